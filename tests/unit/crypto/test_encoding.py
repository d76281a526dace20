"""Ways of writing bytes as text: one reading each, and bounded."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.base.errors import ProofError
from portfolio_gen.crypto import encoding
from tests.builders import base58


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"Hello World!", "2NEpo7TZRRrLZSi2U"),
        (b"\x00\x00\x28\x7f\xb4\xcd", "11233QC4"),
        (b"\0\0", "11"),
    ],
    ids=["empty", "text", "leading zeros", "only zeros"],
)
def test_base58btc(data: bytes, text: str) -> None:
    """The examples of the base58 draft, both ways."""
    assert encoding.base58btc_encode(data) == text
    assert encoding.base58btc_decode(text) == data


@settings(deadline=None)
@given(st.binary(max_size=80))
def test_base58btc_round_trip(data: bytes) -> None:
    """Whatever is written is read back, and another implementation writes the same."""
    assert encoding.base58btc_decode(encoding.base58btc_encode(data)) == data
    assert encoding.base58btc_encode(data) == base58(data)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "A key or signature is written in an alphabet that is not known here."),
        ("m", "A key or signature is written in an alphabet that is not known here."),
        ("z0", "'0' cannot stand in a key or signature written in base58."),
        ("zO", "'O' cannot stand in a key or signature written in base58."),
        ("z" + "2" * 2001, "A key or signature is 2001 characters long; that is too long."),
        ("uAA=", "A key or signature is not written in base64url."),
        ("uA+", "A key or signature is not written in base64url."),
        ("u" + "A" * 2001, "A key or signature is not written in base64url."),
        ("uA", "A key or signature in base64url has a wrong length."),
        ("uAB", "A key or signature in base64url has bits left over at its end."),
    ],
)
def test_multibase_refused(text: str, message: str) -> None:
    """Two texts for the same bytes would let a signature be rewritten."""
    with pytest.raises(ProofError) as caught:
        encoding.multibase_decode(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "data"),
    [("zz", b"\x39"), ("u", b""), ("uAQ", b"\x01"), ("z" + "2" * 2000, None)],
    ids=["base58btc", "empty", "base64url", "longest"],
)
def test_multibase(text: str, data: bytes | None) -> None:
    """Both alphabets are read, up to the limit."""
    found = encoding.multibase_decode(text)
    assert data is None or found == data


@pytest.mark.parametrize(
    ("data", "number", "rest"),
    [
        (b"\x00", 0, b""),
        (b"\xed\x01ab", 0xED, b"ab"),
        (b"\x80\x24x", 0x1200, b"x"),
        (b"\x81\x24", 0x1201, b""),
    ],
)
def test_varint(data: bytes, number: int, rest: bytes) -> None:
    """The codecs of keys are read and written alike."""
    assert encoding.varint_decode(data) == (number, rest)
    assert encoding.varint_encode(number) == data[: len(data) - len(rest)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The kind of a key cannot be read."),
        (b"\x80", "The kind of a key cannot be read."),
        (b"\xff" * 20, "The kind of a key cannot be read."),
        (b"\xed\x81\x00", "The kind of a key is not written in its shortest form."),
    ],
    ids=["empty", "cut off", "too long", "padded"],
)
def test_varint_refused(data: bytes, message: str) -> None:
    """A number that could be written in two ways is refused."""
    with pytest.raises(ProofError) as caught:
        encoding.varint_decode(data)
    assert str(caught.value) == message
