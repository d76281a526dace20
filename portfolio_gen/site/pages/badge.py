"""A badge: what it says, what was found, the work behind it, and how to check it elsewhere."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from portfolio_gen.model.badge import Badge
from portfolio_gen.model.lock import Since
from portfolio_gen.model.portfolio import BadgeFile
from portfolio_gen.site import links
from portfolio_gen.site.badge_files import BadgePicture, raw_name
from portfolio_gen.site.blocks import EMPTY, Card, Fact, Link, Passage, Picture
from portfolio_gen.site.page import Page, Script
from portfolio_gen.site.pages.badge_checks import Note, note_on
from portfolio_gen.site.pages.badge_facts import (
    ResultView,
    facts_of,
    for_whom,
    is_signed,
    record_of,
    results_of,
)
from portfolio_gen.site.pages.badge_proof import ScanCode, Way, linkedin, scan_code, ways
from portfolio_gen.site.pages.cards import badge_name, badge_verdict, picture_of, work_card
from portfolio_gen.site.pages.endorsements import (
    EndorsementView,
    note_on_hidden,
    shown_endorsements,
)
from portfolio_gen.site.pages.exhibits import size_words
from portfolio_gen.site.pages.machine_facts import credential
from portfolio_gen.site.pages.on_paper import sheet_link
from portfolio_gen.site.pages.shelf import AnyBadge, Sheet, Shelf
from portfolio_gen.site.pages.tasks import TaskView, tasks_of
from portfolio_gen.site.pages.work import reflection_passages
from portfolio_gen.site.prose.text import foreign, initials
from portfolio_gen.site.verifier.needed import scripts_for
from portfolio_gen.site.words.dates import long_date
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.verify.checked import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """Work that the issuer names in the badge."""

    link: Link
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidBy:
    """Captions of what a badge says; they name the issuer only if the badge is signed."""

    narrative: str
    evidence: str
    is_work: str
    results: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeView:
    """What the page of a badge shows.

    Attributes:
        whose: For whom it is, in a few words.
        altered: True if nothing from the badge is shown.
        altered_name: What the page is called if the reader's browser finds that.
        live: Where the file is that the reader's browser checks; empty if nothing can be checked.
        reason: Why nothing was checked, as long as the browser did not.
        drawn: Letters for the drawing that stands in for a missing picture.
        picture_note: Why the issuer's picture is not here.
    """

    name: str
    whose: str
    description: str
    altered: bool
    altered_name: str
    live: str
    reason: str
    has_file: bool
    says: SaidBy
    picture: Picture | None
    drawn: str
    picture_note: str
    note: Note
    facts: tuple[Fact, ...]
    criteria: Markup
    criteria_link: Link | None
    tasks: tuple[TaskView, ...]
    discretionary: bool
    narrative: Passage | None
    evidence: tuple[EvidenceView, ...]
    works: tuple[Card, ...]
    named_works: bool
    pins: tuple[str, ...]
    reflections: tuple[Passage, ...]
    results: tuple[ResultView, ...]
    alignment: tuple[Link, ...]
    endorsements: tuple[EndorsementView, ...]
    endorsements_note: str
    ways: tuple[Way, ...]
    record: tuple[Fact, ...]
    download: Link | None
    scan: ScanCode | None
    sheet: Link | None
    linkedin: Link | None
    back: Link
    unlisted: bool


def badge_page(badge: AnyBadge, shelf: Shelf) -> Page:
    """Return the page of a badge."""
    sheet = Sheet(shelf=shelf, path=links.item_page(badge.ref))
    listed = shelf.listed(badge)
    name = badge_name(badge, shelf)
    view = _view(badge, sheet)
    return Page(
        path=sheet.path,
        template="badge.html",
        title=name,
        description=_summary(view, shelf),
        view=view,
        section=links.BADGES,
        listed=listed,
        jsonld=credential(badge, shelf) if listed else {},
        files=sheet.files,
        updated=shelf.awarded(badge),
        scripts=_scripts(badge, view, shelf),
        picture=next((path for path in sheet.files if path.endswith(".png")), ""),
    )


def _is_live(badge: AnyBadge, shelf: Shelf) -> bool:
    """Tell whether the reader's browser has something to check: a file that is not a bare note."""
    return isinstance(badge, BadgeFile) and badge_verdict(badge, shelf) is not Verdict.COURSE_ONLY


def _scripts(badge: AnyBadge, view: BadgeView, shelf: Shelf) -> tuple[Script, ...]:
    if not isinstance(badge, BadgeFile) or not view.live:
        return ()
    return scripts_for(badge.badge, badge_verdict(badge, shelf))


def _summary(view: BadgeView, shelf: Shelf) -> str:
    """Return what search engines and previews show; they cannot check, so it holds no verdict."""
    if not view.live:
        return f"{view.note.chip.words}. {view.note.sentence}"
    person = shelf.portfolio.settings.meta.basics.name
    return ENGLISH.badge_summary.format(badge=view.name, name=person)


def _view(badge: AnyBadge, sheet: Sheet) -> BadgeView:
    shelf = sheet.shelf
    file = badge if isinstance(badge, BadgeFile) else None
    altered = badge_verdict(badge, shelf) is Verdict.ALTERED
    said = file.badge if file and not altered else None
    picture = picture_of(badge, sheet)
    works = tuple(work_card(work, sheet) for work in shelf.works_for(badge.slug))
    evidence = _evidence(said, sheet)
    download = _download(file, sheet)
    checked = shelf.checked.get(badge.slug)
    inside = checked.inside if said and checked else ()
    unseen = tuple(e for e in evidence if e.link.href not in {card.href for card in works})
    return BadgeView(
        name=badge_name(badge, shelf),
        whose=for_whom(badge, sheet),
        description=_description(badge, said),
        altered=altered,
        altered_name=ENGLISH.altered_name.format(slug=badge.slug),
        live=download.href if download and _is_live(badge, shelf) else "",
        reason=ENGLISH.live_no_script,
        has_file=file is not None,
        says=_said_by(badge),
        picture=picture,
        drawn="" if picture or altered else initials(badge_name(badge, shelf)),
        picture_note="" if picture or altered or not file else _picture_note(shelf.picture(file)),
        note=note_on(badge, shelf),
        facts=() if altered else facts_of(badge, sheet),
        criteria=_criteria(badge, said),
        criteria_link=_criteria_link(said),
        tasks=() if altered else tasks_of(badge, shelf),
        discretionary=_discretionary(badge, shelf) and not altered,
        narrative=_narrative(badge, said),
        evidence=unseen,
        works=works,
        named_works=len(unseen) < len(evidence),
        pins=_pins(badge, shelf),
        reflections=reflection_passages(badge.ref, sheet),
        results=results_of(said) if said else (),
        alignment=_alignment(said),
        endorsements=shown_endorsements(inside),
        endorsements_note=note_on_hidden(inside),
        ways=ways(file, sheet) if file else (),
        record=record_of(file.badge, altered=altered) if file else (),
        download=download,
        scan=scan_code(badge, shelf),
        sheet=sheet_link(badge, sheet),
        linkedin=linkedin(file, shelf) if file else None,
        back=Link(text=ENGLISH.all_badges, href=sheet.to(links.BADGES)),
        unlisted=not shelf.listed(badge),
    )


def _said_by(badge: AnyBadge) -> SaidBy:
    t = ENGLISH
    if isinstance(badge, BadgeFile) and is_signed(badge.badge):
        return SaidBy(
            narrative=t.words_of_issuer,
            evidence=t.evidence_note,
            is_work=t.evidence_is_work,
            results=t.results_caption,
        )
    return SaidBy(
        narrative=t.words_of_file if isinstance(badge, BadgeFile) else t.words_of_instructor,
        evidence=t.evidence_note_unsigned,
        is_work=t.evidence_is_work_unsigned,
        results=t.results_caption_unsigned,
    )


def _description(badge: AnyBadge, said: Badge | None) -> str:
    if not isinstance(badge, BadgeFile):
        return badge.meta.description or ""
    return said.achievement.description if said else ""


def _criteria(badge: AnyBadge, said: Badge | None) -> Markup:
    if not isinstance(badge, BadgeFile):
        text = badge.meta.criteria or ""
    else:
        text = said.achievement.criteria if said else ""
    return foreign(text, prefix="criteria-", level=3) if text else EMPTY


def _criteria_link(said: Badge | None) -> Link | None:
    href = links.web_address(said.achievement.criteria_url) if said else ""
    return Link(text=ENGLISH.criteria_link, href=href, outside=True) if href else None


def _discretionary(badge: AnyBadge, shelf: Shelf) -> bool:
    if not isinstance(badge, BadgeFile):
        return badge.meta.discretionary
    course = shelf.course_of(badge)
    offered = course.meta.badges if course else ()
    return any(offer.discretionary for offer in offered if offer.id == badge.slug)


def _narrative(badge: AnyBadge, said: Badge | None) -> Passage | None:
    if not isinstance(badge, BadgeFile):
        text = badge.meta.comment or ""
    else:
        text = said.narrative if said else ""
    if not text:
        return None
    title = _said_by(badge).narrative
    return Passage(title=title, id="words", body=foreign(text, prefix="words-", level=3))


def _picture_note(missing: BadgePicture) -> str:
    host = missing.elsewhere
    return ENGLISH.remote_picture.format(host=host) if host else ENGLISH.own_drawing


def _evidence(said: Badge | None, sheet: Sheet) -> tuple[EvidenceView, ...]:
    found = []
    for number, item in enumerate(said.evidence if said else (), start=1):
        href, outside = _evidence_href(item.id, sheet)
        words = item.name or item.genre or links.host(item.id) or ENGLISH.the_work
        text = "\n\n".join(filter(None, [item.description, item.narrative]))
        found.append(
            EvidenceView(
                link=Link(text=words, href=href, outside=outside),
                text=foreign(text, prefix=f"e{number}-", level=3),
            )
        )
    return tuple(found)


def _evidence_href(address: str, sheet: Sheet) -> tuple[str, bool]:
    """Return where evidence is: elsewhere, or on this very site, and then only if it is listed."""
    href, base = links.web_address(address), sheet.shelf.options.base_url
    if not base or not href.startswith(base):
        return href, bool(href)
    ref = href.removeprefix(base).removesuffix(".html").rstrip("/")
    item = sheet.shelf.items.get(ref)
    return (sheet.to_item(ref) if item is not None and sheet.shelf.listed(item) else ""), False


def _alignment(said: Badge | None) -> tuple[Link, ...]:
    return tuple(
        Link(
            text=entry.target_name or entry.target_code,
            href=links.web_address(entry.target_url),
            note=" · ".join(filter(None, [entry.target_framework, entry.target_code])),
            outside=True,
        )
        for entry in (said.achievement.alignment if said else ())
        if entry.target_name or entry.target_code
    )


def _pins(badge: AnyBadge, shelf: Shelf) -> tuple[str, ...]:
    """Return what the student's own record says about the work behind a badge."""
    known = shelf.portfolio.since.get(badge.slug, {})
    works = [work for work in shelf.works_for(badge.slug) if work.ref in known]
    awarded = shelf.awarded(badge)
    if awarded is not None and awarded > shelf.options.now.date():
        awarded = None  # nothing is "unchanged since" a day that is still to come
    return tuple(_pin(work.meta.title, known[work.ref], awarded) for work in works)


def _pin(title: str, since: Since, awarded: date | None) -> str:
    t, pinned = ENGLISH, long_date(since.pinned)
    if not since.unchanged:
        files = t.pin_file if since.files == 1 else t.pin_files.format(count=since.files)
        what = filter(None, [t.pin_text if since.text else "", files if since.files else ""])
        return t.pin_edited.format(title=title, date=pinned, what=t.pin_and.join(what))
    if awarded is None:
        return t.pin_since.format(title=title, date=pinned)
    if since.pinned > awarded:
        return t.pin_later.format(title=title, date=pinned, awarded=long_date(awarded))
    return t.pin_unchanged.format(title=title, date=long_date(awarded))


def _download(file: BadgeFile | None, sheet: Sheet) -> Link | None:
    if file is None:
        return None
    name = raw_name(file.badge)
    href = sheet.add(f"{file.ref}/{name}", file.badge.raw)
    size = size_words(len(file.badge.raw))
    note = ENGLISH.download_badge_note.format(size=size)
    return Link(text=ENGLISH.download_badge, href=href, note=note)
