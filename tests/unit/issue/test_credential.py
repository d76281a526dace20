"""The shape of a credential: what other verifiers insist on."""

import datetime as dt
from dataclasses import replace

import pytest

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.issue.credential import Award, document_of, moment, new_id
from portfolio_gen.model.badge import Status


def test_least(given: Award) -> None:
    """Nothing empty is written, and every type is a list where the schema wants one."""
    identity = given.recipient.identities[0]
    assert document_of(given) == {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
        ],
        "id": given.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Knots",
        "issuer": {
            "id": "did:web:college.example",
            "type": ["Profile"],
            "name": "A college",
            "url": "https://college.example/",
        },
        "validFrom": "2026-05-01T09:30:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": True,
                    "identityHash": identity.identity,
                    "identityType": "emailAddress",
                    "salt": "0123456789abcdef",
                }
            ],
            "achievement": {
                "id": "https://college.example/achievements/knots",
                "type": ["Achievement"],
                "name": "Knots",
                "description": "Can tie nine knots.",
                "criteria": {"narrative": "Tie **nine** knots."},
            },
        },
        "credentialSchema": [
            {
                "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/"
                "ob_v3p0_achievementcredential_schema.json",
                "type": "1EdTechJsonSchemaValidator2019",
            }
        ],
    }


def test_status_index_is_text(given: Award) -> None:
    """A status entry has its index as text, as Bitstring Status List 1.0 asks."""
    url = "https://college.example/status/1"
    status = Status(
        id=f"{url}#7",
        type="BitstringStatusListEntry",
        purpose="revocation",
        list_url=url,
        index="7",
    )
    assert document_of(replace(given, status=(status,)))["credentialStatus"] == [
        {
            "id": f"{url}#7",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "7",
            "statusListCredential": url,
        }
    ]


def test_moment_in_utc() -> None:
    """A moment of another time zone is the same moment, written in UTC."""
    zone = dt.timezone(dt.timedelta(hours=-4))
    assert moment(dt.datetime(2026, 4, 30, 22, 5, 9, tzinfo=zone)) == "2026-05-01T02:05:09Z"


def test_moment_without_zone() -> None:
    """A moment that could be any of two dozen is refused."""
    with pytest.raises(ConfigError) as e:
        moment(dt.datetime(2026, 5, 1))  # noqa: DTZ001
    assert str(e.value) == "A badge needs moments with their time zone."


def test_new_ids_differ() -> None:
    """Every award has an identifier of its own."""
    assert new_id() != new_id()
    assert new_id().startswith("urn:uuid:")
