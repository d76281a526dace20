"""Links of the finished site: every one leads somewhere, and nothing is loaded from elsewhere."""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from portfolio_gen.site.output.htmlscan import Link, Scan

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What a link may lead to."""

FOLLOWED = frozenset({"a", "area"})
"""Elements whose address is only opened when a reader chooses to."""

NOT_LOADED = frozenset({"canonical", "alternate", "license", "me", "author", "prev", "next"})
"""Relations of ``<link>`` that make a browser load nothing."""

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]*))\s*\)|@import\s+["']([^"']*)["']""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What links can lead to.

    Attributes:
        files: Every file of the site, relative with forward slashes.
        pages: The scan of every HTML file.
        base_url: Where the site will stand, with a slash at the end; empty if not known.
    """

    files: Collection[str]
    pages: Mapping[str, Scan]
    base_url: str = ""


def check_pages(site: Site) -> list[str]:
    """Return a sentence for every link of a page that is wrong."""
    found: list[str] = []
    good: set[tuple[str, Link]] = set()
    for path, page in site.pages.items():
        folder = posixpath.dirname(path)
        for link in dict.fromkeys(page.links):
            # Pages of one folder share most of their links.
            if (folder, link) not in good:
                problems = [f"{path} {problem}" for problem in _problems(site, path, link)]
                found += problems
                if not problems and link.url[:1] not in {"", "#", "?"}:
                    good.add((folder, link))
    return found


def check_css(site: Site, path: str, text: str) -> list[str]:
    """Return a sentence for every address in a stylesheet that is wrong."""
    problems: list[str] = []
    for url in _css_urls(text):
        link = Link(tag="style", rel="", url=url)
        problems.extend(f"{path} {problem}" for problem in _problems(site, path, link))
    return problems


@lru_cache(maxsize=8)
def _css_urls(text: str) -> tuple[str, ...]:
    """Return the addresses in a stylesheet; those of the theme are the same for every site."""
    found = _CSS_URL.finditer(_CSS_COMMENT.sub("", text))
    urls = (next((group for group in match.groups() if group), "") for match in found)
    return tuple(filter(None, urls))


def _problems(site: Site, path: str, link: Link) -> Iterator[str]:
    url = _local(site, link.url)
    parts = urlsplit(url)
    if parts.scheme or parts.netloc:
        yield from _outside(link, parts.scheme.lower())
    elif not parts.path:
        if parts.fragment and not _has(site, path, parts.fragment):
            yield f"links to #{parts.fragment}, which is not on that page"
    else:
        yield from _inside(site, path, link, url)


def _inside(site: Site, path: str, link: Link, url: str) -> Iterator[str]:
    parts = urlsplit(url)
    if parts.path.startswith("/"):
        target = unquote(parts.path).lstrip("/")
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    if target in {".", ""} or parts.path.endswith("/"):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if target not in site.files:
        yield f"links to {link.url}, which does not exist"
    elif parts.fragment and not _has(site, target, parts.fragment):
        yield f"links to {link.url}, but {target} has no such place"


def _outside(link: Link, scheme: str) -> Iterator[str]:
    if scheme == "data":
        return
    if scheme and scheme not in SCHEMES:
        yield f"links to {link.url[:80]}, a kind of address that is not allowed"
    elif link.tag not in FOLLOWED and link.rel not in NOT_LOADED:
        yield f"would load {link.url[:80]} from another host"


def _local(site: Site, url: str) -> str:
    """Return an address of this site as an absolute path; any other as it is."""
    root = urlsplit(site.base_url).path
    if site.base_url and url.startswith(site.base_url):
        return "/" + url.removeprefix(site.base_url)
    if root and url.startswith(root) and not url.startswith("//"):
        return "/" + url.removeprefix(root)
    return url


def _has(site: Site, path: str, fragment: str) -> bool:
    page = site.pages.get(path)
    return page is None or fragment == "top" or unquote(fragment) in page.ids
