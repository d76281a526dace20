"""When a badge is valid, judged by the moment in the context.

Compared are instants. Where an old badge names a day without saying where on earth, the answer is
certain only outside the hours in which that day begins or ends somewhere.
"""

from collections.abc import Iterable

from portfolio_gen.badges.vcdm import DATES
from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.model.badge import Format
from portfolio_gen.verify.case import Answer, Case, skip
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.moments import Span, day, exactly, parse_span

__all__ = ["check_valid_from", "check_valid_until", "day", "ends_of", "start_of"]

_BEGINS, _EXPIRES = "begins to be valid", "expires"
_OLD = (Format.OB2, Format.OB1)
_OTHER_VERSION = {"1.1": "2.0", "2.0": "1.1"}
_SHOWN = 40


def check_valid_from(case: Case, ctx: Context) -> Answer:
    """Fail before the badge begins to be valid, or if a signature is dated in the future.

    Raises:
        ProofError: Not valid yet, or signed at a moment still to come.
        Unreachable: A date cannot be read or told exactly enough.

    Spec: VCDM 2.0 section 4.9; VC Data Integrity 1.0 section 2.1 (``created``).
    """
    start = start_of(case)
    if start and ctx.now < start.earliest:
        raise ProofError(f"The badge is not valid before {start.words}; here it is {day(ctx.now)}.")
    for made in _of_proofs((proof.created for proof in case.badge.proofs), "was made"):
        if ctx.now < made.earliest:
            raise ProofError(
                f"The signature says that it was made on {made.words}; here it is {day(ctx.now)}."
            )
    if start is None:
        return skip("The badge does not say when it begins to be valid.")
    if ctx.now < start.latest:
        raise Unreachable(_depends(start))
    return Answer(message=f"Valid since {start.words}.")


def check_valid_until(case: Case, ctx: Context) -> Answer:
    """Fail after the badge has expired, or after one of its signatures has.

    Raises:
        ProofError: Expired.
        Unreachable: A date cannot be read or told exactly enough.

    Spec: VCDM 2.0 section 4.9; VC Data Integrity 1.0 section 2.1 (``expires``).
    """
    ends = ends_of(case)
    for what, end in ends:
        if ctx.now > end.latest:
            raise ProofError(f"The {what} expired on {end.words}.")
    if not ends:
        return skip("The badge does not expire.")
    _, first = min(ends, key=lambda pair: pair[1].earliest)
    if ctx.now > first.earliest:
        raise Unreachable(_depends(first))
    return Answer(message=f"Valid until {first.words}.")


def start_of(case: Case) -> Span | None:
    """Return when the document begins to be valid; None if it does not say.

    Raises:
        Unreachable: The date cannot be read, or goes by a name of another version.
    """
    return _read(case, case.badge.valid_from, _BEGINS, place=0)


def ends_of(case: Case) -> list[tuple[str, Span]]:
    """Return when the document and its signatures expire, as far as they do.

    Raises:
        Unreachable: A date cannot be read, or goes by a name of another version.
    """
    own = _read(case, case.badge.valid_until, _EXPIRES, place=1)
    proofs = _of_proofs((proof.expires for proof in case.badge.proofs), _EXPIRES)
    found = [("badge", own)] if own else []
    return [*found, *(("signature on the badge", span) for span in proofs)]


def _read(case: Case, text: str, what: str, *, place: int) -> Span | None:
    """Return a date of the badge; None where there is none.

    Raises:
        Unreachable: It cannot be read, or goes by a name of another version.
    """
    if case.badge.vcdm in _OTHER_VERSION:
        # Such a date is signed by some kinds of signature and dropped by others.
        foreign = DATES[_OTHER_VERSION[case.badge.vcdm]][place]
        if foreign in case.credential:
            raise Unreachable(
                f"When the badge {what} is said under a name of another version ({foreign}), "
                "which is not used."
            )
    found = parse_span(text) if case.badge.format in _OLD else exactly(text)
    return _known(found, text, f"When the badge {what}")


def _of_proofs(texts: Iterable[str], what: str) -> list[Span]:
    """Return the dates that signatures name.

    Raises:
        Unreachable: One cannot be read.
    """
    found = (_known(exactly(text), text, f"When the signature {what}") for text in texts)
    return [span for span in found if span]


def _known(found: Span | None, text: str, what: str) -> Span | None:
    """Return a date, or None where there is no text.

    Raises:
        Unreachable: There is text, but it is no date.
    """
    if text and found is None:
        raise Unreachable(f"{what} cannot be read: {text[:_SHOWN]!r}.")
    return found


def _depends(span: Span) -> str:
    return f"It depends on the time zone: the badge says {span.words}, and not where on earth."
