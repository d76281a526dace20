"""Every name of a badge, a course, a rubric, an outcome or another item leads somewhere."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.base.paths import inside
from portfolio_gen.content.checks.survey import Survey
from portfolio_gen.content.privacy import RANK
from portfolio_gen.content.reading.suggest import did_you_mean, listing
from portfolio_gen.model.common import AnyItem, Item, Visibility
from portfolio_gen.model.portfolio import ENGINE_SETTINGS, AssignmentMeta, ProjectMeta


def check_references(survey: Survey) -> None:
    """Note every name that leads nowhere."""
    for work in survey.portfolio.works:
        _work(survey, work)
    for reflection in survey.portfolio.reflections:
        for number, ref in enumerate(reflection.meta.about):
            _about(survey, ref, reflection.where("about", number))
    for recorded in survey.portfolio.course_badges:
        _course(survey, recorded.meta.course, recorded.where("course"))
    for course in survey.portfolio.courses:
        for number, offered in enumerate(course.meta.badges):
            _rubric(survey, offered.rubric, course.where("badges", number, "rubric"))
    _settings(survey)
    _views(survey)


def _work(survey: Survey, item: Item[ProjectMeta] | Item[AssignmentMeta]) -> None:
    meta = item.meta
    if meta.course:
        _course(survey, meta.course, item.where("course"))
    for number, slug in enumerate(meta.badges):
        _badge(survey, slug, item.where("badges", number))
    for number, name in enumerate(meta.outcomes):
        _outcome(survey, name, item.where("outcomes", number))
    _rubric(survey, meta.rubric, item.where("rubric"))


def _about(survey: Survey, ref: str, where: Where) -> None:
    if ref.startswith("reflections/"):
        survey.notes.problem(
            "reference",
            "a reflection cannot be about another reflection.",
            where=where,
            hint="Name the project, the badge, the assignment or the course it is about.",
        )
        return
    if ref.startswith("badges/") and ref.removeprefix("badges/") in survey.offered:
        _badge(survey, ref.removeprefix("badges/"), where)
        return
    survey.must_exist(ref, where, [r for r in survey.items if not r.startswith("reflections/")])


def _badge(survey: Survey, slug: str, where: Where) -> None:
    ref = f"badges/{slug}"
    if survey.is_there(ref):
        return
    if slug in survey.offered:
        course = survey.offered[slug][0][0].slug
        survey.notes.advise(
            "badge-file",
            f'the badge "{slug}" of {course} is not in badges/ yet.',
            where=where,
            why="Until its file is there, no page shows the badge.",
            hint=f"When you have received it, save the file as it is as {ref}.json (or .png).",
        )
        return
    known = [ref.removeprefix("badges/") for ref in survey.items if ref.startswith("badges/")]
    survey.notes.problem(
        "reference",
        f'there is no badge "{slug}"{did_you_mean(slug, [*known, *survey.offered]) or "."}',
        where=where,
        why="The link would lead nowhere.",
        hint=f"Save the file you received as {ref}.json (or .png), or take the name out.",
    )


def _course(survey: Survey, course: str, where: Where) -> None:
    if survey.is_there(f"courses/{course}"):
        return
    known = [item.slug for item in survey.portfolio.courses]
    survey.notes.problem(
        "reference",
        f'there is no course "{course}"{did_you_mean(course, known) or "."}',
        where=where,
        why="The link would lead nowhere.",
        hint=f"Create courses/{course}.yml, or write the name of one of the files there.",
    )


def _rubric(survey: Survey, rubric: str | None, where: Where) -> None:
    if rubric is None or f"rubrics/{rubric}" in survey.desk.broken:
        return
    known = [item.slug for item in survey.portfolio.rubrics]
    if rubric not in known:
        survey.notes.problem(
            "reference",
            f'there is no rubric "{rubric}"{did_you_mean(rubric, known) or "."}',
            where=where,
            why="Readers would not see how this was judged.",
            hint=f"Create rubrics/{rubric}.yml, or take the name out.",
        )


def _outcome(survey: Survey, name: str, where: Where) -> None:
    if "outcomes/outcomes" in survey.desk.broken:
        return
    if survey.portfolio.outcomes is None:
        survey.notes.problem(
            "reference",
            f'there is no outcome "{name}": outcomes.yml is missing.',
            where=where,
            why="It would be missing from the table of outcomes.",
            hint="Create outcomes.yml with the outcomes of your program, or take the name out.",
        )
        return
    known = list(_outcomes(survey))
    if name not in known:
        survey.notes.problem(
            "reference",
            f'there is no outcome "{name}"{did_you_mean(name, known) or "."}',
            where=where,
            why="It would be missing from the table of outcomes.",
            hint="Write framework:outcome as in outcomes.yml, such as ilo:creative-thinking.",
        )


def _outcomes(survey: Survey) -> Iterator[str]:
    outcomes = survey.portfolio.outcomes
    for framework in outcomes.meta.frameworks if outcomes else ():
        for outcome in framework.outcomes:
            yield f"{framework.id}:{outcome.id}"


def _settings(survey: Survey) -> None:
    item = survey.portfolio.settings
    for number, ref in enumerate(item.meta.home.featured):
        where = item.where("home", "featured", number)
        if survey.must_exist(ref, where, survey.items):
            _note_hidden(survey, ref, where, place="the home page", limit=Visibility.PUBLIC)
    for old, ref in item.meta.redirects.items():
        where = item.where("redirects", old)
        survey.must_exist(ref, where, survey.items)
        _old_address(survey, old, where)
    for slug in item.meta.badge_visibility:
        badges = [badge.slug for badge in survey.portfolio.badges]
        if slug not in badges and f"badges/{slug}" not in survey.desk.broken:
            survey.notes.problem(
                "reference",
                f'there is no badge file "{slug}"{did_you_mean(slug, badges) or "."}',
                where=item.where("badge_visibility", slug),
                why="A badge that you want to hide might be published.",
                hint="Write the name of a file in badges/ without its ending.",
            )
    _engine(survey, item, item.meta.mkdocs)


def _engine(survey: Survey, item: AnyItem, settings: Any) -> None:  # noqa: ANN401
    for name, value in settings.items():
        if name not in ENGINE_SETTINGS:
            survey.notes.problem(
                "engine-setting",
                f'the setting "{name}" cannot be given{did_you_mean(name, ENGINE_SETTINGS) or "."}',
                where=item.where("mkdocs", name),
                hint=f"These can: {listing(ENGINE_SETTINGS, last='and')}.",
            )
        elif not isinstance(value, str):
            survey.notes.problem(
                "engine-setting",
                f'"{name}" must be text.',
                where=item.where("mkdocs", name),
                hint=f"Write: {name}: …",
            )


def _old_address(survey: Survey, old: str, where: Where) -> None:
    try:
        path = inside(PurePosixPath(), old)
    except ContentError:
        survey.notes.problem(
            "redirect",
            f'"{old}" is not an address inside this site.',
            where=where,
            hint="Write the old address as it followed the address of the site, "
            "such as projects/old-name.html.",
        )
        return
    if str(path).removesuffix(".html") in survey.items:
        survey.notes.problem(
            "duplicate-address",
            f'"{old}" is the address of an item that still exists.',
            where=where,
            hint="Take this redirect out, or rename the item.",
        )


def _views(survey: Survey) -> None:
    keys: dict[str, str] = {}
    for view in survey.portfolio.views:
        first = keys.setdefault(view.meta.key, str(view.path))
        if first != str(view.path):
            survey.notes.problem(
                "duplicate-address",
                f"{first} has the same key.",
                where=view.where("key"),
                why="Both would have the same address.",
                hint="Make up another key.",
            )
        for number, ref in enumerate(view.meta.items):
            where = view.where("items", number)
            if survey.must_exist(ref, where, survey.items):
                limit = Visibility.PRIVATE if view.meta.protected else Visibility.UNLISTED
                _note_hidden(survey, ref, where, place="this view", limit=limit)


def _note_hidden(survey: Survey, ref: str, where: Where, *, place: str, limit: Visibility) -> None:
    """Note an item that fewer people can see than ``limit``."""
    item = survey.items.get(ref)
    if item is None:
        return
    seen = survey.visibility(item)
    if RANK.index(seen) <= RANK.index(limit):
        return
    survey.notes.advise(
        "visibility",
        f"{ref} is {'a draft' if seen is Visibility.DRAFT else seen.value}, "
        f"so it will not be on {place}.",
        where=where,
        hint="Change its visibility, or take it out here.",
    )
