"""Coverage of outcomes: a real table whose cells lead to the proof."""

from dataclasses import dataclass

from portfolio_gen.site import links
from portfolio_gen.site.blocks import Link
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages.cards import badge_name, kind_words
from portfolio_gen.site.pages.shelf import Sheet, Shelf
from portfolio_gen.site.pages.work import outcome_id
from portfolio_gen.site.words.labels import ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """One outcome with the work that shows it."""

    id: str
    name: str
    description: str
    works: tuple[Link, ...]
    badges: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkView:
    """One set of outcomes."""

    name: Link
    caption: str
    rows: tuple[OutcomeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomesView:
    """What the page of outcomes shows."""

    frameworks: tuple[FrameworkView, ...]


def outcomes_page(shelf: Shelf) -> Page:
    """Return the table of outcomes."""
    sheet = Sheet(shelf=shelf, path=links.OUTCOMES)
    meta = shelf.portfolio.outcomes.meta if shelf.portfolio.outcomes else None
    frameworks = tuple(
        FrameworkView(
            name=Link(text=frame.name, href=frame.url or "", outside=bool(frame.url)),
            caption=ENGLISH.outcomes_caption.format(framework=frame.name),
            rows=tuple(
                _row(f"{frame.id}:{outcome.id}", outcome.name, outcome.description or "", sheet)
                for outcome in frame.outcomes
            ),
        )
        for frame in (meta.frameworks if meta else ())
    )
    return Page(
        path=links.OUTCOMES,
        template="outcomes.html",
        title=ENGLISH.outcomes,
        description=ENGLISH.outcomes_lead,
        view=OutcomesView(frameworks=frameworks),
        section=links.OUTCOMES,
        files=sheet.files,
    )


def _row(ref: str, name: str, description: str, sheet: Sheet) -> OutcomeRow:
    shelf = sheet.shelf
    works = [work for work in shelf.works if ref in work.meta.outcomes]
    slugs = dict.fromkeys(slug for work in works for slug in work.meta.badges)
    badges = {badge.slug: badge for badge in shelf.badges}
    return OutcomeRow(
        id=outcome_id(ref),
        name=name,
        description=description,
        works=tuple(
            Link(text=w.meta.title, href=sheet.to_item(w.ref), note=kind_words(w)) for w in works
        ),
        badges=tuple(
            Link(text=badge_name(badges[s], shelf), href=sheet.to_item(badges[s].ref))
            for s in slugs
            if s in badges
        ),
    )
