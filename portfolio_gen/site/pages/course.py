"""A course: what it was for, what it offered, what came of it."""

from dataclasses import dataclass

from markupsafe import Markup

from portfolio_gen.model.common import Item
from portfolio_gen.model.course import CourseMeta, OfferedBadge
from portfolio_gen.site import links
from portfolio_gen.site.blocks import Card, Fact, Link
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages.cards import badge_card, dated_note, work_card
from portfolio_gen.site.pages.shelf import Sheet, Shelf
from portfolio_gen.site.pages.tasks import TaskView, views_of
from portfolio_gen.site.prose.text import foreign, plain
from portfolio_gen.site.words.labels import ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferView:
    """A badge that can be earned in a course."""

    name: str
    href: str
    text: str
    tasks: tuple[TaskView, ...]
    discretionary: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseView:
    """What the page of a course shows."""

    code: str
    term: str
    title: str
    text: Markup
    facts: tuple[Fact, ...]
    objectives: tuple[str, ...]
    offers: tuple[OfferView, ...]
    works: tuple[Card, ...]
    badges: tuple[Card, ...]
    dated: str
    back: Link
    unlisted: bool


def course_page(course: Item[CourseMeta], shelf: Shelf) -> Page:
    """Return the page of a course."""
    sheet = Sheet(shelf=shelf, path=links.item_page(course.ref))
    meta = course.meta
    view = CourseView(
        code=meta.code_beside_name,
        term=meta.term,
        title=meta.name,
        text=foreign(meta.description or "", prefix="text-", level=2),
        facts=_facts(meta),
        objectives=meta.objectives,
        offers=tuple(_offer(offer, sheet) for offer in meta.badges),
        works=tuple(work_card(w, sheet) for w in shelf.works if w.meta.course == course.slug),
        badges=tuple(badge_card(b, sheet) for b in shelf.badges if shelf.course_of(b) is course),
        dated=dated_note(shelf),
        back=Link(text=ENGLISH.whole_timeline, href=sheet.to(links.TIMELINE)),
        unlisted=not shelf.listed(course),
    )
    return Page(
        path=sheet.path,
        template="course.html",
        title=meta.heading,
        description=plain(meta.description or meta.name, words=40),
        view=view,
        section=links.TIMELINE,
        listed=shelf.listed(course),
        files=sheet.files,
    )


def _facts(meta: CourseMeta) -> tuple[Fact, ...]:
    teacher = meta.instructor
    rows = [
        (ENGLISH.term, Link(text=meta.term)),
        (ENGLISH.instructor, _link(teacher.name, teacher.url) if teacher else None),
        (ENGLISH.institution, _link(meta.institution, meta.url) if meta.institution else None),
    ]
    return tuple(Fact(term=term, values=(link,)) for term, link in rows if link)


def _link(text: str, href: str | None) -> Link:
    return Link(text=text, href=href or "", outside=bool(href))


def _offer(offer: OfferedBadge, sheet: Sheet) -> OfferView:
    earned = any(badge.slug == offer.id for badge in sheet.shelf.badges)
    return OfferView(
        name=offer.name,
        href=sheet.to_item(f"badges/{offer.id}") if earned else "",
        text=plain(offer.description or ""),
        tasks=views_of(offer, level=5),
        discretionary=offer.discretionary,
    )
