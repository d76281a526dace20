"""Markdown of students and of strangers to HTML that can do nothing but be read."""

import re
from collections.abc import Callable
from html import unescape

import nh3
from markupsafe import Markup, escape

from portfolio_gen.site.links import host, web_address
from portfolio_gen.site.pictures.shown import UNSEEN, Shown, with_copies
from portfolio_gen.site.prose.embed import clean
from portfolio_gen.site.prose.formatted import formatted
from portfolio_gen.site.words.labels import ENGLISH

MAX_CHARACTERS = 60_000
"""Longest text that is formatted; what is longer is shown as it was written."""

MAX_NESTING = 12
"""Deepest nesting of quotes and lists that is formatted: each level costs recursion."""

MAX_SEARCH = 1_000_000
"""Longest search for the ends of brackets, in characters. From every open one, the converter looks
through the rest of the paragraph."""

Resolve = Callable[[str], str]
"""Turns a relative link as written into the one on the page; empty if it leads nowhere."""

Look = Callable[[str], Shown]
"""Tells what is known about the picture at a link of the page."""

_COMMON_TAGS = frozenset(
    """
    a abbr b blockquote br cite code dd del dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li
    mark ol p pre q s small strong sub sup table tbody td th thead tr u ul var
    """.split()  # noqa: SIM905 (sixty lines of one word each read worse)
)
_STUDENT_TAGS = _COMMON_TAGS | {"img", "figure", "figcaption", "details", "summary"}

_ATTRIBUTES = {
    "a": {"href", "title", "class"},
    "abbr": {"title"},
    "code": {"class"},
    "div": {"class"},
    "img": {"src", "alt", "width", "height"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
}
_FOOTNOTE_CLASSES = frozenset({"footnote", "footnote-ref", "footnote-backref"})

_HEADING = re.compile(r"<(/?)h([1-6])>")
_LINK_OUT = re.compile(r'<a href="(https?:[^"]*)"')
_IMAGE = re.compile(r"<img\b([^>]*)>")
_LINK = re.compile(r'<a href="([^"#:]*)"')
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_WORDS = re.compile(r"(?:<p>[^<>&]*</p>\n?)*")
"""Paragraphs of nothing but words: there is nothing to take out, and nothing to fit."""
_SPACE = re.compile(r"\s+")
_SQUARE = re.compile(r"[\[\]]")
_NESTED_LINE = re.compile(r"^[ \t>*+-]{13,}", re.MULTILINE)


def prose(
    markdown: str,
    *,
    prefix: str,
    level: int,
    resolve: Resolve,
    look: Look = lambda _: UNSEEN,
) -> Markup:
    """Return a student's text as HTML.

    Args:
        markdown: As written, HTML in it included; what could run or load anything is taken out.
        prefix: Put in front of every id, so that two texts can stand on one page.
        level: Heading level of the highest heading in it.
        resolve: Answers where a relative link or picture leads.
        look: Answers what is known about the picture at such a link.
    """
    html = _formatted(markdown, raw_html=True)
    if _WORDS.fullmatch(html):
        return Markup(html)  # noqa: S704
    safe = _safe(html, tags=_STUDENT_TAGS, prefix=prefix, resolve=resolve)
    return _fitted(safe, level=level, look=look)


def foreign(markdown: str, *, prefix: str, level: int) -> Markup:
    """Return text from a badge as HTML: formatting and web links only, no HTML.

    A picture in it is not loaded; it becomes a link, or the words that describe it.
    """
    html = _formatted(markdown, raw_html=False)
    if _WORDS.fullmatch(html):
        return Markup(html)  # noqa: S704
    safe = _safe(html, tags=_COMMON_TAGS | {"img"}, prefix=prefix, resolve=_nowhere)
    return _fitted(safe, level=level, look=lambda _: UNSEEN)


def plain(markdown: str, *, words: int = 0) -> str:
    """Return the words of a text without its formatting, at most ``words`` of them if given."""
    html = nh3.clean(_formatted(markdown, raw_html=False), tags={"p", "li", "sup"})
    html = re.sub(r"<sup>.*?</sup>", "", html)
    text = _SPACE.sub(" ", unescape(nh3.clean(re.sub(r"</(p|li)>", " ", html), tags=set()))).strip()
    parts = text.split(" ")
    if not words or len(parts) <= words:
        return text
    return " ".join(parts[:words]).rstrip(".,;:") + " …"


def paragraphs(text: str) -> Markup:
    """Return plain text as paragraphs, without any formatting."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", clean(text)) if part.strip()]
    return Markup().join(Markup("<p>{}</p>").format(part) for part in parts)


def initials(name: str) -> str:
    """Return one or two letters that stand for a name where there is no picture."""
    words = re.findall(r"[^\W\d_]+", name)
    chosen = words if len(words) < 2 else [words[0], words[-1]]  # noqa: PLR2004
    return "".join(word[0].upper() for word in chosen) or "·"


def _formatted(text: str, *, raw_html: bool) -> str:
    """Return HTML that is not sanitised yet."""
    kept = clean(text)
    if len(kept) > MAX_CHARACTERS or _too_nested(kept) or _too_open(kept):
        return str(paragraphs(kept))
    return formatted(kept, raw_html=raw_html)


def _too_nested(text: str) -> bool:
    """Tell whether a line begins with more nesting than any honest text has.

    A row of one sign, such as a rule or an underlined heading, is not nesting.
    """
    for match in _NESTED_LINE.finditer(text):
        signs = re.sub(r"\s", "", match[0])
        nested = len(signs) > MAX_NESTING and (len(set(signs)) > 1 or ">" in signs)
        if nested or len(match[0].expandtabs(4)) - len(signs) > 4 * MAX_NESTING:
            return True
    return False


def _too_open(text: str) -> bool:
    """Tell whether looking for the ends of all brackets would take too long."""
    blocks = (block for block in text.split("\n\n") if "[" in block)
    return sum(_open_at_once(block) * len(block) for block in blocks) > MAX_SEARCH


def _open_at_once(text: str) -> int:
    """Return how many brackets are open at the place where most are."""
    depth = most = 0
    for sign in _SQUARE.findall(text):
        depth = depth + 1 if sign == "[" else max(0, depth - 1)
        most = max(most, depth)
    return most


def _safe(html: str, *, tags: frozenset[str], prefix: str, resolve: Resolve) -> str:
    """Return HTML that can do nothing but be read."""

    def relative(link: str) -> str | None:
        if link.startswith("#"):
            return f"#{prefix}{link[1:]}" if link[1:] else None
        return resolve(link) or None

    return nh3.clean(
        html,
        tags=set(tags),
        attributes=_ATTRIBUTES,
        attribute_filter=_keep,
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
        url_relative=relative,
        id_prefix=prefix,
    )


def _fitted(html: str, *, level: int, look: Look) -> Markup:
    """Make headings, pictures, tables and links of sanitised HTML fit the page."""
    drawn = _pictures(_to_largest(_levelled(html, level), look), look)
    return Markup(_tables(_links_out(drawn)))  # noqa: S704


def _keep(tag: str, attribute: str, value: str) -> str | None:
    """Keep only the classes that we draw; a language name on code is harmless."""
    if attribute == "class" and tag != "code" and value not in _FOOTNOTE_CLASSES:
        return None
    return value


def _levelled(html: str, level: int) -> str:
    """Move headings so that the highest is at ``level`` and none is skipped on the way down."""
    above: list[int] = []

    def shifted(match: re.Match[str]) -> str:
        if not match[1]:
            written = int(match[2])
            while above and above[-1] >= written:
                above.pop()
            above.append(written)
        return f"<{match[1]}h{min(6, level + len(above) - 1)}>"

    return _HEADING.sub(shifted, html)


def _to_largest(html: str, look: Look) -> str:
    """Let a link to a picture lead to its largest copy."""

    def led(match: re.Match[str]) -> str:
        largest = look(unescape(match[1])).largest
        return f'<a href="{escape(largest)}"' if largest else match[0]

    return _LINK.sub(led, html)


def _pictures(html: str, look: Look) -> str:
    """Load no picture from elsewhere: it becomes a link that the reader may follow."""

    def drawn(match: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        source, alt = attributes.get("src", ""), attributes.get("alt", "")
        if not source:
            return f"<em>{alt}</em>"
        address = web_address(unescape(source))
        if address or ":" in source.partition("/")[0]:
            words = ENGLISH.picture_elsewhere.format(alt=alt or escape(host(address)))
            return f'<a href="{source}">{words}</a>' if address else f"<em>{alt}</em>"
        shown = look(unescape(source))
        sized = shown.width and "width" not in attributes
        size = f' width="{shown.width}" height="{shown.height}"' if sized else ""
        return with_copies(f'<img loading="lazy" decoding="async"{size}{match[1]}>', shown)

    return _IMAGE.sub(drawn, html)


def _links_out(html: str) -> str:
    return _LINK_OUT.sub(r'<a class="pf-out" rel="nofollow noopener" href="\1"', html)


def _tables(html: str) -> str:
    frame = (
        f'<div class="pf-scroll" role="group" tabindex="0" aria-label="{escape(ENGLISH.table)}">'
        r'<table class="pf-table">\1</table></div>'
    )
    # The corner of a table is no heading of anything.
    return _TABLE.sub(frame, html.replace("<th></th>", "<td></td>"))


def _nowhere(_: str) -> str:
    return ""
