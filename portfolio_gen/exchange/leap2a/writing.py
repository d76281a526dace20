"""Entries of a Leap2A document, about to be written, and how each is."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from portfolio_gen.content.targets import Contents
from portfolio_gen.model.portfolio import Portfolio

EPOCH = "1970-01-01"
"""Stands where a date is needed and there is none."""

JOURNAL = "journal"
"""Name of the entry that holds works and reflections together."""


@dataclass(slots=True, kw_only=True)
class NewEntry:
    """One entry, about to be written."""

    id: str
    type: str
    title: str
    day: str = ""
    html: str = ""
    text: str = ""
    summary: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    enclosure: tuple[str, str] | None = None
    categories: list[tuple[str, str, str]] = field(default_factory=list)
    tags: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    plugin: tuple[str, str] | None = None
    more: str = ""


@dataclass(slots=True, kw_only=True)
class Export:
    """What one export works with."""

    portfolio: Portfolio
    base_url: str
    contents: Contents
    entries: list[NewEntry] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    at: dict[PurePosixPath, str] = field(default_factory=dict)
    journal: list[str] = field(default_factory=list)


def page_link(address: str) -> list[tuple[str, str]]:
    """Return the link to the page of an entry on the web, if it has one."""
    return [("alternate", address)] if address else []


def written(entry: NewEntry, day: str) -> str:
    """Return one entry as XML."""
    content = (
        f'<content type="html">{escape(entry.html)}</content>\n'
        if entry.html
        else f"<content>{escape(entry.text)}</content>\n"
    )
    at = moment(entry.day or day)
    parts = [
        "<entry>\n",
        f"<title>{escape(entry.title)}</title>\n",
        f"<id>portfolio:{escape(entry.id)}</id>\n",
        f"<updated>{at}</updated>\n",
        f"<published>{at}</published>\n" if entry.day else "",
        f"<summary>{escape(entry.summary)}</summary>\n" if entry.summary else "",
        content,
        f'<rdf:type rdf:resource="leap2:{entry.type}"/>\n',
        _plugin(entry),
        _enclosure(entry),
        *(f"<link rel={quoteattr(rel)} href={quoteattr(to)}/>\n" for rel, to in entry.links),
        *(_category(*category) for category in entry.categories),
        *(f"<category term={quoteattr(tag)}/>\n" for tag in entry.tags),
        *(_date(point, date) for point, date in (("start", entry.start), ("end", entry.end))),
        entry.more,
        "</entry>\n",
    ]
    return "".join(parts)


def _plugin(entry: NewEntry) -> str:
    if entry.plugin is None:
        return ""
    plugin, kind = map(quoteattr, entry.plugin)
    return f"<mahara:artefactplugin mahara:type={kind} mahara:plugin={plugin}/>\n"


def _enclosure(entry: NewEntry) -> str:
    if entry.enclosure is None:
        return ""
    place, kind = entry.enclosure
    return f'<link rel="enclosure" href={quoteattr(quote(place))} type={quoteattr(kind)}/>\n'


def _category(scheme: str, name: str, label: str) -> str:
    more = f" label={quoteattr(label)}" if label else ""
    return f"<category scheme={quoteattr(scheme)} term={quoteattr(name)}{more}/>\n"


def _date(point: str, date: str) -> str:
    return f'<leap2:date leap2:point="{point}">{escape(date)}</leap2:date>\n' if date else ""


def moment(day: str) -> str:
    """Return a day as Atom writes a moment."""
    return f"{day}T00:00:00Z"
