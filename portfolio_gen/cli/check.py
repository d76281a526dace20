"""``portfolio-gen check``: everything that is missing or wrong in a portfolio folder."""

import datetime as dt
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from portfolio_gen.base.errors import Where
from portfolio_gen.base.paths import quoted
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.cli.clock import build_time
from portfolio_gen.cli.main import GOOD, NOT_CHECKED, PROBLEMS
from portfolio_gen.cli.moment import moment
from portfolio_gen.cli.source import SRC
from portfolio_gen.cli.terminal import plain
from portfolio_gen.cli.words import line_of
from portfolio_gen.verify.checked import Checked, Verdict

if TYPE_CHECKING:
    from portfolio_gen.model.portfolio import Portfolio  # loads pydantic, too slow for --help

SCHEMA = 1
"""Version of the JSON that ``--json`` prints; docs/content.md describes it."""

SPOILED = (Verdict.ALTERED, Verdict.WITHDRAWN, Verdict.SUSPENDED, Verdict.OTHER_PERSON)
"""Verdicts that a badge should not be published with."""

OPEN = (Verdict.UNCONFIRMED, Verdict.INCOMPLETE, Verdict.COURSE_ONLY)
"""Verdicts that leave something open which only the network or another list could settle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was found in one folder.

    Attributes:
        source: The folder.
        portfolio: What is in it.
        findings: What is wrong with it.
        notes: What was done by itself, and what could not be checked.
        badges: The badges that could be read, checked, by file.
    """

    source: str
    portfolio: "Portfolio"
    findings: tuple[Finding, ...]
    badges: dict[str, Checked]
    notes: tuple[Finding, ...] = ()

    @property
    def spoiled(self) -> dict[str, Checked]:
        """Badges that should not be published as they are."""
        return {file: c for file, c in self.badges.items() if c.verdict in SPOILED}

    @property
    def unsettled(self) -> int:
        """How many badges could not be checked completely."""
        return sum(checked.verdict in OPEN for checked in self.badges.values())

    @property
    def exit_code(self) -> int:
        """1 if anything should be mended, 3 if something could not be settled, else 0."""
        if self.findings or self.spoiled:
            return PROBLEMS
        return NOT_CHECKED if self.unsettled or self.unchecked else GOOD

    @property
    def unchecked(self) -> int:
        """How many things besides badges could not be checked."""
        return sum(note.outcome is Outcome.UNKNOWN for note in self.notes)


@click.command()
@SRC
@click.option(
    "--public",
    is_flag=True,
    help="Also say what to think about before everybody can read it: names, addresses, grades, "
    "photos, the history of the folder in git, and texts that are hard to follow.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option(
    "--at",
    metavar="TIME",
    callback=moment,
    help="Judge dates of badges by this time (UTC) instead of now.",
)
@click.option(
    "--since-submission",
    "since",
    is_flag=False,
    flag_value="newest",
    default="",
    metavar="[FILE]",
    help="List only what changed since it was handed in: by this file, or the newest one.",
)
def command(src: Path, public: bool, as_json: bool, at: dt.datetime | None, since: str) -> None:
    """List what is missing or wrong in the portfolio folder SRC (this folder, if left out).

    Everything is listed at once, with the place, the reason and the fix. Nothing is changed and
    nobody is asked over the network.

    Exit code: 0 all good, 1 something should be mended, 2 wrong use, 3 everything is good but some
    badge, or with --public the history, could not be checked completely.
    """
    if since:
        from portfolio_gen.cli.since import compare

        raise SystemExit(compare(src, since))
    now = at or build_time(os.environ)
    result = examine(src, now, public=public)
    click.echo(as_json_text(result) if as_json else as_text(result))
    raise SystemExit(result.exit_code)


def examine(src: Path, now: dt.datetime, *, public: bool = False) -> Result:
    """Read and check a portfolio folder.

    Args:
        src: The folder.
        now: The moment to judge badges by (aware).
        public: Look for what to think about before it is published, too.

    Raises:
        ContentError: The folder is no portfolio.
    """
    from portfolio_gen.cli.public import publicly
    from portfolio_gen.content.load import load_portfolio
    from portfolio_gen.verify.context import Context
    from portfolio_gen.verify.steps import verify_badge

    portfolio, report = load_portfolio(src)
    context = Context(now=now, issuers=portfolio.issuers, recipient=portfolio.identity.statements)
    more = publicly(portfolio, os.environ) if public else ()
    found = sorted((*report.findings, *more), key=lambda f: f.where or Where(file=""))
    return Result(
        source=str(src),
        portfolio=portfolio,
        findings=tuple(f for f in found if f.outcome is Outcome.FAIL),
        notes=tuple(f for f in more if f.outcome is not Outcome.FAIL),
        badges={str(b.path): verify_badge(b.badge, context) for b in portfolio.badges},
    )


def as_text(result: Result) -> str:
    """Return the result for people: the findings by file, the badges, and what it comes to."""
    parts = ["\n".join(map(line_of, group)) for _, group in groupby(result.findings, key=_file)]
    if result.badges:
        parts.append("\n".join(["Badges:", *_badges(result)]))
    if result.notes:
        parts.append("\n".join(map(_noted, result.notes)))
    parts.append(_summary(result))
    return "\n\n".join(plain(part) for part in parts)


def _file(finding: Finding) -> str:
    return finding.where.file if finding.where else ""


def _noted(note: Finding) -> str:
    return f"{note.where}: {'not checked: ' * (note.outcome is Outcome.UNKNOWN)}{note.message}"


def _badges(result: Result) -> Iterable[str]:
    """Yield one line for each badge: what an employer would read, and why."""
    for file, checked in result.badges.items():
        if checked.verdict is Verdict.OTHER_PERSON:
            identities = checked.badge.recipient.identities
            who = "the recipient's hash" if any(i.hashed for i in identities) else "the recipient"
            yield (
                f"{file}: issued to someone else: {who} matches none of your addresses in "
                f"identity.local.yml. An employer would read “{checked.verdict}”."
            )
        else:
            yield f"{file}: {checked.verdict}. {checked.sentence}"
    yield from _further(result)
    if not result.portfolio.identity.statements:
        yield (
            "Nobody checked whether they were issued to you: write the addresses you received "
            "them at into identity.local.yml."
        )


def _further(result: Result) -> Iterable[str]:
    """Yield what can be typed to learn more about badges that leave something open."""
    verdicts = {checked.verdict for checked in result.badges.values()}
    folder = "" if result.source == "." else quoted(result.source)
    if Verdict.INCOMPLETE in verdicts:
        yield f"To have the issuers' web sites asked: portfolio-gen verify --online {folder or '.'}"
    if Verdict.UNCONFIRMED in verdicts:
        place = f" --in {folder}" if folder else ""
        yield f"If you know an issuer and its key: portfolio-gen add issuer{place}"


def _summary(result: Result) -> str:
    """Say what it all comes to, success included."""
    stops = sum(not finding.advice for finding in result.findings)
    advice = len(result.findings) - stops
    counts = [
        f"{_count(stops, 'problem')} that {'stops' if stops == 1 else 'stop'} a build"
        if stops
        else "",
        _count(advice, "piece", "pieces") + " of advice" if advice else "",
        _count(len(result.spoiled), "badge") + " not to publish" if result.spoiled else "",
    ]
    name = Path(result.source).resolve().name if result.source == "." else result.source
    found = [count for count in counts if count]
    if found:
        return f"{name}: {', '.join(found)}."
    settled = f"everything fits together ({_contents(result.portfolio)})"
    open_ = [
        _count(result.unsettled, "badge") if result.unsettled else "",
        "the history of the folder" if result.unchecked else "",
    ]
    rest = " and ".join(filter(None, open_))
    return f"{name}: {settled}{f'; {rest} could not be checked completely' * bool(rest)}."


def _contents(portfolio: "Portfolio") -> str:
    return ", ".join(
        [
            _count(len(portfolio.projects), "project"),
            _count(len(portfolio.assignments), "assignment"),
            _count(len(portfolio.badges) + len(portfolio.course_badges), "badge"),
            _count(len(portfolio.reflections), "reflection"),
            _count(len(portfolio.courses), "course"),
        ]
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def as_json_text(result: Result) -> str:
    """Return the result as one JSON document."""
    found = {
        "version": SCHEMA,
        "source": result.source,
        "exit_code": result.exit_code,
        "findings": [_finding(finding) for finding in result.findings],
        "notes": [{**_finding(note), "outcome": note.outcome.value} for note in result.notes],
        "badges": [
            {
                "file": file,
                "verdict": checked.verdict.name.lower(),
                "words": checked.verdict.value,
                "sentence": checked.sentence,
                "at": checked.at.isoformat(),
            }
            for file, checked in result.badges.items()
        ],
    }
    return json.dumps(found, indent=2, ensure_ascii=False)


def _finding(finding: Finding) -> dict[str, Any]:
    """Return one finding; the names of the members are those of ``Finding`` and ``Where``."""
    where = finding.where
    return {
        "file": where.file if where else "",
        "line": where.line if where else 0,
        "column": where.column if where else 0,
        "check": finding.check,
        "advice": finding.advice,
        "message": finding.message,
        "why": finding.why,
        "hint": finding.hint,
    }
