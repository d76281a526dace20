"""Public keys as badges write them, and the algorithm that belongs to each."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.algorithms import algorithm_for
from portfolio_gen.crypto.keys import KeyKind, from_did_key, from_multibase
from tests.builders import MAKER, STRANGER, base58

P256 = "zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169"
P384 = "z82LkvCwHNreneWpsgPEbV3gu1C6NFJEBg4srfJ5gdxEsMGRJUz2sG9FE42shbn2xkZJh54"


@pytest.mark.parametrize(
    ("text", "kind"),
    [(MAKER.multibase, KeyKind.ED25519), (P256, KeyKind.P256), (P384, KeyKind.P384)],
    ids=["Ed25519", "P-256", "P-384"],
)
def test_multikey(text: str, kind: KeyKind) -> None:
    """Every kind is recognised and written back as it was; the keys are those of did:key."""
    key = from_multibase(text)
    assert key.kind is kind
    assert key.multibase == text
    assert from_did_key(f"did:key:{text}") == key


@pytest.mark.parametrize(
    ("did", "error", "message"),
    [
        ("did:web:x.example", ProofError, "'did:web:x.example' is not a did:key."),
        (
            "did:key:z" + base58(b"\xed\x01" + b"k" * 31),
            ProofError,
            "An Ed25519 key is 32 bytes long; this one has 31.",
        ),
        (
            "did:key:z" + base58(b"\xec\x01" + b"k" * 32),
            Unreachable,
            "Keys of kind 0xec are not supported yet.",
        ),
        (
            "did:key:u" + base64.urlsafe_b64encode(b"\xed\x01" + b"k" * 32).decode().rstrip("="),
            ProofError,
            "A did:key must be written in base58btc.",
        ),
    ],
    ids=["another method", "short key", "X25519", "base64url"],
)
def test_refused(did: str, error: type[ProofError], message: str) -> None:
    """A key that is none is an error; a kind we do not know is not checked."""
    with pytest.raises(error) as caught:
        from_did_key(did)
    assert str(caught.value) == message


def test_signature_fits() -> None:
    """The right key, the right message, the right signature."""
    key = from_multibase(MAKER.multibase)
    assert algorithm_for(key).verify(MAKER.private.sign(b"badge"), b"badge")
    assert not algorithm_for(key).verify(STRANGER.private.sign(b"badge"), b"badge")


@settings(deadline=None)
@given(st.binary(max_size=70))
def test_any_bytes_are_an_answer(signature: bytes) -> None:
    """Bytes that are no signature are a no, not an exception."""
    assert not algorithm_for(from_multibase(MAKER.multibase)).verify(signature, b"badge")


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=511))
def test_one_bit(bit: int) -> None:
    """A signature with one bit flipped does not fit."""
    good = bytearray(MAKER.private.sign(b"badge"))
    good[bit // 8] ^= 1 << bit % 8
    assert not algorithm_for(from_multibase(MAKER.multibase)).verify(bytes(good), b"badge")
