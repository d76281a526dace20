"""Every text that would be published, line by line, with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.content.folder import read_file
from portfolio_gen.content.linked_files import linked_files
from portfolio_gen.content.privacy import PUBLISHED, public_view, visibility_of
from portfolio_gen.model.common import AnyItem, KeyPath, Model
from portfolio_gen.model.portfolio import Portfolio

TEXTS = (".csv", ".htm", ".html", ".json", ".md", ".py", ".srt", ".svg", ".txt", ".vtt", ".xml")
"""Endings of files that are looked into."""

DATA = (".csv", ".json", ".py", ".svg", ".xml")
"""Endings of files in which long numbers are normal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One line of a text.

    Attributes:
        where: Its place; the column is that of its first character.
        text: The line.
        data: True for a file in which long numbers are normal.
        field: The settings field it is the value of; empty in a text.
    """

    where: Where
    text: str
    data: bool = False
    field: str = ""

    def at(self, start: int) -> Where:
        """Return the place of a character of the line."""
        if self.field or not self.where.line:
            return self.where
        return replace(self.where, column=start + 1)


def published_items(portfolio: Portfolio) -> Iterator[AnyItem]:
    """Yield every item with a file of its own that would be part of the site."""
    yield portfolio.settings
    yield from (item for item in (portfolio.about, portfolio.resume) if item is not None)
    for item in (
        *portfolio.works,
        *portfolio.reflections,
        *portfolio.courses,
        *portfolio.course_badges,
    ):
        if visibility_of(item, portfolio) in PUBLISHED:
            yield item
    yield from portfolio.views


def said_in(portfolio: Portfolio) -> Iterator[Said]:
    """Yield every line of every text that would be published, and every name of a file."""
    for item in published_items(portfolio):
        for way, text in _strings(item.meta):
            yield Said(where=item.where(*way), text=text, field=str(way[-1]))
        yield from _lines(str(item.path), item.body, item.body_line)
    for path in sorted(linked_files(public_view(portfolio))):
        yield Said(where=Where(file=str(path)), text=str(path), data=True)
        if path.suffix.casefold() in TEXTS:
            yield from _file(portfolio, path)


def _lines(file: str, text: str, first: int = 1, *, data: bool = False) -> Iterator[Said]:
    for number, line in enumerate(text.split("\n"), start=first):
        if line.strip():
            yield Said(where=Where(file=file, line=number, column=1), text=line, data=data)


def _file(portfolio: Portfolio, path: PurePosixPath) -> Iterator[Said]:
    """Yield the lines of a file; one that cannot be read is named by other checks."""
    try:
        data = read_file(portfolio.folder, path)
    except ContentError:
        return
    plain = path.suffix.casefold() in DATA
    yield from _lines(str(path), data.decode("utf-8", "replace"), data=plain)


def _strings(value: Any, way: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:  # noqa: ANN401
    """Yield every text inside settings with the way to it."""
    if isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name), (*way, name))
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _strings(entry, (*way, number))
    elif isinstance(value, Mapping):
        for name, entry in value.items():
            yield from _strings(entry, (*way, name))
    elif type(value) is str:
        yield way, value
