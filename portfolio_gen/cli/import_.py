"""``portfolio-gen import``: what other programs keep becomes part of a portfolio."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.base.paths import quoted
from portfolio_gen.cli.clock import build_time
from portfolio_gen.cli.main import PROBLEMS
from portfolio_gen.cli.terminal import plain

if TYPE_CHECKING:
    from portfolio_gen.author.files import NewFile
    from portfolio_gen.base.report import Finding
    from portfolio_gen.exchange.bring import Brought
    from portfolio_gen.model.portfolio import Portfolio

SETTINGS = "portfolio.yml"
"""What makes a folder a portfolio."""

KINDS = ("badges", "leap2a", "linkedin", "resume")
"""What can be brought in, as ``--as`` calls it."""

LEFT_OUT = ("archive", "badge", "file")
"""Notes of which there is one for each file that is left out."""

MOST = 10
"""Most of them that are printed."""


@click.command()
@click.argument("what", type=click.Path(readable=False, path_type=Path))
@click.argument(
    "folder", type=click.Path(file_okay=False, readable=False, path_type=Path), default=Path()
)
@click.option("--as", "kind", type=click.Choice(KINDS), help="What it is; found out if left out.")
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
def command(what: Path, folder: Path, kind: str | None, dry_run: bool) -> None:
    """Bring WHAT another program keeps of you into the portfolio FOLDER (this one, if left out).

    WHAT is a file, a folder or a ZIP archive: badge files or a whole backpack, a JSON Resume
    (resume.json), the copy of your data that LinkedIn sends you, or a Leap2A export from Mahara.

    Badges are kept byte for byte. What comes from Mahara comes in as drafts. Nothing in the
    portfolio is overwritten, and nobody is asked over the network. What has no place in a
    portfolio is named.

    Exit code 0: everything was read. 1: something was not. 2: wrong use.
    """
    from portfolio_gen.author.files import write_new
    from portfolio_gen.exchange.bring import Kind, bring
    from portfolio_gen.exchange.pile import opened

    portfolio = _portfolio(folder)
    with opened(what) as pile:
        brought = bring(pile, portfolio, Kind(kind) if kind else None)
    files = brought.result.files
    if portfolio is None:
        files = _started(folder, files)
    if dry_run:
        already: tuple[NewFile, ...] = ()
    else:
        written = write_new(folder, files)
        files, already = written.new, written.already
    click.echo(plain("\n".join(_told(brought, files, already, dry_run=dry_run))))
    for line in _verdicts(files, portfolio, build_time(os.environ)):
        click.echo(plain(line))
    _rest(brought)
    if any(not finding.advice for finding in brought.result.notes):
        raise SystemExit(PROBLEMS)


def _started(folder: Path, files: "tuple[NewFile, ...]") -> "tuple[NewFile, ...]":
    """Return the files with everything else that a new portfolio consists of.

    Raises:
        ConfigError: There is no name to start a portfolio with, or none can be started here.
    """
    from portfolio_gen.author.start import Answers, check_start, first_files, ignore_file

    planned = {file.path for file in files}
    if all(str(path) != SETTINGS for path in planned):
        raise ConfigError(
            f"{folder} is no portfolio yet: there is no {SETTINGS} in it.",
            hint=f"Start one first: portfolio-gen init {quoted(str(folder))}",
        )
    check_start(folder, None, Path.cwd())
    today = build_time(os.environ).astimezone().date()
    rest = (file for file in first_files(Answers(name=""), today) if file.path not in planned)
    missing = (file for file in rest if not (folder / file.path).exists())
    ignore = ignore_file(folder)
    return (*files, *missing, *([ignore] if ignore else []))


def _portfolio(folder: Path) -> "Portfolio | None":
    """Return the portfolio that is there already; None if there is none yet."""
    from portfolio_gen.content.load import load_portfolio

    if not (folder / SETTINGS).is_file():
        return None
    return load_portfolio(folder)[0]


def _told(
    brought: "Brought",
    files: "Iterable[NewFile]",
    already: "Iterable[NewFile]",
    *,
    dry_run: bool,
) -> Iterable[str]:
    """Yield what was found and what became of it."""
    from portfolio_gen.exchange.bring import WORDS

    yield (
        f"This is {WORDS[brought.kind]}."
        if not dry_run
        else (
            f"This is {WORDS[brought.kind]}. Nothing was written; without --dry-run this would be:"
        )
    )
    for file in files:
        if not file.path.parts[0].startswith("."):  # schemas for editors, and rules for git
            yield f"  new: {file.path} ({file.what})"
    for file in already:
        yield f"  there already: {file.path} ({file.what})"
    if not brought.result.files:
        yield "  nothing new"


def _verdicts(
    files: "Iterable[NewFile]", portfolio: "Portfolio | None", now: dt.datetime
) -> Iterable[str]:
    """Yield what an employer would read about each new badge."""
    from portfolio_gen.badges.read import read_badge
    from portfolio_gen.verify.context import Context
    from portfolio_gen.verify.steps import verify_badge

    badges = [file for file in files if file.path.parts[0] == "badges"]
    if not badges:
        return
    # An employer does not have the student's own list of issuers.
    recipient = portfolio.identity.statements if portfolio is not None else ()
    context = Context(now=now, recipient=recipient)
    yield "What an employer would read, checked without the network:"
    for file in badges:
        checked = verify_badge(read_badge(file.data, source=str(file.path)), context)
        yield f"  {file.path}: {checked.verdict}. {checked.sentence}"


def _rest(brought: "Brought") -> None:
    """Print what was left out or needs a look, and what could be done next."""
    if brought.result.notes:
        click.echo("Please read:", err=True)
    for line in _notes(brought.result.notes):
        click.echo(plain(f"  {line}"), err=True)
    if brought.result.offers:
        click.echo("If one of these addresses leads to a badge, add the badge itself:")
    for name, address in brought.result.offers:
        click.echo(plain(f"  portfolio-gen add badge {quote(address)}    ({name})"))


def _notes(found: "Iterable[Finding]") -> "Iterator[str]":
    """Yield what was noted; files that were left out come last, and not all of a thousand."""
    notes = list(found)
    left_out = [finding for finding in notes if finding.check in LEFT_OUT]
    yield from (str(finding) for finding in notes if finding.check not in LEFT_OUT)
    yield from map(str, left_out[:MOST])
    if len(left_out) > MOST:
        yield f"and {len(left_out) - MOST:,} more files that hold no badge or cannot be read"
