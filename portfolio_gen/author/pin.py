"""Writes down what the work behind badges looks like, so that it can be seen whether it changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from portfolio_gen.author.files import NewFile
from portfolio_gen.author.yaml_text import settings
from portfolio_gen.content.folder import read_file
from portfolio_gen.content.pins import LOCK, state_of
from portfolio_gen.content.targets import contents_of
from portfolio_gen.model.common import Item
from portfolio_gen.model.portfolio import AssignmentMeta, Portfolio, ProjectMeta

Work = Item[ProjectMeta] | Item[AssignmentMeta]
"""A project or a signature assignment."""

COMMENT = """Written by portfolio-gen pin and add badge; keep it as it is. It holds fingerprints of
the work behind your badges, and the day on which each was written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """What is to be written down.

    Attributes:
        file: The record, changed; None if there is nothing new.
        new: Badge and work of every new entry.
        kept: Badge and work of every entry that stays as it is.
    """

    file: NewFile | None
    new: tuple[tuple[str, str], ...]
    kept: tuple[tuple[str, str], ...]


def pinned(portfolio: Portfolio, today: date, *, again: Collection[str] = ()) -> Pinned:
    """Return the record with an entry for every piece of work that names a badge.

    An entry that is there is never changed, unless its badge is named in ``again``: the record is
    worth something only because it is older than what is compared with it.

    Args:
        portfolio: The portfolio as it was written.
        today: The day that is written beside new entries.
        again: Badges whose work is written down anew.
    """
    there = portfolio.by_ref()
    pairs = [
        (slug, work)
        for work in portfolio.works
        for slug in work.meta.badges
        if f"badges/{slug}" in there
    ]
    return _pinned(portfolio, pairs, today, again=again)


def pinned_with(portfolio: Portfolio, slug: str, works: Collection[Work], today: date) -> Pinned:
    """Return the record with an entry for the work behind a badge that is being added.

    Args:
        portfolio: The portfolio as it was written, without the badge.
        slug: The new badge.
        works: The work it was earned with; what has neither text nor files is passed over.
        today: The day that is written beside new entries.
    """
    pairs = [(slug, work) for work in works]
    return _pinned(portfolio, pairs, today, passing=True)


def _pinned(
    portfolio: Portfolio,
    pairs: Collection[tuple[str, Work]],
    today: date,
    *,
    again: Collection[str] = (),
    passing: bool = False,
) -> Pinned:
    contents = contents_of(portfolio)
    old = portfolio.lock.badges
    record = {
        slug: {ref: pin.model_dump(mode="json") for ref, pin in works.items()}
        for slug, works in old.items()
    }
    new, kept = [], []
    for slug, work in sorted(pairs, key=lambda pair: (pair[0], pair[1].ref)):
        if work.ref in old.get(slug, {}) and slug not in again:
            kept.append((slug, work.ref))
            continue
        state = state_of(work, contents, portfolio.folder)
        if passing and not work.body.strip() and not state.files:
            continue
        entry = {"pinned": today.isoformat(), "text": state.text, "files": dict(state.files)}
        record.setdefault(slug, {})[work.ref] = entry
        new.append((slug, work.ref))
    if not new:
        return Pinned(file=None, new=(), kept=tuple(kept))
    before = read_file(portfolio.folder, LOCK) if (portfolio.folder / LOCK).exists() else None
    data = settings({"badges": dict(sorted(record.items()))}, comment=COMMENT).encode()
    what = "fingerprints of the work behind the badge"
    file = NewFile(path=LOCK, data=data, what=what, before=before)
    return Pinned(file=file, new=tuple(new), kept=tuple(kept))
