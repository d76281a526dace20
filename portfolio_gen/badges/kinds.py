"""Which kind of document a JSON object is, by its types and members."""

import re
from collections.abc import Mapping
from typing import Any

from portfolio_gen.badges import refusals
from portfolio_gen.badges.fields import MAX_ITEMS
from portfolio_gen.badges.refusals import Refusal
from portfolio_gen.base.errors import BadgeError, LimitError
from portfolio_gen.model.badge import Format

_OLD_CONTEXT = "https://w3id.org/openbadges/v1"
_EUROPASS = frozenset({"EuropeanDigitalCredential", "EuropassCredential"})
_SHOWN = 3
_PLAIN = re.compile(r"[A-Z][A-Za-z0-9]{1,59}")

_BY_TYPE: dict[str, Refusal] = {
    "VerifiablePresentation": refusals.PRESENTATION,
    "EnvelopedVerifiableCredential": refusals.ENVELOPE,
    "EnvelopedVerifiablePresentation": refusals.ENVELOPE,
    "Endorsement": refusals.ENDORSEMENT,
    "BitstringStatusListCredential": refusals.STATUS_LIST,
    "StatusList2021Credential": refusals.STATUS_LIST,
    "BadgeClass": refusals.BADGE_CLASS,
    "Achievement": refusals.BADGE_CLASS,
    "Issuer": refusals.ISSUER,
    "Profile": refusals.ISSUER,
    "CryptographicKey": refusals.COMPONENT,
    "Key": refusals.COMPONENT,
    "RevocationList": refusals.COMPONENT,
}

_WITH_OTHERS_INSIDE = {
    "ClrCredential": Format.CLR2,
    "EndorsementCredential": Format.ENDORSEMENT,
}
"""Credentials that are no badges, but hold badges or speak of one."""

_BY_MEMBERS: tuple[tuple[frozenset[str], Refusal], ...] = (
    (frozenset({"verifiableCredential"}), refusals.PRESENTATION),
    (frozenset({"vp"}), refusals.PRESENTATION),
    (frozenset({"credentials"}), refusals.SEVERAL),
    (frozenset({"credential"}), refusals.SEVERAL),
    (frozenset({"compactJwsString"}), refusals.SEVERAL),
    (frozenset({"badges"}), refusals.SEVERAL),
    (frozenset({"result", "status"}), refusals.SEVERAL),
    (frozenset({"payload", "signatures"}), refusals.JWS_JSON),
    (frozenset({"payload", "signature"}), refusals.JWS_JSON),
    (frozenset({"verificationMethod"}), refusals.KEY_DOCUMENT),
    (frozenset({"criteria", "issuer"}), refusals.BADGE_CLASS),
    (frozenset({"credentialSubject"}), refusals.OTHER_CREDENTIAL),
)
"""Documents without a type that says what they are; the first that fits."""


def format_of(document: Mapping[str, Any]) -> Format:
    """Return which version of Open Badges a document is an award of, or what it is beside one.

    Raises:
        BadgeError: It is neither an award nor a learner record nor an endorsement, for the reason
            in the message.
        LimitError: It names too many types.
    """
    types = _types(document)
    for name, kind in _WITH_OTHERS_INSIDE.items():
        if name in types:
            return kind
    for name, refusal in _BY_TYPE.items():
        if name in types:
            raise refusal.error()
    if {"OpenBadgeCredential", "AchievementCredential"} & set(types):
        return Format.OB3
    if _EUROPASS & set(types):
        raise refusals.EUROPASS.error()
    if "VerifiableCredential" in types:
        raise _other_credential(types)
    if "Assertion" in types:
        return Format.OB1 if _OLD_CONTEXT in _texts(document.get("@context")) else Format.OB2
    # Before version 1.1 an award had no type.
    if not types and {"recipient", "badge"} <= document.keys():
        return Format.OB1
    raise _by_members(document)


def _by_members(document: Mapping[str, Any]) -> BadgeError:
    for members, refusal in _BY_MEMBERS:
        if members <= document.keys():
            return BadgeError(refusal.message.format(types=""), hint=refusal.hint)
    return refusals.NOT_A_BADGE.error()


def _other_credential(types: list[str]) -> BadgeError:
    """Return the refusal of another kind of credential, naming the kind where it is a word."""
    own = [name for name in types if name != "VerifiableCredential" and _PLAIN.fullmatch(name)]
    shown = f" ({', '.join(own[:_SHOWN])})" if own else ""
    refusal = refusals.OTHER_CREDENTIAL
    return BadgeError(refusal.message.format(types=shown), hint=refusal.hint)


def _types(document: Mapping[str, Any]) -> list[str]:
    """Return the names of types.

    Raises:
        LimitError: More than ``MAX_ITEMS``.
    """
    types = _texts(document.get("type", document.get("@type")))
    if len(types) > MAX_ITEMS:
        raise LimitError(f"“type” has {len(types):,} entries; at most {MAX_ITEMS} are read.")
    return types


def _texts(value: object) -> list[str]:
    """Return the texts among the entries of a list, or the one text."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str)]
