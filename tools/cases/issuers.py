"""Issuers: keys that are not known or were taken back, and who vouches for whom."""

import json
from collections.abc import Iterator
from typing import Any

from tests.builders import COLLEGE, MAKER, Document, base58, credential
from tools.cases.case import (
    FAIL,
    HOST,
    NA,
    OPEN,
    PASS,
    Case,
    Checks,
    answer,
    case,
    key_document,
    known,
    secure,
    usual,
)
from tools.cases.keys import ED, OTHER, RS256, b64
from tools.cases.tokens import claims, part, token

_DID_KEY = "did:key method, section 3.1"
_CID = "VC Controlled Identifiers 1.0 section 3.3"
_SECP256K1 = base58(b"\xe7\x01\x02" + bytes(range(1, 33)))


def cases() -> Iterator[Case]:
    """Yield every case about issuers that ``proofs`` and ``tokens`` do not have."""
    yield from _unknown_keys()
    yield from _of_an_address()
    yield from _long_header()
    yield from _vouched()


def _unknown_keys() -> Iterator[Case]:
    """Yield issuers that are keys of a kind that is not known: not checked, never refused."""
    did = f"did:key:z{_SECP256K1}"
    yield case(
        "did-key-of-an-unknown-kind",
        "The issuer is a key on a curve that is not known.",
        "K1",
        secure(credential(did), method=f"{did}#z{_SECP256K1}"),
        "incomplete",
        {"signature": OPEN, "key": OPEN},
        spec=_DID_KEY,
        issuers=(),
    )
    jwk = {"kty": "EC", "crv": "secp256k1", "x": b64(bytes(range(32))), "y": b64(bytes(32))}
    did = f"did:jwk:{part(jwk)}"
    yield case(
        "did-jwk-of-an-unknown-kind",
        "The issuer is a key on a curve that is not known, written as JSON.",
        "K4",
        token(claims(credential(did)), ED, "EdDSA", kid=f"{did}#0"),
        "incomplete",
        {"signature": OPEN, "key": OPEN},
        spec="did:jwk method",
        issuers=(),
    )
    own = f"did:jwk:{part(ED.jwk)}"
    yield case(
        "did-jwk-embedded",
        "The issuer is the key, written as JSON, and the signature stands in the badge.",
        "K4",
        secure(credential(own), method=f"{own}#0"),
        "unconfirmed",
        {"signature": PASS, "key": PASS},
        spec="did:jwk method",
        issuers=(),
    )
    yield case(
        "did-jwk-embedded-on-a-list",
        "The issuer is a key written as JSON, and whoever checks knows it.",
        "K4 G1",
        secure(credential(own), method=f"{own}#0"),
        "confirmed",
        {"key": PASS, "issuer-known": PASS},
        spec="did:jwk method",
        issuers=(known(did=own) | {"document": ""},),
    )


def _of_an_address() -> Iterator[Case]:
    """Yield issuers that are a web address, and what their document says of the key."""
    address = f"https://{HOST}/issuer"
    entry: Document = {
        "id": f"{address}#key-1",
        "type": "Multikey",
        "controller": address,
        "publicKeyMultibase": ED.multibase,
    }
    profile = {"id": address, "type": "Profile", "name": "Kestrel Valley College"}
    lists = {**profile, "verificationMethod": [entry], "assertionMethod": [entry["id"]]}
    badge = secure(credential(address), method=entry["id"])
    rows: tuple[tuple[str, str, Document | None, str, Checks], ...] = (
        (
            "key-taken-back",
            "The issuer has taken the key back.",
            {**lists, "verificationMethod": [{**entry, "revoked": "2026-06-01T00:00:00Z"}]},
            "altered",
            {"key": FAIL},
        ),
        (
            "key-run-out",
            "The issuer let the key run out; when the badge was signed nobody can tell.",
            {**lists, "verificationMethod": [{**entry, "expires": "2026-06-01T00:00:00Z"}]},
            "unconfirmed",
            {"signature": PASS, "key": OPEN},
        ),
        (
            "other-key-of-that-name",
            "The issuer publishes another key under this name.",
            {**lists, "verificationMethod": [{**entry, "publicKeyMultibase": OTHER.multibase}]},
            "altered",
            {"signature": FAIL},
        ),
        (
            "key-of-another-controller",
            "The key belongs to somebody else.",
            {**lists, "verificationMethod": [{**entry, "controller": MAKER.did}]},
            "unconfirmed",
            {"signature": PASS, "key": OPEN},
        ),
        (
            "nobody-answers",
            "The issuer's document cannot be had.",
            None,
            "incomplete",
            {"signature": OPEN, "key": OPEN},
        ),
    )
    for name, what, document, verdict, checks in rows:
        yield case(
            f"https-{name}",
            what,
            "K3",
            badge,
            verdict,
            checks,
            spec=_CID,
            issuers=(),
            fetched={} if document is None else {address: answer(document)},
        )
    yield case(
        "https-kept-profile",
        "A kept copy of the issuer's document names the key.",
        "K3 G1",
        badge,
        "confirmed",
        {"signature": PASS, "key": PASS, "issuer-known": PASS},
        spec=_CID,
        issuers=(known(lists, did=address),),
    )
    keys = {"keys": [{**RS256.jwk, "kid": "1"}, {**ED.jwk, "kid": "2"}]}
    text = token(claims(credential(address)), ED, "EdDSA", kid=f"{address}#2")
    yield case(
        "https-set-of-keys",
        "The issuer's address holds a set of keys, one of which has this name.",
        "K3 P3",
        text,
        "confirmed",
        {"signature": PASS, "key": PASS},
        spec="OB 3.0 section 8.2.3",
        issuers=(),
        fetched={address: answer(keys)},
    )


def _long_header() -> Iterator[Case]:
    """Yield a text whose header is longer than one library reads, as the published sample's is."""
    extra: dict[str, Any] = {"jwk": {**RS256.jwk, "alg": "RS256", "use": "sig", "kid": "key-1"}}
    yield case(
        "jwt-header-over-512-bytes",
        "The key stands in the header, and the college's document lists the same one.",
        "P3 K2 peer:long-header-refused",
        token(claims(usual()), RS256, "RS256", kid=None, **extra),
        "confirmed",
        {"signature": PASS, "key": PASS},
        spec="OB 3.0 section 8.2.3",
    )


def registry(**names: str) -> str:
    """Return a registry of issuers as consortia publish it."""
    entries = {did: {"name": name} for did, name in names.items()}
    return json.dumps({"meta": {"updated": "2026-09-01T00:00:00Z"}, "registry": entries})


def _vouched() -> Iterator[Case]:
    """Yield issuers whom a registry knows or does not know, and lists that vouch for others."""
    spec = "OB 3.0 section 9.1"
    good = secure(usual())
    mine = {COLLEGE: "Kestrel Valley College"}
    others = {"did:web:else.example": "Somewhere else"}
    forged = secure(usual(), signer=OTHER, method=OTHER.method)
    rows: tuple[tuple[str, str, Document, str, str, Checks, tuple[Any, ...]], ...] = (
        (
            "knows-the-issuer",
            "The issuer is in the registry.",
            good,
            registry(**mine),
            "confirmed",
            {"key": PASS, "issuer-known": PASS},
            (known(trusted=False),),
        ),
        (
            "knows-others",
            "Only others are in the registry.",
            good,
            registry(**others),
            "confirmed",
            {"key": PASS, "issuer-known": OPEN},
            (known(trusted=False),),
        ),
        (
            "knows-others-but-a-list",
            "Only others are in the registry, and the issuer is on the list of whoever checks.",
            good,
            registry(**others),
            "confirmed",
            {"key": PASS, "issuer-known": PASS},
            (known(),),
        ),
        (
            "knows-who-did-not-sign",
            "The named issuer is in the registry, and somebody else signed in its name.",
            forged,
            registry(**mine),
            "altered",
            {"key": FAIL, "issuer-known": OPEN},
            (known(trusted=False),),
        ),
        (
            "knows-a-key",
            "The issuer is a key that the registry knows.",
            secure(credential(ED.did), method=ED.method),
            registry(**{ED.did: "River Commons"}),
            "confirmed",
            {"key": PASS, "issuer-known": PASS},
            (),
        ),
    )
    for name, what, document, text, verdict, checks, issuers in rows:
        yield case(
            f"registry-{name}",
            what,
            "G1",
            document,
            verdict,
            checks,
            spec=spec,
            issuers=issuers,
            registry=text,
        )
    yield case(
        "list-of-a-namesake",
        "The list knows an issuer of the same name under another identifier.",
        "G1",
        good,
        "confirmed",
        {"key": PASS, "issuer-known": OPEN},
        spec=spec,
        issuers=(known(trusted=False), known(did="did:web:else.example") | {"document": ""}),
    )
    yield case(
        "list-of-nobody",
        "Nobody gave a list of issuers, and the key document is fetched.",
        "G1",
        good,
        "confirmed",
        {"key": PASS, "issuer-known": NA},
        spec=spec,
        issuers=(),
        fetched={f"https://{HOST}/.well-known/did.json": answer(key_document(ED))},
    )
