"""A project or a signature assignment: the work itself first, then what stands around it."""

from dataclasses import dataclass

from markupsafe import Markup

from portfolio_gen.model.portfolio import AssignmentMeta, ProjectMeta
from portfolio_gen.site import links
from portfolio_gen.site.blocks import EMPTY, Card, Fact, Link, Passage, Picture
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages.cards import badge_card, course_link, cover, kind_words
from portfolio_gen.site.pages.endorsements import SpokenFor, spoken_for
from portfolio_gen.site.pages.exhibits import Exhibit, exhibits
from portfolio_gen.site.pages.machine_facts import creative_work
from portfolio_gen.site.pages.rubrics import RubricView, rubric_view
from portfolio_gen.site.pages.shelf import Sheet, Shelf, Work
from portfolio_gen.site.prose.text import foreign
from portfolio_gen.site.words.dates import long_date
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.site.words.licences import licence_link


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptView:
    """One attempt at the task."""

    date: str
    note: Markup
    changed: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkView:
    """What the page of a piece of work shows."""

    kind: str
    date: str
    title: str
    lead: str
    lead_picture: Picture | None
    exhibits: tuple[Exhibit, ...]
    body: Markup
    facts: tuple[Fact, ...]
    elsewhere: tuple[Link, ...]
    real_world: Markup
    badges: tuple[Card, ...]
    reflections: tuple[Passage, ...]
    rubric: RubricView | None
    attempts: tuple[AttemptView, ...]
    credits: tuple[Link, ...]
    endorsement: SpokenFor | None
    back: Link
    unlisted: bool


def work_page(work: Work, shelf: Shelf) -> Page:
    """Return the page of a project or a signature assignment."""
    sheet = Sheet(shelf=shelf, path=links.item_page(work.ref))
    listed = shelf.listed(work)
    view = _view(work, sheet)
    return Page(
        path=sheet.path,
        template="work.html",
        title=work.meta.title,
        description=work.meta.description,
        view=view,
        section=links.PROJECTS if isinstance(work.meta, ProjectMeta) else links.ASSIGNMENTS,
        listed=listed,
        jsonld=creative_work(work, shelf) if listed else {},
        files=sheet.files,
        updated=work.meta.date,
        picture=next((p for p in sheet.files if p.endswith((".png", ".jpg", ".jpeg"))), ""),
    )


def _view(work: Work, sheet: Sheet) -> WorkView:
    meta = work.meta
    shown = exhibits(work, sheet)
    body = sheet.prose(work.body, work.path, prefix="text-", level=2)
    return WorkView(
        kind=kind_words(work),
        date=long_date(meta.date),
        title=meta.title,
        lead=meta.description,
        lead_picture=_lead_picture(work, sheet, body, shown),
        exhibits=shown,
        body=body,
        facts=_facts(work, sheet),
        elsewhere=_elsewhere(work),
        real_world=_real_world(work),
        badges=_badges(work, sheet),
        reflections=reflection_passages(work.ref, sheet),
        rubric=rubric_view(meta.rubric, sheet.shelf),
        attempts=tuple(
            AttemptView(
                date=long_date(attempt.date),
                note=foreign(attempt.note or "", prefix=f"a{number}-", level=3),
                changed=foreign(attempt.changed or "", prefix=f"c{number}-", level=3),
            )
            for number, attempt in enumerate(meta.attempts, start=1)
        ),
        credits=tuple(
            _credit(person.name, person.role, person.url) for person in meta.contributors
        ),
        endorsement=_endorsement(work, sheet),
        back=_back(work, sheet),
        unlisted=not sheet.shelf.listed(work),
    )


def reflection_passages(ref: str, sheet: Sheet) -> tuple[Passage, ...]:
    """Return what the student wrote about an item, each text with ids of its own."""
    return tuple(
        Passage(
            title=item.meta.title or ENGLISH.reflection,
            id=f"reflection-{number}",
            note=long_date(item.meta.date) if item.meta.date else "",
            body=sheet.prose(item.body, item.path, prefix=f"r{number}-"),
        )
        for number, item in enumerate(sheet.shelf.reflections_on(ref), start=1)
        if item.body.strip()
        if sheet.shelf.listed(item) or not sheet.shelf.listed(sheet.shelf.items[ref])
    )


def _lead_picture(
    work: Work, sheet: Sheet, body: Markup, shown: tuple[Exhibit, ...]
) -> Picture | None:
    """Return the cover, unless the text or an exhibit already shows that picture or a player."""
    picture = cover(work, sheet)
    if picture is None or f'src="{picture.href}"' in body:
        return None
    taken = any(e.href == picture.href or e.kind == "video" for e in shown)
    return None if taken else picture


def _facts(work: Work, sheet: Sheet) -> tuple[Fact, ...]:
    meta, t = work.meta, ENGLISH
    course = course_link(meta.course, sheet)
    stage = meta.stage if isinstance(meta, ProjectMeta) else None
    instructor = meta.instructor if isinstance(meta, AssignmentMeta) else None
    licence = meta.license or sheet.shelf.portfolio.settings.meta.license
    rows = [
        (t.course, [course] if course else []),
        (t.instructor, [Link(text=instructor)] if instructor else []),
        (t.task, [Link(text=t.stages[stage])] if stage else []),
        (t.outcomes, [link for ref in meta.outcomes if (link := outcome_link(ref, sheet))]),
        (t.skills, [Link(text=skill) for skill in meta.skills]),
        (t.licence, [licence_link(licence)] if licence else []),
    ]
    return tuple(Fact(term=term, values=tuple(values)) for term, values in rows if values)


def outcome_link(ref: str, sheet: Sheet) -> Link | None:
    """Return the link to an outcome in the table of outcomes."""
    outcome = sheet.shelf.outcomes.get(ref)
    if outcome is None:
        return None
    return Link(text=outcome.name, href=sheet.to(f"{links.OUTCOMES}#{outcome_id(ref)}"))


def outcome_id(ref: str) -> str:
    """Return the id of an outcome's row."""
    return ref.replace(":", "-")


def _elsewhere(work: Work) -> tuple[Link, ...]:
    url = work.meta.url or ""
    own = (Link(text=links.host(url), href=url, outside=True),) if url else ()
    return (*own, *(Link(text=e.title, href=e.url, outside=True) for e in work.meta.embeds))


def _real_world(work: Work) -> Markup:
    text = work.meta.real_world if isinstance(work.meta, AssignmentMeta) else None
    return foreign(text, prefix="use-", level=3) if text else EMPTY


def _badges(work: Work, sheet: Sheet) -> tuple[Card, ...]:
    shelf = sheet.shelf
    every = {badge.slug: badge for badge in shelf.badges}
    return tuple(badge_card(every[slug], sheet) for slug in work.meta.badges if slug in every)


def _credit(name: str, role: str | None, url: str | None) -> Link:
    return Link(text=name, href=url or "", note=role or "", outside=bool(url))


def _endorsement(work: Work, sheet: Sheet) -> SpokenFor | None:
    link = work.meta.endorsement if isinstance(work.meta, AssignmentMeta) else None
    href = sheet.file(link, work.path, signed=True) if link else ""
    return spoken_for(work.ref, href, sheet) if href else None


def _back(work: Work, sheet: Sheet) -> Link:
    if isinstance(work.meta, ProjectMeta) or not sheet.shelf.assignments:
        return Link(text=ENGLISH.all_work, href=sheet.to(links.PROJECTS))
    return Link(text=ENGLISH.all_assignments, href=sheet.to(links.ASSIGNMENTS))
