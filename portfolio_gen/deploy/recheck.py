"""Looking again at what was published: do the badges still stand, do the links lead somewhere?

Nothing is written and nobody is told; the answer is for whoever reads the run.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

from portfolio_gen.base.errors import Unreachable, Where
from portfolio_gen.base.fetch import Fetcher, NoNetwork
from portfolio_gen.base.report import Outcome
from portfolio_gen.base.wire import NO_HOST
from portfolio_gen.content.markdown import pointers
from portfolio_gen.content.privacy import public_view
from portfolio_gen.model.badge import Badge
from portfolio_gen.model.common import AnyItem, KeyPath, Model
from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from portfolio_gen.verify.verdict import REQUIRED

RECENT = dt.timedelta(days=35)
"""A badge that expired longer ago is shown as expired on purpose."""

SOON = dt.timedelta(days=35)
"""A badge that expires within this time is named, so that it can be renewed."""

BROKEN = frozenset({Verdict.ALTERED, Verdict.WITHDRAWN, Verdict.SUSPENDED, Verdict.OTHER_PERSON})
"""Verdicts that a badge should not stay published with."""

GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
"""Answers that mean that a page is not there; others may be a matter of the moment."""

OWN = frozenset({"achievement", "base_url", "verifier_url"})
"""Fields whose addresses no reader follows: names, this very site, and its tools."""

_WEB = ("http://", "https://")


class State(StrEnum):
    """What came of looking."""

    GOOD = "good"
    NOTE = "to know"
    OPEN = "could not be checked"
    BAD = "has to be mended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What came of looking at one badge or one link.

    Attributes:
        place: The file, with line and column where they are known.
        state: What came of it.
        words: That in a sentence, with what to do.
    """

    place: str
    state: State
    words: str


def look_at_badge(place: str, badge: Badge, context: Context) -> Look:
    """Check a badge again, and whether its time has just run out or soon will."""
    checked = verify_badge(badge, context)
    said = f"{checked.verdict}. {checked.sentence}"
    if checked.verdict in BROKEN:
        return Look(place=place, state=State.BAD, words=f"{said} Take it out, or ask the issuer.")
    if checked.verdict is Verdict.EXPIRED:
        if _at(badge, context, -RECENT).verdict is Verdict.EXPIRED:
            return Look(place=place, state=State.NOTE, words=said)
        return Look(
            place=place, state=State.BAD, words=f"{said} Ask the issuer whether it was renewed."
        )
    if any(f.check in REQUIRED and f.outcome is Outcome.UNKNOWN for f in checked.report.findings):
        return Look(place=place, state=State.OPEN, words=said)
    if _at(badge, context, SOON).verdict is Verdict.EXPIRED:
        words = f"{said} It expires within {SOON.days} days; ask the issuer to renew it."
        return Look(place=place, state=State.NOTE, words=words)
    return Look(place=place, state=State.GOOD, words=said)


def _at(badge: Badge, context: Context, later: dt.timedelta) -> Checked:
    """Check a badge by another day; nobody has to be asked for that."""
    return verify_badge(badge, replace(context, now=context.now + later, fetcher=NoNetwork()))


def web_links(portfolio: Portfolio) -> dict[str, Where]:
    """Return every address that something public leads to, with the first place it stands at."""
    shown = public_view(portfolio)
    found: dict[str, Where] = {}
    items: tuple[AnyItem | None, ...] = (
        portfolio.settings,  # everything in it is public, and only here it has its places
        shown.about,
        shown.resume,
        shown.outcomes,
        *shown.works,
        *shown.reflections,
        *shown.courses,
        *shown.course_badges,
        *shown.rubrics,
        *shown.views,
    )
    for item in items:
        if item is not None:
            for url, where in _links_of(item):
                found.setdefault(url, where)
    return found


def _links_of(item: AnyItem) -> Iterator[tuple[str, Where]]:
    for way, url in _addresses(item.meta, ()):
        yield url, item.where(*way)
    for pointer in pointers(item.body, first_line=item.body_line):
        if pointer.target.startswith(_WEB) and not pointer.image:
            yield (
                pointer.target.partition("#")[0],
                Where(file=str(item.path), line=pointer.line, column=pointer.column),
            )


def _addresses(value: object, way: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield every web address in the fields of something."""
    if isinstance(value, str):
        if value.startswith(_WEB):
            yield way, value.partition("#")[0]
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            if name not in OWN:
                yield from _addresses(getattr(value, name), (*way, name))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _addresses(part, (*way, str(key)))
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _addresses(part, (*way, number))


def look_at_links(links: Mapping[str, Where], fetcher: Fetcher) -> Iterable[Look]:
    """Ask every address whether there is something.

    A name that no host has is taken for a dead link only if some other host did answer: else it
    is the network that is missing.
    """
    found = {url: _ask(url, fetcher) for url in links}
    reached = any(answer.reached for answer in found.values())
    return [_judged(url, str(where), found[url], reached=reached) for url, where in links.items()]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What one address said: a status, or why there is none."""

    status: int = 0
    reason: str = ""
    no_host: bool = False

    @property
    def reached(self) -> bool:
        return self.status > 0


def _ask(url: str, fetcher: Fetcher) -> _Answer:
    try:
        return _Answer(status=fetcher.fetch(url).status)
    except Unreachable as error:
        host = (urlsplit(url).hostname or "").lower()
        return _Answer(reason=error.message, no_host=error.message == NO_HOST.format(host=host))


def _judged(url: str, place: str, answer: _Answer, *, reached: bool) -> Look:
    lost = "A reader who follows this link finds nothing. Correct it, or take it out."
    if answer.status in GONE:
        words = f"{url} is gone (it answers with {answer.status}). {lost}"
        return Look(place=place, state=State.BAD, words=words)
    if answer.no_host and reached:
        return Look(place=place, state=State.BAD, words=f"{url} is gone: {answer.reason} {lost}")
    if not answer.reached:
        words = f"{url} could not be checked: {answer.reason}"
        return Look(place=place, state=State.OPEN, words=words)
    if answer.status >= HTTPStatus.BAD_REQUEST:
        words = f"{url} could not be checked: it answers with {answer.status}."
        return Look(place=place, state=State.OPEN, words=words)
    return Look(place=place, state=State.GOOD, words=url)
