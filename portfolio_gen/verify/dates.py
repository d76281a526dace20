"""When a badge is valid, judged by the moment in the context."""

import datetime as dt

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.verify.case import Answer, Case, skip
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.moments import parse_time


def day(moment: dt.datetime) -> str:
    """Return a date as people of every country read it: 1 May 2026."""
    return f"{moment.day} {moment:%B} {moment.year}"


def check_valid_from(case: Case, ctx: Context) -> Answer:
    """Fail before the badge begins to be valid, or before its signature was made.

    Raises:
        ProofError: Not valid yet.
        Unreachable: The date cannot be read; the check of the structure says so.

    Spec: VCDM 2.0 section 4.9.
    """
    start = _read(case.badge.valid_from, "begins to be valid")
    if start is None:
        return skip("The badge does not say when it begins to be valid.")
    if ctx.now < start:
        raise ProofError(f"The badge is not valid before {day(start)}.")
    return Answer(message=f"Valid since {day(start)}.")


def check_valid_until(case: Case, ctx: Context) -> Answer:
    """Fail after the badge has expired, or after one of its signatures has.

    Raises:
        ProofError: Expired.
        Unreachable: The date cannot be read; the check of the structure says so.

    Spec: VCDM 2.0 section 4.9; VC Data Integrity 1.0 section 2.1 (``expires``).
    """
    ends = [_read(case.badge.valid_until, "expires")]
    ends += [_read(proof.expires, "expires") for proof in case.badge.proofs]
    known = [end for end in ends if end is not None]
    if not known:
        return skip("The badge does not expire.")
    if ctx.now > min(known):
        raise ProofError(f"The badge expired on {day(min(known))}.")
    return Answer(message=f"Valid until {day(min(known))}.")


def _read(text: str, what: str) -> dt.datetime | None:
    """Return a moment, or None where there is no text.

    Raises:
        Unreachable: There is text, but it is no moment.
    """
    found = parse_time(text) if text else None
    if text and found is None:
        raise Unreachable(f"When the badge {what} cannot be read: {text[:40]!r}.")
    return found
