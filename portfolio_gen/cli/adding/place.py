"""The portfolio that something is added to, and the end of every such command."""

import datetime as dt
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.base.paths import quoted
from portfolio_gen.base.report import Outcome
from portfolio_gen.cli.clock import build_time
from portfolio_gen.cli.terminal import plain

if TYPE_CHECKING:
    from portfolio_gen.author.files import NewFile
    from portfolio_gen.base.report import Report
    from portfolio_gen.model.portfolio import Portfolio

SETTINGS = "portfolio.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A portfolio, and the moment at which something is added to it.

    Attributes:
        typed: The folder as it can be typed from where we are, for proposals.
        report: What was found while the portfolio was read.
    """

    folder: Path
    typed: Path
    portfolio: "Portfolio"
    report: "Report"
    now: dt.datetime

    @property
    def today(self) -> str:
        """The day where this computer stands."""
        return self.now.astimezone().date().isoformat()

    @property
    def option(self) -> str:
        """What has to be typed after a command to work on this portfolio."""
        return f" --in{self.argument}" if self.argument else ""

    @property
    def argument(self) -> str:
        """The same for commands that take the folder as it is."""
        return "" if self.typed == Path() else f" {quoted(str(self.typed))}"


in_folder = click.option(
    "--in",
    "folder",
    metavar="DIR",
    type=click.Path(readable=False, path_type=Path),
    default=Path(),
    help="The portfolio, if it is not this folder.",
)
"""The option of commands that change something in a portfolio and take other names as arguments."""


def shared(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all of them have."""
    yes = click.option(
        "--yes", is_flag=True, help="Ask nothing; take the default of what is not given."
    )
    return in_folder(yes(function))


def find_home(folder: Path) -> Path:
    """Return the folder of the portfolio that is in a folder, or around it.

    Raises:
        ConfigError: There is none.
    """
    if not folder.is_dir():
        raise ConfigError(f"There is no folder called {folder}.", hint="Check the name after --in.")
    here = folder.resolve()
    home = next((p for p in (here, *here.parents) if (p / SETTINGS).is_file()), None)
    if home is None:
        raise ConfigError(
            f"{here} is no portfolio: there is no {SETTINGS} in it.",
            hint="Go to the folder of your portfolio, name it with --in, or start one: "
            "portfolio-gen init my-portfolio",
        )
    return home


def find_place(folder: Path) -> Place:
    """Return the portfolio in a folder, or around it.

    Raises:
        ConfigError: There is none.
    """
    from portfolio_gen.content.load import load_portfolio

    home = find_home(folder)
    portfolio, report = load_portfolio(home)
    return Place(
        folder=home,
        typed=folder if folder.resolve() == home else Path(os.path.relpath(home)),
        portfolio=portfolio,
        report=report,
        now=build_time(os.environ),
    )


def finish(place: Place, files: "Sequence[NewFile]", *following: str) -> None:
    """Write the files, say so, and say what is still missing in them.

    Args:
        place: The portfolio.
        files: What shall be written: all of it or nothing.
        following: What can be typed next.
    """
    from portfolio_gen.author.files import write_new
    from portfolio_gen.content.load import load_portfolio

    written = write_new(place.folder, files)
    width = max(len(str(file.path)) for file in files)
    click.echo("\nWritten:")
    for file in written.new:
        click.echo(plain(f"  {file.path!s:<{width}}  {file.what}"))
    for file in written.already:
        click.echo(plain(f"  {file.path!s:<{width}}  was there already"))
    mine = {str(file.path) for file in files}
    missing = [
        finding
        for finding in load_portfolio(place.folder)[1].findings
        if finding.outcome is Outcome.FAIL and finding.where and finding.where.file in mine
        # What to type for a reflection stands among the next commands.
        if finding.check != "reflection"
    ]
    if missing:
        click.echo("\nStill to do:")
    for finding in missing:
        text = " ".join(word for word in (finding.message, finding.why, finding.hint) if word)
        click.echo(plain(f"  {finding.where}: {text}"))
    click.echo("\nNext:")
    for line in following:
        click.echo(plain(f"  portfolio-gen {line}"))
