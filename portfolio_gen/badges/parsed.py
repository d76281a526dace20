"""The document of a badge, parsed once: whoever reads a badge mostly checks it right away.

Only what was parsed last is kept, and nobody changes it: everything here is to be read only.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from portfolio_gen.badges import jwt, strict_json
from portfolio_gen.badges.claims import credential_of
from portfolio_gen.badges.fields import Notes


@lru_cache(maxsize=1)
def parts_of(token: str) -> jwt.Jws:
    """Return the parts of signed text.

    Raises:
        LimitError: It is too long.
        BadgeError: Not a compact JWS.

    Spec: RFC 7515 section 7.1.
    """
    return jwt.split(token)


@lru_cache(maxsize=1)
def document_of(payload: bytes) -> Mapping[str, Any]:
    """Return the JSON object that is written in ``payload``.

    Raises:
        LimitError: Too large or too deep.
        BadgeError: Not strict JSON.
    """
    return strict_json.loads(payload)


@lru_cache(maxsize=1)
def credential_in(payload: bytes) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """Return the credential that the claims of signed text stand for, and notes about both.

    Raises:
        LimitError: Too large or too deep.
        BadgeError: Not strict JSON, or a claim of a wrong type.

    Spec: VCDM 1.1 section 6.3.1.1; OB 3.0 section 8.2.
    """
    notes = Notes()
    return credential_of(document_of(payload), notes), tuple(notes.found)
