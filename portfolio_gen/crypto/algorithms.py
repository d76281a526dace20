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
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.keys import KeyKind, PublicKey

MIN_RSA = 2048
"""Shortest accepted RSA key, in bits."""

MAX_RSA = 8192
"""Longest accepted RSA key, in bits: checking takes time that grows with the square of this."""

MAX_EXPONENT = 32
"""Longest accepted exponent of an RSA key, in bits; nearly all keys have 17."""

_FIELD = 2**255 - 19
_SMALL_ORDER = frozenset(
    {
        0,
        1,
        _FIELD - 1,
        0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
        0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
    }
)
"""Second coordinates of the eight points of edwards25519 whose multiples go round at once. With
such a key one signature fits many messages, so it says nothing about any."""


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
        y = int.from_bytes(key.raw, "little") & (2**255 - 1)
        if y >= _FIELD or y in _SMALL_ORDER:
            raise ProofError("The Ed25519 key is not one that a signature could prove anything by.")
        self._key = Ed25519PublicKey.from_public_bytes(key.raw)

    def verify(self, signature: bytes, message: bytes) -> bool:
        """Tell whether ``signature`` was made over ``message`` with this key."""
        # The library itself refuses a second half that is too large and a first half that is not
        # in its one form; the tests hold it to that.
        try:
            self._key.verify(signature, message)
        except InvalidSignature:
            return False
        return True


_CURVES: Mapping[KeyKind, tuple[ec.EllipticCurve, hashes.HashAlgorithm, int]] = {
    KeyKind.P256: (
        ec.SECP256R1(),
        hashes.SHA256(),
        0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    ),
    KeyKind.P384: (
        ec.SECP384R1(),
        hashes.SHA384(),
        0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
    ),
}
"""Curve, hash and order of the curve, for every kind of ECDSA key."""


class Ecdsa:
    """ECDSA, with signatures as the two numbers one after the other (RFC 7518 section 3.4)."""

    def __init__(self, key: PublicKey) -> None:
        """Take the key.

        Raises:
            ProofError: It is no point of its curve.
        """
        _must_be(key, *_CURVES)
        curve, digest, self._order = _CURVES[key.kind]
        self._length = (curve.key_size + 7) // 8
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


def load_point(key: PublicKey) -> ec.EllipticCurvePublicKey:
    """Return an ECDSA key ready for use.

    Raises:
        ProofError: It is no point of its curve.
    """
    curve, _, _ = _CURVES[key.kind]
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(curve, key.raw)
    except ValueError as error:
        raise ProofError(f"The {key.kind.title} key is not a point of its curve.") from error


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


def load_rsa(der: bytes) -> RSAPublicKey:
    """Return the RSA key in its DER form.

    Raises:
        ProofError: Not an RSA key, or too short to be safe.
        Unreachable: Larger than this program is willing to work with.
    """
    try:
        key = load_der_public_key(der)
    except ValueError as error:
        raise ProofError("The RSA key cannot be read.") from error
    same = isinstance(key, RSAPublicKey) and (
        key.public_bytes(Encoding.DER, PublicFormat.PKCS1) == der
    )
    if not isinstance(key, RSAPublicKey) or not same:
        raise ProofError("The RSA key is not written as the standard asks.")
    check_rsa(key)
    return key


def check_rsa(key: RSAPublicKey) -> None:
    """Check the size of an RSA key; that it is odd and its exponent fits, the library has seen to.

    Raises:
        ProofError: Too short to be safe.
        Unreachable: Larger than this program is willing to work with.
    """
    if key.key_size < MIN_RSA:
        raise ProofError(f"The RSA key has {key.key_size} bits; a safe one has {MIN_RSA} or more.")
    if key.key_size > MAX_RSA or key.public_numbers().e.bit_length() > MAX_EXPONENT:
        raise Unreachable("The RSA key is larger than this program is willing to work with.")


def _must_be(key: PublicKey, *kinds: KeyKind) -> None:
    """Check that a key is of one of ``kinds``.

    Raises:
        ValueError: It is not: a mistake of the program, which asks ``algorithm_for``.
    """
    if key.kind not in kinds:
        raise ValueError(f"{kinds[0].title} cannot use a key for {key.kind.title}")


_BY_NAME: Mapping[str, tuple[KeyKind, Callable[[PublicKey], Algorithm]]] = {
    "EdDSA": (KeyKind.ED25519, Ed25519),
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
            ``EdDSA``); empty where the key alone decides.

    Raises:
        ProofError: ``name`` goes with another kind of key, or the key proves nothing.
        Unreachable: An algorithm or a size that is not supported.

    Spec: RFC 7518 section 3.1; RFC 8037 section 3.1; RFC 8725 section 3.1.
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
