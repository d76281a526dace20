"""Items as cards, the same on every page that lists them."""

from portfolio_gen.model.common import Item
from portfolio_gen.model.portfolio import BadgeFile, CourseBadgeMeta, ProjectMeta
from portfolio_gen.site.blocks import Card, Link, Picture
from portfolio_gen.site.pages.shelf import AnyBadge, Sheet, Shelf, Work
from portfolio_gen.site.prose.embed import one_line
from portfolio_gen.site.prose.text import initials
from portfolio_gen.site.verdicts import chip_for, verdict_of
from portfolio_gen.site.words.dates import long_date, month_year, stamp_date
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.verify.checked import Verdict


def dated_note(shelf: Shelf) -> str:
    """Return what has to stand on every page that shows verdicts: of which day they are."""
    return ENGLISH.note_not_proof_short.format(date=long_date(shelf.options.now.date()))


def work_card(work: Work, sheet: Sheet) -> Card:
    """Return a project or a signature assignment as a card."""
    meta = work.meta
    return Card(
        title=meta.title,
        href=sheet.to_item(work.ref),
        kicker=f"{kind_words(work)} · {month_year(meta.date)}",
        summary=meta.description,
        picture=cover(work, sheet),
        initials=initials(meta.title),
    )


def badge_card(badge: AnyBadge, sheet: Sheet) -> Card:
    """Return a badge as a card; of one that was altered, only that."""
    name = badge_name(badge, sheet.shelf)
    verdict = badge_verdict(badge, sheet.shelf)
    return Card(
        title=name,
        href=sheet.to_item(badge.ref),
        kicker=issuer_words(badge, sheet.shelf),
        picture=picture_of(badge, sheet),
        initials="" if verdict is Verdict.ALTERED else initials(name),
        chip=chip_for(verdict),
    )


def kind_words(work: Work) -> str:
    """Return what sort of work it is."""
    if isinstance(work.meta, ProjectMeta):
        return ENGLISH.kinds[work.meta.kind]
    return ENGLISH.assignment


def cover(work: Work, sheet: Sheet) -> Picture | None:
    """Return the picture for a card: the chosen one, or the first image; decoration there."""
    links = [work.meta.cover, *(m.poster or m.src for m in work.meta.media)]
    for link in links:
        picture = sheet.picture(link, work.path) if link else None
        if picture:
            return picture
    return None


def badge_verdict(badge: AnyBadge, shelf: Shelf) -> Verdict:
    """Return what was found out about a badge when the site was built."""
    if isinstance(badge, BadgeFile):
        return verdict_of(shelf.checked.get(badge.slug))
    return Verdict.COURSE_ONLY


def badge_name(badge: AnyBadge, shelf: Shelf) -> str:
    """Return the name of a badge; for one that was altered, that of its file."""
    if not isinstance(badge, BadgeFile):
        return one_line(badge.meta.name)
    altered = badge_verdict(badge, shelf) is Verdict.ALTERED
    fallback = ENGLISH.altered_name.format(slug=badge.slug)
    return fallback if altered else one_line(badge.badge.name) or fallback


def issuer_words(badge: AnyBadge, shelf: Shelf) -> str:
    """Return who issued it and when, in one line; nothing if it was altered."""
    if not isinstance(badge, BadgeFile):
        return f"{_course_code(badge, shelf)} · {month_year(badge.meta.awarded)}"
    if badge_verdict(badge, shelf) is Verdict.ALTERED:
        return ""
    day = stamp_date(badge.badge.valid_from)
    return " · ".join(filter(None, [badge.badge.issuer.name, month_year(day) if day else ""]))


def picture_of(badge: AnyBadge, sheet: Sheet) -> Picture | None:
    """Publish and return the picture of a badge."""
    if not isinstance(badge, BadgeFile):
        return sheet.picture(badge.meta.image or "", badge.path)
    if badge_verdict(badge, sheet.shelf) is Verdict.ALTERED:
        return None
    found = sheet.shelf.picture(badge)
    if not found.name:
        return None
    return sheet.made_picture(f"{badge.ref}/{found.name}", found.data, alt=found.alt)


def _course_code(badge: Item[CourseBadgeMeta], shelf: Shelf) -> str:
    course = shelf.course(badge.meta.course)
    return course.meta.code if course else ENGLISH.recorded_by


def course_link(slug: str | None, sheet: Sheet) -> Link | None:
    """Return the link to a listed course."""
    course = sheet.shelf.course(slug) if slug else None
    if course is None:
        return None
    return Link(
        text=course.meta.heading,
        href=sheet.to_item(course.ref),
        note=course.meta.term,
    )


def card_of(ref: str, sheet: Sheet) -> Card | None:
    """Return an item as a card; None for what is not in the site or has no card."""
    shelf = sheet.shelf
    works = {work.ref: work for work in shelf.portfolio.works}
    badges: dict[str, AnyBadge] = {badge.ref: badge for badge in shelf.every_badge}
    if ref in works:
        return work_card(works[ref], sheet)
    return badge_card(badges[ref], sheet) if ref in badges else None
