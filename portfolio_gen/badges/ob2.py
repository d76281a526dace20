"""Open Badges 2.0 assertions, and older ones for display, to ``Badge``."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from portfolio_gen.badges.endorsements import endorsers_of
from portfolio_gen.badges.fields import Fields
from portfolio_gen.badges.moments import from_seconds, is_number
from portfolio_gen.badges.packed import Packed
from portfolio_gen.badges.parts import (
    alignment_of,
    criteria_of,
    evidence_of,
    identity_of,
    image_of,
    issuer_of,
)
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.model.badge import (
    Achievement,
    Badge,
    Format,
    Issuer,
    Proof,
    Recipient,
    Securing,
    Status,
)

_HOSTED = frozenset({"hosted", "HostedBadge"})
_SIGNED = frozenset({"signed", "SignedBadge"})


def read(document: Mapping[str, Any], packed: Packed, kind: Format) -> Badge:
    """Return the view of an assertion.

    Args:
        document: The assertion; its badge class and issuer may be inside or only linked.
        packed: The file, and what was found while it was unpacked.
        kind: ``Format.OB2`` or ``Format.OB1``.

    Raises:
        BadgeError: It does not say which badge was earned, or a member that a verdict depends on
            is of the wrong type.
        LimitError: Something is too long or too many.

    Spec: OB 2.0, data classes Assertion, BadgeClass and Profile; OB 1.1.
    """
    assertion = Fields(data=document, notes=packed.notes)
    about = _linked(assertion, "badge")
    if about is None:
        raise BadgeError(
            "This file does not say which badge was earned (“badge”).",
            hint="Ask whoever gave it to you for a corrected badge.",
        )
    issuer = _linked(about, "issuer")
    verification = _verification(assertion)
    identifier = _identifier(assertion, verification)
    achievement = _achievement(about)
    return Badge(
        source=packed.source,
        raw=packed.raw,
        payload=packed.payload,
        token=packed.token,
        container=packed.container,
        format=kind,
        securing=_securing(packed, verification, identifier),
        id=identifier,
        name=achievement.name or achievement.id or identifier,
        issuer=_issuer(issuer),
        achievement=achievement,
        recipient=_recipient(assertion),
        valid_from=_moment(assertion, "issuedOn") or _moment(assertion, "issued_on"),
        valid_until=_moment(assertion, "expires"),
        narrative=assertion.prose("narrative"),
        image=image_of(assertion),
        evidence=evidence_of(assertion),
        proofs=_proofs(packed, verification),
        status=_status(issuer),
        endorsements=(*endorsers_of(assertion), *endorsers_of(about)),
        revoked=_revoked(assertion),
        notes=tuple(packed.notes.found),
    )


def _linked(holder: Fields, name: str) -> Fields | None:
    """Return an object that stands here or is only named by its address.

    Raises:
        BadgeError: The member is something else.
    """
    if isinstance(holder.data.get(name), str):
        holder.notes.add(f"“{holder.to(name)}” is only linked; what it says is not in this file.")
        return holder.linked(name)[0]
    return holder.must_be_child(name)


def _verification(assertion: Fields) -> Fields:
    """Return how the assertion wants to be verified; before version 2.0 the name was ``verify``."""
    found = assertion.child("verification") or assertion.child("verify")
    return found or Fields(data={}, way=assertion.to("verification"), notes=assertion.notes)


def _identifier(assertion: Fields, verification: Fields) -> str:
    """Return the identifier; older assertions have their address in ``verify`` instead.

    Raises:
        BadgeError: It is no text.
        LimitError: It is too long.
    """
    hosted = _HOSTED & set(verification.texts("type"))
    address = verification.text("url") if hosted else ""
    return assertion.must_be_text("id") or address or assertion.text("uid")


def _achievement(about: Fields) -> Achievement:
    """Return what was achieved.

    Raises:
        BadgeError: The identifier is no text.
        LimitError: Something is too long or too many.
    """
    narrative, address = criteria_of(about)
    return Achievement(
        id=about.must_be_text("id"),
        name=about.text("name"),
        description=about.prose("description"),
        criteria=narrative,
        criteria_url=address,
        image=image_of(about),
        alignment=alignment_of(about),
        tags=about.texts("tags"),
    )


def _issuer(profile: Fields | None) -> Issuer:
    """Return the issuer; version 0.5 names it by ``origin`` and has ``contact``.

    Raises:
        BadgeError: The identifier is no text.
        LimitError: Something is too long.
    """
    if profile is None:
        return Issuer(id="")
    issuer = issuer_of(profile)
    origin = profile.text("origin")
    return replace(
        issuer,
        id=issuer.id or origin,
        url=issuer.url or origin,
        email=issuer.email or profile.text("contact"),
    )


def _recipient(assertion: Fields) -> Recipient:
    """Return who received it; version 0.5 has the identity and its salt at the top.

    Raises:
        LimitError: Something is too long.
    """
    if isinstance(assertion.data.get("recipient"), str):
        old = identity_of(assertion, kind="type", value="recipient")
        return Recipient(identities=(replace(old, identity_type="email"),) if old else ())
    statement = assertion.child("recipient")
    found = identity_of(statement, kind="type", value="identity") if statement else None
    return Recipient(identities=(found,) if found else ())


def _moment(assertion: Fields, name: str) -> str:
    """Return a date; before version 2.0 it may be a number of seconds since 1970.

    Raises:
        BadgeError: It is neither, or no possible time.
        LimitError: It is too long.
    """
    value = assertion.data.get(name)
    if not is_number(value):
        return assertion.must_be_text(name)
    moment = from_seconds(value)
    if moment is None:
        raise assertion.wrong(name, "a possible time", value)
    return moment


def _securing(packed: Packed, verification: Fields, identifier: str) -> Securing:
    """Return what keeps the assertion from being changed.

    Raises:
        LimitError: Something is too long or too many.
    """
    if packed.token:
        return Securing.JWS
    types = set(verification.texts("type"))
    if _SIGNED & types:
        packed.notes.add("It says that it is signed, but the signature is not in this file.")
        return Securing.NONE
    if _HOSTED & types or identifier.startswith(("https://", "http://")):
        return Securing.HOSTED
    return Securing.NONE


def _proofs(packed: Packed, verification: Fields) -> tuple[Proof, ...]:
    """Return the signature, with the key that the assertion names for it.

    Raises:
        LimitError: Something is too long.
    """
    key = verification.text("creator") or verification.text("url")
    return tuple(
        replace(proof, verification_method=proof.verification_method or key)
        for proof in packed.proofs
    )


def _status(issuer: Fields | None) -> tuple[Status, ...]:
    """Return where the issuer would say that the badge was withdrawn.

    Raises:
        BadgeError: The address is no text.
        LimitError: It is too long.
    """
    address = issuer.must_be_text("revocationList") if issuer else ""
    return (Status(type="RevocationList", list_url=address),) if address else ()


def _revoked(assertion: Fields) -> bool:
    """Tell whether the assertion itself says that it is withdrawn.

    Raises:
        BadgeError: It says something that is neither yes nor no.
    """
    value = assertion.data.get("revoked")
    if value is not None and not isinstance(value, bool):
        raise assertion.wrong("revoked", "true or false", value)
    return bool(value)
