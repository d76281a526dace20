"""A result as people read it: all of it, one row of a table, or one plain line."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from portfolio_gen.base.report import RANK, Finding, Outcome
from portfolio_gen.cli.main import GOOD, NOT_CHECKED, PROBLEMS
from portfolio_gen.cli.terminal import one_line
from portfolio_gen.verify.batch import Result
from portfolio_gen.verify.checked import Checked, Inside, Verdict
from portfolio_gen.verify.questions import NUMBERS, QUESTIONS
from portfolio_gen.verify.step import THIS_PROGRAM

if TYPE_CHECKING:
    from portfolio_gen.verify.explain import Trace

UNREADABLE = "Not a badge"
"""Stands where the verdict would stand."""

WIDTH = max(len(verdict.value) for verdict in Verdict)

EXIT = {
    Verdict.CONFIRMED: GOOD,
    Verdict.UNCONFIRMED: NOT_CHECKED,
    Verdict.INCOMPLETE: NOT_CHECKED,
    Verdict.COURSE_ONLY: NOT_CHECKED,
}
"""Exit code of each verdict; every other one is a problem."""

SIGNS = {GOOD: ("✓", "green"), NOT_CHECKED: ("?", "yellow"), PROBLEMS: ("✗", "red")}
"""What stands before a row, and its colour; the words beside it say the same."""


def exit_code(result: Result) -> int:
    """Return the exit code of one file alone."""
    if result.checked is None:
        unreachable = result.error is not None and result.error.code == "unreachable"
        return NOT_CHECKED if unreachable else PROBLEMS
    return EXIT.get(result.checked.verdict, PROBLEMS)


def full(result: Result) -> str:
    """Return the verdict, its sentence, and every check."""
    lines = [result.source]
    if result.checked is None:
        return _together([*lines, f"  {result.error}"])
    checked = result.checked
    lines += [*_head(checked), *_rows(checked.report.findings), *_inside(checked.inside)]
    return _together(lines)


def _together(lines: Iterable[str]) -> str:
    """Return lines one below the other, each of which stays one line."""
    return "\n".join(map(one_line, lines))


def _head(checked: Checked) -> Iterable[str]:
    """Yield what stands above the table of checks."""
    yield f"  {checked.verdict}"
    yield f"  {checked.sentence}"
    if checked.verdict is not Verdict.ALTERED:
        issuer = checked.badge.issuer
        named = f"{issuer.name} ({issuer.id})" if issuer.name else issuer.id
        says = f"names as issuer: {named}" if named else "names no issuer."
        yield f"  The badge is called “{checked.badge.name}” and {says}"
    yield f"  Checked for {checked.at:%Y-%m-%d %H:%M} UTC:"


def _rows(findings: Iterable[Finding]) -> Iterable[str]:
    """Yield the table of checks: result, question, answer, why it matters, who says so."""
    for finding in findings:
        yield f"    {_outcome(finding):<14}  {QUESTIONS.get(finding.check, finding.check)}"
        yield from _details(finding)


def _outcome(finding: Finding) -> str:
    """Return what stands in the first column."""
    return "advice" if finding.advice else finding.outcome.value


def _details(finding: Finding) -> Iterable[str]:
    """Yield what stands under a question."""
    says = f"Says: {finding.says}" if finding.says != THIS_PROGRAM else ""
    for text in (finding.message, finding.why, finding.hint, says):
        if text:
            yield f"{'':20}{text}"


def _inside(found: Iterable[Inside]) -> Iterable[str]:
    """Yield what became of the signed documents inside this one."""
    for inside in found:
        checked = inside.checked
        yield f"  Inside, at {inside.place}: {checked.verdict if checked else 'Not checked'}"
        yield f"    {checked.sentence if checked else inside.problem}"
        if checked and checked.verdict is not Verdict.ALTERED:
            yield f"    It names as issuer: {checked.badge.issuer.id}"
        if not inside.about_this:
            yield "    It is about something else than what it stands in."


def explained(result: Result, traces: "Iterable[Trace]") -> str:
    """Return everything there is to say about one file, step by step."""
    if result.checked is None:
        return full(result)
    lines = [result.source, *_head(result.checked)]
    for finding in result.checked.report.findings:
        question = QUESTIONS.get(finding.check, finding.check)
        lines.append(f"{NUMBERS.get(finding.check, 0):>4}. {question} [{finding.check}]")
        lines.append(f"{'':6}{_outcome(finding)}: {finding.message}")
        details = (finding.why, finding.hint, f"Says: {finding.says}", _spec(finding))
        lines += [f"{'':6}{text}" for text in details if text]
    lines += _inside(result.checked.inside)
    for number, trace in enumerate(traces, 1):
        lines += [f"  Signature {number}, {trace.kind}", *_steps(trace)]
    return _together(lines)


def _spec(finding: Finding) -> str:
    """Return where the standards ask for a check."""
    return f"Asked for by: {finding.spec}" if finding.spec else ""


def _steps(trace: "Trace") -> Iterable[str]:
    """Yield the steps of one signature."""
    rows = (
        ("hash of the document", trace.document_hash),
        ("hash of the options", trace.options_hash),
        ("signed message", trace.message),
        ("key is called", trace.method),
        ("key", trace.key),
        ("key is from", trace.key_from),
        ("note", trace.note),
    )
    return (f"    {name:<21} {value}" for name, value in rows if value)


def line(result: Result) -> str:
    """Return one plain line: file, verdict, sentence."""
    words = verdict_words(result)
    return one_line(f"{result.source}: {words}. {reason(result)}")


def row(result: Result, *, width: int) -> str:
    """Return one row of the table for a terminal of ``width`` characters."""
    sign, colour = SIGNS[exit_code(result)]
    text = one_line(f"{result.source}  {reason(result)}")
    room = max(width - WIDTH - 4, len(result.source))
    short = text if len(text) <= room else f"{text[: room - 1]}…"
    return f"{click.style(f'{sign} {verdict_words(result):<{WIDTH}}', fg=colour)}  {short}"


def verdict_words(result: Result) -> str:
    """Return the verdict, or what stands in its place."""
    if result.checked is not None:
        return result.checked.verdict.value
    return Verdict.INCOMPLETE.value if exit_code(result) == NOT_CHECKED else UNREADABLE


def reason(result: Result) -> str:
    """Return the sentence of the verdict, or why there is none."""
    if result.checked is not None:
        return result.checked.sentence
    assert result.error is not None  # noqa: S101 (a result has the one or the other)
    return f"{result.error.message} {result.error.hint}".strip()


def outcomes(checked: Checked) -> dict[str, str]:
    """Return the worst outcome of each check; advice does not count."""
    found = dict.fromkeys((f.check for f in checked.report.findings if not f.advice), Outcome.SKIP)
    for finding in checked.report.findings:
        if not finding.advice:
            found[finding.check] = max(found[finding.check], finding.outcome, key=RANK.index)
    return {name: outcome.value for name, outcome in found.items()}
