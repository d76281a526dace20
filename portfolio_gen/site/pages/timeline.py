"""Terms, the courses in them, and what came of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portfolio_gen.model.common import Item
from portfolio_gen.model.course import CourseMeta
from portfolio_gen.site import links
from portfolio_gen.site.blocks import Chip, Link
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages.cards import badge_name, badge_verdict, dated_note, kind_words
from portfolio_gen.site.pages.shelf import AnyBadge, Sheet, Shelf, Work
from portfolio_gen.site.verdicts import chip_for
from portfolio_gen.site.words.labels import ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class Earned:
    """A badge in the timeline."""

    link: Link
    chip: Chip


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What came of one course, or of none."""

    title: str
    href: str
    note: str
    count: str
    works: tuple[Link, ...]
    badges: tuple[Earned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One term."""

    term: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """What the timeline shows."""

    entries: tuple[Entry, ...]
    dated: str


def timeline_page(shelf: Shelf) -> Page:
    """Return the timeline."""
    sheet = Sheet(shelf=shelf, path=links.TIMELINE)
    return Page(
        path=links.TIMELINE,
        template="timeline.html",
        title=ENGLISH.timeline,
        description=ENGLISH.timeline_lead,
        view=TimelineView(
            entries=timeline_entries(sheet), dated=dated_note(shelf) if shelf.badges else ""
        ),
        section=links.TIMELINE,
        files=sheet.files,
    )


def timeline_entries(sheet: Sheet) -> tuple[Entry, ...]:
    """Return the terms, newest first, each with its courses and what belongs to none."""
    shelf = sheet.shelf
    starts: dict[str, date] = {}
    for course in shelf.courses:
        starts[course.meta.term] = min(starts.get(course.meta.term, date.max), course.meta.start)
    free_works = [w for w in shelf.works if shelf.course(w.meta.course or "") is None]
    free_badges = [b for b in shelf.badges if shelf.course_of(b) is None]
    days = [w.meta.date for w in free_works] + [shelf.awarded(b) or date.min for b in free_badges]
    for day in days:
        name = _term_of(day, starts)
        starts.setdefault(name, day)
    ordered = sorted(starts, key=lambda term: starts[term], reverse=True)
    return tuple(
        entry
        for term in ordered
        if (entry := _entry(term, starts, free_works, free_badges, sheet)).groups
    )


def course_group(course: Item[CourseMeta], sheet: Sheet) -> Group:
    """Return what came of a course."""
    shelf = sheet.shelf
    works = [work for work in shelf.works if work.meta.course == course.slug]
    badges = [badge for badge in shelf.badges if shelf.course_of(badge) is course]
    return Group(
        title=course.meta.name,
        href=sheet.to_item(course.ref),
        note=course.meta.code_beside_name,
        count=_count(len(works), len(badges)),
        works=_links(works, sheet),
        badges=_earned(badges, sheet),
    )


def _entry(
    term: str,
    starts: dict[str, date],
    works: Iterable[Work],
    badges: Iterable[AnyBadge],
    sheet: Sheet,
) -> Entry:
    shelf = sheet.shelf
    courses = [course for course in shelf.courses if course.meta.term == term]
    groups = [course_group(course, sheet) for course in courses]
    own_works = [work for work in works if _term_of(work.meta.date, starts) == term]
    own_badges = [b for b in badges if _term_of(shelf.awarded(b) or date.min, starts) == term]
    free = Group(
        title=ENGLISH.outside_courses,
        href="",
        note="",
        count=_count(len(own_works), len(own_badges)),
        works=_links(own_works, sheet),
        badges=_earned(own_badges, sheet),
    )
    return Entry(term=term, groups=(*groups, free) if free.works or free.badges else tuple(groups))


def _term_of(day: date, starts: dict[str, date]) -> str:
    """Return the term that was running, or the last one before; a year where there are none."""
    begun = [term for term, start in starts.items() if start <= day]
    if begun:
        return max(begun, key=lambda term: starts[term])
    return str(day.year) if day != date.min else ENGLISH.outside_courses


def _count(works: int, badges: int) -> str:
    t = ENGLISH
    words = [
        t.work_count_one if works == 1 else t.work_count_many.format(count=works) if works else "",
        t.badge_count_one
        if badges == 1
        else t.badge_count_many.format(count=badges)
        if badges
        else "",
    ]
    return ", ".join(filter(None, words))


def _links(works: Iterable[Work], sheet: Sheet) -> tuple[Link, ...]:
    return tuple(
        Link(text=w.meta.title, href=sheet.to_item(w.ref), note=kind_words(w)) for w in works
    )


def _earned(badges: Iterable[AnyBadge], sheet: Sheet) -> tuple[Earned, ...]:
    return tuple(
        Earned(
            link=Link(text=badge_name(badge, sheet.shelf), href=sheet.to_item(badge.ref)),
            chip=chip_for(badge_verdict(badge, sheet.shelf)),
        )
        for badge in badges
    )
