"""When a badge is valid: to the instant where it says so, with a doubt where it does not."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.base.report import Outcome
from portfolio_gen.model.badge import Badge, Format, Proof
from portfolio_gen.verify import dates
from portfolio_gen.verify.case import Case, case_of
from portfolio_gen.verify.checked import Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.builders import badge, changed, credential, put, sign, signed

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
PLAIN = badge(credential())


def case(subject: Badge = PLAIN, **parts: Any) -> Case:  # noqa: ANN401
    """Return the case of a badge of which some parts are different."""
    return case_of(replace(subject, **parts))


def outcome_of(check: Any, subject: Case, now: dt.datetime = NOW) -> tuple[str, str]:  # noqa: ANN401
    """Return how a check ended, and its sentence."""
    try:
        answer = check(subject, Context(now=now))
    except ProofError as error:
        return "failed", error.message
    except Unreachable as error:
        return "not checked", error.message
    return str(answer.outcome), answer.message


@pytest.mark.parametrize(
    ("valid_from", "expected"),
    [
        ("", ("not applicable", "The badge does not say when it begins to be valid.")),
        ("2026-10-01T12:00:00Z", ("passed", "Valid since 1 October 2026.")),
        (
            "2026-10-01T12:00:01Z",
            ("failed", "The badge is not valid before 1 October 2026; here it is 1 October 2026."),
        ),
        ("2026-10-01T14:00:00+02:00", ("passed", "Valid since 1 October 2026.")),
        (
            "2026-10-01T12:00:00-00:01",
            ("failed", "The badge is not valid before 1 October 2026; here it is 1 October 2026."),
        ),
        ("0999-01-01T00:00:00Z", ("passed", "Valid since 1 January 999.")),
        ("-0044-03-15T00:00:00Z", ("passed", "Valid since a day before the year 1.")),
        (
            "12026-01-01T00:00:00Z",
            (
                "failed",
                (
                    "The badge is not valid before a day after the year 9999; "
                    "here it is 1 October 2026."
                ),
            ),
        ),
        (
            "soon",
            ("not checked", "When the badge begins to be valid cannot be read: 'soon'."),
        ),
        (
            "2026-01-01",
            ("not checked", "When the badge begins to be valid cannot be read: '2026-01-01'."),
        ),
    ],
    ids=[
        "none",
        "exactly now",
        "one second early",
        "exactly now elsewhere",
        "one minute early elsewhere",
        "before the year 1000",
        "before the year 1",
        "after the year 9999",
        "unreadable",
        "a day alone",
    ],
)
def test_valid_from(valid_from: str, expected: tuple[str, str]) -> None:
    """From the first moment on, and not before."""
    assert outcome_of(dates.check_valid_from, case(valid_from=valid_from)) == expected


BADGE_OVER, PROOF_OVER = "The badge expired on", "The signature on the badge expired on"


@pytest.mark.parametrize(
    ("valid_until", "expires", "expected"),
    [
        ("", "", ("not applicable", "The badge does not expire.")),
        ("2026-10-01T12:00:00Z", "", ("passed", "Valid until 1 October 2026.")),
        ("2026-10-01T11:59:59Z", "", ("failed", f"{BADGE_OVER} 1 October 2026.")),
        ("2026-10-01T11:59:59.999999Z", "", ("failed", f"{BADGE_OVER} 1 October 2026.")),
        ("2026-09-30T24:00:00-12:00", "", ("passed", "Valid until 1 October 2026.")),
        (
            "9999-12-31T23:59:59-05:00",
            "",
            ("passed", "Valid until a day after the year 9999."),
        ),
        (
            "2030-01-01T00:00:00Z",
            "2026-06-30T00:00:00Z",
            ("failed", f"{PROOF_OVER} 30 June 2026."),
        ),
        (
            "2026-06-29T00:00:00Z",
            "2026-06-30T00:00:00Z",
            ("failed", f"{BADGE_OVER} 29 June 2026."),
        ),
        ("", "2027-06-30T00:00:00Z", ("passed", "Valid until 30 June 2027.")),
        ("2027", "", ("not checked", "When the badge expires cannot be read: '2027'.")),
        (
            "2030-01-01T00:00:00Z",
            "never",
            ("not checked", "When the signature expires cannot be read: 'never'."),
        ),
    ],
    ids=[
        "none",
        "exactly now",
        "a second late",
        "a microsecond late",
        "the end of a day elsewhere",
        "never, as some write it",
        "signature expired",
        "both expired",
        "signature",
        "unreadable",
        "unreadable in the signature",
    ],
)
def test_valid_until(valid_until: str, expires: str, expected: tuple[str, str]) -> None:
    """Up to the last moment, of the badge or of its signature, whichever is earlier."""
    proofs = (Proof(type="DataIntegrityProof", expires=expires),)
    subject = case(valid_until=valid_until, proofs=proofs)
    assert outcome_of(dates.check_valid_until, subject) == expected


@pytest.mark.parametrize(
    ("created", "expected"),
    [
        ("2026-10-01T12:00:00Z", ("passed", "Valid since 1 May 2026.")),
        (
            "2026-10-02T12:00:00Z",
            (
                "failed",
                "The signature says that it was made on 2 October 2026; here it is 1 October 2026.",
            ),
        ),
        (
            "yesterday",
            ("not checked", "When the signature was made cannot be read: 'yesterday'."),
        ),
        ("", ("passed", "Valid since 1 May 2026.")),
    ],
    ids=["now", "tomorrow", "unreadable", "silent"],
)
def test_made_in_the_future(created: str, expected: tuple[str, str]) -> None:
    """Nobody signs tomorrow; of several signatures each counts."""
    proofs = (Proof(type="x", created="2026-05-01T09:00:00Z"), Proof(type="x", created=created))
    assert outcome_of(dates.check_valid_from, case(proofs=proofs)) == expected


def test_made_in_the_future_is_not_valid_yet() -> None:
    """The whole verdict on a badge that is signed well, but tomorrow."""
    checked = verify_badge(
        badge(sign(credential(), created="2026-10-02T12:00:00Z")), Context(now=NOW)
    )
    assert checked.verdict is Verdict.NOT_YET


UNREADABLE = "cannot be read: '2026-10-01T12:00Z'."
LATE = "It depends on the time zone: the badge says 1 October 2026, and not where on earth."


@pytest.mark.parametrize(
    ("kind", "text", "since", "until"),
    [
        (Format.OB2, "2026-10-01", ("not checked", LATE), ("not checked", LATE)),
        (
            Format.OB2,
            "2026-10-03",
            ("failed", "The badge is not valid before 3 October 2026; here it is 1 October 2026."),
            ("passed", "Valid until 3 October 2026."),
        ),
        (
            Format.OB1,
            "2026-09-29",
            ("passed", "Valid since 29 September 2026."),
            ("failed", f"{BADGE_OVER} 29 September 2026."),
        ),
        (Format.OB2, "2026-10-01T12:00:00", ("not checked", LATE), ("not checked", LATE)),
        (
            Format.OB2,
            "2026-10-01T12:00Z",
            ("passed", "Valid since 1 October 2026."),
            ("passed", "Valid until 1 October 2026."),
        ),
        (
            Format.OB3,
            "2026-10-01T12:00Z",
            ("not checked", f"When the badge begins to be valid {UNREADABLE}"),
            ("not checked", f"When the badge expires {UNREADABLE}"),
        ),
    ],
    ids=["today", "the day after tomorrow", "two days ago", "local time", "no seconds", "OB 3.0"],
)
def test_days_of_old_badges(
    kind: Format, text: str, since: tuple[str, str], until: tuple[str, str]
) -> None:
    """A day begins and ends at another instant elsewhere; only outside of these is it certain."""
    subject = case(format=kind, vcdm="", valid_from=text, valid_until=text, proofs=())
    assert outcome_of(dates.check_valid_from, subject) == since
    assert outcome_of(dates.check_valid_until, subject) == until


@pytest.mark.parametrize(
    ("way", "check", "what"),
    [
        ("expirationDate", dates.check_valid_until, "expires"),
        ("issuanceDate", dates.check_valid_from, "begins to be valid"),
    ],
)
def test_names_of_another_version(way: str, check: Any, what: str) -> None:  # noqa: ANN401
    """A date under a name of the older version is never used, whatever else the badge says."""
    document = changed(credential(), put(way, "2020-01-01T00:00:00Z"))
    document["validUntil"] = "2030-01-01T00:00:00Z"
    expected = (
        f"When the badge {what} is said under a name of another version ({way}), which is not used."
    )
    assert outcome_of(check, case_of(badge(document))) == ("not checked", expected)


def test_names_of_the_newer_version() -> None:
    """Nor is a date under a name of the newer version in an older document."""
    document = {**credential(), "@context": ["https://www.w3.org/2018/credentials/v1"]}
    message = (
        "When the badge begins to be valid is said under a name of another version (validFrom), "
        "which is not used."
    )
    assert outcome_of(dates.check_valid_from, case_of(badge(document))) == ("not checked", message)


def test_an_older_name_never_makes_a_badge_current() -> None:
    """A hidden end of validity in a signed badge never reads as a pass."""
    document = signed()
    document["expirationDate"] = "2020-01-01T00:00:00Z"
    checked = verify_badge(badge(document), Context(now=NOW))
    assert checked.report.named("valid-until")[0].outcome is Outcome.UNKNOWN
    assert checked.verdict is Verdict.ALTERED
