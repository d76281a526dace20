"""Moving pictures as they are, without anything that is not part of the picture.

Only what a decoder needs to draw the frames is copied; notes, places, cameras, profiles, and what
follows the end are not.
"""

import zlib
from collections.abc import Callable, Iterator, Mapping

MAX_FRAMES = 2000
"""Most frames of a moving picture."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"tRNS", b"acTL", b"fcTL", b"fdAT", b"IDAT", b"IEND", b"gAMA", b"sRGB"}
)
_WEBP_KEPT = frozenset({b"VP8X", b"ANIM", b"ANMF"})
_FRAME_KEPT = frozenset({b"ALPH", b"VP8 ", b"VP8L"})
_FRAME_HEAD = 16
_WEBP_FLAGS = 0b0001_0010
"""Bits of VP8X that stay: it has transparency, it moves."""

_IMAGE, _EXTENSION, _TRAILER = 0x2C, 0x21, 0x3B
_GRAPHIC_CONTROL, _APPLICATION = 0xF9, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""Application extensions of a GIF that say how often it is repeated."""


def stripped(data: bytes, kind: str) -> bytes:
    """Return a moving picture without its metadata.

    Args:
        data: All of the file.
        kind: ``GIF``, ``PNG`` or ``WEBP``.

    Raises:
        ValueError: It is cut, has too many frames, or is of another kind.
    """
    if kind not in _STRIPPERS:
        raise ValueError(kind)
    try:
        return _STRIPPERS[kind](data)
    except IndexError as error:
        raise ValueError("cut") from error


def _png(data: bytes) -> bytes:
    parts, frames = [_PNG], 0
    place = len(_PNG)
    while True:
        length = int.from_bytes(_taken(data, place, 4))
        name = _taken(data, place + 4, 4)
        body = _taken(data, place + 8, length + 4)[:length]
        place += 12 + length
        frames = _counted(frames + (name == b"fcTL"))
        if name in _PNG_KEPT:
            crc = zlib.crc32(name + body).to_bytes(4)
            parts.append(length.to_bytes(4) + name + body + crc)
        if name == b"IEND":
            return b"".join(parts)


def _webp(data: bytes) -> bytes:
    whole = _taken(data, 8, int.from_bytes(data[4:8], "little"))[4:]
    parts, frames = [], 0
    for name, body in _chunks(whole):
        if name not in _WEBP_KEPT:
            continue
        if name == b"VP8X":
            kept = bytes([_taken(body, 0, 1)[0] & _WEBP_FLAGS]) + body[1:]
        elif name == b"ANMF":
            frames = _counted(frames + 1)
            inner = _chunks(body[_FRAME_HEAD:])
            kept = _taken(body, 0, _FRAME_HEAD)
            kept += b"".join(_chunk(n, b) for n, b in inner if n in _FRAME_KEPT)
        else:
            kept = body
        parts.append(_chunk(name, kept))
    found = b"WEBP" + b"".join(parts)
    return b"RIFF" + len(found).to_bytes(4, "little") + found


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 0
    while place < len(data):
        name, length = _taken(data, place, 4), int.from_bytes(_taken(data, place + 4, 4), "little")
        yield name, _taken(data, place + 8, length)
        place += 8 + length + length % 2


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


def _gif(data: bytes) -> bytes:
    place = 13 + _table(data[10])
    parts, frames = [_taken(data, 0, place)], 0
    while (what := data[place]) != _TRAILER:
        if what == _EXTENSION:
            end = _blocks(data, place + 2)
            loops = data[place + 1] == _APPLICATION and data[place + 3 : place + 14] in _LOOPS
            if loops or data[place + 1] == _GRAPHIC_CONTROL:
                parts.append(data[place:end])
        elif what == _IMAGE:
            frames = _counted(frames + 1)
            end = _blocks(data, place + 11 + _table(data[place + 9]))
            parts.append(data[place:end])
        else:
            raise ValueError("neither a frame nor a note")
        place = end
    return b"".join([*parts, bytes([_TRAILER])])


def _table(flags: int) -> int:
    """Return the length of a table of colours, in bytes."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks(data: bytes, place: int) -> int:
    """Return the place after a row of blocks."""
    while data[place]:
        place += 1 + data[place]
    return place + 1


def _taken(data: bytes, place: int, length: int) -> bytes:
    if place + length > len(data):
        raise ValueError("cut")
    return data[place : place + length]


def _counted(frames: int) -> int:
    if frames > MAX_FRAMES:
        raise ValueError("too many frames")
    return frames


_STRIPPERS: Mapping[str, Callable[[bytes], bytes]] = {"GIF": _gif, "PNG": _png, "WEBP": _webp}
