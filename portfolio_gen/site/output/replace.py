"""A folder is replaced in one step, so that at every moment a whole site stands in its place.

The new site is made in a hidden folder beside the old one and the two change names. On Linux that
is a single system call; elsewhere the old one steps aside first, and if the computer stops at that
moment the next build puts it back.
"""

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from portfolio_gen.base.errors import BuildError, ConfigError
from portfolio_gen.site.output.integrity import NAME, read_seal
from portfolio_gen.site.output.lock import locked

AT_FDCWD = -100
RENAME_EXCHANGE = 2

READ_FOLDERS = frozenset(
    {
        "assignments",
        "badges",
        "courses",
        "issuers",
        "media",
        "projects",
        "reflections",
        "rubrics",
        "submissions",
        "theme",
        "views",
    }
)
"""Folders of a portfolio that hold what somebody wrote or received; spelled out here, because the
models take longer to import than a build in which nothing changed."""


def check_place(out: Path, source: Path, what: str = "site") -> None:
    """Refuse a place for the site where something of somebody would be lost.

    Args:
        out: Where the site should go.
        source: The portfolio it is made from.
        what: What should go there, for messages.

    Raises:
        ConfigError: ``out`` is a file, holds something that is not a site of ours, is or contains
            the portfolio, or is one of the portfolio's own folders.
    """
    if out.is_symlink() and not out.exists():
        raise ConfigError(f"{out} is a link that leads nowhere.", hint="Delete it, or mend it.")
    out, source = out.resolve(), source.resolve()
    if source.is_relative_to(out):
        raise ConfigError(
            f"{out} holds the portfolio itself; the site would replace it.",
            hint="Choose another folder with --out, such as --out site.",
        )
    if out.is_relative_to(source) and out.relative_to(source).parts[0] in READ_FOLDERS:
        raise ConfigError(
            f"{out} is a place for what you write; the {what} would become part of the portfolio.",
            hint=f"Choose another folder with --out, such as --out {what}.",
        )
    if out.exists() and not out.is_dir():
        raise ConfigError(f"{out} is a file.", hint="Choose another folder with --out.")
    if out.is_dir() and any(out.iterdir()) and read_seal(out) is None:
        raise ConfigError(
            f"{out} holds files that are not a {what} made by this program.",
            hint=f"Choose an empty folder with --out, or delete it (it has no {NAME} of ours).",
        )


@contextlib.contextmanager
def workshop(out: Path) -> Iterator[Path]:
    """Give an empty hidden folder beside ``out`` to work in; it is gone afterwards.

    What an interrupted build left behind is put right first. Only one build of a site works at a
    time.

    Raises:
        BuildError: Another build of the same site is running, the folder cannot be made, or the
            disk is full.
    """
    out = out.resolve()
    work = workshop_of(out)
    with contextlib.ExitStack() as held:
        held.callback(_leave, work)
        try:
            held.enter_context(locked(work / "lock"))
            recover(out)
        except OSError as e:
            raise BuildError(
                f"{e.filename or work} could not be written: {e.strerror or e}.",
                hint="Check that there is room and that you may write there, or choose --out.",
            ) from e
        held.callback(_clear, work)
        try:
            yield work
        except OSError as e:
            if e.errno not in {errno.ENOSPC, errno.EDQUOT}:
                raise
            raise BuildError(
                "The site was not written: there is no room left on the disk. What was in "
                f"{out.name} before is still there.",
                hint="Delete something you do not need, or choose another disk with --out.",
            ) from e


def workshop_of(out: Path) -> Path:
    """Return the hidden folder beside ``out`` in which its next version is made."""
    return out.parent / f".{out.name}.portfolio-gen"


def recover(out: Path) -> None:
    """Put right what an interrupted build of ``out`` left behind; nothing else may be running."""
    work = workshop_of(out)
    aside = work / "old"
    if aside.is_dir() and not out.exists():
        aside.rename(out)
    _clear(work)


def put_in_place(new: Path, out: Path) -> None:
    """Let the finished folder ``new`` take the place of ``out``.

    Raises:
        BuildError: The folder cannot be renamed, for example because it is a disk of its own.
    """
    out = out.resolve()  # what a link leads to is replaced, not the link
    try:
        if not out.exists():
            new.rename(out)
        elif not _exchange(new, out):
            aside = new.parent / "old"
            out.rename(aside)
            new.rename(out)
    except OSError as e:
        raise BuildError(
            f"The new site could not take the place of {out}: {e.strerror or e}.",
            hint="If that folder is a disk or a mount of its own, build into a folder inside it.",
        ) from e


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; return False where that cannot be done."""
    if sys.platform != "linux":
        return False
    import ctypes  # noqa: PLC0415 (8 ms, needed at the very end of a build only)

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = (os.fsencode(one), os.fsencode(other))
    return bool(rename(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0)


def _clear(work: Path) -> None:
    """Delete everything in ``work`` but the lock."""
    for entry in work.iterdir() if work.is_dir() else ():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != "lock":
            entry.unlink()


def _leave(work: Path) -> None:
    """Delete the empty folder, unless the next build is already in it."""
    with contextlib.suppress(OSError):
        work.rmdir()
