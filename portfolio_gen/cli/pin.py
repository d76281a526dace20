"""``portfolio-gen pin``: what the work behind badges looks like now is written down."""

import os
from pathlib import Path

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.cli.build import count
from portfolio_gen.cli.clock import build_time
from portfolio_gen.cli.source import SRC

UNLINKED = (
    "There is nothing to write down: no project and no assignment names a badge that is here. Name "
    "it in the work it was earned with, such as badges: [open-lesson]."
)


@click.command()
@SRC
@click.option("--again", multiple=True, metavar="BADGE", help="Write the work of BADGE down anew.")
def command(src: Path, again: tuple[str, ...]) -> None:
    """Write down what the work behind each badge in SRC looks like now, in portfolio.lock.

    The page of a badge then says whether its work is unchanged since, or was edited. Do it on the
    day on which you receive a badge. An entry that is there stays as it is.
    """
    from portfolio_gen.author.files import write_new
    from portfolio_gen.author.pin import pinned
    from portfolio_gen.content.load import load_portfolio

    portfolio, report = load_portfolio(src)
    if report.failures:
        raise ConfigError(
            f"there are problems in {src}, so nothing was written down.",
            hint="Mend what portfolio-gen check lists, then try again.",
        )
    slugs = {name.removeprefix("badges/") for name in again}
    there = portfolio.by_ref()
    if missing := sorted(slug for slug in slugs if f"badges/{slug}" not in there):
        raise ConfigError(
            f'there is no badge "{missing[0]}" in this portfolio.',
            hint="Write the name of a file in badges/ without its ending.",
        )
    found = pinned(portfolio, build_time(os.environ).date(), again=slugs)
    if found.file is None and not found.kept:
        click.echo(UNLINKED)
        return
    if found.file is None:
        click.echo(
            f"Nothing new; {count(len(found.kept), 'entry').replace('entrys', 'entries')} "
            "in portfolio.lock."
        )
        return
    write_new(src, [found.file])
    for slug, ref in found.new:
        click.echo(f"{ref}, for the badge {slug}")
    click.echo("Written down in portfolio.lock. Keep that file with your portfolio.")
