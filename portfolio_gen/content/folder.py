"""The files of a portfolio folder: listed once, read within bounds, never left."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.base.paths import real_file
from portfolio_gen.content.reading.notes import Notes

MAX_FILES = 20_000
"""Largest number of files that is looked at."""

MAX_LEVELS = 12
"""Deepest folder that is looked into."""

MAX_TEXT_BYTES = 1_000_000
"""Largest accepted Markdown, YAML or JSON file, in bytes."""

MAX_MEDIA_BYTES = 100_000_000
"""Size from which GitHub refuses a file, in bytes."""

IGNORED = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "node_modules"})
"""What computers put into folders by themselves, in small letters."""

IGNORED_STARTS = (".", "~$")
"""Beginnings of hidden files, and of those that Word makes while a document is open."""

IGNORED_ENDS = ("~", ".tmp")
"""Ends of copies that editors keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """What lies in a portfolio folder.

    Attributes:
        root: The folder on this machine.
        files: Every file below it, relative to ``root``, sorted.
        empty: Folders below it that contain no file, sorted.
    """

    root: Path
    files: tuple[PurePosixPath, ...]
    empty: tuple[PurePosixPath, ...] = ()

    def under(self, name: str) -> tuple[PurePosixPath, ...]:
        """Return the files below the top folder ``name``."""
        return tuple(path for path in self.files if len(path.parts) > 1 and path.parts[0] == name)

    def has(self, name: str) -> bool:
        """Tell whether there is a file ``name``, relative to the folder."""
        return PurePosixPath(name) in self.files

    def read(self, path: PurePosixPath, notes: Notes, *, limit: int = MAX_TEXT_BYTES) -> bytes:
        """Return a file; empty, with a note that says why, if it cannot be read.

        Args:
            path: The file, relative to the folder.
            notes: Takes the problem.
            limit: Largest accepted size, in bytes.
        """
        try:
            return read_file(self.root, path, limit=limit)
        except ContentError as error:
            notes.error("file", error, where=Where(file=str(path)))
            return b""


def read_file(root: Path, path: PurePosixPath, *, limit: int = MAX_TEXT_BYTES) -> bytes:
    """Return the bytes of one file.

    Args:
        root: The portfolio folder.
        path: The file, relative to ``root``.
        limit: Largest accepted size, in bytes.

    Raises:
        ContentError: It is not there, lies outside, is too large, empty or may not be read.
    """
    where = Where(file=str(path))
    full = real_file(root, path)
    try:
        with full.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise ContentError(
            f"this file could not be opened: {error.strerror}.",
            where=where,
            hint="Check that you may read it.",
        ) from error
    if len(data) > limit:
        raise ContentError(
            f"this file is larger than {size(limit)}.",
            where=where,
            hint="Files of this kind are much smaller; is it the right one?",
        )
    if not data.strip():
        raise ContentError("this file is empty.", where=where, hint="Fill it, or delete it.")
    return data


def size(count: int) -> str:
    """Return a number of bytes in words."""
    return f"{count / 1_000_000:g} MB" if count >= 100_000 else f"{count / 1000:g} kB"  # noqa: PLR2004


def scan(root: Path, notes: Notes) -> Folder:
    """List a portfolio folder.

    Files and folders whose names start with a dot, and a site that was built here, are left out.
    """
    files: list[PurePosixPath] = []
    empty: list[PurePosixPath] = []
    for path, found in _walk(root, PurePosixPath(), notes):
        if len(files) + len(found) > MAX_FILES:
            notes.problem(
                "file",
                f"there are more than {MAX_FILES} files in this portfolio.",
                where=Where(file=f"{path}/"),
                hint="Move what does not belong to it somewhere else.",
            )
            break
        files += found
        if not found:
            empty.append(path)
    return Folder(root=root, files=tuple(sorted(files)), empty=tuple(sorted(empty)))


def names_in(root: Path) -> list[str]:
    """Return what lies directly in a folder, sorted; nothing if it cannot be opened."""
    return [entry.name for entry in _entries(root, PurePosixPath(), Notes())]


def _walk(
    root: Path, path: PurePosixPath, notes: Notes
) -> Iterator[tuple[PurePosixPath, list[PurePosixPath]]]:
    """Yield every folder with the files in it."""
    files: list[PurePosixPath] = []
    folders: list[PurePosixPath] = []
    for entry in _entries(root, path, notes):
        here = path / entry.name
        if _ignored(entry, here) or _unprintable(entry, here, notes):
            continue
        if entry.is_dir():
            folders += _accepted_folder(entry, here, notes)
        else:
            files += _accepted_file(root, entry, here, notes)
    yield path, files
    for folder in folders:
        yield from _walk(root, folder, notes)


def _entries(root: Path, path: PurePosixPath, notes: Notes) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(root / path) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        notes.problem(
            "file",
            f"this folder could not be opened: {error.strerror}.",
            where=Where(file=f"{path}/"),
            hint="Check that you may read it.",
        )
        return []


def _unprintable(entry: os.DirEntry[str], path: PurePosixPath, notes: Notes) -> bool:
    """Refuse a name that no address, no page and no terminal can hold."""
    if entry.name.isprintable() and "\\" not in entry.name:
        return False
    text = not any("\ud800" <= character <= "\udfff" for character in entry.name)
    notes.problem(
        "file",
        "this name has characters in it that no web address can hold."
        if text
        else "this name was written on another system and cannot be read here as UTF-8.",
        where=Where(file=str(path)),
        hint="Rename it, with letters, digits and hyphens.",
    )
    return True


def _ignored(entry: os.DirEntry[str], path: PurePosixPath) -> bool:
    name = entry.name
    if name.startswith(IGNORED_STARTS) or name.endswith(IGNORED_ENDS):
        return True
    if name.casefold() in IGNORED:
        return True
    return len(path.parts) == 1 and entry.is_dir() and _is_built_site(Path(entry.path))


def _is_built_site(folder: Path) -> bool:
    """Recognise a site that was built into the portfolio folder: it is not content."""
    seal = folder / "integrity.json"
    return folder.name == "site" or os.path.isfile(seal)  # noqa: PTH113 (a closed folder is none)


def _accepted_folder(
    entry: os.DirEntry[str], path: PurePosixPath, notes: Notes
) -> list[PurePosixPath]:
    if entry.is_symlink():
        notes.problem(
            "file",
            f"{path} is a link to a folder; links are not followed.",
            where=Where(file=str(path)),
            hint="Copy the folder itself into the portfolio.",
        )
        return []
    if len(path.parts) > MAX_LEVELS:
        notes.problem(
            "file",
            f"this folder lies more than {MAX_LEVELS} levels deep.",
            where=Where(file=str(path)),
            hint="Move it further up.",
        )
        return []
    return [path]


def _accepted_file(
    root: Path, entry: os.DirEntry[str], path: PurePosixPath, notes: Notes
) -> list[PurePosixPath]:
    where = Where(file=str(path))
    if entry.is_symlink() and not Path(entry.path).exists():
        notes.problem(
            "file",
            "this is a link to a file that does not exist.",
            where=where,
            hint="Copy the file itself into the portfolio, or delete the link.",
        )
        return []
    if not entry.is_file(follow_symlinks=False):  # a pipe, or a link that may lead out
        try:
            real_file(root, path)
        except ContentError as error:
            notes.error("file", error, where=where)
            return []
    if entry.stat().st_size > MAX_MEDIA_BYTES:
        notes.advise(
            "file",
            f"this file is larger than {size(MAX_MEDIA_BYTES)}.",
            where=where,
            why="GitHub refuses files of this size, and few people wait for them.",
            hint="Make it smaller, or publish it elsewhere and link to it under embeds.",
        )
    return [path]
