"""``portfolio-gen export bundle``: a person's own credentials, exactly as received."""

import os
from pathlib import Path

import click

from portfolio_gen.cli.build import count
from portfolio_gen.cli.clock import build_time
from portfolio_gen.cli.exporting.place import DECIDING, FORCE, opened, place_for, put, tell
from portfolio_gen.cli.source import SRC


@click.command()
@SRC
@click.option("--out", type=click.Path(path_type=Path), help="The file; beside SRC if left out.")
@click.option("--all", "everything", is_flag=True, help="Also badges that are private or drafts.")
@FORCE
def command(src: Path, out: Path | None, everything: bool, force: bool) -> None:
    """Put the badges of the portfolio SRC (this folder, if left out) into one ZIP archive.

    Every badge is in it byte for byte as its issuer made it, with a list of what it is and what
    the checks found today. The list is not signed. Nothing else of the portfolio is in it.

    Exit code 0: the archive is there. 1: there is no badge. 2: wrong use.
    """
    from portfolio_gen.exchange.bundle import export_bundle
    from portfolio_gen.verify.context import Context
    from portfolio_gen.verify.steps import verify_badge

    portfolio = opened(src, DECIDING, taken="badges/")
    # Without the student's own list of issuers and addresses: who reads the list knows neither.
    context = Context(now=build_time(os.environ))
    checked = {entry.slug: verify_badge(entry.badge, context) for entry in portfolio.badges}
    bundle = export_bundle(portfolio, checked, everything=everything)
    place = place_for(src, out, "badges.zip")
    put(src, place, bundle.data, force=force)
    tell(bundle.notes)
    click.echo(f"{count(bundle.count, 'badge')} in {place}.")
