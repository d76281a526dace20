"""Badges that are a signed text: every algorithm, every forgery, and claims that say otherwise."""

import base64
import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Iterator
from typing import Any

from tests.builders import COLLEGE, EMAIL, Document, changed, credential, drop, hashed, put
from tools.cases.case import (
    FAIL,
    HOST,
    KEYS,
    OPEN,
    PASS,
    Case,
    Checks,
    answer,
    case,
    known,
    usual,
)
from tools.cases.keys import ED, OTHER, P256, P384, PS256, RS256, WEAK, Signer, b64

ALGORITHMS = {
    "EdDSA": ED,
    "Ed25519": ED,
    "ES256": P256,
    "ES384": P384,
    "RS256": RS256,
    "PS256": PS256,
}

_JWS = "RFC 7515 section 5.2"
_OB = "OB 3.0 section 8.2.4"
_BCP = "RFC 8725 section 3"


def claims(document: Document, **changed_claims: Any) -> Document:  # noqa: ANN401
    """Return a credential with the claims that stand around it; None leaves one out."""
    start = dt.datetime.fromisoformat(document["validFrom"]).timestamp()
    around = {
        "iss": document["issuer"]["id"],
        "jti": document["id"],
        "nbf": int(start),
        "sub": document["credentialSubject"].get("id"),
    }
    if "validUntil" in document:
        around["exp"] = int(dt.datetime.fromisoformat(document["validUntil"]).timestamp())
    found = {**document, **around, **changed_claims}
    return {name: value for name, value in found.items() if value is not None}


def part(value: object) -> str:
    """Return one part of a signed text."""
    return b64(json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode())


def token(payload: object, signer: Signer, alg: str, **header: Any) -> bytes:  # noqa: ANN401
    """Return a signed text; ``header`` changes members of the header, None leaves one out."""
    usual_header = {"alg": alg, "typ": "JWT", "kid": f"{COLLEGE}#{signer.name}"}
    members = {n: v for n, v in {**usual_header, **header}.items() if v is not None}
    text = f"{part(members)}.{part(payload)}"
    return f"{text}.{b64(signer.sign(text.encode()))}".encode()


def _raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def cases() -> Iterator[Case]:
    """Yield every case about signed text."""
    for alg, signer in ALGORITHMS.items():
        yield from _of_algorithm(alg, signer)
    yield from _forged()
    yield from _claims()
    yield from _own_key()
    yield from _old()


def _of_algorithm(alg: str, signer: Signer) -> Iterator[Case]:
    """Yield a good text of one algorithm, and one for every way to break it."""
    name, good = f"jwt-{alg.lower()}", token(claims(usual()), signer, alg)
    head, body, signature = good.decode().split(".")
    yield case(
        f"{name}-good",
        "Signed by the college with a key it publishes.",
        "P3 K2",
        good,
        "confirmed",
        {"signature": PASS, "key": PASS, "structure": PASS, "recipient": PASS},
        spec=_OB,
    )
    other = part(claims(usual(put("name", "Gold"))))
    other_header = {"alg": alg, "typ": "vc+jwt", "kid": f"{COLLEGE}#{signer.name}"}
    broken = {
        "payload-changed": ("The badge was changed afterwards.", f"{head}.{other}.{signature}"),
        "signature-empty": ("The signature is empty.", f"{head}.{body}."),
        "signature-cut-short": (
            "The end of the signature is missing.",
            f"{head}.{body}.{b64(_raw(signature)[:-1])}",
        ),
        "header-changed": (
            "The header was changed afterwards.",
            f"{part(other_header)}.{body}.{signature}",
        ),
        "alg-none": (
            "The header says that nobody signed.",
            f"{part({'alg': 'none', 'kid': f'{COLLEGE}#{signer.name}'})}.{body}.{signature}",
        ),
    }
    for kind, (what, text) in broken.items():
        yield case(
            f"{name}-{kind}",
            what,
            "P3 hazard:alg-none" if kind == "alg-none" else "P3",
            text.encode(),
            "altered",
            {"signature": FAIL},
            spec=_JWS,
        )
    wrong = "ES256" if alg != "ES256" else "RS256"
    yield case(
        f"{name}-key-of-another-kind",
        "The header names an algorithm that the key is not for.",
        "P3",
        token(claims(usual()), signer, wrong),
        "altered",
        {"signature": FAIL},
        spec=_BCP,
    )
    yield case(
        f"{name}-nobody-answers",
        "The key document cannot be had.",
        "P3 K2",
        good,
        "incomplete",
        {"signature": OPEN, "key": OPEN},
        spec=_OB,
        issuers=(),
    )


def _forged() -> Iterator[Case]:
    """Yield texts that libraries were known to fall for."""
    payload = claims(usual())
    text = f"{part({'alg': 'HS256', 'kid': f'{COLLEGE}#rs256'})}.{part(payload)}"
    secret = json.dumps(RS256.jwk).encode()
    mac = b64(hmac.new(secret, text.encode(), hashlib.sha256).digest())
    yield case(
        "jwt-hs256-with-the-public-key",
        "A keyed hash made with what everybody can read.",
        "P3 hazard:hs256",
        f"{text}.{mac}".encode(),
        "altered",
        {"signature": FAIL},
        spec=_BCP,
    )
    headers: dict[str, tuple[str, Document]] = {
        "crit": ("The header asks for a rule that has to be understood.", {"crit": ["x"], "x": 1}),
        "crit-empty": ("The header asks for rules and names none.", {"crit": []}),
        "b64": (
            "The header says that the payload is not encoded.",
            {"b64": False, "crit": ["b64"]},
        ),
        "made-for-something-else": ("The text is an access token.", {"typ": "at+jwt"}),
    }
    for name, (what, members) in headers.items():
        yield case(
            f"jwt-header-{name}",
            what,
            "P3",
            token(payload, ED, "EdDSA", **members),
            "altered",
            {"signature": FAIL},
            spec="RFC 7515 section 4.1.11",
        )
    yield case(
        "jwt-signed-by-a-stranger",
        "Names the college and is signed with a stranger's did:key.",
        "P3 hazard:header-kid",
        token(payload, OTHER, "EdDSA", kid=OTHER.method),
        "altered",
        {"signature": PASS, "key": FAIL},
        spec=_OB,
    )
    yield case(
        "jwt-weak-rsa-key",
        "An RSA key of 1024 bits can be worked out by others.",
        "P3",
        token(payload, WEAK, "RS256", kid=None, jwk=WEAK.jwk),
        "altered",
        {"signature": FAIL},
        spec="RFC 7518 section 3.3",
    )


def _claims() -> Iterator[Case]:
    """Yield texts whose claims and badge say different things, or the same."""
    wrong: dict[str, tuple[str, Any]] = {
        "iss": ("issuer", "did:web:else.example"),
        "jti": ("identifier", "urn:uuid:1"),
        "nbf": ("start of validity", 1_000_000_000),
        "exp": ("end of validity", 2_000_000_000),
        "sub": ("recipient", "did:key:z6MkOther"),
    }
    full = usual(
        put("validUntil", "2027-05-01T09:00:00Z"),
        put("credentialSubject.id", f"mailto:{EMAIL}"),
    )
    yield case(
        "jwt-every-claim",
        "Every claim is there and says what the badge says.",
        "P3",
        token(claims(full), ED, "EdDSA"),
        "confirmed",
        {"signature": PASS, "valid-until": PASS, "recipient": PASS},
        spec=_OB,
    )
    for claim, (fact, value) in wrong.items():
        yield case(
            f"jwt-{claim}-says-otherwise",
            f"The claim around the badge names another {fact}.",
            "P3 peer:claims-not-compared",
            token(claims(full, **{claim: value}), ED, "EdDSA"),
            "altered",
            {"signature": PASS, "signed-facts": FAIL},
            spec="OB 3.0 section 8.2.4.1",
        )
        yield case(
            f"jwt-{claim}-missing",
            f"The claim about the {fact} is missing beside a badge that has one.",
            "P3 peer:claims-not-compared",
            token(claims(full, **{claim: None}), ED, "EdDSA"),
            # The samples of the standard itself leave the recipient out.
            "confirmed" if claim == "sub" else "altered",
            {"signature": PASS, "signed-facts": PASS if claim == "sub" else FAIL},
            spec="OB 3.0 section 8.2.4.1",
        )
    yield case(
        "jwt-exp-without-validuntil",
        "The claim ends a badge that itself has no end; the earlier end counts.",
        "P3 T1",
        token(claims(usual(), exp=1_780_000_000), ED, "EdDSA"),
        "expired",
        {"signature": PASS, "valid-until": FAIL},
        spec="RFC 7519 section 4.1.4",
    )
    yield case(
        "jwt-expired",
        "Badge and claim have ended.",
        "P3 T1",
        token(claims(usual(put("validUntil", "2026-06-01T00:00:00Z"))), ED, "EdDSA"),
        "expired",
        {"signature": PASS, "valid-until": FAIL},
        spec="VCDM 2.0 section 4.9",
    )
    yield case(
        "jwt-two-badges",
        "One badge stands beside the claims and another inside “vc”.",
        "P3",
        token(claims(usual(), vc=usual(put("name", "Gold"))), ED, "EdDSA"),
        "altered",
        {},
        spec="vc-jose-cose 1.0 section 3.1.3",
    )


def _own_key() -> Iterator[Case]:
    """Yield texts that carry their key along, and issuers named by an address or a key."""
    for name, signer in (("ed25519", ED), ("p256", P256), ("p384", P384)):
        alg = {"ed25519": "EdDSA", "p256": "ES256", "p384": "ES384"}[name]
        yield case(
            f"jwt-did-key-{name}",
            "The issuer is the key.",
            "P3 K1",
            token(claims(credential(signer.did)), signer, alg, kid=signer.method),
            "unconfirmed",
            {"signature": PASS, "key": PASS},
            spec="did:key method, section 3.1",
            issuers=(),
        )
        did = f"did:jwk:{part(signer.jwk)}"
        yield case(
            f"jwt-did-jwk-{name}",
            "The issuer is the key, written as JSON.",
            "P3 K4",
            token(claims(credential(did)), signer, alg, kid=f"{did}#0"),
            "unconfirmed",
            {"signature": PASS, "key": PASS},
            spec="did:jwk method",
            issuers=(),
        )
        yield case(
            f"jwt-did-jwk-{name}-of-another",
            "Names one did:jwk as issuer and is signed by a stranger's did:key.",
            "P3 K4",
            token(claims(credential(did)), OTHER, "EdDSA", kid=OTHER.method),
            "altered",
            {"key": FAIL},
            spec="did:jwk method",
            issuers=(),
        )
    address = f"https://{HOST}/issuer"
    borrowed = token(claims(credential(address)), OTHER, "EdDSA", kid=None, jwk=OTHER.jwk)
    yield case(
        "jwt-key-in-the-header-only",
        "The key in the header is anybody's; the issuer's document was not there to name it.",
        "P3 K3 peer:header-jwk",
        borrowed,
        "unconfirmed",
        {"signature": PASS, "key": OPEN},
        spec=_OB,
        issuers=(),
    )
    yield case(
        "jwt-key-in-the-header-of-the-college",
        "The key in the header is a stranger's, and the college's document does not name it.",
        "P3 K2 hazard:header-jwk peer:header-jwk",
        token(claims(usual()), OTHER, "EdDSA", kid=None, jwk=OTHER.jwk),
        "altered",
        {"signature": PASS, "key": FAIL},
        spec=_OB,
    )
    secret = {**OTHER.jwk, "d": b64(b"\x02" * 32)}
    yield case(
        "jwt-private-key-in-the-header",
        "The header gives the private key away.",
        "P3",
        token(claims(credential(address)), OTHER, "EdDSA", kid=None, jwk=secret),
        "altered",
        {"signature": FAIL},
        spec="RFC 8725 section 3",
        issuers=(),
    )
    yield case(
        "jwt-key-document-fetched",
        "The key document is fetched from the issuer's address.",
        "P3 K2",
        token(claims(usual()), RS256, "RS256"),
        "confirmed",
        {"signature": PASS, "key": PASS},
        spec=_OB,
        issuers=(),
        fetched={KEYS: answer(json.loads(known()["document"]))},  # noqa: TID251 (our own)
    )


def assertion(**members: Any) -> Document:  # noqa: ANN401
    """Return an assertion of Open Badges 2.0 with its badge and issuer inside."""
    root = f"https://{HOST}"
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{root}/assertions/1",
        "recipient": {
            "type": "email",
            "hashed": True,
            "identity": hashed(EMAIL, "deadsea"),
            "salt": "deadsea",
        },
        "issuedOn": "2026-05-01T09:00:00Z",
        "verification": {"type": "HostedBadge"},
        "badge": {
            "type": "BadgeClass",
            "id": f"{root}/badges/1",
            "name": "Open lesson",
            "description": "Made a lesson that others may use and change.",
            "image": f"{root}/badges/1.png",
            "criteria": {"narrative": "Teach it once, revise it, publish it openly."},
            "issuer": {
                "type": "Issuer",
                "id": f"{root}/issuers/1",
                "name": "Kestrel Valley College",
                "url": root,
                "email": "badges@kestrelvalley.example",
            },
        },
        **members,
    }


def _old() -> Iterator[Case]:
    """Yield badges of Open Badges 2.0 whose original is on the issuer's site."""
    good, spec = assertion(), "OB 2.0 section 4.1"
    root = good["id"]
    badge, issuer = good["badge"], good["badge"]["issuer"]
    there = {
        root: answer(good),
        badge["id"]: answer({"@context": good["@context"], **badge}),
        issuer["id"]: answer({"@context": good["@context"], **issuer}),
    }
    yield case(
        "ob2-hosted-offline",
        "Without asking the issuer's site nothing is shown.",
        "K5",
        to_file(good),
        "incomplete",
        {"signature": OPEN},
        spec=spec,
        issuers=(),
    )
    rows: tuple[tuple[str, str, str, Document, Document, str, Checks], ...] = (
        (
            "same",
            "The original says the same.",
            "K5",
            good,
            there,
            "confirmed",
            {"signature": PASS, "key": PASS, "withdrawal": PASS},
        ),
        (
            "404",
            "The original is gone.",
            "K5",
            good,
            {**there, root: answer("", 404)},
            "incomplete",
            {"signature": OPEN, "key": OPEN, "withdrawal": OPEN},
        ),
        (
            "410",
            "The original was taken back.",
            "R2",
            good,
            {**there, root: answer("", 410)},
            "withdrawn",
            {"signature": OPEN, "withdrawal": FAIL},
        ),
        (
            "revoked",
            "The original says that it was taken back.",
            "R2",
            good,
            {**there, root: answer({**good, "revoked": True})},
            "withdrawn",
            {"signature": PASS, "withdrawal": FAIL},
        ),
        (
            "changed",
            "The file says something else than the original.",
            "K5",
            changed(good, put("issuedOn", "2025-05-01T09:00:00Z")),
            there,
            "altered",
            {"signature": FAIL},
        ),
        (
            "somewhere-else",
            "The original is on another host than the issuer.",
            "K5 hazard:scope",
            changed(good, put("id", "https://else.example/1")),
            {**there, "https://else.example/1": answer({**good, "id": "https://else.example/1"})},
            "altered",
            {"signature": PASS, "key": FAIL},
        ),
        (
            "expired",
            "The original has ended.",
            "K5 T1",
            changed(good, put("expires", "2026-06-01T00:00:00Z")),
            {**there, root: answer({**good, "expires": "2026-06-01T00:00:00Z"})},
            "expired",
            {"signature": PASS, "valid-until": FAIL},
        ),
    )
    for name, what, covers, document, fetched, verdict, checks in rows:
        yield case(
            f"ob2-hosted-{name}",
            what,
            covers,
            to_file(document),
            verdict,
            checks,
            spec=spec,
            issuers=(),
            fetched=fetched,
        )
    unsigned = changed(good, drop("verification"))
    yield case(
        "ob2-no-way-to-verify",
        "It does not say how it could be verified.",
        "K5",
        to_file(unsigned),
        "altered",
        {"structure": FAIL},
        spec="OB 2.0 section 3.1 (verification)",
        issuers=(),
    )


def to_file(document: Document) -> bytes:
    """Return a document as a file."""
    return json.dumps(document, ensure_ascii=False).encode()
