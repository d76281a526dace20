"""The verifier that runs in the browser: its files, their digests, and what loads what."""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath

from portfolio_gen.site.page import Script

FOLDER = "verifier/"
"""Where the files stand in a verifier of its own; in a portfolio's site, in a folder below it."""

SHELL = "shell/"
"""Where the frame of a verifier that stands alone begins; no part of a portfolio's site."""

ENDINGS = (".js", ".css")
"""Files that a browser loads. Types are for those who change them; templates are for us."""

_STATIC = re.compile(r'^(?:import|export)\b[^;"()]*"(\.[^"]+)";', re.MULTILINE)
"""A module that is loaded together with the one that names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of the verifier.

    Attributes:
        path: Relative to the verifier's folder, with forward slashes.
        data: Its bytes, as they are in the repository.
        sha256: Digest in hex, for lists that people compare.
    """

    path: str
    data: bytes
    sha256: str

    @property
    def integrity(self) -> str:
        """Return what a page says of the file, so that a browser runs no other."""
        digest = hashlib.sha384(self.data).digest()
        return f"sha384-{base64.b64encode(digest).decode()}"

    @property
    def imports(self) -> tuple[str, ...]:
        """Return the modules that are loaded together with this one, by their path."""
        here = dirname(self.path)
        return tuple(normpath(join(here, to)) for to in _STATIC.findall(self.data.decode()))


class Verifier:
    """All files of the verifier, read once."""

    def __init__(self, folder: Path) -> None:
        """Read what browsers load of ``folder``."""
        found = (path for path in sorted(folder.rglob("*")) if path.suffix in ENDINGS)
        names = {path.relative_to(folder).as_posix(): path for path in found}
        every = {
            name: File(path=name, data=data, sha256=hashlib.sha256(data).hexdigest())
            for name, data in ((name, path.read_bytes()) for name, path in names.items())
        }
        self.every = every
        """All of them, with the frame of a verifier that stands alone."""
        self.files = {name: file for name, file in every.items() if not name.startswith(SHELL)}
        """Those of a site: no list of issuers ever comes with them."""
        self.folder = f"{FOLDER}{_digest(self.files)}/"
        """Where those stand: another place for every release, because browsers keep files for some
        minutes, modules load each other by their places, and parts of two releases do not fit."""
        self._scripts: dict[str, Script] = {}

    @cached_property
    def placed(self) -> dict[str, bytes]:
        """Return the bytes of the files by their path in a site."""
        return {self.folder + file.path: file.data for file in self.files.values()}

    @cached_property
    def modules(self) -> dict[str, str]:
        """Return the text of every module by its path."""
        return {f.path: f.data.decode() for f in self.every.values() if f.path.endswith(".js")}

    def closure(self, *entries: str) -> tuple[str, ...]:
        """Return modules and all that are loaded together with them, each once, nearest first.

        Raises:
            KeyError: A module that is named does not exist.
        """
        found = dict.fromkeys(entries)
        left = list(found)
        while left:
            new = [path for path in self.every[left.pop(0)].imports if path not in found]
            found |= dict.fromkeys(new)
            left += new
        return tuple(found)

    def scripts(self, *entries: str) -> tuple[Script, ...]:
        """Return the closure of modules as a page names them: the first is the one that runs."""
        return tuple(map(self._script, self.closure(*entries)))

    def _script(self, path: str) -> Script:
        if path not in self._scripts:
            made = Script(path=self.folder + path, integrity=self.every[path].integrity)
            self._scripts[path] = made
        return self._scripts[path]


def _digest(files: Mapping[str, File]) -> str:
    """Return a name for exactly these files."""
    lines = "".join(f"{file.sha256}  {path}\n" for path, file in files.items())
    return hashlib.sha256(lines.encode()).hexdigest()[:12]


@lru_cache(maxsize=1)
def verifier() -> Verifier:
    """Return the verifier of this program."""
    return Verifier(verifier_dir())


def verifier_dir() -> Path:
    """Return its folder: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "themes" / "verifier"
    return installed if installed.is_dir() else package.parent / "themes" / "verifier"
