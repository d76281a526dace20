"""``portfolio-gen verifier``: the verifier for an institution's own address."""

import click

from portfolio_gen.cli.commands import Commands

LINES = {
    "build": "Write the verifier as a site of its own, or as one file.",
    "files": "Print the SHA-256 of every file of this release's verifier.",
}
"""Name and one line for each; ``portfolio_gen/cli/verifiers/<name>.py`` holds it."""


@click.group(cls=Commands, package="portfolio_gen.cli.verifiers", lines=LINES)
def command() -> None:
    """Make a verifier that stands on your own address and knows the issuers you know."""
