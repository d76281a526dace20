"""Files that are written whole or not at all."""

import os
import secrets
from pathlib import Path

from portfolio_gen.base.errors import ConfigError

PUBLIC = 0o644
"""Mode of a file that everybody may read."""

SECRET = 0o600
"""Mode of a file that only its owner may read."""


def write_new(path: Path, data: bytes, *, mode: int = PUBLIC) -> None:
    """Write a file that must not exist yet; nobody ever sees half of it.

    Raises:
        ConfigError: Something of this name exists, or the place cannot be written to.
    """
    temporary = _beside(path, data, mode)
    try:
        os.link(temporary, path)
    except FileExistsError as error:
        raise ConfigError(
            f"{path} exists already and was left as it is.",
            hint="Choose another name, or move the old file away first.",
        ) from error
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        temporary.unlink()


def write(path: Path, data: bytes, *, mode: int = PUBLIC) -> None:
    """Write a file, in place of one of this name if there is one; nobody ever sees half of it.

    Raises:
        ConfigError: The place cannot be written to.
    """
    temporary = _beside(path, data, mode)
    try:
        temporary.replace(path)
    except OSError as error:
        temporary.unlink()
        raise _cannot_write(path, error) from error


def _beside(path: Path, data: bytes, mode: int) -> Path:
    """Write a file of a random name in the folder of ``path``, down to the disk.

    Raises:
        ConfigError: The folder is missing or cannot be written to.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
    try:
        # The mode is given on creation: a secret must not be readable even for a moment.
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _cannot_write(path, error) from error
    return temporary


def _cannot_write(path: Path, error: OSError) -> ConfigError:
    return ConfigError(f"{path} could not be written: {error.strerror}.")
