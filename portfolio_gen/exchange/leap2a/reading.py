"""``leap2a.xml`` to plain values, with a parser that fetches nothing and is not led astray."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.exchange.leap2a.content import markdown_in
from portfolio_gen.exchange.leap2a.spaces import ATOM, LEAPS, MAHARA_MARK, RDF, term
from portfolio_gen.exchange.markdown_out import Resolve

MAX_BYTES = 50_000_000
"""Largest document that is read, in bytes."""

MAX_ELEMENTS = 1_000_000
"""Most elements of a document."""

MAX_ENTRIES = 5000
"""Most items of a portfolio."""

MAX_DEPTH = 200
"""Deepest nesting of elements; Mahara's pages have thirty."""

_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "iso-8859-1", "windows-1252"})
_AGAIN = "Export it again from Mahara, as Leap2A."


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where an entry leads: to another entry, to a file, or to the web."""

    rel: str
    href: str
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """What an entry is filed under; without a list of its own it is a tag."""

    scheme: str
    term: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """One fact about a person."""

    field: str
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a portfolio.

    Attributes:
        id: How others name it.
        type: What it is in Leap2A's words, such as ``entry``, ``resource`` or ``selection``.
        title: Its heading.
        summary: A short text.
        content: Its text as an element, not yet turned into anything.
        published: When it was made, as written.
        updated: When it was changed, as written.
        links: Where it leads.
        categories: What it is filed under.
        dates: Its dates by their name: ``start``, ``end``, ``target``.
        persondata: Facts, for a person.
        plugin: Which part of Mahara made it; empty if another program did.
        kind: What that part calls it.
        view: What kind of page of Mahara it is; empty if it is none.
    """

    id: str
    type: str = ""
    title: str = ""
    summary: str = ""
    content: Element | None = None
    published: str = ""
    updated: str = ""
    links: tuple[Link, ...] = ()
    categories: tuple[Category, ...] = ()
    dates: dict[str, str] = field(default_factory=dict)
    persondata: tuple[Datum, ...] = ()
    plugin: str = ""
    kind: str = ""
    view: str = ""

    def to(self, rel: str) -> tuple[str, ...]:
        """Return where its links of one kind lead."""
        return tuple(link.href for link in self.links if link.rel == rel)

    def filed(self, scheme: str) -> str:
        """Return what it is filed under in one list; empty if it is not."""
        return next((c.term for c in self.categories if c.scheme == scheme), "")

    @property
    def tags(self) -> tuple[str, ...]:
        """What it is filed under without any list."""
        return tuple(c.label or c.term for c in self.categories if not c.scheme and c.term)

    def text(self, resolve: Resolve) -> str:
        """Return its content as Markdown.

        Args:
            resolve: Answers where pictures and links to other entries and files lead.
        """
        return markdown_in(self.content, resolve)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A whole portfolio.

    Attributes:
        title: Its heading.
        author: Name of the person.
        person: Entry about the person; empty if there is none.
        updated: When it was exported, as written.
        entries: The items by their names, in the order of the document.
    """

    title: str
    author: str
    person: str
    updated: str
    entries: dict[str, Entry]


class _Builder(TreeBuilder):
    """Builds a tree that is neither too large nor too deep."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self._file = file
        self._count = 0
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        """Add an element.

        Raises:
            ContentError: There are too many, or they are nested too deep.
        """
        self._count += 1
        self._depth += 1
        if self._count > MAX_ELEMENTS or self._depth > MAX_DEPTH:
            raise ContentError(
                f"this document has more than {MAX_ELEMENTS:,} elements, or nests more than "
                f"{MAX_DEPTH} levels deep.",
                where=Where(file=self._file),
                hint="Mahara makes none like it; export it again.",
            )
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        """End an element."""
        self._depth -= 1
        return super().end(tag)


def read_feed(data: bytes, *, file: str) -> Feed:
    """Read a Leap2A document.

    Args:
        data: The file.
        file: Its name for messages.

    Raises:
        ContentError: It is not XML, not Leap2A, or was made to harm.
    """
    root = _parsed(data, file)
    if root.tag != f"{{{ATOM}}}feed":
        raise ContentError(
            "this is not a Leap2A document: it is no Atom feed.",
            where=Where(file=file),
            hint=_AGAIN,
        )
    entries: dict[str, Entry] = {}
    found = root.findall(f"{{{ATOM}}}entry")
    if len(found) > MAX_ENTRIES:
        raise ContentError(
            f"this document has more than {MAX_ENTRIES:,} entries.",
            where=Where(file=file),
            hint="Export a part of your portfolio at a time.",
        )
    for entry in map(_entry, found):
        entries.setdefault(entry.id or f"entry {len(entries) + 1}", entry)
    author = root.find(f"{{{ATOM}}}author")
    return Feed(
        title=_text(root, "title"),
        author=_text(author, "name"),
        person=_text(author, "uri"),
        updated=_text(root, "updated"),
        entries=entries,
    )


def _parsed(data: bytes, file: str) -> Element:
    """Return the tree of a document.

    Raises:
        ContentError: It is not XML, or declares what is used for attacks.
    """
    parser = DefusedXMLParser(target=_Builder(file), forbid_dtd=True)

    def encoding(_version: str, name: str | None, _standalone: int) -> None:
        if name is not None and name.lower() not in _ENCODINGS:
            raise ContentError(
                "this document is written in an encoding that is not read here.",
                where=Where(file=file),
                hint="Save it as UTF-8.",
            )

    parser.parser.XmlDeclHandler = encoding
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise ContentError(
            "this document declares a document type or entities, which are refused because they "
            "can be used to attack whoever opens it.",
            where=Where(file=file),
            hint=_AGAIN,
        ) from error
    except ParseError as error:
        line, column = error.position
        raise ContentError(
            "this document is damaged: it is not well-formed XML.",
            where=Where(file=file, line=line, column=column + 1),
            hint=_AGAIN,
        ) from error
    return root


def _entry(element: Element) -> Entry:
    type_ = element.find(f"{{{RDF}}}type")
    plugin = next((e for e in element if _is_mahara(e, "artefactplugin")), None)
    view = next((e for e in element if _is_mahara(e, "view")), None)
    return Entry(
        id=_text(element, "id"),
        type=term(type_.get(f"{{{RDF}}}resource", "")) if type_ is not None else "",
        title=" ".join(_text(element, "title").split()),
        summary=_markdown(element.find(f"{{{ATOM}}}summary")),
        content=element.find(f"{{{ATOM}}}content"),
        published=_text(element, "published"),
        updated=_text(element, "updated"),
        links=tuple(_links(element)),
        categories=tuple(_categories(element)),
        dates=dict(_dates(element)),
        persondata=tuple(_persondata(element)),
        plugin=_attribute(plugin, "plugin"),
        kind=_attribute(plugin, "type"),
        view=(_attribute(view, "type") or "portfolio") if view is not None else "",
    )


def _links(element: Element) -> Iterator[Link]:
    for link in element.findall(f"{{{ATOM}}}link"):
        href = link.get("href", "")
        if href:
            yield Link(rel=term(link.get("rel", "")), href=href, type=link.get("type", ""))
    content = element.find(f"{{{ATOM}}}content")
    # Before 2010 a file was the content of its entry, out of line.
    if content is not None and content.get("src"):
        yield Link(rel="enclosure", href=content.get("src", ""), type=content.get("type", ""))


def _categories(element: Element) -> Iterator[Category]:
    for category in element.findall(f"{{{ATOM}}}category"):
        scheme = category.get("scheme", "")
        yield Category(
            scheme=scheme if scheme.startswith("urn:") else term(scheme),
            term=category.get("term", "").strip(),
            label=category.get("label", "").strip(),
        )


def _dates(element: Element) -> Iterator[tuple[str, str]]:
    for date in _leap(element, "date"):
        value = (date.text or "").strip() or _attribute(date, "label")
        if value:
            yield _attribute(date, "point"), value


def _persondata(element: Element) -> Iterator[Datum]:
    for datum in _leap(element, "persondata"):
        value = (datum.text or "").strip()
        if value:
            name = _attribute(datum, "field")
            yield Datum(field=name, label=_attribute(datum, "label") or name, value=value)
    for place in _leap(element, "spatial"):
        for part in place:
            value = (part.text or "").strip()
            if value:
                name = part.tag.rpartition("}")[2]
                yield Datum(field=name, label=name, value=value)


def _leap(element: Element, name: str) -> list[Element]:
    return [e for e in element if e.tag.rpartition("}")[2] == name and _space(e) in LEAPS]


def _is_mahara(element: Element, name: str) -> bool:
    return element.tag.rpartition("}")[2] == name and MAHARA_MARK in _space(element)


def _space(element: Element) -> str:
    return element.tag.rpartition("}")[0].removeprefix("{")


def _attribute(element: Element | None, name: str) -> str:
    """Return an attribute, whatever namespace it is written in."""
    if element is None:
        return ""
    found = (v for key, v in element.attrib.items() if key.rpartition("}")[2] == name)
    return next(found, "").strip()


def _text(element: Element | None, name: str) -> str:
    found = element.find(f"{{{ATOM}}}{name}") if element is not None else None
    return "".join(found.itertext()).strip() if found is not None else ""


def _markdown(element: Element | None) -> str:
    return markdown_in(element, lambda _: "")
