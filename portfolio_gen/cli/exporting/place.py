"""What is exported, and where it goes: beside the portfolio, never in place of something else."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.base.report import Finding
from portfolio_gen.cli.build import count
from portfolio_gen.cli.main import PROBLEMS
from portfolio_gen.cli.writing import write_new

if TYPE_CHECKING:
    from portfolio_gen.model.portfolio import Portfolio

FORCE = click.option("--force", is_flag=True, help="Replace a file that is there already.")
"""Overwriting has to be asked for."""


DECIDING = ("portfolio.yml", "identity.local.yml", "courses/")
"""Files that say what is private and which name is shown: with a mistake in them, nobody knows."""

EVERYTHING = ("",)
"""Every file of a portfolio."""


def opened(src: Path, needed: tuple[str, ...], *, taken: str = "") -> "Portfolio":
    """Return the portfolio, if what an export depends on can be read; tell what is left out.

    Args:
        src: The folder.
        needed: How the names of files begin in which there must be no mistake.
        taken: How the names of files begin that would be exported; others are not spoken of.
    """
    from portfolio_gen.content.load import load_portfolio

    portfolio, report = load_portfolio(src)
    places = {finding: finding.where.file if finding.where else "" for finding in report.failures}
    stops = [finding for finding, file in places.items() if file.startswith(needed)]
    if stops:
        tell(stops)
        click.echo(f"Nothing was exported: {count(len(stops), 'problem')}.", err=True)
        raise SystemExit(PROBLEMS)
    left = sorted({file for file in places.values() if taken and file.startswith(taken)})
    if left:
        which = "it" if len(left) == 1 else "they"
        click.echo(
            f"Left out, because {which} cannot be read: {', '.join(left)}. "
            "portfolio-gen check says why.",
            err=True,
        )
    return portfolio


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
