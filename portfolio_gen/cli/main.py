"""The command ``portfolio-gen``: which subcommands there are, and what becomes of an error.

A subcommand is imported when it is called or when its own help is asked for, so that the list of
commands needs nothing but click.
"""

import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

import click

from portfolio_gen import __version__
from portfolio_gen.base.errors import PortfolioError
from portfolio_gen.cli.commands import Commands
from portfolio_gen.cli.terminal import plain

GOOD = 0
"""Exit code: everything is in order."""
PROBLEMS = 1
"""Exit code: something was found that is wrong."""
WRONG_USE = 2
"""Exit code: the command was called in a way that cannot work; click's own."""
NOT_CHECKED = 3
"""Exit code: nothing wrong was found, but something could not be checked."""

COMMANDS = {
    "add": "Add a project, a reflection, a badge, an assignment, a course or an issuer.",
    "build": "Turn a portfolio folder into a static site.",
    "check": "List what is missing or wrong in a portfolio folder.",
    "export": "Write something of a portfolio for use elsewhere.",
    "import": "Bring in badges, a résumé, LinkedIn's data or Mahara's.",
    "pin": "Write down what the work behind badges looks like.",
    "preview": "The same as serve.",
    "publish": "Put a portfolio on the web.",
    "init": "Start a portfolio.",
    "recheck": "Ask again whether badges still stand and links lead somewhere.",
    "rename": "Give a project, a badge or a course another name; old addresses stay.",
    "serve": "Show a portfolio on this computer and renew it whenever a file is saved.",
    "submit": "Freeze what is handed in.",
    "verifier": "Make a verifier for your own address.",
    "verify": "Check badge files.",
    "view": "Make a selection for one reader.",
}
"""Name and one line for each command; ``portfolio_gen/cli/<name>.py`` holds it as ``command``."""


LOST = (
    "What this command had to say could not be written: {reason}. Make room, or have it written to "
    "another place, and run it again."
)
"""Said if the place to which standard output goes takes nothing more."""

CLOSED = (
    "{name} is closed to you: you may not open it, or not write there. Check who owns it and its "
    "permissions, or choose another place."
)
"""Said if the system refuses a file or a folder, wherever that is noticed."""


class Program(Commands):
    """The commands; an expected error becomes one line and an exit code."""

    def main(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401 (click's own)
        """Run the program; output that cannot be written is one line as well."""
        _open_all()
        try:
            return super().main(*args, **more)
        except OSError as error:
            if not _is_from_printing(error):
                raise
            with suppress(OSError):
                click.echo(LOST.format(reason=error.strerror), err=True)
            sys.stdout = _nowhere()
            raise SystemExit(WRONG_USE) from error

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an expected error is printed without a traceback."""
        try:
            return super().invoke(ctx)
        except PortfolioError as error:
            click.echo(plain(str(error)), err=True)
            ctx.exit(WRONG_USE if error.code == "config" else PROBLEMS)
        except KeyboardInterrupt:
            click.echo("\nStopped.", err=True)
            ctx.exit(PROBLEMS)
        except PermissionError as error:
            if error.filename is None:
                raise
            click.echo(plain(CLOSED.format(name=os.fsdecode(error.filename))), err=True)
            ctx.exit(WRONG_USE)


def _open_all() -> None:
    """Give a program that was started without some of its streams empty ones."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, _nowhere())


def _nowhere() -> TextIO:
    return Path(os.devnull).open("r+", encoding="utf-8")


def _is_from_printing(error: OSError) -> bool:
    """Tell whether it was click that met an error, while it wrote to one of the streams."""
    *_, (frame, _line) = traceback.walk_tb(error.__traceback__)
    return frame.f_globals.get("__name__") == click.echo.__module__


@click.group(
    cls=Program,
    package="portfolio_gen.cli",
    lines=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="portfolio-gen")
def main() -> None:
    """Turn a folder of projects, reflections and badges into a site anyone can verify."""
