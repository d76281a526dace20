"""Films and sounds of phones: boxes in boxes (ISO/IEC 14496-12, QuickTime)."""

from collections.abc import Iterator
from typing import BinaryIO

from portfolio_gen.content.details.told import Told, joined, notes_say, words

MAX_BOXES = 20_000
"""Most boxes of a film that are looked at."""

MAX_BOX = 1_000_000
"""How much of one box is read, in bytes."""

PART = 4_000_000
"""How much of the beginning and of the end of a film is searched for places as well, in bytes."""

PLACES = (b"\xa9xyz", b"com.apple.quicktime.location", b"loci\x00\x00")
"""What the place of a film is called, also in a file whose boxes make no sense."""

_OUTER = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"udta", b"moof", b"traf"})
_DEVICE = (b"\xa9mak", b"\xa9mod", b"com.apple.quicktime.make", b"com.apple.quicktime.model")
_PEOPLE = (b"\xa9ART", b"\xa9aut", b"\xa9dir", b"auth", b"com.apple.quicktime.author")
_TEXTS = (b"\xa9nam", b"\xa9cmt", b"\xa9des", b"titl", b"com.apple.quicktime.title")
_TRACKS = (b"gpmd", b"camm")
"""Tracks in which action cameras write the place again and again."""

_HEAD, _LARGE_HEAD = 8, 16


def film_says(stream: BinaryIO, size: int) -> Told:
    """Return what a film says.

    Args:
        stream: The film.
        size: Its size, in bytes.
    """
    found = [_box(kind, body) for kind, body in _boxes(stream, size)]
    stream.seek(0)
    start = stream.read(PART)
    stream.seek(max(len(start), size - PART))
    end = stream.read(PART)
    anywhere = any(sign in part for sign in PLACES for part in (start, end))
    return joined((*found, Told(place=anywhere)))


def _boxes(stream: BinaryIO, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and beginning of every box that has no other boxes inside."""
    waiting = [(0, size)]
    for _ in range(MAX_BOXES):
        if not waiting:
            return
        at, end = waiting.pop()
        stream.seek(at)
        head = stream.read(_LARGE_HEAD)
        if end - at < _HEAD or len(head) < _HEAD:
            continue
        length, kind, skip = int.from_bytes(head[:4]), head[4:8], _HEAD
        if length == 1:
            length, skip = int.from_bytes(head[8:]), _LARGE_HEAD
        length = length or end - at
        if length < skip:
            continue
        after = min(at + length, end)
        waiting.append((after, end))
        if kind in _OUTER:
            waiting.append((at + skip, after))
        elif kind != b"mdat":
            stream.seek(at + skip)
            yield kind, stream.read(max(0, min(after - at - skip, MAX_BOX)))


def _box(kind: bytes, body: bytes) -> Told:
    if kind == b"meta":
        return joined(_named(name, value) for name, value in _entries(body))
    if kind == b"uuid":
        return notes_say(body)
    if kind == b"stsd":
        return Told(place=body[12:16] in _TRACKS or any(sign in body for sign in PLACES))
    if kind.startswith(b"\xa9"):
        return _named(kind, body[4 : 4 + int.from_bytes(body[:2])])
    return _named(kind, body[6:])


def _named(name: bytes, value: bytes) -> Told:
    """Return what one entry says."""
    shown = words(value.decode("utf-8", "replace"))
    return Told(
        place=bool(value) and any(name.startswith(sign.rstrip(b"\0")) for sign in PLACES),
        camera=name in _DEVICE and bool(shown),
        people=(shown,) if name in _PEOPLE and shown else (),
        texts=(shown,) if name in _TEXTS and shown else (),
    )


def _entries(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and value of what stands in a ``meta`` box: its names, and a list that uses them.

    QuickTime writes the list at once, others four bytes later.
    """
    inner = dict(_inside(body if body[4:8] == b"hdlr" else body[4:]))
    names = [value for _, value in _inside(inner.get(b"keys", b"")[8:])]
    for kind, entry in _inside(inner.get(b"ilst", b"")):
        number = int.from_bytes(kind)
        name = names[number - 1] if 0 < number <= len(names) else kind
        for part, value in _inside(entry):
            if part == b"data":
                yield name, value[8:]


def _inside(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of the boxes in a row."""
    at = 0
    for _ in range(MAX_BOXES):
        length = int.from_bytes(body[at : at + 4])
        if length < _HEAD or at + length > len(body):
            return
        yield body[at + 4 : at + 8], body[at + 8 : at + length]
        at += length
