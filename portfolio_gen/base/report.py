"""Findings and what they add up to: the worst wins, and silence is not a pass."""

from dataclasses import dataclass
from enum import StrEnum

from portfolio_gen.base.errors import Where


class Outcome(StrEnum):
    """What became of one check."""

    SKIP = "not applicable"
    PASS = "passed"  # noqa: S105 (not a password)
    UNKNOWN = "not checked"
    FAIL = "failed"


RANK = (Outcome.SKIP, Outcome.PASS, Outcome.UNKNOWN, Outcome.FAIL)
"""From harmless to worst."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The result of one check, in words a reader understands.

    Attributes:
        check: Stable name of the check, such as ``signature`` or ``reflection-length``.
        outcome: What became of it.
        message: One sentence: what was found.
        why: Why it matters to a reader of the site or the badge; may be empty.
        hint: The exact fix; may be empty.
        where: The place in a file, if there is one.
        says: Who says so: this program, the issuer's list, the owner of a trust list.
        spec: Section of the specification that asks for the check; may be empty.
        advice: True for something that should be mended but does not stop a build.
        place: The member of a document, such as ``credentialSubject.achievement``; may be empty.
        kept: True if the answer was read in a copy that ``says`` keeps, not where it is published.
    """

    check: str
    outcome: Outcome
    message: str
    why: str = ""
    hint: str = ""
    where: Where | None = None
    says: str = ""
    spec: str = ""
    advice: bool = False
    place: str = ""
    kept: bool = False

    def __str__(self) -> str:
        """Return ``place: message why hint`` on one line."""
        text = " ".join(part for part in (self.message, self.why, self.hint) if part)
        return f"{self.where}: {text}" if self.where else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All findings about one subject, in the order in which the checks ran."""

    subject: str
    findings: tuple[Finding, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """The worst finding decides; no finding at all is UNKNOWN, never PASS."""
        ran = [f.outcome for f in self.findings if f.outcome is not Outcome.SKIP]
        return max(ran, key=RANK.index, default=Outcome.UNKNOWN)

    @property
    def failures(self) -> tuple[Finding, ...]:
        """Failed findings that stop a build: advice is left out."""
        return tuple(f for f in self.findings if f.outcome is Outcome.FAIL and not f.advice)

    def named(self, check: str) -> tuple[Finding, ...]:
        """Return the findings of the check called ``check``."""
        return tuple(f for f in self.findings if f.check == check)
