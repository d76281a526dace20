"""Is all that is signed of a thing shown wherever the thing stands?

A signature over statements says what is true of a thing, and not in which place of the file it
says so. Anybody can therefore move a member from one place of a thing to another of its places,
or write a text as a list of twice that text, and the signature still fits. Such a file shows
something else than its issuer's. So the badge is read a second time, with all that is said of a
thing in each of its places; a badge that shows less than that is not known to be unchanged.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from portfolio_gen.badges import ob3
from portfolio_gen.badges.packed import Packed
from portfolio_gen.badges.things import Things, repeated
from portfolio_gen.badges.vcdm import names_of_dates
from portfolio_gen.base.errors import BadgeError, Unreachable
from portfolio_gen.model.badge import Badge, Securing

_LIST = "encodedList"
"""Member of a list of withdrawn badges that no view shows."""

_OLD = "1.1"
_UNDATED = (
    "Which version of the standard the badge is written in is not signed, and it has no "
    "“issuanceDate”, which this version asks for."
)
"""Version 2.0 has no such member, so that a badge with it cannot pass for one of the other."""

_PART = (
    "One thing stands in several places of the badge, and not all of them show all that is said "
    "of it; in which place it was said is not signed."
)


def check_whole(badge: Badge, document: Mapping[str, Any]) -> None:
    """Check that a badge signed as statements shows what every file with these statements shows.

    Args:
        badge: As it was read from ``document``.
        document: A credential of bounded size.

    Raises:
        Unreachable: It may show something else than the file that was signed.

    Spec: RDF 1.1 Concepts section 1.6 (a dataset is a set of statements); RDFC-1.0 section 4.
    """
    if badge.vcdm == _OLD and names_of_dates(_OLD)[0] not in document:
        raise Unreachable(_UNDATED)
    if badge.reshaped:
        raise Unreachable(f"{badge.reshaped[0]} How it was written is not signed.")
    things = repeated(document)
    if things and (_withdraws(things) or _shown(_whole(badge, document, things)) != _shown(badge)):
        raise Unreachable(_PART)


def _withdraws(things: Things) -> bool:
    """Tell whether a list of withdrawn badges stands in several places; there is no reason to."""
    return any(_LIST in said for said in things.values())


def _whole(badge: Badge, document: Mapping[str, Any], things: Things) -> Badge:
    """Return the badge that shows everything.

    Raises:
        Unreachable: All that is said of a thing cannot be shown together.
    """
    packed = Packed(
        source=badge.source, raw=badge.raw, payload=badge.payload, container=badge.container
    )
    try:
        return ob3.read(document, packed, badge.format, things=things)
    except BadgeError as error:
        raise Unreachable(_PART) from error


def _shown(badge: Badge) -> Badge:
    """Return what is shown of a badge, without its proofs and without remarks on how it says it."""
    return replace(badge, securing=Securing.EMBEDDED, proofs=(), notes=(), reshaped=())
