"""Commands that are imported when they are called or when their own help is asked for."""

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click


class Commands(click.Group):
    """A group of commands that lie in one package, each in a module of its own as ``command``.

    A name that Python keeps for itself has an underscore after it there.
    """

    def __init__(self, *args: Any, package: str, lines: Mapping[str, str], **more: Any) -> None:  # noqa: ANN401 (click's own)
        """Take the package, and name and one line for each command."""
        super().__init__(*args, **more)
        self.package, self.lines = package, lines

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in alphabetical order."""
        return sorted(self.lines)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command, or None if there is none of that name."""
        if cmd_name not in self.lines:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"{self.package}.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was called, with a proposal if it is misspelled."""
        name = args[0]
        near = get_close_matches(name, self.lines, n=1)
        if name not in self.lines and not name.startswith("-"):
            proposal = f"did you mean {near[0]!r}?" if near else self._listed()
            ctx.fail(f"there is no command {name!r}; {proposal}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(self.lines.items()))

    def _listed(self) -> str:
        *most, last = sorted(self.lines)
        return f"there are {', '.join(most)} and {last}." if most else f"there is only {last!r}."
