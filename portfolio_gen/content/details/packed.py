"""Documents that are archives: Word, PowerPoint, Excel, and OpenDocument."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from portfolio_gen.content.details.told import NOTHING, Told, joined, photos_say, unescaped

MAX_FILE = 200_000_000
"""Largest document that is looked into, in bytes."""

MAX_LIST = 4_000_000
"""Longest list of what is in an archive, in bytes."""

MAX_PART = 4_000_000
"""How much of one text in it is read, in bytes."""

MAX_PHOTO = 200_000
"""How much of one photo in it is read, in bytes."""

MAX_PHOTOS = 300
"""Most photos that are looked at."""

_PARTS = (
    *("docProps/core.xml", "docProps/app.xml", "meta.xml"),
    *("word/document.xml", "word/comments.xml", "content.xml"),
)
_PEOPLE = re.compile(
    rb"<(dc:creator|cp:lastModifiedBy|meta:initial-creator|meta:printed-by|Manager)\b[^<>]{0,200}>"
    rb'([^<>]{1,1000})<|\bw:author=(")([^"<>]{1,1000})"'
)
_TEXTS = re.compile(
    rb"<(dc:title|dc:subject|dc:description|cp:keywords|meta:keyword|Company)\b[^<>]{0,200}>"
    rb"([^<>]{1,1000})<"
)
_PHOTO = (".jpeg", ".jpg")
_END = b"PK\x05\x06"
_END_SIZE = 66_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


def packed_says(file: Path) -> Told:
    """Return what a document says: who wrote it and commented on it, and what its photos say."""
    size = file.stat().st_size
    if size > MAX_FILE or not _short_list(file, size):
        return Told(locked=True)
    try:
        with zipfile.ZipFile(file) as archive:
            return joined(_parts(archive))
    except _BROKEN:
        return Told(locked=True)


def _short_list(file: Path, size: int) -> bool:
    """Tell whether the list of what is in an archive is no longer than it may be."""
    with file.open("rb") as stream:
        stream.seek(max(0, size - _END_SIZE))
        tail = stream.read()
    at = tail.rfind(_END)
    return at >= 0 and int.from_bytes(tail[at + 12 : at + 16], "little") <= MAX_LIST


def _parts(archive: zipfile.ZipFile) -> Iterator[Told]:
    names = archive.namelist()
    for name in _PARTS:
        if name in names:
            yield _text(_read(archive, name, MAX_PART))
    photos = [name for name in names if name.casefold().endswith(_PHOTO)]
    for name in photos[:MAX_PHOTOS]:
        yield photos_say(_read(archive, name, MAX_PHOTO))


def _read(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with archive.open(name) as stream:
        return stream.read(limit)


def _text(data: bytes) -> Told:
    people = {unescaped(found[2] or found[4]) for found in _PEOPLE.finditer(data)}
    texts = {unescaped(found[2]) for found in _TEXTS.finditer(data)}
    if not people | texts:
        return NOTHING
    return Told(people=tuple(sorted(people - {""})), texts=tuple(sorted(texts - {""})))
