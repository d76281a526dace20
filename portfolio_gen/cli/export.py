"""``portfolio-gen export``: something of a portfolio, for use elsewhere."""

import click

from portfolio_gen.cli.commands import Commands

EXPORTS: dict[str, str] = {}
"""Name and one line for each; ``portfolio_gen/cli/exporting/<name>.py`` holds it as ``command``.
The group is listed in ``cli/main.py`` together with the first of them."""


@click.group(cls=Commands, package="portfolio_gen.cli.exporting", lines=EXPORTS)
def command() -> None:
    """Write something of a portfolio for use elsewhere."""
