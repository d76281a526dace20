"""The tree's pages inside MkDocs: fed from memory, taken from the cache where nothing changed."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2
import material
import mkdocs
from markdown import __version__ as markdown_version
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, file_sort_key
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import meta

from portfolio_gen.site.digests import digest
from portfolio_gen.site.engine_mkdocs.searching import sections
from portfolio_gen.site.export import plain_config
from portfolio_gen.site.pagecache import CachedPage, PageCache
from portfolio_gen.site.prune import unwanted
from portfolio_gen.site.tree import Tree

VERSIONS = (mkdocs.__version__, material.__version__, markdown_version, jinja2.__version__)

FIRST, LAST = 100, -100
"""Priorities of what runs before and after the other plugins."""

BLOCK_START, BLOCK_END = '<div class="pf">\n', "\n</div>\n"
"""First and last line of a page that is one block of HTML; see ``site.embed.as_markdown``."""


_DIV = re.compile(r"</?div\b", re.IGNORECASE)


class Pages(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Feeds the tree to MkDocs and remembers its pages."""

    def __init__(self, tree: Tree, pages: PageCache, warnings: list[str]) -> None:
        """Take the tree, the pages of the last build, and the list that warnings go to."""
        self.tree = tree
        self.pages = pages
        self.warnings = warnings
        self.key = ""
        self.search: Any = None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the empty docs folder by the tree, and drop what nobody loads."""
        self.search = _search_plugin(config)
        languages = self.search.config.lang if self.search else ()
        ours = [_file(config, path, source) for path, source in self.tree.docs.items()]
        ours.sort(key=file_sort_key)
        titles = dict(_nav_titles(config.nav))
        for file in ours:
            if file.is_documentation_page():
                _Page(titles.get(file.src_uri), file, config, self)
        theme = (file for file in files if not unwanted(file.src_uri, languages))
        return Files([*ours, *(file for file in theme if file.src_uri not in self.tree.docs)])

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Work out what all pages of this site have in common."""
        self.key = digest(
            VERSIONS,
            plain_config(self.tree),
            sorted(self.tree.docs),
            {name: _sha(data) for name, data in self.tree.overrides.items()},
            [_named(page) for page in nav.pages],
        )

    def on_env(  # type: ignore[override]
        self, env: jinja2.Environment, **_: object
    ) -> "_PageTemplates":
        """Put the cache in front of the templates of pages."""
        return _PageTemplates(env)

    @event_priority(FIRST)
    def on_page_context(self, context: Any, *, page: Page, **_: object) -> None:  # noqa: ANN401, ARG002
        """Put the page into the search index, and tell the search plugin that it is there."""
        excluded = (page.meta.get("search") or {}).get("exclude")
        if not isinstance(page, _Page) or self.search is None or excluded:
            return
        index = self.search.search_index
        start = len(index.entries)
        if page.cached:
            index.entries.extend(page.cached.entries)
        else:
            for section in sections(page.content or ""):
                if not section.excluded:
                    index.create_entry_for_section(section, page.toc, page.url, page)
        page.entries = index.entries[start:]
        page.meta["search"] = {"exclude": True}

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Page, **_: object) -> None:
        """Remember the page."""
        if isinstance(page, _Page):
            self.pages.new[page.file.src_uri] = page.kept(output)


class _Page(Page):
    """A page that is taken from the cache if it was made from the same things before."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, run: Pages) -> None:
        super().__init__(title, file, config)
        self.run = run
        self.key = ""
        self.cached: CachedPage | None = None
        self.entries: list[dict[str, Any]] = []
        self.warnings: list[str] = []

    def read_source(self, config: MkDocsConfig) -> None:
        super().read_source(config)
        self.key = digest(self.run.key, self.file.src_uri, _sha(self.file.content_bytes))
        self.cached = self.run.pages.find(self.file.src_uri, self.key)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.toc = TableOfContents([])
        if self.cached is None:
            block = _one_block(self.markdown or "")
            if block and "title" in self.meta:
                self.content = block
                return
            before = len(self.run.warnings)
            super().render(config, files)
            self.warnings = self.run.warnings[before:]
            return
        self.content = ""
        self._title_from_render = self.cached.title
        self.run.warnings.extend(self.cached.warnings)

    def kept(self, html: str) -> CachedPage:
        """Return what to keep of this page."""
        return self.cached or CachedPage(
            key=self.key,
            title=self.title or "",
            html=html,
            entries=tuple(self.entries),
            warnings=tuple(self.warnings),
        )


class _PageTemplates:
    """Stands in for the environment from the moment MkDocs builds pages."""

    def __init__(self, env: jinja2.Environment) -> None:
        self.env = env

    def get_template(self, name: str) -> "_PageTemplate":
        return _PageTemplate(self.env, name)


class _PageTemplate:
    """Renders a page, or hands out the kept one; then the template is not even loaded."""

    def __init__(self, env: jinja2.Environment, name: str) -> None:
        self.env = env
        self.name = name

    def render(self, context: Mapping[str, Any]) -> str:
        page = context["page"]
        if isinstance(page, _Page) and page.cached:
            return page.cached.html
        return self.env.get_template(self.name).render(context)


def _one_block(markdown: str) -> str:
    """Return what Markdown makes of a page that is one block of HTML: the same; else nothing.

    Two passes of a slow parser over every page would come to that result, and did in a test.
    """
    whole = markdown.startswith(BLOCK_START) and markdown.endswith(BLOCK_END)
    if not whole or "\n\n" in markdown or "`" in markdown or "~" in markdown:
        return ""
    body = markdown[len(BLOCK_START) : -len(BLOCK_END)]
    return markdown.rstrip() if _balanced(body) else ""


def _balanced(html: str) -> bool:
    """Tell whether every ``div`` inside ``html`` is closed inside it."""
    depth = 0
    for tag in _DIV.findall(html):
        depth += -1 if tag[1] == "/" else 1
        if depth < 0:
            return False
    return depth == 0


def _file(config: MkDocsConfig, path: str, source: bytes | Path) -> File:
    if isinstance(source, Path):
        return File.generated(config, path, abs_src_path=str(source))
    return File.generated(config, path, content=source)


def _search_plugin(config: MkDocsConfig) -> Any:  # noqa: ANN401
    """Return Material's search plugin, or None if the site has no search."""
    found = (plugin for plugin in config.plugins.values() if hasattr(plugin, "search_index"))
    return next(found, None)


def _nav_titles(nav: object) -> Iterator[tuple[str, str]]:
    """Yield path and title of every page that is given a title in the navigation."""
    if isinstance(nav, list):
        for item in nav:
            yield from _nav_titles(item)
    elif isinstance(nav, dict):
        for title, value in nav.items():
            if isinstance(value, str):
                yield value, title
            else:
                yield from _nav_titles(value)


def _named(page: Page) -> tuple[object, ...]:
    """Return what other pages show of this one: its settings, and all of it if it has no title."""
    _, settings = meta.get_data(page.file.content_string)
    rest = "" if "title" in settings else _sha(page.file.content_bytes)
    return page.file.src_uri, settings, rest


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
