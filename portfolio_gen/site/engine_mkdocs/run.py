"""One run of MkDocs."""

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from portfolio_gen.base.errors import BuildError
from portfolio_gen.site.bytecode import Bytecode
from portfolio_gen.site.engine_mkdocs.pages import Pages
from portfolio_gen.site.engine_mkdocs.theme import FastTheme
from portfolio_gen.site.export import plain_config, write_sources
from portfolio_gen.site.pagecache import PageCache
from portfolio_gen.site.tree import Tree

NOT_OURS = ("hooks", "INHERIT")
"""Settings that would run code of a portfolio, or read files outside the tree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What may be kept between builds.

    Attributes:
        bytecode: Compiled templates; one for all sites of a process.
        pages: Pages of the last build of this site.
    """

    bytecode: Bytecode = field(default_factory=Bytecode)
    pages: PageCache = field(default_factory=PageCache)


def build(tree: Tree, out: Path, *, scratch: Path, engine: Engine | None = None) -> tuple[str, ...]:
    """Turn ``tree`` into HTML.

    Args:
        tree: The docs tree; ``tree.exact`` is left to the caller.
        out: Where the HTML goes; emptied first.
        scratch: An empty folder for files that are only needed meanwhile.
        engine: What may be kept between builds; nothing if left out.

    Returns:
        What MkDocs warns of, in its words.

    Raises:
        BuildError: The settings or a template are wrong.
    """
    engine = engine or Engine()
    with _collected() as warnings:
        try:
            config = _load(tree, out, scratch)
            config.theme = FastTheme.of(config.theme, engine.bytecode)
            config.plugins["portfolio-gen"] = Pages(tree, engine.pages, warnings)
            mkdocs_build(config)
        except (MkDocsException, SystemExit) as e:
            said = "; ".join(dict.fromkeys([*warnings, str(e)]))
            raise BuildError(f"The site engine stopped: {said}") from e
        except jinja2.TemplateError as e:
            raise BuildError(f"A template of the site is wrong: {_template_error(e)}") from e
    return tuple(warnings)


def _template_error(error: jinja2.TemplateError) -> str:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.name}, line {error.lineno}: {error.message}"
    return str(error)


@contextlib.contextmanager
def _collected() -> Iterator[list[str]]:
    """Collect what MkDocs logs as a warning or worse, instead of printing it."""
    said: list[str] = []
    handler = _Collector(said)
    log = logging.getLogger("mkdocs")
    before = log.propagate
    log.addHandler(handler)
    log.propagate = False
    try:
        yield said
    finally:
        log.propagate = before
        log.removeHandler(handler)


class _Collector(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _load(tree: Tree, out: Path, scratch: Path) -> MkDocsConfig:
    """Return the checked configuration; its docs folder is empty, the files come from memory."""
    refused = [key for key in NOT_OURS if key in tree.config]
    if refused:
        raise BuildError(f"The setting {refused[0]!r} of the site engine is not available here.")
    for name in ("docs", "overrides"):
        (scratch / name).mkdir(parents=True, exist_ok=True)
    write_sources(tree.overrides, scratch / "overrides")
    settings = plain_config(tree)
    settings["theme"]["custom_dir"] = str(scratch / "overrides")
    settings |= {"docs_dir": str(scratch / "docs"), "site_dir": str(out)}
    config = MkDocsConfig(config_file_path=str(scratch / "mkdocs.yml"))
    config.load_dict(settings)
    errors, warnings = config.validate()
    problems = [f"{key}: {problem}" for key, problem in [*errors, *warnings]]
    if problems:
        raise BuildError(f"The settings of the site engine are wrong: {'; '.join(problems)}")
    return config
