"""What may be in the site, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeVar

from portfolio_gen.content.linked_files import file_links, linked_files, without_field
from portfolio_gen.content.markdown import without, without_comments
from portfolio_gen.content.names import Withheld, withheld_names
from portfolio_gen.content.own_name import OwnNames, own_names
from portfolio_gen.content.pins import since_pinned
from portfolio_gen.content.targets import Contents, contents_of
from portfolio_gen.model.common import AnyItem, Item, ItemKind, Model, Visibility
from portfolio_gen.model.course import CourseMeta
from portfolio_gen.model.lock import LockMeta, Since
from portfolio_gen.model.portfolio import (
    AssignmentMeta,
    BadgeFile,
    IdentityMeta,
    Portfolio,
    PortfolioMeta,
    ProjectMeta,
    ReflectionMeta,
    ViewMeta,
)
from portfolio_gen.model.resume import ResumeMeta

M = TypeVar("M", bound=Model)
Work = TypeVar("Work", ProjectMeta, AssignmentMeta)

RANK = (Visibility.PUBLIC, Visibility.UNLISTED, Visibility.PRIVATE, Visibility.DRAFT)
"""From everybody to nobody."""

PUBLISHED = frozenset({Visibility.PUBLIC, Visibility.UNLISTED})
"""What becomes part of the site."""


def visibility_of(item: AnyItem | BadgeFile, portfolio: Portfolio) -> Visibility:
    """Return who can see ``item``: what it says itself, or the portfolio's default.

    A reflection is never more visible than everything it is about, and a badge that a course
    recorded never more visible than the course.
    """
    if isinstance(item, BadgeFile):
        return item.visibility
    own: Visibility = getattr(item.meta, "visibility", None) or portfolio.settings.meta.visibility
    refs: tuple[str, ...] = ()
    if item.kind is ItemKind.REFLECTION:
        refs = tuple(ref for ref in item.meta.about if not ref.startswith("reflections/"))
    elif item.kind is ItemKind.BADGE:
        refs = (f"courses/{item.meta.course}",)
    if not refs:
        return own
    known = portfolio.by_ref()
    named = [visibility_of(known[ref], portfolio) for ref in refs if ref in known]
    return max(own, min(named, key=RANK.index, default=own), key=RANK.index)


def opened_for(view: Item[ViewMeta], portfolio: Portfolio) -> Portfolio:
    """Return the portfolio as the readers of a protected view may see it.

    What the view names is there even if it is private, with what was written about it, and is
    listed nowhere. Drafts, and reflections that say of themselves that they are private, are not.
    """
    known = portfolio.by_ref()
    seen = {ref: visibility_of(known[ref], portfolio) for ref in view.meta.items if ref in known}
    opened = frozenset(ref for ref, by in seen.items() if by is Visibility.PRIVATE)
    finished = portfolio.settings.meta.visibility is not Visibility.DRAFT

    def work(item: Item[M]) -> Item[M]:
        return _unlisted(item) if item.ref in opened else item

    def about(item: Item[ReflectionMeta]) -> Item[ReflectionMeta]:
        silent = item.meta.visibility is None and finished
        return _unlisted(item) if silent and not opened.isdisjoint(item.meta.about) else work(item)

    return public_view(
        replace(
            portfolio,
            courses=tuple(map(work, portfolio.courses)),
            projects=tuple(map(work, portfolio.projects)),
            assignments=tuple(map(work, portfolio.assignments)),
            reflections=tuple(map(about, portfolio.reflections)),
            badges=tuple(
                replace(badge, visibility=Visibility.UNLISTED) if badge.ref in opened else badge
                for badge in portfolio.badges
            ),
            course_badges=tuple(map(work, portfolio.course_badges)),
            views=(replace(view, meta=view.meta.model_copy(update={"protected": False})),),
        )
    )


def _unlisted(item: Item[M]) -> Item[M]:
    return replace(item, meta=item.meta.model_copy(update={"visibility": Visibility.UNLISTED}))


def public_view(portfolio: Portfolio) -> Portfolio:
    """Return what the site is made from.

    Private and draft items are left out, and so is everything that names only them; so are
    identity, known issuers, grades, people who did not agree to be named, and protected views. In
    what badges say, the name that is shown stands for another one of the person.
    """
    curtain, names = _curtain(portfolio), own_names(portfolio)
    shown = replace(
        portfolio,
        identity=IdentityMeta(),
        issuers=(),
        settings=_settings(curtain.clean(portfolio.settings), curtain),
        about=curtain.only(portfolio.about),
        resume=_resume(curtain.only(portfolio.resume)),
        courses=tuple(_course(item, curtain) for item in curtain.those(portfolio.courses)),
        projects=tuple(_work(item, curtain) for item in curtain.those(portfolio.projects)),
        assignments=tuple(_work(item, curtain) for item in curtain.those(portfolio.assignments)),
        reflections=tuple(_reflection(i, curtain) for i in curtain.those(portfolio.reflections)),
        badges=tuple(_badge(b, names) for b in portfolio.badges if b.visibility in PUBLISHED),
        course_badges=curtain.those(portfolio.course_badges),
        views=tuple(_views(portfolio.views, curtain)),
        lock=LockMeta(),
        since=_since(portfolio, curtain),
    )
    return _pruned(shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Curtain:
    """What has to stay behind."""

    portfolio: Portfolio
    hidden: frozenset[str]
    unlisted: frozenset[str]
    folders: frozenset[PurePosixPath]
    contents: Contents
    withheld: Withheld

    def those(self, items: Iterable[Item[M]]) -> tuple[Item[M], ...]:
        """Return the items that are published, with clean texts."""
        return tuple(self.clean(item) for item in items if self.published(item))

    def only(self, item: Item[M] | None) -> Item[M] | None:
        """Return an item there is one of, with a clean text, or None if it is not published."""
        return self.clean(item) if item is not None and self.published(item) else None

    def published(self, item: AnyItem) -> bool:
        """Tell whether an item becomes part of the site."""
        return visibility_of(item, self.portfolio) in PUBLISHED

    def clean(self, item: Item[M]) -> Item[M]:
        """Return an item whose texts name nothing hidden and nobody who did not agree."""
        body = without(item.body, lambda pointer: self.hides(pointer.target, item.path))
        body = without_comments(body)
        meta = item.meta
        # From the last to the first, so that the numbers of the entries before stay right.
        for way, link in reversed(list(file_links(item.meta))):
            meta = without_field(meta, way) if self.hides(link, item.path) else meta
        return replace(item, body=self.withheld.out_of(body), meta=self.withheld.model(meta))

    def hides(self, link: str, source: PurePosixPath) -> bool:
        """Tell whether a link leads to something hidden, whether it exists or not."""
        path = self.contents.resolve(link, source).path
        return path is not None and any(path.is_relative_to(folder) for folder in self.folders)


def _curtain(portfolio: Portfolio) -> _Curtain:
    items = portfolio.by_ref()
    seen = {ref: visibility_of(item, portfolio) for ref, item in items.items()}
    hidden = frozenset(ref for ref, seen_by in seen.items() if seen_by not in PUBLISHED)
    paths = {items[ref].path for ref in hidden}
    return _Curtain(
        portfolio=portfolio,
        hidden=hidden,
        unlisted=frozenset(ref for ref, seen_by in seen.items() if seen_by is RANK[1]),
        folders=frozenset(path.parent if path.name == "index.md" else path for path in paths),
        contents=contents_of(portfolio),
        withheld=withheld_names(portfolio),
    )


def _badge(file: BadgeFile, names: OwnNames) -> BadgeFile:
    """Return a badge whose texts do not tell the own name of somebody who shows another one.

    The file itself stays as it was issued.
    """
    return replace(file, badge=replace(names.out_of(file.badge), source=file.badge.source))


def _settings(item: Item[PortfolioMeta], curtain: _Curtain) -> Item[PortfolioMeta]:
    meta = item.meta
    featured = tuple(
        ref for ref in meta.home.featured if ref not in curtain.hidden | curtain.unlisted
    )
    redirects = {old: ref for old, ref in meta.redirects.items() if ref not in curtain.hidden}
    update = {
        "home": meta.home.model_copy(update={"featured": featured}),
        "redirects": redirects,
        "badge_visibility": {},
    }
    # Places name the badges whose visibility was set.
    return replace(item, meta=meta.model_copy(update=update), places={})


def _resume(item: Item[ResumeMeta] | None) -> Item[ResumeMeta] | None:
    if item is None:
        return None
    education = tuple(entry.model_copy(update={"score": None}) for entry in item.meta.education)
    return replace(item, meta=item.meta.model_copy(update={"education": education}))


def _course(item: Item[CourseMeta], curtain: _Curtain) -> Item[CourseMeta]:
    offered = tuple(b for b in item.meta.badges if f"badges/{b.id}" not in curtain.hidden)
    return replace(item, meta=item.meta.model_copy(update={"badges": offered, "grading": ()}))


def _work(item: Item[Work], curtain: _Curtain) -> Item[Work]:
    """Return a project or an assignment without what it must not name.

    A public page names nothing unlisted either: it would be the list the item is not in.
    """
    meta = item.meta
    public = visibility_of(item, curtain.portfolio) is Visibility.PUBLIC

    def may_name(ref: str) -> bool:
        return ref not in (curtain.unlisted | curtain.hidden if public else curtain.hidden)

    course = meta.course if meta.course and may_name(f"courses/{meta.course}") else None
    update = {
        "course": course,
        "badges": tuple(slug for slug in meta.badges if may_name(f"badges/{slug}")),
        "contributors": tuple(person for person in meta.contributors if person.consent),
        "attempts": meta.attempts if _shows_attempts(meta, curtain) else (),
    }
    return replace(item, meta=meta.model_copy(update=update))


def _shows_attempts(meta: ProjectMeta | AssignmentMeta, curtain: _Curtain) -> bool:
    own = meta.show_attempts
    return curtain.portfolio.settings.meta.show_attempts if own is None else own


def _reflection(item: Item[ReflectionMeta], curtain: _Curtain) -> Item[ReflectionMeta]:
    about = tuple(ref for ref in item.meta.about if ref not in curtain.hidden)
    return replace(item, meta=item.meta.model_copy(update={"about": about}))


def _views(views: Iterable[Item[ViewMeta]], curtain: _Curtain) -> Iterable[Item[ViewMeta]]:
    for view in views:
        items = tuple(ref for ref in view.meta.items if ref not in curtain.hidden)
        if items and not view.meta.protected:
            clean = curtain.clean(view)
            lines = {ref: line for ref, line in clean.meta.lines.items() if ref in items}
            update = {"items": items, "lines": lines}
            yield replace(clean, meta=clean.meta.model_copy(update=update))


def _since(portfolio: Portfolio, curtain: _Curtain) -> dict[str, dict[str, Since]]:
    """Return what became of published work behind published badges."""
    return {
        slug: {ref: found for ref, found in works.items() if ref not in curtain.hidden}
        for slug, works in since_pinned(portfolio).items()
        if f"badges/{slug}" not in curtain.hidden
    }


def _pruned(portfolio: Portfolio) -> Portfolio:
    """Leave out shared files and rubrics that nothing in the site shows."""
    rubrics = {item.meta.rubric for item in portfolio.works} | {
        offered.rubric for course in portfolio.courses for offered in course.meta.badges
    }
    linked = linked_files(portfolio)
    return replace(
        portfolio,
        rubrics=tuple(item for item in portfolio.rubrics if item.slug in rubrics),
        media=tuple(path for path in portfolio.media if path in linked),
    )
