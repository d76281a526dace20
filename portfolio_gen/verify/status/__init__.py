"""Was it withdrawn: by the document itself, or by what the issuer publishes.

Every place where the issuer would say so is asked, and each has a finding of its own. A list counts
if it is the issuer's and current; from any other nothing is concluded, neither way.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.model.badge import Format, Securing, Status
from portfolio_gen.verify.case import Answer, Case
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.status import bits, named, original
from portfolio_gen.verify.status.purpose import INFORMS, SUSPENSION, unsupported
from portfolio_gen.verify.step import Step

MAX_PLACES = 8
"""Most places of one badge that are asked; real badges have one or two."""

_OLD = (Format.OB2, Format.OB1)

Question = Callable[[], Answer]


def withdrawals(step: Step, case: Case, ctx: Context) -> Iterator[Finding]:
    """Report what every place says about withdrawal, and what the issuer announces there.

    Spec: VCDM 2.0 section 4.10; OB 3.0 section 8.2; OB 2.0 sections "Assertion" (revoked) and
    "RevocationList".
    """
    if case.badge.revoked:
        yield step.finding("The badge itself says that it was withdrawn.", Outcome.FAIL)
    places = [s for s in case.badge.status if _purpose(s) not in (SUSPENSION, *INFORMS)]
    questions = [*_old(case, ctx), *_questions(places, case, ctx)]
    yield from _asked(step, questions)
    if not questions and not case.badge.revoked:
        message = "The issuer keeps no list of withdrawn badges for this one."
        yield step.finding(message, Outcome.SKIP)
    announced = [s for s in case.badge.status if _purpose(s) in INFORMS]
    for finding in _asked(step, _questions(announced, case, ctx)):
        yield replace(finding, why="", advice=True)


def suspensions(step: Step, case: Case, ctx: Context) -> Iterator[Finding]:
    """Report what every place says about suspension.

    Spec: Bitstring Status List 1.0 section 2.1.
    """
    places = [status for status in case.badge.status if _purpose(status) == SUSPENSION]
    yield from _asked(step, _questions(places, case, ctx))
    if not places:
        message = "The issuer keeps no list of suspended badges for this one."
        yield step.finding(message, Outcome.SKIP)


def _purpose(place: Status) -> str:
    """Return what a list is for; those that name badges know of withdrawal only."""
    return place.purpose if place.type in bits.KINDS else ""


def _asked(step: Step, questions: list[Question]) -> Iterator[Finding]:
    """Yield the answers, as far as they are not too many."""
    for question in questions[:MAX_PLACES]:
        yield step.ask(question)
    if len(questions) > MAX_PLACES:
        message = f"The badge names more than {MAX_PLACES} lists; the others were not asked."
        yield step.finding(message, Outcome.UNKNOWN)


def _questions(places: list[Status], case: Case, ctx: Context) -> list[Question]:
    """Return one question for every entry of the badge."""
    return [lambda place=place: _answer(place, case, ctx) for place in places]  # type: ignore[misc]


def _answer(place: Status, case: Case, ctx: Context) -> Answer:
    """Ask one list.

    Raises:
        ProofError: The badge is withdrawn or suspended.
        Unreachable: The list does not settle it.
    """
    if place.type in bits.KINDS:
        return bits.check(place, case, ctx)
    if place.type == named.EDTECH:
        return named.check_credentials(place, case, ctx)
    if place.type == named.OPEN_BADGES:
        return named.check_assertions(place.list_url, case, ctx)
    raise unsupported(place)


def _old(case: Case, ctx: Context) -> list[Question]:
    """Return what is asked about badges older than version 3.0, whatever they say themselves."""
    if case.badge.format not in _OLD:
        return []
    if case.badge.securing is Securing.HOSTED:
        return [lambda: original.check_original(case, ctx)]
    if case.badge.securing is Securing.JWS and not case.badge.status:
        return [lambda: original.check_issuers_list(case, ctx)]
    return []
