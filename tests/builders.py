"""Badges for tests: build one, change one thing, and sign it again.

The signer stands on its own: it shares no code with the package, so that a mistake in the package
cannot hide behind the same mistake here. Only the frozen vocabulary documents are the same.
"""

import copy
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyld import jsonld

from portfolio_gen.badges.read import read_badge
from portfolio_gen.model.badge import Badge

Document = dict[str, Any]
Change = Callable[[Document], object]

ROOT = Path(__file__).resolve().parent.parent
CONTEXTS = ROOT / "portfolio_gen" / "crypto" / "contexts"
V2 = "https://www.w3.org/ns/credentials/v2"
OB3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
COLLEGE = "did:web:badges.kestrelvalley.example"
EMAIL = "ana.reyes@kestrelvalley.example"
SALT = "c2b6f4a08d17e935"
STATUS = {
    "id": "https://badges.kestrelvalley.example/status/1#7",
    "type": "BitstringStatusListEntry",
    "statusPurpose": "revocation",
    "statusListIndex": "7",
    "statusListCredential": "https://badges.kestrelvalley.example/status/1",
}
"""Where a badge says that it can be withdrawn."""

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def base58(data: bytes) -> str:
    """Return base58btc, the slow and plain way."""
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, digit = number // 58, number % 58
        text = _ALPHABET[digit] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


@dataclass(frozen=True, slots=True)
class Key:
    """A signing key for tests, made from one byte; never to be used for anything else."""

    seed: int

    @property
    def private(self) -> Ed25519PrivateKey:
        """The private key."""
        return Ed25519PrivateKey.from_private_bytes(bytes([self.seed]) * 32)

    @property
    def multibase(self) -> str:
        """The public key as a Multikey."""
        return "z" + base58(b"\xed\x01" + self.private.public_key().public_bytes_raw())

    @property
    def did(self) -> str:
        """The did:key."""
        return f"did:key:{self.multibase}"

    @property
    def method(self) -> str:
        """The key's name within its did:key."""
        return f"{self.did}#{self.multibase}"


MAKER = Key(1)
STRANGER = Key(2)


def load(url: str, _options: object) -> dict[str, Any]:
    """Return a frozen vocabulary, as PyLD asks for it."""
    rows = json.loads((CONTEXTS / "index.json").read_bytes())  # noqa: TID251
    file = next(row["file"] for row in rows if row["url"] == url)
    document = json.loads((CONTEXTS / file).read_bytes())  # noqa: TID251
    return {"contextUrl": None, "documentUrl": url, "document": document}


def canonical(document: Document) -> bytes:
    """Return the canonical form of a document, as PyLD makes it."""
    options = {
        "algorithm": "URDNA2015",
        "format": "application/n-quads",
        "documentLoader": load,
        "processingMode": "json-ld-1.1",
    }
    text: str = jsonld.normalize(document, options)
    return text.encode()


def _hash(document: Document) -> bytes:
    return hashlib.sha256(canonical(document)).digest()


def sign(document: Document, key: Key = MAKER, method: str = "", **options: Any) -> Document:  # noqa: ANN401
    """Return the document with one more eddsa-rdfc-2022 proof.

    Args:
        document: What to sign; proofs it already has are kept and not signed.
        key: The key to sign with.
        method: The name of the key; that of its did:key unless given.
        options: Members of the proof that differ from the usual ones.
    """
    plain = {name: value for name, value in document.items() if name != "proof"}
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-05-01T09:00:00Z",
        "verificationMethod": method or key.method,
        "proofPurpose": "assertionMethod",
        **options,
    }
    message = _hash({"@context": plain["@context"], **proof}) + _hash(plain)
    signed = {**proof, "proofValue": "z" + base58(key.private.sign(message))}
    return {**plain, "proof": [*document.get("proof", []), signed]}


def credential(issuer: str = MAKER.did) -> Document:
    """Return an unsigned Open Badges 3.0 credential with everything a badge usually has."""
    return {
        "@context": [V2, OB3],
        "id": "urn:uuid:6f1c0a0e-7d0b-4c0e-9a53-0d6b5f1b2a11",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Open lesson",
        "issuer": {"id": issuer, "type": ["Profile"], "name": "Kestrel Valley College"},
        "validFrom": "2026-05-01T09:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": True,
                    "identityHash": hashed(EMAIL),
                    "identityType": "emailAddress",
                    "salt": SALT,
                }
            ],
            "achievement": {
                "id": "https://badges.kestrelvalley.example/achievements/open-lesson",
                "type": ["Achievement"],
                "name": "Open lesson",
                "description": "Made a lesson that others may use and change.",
                "criteria": {"narrative": "Teach it once, revise it, publish it openly."},
            },
        },
        "evidence": [
            {
                "id": "https://anareyes.example/portfolio/projects/water-cycle.html",
                "type": ["Evidence"],
                "name": "The water cycle",
            }
        ],
    }


def hashed(address: str, salt: str = SALT) -> str:
    """Return the salted hash by which a badge names an address."""
    return "sha256$" + hashlib.sha256((address + salt).encode()).hexdigest()


def changed(document: Document, *changes: Change) -> Document:
    """Return a copy of the document with every change made to it."""
    copied = copy.deepcopy(document)
    for change in changes:
        change(copied)
    return copied


def signed(*changes: Change, key: Key = MAKER, issuer: str = "", method: str = "") -> Document:
    """Return the usual credential, changed, and then signed."""
    return sign(changed(credential(issuer or key.did), *changes), key, method)


def badge(document: Mapping[str, Any], source: str = "badges/open-lesson.json") -> Badge:
    """Return the badge a file with this document would be read as."""
    return read_badge(json.dumps(document).encode(), source=source)


def key_document(issuer: str = COLLEGE, key: Key = MAKER, **members: Any) -> bytes:  # noqa: ANN401
    """Return the document in which an issuer publishes a key named ``#key-1``."""
    method = f"{issuer}#key-1"
    entry = {
        "id": method,
        "type": "Multikey",
        "controller": issuer,
        "publicKeyMultibase": key.multibase,
    }
    document = {"id": issuer, "verificationMethod": [entry], "assertionMethod": [method]}
    return json.dumps({**document, **members}).encode()


def put(way: str, value: object) -> Change:
    """Return a change that sets one member, such as ``credentialSubject.achievement.name``."""

    def change(document: Document) -> None:
        *names, last = way.split(".")
        place: Any = document
        for name in names:
            place = place[int(name)] if name.isdigit() else place[name]
        place[last] = value

    return change


def drop(way: str) -> Change:
    """Return a change that removes one member."""

    def change(document: Document) -> None:
        *names, last = way.split(".")
        place: Any = document
        for name in names:
            place = place[int(name)] if name.isdigit() else place[name]
        del place[last]

    return change
