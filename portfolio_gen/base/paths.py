"""Slugs and paths that cannot leave their folder."""

import os
import re
import shlex
import unicodedata
from pathlib import Path, PurePosixPath

from portfolio_gen.base.errors import ContentError

MAX_SLUG = 80
"""Longest accepted slug, in characters: it becomes part of an address that is printed."""

_PLAIN = re.compile(r"[\w.,:@%+=~/-]+")
_SPECIAL = re.compile(r'["$`!\\]')
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "123456789"}
)
"""Names that Windows keeps for itself, whatever their ending."""

RESERVED = DEVICES | {"index"}
"""Names that no item can have; ``index`` is the page of a whole folder."""


def is_slug(text: str) -> bool:
    """Tell whether ``text`` may stand in an address: a-z, 0-9 and single inner hyphens."""
    return len(text) <= MAX_SLUG and _SLUG.fullmatch(text) is not None and text not in RESERVED


def slugify(text: str) -> str:
    """Return a slug made from ``text``; empty if no letter or digit can be kept.

    Letters outside ASCII lose their accents where they have any and are dropped otherwise.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_SLUG].rstrip("-")
    return f"{slug}-1" if slug in RESERVED else slug


def quoted(text: str) -> str:
    """Return a name as it can be typed in a terminal, in quotes where it needs them.

    Double quotes mean the same everywhere, but do not keep every character in every shell.
    """
    if _PLAIN.fullmatch(text):
        return text
    return shlex.quote(text) if _SPECIAL.search(text) else f'"{text}"'


def inside(folder: PurePosixPath, link: str) -> PurePosixPath:
    """Return the path ``link`` names, seen from ``folder``, both relative to one root.

    Args:
        folder: Folder of the file that holds the link, relative to the portfolio.
        link: The relative path as written; ``/`` separates, whatever the system.

    Raises:
        ContentError: ``link`` is absolute, has a scheme, a backslash or a NUL, or climbs out of
            the root.
    """
    if not link or "\\" in link or "\0" in link or link.startswith("/") or ":" in link:
        raise ContentError(
            f'"{link}" is not a path inside this portfolio.',
            hint="Write it relative to the file it stands in, with forward slashes.",
        )
    parts: list[str] = []
    for part in (*folder.parts, *PurePosixPath(link).parts):
        if part != "..":
            parts.append(part)
        elif parts:
            parts.pop()
        else:
            raise ContentError(
                f'"{link}" leads out of the portfolio folder.',
                hint="Copy the file into the portfolio and link to the copy.",
            )
    return PurePosixPath(*parts)


def real_file(root: Path, path: PurePosixPath) -> Path:
    """Return the file on disk, refusing one that a symbolic link places outside ``root``.

    Raises:
        ContentError: It does not exist, is not a plain file, or lies outside ``root``.
    """
    full = root / path
    if not full.is_file():
        raise _no_file(full, path)
    if _through_link(root, path) and not full.resolve().is_relative_to(root.resolve()):
        raise ContentError(
            f"{path} is a link to a file outside the portfolio.",
            hint="Copy the file itself into the portfolio.",
        )
    return full


def _through_link(root: Path, path: PurePosixPath) -> bool:
    """Tell whether a part of ``path`` below ``root`` may be a link, or climbs.

    Windows has more kinds of links than this asks for, so there the answer is always yes.
    """
    if path.is_absolute() or ".." in path.parts or os.name == "nt":
        return True
    here = str(root)
    for part in path.parts:
        here = os.path.join(here, part)  # noqa: PTH118 (asked for every file; three times as fast)
        if os.path.islink(here):  # noqa: PTH114
            return True
    return False


def _no_file(full: Path, path: PurePosixPath) -> ContentError:
    """Return what stands where a file should be. A pipe is never opened: nobody may ever write."""
    if full.is_dir():
        return ContentError(
            f"{path} is a folder, not a file.", hint="Rename the folder, or correct the name."
        )
    if full.exists():
        return ContentError(
            f"{path} is not a plain file, but a pipe, a socket or a device.",
            hint="Delete it, or put a file there instead.",
        )
    return ContentError(f"{path} does not exist.", hint="Put the file there, or correct the name.")
