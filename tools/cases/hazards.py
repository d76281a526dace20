"""Badges made to hurt whoever reads them: endless work, hidden words, other people's data."""

import json
import zlib
from collections.abc import Iterator

from tests.builders import EMAIL, Change, Document, changed, drop, put
from tools.cases.case import (
    FAIL,
    OPEN,
    PASS,
    Case,
    Checks,
    case,
    known,
    secure,
    to_bytes,
    unreadable,
    usual,
)
from tools.cases.facts import EXTENSIONS, entry
from tools.cases.files import chunk, png

ACHIEVEMENT = "credentialSubject.achievement"
_SPEC = "RDFC-1.0 section 7.1 (dataset poisoning)"


def cases() -> Iterator[Case]:
    """Yield every hazard that the other files do not have."""
    yield from _poison()
    yield from _directions()
    yield from _relative()
    yield from _addresses()
    yield from _personal()
    yield from _letters()


def _spent(document: Document) -> Document:
    """Return a document with the proof of another; it cannot be signed in any bearable time."""
    return {**document, "proof": secure(usual())["proof"]}


def _poison() -> Iterator[Case]:
    """Yield graphs whose nodes can hardly be told apart."""
    clique = [
        {"id": f"_:n{n}", "type": ["Profile"], "endorsement": [f"_:n{m}" for m in range(8)]}
        for n in range(8)
    ]
    alignment = {"type": ["Alignment"], "targetName": "a", "targetUrl": "https://a.example/"}
    result = {"type": ["Result"], "alignment": [alignment] * 8}
    graphs: dict[str, tuple[str, Change]] = {
        "clique": (
            "Eight nameless things that all point to one another.",
            put("issuer.endorsement", clique),
        ),
        "repetition": (
            "Eight nameless things that hold eight alike each: countless ways to number them.",
            put("credentialSubject.result", [result] * 8),
        ),
    }
    for name, (what, change) in graphs.items():
        yield case(
            f"poison-{name}",
            what,
            "hazard:poison P1",
            _spent(usual(change)),
            "altered",
            {"signature": OPEN, "nothing-unsigned": FAIL},
            spec=_SPEC,
        )
    alike = secure(usual(put("evidence", [{"type": ["Evidence"], "name": "photo"}] * 100)))
    yield case(
        "poison-honest-repetition",
        "A hundred pieces of evidence that look alike are no poison.",
        "hazard:poison P1",
        alike,
        "confirmed",
        {"signature": PASS, "nothing-unsigned": PASS},
        spec=_SPEC,
    )


def _directions() -> Iterator[Case]:
    """Yield texts with a language, and with a direction of writing, which nothing signs."""
    spec = "JSON-LD 1.1 API section 8.2.2 (rdfDirection)"
    way = f"{ACHIEVEMENT}.description"
    told = {"@value": "Made a lesson.", "@language": "en"}
    yield case(
        "direction-none",
        "A text that says which language it is in.",
        "P1 hazard:direction",
        secure(usual(put(way, told))),
        "confirmed",
        {"signature": PASS, "nothing-unsigned": PASS},
        spec=spec,
    )
    yield case(
        "direction-added",
        "A text was turned round after it was signed; statements do not have directions.",
        "P1 hazard:direction",
        changed(secure(usual(put(way, told))), put(way, {**told, "@direction": "rtl"})),
        "altered",
        {"nothing-unsigned": FAIL},
        spec=spec,
    )
    yield case(
        "language-changed",
        "The language of a text was changed; it is part of the statement.",
        "P2 hazard:direction",
        changed(secure(usual(put(way, told))), put(way, {**told, "@language": "fr"})),
        "altered",
        {"signature": FAIL},
        spec=spec,
    )


def _relative() -> Iterator[Case]:
    """Yield addresses that are none, which are dropped from what is signed."""
    rows: dict[str, Change] = {
        "picture": put(f"{ACHIEVEMENT}.image", {"id": "picture.png", "type": "Image"}),
        "picture-as-text": put(f"{ACHIEVEMENT}.image", "picture.png"),
        "evidence": put("evidence.0.id", "water-cycle.html"),
    }
    for name, change in rows.items():
        yield case(
            f"relative-{name}",
            "A name that is no address is dropped from what is signed.",
            "P1 hazard:relative peer:relative-dropped",
            _spent(usual(change)),
            "altered",
            {"nothing-unsigned": FAIL},
            spec="JSON-LD 1.1 API section 7.1",
        )


def _addresses() -> Iterator[Case]:
    """Yield badges that want to make whoever checks them ask at addresses of their choice."""
    inside = "http://127.0.0.1:8080"
    document = usual(
        put("evidence.0.id", f"{inside}/evidence"),
        put(f"{ACHIEVEMENT}.image", {"id": f"{inside}/image.png", "type": "Image"}),
        put(f"{ACHIEVEMENT}.criteria", {"id": f"{inside}/criteria"}),
        put("credentialSchema", [{"id": f"{inside}/s", "type": "1EdTechJsonSchemaValidator2019"}]),
        put("refreshService", {"id": f"{inside}/renew", "type": "1EdTechCredentialRefresh"}),
        put("credentialStatus", {**entry(), "statusListCredential": f"{inside}/status"}),
    )
    document["@context"].append(EXTENSIONS)
    yield case(
        "addresses-inside-the-network",
        "Evidence, picture, criteria, schema, renewal and status lead to the reader's own machine.",
        "F1 E1 R1 hazard:ssrf peer:missing-list-not-revoked",
        secure(document),
        "incomplete",
        {"signature": PASS, "links": PASS, "withdrawal": OPEN},
        spec="OB 3.0 section 9.1",
    )
    yield case(
        "addresses-of-the-key",
        "The signature names a key on the reader's own machine.",
        "K2 hazard:ssrf",
        secure(usual(), method=f"{inside}/key#1"),
        "altered",
        {"signature": OPEN, "key": FAIL},
        spec="VC Controlled Identifiers 1.0 section 3.3",
        issuers=(known(),),
    )
    program = usual(
        put("refreshService", {"id": "javascript:alert(1)", "type": "1EdTechCredentialRefresh"})
    )
    program["@context"].append(EXTENSIONS)
    yield case(
        "refresh-service-is-a-program",
        "The address to renew the badge at is a program.",
        "F1 E1 hazard:javascript",
        secure(program),
        "altered",
        {"signature": PASS, "links": FAIL},
        spec="OB 3.0 section B.1.23 (RefreshService)",
    )
    yield case(
        "addresses-none",
        "The badge leads nowhere but to its issuer.",
        "E1",
        secure(usual(drop("evidence"))),
        "confirmed",
        {"signature": PASS, "links": PASS},
        spec="OB 3.0 section B.1.9 (Evidence)",
    )


def _personal() -> Iterator[Case]:
    """Yield badges with the recipient's address in them for everybody to read."""
    way = "credentialSubject.identifier"
    plain = {"type": "IdentityObject", "hashed": False, "identityType": "emailAddress"}
    rows: tuple[tuple[str, str, str, str, str, Checks], ...] = (
        ("readable", "It is the reader's.", EMAIL, EMAIL, "confirmed", {"recipient": PASS}),
        (
            "of-somebody-else",
            "It is somebody else's, and no answer repeats it.",
            "someone@else.example",
            EMAIL,
            "other_person",
            {"recipient": FAIL},
        ),
    )
    for name, what, written, given, verdict, checks in rows:
        yield case(
            f"personal-address-{name}",
            f"The recipient's address stands in the badge. {what}",
            "I1 hazard:personal-data",
            secure(usual(put(way, [{**plain, "identityHash": written}]))),
            verdict,
            {"signature": PASS, **checks},
            spec="OB 3.0 section B.1.15 (IdentityObject)",
            recipient=(given,),
        )


def _letters() -> Iterator[Case]:
    """Yield pictures whose badge is written in other letters, or packed beyond measure."""
    text = to_bytes(secure(usual(put("name", "Größe"))))
    key = b"openbadgecredential\0"
    ways = {
        "utf-8": png(chunk(b"tEXt", key + text)),
        "latin-1": png(chunk(b"tEXt", key + text.decode().encode("latin-1"))),
        "packed-latin-1": png(
            chunk(b"zTXt", key + b"\0" + zlib.compress(text.decode().encode("latin-1"), 9))
        ),
    }
    for name, data in ways.items():
        yield case(
            f"letters-{name}",
            "A badge in the kind of text chunk that was meant for Latin letters only.",
            "S1 hazard:mojibake",
            data,
            "confirmed",
            {"container": PASS, "signature": PASS},
            spec="PNG, third edition, section 11.3.3",
        )
    large = json.dumps({"a": "x" * 3_000_000}).encode()
    yield unreadable(
        "letters-bomb",
        "Three megabytes in a few bytes, in the older kind of text chunk.",
        "S1 hazard:bomb",
        png(chunk(b"zTXt", key + b"\0" + zlib.compress(large, 9))),
        "PNG, third edition, section 11.3.3",
        "limit",
    )
