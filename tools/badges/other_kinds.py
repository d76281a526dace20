"""Kinds of badge that portfolio-gen reads but does not issue: signed text, and Open Badges 2.0."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from portfolio_gen.issue.credential import Award, document_of, moment
from portfolio_gen.issue.sign import to_bytes
from portfolio_gen.model.badge import Evidence
from tools.badges.issuers import TestIssuer

HOST = "https://badges.kestrelvalley.example"


def jwt(award: Award, by: TestIssuer) -> bytes:
    """Return an award as a compact JWS with ES256.

    Spec: OB 3.0 section 8.2.4 (VC-JWT); RFC 7518 section 3.4.
    """
    if by.jwt_key is None:
        raise ValueError(f"{by.profile.name} has no key for signed texts")
    header = {"alg": "ES256", "typ": "JWT", "kid": f"{by.profile.id}#key-2"}
    # Subject: the identifier of the credential's subject, which has none (only a hashed address).
    claims = {
        "iss": award.issuer.id,
        "jti": award.id,
        "nbf": int(award.valid_from.timestamp()),
        **document_of(award),
    }
    signed = f"{_part(header)}.{_part(claims)}"
    # RFC 6979: the same bytes on every run.
    der = by.jwt_key.sign(signed.encode(), ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
    signature = b"".join(number.to_bytes(32) for number in decode_dss_signature(der))
    return f"{signed}.{_base64url(signature)}\n".encode()


def _part(value: Mapping[str, Any]) -> str:
    return _base64url(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _evidence(work: Evidence) -> dict[str, str]:
    told = {"name": work.name, "description": work.description, "genre": work.genre}
    return {"id": work.id, **{name: text for name, text in told.items() if text}}


def ob2(name: str, award: Award, *, revoked: str = "") -> bytes:
    """Return an award as an Open Badges 2.0 assertion that is hosted by its issuer.

    Args:
        name: Name of the achievement in addresses.
        award: What is given to whom.
        revoked: Why it was withdrawn; empty if it was not.

    Spec: OB 2.0 sections 3.1 (Assertion), 3.2 (BadgeClass) and 3.3 (Profile).
    """
    achievement, (identity,) = award.achievement, award.recipient.identities
    profile = {
        "type": "Issuer",
        "id": f"{HOST}/issuer.json",
        "name": award.issuer.name,
        "url": award.issuer.url,
        "email": "badges@kestrelvalley.example",
        "description": award.issuer.description,
    }
    badge = {
        "type": "BadgeClass",
        "id": f"{HOST}/classes/{name}.json",
        "name": achievement.name,
        "description": achievement.description,
        "criteria": {"id": f"{HOST}/classes/{name}.html", "narrative": achievement.criteria},
        "tags": list(achievement.tags),
        "alignment": [
            {
                "targetName": alignment.target_name,
                "targetUrl": alignment.target_url,
                "targetCode": alignment.target_code,
                "targetFramework": alignment.target_framework,
            }
            for alignment in achievement.alignment
        ],
        "issuer": profile,
    }
    if achievement.image:
        image = {"type": "Image", "id": achievement.image.id, "caption": achievement.image.caption}
        badge["image"] = image
    assertion: dict[str, Any] = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{HOST}/assertions/{award.id.removeprefix('urn:uuid:')}.json",
        "recipient": {
            "type": "email",
            "hashed": True,
            "salt": identity.salt,
            "identity": identity.identity,
        },
        "badge": badge,
        "verification": {"type": "HostedBadge"},
        "issuedOn": moment(award.valid_from),
    }
    if award.narrative:
        assertion["narrative"] = award.narrative
    if award.evidence:
        assertion["evidence"] = [_evidence(work) for work in award.evidence]
    if revoked:
        assertion |= {"revoked": True, "revocationReason": revoked}
    return to_bytes(assertion)
