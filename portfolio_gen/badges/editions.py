"""Two files of one badge: is the other the same, and which of them is the newer?"""

from enum import StrEnum
from urllib.parse import unquote

from portfolio_gen.badges.moments import moment_of
from portfolio_gen.model.badge import Badge


class Edition(StrEnum):
    """What another badge file is to one."""

    OTHER = "another badge"
    SAME = "the same badge, neither of them newer"
    NEWER = "a newer edition of it"
    OLDER = "an older edition of it"
    UNKNOWN = "cannot be told, because a name of the badge or of its issuer is missing"


def edition(badge: Badge, other: Badge) -> Edition:
    """Return what ``other`` is to ``badge``.

    Spec: OB 3.0 section 10 (Credential equality and comparison algorithm).
    """
    if badge.payload == other.payload:
        return Edition.SAME
    one, two = name_of(badge), name_of(other)
    if one is None or two is None:
        return Edition.UNKNOWN
    if one != two:
        return Edition.OTHER
    mine, its = moment_of(badge.valid_from), moment_of(other.valid_from)
    if mine is None or its is None or mine == its:
        return Edition.SAME
    return Edition.NEWER if its > mine else Edition.OLDER


def name_of(badge: Badge) -> tuple[str, str] | None:
    """Return by what two badges are the same: issuer and identifier; None without them."""
    issuer, identifier = (unquote(text).strip() for text in (badge.issuer.id, badge.id))
    return (issuer, identifier) if issuer and identifier else None
