"""Lists of bits: bombs, cuts and places that are not there first."""

import base64
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.badges.bitstring import MAX_SIZE, MAX_TEXT, Bits, decode_list
from portfolio_gen.base.errors import BadgeError, LimitError

EMPTY = bytes(16_384)


def text(data: bytes) -> str:
    """Return bytes as base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def packed(data: bytes) -> str:
    """Return a list as issuers publish it."""
    return "u" + text(gzip.compress(data, mtime=0))


def bomb(size: int) -> str:
    """Return a list of nothing, far larger than its text, without ever holding it."""
    gzipped = zlib.compressobj(9, wbits=31)
    parts = [gzipped.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)]
    return "u" + text(b"".join([*parts, gzipped.flush()]))


DAMAGED = "The list cannot be unpacked: it is damaged or not packed with gzip."
CUT = "The list is cut off, or something follows after its end."
NOT_TEXT = "The list is not written in base64url without padding."
NO_MARK = "The list does not say that it is written in base64url (“u” before it)."
BROKEN_SUM = gzip.compress(EMPTY, mtime=0)[:-8] + b"\0" * 8


@pytest.mark.parametrize(
    ("encoded", "error", "message"),
    [
        (
            bomb(1_000_000_000),
            LimitError,
            "The list has more than 16,000,000 bytes once it is unpacked.",
        ),
        (
            packed(bytes(16_000_001)),
            LimitError,
            "The list has more than 16,000,000 bytes once it is unpacked.",
        ),
        (
            "u" * (MAX_TEXT + 1),
            LimitError,
            "The list has 4,000,001 characters; at most 4,000,000 are read.",
        ),
        ("", BadgeError, NO_MARK),
        (packed(EMPTY)[1:], BadgeError, NO_MARK),
        ("z" + packed(EMPTY)[1:], BadgeError, NO_MARK),
        ("u", BadgeError, NOT_TEXT),
        (packed(EMPTY) + "=", BadgeError, NOT_TEXT),
        ("uH4sI+AAA", BadgeError, NOT_TEXT),
        ("uAAAAA", BadgeError, NOT_TEXT),
        ("uAAAA\n", BadgeError, NOT_TEXT),
        ("u" + text(b"no gzip at all"), BadgeError, DAMAGED),
        ("u" + text(zlib.compress(EMPTY)), BadgeError, DAMAGED),
        ("u" + text(BROKEN_SUM), BadgeError, DAMAGED),
        ("u" + text(gzip.compress(EMPTY)[:-1]), BadgeError, CUT),
        ("u" + text(gzip.compress(EMPTY) + b"x"), BadgeError, CUT),
        ("u" + text(gzip.compress(EMPTY) * 2), BadgeError, CUT),
    ],
    ids=[
        "a thousand megabytes of nothing",
        "one byte too large",
        "too long a text",
        "nothing",
        "without its mark",
        "another alphabet",
        "a mark alone",
        "padding",
        "other base64",
        "an impossible length",
        "a line end",
        "not packed",
        "packed in another way",
        "a wrong sum",
        "cut off",
        "something after it",
        "two lists in one",
    ],
)
@pytest.mark.timeout(30)
def test_refused(encoded: str, error: type[BadgeError], message: str) -> None:
    """Whatever is not exactly one list of bearable size."""
    with pytest.raises(BadgeError) as caught:
        decode_list(encoded)
    assert (type(caught.value), caught.value.message) == (error, message)


def test_largest_list() -> None:
    """As many bytes as are allowed, and not one more."""
    assert len(decode_list(packed(bytes(1_000)), max_bytes=1_000)) == 8_000
    with pytest.raises(LimitError):
        decode_list(packed(bytes(1_001)), max_bytes=1_000)


def test_forerunner_has_no_mark() -> None:
    """A StatusList2021 is base64url without a mark; there a mark is a letter like any other."""
    assert decode_list(packed(b"\x80")[1:], multibase=False).get(0) == 1
    with pytest.raises(BadgeError, match=r"not packed with gzip|not written in base64url"):
        decode_list(packed(b"\x80"), multibase=False)


@pytest.mark.parametrize(
    ("index", "size", "value"),
    [
        (0, 1, 1),
        (1, 1, 0),
        (7, 1, 1),
        (15, 1, 0),
        (23, 1, 1),
        (0, 2, 0b10),
        (3, 2, 0b01),
        (1, 3, 0b000),
        (2, 3, 0b010),
        (0, 24, 0b1000_0001_0000_0000_1111_1111),
        (1, 8, 0),
    ],
)
def test_place(index: int, size: int, value: int) -> None:
    """The first place is the highest bit of the first byte; places may cross bytes."""
    assert Bits(b"\x81\x00\xff").get(index, size) == value


@pytest.mark.parametrize(
    ("index", "size"),
    [(-1, 1), (-(2**70), 1), (24, 1), (2**70, 1), (12, 2), (8, 3), (0, 25)],
    ids=["before", "far before", "after", "far after", "two bits", "across the end", "too wide"],
)
def test_no_such_place(index: int, size: int) -> None:
    """A place outside is never taken for one that says nothing."""
    with pytest.raises(BadgeError, match="places, and this one is not among them"):
        Bits(b"\x81\x00\xff").get(index, size)


@pytest.mark.parametrize("size", [0, -1, MAX_SIZE + 1])
def test_no_such_size(size: int) -> None:
    """Places have at least one bit, and not more than anybody needs."""
    with pytest.raises(BadgeError, match=r"The places of a list have 1 to 32 bits\."):
        Bits(EMPTY).get(0, size)


@given(st.binary(min_size=4, max_size=40), st.data())
def test_like_text(data: bytes, draw: st.DataObject) -> None:
    """Every place is what stands in the bits written out."""
    size = draw.draw(st.integers(1, MAX_SIZE))
    bits = "".join(f"{byte:08b}" for byte in data)
    index = draw.draw(st.integers(0, len(bits) // size - 1))
    found = decode_list(packed(data)).get(index, size)
    assert found == int(bits[index * size : (index + 1) * size], 2)
