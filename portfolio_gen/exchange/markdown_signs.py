"""Words that Markdown takes for nothing but words, and the signs around them."""

import re
from dataclasses import dataclass, field

BREAK = "  \n"
"""End of a line inside a paragraph."""

SPACE = re.compile(r"[ \t\r\n\f]+")
"""What a browser shows as one space."""

_SIGNS = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])")

_ENTITY = re.compile(r"&(?=[#\w])")

_START = re.compile(r"(?:[#>]|[-+=](?=\s|$)|[-=]{2,}|\d{1,9}[.)](?=\s))")


@dataclass(slots=True, kw_only=True)
class Inline:
    """Emphasis, a link, or a paragraph that is still open.

    Attributes:
        tag: What opened it.
        before: What stands before its text.
        after: What stands after it.
        parts: The text so far.
    """

    tag: str
    before: str = ""
    after: str = ""
    parts: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Frame:
    """A list, an entry of one, or a quote that is still open.

    Attributes:
        tag: What opened it.
        first: What stands before its first line.
        rest: What stands before the others.
        count: Entries so far, in a list with numbers.
    """

    tag: str
    first: str = ""
    rest: str = ""
    count: int = 0


def escaped(text: str) -> str:
    """Return words that Markdown takes for nothing but words."""
    plain = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace("\0", "")
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", plain)


def unstarted(line: str) -> str:
    """Return a line that does not begin like a heading, a list or a quote, nor rule a table."""
    if "|" in line and not line.strip("|:- "):
        return line.replace("|", "&#124;")
    start = _START.match(line)
    if start is None:
        return line
    if line[0] == "=":  # the one sign that no backslash makes harmless
        return f"&#61;{line[1:]}"
    at = start.end() - 1 if line[0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"


def wrapped(inline: Inline) -> str:
    """Return the text of an element with its signs, which never touch white space."""
    text = "".join(inline.parts)
    if inline.tag == "code":
        bare = " ".join(text.split())
        return f"`{bare}`" if bare and "`" not in bare else escaped(text)
    bare = text.strip(" \0")
    if not bare:
        return text
    start = text[: len(text) - len(text.lstrip(" \0"))]
    end = text[len(text.rstrip(" \0")) :]
    return f"{start}{inline.before}{bare}{inline.after}{end}"


def is_entry(block: str) -> bool:
    """Tell whether a block is an entry of a list."""
    return re.match(r"[> ]*(?:- |\d+\. )", block) is not None
