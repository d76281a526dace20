"""A new name for an item: its folder or file, what names it, and a way from the old address."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from portfolio_gen.author.entries import with_entry
from portfolio_gen.author.files import NewFile
from portfolio_gen.base.errors import ConfigError
from portfolio_gen.base.paths import MAX_SLUG, is_slug, slugify
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
from portfolio_gen.model.common import COURSE_ID, AnyItem, KeyPath
from portfolio_gen.model.portfolio import BadgeFile, Portfolio

INDEX = "index.md"
"""The text of an item that is a folder."""

OFFERED = ("badges", 0, "id")
"""Way to the name of a badge that a course offers; the number is any."""

ADDRESSED = ("projects", "assignments", "badges", "courses")
"""Items with a page of their own; a reflection stands on the page it is about."""

FOLDERS = (*ADDRESSED, "reflections")
"""Items that can be renamed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """What has to be done.

    Attributes:
        files: Files that name the item, changed; those in its folder still at their old place.
        ref: How it is named now, such as ``projects/water-cycle``.
        new_ref: How it will be named.
        old: Its folder, or its file.
        new: Where that goes.
        addressed: True if it has a page, whose old address leads on.
    """

    files: tuple[NewFile, ...]
    ref: str
    new_ref: str
    old: PurePosixPath
    new: PurePosixPath
    addressed: bool


def renaming(portfolio: Portfolio, old: str, new: str) -> Renaming:
    """Return what has to be done so that ``old`` is called ``new``.

    Args:
        portfolio: The portfolio as it was written, without problems.
        old: Such as ``projects/water-cycle``; the name of its file will do as well.
        new: Such as ``projects/sea-in-a-bag``; in the same folder.

    Raises:
        ConfigError: There is no such item, the new name is taken or cannot be one.
    """
    old, new = old.rstrip("/"), new.rstrip("/")
    item = _item(portfolio, old)
    bundle = item.path.name == INDEX
    if not bundle and new.endswith(item.path.suffix):
        new = new.removesuffix(item.path.suffix)
    _possible(portfolio, item.ref, new)
    here = item.path.parent if bundle else item.path
    there = PurePosixPath(new if bundle else f"{new}{item.path.suffix}")
    job = _Job(portfolio=portfolio, ref=item.ref, new_ref=new, old=here, new=there)
    files = tuple(file for path in _written(portfolio) for file in job.changed(path))
    return Renaming(
        files=files, ref=item.ref, new_ref=new, old=here, new=there, addressed=job.addressed
    )


def _item(portfolio: Portfolio, name: str) -> AnyItem | BadgeFile:
    """Return the item that is meant.

    Raises:
        ConfigError: There is none, or it is of a kind that keeps its name.
    """
    items = [item for item in portfolio.by_ref().values() if item.ref.partition("/")[0] in FOLDERS]
    for item in items:
        if name == item.ref or PurePosixPath(name) == item.path:
            return item
    raise ConfigError(
        f"there is no {name} in this portfolio.",
        hint="Name a project, an assignment, a badge, a course or a reflection, such as "
        "projects/water-cycle.",
    )


def _possible(portfolio: Portfolio, old: str, new: str) -> None:
    folder, _, name = new.partition("/")
    course = folder == "courses"
    fits = re.fullmatch(COURSE_ID, name) and len(name) <= MAX_SLUG if course else is_slug(name)
    if folder != old.partition("/")[0] or not fits:
        better = slugify(name) or "new-name"
        letters = "letters, digits, single hyphens and dots" if course else "a-z, 0-9 and single"
        raise ConfigError(
            f"{new} cannot be the new name of {old}.",
            hint=f"It stays in its folder, and uses {letters}{'' if course else ' hyphens'}: "
            f"{old.partition('/')[0]}/{better}.",
        )
    if new in portfolio.by_ref() or _stands(portfolio, new):
        raise ConfigError(f"{new} is there already.", hint="Choose another name.")
    if (
        f"{new}.html" in portfolio.settings.meta.redirects
        or new in portfolio.settings.meta.redirects
    ):
        raise ConfigError(
            f"{new} is an old address that leads somewhere else.",
            hint="Take that line out of redirects in portfolio.yml first, or choose another name.",
        )


def _stands(portfolio: Portfolio, ref: str) -> bool:
    """Tell whether a folder or a file has a name, whatever its ending and its capital letters."""
    folder, _, name = ref.partition("/")
    taken = {
        part.casefold()
        for entry in (portfolio.folder / folder).iterdir()
        for part in (entry.name, entry.stem)
    }
    return name.casefold() in taken


def _written(portfolio: Portfolio) -> Iterator[PurePosixPath]:
    """Yield every file that may name an item."""
    yield SETTINGS
    singles = (portfolio.about,)
    lists = (
        portfolio.works,
        portfolio.reflections,
        portfolio.views,
        portfolio.course_badges,
        portfolio.courses,
    )
    for item in (*filter(None, singles), *(item for items in lists for item in items)):
        yield item.path
    if (portfolio.folder / LOCK).is_file():
        yield LOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    portfolio: Portfolio
    ref: str
    new_ref: str
    old: PurePosixPath
    new: PurePosixPath

    @property
    def kind(self) -> str:
        return self.ref.partition("/")[0]

    @property
    def addressed(self) -> bool:
        return self.kind in ADDRESSED

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
        if path == SETTINGS and self.addressed:
            made = with_entry(made, "redirects", f"{self.ref}.html", self.new_ref, file=str(path))
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
            if isinstance(name, str) and (put := self._name(name, way, path)) != name:
                yield (*document.keys[way], name, put)
            if isinstance(value, str) and (put := self._value(value, way, path)) != value:
                yield (*document.places[way], value, put)

    def _name(self, name: str, way: KeyPath, path: PurePosixPath) -> str:
        """Return the name of a field, which may be an item or a file of it."""
        if name == self.ref or (way, path) in self._bare_names:
            return self.new_ref if name == self.ref else self.new_ref.partition("/")[2]
        inside = name.removeprefix(f"{self.old}/")
        return f"{self.new}/{inside}" if inside != name else name

    @property
    def _bare_names(self) -> tuple[tuple[KeyPath, PurePosixPath], ...]:
        """Fields that are named like a badge, without its folder."""
        if self.kind != "badges":
            return ()
        slug = self.ref.partition("/")[2]
        return ((("badges", slug), LOCK), (("badge_visibility", slug), SETTINGS))

    def _value(self, value: str, way: KeyPath, path: PurePosixPath) -> str:
        """Return what a field says, with the new name if it says the old one."""
        if way[-1] in FILE_FIELDS:
            return self._link(value, path)
        bare = self._is_bare(way, path) and value == self.ref.partition("/")[2]
        if bare:
            return self.new_ref.partition("/")[2]
        return self.new_ref if value == self.ref else value

    def _is_bare(self, way: KeyPath, path: PurePosixPath) -> bool:
        """Tell whether a field names an item of this kind without its folder."""
        folder = path.parts[0]
        if self.kind == "courses":
            return way == ("course",) and folder in ("projects", "assignments", "badges")
        if self.kind != "badges":
            return False
        if folder == "courses":
            return len(way) == len(OFFERED) and (way[0], way[-1]) == (OFFERED[0], OFFERED[-1])
        return way[0] == "badges" and folder in ("projects", "assignments")

    def _link(self, link: str, source: PurePosixPath) -> str:
        """Return a link to the same thing under its new name; unchanged if that is elsewhere."""
        path = contents_of(self.portfolio).resolve(link, source).path
        if path is None or not path.is_relative_to(self.old):
            return link
        place, mark, fragment = link.partition("#")
        folder = self._moved(source.parent)
        put = posixpath.relpath(str(self._moved(path)), str(folder))
        if not place.endswith(INDEX):
            put = put.removesuffix(f"/{INDEX}")
        slash = "/" if place.endswith("/") and not put.endswith("/") else ""
        return f"{put}{slash}{mark}{fragment}" if self.ref.partition("/")[2] in place else link

    def _moved(self, path: PurePosixPath) -> PurePosixPath:
        inside = path.is_relative_to(self.old)
        return self.new / path.relative_to(self.old) if inside else path


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
