"""Does the document have what its standard requires, each with the section that asks for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from portfolio_gen.badges import strict_json
from portfolio_gen.base.addresses import refused
from portfolio_gen.base.errors import BadgeError, Unreachable
from portfolio_gen.model.badge import Badge, Format
from portfolio_gen.verify.case import Case
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.moments import parse_time
from portfolio_gen.verify.rules import ob2, ob3
from portfolio_gen.verify.rules.judge import MAX_PROBLEMS, Judge, Problem

OK = 200
"""HTTP: here it is."""

_KINDS = {
    Format.OB3: "AchievementCredential",
    Format.CLR2: "ClrCredential",
    Format.ENDORSEMENT: "EndorsementCredential",
    Format.OB2: "Assertion",
}
"""Kinds of documents whose structure is known, and the class of the document."""


def is_known(badge: Badge) -> bool:
    """Tell whether there are rules for this kind of document."""
    return badge.format in _KINDS


def problems(case: Case) -> Iterator[Problem]:
    """Yield what the standard requires and this document lacks, up to a bound.

    Spec: OB 3.0 appendix B; CLR 2.0 appendix B; OB 2.0 section 3; VCDM 2.0 section 4; VCDM 1.1
    section 4.
    """
    kind = _KINDS[case.badge.format]
    found = _judge(case.badge).problems(case.credential, kind)
    yield from _bounded(found)
    yield from _order_of_dates(case.badge)


def problems_of_linked(case: Case, ctx: Context) -> Iterator[Problem]:
    """Yield what is wrong with the parts of an older badge that it only names by address.

    Raises:
        Unreachable: Such a part could not be had, or is no document.
    """
    if case.badge.format is not Format.OB2:
        return
    about = case.credential.get("badge")
    if isinstance(about, str):
        about = _obtained(about, "badge", ctx)
        yield from _bounded(ob2.JUDGE.problems(about, "BadgeClass", "badge"))
    issuer = about.get("issuer") if isinstance(about, Mapping) else None
    if isinstance(issuer, str):
        profile = _obtained(issuer, "badge.issuer", ctx)
        yield from _bounded(ob2.JUDGE.problems(profile, "Profile", "badge.issuer"))


def _obtained(address: str, place: str, ctx: Context) -> Mapping[str, Any]:
    """Return a document that is only linked.

    Raises:
        Unreachable: It could not be had, or is no document.
    """
    fetched = ctx.fetcher.fetch(address)
    if fetched.status != OK:
        raise Unreachable(f"“{place}” is only a link: {refused(address, fetched.status)}")
    try:
        return strict_json.loads(fetched.body)
    except BadgeError as error:
        raise Unreachable(
            f"“{place}” is only a link, and what it leads to cannot be read: {error.message}"
        ) from error


def _bounded(found: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems up to a bound, and advice up to the same; much advice hides no problem."""
    told: Counter[bool] = Counter()
    for problem in found:
        told[problem.advice] += 1
        if told[problem.advice] <= MAX_PROBLEMS:
            yield problem


def _judge(badge: Badge) -> Judge:
    """Return the tables for a document; one of no known version is taken for the newest."""
    if badge.format is Format.OB2:
        return ob2.JUDGE
    return ob3.JUDGES.get(badge.vcdm, ob3.JUDGES["2.0"])


def _order_of_dates(badge: Badge) -> Iterator[Problem]:
    """Yield that a badge ends before it begins."""
    start, end = parse_time(badge.valid_from), parse_time(badge.valid_until)
    if start and end and end < start:
        spec = {"2.0": "VCDM 2.0 section 4.9", "1.1": "VCDM 1.1 section 4.6"}.get(badge.vcdm, "")
        yield Problem(
            message="The badge ends before it begins to be valid.",
            spec=spec or "OB 2.0 section 3, Assertion",
        )
