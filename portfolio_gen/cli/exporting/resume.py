"""``portfolio-gen export resume``: the résumé for programs that read JSON Resume."""

from pathlib import Path

import click

from portfolio_gen.cli.exporting.place import DECIDING, FORCE, opened, place_for, put
from portfolio_gen.cli.source import SRC


@click.command()
@SRC
@click.option("--out", type=click.Path(path_type=Path), help="The file; beside SRC if left out.")
@click.option("--public", is_flag=True, help="Leave out what the site leaves out: scores, names.")
@FORCE
def command(src: Path, out: Path | None, public: bool, force: bool) -> None:
    """Write the résumé of the portfolio SRC (this folder, if left out) as JSON Resume.

    Everything in resume.yml is written, with the name and the rest of basics from portfolio.yml.

    Exit code 0: the file is there. 1: there is no résumé. 2: wrong use.
    """
    from portfolio_gen.exchange.json_resume import export_resume

    portfolio = opened(src, (*DECIDING, "resume."))
    place = place_for(src, out, "resume.json")
    put(src, place, export_resume(portfolio, public=public), force=force)
    click.echo(f"The résumé is in {place}.")
