"""The first page: the person, their best work, their badges."""

from dataclasses import dataclass

from markupsafe import Markup

from portfolio_gen.site import links
from portfolio_gen.site.blocks import EMPTY, Card, Link, Picture
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages.cards import badge_card, card_of, dated_note, work_card
from portfolio_gen.site.pages.machine_facts import person
from portfolio_gen.site.pages.people import portrait, profiles
from portfolio_gen.site.pages.shelf import Sheet, Shelf
from portfolio_gen.site.pages.timeline import Entry, timeline_entries
from portfolio_gen.site.prose.text import foreign, plain
from portfolio_gen.site.words.labels import ENGLISH

MAX_FEATURED = 3
"""How many works stand on the first page if the student chose none."""

MAX_CARDS = 6
"""How many cards a section of the first page shows before it says where the rest is."""

MAX_BADGES = 12
"""How many badges the first page shows; they are small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeSection:
    """One section of the first page.

    Attributes:
        name: ``projects``, ``badges``, ``assignments``, ``timeline``, ``about`` or ``resume``.
        more: Where the rest is.
    """

    name: str
    title: str
    more: Link
    cards: tuple[Card, ...] = ()
    entries: tuple[Entry, ...] = ()
    text: Markup = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """What the first page shows."""

    name: str
    label: str
    pronouns: str
    place: str
    portrait: Picture | None
    summary: Markup
    profiles: tuple[Link, ...]
    featured: tuple[Card, ...]
    sections: tuple[HomeSection, ...]
    dated: str


def home_page(shelf: Shelf) -> Page:
    """Return the first page."""
    sheet = Sheet(shelf=shelf, path=links.HOME)
    basics = shelf.portfolio.settings.meta.basics
    featured = _featured(sheet)
    shown = {card.href for card in featured}
    location = basics.location
    view = HomeView(
        name=basics.name,
        label=basics.label or "",
        pronouns=basics.pronouns or "",
        place=", ".join(filter(None, [location.city, location.region])) if location else "",
        portrait=portrait(sheet),
        summary=foreign(basics.summary or "", prefix="summary-", level=2),
        profiles=profiles(shelf),
        featured=featured,
        sections=_sections(sheet, shown),
        dated=dated_note(shelf),
    )
    return Page(
        path=links.HOME,
        template="home.html",
        title=basics.name,
        description=plain(basics.summary or "", words=40) or basics.label or basics.name,
        view=view,
        section=links.HOME,
        jsonld=person(shelf),
        files=sheet.files,
        picture=next(filter(_previews, sheet.files), ""),
    )


def _previews(path: str) -> bool:
    """Tell whether a file is a picture that other sites can show as a preview of this one."""
    return path.endswith((".png", ".jpg", ".jpeg")) and not path.startswith("badges/")


def _featured(sheet: Sheet) -> tuple[Card, ...]:
    chosen = [card_of(ref, sheet) for ref in sheet.shelf.portfolio.settings.meta.home.featured]
    found = tuple(card for card in chosen if card)
    return found or tuple(work_card(work, sheet) for work in sheet.shelf.works[:MAX_FEATURED])


def _sections(sheet: Sheet, shown: set[str]) -> tuple[HomeSection, ...]:
    makers = {
        "projects": lambda: _works(sheet, shown),
        "badges": lambda: _badges(sheet),
        "assignments": lambda: _assignments(sheet, shown),
        "timeline": lambda: _timeline(sheet),
        "about": lambda: _about(sheet),
        "resume": lambda: _resume(sheet),
    }
    names = dict.fromkeys(sheet.shelf.portfolio.settings.meta.home.sections)
    return tuple(section for name in names if (section := makers[name]()))


def _works(sheet: Sheet, shown: set[str]) -> HomeSection | None:
    """Return the works that are not among the featured ones above."""
    cards = [work_card(work, sheet) for work in sheet.shelf.projects]
    rest = tuple(card for card in cards if card.href not in shown)[:MAX_CARDS]
    more = Link(text=ENGLISH.all_work, href=sheet.to(links.PROJECTS))
    title = ENGLISH.more_work if shown else ENGLISH.work
    return HomeSection(name="projects", title=title, more=more, cards=rest) if rest else None


def _badges(sheet: Sheet) -> HomeSection | None:
    cards = tuple(badge_card(badge, sheet) for badge in sheet.shelf.badges[:MAX_BADGES])
    more = Link(text=ENGLISH.all_badges, href=sheet.to(links.BADGES))
    section = HomeSection(name="badges", title=ENGLISH.badges, more=more, cards=cards)
    return section if cards else None


def _assignments(sheet: Sheet, shown: set[str]) -> HomeSection | None:
    cards = [work_card(work, sheet) for work in sheet.shelf.assignments]
    rest = tuple(card for card in cards if card.href not in shown)[:MAX_CARDS]
    more = Link(text=ENGLISH.all_assignments, href=sheet.to(links.ASSIGNMENTS))
    section = HomeSection(name="assignments", title=ENGLISH.assignments, more=more, cards=rest)
    return section if rest else None


def _timeline(sheet: Sheet) -> HomeSection | None:
    entries = timeline_entries(sheet)
    more = Link(text=ENGLISH.whole_timeline, href=sheet.to(links.TIMELINE))
    section = HomeSection(name="timeline", title=ENGLISH.timeline, more=more, entries=entries)
    return section if entries else None


def _about(sheet: Sheet) -> HomeSection | None:
    about = sheet.shelf.portfolio.about
    first = about.body.strip().split("\n\n", 1)[0] if about else ""
    if about is None or not first:
        return None
    return HomeSection(
        name="about",
        title=about.meta.title or ENGLISH.about,
        more=Link(text=ENGLISH.more_about, href=sheet.to(links.ABOUT)),
        text=sheet.prose(first, about.path, prefix="about-"),
    )


def _resume(sheet: Sheet) -> HomeSection | None:
    if sheet.shelf.portfolio.resume is None:
        return None
    more = Link(text=ENGLISH.whole_resume, href=sheet.to(links.RESUME))
    return HomeSection(name="resume", title=ENGLISH.resume, more=more)
