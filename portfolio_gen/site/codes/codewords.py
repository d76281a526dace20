"""The bytes a QR code consists of: its text, and what repairs it when a part is unreadable.

A text may end in many digits; those have a mode of their own, in which three take ten bits.
Package ``qrcode`` comes to the same bytes bit by bit; tests compare both. Sizes, blocks and the
arithmetic of the field are the package's tables.
"""

from functools import lru_cache
from itertools import zip_longest

from qrcode.base import gexp, glog, rs_blocks
from qrcode.exceptions import DataOverflowError
from qrcode.util import BIT_LIMIT_TABLE

BYTE_MODE = 4
DIGIT_MODE = 1
LAST_SHORT = 9
"""Largest version in which the length of a text takes one byte; in larger ones it takes two."""

LAST_MEDIUM = 26
"""Largest version in which the number of digits takes twelve bits."""

LARGEST = 40
PADDING = bytes((0xEC, 0x11))


def version_for(text: bytes, level: int, digits: str = "") -> int:
    """Return the smallest version that holds ``text`` and ``digits``.

    Raises:
        DataOverflowError: There is none.
    """
    for version in range(1, LARGEST + 1):
        if _length(text, digits, version) <= BIT_LIMIT_TABLE[level][version]:
            return version
    raise DataOverflowError


def codewords(text: bytes, version: int, level: int, digits: str = "") -> bytes:
    """Return the bytes of a code in the order in which they are drawn.

    Args:
        text: The content, in the byte mode.
        version: Size of the code, 1 to 40; the content fits.
        level: Error correction, as package ``qrcode`` numbers it.
        digits: What follows, in the mode for digits; none if empty.

    Spec: ISO/IEC 18004 sections 7.4 to 7.6.
    """
    blocks = rs_blocks(version, level)
    data = _padded(text, digits, version, sum(block.data_count for block in blocks))
    parts: list[bytes] = []
    repairs: list[bytes] = []
    for block in blocks:
        parts.append(data[: block.data_count])
        repairs.append(_repair(parts[-1], block.total_count - block.data_count))
        data = data[block.data_count :]
    return _interleaved(parts) + _interleaved(repairs)


def _length_bits(version: int) -> int:
    return 8 if version <= LAST_SHORT else 16


def _number_bits(version: int) -> int:
    return 10 if version <= LAST_SHORT else 12 if version <= LAST_MEDIUM else 14


def _length(text: bytes, digits: str, version: int) -> int:
    """Return how many bits the content takes, with its modes and lengths."""
    length = 4 + _length_bits(version) + 8 * len(text)
    if digits:
        length += 4 + _number_bits(version) + (10 * len(digits) + 2) // 3
    return length


def _padded(text: bytes, digits: str, version: int, count: int) -> bytes:
    """Return modes, lengths and content, ended and filled up to ``count`` bytes."""
    bits, length = _length_bits(version), _length(text, digits, version)
    number = (BYTE_MODE << bits | len(text)) << 8 * len(text) | int.from_bytes(text)
    if digits:
        more = _digits(digits, _number_bits(version))
        number = number << len(more) | int(more, 2)
    end = min(4, 8 * count - length)
    end += -(length + end) % 8
    data = (number << end).to_bytes((length + end) // 8)
    return data + (PADDING * count)[: count - len(data)]


def _digits(digits: str, bits: int) -> str:
    """Return digits with their mode and number, as ones and zeros: ten for three, seven for two."""
    threes = (digits[start : start + 3] for start in range(0, len(digits), 3))
    groups = (f"{int(three):0{1 + 3 * len(three)}b}" for three in threes)
    return f"{DIGIT_MODE:04b}{len(digits):0{bits}b}{''.join(groups)}"


def _interleaved(blocks: list[bytes]) -> bytes:
    columns = zip_longest(*blocks)
    return bytes(byte for column in columns for byte in column if byte is not None)


def _repair(data: bytes, count: int) -> bytes:
    """Return ``count`` bytes of error correction: a remainder over the field of 256 elements."""
    table = _multiples(count)
    rest, top = 0, 8 * (count - 1)
    keep = (1 << 8 * count) - 1
    for byte in data:
        rest = (rest << 8 & keep) ^ table[byte ^ rest >> top]
    return rest.to_bytes(count)


@lru_cache(maxsize=32)
def _multiples(count: int) -> list[int]:
    """Return the multiples of the generator with ``count`` roots, without its leading term."""
    generator = [1]
    for power in range(count):
        raised = [*generator, 0]
        for index, factor in enumerate(generator):
            raised[index + 1] ^= _product(factor, gexp(power))
        generator = raised
    rows = (bytes(_product(byte, factor) for factor in generator[1:]) for byte in range(256))
    return [int.from_bytes(row) for row in rows]


def _product(a: int, b: int) -> int:
    return gexp(glog(a) + glog(b)) if a and b else 0
