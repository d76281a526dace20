"""Whether work is still what it was when its badge was awarded, by the student's own record."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from portfolio_gen.base.errors import ContentError
from portfolio_gen.base.paths import real_file
from portfolio_gen.content.linked_files import file_links
from portfolio_gen.content.markdown import pointers
from portfolio_gen.content.targets import Contents, Leads, contents_of
from portfolio_gen.model.common import AnyItem
from portfolio_gen.model.lock import PinMeta, Since
from portfolio_gen.model.portfolio import Portfolio

LOCK = PurePosixPath("portfolio.lock")
"""Where the record stands; written by a command, and read by every build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a piece of work consists of now.

    Attributes:
        text: Digest of its text, without the settings above it.
        files: Digest of every file that it shows, by its path in the portfolio.
    """

    text: str
    files: Mapping[str, str]


def state_of(item: AnyItem, contents: Contents, root: Path) -> State:
    """Return what a piece of work consists of: its text, and the files that it shows.

    Settings do not count: who links a badge to a project does not edit the work. Ends of lines do
    not count either, because git may change them.
    """
    links = [link for _, link in file_links(item.meta)]
    links += [pointer.target for pointer in pointers(item.body)]
    targets = [contents.resolve(link, item.path) for link in links]
    paths = {t.path for t in targets if t.leads is Leads.FILE and t.path is not None}
    text = item.body.replace("\r\n", "\n").strip()
    return State(
        text=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        files={str(path): _digest(root, path) for path in sorted(paths)},
    )


def since(pin: PinMeta, now: State) -> Since:
    """Return what became of a piece of work since ``pin`` was written."""
    names = {*pin.files, *now.files}
    files = sum(pin.files.get(name) != now.files.get(name) for name in names)
    return Since(pinned=pin.pinned, text=pin.text != now.text, files=files)


def since_pinned(portfolio: Portfolio) -> dict[str, dict[str, Since]]:
    """Return what became of all work that was written down, by badge and work.

    Args:
        portfolio: The portfolio as it was written; the texts of a public one lack links.
    """
    works = {work.ref: work for work in portfolio.works}
    contents, root = contents_of(portfolio), portfolio.folder
    return {
        slug: {
            ref: since(pin, state_of(works[ref], contents, root))
            for ref, pin in pins.items()
            if ref in works
        }
        for slug, pins in portfolio.lock.badges.items()
    }


def _digest(root: Path, path: PurePosixPath) -> str:
    """Return the digest of a file; empty if it is not there, which other checks tell."""
    try:
        with real_file(root, path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (ContentError, OSError):
        return ""
