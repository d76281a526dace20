"""Lists of bits, compressed, as issuers publish them: one place for every badge they signed.

Nothing here says what a bit means or whose list it is.
"""

import base64
import re
import zlib
from dataclasses import dataclass

from portfolio_gen.base.errors import BadgeError, LimitError

MAX_BYTES = 16_000_000
"""Largest accepted list once it is unpacked, in bytes: places for 128 million badges. A list is
packed so well that one megabyte of it can hold a gigabyte of nothing."""

MAX_TEXT = 4_000_000
"""Longest accepted list as text, in characters."""

MAX_SIZE = 32
"""Most bits of one place; a message needs two to the power of it."""

_BASE64URL = re.compile(r"[A-Za-z0-9_-]+")
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Bits:
    """An unpacked list.

    Attributes:
        data: The bits, the first one in the highest place of the first byte.
    """

    data: bytes

    def __len__(self) -> int:
        """Return how many bits there are."""
        return 8 * len(self.data)

    def get(self, index: int, size: int = 1) -> int:
        """Return the value at a place.

        Args:
            index: The place, counted from 0.
            size: How many bits each place has.

        Raises:
            BadgeError: The list has no such place, or places cannot have that size.

        Spec: Bitstring Status List 1.0 sections 2.2 (encodedList) and 3.2.
        """
        if not 1 <= size <= MAX_SIZE:
            raise BadgeError(f"The places of a list have 1 to {MAX_SIZE} bits.")
        first = index * size
        if index < 0 or first + size > len(self):
            raise BadgeError(
                f"The list has {len(self) // size:,} places, and this one is not among them."
            )
        start, end = first // 8, (first + size + 7) // 8
        window = int.from_bytes(self.data[start:end], "big")
        return window >> (8 * end - first - size) & ((1 << size) - 1)


def decode_list(encoded: str, *, max_bytes: int = MAX_BYTES, multibase: bool = True) -> Bits:
    """Unpack a list.

    Args:
        encoded: Base64url without padding, of bits packed with gzip.
        max_bytes: Largest accepted list once it is unpacked.
        multibase: A ``u`` stands before it, as the standard asks; in its forerunner, the
            StatusList2021, it does not.

    Raises:
        BadgeError: Written or packed in another way, cut off, or with something after its end.
        LimitError: Longer than ``MAX_TEXT``, or larger than ``max_bytes`` once it is unpacked.

    Spec: Bitstring Status List 1.0 section 3.4; VC Controlled Identifiers 1.0 section 2.4.
    """
    if len(encoded) > MAX_TEXT:
        raise LimitError(
            f"The list has {len(encoded):,} characters; at most {MAX_TEXT:,} are read."
        )
    if multibase and not encoded.startswith("u"):
        raise BadgeError("The list does not say that it is written in base64url (“u” before it).")
    return Bits(_unpacked(_decoded(encoded[1:] if multibase else encoded), max_bytes))


def _decoded(text: str) -> bytes:
    """Return the bytes behind base64url.

    Raises:
        BadgeError: It is something else.
    """
    if not _BASE64URL.fullmatch(text) or len(text) % 4 == 1:
        raise BadgeError("The list is not written in base64url without padding.")
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _unpacked(packed: bytes, max_bytes: int) -> bytes:
    """Return what was packed.

    Raises:
        BadgeError: It is not gzip, is damaged or cut off, or something follows.
        LimitError: It is larger than ``max_bytes``.
    """
    gzip = zlib.decompressobj(_GZIP)
    try:
        data = gzip.decompress(packed, max_bytes + 1)
    except zlib.error as error:
        raise BadgeError(
            "The list cannot be unpacked: it is damaged or not packed with gzip."
        ) from (error)
    if len(data) > max_bytes:
        raise LimitError(f"The list has more than {max_bytes:,} bytes once it is unpacked.")
    if not gzip.eof or gzip.unused_data:
        raise BadgeError("The list is cut off, or something follows after its end.")
    return data
