"""``portfolio-gen export leap2a``: what everybody may see, for Mahara."""

import os
from pathlib import Path

import click

from portfolio_gen.cli.build import count
from portfolio_gen.cli.clock import build_time
from portfolio_gen.cli.exporting.place import EVERYTHING, FORCE, opened, place_for, put, tell
from portfolio_gen.cli.source import SRC


@click.command()
@SRC
@click.option("--out", type=click.Path(path_type=Path), help="The file; beside SRC if left out.")
@click.option("--base-url", default="", help="Where the site stands; see portfolio.yml.")
@FORCE
def command(src: Path, out: Path | None, base_url: str, force: bool) -> None:
    """Write the public part of the portfolio SRC (this folder, if left out) as Leap2A.

    Mahara reads it under Import: works and reflections become a journal, files stay beside them,
    jobs and schools become the résumé. Unlisted and private items, drafts, grades and your
    addresses are not in it.

    Exit code 0: the archive is there. 1: something is wrong. 2: wrong use.
    """
    from portfolio_gen.exchange.leap2a.exporting import export_leap2a
    from portfolio_gen.site.job import address
    from portfolio_gen.verify.context import Context
    from portfolio_gen.verify.steps import verify_badge

    portfolio = opened(src, EVERYTHING)
    recipient = portfolio.identity.statements
    now = build_time(os.environ)
    context = Context(now=now, issuers=portfolio.issuers, recipient=recipient)
    checked = {entry.slug: verify_badge(entry.badge, context) for entry in portfolio.badges}
    url = address(base_url or portfolio.settings.meta.base_url or "")
    archive = export_leap2a(portfolio, checked, base_url=url)
    place = place_for(src, out, "leap2a.zip")
    put(src, place, archive.data, force=force)
    tell(archive.notes)
    click.echo(f"{count(archive.count, 'item')} in {place}.")
