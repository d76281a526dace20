"""The verdicts of a portfolio's badges, worked out once per day and badge."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from portfolio_gen.base.errors import Where
from portfolio_gen.base.report import Finding, Outcome, Report
from portfolio_gen.model.badge import Badge
from portfolio_gen.model.portfolio import BadgeFile, Portfolio
from portfolio_gen.site.kept.cache import NO_CACHE, Cache
from portfolio_gen.site.kept.digests import digest
from portfolio_gen.site.kept.plain import finding_data, read_finding
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.moments import parse_time

ADVISED = frozenset(
    {
        Verdict.ALTERED,
        Verdict.WITHDRAWN,
        Verdict.SUSPENDED,
        Verdict.EXPIRED,
        Verdict.NOT_YET,
        Verdict.OTHER_PERSON,
    }
)
"""Verdicts that a student should know of before an employer does."""


@dataclass(slots=True, kw_only=True)
class BadgeChecks:
    """What was found out about badges before, and what is found out now.

    Attributes:
        program: Digest of this program and its libraries; another one may judge differently.
        cache: Where findings are kept.
        name: File in that cache.
        new: Findings of this build, by the digest of what they depend on.
    """

    program: str
    cache: Cache = NO_CACHE
    name: str = ""
    new: dict[str, Any] = field(default_factory=dict)

    def check(self, badges: tuple[BadgeFile, ...], ctx: Context) -> dict[str, Checked]:
        """Return what the checks say about every badge, by its slug."""
        known = (self.cache.read(self.name) or {}).get("badges")
        old = known if isinstance(known, dict) else {}
        found = {file.slug: self._one(file.badge, ctx, old) for file in badges}
        if old != self.new:
            self.cache.write(self.name, {"badges": self.new})
        return found

    def _one(self, badge: Badge, ctx: Context, old: Mapping[str, Any]) -> Checked:
        if self.cache.folder is None:
            return _verified(badge, ctx)
        key = self._key(badge, ctx)
        checked = _restored(old.get(key), badge, ctx.now) or _verified(badge, ctx)
        if not checked.inside:  # documents inside have verdicts of their own, made anew
            self.new[key] = _kept(checked)
        return checked

    def _key(self, badge: Badge, ctx: Context) -> str:
        """Return a digest of everything the checks look at; the moment counts by the day.

        On a day on which the badge begins or ceases to be valid, it counts to the instant.
        """
        today = ctx.now.astimezone(dt.UTC).date()
        turning = any(moment.date() == today for moment in turning_points(badge))
        moment = ctx.now.isoformat() if turning else today.isoformat()
        issuers = [repr(issuer) for issuer in ctx.issuers]
        return digest(self.program, badge.source, badge.raw.hex(), moment, issuers, ctx.recipient)


def _verified(badge: Badge, ctx: Context) -> Checked:
    from portfolio_gen.verify.steps import verify_badge  # noqa: PLC0415 (only if needed)

    return verify_badge(badge, ctx)


def turning_points_of(checked: Checked) -> list[dt.datetime]:
    """Return the moments at which a verdict, or one of a document inside, may change."""
    moments = turning_points(checked.badge)
    for document in checked.inside:
        moments += turning_points_of(document.checked) if document.checked else []
    return moments


def turning_points(badge: Badge) -> list[dt.datetime]:
    """Return the moments at which the verdict of ``badge`` itself may change."""
    texts = [badge.valid_from, badge.valid_until]
    texts += [text for proof in badge.proofs for text in (proof.created, proof.expires)]
    return [moment for text in texts if (moment := parse_time(text)) is not None]


def context_for(portfolio: Portfolio, now: dt.datetime) -> Context:
    """Return the world as this person's own checks see it.

    Whoever owns the portfolio wrote its list of issuers and keeps the copies. The pages say so,
    whatever the list says of itself: otherwise a student could let a ministry vouch.
    """
    who = portfolio.identity
    owner = portfolio.settings.meta.basics.name
    issuers = tuple(replace(known, says=owner) for known in portfolio.issuers)
    recipient = (*who.emails, *who.dids, *who.urls, *who.phones, *who.student_ids)
    return Context(now=now, issuers=issuers, recipient=recipient)


def advice(badges: tuple[BadgeFile, ...], checked: Mapping[str, Checked]) -> tuple[Finding, ...]:
    """Return a finding for every badge of which an employer would read something bad."""
    return tuple(
        Finding(
            check="badge-verdict",
            outcome=Outcome.FAIL,
            advice=True,
            message=f"an employer would read “{result.verdict}”.",
            why=result.sentence,
            where=Where(file=str(file.path)),
        )
        for file in badges
        if (result := checked[file.slug]).verdict in ADVISED
    )


def _kept(checked: Checked) -> dict[str, Any]:
    """Return a verdict as plain data, without the badge."""
    return {
        "findings": [finding_data(finding) for finding in checked.report.findings],
        "verdict": checked.verdict,
        "sentence": checked.sentence,
        "address": checked.address,
        "open_host": checked.open_host,
        "known_to": checked.known_to,
    }


def _restored(data: Any, badge: Badge, now: dt.datetime) -> Checked | None:  # noqa: ANN401
    """Return the verdict kept as ``data``; None if it has another shape."""
    try:
        findings = tuple(read_finding(raw) for raw in data["findings"])
        return Checked(
            badge=badge,
            report=Report(subject=badge.source, findings=findings),
            verdict=Verdict(data["verdict"]),
            sentence=str(data["sentence"]),
            at=now,
            address=str(data["address"]),
            open_host=bool(data["open_host"]),
            known_to=str(data["known_to"]),
        )
    except (KeyError, TypeError, ValueError):
        return None
