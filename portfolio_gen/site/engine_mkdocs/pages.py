"""The tree's pages inside MkDocs, fed from memory, and what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, file_sort_key
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from portfolio_gen.site.output.prune import unwanted
from portfolio_gen.site.prose.blockpage import BlockPage, parse
from portfolio_gen.site.prose.embed import read_matter
from portfolio_gen.site.searching import sections, without_marks
from portfolio_gen.site.tree import Tree

FIRST, LAST = 100, -100
"""Priorities of what runs before and after the other plugins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPage:
    """A page as it came out of the engine.

    Attributes:
        title: Its title as the engine worked it out.
        url: Its address, relative to the site.
        html: The whole page.
        entries: What it put into the search index.
    """

    title: str
    url: str
    html: str
    entries: tuple[dict[str, Any], ...]


@dataclass(slots=True, kw_only=True)
class Built:
    """What one run of the engine made.

    Attributes:
        warnings: What the engine had to say, in its words.
        pages: The pages by their path in the tree, in the engine's order.
        theme_files: Files of the theme that were copied, by their path in the site.
        templates: Pages of the theme itself, such as ``404.html``.
    """

    warnings: list[str] = field(default_factory=list)
    pages: dict[str, BuiltPage] = field(default_factory=dict)
    theme_files: dict[str, Path] = field(default_factory=dict)
    templates: dict[str, str] = field(default_factory=dict)

    def texts(self) -> dict[str, str]:
        """Return the pages by their path in the site."""
        return {path.removesuffix(".md") + ".html": page.html for path, page in self.pages.items()}


class Pages(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Feeds the tree to MkDocs and notes what it makes of it."""

    def __init__(self, tree: Tree, built: Built, *, write_pages: bool = True) -> None:
        """Take the tree, the record to fill, and whether the engine writes what it records."""
        self.write_pages = write_pages
        self.tree = tree
        self.built = built
        self.search: Any = None
        self.entries: tuple[dict[str, Any], ...] = ()
        self.content = ""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the empty docs folder by the tree, and drop what nobody loads."""
        self.search = _search_plugin(config)
        languages = self.search.config.lang if self.search else ()
        ours = [_file(config, path, source) for path, source in self.tree.docs.items()]
        ours.sort(key=file_sort_key)
        titles = dict(_nav_titles(config.nav))
        for file in ours:
            if file.is_documentation_page():
                _Page(titles.get(file.src_uri), file, config)
        theme = [file for file in files if not unwanted(file.src_uri, languages)]
        theme = [file for file in theme if file.src_uri not in self.tree.docs]
        self.built.theme_files = {file.dest_uri: Path(file.abs_src_path or "") for file in theme}
        return Files([*ours, *theme])

    @event_priority(FIRST)
    def _before_others(self, context: Any, *, page: Page, **_: object) -> None:  # noqa: ANN401, ARG002
        """Put the page into the search index, and leave nothing to do for the search plugin."""
        content = self.content = page.content or ""
        self.entries = ()
        if self.search is None:
            return
        page.content = ""  # the plugin would look through all of it for its marks
        self.content = without_marks(content)
        if (page.meta.get("search") or {}).get("exclude"):
            return
        index = self.search.search_index
        start = len(index.entries)
        for section in sections(content):
            if not section.excluded:
                index.create_entry_for_section(section, page.toc, page.url, page)
        self.entries = tuple(index.entries[start:])
        page.meta["search"] = {"exclude": True}

    @event_priority(LAST)
    def _after_others(self, context: Any, *, page: Page, **_: object) -> None:  # noqa: ANN401, ARG002
        """Give the page its content back."""
        page.content = self.content

    on_page_context = CombinedEvent(_before_others, _after_others)  # type: ignore[arg-type]

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Note the page; MkDocs writes no page that is empty."""
        title = str(page.meta.get("title", page.title))
        built = BuiltPage(title=title, url=page.url, html=output, entries=self.entries)
        self.built.pages[page.file.src_uri] = built
        return output if self.write_pages else ""

    @event_priority(LAST)
    def on_post_template(self, output_content: str, *, template_name: str, **_: object) -> None:
        """Note a page of the theme itself."""
        self.built.templates[template_name] = output_content


class _Page(Page):
    """A page that is not parsed if it is one block of HTML, as all of ours are.

    Slow parsers of YAML and of Markdown would come to the same result.
    """

    _block: BlockPage | None = None
    _read = ""

    def read_source(self, config: MkDocsConfig) -> None:
        source = self.file.content_string
        self._block = parse(source)
        meta = read_matter(self._block.matter) if self._block else {}
        if self._block is None or "title" not in meta:
            super().read_source(config)
            return
        self._read = source[len(self._block.matter) :]
        self.markdown, self.meta = self._read, meta

    def render(self, config: MkDocsConfig, files: Files) -> None:
        if self._block and self.markdown is self._read:
            self.content = self._block.block
            self.toc = TableOfContents([])
        else:
            super().render(config, files)


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
