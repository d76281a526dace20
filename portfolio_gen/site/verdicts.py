"""How a verdict looks. Its words are those of ``Verdict`` and never change."""

from dataclasses import dataclass

from portfolio_gen.base.report import Outcome
from portfolio_gen.site.blocks import Chip
from portfolio_gen.verify.checked import Checked, Verdict

_LOOKS = {
    Verdict.ALTERED: ("bad", "cross"),
    Verdict.WITHDRAWN: ("bad", "stop"),
    Verdict.SUSPENDED: ("late", "pause"),
    Verdict.EXPIRED: ("late", "clock"),
    Verdict.NOT_YET: ("late", "clock"),
    Verdict.OTHER_PERSON: ("bad", "person"),
    Verdict.UNCONFIRMED: ("open", "question"),
    Verdict.INCOMPLETE: ("open", "partial"),
    Verdict.CONFIRMED: ("good", "tick"),
    Verdict.COURSE_ONLY: ("plain", "book"),
}
"""Colour and icon. Only ``Confirmed`` has a tick."""

OUTCOME_LOOKS = {
    Outcome.PASS: ("good", "tick"),
    Outcome.FAIL: ("bad", "cross"),
    Outcome.UNKNOWN: ("open", "partial"),
    Outcome.SKIP: ("plain", "dash"),
}
"""Colour and icon of a single check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a verdict or an outcome looks that is worked out in the reader's browser.

    Attributes:
        name: What the verifier calls it.
        words: An outcome in words; a verdict brings its own.
    """

    name: str
    tone: str
    icon: str
    words: str = ""


LOOKS = (
    *(Look(name=verdict.name, tone=tone, icon=icon) for verdict, (tone, icon) in _LOOKS.items()),
    *(
        Look(name=outcome.name.lower(), tone=tone, icon=icon, words=outcome.value.capitalize())
        for outcome, (tone, icon) in OUTCOME_LOOKS.items()
    ),
    Look(name="ERROR", tone="plain", icon="dash"),
)
"""All of them, and what stands for a file that could not be read."""


def chip_for(verdict: Verdict) -> Chip:
    """Return the chip of a verdict."""
    tone, icon = _LOOKS[verdict]
    return Chip(tone=tone, icon=icon, words=verdict.value)


def verdict_of(checked: Checked | None) -> Verdict:
    """Return the verdict on a badge; one that nobody checked is never called more than that."""
    return checked.verdict if checked else Verdict.INCOMPLETE


MEANINGS = {
    Verdict.CONFIRMED: (
        "Unchanged since it was signed, and signed with a key that the issuer publishes at its own "
        "web address, or by an issuer that whoever runs the verifier knows."
    ),
    Verdict.UNCONFIRMED: (
        "Unchanged since it was signed. Who signed it could not be shown: anybody can make such a "
        "key and write any name beside it."
    ),
    Verdict.INCOMPLETE: (
        "What was checked is in order, but something that has to be checked could not be. The "
        "table of checks says what, and why."
    ),
    Verdict.EXPIRED: "It was valid until the date that its issuer set, and that date has passed.",
    Verdict.NOT_YET: (
        "Its issuer set a date from which it is valid, and that date is still to come."
    ),
    Verdict.WITHDRAWN: "The issuer’s own list says that the badge no longer counts.",
    Verdict.SUSPENDED: (
        "The issuer’s own list says that the badge does not count for the time being."
    ),
    Verdict.OTHER_PERSON: "It was issued to somebody else.",
    Verdict.ALTERED: (
        "The signature does not fit the content, or somebody other than the named issuer signed "
        "it. Nothing that the file says can be relied on."
    ),
    Verdict.COURSE_ONLY: (
        "A course recorded it without a signature. It may be true, but nobody outside the course "
        "can check it."
    ),
}
"""What each verdict means, in the order in which a reader meets them."""
