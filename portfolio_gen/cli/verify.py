"""``portfolio-gen verify``: check badge files and say what the checks found."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from portfolio_gen.base.errors import ConfigError, PortfolioError
from portfolio_gen.base.report import Finding
from portfolio_gen.cli.main import GOOD, NOT_CHECKED, PROBLEMS
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context

SCHEMA = 1
"""Version of the JSON that ``--json`` prints; docs/verdicts.md describes it."""

EXIT = {
    Verdict.CONFIRMED: GOOD,
    Verdict.UNCONFIRMED: NOT_CHECKED,
    Verdict.INCOMPLETE: NOT_CHECKED,
    Verdict.COURSE_ONLY: NOT_CHECKED,
}
"""Exit code of each verdict; every other one is a problem."""

WORST = (GOOD, NOT_CHECKED, PROBLEMS)
ISSUERS = "issuers.yml"
PORTFOLIO = "portfolio.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one file: the checks, or the reason why it cannot be read."""

    file: str
    checked: Checked | None = None
    error: PortfolioError | None = None

    @property
    def exit_code(self) -> int:
        """The exit code of this file alone."""
        return EXIT.get(self.checked.verdict, PROBLEMS) if self.checked else PROBLEMS


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option(
    "--at",
    metavar="TIME",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ"]),
    help="Judge dates by this time (UTC) instead of now.",
)
@click.option(
    "--for",
    "recipient",
    metavar="ADDRESS",
    multiple=True,
    help="An e-mail address or other identifier the badge should belong to; may be repeated.",
)
@click.option(
    "--issuers",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"The {ISSUERS} of issuers you know.",
)
def command(
    files: tuple[Path, ...],
    as_json: bool,
    at: dt.datetime | None,
    recipient: tuple[str, ...],
    issuers: Path | None,
) -> None:
    """Check badge files.

    A file inside a portfolio is checked with that portfolio's issuers.yml and identity.local.yml.

    Exit code: 0 all confirmed, 1 something is wrong, 2 wrong use, 3 something could not be checked.
    """
    now = (at or dt.datetime.now(dt.UTC)).replace(tzinfo=dt.UTC)  # noqa: TID251 (the clock)
    results = [_verify(file, now, recipient, issuers) for file in files]
    click.echo(as_json_text(results) if as_json else "\n\n".join(map(as_text, results)))
    raise SystemExit(max((result.exit_code for result in results), key=WORST.index))


def _verify(
    file: Path, now: dt.datetime, recipient: tuple[str, ...], issuers: Path | None
) -> Result:
    """Check one file."""
    from portfolio_gen.badges.read import read_badge
    from portfolio_gen.verify.steps import verify_badge

    home = _portfolio_of(file)
    context = Context(
        now=now,
        issuers=_issuers(issuers, home),
        recipient=recipient or _identity(home),
    )
    try:
        return Result(
            file=str(file),
            checked=verify_badge(read_badge(file.read_bytes(), source=str(file)), context),
        )
    except PortfolioError as error:
        return Result(file=str(file), error=error)


def _portfolio_of(file: Path) -> Path | None:
    """Return the portfolio folder a file lies in, if it lies in one."""
    folders = file.resolve().parents
    return next((folder for folder in folders if (folder / PORTFOLIO).is_file()), None)


def _issuers(file: Path | None, home: Path | None) -> tuple[KnownIssuer, ...]:
    """Return the issuers of the given list, or else of the portfolio.

    Raises:
        ConfigError: The given file has another name, so that nothing in it would be read.
        ContentError: The list has a mistake in it.
    """
    if file is not None and file.name != ISSUERS:
        raise ConfigError(f"{file} is not called {ISSUERS}.", hint=f"Rename it to {ISSUERS}.")
    folder = file.resolve().parent if file is not None else home
    if folder is None:
        return ()
    from portfolio_gen.content.load import load_issuers

    return load_issuers(folder)


def _identity(home: Path | None) -> tuple[str, ...]:
    """Return what the owner of the portfolio is known by to issuers.

    Raises:
        ContentError: ``identity.local.yml`` has a mistake in it.
    """
    if home is None:
        return ()
    from portfolio_gen.content.load import load_identity

    return load_identity(home).statements


def as_text(result: Result) -> str:
    """Return the result for people: the verdict, its sentence, and every check."""
    lines = [_plain(result.file)]
    if result.checked is None:
        return "\n".join([*lines, f"  {_plain(str(result.error))}"])
    checked = result.checked
    lines += [f"  {checked.verdict}", f"  {_plain(checked.sentence)}"]
    if checked.verdict is not Verdict.ALTERED:
        issuer = checked.badge.issuer
        named = f"{issuer.name} ({issuer.id})" if issuer.name else issuer.id
        lines.append(f"  The badge is called “{checked.badge.name}” and names as issuer: {named}")
    lines.append(f"  Checked for {checked.at:%Y-%m-%d %H:%M} UTC:")
    return _plain("\n".join([*lines, *_rows(checked.report.findings)]))


def _rows(findings: Iterable[Finding]) -> Iterable[str]:
    """Yield the table of checks: result, question, answer, why it matters, who says so."""
    from portfolio_gen.verify.questions import QUESTIONS
    from portfolio_gen.verify.step import THIS_PROGRAM

    for finding in findings:
        result = "advice" if finding.advice else finding.outcome
        yield f"    {result:<14}  {QUESTIONS.get(finding.check, finding.check)}"
        says = f"Says: {finding.says}" if finding.says != THIS_PROGRAM else ""
        for text in (finding.message, finding.why, finding.hint, says):
            if text:
                yield f"{'':20}{text}"


def _plain(text: str) -> str:
    """Return text that cannot steer a terminal, whatever a badge wrote into it."""
    return "".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in text)


def as_json_text(results: Iterable[Result]) -> str:
    """Return all results as one JSON document."""
    found = {"version": SCHEMA, "files": [_as_data(result) for result in results]}
    return json.dumps(found, indent=2)


def _as_data(result: Result) -> dict[str, Any]:
    """Return one result; a file that cannot be read has an ``error`` and no ``verdict``."""
    if result.checked is None:
        error = result.error
        assert error is not None  # noqa: S101 (a result has the one or the other)
        told = {"code": error.code, "message": error.message, "hint": error.hint}
        return {"file": result.file, "verdict": None, "error": told}
    checked = result.checked
    return {
        "file": result.file,
        "verdict": checked.verdict.name.lower(),
        "words": checked.verdict.value,
        "sentence": checked.sentence,
        "at": checked.at.isoformat(),
        "address": checked.address,
        "open_host": checked.open_host,
        "known_to": checked.known_to,
        "checks": [_check(finding) for finding in checked.report.findings],
    }


def _check(finding: Finding) -> dict[str, Any]:
    """Return one finding; the names of the members are those of ``Finding``."""
    return {
        "check": finding.check,
        "outcome": finding.outcome.value,
        "message": finding.message,
        "why": finding.why,
        "hint": finding.hint,
        "says": finding.says,
        "spec": finding.spec,
        "advice": finding.advice,
    }
