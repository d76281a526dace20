"""``portfolio-gen export badge``: one badge in one file, with what checks it."""

import os
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio_gen import __version__
from portfolio_gen.base.errors import ConfigError, ContentError
from portfolio_gen.cli.clock import build_time
from portfolio_gen.cli.exporting.place import DECIDING, FORCE, opened, place_for, put
from portfolio_gen.cli.source import SRC
from portfolio_gen.model.badge import Securing

if TYPE_CHECKING:
    from portfolio_gen.model.portfolio import BadgeFile, Portfolio


@click.command()
@click.argument("badge", metavar="ID")
@SRC
@click.option("--out", type=click.Path(path_type=Path), help="The file; beside SRC if left out.")
@FORCE
def command(badge: str, src: Path, out: Path | None, force: bool) -> None:
    """Save the badge ID of the portfolio SRC (this folder, if left out) as one HTML file.

    ID is the name of the badge's file without its ending. The HTML file holds the badge exactly as
    it was issued, the program that checks it, and your copy of the issuer's keys with its date, if
    your issuers.yml has one. It works from disk and without a network, and says that the copy is
    yours.

    Exit code: 0 it is there, 1 something is wrong, 2 wrong use.
    """
    from portfolio_gen.author.received import ENDINGS
    from portfolio_gen.site.alone.known import Maker
    from portfolio_gen.site.alone.saved import knows_keys, saved_page

    slug = badge.removeprefix("badges/")
    files = (f"badges/{slug}{ending}" for ending in ENDINGS.values())
    portfolio = opened(src, (*DECIDING, *files))
    file = _badge(slug, portfolio)
    name = portfolio.settings.meta.basics.name
    maker = Maker(name=name, made=build_time(os.environ), version=__version__)
    page = saved_page(file, portfolio.issuers, maker)
    place = place_for(src, out, f"{file.slug}.html")
    put(src, place, page, force=force)
    click.echo(
        f"The badge is in {place} ({len(page):,} bytes) and checks itself when it is opened."
    )
    if file.badge.securing is Securing.HOSTED:
        click.echo(
            "Its original is on the issuer's own web site, so whoever opens the file has to ask "
            "there."
        )
    elif not knows_keys(file, portfolio.issuers):
        click.echo(
            "There is no copy of its issuer's keys in it, so whoever opens it has to ask the "
            "issuer. An issuers.yml with such a copy lets it work without a network."
        )


def _badge(slug: str, portfolio: "Portfolio") -> "BadgeFile":
    """Return the badge file of that name.

    Raises:
        ConfigError: There is none.
        ContentError: It is not signed.
    """
    files = {file.slug: file for file in portfolio.badges}
    unsigned = {s for s, file in files.items() if file.badge.securing is Securing.NONE}
    if slug in unsigned | {item.slug for item in portfolio.course_badges}:
        raise ContentError(
            f"The badge {slug} was only recorded by the course: there is no signature to check.",
            hint="Ask for the badge as a signed file.",
        )
    if slug in files:
        return files[slug]
    near = get_close_matches(slug, files, n=1)
    listed = ", ".join(sorted(files)) or "none"
    raise ConfigError(
        f"There is no badge {slug!r} in {portfolio.folder}.",
        hint=f"Did you mean {near[0]!r}?" if near else f"Its badge files are: {listed}.",
    )
