"""What one import from Mahara works with: names, days, and files put beside what they belong to."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from portfolio_gen.author.files import NewFile
from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.suggest import shown
from portfolio_gen.exchange.backpack import Shelf, free_slug
from portfolio_gen.exchange.dates import partial_date
from portfolio_gen.exchange.leap2a.reading import Entry, Feed
from portfolio_gen.exchange.markdown_out import Resolve
from portfolio_gen.exchange.pile import Pile
from portfolio_gen.exchange.tidy import MAX_LINE
from portfolio_gen.model.portfolio import Portfolio

NO_DAY = "1970-01-01"
"""Stands where a date is needed and none was given."""


@dataclass(slots=True, kw_only=True)
class Move:
    """Everything one import works with.

    Attributes:
        pile: What was brought.
        root: Folder of the document in the pile, with a slash at its end, or nothing.
        file: Name of the document for messages.
        feed: What it says.
        portfolio: What is there already; None if there is none yet.
        shelf: Badges that are there.
        notes: What should be known.
        files: What would be written.
        slugs: Names that are taken, by folder.
        refs: Reference of the item an entry becomes.
        homes: Folder an attached file goes to, by the entry of the file.
        placed: Where a file lies in the new portfolio, by its entry and the folder.
        resume: Parts of the resume.
        rest: Entries that have no place of their own.
        done: Entries that were dealt with.
    """

    pile: Pile
    root: str
    file: str
    feed: Feed
    portfolio: Portfolio | None
    shelf: Shelf
    notes: Notes
    files: list[NewFile] = field(default_factory=list)
    slugs: dict[str, set[str]] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)
    placed: dict[tuple[str, PurePosixPath], str] = field(default_factory=dict)
    names: dict[PurePosixPath, set[str]] = field(default_factory=dict)
    resume: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    rest: list[Entry] = field(default_factory=list)
    done: set[str] = field(default_factory=set)

    @property
    def where(self) -> Where:
        """Place of the document for messages."""
        return Where(file=self.file)


def whole_text(entry: Entry, resolve: Resolve, *, summary: bool) -> str:
    """Return the text of an entry, with what of its heading and summary fits nowhere else.

    Args:
        entry: The entry.
        resolve: Answers where pictures and links to other entries and files lead.
        summary: The summary has no place of its own.
    """
    long_title = entry.title if heading(entry.title) != entry.title else ""
    kept = summary or len(plain_text(entry.summary)) > MAX_LINE
    parts = (escaped(long_title), entry.summary if kept else "", entry.text(resolve))
    return "\n\n".join(part for part in parts if part)


def with_links(text: str, links: Iterable[str]) -> str:
    """Return a text with the links to files below it that it does not have itself."""
    missing = listed(link for link in links if link.partition("](")[2] not in text)
    return "\n\n".join(part for part in (text, missing) if part)


def listed(lines: Iterable[str]) -> str:
    """Return lines as a list."""
    return "\n".join(f"- {line}" for line in lines)


def attach(move: Move, entry: Entry, home: PurePosixPath | None, *, before: str = "") -> list[str]:
    """Put the files that belong to an entry into a folder, and return links to them.

    Args:
        move: What the import works with.
        entry: What the files belong to.
        home: The folder; None if there is none for them.
        before: The way to the folder, from where the links will stand.
    """
    if home is None:
        return []
    ids = [link.href for link in entry.links if link.rel in {"related", "enclosure", "has_part"}]
    links = []
    for id_ in dict.fromkeys(ids):
        name = place(move, id_, home)
        if name:
            target = move.feed.entries.get(id_)
            label = heading(plain_text(target.summary) or target.title if target else "") or name
            links.append(f"[{escaped(label)}]({before}{name})")
    return links


def place(move: Move, id_: str, home: PurePosixPath) -> str:
    """Put a file beside a draft, once, and return its name; empty if it is no file."""
    if (id_, home) in move.placed:
        return move.placed[id_, home]
    target = move.feed.entries.get(id_)
    source = file_of(move, target) if target else _path_in(move, id_)
    if not source or (target and target.id in move.refs):
        return ""
    try:
        data = move.pile.read(source)
    except ContentError as error:
        move.notes.error("import", error, where=move.pile.where(source))
        return ""
    path = PurePosixPath(target.title if target and PurePosixPath(target.title).suffix else source)
    taken = move.names.setdefault(home, set())
    stem = free_slug([path.stem], taken, spare="file")
    name = f"{stem}{re.sub(r'[^a-z0-9.]', '', path.suffix.casefold())}"
    move.placed[id_, home] = name
    move.files.append(NewFile(path=home / name, data=data, what=f"a file: {shown(path.name)}"))
    if target:
        move.done.add(target.id)
    return name


def file_of(move: Move, entry: Entry) -> str:
    """Return the file of an entry that is one; empty if it is not."""
    if entry.type not in {"resource", ""}:
        return ""
    return next((path for href in entry.to("enclosure") if (path := _path_in(move, href))), "")


def _path_in(move: Move, href: str) -> str:
    """Return the file in the pile that an address means; empty if there is none."""
    for name in (href, unquote(href)):
        if f"{move.root}{name}" in move.pile.sizes:
            return f"{move.root}{name}"
    return ""


def has_day(entry: Entry) -> bool:
    """Tell whether an entry itself says a whole day."""
    return any(map(partial_day, (entry.dates.get("end", ""), entry.published, entry.updated)))


def day_of(entry: Entry, feed: Feed) -> str:
    """Return the day of an entry: when it was finished, made, changed, or exported."""
    candidates = (entry.dates.get("end", ""), entry.published, entry.updated, feed.updated)
    return next(filter(None, map(partial_day, candidates)), NO_DAY)


def partial_day(text: str) -> str:
    """Return a whole day for a date as programs write it; empty if it is none."""
    found = partial_date(text) if text else ""
    if len(found) != len(NO_DAY):
        return ""
    try:
        return dt.date.fromisoformat(found).isoformat()
    except ValueError:  # the thirty-first of February
        return ""


def plain_text(markdown: str) -> str:
    """Return Markdown without its signs, for a field of plain text."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = text.replace("  \n", "\n")
    text = re.sub(r"(?m)^(?:#{1,6} |> |- )", "", text)
    text = re.sub(r"(?<!\\)[*`]", "", text)
    return re.sub(r"\\([^\w\s])", r"\1", text).replace("&lt;", "<").replace("&amp;", "&").strip()


def heading(text: str) -> str:
    """Return a text on one line that fits a heading."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_LINE else f"{line[: MAX_LINE - 1].rstrip()}…"


def escaped(text: str) -> str:
    """Return words that can stand in a heading or a link."""
    return re.sub(r"([\[\]\\*_`])", r"\\\1", text).replace("<", "&lt;")
