"""Folders only this user can write to, and files that are there whole or not at all."""

import os
import stat
import sys
import tempfile
from pathlib import Path

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def private_folder(folder: Path) -> Path | None:
    """Return the folder, made if it is not there; None if others could write to it.

    What somebody else planted there would be run or believed.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = folder.lstat()
    except OSError:
        return None
    if sys.platform == "win32":  # its users have folders of their own
        return folder
    mine = stat.S_ISDIR(facts.st_mode) and facts.st_uid == os.geteuid()
    return folder if mine and not facts.st_mode & _OTHERS_MAY_WRITE else None


def put_file(target: Path, data: bytes) -> None:
    """Put a file in its place in one step.

    Raises:
        OSError: It could not be written; what was there before still is.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
