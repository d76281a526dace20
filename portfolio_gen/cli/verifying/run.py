"""Check the files and print each result as soon as it is there."""

import json
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from portfolio_gen.cli.main import GOOD, NOT_CHECKED, PROBLEMS
from portfolio_gen.cli.progress import CLEAR_LINE, is_watched
from portfolio_gen.cli.verifying import text
from portfolio_gen.verify.batch import Job, Result, verify_files
from portfolio_gen.verify.context import Context

if TYPE_CHECKING:
    from portfolio_gen.cli.verifying import compare
    from portfolio_gen.cli.verifying.data import ComparisonData
    from portfolio_gen.verify.explain import Trace

WORST = (GOOD, NOT_CHECKED, PROBLEMS)

EVERY = 8
"""A person at a terminal is told how far it is after so many files."""


class Style(TypedDict):
    """How results are to look.

    Attributes:
        as_json: For a program.
        explain: With every step.
        alone: There is one file only.
        width: Characters of the terminal; 0 if it is none.
    """

    as_json: bool
    explain: bool
    alone: bool
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is kept of a result once it is written out; this is what processes hand over."""

    file: str
    words: str
    exit_code: int
    written: str
    opinion: "compare.Opinion | None"


@dataclass(slots=True)
class Tally:
    """What all results add up to."""

    words: Counter[str] = field(default_factory=Counter)
    codes: set[int] = field(default_factory=set)
    opinions: "list[compare.Opinion]" = field(default_factory=list)

    def add(self, shown: Shown) -> None:
        """Count one result; what it says is there only if it will be compared."""
        self.words[shown.words] += 1
        self.codes.add(shown.exit_code)
        if shown.opinion is not None:
            self.opinions.append(shown.opinion)

    @property
    def exit_code(self) -> int:
        """The exit code of all files together."""
        return max(self.codes, key=WORST.index)

    def as_text(self) -> str:
        """Return how many files there are of each verdict."""
        parts = [f"{count:,} {words}" for words, count in self.words.most_common()]
        return f"{self.words.total():,} files: {', '.join(parts)}."


def run(jobs: Sequence[Job], style: Style, other: Path | None) -> int:
    """Check every file, print what was found, and return the exit code.

    Raises:
        ConfigError: The report to compare with cannot be read.
    """
    rival = None
    if other:
        from portfolio_gen.cli.verifying.compare import read_other

        rival = read_other(other)
    tally = Tally()
    context = jobs[0].context if style["explain"] else None
    show = partial(_show, style=style, explain=context, compared=rival is not None)
    counted = _counted(verify_files(jobs, show), tally, len(jobs))
    if style["as_json"]:
        _print_json(counted, tally, rival)
    else:
        _print_text(counted, tally, rival, style)
    return tally.exit_code


def _show(result: Result, *, style: Style, explain: Context | None, compared: bool) -> Shown:
    """Make everything that is printed of one result; runs where the result was made."""
    return Shown(
        file=result.source,
        words=text.verdict_words(result),
        exit_code=text.exit_code(result),
        written=_written(result, style, explain),
        opinion=_opinion(result) if compared else None,
    )


def _opinion(result: Result) -> "compare.Opinion":
    """Return what is compared with another verifier's report."""
    from portfolio_gen.cli.verifying import compare

    verdict = result.checked.verdict if result.checked else None
    return compare.Opinion(
        file=result.source,
        answer=compare.answer_of(verdict),
        verdict=verdict.name.lower() if verdict else "unreadable",
        checks=text.outcomes(result.checked) if result.checked else {},
    )


def _written(result: Result, style: Style, explain: Context | None) -> str:
    """Return one result in the way that was asked for."""
    traces: tuple[Trace, ...] | None = None
    if explain and result.checked:
        from portfolio_gen.verify.explain import traces_of

        traces = traces_of(result.checked.badge, explain)
    if style["as_json"]:
        from portfolio_gen.cli.verifying.data import file_data

        return json.dumps(file_data(result, traces), indent=2)
    if explain:
        return text.explained(result, traces or ())
    if style["alone"]:
        return text.full(result)
    return text.row(result, width=style["width"]) if style["width"] else text.line(result)


def _counted(shown: Iterator[Shown], tally: Tally, total: int) -> Iterator[Shown]:
    """Add up the results on their way, and tell a person at a terminal how far it is."""
    watched = is_watched() and total > EVERY
    for number, one in enumerate(shown, 1):
        tally.add(one)
        if watched:
            sys.stderr.write(CLEAR_LINE)
        yield one
        if watched and number % EVERY == 0 and number < total:
            sys.stderr.write(f"{CLEAR_LINE}{number:,} of {total:,} files checked ...")
            sys.stderr.flush()


def _print_json(results: Iterator[Shown], tally: Tally, rival: "compare.Other | None") -> None:
    """Print one document, file by file."""
    from portfolio_gen.cli.verifying.data import VERSION

    click.echo(f'{{\n  "version": {VERSION},\n  "files": [', nl=False)
    before = "\n"
    for one in results:
        click.echo(before + textwrap.indent(one.written, "    "), nl=False)
        before = ",\n"
    click.echo("\n  ]", nl=False)
    if rival:
        found = json.dumps(_compared(tally, rival), indent=2)
        click.echo(f',\n  "compared": {textwrap.indent(found, "  ").lstrip()}', nl=False)
    click.echo("\n}")


def _print_text(
    results: Iterator[Shown], tally: Tally, rival: "compare.Other | None", style: Style
) -> None:
    """Print for people."""
    for one in results:
        click.echo(one.written)
    if not style["alone"]:
        click.echo(tally.as_text())
    if rival:
        from portfolio_gen.cli.verifying.compare import as_text

        click.echo(as_text(_compared(tally, rival)))


def _compared(tally: Tally, rival: "compare.Other") -> "ComparisonData":
    from portfolio_gen.cli.verifying.compare import compare

    return compare(tally.opinions, rival)
