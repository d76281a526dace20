"""The user's private cache folder: what was worked out before, and may be lost at any time.

Everything kept is a plain file or JSON, never a pickle. What cannot be read, or was not written by
this version, is treated as if it were not there.
"""

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portfolio_gen.base.private import private_folder, put_file

FORMAT = 1
"""Raised when the layout of a kept file changes."""

MAX_SITES = 60
"""How many sites are remembered; the ones built longest ago are forgotten first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """A folder that only this user can write to, or none.

    Attributes:
        folder: The folder; None means that nothing is read and nothing is kept.
    """

    folder: Path | None = None

    def read(self, name: str) -> dict[str, Any] | None:
        """Return the mapping kept under ``name``; None if there is none that can be used."""
        if self.folder is None:
            return None
        try:
            data = json.loads((self.folder / name).read_bytes())  # noqa: TID251 (our own file)
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            return None
        return data

    def write(self, name: str, data: dict[str, Any]) -> None:
        """Keep ``data`` under ``name``; a full disk or a read-only folder is no problem."""
        if self.folder is not None:
            self.write_bytes(name, json.dumps({"format": FORMAT, **data}).encode())

    def read_bytes(self, name: str) -> bytes | None:
        """Return the bytes kept under ``name``; None if there are none."""
        if self.folder is None:
            return None
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None

    def write_bytes(self, name: str, data: bytes) -> None:
        """Keep bytes under ``name``, whole or not at all."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            target = self.folder / name
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            put_file(target, data)

    def forget_old_sites(self) -> None:
        """Keep the newest ``MAX_SITES`` files of ``sites/``."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            files = sorted((self.folder / "sites").iterdir(), key=lambda f: -f.stat().st_mtime)
            for file in files[MAX_SITES:]:
                file.unlink()


NO_CACHE = Cache()
"""Reads nothing and keeps nothing."""


def private_cache(folder: Path | None = None) -> Cache:
    """Return the cache of this user, made if it is not there.

    Args:
        folder: Where it should be; the place for caches of this system if left out.

    Returns:
        A cache without a folder if there is no place that only this user can write to.
    """
    if folder is None:
        from platformdirs import user_cache_path  # noqa: PLC0415 (only commands need it)

        folder = user_cache_path("portfolio-gen", appauthor=False)
    found = private_folder(folder)
    return Cache(folder=found) if found else NO_CACHE
