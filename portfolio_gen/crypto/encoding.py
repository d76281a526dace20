"""Ways of writing bytes as text that keys and signatures use: base58btc, multibase, varint."""

import base64
import binascii
import re

from portfolio_gen.base.errors import ProofError

MAX_TEXT = 2_000
"""Longest accepted multibase text, in characters: base58 takes quadratic time."""

MAX_VARINT = 9
"""Longest accepted varint, in bytes."""

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BASE58_VALUE = {char: value for value, char in enumerate(_BASE58)}
_BASE64URL = re.compile(r"[A-Za-z0-9_-]*")


def base58btc_encode(data: bytes) -> str:
    """Return ``data`` in base58 with Bitcoin's alphabet.

    Spec: draft-msporny-base58 section 3.
    """
    zeros = len(data) - len(data.lstrip(b"\0"))
    number = int.from_bytes(data, "big")
    digits: list[str] = []
    while number:
        number, digit = divmod(number, 58)
        digits.append(_BASE58[digit])
    return _BASE58[0] * zeros + "".join(reversed(digits))


def base58btc_decode(text: str) -> bytes:
    """Return the bytes behind ``text``.

    Raises:
        ProofError: A character outside the alphabet, or more than ``MAX_TEXT`` characters.

    Spec: draft-msporny-base58 section 4.
    """
    if len(text) > MAX_TEXT:
        raise ProofError(f"A key or signature is {len(text)} characters long; that is too long.")
    number = 0
    try:
        for char in text:
            number = number * 58 + _BASE58_VALUE[char]
    except KeyError as error:
        raise ProofError(
            f"{error.args[0]!r} cannot stand in a key or signature written in base58."
        ) from error
    zeros = len(text) - len(text.lstrip(_BASE58[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def base64url_decode(text: str) -> bytes:
    """Return the bytes behind ``text``, base64url without padding, in its one canonical form.

    Raises:
        ProofError: Another alphabet, padding, too long, or bits left over at the end.

    Spec: RFC 4648 section 5; RFC 7515 section 2.
    """
    if len(text) > MAX_TEXT or not _BASE64URL.fullmatch(text):
        raise ProofError("A key or signature is not written in base64url.")
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise ProofError("A key or signature in base64url has a wrong length.") from error
    if base64.urlsafe_b64encode(data).rstrip(b"=").decode() != text:
        raise ProofError("A key or signature in base64url has bits left over at its end.")
    return data


def multibase_decode(text: str) -> bytes:
    """Return the bytes behind ``text``, whose first character names the alphabet.

    Raises:
        ProofError: Empty, an alphabet other than ``z`` (base58btc) or ``u`` (base64url), or
            characters outside it.

    Spec: VC Controlled Identifiers 1.0 section 2.4.
    """
    if text[:1] == "z":
        return base58btc_decode(text[1:])
    if text[:1] == "u":
        return base64url_decode(text[1:])
    raise ProofError("A key or signature is written in an alphabet that is not known here.")


def varint_decode(data: bytes) -> tuple[int, bytes]:
    """Return the unsigned varint at the start of ``data`` and what follows it.

    Raises:
        ProofError: Cut off, longer than ``MAX_VARINT``, or not the shortest form.

    Spec: Multiformats unsigned-varint.
    """
    number = 0
    for position, byte in enumerate(data[:MAX_VARINT]):
        number |= (byte & 0x7F) << (7 * position)
        if byte < 0x80:  # noqa: PLR2004 (the bit that says that more follows)
            if byte == 0 and position:
                raise ProofError("The kind of a key is not written in its shortest form.")
            return number, data[position + 1 :]
    raise ProofError("The kind of a key cannot be read.")


def varint_encode(number: int) -> bytes:
    """Return ``number`` as an unsigned varint."""
    out = bytearray()
    while number > 0x7F:  # noqa: PLR2004 (seven bits a byte)
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])
