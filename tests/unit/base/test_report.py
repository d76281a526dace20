"""The worst finding decides, and silence is never a pass."""

import pytest

from portfolio_gen.base.errors import Where
from portfolio_gen.base.report import Finding, Outcome, Report


def finding(outcome: Outcome, *, advice: bool = False, check: str = "c") -> Finding:
    """Return a finding."""
    return Finding(check=check, outcome=outcome, message="m", advice=advice)


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], Outcome.UNKNOWN),
        ([Outcome.SKIP], Outcome.UNKNOWN),
        ([Outcome.PASS], Outcome.PASS),
        ([Outcome.SKIP, Outcome.PASS], Outcome.PASS),
        ([Outcome.PASS, Outcome.UNKNOWN], Outcome.UNKNOWN),
        ([Outcome.FAIL, Outcome.PASS], Outcome.FAIL),
        ([Outcome.UNKNOWN, Outcome.FAIL], Outcome.FAIL),
    ],
    ids=["nothing", "skip", "pass", "skip-pass", "unknown", "fail", "fail-unknown"],
)
def test_worst_wins(outcomes: list[Outcome], expected: Outcome) -> None:
    """One bad finding among good ones is bad, and no finding at all is not good."""
    report = Report(subject="s", findings=tuple(finding(outcome) for outcome in outcomes))
    assert report.outcome is expected


def test_failures_leave_out_advice() -> None:
    """Advice does not stop a build."""
    problem, advice = finding(Outcome.FAIL), finding(Outcome.FAIL, advice=True)
    report = Report(subject="s", findings=(problem, advice, finding(Outcome.PASS)))
    assert report.failures == (problem,)


def test_named() -> None:
    """Findings are found by the name of their check."""
    report = Report(subject="s", findings=(finding(Outcome.PASS), finding(Outcome.FAIL, check="d")))
    assert [found.outcome for found in report.named("d")] == [Outcome.FAIL]


@pytest.mark.parametrize(
    ("where", "text"),
    [(None, "what. why. fix."), (Where(file="a.yml", line=2), "a.yml:2: what. why. fix.")],
    ids=["nowhere", "somewhere"],
)
def test_one_line(where: Where | None, text: str) -> None:
    """A finding reads as one line: place, what, why, fix."""
    found = Finding(
        check="c", outcome=Outcome.FAIL, message="what.", why="why.", hint="fix.", where=where
    )
    assert str(found) == text
