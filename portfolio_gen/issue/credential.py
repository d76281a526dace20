"""An award as an Open Badges 3.0 credential, before it is signed.

The values come from ``model.badge``, the same that reading gives back, so that what an issuer
puts in is what a reader gets out.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.model.badge import (
    Achievement,
    Alignment,
    Evidence,
    Image,
    Issuer,
    Recipient,
    RecipientIdentity,
    Result,
    ResultDescription,
    Status,
)

OB = "https://purl.imsglobal.org/spec/ob/v3p0"
CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    f"{OB}/context-3.0.3.json",
    f"{OB}/extensions.json",
)
"""In this order: a widely used verifier looks at positions. The third defines the type of the
schema; without it other verifiers refuse the badge."""

SCHEMA = {
    "id": f"{OB}/schema/json/ob_v3p0_achievementcredential_schema.json",
    "type": "1EdTechJsonSchemaValidator2019",
}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """One achievement, given to one person.

    Attributes:
        id: Identifier of this award: ``new_id()`` or an https address.
        issuer: Who gives it; ``id`` is the DID of the signer.
        achievement: What was achieved.
        recipient: Who achieved it.
        valid_from: When it was given (aware).
        valid_until: When it ends (aware); None if it does not.
        narrative: What the issuer says about this award, in Markdown.
        evidence: The work that was looked at.
        results: Results by criterion.
        status: Where the issuer will say that the badge was withdrawn.
    """

    id: str
    issuer: Issuer
    achievement: Achievement
    recipient: Recipient
    valid_from: dt.datetime
    valid_until: dt.datetime | None = None
    narrative: str = ""
    evidence: tuple[Evidence, ...] = ()
    results: tuple[Result, ...] = ()
    status: tuple[Status, ...] = ()


def new_id() -> str:
    """Return an identifier that no other award has."""
    return uuid.uuid4().urn


def moment(at: dt.datetime) -> str:
    """Return a moment as credentials write it: UTC, to the second.

    Raises:
        ConfigError: ``at`` does not say in which time zone it is.
    """
    if at.tzinfo is None:
        raise ConfigError("A badge needs moments with their time zone.")
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def document_of(award: Award) -> Json:
    """Return the credential, unsigned.

    Raises:
        ConfigError: A moment without its time zone.

    Spec: OB 3.0 appendix B; VCDM 2.0 section 4.
    """
    return _present(
        {
            "@context": list(CONTEXTS),
            "id": award.id,
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": award.achievement.name,
            "issuer": _profile(award.issuer),
            "validFrom": moment(award.valid_from),
            "validUntil": moment(award.valid_until) if award.valid_until else "",
            "credentialSubject": _subject(award),
            "evidence": [_evidence(evidence) for evidence in award.evidence],
            "credentialSchema": [SCHEMA],
            "credentialStatus": [_status(status) for status in award.status],
        }
    )


def _present(members: Mapping[str, Any]) -> Json:
    """Return the members that say something: the standards ask for absence, not emptiness."""
    return {name: value for name, value in members.items() if value not in ("", [], None)}


def _profile(issuer: Issuer) -> Json:
    return _present(
        {
            "id": issuer.id,
            "type": ["Profile"],
            "name": issuer.name,
            "url": issuer.url,
            "email": issuer.email,
            "description": issuer.description,
            "image": _image(issuer.image),
        }
    )


def _image(image: Image | None) -> Json | None:
    if image is None:
        return None
    return _present({"id": image.id, "type": "Image", "caption": image.caption})


def _subject(award: Award) -> Json:
    return _present(
        {
            "id": award.recipient.id,
            "type": ["AchievementSubject"],
            "identifier": [_identity(identity) for identity in award.recipient.identities],
            "achievement": _achievement(award.achievement),
            "narrative": award.narrative,
            "result": [_result(result) for result in award.results],
        }
    )


def _identity(identity: RecipientIdentity) -> Json:
    return _present(
        {
            "type": "IdentityObject",
            "hashed": identity.hashed,
            "identityHash": identity.identity,
            "identityType": identity.identity_type,
            "salt": identity.salt,
        }
    )


def _achievement(achievement: Achievement) -> Json:
    criteria = {"id": achievement.criteria_url, "narrative": achievement.criteria}
    return _present(
        {
            "id": achievement.id,
            "type": ["Achievement"],
            "achievementType": achievement.achievement_type,
            "name": achievement.name,
            "description": achievement.description,
            "criteria": _present(criteria),
            "image": _image(achievement.image),
            "creator": _profile(achievement.creator) if achievement.creator else None,
            "alignment": [_alignment(alignment) for alignment in achievement.alignment],
            "tag": list(achievement.tags),
            "resultDescription": [
                _result_description(description) for description in achievement.result_descriptions
            ],
        }
    )


def _alignment(alignment: Alignment) -> Json:
    return _present(
        {
            "type": ["Alignment"],
            "targetName": alignment.target_name,
            "targetUrl": alignment.target_url,
            "targetCode": alignment.target_code,
            "targetFramework": alignment.target_framework,
        }
    )


def _result_description(description: ResultDescription) -> Json:
    return _present(
        {
            "id": description.id,
            "type": ["ResultDescription"],
            "name": description.name,
            "resultType": description.result_type,
            "allowedValue": list(description.allowed_value),
            "valueMin": description.value_min,
            "valueMax": description.value_max,
            "rubricCriterionLevel": [
                _present(
                    {
                        "id": identifier,
                        "type": ["RubricCriterionLevel"],
                        "name": name,
                        "description": text,
                    }
                )
                for identifier, name, text in description.levels
            ],
        }
    )


def _result(result: Result) -> Json:
    return _present(
        {
            "type": ["Result"],
            "resultDescription": result.result_description,
            "value": result.value,
            "status": result.status,
            "achievedLevel": result.achieved_level,
        }
    )


def _evidence(evidence: Evidence) -> Json:
    return _present(
        {
            "id": evidence.id,
            "type": ["Evidence"],
            "name": evidence.name,
            "description": evidence.description,
            "narrative": evidence.narrative,
            "genre": evidence.genre,
            "audience": evidence.audience,
        }
    )


def _status(status: Status) -> Json:
    return _present(
        {
            "id": status.id,
            "type": status.type,
            "statusPurpose": status.purpose,
            "statusListIndex": status.index,
            "statusListCredential": status.list_url,
        }
    )
