"""What a place in a list means, by the purpose of the list."""

from dataclasses import dataclass

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.model.badge import Status
from portfolio_gen.verify.case import Answer
from portfolio_gen.verify.status.copy import Copy

REVOCATION = "revocation"
SUSPENSION = "suspension"
REFRESH = "refresh"
MESSAGE = "message"
INFORMS = (REFRESH, MESSAGE)
"""Purposes that take nothing away from a badge."""

_SHOWN = 60
_REASON = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a list says of one badge.

    Attributes:
        value: The value of its place; 0 if nothing is said of it.
        copy: The list.
        stale: True if the copy is too old to say that nothing happened since.
        says: Whose list it is, if it was fetched.
    """

    value: int
    copy: Copy
    stale: bool
    says: str


def meaning(place: Status, said: Said) -> Answer:
    """Return what a value means.

    Raises:
        ProofError: The badge is withdrawn or suspended.
        Unreachable: The copy is too old, or what the value means is not known here.

    Spec: Bitstring Status List 1.0 section 2.1 (statusPurpose).
    """
    if place.purpose == REVOCATION and said.value:
        # For good: an old copy is as true today as it was then.
        raise withdrawn(said.copy)
    if said.stale:
        raise said.copy.too_old("the list")
    words = said.copy.words
    if place.purpose == SUSPENSION and said.value:
        raise ProofError(f"The issuer has suspended this badge, says its list {words}.")
    if place.purpose in INFORMS:
        return said.copy.answer(_announced(place, said), said.says)
    if place.purpose in (REVOCATION, SUSPENSION):
        done = {REVOCATION: "withdrawn", SUSPENSION: "suspended"}[place.purpose]
        return said.copy.answer(f"Not {done}, says the issuer's list {words}.", said.says)
    shown = _plain(place.purpose, _SHOWN)
    if said.value:
        raise Unreachable(
            f"The issuer's list marks this badge with “{shown}”, {words}; what that means is not "
            "known here."
        )
    message = f"Not marked with “{shown}”, says the issuer's list {words}."
    return said.copy.answer(message, said.says)


def withdrawn(copy: Copy, reason: object = None) -> ProofError:
    """Return what is said of a withdrawn badge; the reason is a text of the issuer."""
    message = f"The issuer has withdrawn this badge, says its list {copy.words}."
    return ProofError(message + reason_in_words(reason))


def reason_in_words(reason: object) -> str:
    """Return a reason as a sentence with a blank before it; nothing if there is none."""
    text = _plain(reason, _REASON) if isinstance(reason, str) else ""
    return f" Reason given: “{text}”." if text else ""


def unsupported(place: Status) -> Unreachable:
    """Return what is said of a kind of list that is not known."""
    kind = _plain(place.type, _SHOWN)
    return Unreachable(
        f"The issuer would say in a way that is not supported (“{kind}”) whether it was withdrawn."
    )


def _announced(place: Status, said: Said) -> str:
    """Return what the issuer announces."""
    words = said.copy.words
    if place.purpose == REFRESH:
        news = "There is a newer version of this badge" if said.value else "There is nothing newer"
        return f"{news}, says the issuer's list {words}."
    for value, message in place.messages:
        if _hexadecimal(value) == said.value:
            shown = _plain(message, _REASON)
            return f"The issuer's list says “{shown}” of this badge, {words}."
    return f"The issuer's list says {said.value:#x} of this badge, {words}."


def _hexadecimal(text: str) -> int | None:
    """Return the value behind ``0x2``; None if it is none."""
    try:
        return int(text, 16) if text.isascii() and text.startswith("0x") else None
    except ValueError:
        return None


def _plain(text: str, limit: int) -> str:
    """Return a text of a stranger on one line, without characters that nobody sees."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown if len(shown) <= limit else f"{shown[:limit]}…"
