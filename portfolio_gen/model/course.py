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

    name: Line = Field(
        description="As they want to be named.", examples=["Prof. Tamsin Achterberg"]
    )
    url: WebAddress | None = Field(default=None, description="Their page.")


class BadgeTask(Model):
    """One of the three tasks of a badge."""

    stage: Stage = Field(description="Which of the three tasks.")
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
    name: Line = Field(description="As readers see it.", examples=["Open lesson"])
    description: Prose | None = Field(default=None, description="What somebody who has it can do.")
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
    tasks: tuple[BadgeTask, ...] = Field(default=(), description="What has to be done for it.")
    rubric: Slug | None = Field(
        default=None, description="Name of a file in rubrics/ without its ending."
    )


class WordBand(Model):
    """How long a reflection should be, in words."""

    minimum: int = Field(default=100, description="Fewest words.", ge=1, le=5000)
    maximum: int = Field(default=300, description="Most words.", ge=1, le=10_000)


class GradeStep(Model):
    """From this number of badges on, this grade."""

    badges: int = Field(ge=0, le=1000, description="Number of badges.", examples=[10])
    grade: Line = Field(description="The grade from this number on.", examples=["A"])


class CourseMeta(Model):
    """``courses/<id>.yml``."""

    code: Line = Field(description="As the catalogue writes it.", examples=["EDUC 210"])
    name: Line = Field(
        description="Full name of the course.", examples=["Technology for Teaching and Learning"]
    )
    term: Line = Field(description="As readers write it.", examples=["Spring 2026"])
    start: Day = Field(
        description="First day; it puts the course in its place on the timeline.",
        examples=["2026-01-26"],
    )
    end: Day | None = Field(default=None, description="Last day.")
    institution: Line | None = Field(default=None, description="Where it was taught.")
    instructor: Person | None = Field(default=None, description="Who taught it.")
    url: WebAddress | None = Field(default=None, description="Page of the course.")
    description: Prose | None = Field(
        default=None, description="How the course works, for readers."
    )
    objectives: tuple[Line, ...] = Field(default=(), description="What it taught.")
    badges: tuple[OfferedBadge, ...] = Field(
        default=(), description="Badges that can be earned in it."
    )
    reflection: WordBand = Field(default=WordBand(), description="How long reflections should be.")
    grading: tuple[GradeStep, ...] = Field(
        default=(), description="Grade by number of badges. Never part of a public site."
    )
    visibility: Visibility | None = Field(default=None, description="Who can see it.")

    @property
    def code_beside_name(self) -> str:
        """The code where it says more than the name; empty where both are the same."""
        return "" if self.code == self.name else self.code

    @property
    def heading(self) -> str:
        """Code and name: ``EDUC 210 Technology for Teaching and Learning``."""
        return f"{self.code_beside_name} {self.name}".strip()


class Level(Model):
    """One level of a rubric criterion."""

    id: Slug = Field(description="Name of the level, once in each criterion.", examples=["met"])
    name: Line = Field(description="As readers see it.", examples=["Met"])
    description: Prose | None = Field(
        default=None, description="What work on this level looks like."
    )
    points: float | None = Field(
        default=None, description="Points for this level.", allow_inf_nan=False
    )


class Criterion(Model):
    """One row of a rubric."""

    id: Slug = Field(
        description="Name of the criterion, once in each rubric.", examples=["sources"]
    )
    name: Line = Field(description="As readers see it.", examples=["Names every source"])
    description: Prose | None = Field(default=None, description="What is looked at.")
    levels: Annotated[tuple[Level, ...], Field(min_length=1)] = Field(
        description="From one end to the other."
    )


class RubricMeta(Model):
    """``rubrics/<id>.yml``."""

    name: Line = Field(description="As readers see it.", examples=["Open lesson"])
    framework: Line | None = Field(
        default=None, description="Name of the framework; its text is not copied."
    )
    url: WebAddress | None = Field(default=None, description="Where it is published.")
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)] = Field(description="Its rows.")


class Outcome(Model):
    """One learning outcome."""

    id: Slug = Field(
        description="Name of the outcome, once in each framework.", examples=["creative-thinking"]
    )
    name: Line = Field(description="As readers see it.", examples=["Creative thinking"])
    description: Prose | None = Field(
        default=None, description="What somebody who reached it can do."
    )
    url: WebAddress | None = Field(default=None, description="Where it is published.")


class Framework(Model):
    """A set of outcomes under one prefix: ``ilo`` makes ``ilo:creative-thinking``."""

    id: Slug = Field(description="Prefix of its outcomes.", examples=["ilo"])
    name: Line = Field(
        description="As readers see it.", examples=["Institutional learning outcomes"]
    )
    url: WebAddress | None = Field(default=None, description="Where it is published.")
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)] = Field(
        description="Its outcomes."
    )


class OutcomesMeta(Model):
    """``outcomes.yml``."""

    frameworks: tuple[Framework, ...] = Field(
        default=(), description="Sets of outcomes, each under its own prefix."
    )


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
