"""Where a link in a portfolio leads: to an item, to a file that is published, or nowhere."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import unquote

from portfolio_gen.base.errors import ContentError
from portfolio_gen.base.paths import inside
from portfolio_gen.content.reading.suggest import closest
from portfolio_gen.model.portfolio import Portfolio

WEB_SCHEMES = ("http", "https", "mailto", "tel")
"""What a link may start with, apart from the path of a file."""


class Leads(StrEnum):
    """What stands at the end of a link."""

    WEB = "an address on the web"
    HERE = "a place on the same page"
    ITEM = "an item of the portfolio"
    FILE = "a file that is published"
    NOWHERE = "nothing"
    REFUSED = "something that a page must not lead to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The end of a link.

    Attributes:
        leads: What stands there.
        path: The file, relative to the portfolio folder; None for the web.
        ref: The item, such as ``projects/water-cycle``, if it is one.
        fragment: What follows ``#``.
        problem: Why the link is refused; may be empty.
        fix: What to do about it; may be empty.
    """

    leads: Leads
    path: PurePosixPath | None = None
    ref: str = ""
    fragment: str = ""
    problem: str = ""
    fix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What links can lead to.

    Attributes:
        items: Reference of every item by the paths it can be linked by.
        files: Files that are published as they are.
    """

    items: Mapping[PurePosixPath, str]
    files: frozenset[PurePosixPath]
    _known: dict[tuple[str, PurePosixPath], Target] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def resolve(self, link: str, source: PurePosixPath) -> Target:
        """Return where ``link`` leads.

        Args:
            link: As written in a Markdown text or a settings field.
            source: The file it is written in, relative to the portfolio folder.
        """
        # Several pages show one text, and every page asks anew.
        if (link, source) not in self._known:
            self._known[link, source] = self._resolve(link, source)
        return self._known[link, source]

    def _resolve(self, link: str, source: PurePosixPath) -> Target:
        scheme = link.partition(":")[0].casefold() if ":" in link else ""
        if scheme in WEB_SCHEMES:
            return Target(leads=Leads.WEB)
        bare, _, fragment = link.partition("#")
        if not bare:
            return Target(leads=Leads.HERE if fragment else Leads.NOWHERE, fragment=fragment)
        try:
            path = inside(source.parent, unquote(bare.partition("?")[0]))
        except ContentError as error:
            return Target(leads=Leads.REFUSED, problem=error.message, fix=error.hint)
        if path in self.items:
            return Target(leads=Leads.ITEM, path=path, ref=self.items[path], fragment=fragment)
        leads = Leads.FILE if path in self.files else Leads.NOWHERE
        return Target(leads=leads, path=path, fragment=fragment)

    def guess(self, link: str, source: PurePosixPath) -> str:
        """Return the link that was probably meant, written as seen from ``source``; or nothing."""
        try:
            path = inside(source.parent, unquote(link.partition("#")[0].partition("?")[0]))
        except ContentError:
            path = PurePosixPath(link.lstrip("/"))
        if path.suffix and path.name != "index.md":
            found = self._file_like(path)
        else:
            found = closest(str(path), map(str, self.items))
        return posixpath.relpath(found, source.parent) if found else ""

    def _file_like(self, path: PurePosixPath) -> str:
        """Return the file with the most similar name: in the same folder, or else anywhere."""
        known = [p for p in sorted([*self.files, *self.items]) if p.name != "index.md"]
        for group in ([p for p in known if p.parent == path.parent], known):
            stems = {p.stem: p for p in group} | {
                p.stem: p for p in group if p.suffix.casefold() == path.suffix.casefold()
            }
            found = closest(path.stem, stems)
            if found:
                return str(stems[found])
        return ""


def contents_of(portfolio: Portfolio) -> Contents:
    """Return everything that links of ``portfolio`` can lead to."""
    files = {path for item in portfolio.works for path in item.files} | set(portfolio.media)
    pictures = {
        item.path.parent / item.meta.image for item in portfolio.course_badges if item.meta.image
    }
    return Contents(items=dict(_paths(portfolio)), files=frozenset(files | pictures))


def _paths(portfolio: Portfolio) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield (path, reference) for every way to name an item in a link."""
    for bundle in portfolio.works:
        yield bundle.path, bundle.ref
        yield bundle.path.parent, bundle.ref
    for item in (*portfolio.reflections, *portfolio.courses, *portfolio.course_badges):
        yield item.path, item.ref
    for badge in portfolio.badges:
        yield badge.path, badge.ref
    for single in (portfolio.about, portfolio.resume):
        if single is not None:
            yield single.path, single.kind.value
