"""Every member of every version that may hold an address is looked at."""

import datetime as dt
import json

import pytest

from portfolio_gen.badges.read import read_credential
from portfolio_gen.base.errors import ProofError
from portfolio_gen.base.report import Outcome
from portfolio_gen.verify.case import case_of
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.links import RENEWAL, check_links
from portfolio_gen.verify.steps import verify_badge
from tests.builders import Change, Document, changed, credential, put

CTX = Context(now=dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC))
PICTURE = "data:image/png;base64,iVBORw0KGgo="
OLDER: Document = {
    "@context": "https://w3id.org/openbadges/v2",
    "id": "https://college.example/1.json",
    "type": "Assertion",
    "recipient": {"type": "email", "hashed": False, "identity": "ana@college.example"},
    "image": {"id": PICTURE, "caption": "A lesson"},
    "evidence": [{"id": "https://ana.example/work"}],
    "badge": {
        "id": "https://college.example/lesson.json",
        "type": "BadgeClass",
        "name": "Open lesson",
        "image": PICTURE,
        "criteria": {"id": "https://college.example/criteria"},
        "alignment": [{"targetName": "x", "targetUrl": "https://college.example/x"}],
        "related": [{"id": "urn:x"}],
        "issuer": {
            "id": "https://college.example/issuer.json",
            "url": "https://college.example",
            "publicKey": {"id": "https://college.example/key.json", "owner": "urn:x"},
            "revocationList": "https://college.example/list.json",
            "verification": {"startsWith": ["https://college.example/"]},
        },
    },
    "verification": {"type": "SignedBadge", "creator": "https://college.example/key.json"},
    "endorsement": ["https://college.example/endorsement.json"],
    "issuedOn": "2026-05-01",
}
SCRIPT = "javascript:alert(1)"
UNSAFE = [
    SCRIPT,
    " JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "\u200bjavascript:alert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    'https://x.example/"onmouseover="alert(1)',
    "https://x.example/<script>",
]


def check(document: Document) -> str:
    """Return what the check says, whichever way it ends."""
    case = case_of(read_credential(json.dumps(document).encode(), source="badge.json"))
    try:
        return check_links(case, CTX).message
    except ProofError as error:
        return error.message


@pytest.mark.parametrize("document", [OLDER, credential()], ids=["2.0", "3.0"])
def test_ordinary_addresses(document: Document) -> None:
    """A badge with an address in every place is fine, and so is a picture inside it."""
    assert check(document) == ("All addresses in the badge are those of web pages or plain names.")


@pytest.mark.parametrize(
    "way",
    [
        "id",
        "image.id",
        "evidence.0.id",
        "badge.id",
        "badge.image",
        "badge.criteria.id",
        "badge.criteria",
        "badge.alignment.0.targetUrl",
        "badge.related.0.id",
        "badge.issuer.id",
        "badge.issuer.url",
        "badge.issuer.publicKey.id",
        "badge.issuer.revocationList",
        "badge.issuer.verification.startsWith",
        "verification.creator",
        "endorsement",
    ],
)
@pytest.mark.parametrize("address", UNSAFE)
def test_older_badges(way: str, address: str) -> None:
    """In no member of Open Badges 2.0 may an address run a program or end a piece of HTML."""
    assert "The address" in check(changed(OLDER, put(way, address)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            put("credentialSubject.source", {"id": SCRIPT, "type": ["Profile"]}),
            "The address at “credentialSubject.source.id” is not one that is safe to follow.",
        ),
        (
            put("issuer.parentOrg", {"id": "urn:x", "url": SCRIPT}),
            "The address at “issuer.parentOrg.url” is not one that is safe to follow.",
        ),
        (
            put("credentialStatus", {"type": "L", "statusListCredential": SCRIPT}),
            (
                "The address at “credentialStatus.statusListCredential” is not one that is safe to "
                "follow."
            ),
        ),
        (
            put("endorsement", [{"issuer": SCRIPT}]),
            "All addresses in the badge are those of web pages or plain names.",
        ),
    ],
    ids=["source", "parent", "status", "a document with checks of its own"],
)
def test_newer_badges(change: Change, message: str) -> None:
    """What no page shows is looked at, too; documents inside are left to their own checks."""
    assert check(changed(credential(), change)) == message


def test_renewal_is_noted() -> None:
    """Where a badge could be renewed nobody asks, and the reader is told that nobody did."""
    service = {"id": "https://college.example/renew", "type": "1EdTechCredentialRefresh"}
    for document, noted in (
        (changed(credential(), put("refreshService", service)), [RENEWAL]),
        (credential(), []),
    ):
        badge = read_credential(json.dumps(document).encode(), source="badge.json")
        found = verify_badge(badge, CTX).report.named("links")
        assert [f.outcome for f in found if not f.advice] == [Outcome.PASS]
        assert [f.message for f in found if f.advice] == noted
        assert all(f.outcome is Outcome.SKIP and not f.why for f in found if f.advice)
