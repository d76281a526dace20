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

    address: Line | None = Field(default=None, description="Street and number.")
    postalCode: Line | None = Field(default=None, description="Postal code.")
    city: Line | None = Field(default=None, description="City.")
    region: Line | None = Field(default=None, description="State or region.")
    countryCode: Line | None = Field(default=None, description="Two letters, such as US.")


class Profile(Model):
    """An account elsewhere."""

    network: Line = Field(description="Where the account is.", examples=["LinkedIn"])
    username: Line | None = Field(default=None, description="Its name there.")
    url: WebAddress | None = Field(default=None, description="Its address.")


class Basics(Model):
    """Who this is."""

    name: Line = Field(description="Your name, as it should be printed.", examples=["Ana Reyes"])
    label: Line | None = Field(default=None, description="One line under the name.")
    pronouns: Line | None = Field(default=None, description="How to speak of you.")
    image: Line | None = Field(
        default=None, description="A picture of the person, a file in this folder."
    )
    imageAlt: Line | None = Field(
        default=None, description="What the picture shows, for people who cannot see it."
    )
    email: Line | None = Field(default=None, description="Shown to everybody if it is given here.")
    phone: Line | None = Field(default=None, description="Shown to everybody if it is given here.")
    url: WebAddress | None = Field(default=None, description="Your own page.")
    summary: Prose | None = Field(default=None, description="A few sentences about you.")
    location: Location | None = Field(default=None, description="Where you live.")
    profiles: tuple[Profile, ...] = Field(default=(), description="Your accounts elsewhere.")


class Work(Model):
    """A job, or a placement."""

    name: Line = Field(description="The employer.", examples=["Kestrel Valley Library"])
    position: Line | None = Field(default=None, description="What you were.")
    location: Line | None = Field(default=None, description="Where it was.")
    description: Prose | None = Field(default=None, description="What the employer does.")
    url: WebAddress | None = Field(default=None, description="The employer's page.")
    startDate: PartialDate | None = Field(default=None, description="First day.")
    endDate: PartialDate | None = Field(
        default=None, description="Last day; left out while it lasts."
    )
    summary: Prose | None = Field(default=None, description="What you did.")
    highlights: tuple[Prose, ...] = Field(default=(), description="What you are proud of.")


class Volunteer(Model):
    """Unpaid work."""

    organization: Line = Field(description="For whom.", examples=["River Watch"])
    position: Line | None = Field(default=None, description="What you were.")
    url: WebAddress | None = Field(default=None, description="Their page.")
    startDate: PartialDate | None = Field(default=None, description="First day.")
    endDate: PartialDate | None = Field(
        default=None, description="Last day; left out while it lasts."
    )
    summary: Prose | None = Field(default=None, description="What you did.")
    highlights: tuple[Prose, ...] = Field(default=(), description="What you are proud of.")


class Education(Model):
    """A degree or a school."""

    institution: Line = Field(description="The school.", examples=["Kestrel Valley College"])
    url: WebAddress | None = Field(default=None, description="The school's page.")
    area: Line | None = Field(default=None, description="What you studied.")
    studyType: Line | None = Field(default=None, description="Which degree.")
    startDate: PartialDate | None = Field(default=None, description="First day.")
    endDate: PartialDate | None = Field(
        default=None, description="Last day; left out while it lasts."
    )
    score: Line | None = Field(default=None, description="Never part of a public site.")
    courses: tuple[Line, ...] = Field(default=(), description="Courses worth naming.")


class Award(Model):
    """A prize."""

    title: Line = Field(description="What it is called.", examples=["Dean's list"])
    date: PartialDate | None = Field(default=None, description="When you got it.")
    awarder: Line | None = Field(default=None, description="Who gave it.")
    summary: Prose | None = Field(default=None, description="What it was for.")


class Certificate(Model):
    """A certificate that is not a badge of this portfolio."""

    name: Line = Field(description="What it is called.", examples=["First aid"])
    date: PartialDate | None = Field(default=None, description="When you got it.")
    issuer: Line | None = Field(default=None, description="Who gave it.")
    url: WebAddress | None = Field(default=None, description="Where it can be seen.")


class Publication(Model):
    """Something published."""

    name: Line = Field(description="Its title.", examples=["Two mornings a month"])
    publisher: Line | None = Field(default=None, description="Who published it.")
    releaseDate: PartialDate | None = Field(default=None, description="When.")
    url: WebAddress | None = Field(default=None, description="Where it can be read.")
    summary: Prose | None = Field(default=None, description="What it is about.")


class Skill(Model):
    """A skill."""

    name: Line = Field(description="What it is called.", examples=["Lesson planning"])
    level: Line | None = Field(default=None, description="How well.")
    keywords: tuple[Line, ...] = Field(default=(), description="What belongs to it.")


class LanguageSkill(Model):
    """A language somebody speaks."""

    language: Line = Field(description="Which language.", examples=["Spanish"])
    fluency: Line | None = Field(default=None, description="How well.")


class Interest(Model):
    """An interest."""

    name: Line = Field(description="What it is called.", examples=["Birds"])
    keywords: tuple[Line, ...] = Field(default=(), description="What belongs to it.")


class ReferenceLetter(Model):
    """What somebody says about this person."""

    name: Line = Field(
        description="Who says it; ask before you name somebody.",
        examples=["Prof. Tamsin Achterberg"],
    )
    reference: Prose | None = Field(default=None, description="What they say.")


class ResumeProject(Model):
    """A project that is listed in the resume only."""

    name: Line = Field(description="Its name.", examples=["School garden"])
    description: Prose | None = Field(default=None, description="What it is.")
    highlights: tuple[Prose, ...] = Field(default=(), description="What you are proud of.")
    keywords: tuple[Line, ...] = Field(default=(), description="What belongs to it.")
    startDate: PartialDate | None = Field(default=None, description="First day.")
    endDate: PartialDate | None = Field(
        default=None, description="Last day; left out while it lasts."
    )
    url: WebAddress | None = Field(default=None, description="Where it can be seen.")
    roles: tuple[Line, ...] = Field(default=(), description="What you did in it.")
    entity: Line | None = Field(default=None, description="For whom.")
    type: Line | None = Field(default=None, description="What kind of project.")


class ResumeInfo(Model):
    """What JSON Resume tools write about the file itself."""

    canonical: Line | None = Field(default=None, description="Where the newest version is.")
    version: Line | None = Field(default=None, description="Version of the format.")
    lastModified: Line | None = Field(default=None, description="When it was changed.")
    theme: Line | None = Field(default=None, description="Look in other programs.")


class ResumeMeta(Model):
    """``resume.yml`` or ``resume.json``."""

    schema_: Line | None = Field(
        default=None, description="Schema of JSON Resume; not shown.", alias="$schema"
    )
    basics: Basics | None = Field(default=None, description="Left out: basics of portfolio.yml.")
    work: tuple[Work, ...] = Field(default=(), description="Jobs and placements.")
    volunteer: tuple[Volunteer, ...] = Field(default=(), description="Unpaid work.")
    education: tuple[Education, ...] = Field(default=(), description="Schools and degrees.")
    awards: tuple[Award, ...] = Field(default=(), description="Prizes.")
    certificates: tuple[Certificate, ...] = Field(
        default=(), description="Certificates that are not badges here."
    )
    publications: tuple[Publication, ...] = Field(default=(), description="What you published.")
    skills: tuple[Skill, ...] = Field(default=(), description="What you can do.")
    languages: tuple[LanguageSkill, ...] = Field(default=(), description="Languages you speak.")
    interests: tuple[Interest, ...] = Field(default=(), description="What you like.")
    references: tuple[ReferenceLetter, ...] = Field(
        default=(), description="What others say about you."
    )
    projects: tuple[ResumeProject, ...] = Field(
        default=(), description="Projects listed in the résumé only."
    )
    meta: ResumeInfo | None = Field(
        default=None, description="What programs write about the file; not shown."
    )
