"""Public keys written as JSON: read, written back, and refused where they are none."""

import base64
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.base.errors import PortfolioError, ProofError, Unreachable
from portfolio_gen.crypto.jwk import from_jwk, rsa_key, to_jwk
from portfolio_gen.crypto.keys import KeyKind, PublicKey, from_multibase
from tests.builders import MAKER
from tests.keys import RSA

KEYS = {
    "Ed25519": from_multibase(MAKER.multibase),
    "P-256": from_multibase("zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169"),
    "P-384": from_multibase(
        "z82LkvCwHNreneWpsgPEbV3gu1C6NFJEBg4srfJ5gdxEsMGRJUz2sG9FE42shbn2xkZJh54"
    ),
    "RSA": rsa_key(RSA.public_key()),
}


def jwk(name: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 (any JSON)
    """Return a key as JSON with some members changed; those that become None are left out."""
    found = {**to_jwk(KEYS[name]), **changes}
    return {member: value for member, value in found.items() if value is not None}


def b64(data: bytes) -> str:
    """Return base64url."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_there_and_back(key: PublicKey) -> None:
    """A key is the same however it is written, and none of its secret is in it."""
    written = to_jwk(key)
    assert from_jwk(written) == key
    assert from_jwk({**written, "kid": "y", "use": "sig", "key_ops": ["verify"]}) == key
    assert from_multibase(key.multibase) == key
    assert set(written) <= {"kty", "crv", "x", "y", "n", "e"}


def test_published_key() -> None:
    """The key of RFC 8037 appendix A.2, and that of RFC 7517 appendix A.1."""
    okp = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
    assert from_jwk(okp).raw.hex() == (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    )
    ec = {
        "kty": "EC",
        "crv": "P-256",
        "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
        "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
    }
    assert from_jwk(ec).kind is KeyKind.P256
    assert to_jwk(from_jwk(ec)) == ec


def test_a_leading_zero() -> None:
    """Some programs write a zero in front of a large number; the key is the same."""
    n = base64.urlsafe_b64decode(jwk("RSA")["n"] + "==")
    assert from_jwk(jwk("RSA", n=b64(b"\0" + n))) == KEYS["RSA"]


SECRET = "A secret key stands where a public one should, so anybody can sign."
OTHER_USE = "The key is meant for something else than signatures."
OTHER_KIND = "The key is meant for something else than signatures of its kind."
LENGTHS = "The coordinates of an ECDSA P-256 key are 32 bytes long each."


@pytest.mark.parametrize(
    ("key", "error", "message"),
    [
        *((jwk("RSA", **{name: "AQ"}), ProofError, SECRET) for name in ("d", "p", "q", "dp")),
        *((jwk("RSA", **{name: "AQ"}), ProofError, SECRET) for name in ("dq", "qi", "oth", "k")),
        (jwk("Ed25519", d="AQ"), ProofError, SECRET),
        (jwk("P-256", d=""), ProofError, SECRET),
        (jwk("P-256", use="enc"), ProofError, OTHER_USE),
        (jwk("P-256", use=["sig"]), ProofError, OTHER_USE),
        (jwk("P-256", key_ops=["sign"]), ProofError, OTHER_USE),
        (jwk("P-256", key_ops="verify"), ProofError, OTHER_USE),
        (jwk("P-256", key_ops=7), ProofError, OTHER_USE),
        (jwk("Ed25519", alg="ES256"), ProofError, OTHER_KIND),
        (jwk("P-256", alg="ES384"), ProofError, OTHER_KIND),
        (jwk("P-384", alg="ECDH-ES"), ProofError, OTHER_KIND),
        (jwk("RSA", alg="RSA-OAEP"), ProofError, OTHER_KIND),
        (jwk("Ed25519", alg=[]), ProofError, OTHER_KIND),
        ({}, Unreachable, "Keys of the kind 'None' are not supported yet."),
        ({"kty": ["EC"]}, Unreachable, "Keys of the kind \"['EC']\" are not supported yet."),
        ({"kty": "oct"}, Unreachable, "Keys of the kind 'oct' are not supported yet."),
        (
            jwk("P-256", crv="secp256k1"),
            Unreachable,
            "Keys on the curve 'secp256k1' are not supported yet.",
        ),
        (jwk("P-256", crv=None), Unreachable, "Keys on the curve 'None' are not supported yet."),
        (jwk("P-256", crv=[]), Unreachable, "Keys on the curve '[]' are not supported yet."),
        (
            jwk("P-256", crv="Ed25519"),
            Unreachable,
            "Keys on the curve 'Ed25519' are not supported yet.",
        ),
        (
            jwk("Ed25519", crv="P-256"),
            Unreachable,
            "Keys on the curve 'P-256' are not supported yet.",
        ),
        (
            jwk("Ed25519", crv="X25519"),
            Unreachable,
            "Keys on the curve 'X25519' are not supported yet.",
        ),
        (
            jwk("Ed25519", x=b64(b"k" * 31)),
            ProofError,
            "An Ed25519 key is 32 bytes long; this one has 31.",
        ),
        (jwk("Ed25519", x=None), ProofError, "The key lacks its part 'x'."),
        (jwk("Ed25519", x=""), ProofError, "The key lacks its part 'x'."),
        (jwk("Ed25519", x=7), ProofError, "The key lacks its part 'x'."),
        (jwk("Ed25519", x="="), ProofError, "A key or signature is not written in base64url."),
        (jwk("P-256", y=None), ProofError, "The key lacks its part 'y'."),
        (jwk("P-256", y=b64(b"\0" + b"k" * 32)), ProofError, LENGTHS),
        (jwk("P-256", x=b64(b"k" * 31)), ProofError, LENGTHS),
        (
            jwk("P-256", y=b64(b"k" * 32)),
            ProofError,
            "The ECDSA P-256 key is not a point of its curve.",
        ),
        (
            jwk("P-256", x=b64(bytes(32)), y=b64(bytes(32))),
            ProofError,
            "The ECDSA P-256 key is not a point of its curve.",
        ),
        (
            jwk("P-384", x=b64(b"\xff" * 48)),
            ProofError,
            "The ECDSA P-384 key is not a point of its curve.",
        ),
        (jwk("RSA", e=None), ProofError, "The key lacks its part 'e'."),
        (
            jwk("RSA", e="AQ"),
            ProofError,
            "The RSA key is none: its numbers do not fit each other.",
        ),
        (
            jwk("RSA", e="BA"),
            ProofError,
            "The RSA key is none: its numbers do not fit each other.",
        ),
        (
            jwk("RSA", n=b64(b"\xfe" * 256)),
            ProofError,
            "The RSA key is none: its numbers do not fit each other.",
        ),
        (
            jwk("RSA", n=b64(b"\xff" * 128)),
            ProofError,
            "The RSA key has 1024 bits; a safe one has 2048 or more.",
        ),
        (
            jwk("RSA", n=b64(b"\xff" * 1025)),
            Unreachable,
            "The RSA key is larger than this program is willing to work with.",
        ),
    ],
)
def test_refused(key: dict[str, Any], error: type[PortfolioError], message: str) -> None:
    """Secret keys, keys for something else, and keys that are none."""
    with pytest.raises(error) as caught:
        from_jwk(key)
    assert str(caught.value) == message


JSON = st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.lists(st.text())
NAMES = ["kty", "crv", "x", "y", "n", "e", "d", "use", "key_ops"]


@settings(deadline=None)
@given(st.sampled_from(sorted(KEYS)), st.dictionaries(st.sampled_from(NAMES), JSON, max_size=3))
def test_any_json_is_an_answer(name: str, changes: dict[str, Any]) -> None:
    """Whatever stands in a key, it is a key or one of our errors."""
    try:
        key = from_jwk({**to_jwk(KEYS[name]), **changes})
    except PortfolioError:
        return
    assert from_jwk(to_jwk(key)) == key
