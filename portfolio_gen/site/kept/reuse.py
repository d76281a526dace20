"""A site is built again without its engine when nothing changed but what pages say.

The engine puts a page's content, as it is, between a head and a foot that depend on everything
else: settings, templates, library versions, the navigation, which pages there are, and the page's
own title and description. If all of that is as it was, the new page is the old head, the new
content and the old foot. So a student who mends a sentence does not wait for MkDocs to be loaded.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio_gen.site.kept.digests import digest
from portfolio_gen.site.output.export import plain_config, write_sources
from portfolio_gen.site.prose.blockpage import BlockPage, parse
from portfolio_gen.site.searching import entries, without_marks
from portfolio_gen.site.tree import Tree

if TYPE_CHECKING:
    from portfolio_gen.site.engine_mkdocs import Built, BuiltPage

SEARCH_INDEX = "search/search_index.json"
"""Where Material keeps what its search knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the engine put around the content of one page.

    Attributes:
        settings: Digest of the page's front matter.
        before: HTML from the beginning to the content.
        after: HTML from the content to the end.
        title: The page's title.
        url: Its address, relative to the site.
        block: Digest of the content that ``entries`` belong to.
        entries: What that content puts into the search index; empty if it is not searched.
    """

    settings: str
    before: str
    after: str
    title: str
    url: str
    block: str
    entries: list[dict[str, Any]]


def remember(program: str, tree: Tree, built: "Built", out: Path) -> dict[str, Any] | None:
    """Return what ``rebuild`` needs, as plain data; None if this site cannot be built that way.

    Args:
        program: Digest of this program and its libraries.
        tree: What was built.
        built: What the engine made of it.
        out: Where the engine wrote to.
    """
    parsed = _parsed(tree)
    if built.warnings or parsed is None:
        return None
    frames = {path: _frame(parsed[path], page) for path, page in built.pages.items()}
    if not all(frames.values()):
        return None
    search = json.loads((out / SEARCH_INDEX).read_bytes())  # noqa: TID251 (the engine's own)
    return {
        "key": _key(program, tree, parsed),
        "pages": {path: _data(frame) for path, frame in frames.items() if frame},
        "theme_files": {path: str(source) for path, source in built.theme_files.items()},
        "templates": built.templates,
        "search": search["config"],
    }


def rebuild(program: str, tree: Tree, kept: Mapping[str, Any] | None, out: Path) -> bool:
    """Write the site to ``out`` without the engine; return False if that cannot be done.

    Args:
        program: Digest of this program and its libraries.
        tree: What to build.
        kept: What ``remember`` returned for the last build of this site.
        out: Where to write; it must not exist.
    """
    parsed = _parsed(tree) if kept else None
    if not kept or parsed is None or kept.get("key") != _key(program, tree, parsed):
        return False
    try:
        frames = {path: Frame(**raw) for path, raw in kept["pages"].items()}
        theme_files = {path: Path(source) for path, source in kept["theme_files"].items()}
        good = all(_fits(frames.get(path), page) for path, page in parsed.items())
        if not good or not all(source.is_file() for source in theme_files.values()):
            return False
        pages = {
            _html_path(path): frame.before + _shown(parsed[path]) + frame.after
            for path, frame in frames.items()
        }
        found = [entry for path, frame in frames.items() for entry in _found(frame, parsed[path])]
        index = {"config": kept["search"], "docs": found}
        templates = {path: text.encode() for path, text in kept["templates"].items()}
    except (KeyError, TypeError, AttributeError):
        return False  # somebody edited the cache
    write_sources({path: source for path, source in tree.docs.items() if path not in parsed}, out)
    for path, source in theme_files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, out / path)
    texts = {SEARCH_INDEX: json.dumps(index, separators=(",", ":")), **pages}
    write_sources({**templates, **{path: text.encode() for path, text in texts.items()}}, out)
    return True


def _parsed(tree: Tree) -> dict[str, BlockPage] | None:
    """Return all pages taken apart; None if one of them is not a single block of HTML."""
    parsed = {}
    for path, source in tree.docs.items():
        if path.endswith(".md"):
            page = parse(source.decode()) if isinstance(source, bytes) else None
            if page is None:
                return None
            parsed[path] = page
    return parsed


def _key(program: str, tree: Tree, parsed: Mapping[str, BlockPage]) -> str:
    """Return a digest of everything that the frames of all pages depend on."""
    named = [_settings(parsed[path]) for path in _leaves(tree.config.get("nav")) if path in parsed]
    overrides = {name: digest(data.hex()) for name, data in tree.overrides.items()}
    return digest(program, plain_config(tree), sorted(tree.docs), overrides, named)


def _leaves(nav: object) -> Iterator[str]:
    """Yield every path in the navigation."""
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, Mapping) else nav if isinstance(nav, list) else ():
        yield from _leaves(item)


def _settings(page: BlockPage) -> str:
    """Return a digest of what the frame of a page depends on.

    Material adds a heading to a page that has none.
    """
    return digest(page.matter, "<h1" in page.block)


def _frame(page: BlockPage, built: "BuiltPage") -> Frame | None:
    """Return what the engine put around a page; None if its content is not in there once."""
    parts = built.html.split(_shown(page))
    if len(parts) != 2:  # noqa: PLR2004 (before and after)
        return None
    return Frame(
        settings=_settings(page),
        before=parts[0],
        after=parts[1],
        title=built.title,
        url=built.url,
        block=digest(page.block),
        entries=list(built.entries),
    )


def _shown(page: BlockPage) -> str:
    """Return a page's content as Material shows it: without most of its marks for the search."""
    return without_marks(page.block)


def _data(frame: Frame) -> dict[str, Any]:
    """Return a frame as plain data; ``asdict`` would copy every entry."""
    return {field.name: getattr(frame, field.name) for field in fields(frame)}


def _fits(frame: Frame | None, page: BlockPage) -> bool:
    return frame is not None and frame.settings == _settings(page)


def _found(frame: Frame, page: BlockPage) -> list[dict[str, Any]]:
    """Return what a page puts into the search index."""
    if not frame.entries or frame.block == digest(page.block):
        return frame.entries
    return [*entries(page.block, url=frame.url, title=frame.title)]


def _html_path(path: str) -> str:
    return path.removesuffix(".md") + ".html"
