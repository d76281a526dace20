"""Compact JWS: the three parts, and the rules of the header that need no key.

Nothing here verifies a signature.
"""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolio_gen.badges import strict_json
from portfolio_gen.base.errors import BadgeError, LimitError
from portfolio_gen.model.badge import Proof

MAX_TOKEN = 1_500_000
"""Longest accepted token, in characters: a document of ``strict_json.MAX_BYTES`` and a header."""

MAX_HEADER = 64_000
"""Longest accepted header, in bytes. With a certificate chain it is a few thousand."""

_PARTS = 3
_ENCRYPTED_PARTS = 5
_TOKEN = re.compile(r"eyJ[A-Za-z0-9_-]*+(?:\.[A-Za-z0-9_-]++){2}")
_ALPHABET = re.compile(r"[A-Za-z0-9_-]*")
_ENDS = {2: "AQgw", 3: "AEIMQUYcgkosw048"}
"""Characters that end base64url whose length has this rest by four: their last bits are zero."""

_CUT = "Copy the whole text again; a part of it may be missing."


@dataclass(frozen=True, slots=True, kw_only=True)
class Jws:
    """The parts of a compact JWS, decoded and unverified.

    Attributes:
        header: The protected header.
        payload: The bytes that were signed, as found.
        signing_input: What the signature is over: both first parts as they stand in the token.
        signature: The signature.
        oddities: Sentences about a header that must not be accepted or is unusual.
    """

    header: Mapping[str, Any]
    payload: bytes
    signing_input: bytes
    signature: bytes
    oddities: tuple[str, ...]

    @property
    def proof(self) -> Proof:
        """What the header says about the signature."""
        return Proof(
            type="JWS",
            suite=self.header["alg"],
            verification_method=self.header.get("kid", ""),
        )


def looks_like(text: str) -> bool:
    """Tell whether ``text`` has the shape of a compact JWS, whole and without white space."""
    # Every header begins with {" and that is eyJ in this encoding.
    return _TOKEN.fullmatch(text) is not None


def split(token: str) -> Jws:
    """Take a compact JWS apart.

    Raises:
        LimitError: Longer than ``MAX_TOKEN``, or its header is longer than ``MAX_HEADER``.
        BadgeError: Not three parts of strict base64url, no payload, or a header that is not a
            JSON object with a text ``alg``.

    Spec: RFC 7515 sections 3.1, 4.1 and 7.1; RFC 4648 sections 3.5 and 5.
    """
    if len(token) > MAX_TOKEN:
        raise LimitError(
            f"This signed text has {len(token):,} characters; at most {MAX_TOKEN:,} are read."
        )
    _check_kind(token)
    head, body, signature = token.split(".")
    header = _header(_decode(head, "header"))
    payload = _decode(body, "content")
    if not payload:
        raise BadgeError(
            "This signed text has a signature but no content.",
            hint="The badge was kept apart from its signature; ask for the complete file.",
        )
    return Jws(
        header=header,
        payload=payload,
        signing_input=f"{head}.{body}".encode("ascii"),
        signature=_decode(signature, "signature"),
        oddities=_oddities(header),
    )


def _check_kind(token: str) -> None:
    """Refuse what is close to a compact JWS but is none.

    Raises:
        BadgeError: Several, white space in it, selective disclosure, encrypted, or not three parts.
    """
    pieces = token.split()
    if len(pieces) > 1 and pieces[0].count(".") == _PARTS - 1 and pieces[1].startswith("eyJ"):
        raise BadgeError(
            "This file holds several signed texts, and each badge has to be a file by itself.",
            hint="Save every one of them as a file, and put it into badges/ by its own name.",
        )
    if len(pieces) > 1:
        raise BadgeError(
            "There are spaces or line breaks within this signed text.",
            hint="Save it again as one line without spaces.",
        )
    if "~" in token:
        raise BadgeError(
            "This is a credential with selective disclosure (SD-JWT), which cannot be read yet.",
            hint="Ask the issuer for an Open Badge as a JSON file or a picture.",
        )
    parts = token.count(".") + 1
    if parts == _ENCRYPTED_PARTS:
        raise BadgeError(
            "This text is encrypted (JWE), so only its receiver can read it.",
            hint="Export the badge without encryption.",
        )
    if parts != _PARTS:
        raise BadgeError(
            f"A signed text (JWS) has {_PARTS} parts with dots between them; this one has {parts}.",
            hint=_CUT,
        )


def _decode(part: str, what: str) -> bytes:
    """Decode base64url without padding, accepting one way to write each byte string.

    Raises:
        BadgeError: A foreign character, an impossible length, or bits that should be zero.
    """
    if not _ALPHABET.fullmatch(part) or len(part) % 4 == 1:
        raise BadgeError(f"The {what} of this signed text is not base64url.", hint=_CUT)
    rest = len(part) % 4
    if rest and part[-1] not in _ENDS[rest]:
        raise BadgeError(
            f"The {what} of this signed text ends in bits that should be zero.", hint=_CUT
        )
    return base64.urlsafe_b64decode(part + "=" * (-rest % 4))


def _header(data: bytes) -> dict[str, Any]:
    """Read the header.

    Raises:
        LimitError: Longer than ``MAX_HEADER``.
        BadgeError: Not a JSON object with a text ``alg``, or ``kid`` is no text.
    """
    header = strict_json.loads(data, max_bytes=MAX_HEADER)
    if not isinstance(header.get("alg"), str):
        raise BadgeError("The header of this signed text does not name its algorithm (“alg”).")
    if not isinstance(header.get("kid", ""), str):
        raise BadgeError("The header of this signed text names its key (“kid”) by no text.")
    return header


def _oddities(header: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a careful reader should know about a header."""
    rules = {
        "crit": "The header demands extensions (“crit”) that this program does not know.",
        "b64": "The header changes how the content is encoded (“b64”).",
    }
    return tuple(sentence for name, sentence in rules.items() if name in header)
