"""The quick scan of a page finds what a full parser finds."""

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.site.output.htmlscan import LINKS, scan

TAGS = st.sampled_from(["a", "A", "p", "img", "svg", "path", "link", "div", "object", "script"])
NAMES = st.sampled_from(
    ["href", "HREF", "src", "data", "data-x", "class", "title", "type", "id", "alt", "stroke",
     "stroke-width", "d", "onclick", "hidden", "aria-label", "xlink:href", "poster", "formaction",
     "classy", "widthhref"]
)  # fmt: skip
VALUES = st.sampled_from(["x", "", "a b", "x > y", "<a href=q>", "&quot;", "'", "href=z", "é", "/"])
SPACES = st.sampled_from([" ", "\n", "  "])


@st.composite
def attributes(draw: st.DrawFn) -> str:
    """Attributes in every way that HTML allows to write them."""
    parts = []
    for name in draw(st.lists(NAMES, max_size=4, unique_by=str.lower)):
        value = draw(VALUES)
        ways = [f'{name}="{value}"', f"{name} = '{value.replace(chr(39), '')}'", name]
        if value.isalnum():
            ways.append(f"{name}={value}")
        parts.append(draw(SPACES) + draw(st.sampled_from(ways)))
    return "".join(parts)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Start tags, end tags, text and comments in any order."""
    parts = []
    for _ in range(draw(st.integers(0, 6))):
        tag = draw(TAGS)
        end = "</script>" if tag == "script" else draw(st.sampled_from(["", f"</{tag}>"]))
        parts.append(f"<{tag}{draw(attributes())}>{end}")
        parts.append(draw(st.sampled_from(["", "text", " 1 > 0 ", "<!-- <a href=no> -->", "\n"])))
    return "".join(parts)


class Full(HTMLParser):
    """Collects the same with the standard library's parser."""

    def __init__(self) -> None:
        """Start with nothing."""
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.handlers: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes of an element."""
        for name, value in attrs:
            if name in LINKS:
                self.links.append((tag, (value or "").strip()))
            elif name == "id":
                self.ids.add(value or "")
            elif name.startswith("on"):
                self.handlers.add(name)


@settings(max_examples=600, deadline=None)
@given(pages())
def test_same_as_a_full_parser(page: str) -> None:
    """Addresses in their order, anchors and event handlers, however they are written."""
    full = Full()
    full.feed(page)
    full.close()
    found = scan(page)
    assert [(link.tag, link.url) for link in found.links] == full.links
    assert found.ids == full.ids
    assert found.handlers == full.handlers
