"""Courses, the badges they offer, rubrics and outcomes."""

from typing import Annotated, Literal

from pydantic import Field

from portfolio_gen.model.common import (
    CourseId,
    Day,
    Line,
    Model,
    Prose,
    Slug,
    Visibility,
    WebAddress,
)

Stage = Literal["explore", "apply", "create"]
"""The three tasks of a badge, in this order."""


class Person(Model):
    """Somebody named by a course."""

    name: Line = Field(examples=["Prof. Tamsin Achterberg"])
    url: WebAddress | None = None


class BadgeTask(Model):
    """One of the three tasks of a badge."""

    stage: Stage
    description: Prose = Field(
        description="What has to be done.", examples=["Find out where your pictures came from."]
    )
    artefact: Line | None = Field(default=None, description="What has to be handed in.")


class OfferedBadge(Model):
    """A badge that can be earned in a course."""

    id: Slug = Field(
        description="Name of the badge file in badges/, without its ending.",
        examples=["oer-lesson"],
    )
    name: Line = Field(examples=["Open lesson"])
    description: Prose | None = None
    achievement: Line | None = Field(
        default=None,
        description="Identifier of the achievement in the signed badge, if it has one.",
    )
    issuer: Line | None = Field(
        default=None, description="Identifier of the issuer who must have signed it."
    )
    discretionary: bool = Field(
        default=False, description="Given at the instructor's discretion, without an artefact."
    )
    tasks: tuple[BadgeTask, ...] = ()
    rubric: Slug | None = None


class WordBand(Model):
    """How long a reflection should be, in words."""

    minimum: int = Field(default=100, ge=1, le=5000)
    maximum: int = Field(default=300, ge=1, le=10_000)


class GradeStep(Model):
    """From this number of badges on, this grade."""

    badges: int = Field(ge=0, le=1000, description="Number of badges.", examples=[10])
    grade: Line = Field(examples=["A"])


class CourseMeta(Model):
    """``courses/<id>.yml``."""

    code: Line = Field(description="As the catalogue writes it.", examples=["EDUC 210"])
    name: Line = Field(examples=["Technology for Teaching and Learning"])
    term: Line = Field(description="As readers write it.", examples=["Spring 2026"])
    start: Day = Field(
        description="First day; it puts the course in its place on the timeline.",
        examples=["2026-01-26"],
    )
    end: Day | None = None
    institution: Line | None = None
    instructor: Person | None = None
    url: WebAddress | None = None
    description: Prose | None = None
    objectives: tuple[Line, ...] = ()
    badges: tuple[OfferedBadge, ...] = ()
    reflection: WordBand = WordBand()
    grading: tuple[GradeStep, ...] = Field(
        default=(), description="Grade by number of badges. Never part of a public site."
    )
    visibility: Visibility | None = None


class Level(Model):
    """One level of a rubric criterion."""

    id: Slug = Field(examples=["met"])
    name: Line = Field(examples=["Met"])
    description: Prose | None = None
    points: float | None = Field(default=None, allow_inf_nan=False)


class Criterion(Model):
    """One row of a rubric."""

    id: Slug = Field(examples=["sources"])
    name: Line = Field(examples=["Names every source"])
    description: Prose | None = None
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]


class RubricMeta(Model):
    """``rubrics/<id>.yml``."""

    name: Line = Field(examples=["Open lesson"])
    framework: Line | None = Field(
        default=None, description="Name of the framework; its text is not copied."
    )
    url: WebAddress | None = None
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]


class Outcome(Model):
    """One learning outcome."""

    id: Slug = Field(examples=["creative-thinking"])
    name: Line = Field(examples=["Creative thinking"])
    description: Prose | None = None
    url: WebAddress | None = None


class Framework(Model):
    """A set of outcomes under one prefix: ``ilo`` makes ``ilo:creative-thinking``."""

    id: Slug = Field(examples=["ilo"])
    name: Line = Field(examples=["Institutional learning outcomes"])
    url: WebAddress | None = None
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)]


class OutcomesMeta(Model):
    """``outcomes.yml``."""

    frameworks: tuple[Framework, ...] = ()


__all__ = [
    "BadgeTask",
    "CourseId",
    "CourseMeta",
    "Criterion",
    "Framework",
    "GradeStep",
    "Level",
    "OfferedBadge",
    "Outcome",
    "OutcomesMeta",
    "Person",
    "RubricMeta",
    "Stage",
    "WordBand",
]
