"""A badge that somebody received, before it becomes part of their portfolio."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from portfolio_gen.author.slugs import slug_of
from portfolio_gen.badges.editions import Edition, edition
from portfolio_gen.model.badge import Badge, Container
from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.verify.recipient import matches

ENDINGS = {
    Container.JSON: ".json",
    Container.JWS: ".jwt",
    Container.PNG: ".png",
    Container.SVG: ".svg",
}
"""What the name of a badge file ends in."""

_TELLTALE = re.compile(r"identity_?_?(?:email|url|telephone)|^e?-?mail$", re.IGNORECASE)
_INSIDE = re.compile(rb"[?&]identity__?(?:email|url|telephone)=", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a portfolio says about a badge.

    Attributes:
        same: The file of the same badge, or of a newer edition of it; empty if there is none.
        older: The file of an older edition; empty if there is none.
        is_newer: True if ``same`` is a newer edition.
    """

    same: str = ""
    older: str = ""
    is_newer: bool = False


def known(badge: Badge, portfolio: Portfolio) -> Known:
    """Return whether a portfolio has a badge already."""
    older = ""
    for file in portfolio.badges:
        found = edition(badge, file.badge)
        if found in (Edition.SAME, Edition.NEWER):
            return Known(same=str(file.path), is_newer=found is Edition.NEWER)
        if found is Edition.OLDER:
            older = str(file.path)
    return Known(older=older)


def name_for(badge: Badge, portfolio: Portfolio) -> str:
    """Return a name for the file of a badge, without its ending; empty if none can be made.

    A course that offers the achievement has a name for it.
    """
    for course in portfolio.courses:
        for offered in course.meta.badges:
            if offered.achievement and offered.achievement == badge.achievement.id:
                return offered.id
    return slug_of(badge.name)


def without_identity(address: str) -> str:
    """Return a web address without what it says about a person: ``?identity__email=…``."""
    try:
        parts = urlsplit(address)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return address
    kept = [(name, value) for name, value in pairs if not _TELLTALE.search(name)]
    if len(kept) == len(pairs):
        return address
    return urlunsplit(parts._replace(query=urlencode(kept)))


def gives_away(badge: Badge) -> Iterable[str]:
    """Yield sentences about personal data in a badge, which cannot be taken out of it."""
    if _INSIDE.search(badge.payload):
        yield (
            "An address inside the badge has your e-mail address in it. The issuer signed it, so "
            "it cannot be taken out; whoever downloads the badge can read it."
        )
    if any(not i.hashed and "@" in i.identity for i in badge.recipient.identities):
        yield (
            "The badge names your e-mail address in plain words. The issuer signed it, so it "
            "cannot be taken out; whoever downloads the badge can read it."
        )


def belongs_to(badge: Badge, address: str) -> bool:
    """Tell whether a badge was issued to an e-mail address."""
    spellings = (address, address.lower())
    return any(matches(i, text) for i in badge.recipient.identities for text in spellings)
