"""A new name for an item: its folder, everything that names it, and a way from the old address."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from portfolio_gen.author.entries import with_entry
from portfolio_gen.author.files import NewFile
from portfolio_gen.base.errors import ConfigError
from portfolio_gen.base.paths import is_slug, slugify
from portfolio_gen.content.folder import read_file
from portfolio_gen.content.linked_files import FILE_FIELDS
from portfolio_gen.content.load import SETTINGS
from portfolio_gen.content.markdown import pointers
from portfolio_gen.content.pins import LOCK
from portfolio_gen.content.reading.document import Document
from portfolio_gen.content.reading.front_matter import read_page
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.places import read_yaml
from portfolio_gen.content.targets import contents_of
from portfolio_gen.model.common import KeyPath
from portfolio_gen.model.portfolio import Portfolio

FOLDERS = ("projects", "assignments")
"""Items that can be renamed: those whose files lie in a folder of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """What has to be done.

    Attributes:
        files: Files that name the item, changed; those in its folder still at their old place.
        old: Its folder.
        new: Where the folder goes.
    """

    files: tuple[NewFile, ...]
    old: PurePosixPath
    new: PurePosixPath


def renaming(portfolio: Portfolio, old: str, new: str) -> Renaming:
    """Return what has to be done so that ``old`` is called ``new``.

    Args:
        portfolio: The portfolio as it was written, without problems.
        old: Such as ``projects/water-cycle``.
        new: Such as ``projects/sea-in-a-bag``; in the same folder.

    Raises:
        ConfigError: There is no such item, the new name is taken or cannot be one.
    """
    old, new = old.rstrip("/"), new.rstrip("/")
    _possible(portfolio, old, new)
    job = _Job(portfolio=portfolio, old=old, new=new)
    files = tuple(file for path in _written(portfolio) for file in job.changed(path))
    return Renaming(files=files, old=PurePosixPath(old), new=PurePosixPath(new))


def _possible(portfolio: Portfolio, old: str, new: str) -> None:
    works = {work.ref for work in portfolio.works}
    folder, _, name = new.partition("/")
    if old not in works and old in portfolio.by_ref():
        raise ConfigError(
            f"{old} keeps its name: only projects and assignments can be renamed.",
            hint="To change what readers see, change its name or title inside the file.",
        )
    if old not in works:
        raise ConfigError(
            f"there is no {old} in this portfolio.",
            hint="Name a project or an assignment, such as projects/water-cycle.",
        )
    if folder != old.partition("/")[0] or not is_slug(name):
        better = slugify(name) or "new-name"
        raise ConfigError(
            f"{new} cannot be the new name of {old}.",
            hint="It stays in its folder, and uses a-z, 0-9 and single hyphens: "
            f"{old.partition('/')[0]}/{better}.",
        )
    if new in works or (portfolio.folder / new).exists():
        raise ConfigError(f"{new} is there already.", hint="Choose another name.")
    if (
        f"{new}.html" in portfolio.settings.meta.redirects
        or new in portfolio.settings.meta.redirects
    ):
        raise ConfigError(
            f"{new} is an old address that leads somewhere else.",
            hint="Take that line out of redirects in portfolio.yml first, or choose another name.",
        )


def _written(portfolio: Portfolio) -> Iterator[PurePosixPath]:
    """Yield every file that may name an item."""
    yield SETTINGS
    singles = (portfolio.about,)
    lists = (portfolio.works, portfolio.reflections, portfolio.views)
    for item in (*filter(None, singles), *(item for items in lists for item in items)):
        yield item.path
    if (portfolio.folder / LOCK).is_file():
        yield LOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    portfolio: Portfolio
    old: str
    new: str

    def changed(self, path: PurePosixPath) -> Iterator[NewFile]:
        """Yield a file with the new name in it, if it has the old one."""
        before = read_file(self.portfolio.folder, path)
        text = before.decode()
        edits = sorted(self._edits(path, before), reverse=True)
        lines = text.split("\n")
        for line, column, known, put in edits:
            row = lines[line - 1]
            at = row.find(known, column - 1)
            if at < 0:
                raise ConfigError(
                    f"{path}:{line}: {known} could not be found there, so nothing was renamed.",
                    hint="Write it on one line as in other files, then try again.",
                )
            lines[line - 1] = row[:at] + put + row[at + len(known) :]
        made = "\n".join(lines)
        if path == SETTINGS:
            made = with_entry(made, "redirects", f"{self.old}.html", self.new, file=str(path))
        if made != text:
            yield NewFile(path=path, data=made.encode(), what=f"{path}", before=before)

    def _edits(self, path: PurePosixPath, data: bytes) -> Iterator[tuple[int, int, str, str]]:
        """Yield line, column, what stands there and what comes in its place."""
        if path.suffix != ".md":
            yield from self._fields(read_yaml(data, file=str(path), notes=Notes()), path)
            return
        page = read_page(data, file=str(path), notes=Notes(), optional=True)
        yield from self._fields(page.document, path)
        for pointer in pointers(page.body, first_line=page.body_line):
            put = self._link(pointer.target, path)
            shown = page.body[pointer.start : pointer.end]
            if put != pointer.target and pointer.target in shown:
                skipped = shown.rindex(pointer.target)
                down = shown.count("\n", 0, skipped)
                inside = skipped - (shown.rfind("\n", 0, skipped) + 1)
                column = inside + 1 if down else pointer.column + skipped
                yield pointer.line + down, column, pointer.target, put

    def _fields(
        self, document: Document, path: PurePosixPath
    ) -> Iterator[tuple[int, int, str, str]]:
        for way, value in _walk(document.value):
            name = way[-1]
            if isinstance(name, str) and (put := self._name(name)) != name:
                yield (*document.keys[way], name, put)
            if isinstance(value, str):
                is_file = name in FILE_FIELDS
                put = self._link(value, path) if is_file else value
                put = self.new if value == self.old and not is_file else put
                if put != value:
                    yield (*document.places[way], value, put)

    def _name(self, name: str) -> str:
        """Return the name of a field, which may be an item or a file of it."""
        if name == self.old:
            return self.new
        inside = name.removeprefix(f"{self.old}/")
        return f"{self.new}/{inside}" if inside != name else name

    def _link(self, link: str, source: PurePosixPath) -> str:
        """Return a link to the same thing under its new name; unchanged if that is elsewhere."""
        path = contents_of(self.portfolio).resolve(link, source).path
        if path is None or not path.is_relative_to(self.old):
            return link
        place, mark, fragment = link.partition("#")
        folder = self._moved(source.parent)
        put = posixpath.relpath(str(self._moved(path)), str(folder))
        if not place.endswith("index.md"):
            put = put.removesuffix("/index.md")
        slash = "/" if place.endswith("/") and not put.endswith("/") else ""
        return f"{put}{slash}{mark}{fragment}" if self.old.partition("/")[2] in place else link

    def _moved(self, path: PurePosixPath) -> PurePosixPath:
        old = PurePosixPath(self.old)
        return PurePosixPath(self.new) / path.relative_to(old) if path.is_relative_to(old) else path


def _walk(value: Any, way: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:  # noqa: ANN401
    """Yield every value of a document by its way."""
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for name, entry in inner:
        yield (*way, name), entry
        yield from _walk(entry, (*way, name))
