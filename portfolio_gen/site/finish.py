"""From what the engine wrote to the finished site: policies, checks, sitemap, digests."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from portfolio_gen.base.errors import BuildError
from portfolio_gen.site import csp, linkcheck
from portfolio_gen.site.export import write_sources
from portfolio_gen.site.htmlscan import Scan, scan
from portfolio_gen.site.integrity import files_of, seal
from portfolio_gen.site.tree import Source

WITHOUT_CONTENT = "404.html"
"""The page whose scripts are the theme's: nothing of a portfolio stands on it."""

SITEMAP = "sitemap.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """Something private in the site.

    Attributes:
        path: The file.
        what: What it was called by the caller; never the private text itself.
    """

    path: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """What finishing needs to know.

    Attributes:
        exact: Files to place byte for byte.
        base_url: Where the site will stand; empty if that is not known.
        forbidden: Text that must be nowhere in the site, with a name for it that may be printed.
        signed: Files that may hold such text all the same, because an issuer signed them.
    """

    exact: Mapping[str, Source]
    base_url: str = ""
    forbidden: Mapping[str, str]
    signed: Collection[str] = ()


def finish(folder: Path, job: Finish) -> int:
    """Complete the site in ``folder``; return the number of its pages.

    Raises:
        BuildError: A link leads nowhere, something private is in the site, a page would run or
            load something that is not part of the site. Everything of one kind is named at once.
    """
    clash = sorted(path for path in job.exact if (folder / path).exists())
    if clash:
        raise BuildError(f"Two things want to stand at {', '.join(clash)}.")
    write_sources(job.exact, folder)
    (folder / ".nojekyll").write_bytes(b"")
    pages = _protect(folder, job)
    if SITEMAP not in job.exact and job.base_url:
        (folder / SITEMAP).write_text(sitemap(pages), encoding="utf-8", newline="\n")
    _check(folder, job, pages)
    seal(folder)
    return len(pages)


def _protect(folder: Path, job: Finish) -> dict[str, Scan]:
    """Put its policy into every page, and return what the pages consist of."""
    texts = {path: _text(folder, path) for path in files_of(folder) if path.endswith(".html")}
    pages = {path: scan(text) for path, text in texts.items()}
    empty = pages.get(WITHOUT_CONTENT)
    known = csp.theme_scripts(empty) if empty else frozenset()
    for path, page in pages.items():
        if path in job.exact:
            if not page.policy:
                raise BuildError(f"{path} has no security policy of its own.")
            continue
        text = csp.insert(texts[path], csp.policy(page, known, page=path), page=path)
        (folder / path).write_bytes(text.encode())
    return pages


def _check(folder: Path, job: Finish, pages: Mapping[str, Scan]) -> None:
    files = frozenset(files_of(folder)) | {"integrity.json"}
    site = linkcheck.Site(files=files, pages=pages, base_url=job.base_url)
    problems = linkcheck.check_pages(site)
    for path in sorted(files):
        if path.endswith(".css"):
            problems += linkcheck.check_css(site, path, _text(folder, path))
    if problems:
        raise BuildError(f"The site does not hold together: {'; '.join(problems)}.")
    found = leaks(folder, job.forbidden, job.signed)
    if found:
        where = "; ".join(f"{leak.what} in {leak.path}" for leak in found)
        raise BuildError(f"Something private would have been published: {where}.")


def leaks(folder: Path, forbidden: Mapping[str, str], signed: Collection[str]) -> list[Leak]:
    """Return where forbidden text stands, in any spelling of upper and lower case."""
    needles = {text.casefold().encode(): what for text, what in forbidden.items()}
    found = []
    for path in files_of(folder) if needles else ():
        if path in signed:
            continue
        data = (folder / path).read_bytes().lower()
        found += [Leak(path=path, what=what) for text, what in needles.items() if text in data]
    return found


def sitemap(pages: Mapping[str, Scan]) -> str:
    """Return a sitemap of the pages that want to be found; without dates, they would be guesses."""
    found = sorted(page.canonical for page in pages.values() if "noindex" not in page.robots)
    rows = "".join(f"<url><loc>{escape(url)}</loc></url>\n" for url in found if url)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def _text(folder: Path, path: str) -> str:
    return (folder / path).read_bytes().decode()
