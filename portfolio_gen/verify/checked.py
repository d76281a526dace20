"""A badge together with what the checks found."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from portfolio_gen.base.report import Report
from portfolio_gen.model.badge import Badge


class Verdict(StrEnum):
    """The one sentence a reader sees; the first that applies, from the top."""

    ALTERED = "Altered or invalid"
    WITHDRAWN = "Withdrawn by the issuer"
    SUSPENDED = "Suspended by the issuer"
    EXPIRED = "Expired"
    NOT_YET = "Not valid yet"
    OTHER_PERSON = "Does not match this person"
    UNCONFIRMED = "Genuine, issuer not confirmed"
    INCOMPLETE = "Not fully checked"
    CONFIRMED = "Confirmed"
    COURSE_ONLY = "Recorded by the course only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Made by ``verify_badge`` only; holding one means that the checks ran, not that they passed.

    Attributes:
        badge: What the file says. Show nothing of it when the verdict is ``ALTERED``.
        report: One finding per check, at least one for each required check.
        verdict: What the findings add up to.
        sentence: The verdict explained in one sentence for an employer, without jargon.
        at: The moment the checks were made for (aware, UTC).
        address: Host of the web address that publishes the signing key, such as ``oneonta.edu``;
            empty if none does.
        open_host: True if anybody can get an address at that host (``*.github.io``).
        known_to: Who vouches for the issuer; empty if nobody did.
        inside: The signed documents inside this one, each with a verdict of its own that says
            nothing about this badge; empty when the verdict is ``ALTERED``.
    """

    badge: Badge
    report: Report
    verdict: Verdict
    sentence: str
    at: datetime
    address: str = ""
    open_host: bool = False
    known_to: str = ""
    inside: "tuple[Inside, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """A signed document inside another: an endorsement, or a badge of a learner record.

    Attributes:
        place: Where it stands, such as ``credentialSubject.achievement.endorsement[0]``.
        checked: What the checks of it found; None if it was not checked.
        problem: Why it was not checked, as a sentence; empty if it was.
        about_this: False for an endorsement of something else than what it stands in.
        by_issuer: True if whoever issued the document around it issued it, too.
    """

    place: str
    checked: Checked | None = None
    problem: str = ""
    about_this: bool = True
    by_issuer: bool = False

    @property
    def is_praise(self) -> bool:
        """True if it may be shown as somebody's good word: genuine, and about this.

        Who endorses may still be unconfirmed; the verdict says so, and has to be shown with it.
        """
        good = (Verdict.CONFIRMED, Verdict.UNCONFIRMED)
        return self.about_this and self.checked is not None and self.checked.verdict in good
