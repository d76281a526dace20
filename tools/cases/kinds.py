"""Documents of every kind and version: what is checked of them, and what is only shown."""

from collections.abc import Iterator

from tests.builders import COLLEGE, EMAIL, OB3, V2, Document, changed, drop, put
from tools.cases.case import (
    FAIL,
    GOOD,
    HOST,
    NA,
    OPEN,
    PASS,
    SUITES,
    Case,
    Checks,
    answer,
    case,
    secure,
    to_bytes,
    unreadable,
    usual,
)
from tools.cases.keys import ED, OTHER, RS256
from tools.cases.tokens import assertion, token

V1 = "https://www.w3.org/2018/credentials/v1"
OB3_OF_V1 = "https://purl.imsglobal.org/spec/ob/v3p0/context.json"
CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"

ACHIEVEMENT = "credentialSubject.achievement"
ROOT = f"https://{HOST}"


def cases() -> Iterator[Case]:
    """Yield every case about kinds and versions of documents."""
    yield from _credentials()
    yield from _older()
    yield from _linked()
    yield from _signed_assertions()


def endorsement(by: str = COLLEGE, about: str = "", number: int = 1) -> Document:
    """Return an unsigned endorsement of the usual badge's achievement, or of something else."""
    subject = about or usual()["credentialSubject"]["achievement"]["id"]
    name = usual()["issuer"]["name"] if by == COLLEGE else "River Commons"
    return {
        "@context": [V2, OB3],
        "id": f"urn:uuid:b9a9a5ec-3d41-4c7c-8a9b-{number:012}",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "A good word",
        "issuer": {"id": by, "type": ["Profile"], "name": name},
        "validFrom": "2026-05-02T09:00:00Z",
        "credentialSubject": {
            "id": subject,
            "type": ["EndorsementSubject"],
            "endorsementComment": "Well made.",
        },
    }


def record(*inside: Document | str) -> Document:
    """Return an unsigned learner record of the college that holds badges."""
    return {
        "@context": [V2, CLR, OB3],
        "id": "urn:uuid:0d0c2a5e-61f4-4c53-9b5b-9a5f0a3b7c11",
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": "Transcript",
        "issuer": {"id": COLLEGE, "type": ["Profile"], "name": "Kestrel Valley College"},
        "validFrom": "2026-06-01T09:00:00Z",
        "credentialSubject": {
            "type": ["ClrSubject"],
            "identifier": usual()["credentialSubject"]["identifier"],
            "verifiableCredential": list(inside),
        },
    }


def of_version_1() -> Document:
    """Return the usual badge in the words of the older data model."""
    document = usual(drop("validFrom"), put("issuanceDate", "2026-05-01T09:00:00Z"))
    document["@context"] = [V1, OB3_OF_V1]
    return document


def _credentials() -> Iterator[Case]:
    """Yield every kind of credential, and members of one version in the other."""
    good = {"format": PASS, "contexts": PASS, "nothing-unsigned": PASS, "structure": PASS}
    signed = {**good, "signature": PASS, "key": PASS}
    yield case(
        "kind-of-the-current-version",
        "A badge of Open Badges 3.0 and the current data model.",
        "S2 S3 P1 peer:current-version-unknown",
        secure(usual()),
        "confirmed",
        GOOD,
        spec="OB 3.0 section B.1.1",
    )
    suite = SUITES["ed25519-2020"]
    yield case(
        "kind-of-the-older-model",
        "A badge of Open Badges 3.0 in the older data model, as wallets still hold them.",
        "S2 S3 P1 T1 peer:older-model-refused",
        secure(of_version_1(), suite),
        "confirmed",
        {**signed, "valid-from": PASS},
        spec="VCDM 1.1 section 4",
    )
    yield case(
        "kind-of-the-older-model-over",
        "The end has another name in the older data model, and ends it all the same.",
        "S2 T1",
        secure(changed(of_version_1(), put("expirationDate", "2026-06-01T00:00:00Z")), suite),
        "expired",
        {"signature": PASS, "valid-until": FAIL},
        spec="VCDM 1.1 section 4.6",
    )
    late = put("validUntil", "2099-01-01T00:00:00Z")
    yield case(
        "kind-of-the-older-model-with-a-date-of-the-newer",
        "The end is given by the name of the newer model only; in the older one it means nothing.",
        "T1",
        secure(changed(of_version_1(), late), suite),
        "incomplete",
        {"signature": PASS, "valid-until": OPEN},
        spec="VCDM 1.1 section 4.6",
    )
    yield case(
        "kind-of-the-older-model-with-a-date-added",
        "A date of the newer model was added; the older one reserves that name, so it is signed.",
        "T1",
        changed(secure(of_version_1(), suite), late),
        "altered",
        {"signature": FAIL},
        spec="VCDM 1.1 section 4.6",
    )
    yield case(
        "kind-endorsement",
        "An endorsement by itself is checked like a badge, but belongs to nobody.",
        "S2 E2",
        secure(endorsement()),
        "confirmed",
        {**signed, "recipient": NA},
        spec="OB 3.0 section B.1.10 (EndorsementCredential)",
    )
    yield case(
        "kind-endorsement-changed",
        "An endorsement whose words were changed.",
        "S2 E2",
        changed(
            secure(endorsement()), put("credentialSubject.endorsementComment", "The best of all!")
        ),
        "altered",
        {"format": PASS, "signature": FAIL},
        spec="OB 3.0 section B.1.10 (EndorsementCredential)",
    )
    other = {
        "@context": [V2],
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "issuer": COLLEGE,
        "credentialSubject": {"id": "urn:x"},
    }
    yield unreadable(
        "kind-european-credential",
        "A credential of another standard.",
        "S2",
        to_bytes(other),
        "OB 3.0 section B.1.1",
    )


def _older() -> Iterator[Case]:
    """Yield badges from before version 2.0, which are shown and not checked."""
    shown = {"format": OPEN, "structure": OPEN}
    of_1_1 = changed(assertion(), put("@context", "https://w3id.org/openbadges/v1"))
    of_1_1["verify"] = {"type": "hosted", "url": of_1_1["id"]}
    del of_1_1["verification"]
    of_0_5 = {
        "recipient": EMAIL,
        "badge": {
            "version": "0.5.0",
            "name": "Open lesson",
            "image": "/1.png",
            "description": "Made a lesson that others may use and change.",
            "criteria": "/criteria",
            "issuer": {"origin": ROOT, "name": "Kestrel Valley College"},
        },
    }
    for name, document, verdict, checks in (
        ("1.1", of_1_1, "incomplete", {**shown, "signature": OPEN, "key": OPEN}),
        # Nothing in it says that it could be verified anywhere.
        ("0.5", of_0_5, "course_only", {**shown, "signature": NA, "key": NA}),
    ):
        yield case(
            f"kind-open-badges-{name}",
            f"A badge of Open Badges {name} is shown; nothing that would confirm it is checked.",
            "S2 S4 S5",
            to_bytes(document),
            verdict,
            checks,
            spec="OB 1.1",
            issuers=(),
        )


def _linked() -> Iterator[Case]:
    """Yield a badge of version 2.0 whose parts are only linked."""
    spec = "OB 2.0 section 4.1"
    whole = assertion()
    badge = whole["badge"]
    file = {**whole, "badge": badge["id"]}
    issuer = badge["issuer"]
    there = {
        whole["id"]: answer(file),
        badge["id"]: answer({"@context": whole["@context"], **badge}),
        issuer["id"]: answer({"@context": whole["@context"], **issuer}),
    }
    gone = {url: body for url, body in there.items() if url != badge["id"]}
    broken = {**badge, "@context": whole["@context"]}
    del broken["criteria"]
    yield case(
        "ob2-linked-badge-missing",
        "The description of the badge is only linked, and cannot be had.",
        "K5 S4 S5",
        to_bytes(file),
        "incomplete",
        {"structure": OPEN, "key": OPEN},
        spec=spec,
        issuers=(),
        fetched=gone,
    )
    yield case(
        "ob2-linked-badge-without-criteria",
        "The description that is linked does not say what had to be done.",
        "S4 S5",
        to_bytes(file),
        "altered",
        {"structure": FAIL},
        spec="OB 2.0 section 3, BadgeClass",
        issuers=(),
        fetched={**there, badge["id"]: answer(broken)},
    )
    mailless = changed(whole, drop("badge.issuer.email"))
    silent = {"@context": whole["@context"], **mailless["badge"]["issuer"]}
    yield case(
        "ob2-hosted-issuer-without-mail",
        "Genuine, but its issuer leaves out what the standard requires.",
        "S4",
        to_bytes(mailless),
        "altered",
        {"structure": FAIL, "signature": PASS, "key": PASS},
        spec="OB 2.0 section 3, Profile",
        issuers=(),
        fetched={whole["id"]: answer(mailless), issuer["id"]: answer(silent)},
    )


def _signed_assertions() -> Iterator[Case]:
    """Yield badges of version 2.0 that are signed text."""
    spec = "OB 2.0 section 4.2"
    issuer = f"{ROOT}/issuers/1"
    key = f"{ROOT}/keys/1"
    document = changed(
        assertion(), put("verification", {"type": "SignedBadge", "creator": key}), put("id", _ID)
    )
    profile = {
        "@context": document["@context"],
        **document["badge"]["issuer"],
        "publicKey": key,
    }
    published = {
        "@context": document["@context"],
        "id": key,
        "type": "CryptographicKey",
        "owner": issuer,
        "publicKeyPem": RS256.pem,
    }
    there = {issuer: answer(profile), key: answer(published)}
    text = token(document, RS256, "RS256", kid=None, typ=None)
    forged = token(document, ED, "EdDSA", kid=None, typ=None)
    head, _, signature = text.decode().split(".")
    renamed = token(changed(document, put("badge.name", "Gold")), RS256, "RS256", kid=None)
    rows: tuple[tuple[str, str, bytes, str, Checks, dict[str, Document]], ...] = (
        (
            "good",
            "The issuer's profile names the key, and the key names the issuer.",
            text,
            "confirmed",
            {"signature": PASS, "key": PASS, "structure": PASS, "withdrawal": NA},
            there,
        ),
        (
            "changed",
            "The name was changed after it was signed.",
            f"{head}.{renamed.decode().split('.')[1]}.{signature}".encode(),
            "altered",
            {"signature": FAIL},
            there,
        ),
        (
            "signed-with-another-key",
            "Names the issuer's key and was signed with another.",
            forged,
            "altered",
            {"signature": FAIL},
            there,
        ),
        (
            "key-of-another-owner",
            "The key says that it belongs to somebody else.",
            text,
            "unconfirmed",
            {"signature": PASS, "key": OPEN},
            {**there, key: answer({**published, "owner": OTHER.did})},
        ),
        (
            "key-taken-back",
            "The issuer has taken the key back.",
            text,
            "altered",
            {"key": FAIL},
            {**there, key: answer({**published, "revoked": "2026-06-01T00:00:00Z"})},
        ),
        (
            "key-not-in-the-profile",
            "The issuer's profile names another key.",
            text,
            "unconfirmed",
            {"signature": PASS, "key": OPEN},
            {**there, issuer: answer({**profile, "publicKey": f"{ROOT}/keys/2"})},
        ),
        (
            "nobody-answers",
            "Neither profile nor key can be had.",
            text,
            "incomplete",
            {"signature": OPEN, "key": OPEN},
            {},
        ),
    )
    for name, what, data, verdict, checks, fetched in rows:
        yield case(
            f"ob2-signed-{name}",
            what,
            "K6",
            data,
            verdict,
            checks,
            spec=spec,
            issuers=(),
            fetched=fetched,
        )
    taken = {"id": f"{ROOT}/revoked", "type": "RevocationList", "issuer": issuer}
    lists: tuple[tuple[str, str, Document | None, str, str], ...] = (
        (
            "named",
            "The issuer's list names the badge.",
            {"revokedAssertions": [_ID]},
            "withdrawn",
            FAIL,
        ),
        (
            "named-with-a-reason",
            "The issuer's list names the badge and says why.",
            {"revokedAssertions": [{"id": _ID, "revocationReason": "Issued in error."}]},
            "withdrawn",
            FAIL,
        ),
        (
            "others-named",
            "The issuer's list names other badges.",
            {"revokedAssertions": ["urn:uuid:1"]},
            "confirmed",
            PASS,
        ),
        (
            "of-a-stranger",
            "The list is that of another issuer.",
            {"revokedAssertions": [], "issuer": "https://else.example/issuer"},
            "incomplete",
            OPEN,
        ),
        ("missing", "The issuer's list cannot be had.", None, "incomplete", OPEN),
    )
    for name, what, members, verdict, outcome in lists:
        body = {taken["id"]: answer({**taken, **members})} if members is not None else {}
        yield case(
            f"ob2-list-{name}",
            what,
            "R2 hazard:status-issuer" if name == "of-a-stranger" else "R2",
            text,
            verdict,
            {"signature": PASS, "key": PASS, "withdrawal": outcome},
            spec="OB 2.0 section 3, RevocationList",
            issuers=(),
            fetched={
                **there,
                **body,
                issuer: answer({**profile, "revocationList": taken["id"]}),
            },
        )


_ID = "urn:uuid:5a1d6a3e-52f3-4a2f-8a9c-3f1d2b7c9e01"
