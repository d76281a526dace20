"""Dates, recipients, addresses, structure, and lists of withdrawn badges."""

import base64
import zlib
from collections.abc import Iterator
from typing import Any

from tests.builders import COLLEGE, EMAIL, MAKER, Change, Document, changed, drop, hashed, put
from tools.cases.case import (
    FAIL,
    HOST,
    NA,
    OPEN,
    PASS,
    Case,
    answer,
    case,
    known,
    secure,
    usual,
)
from tools.cases.keys import OTHER

EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"

_PLAIN = ("evidence-untyped",)
"""Objects whose members are known without their type."""

LIST = f"https://{HOST}/status/1"


def cases() -> Iterator[Case]:
    """Yield every case about what a badge says."""
    yield from _dates()
    yield from _recipients()
    yield from _links()
    yield from _structure()
    yield from _withdrawal()


def _dates() -> Iterator[Case]:
    """Yield moments at, before and after the ends of validity."""
    spec, until = "VCDM 2.0 section 4.9", "2026-10-01T12:00:00Z"
    rows = (
        ("at-the-end", until, "2026-10-01T12:00:00Z", "confirmed", PASS),
        ("after-the-end", until, "2026-10-01T12:00:01Z", "expired", FAIL),
        ("before-the-end", until, "2026-10-01T11:59:59Z", "confirmed", PASS),
        (
            "end-in-another-zone",
            "2026-10-01T14:00:00+02:00",
            "2026-10-01T12:00:01Z",
            "expired",
            FAIL,
        ),
        (
            "end-in-another-zone-open",
            "2026-10-01T11:00:00-02:00",
            "2026-10-01T12:59:59Z",
            "confirmed",
            PASS,
        ),
        ("end-on-a-leap-day", "2028-02-29T23:59:59Z", "2028-03-01T00:00:00Z", "expired", FAIL),
        ("end-with-fractions", "2026-10-01T12:00:00.5Z", "2026-10-01T12:00:01Z", "expired", FAIL),
        ("end-far-away", "9999-12-31T23:59:59Z", "2026-10-01T12:00:00Z", "confirmed", PASS),
    )
    for name, end, now, verdict, outcome in rows:
        yield case(
            f"date-{name}",
            f"Valid until {end}, judged at {now}.",
            "T1",
            secure(usual(put("validUntil", end))),
            verdict,
            {"signature": PASS, "valid-until": outcome},
            spec=spec,
            now=now,
        )
    for name, now, verdict, outcome in (
        ("at-the-start", "2026-05-01T09:00:00Z", "confirmed", PASS),
        ("before-the-start", "2026-05-01T08:59:59Z", "not_yet", FAIL),
    ):
        yield case(
            f"date-{name}",
            f"Valid from 1 May 2026, 9:00, judged at {now}.",
            "T1",
            secure(usual()),
            verdict,
            {"signature": PASS, "valid-from": outcome},
            spec=spec,
            now=now,
        )
    for name, change in (
        ("february-30", put("validUntil", "2027-02-30T00:00:00Z")),
        ("month-13", put("validUntil", "2027-13-01T00:00:00Z")),
        ("in-words", put("validUntil", "next year")),
        ("end-before-start", put("validUntil", "2026-04-01T00:00:00Z")),
        ("no-start", drop("validFrom")),
    ):
        yield case(
            f"date-{name}",
            "A date that is none, or ends before it begins, is a defect of the badge.",
            "T1 S4",
            secure(usual(change)),
            "altered",
            {"structure": FAIL},
            spec=spec,
        )


def _identity(**members: Any) -> Change:  # noqa: ANN401
    usual_members = usual()["credentialSubject"]["identifier"][0]
    return put("credentialSubject.identifier", [{**usual_members, **members}])


def _recipients() -> Iterator[Case]:
    """Yield badges that belong to somebody, to somebody else, or to nobody named."""
    spec = "OB 3.0 section 8.3"
    upper = hashed(EMAIL).upper().replace("SHA256$", "sha256$")
    plain = {"hashed": False, "identityHash": EMAIL}
    md5 = "md5$7d9c9c0f7ae3a9d9b0b6d0f0a2b7c1d4"
    rows: tuple[tuple[str, str, Change, tuple[str, ...], str, str], ...] = (
        ("hash", "A salted hash of the address.", lambda _: None, (EMAIL,), "confirmed", PASS),
        (
            "hash-of-another",
            "The hash is that of another address.",
            lambda _: None,
            ("a@b.example",),
            "other_person",
            FAIL,
        ),
        (
            "hash-among-several",
            "One of several addresses is it.",
            lambda _: None,
            ("a@b.example", EMAIL),
            "confirmed",
            PASS,
        ),
        (
            "nobody-asked",
            "Nobody said whose badge it should be.",
            lambda _: None,
            (),
            "confirmed",
            NA,
        ),
        (
            "hash-in-capitals",
            "The digits of the hash are in capitals.",
            _identity(identityHash=upper),
            (EMAIL,),
            "confirmed",
            PASS,
        ),
        (
            "address-in-capitals",
            "The address is given in capitals; issuers hash small letters.",
            lambda _: None,
            (EMAIL.upper(),),
            "confirmed",
            PASS,
        ),
        (
            "other-salt",
            "The salt is not the one that was used.",
            _identity(salt="other"),
            (EMAIL,),
            "other_person",
            FAIL,
        ),
        (
            "plain",
            "The address stands there for everybody to read.",
            _identity(**plain),
            (EMAIL,),
            "confirmed",
            PASS,
        ),
        (
            "plain-of-another",
            "The address of somebody else stands there.",
            _identity(**plain),
            ("a@b.example",),
            "other_person",
            FAIL,
        ),
        (
            "md5-of-another",
            "A hash of an older kind that fits nobody.",
            _identity(identityHash=md5),
            (EMAIL,),
            "other_person",
            FAIL,
        ),
        (
            "of-another-kind",
            "A DID is named, and an address was given.",
            put(
                "credentialSubject",
                {**usual()["credentialSubject"], "identifier": [], "id": MAKER.did},
            ),
            (EMAIL,),
            "incomplete",
            OPEN,
        ),
        (
            "did",
            "The DID is the given one.",
            put("credentialSubject.id", MAKER.did),
            (MAKER.did,),
            "confirmed",
            PASS,
        ),
        (
            "mailto",
            "The subject is the address itself.",
            put("credentialSubject.id", f"mailto:{EMAIL}"),
            (EMAIL,),
            "confirmed",
            PASS,
        ),
        (
            "nobody-named",
            "The badge does not say who received it.",
            drop("credentialSubject.identifier"),
            (EMAIL,),
            "incomplete",
            OPEN,
        ),
    )
    for name, what, change, given, verdict, outcome in rows:
        document = usual(change)
        if not document["credentialSubject"].get("identifier", True):
            del document["credentialSubject"]["identifier"]
        yield case(
            f"recipient-{name}",
            what,
            "I1",
            secure(document),
            verdict,
            {"signature": PASS, "recipient": outcome},
            spec=spec,
            recipient=given,
        )


def _links() -> Iterator[Case]:
    """Yield addresses that are safe to follow, and some that are not."""
    bad = {
        "javascript": "javascript:alert(1)",
        "javascript-in-capitals": "JaVaScRiPt:alert(1)",
        "data": "data:text/html,alert",
        "file": "file:///etc/passwd",
        "vbscript": "vbscript:msgbox(1)",
    }
    for name, address in bad.items():
        for place in ("evidence.0.id", "issuer.url"):
            yield case(
                f"link-{name}-in-{place.partition('.')[0]}",
                "An address that runs a program instead of opening a page.",
                "E1 hazard:javascript",
                secure(usual(put(place, address))),
                "altered",
                {"signature": PASS, "links": FAIL},
                spec="OB 3.0 section B.1.9 (Evidence)",
            )
    script = "<script>alert(1)</script>[x](javascript:alert(1))"
    yield case(
        "html-in-texts",
        "Markup in a text is only text; pages escape it.",
        "hazard:html",
        secure(usual(put("credentialSubject.achievement.description", script))),
        "confirmed",
        {"signature": PASS, "links": PASS},
        spec="OB 3.0 section B.1.2 (description)",
    )
    inside = "data:image/png;base64,iVBORw0KGgo="
    for name, address, outcome in (
        ("inside", inside, PASS),
        ("at-an-address", f"https://{HOST}/1.png", NA),
    ):
        image = {"id": address, "type": "Image"}
        yield case(
            f"picture-{name}",
            "A picture is signed only if it stands in the badge.",
            "hazard:picture",
            secure(usual(put("credentialSubject.achievement.image", image))),
            "confirmed",
            {"picture": outcome, "links": PASS},
            spec="OB 3.0 section B.1.8 (Image)",
        )
    service = {"id": "http://127.0.0.1/renew", "type": "1EdTechCredentialRefresh"}
    document = usual(put("refreshService", service))
    document["@context"].append(EXTENSIONS)
    yield case(
        "refresh-service-not-followed",
        "The badge names an address to renew it at; nobody asks there.",
        "F1 hazard:ssrf",
        secure(document),
        "confirmed",
        {"signature": PASS},
        spec="OB 3.0 section B.1.23 (RefreshService)",
    )


def _structure() -> Iterator[Case]:
    """Yield badges that lack something, all of them properly signed."""
    achievement = "credentialSubject.achievement"
    defects: dict[str, tuple[str, Change]] = {
        "no-id": ("The badge has no identifier.", drop("id")),
        "subject-untyped": ("The subject is not described.", drop("credentialSubject.type")),
        "achievement-missing": ("There is no achievement.", drop(achievement)),
        "achievement-untyped": ("The achievement is not described.", drop(f"{achievement}.type")),
        "achievement-without-id": ("The achievement has no identifier.", drop(f"{achievement}.id")),
        "achievement-without-name": ("The achievement has no name.", drop(f"{achievement}.name")),
        "achievement-without-description": (
            "Nothing says what it is.",
            drop(f"{achievement}.description"),
        ),
        "criteria-missing": ("Nothing says what had to be done.", drop(f"{achievement}.criteria")),
        "criteria-empty": (
            "The criteria say nothing.",
            put(f"{achievement}.criteria", {"narrative": ""}),
        ),
        "evidence-untyped": ("A piece of evidence is not described.", drop("evidence.0.type")),
        "identity-untyped": (
            "An identity is not described.",
            drop("credentialSubject.identifier.0.type"),
        ),
        "result-untyped": (
            "A result is not described.",
            put("credentialSubject.result", [{"value": "A"}]),
        ),
    }
    for name, (what, change) in defects.items():
        yield case(
            f"structure-{name}",
            what,
            "S4 S5",
            secure(usual(change)),
            "altered",
            # Of an object without its type nobody knows the members, so they are not signed.
            {
                "signature": OPEN if "untyped" in name and name not in _PLAIN else PASS,
                "structure": FAIL,
            },
            spec="OB 3.0 appendix B",
        )
    fine: dict[str, tuple[str, Change]] = {
        "criteria-by-address": (
            "The criteria stand at an address.",
            put(f"{achievement}.criteria", {"id": f"https://{HOST}/c"}),
        ),
        "without-a-name-of-its-own": ("Only the achievement has a name.", drop("name")),
        "without-evidence": ("There is no evidence, and none is asked for.", drop("evidence")),
        "issuer-untyped": ("The issuer is not described; everybody reads it.", drop("issuer.type")),
        "types-as-text": ("One type, not in a list.", put(f"{achievement}.type", "Achievement")),
    }
    for name, (what, change) in fine.items():
        yield case(
            f"structure-{name}",
            what,
            "S4 S5",
            secure(usual(change)),
            "confirmed",
            {"signature": PASS, "structure": PASS},
            spec="OB 3.0 appendix B",
        )


def bits(*, revoked: tuple[int, ...] = (), size: int = 16_384) -> bytes:
    """Return a compressed list of bits, the first bit being the highest of the first byte."""
    found = bytearray(size)
    for number in revoked:
        found[number // 8] |= 0x80 >> number % 8
    made = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = bytearray(made.compress(bytes(found)) + made.flush())
    packed[9] = 255  # of no particular system
    return bytes(packed)


def status_list(packed: bytes, purpose: str = "revocation", **members: Any) -> Document:  # noqa: ANN401
    """Return an unsigned list of the college."""
    encoded = "u" + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": LIST,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": COLLEGE,
        "validFrom": "2026-05-01T00:00:00Z",
        "credentialSubject": {
            "id": f"{LIST}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": encoded,
        },
        **members,
    }


def entry(index: str = "7", purpose: str = "revocation", **members: Any) -> Document:  # noqa: ANN401
    """Return the place in which a badge says where it would be withdrawn."""
    return {
        "id": f"{LIST}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": index,
        "statusListCredential": LIST,
        **members,
    }


def _withdrawal() -> Iterator[Case]:
    """Yield lists that withdraw, that do not, and that prove nothing."""
    spec = "Bitstring Status List 1.0 section 3.2"
    good = status_list(bits())
    withdrawn = status_list(bits(revoked=(7,)))
    short = status_list(bits(size=1_000))
    bomb = status_list(bits(size=64_000_000))
    broken = changed(good, put("credentialSubject.encodedList", "uAAAA"))
    rows: tuple[tuple[str, str, str, Any, str, str], ...] = (
        (
            "not-set",
            "The list is there and does not name the badge.",
            "R1",
            answer(secure(good)),
            "confirmed",
            PASS,
        ),
        ("set", "The list names the badge.", "R1", answer(secure(withdrawn)), "withdrawn", FAIL),
        (
            "neighbour-set",
            "The list names the badges before and after.",
            "R1",
            answer(secure(status_list(bits(revoked=(6, 8))))),
            "confirmed",
            PASS,
        ),
        (
            "list-missing",
            "The list cannot be had; that is no answer.",
            "R1 peer:missing-list-not-revoked",
            None,
            "incomplete",
            OPEN,
        ),
        (
            "list-404",
            "There is no list at its address.",
            "R1 peer:missing-list-not-revoked",
            answer("", 404),
            "incomplete",
            OPEN,
        ),
        ("list-unsigned", "Nobody signed the list.", "R1", answer(good), "incomplete", OPEN),
        (
            "list-unsigned-set",
            "Nobody signed the list that names the badge.",
            "R1",
            answer(withdrawn),
            "incomplete",
            OPEN,
        ),
        (
            "list-of-a-stranger",
            "Somebody else signed a list that names the badge.",
            "R1 hazard:status-issuer peer:status-issuer",
            answer(secure({**withdrawn, "issuer": OTHER.did}, signer=OTHER, method=OTHER.method)),
            "incomplete",
            OPEN,
        ),
        (
            "clean-list-of-a-stranger",
            "Somebody else signed a list without the badge.",
            "R1 hazard:status-issuer peer:status-issuer",
            answer(secure({**good, "issuer": OTHER.did}, signer=OTHER, method=OTHER.method)),
            "incomplete",
            OPEN,
        ),
        (
            "list-altered",
            "The list was changed after it was signed.",
            "R1",
            answer({**secure(withdrawn), "credentialSubject": good["credentialSubject"]}),
            "incomplete",
            OPEN,
        ),
        (
            "list-expired",
            "The list is no longer valid.",
            "R1",
            answer(secure({**good, "validUntil": "2026-06-01T00:00:00Z"})),
            "incomplete",
            OPEN,
        ),
        (
            "list-for-suspension",
            "The list says who is suspended, not who is withdrawn.",
            "R1",
            answer(secure(status_list(bits(revoked=(7,)), "suspension"))),
            "incomplete",
            OPEN,
        ),
        (
            "list-too-short",
            "A short list gives away whom it is about.",
            "R1",
            answer(secure(short)),
            "incomplete",
            OPEN,
        ),
        (
            "list-broken",
            "The bits of the list cannot be unpacked.",
            "R1",
            answer(secure(broken)),
            "incomplete",
            OPEN,
        ),
        (
            "list-bomb",
            "The list unpacks to more than is read.",
            "R1 hazard:bomb",
            answer(secure(bomb)),
            "incomplete",
            OPEN,
        ),
        (
            "list-is-a-page",
            "A web page stands at the address of the list.",
            "R1",
            answer("<html>"),
            "incomplete",
            OPEN,
        ),
    )
    for name, what, covers, body, verdict, outcome in rows:
        yield case(
            f"status-{name}",
            what,
            covers,
            secure(usual(put("credentialStatus", entry()))),
            verdict,
            {"signature": PASS, "withdrawal": outcome},
            spec=spec,
            issuers=(known(),),
            fetched={LIST: body} if body else {},
        )
    for name, index in (("beyond-the-end", "131072"), ("negative", "-1"), ("in-words", "seven")):
        yield case(
            f"status-index-{name}",
            "The place in the list does not exist.",
            "R1",
            secure(usual(put("credentialStatus", entry(index)))),
            "incomplete",
            {"signature": PASS, "withdrawal": OPEN},
            spec=spec,
            fetched={LIST: answer(secure(good))},
        )
    for name, body, verdict, outcome in (
        ("set", status_list(bits(revoked=(7,)), "suspension"), "suspended", FAIL),
        ("not-set", status_list(bits(), "suspension"), "confirmed", PASS),
    ):
        yield case(
            f"suspension-{name}",
            "The list of suspended badges.",
            "R1",
            secure(usual(put("credentialStatus", entry(purpose="suspension")))),
            verdict,
            {"signature": PASS, "suspension": outcome},
            spec=spec,
            fetched={LIST: answer(secure(body))},
        )
    for name, taken, verdict, outcome in (
        ("named", [{"id": usual()["id"], "revoked": True}], "withdrawn", FAIL),
        ("named-without-a-word", [{"id": usual()["id"]}], "withdrawn", FAIL),
        ("taken-back", [{"id": usual()["id"], "revoked": False}], "confirmed", PASS),
        ("others-named", [{"id": "urn:uuid:1"}], "confirmed", PASS),
    ):
        place = {"id": LIST, "type": "1EdTechRevocationList"}
        document = usual(put("credentialStatus", place))
        document["@context"].append(EXTENSIONS)
        yield case(
            f"revocation-list-{name}",
            "A list of identifiers at the issuer's own address.",
            "R2 peer:1edtech-list-ignored",
            secure(document),
            verdict,
            {"signature": PASS, "withdrawal": outcome},
            spec="1EdTech Revocation List Status 1.0",
            fetched={LIST: answer({"id": LIST, "issuer": COLLEGE, "revokedCredential": taken})},
        )
