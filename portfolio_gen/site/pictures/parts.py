"""The parts that a PNG or a WebP file consists of, and a file made of them again."""

import zlib
from collections.abc import Iterable, Iterator

PNG = b"\x89PNG\r\n\x1a\n"
"""How a PNG begins."""

Part = tuple[bytes, bytes]
"""The name of a part, and what is in it."""


def taken(data: bytes, place: int, length: int) -> bytes:
    """Return some bytes of a file.

    Raises:
        ValueError: It ends before.
    """
    if place + length > len(data):
        raise ValueError("cut")
    return data[place : place + length]


def png_parts(data: bytes) -> Iterator[Part]:
    """Yield the parts of a PNG up to its end; what follows is none of it.

    Raises:
        ValueError: It is cut.
    """
    place, name = len(PNG), b""
    while name != b"IEND":
        length = int.from_bytes(taken(data, place, 4))
        name = taken(data, place + 4, 4)
        yield name, taken(data, place + 8, length + 4)[:length]
        place += 12 + length


def png_of(parts: Iterable[Part]) -> bytes:
    """Return a PNG made of these parts."""
    return PNG + b"".join(
        len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)
        for name, body in parts
    )


def webp_parts(data: bytes) -> Iterator[Part]:
    """Yield the parts of a WebP; what follows is none of it.

    Raises:
        ValueError: It is cut.
    """
    return chunks(taken(data, 8, int.from_bytes(data[4:8], "little"))[4:])


def webp_of(parts: Iterable[Part]) -> bytes:
    """Return a WebP made of these parts."""
    found = b"WEBP" + b"".join(chunk(name, body) for name, body in parts)
    return b"RIFF" + len(found).to_bytes(4, "little") + found


def chunks(data: bytes) -> Iterator[Part]:
    """Yield the parts in a row, such as those of one frame of a WebP.

    Raises:
        ValueError: The last one is cut.
    """
    place = 0
    while place < len(data):
        name, length = taken(data, place, 4), int.from_bytes(taken(data, place + 4, 4), "little")
        yield name, taken(data, place + 8, length)
        place += 8 + length + length % 2


def chunk(name: bytes, body: bytes) -> bytes:
    """Return one part of a WebP."""
    return name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
