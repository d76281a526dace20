"""What a case is, how badges for cases are signed, and what a good badge must come out as."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pyld import jsonld
from pyld.canon import URDNA2015

from tests.builders import (
    COLLEGE,
    EMAIL,
    Change,
    Document,
    base58,
    canonical,
    changed,
    credential,
    load,
)
from tools.cases.keys import ED, P256, P384, RS256, Signer

NOW = "2026-10-01T12:00:00Z"
HOST = "badges.kestrelvalley.example"
KEYS = f"https://{HOST}/.well-known/did.json"
ED2020 = "https://w3id.org/security/suites/ed25519-2020/v1"

Checks = dict[str, str]

PASS, FAIL, OPEN, NA = "passed", "failed", "not checked", "not applicable"

GOOD: Checks = {
    "container": PASS,
    "format": PASS,
    "contexts": PASS,
    "nothing-unsigned": PASS,
    "signed-facts": PASS,
    "structure": PASS,
    "signature": PASS,
    "key": PASS,
    "issuer-known": PASS,
    "valid-from": PASS,
    "valid-until": NA,
    "withdrawal": NA,
    "suspension": NA,
    "recipient": PASS,
    "links": PASS,
}
"""What every check answers of the usual badge of the college."""

BROKEN: Checks = {"signature": FAIL, "key": OPEN, "issuer-known": OPEN}
"""What a signature that does not match takes with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One badge with the answer it must get.

    Attributes:
        id: Name; never changes.
        what: What is special about it, in one sentence.
        spec: Where the standards say what the answer is.
        covers: Rows of the list of checks and of hazards that it belongs to.
        data: The file.
        verdict: Name of the verdict; empty if the file cannot be read.
        checks: Outcome by check, as far as the standards decide it.
        error: Code of the error if the file cannot be read.
        now: The moment dates are judged by.
        issuers: Issuers that whoever checks knows.
        recipient: Whose badge it should be.
        fetched: What stands at web addresses; nothing else can be reached.
        inside: What must come out of every signed document inside, in the order of the file: its
            place, its verdict (empty if it cannot be checked), whether it is about what it stands
            in, and whether the same issuer signed it.
        registry: A registry of issuers whose word counts for whoever checks; empty if there is
            none.
        beside: Another badge file, to compare with this one; empty if there is none.
        edition: What that one is to this one: ``same``, ``newer``, ``older``, ``other`` or
            ``unknown``.
    """

    id: str
    what: str
    spec: str
    covers: str
    data: bytes
    verdict: str = ""
    checks: Checks = field(default_factory=dict)
    error: str = ""
    now: str = NOW
    issuers: tuple[Mapping[str, Any], ...] = ()
    recipient: tuple[str, ...] = (EMAIL,)
    fetched: Mapping[str, Any] = field(default_factory=dict)
    inside: tuple[Mapping[str, Any], ...] = ()
    registry: str = ""
    beside: bytes = b""
    edition: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the case as it is written down; what few cases have stands only there."""
        expected: dict[str, Any] = {"verdict": self.verdict, "checks": self.checks}
        if self.inside:
            expected["inside"] = list(self.inside)
        if self.edition:
            expected["edition"] = self.edition
        more = {"registry": self.registry} if self.registry else {}
        beside = {"beside": as_text(self.beside)} if self.beside else {}
        return {
            "id": self.id,
            "what": self.what,
            "spec": self.spec,
            "covers": self.covers.split(),
            "input": as_text(self.data),
            "now": self.now,
            "issuers": list(self.issuers),
            "recipient": list(self.recipient),
            "fetched": dict(self.fetched),
            **more,
            **beside,
            "expected": {"error": self.error} if self.error else expected,
        }


def as_text(data: bytes) -> dict[str, str]:
    """Return bytes as text where they are some, and else in base64."""
    try:
        return {"text": data.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}


def key_document(*signers: Signer, did: str = COLLEGE, **members: Any) -> Document:  # noqa: ANN401
    """Return the document in which an issuer publishes its keys."""
    entries = [_entry(signer, did) for signer in signers]
    names = [entry["id"] for entry in entries]
    document = {"id": did, "verificationMethod": entries, "assertionMethod": names}
    return {**document, **members}


def _entry(signer: Signer, did: str) -> Document:
    entry = {"id": f"{did}#{signer.name}", "controller": did}
    if signer.multibase:
        return {**entry, "type": "Multikey", "publicKeyMultibase": signer.multibase}
    return {**entry, "type": "JsonWebKey", "publicKeyJwk": signer.jwk}


ALL_KEYS = key_document(ED, P256, P384, RS256)


def known(document: Document | None = None, did: str = COLLEGE, **members: Any) -> Document:  # noqa: ANN401
    """Return an entry of the list of whoever checks; the college with all its keys by default."""
    return {
        "id": did,
        "name": "Kestrel Valley College",
        "says": "Ana Reyes",
        "document": json.dumps(ALL_KEYS if document is None else document),
        "retrieved": "2026-04-28",
        "trusted": True,
        **members,
    }


def answer(body: Document | str, status: int = 200) -> Document:
    """Return what stands at a web address."""
    text = body if isinstance(body, str) else json.dumps(body)
    return {"status": status, "text": text, "at": "2026-10-01T11:59:00Z"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """A kind of embedded proof as the cases make it."""

    type: str
    name: str
    text: bool
    signer: Signer
    spec: str

    @property
    def digest(self) -> str:
        """The hash that goes with the key."""
        return "sha384" if self.signer is P384 else "sha256"


def _suite(name: str, signer: Signer, spec: str, kind: str = "DataIntegrityProof") -> Suite:
    return Suite(type=kind, name=name, text="jcs" in name, signer=signer, spec=spec)


SUITES = {
    "eddsa-rdfc": _suite("eddsa-rdfc-2022", ED, "vc-di-eddsa 1.0 section 3.2.2"),
    "eddsa-jcs": _suite("eddsa-jcs-2022", ED, "vc-di-eddsa 1.0 section 3.3.2"),
    "ecdsa-rdfc-p256": _suite("ecdsa-rdfc-2019", P256, "vc-di-ecdsa 1.0 section 3.2.2"),
    "ecdsa-rdfc-p384": _suite("ecdsa-rdfc-2019", P384, "vc-di-ecdsa 1.0 section 3.2.2"),
    "ecdsa-jcs-p256": _suite("ecdsa-jcs-2019", P256, "vc-di-ecdsa 1.0 section 3.3.2"),
    "ecdsa-jcs-p384": _suite("ecdsa-jcs-2019", P384, "vc-di-ecdsa 1.0 section 3.3.2"),
    "ed25519-2020": _suite("", ED, "vc-di-eddsa 1.0 appendix A.1", "Ed25519Signature2020"),
}


def secure(
    document: Document,
    suite: Suite = SUITES["eddsa-rdfc"],
    signer: Signer | None = None,
    method: str = "",
    **options: Any,  # noqa: ANN401
) -> Document:
    """Return the document with one more proof; ``options`` are members of the proof."""
    by = signer or suite.signer
    plain = {name: value for name, value in document.items() if name != "proof"}
    if suite.type == "Ed25519Signature2020" and ED2020 not in plain["@context"]:
        plain["@context"] = [*plain["@context"], ED2020]
    proof = {
        "type": suite.type,
        **({"cryptosuite": suite.name} if suite.name else {}),
        "created": "2026-05-01T09:00:00Z",
        "verificationMethod": method or f"{COLLEGE}#{by.name}",
        "proofPurpose": "assertionMethod",
        **options,
    }
    own = {**proof, "@context": plain["@context"]}
    if suite.text:
        message = _text_hash(own, suite.digest) + _text_hash(plain, suite.digest)
        proof = own
    else:
        message = _hash(own, suite.digest) + _hash(plain, suite.digest)
    signed = {**proof, "proofValue": "z" + base58(by.sign(message))}
    return {**plain, "proof": [*document.get("proof", []), signed]}


class _Canonicalizer(URDNA2015):  # type: ignore[misc]  # PyLD has no types
    """RDFC-1.0 that tells nodes apart by the hash that goes with the key."""

    digest = "sha384"

    def create_hash(self) -> Any:  # noqa: ANN401 (hashlib does not name its type)
        """Return a new hash."""
        return hashlib.new(self.digest)


def _hash(document: Document, digest: str) -> bytes:
    if digest == "sha256":
        return hashlib.sha256(canonical(document)).digest()
    options = {"format": "application/n-quads", "algorithm": "URDNA2015"}
    dataset = jsonld.to_rdf(document, {"documentLoader": load})
    return hashlib.sha384(_Canonicalizer().main(dataset, options).encode()).digest()


def _text_hash(document: Document, digest: str) -> bytes:
    """Hash JSON in its one way to write it; names and texts of the cases need no more than this."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.new(digest, text.encode()).digest()


def usual(*changes: Change) -> Document:
    """Return the usual badge of the college, changed, unsigned."""
    return changed(credential(COLLEGE), *changes)


def to_bytes(document: Document) -> bytes:
    """Return a document as a file."""
    return json.dumps(document, ensure_ascii=False).encode()


def case(  # noqa: PLR0913, PLR0917 (a row of a table)
    name: str,
    what: str,
    covers: str,
    document: Document | bytes,
    verdict: str,
    checks: Checks,
    *,
    spec: str,
    **more: Any,  # noqa: ANN401
) -> Case:
    """Return a case in which the college is known, unless ``issuers`` says otherwise."""
    data = document if isinstance(document, bytes) else to_bytes(document)
    more.setdefault("issuers", (known(),))
    return Case(
        id=name,
        what=what,
        covers=covers,
        data=data,
        verdict=verdict,
        checks=checks,
        spec=spec,
        **more,
    )


def unreadable(  # noqa: PLR0913, PLR0917 (a row of a table)
    name: str, what: str, covers: str, data: bytes, spec: str, error: str = "badge"
) -> Case:
    """Return a case of a file that is no badge."""
    return Case(id=name, what=what, covers=covers, data=data, spec=spec, error=error)
