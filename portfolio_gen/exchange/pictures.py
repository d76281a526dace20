"""Pictures without what a camera wrote beside them: place, time, device, comments.

Nothing of the picture itself changes: parts of the file are left out, and no picture is drawn anew.
"""

from collections.abc import Iterator
from typing import Literal

from portfolio_gen.site.pictures.parts import PNG, png_of, png_parts, webp_of, webp_parts

KINDS = frozenset({".jpg", ".jpeg", ".png", ".webp"})
"""Endings of pictures that can be cleaned."""

UNCLEAN = frozenset({".heic", ".heif", ".avif", ".tif", ".tiff", ".dng"})
"""Endings of pictures that hold the same and cannot be cleaned here."""

_JPEG = b"\xff\xd8"

_MARK = 0xFF
_SOS, _EOI, _COM = 0xDA, 0xD9, 0xFE
_APP1, _APP2, _APP14, _APP15 = 0xE1, 0xE2, 0xEE, 0xEF
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_ORIENTATION = 0x0112
_UPRIGHT = 1
_TURNS = range(1, 9)

_PNG_TELLS = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_WEBP_TELLS = frozenset({b"EXIF", b"XMP "})
_WEBP_FLAGS = 0x08 | 0x04


def without_metadata(data: bytes) -> bytes | None:
    """Return a picture without what it says about camera, place and time.

    Args:
        data: A JPEG, PNG or WebP file.

    Returns:
        The same picture, standing as upright as before; None if it is none of these, or damaged.
    """
    try:
        if data.startswith(_JPEG):
            return _jpeg(data)
        if data.startswith(PNG):
            return _png(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (IndexError, ValueError):
        return None
    return None


def _jpeg(data: bytes) -> bytes:
    """Return a JPEG with its colours and its orientation, and nothing else beside the picture.

    Raises:
        ValueError: It is damaged.
        IndexError: It ends in the middle.
    """
    parts = []
    turn = _UPRIGHT
    for marker, segment in _segments(data):
        if marker == _APP1 and segment[4:10] == b"Exif\0\0":
            turn = _orientation(segment[10:]) or turn
        elif _is_needed(marker, segment):
            parts.append(segment)
    exif = [_exif(turn)] if turn != _UPRIGHT else []
    return b"".join([_JPEG, *exif, *parts, b"\xff\xd9"])


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the parts of a JPEG up to its end: marker and bytes; pixels belong to their header.

    Raises:
        ValueError: It is damaged.
        IndexError: It ends in the middle.
    """
    at = 2
    while True:
        marker = data[at + 1]
        if data[at] != _MARK:
            raise ValueError("no marker")
        if marker == _EOI:
            return
        if marker == _MARK:  # a fill byte
            at += 1
            continue
        end = at + 2
        if marker not in _ALONE:
            length = int.from_bytes(data[end : end + 2])
            end += length
            if length < 2 or end > len(data):  # noqa: PLR2004 (its own two bytes)
                raise ValueError("length")
        if marker == _SOS:
            end = _end_of_scan(data, end)
        yield marker, data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the marker after the pixels stands.

    Raises:
        ValueError: There is none.
    """
    while True:
        at = data.index(b"\xff", at)
        following = data[at + 1]
        if following and following not in _ALONE:
            return at
        at += 2


def _is_needed(marker: int, segment: bytes) -> bool:
    """Tell whether a segment belongs to the picture and not to its story."""
    if marker == _COM:
        return False
    if marker == _APP2:
        return segment[4:16] == b"ICC_PROFILE\0"
    if marker == _APP14:
        return segment[4:9] == b"Adobe"
    return not _APP1 <= marker <= _APP15


def _orientation(tiff: bytes) -> int:
    """Return how a picture has to be turned; 0 if it is not said."""
    if tiff[:2] not in {b"MM", b"II"}:
        return 0
    order: Literal["big", "little"] = "big" if tiff[:2] == b"MM" else "little"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)

    start = number(4, 4)
    for n in range(min(number(start, 2), 200)):
        entry = start + 2 + 12 * n
        if number(entry, 2) == _ORIENTATION:
            value = number(entry + 8, 2)
            return value if value in _TURNS else 0
    return 0


def _exif(turn: int) -> bytes:
    """Return a segment that says how to turn a picture, and nothing else."""
    entry = b"\x01\x12\0\x03\0\0\0\x01" + turn.to_bytes(2) + b"\0\0"
    body = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body


def _png(data: bytes) -> bytes:
    """Return a PNG without texts and dates.

    Raises:
        ValueError: It is damaged.
    """
    return png_of(part for part in png_parts(data) if part[0] not in _PNG_TELLS)


def _webp(data: bytes) -> bytes:
    """Return a WebP without the parts that tell something.

    Raises:
        ValueError: It is damaged.
        IndexError: A part that says what is in it is empty.
    """
    kept = ((name, body) for name, body in webp_parts(data) if name not in _WEBP_TELLS)
    return webp_of(
        (name, bytes([body[0] & ~_WEBP_FLAGS]) + body[1:] if name == b"VP8X" else body)
        for name, body in kept
    )
