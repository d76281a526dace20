"""The files of new items, each without a mistake in it."""

import datetime as dt
from collections.abc import Mapping
from pathlib import PurePosixPath

from portfolio_gen.author.files import NewFile
from portfolio_gen.author.fit import check_fields
from portfolio_gen.author.start import schema_for
from portfolio_gen.author.yaml_text import Value, page, settings
from portfolio_gen.model.common import ItemKind, Model
from portfolio_gen.model.course import CourseMeta, OutcomesMeta
from portfolio_gen.model.portfolio import AssignmentMeta, IssuersMeta, ProjectMeta, ReflectionMeta

Fields = Mapping[str, Value]

_DAYS = ("date", "start", "end")

_BUNDLES: Mapping[ItemKind, type[Model]] = {
    ItemKind.PROJECT: ProjectMeta,
    ItemKind.ASSIGNMENT: AssignmentMeta,
}


def dated(fields: Fields) -> Fields:
    """Return fields with dates as dates, so that they are written without quotes."""
    return {name: _day(value) if name in _DAYS else value for name, value in fields.items()}


def _day(value: Value) -> Value:
    return dt.date.fromisoformat(value) if isinstance(value, str) and value else value


def bundle(kind: ItemKind, slug: str, fields: Fields, text: str) -> NewFile:
    """Return the page of a new project or signature assignment.

    Args:
        kind: Which of the two.
        slug: Name of its folder.
        fields: Its settings.
        text: What stands below them, in Markdown.

    Raises:
        ContentError: A field has a mistake in it.
    """
    check_fields(_BUNDLES[kind], fields)
    path = PurePosixPath(kind.value, slug, "index.md")
    return NewFile(
        path=path, data=page(dated(fields), text).encode(), what=f"the {kind.value[:-1]}"
    )


def reflection(slug: str, fields: Fields, text: str) -> NewFile:
    """Return a new reflection.

    Raises:
        ContentError: A field has a mistake in it.
    """
    check_fields(ReflectionMeta, fields)
    path = PurePosixPath("reflections", f"{slug}.md")
    return NewFile(path=path, data=page(dated(fields), text).encode(), what="your reflection")


def course(name: str, fields: Fields) -> NewFile:
    """Return a new course.

    Raises:
        ContentError: A field has a mistake in it.
    """
    check_fields(CourseMeta, fields)
    path = PurePosixPath("courses", f"{name}.yml")
    notes = "objectives: [What it taught]\nreflection: {minimum: 100, maximum: 300}"
    text = settings(dated(fields), schema=schema_for("course", path), notes=notes)
    return NewFile(path=path, data=text.encode(), what="the course")


def outcomes(fields: Fields) -> NewFile:
    """Return ``outcomes.yml``.

    Raises:
        ContentError: A field has a mistake in it.
    """
    check_fields(OutcomesMeta, fields)
    path = PurePosixPath("outcomes.yml")
    text = settings(fields, schema=schema_for("outcomes", path))
    return NewFile(path=path, data=text.encode(), what="the outcomes you named")


def issuers(fields: Fields) -> NewFile:
    """Return ``issuers.yml``.

    Raises:
        ContentError: A field has a mistake in it.
    """
    check_fields(IssuersMeta, fields)
    path = PurePosixPath("issuers.yml")
    text = settings(
        fields,
        schema=schema_for("issuers", path),
        comment="Issuers you know. Used when badges are checked here; never part of the site.",
    )
    return NewFile(path=path, data=text.encode(), what="issuers you know")
