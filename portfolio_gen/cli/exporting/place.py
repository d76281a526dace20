"""Where an export goes: beside the portfolio, and never in place of something else."""

from collections.abc import Iterable
from pathlib import Path

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.base.report import Finding
from portfolio_gen.cli.writing import write_new

FORCE = click.option("--force", is_flag=True, help="Replace a file that is there already.")
"""Overwriting has to be asked for."""


def place_for(src: Path, out: Path | None, ending: str) -> Path:
    """Return where an export goes: where somebody wants it, or beside the portfolio folder."""
    home = src.resolve()
    return out or home.parent / f"{home.name or 'portfolio'}-{ending}"


def put(src: Path, out: Path, data: bytes, *, force: bool) -> None:
    """Write an export.

    Raises:
        ConfigError: Something is there already, it would lie inside the portfolio, or it cannot
            be written.
    """
    if out.resolve().is_relative_to(src.resolve()):
        raise ConfigError(
            f"{out} would lie inside the portfolio and become a part of it.",
            hint=f"Choose another place: --out {Path('..', out.name)}",
        )
    write_new(out, data, force=force)


def tell(findings: Iterable[Finding]) -> None:
    """Print what should be known before an export is handed on."""
    for finding in findings:
        text = str(finding)
        click.echo("".join(c if c.isprintable() else "\ufffd" for c in text), err=True)
