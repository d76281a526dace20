"""Public keys written as JSON (JWK), as signed texts, ``did:jwk`` and key documents have them."""

import base64
from collections.abc import Callable, Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, rsa

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.encoding import base64url_decode
from portfolio_gen.crypto.keys import KeyKind, PublicKey
from portfolio_gen.crypto.usable import CURVES, check_rsa, load_point, load_rsa

_SECRET = ("d", "p", "q", "dp", "dq", "qi", "oth", "k")
"""Members that only a secret key has."""

_COORDINATE = {"P-256": (KeyKind.P256, 32), "P-384": (KeyKind.P384, 48)}

_ALGORITHMS: Mapping[object, tuple[str, ...]] = {
    "Ed25519": ("EdDSA", "Ed25519"),
    "P-256": ("ES256", "ESP256"),
    "P-384": ("ES384", "ESP384"),
    "RSA": ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
}
"""What a key may say that it is for, by its curve or kind: the signatures such a key can make."""

Jwk = Mapping[str, Any]


def from_jwk(jwk: Jwk) -> PublicKey:
    """Return the public key that a JWK holds.

    Args:
        jwk: The parsed object; members that are not about the key itself are ignored.

    Raises:
        ProofError: A secret key, a key for another use, or no key at all.
        Unreachable: A kind or size of key this program does not know.

    Spec: RFC 7517 section 4; RFC 7518 section 6; RFC 8037 section 2.
    """
    if any(name in jwk for name in _SECRET):
        raise ProofError("A secret key stands where a public one should, so anybody can sign.")
    operations = jwk.get("key_ops", ["verify"])
    signs = isinstance(operations, list) and "verify" in operations
    if jwk.get("use", "sig") != "sig" or not signs:
        raise ProofError("The key is meant for something else than signatures.")
    kind = jwk.get("kty")
    name = kind if kind == "RSA" else jwk.get("crv")
    made = _ALGORITHMS.get(name) if isinstance(name, str) else None
    if made and jwk.get("alg", made[0]) not in made:
        raise ProofError("The key is meant for something else than signatures of its kind.")
    read = _READ.get(kind) if isinstance(kind, str) else None
    if read is None:
        raise Unreachable(f"Keys of the kind {str(kind)[:60]!r} are not supported yet.")
    return read(jwk)


def to_jwk(key: PublicKey) -> dict[str, str]:
    """Return a public key as a JWK.

    Raises:
        ProofError: The bytes of ``key`` are no key of its kind.
        Unreachable: Larger than this program is willing to work with.
    """
    if key.kind is KeyKind.ED25519:
        return {"kty": "OKP", "crv": "Ed25519", "x": _text(key.raw)}
    if key.kind is KeyKind.RSA:
        return _rsa_to_jwk(key)
    numbers = load_point(key).public_numbers()
    name, length = next((n, size) for n, (kind, size) in _COORDINATE.items() if kind is key.kind)
    x, y = (_text(value.to_bytes(length, "big")) for value in (numbers.x, numbers.y))
    return {"kty": "EC", "crv": name, "x": x, "y": y}


def rsa_key(public: rsa.RSAPublicKey) -> PublicKey:
    """Return an RSA key as this package keeps it."""
    # Slow to load, and most keys are no RSA keys.
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        Encoding,
        PublicFormat,
    )

    return PublicKey(kind=KeyKind.RSA, raw=public.public_bytes(Encoding.DER, PublicFormat.PKCS1))


def _octet(jwk: Jwk) -> PublicKey:
    """Read a key of type OKP.

    Raises:
        ProofError: A wrong length.
        Unreachable: Another curve.
    """
    _curve(jwk, "Ed25519")
    raw = _bytes(jwk, "x")
    if len(raw) != KeyKind.ED25519.length:
        raise ProofError(f"An Ed25519 key is 32 bytes long; this one has {len(raw)}.")
    return PublicKey(kind=KeyKind.ED25519, raw=raw)


def _elliptic(jwk: Jwk) -> PublicKey:
    """Read a key of type EC.

    Raises:
        ProofError: A coordinate of a wrong length, or no point of the curve.
        Unreachable: Another curve.
    """
    kind, length = _COORDINATE[_curve(jwk, *_COORDINATE)]
    x, y = _bytes(jwk, "x"), _bytes(jwk, "y")
    if {len(x), len(y)} != {length}:
        raise ProofError(f"The coordinates of an {kind.title} key are {length} bytes long each.")
    numbers = ec.EllipticCurvePublicNumbers(
        int.from_bytes(x, "big"), int.from_bytes(y, "big"), CURVES[kind]
    )
    try:
        numbers.public_key()
    except ValueError as error:
        raise ProofError(f"The {kind.title} key is not a point of its curve.") from error
    return PublicKey(kind=kind, raw=compressed(numbers))


def compressed(numbers: ec.EllipticCurvePublicNumbers) -> bytes:
    """Return a point of a curve in its short form: one coordinate, and which of two points it is.

    Spec: SEC 1 section 2.3.3.
    """
    length = (numbers.curve.key_size + 7) // 8
    return bytes([2 + (numbers.y & 1)]) + numbers.x.to_bytes(length, "big")


def _rsa(jwk: Jwk) -> PublicKey:
    """Read a key of type RSA.

    Raises:
        ProofError: No RSA key, or too short to be safe.
        Unreachable: Larger than this program is willing to work with.
    """
    modulus, exponent = (int.from_bytes(_bytes(jwk, name), "big") for name in ("n", "e"))
    try:
        public = rsa.RSAPublicNumbers(exponent, modulus).public_key()
    except ValueError as error:
        raise ProofError("The RSA key is none: its numbers do not fit each other.") from error
    check_rsa(public)
    return rsa_key(public)


def _rsa_to_jwk(key: PublicKey) -> dict[str, str]:
    """Return an RSA key as a JWK.

    Raises:
        ProofError: The bytes are no RSA key.
        Unreachable: Larger than this program is willing to work with.
    """
    numbers = load_rsa(key.raw).public_numbers()
    n, e = (
        _text(value.to_bytes((value.bit_length() + 7) // 8, "big"))
        for value in (numbers.n, numbers.e)
    )
    return {"kty": "RSA", "n": n, "e": e}


_READ: Mapping[str, Callable[[Jwk], PublicKey]] = {"OKP": _octet, "EC": _elliptic, "RSA": _rsa}


def _curve(jwk: Jwk, *known: str) -> str:
    """Return the name of the curve.

    Raises:
        Unreachable: Not one of ``known``.
    """
    name = jwk.get("crv")
    if name not in known:
        raise Unreachable(f"Keys on the curve {str(name)[:60]!r} are not supported yet.")
    return str(name)


def _bytes(jwk: Jwk, name: str) -> bytes:
    """Return a member that is bytes in base64url.

    Raises:
        ProofError: It is missing, empty, or something else.
    """
    value = jwk.get(name)
    data = base64url_decode(value) if isinstance(value, str) else b""
    if not data:
        raise ProofError(f"The key lacks its part {name!r}.")
    return data


def _text(data: bytes) -> str:
    """Return bytes in base64url."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
