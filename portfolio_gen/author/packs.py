"""Course packs: what an instructor hands out so that students start with the same course.

A pack is a folder, a ZIP archive or a single course file. Of a folder or an archive only courses,
rubrics, outcomes and known issuers are taken; everything else is left alone. It comes from
somebody else, so it is bounded, and nothing of it is written before all of it was read.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from portfolio_gen.author.files import NewFile
from portfolio_gen.author.terms import course_id
from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.base.paths import inside
from portfolio_gen.content.folder import MAX_TEXT_BYTES, read_file, scan, size
from portfolio_gen.content.reading.bind import bind
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.places import read_yaml
from portfolio_gen.content.reading.suggest import shown
from portfolio_gen.model.common import Model
from portfolio_gen.model.course import CourseMeta, OutcomesMeta, RubricMeta
from portfolio_gen.model.portfolio import IssuersMeta

MAX_FILES = 200
"""Largest number of files in a pack."""

MAX_BYTES = 10_000_000
"""Largest pack, unpacked, in bytes."""

MODELS: Mapping[str, type[Model]] = {
    "courses": CourseMeta,
    "rubrics": RubricMeta,
    "outcomes.yml": OutcomesMeta,
    "issuers.yml": IssuersMeta,
}
"""What is taken of a pack, by its first name."""

WHAT = {
    "courses": "a course of the pack",
    "rubrics": "a rubric of the pack",
    "outcomes.yml": "the outcomes of the pack",
    "issuers.yml": "issuers that the pack calls known",
    "issuers": "a key document of the pack",
}


def read_pack_folder(folder: Path) -> tuple[NewFile, ...]:
    """Read a pack that is a folder.

    Raises:
        ContentError: There is no course in it, or a file has a mistake in it.
    """
    notes = Notes()
    paths = [path for path in scan(folder, notes).files if is_wanted(path)]
    for finding in notes.findings:
        raise ContentError(finding.message, where=finding.where, hint=finding.hint)
    return _pack({path: read_file(folder, path) for path in paths[: MAX_FILES + 1]})


def read_pack(data: bytes, *, name: str) -> tuple[NewFile, ...]:
    """Read a pack that is one file.

    Args:
        data: A ZIP archive, or a course in YAML.
        name: Name of the file, for messages and for the name of a single course.

    Raises:
        ContentError: It is neither, or has a mistake in it.
    """
    if data.startswith(b"PK"):
        return _pack(dict(_unpacked(data, name)))
    if data.lstrip()[:1] == b"<":
        raise ContentError(
            "this is a web page, not a course pack.",
            where=Where(file=name),
            hint="Ask for the address of the ZIP or YAML file itself.",
        )
    if len(data) > MAX_TEXT_BYTES:
        raise ContentError(
            f"this file is larger than {size(MAX_TEXT_BYTES)}.", where=Where(file=name)
        )
    course = _bound(CourseMeta, data, name)
    stem = PurePosixPath(name).stem if name.endswith(".yml") else ""
    chosen = stem or course_id(course.code, course.term) or "course"
    return _pack({PurePosixPath("courses", f"{chosen}.yml"): data})


def is_wanted(path: PurePosixPath) -> bool:
    """Tell whether a file of a pack is taken."""
    first, count = path.parts[0], len(path.parts)
    if first in ("courses", "rubrics"):
        return count == 2 and path.suffix == ".yml"  # noqa: PLR2004 (folder and file)
    return (first == "issuers" and count == 2) or (count == 1 and first in MODELS)  # noqa: PLR2004


def _unpacked(data: bytes, name: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield what is taken of an archive.

    Raises:
        ContentError: It is broken, encrypted, too large, or a name in it leads out of it.
    """
    left = MAX_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for path, entry in _entries(archive, name).items():
                found = _content(archive, entry, name)
                left -= len(found)
                if left < 0:
                    raise _refused(name, "the files in this archive are too large.")
                yield path, found
    except (*_BROKEN, OSError) as error:
        raise _refused(
            name, "this archive is damaged, or packed in a way not known here."
        ) from error


_BROKEN = (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, lzma.LZMAError)
"""What a damaged archive makes of the reader."""


def _entries(archive: zipfile.ZipFile, name: str) -> dict[PurePosixPath, zipfile.ZipInfo]:
    """Return what is taken, as seen from the one folder that everything may lie in.

    Raises:
        ContentError: A name leads out of the archive.
    """
    entries = {_inner(e.filename, name): e for e in archive.infolist() if not e.is_dir()}
    top = _top(list(entries))
    inner = {path.relative_to(top): entry for path, entry in entries.items()}
    return {path: entry for path, entry in inner.items() if is_wanted(path)}


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """Return one file of an archive.

    Raises:
        ContentError: It is encrypted or too large.
    """
    if entry.flag_bits & 1:
        raise _refused(name, "this archive is locked with a password.")
    with archive.open(entry) as stream:
        found = stream.read(MAX_TEXT_BYTES + 1)
    if len(found) > MAX_TEXT_BYTES:
        raise _refused(name, f"{entry.filename} in this archive is too large.")
    return found


def _refused(name: str, message: str) -> ContentError:
    return ContentError(
        message, where=Where(file=name), hint="Ask whoever made the pack for another copy."
    )


def _inner(text: str, name: str) -> PurePosixPath:
    """Return the path of an entry.

    Raises:
        ContentError: It leads out of the archive.
    """
    try:
        path = inside(PurePosixPath(), text)
    except ContentError as error:
        raise _leads_out(text, name) from error
    if ".." in text.split("/"):
        raise _leads_out(text, name)
    return path


def _leads_out(text: str, name: str) -> ContentError:
    return _refused(name, f"a name in this archive leads out of it: {shown(text)}.")


def _top(paths: list[PurePosixPath]) -> PurePosixPath:
    """Return the one folder that everything lies in, as in archives that GitHub makes."""
    tops = {path.parts[0] for path in paths}
    deep = all(len(path.parts) > 1 for path in paths)
    alone = len(tops) == 1 and deep and not tops & {*MODELS, "issuers"}
    return PurePosixPath(*tops) if alone else PurePosixPath()


def _pack(found: Mapping[PurePosixPath, bytes]) -> tuple[NewFile, ...]:
    """Return the files of a pack, every one of them without a mistake.

    Raises:
        ContentError: A mistake, too many files, or no course.
    """
    if len(found) > MAX_FILES:
        raise ContentError(f"there are more than {MAX_FILES} files in this pack.")
    if not any(path.parts[0] == "courses" for path in found):
        raise ContentError(
            "there is no course in this pack.",
            hint="A pack has files such as courses/EDUC-210-2026fa.yml; see docs/instructor.md.",
        )
    for path, data in found.items():
        model = MODELS.get(path.parts[0])
        if model is not None:
            _bound(model, data, str(path))
    return tuple(
        NewFile(path=path, data=data, what=WHAT[path.parts[0]])
        for path, data in sorted(found.items())
    )


def _bound(model: type[Model], data: bytes, file: str) -> Any:  # noqa: ANN401 (one of several models)
    notes = Notes()
    found = bind(model, read_yaml(data, file=file, notes=notes), notes)
    for finding in notes.findings:
        raise ContentError(finding.message, where=finding.where, hint=finding.hint)
    return found
