"""``portfolio-gen serve``: look at a portfolio while writing it."""

import os
from pathlib import Path

import click

from portfolio_gen.base.errors import PortfolioError
from portfolio_gen.cli.build import count, tell_findings
from portfolio_gen.cli.clock import build_time, passphrases
from portfolio_gen.cli.source import SRC
from portfolio_gen.site.build import build_site
from portfolio_gen.site.job import BuildResult
from portfolio_gen.site.kept.cache import private_cache


@click.command()
@SRC
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--as",
    "reader",
    metavar="READER",
    default="",
    help="What a reader finds: employer, instructor, or the name of a file in views/.",
)
def command(src: Path, port: int, reader: str) -> None:
    """Show the portfolio folder SRC in a browser on this computer only.

    The page renews itself whenever a file is saved. What is wrong is listed here and in a bar below
    the page, and the last good site stays. Press Ctrl+C to stop.

    An employer finds what is in lists; an instructor is told every address; the readers of a view
    find what is in lists, the view and what stands in it.
    """
    from portfolio_gen.content.load import refuse_other_folders
    from portfolio_gen.site.serve import Preview

    refuse_other_folders(src)
    cache = private_cache()

    def build(folder: Path) -> BuildResult:
        return build_site(
            src,
            folder,
            now=build_time(os.environ),
            cache=cache,
            passphrases=passphrases(os.environ),
        )

    preview = Preview(src, build, _tell, reader=reader)
    with preview.server(port) as server:
        first = preview.first_page()
        words = f"Open {server.url}{first} in a browser. Press Ctrl+C here to stop."
        try:
            server.run(lambda: click.echo(words))
        except KeyboardInterrupt:
            click.echo("Stopped.")


def _tell(result: BuildResult | PortfolioError) -> None:
    """Print what became of one build."""
    if isinstance(result, PortfolioError):
        click.echo(str(result), err=True)
        return
    tell_findings(result)
    if result.written:
        click.echo(f"{count(result.pages, 'page')} built.")
    else:
        click.echo("This is not in the preview yet; the last good site stays.", err=True)
