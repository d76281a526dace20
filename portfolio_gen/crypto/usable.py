"""Public keys made ready for use, and refused where a signature by them would prove nothing."""

from collections.abc import Mapping

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

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

CURVES: Mapping[KeyKind, ec.EllipticCurve] = {
    KeyKind.P256: ec.SECP256R1(),
    KeyKind.P384: ec.SECP384R1(),
}
"""The curve of every kind of ECDSA key."""


def is_weak(point: bytes) -> bool:
    """Tell whether a point of edwards25519 is of small order, or not written in its one form."""
    y = int.from_bytes(point, "little") & (2**255 - 1)
    return y >= _FIELD or y in _SMALL_ORDER


def load_ed25519(key: PublicKey) -> Ed25519PublicKey:
    """Return an Ed25519 key ready for use.

    Raises:
        ProofError: A key that proves nothing, or not in the one form it may have.
    """
    if is_weak(key.raw):
        raise ProofError("The Ed25519 key is not one that a signature could prove anything by.")
    return Ed25519PublicKey.from_public_bytes(key.raw)


def load_point(key: PublicKey) -> ec.EllipticCurvePublicKey:
    """Return an ECDSA key ready for use.

    Raises:
        ProofError: It is no point of its curve.
    """
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(CURVES[key.kind], key.raw)
    except ValueError as error:
        raise ProofError(f"The {key.kind.title} key is not a point of its curve.") from error


def load_rsa(der: bytes) -> RSAPublicKey:
    """Return the RSA key in its DER form.

    Raises:
        ProofError: Not an RSA key, or too short to be safe.
        Unreachable: Larger than this program is willing to work with.
    """
    # Most badges are signed without RSA, and this is slow to load.
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        Encoding,
        PublicFormat,
        load_der_public_key,
    )

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
    """Check the size of an RSA key, and that it is odd; its exponent the library has seen to.

    Raises:
        ProofError: Too short to be safe, or even.
        Unreachable: Larger than this program is willing to work with.
    """
    if not key.public_numbers().n & 1:
        raise ProofError("The RSA key is none: its numbers do not fit each other.")
    if key.key_size < MIN_RSA:
        raise ProofError(f"The RSA key has {key.key_size} bits; a safe one has {MIN_RSA} or more.")
    if key.key_size > MAX_RSA or key.public_numbers().e.bit_length() > MAX_EXPONENT:
        raise Unreachable("The RSA key is larger than this program is willing to work with.")
