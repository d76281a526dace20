"""Digits behind the ``#`` of an address, honest and hostile, and what is to be said of them."""

import base64
import json
import zlib
from dataclasses import dataclass

from portfolio_gen.badges.strict_json import MAX_BYTES
from portfolio_gen.base.errors import BadgeError, LimitError
from portfolio_gen.site.verifier.digits import MAX_DIGITS
from portfolio_gen.site.verifier.preset import PRESET

NO_DIGITS = "This address holds no badge: digits are expected after “#”."
UNKNOWN = "The badge in this address is written in a way that this program does not know."
DAMAGED = "The badge in this address is damaged."
LARGE = "The badge in this address has more than 1,000,000 bytes."
LONG = "This address is too long to hold a badge: 4,001 characters."

DOCUMENT = {"@context": ["https://www.w3.org/ns/credentials/v2"], "name": "Ana “A” Reyes", "n": []}


def packed(data: bytes, *, preset: bytes = PRESET, end: int = zlib.Z_FINISH) -> bytes:
    """Return raw deflate."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=preset)
    return packer.compress(data) + packer.flush(end)


def digits(shape: int, content: bytes, *, edition: str = "1") -> str:
    """Return digits around packed content, whatever it is."""
    return edition + str(int.from_bytes(bytes([shape]) + content))


def spaced(number: int) -> bytes:
    """Return a document as JSON, indented by ``number`` blanks."""
    return json.dumps(DOCUMENT, ensure_ascii=False, indent=number).encode()


def token(*parts: bytes) -> bytes:
    """Return signed text."""
    return b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Digits that are no badge."""

    text: str
    error: type[BadgeError]
    message: str


def _refused(text: str, message: str, error: type[BadgeError] = BadgeError) -> Refused:
    return Refused(text=text, error=error, message=message)


def _limit(text: str, message: str) -> Refused:
    return Refused(text=text, error=LimitError, message=message)


GOOD = digits(1, packed(b"{}"))

HOSTILE = {
    "nothing": _refused("", NO_DIGITS),
    "one digit": _refused("1", DAMAGED),
    "zero": _refused("0", NO_DIGITS),
    "a zero in front": _refused("0" + GOOD, NO_DIGITS),
    "a zero after the edition": _refused("10" + GOOD[1:], DAMAGED),
    "a sign": _refused("+" + GOOD, NO_DIGITS),
    "less than nothing": _refused("-" + GOOD, NO_DIGITS),
    "a blank before": _refused(" " + GOOD, NO_DIGITS),
    "a line break after": _refused(GOOD + "\n", NO_DIGITS),
    "an underscore": _refused("1_" + GOOD[1:], NO_DIGITS),
    "a point": _refused(GOOD + ".0", NO_DIGITS),
    "an exponent": _refused("1e9", NO_DIGITS),
    "hexadecimal": _refused("0x1F", NO_DIGITS),
    "Arabic digits": _refused("١٢٣٤٥", NO_DIGITS),
    "wide digits": _refused("1２３", NO_DIGITS),
    "an address": _refused("url=https://a.example/b.json", NO_DIGITS),
    "edition two": _refused("2" + GOOD[1:], UNKNOWN),
    "edition nine": _refused("9" + GOOD[1:], UNKNOWN),
    "one digit too many": _limit("1" * (MAX_DIGITS + 1), LONG),
    "as many as are read": _refused("1" * MAX_DIGITS, DAMAGED),
    "no shape": _refused("1" + str(int.from_bytes(packed(b"{}"))), DAMAGED),
    "shape six": _refused(digits(6, packed(b"{}")), DAMAGED),
    "shape 255": _refused(digits(255, packed(b"{}")), DAMAGED),
    "a shape and nothing": _refused(digits(1, b""), DAMAGED),
    "not packed": _refused(digits(1, b'{"id": 1}'), DAMAGED),
    "cut off": _refused(digits(1, packed(spaced(2))[:-1]), DAMAGED),
    "without an end": _refused(digits(1, packed(b"{}", end=zlib.Z_SYNC_FLUSH)), DAMAGED),
    "a byte after the end": _refused(digits(1, packed(b"{}") + b"\0"), DAMAGED),
    "a second badge after the end": _refused(digits(1, packed(b"{}") * 2), DAMAGED),
    "further back than there is": _refused(
        digits(1, packed(PRESET[:300], preset=PRESET + b"." * 20_000)), DAMAGED
    ),
    "a bomb": _limit(digits(1, packed(bytes(1_600_000))), LARGE),
    "one byte too many": _limit(digits(1, packed(bytes(MAX_BYTES + 1))), LARGE),
    "JSON of brackets": _limit(digits(2, packed(b"[" * 5_000)), LARGE),
    "JSON with too many ends": _refused(digits(2, packed(b"{}}")), DAMAGED),
    "JSON with blanks": _refused(digits(2, packed(b'{"a" :1}')), DAMAGED),
    "JSON with a text without an end": _refused(digits(3, packed(b'{"a')), DAMAGED),
    "JSON with a text that ends in a backslash": _refused(digits(3, packed(b'"a\\')), DAMAGED),
    "signed text of two parts": _refused(digits(4, packed(b"{}\0{}")), DAMAGED),
    "signed text of one part": _refused(digits(5, packed(b"{}")), DAMAGED),
}
"""Attacks and accidents, by what they are."""

HONEST = {
    "nothing": b"",
    "one byte": b"\0",
    "every byte": bytes(range(256)),
    "JSON in one line": json.dumps(DOCUMENT, separators=(",", ":")).encode(),
    "JSON as Python writes it": json.dumps(DOCUMENT).encode(),
    "JSON indented by two": spaced(2),
    "JSON indented by two, ended": spaced(2) + b"\n",
    "JSON indented by four": spaced(4),
    "JSON with other line breaks": spaced(2).replace(b"\n", b"\r\n"),
    "JSON with two line breaks": spaced(2) + b"\n\n",
    "a text with all that JSON is made of": b'{\n  "{\\"a\\": [1,\\n\\\\": "}],:{} []"\n}',
    "JSON of odd bytes": b'{\n  "\xff\x80": "\xed\xa0\x80"\n}',
    "signed text": token(b'{"alg":"EdDSA"}', b'{"iss":"did:web:a.example"}', bytes(range(64))),
    "signed text, ended": token(b"{}", b"{}", b"\0\0\0") + b"\n",
    "signed text without a signature": token(b"{}", b"{}", b""),
    "signed text with zeros in it": token(b"\0", b"{}", b"\0"),
    "signed text in another alphabet": token(b"{}", b"{}", b"a") + b"==",
    "text with two points": b"not base64. at all. is it?",
}
"""What comes back byte for byte, by what it is."""
