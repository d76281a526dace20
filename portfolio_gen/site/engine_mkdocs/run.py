"""One run of MkDocs."""

import contextlib
import logging
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import jinja2
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from portfolio_gen.base.errors import BuildError
from portfolio_gen.site.engine_mkdocs.pages import Built, Pages
from portfolio_gen.site.engine_mkdocs.theme import Environments, FastTheme, themes_listed_once
from portfolio_gen.site.kept.bytecode import Bytecode
from portfolio_gen.site.output.export import plain_config, write_sources
from portfolio_gen.site.tree import Tree

NOT_OURS = ("hooks", "INHERIT")
"""Settings that would run code of a portfolio, or read files outside the tree."""


def build(
    tree: Tree,
    out: Path,
    *,
    scratch: Path,
    bytecode: Bytecode | None = None,
    write_pages: bool = True,
) -> Built:
    """Turn ``tree`` into HTML.

    Args:
        tree: The docs tree; ``tree.exact`` is left to the caller.
        out: Where the HTML goes; emptied first.
        scratch: An empty folder for files that are only needed meanwhile.
        bytecode: Compiled templates of other builds; compiled anew if left out.
        write_pages: Write the pages of the tree as well, which the result has in any case.

    Returns:
        What was made, and what MkDocs warns of.

    Raises:
        BuildError: The settings or a template are wrong.
    """
    built = Built()
    with _collected(built.warnings):
        try:
            config = _load(tree, out, scratch)
            environments = _environments(bytecode) if bytecode else Environments(Bytecode())
            config.theme = FastTheme.of(config.theme, environments, tree.overrides)
            config.plugins["portfolio-gen"] = Pages(tree, built, write_pages=write_pages)
            mkdocs_build(config)
        except (MkDocsException, SystemExit) as e:
            said = "; ".join(dict.fromkeys([*built.warnings, str(e)]))
            raise BuildError(f"The site engine stopped: {said}") from e
        except jinja2.TemplateError as e:
            raise BuildError(f"A template of the site is wrong: {_template_error(e)}") from e
    return built


@lru_cache(maxsize=1)
def _environments(bytecode: Bytecode) -> Environments:
    """Return what sites with the same store of compiled templates share."""
    return Environments(bytecode)


def _template_error(error: jinja2.TemplateError) -> str:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.name}, line {error.lineno}: {error.message}"
    return str(error)


@contextlib.contextmanager
def _collected(said: list[str]) -> Iterator[None]:
    """Collect what MkDocs logs as a warning or worse, instead of printing it."""
    handler = _Collector(said)
    log = logging.getLogger("mkdocs")
    before = log.propagate
    log.addHandler(handler)
    log.propagate = False
    try:
        yield
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
    with themes_listed_once():
        errors, warnings = config.validate()
    problems = [f"{key}: {problem}" for key, problem in [*errors, *warnings]]
    if problems:
        raise BuildError(f"The settings of the site engine are wrong: {'; '.join(problems)}")
    return config
