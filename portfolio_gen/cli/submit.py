"""``portfolio-gen submit``: freeze what is handed in."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio_gen.cli.source import SRC

if TYPE_CHECKING:
    import datetime as dt

    from portfolio_gen.author.files import Written
    from portfolio_gen.model.portfolio import Portfolio


@click.command()
@SRC
@click.option("--course", default="", metavar="ID", help="The course it is handed in for.")
@click.option("--base-url", default="", metavar="URL", help="Where the site stands.")
def command(src: Path, course: str, base_url: str) -> None:
    """Freeze what the portfolio folder SRC (this folder, if left out) shows now.

    Writes a file with the SHA-256 of everything public into submissions/ and prints one line to
    hand in. Later, check --since-submission says what changed. Nothing private is named in it and
    nothing is sent anywhere.

    Exit code: 0 frozen, 1 something has to be mended first, 2 wrong use.
    """
    from portfolio_gen import __version__
    from portfolio_gen.cli.build import count, tell_findings_of
    from portfolio_gen.cli.clock import build_time
    from portfolio_gen.cli.main import PROBLEMS
    from portfolio_gen.content.load import load_portfolio
    from portfolio_gen.deploy.submission import digest, freeze

    now = build_time(os.environ)
    portfolio, report = load_portfolio(src)
    if report.failures:
        tell_findings_of(report)
        click.echo(f"Nothing was frozen: {count(len(report.failures), 'problem')}.", err=True)
        raise SystemExit(PROBLEMS)
    address, commit = _place(src, portfolio, base_url)
    data = freeze(
        portfolio, now=now, course=course, address=address, commit=commit, program=__version__
    )
    written = _write(src, data, now, course)
    file = (*written.new, *written.already)[0]
    click.echo(f"Frozen in {file.path}. Keep it with your portfolio. Hand in this line:\n")
    moment = now.strftime("%Y-%m-%d %H:%M UTC")
    parts = [address, course, moment, f"sha256 {digest(data)}"]
    click.echo(" | ".join(part for part in parts if part))


def _place(src: Path, portfolio: "Portfolio", base_url: str) -> tuple[str, str]:
    """Return where the site stands and the commit that holds all of it, as far as is known."""
    from portfolio_gen.deploy.git import Git
    from portfolio_gen.deploy.hosts import destination, host_of
    from portfolio_gen.deploy.plan import domain_in
    from portfolio_gen.deploy.repository import repository_of
    from portfolio_gen.site.job import address

    said = address(base_url) or address(portfolio.settings.meta.base_url or "")
    has_git = Git(folder=src, environ=os.environ).program
    repository = repository_of(src, os.environ) if has_git else None
    if repository is None:
        return said, ""
    if repository.loose("submissions"):
        words = "some files are not committed, so no commit is named in it."
        click.echo(f"advice: {words} Commit first if you hand in a repository.", err=True)
        commit = ""
    else:
        commit = repository.commit
    usual = next((r for r in repository.remotes if r.name in (repository.upstream, "origin")), None)
    home = usual.home if usual else None
    if home and not said:
        said = destination(home, host_of(home.host), domain=domain_in(src)).address
    return said, commit


def _write(src: Path, data: bytes, now: "dt.datetime", course: str) -> "Written":
    """Write the file beside the earlier ones of the same day."""
    from portfolio_gen.author.files import NewFile, write_new
    from portfolio_gen.deploy.submission import file_name

    number = 1
    while (src / file_name(now, course, number)).exists():
        if (src / file_name(now, course, number)).read_bytes() == data:
            break
        number += 1
    path = file_name(now, course, number)
    return write_new(src, [NewFile(path=path, data=data, what="what you hand in")])
