"""``portfolio-gen export archive``: site, sources and checksums in one plain archive."""

import os
import tempfile
from pathlib import Path

import click

from portfolio_gen.cli.build import count, tell_findings
from portfolio_gen.cli.clock import build_time
from portfolio_gen.cli.exporting.place import FORCE, place_for, put, tell
from portfolio_gen.cli.main import PROBLEMS
from portfolio_gen.cli.progress import Progress
from portfolio_gen.cli.source import SRC


@click.command()
@SRC
@click.option("--out", type=click.Path(path_type=Path), help="The file; beside SRC if left out.")
@click.option("--base-url", default="", help="Where the site will stand; see portfolio.yml.")
@FORCE
def command(src: Path, out: Path | None, base_url: str, force: bool) -> None:
    """Put the site of the portfolio SRC (this folder, if left out) and its sources into one ZIP.

    The site is built anew. Of the sources everything is in it that everybody may see; drafts,
    private items, grades and identity.local.yml are not. Unlisted pages and views are part of the
    site, so whoever has the archive has those as well.

    Exit code 0: the archive is there. 1: something is wrong. 2: wrong use.
    """
    from portfolio_gen.content.load import load_portfolio
    from portfolio_gen.exchange.archive import export_archive
    from portfolio_gen.site.build import build_site
    from portfolio_gen.site.kept.cache import private_cache

    place = place_for(src, out, "archive.zip")
    with tempfile.TemporaryDirectory() as room, Progress() as progress:
        site = Path(room, "site")
        result = build_site(
            src,
            site,
            now=build_time(os.environ),
            base_url=base_url,
            cache=private_cache(),
            progress=progress.say,
        )
        if not result.written:
            tell_findings(result)
            click.echo("No archive was made: the site could not be built.", err=True)
            raise SystemExit(PROBLEMS)
        found = (path for path in site.rglob("*") if path.is_file())
        files = {path.relative_to(site).as_posix(): path.read_bytes() for path in found}
        archive = export_archive(load_portfolio(src)[0], files)
    put(src, place, archive.data, force=force)
    tell(archive.notes)
    click.echo(f"{count(archive.count, 'file')} in {place}.")
