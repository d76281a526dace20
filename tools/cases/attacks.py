"""What somebody tries who has read the rest: odd lists, hosts, moments, headers, and heaps."""

import base64
import gzip
from collections.abc import Iterator, Mapping
from typing import Any

from tests.builders import COLLEGE, Document, put
from tools.cases.case import (
    FAIL,
    HOST,
    NA,
    OPEN,
    PASS,
    SUITES,
    Case,
    answer,
    case,
    key_document,
    secure,
    to_bytes,
    unreadable,
    usual,
)
from tools.cases.facts import LIST, bits, entry, status_list
from tools.cases.inside import found
from tools.cases.keys import ED, OTHER, P256, RS256, Signer
from tools.cases.kinds import ACHIEVEMENT, endorsement, record
from tools.cases.tokens import assertion, claims, token

_BITS = "Bitstring Status List 1.0 section 3.2"
_WEB = "did:web method, section 3.2"
_JWS = "RFC 8725 section 3"
_JWK = "RFC 7517 section 4"


def cases() -> Iterator[Case]:
    """Yield every case."""
    yield from _entries()
    yield from _packed()
    yield from _lists()
    yield from _moments()
    yield from _hosts()
    yield from _headers()
    yield from _keys()
    yield from _heaps()
    yield from _names()
    yield from _written()
    yield from _steps()
    yield from _folders()


def _entries() -> Iterator[Case]:
    """Yield what a badge may say of its place in a list in which it is withdrawn."""
    odd = {"id": "https://else.example/1", "type": "Odd2030"}
    rows: tuple[tuple[str, Any, str, str], ...] = (
        ("index-in-other-digits", {**entry(), "statusListIndex": "\u0667"}, "incomplete", OPEN),
        ("index-with-a-sign", {**entry(), "statusListIndex": "+7"}, "incomplete", OPEN),
        ("index-with-a-space", {**entry(), "statusListIndex": "7 "}, "incomplete", OPEN),
        ("index-with-an-exponent", {**entry(), "statusListIndex": "7e0"}, "incomplete", OPEN),
        ("index-endless", {**entry(), "statusListIndex": "9" * 30}, "incomplete", OPEN),
        ("index-with-zeros", {**entry(), "statusListIndex": "007"}, "withdrawn", FAIL),
        ("purpose-in-capitals", entry(purpose="Revocation"), "incomplete", OPEN),
        ("two-bits-each", entry(statusSize=2), "incomplete", OPEN),
        ("the-second-is-set", [entry("8"), entry("7")], "withdrawn", FAIL),
        ("set-and-unsupported", [entry(), odd], "withdrawn", FAIL),
        ("clean-and-unsupported", [entry("8"), odd], "incomplete", OPEN),
        ("very-many", [entry(str(n)) for n in range(100, 160)], "incomplete", OPEN),
        ("list-at-http", entry(statusListCredential="http://a.example/1"), "incomplete", OPEN),
    )
    for name, entries, verdict, outcome in rows:
        yield case(
            f"attack-status-{name}",
            "The badge stands in a list, or says so in an odd way.",
            "R1",
            secure(usual(put("credentialStatus", entries)), SUITES["eddsa-jcs"]),
            verdict,
            {"signature": PASS, "withdrawal": outcome},
            spec=_BITS,
            fetched={LIST: answer(secure(status_list(bits(revoked=(7,)))))},
        )


def _packed() -> Iterator[Case]:
    """Yield lists that are packed in other ways than the one that is agreed."""
    whole = bytearray(16_384)
    whole[0] = 1
    good = gzip.compress(bytes(whole), mtime=0)
    broken = bytearray(good)
    broken[-6] ^= 1
    halves = gzip.compress(bytes(whole[:8192]), mtime=0) * 2
    rows = (
        ("good", "u", good, "withdrawn", FAIL),
        ("without-a-letter", "", good, "incomplete", OPEN),
        ("in-another-base", "m", good, "incomplete", OPEN),
        ("in-two-halves", "u", halves, "incomplete", OPEN),
        ("with-something-behind", "u", good + b"more", "incomplete", OPEN),
        ("cut-off", "u", good[:-4], "incomplete", OPEN),
        ("with-a-wrong-sum", "u", bytes(broken), "incomplete", OPEN),
        ("not-at-all", "u", bytes(whole), "incomplete", OPEN),
    )
    for name, letter, packed, verdict, outcome in rows:
        text = letter + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()
        listed = status_list(b"")
        listed["credentialSubject"]["encodedList"] = text
        yield case(
            f"attack-list-packed-{name}",
            "The list in which the badge is withdrawn is packed in its own way.",
            "R1",
            secure(usual(put("credentialStatus", entry()))),
            verdict,
            {"signature": PASS, "withdrawal": outcome},
            spec=_BITS,
            fetched={LIST: answer(secure(listed))},
        )


def _lists() -> Iterator[Case]:
    """Yield lists that say odd things about themselves."""
    good = status_list(bits(revoked=(7,)))
    subject = good["credentialSubject"]
    two = [status_list(bits())["credentialSubject"], {**subject, "id": f"{LIST}#2"}]
    rows: tuple[tuple[str, Document, str, str], ...] = (
        ("of-two-lists", {**good, "credentialSubject": two}, "incomplete", OPEN),
        ("called-otherwise", {**good, "id": "https://else.example/1"}, "incomplete", OPEN),
        ("of-no-kind", {**good, "type": ["VerifiableCredential"]}, "incomplete", OPEN),
        ("for-two-purposes", _purposes(good, ["revocation", "suspension"]), "withdrawn", FAIL),
        ("for-messages", _purposes(good, "message"), "incomplete", OPEN),
        ("withdrawn-itself", {**good, "credentialStatus": entry("9")}, "withdrawn", FAIL),
        ("with-a-named-issuer", {**good, "issuer": {"id": COLLEGE}}, "withdrawn", FAIL),
    )
    for name, listed, verdict, outcome in rows:
        yield case(
            f"attack-list-{name}",
            "The list in which the badge is withdrawn says something odd of itself.",
            "R1",
            secure(usual(put("credentialStatus", entry()))),
            verdict,
            {"signature": PASS, "withdrawal": outcome},
            spec=_BITS,
            fetched={LIST: answer(secure(listed))},
        )


def _purposes(listed: Document, purposes: object) -> Document:
    return {
        **listed,
        "credentialSubject": {**listed["credentialSubject"], "statusPurpose": purposes},
    }


def _moments() -> Iterator[Case]:
    """Yield moments that programs read differently."""
    starts = (
        ("leap-second-to-come", "2026-12-31T23:59:60Z", "not_yet", FAIL),
        ("leap-second-gone", "2026-06-30T23:59:60Z", "confirmed", PASS),
        ("leap-second-at-noon", "2026-05-01T11:59:60Z", "altered", OPEN),
        ("end-of-the-day", "2026-05-01T24:00:00Z", "confirmed", PASS),
        ("after-the-end-of-the-day", "2026-05-01T24:00:01Z", "altered", OPEN),
        ("a-day-away", "2026-05-01T00:00:00+24:00", "altered", OPEN),
        ("as-far-as-zones-go", "2026-05-01T00:00:00+14:00", "confirmed", PASS),
        ("farther-than-zones-go", "2026-05-01T00:00:00-14:01", "altered", OPEN),
        ("no-zone", "2026-05-01T00:00:00", "altered", OPEN),
        ("a-week", "2026-W18-5T00:00:00Z", "altered", OPEN),
        ("other-digits", "\u0662026-05-01T00:00:00Z", "altered", OPEN),
        ("year-ten-thousand", "10000-01-01T00:00:00Z", "not_yet", FAIL),
        ("thirty-digits", f"2026-05-01T00:00:00.{'1' * 30}Z", "confirmed", PASS),
        ("a-line-more", "2026-05-01T00:00:00Z\n", "altered", OPEN),
    )
    for name, text, verdict, outcome in starts:
        yield case(
            f"attack-start-{name}",
            "The badge begins to be valid at a moment that is written in an odd way.",
            "T1",
            secure(usual(put("validFrom", text))),
            verdict,
            {"signature": PASS, "valid-from": outcome},
            spec="XML Schema 1.1 part 2 section 3.4.28",
        )


def _hosts() -> Iterator[Case]:
    """Yield issuers whose names look like a web address, or like another one."""
    rows = (
        ("port", "did:web:a.example%3A8443", "https://a.example:8443/.well-known/did.json", True),
        ("path", "did:web:a.example:p:q", "https://a.example/p/q/did.json", True),
        ("folder", "did:web:a.example:~ana", "https://a.example/~ana/did.json", True),
        ("port-too-large", "did:web:a.example%3A99999", "", False),
        ("empty-part", "did:web:a.example::q", "", False),
        ("user", "did:web:user%40a.example", "", False),
        ("question", "did:web:a.example?x=1", "", False),
        ("slash", "did:web:a.example/path", "", False),
        ("number", "did:web:2130706433", "", False),
        ("six", "did:web:[::1]", "", False),
        ("this-machine", "did:web:localhost", "", False),
        ("dot-at-the-end", "did:web:a.example.", "", False),
        ("two-dots", "did:web:a..example", "", False),
        ("foreign-letter", "did:web:k\u0435strel.example", "", False),
        ("foreign-letter-in-https", "https://\u0430pple.example/issuer", "", False),
        ("user-in-https", "https://college.example@a.example/issuer", "", False),
        ("turned-slash", "https://college.example\\@a.example/", "", False),
        ("not-encrypted", "http://a.example/issuer", "", False),
        ("capitals", "DID:WEB:a.example", "", False),
    )
    for name, issuer, address, good in rows:
        fetched = {address: answer(key_document(ED, did=issuer))} if address else {}
        yield case(
            f"attack-host-{name}",
            "Where an issuer of this name would publish its keys.",
            "K2",
            secure(
                usual(put("issuer.id", issuer)), method=f"{issuer}#key-1", suite=SUITES["eddsa-jcs"]
            ),
            "confirmed" if good else "incomplete",
            {"signature": PASS if good else OPEN, "key": PASS if good else OPEN},
            spec=_WEB,
            issuers=(),
            fetched=fetched,
        )


def _headers() -> Iterator[Case]:
    """Yield signed texts whose headers say where else a key could be had."""
    good = claims(usual())
    rows: tuple[tuple[str, dict[str, Any], str, str], ...] = (
        ("certificate", {"x5c": ["MIIB"]}, "confirmed", PASS),
        ("address-of-keys", {"jku": "https://a.example/keys"}, "confirmed", PASS),
        ("address-of-keys-only", {"jku": "https://a.example/k", "kid": None}, "incomplete", OPEN),
        ("certificate-only", {"x5c": ["MIIB"], "kid": None}, "incomplete", OPEN),
        ("another-purpose", {"typ": "secevent+jwt"}, "altered", FAIL),
        ("name-in-capitals", {"kid": f"{COLLEGE}#KEY-1"}, "incomplete", OPEN),
        ("name-with-a-question", {"kid": f"{COLLEGE}?x#key-1"}, "incomplete", OPEN),
        ("name-of-a-stranger", {"kid": "did:web:a.example#key-1"}, "incomplete", OPEN),
        ("crit-of-nothing", {"crit": None, "crit2": 1}, "confirmed", PASS),
    )
    for name, header, verdict, outcome in rows:
        yield case(
            f"attack-header-{name}",
            "The header says more about the key, or says it in another way.",
            "P3",
            token(good, ED, "EdDSA", **header),
            verdict,
            {"signature": outcome},
            spec=_JWS,
        )
    text = token(good, ED, "EdDSA").decode()
    shapes = {
        "two": f"{text}\n{text}",
        "as-json": '{"payload": "e30", "signatures": []}',
        "with-a-zero": f"{text}\0",
        "with-a-disclosure": f"{text}~",
        "with-a-wide-space": f"{text}\u00a0",
        "with-two-marks": f"\ufeff\ufeff{text}",
        "with-a-separator": f"{text}\x1c",
    }
    for name, written in shapes.items():
        yield unreadable(
            f"attack-text-{name}",
            "Nearly a signed text.",
            "S1 P3",
            written.encode(),
            spec="RFC 7515 section 7.1",
        )


def _keys() -> Iterator[Case]:
    """Yield keys in headers that are for something else, or are none."""
    rows: tuple[tuple[str, Signer, str, dict[str, Any], str], ...] = (
        ("good", ED, "EdDSA", {"alg": "EdDSA", "use": "sig", "kid": "x"}, PASS),
        ("by-its-exact-name", ED, "Ed25519", {"alg": "Ed25519"}, PASS),
        ("by-the-exact-name-of-another", P256, "Ed25519", {}, FAIL),
        ("by-the-name-of-a-larger-one", ED, "Ed448", {}, OPEN),
        ("for-secrets", ED, "EdDSA", {"use": "enc"}, FAIL),
        ("for-agreeing", ED, "EdDSA", {"key_ops": ["deriveKey"]}, FAIL),
        ("for-another-kind-of-signature", ED, "EdDSA", {"alg": "ES256"}, FAIL),
        ("for-another-curve", P256, "ES256", {"alg": "ES384"}, FAIL),
        ("for-packing-keys", RS256, "RS256", {"alg": "RSA-OAEP"}, FAIL),
        ("for-agreeing-by-name", P256, "ES256", {"alg": "ECDH-ES"}, FAIL),
        ("with-its-secret", ED, "EdDSA", {"d": "AAAA"}, FAIL),
        ("on-no-curve", P256, "ES256", {"y": P256.jwk["x"]}, FAIL),
        ("padded", P256, "ES256", {"x": f"{P256.jwk['x']}="}, FAIL),
        ("of-another-curve", ED, "EdDSA", {"crv": "X25519"}, OPEN),
        ("of-a-kind-in-small-letters", ED, "EdDSA", {"kty": "okp"}, OPEN),
    )
    verdicts = {PASS: "confirmed", FAIL: "altered", OPEN: "incomplete"}
    for name, signer, alg, members, outcome in rows:
        yield case(
            f"attack-key-{name}",
            "The key of the college stands in the header, with something more.",
            "P3",
            token(claims(usual()), signer, alg, kid=None, jwk={**signer.jwk, **members}),
            verdicts[outcome],
            {"signature": outcome},
            spec=_JWK,
        )


def _heaps() -> Iterator[Case]:
    """Yield more documents inside one another, or beside one another, than anybody has."""
    rows = (
        ("six", "Endorsers are endorsed, and so on.", 6, "confirmed", PASS, "unconfirmed"),
        (
            "fifteen",
            "There are more levels than are checked.",
            15,
            "incomplete",
            OPEN,
            "incomplete",
        ),
    )
    for name, what, levels, verdict, outcome, inner in rows:
        yield case(
            f"attack-endorsed-{name}-times",
            what,
            "E2",
            secure(usual(put(f"{ACHIEVEMENT}.endorsement", _nested(levels)))),
            verdict,
            {"nothing-unsigned": outcome, "signature": outcome},
            spec="OB 3.0 section B.1.1",
            inside=(_three_levels(inner),),
        )
    yield unreadable(
        "attack-endorsed-thirty-times",
        "There are more levels than are read.",
        "S1 E2",
        to_bytes(usual(put(f"{ACHIEVEMENT}.endorsement", _nested(30)))),
        spec="RFC 8259 section 9",
        error="limit",
    )
    yield case(
        "attack-record-of-very-many",
        "A learner record with more in it than is looked at.",
        "E2",
        token(claims(record(*["e30"] * 70)), ED, "EdDSA"),
        "confirmed",
        {"signature": PASS},
        spec="CLR 2.0 section B.1.2",
        inside=tuple(
            found(f"credentialSubject.verifiableCredential[{number}]", "") for number in range(61)
        ),
    )


def _names() -> Iterator[Case]:
    """Yield members that are called like what every object of some languages has."""
    for name in ("__proto__", "constructor", "toString", "hasOwnProperty", "then", "length"):
        for where, way in (("", name), ("-of-the-issuer", f"issuer.{name}")):
            for kind, verdict, outcome in (
                ("eddsa-jcs", "confirmed", PASS),
                ("eddsa-rdfc", "altered", FAIL),
            ):
                yield case(
                    f"attack-member-{name.strip('_').lower()}{where}-{kind}",
                    "A member has a name with a meaning of its own in some programs.",
                    "P1 hazard:undefined-term" if outcome == FAIL else "P1",
                    secure(usual(put(way, {"id": "https://else.example/"})), SUITES[kind]),
                    verdict,
                    {"nothing-unsigned": outcome},
                    spec="VC Data Integrity 1.0 section 2.4.1",
                )


def _three_levels(verdict: str) -> Mapping[str, Any]:
    """Return what comes out of endorsers who are endorsed: no more than three levels."""
    way = "issuer.endorsement[0]"
    third = {**found(way, verdict, about=False, own=True), "inside": [found(way, "")]}
    second = {**found(way, verdict, about=False, own=True), "inside": [third]}
    return {**found(f"{ACHIEVEMENT}.endorsement[0]", verdict), "inside": [second]}


def _nested(levels: int) -> list[Document]:
    inside: list[Document] = []
    for _ in range(levels):
        document = endorsement(OTHER.did)
        if inside:
            document["issuer"] = {**document["issuer"], "endorsement": inside}
        inside = [secure(document, SUITES["eddsa-jcs"], signer=OTHER, method=OTHER.method)]
    return inside


def _written() -> Iterator[Case]:
    """Yield badges whose JSON is written in a way that some languages read otherwise."""
    document = secure(usual(put("credentialStatus", entry(statusListIndex=7))), SUITES["eddsa-jcs"])
    for name, number in (("a-fraction-of-nothing", "7.0"), ("an-exponent", "70e-1")):
        yield case(
            f"attack-number-with-{name}",
            "The place in a list, in which the badge is withdrawn, is a whole number.",
            "R1 hazard:json",
            to_bytes(document).replace(
                b'"statusListIndex": 7', f'"statusListIndex": {number}'.encode()
            ),
            "withdrawn",
            {"signature": PASS, "withdrawal": FAIL},
            spec="RFC 8785 section 3.2.2.3",
            fetched={LIST: answer(secure(status_list(bits(revoked=(7,)))))},
        )
    for kind, suite in SUITES.items():
        yield case(
            f"attack-status-of-nothing-{kind}",
            "The place where the issuer would withdraw it is there, and says nothing.",
            "R1",
            secure(usual(put("credentialStatus", None)), suite),
            "confirmed",
            {"signed-facts": PASS, "withdrawal": NA},
            spec=_BITS,
        )
    kinds = ["VerifiableCredential", ["OpenBadgeCredential"]]
    yield unreadable(
        "attack-type-in-a-list-in-a-list",
        "The type that makes it a badge stands one list deeper than types do.",
        "S2",
        to_bytes(usual(put("type", kinds))),
        "VCDM 2.0 section 4.5",
    )


def _steps() -> Iterator[Case]:
    """Yield originals whose address begins where the issuer keeps its badges, and leads elsewhere.

    Whoever asks for such an address asks for what a stranger has on the same host.
    """
    start = f"https://{HOST}/college/"
    for name, way, verdict, key in (
        ("down", "2026/1", "confirmed", PASS),
        ("up", "../stranger/1", "altered", FAIL),
        ("up-later", "2026/../../stranger/1", "altered", FAIL),
        ("up-at-the-end", "..", "altered", FAIL),
        ("up-in-other-signs", "%2E./stranger/1", "altered", FAIL),
        ("up-in-a-question", "1?x=/../2", "confirmed", PASS),
        ("dots-in-a-name", "..1/2...", "confirmed", PASS),
    ):
        document = assertion(id=f"{start}{way}")
        issuer = document["badge"]["issuer"]
        profile = {"@context": document["@context"], **issuer}
        yield case(
            f"attack-scope-{name}",
            "The original is somewhere on the host of an issuer who has only a part of it.",
            "K5 hazard:scope",
            to_bytes(document),
            verdict,
            {"signature": PASS, "key": key},
            spec='OB 2.0, section "VerificationObject" (startsWith); RFC 3986 section 5.2.4',
            issuers=(),
            fetched={
                document["id"]: answer(document),
                issuer["id"]: answer({**profile, "verification": {"startsWith": start}}),
            },
        )


def _folders() -> Iterator[Case]:
    """Yield what somebody publishes in a personal folder of a host on which others rely."""
    issuer = f"https://{HOST}/"
    for name, place, verdict, outcome in (
        ("beside", "keys/1", "confirmed", PASS),
        ("in-a-folder", "~ana/keys/1", "unconfirmed", OPEN),
        ("in-a-folder-in-other-signs", "people/%7Eana/1", "unconfirmed", OPEN),
    ):
        holder = f"{issuer}{place}"
        method = f"{holder}#{ED.multibase}"
        key = {
            "id": method,
            "type": "Multikey",
            "controller": issuer,
            "publicKeyMultibase": ED.multibase,
        }
        yield case(
            f"attack-folder-key-{name}",
            "The issuer's page says nothing of keys, and somewhere on its host a key names it.",
            "K3",
            secure(usual(put("issuer.id", issuer)), method=method),
            verdict,
            {"signature": PASS, "key": outcome},
            spec="VC Controlled Identifiers 1.0 section 3.3",
            issuers=(),
            fetched={
                issuer: answer("<!doctype html><title>College</title>"),
                holder: answer({"id": holder, "assertionMethod": [key]}),
            },
        )
    for name, rules, verdict, outcome in (
        ("of-nobody", {}, "incomplete", OPEN),
        ("allowed", {"allowedOrigins": HOST}, "confirmed", PASS),
        ("named", {"startsWith": f"{issuer}~ana/"}, "confirmed", PASS),
    ):
        document = assertion(id=f"{issuer}~ana/1")
        profile = document["badge"]["issuer"]
        yield case(
            f"attack-folder-original-{name}",
            "The original is in somebody's folder on the host of the issuer.",
            "K5 hazard:scope",
            to_bytes(document),
            verdict,
            {"signature": PASS, "key": outcome},
            spec='OB 2.0, section "VerificationObject" (allowedOrigins, startsWith)',
            issuers=(),
            fetched={
                document["id"]: answer(document),
                profile["id"]: answer(
                    {"@context": document["@context"], **profile, "verification": rules}
                ),
            },
        )
