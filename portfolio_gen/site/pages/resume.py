"""The résumé: JSON Resume, with badges that can be checked from paper."""

from dataclasses import dataclass

from markupsafe import Markup

from portfolio_gen.model.portfolio import BadgeFile
from portfolio_gen.model.resume import Education, ResumeMeta, ResumeProject, Volunteer, Work
from portfolio_gen.site import links
from portfolio_gen.site.blocks import EMPTY, Chip, Link
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages.badge_proof import Address, ScanCode, address_of, scan_code
from portfolio_gen.site.pages.cards import badge_name, badge_verdict, issuer_words, kind_words
from portfolio_gen.site.pages.shelf import AnyBadge, Sheet, Shelf
from portfolio_gen.site.prose.text import foreign, plain
from portfolio_gen.site.verdicts import chip_for
from portfolio_gen.site.words.dates import long_date, partial_words
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.verify.checked import Verdict

MAX_CODES = 6
"""How many badges have a code on the résumé; more would need a third page."""

_SHOWN = (Verdict.CONFIRMED, Verdict.UNCONFIRMED, Verdict.INCOMPLETE, Verdict.EXPIRED)
"""Verdicts of badges that belong on a résumé, the strongest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """One line of a life: a job, a school, a prize."""

    title: Link
    place: str = ""
    time: str = ""
    text: Markup = EMPTY
    points: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Stations of one sort."""

    title: str
    stations: tuple[Station, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillView:
    """A skill, a language or an interest."""

    name: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillGroup:
    """Skills of one sort."""

    title: str
    items: tuple[SkillView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedBadge:
    """A badge on the résumé."""

    link: Link
    issuer: str
    chip: Chip
    address: Address | None
    scan: ScanCode | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeView:
    """What the résumé shows."""

    name: str
    label: str
    contact: tuple[Link, ...]
    summary: Markup
    chapters: tuple[Chapter, ...]
    groups: tuple[SkillGroup, ...]
    works: tuple[Link, ...]
    badges: tuple[PrintedBadge, ...]
    badges_title: str
    badges_note: str


def resume_page(shelf: Shelf) -> Page:
    """Return the résumé; only for a portfolio that has one."""
    sheet = Sheet(shelf=shelf, path=links.RESUME)
    item = shelf.portfolio.resume
    meta = item.meta if item else ResumeMeta()
    settings = shelf.portfolio.settings.meta
    basics = meta.basics or settings.basics
    with_address = bool(shelf.options.base_url)
    note = ENGLISH.verifiable_note if with_address else ENGLISH.verdicts_note
    view = ResumeView(
        name=basics.name,
        label=basics.label or "",
        contact=_contact(shelf),
        summary=foreign(basics.summary or "", prefix="summary-", level=3),
        chapters=tuple(chapter for chapter in _chapters(meta) if chapter.stations),
        groups=tuple(group for group in _groups(meta) if group.items),
        works=_works(sheet),
        badges=_badges(sheet),
        badges_title=ENGLISH.verifiable if with_address else ENGLISH.badges,
        badges_note=note.format(date=long_date(shelf.options.now.date())),
    )
    return Page(
        path=links.RESUME,
        template="resume.html",
        title=ENGLISH.resume,
        description=plain(basics.summary or basics.name, words=40),
        view=view,
        section=links.RESUME,
        files=sheet.files,
    )


def _contact(shelf: Shelf) -> tuple[Link, ...]:
    item = shelf.portfolio.resume
    basics = (item.meta.basics if item else None) or shelf.portfolio.settings.meta.basics
    place = basics.location
    town = ", ".join(filter(None, [place.city, place.region])) if place else ""
    site = shelf.options.base_url or basics.url or ""
    rows = [
        Link(text=town),
        Link(text=basics.email or "", href=f"mailto:{basics.email}"),
        Link(text=basics.phone or "", href=f"tel:{(basics.phone or '').replace(' ', '')}"),
        Link(text=site.removeprefix("https://").rstrip("/"), href=site),
    ]
    return tuple(row for row in rows if row.text)


def _chapters(meta: ResumeMeta) -> tuple[Chapter, ...]:
    t = ENGLISH
    return (
        Chapter(
            title=t.experience,
            stations=tuple(_job(job.position, job.name, job) for job in meta.work),
        ),
        Chapter(title=t.education, stations=tuple(map(_school, meta.education))),
        Chapter(
            title=t.volunteering,
            stations=tuple(_job(job.position, job.organization, job) for job in meta.volunteer),
        ),
        Chapter(title=t.projects, stations=tuple(map(_project, meta.projects))),
        Chapter(
            title=t.awards,
            stations=tuple(_line(a.title, a.awarder, a.date, a.summary) for a in meta.awards),
        ),
        Chapter(
            title=t.certificates,
            stations=tuple(_line(c.name, c.issuer, c.date, None, c.url) for c in meta.certificates),
        ),
        Chapter(
            title=t.publications,
            stations=tuple(
                _line(p.name, p.publisher, p.releaseDate, p.summary, p.url)
                for p in meta.publications
            ),
        ),
        Chapter(
            title=t.references,
            stations=tuple(_line(r.name, None, None, r.reference) for r in meta.references),
        ),
    )


def _job(position: str | None, organisation: str, job: Work | Volunteer) -> Station:
    return Station(
        title=Link(text=position or organisation),
        place=organisation if position else "",
        time=_period(job.startDate, job.endDate),
        text=_text(job.summary),
        points=tuple(map(_point, job.highlights)),
    )


def _school(entry: Education) -> Station:
    studied = ", ".join(filter(None, [entry.studyType, entry.area]))
    return Station(
        title=Link(text=studied or entry.institution),
        place=entry.institution if studied else "",
        time=_period(entry.startDate, entry.endDate),
        points=tuple(Markup("{}").format(course) for course in entry.courses),
    )


def _project(entry: ResumeProject) -> Station:
    return Station(
        title=Link(text=entry.name, href=entry.url or "", outside=bool(entry.url)),
        place=entry.entity or "",
        time=_period(entry.startDate, entry.endDate) if entry.startDate else "",
        text=_text(entry.description),
        points=tuple(map(_point, entry.highlights)),
    )


def _line(
    title: str, place: str | None, day: str | None, text: str | None, url: str | None = None
) -> Station:
    return Station(
        title=Link(text=title, href=url or "", outside=bool(url)),
        place=place or "",
        time=partial_words(day) if day else "",
        text=_text(text),
    )


def _period(start: str | None, end: str | None) -> str:
    if not start:
        return partial_words(end) if end else ""
    until = partial_words(end) if end else ENGLISH.present
    return f"{partial_words(start)} – {until}"


def _text(text: str | None) -> Markup:
    return foreign(text, prefix="x-", level=4) if text else EMPTY


def _point(text: str) -> Markup:
    return Markup("{}").format(plain(text))


def _groups(meta: ResumeMeta) -> tuple[SkillGroup, ...]:
    t = ENGLISH
    return (
        SkillGroup(
            title=t.skills,
            items=tuple(
                SkillView(name=s.name, note=", ".join(filter(None, [s.level, *s.keywords])))
                for s in meta.skills
            ),
        ),
        SkillGroup(
            title=t.languages,
            items=tuple(SkillView(name=s.language, note=s.fluency or "") for s in meta.languages),
        ),
        SkillGroup(
            title=t.interests,
            items=tuple(SkillView(name=i.name, note=", ".join(i.keywords)) for i in meta.interests),
        ),
    )


def _works(sheet: Sheet) -> tuple[Link, ...]:
    """Return the featured works, as lines."""
    shelf = sheet.shelf
    featured = [shelf.items.get(ref) for ref in shelf.portfolio.settings.meta.home.featured]
    chosen = [work for work in shelf.works if work in featured] or shelf.works[:3]
    return tuple(
        Link(
            text=work.meta.title,
            href=sheet.to_item(work.ref),
            note=f"{kind_words(work)}, {work.meta.date.year}. {work.meta.description}",
        )
        for work in chosen
    )


def _badges(sheet: Sheet) -> tuple[PrintedBadge, ...]:
    """Return the badges worth checking: featured ones first, then by how strong they are."""
    shelf = sheet.shelf
    featured = shelf.portfolio.settings.meta.home.featured
    files: list[AnyBadge] = [b for b in shelf.badges if isinstance(b, BadgeFile)]
    worth = [badge for badge in files if badge_verdict(badge, shelf) in _SHOWN]
    worth.sort(key=lambda b: (b.ref not in featured, _SHOWN.index(badge_verdict(b, shelf))))
    return tuple(_printed(badge, n < MAX_CODES, sheet) for n, badge in enumerate(worth))


def _printed(badge: AnyBadge, with_code: bool, sheet: Sheet) -> PrintedBadge:  # noqa: FBT001
    shelf = sheet.shelf
    return PrintedBadge(
        link=Link(text=badge_name(badge, shelf), href=sheet.to_item(badge.ref)),
        issuer=issuer_words(badge, shelf),
        chip=chip_for(badge_verdict(badge, shelf)),
        address=address_of(badge, shelf),
        scan=scan_code(badge, shelf) if with_code else None,
    )
