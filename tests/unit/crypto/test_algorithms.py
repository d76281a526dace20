"""Signatures of every kind: the right one fits, and nothing that only looks like one."""

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.base.errors import PortfolioError, ProofError, Unreachable
from portfolio_gen.crypto.algorithms import Ed25519, algorithm_for
from portfolio_gen.crypto.jwk import rsa_key
from portfolio_gen.crypto.keys import KeyKind, PublicKey
from tests.edwards import EDGE_CASES, EdgeCase
from tests.keys import RSA, public_of

MESSAGE = b"badge"
ED = Ed25519PrivateKey.from_private_bytes(b"\x07" * 32)
P256, P384 = (ec.derive_private_key(7, curve) for curve in (ec.SECP256R1(), ec.SECP384R1()))
ORDER_256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
ORDER_ED = 2**252 + 27742317777372353535851937790883648493
FIELD = 2**255 - 19


def point(private: ec.EllipticCurvePrivateKey, kind: KeyKind) -> PublicKey:
    """Return a public key."""
    raw = private.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    return PublicKey(kind=kind, raw=raw)


def two_numbers(der: bytes, length: int) -> bytes:
    """Return an ECDSA signature as its two numbers."""
    return b"".join(number.to_bytes(length, "big") for number in decode_dss_signature(der))


KEYS = {
    KeyKind.ED25519: PublicKey(kind=KeyKind.ED25519, raw=ED.public_key().public_bytes_raw()),
    KeyKind.P256: point(P256, KeyKind.P256),
    KeyKind.P384: point(P384, KeyKind.P384),
    KeyKind.RSA: rsa_key(RSA.public_key()),
}
NAMES = {
    "EdDSA": KeyKind.ED25519,
    "ES256": KeyKind.P256,
    "ES384": KeyKind.P384,
    "RS256": KeyKind.RSA,
    "PS256": KeyKind.RSA,
}
_SHA256 = hashes.SHA256()
_PSS = padding.PSS(padding.MGF1(_SHA256), 32)
SIGN: dict[str, Callable[[bytes], bytes]] = {
    "EdDSA": ED.sign,
    "ES256": lambda data: two_numbers(P256.sign(data, ec.ECDSA(_SHA256)), 32),
    "ES384": lambda data: two_numbers(P384.sign(data, ec.ECDSA(hashes.SHA384())), 48),
    "RS256": lambda data: RSA.sign(data, padding.PKCS1v15(), _SHA256),
    "PS256": lambda data: RSA.sign(data, _PSS, _SHA256),
}


@pytest.mark.parametrize("name", NAMES)
def test_fits(name: str) -> None:
    """The right key, the right message, the right signature; and none of them exchanged."""
    algorithm, signature = algorithm_for(KEYS[NAMES[name]], name), SIGN[name](MESSAGE)
    assert algorithm.verify(signature, MESSAGE)
    assert not algorithm.verify(signature, MESSAGE + b"s")
    others = [other for other in NAMES if other != name]
    assert not any(algorithm.verify(SIGN[other](MESSAGE), MESSAGE) for other in others)


@pytest.mark.parametrize(
    ("kind", "name"),
    [(KeyKind.ED25519, "EdDSA"), (KeyKind.P256, "ES256"), (KeyKind.P384, "ES384")],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_key_decides(kind: KeyKind, name: str) -> None:
    """An embedded proof names no algorithm; that of the key is taken."""
    assert algorithm_for(KEYS[kind]).verify(SIGN[name](MESSAGE), MESSAGE)


@pytest.mark.parametrize("kind", KeyKind)
@pytest.mark.parametrize("name", NAMES)
def test_wrong_pair(kind: KeyKind, name: str) -> None:
    """An algorithm goes with one kind of key and with no other."""
    if NAMES[name] is kind:
        algorithm_for(KEYS[kind], name)
        return
    with pytest.raises(ProofError) as caught:
        algorithm_for(KEYS[kind], name)
    assert str(caught.value) == f"The signature says {name}, but the key is for {kind.title}."


SHARED_SECRET = (
    "The signature was made with a shared secret: whoever can check it can also forge it."
)


@pytest.mark.parametrize(
    ("kind", "name", "error", "message"),
    [
        (KeyKind.RSA, "", ProofError, "Signatures of this kind are not made with RSA keys."),
        (KeyKind.RSA, "none", ProofError, "The file says itself that it is not signed."),
        (KeyKind.RSA, "NoNe", ProofError, "The file says itself that it is not signed."),
        *(
            (
                KeyKind.RSA,
                name,
                ProofError,
                SHARED_SECRET,
            )
            for name in ("HS256", "hs256", "HS384", "HS512")
        ),
        *(
            (
                KeyKind.P256,
                name,
                Unreachable,
                f"Signatures of the kind {name!r} are not supported yet.",
            )
            for name in ("ES256K", "es256", "ES512", "RS1", "RS384", "A128KW", "x")
        ),
    ],
)
def test_not_on_the_list(
    kind: KeyKind, name: str, error: type[PortfolioError], message: str
) -> None:
    """What proves nothing fails; what others may know is not checked."""
    with pytest.raises(error) as caught:
        algorithm_for(KEYS[kind], name)
    assert str(caught.value) == message


def small(value: int) -> bytes:
    """Return the encoding of a point by its second coordinate."""
    return value.to_bytes(32, "little")


EIGHT = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)
TORSION = {
    "one": 1,
    "one with the sign bit": 1 | 1 << 255,
    "order two": FIELD - 1,
    "order four": 0,
    "order four with the sign bit": 1 << 255,
    "order eight": EIGHT,
    "order eight with the sign bit": EIGHT | 1 << 255,
    "order eight, the other": FIELD - EIGHT,
    "one, not in its one form": FIELD + 1,
    "zero, not in its one form": FIELD,
    "two, not in its one form": FIELD + 2,
    "all bits": 2**256 - 1,
}


@pytest.mark.parametrize("y", TORSION.values(), ids=TORSION)
def test_ed25519_keys_that_prove_nothing(y: int) -> None:
    """With a key of small order one signature fits many messages."""
    with pytest.raises(ProofError) as caught:
        algorithm_for(PublicKey(kind=KeyKind.ED25519, raw=small(y)))
    assert str(caught.value) == (
        "The Ed25519 key is not one that a signature could prove anything by."
    )


def test_the_library_alone_would_accept_them() -> None:
    """Why the rule is ours: one signature fits every message under the key of order one."""
    key = Ed25519PublicKey.from_public_bytes(small(1))
    for number in range(20):
        key.verify(small(1) + bytes(32), b"message %d" % number)


def test_ed25519_point_that_is_none() -> None:
    """A key that is on no curve fits nothing."""
    assert not algorithm_for(PublicKey(kind=KeyKind.ED25519, raw=small(2))).verify(
        SIGN["EdDSA"](MESSAGE), MESSAGE
    )


def test_ed25519_second_form_of_a_signature() -> None:
    """The second half has one form: adding the order of the group does not give another."""
    good = SIGN["EdDSA"](MESSAGE)
    s = int.from_bytes(good[32:], "little")
    algorithm = algorithm_for(KEYS[KeyKind.ED25519])
    assert algorithm.verify(good[:32] + small(s), MESSAGE)
    assert not algorithm.verify(good[:32] + small(s + ORDER_ED), MESSAGE)


@pytest.mark.parametrize(
    "first", [small(1), small(FIELD + 1), small(0), b"\xff" * 32], ids=["1", "p+1", "0", "bits"]
)
def test_ed25519_first_half(first: bytes) -> None:
    """A first half of small order, or not in its one form, fits nothing."""
    good = SIGN["EdDSA"](MESSAGE)
    assert not algorithm_for(KEYS[KeyKind.ED25519]).verify(first + good[32:], MESSAGE)


@pytest.mark.parametrize("case", EDGE_CASES, ids=[case.name for case in EDGE_CASES])
def test_ed25519_edge_cases(case: EdgeCase) -> None:
    """What verifiers differ about is refused, and everything that fits is taken."""
    key = PublicKey(kind=KeyKind.ED25519, raw=case.key)
    try:
        found = algorithm_for(key).verify(case.signature, case.message)
    except ProofError:
        found = False
    assert found == case.fits


@pytest.mark.parametrize("length", [0, 63, 65, 70, 71, 96])
def test_ecdsa_wrong_length(length: int) -> None:
    """Only the two numbers, each in full; neither DER nor anything shorter or longer."""
    good = SIGN["ES256"](MESSAGE)
    assert not algorithm_for(KEYS[KeyKind.P256]).verify((good + good)[:length], MESSAGE)


def test_ecdsa_der_is_refused() -> None:
    """The form that certificates have is not the one that badges have."""
    der = P256.sign(MESSAGE, ec.ECDSA(_SHA256))
    assert not algorithm_for(KEYS[KeyKind.P256]).verify(der, MESSAGE)


@pytest.mark.parametrize(
    ("r", "s"),
    [
        (0, 0),
        (0, None),
        (None, 0),
        (ORDER_256, None),
        (None, ORDER_256),
        (2**256 - 1, 2**256 - 1),
        (1, 1),
    ],
)
def test_ecdsa_out_of_range(r: int | None, s: int | None) -> None:
    """Nought, the order and above are no numbers of a signature (CVE-2022-21449)."""
    good = SIGN["ES256"](MESSAGE)
    halves = [
        half if value is None else value.to_bytes(32, "big")
        for value, half in ((r, good[:32]), (s, good[32:]))
    ]
    assert not algorithm_for(KEYS[KeyKind.P256]).verify(b"".join(halves), MESSAGE)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (KeyKind.P256, b"\x02" + b"\xff" * 32),
        (KeyKind.P256, b"\x02" + (1).to_bytes(32, "big")),
        (KeyKind.P256, b"\x04" + b"\x01" * 32),
        (KeyKind.P256, b"\x00" + b"\x01" * 32),
        (KeyKind.P384, b"\x03" + b"\xff" * 48),
    ],
    ids=["beyond the field", "no such point", "not compressed", "nowhere", "P-384"],
)
def test_ecdsa_keys_off_the_curve(kind: KeyKind, raw: bytes) -> None:
    """A point that is not on the curve is no key."""
    with pytest.raises(ProofError) as caught:
        algorithm_for(PublicKey(kind=kind, raw=raw))
    assert str(caught.value) == f"The {kind.title} key is not a point of its curve."


CERTIFICATE = PublicFormat.SubjectPublicKeyInfo


@pytest.mark.parametrize(
    ("key", "error", "message"),
    [
        (
            rsa_key(public_of(2047)),
            ProofError,
            "The RSA key has 2047 bits; a safe one has 2048 or more.",
        ),
        (
            rsa_key(public_of(8193, 3)),
            Unreachable,
            "The RSA key is larger than this program is willing to work with.",
        ),
        (
            rsa_key(public_of(2048, 2**32 + 1)),
            Unreachable,
            "The RSA key is larger than this program is willing to work with.",
        ),
        (
            PublicKey(kind=KeyKind.RSA, raw=b"\x30\x03\x02\x01\x01"),
            ProofError,
            "The RSA key cannot be read.",
        ),
        (
            PublicKey(
                kind=KeyKind.RSA, raw=RSA.public_key().public_bytes(Encoding.DER, CERTIFICATE)
            ),
            ProofError,
            "The RSA key is not written as the standard asks.",
        ),
        (
            PublicKey(
                kind=KeyKind.RSA,
                raw=ED.public_key().public_bytes(Encoding.DER, CERTIFICATE),
            ),
            ProofError,
            "The RSA key is not written as the standard asks.",
        ),
    ],
    ids=["short", "long", "exponent", "no DER", "certificate form", "another key in it"],
)
@pytest.mark.parametrize("name", ["RS256", "PS256"])
def test_rsa_keys(key: PublicKey, error: type[PortfolioError], message: str, name: str) -> None:
    """Keys that are too short fail; keys that would take too long are not checked."""
    with pytest.raises(error) as caught:
        algorithm_for(key, name)
    assert str(caught.value) == message


def test_rsa_salt_has_one_length() -> None:
    """PS256 has a salt as long as the hash, and no other."""
    short = padding.PSS(padding.MGF1(_SHA256), 20)
    algorithm = algorithm_for(KEYS[KeyKind.RSA], "PS256")
    assert not algorithm.verify(RSA.sign(MESSAGE, short, _SHA256), MESSAGE)


@pytest.mark.parametrize("name", ["RS256", "PS256"])
def test_rsa_wrong_length(name: str) -> None:
    """A signature is as long as the key."""
    algorithm, good = algorithm_for(KEYS[KeyKind.RSA], name), SIGN[name](MESSAGE)
    assert not any(algorithm.verify(bad, MESSAGE) for bad in (b"", good[:-1], b"\0" + good))


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_one_bit(name: str, data: st.DataObject) -> None:
    """A signature with one bit flipped does not fit, whatever its kind."""
    good = bytearray(SIGN[name](MESSAGE))
    bit = data.draw(st.integers(0, len(good) * 8 - 1))
    good[bit // 8] ^= 1 << bit % 8
    assert not algorithm_for(KEYS[NAMES[name]], name).verify(bytes(good), MESSAGE)


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None, max_examples=40)
@given(signature=st.binary(max_size=300))
def test_any_bytes_are_an_answer(name: str, signature: bytes) -> None:
    """Bytes that are no signature are a no, not an exception."""
    assert not algorithm_for(KEYS[NAMES[name]], name).verify(signature, MESSAGE)


def test_wrong_kind_is_a_mistake_of_the_program() -> None:
    """Handing an ECDSA key to Ed25519 is no question about a signature."""
    with pytest.raises(ValueError, match="Ed25519 cannot use a key for ECDSA P-256"):
        Ed25519(PublicKey(kind=KeyKind.P256, raw=b"\x02" * 33))
