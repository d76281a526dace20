"""Courses, their badges and grades, rubrics and outcomes make sense in themselves."""

from collections.abc import Iterable

from portfolio_gen.badges.editions import Edition, edition, name_of
from portfolio_gen.base.errors import Where
from portfolio_gen.content.checks.survey import Survey
from portfolio_gen.content.reading.suggest import did_you_mean
from portfolio_gen.model.common import Item
from portfolio_gen.model.course import CourseMeta, OfferedBadge, RubricMeta
from portfolio_gen.model.portfolio import BadgeFile


def check_courses(survey: Survey) -> None:
    """Note what contradicts itself in courses, rubrics and outcomes."""
    names: dict[str, str] = {}
    for course in survey.portfolio.courses:
        first = names.setdefault(course.slug.casefold(), str(course.path))
        if first != str(course.path):
            survey.notes.problem(
                "duplicate-address",
                f"{first} differs only in capital letters.",
                where=Where(file=str(course.path)),
                why="On many computers and web servers both would be the same page.",
                hint="Rename one of them.",
            )
        _dates(survey, course)
        _grading(survey, course)
        ids = [badge.id for badge in course.meta.badges]
        _once(survey, ids, [course.where("badges", n, "id") for n in range(len(ids))])
    for rubric in survey.portfolio.rubrics:
        _rubric(survey, rubric)
    _outcomes(survey)
    _badges(survey)


def _dates(survey: Survey, course: Item[CourseMeta]) -> None:
    meta = course.meta
    if meta.end is not None and meta.end < meta.start:
        survey.notes.problem(
            "course-dates",
            f'"end" ({meta.end}) is before "start" ({meta.start}).',
            where=course.where("end"),
            hint="Correct one of the two dates.",
        )
    if meta.reflection.minimum > meta.reflection.maximum:
        survey.notes.problem(
            "word-band",
            f'"minimum" ({meta.reflection.minimum}) is more than "maximum" '
            f"({meta.reflection.maximum}): no reflection could have the right length.",
            where=course.where("reflection"),
            hint="Correct one of the two numbers.",
        )


def _grading(survey: Survey, course: Item[CourseMeta]) -> None:
    offered = len(course.meta.badges)
    steps: dict[int, str] = {}
    for number, step in enumerate(course.meta.grading):
        where = course.where("grading", number)
        if step.badges in steps:
            survey.notes.problem(
                "grading",
                f"{step.badges} badges give two grades, {steps[step.badges]} and {step.grade}.",
                where=where,
                hint="Keep one of the two steps.",
            )
        elif step.grade in steps.values():
            survey.notes.advise(
                "grading",
                f"the grade {step.grade} is given twice.",
                where=where,
                hint="Keep the step with the smaller number of badges.",
            )
        if offered and step.badges > offered:
            survey.notes.advise(
                "grading",
                f"the grade {step.grade} needs {step.badges} badges, and the course offers "
                f"{offered}.",
                where=where,
                hint="Correct the number, or list all badges of the course.",
            )
        steps.setdefault(step.badges, step.grade)


def _rubric(survey: Survey, rubric: Item[RubricMeta]) -> None:
    criteria = rubric.meta.criteria
    places = [rubric.where("criteria", n, "id") for n in range(len(criteria))]
    _once(survey, [criterion.id for criterion in criteria], places)
    for number, criterion in enumerate(criteria):
        count = len(criterion.levels)
        inner = [rubric.where("criteria", number, "levels", n, "id") for n in range(count)]
        _once(survey, [level.id for level in criterion.levels], inner)


def _outcomes(survey: Survey) -> None:
    item = survey.portfolio.outcomes
    if item is None:
        return
    frameworks = item.meta.frameworks
    places = [item.where("frameworks", n, "id") for n in range(len(frameworks))]
    _once(survey, [framework.id for framework in frameworks], places)
    for number, framework in enumerate(frameworks):
        count = len(framework.outcomes)
        inner = [item.where("frameworks", number, "outcomes", n, "id") for n in range(count)]
        _once(survey, [outcome.id for outcome in framework.outcomes], inner)


def _once(survey: Survey, ids: Iterable[str], places: Iterable[Where]) -> None:
    seen: dict[str, Where] = {}
    for name, where in zip(ids, places, strict=True):
        first = seen.setdefault(name, where)
        if first is not where:
            survey.notes.problem(
                "duplicate-entry",
                f'"{name}" is listed twice (first on line {first.line}).',
                where=where,
                hint="Rename one of them, or delete it.",
            )


def _badges(survey: Survey) -> None:
    for badge in survey.portfolio.badges:
        for course, offered in survey.offered.get(badge.slug, ()):
            _is_the_offered(survey, badge, course, offered)
    for recorded in survey.portfolio.course_badges:
        courses = [course.slug for course, _ in survey.offered.get(recorded.slug, ())]
        _belongs(survey, recorded.slug, recorded.meta.course, courses, recorded.where("course"))
    for work in survey.portfolio.works:
        for number, slug in enumerate(work.meta.badges):
            courses = [course.slug for course, _ in survey.offered.get(slug, ())]
            if work.meta.course and courses:
                where = work.where("badges", number)
                _belongs(survey, slug, work.meta.course, courses, where)
    _same_twice(survey)


def _belongs(survey: Survey, slug: str, course: str, courses: list[str], where: Where) -> None:
    known = survey.items.get(f"courses/{course}")
    if known is None or course in courses:
        return
    if courses:
        found = f"; {' and '.join(courses)} does." if len(courses) == 1 else "."
    else:
        ids = [badge.id for badge in known.meta.badges]  # type: ignore[union-attr]  # a course
        found = did_you_mean(slug, ids) or "."
    survey.notes.advise(
        "badge-course",
        f'{course} does not offer a badge "{slug}"{found}',
        where=where,
        why="It would not count for the course.",
        hint="Correct the course, or add the badge to the badges of the course.",
    )


def _is_the_offered(
    survey: Survey, badge: BadgeFile, course: Item[CourseMeta], offered: OfferedBadge
) -> None:
    said = {"achievement": badge.badge.achievement.id, "issuer": badge.badge.issuer.id}
    for name, found in said.items():
        wanted = getattr(offered, name)
        if wanted is not None and wanted != found:
            survey.notes.advise(
                "badge-course",
                f"{course.slug} asks for the {name} {wanted}, and this badge names "
                f"{found or 'none'}.",
                where=Where(file=str(badge.path)),
                why="It would not count for the course.",
                hint=f"Is this the right file for {badge.slug}? If so, correct {course.path}.",
            )


def _same_twice(survey: Survey) -> None:
    seen: dict[tuple[str, str] | bytes, BadgeFile] = {}
    for file in survey.portfolio.badges:
        name = name_of(file.badge) or file.badge.payload
        first = seen.setdefault(name, file)
        if first is not file:
            found = edition(first.badge, file.badge)
            if found is Edition.NEWER:
                seen[name] = file
            what, hint = _SAME[found]
            survey.notes.advise(
                "badge-twice",
                what.format(first.path),
                where=Where(file=str(file.path)),
                why="It counts once, and readers would see it twice.",
                hint=hint.format(first.path),
            )


_SAME = {
    Edition.SAME: ("this is the same badge as {}.", "Delete one of the two files."),
    Edition.NEWER: (
        "this is a newer edition of the badge in {}.",
        "If it is confirmed, delete {}.",
    ),
    Edition.OLDER: (
        "this is an older edition of the badge in {}.",
        "If {} is confirmed, delete this one.",
    ),
}
"""What is said of two files of one badge, by what the second is to the first."""
