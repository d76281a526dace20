"""Finished pages of the last build of a site, so that only what changed is rendered again.

A page is used again only if everything that its HTML depends on is the same: settings, library
versions, templates, the navigation, the set of files a link can lead to, and its own source. The
warnings it gave are kept with it and given again.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from portfolio_gen.site.cache import NO_CACHE, Cache


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedPage:
    """One page as it came out of the engine.

    Attributes:
        key: Digest of everything it was made from.
        title: The page's title as the engine worked it out.
        html: The whole page, before finishing.
        entries: What it put into the search index.
        warnings: What the engine had to say about it.
    """

    key: str
    title: str
    html: str
    entries: tuple[dict[str, Any], ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class PageCache:
    """The pages of one site: those of the last build, and those of this one.

    Attributes:
        cache: Where they are kept.
        name: File in that cache.
        old: Pages of the last build by source path.
        new: Pages of this build by source path.
    """

    cache: Cache = NO_CACHE
    name: str = ""
    old: Mapping[str, CachedPage] = field(default_factory=dict)
    new: dict[str, CachedPage] = field(default_factory=dict)

    def find(self, path: str, key: str) -> CachedPage | None:
        """Return the page at ``path`` if it was made from the same things."""
        page = self.old.get(path)
        return page if page is not None and page.key == key else None

    def save(self) -> None:
        """Keep the pages of this build for the next, unless they are the same."""
        keys = {path: page.key for path, page in self.old.items()}
        if keys == {path: page.key for path, page in self.new.items()}:
            return
        pages = {path: asdict(page) for path, page in self.new.items()}
        self.cache.write(self.name, {"pages": pages})


def open_pages(cache: Cache, name: str) -> PageCache:
    """Return the pages kept under ``name``; damaged ones are left out."""
    data = cache.read(name) or {}
    pages = data.get("pages")
    old = {}
    for path, raw in pages.items() if isinstance(pages, dict) else ():
        page = _read(raw)
        if page is not None:
            old[path] = page
    return PageCache(cache=cache, name=name, old=old)


def _read(raw: Any) -> CachedPage | None:  # noqa: ANN401
    """Return the page that was kept as ``raw``; None if it has another shape."""
    try:
        page = CachedPage(**raw)
        texts = (page.key, page.title, page.html, *page.warnings)
        good = all(isinstance(text, str) for text in texts)
        good = good and all(isinstance(entry, dict) for entry in page.entries)
    except TypeError:
        return None
    return page if good else None
