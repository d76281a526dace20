"""PDF documents: the dictionary with their author, XMP notes, and photos inside (ISO 32000)."""

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from portfolio_gen.content.details.told import (
    MAX_PLACES,
    Told,
    joined,
    notes_say,
    photos_say,
    words,
)

MAX_START = 32_000_000
"""How much of the beginning of a document is read, in bytes."""

MAX_END = 4_000_000
"""How much of its end is read, if it is longer."""

MAX_PART = 2_000_000
"""Largest packed part that is unpacked, in bytes."""

MAX_TOTAL = 64_000_000
"""How much is unpacked of one document, in bytes."""

MAX_PARTS = 20_000
"""Most parts that are looked at."""

MIN_COST = 32_000
"""What unpacking costs at least, however little comes out, in bytes of ``MAX_TOTAL``."""

MAX_OBJECTS = 200_000
"""Most numbered parts that are known."""

MAX_REVISIONS = 16
"""Most earlier editions of one entry that are read: saving anew keeps what was there before."""

_INFO = re.compile(rb"/Info\s{1,8}(\d{1,10})\s{1,8}\d{1,5}\s{1,8}R")
_ENCRYPTED = re.compile(rb"/Encrypt\s{0,8}(?:\d{1,10}\s{1,8}\d{1,5}\s{1,8}R|<<)")
_STREAM = re.compile(rb"(?:>>\s{0,8})stream\r?\n")
_HEAD = 600
"""How far before a packed part its settings begin at most, in bytes."""

_DICTIONARY = 8_000
_STRING = rb"(\((?:[^()\\]|\\.|\((?:[^()\\]|\\.){0,200}\)){0,600}\)|<[0-9A-Fa-f\s]{0,4000}>)"
_FIELD = re.compile(
    rb"/(Author|Title|Subject|Keywords|Company)\s{0,8}(?:(\d{1,10})\s{1,8}\d{1,5}\s{1,8}R|"
    + _STRING
    + rb")",
    re.DOTALL,
)
_VALUE = re.compile(rb"\s{0,8}" + _STRING, re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_OBJECT, _BEFORE = b"obj", 32
_NUMBERED = re.compile(rb"(?<!\d)(\d{1,10})\s{1,8}\d{1,5}\s{1,8}\Z")
_FIRST = re.compile(rb"/First\s{1,8}(\d{1,9})")
_NUMBER = re.compile(rb"\d{1,10}")
_NOTES = b"<x:xmpmeta"
LIST, NOTES = b"/ObjStm", b"/Metadata"
"""Kinds of packed parts: a list of numbered parts, and XMP notes."""


def pdf_says(file: Path) -> Told:
    """Return what a document says: who wrote it, in this and earlier editions, and its photos."""
    size = file.stat().st_size
    with file.open("rb") as stream:
        data = stream.read(MAX_START)
        stream.seek(max(len(data), size - MAX_END))
        data += stream.read(MAX_END)
    if _ENCRYPTED.search(data):
        return joined((Told(locked=True), photos_say(data)))
    packed = tuple(_unpacked(data))
    objects = _Objects(data, [(first, text) for kind, first, text in packed if kind == LIST])
    notes = [data, *(text for kind, _, text in packed if kind == NOTES)]
    return joined((_info(objects), *(_notes(text) for text in notes), photos_say(data)))


def _notes(data: bytes) -> Told:
    """Return what XMP notes say, wherever they stand."""
    found: list[Told] = []
    at = data.find(_NOTES)
    while at >= 0 and len(found) < MAX_REVISIONS:
        end = data.find(b"</x:xmpmeta", at, at + MAX_PART)
        found.append(notes_say(data[at : end if end > 0 else at + MAX_PART]))
        at = data.find(_NOTES, at + 1)
    return joined(found)


def _unpacked(data: bytes) -> Iterator[tuple[bytes, int, bytes]]:
    """Yield the packed parts that can name somebody.

    Yields:
        What kind of part it is, where its first entry begins, and its content.
    """
    left = MAX_TOTAL
    for found in islice(_STREAM.finditer(data), MAX_PARTS):
        head = data[max(0, found.start() - _HEAD) : found.start()].rpartition(b" obj")[2]
        kind = next((name for name in (LIST, NOTES) if name in head), b"")
        if not kind or b"/FlateDecode" not in head or left <= 0:
            continue
        try:
            source = data[found.end() : found.end() + MAX_PART]
            text = zlib.decompressobj().decompress(source, MAX_PART)
        except zlib.error:
            text = b""
        left -= max(len(text), MIN_COST)
        first = _FIRST.search(head)
        yield kind, int(first[1]) if first else 0, text


class _Objects:
    """Numbered parts of a document, in the open and in packed lists."""

    def __init__(self, data: bytes, lists: Iterable[tuple[int, bytes]]) -> None:
        self.data = data
        self._places: dict[int, list[int]] = {}
        self._packed: dict[int, list[bytes]] = {}
        for number, place in islice(_numbered(data), MAX_OBJECTS):
            self._places.setdefault(number, []).append(place)
        for first, text in lists:
            for number, content in _listed(first, text):
                self._packed.setdefault(number, []).append(content)

    def get(self, number: int) -> list[bytes]:
        """Return the beginning of every edition of a part, the first ones."""
        places = self._places.get(number, [])[:MAX_REVISIONS]
        plain = [self.data[at : at + _DICTIONARY].partition(b"endobj")[0] for at in places]
        return [*plain, *self._packed.get(number, [])[:MAX_REVISIONS]]


def _numbered(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield number and place of every part in the open."""
    at = data.find(_OBJECT)
    while at >= 0:
        if found := _NUMBERED.search(data, max(0, at - _BEFORE), at):
            yield int(found[1]), at + len(_OBJECT)
        at = data.find(_OBJECT, at + 1)


def _listed(first: int, text: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of the parts in a packed list.

    It begins with pairs of numbers: which part, and how far behind all the pairs it stands.
    """
    numbers = [int(word) for word in text[:first].split() if _NUMBER.fullmatch(word)]
    ends = [*numbers[3::2], len(text)]
    for number, offset, end in zip(numbers[::2], numbers[1::2], ends, strict=False):
        yield number, text[first + offset : first + min(end, offset + _DICTIONARY)]


def _info(objects: _Objects) -> Told:
    numbers = {int(found[1]) for found in islice(_INFO.finditer(objects.data), MAX_REVISIONS)}
    found: dict[bytes, dict[str, None]] = {b"Author": {}}
    for number in sorted(numbers):
        for entry in objects.get(number):
            for name, value in _fields(entry, objects):
                found.setdefault(name, {})[value] = None
    people = tuple(found.pop(b"Author"))
    return Told(people=people, texts=tuple(text for texts in found.values() for text in texts))


def _fields(entry: bytes, objects: _Objects) -> Iterator[tuple[bytes, str]]:
    for found in islice(_FIELD.finditer(entry), MAX_PLACES):
        values = [found[3]] if found[3] else []
        if found[2]:
            matches = (_VALUE.match(content) for content in objects.get(int(found[2])))
            values = [match[1] for match in matches if match]
        for value in values:
            if text := words(_string(value)):
                yield found[1], text


def _string(value: bytes) -> str:
    """Return the text of a string as a document writes it."""
    if value.startswith(b"<"):
        digits = re.sub(rb"\s", b"", value[1:-1])
        data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    else:
        data = _ESCAPE.sub(_sign, value[1:-1])
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return data.decode("latin-1")


def _sign(found: "re.Match[bytes]") -> bytes:
    code = found[1]
    if code.isdigit() and int(code[:1]) < 8:  # noqa: PLR2004 (digits of base eight)
        return bytes([int(code, 8) & 0xFF])
    return _SIGNS.get(code, b"" if code in (b"\n", b"\r\n", b"\r") else code)
