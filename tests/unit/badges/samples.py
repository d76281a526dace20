"""Badges and pictures that the tests of this folder read and break."""

import base64
import json
import struct
import zlib
from collections.abc import Mapping
from typing import Any

EMAIL = "ana.reyes@kestrelvalley.example"
ISSUER = "did:web:badges.kestrelvalley.example"
PROOF = {
    "type": "DataIntegrityProof",
    "cryptosuite": "eddsa-rdfc-2022",
    "created": "2026-03-02T10:00:00Z",
    "verificationMethod": f"{ISSUER}#key-1",
    "proofPurpose": "assertionMethod",
    "proofValue": "z111",
}


def ob3(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """A small Open Badges 3.0 credential; ``None`` takes a member away."""
    badge: dict[str, Any] = {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:3f1f9a56-0d5e-4a2e-9d3c-2f4f7a3c1d11",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Video Explainer",
        "issuer": {"id": ISSUER, "type": ["Profile"], "name": "Kestrel Valley College"},
        "validFrom": "2026-03-02T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": False,
                    "identityHash": EMAIL,
                    "identityType": "emailAddress",
                }
            ],
            "achievement": {
                "id": "https://badges.kestrelvalley.example/video-explainer",
                "type": ["Achievement"],
                "name": "Video Explainer",
                "description": "Explains one idea in a short video.",
                "criteria": {"narrative": "Make a captioned video."},
            },
        },
        "proof": [PROOF],
    }
    badge.update(changes)
    return {name: value for name, value in badge.items() if value is not None}


def with_subject(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """The same badge with members of its subject changed."""
    badge = ob3()
    badge["credentialSubject"].update(changes)
    return badge


def with_achievement(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """The same badge with members of its achievement changed."""
    badge = ob3()
    badge["credentialSubject"]["achievement"].update(changes)
    return badge


def ob2(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """An Open Badges 2.0 assertion with everything inside; ``None`` takes a member away."""
    badge: dict[str, Any] = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": "https://badges.kestrelvalley.example/assertions/7.json",
        "recipient": {
            "type": "email",
            "hashed": True,
            "salt": "deadsea",
            "identity": "sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942",
        },
        "issuedOn": "2025-11-03T00:00:00Z",
        "badge": {
            "type": "BadgeClass",
            "id": "https://badges.kestrelvalley.example/copyright-basics.json",
            "name": "Copyright Basics",
            "description": "Knows what may be reused.",
            "criteria": {"narrative": "Write an essay."},
            "issuer": {
                "type": "Issuer",
                "id": "https://badges.kestrelvalley.example/issuer.json",
                "name": "Kestrel Valley College",
            },
        },
        "verification": {"type": "hosted"},
    }
    badge.update(changes)
    return {name: value for name, value in badge.items() if value is not None}


def dumps(document: Mapping[str, Any]) -> bytes:
    """The bytes of a document."""
    return json.dumps(document, ensure_ascii=False).encode("utf-8")


def b64(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def token(claims: Mapping[str, Any], **header: Any) -> str:  # noqa: ANN401
    """A compact JWS with a signature that is none."""
    head = {"alg": "RS256", **header}
    return f"{b64(dumps(head))}.{b64(dumps(claims))}.{b64(b'signature')}"


def chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk of a PNG file."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes, end: bool = True) -> bytes:
    """A PNG image of one pixel with more chunks before its data."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(b"\0\0"))
    tail = chunk(b"IEND", b"") if end else b""
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + data + tail


def itxt(text: bytes, keyword: bytes = b"openbadgecredential") -> bytes:
    """An iTXt chunk, not compressed."""
    return chunk(b"iTXt", keyword + b"\0\0\0\0\0" + text)


def svg(inner: str = "", root: str = "") -> bytes:
    """An SVG drawing with something in it."""
    return (
        f'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"{root} width="1">'
        f"{inner}<g><circle r='1'/></g></svg>\n"
    ).encode()


OB3_XMLNS = ' xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"'
OB2_XMLNS = ' xmlns:openbadges="http://openbadges.org"'
