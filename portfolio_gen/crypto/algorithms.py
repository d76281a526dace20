"""Signature algorithms as small objects: a key, and the question whether a signature fits.

``verify`` answers the question for whatever bytes it is given and never raises on bad ones.
"""

from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.crypto.keys import KeyKind, PublicKey


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
            ValueError: ``key`` is of another kind: a mistake of the program.
        """
        if key.kind is not KeyKind.ED25519:
            raise ValueError(f"Ed25519 cannot use a key for {key.kind.title}")
        self._key = Ed25519PublicKey.from_public_bytes(key.raw)

    def verify(self, signature: bytes, message: bytes) -> bool:
        """Tell whether ``signature`` was made over ``message`` with this key."""
        try:
            self._key.verify(signature, message)
        except InvalidSignature:
            return False
        return True


def algorithm_for(key: PublicKey) -> Algorithm:
    """Return the algorithm that belongs to a key.

    Raises:
        Unreachable: The kind of key is known but not supported yet.
    """
    if key.kind is KeyKind.ED25519:
        return Ed25519(key)
    raise Unreachable(f"Signatures with {key.kind.title} keys are not supported yet.")
