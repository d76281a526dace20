"""Learner records and endorsements: no badges, but read where somebody asks for them."""

import json
from typing import Any

import pytest

from portfolio_gen.badges.read import read_badge, read_credential
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.model.badge import Badge, Format, Recipient, Securing

V2 = "https://www.w3.org/ns/credentials/v2"
PRAISED = "https://badges.kestrelvalley.example/achievements/open-lesson"
ENDORSEMENT = {
    "@context": [V2],
    "id": "urn:uuid:1",
    "type": ["VerifiableCredential", "EndorsementCredential"],
    "issuer": {"id": "https://rivercommons.example", "name": "River Commons"},
    "validFrom": "2026-05-01T09:00:00Z",
    "credentialSubject": {
        "id": PRAISED,
        "type": ["EndorsementSubject"],
        "endorsementComment": "Well made.",
    },
    "proof": {"type": "DataIntegrityProof"},
}
RECORD = {
    "@context": [V2],
    "id": "urn:uuid:2",
    "type": ["VerifiableCredential", "ClrCredential"],
    "name": "Transcript",
    "issuer": "https://badges.kestrelvalley.example",
    "validFrom": "2026-05-01T09:00:00Z",
    "credentialSubject": {
        "id": "did:example:ana",
        "type": ["ClrSubject"],
        "achievement": [{"id": "urn:a"}, {"id": "urn:b"}],
        "verifiableCredential": [],
    },
}


def read(document: dict[str, Any]) -> Badge:
    """Return the view of a document."""
    return read_credential(json.dumps(document).encode(), source="x.json")


def test_an_endorsement() -> None:
    """It has what it speaks of in place of an achievement, and nobody received it."""
    found = read(ENDORSEMENT)
    assert (found.format, found.securing) == (Format.ENDORSEMENT, Securing.EMBEDDED)
    assert (found.achievement.id, found.narrative) == (PRAISED, "Well made.")
    assert found.recipient == Recipient()
    assert found.notes == ()


def test_an_endorsement_of_nothing() -> None:
    """What is not there is not invented."""
    found = read({**ENDORSEMENT, "credentialSubject": {"type": "EndorsementSubject"}})
    assert (found.achievement.id, found.name) == ("", "urn:uuid:1")


def test_a_learner_record() -> None:
    """It belongs to a person, and its achievements are those of the badges inside."""
    found = read(RECORD)
    assert (found.format, found.name) == (Format.CLR2, "Transcript")
    assert (found.recipient.id, found.achievement.id) == ("did:example:ana", "")


@pytest.mark.parametrize("document", [ENDORSEMENT, RECORD], ids=["endorsement", "clr"])
def test_no_badges(document: dict[str, Any]) -> None:
    """A folder of badges takes neither."""
    with pytest.raises(BadgeError):
        read_badge(json.dumps(document).encode(), source="x.json")


@pytest.mark.parametrize("kind", ["EuropeanDigitalCredential", "EuropassCredential"])
def test_europass(kind: str) -> None:
    """European credentials are called by their name."""
    with pytest.raises(BadgeError) as caught:
        read({"type": ["VerifiableCredential", kind], "credentialSubject": {}})
    assert caught.value.message == (
        "This is a European digital credential (Europass, ELM), not an Open Badge."
    )
