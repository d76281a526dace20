"""The invented issuers and their test keys, which are public on purpose."""

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from portfolio_gen.crypto.keys import KeyKind, PublicKey
from portfolio_gen.issue.did import key_document
from portfolio_gen.issue.keystore import IssuerKey
from portfolio_gen.issue.sign import Signer, by_key
from portfolio_gen.model.badge import Issuer
from tools.badges.sources import SOURCES, read


def unsafe_test_key(seed: str) -> IssuerKey:
    """Return the Ed25519 test key of a sentence that everybody can read."""
    raw = hashlib.sha256(seed.encode()).digest()
    return IssuerKey(private=Ed25519PrivateKey.from_private_bytes(raw))


def unsafe_test_p256(seed: str) -> ec.EllipticCurvePrivateKey:
    """Return the P-256 test key of a sentence that everybody can read."""
    number = int.from_bytes(hashlib.sha512(seed.encode()).digest())
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    return ec.derive_private_key(number % (order - 1) + 1, ec.SECP256R1())


@dataclass(frozen=True, slots=True, kw_only=True)
class TestIssuer:
    """An invented issuer.

    Attributes:
        profile: What badges say about it.
        signer: Who signs for it.
        achievements: Address under which its achievements stand.
        jwt_key: Its second key, for signed texts; None if it has none.
    """

    profile: Issuer
    signer: Signer
    achievements: str
    jwt_key: ec.EllipticCurvePrivateKey | None = None


@cache
def issuer(name: str) -> TestIssuer:
    """Return an issuer of ``issuers.yml``."""
    about = read(SOURCES / "issuers.yml")[name]
    jwt_key = unsafe_test_p256(about["jwt_seed"]) if "jwt_seed" in about else None
    signer = _signer(about, jwt_key)
    return TestIssuer(
        profile=Issuer(
            id=signer.did,
            name=about["name"],
            url=about.get("url", ""),
            description=about.get("description", ""),
        ),
        signer=signer,
        achievements=about["achievements"],
        jwt_key=jwt_key,
    )


def _signer(about: dict[str, Any], jwt_key: ec.EllipticCurvePrivateKey | None) -> Signer:
    key = unsafe_test_key(about["seed"])
    if about["did"] == "key":
        return by_key(key)
    keys = {"key-1": key.public}
    if jwt_key:
        raw = jwt_key.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
        keys["key-2"] = PublicKey(kind=KeyKind.P256, raw=raw)
    did = about["did"]
    return Signer(key=key, did=did, method=f"{did}#key-1", document=key_document(did, keys))
