"""From what the engine wrote to the finished site: policies, checks, sitemap, digests."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from portfolio_gen.base.errors import BuildError
from portfolio_gen.content.own_name import WHAT, OwnNames
from portfolio_gen.content.secret_values import SecretValues
from portfolio_gen.content.trusted import IDENTITY
from portfolio_gen.site.output import csp, linkcheck
from portfolio_gen.site.output.export import write_sources
from portfolio_gen.site.output.htmlscan import Scan, scan
from portfolio_gen.site.output.integrity import NAME as SEAL
from portfolio_gen.site.output.integrity import files_of, is_listed, seal
from portfolio_gen.site.tree import Source

WITHOUT_CONTENT = "404.html"
"""The page whose scripts are the theme's: nothing of a portfolio stands on it."""

SITEMAP = "sitemap.xml"

SMALL = 200_000
"""Largest file that is kept in memory until the site is finished, in bytes."""

TEXTS = (".html", ".css")
"""Endings of files in which links are looked for."""


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
        pages: Pages of the engine that are not in the folder yet, by their path in the site.
        base_url: Where the site will stand; empty if that is not known.
        secrets: Values that must be nowhere in the site, also in no address.
        signed: Files that may hold such text all the same, because an issuer signed them.
        names: Names of the person that must be nowhere in the site, also in no address.
        unnamed: Files of which no list may tell the name.
    """

    exact: Mapping[str, Source]
    pages: Mapping[str, str] = field(default_factory=dict)
    base_url: str = ""
    secrets: SecretValues = field(default_factory=SecretValues)
    signed: Collection[str] = ()
    names: OwnNames = field(default_factory=OwnNames)
    unnamed: Collection[str] = ()


def finish(folder: Path, job: Finish) -> int:
    """Complete the site in ``folder``; return the number of its pages.

    Raises:
        BuildError: A link leads nowhere, something private is in the site, a page would run or
            load something that is not part of the site. Everything of one kind is named at once.
    """
    built = files_of(folder)
    _check_places([*built, *job.pages], job.exact)
    exact = {path: _small(source) for path, source in job.exact.items()}
    write_sources({**exact, ".nojekyll": b""}, folder)
    small = {path: source for path, source in exact.items() if isinstance(source, bytes)}
    texts = {path: _text(folder, path) for path in built if path.endswith(TEXTS)}
    texts |= job.pages
    texts |= {path: data.decode() for path, data in small.items() if path.endswith(TEXTS)}
    pages = {path: scan(text) for path, text in texts.items() if path.endswith(".html")}
    finished = _protected(texts, pages, job)
    write_sources(finished, folder)
    if SITEMAP not in job.exact and job.base_url:
        (folder / SITEMAP).write_text(sitemap(pages), encoding="utf-8", newline="\n")
    files = files_of(folder)
    _check_links(files, texts, pages, job)
    _check_and_seal(folder, files, job, {**small, **finished})
    return len(pages)


def _check_places(built: Iterable[str], exact: Iterable[str]) -> None:
    """Refuse a file where the engine made a file or a folder.

    Raises:
        BuildError: There is one.
    """
    taken = {place for path in built for place in _places(path)}
    clash = sorted(taken.intersection(exact))
    if clash:
        raise BuildError(f"Two things want to stand at {', '.join(clash)}.")


def _places(path: str) -> Iterator[str]:
    """Yield a path and every folder above it."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def _small(source: Source) -> Source:
    """Return the bytes of a small file: read once, they are written, searched and counted."""
    is_small = isinstance(source, Path) and source.stat().st_size <= SMALL
    return source.read_bytes() if is_small and isinstance(source, Path) else source


def _protected(
    texts: Mapping[str, str], pages: Mapping[str, Scan], job: Finish
) -> dict[str, bytes]:
    """Return the pages of the engine with their policies.

    Raises:
        BuildError: A page that is placed byte for byte has no policy, or a page would run or load
            something that is not part of the site.
    """
    empty = pages.get(WITHOUT_CONTENT)
    known = csp.theme_scripts(empty) if empty else frozenset()
    finished: dict[str, bytes] = {}
    for path, page in pages.items():
        if path in job.exact:
            if not page.policy:
                raise BuildError(f"{path} has no security policy of its own.")
            continue
        text = csp.insert(texts[path], csp.policy(page, known, page=path), page=path)
        finished[path] = text.encode()
    return finished


def _check_links(
    files: Collection[str], texts: Mapping[str, str], pages: Mapping[str, Scan], job: Finish
) -> None:
    site = linkcheck.Site(files={*files, SEAL}, pages=pages, base_url=job.base_url)
    problems = linkcheck.check_pages(site)
    for path, text in texts.items():
        if path.endswith(".css"):
            problems += linkcheck.check_css(site, path, text)
    if problems:
        raise BuildError(f"The site does not hold together: {'; '.join(problems)}.")


def _check_and_seal(
    folder: Path, files: Collection[str], job: Finish, written: Mapping[str, bytes]
) -> None:
    """Look at every file once: for what must not be in it, and for its digest."""
    found: list[Leak] = []
    digests: dict[str, str] = {}
    for path in files:
        data = written.get(path) or (folder / path).read_bytes()
        if is_listed(path):
            digests[path] = hashlib.sha256(data).hexdigest()
        if job.names.find(path) or (path not in job.signed and job.names.inside(data)):
            found.append(Leak(path=path, what=WHAT))
        said = job.secrets.inside(path, b"" if path in job.signed else data)
        found += [Leak(path=path, what=what) for what in said]
    if found:
        where = "; ".join(f"{leak.what} in {leak.path}" for leak in found)
        raise BuildError(
            f"Something private would have been published: {where}.",
            hint="Take it out of the text or the file that it comes from; portfolio-gen check "
            "--public names most places. If it may be read by everybody, delete it in "
            f"{IDENTITY.name}.",
        )
    seal(folder, digests, job.unnamed)


def sitemap(pages: Mapping[str, Scan]) -> str:
    """Return a sitemap of the pages that want to be found; without dates, they would be guesses."""
    found = sorted(page.canonical for page in pages.values() if "noindex" not in page.robots)
    rows = "".join(f"<url><loc>{escape(url, quote=False)}</loc></url>\n" for url in found if url)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def _text(folder: Path, path: str) -> str:
    return (folder / path).read_bytes().decode()
