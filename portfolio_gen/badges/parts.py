"""Parts that Open Badges 2.0 and 3.0 write alike."""

import re

from portfolio_gen.badges.fields import MAX_ADDRESS, Fields
from portfolio_gen.model.badge import (
    Alignment,
    Evidence,
    Image,
    Issuer,
    RecipientIdentity,
)

_HASH = re.compile(r"(?:sha256|md5)\$[0-9A-Fa-f]+\Z")


def image_of(holder: Fields, name: str = "image") -> Image | None:
    """Return the image that a member names: an address, a ``data:`` URI or an object.

    Raises:
        LimitError: Something is too long.
    """
    if holder.is_address(name):
        return Image(id=holder.text(name, limit=MAX_ADDRESS))
    found = holder.child(name)
    if found is None or not found.has("id"):
        return None
    return Image(id=found.text("id", limit=MAX_ADDRESS), caption=found.prose("caption"))


def issuer_of(profile: Fields) -> Issuer:
    """Return what a profile says about its owner.

    Raises:
        BadgeError: The identifier is no text.
        LimitError: Something is too long.
    """
    return Issuer(
        id=profile.must_be_text("id"),
        name=profile.text("name"),
        url=profile.text("url"),
        email=profile.text("email"),
        description=profile.prose("description"),
        image=image_of(profile),
    )


def evidence_of(holder: Fields) -> tuple[Evidence, ...]:
    """Return the works an award names; OB 2.0 may give bare addresses.

    Raises:
        LimitError: Too many, or something is too long.
    """
    return tuple(
        Evidence(
            id=work.text("id", limit=MAX_ADDRESS),
            name=work.text("name"),
            description=work.prose("description"),
            narrative=work.prose("narrative"),
            genre=work.text("genre"),
            audience=work.text("audience"),
        )
        for work in holder.linked("evidence")
    )


def alignment_of(achievement: Fields) -> tuple[Alignment, ...]:
    """Return the framework entries; OB 1.1 calls their members ``name`` and ``url``.

    Raises:
        LimitError: Too many, or something is too long.
    """
    return tuple(
        Alignment(
            target_name=entry.text("targetName") or entry.text("name"),
            target_url=entry.text("targetUrl") or entry.text("url"),
            target_code=entry.text("targetCode"),
            target_framework=entry.text("targetFramework"),
        )
        for entry in achievement.children("alignment")
    )


def criteria_of(achievement: Fields) -> tuple[str, str]:
    """Return what had to be done: the narrative and the address. OB 2.0 may give an address only.

    Raises:
        LimitError: Something is too long.
    """
    if achievement.is_address("criteria"):
        return "", achievement.text("criteria", limit=MAX_ADDRESS)
    found = achievement.child("criteria")
    return (found.prose("narrative"), found.text("id")) if found else ("", "")


def identity_of(statement: Fields, *, kind: str, value: str) -> RecipientIdentity | None:
    """Return one statement about the recipient; None and a note if it cannot be compared.

    Args:
        statement: The object.
        kind: Name of the member that says what kind of identity it is.
        value: Name of the member that holds the identity or its hash.

    Raises:
        LimitError: Something is too long.
    """
    identity = statement.text(value)
    if not identity:
        statement.notes.add(
            f"“{statement.to(value)}” is missing, so nobody can be compared with it."
        )
        return None
    hashed = statement.data.get("hashed")
    if hashed is not None and not isinstance(hashed, bool):
        statement.notes.add_reshaped(f"“{statement.to('hashed')}” is neither true nor false.")
    return RecipientIdentity(
        identity_type=statement.text(kind),
        identity=identity,
        # Some issuers leave the mark out; a hash begins with the name of its algorithm.
        hashed=hashed if isinstance(hashed, bool) else _HASH.match(identity) is not None,
        salt=statement.text("salt"),
    )
