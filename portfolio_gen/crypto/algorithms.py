"""Signature algorithms as small objects: a key, and the question whether a signature fits.

``verify`` answers the question for whatever bytes it is given and never raises on bad ones. Making
the object refuses keys that are none, or with which a signature proves nothing.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.keys import KeyKind, PublicKey
from portfolio_gen.crypto.usable import (
    check_rsa,
    is_weak,
    load_ed25519,
    load_point,
    load_rsa,
)

__all__ = [
    "Algorithm",
    "Ecdsa",
    "Ed25519",
    "Rsa",
    "algorithm_for",
    "check_name",
    "check_rsa",
]


class Algorithm(Protocol):
    """Something that can tell whether a signature fits a message."""

    def verify(self, signature: bytes, message: bytes) -> bool:
        """Tell whether ``signature`` was made over ``message`` with this key."""
        ...


class Ed25519:
    """EdDSA over edwards25519 (RFC 8032 section 5.1)."""

    def __init__(self, key: PublicKey) -> None:
        """Take the key.

        Raises:
            ProofError: A key that proves nothing, or not in the one form it may have.
        """
        _must_be(key, KeyKind.ED25519)
        self._key = load_ed25519(key)

    def verify(self, signature: bytes, message: bytes) -> bool:
        """Tell whether ``signature`` was made over ``message`` with this key."""
        # Libraries and browsers do not agree about a first half of small order; nobody signs
        # like that. A second half that is too large the library refuses; the tests hold it to that.
        if is_weak(signature[:32]):
            return False
        try:
            self._key.verify(signature, message)
        except InvalidSignature:
            return False
        return True


_HASHES: Mapping[KeyKind, tuple[hashes.HashAlgorithm, int]] = {
    KeyKind.P256: (
        hashes.SHA256(),
        0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    ),
    KeyKind.P384: (
        hashes.SHA384(),
        0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
    ),
}
"""Hash and order of the curve, for every kind of ECDSA key."""


class Ecdsa:
    """ECDSA, with signatures as the two numbers one after the other (RFC 7518 section 3.4)."""

    def __init__(self, key: PublicKey) -> None:
        """Take the key.

        Raises:
            ProofError: It is no point of its curve.
        """
        _must_be(key, *_HASHES)
        digest, self._order = _HASHES[key.kind]
        self._length = (self._order.bit_length() + 7) // 8
        self._algorithm = ec.ECDSA(digest)
        self._key = load_point(key)

    def verify(self, signature: bytes, message: bytes) -> bool:
        """Tell whether ``signature`` was made over ``message`` with this key."""
        if len(signature) != 2 * self._length:
            return False
        r, s = (
            int.from_bytes(half, "big")
            for half in (signature[: self._length], signature[self._length :])
        )
        if not (0 < r < self._order and 0 < s < self._order):
            return False
        try:
            self._key.verify(encode_dss_signature(r, s), message, self._algorithm)
        except InvalidSignature:
            return False
        return True


class Rsa:
    """RSA with SHA-256 (RFC 7518 sections 3.3 and 3.5)."""

    def __init__(self, key: PublicKey, *, pss: bool) -> None:
        """Take the key.

        Args:
            key: The key.
            pss: True for PS256, False for RS256.

        Raises:
            ProofError: Not an RSA key, or too short to be safe.
            Unreachable: Larger than this program is willing to work with.
        """
        _must_be(key, KeyKind.RSA)
        self._key = load_rsa(key.raw)
        mask = padding.MGF1(hashes.SHA256())
        self._padding: padding.PSS | padding.PKCS1v15 = (
            padding.PSS(mask, padding.PSS.DIGEST_LENGTH) if pss else padding.PKCS1v15()
        )

    def verify(self, signature: bytes, message: bytes) -> bool:
        """Tell whether ``signature`` was made over ``message`` with this key."""
        try:
            self._key.verify(signature, message, self._padding, hashes.SHA256())
        except InvalidSignature:
            return False
        return True


def _must_be(key: PublicKey, *kinds: KeyKind) -> None:
    """Check that a key is of one of ``kinds``.

    Raises:
        ValueError: It is not: a mistake of the program, which asks ``algorithm_for``.
    """
    if key.kind not in kinds:
        raise ValueError(f"{kinds[0].title} cannot use a key for {key.kind.title}")


_BY_NAME: Mapping[str, tuple[KeyKind, Callable[[PublicKey], Algorithm]]] = {
    "EdDSA": (KeyKind.ED25519, Ed25519),
    "Ed25519": (KeyKind.ED25519, Ed25519),
    "ES256": (KeyKind.P256, Ecdsa),
    "ES384": (KeyKind.P384, Ecdsa),
    "RS256": (KeyKind.RSA, partial(Rsa, pss=False)),
    "PS256": (KeyKind.RSA, partial(Rsa, pss=True)),
}
"""The signatures that signed text may have, each with the one kind of key it goes with."""

_BY_KIND = {KeyKind.ED25519: "EdDSA", KeyKind.P256: "ES256", KeyKind.P384: "ES384"}
"""What a key signs with where nobody names it. An RSA key has no such signature of its own."""

_PROVE_NOTHING = ("NONE", "HS256", "HS384", "HS512")


def check_name(name: str) -> None:
    """Check that signed text may name this algorithm at all.

    Raises:
        ProofError: Nothing is signed, or with a secret that whoever checks must know too.
        Unreachable: An algorithm that is not supported.

    Spec: RFC 8725 sections 3.1 and 3.2.
    """
    if name.upper() in _PROVE_NOTHING[:1]:
        raise ProofError("The file says itself that it is not signed.")
    if name.upper() in _PROVE_NOTHING:
        raise ProofError(
            "The signature was made with a shared secret: whoever can check it can also forge it."
        )
    if name not in _BY_NAME:
        raise Unreachable(f"Signatures of the kind {name[:60]!r} are not supported yet.")


def algorithm_for(key: PublicKey, name: str = "") -> Algorithm:
    """Return the algorithm that belongs to a key.

    Args:
        key: The key.
        name: The algorithm as signed text names it (``RS256``, ``PS256``, ``ES256``, ``ES384``,
            ``EdDSA``, ``Ed25519``); empty where the key alone decides.

    Raises:
        ProofError: ``name`` goes with another kind of key, or the key proves nothing.
        Unreachable: An algorithm or a size that is not supported.

    Spec: RFC 7518 section 3.1; RFC 8037 section 3.1; RFC 9864 section 2.2; RFC 8725 section 3.1.
    """
    if not name and key.kind not in _BY_KIND:
        raise ProofError(f"Signatures of this kind are not made with {key.kind.title} keys.")
    chosen = name or _BY_KIND[key.kind]
    check_name(chosen)
    return _algorithm(key, chosen)


@lru_cache(maxsize=64)
def _algorithm(key: PublicKey, name: str) -> Algorithm:
    """Return the algorithm; kept, because making a key ready takes longer than using it.

    Raises:
        ProofError: ``name`` goes with another kind of key, or the key proves nothing.
        Unreachable: A size that is not supported.
    """
    kind, make = _BY_NAME[name]
    if kind is not key.kind:
        raise ProofError(f"The signature says {name}, but the key is for {key.kind.title}.")
    return make(key)
