"""Public keys as badges and issuers write them: Multikey and ``did:key``.

Keys written as JSON (JWK) are read by ``crypto.jwk``.
"""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.encoding import (
    base58btc_encode,
    multibase_decode,
    varint_decode,
    varint_encode,
)

DID_KEY = "did:key:"

_KEPT = 128
"""How many keys are kept by their text: that of one badge is asked for several times, and most
badges of a folder are by few issuers."""


class KeyKind(Enum):
    """Kinds of public key: name for people, multicodec, length in bytes (0 where it varies)."""

    ED25519 = ("Ed25519", 0xED, 32)
    P256 = ("ECDSA P-256", 0x1200, 33)
    P384 = ("ECDSA P-384", 0x1201, 49)
    RSA = ("RSA", 0x1205, 0)

    @property
    def title(self) -> str:
        """The name people know it by."""
        return self.value[0]

    @property
    def codec(self) -> int:
        """The number that names this kind in front of the key."""
        return self.value[1]

    @property
    def length(self) -> int:
        """How long such a key is, in bytes; 0 where it varies."""
        return self.value[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """A public key.

    Whether the bytes are a usable key is for ``algorithms.algorithm_for`` to find out.

    Attributes:
        kind: What kind.
        raw: Its bytes, as a Multikey holds them: the point of EdDSA, the compressed point of
            ECDSA, the DER form of PKCS #1 for RSA.
    """

    kind: KeyKind
    raw: bytes

    @property
    def multibase(self) -> str:
        """The key as a Multikey writes it (``z6Mk...`` for Ed25519)."""
        return _multibase(self.kind.codec, self.raw)

    @property
    def did(self) -> str:
        """The ``did:key`` that consists of this key."""
        return DID_KEY + self.multibase


@lru_cache(maxsize=_KEPT)
def _multibase(codec: int, raw: bytes) -> str:
    """Return a key as a Multikey writes it."""
    return "z" + base58btc_encode(varint_encode(codec) + raw)


@lru_cache(maxsize=_KEPT)
def from_multibase(text: str) -> PublicKey:
    """Return the public key written as ``text``.

    Raises:
        ProofError: Not multibase, or a length that does not fit the kind.
        Unreachable: A kind of key this program does not know.

    Spec: VC Controlled Identifiers 1.0 section 2.2.2 (Multikey).
    """
    codec, raw = varint_decode(multibase_decode(text))
    for kind in KeyKind:
        if kind.codec == codec:
            if kind.length and len(raw) != kind.length:
                raise ProofError(
                    f"An {kind.title} key is {kind.length} bytes long; this one has {len(raw)}."
                )
            return PublicKey(kind=kind, raw=raw)
    raise Unreachable(f"Keys of kind {codec:#x} are not supported yet.")


@lru_cache(maxsize=_KEPT)
def from_did_key(did: str) -> PublicKey:
    """Return the public key that a ``did:key`` consists of.

    Raises:
        ProofError: Not a ``did:key``, or not a key.
        Unreachable: A kind of key this program does not know.

    Spec: did:key method, section 3.1.
    """
    if not did.startswith(DID_KEY):
        raise ProofError(f"{did[:80]!r} is not a did:key.")
    key = from_multibase(did.removeprefix(DID_KEY))
    if key.did != did:
        raise ProofError("A did:key must be written in base58btc.")
    return key
