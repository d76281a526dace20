"""Moving pictures as they are, without anything that is not part of the picture.

Only what a decoder needs to draw the frames is copied; notes, places, cameras, profiles, and what
follows the end are not.
"""

from collections.abc import Callable, Iterator, Mapping

from portfolio_gen.site.pictures.parts import (
    Part,
    chunk,
    chunks,
    png_of,
    png_parts,
    taken,
    webp_of,
    webp_parts,
)

MAX_FRAMES = 2000
"""Most frames of a moving picture."""

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
    return png_of(_png_kept(data))


def _png_kept(data: bytes) -> Iterator[Part]:
    frames = 0
    for name, body in png_parts(data):
        frames = _counted(frames + (name == b"fcTL"))
        if name in _PNG_KEPT:
            yield name, body


def _webp(data: bytes) -> bytes:
    return webp_of(_webp_kept(data))


def _webp_kept(data: bytes) -> Iterator[Part]:
    frames = 0
    for name, body in webp_parts(data):
        if name == b"VP8X":
            yield name, bytes([taken(body, 0, 1)[0] & _WEBP_FLAGS]) + body[1:]
        elif name == b"ANMF":
            frames = _counted(frames + 1)
            inner = (chunk(n, b) for n, b in chunks(body[_FRAME_HEAD:]) if n in _FRAME_KEPT)
            yield name, taken(body, 0, _FRAME_HEAD) + b"".join(inner)
        elif name in _WEBP_KEPT:
            yield name, body


def _gif(data: bytes) -> bytes:
    place = 13 + _table(data[10])
    parts, frames = [taken(data, 0, place)], 0
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


def _counted(frames: int) -> int:
    if frames > MAX_FRAMES:
        raise ValueError("too many frames")
    return frames


_STRIPPERS: Mapping[str, Callable[[bytes], bytes]] = {"GIF": _gif, "PNG": _png, "WEBP": _webp}
