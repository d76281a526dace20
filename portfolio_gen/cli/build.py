"""``portfolio-gen build``: a portfolio folder becomes a site."""

import os
from pathlib import Path

import click

from portfolio_gen.base.report import Outcome, Report
from portfolio_gen.cli.clock import build_time, passphrases
from portfolio_gen.cli.main import PROBLEMS
from portfolio_gen.cli.progress import Progress
from portfolio_gen.cli.quick import short_lived
from portfolio_gen.cli.source import SRC
from portfolio_gen.cli.terminal import plain
from portfolio_gen.cli.words import line_of
from portfolio_gen.deploy.hosts import github_address
from portfolio_gen.site.build import build_site
from portfolio_gen.site.job import BuildResult
from portfolio_gen.site.kept.cache import NO_CACHE, private_cache


@click.command()
@SRC
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Folder for the site; an older site there is replaced.",
)
@click.option("--base-url", default="", help="Where the site will stand; see portfolio.yml.")
@click.option("--strict", is_flag=True, help="Stop at advice, too.")
@click.option("--no-cache", is_flag=True, help="Work everything out again.")
def command(src: Path, out: Path, base_url: str, strict: bool, no_cache: bool) -> None:
    """Turn the portfolio folder SRC (this folder, if left out) into a static site.

    SRC is only read. If something in it is wrong, everything that is wrong is listed and the site
    that stands there is left alone.

    Exit code 0: the site is there. 1: something is wrong. 2: wrong use.
    """
    with short_lived(), Progress() as progress:
        result = build_site(
            src,
            out,
            now=build_time(os.environ),
            base_url=base_url,
            default_base_url=pages_url(os.environ.get("GITHUB_REPOSITORY", "")),
            strict=strict,
            cache=NO_CACHE if no_cache else private_cache(),
            progress=progress.say,
            passphrases=passphrases(os.environ),
        )
    tell(result)
    if not result.written:
        raise SystemExit(PROBLEMS)


def pages_url(repository: str) -> str:
    """Return where GitHub Pages publishes ``owner/name``; empty for anything else."""
    owner, _, name = repository.partition("/")
    return github_address(owner, name) if owner and name else ""


def tell(result: BuildResult) -> None:
    """Print what was found, and what became of the site."""
    tell_findings(result)
    if result.written:
        click.echo(_success(result))
        return
    stands = "; the site that stands there was left alone" if result.folder.exists() else ""
    click.echo(f"No site was built: {_reason(result)}{stands}.", err=True)


def tell_findings(result: BuildResult) -> None:
    """Print every problem and every piece of advice."""
    tell_findings_of(result.report)


def tell_findings_of(report: Report) -> None:
    """Print every problem and every piece of advice in a report."""
    for finding in report.findings:
        if finding.outcome is Outcome.FAIL:
            click.echo(plain(line_of(finding)), err=True)


def _reason(result: BuildResult) -> str:
    failures = len(result.report.failures)
    if failures:
        return count(failures, "problem")
    return f"{count(_advice(result), 'piece')} of advice, and --strict was given"


def _advice(result: BuildResult) -> int:
    return sum(f.advice and f.outcome is Outcome.FAIL for f in result.report.findings)


def _success(result: BuildResult) -> str:
    what = f"{count(result.pages, 'page')}, {count(result.badges, 'badge')}"
    if advice := _advice(result):
        what += f", {count(advice, 'piece')} of advice above"
    done = "Nothing changed; the site stands in" if result.unchanged else "The site is in"
    return (
        f"{done} {result.folder} ({what}).\n"
        f"Open {result.folder / 'index.html'} in a browser to look at it."
    )


def count(number: int, noun: str) -> str:
    """Return a number and its noun: ``1 page``, ``12 pages``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
