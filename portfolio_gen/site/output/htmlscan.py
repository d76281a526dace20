"""What a finished HTML page links to, loads and runs.

The pages come from our own templates and from sanitised text, so they are well-formed; a scan with
one regular expression is ten times as fast as a full parser and is made for every page of every
build.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

ATTRIBUTES = r"""[^>"']*+(?:"[^"]*"[^>"']*+|'[^']*'[^>"']*+)*+"""

_SILENT = (
    r"""\s++(?:class|d|viewBox|alt|title|role|for|tabindex|hidden|width|height|xmlns|data-[a-z-]++"""
    r"""|aria-[a-z]++|loading|decoding|datetime|lang|dir|colspan|scope|type|focusable|cx|cy|r|fill"""
    r"""|stroke(?:-[a-z]++)?|shape-rendering|property|autocomplete)(?:="[^"]*+")?(?=[\s/>])"""
)
"""An attribute that neither leads anywhere nor runs anything, whatever its value."""

_TOKEN = re.compile(
    rf"""
    (?:[^<]++|</(?:[^>]*+>|.*)|<(?!script\b|style\b|meta\b)[a-z][^\s/>]*+(?:{_SILENT})*+\s*+/?>)*+
    (?:
      <a\s+href="(?P<to>[^"]*+)"(?:{_SILENT})*+\s*+>
      | <!--(?:.*?-->|.*)
      | <(?P<raw>script|style)\b(?P<raw_attrs>{ATTRIBUTES})>
        (?P<text>.*?)(?:</(?P=raw)\s*>|\Z)
      | <(?P<tag>[a-z][^\s/>]*+)(?P<attrs>{ATTRIBUTES})(?:>|["'].*|\Z)
      | < | \Z
    )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
# First everything that says nothing: text, end tags, elements with silent attributes. Then plain
# links, which are a quarter of the rest. What is never closed reaches to the end, as in a browser;
# that also keeps the scan linear.

_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""", re.DOTALL
)

LINKS = frozenset({"href", "src", "srcset", "poster", "action", "data", "xlink:href", "formaction"})
"""Attributes that hold an address."""

TOLD = LINKS | {"id", "name", "style", "rel", "type", "http-equiv", "content"}
"""Attributes that are looked at, besides event handlers."""

NOT_RUN = frozenset({"application/json", "application/ld+json"})
"""Types of script elements that are data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address in a page.

    Attributes:
        tag: Element it stands in, in lower case.
        rel: The element's ``rel``, in lower case; empty if it has none.
        url: The address, with character references resolved.
    """

    tag: str
    rel: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What a page consists of, as far as links and policies are concerned.

    Attributes:
        links: Every address in an attribute.
        ids: Anchors that a link can lead to.
        scripts: Text of the inline scripts that a browser would run.
        styles: Text of the style elements.
        style_attributes: Values of ``style`` attributes.
        handlers: Names of event handler attributes, such as ``onclick``.
        robots: Content of ``<meta name="robots">``.
        policy: Content of the page's own Content-Security-Policy; empty if it has none.
    """

    links: tuple[Link, ...]
    ids: frozenset[str]
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    style_attributes: frozenset[str]
    handlers: frozenset[str]
    robots: str
    policy: str

    @property
    def canonical(self) -> str:
        """The page's own full address; empty if it says none."""
        return next((link.url for link in self.links if link.rel == "canonical"), "")


def scan(html: str) -> Scan:
    """Return what the page ``html`` links to, loads and runs."""
    page = _Page()
    for token in _TOKEN.finditer(html):
        to, raw, raw_attrs, text, tag, attrs = token.groups()
        if to is not None:
            page.links.append(Link(tag="a", rel="", url=unescape(to).strip()))
        elif tag:
            page.element(tag.lower(), _told(attrs))
        elif raw:
            page.raw(raw.lower(), _told(raw_attrs), text)
    return page.result()


def _told(text: str) -> dict[str, str]:
    """Return the attributes that are looked at; of twins, the first."""
    found: dict[str, str] = {}
    for written, double, single, bare in _ATTRIBUTE.findall(text):
        name = written.lower()
        if (name in TOLD or name[:2] == "on") and name not in found:
            found[name] = unescape(double or single or bare)
    return found


def attributes(text: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of each attribute in the text of a start tag; of twins, the first."""
    seen: set[str] = set()
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        if name.lower() not in seen:
            yield name.lower(), unescape(double or single or bare)
        seen.add(name.lower())


class _Page:
    """Collects what ``Scan`` holds."""

    def __init__(self) -> None:
        self.links: list[Link] = []
        self.ids: set[str] = set()
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.style_attributes: set[str] = set()
        self.handlers: set[str] = set()
        self.meta: dict[str, str] = {}

    def element(self, tag: str, attrs: dict[str, str]) -> None:
        rel = attrs.get("rel", "").lower()
        for name, value in attrs.items():
            if name in LINKS:
                self.links.extend(Link(tag=tag, rel=rel, url=url) for url in _urls(name, value))
            elif name == "id" or (name == "name" and tag == "a"):
                self.ids.add(value)
            elif name == "style":
                self.style_attributes.add(value)
            elif name.startswith("on"):
                self.handlers.add(name)
        if tag == "meta":
            self._meta(attrs)

    def _meta(self, attrs: dict[str, str]) -> None:
        name = (attrs.get("http-equiv") or attrs.get("name") or "").lower()
        content = attrs.get("content", "")
        self.meta.setdefault(name, content)
        if name == "refresh" and "=" in content:
            url = content.partition("=")[2].strip("'\" ")
            self.links.append(Link(tag="meta", rel="refresh", url=url))

    def raw(self, tag: str, attrs: dict[str, str], text: str) -> None:
        self.element(tag, attrs)
        if tag == "style":
            self.styles.append(text)
        elif "src" not in attrs and attrs.get("type", "").lower() not in NOT_RUN:
            self.scripts.append(text)

    def result(self) -> Scan:
        return Scan(
            links=tuple(self.links),
            ids=frozenset(self.ids),
            scripts=tuple(self.scripts),
            styles=tuple(self.styles),
            style_attributes=frozenset(self.style_attributes),
            handlers=frozenset(self.handlers),
            robots=self.meta.get("robots", ""),
            policy=self.meta.get("content-security-policy", ""),
        )


def _urls(name: str, value: str) -> list[str]:
    """Return the addresses in an attribute; ``srcset`` holds several."""
    if name != "srcset":
        return [value.strip()]
    return [part.split()[0] for part in value.split(",") if part.strip()]
