"""``portfolio-gen add``: something new for a portfolio."""

import click

from portfolio_gen.cli.commands import Commands

KINDS: dict[str, str] = {
    "assignment": "A signature assignment of another course, with or without an endorsement.",
    "badge": "A badge you received: a file, or the web address of one.",
    "course": "A course.",
    "issuer": "An issuer of badges whom you know.",
    "project": "Something you made.",
    "reflection": "What you learned from a project, a badge or an assignment.",
}
"""Name and one line for each; ``portfolio_gen/cli/adding/<name>.py`` holds it as ``command``."""


@click.group(cls=Commands, package="portfolio_gen.cli.adding", lines=KINDS)
def command() -> None:
    """Add something to a portfolio.

    Asks for what the options do not say. Nothing that is there is overwritten.
    """
