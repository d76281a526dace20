"""How large a picture is, from its first bytes, so that pages do not jump while it loads."""

import re
import struct
from struct import unpack_from

HEAD = 65_536
"""How many bytes of a file are looked at."""

MAX_SIDE = 65_535
"""Longest side that is believed, in pixels."""

Size = tuple[int, int]
"""Width and height in pixels; (0, 0) if they are not known."""

UNKNOWN: Size = (0, 0)

_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""JPEG segments that say how large the picture is."""

_SVG = re.compile(rb"<svg\b[^>]*>", re.IGNORECASE)
_VIEW_BOX = re.compile(rb"""\bviewBox\s*=\s*["']\s*([-\d.eE+,\s]+)["']""")
_SIDE = re.compile(rb"""\b(width|height)\s*=\s*["']\s*(\d+(?:\.\d+)?)(?:px)?\s*["']""")


def size_of(head: bytes) -> Size:
    """Return the size of the picture that starts with ``head``."""
    try:
        width, height = _measured(head)
    except (struct.error, ValueError, OverflowError):
        return UNKNOWN
    fits = 0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE
    return (width, height) if fits else UNKNOWN


def _measured(head: bytes) -> Size:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return unpack_from(">II", head, 16)
    if head.startswith((b"GIF87a", b"GIF89a")):
        return unpack_from("<HH", head, 6)
    if head.startswith(b"\xff\xd8"):
        return _jpeg(head)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _webp(head)
    return _svg(head)


def _jpeg(head: bytes) -> Size:
    place = 2
    while place + 4 <= len(head) and head[place] == 0xFF:  # noqa: PLR2004 (a segment begins)
        if head[place + 1] in _FRAMES:
            height, width = unpack_from(">HH", head, place + 5)
            return width, height
        place += 2 + unpack_from(">H", head, place + 2)[0]
    return UNKNOWN


def _webp(head: bytes) -> Size:
    kind = head[12:16]
    if kind == b"VP8 ":
        width, height = unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = unpack_from("<I", head, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        sides = unpack_from("<HBHB", head, 24)
        return sides[0] + (sides[1] << 16) + 1, sides[2] + (sides[3] << 16) + 1
    return UNKNOWN


def _svg(head: bytes) -> Size:
    tag = _SVG.search(head)
    if tag is None:
        return UNKNOWN
    sides = {name: float(value) for name, value in _SIDE.findall(tag[0])}
    if b"width" in sides and b"height" in sides:
        return round(sides[b"width"]), round(sides[b"height"])
    box = _VIEW_BOX.search(tag[0])
    numbers = box[1].replace(b",", b" ").split() if box else []
    if len(numbers) != 4:  # noqa: PLR2004 (x, y, width, height)
        return UNKNOWN
    return round(float(numbers[2])), round(float(numbers[3]))
