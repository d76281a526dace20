"""The folder that a command reads, as an argument."""

import os
from pathlib import Path

import click

from portfolio_gen.base.errors import ConfigError


class Folder(click.Path):
    """A folder that is there and may be read; a wrong one is explained in our own words."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Return the folder.

        Raises:
            ConfigError: There is none, or it is closed.
        """
        del param, ctx
        path = Path(value)
        try:
            with os.scandir(path):
                return path
        except NotADirectoryError as error:
            raise ConfigError(
                f"{path} is a file, and a folder is needed.",
                hint="Name the folder of your portfolio, in which portfolio.yml lies.",
            ) from error
        except PermissionError as error:
            raise ConfigError(
                f"{path} may not be read by you.",
                hint="Check its permissions, or name another one.",
            ) from error
        except (OSError, ValueError) as error:  # such as a name that is too long, or has a NUL
            raise ConfigError(
                f"There is no folder called {path}.",
                hint="Check the name, and which folder you are in.",
            ) from error


SRC = click.argument("src", type=Folder(), default=Path())
"""The portfolio folder."""
