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
    """

    badge: Badge
    report: Report
    verdict: Verdict
    sentence: str
    at: datetime
    address: str = ""
    open_host: bool = False
    known_to: str = ""
