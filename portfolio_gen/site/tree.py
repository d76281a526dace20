"""The seam between our pages and a site engine: a plain docs tree and its configuration."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site import links
from portfolio_gen.site.config import engine_config
from portfolio_gen.site.machine import twin
from portfolio_gen.site.options import SiteOptions
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages.shelf import Shelf
from portfolio_gen.site.pictures.shown import first_at_once
from portfolio_gen.site.prose.embed import Raw, as_markdown, front_matter, script_json
from portfolio_gen.site.render import Renderer, renderer_for
from portfolio_gen.site.short import former_files, leading_pages, leads
from portfolio_gen.site.sources import Source
from portfolio_gen.site.theme import assets, overrides, own_fragments, style_paths
from portfolio_gen.site.verifier.files import verifier
from portfolio_gen.site.verifier.sheet import print_sheets
from portfolio_gen.site.words.language import words_override
from portfolio_gen.verify.checked import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What an engine turns into a site. Nothing private may enter it.

    Attributes:
        docs: Files of the docs folder by relative path with forward slashes; ``*.md`` become
            pages (``badges/oer-lesson.md`` becomes ``badges/oer-lesson.html``), the rest is
            copied.
        overrides: Files that replace parts of the theme (Material's ``custom_dir``).
        config: Engine configuration (``mkdocs.yml``) without the folders, which the engine adds.
        exact: Files placed in the finished site byte for byte after the engine ran.
        unnamed: Files of the finished site of which no list may tell the name.
        shown: What each page shows, by its path; the page itself is among it.
    """

    docs: Mapping[str, Source]
    overrides: Mapping[str, bytes] = field(default_factory=dict)
    config: Mapping[str, Any] = field(default_factory=dict)
    exact: Mapping[str, Source] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    shown: Mapping[str, frozenset[str]] = field(default_factory=dict)


def make_tree(
    pages: Iterable[Page],
    portfolio: Portfolio,
    checked: Mapping[str, Checked],
    options: SiteOptions,
) -> Tree:
    """Put the pages, the files they show and the machine-readable twin into a tree.

    Args:
        pages: From ``build_pages``.
        portfolio: What may be public of it; the same value the pages were built from.
        checked: What the checks found, by badge slug.
        options: What the build was told.
    """
    by_path = {page.path: page for page in pages}
    renderer = renderer_for(own_fragments(portfolio), options.bytecode)
    docs: dict[str, Source] = {**assets(portfolio)}
    styles = style_paths(portfolio)
    shelf = Shelf(portfolio=portfolio, checked=checked, options=options)
    exact: dict[str, Source] = {**verifier().placed, **twin(shelf)}
    exact.update(print_sheets(shelf, renderer))
    for page in by_path.values():
        docs[page.path.removesuffix(".html") + ".md"] = _source(page, renderer, options)
        exact.update(page.files)
    leading = leads(by_path, portfolio)
    former = former_files(leading, portfolio)
    exact.update(leading_pages(leading, by_path, portfolio, styles))
    exact.update({path: data for path, (data, _) in former.items()})
    leading.update({path: page for path, (_, page) in former.items()})
    return Tree(
        docs=docs,
        overrides={**overrides(), **words_override(portfolio.settings.meta.language)},
        config=engine_config(by_path, portfolio, options, styles),
        exact=exact,
        unnamed=_unnamed(by_path, leading) | _sheets(shelf),
        shown={path: frozenset({path, *page.files}) for path, page in by_path.items()},
    )


def _unnamed(pages: Mapping[str, Page], leading: Mapping[str, str]) -> frozenset[str]:
    """Return what only those find who have its address: pages, and files that only they show."""
    hidden = {path for path, page in pages.items() if not page.listed}
    files = {file for path in hidden for file in pages[path].files}
    shown = {file for path, page in pages.items() if page.listed for file in page.files}
    ways = {path for path, target in leading.items() if target in hidden}
    return frozenset(hidden | (files - shown) | ways)


def _sheets(shelf: Shelf) -> frozenset[str]:
    """Return the print sheets of badges that are in no list."""
    hidden = (badge for badge in shelf.portfolio.badges if not shelf.listed(badge))
    return frozenset(links.sheet_page(badge.slug) for badge in hidden)


def _source(page: Page, renderer: Renderer, options: SiteOptions) -> bytes:
    """Return a page as Markdown: front matter for the frame, and one block of HTML."""
    matter: dict[str, Any] = {
        "title": page.title,
        "description": page.description,
        "section": page.section,
        "hide": ["navigation", "toc"],
        "noindex": not page.listed,
    }
    if not page.listed:
        matter["search"] = {"exclude": True}
    elif options.base_url:
        matter["canonical"] = links.absolute(options.base_url, page.path)
        matter["preview"] = links.absolute(options.base_url, page.picture) if page.picture else ""
    if page.listed and page.jsonld:
        matter["jsonld"] = Raw(script_json(page.jsonld))
    if page.scripts:
        matter["scripts"] = [
            {"src": links.relative(page.path, script.path), "integrity": script.integrity}
            for script in page.scripts
        ]
    block = first_at_once(renderer.fragment(page))
    return (front_matter(matter) + as_markdown(block)).encode()


__all__ = ["Source", "Tree", "make_tree"]
