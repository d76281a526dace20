"""Pages that list: all work, all signature assignments, all badges, a selection for one reader."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from portfolio_gen.model.common import Item
from portfolio_gen.model.portfolio import ViewMeta
from portfolio_gen.site import links
from portfolio_gen.site.blocks import EMPTY, Card
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages.cards import badge_card, card_of, dated_note, work_card
from portfolio_gen.site.pages.shelf import Sheet, Shelf
from portfolio_gen.site.prose.text import foreign, plain
from portfolio_gen.site.words.labels import ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionView:
    """What a list shows.

    Attributes:
        nothing: What to say where there is nothing to list.
        dated: Of which day the verdicts are.
    """

    title: str
    lead: str
    works: tuple[Card, ...] = ()
    badges: tuple[Card, ...] = ()
    nothing: str
    intro: Markup = EMPTY
    unlisted: bool = False
    dated: str = ""


def projects_page(shelf: Shelf) -> Page:
    """Return the list of all projects."""
    sheet = Sheet(shelf=shelf, path=links.PROJECTS)
    view = CollectionView(
        title=ENGLISH.work,
        lead=ENGLISH.work_lead,
        works=tuple(work_card(work, sheet) for work in shelf.projects),
        nothing=ENGLISH.no_work,
    )
    return _page(sheet, view)


def assignments_page(shelf: Shelf) -> Page:
    """Return the list of all signature assignments."""
    sheet = Sheet(shelf=shelf, path=links.ASSIGNMENTS)
    view = CollectionView(
        title=ENGLISH.assignments,
        lead=ENGLISH.assignments_lead,
        works=tuple(work_card(work, sheet) for work in shelf.assignments),
        nothing=ENGLISH.no_assignments,
    )
    return _page(sheet, view)


def badges_page(shelf: Shelf) -> Page:
    """Return the list of all badges."""
    sheet = Sheet(shelf=shelf, path=links.BADGES)
    view = CollectionView(
        title=ENGLISH.badges,
        lead=ENGLISH.badges_lead,
        badges=tuple(badge_card(badge, sheet) for badge in shelf.badges),
        nothing=ENGLISH.no_badges,
        dated=dated_note(shelf),
    )
    return _page(sheet, view)


def view_page(item: Item[ViewMeta], shelf: Shelf) -> Page:
    """Return a selection for one reader, at an address that nobody can guess."""
    sheet = Sheet(shelf=shelf, path=f"views/{item.meta.key}.html")
    lines = item.meta.lines
    cards = [(ref, _with_line(card_of(ref, sheet), lines.get(ref))) for ref in item.meta.items]
    view = CollectionView(
        title=item.meta.title,
        lead="",
        intro=foreign(item.meta.intro or "", prefix="intro-", level=2),
        works=tuple(card for ref, card in cards if card and not ref.startswith("badges/")),
        badges=tuple(card for ref, card in cards if card and ref.startswith("badges/")),
        nothing=ENGLISH.no_work,
        unlisted=True,
        dated=dated_note(shelf),
    )
    return Page(
        path=sheet.path,
        template="collection.html",
        title=item.meta.title,
        description=plain(item.meta.intro or item.meta.title, words=30),
        view=view,
        listed=False,
        files=sheet.files,
    )


def _with_line(card: Card | None, line: str | None) -> Card | None:
    return replace(card, line=line) if card and line else card


def _page(sheet: Sheet, view: CollectionView) -> Page:
    return Page(
        path=sheet.path,
        template="collection.html",
        title=view.title,
        description=view.lead,
        view=view,
        section=sheet.path,
        files=sheet.files,
    )
