"""The command ``portfolio-gen``: which subcommands there are, and what becomes of an error.

A subcommand is imported when it is called or when its own help is asked for, so that the list of
commands needs nothing but click.
"""

from difflib import get_close_matches
from importlib import import_module

import click

from portfolio_gen import __version__
from portfolio_gen.base.errors import PortfolioError

GOOD = 0
"""Exit code: everything is in order."""
PROBLEMS = 1
"""Exit code: something was found that is wrong."""
WRONG_USE = 2
"""Exit code: the command was called in a way that cannot work; click's own."""
NOT_CHECKED = 3
"""Exit code: nothing wrong was found, but something could not be checked."""

COMMANDS = {
    "build": "Turn a portfolio folder into a static site.",
    "check": "List what is missing or wrong in a portfolio folder.",
    "serve": "Show a portfolio on this computer and renew it whenever a file is saved.",
    "verify": "Check badge files.",
}
"""Name and one line for each command; ``portfolio_gen/cli/<name>.py`` holds it as ``command``."""


def _listed() -> str:
    *most, last = sorted(COMMANDS)
    return f"{', '.join(most)} and {last}"


class Commands(click.Group):
    """The commands, imported on first use; an expected error becomes one line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command, or None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"portfolio_gen.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was called, with a proposal if it is misspelled."""
        name = args[0]
        near = get_close_matches(name, COMMANDS, n=1)
        if name not in COMMANDS and not name.startswith("-"):
            proposal = f"did you mean {near[0]!r}?" if near else f"there are {_listed()}."
            ctx.fail(f"there is no command {name!r}; {proposal}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an expected error is printed without a traceback."""
        try:
            return super().invoke(ctx)
        except PortfolioError as error:
            click.echo(str(error), err=True)
            ctx.exit(WRONG_USE if error.code == "config" else PROBLEMS)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="portfolio-gen")
def main() -> None:
    """Turn a folder of projects, reflections and badges into a site anyone can verify."""
