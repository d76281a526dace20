"""Badges in PNG images: the text chunks of the file, and nothing else of it."""

import contextlib
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from portfolio_gen.badges.chunk import MAX_TEXT, Baked, text_to_bake
from portfolio_gen.base.errors import BadgeError, LimitError

SIGNATURE = b"\x89PNG\r\n\x1a\n"
"""First bytes of every PNG file."""

MAX_CHUNKS = 20_000
"""Most parts of a file that are looked at; an image of 10 MB has about a thousand."""

KEYWORD = b"openbadgecredential"
"""Name of the text in which Open Badges 3.0 keeps a badge."""

KEYWORDS = frozenset({KEYWORD, b"openbadges"})
"""Names of the texts that may hold a badge; the second is that of older versions."""

_TEXTS = frozenset({b"iTXt", b"tEXt", b"zTXt"})
_FRAME = struct.Struct(">I4s")
_CRC = struct.Struct(">I")

_CUT = "The file is damaged; download it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    """One part of the file.

    Attributes:
        kind: Its four letters.
        body: What is in it.
        start: Position of its first byte, that of its length.
        end: Position after its last byte, that of its checksum.
    """

    kind: bytes
    body: bytes
    start: int
    end: int

    @property
    def holds_badge(self) -> bool:
        """Tell whether this is a text by one of the names of badges."""
        return self.kind in _TEXTS and self.body.partition(b"\0")[0] in KEYWORDS


def extract(image: bytes) -> Baked | None:
    """Return the first text that may hold a badge; None if there is none.

    Checksums are not asked for: the signature of a badge protects better, and some writers get
    them wrong.

    Raises:
        BadgeError: The file ends in the middle before any badge, or the text cannot be decoded.
        LimitError: Too many chunks, or a text that unpacks to more than ``MAX_TEXT`` bytes.

    Spec: PNG section 11.3.3; OB 2.0 baking; OB 3.0 section 5.3.1.
    """
    found: list[_Chunk] = []
    notes: tuple[str, ...] = ()
    try:
        found.extend(chunk for chunk in _chunks(image) if chunk.holds_badge)
    except _Truncated:
        notes = ("The picture is cut off after the badge.",)
    if not found:
        if notes:
            raise BadgeError("This PNG image ends in the middle.", hint=_CUT)
        return None
    if len(found) > 1:
        notes = (*notes, f"The picture holds {len(found)} badges; the first is read.")
    text, odd = _text(found[0])
    return Baked(text=text, notes=(*notes, *odd))


def texts(image: bytes) -> Iterator[str]:
    """Yield every text in an image, whatever its name, as far as it can be read."""
    with contextlib.suppress(BadgeError, _Truncated):  # those before it were told
        for chunk in _chunks(image):
            if chunk.kind in _TEXTS:
                with contextlib.suppress(BadgeError):  # the others may be good
                    yield _text(chunk)[0]


def bake(image: bytes, credential: bytes) -> bytes:
    """Return the image with a badge in it, in place of any badge it held; the rest is kept.

    Args:
        image: A whole PNG file.
        credential: The signed JSON document or the compact JWS.

    Raises:
        BadgeError: Not a whole PNG file, or ``credential`` is neither.
        LimitError: Too many chunks.

    Spec: OB 3.0 section 5.3.1: one iTXt chunk, not compressed.
    """
    text = text_to_bake(credential).encode("utf-8")
    try:
        chunks = list(_chunks(image))
    except _Truncated as error:
        raise BadgeError("This PNG image ends in the middle.", hint=_CUT) from error
    if chunks[0].kind != b"IHDR":
        raise BadgeError("This PNG image does not begin with its header.", hint=_CUT)
    # The header chunk has to be the first; nothing is said about where texts stand.
    header, *rest = (image[chunk.start : chunk.end] for chunk in chunks if not chunk.holds_badge)
    body = KEYWORD + b"\0" + b"\0\0" + b"\0" + b"\0" + text
    after = image[chunks[-1].end :]
    return b"".join((SIGNATURE, header, _write(b"iTXt", body), *rest, after))


class _Truncated(Exception):  # noqa: N818 (never leaves this module)
    """The file ends inside a chunk or before its end mark."""


def _chunks(image: bytes) -> Iterator[_Chunk]:
    """Walk through the chunks up to the end mark.

    Raises:
        BadgeError: Not a PNG file.
        LimitError: More than ``MAX_CHUNKS``.
        _Truncated: The file ends too early.
    """
    if not image.startswith(SIGNATURE):
        raise BadgeError("This is not a PNG image.")
    position = len(SIGNATURE)
    for _ in range(MAX_CHUNKS):
        if position + _FRAME.size > len(image):
            raise _Truncated
        length, kind = _FRAME.unpack_from(image, position)
        start = position
        body = start + _FRAME.size
        position = body + length + _CRC.size
        if position > len(image):
            raise _Truncated
        yield _Chunk(kind=kind, body=image[body : body + length], start=start, end=position)
        if kind == b"IEND":
            return
    raise LimitError(f"This PNG image has more than {MAX_CHUNKS:,} parts.")


def _text(chunk: _Chunk) -> tuple[str, tuple[str, ...]]:
    """Return the text of a chunk, and notes.

    Raises:
        BadgeError: It cannot be unpacked, or an iTXt is not UTF-8.
        LimitError: Longer than ``MAX_TEXT``.
    """
    _, _, rest = chunk.body.partition(b"\0")
    if chunk.kind == b"iTXt":
        return _international(rest), ()
    data = _inflated(rest[1:]) if chunk.kind == b"zTXt" else _bounded(rest)
    # The format says Latin-1, but those who write badges mostly write UTF-8.
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return data.decode("latin-1"), ("The text in the picture is Latin-1, not UTF-8.",)


def _international(rest: bytes) -> str:
    """Return the text of an iTXt chunk, given what follows its keyword.

    Raises:
        BadgeError: Cut short, cannot be unpacked, or not UTF-8.
        LimitError: Longer than ``MAX_TEXT``.
    """
    flags, fields = rest[:2], rest[2:].split(b"\0", 2)
    if len(fields) != 3:  # noqa: PLR2004 (language, keyword in it, text)
        raise BadgeError("The text in this picture is cut short.", hint=_CUT)
    data = _inflated(fields[2]) if flags[0] else _bounded(fields[2])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadgeError("The text in this picture is not UTF-8.", hint=_CUT) from error


def _inflated(data: bytes) -> bytes:
    """Unpack, never beyond ``MAX_TEXT``.

    Raises:
        BadgeError: Not zlib data, or it ends too early.
        LimitError: More than ``MAX_TEXT`` bytes come out.
    """
    unpacker = zlib.decompressobj()
    try:
        # One byte more than allowed tells "exactly at the limit" from "above".
        out = unpacker.decompress(data, MAX_TEXT + 1)
    except zlib.error as error:
        raise BadgeError("The text in this picture cannot be unpacked.", hint=_CUT) from error
    _bounded(out)
    if unpacker.unused_data:
        raise BadgeError("The text in this picture cannot be unpacked.", hint=_CUT)
    if not unpacker.eof:
        raise BadgeError("The text in this picture is cut short.", hint=_CUT)
    return out


def _bounded(data: bytes) -> bytes:
    """Return the data unless there is too much of it.

    Raises:
        LimitError: Longer than ``MAX_TEXT``.
    """
    if len(data) > MAX_TEXT:
        raise LimitError(f"The text in this picture has more than {MAX_TEXT:,} bytes.")
    return data


def _write(kind: bytes, body: bytes) -> bytes:
    """Return a chunk with its length and checksum."""
    return _FRAME.pack(len(body), kind) + body + _CRC.pack(zlib.crc32(kind + body))
