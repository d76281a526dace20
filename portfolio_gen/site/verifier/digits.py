"""A badge as decimal digits, so that a QR code can carry the badge itself.

The digits stand behind the ``#`` of an address, which no server gets to see. In a QR code they take
a third of a byte each. ``themes/verifier/ui/digits.js`` reads them in the browser.

The first digit is the edition, ``1``. The others are one number; its bytes are one that names the
shape, and what follows packed by raw deflate, which may refer back to ``PRESET``.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from portfolio_gen.badges.strict_json import MAX_BYTES
from portfolio_gen.base.errors import BadgeError, LimitError
from portfolio_gen.site.verifier.preset import PRESET

EDITION = "1"

AS_IT_IS = 1
"""The shape of a file that is neither laid out as JSON mostly is nor signed text."""

MAX_DIGITS = 4_000
"""Most digits that are read; the largest code on a print sheet holds fewer than 1,548."""

MAX_DATA = 100_000
"""Largest file that anybody tries to pack, in bytes."""

MAX_PACKED = 1_600
"""Most bytes that are written as digits; those have at most 3,855."""

_CANONICAL = re.compile("[1-9][0-9]*")
_DAMAGED = "The badge in this address is damaged."
_AGAIN = "Scan the code once more, or copy the whole address."

_TOKEN = re.compile(
    rb'"[^"\\]*(?:\\.[^"\\]*)*"|\{\}|\[\]|[][{}:,]|[^][{}:," \t\r\n]+|[ \t\r\n]+', re.DOTALL
)
"""What JSON consists of; ``{}`` and ``[]`` stay on one line."""


def to_digits(data: bytes) -> str:
    """Return a badge as digits.

    Args:
        data: The file of a badge, or the text that was baked into a picture.

    Raises:
        LimitError: It has more than ``MAX_DATA`` bytes, or more than ``MAX_PACKED`` once packed.
    """
    if len(data) > MAX_DATA:
        raise _too_large()
    shape, small = _shrunk(data)
    packed = bytes([shape]) + _deflated(small)
    if len(packed) > MAX_PACKED:
        raise _too_large()
    return EDITION + str(int.from_bytes(packed))


def from_digits(text: str) -> bytes:
    """Return the badge in digits, byte for byte as it was.

    Raises:
        LimitError: More than ``MAX_DIGITS``, or more than ``MAX_BYTES`` once it is unpacked.
        BadgeError: Not canonical digits, of another edition, or damaged.
    """
    if len(text) > MAX_DIGITS:
        raise LimitError(f"This address is too long to hold a badge: {len(text):,} characters.")
    if not _CANONICAL.fullmatch(text):
        raise BadgeError("This address holds no badge: digits are expected after “#”.")
    if not text.startswith(EDITION):
        raise BadgeError(
            "The badge in this address is written in a way that this program does not know.",
            hint="A newer edition of the program may know it.",
        )
    if not _CANONICAL.fullmatch(text[1:]):
        raise _damaged()
    number = int(text[1:])
    shape, *packed = number.to_bytes((number.bit_length() + 7) // 8)
    if shape != AS_IT_IS and shape not in _SHAPES:
        raise _damaged()
    data = _inflated(bytes(packed))
    return data if shape == AS_IT_IS else _SHAPES[shape].grow(data)


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zdict=PRESET)
    return packer.compress(data) + packer.flush()


def _inflated(packed: bytes) -> bytes:
    """Unpack, never beyond ``MAX_BYTES``; nothing may be missing, and nothing may follow."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS, zdict=PRESET)
    try:
        data = unpacker.decompress(packed, MAX_BYTES + 1)
    except zlib.error as error:
        raise _damaged() from error
    if len(data) > MAX_BYTES:
        raise _large()
    if not unpacker.eof or unpacker.unused_data:
        raise _damaged()
    return data


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """A way to say the same in fewer bytes.

    Attributes:
        shrink: Makes it small; what comes back need not grow to the same.
        grow: Makes it what it was.
    """

    shrink: Callable[[bytes], bytes]
    grow: Callable[[bytes], bytes]


def _shrunk(data: bytes) -> tuple[int, bytes]:
    """Return the first shape that grows to exactly this badge again, and what is to be packed."""
    for number, shape in _SHAPES.items():
        try:
            small = shape.shrink(data)
            if shape.grow(small) == data:
                return number, small
        except BadgeError:
            continue  # another kind of file
    return AS_IT_IS, data


def _tokens(data: bytes) -> Iterator[bytes]:
    """Yield the parts of JSON, blanks among them; what follows what is not looked at.

    Raises:
        BadgeError: A text in it has no end.
    """
    at = 0
    while at < len(data):
        token = _TOKEN.match(data, at)
        if token is None:
            raise _damaged()
        yield token[0]
        at = token.end()


def _without_blanks(data: bytes) -> bytes:
    """Return JSON without the blanks between its parts.

    Raises:
        BadgeError: A text in it has no end.
    """
    return b"".join(token for token in _tokens(data) if token[:1] not in _BLANKS)


def _indented(data: bytes) -> bytes:
    """Return JSON without blanks as most programs lay it out for people: by two blanks a level.

    Raises:
        LimitError: Larger than ``MAX_BYTES`` then.
        BadgeError: No JSON without blanks.
    """
    parts: list[bytes] = []
    depth = size = 0
    for token in _tokens(data):
        depth += _DEEPER.get(token, 0)
        if depth < 0 or token[:1] in _BLANKS:
            raise _damaged()
        parts.append(_spaced(token, b"\n" + b"  " * depth))
        size += len(parts[-1])
        if size > MAX_BYTES:
            raise _large()
    return b"".join(parts)


_BLANKS = b" \t\r\n"
_DEEPER = {b"{": 1, b"[": 1, b"}": -1, b"]": -1}


def _spaced(token: bytes, line: bytes) -> bytes:
    if token == b":":
        return b": "
    if token in {b"{", b"[", b","}:
        return token + line
    return line + token if token in {b"}", b"]"} else token


def _opened(token: bytes) -> bytes:
    """Return the three parts of signed text without their alphabet, ended by zeros but the last.

    Raises:
        BadgeError: Not three parts in base64url.
    """
    parts = token.split(b".")
    if len(parts) != _PARTS:
        raise _damaged()
    try:
        opened = [base64.urlsafe_b64decode(part + b"=" * (-len(part) % 4)) for part in parts]
    except binascii.Error as error:
        raise _damaged() from error
    return b"\0".join(opened)


def _closed(parts: bytes) -> bytes:
    """Return signed text from its three parts.

    Raises:
        BadgeError: There are fewer.
    """
    opened = parts.split(b"\0", _PARTS - 1)
    if len(opened) != _PARTS:
        raise _damaged()
    return b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in opened)


_PARTS = 3


def _ended(shape: _Shape) -> _Shape:
    """Return the same shape for files that end in a line break."""
    return _Shape(
        shrink=lambda data: shape.shrink(data.removesuffix(b"\n")),
        grow=lambda small: shape.grow(small) + b"\n",
    )


_JSON = _Shape(shrink=_without_blanks, grow=_indented)
_JWS = _Shape(shrink=_opened, grow=_closed)
_SHAPES = {5: _ended(_JWS), 4: _JWS, 3: _ended(_JSON), 2: _JSON}
"""Nearly every text is JSON to those who only look for blanks, so signed text is tried first."""


def _damaged() -> BadgeError:
    return BadgeError(_DAMAGED, hint=_AGAIN)


def _too_large() -> LimitError:
    return LimitError("This badge is too large to be written as digits.")


def _large() -> LimitError:
    return LimitError(f"The badge in this address has more than {MAX_BYTES:,} bytes.")
