"""A page as a few lines that a person can check: headings, landmarks, links, chips."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"img", "br", "hr", "input", "meta", "link", "source", "track", "path", "circle"})
LANDMARKS = frozenset({"nav", "aside", "main", "header", "footer"})


@dataclass
class Outline(HTMLParser):
    """What a page consists of."""

    headings: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    images: list[tuple[str, str | None]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    chips: list[str] = field(default_factory=list)
    elements: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start with nothing open."""
        super().__init__()
        self._open: list[tuple[str, str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and its attributes."""
        named = dict(attrs)
        self.elements.add(tag)
        self.attributes.update(named)
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if tag == "img":
            self.images.append((str(named.get("src")), named.get("alt")))
        if tag not in VOID:
            mark = named.get("href") if tag == "a" else named.get("class")
            self._open.append((tag, mark or "", len(self.text)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Treat ``<path/>`` as an element without content."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Collect text."""
        self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Note what a heading, a link or a chip said."""
        while self._open:
            name, mark, start = self._open.pop()
            said = " ".join("".join(self.text[start:]).split())
            if name[0] == "h" and name[1:].isdigit():
                self.headings.append(f"{'  ' * (int(name[1:]) - 1)}{said}")
            elif name == "a":
                self.links.append((said, mark))
            elif mark.startswith("pf-chip "):
                self.chips.append(said)
            if name == tag:
                return

    @property
    def words(self) -> str:
        """All text, with single spaces."""
        return " ".join("".join(self.text).split())


def outline(html: str) -> Outline:
    """Return the outline of some HTML."""
    found = Outline()
    found.feed(html)
    found.close()
    return found
