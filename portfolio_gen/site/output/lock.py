"""A lock between processes, which the system releases when its holder ends, however it ends."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from portfolio_gen.base.errors import BuildError


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file ``path``; it and its folder are made if need be, the file is deleted.

    Raises:
        BuildError: Somebody else holds it.
        OSError: The file or its folder cannot be made.
    """
    handle = None
    while handle is None:
        handle = _try(path)
    try:
        yield
    finally:
        _release(handle, path)


def _try(path: Path) -> int | None:
    """Return the open lock file; None if its last holder deleted it meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)  # where this fails, it fails every time
    with contextlib.suppress(FileNotFoundError):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(handle)
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        except BlockingIOError as e:
            os.close(handle)
            raise BuildError(
                "Another build of this site is running.",
                hint="Wait until it has finished, or stop it.",
            ) from e
        except FileNotFoundError:
            pass
        os.close(handle)
    return None


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as e:
            raise BlockingIOError(*e.args) from e

    def _release(handle: int, path: Path) -> None:
        os.close(handle)
        with contextlib.suppress(OSError):  # open files cannot be deleted: the next one has it
            path.unlink()

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(handle: int, path: Path) -> None:
        path.unlink(missing_ok=True)  # before it is released, or it could be somebody else's
        os.close(handle)
