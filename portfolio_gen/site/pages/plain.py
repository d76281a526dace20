"""About, checking a badge, accessibility and privacy."""

from dataclasses import dataclass

from markupsafe import Markup

from portfolio_gen.model.portfolio import BadgeFile
from portfolio_gen.site import links
from portfolio_gen.site.badge_files import raw_name
from portfolio_gen.site.blocks import EMPTY, Chip, Link, Picture
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages.cards import badge_name, badge_verdict, dated_note
from portfolio_gen.site.pages.people import portrait, profiles
from portfolio_gen.site.pages.resume import MAX_CODES
from portfolio_gen.site.pages.shelf import Sheet, Shelf
from portfolio_gen.site.prose.text import foreign, plain
from portfolio_gen.site.verdicts import MEANINGS, chip_for
from portfolio_gen.site.verifier.files import verifier
from portfolio_gen.site.words.labels import ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutView:
    """What the page about the person shows."""

    title: str
    portrait: Picture | None
    text: Markup
    profiles: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictMeaning:
    """A verdict and what it means."""

    chip: Chip
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeRow:
    """A badge with its file."""

    link: Link
    chip: Chip
    file: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyView:
    """What the page about checking shows.

    Attributes:
        institution: A verifier that does not depend on this site; None if there is none.
    """

    institution: Link | None
    meanings: tuple[VerdictMeaning, ...]
    badges: tuple[BadgeRow, ...]
    dated: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesView:
    """What the page about accessibility and privacy shows."""

    mail: str
    paper: tuple[str, ...]
    data: tuple[Link, ...]


def about_page(shelf: Shelf) -> Page:
    """Return the page about the person."""
    sheet = Sheet(shelf=shelf, path=links.ABOUT)
    about = shelf.portfolio.about
    basics = shelf.portfolio.settings.meta.basics
    text = sheet.prose(about.body, about.path, prefix="text-", level=2) if about else EMPTY
    view = AboutView(
        title=(about.meta.title if about else None) or ENGLISH.about,
        portrait=portrait(sheet),
        text=text or foreign(basics.summary or "", prefix="text-", level=2),
        profiles=profiles(shelf),
    )
    return Page(
        path=links.ABOUT,
        template="about.html",
        title=view.title,
        description=plain(about.body if about else "", words=40) or basics.name,
        view=view,
        section=links.ABOUT,
        files=sheet.files,
    )


def verify_page(shelf: Shelf) -> Page:
    """Return the page that says how to check a badge."""
    sheet = Sheet(shelf=shelf, path=links.VERIFY)
    files = [badge for badge in shelf.badges if isinstance(badge, BadgeFile)]
    verifier_url = links.web_address(shelf.portfolio.settings.meta.verifier_url or "")
    view = VerifyView(
        institution=_outside(verifier_url) if verifier_url else None,
        meanings=tuple(
            VerdictMeaning(chip=chip_for(verdict), meaning=words)
            for verdict, words in MEANINGS.items()
        ),
        badges=tuple(_badge_row(badge, sheet) for badge in files),
        dated=dated_note(shelf),
        style=sheet.to(f"{verifier().folder}ui/check.css"),
    )
    return Page(
        path=links.VERIFY,
        template="verify.html",
        title=ENGLISH.verify,
        description=ENGLISH.verify_lead,
        view=view,
        section=links.VERIFY,
        files=sheet.files,
        scripts=verifier().scripts("ui/verify_page.js"),
    )


def _outside(verifier_url: str) -> Link:
    text = ENGLISH.verify_institution.format(host=links.host(verifier_url))
    return Link(text=text, href=verifier_url, outside=True)


def notes_page(shelf: Shelf) -> Page:
    """Return the page about accessibility and privacy."""
    sheet = Sheet(shelf=shelf, path=links.NOTES)
    names = ("portfolio.json", "resume.json", "badges/index.json", "integrity.json")
    have = [n for n in names if n != "resume.json" or shelf.portfolio.resume is not None]
    return Page(
        path=links.NOTES,
        template="notes.html",
        title=ENGLISH.notes,
        description=ENGLISH.accessibility_text[0],
        view=NotesView(
            mail=shelf.portfolio.settings.meta.basics.email or "",
            paper=_paper(shelf),
            data=tuple(Link(text=name, href=sheet.to(name)) for name in have),
        ),
        section=links.NOTES,
    )


def _paper(shelf: Shelf) -> tuple[str, ...]:
    """Return what holds of this site on paper; there are codes only where its address is known."""
    t, codes, resume = ENGLISH, bool(shelf.options.base_url), shelf.portfolio.resume is not None
    said = [
        (t.paper_text, True),
        (t.paper_codes, codes),
        (t.paper_resume, resume),
        (t.paper_resume_codes.format(count=MAX_CODES), codes and resume),
    ]
    return (" ".join(words for words, holds in said if holds),)


def _badge_row(badge: BadgeFile, sheet: Sheet) -> BadgeRow:
    shelf = sheet.shelf
    name = raw_name(badge.badge)
    return BadgeRow(
        link=Link(text=badge_name(badge, shelf), href=sheet.to_item(badge.ref)),
        chip=chip_for(badge_verdict(badge, shelf)),
        file=Link(text=name, href=sheet.to(f"{badge.ref}/{name}")),
    )
