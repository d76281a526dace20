"""Lists of issuers that are named on the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio_gen.model.issuer import KnownIssuer

if TYPE_CHECKING:
    from portfolio_gen.verify.policy import Registry

ISSUERS = "issuers.yml"
"""What the list of a portfolio is called."""

ISSUERS_OPTION = click.option(
    "--issuers",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A list of issuers you know, written like issuers.yml.",
)
"""A list of issuers that is named."""


def issuers_in(file: Path | None) -> tuple[KnownIssuer, ...]:
    """Return the issuers of a list; nobody if none was named.

    Raises:
        ContentError: The list has a mistake in it.
    """
    if file is None:
        return ()
    from portfolio_gen.content.load import load_issuers

    file = file.resolve()
    return load_issuers(file.parent, file.name)


def registry_in(file: Path) -> "Registry":
    """Return the registry in a file.

    Raises:
        ConfigError: It is not a registry, or nobody is in it.
    """
    from portfolio_gen.verify.policy import read_registry

    return read_registry(file.read_bytes(), file.name)
