"""``portfolio-gen export``: something of a portfolio, for use elsewhere."""

import click

from portfolio_gen.cli.commands import Commands

EXPORTS: dict[str, str] = {
    "archive": "The site, its sources and checksums in one plain archive.",
    "badge": "One badge in one HTML file that checks itself.",
    "bundle": "Your badges in one archive, exactly as received.",
    "leap2a": "What everybody may see, for Mahara.",
    "resume": "The résumé for other programs (JSON Resume).",
}
"""Name and one line for each; ``portfolio_gen/cli/exporting/<name>.py`` holds it as ``command``."""


@click.group(cls=Commands, package="portfolio_gen.cli.exporting", lines=EXPORTS)
def command() -> None:
    """Write something of a portfolio for use elsewhere."""
