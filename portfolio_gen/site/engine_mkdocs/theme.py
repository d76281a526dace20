"""Material's templates, compiled once and listed quickly."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
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

    _environments: "Environments"
    _overrides: Mapping[str, bytes]
    _env: jinja2.Environment | None

    @classmethod
    def of(
        cls, theme: Theme, environments: "Environments", overrides: Mapping[str, bytes]
    ) -> "FastTheme":
        """Return ``theme`` with everything it has read, but faster.

        Args:
            theme: As MkDocs read it.
            environments: Those of earlier sites.
            overrides: What this site's first folder of templates holds.
        """
        fast = cls.__new__(cls)
        fast.__dict__.update(theme.__dict__)
        fast.static_templates = theme.static_templates.difference(NOT_RENDERED)
        fast._environments = environments  # noqa: SLF001 (our own class)
        fast._overrides = overrides  # noqa: SLF001
        fast._env = None  # noqa: SLF001
        return fast

    def get_env(self) -> jinja2.Environment:
        """Return the environment of this site; MkDocs asks several times."""
        if self._env is None:
            self._env = self._environments.of(self, self._overrides, super().get_env)
        return self._env


class Environments:
    """Jinja's environments with the templates they loaded, for sites of the same templates.

    Nothing of a site is in them: no plugin that would put anything there can be switched on.
    """

    def __init__(self, bytecode: Bytecode) -> None:
        """Take the compiled templates of other builds."""
        self._bytecode = bytecode
        self._made: dict[Hashable, jinja2.Environment] = {}

    def of(
        self,
        theme: Theme,
        overrides: Mapping[str, bytes],
        make: Callable[[], jinja2.Environment],
    ) -> jinja2.Environment:
        """Return the environment for a site's theme, made once for sites of equal templates."""
        key = (str(theme.locale), tuple(theme.dirs[1:]), frozenset(overrides.items()))
        env = self._made.get(key)
        if env is None:
            env = make()
            env.bytecode_cache = self._bytecode
            env.auto_reload = False  # no template changes during a build
            env.optimized = False  # there is little to work out beforehand, and looking costs time
            # The first folder is another one for each site, and holds nothing but ``overrides``.
            env.loader = _Loader(theme.dirs[1:], overrides)
            self._made = {key: env}  # the last one: others would only fill the memory
        return env


class _Loader(jinja2.FileSystemLoader):
    """Lists the files of a theme without its folders of icons, which MkDocs would drop anyway."""

    def __init__(self, folders: Sequence[str], overrides: Mapping[str, bytes]) -> None:
        """Take the theme's folders, and the templates that stand before theirs."""
        super().__init__(folders)
        self._overrides = overrides

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, its name, and that it does not change."""
        own = self._overrides.get(template)
        if own is None:
            return super().get_source(environment, template)
        return own.decode(), template, lambda: True

    def list_templates(self) -> list[str]:
        """Return the files of all folders, by their path in the site."""
        found = {name for folder in self.searchpath for name in self._listed(folder)}
        return sorted(found.union(self._overrides))

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
