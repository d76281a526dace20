"""Material's templates, compiled once and listed quickly."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
import mkdocs
from mkdocs import utils
from mkdocs.theme import Theme

from portfolio_gen.site.kept.bytecode import Bytecode

NOT_RENDERED = ("sitemap.xml",)
"""Pages of the theme that carry the date of the build; ours is written afterwards."""


PACKAGES = Path(mkdocs.__file__).parent.parent
"""Where libraries are installed; what lies there does not change while we run."""


class _Installed:
    """The list of installed themes, made once; MkDocs makes it anew for every site."""

    def __init__(self) -> None:
        self._themes: Mapping[str, Any] = {}

    def __call__(self) -> Mapping[str, Any]:
        self._themes = self._themes or _ASKED()
        return self._themes

    def cache_clear(self) -> None:
        """Forget nothing: what is installed does not change while we run."""


_ASKED = utils.get_themes
_INSTALLED = _Installed()


@contextmanager
def themes_listed_once() -> Iterator[None]:
    """Let MkDocs use the list of themes of an earlier site while the body runs."""
    utils.get_themes = _INSTALLED  # type: ignore[assignment]
    try:
        yield
    finally:
        utils.get_themes = _ASKED


class FastTheme(Theme):
    """A theme that compiles a template once and looks only where web files lie."""

    _bytecode: Bytecode
    _env: jinja2.Environment | None

    @classmethod
    def of(cls, theme: Theme, bytecode: Bytecode) -> "FastTheme":
        """Return ``theme`` with everything it has read, but faster."""
        fast = cls.__new__(cls)
        fast.__dict__.update(theme.__dict__)
        fast.static_templates = theme.static_templates.difference(NOT_RENDERED)
        fast._bytecode = bytecode  # noqa: SLF001 (our own class)
        fast._env = None  # noqa: SLF001
        return fast

    def get_env(self) -> jinja2.Environment:
        """Return the environment of this site; MkDocs asks several times."""
        if self._env is None:
            env = super().get_env()
            env.loader = _Loader(self.dirs)
            env.bytecode_cache = self._bytecode
            env.auto_reload = False  # no template changes during a build
            env.optimized = False  # there is little to work out beforehand, and looking costs time
            self._env = env
        return self._env


class _Loader(jinja2.FileSystemLoader):
    """Lists the files of a theme without its folders of icons, which MkDocs would drop anyway."""

    def list_templates(self) -> list[str]:
        """Return the files of all folders, by their path in the site."""
        return sorted({name for folder in self.searchpath for name in self._listed(folder)})

    @staticmethod
    def _listed(folder: str) -> tuple[str, ...]:
        """Return the files of one folder; those of an installed theme are listed once."""
        installed = Path(folder).is_relative_to(PACKAGES)
        return _listed_once(folder) if installed else _listing(folder)


def _listing(folder: str) -> tuple[str, ...]:
    found: list[str] = []
    for entry in Path(folder).iterdir():
        if entry.is_file():
            found.append(entry.name)
        elif not entry.name.startswith("."):
            files = (path for path in entry.rglob("*") if path.is_file())
            found.extend(path.relative_to(folder).as_posix() for path in files)
    return tuple(found)


_listed_once = lru_cache(maxsize=8)(_listing)
