"""Pages that are one block of HTML, which no Markdown processor changes.

``site.embed.as_markdown`` writes every page so. What an engine makes of such a page is known
without asking it: the same block.
"""

import re
from dataclasses import dataclass

START, END = '<div class="pf">\n', "\n</div>\n"
"""First and last line of the block."""

_MATTER = re.compile(r"---\n.*?\n---\n\n?", re.DOTALL)
_DIV = re.compile(r"</?div\b", re.IGNORECASE)
CHANGED = ("\n\n", "`", "~")
"""What would end the block early, or be read before HTML is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPage:
    """A page of the tree, taken apart.

    Attributes:
        matter: Its front matter as written, with the lines around it.
        block: Its content, as every engine puts it into the page.
    """

    matter: str
    block: str


def parse(source: str) -> BlockPage | None:
    """Return a page taken apart; None if it is anything but front matter and one block."""
    matter = _MATTER.match(source)
    block = block_of(source[matter.end() :]) if matter else ""
    return BlockPage(matter=matter[0], block=block) if matter and block else None


def block_of(markdown: str) -> str:
    """Return what Markdown makes of a page that is one block of HTML; empty if it is not."""
    if not markdown.startswith(START) or not markdown.endswith(END):
        return ""
    if any(sign in markdown for sign in CHANGED):
        return ""
    return markdown.rstrip() if _is_balanced(markdown[len(START) : -len(END)]) else ""


def _is_balanced(html: str) -> bool:
    """Tell whether every ``div`` inside ``html`` is closed inside it."""
    depth = 0
    for tag in _DIV.findall(html):
        depth += -1 if tag[1] == "/" else 1
        if depth < 0:
            return False
    return depth == 0
