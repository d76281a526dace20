"""Badges as signed text: VC-JWT of Open Badges 3.0, and the signed assertions of 2.0.

Our own badges carry embedded proofs, which people can read. This is for those who ask for the other
form, and for making badges that every check can be tried on.
"""

import base64
import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from portfolio_gen.issue.sign import Signer

_DATES = {
    "nbf": ("validFrom", "issuanceDate"),
    "exp": ("validUntil", "expirationDate"),
}


def sign_text(
    payload: Mapping[str, Any],
    signer: Signer,
    *,
    algorithm: str = "",
    **header: Any,  # noqa: ANN401 (any JSON value)
) -> str:
    """Return ``payload`` as signed text; nothing is said about whether it makes a good badge.

    Args:
        payload: The content: claims with a credential, or an assertion of Open Badges 2.0.
        signer: Who signs.
        algorithm: What the header calls the signature; that of the key unless given. Only
            ``PS256`` makes a difference for how the signature is made.
        header: Members of the header that differ from the usual ones; None leaves one out.

    Raises:
        ConfigError: A curve that badges are not signed on.

    Spec: RFC 7515 sections 3.1 and 5.1.
    """
    name = algorithm or signer.key.algorithm
    full = {"alg": name, "typ": "JWT", "kid": signer.method, **header}
    kept = {member: value for member, value in full.items() if value is not None}
    text = f"{_part(kept)}.{_part(payload)}"
    signature = signer.key.sign(text.encode("ascii"), pss=name == "PS256")
    return f"{text}.{_base64url(signature)}"


def claims_of(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a credential together with the registered claims that repeat what it says.

    Raises:
        ValueError: A date of the document is none.

    Spec: OB 3.0 section 8.2.4.1.
    """
    issuer, subject = document["issuer"], document["credentialSubject"]
    claims = {
        "iss": issuer if isinstance(issuer, str) else issuer["id"],
        "jti": document["id"],
        "sub": subject.get("id"),
    }
    for claim, names in _DATES.items():
        texts = [document[name] for name in names if name in document]
        claims[claim] = int(dt.datetime.fromisoformat(texts[0]).timestamp()) if texts else None
    return {**document, **{name: value for name, value in claims.items() if value is not None}}


def _part(value: Mapping[str, Any]) -> str:
    """Return a JSON object as one part of a signed text."""
    return _base64url(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _base64url(data: bytes) -> str:
    """Return bytes in base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
