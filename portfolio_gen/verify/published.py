"""What an issuer publishes about its keys, in every form that issuers use.

DID documents list keys under ``verificationMethod`` and say under ``assertionMethod`` which of them
may sign badges. Profiles of Open Badges 2.0 have ``publicKey``. Others publish nothing but a key
(Multikey, CryptographicKey, JWK) or a set of keys (JWKS).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from portfolio_gen.base.errors import PortfolioError, ProofError, Unreachable
from portfolio_gen.crypto.algorithms import check_rsa
from portfolio_gen.crypto.jwk import compressed, from_jwk, rsa_key
from portfolio_gen.crypto.keys import KeyKind, PublicKey, from_multibase

MAX_METHODS = 200
"""Most keys in one document that are looked at."""

_MULTIKEY_TYPES = ("Multikey", "Ed25519VerificationKey2020")
_POINTS = {256: KeyKind.P256, 384: KeyKind.P384}
_MATERIAL = ("publicKeyMultibase", "publicKeyJwk", "publicKeyPem", "kty")

Entry = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class KeyDocument:
    """What an issuer publishes about its keys.

    Attributes:
        data: The parsed document.
        about: Whom or what it is about: the identifier under which it was looked for.
        origin: Where it is from, in words that end a sentence.
        says: Who says so.
    """

    data: Mapping[str, Any]
    about: str
    origin: str
    says: str

    def method(self, method: str) -> Entry | None:
        """Return the entry of the key with this identifier, whatever it may be used for."""
        return next((e for e in self._entries if self._name(e) == method), None)

    def may_assert(self, method: str) -> bool:
        """Tell whether the document lists this key for making statements."""
        return method in self._asserting

    @property
    def lists_keys(self) -> bool:
        """True if the document says anything about keys."""
        return any(name in self.data for name in ("assertionMethod", "publicKey", "keys", "jwks"))

    def asserting_keys(self) -> Iterator[tuple[str, PublicKey]]:
        """Yield name and key of every key here that may make statements and can be read."""
        for name in self._asserting:
            entry = self.method(name)
            try:
                if entry is not None:
                    yield name, key_in(entry)
            except PortfolioError:  # this key is of no use; the others may be
                continue

    @cached_property
    def _asserting(self) -> list[str]:
        """Return the names of the keys that may make statements.

        Without a statement about purposes, a key is for statements if it belongs to a profile of
        version 2.0, or to a set of keys for signatures.
        """
        if "assertionMethod" in self.data:
            return [self._name(entry) for entry in listed(self.data, "assertionMethod")]
        return [self._name(entry) for entry in (*listed(self.data, "publicKey"), *self._key_set())]

    @cached_property
    def _entries(self) -> list[Entry]:
        """Everything here that could be a key."""
        listed_here = (
            *listed(self.data, "verificationMethod"),
            *listed(self.data, "assertionMethod"),
            *listed(self.data, "publicKey"),
            *self._key_set(),
        )
        found = [entry for entry in listed_here if isinstance(entry, Mapping)]
        return [*found, self.data] if any(name in self.data for name in _MATERIAL) else found

    def _key_set(self) -> list[Any]:
        """Return the members of a set of keys, which is the document or stands in it."""
        inner = self.data.get("jwks")
        found = [*listed(self.data, "keys")]
        return found + listed(inner, "keys") if isinstance(inner, Mapping) else found

    def _name(self, entry: Any) -> str:  # noqa: ANN401 (any JSON value)
        """Return a key's identifier in full; within the document it may be short."""
        if isinstance(entry, Mapping):
            if "kty" in entry:
                kid = entry.get("kid", "")
                return self._full(kid if isinstance(kid, str) else "")
            entry = entry.get("id")
        text = entry if isinstance(entry, str) else ""
        return f"{self.about}{text}" if text.startswith("#") else text

    def _full(self, kid: str) -> str:
        """Return the identifier of a key in a set; alone and nameless, it has the document's."""
        if not kid:
            return self.about
        return kid if ":" in kid else f"{self.about}#{kid.removeprefix('#')}"


def listed(data: Mapping[str, Any], name: str) -> list[Any]:
    """Return a member of a key document as a list of bounded length."""
    found = data.get(name, [])
    return found[:MAX_METHODS] if isinstance(found, list) else [found]


def key_in(entry: Entry) -> PublicKey:
    """Return the key of one entry of a key document.

    Raises:
        ProofError: It is not a key.
        Unreachable: It is written in a way that is not supported.

    Spec: VC Controlled Identifiers 1.0 sections 2.2.2 and 2.2.3; OB 2.0 CryptographicKey.
    """
    multibase, jwk = entry.get("publicKeyMultibase"), entry.get("publicKeyJwk")
    pem = entry.get("publicKeyPem")
    if entry.get("type") in _MULTIKEY_TYPES and isinstance(multibase, str):
        return from_multibase(multibase)
    if isinstance(jwk, Mapping):
        return from_jwk(jwk)
    if isinstance(pem, str):
        return from_pem(pem)
    if "kty" in entry:
        return from_jwk(entry)
    raise Unreachable("The issuer writes this key in a way that is not supported yet.")


def from_pem(text: str) -> PublicKey:
    """Return the public key of a PEM file.

    Raises:
        ProofError: It is not a public key, or too short to be safe.
        Unreachable: A kind or size of key that is not supported.

    Spec: OB 2.0 CryptographicKey (publicKeyPem); RFC 7468 section 13.
    """
    # Slow to load, and few keys are written like this.
    from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415

    try:
        key = load_pem_public_key(text.encode())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise ProofError("The issuer's key is not a public key in PEM form.") from error
    if isinstance(key, RSAPublicKey):
        check_rsa(key)
        return rsa_key(key)
    if isinstance(key, Ed25519PublicKey):
        return PublicKey(kind=KeyKind.ED25519, raw=key.public_bytes_raw())
    if isinstance(key, EllipticCurvePublicKey) and key.curve.name in ("secp256r1", "secp384r1"):
        return PublicKey(kind=_POINTS[key.key_size], raw=compressed(key.public_numbers()))
    raise Unreachable("The issuer writes this key in a way that is not supported yet.")
