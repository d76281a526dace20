"""One file is written: whole or not at all, and never in place of something else unasked."""

import os
from pathlib import Path

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.base.private import put_file


def write_new(
    out: Path, data: bytes, *, force: bool, option: str = "--out", public: bool = False
) -> None:
    """Write a file.

    Args:
        out: The file.
        data: What comes to stand in it.
        force: Replace what is there.
        option: How the file was named, for messages.
        public: Others on this computer, such as a web server, may read it.

    Raises:
        ConfigError: Something is there already, or it cannot be written.
    """
    if out.is_dir():
        raise ConfigError(f"{out} is a folder.", hint="Give the name of a file.")
    if os.path.lexists(out) and not force:
        raise ConfigError(
            f"{out} exists already and was left as it is.",
            hint=f"Choose another name with {option}, or add --force to replace it.",
        )
    try:
        put_file(out, data)
        if public:
            out.chmod(0o644)
    except OSError as error:
        raise ConfigError(
            f"{out} could not be written: {error.strerror}.", hint=f"Choose another place: {option}"
        ) from error
