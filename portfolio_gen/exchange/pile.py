"""What somebody brings along: a file, a folder or a ZIP archive, read within bounds.

An archive comes from somewhere else. Nothing is unpacked to the disk: its members are listed,
refused where they would lead out, are links, or swell, and read one by one when they are wanted.
"""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.base.report import Finding
from portfolio_gen.content.folder import IGNORED, IGNORED_STARTS, read_file, scan, size
from portfolio_gen.content.reading.notes import Notes

MAX_FILES = 20_000
"""Most files in one archive."""

MAX_TOTAL = 1_000_000_000
"""Largest size of all files of an archive together, unpacked, in bytes."""

MAX_FILE = 100_000_000
"""Largest file that is read, in bytes; GitHub refuses larger ones."""

MAX_RATIO = 200
"""Largest factor by which a file may grow when it is unpacked; texts grow by ten or twenty."""

SMALL = 1_000_000
"""Size up to which the factor does not matter, in bytes."""

_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_DRIVE = re.compile(r"[A-Za-z]:")
_JUNK = "__MACOSX/"

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What reading a damaged archive can end in."""

_AGAIN = "Download or export it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Files that were brought, by name; read when they are asked for.

    Attributes:
        name: What the person calls it, for messages.
        sizes: Size in bytes by name, in the order of the names.
        notes: What was left out, and why.
        folder: Where plain files lie; None for an archive.
        archive: The open archive; None for plain files.
        members: Name inside the archive by our name.
    """

    name: str
    sizes: Mapping[str, int]
    notes: Notes
    folder: Path | None = None
    archive: zipfile.ZipFile | None = None
    members: Mapping[str, zipfile.ZipInfo] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The names, with slashes between folders, sorted."""
        return tuple(self.sizes)

    def where(self, name: str) -> Where:
        """Return the place of a file for messages."""
        inside = self.archive is not None or (self.folder is not None and self.folder.is_dir())
        return Where(file=f"{self.name}/{name}" if inside and name != self.name else self.name)

    def read(self, name: str, *, limit: int = MAX_FILE) -> bytes:
        """Return the bytes of one file.

        Args:
            name: One of ``names``.
            limit: Largest accepted size, in bytes.

        Raises:
            ContentError: It is larger, empty, damaged, or may not be read.
        """
        if self.sizes[name] > limit:
            raise ContentError(
                f"this file is larger than {size(limit)}.",
                where=self.where(name),
                hint="Files of this kind are much smaller; is it the right one?",
            )
        if self.archive is not None:
            return self._unpacked(self.archive, name)
        try:
            return read_file(self.folder or Path(), PurePosixPath(name), limit=limit)
        except ContentError as error:
            raise ContentError(error.message, where=self.where(name), hint=error.hint) from error

    def _unpacked(self, archive: zipfile.ZipFile, name: str) -> bytes:
        """Return one member.

        Raises:
            ContentError: It is damaged or empty.
        """
        member = self.members[name]
        try:
            with archive.open(member) as stream:
                data = stream.read(member.file_size + 1)
        except _BROKEN as error:
            raise ContentError(
                "this file is damaged and cannot be unpacked.", where=self.where(name), hint=_AGAIN
            ) from error
        if not data.strip():
            raise ContentError("this file is empty.", where=self.where(name), hint=_AGAIN)
        return data


@contextmanager
def opened(path: Path) -> Iterator[Pile]:
    """Open what somebody brings: a folder, a ZIP archive, or a single file.

    Raises:
        ContentError: It is not there, may not be read, or is an archive that must not be unpacked.
    """
    if path.is_dir():
        notes = Notes()
        listed = scan(path, notes)
        told = tuple(map(_of_folder, notes.findings))
        sizes = {str(file): (path / file).stat().st_size for file in listed.files}
        yield Pile(name=path.name or str(path), sizes=sizes, notes=Notes(told), folder=path)
        return
    if not path.is_file():
        what = "does not exist" if not path.exists() else "is not a plain file"
        raise ContentError(f"{path} {what}.", hint="Check the name.")
    if _is_zip(path):
        with _archive(path) as archive:
            yield _pile_of(archive, path)
        return
    sizes = {path.name: path.stat().st_size}
    yield Pile(name=path.name, sizes=sizes, notes=Notes(), folder=path.parent)


def _of_folder(finding: Finding) -> Finding:
    """Return what was noted of a portfolio in words that fit any folder that is brought."""
    return replace(
        finding,
        message=finding.message.replace("outside the portfolio", "outside this folder"),
        hint=finding.hint.replace("into the portfolio", "into this folder"),
    )


def _is_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            begin = file.read(4)
    except OSError as error:
        raise ContentError(
            f"{path} could not be opened: {error.strerror}.", hint="Check that you may read it."
        ) from error
    return begin in {_ZIP, _EMPTY_ZIP}


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP archive.

    Raises:
        ContentError: It is damaged.
    """
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise ContentError(
            "this ZIP archive is damaged and cannot be opened.",
            where=Where(file=path.name),
            hint=_AGAIN,
        ) from error
    with archive:
        yield archive


def _pile_of(archive: zipfile.ZipFile, path: Path) -> Pile:
    """Return the members of an archive that may be read.

    Raises:
        ContentError: It has too many of them, swells, names one twice, or leads out.
    """
    where = Where(file=path.name)
    members = archive.infolist()
    if len(members) > MAX_FILES:
        raise ContentError(
            f"this archive has more than {MAX_FILES:,} files in it.",
            where=where,
            hint="Pack only what belongs to your portfolio.",
        )
    if sum(member.file_size for member in members) > MAX_TOTAL:
        raise ContentError(
            f"unpacked, this archive would be larger than {size(MAX_TOTAL)}.",
            where=where,
            hint="Pack only what belongs to your portfolio; leave large videos out.",
        )
    notes = Notes()
    found: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        name = _safe_name(member, where)
        if member.is_dir() or name.startswith(_JUNK) or _ignored(name):
            continue
        if name in found:
            raise ContentError(
                f'this archive has two files named "{_shown(name)}".',
                where=where,
                hint="One of them may be made to hide behind the other. Pack it again.",
            )
        if reason := _unwanted(member, name):
            place = Where(file=f"{path.name}/{_shown(name)}")
            notes.advise("archive", reason, where=place, hint="It was left out.")
            continue
        found[name] = member
    ordered = dict(sorted(found.items()))
    sizes = {name: member.file_size for name, member in ordered.items()}
    return Pile(name=path.name, sizes=sizes, notes=notes, archive=archive, members=ordered)


def _safe_name(member: zipfile.ZipInfo, where: Where) -> str:
    """Return the name of a member with slashes in it.

    Raises:
        ContentError: It leads out of the folder it would be unpacked to, or the member swells.
    """
    name = member.orig_filename.replace("\\", "/")
    if name.startswith("/") or _DRIVE.match(name) or ".." in PurePosixPath(name).parts:
        raise ContentError(
            f'this archive wants to put a file outside its own folder: "{_shown(name)}".',
            where=where,
            hint="Nobody packs files like this by accident; do not unpack it. Export it again "
            "from where you had it.",
        )
    grown = member.file_size > SMALL and member.file_size > MAX_RATIO * member.compress_size
    if grown:
        raise ContentError(
            f'"{_shown(name)}" in this archive would grow more than {MAX_RATIO} times when it is '
            "unpacked.",
            where=where,
            hint="Archives like this are made to fill disks. Export it again from where you had "
            "it.",
        )
    return name


def _unwanted(member: zipfile.ZipInfo, name: str) -> str:
    """Return why a member is left out, or nothing."""
    if not name.isprintable():
        return "its name has characters in it that cannot be shown."
    if stat.S_ISLNK(member.external_attr >> 16):
        return "this is a link to another file, not a file."
    if member.flag_bits & _ENCRYPTED:
        return "this file is locked with a password."
    if member.compress_type not in _PACKED:
        return "this file is packed in a way that is not read here."
    if name.casefold().endswith(".zip"):
        return "this is an archive inside an archive."
    return ""


def _ignored(name: str) -> bool:
    """Tell whether a computer put this file there by itself."""
    parts = PurePosixPath(name).parts
    return any(part.startswith(IGNORED_STARTS) or part.casefold() in IGNORED for part in parts)


def _shown(name: str) -> str:
    """Return a name that a terminal can show, not too long."""
    plain = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    return plain if len(plain) <= 80 else f"{plain[:79]}…"  # noqa: PLR2004 (what fits a line)
