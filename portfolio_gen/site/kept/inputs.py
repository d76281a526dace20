"""What a build is made from, as one digest: the folder, the program, the libraries, the options."""

import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from portfolio_gen.site.kept.digests import digest
from portfolio_gen.site.output.integrity import NAME as SEAL

READ_DOT_FILES = frozenset({".gitignore"})
"""Files with a dot that the loader looks into: would git publish the private addresses?"""

LARGE = 1_000_000
"""Files from this size on, in bytes, are not read again while their size and time stay."""

MAX_LARGE = 5000
"""How many of them are remembered."""

_LARGE_FILES: dict[tuple[str, int, int, int], str] = {}

PACKAGE = Path(__file__).resolve().parents[2]


def digest_of(source: Path, options: dict[str, str]) -> str:
    """Return a digest that changes whenever the site could.

    Args:
        source: The portfolio folder; every file in it is read.
        options: Everything else that the site depends on.
    """
    return digest(digest_of_program(), options, list(_files(source)), list(_ignored(source)))


@lru_cache(maxsize=1)
def digest_of_program() -> str:
    """Return a digest that changes with this program, its libraries and the interpreter."""
    return digest(sys.version, _libraries(), _program())


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every path in the folder with the digest of its content, as the loader sees them.

    Names that begin with a dot, and a site that was built here, are left out; folders count too,
    because an empty one gives a message.
    """
    for place, folders, files in os.walk(folder):
        here = Path(place)
        top = here == folder
        folders[:] = sorted(
            name for name in folders if name[0] != "." and not (top and _is_site(here / name))
        )
        for name in sorted(files):
            if not name.startswith(".") or name in READ_DOT_FILES:
                yield (here / name).relative_to(folder).as_posix(), _content(here / name)
        yield here.relative_to(folder).as_posix() + "/", " ".join(folders)


def _ignored(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield what git is told above the folder: would it publish the private addresses?"""
    for place in folder.resolve().parents:
        yield _content(place / ".gitignore"), (place / ".git").exists()


def content_digest(path: Path) -> str:
    """Return the SHA-256 of a file, as hex.

    A large file is read once in the life of this process, as long as its size and time stay:
    whoever mends a sentence does not wait for sixty photos.

    Raises:
        OSError: It cannot be read.
    """
    facts = path.stat()
    if facts.st_size < LARGE:
        return _read_digest(path)
    key = (str(path.absolute()), facts.st_size, facts.st_mtime_ns, facts.st_ino)
    if key not in _LARGE_FILES:
        if len(_LARGE_FILES) >= MAX_LARGE:
            _LARGE_FILES.clear()
        _LARGE_FILES[key] = _read_digest(path)
    return _LARGE_FILES[key]


def _read_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_site(folder: Path) -> bool:
    return folder.name == "site" or (folder / SEAL).is_file()


def _content(path: Path) -> str:
    """Return a digest of a file; for one that cannot be read, something that says so."""
    kind = "link " if path.is_symlink() else ""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return f"{kind}special"  # a pipe would be waited for, a device has no end
        return kind + content_digest(path)
    except OSError as e:
        return f"{kind}unreadable {e.errno}"


def _libraries() -> list[str]:
    """Return the names and versions of everything installed, without importing any of it."""
    folders = {Path(entry) for entry in sys.path if entry.endswith("-packages")}
    found = (name for folder in folders if folder.is_dir() for name in os.listdir(folder))  # noqa: PTH208
    return sorted(name for name in found if name.endswith(".dist-info"))


def _program() -> list[tuple[str, int, int]]:
    """Return every file of this program with its size and time: a checkout changes unannounced."""
    themes = PACKAGE.parent / "themes"
    roots = [PACKAGE, *([themes] if themes.is_dir() else [])]
    return sorted(row for root in roots for row in _tracked(root))


def _tracked(root: Path) -> Iterator[tuple[str, int, int]]:
    for place, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in files:
            facts = os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118 (twice as fast)
            yield name, facts.st_size, facts.st_mtime_ns
