"""Files put into a student's folder: all of them or none, and never in place of another.

Everything that could stand in the way is looked for first and named all at once. Then every file
is written out under a hidden name, down to the disk, and only when all of them are there do they
get their names. If anything goes wrong on the way, everything that was written is taken back.
"""

import errno
import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from portfolio_gen.author.in_the_way import (
    NewFile,
    cannot_write,
    check_folder,
    check_names,
    standing,
)
from portfolio_gen.base.errors import ConfigError

__all__ = ["NewFile", "Written", "cannot_write", "write_new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of the files.

    Attributes:
        new: Those that were written, in the order in which they were given.
        already: Those that stood there before, byte for byte.
    """

    new: tuple[NewFile, ...]
    already: tuple[NewFile, ...]


def write_new(folder: Path, files: Sequence[NewFile]) -> Written:
    """Write all of the files, or none.

    Args:
        folder: The portfolio folder; made if it is not there.
        files: The files. One that stands there already with the same content is left alone.

    Raises:
        ConfigError: A file of another content is in the way of one of them, or the folder cannot
            be written to.
        ContentError: A path leads out of the folder, or has a name that cannot be kept everywhere.
    """
    check_folder(folder)
    check_names(files)
    already = standing(folder, files)
    new = tuple(file for file in files if file not in already)
    with _Undo() as undo:
        waiting = [(file, _prepared(folder, file, undo)) for file in new]
        for file, temporary in waiting:
            _place(folder, file, temporary, undo)
    return Written(new=new, already=already)


class _Undo:
    """What has to be done to take everything back, done only if something goes wrong."""

    def __init__(self) -> None:
        self._steps: list[Callable[[], object]] = []
        self._always: list[Path] = []

    def add(self, step: Callable[[], object]) -> None:
        self._steps.append(step)

    def temporary(self, path: Path) -> None:
        """Note a file that must be gone in any case."""
        self._always.append(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for path in self._always:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        for step in reversed(self._steps if kind else []):
            with suppress(OSError):
                step()


def _prepared(folder: Path, file: NewFile, undo: _Undo) -> Path:
    """Write a file under a hidden name in the folder it belongs to.

    Raises:
        ConfigError: It cannot be written there.
    """
    target = folder / file.path
    temporary = target.with_name(f".new-{secrets.token_hex(8)}.tmp")
    try:
        _make_folder(target.parent, undo)
        mode = target.stat().st_mode & 0o777 if file.before is not None else 0o666
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        undo.temporary(temporary)
        with os.fdopen(handle, "wb") as stream:
            stream.write(file.data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise cannot_write(target, error) from error
    return temporary


_BINARY = getattr(os, "O_BINARY", 0)
"""Windows would change the ends of lines without it."""


def _make_folder(folder: Path, undo: _Undo) -> None:
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir()
        undo.add(place.rmdir)


def _place(folder: Path, file: NewFile, temporary: Path, undo: _Undo) -> None:
    """Give a file its name.

    Raises:
        ConfigError: Somebody put another one there meanwhile, or it cannot be done.
    """
    target = folder / file.path
    try:
        if file.before is not None:
            before = file.before
            if target.read_bytes() != before:
                raise FileExistsError(errno.EEXIST, "changed meanwhile")  # noqa: TRY301
            temporary.replace(target)
            undo.add(lambda: _put_back(target, before))
        else:
            _name(temporary, target)
            undo.add(target.unlink)
    except FileExistsError as error:
        raise ConfigError(
            f"{file.path} was changed by somebody else at this moment and was left as it is.",
            hint="Try again.",
        ) from error
    except OSError as error:
        raise cannot_write(target, error) from error


def _name(temporary: Path, target: Path) -> None:
    """Give a file its name if nothing has this name.

    Raises:
        OSError: Something has it, or it cannot be done.
    """
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # memory sticks and some network disks know no second name for a file
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        os.close(handle)  # the name is ours now
        try:
            temporary.replace(target)
        except OSError:
            target.unlink()
            raise


def _put_back(target: Path, before: bytes) -> None:
    temporary = target.with_name(f".new-{secrets.token_hex(8)}.tmp")
    temporary.write_bytes(before)
    temporary.replace(target)
