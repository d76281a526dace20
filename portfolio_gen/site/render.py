"""Pages to HTML, through our own templates and no engine's."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import BaseLoader, DictLoader, Environment, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from portfolio_gen.site.kept.bytecode import Bytecode
from portfolio_gen.site.page import Page
from portfolio_gen.site.pictures.shown import SIZES
from portfolio_gen.site.verdicts import LOOKS
from portfolio_gen.site.words.labels import ENGLISH


@lru_cache(maxsize=1)
def theme_dir() -> Path:
    """Return the folder of the theme: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "themes" / "portfolio"
    return installed if installed.is_dir() else package.parent / "themes" / "portfolio"


@lru_cache(maxsize=1)
def _fragments() -> dict[str, str]:
    folder = theme_dir() / "fragments"
    return {p.name: p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.html"))}


class Renderer:
    """Turns pages into fragments of HTML.

    Where a portfolio brings templates of its own, all of them run in a sandbox: whoever builds
    three hundred portfolios of other people must not run their code. The theme's alone need none,
    and take half the time without.
    """

    def __init__(self, own: Mapping[str, str], bytecode: Bytecode) -> None:
        """Take the theme's fragments, replaced by those of ``own`` that have the same name."""
        loader: BaseLoader = DictLoader({**_fragments(), **own})
        kind = ImmutableSandboxedEnvironment if own else Environment
        self._environment = kind(
            loader=loader,
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=bytecode,
            optimized=False,  # there is nothing to work out beforehand, and looking costs time
        )
        self._environment.globals["t"] = ENGLISH
        self._environment.globals["sizes"] = SIZES
        self._environment.globals["verdict_looks"] = LOOKS

    def fragment(self, page: Page) -> str:
        """Return the content of ``page`` as HTML."""
        template = self._environment.get_template(page.template)
        return template.render(v=page.view, page=page)


@lru_cache(maxsize=1)
def _standard(bytecode: Bytecode) -> Renderer:
    return Renderer({}, bytecode)


def renderer_for(own: Mapping[str, str], bytecode: Bytecode) -> Renderer:
    """Return a renderer; the one without replacements is made once per process."""
    return Renderer(own, bytecode) if own else _standard(bytecode)
