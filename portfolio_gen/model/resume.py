"""``resume.yml`` or ``resume.json``: the JSON Resume schema, by its own field names.

Field names are JSON Resume's, in its own spelling, so that a ``resume.json`` is accepted as it is.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from portfolio_gen.model.common import Line, Model, Prose, WebAddress

PARTIAL_DATE = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"

PartialDate = Annotated[str, StringConstraints(pattern=PARTIAL_DATE)]
"""A date as JSON Resume writes it: ``2026``, ``2026-04`` or ``2026-04-28``."""


class Location(Model):
    """Where somebody lives, as much as they want to say."""

    address: Line | None = None
    postalCode: Line | None = None
    city: Line | None = None
    region: Line | None = None
    countryCode: Line | None = None


class Profile(Model):
    """An account elsewhere."""

    network: Line = Field(examples=["LinkedIn"])
    username: Line | None = None
    url: WebAddress | None = None


class Basics(Model):
    """Who this is."""

    name: Line = Field(examples=["Ana Reyes"])
    label: Line | None = Field(default=None, description="One line under the name.")
    pronouns: Line | None = None
    image: Line | None = Field(
        default=None, description="A picture of the person, a file in this folder."
    )
    imageAlt: Line | None = Field(
        default=None, description="What the picture shows, for people who cannot see it."
    )
    email: Line | None = Field(default=None, description="Shown to everybody if it is given here.")
    phone: Line | None = Field(default=None, description="Shown to everybody if it is given here.")
    url: WebAddress | None = None
    summary: Prose | None = None
    location: Location | None = None
    profiles: tuple[Profile, ...] = ()


class Work(Model):
    """A job, or a placement."""

    name: Line = Field(examples=["Kestrel Valley Library"])
    position: Line | None = None
    location: Line | None = None
    description: Prose | None = None
    url: WebAddress | None = None
    startDate: PartialDate | None = None
    endDate: PartialDate | None = None
    summary: Prose | None = None
    highlights: tuple[Prose, ...] = ()


class Volunteer(Model):
    """Unpaid work."""

    organization: Line = Field(examples=["River Watch"])
    position: Line | None = None
    url: WebAddress | None = None
    startDate: PartialDate | None = None
    endDate: PartialDate | None = None
    summary: Prose | None = None
    highlights: tuple[Prose, ...] = ()


class Education(Model):
    """A degree or a school."""

    institution: Line = Field(examples=["Kestrel Valley College"])
    url: WebAddress | None = None
    area: Line | None = None
    studyType: Line | None = None
    startDate: PartialDate | None = None
    endDate: PartialDate | None = None
    score: Line | None = Field(default=None, description="Never part of a public site.")
    courses: tuple[Line, ...] = ()


class Award(Model):
    """A prize."""

    title: Line = Field(examples=["Dean's list"])
    date: PartialDate | None = None
    awarder: Line | None = None
    summary: Prose | None = None


class Certificate(Model):
    """A certificate that is not a badge of this portfolio."""

    name: Line = Field(examples=["First aid"])
    date: PartialDate | None = None
    issuer: Line | None = None
    url: WebAddress | None = None


class Publication(Model):
    """Something published."""

    name: Line = Field(examples=["Two mornings a month"])
    publisher: Line | None = None
    releaseDate: PartialDate | None = None
    url: WebAddress | None = None
    summary: Prose | None = None


class Skill(Model):
    """A skill."""

    name: Line = Field(examples=["Lesson planning"])
    level: Line | None = None
    keywords: tuple[Line, ...] = ()


class LanguageSkill(Model):
    """A language somebody speaks."""

    language: Line = Field(examples=["Spanish"])
    fluency: Line | None = None


class Interest(Model):
    """An interest."""

    name: Line = Field(examples=["Birds"])
    keywords: tuple[Line, ...] = ()


class ReferenceLetter(Model):
    """What somebody says about this person."""

    name: Line = Field(examples=["Prof. Tamsin Achterberg"])
    reference: Prose | None = None


class ResumeProject(Model):
    """A project that is listed in the resume only."""

    name: Line = Field(examples=["School garden"])
    description: Prose | None = None
    highlights: tuple[Prose, ...] = ()
    keywords: tuple[Line, ...] = ()
    startDate: PartialDate | None = None
    endDate: PartialDate | None = None
    url: WebAddress | None = None
    roles: tuple[Line, ...] = ()
    entity: Line | None = None
    type: Line | None = None


class ResumeInfo(Model):
    """What JSON Resume tools write about the file itself."""

    canonical: Line | None = None
    version: Line | None = None
    lastModified: Line | None = None
    theme: Line | None = None


class ResumeMeta(Model):
    """``resume.yml`` or ``resume.json``."""

    schema_: Line | None = Field(default=None, alias="$schema")
    basics: Basics | None = Field(default=None, description="Left out: basics of portfolio.yml.")
    work: tuple[Work, ...] = ()
    volunteer: tuple[Volunteer, ...] = ()
    education: tuple[Education, ...] = ()
    awards: tuple[Award, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    publications: tuple[Publication, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[LanguageSkill, ...] = ()
    interests: tuple[Interest, ...] = ()
    references: tuple[ReferenceLetter, ...] = ()
    projects: tuple[ResumeProject, ...] = ()
    meta: ResumeInfo | None = None
