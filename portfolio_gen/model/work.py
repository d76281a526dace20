"""What a student writes about single pieces of work: projects, assignments, reflections."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from portfolio_gen.model.common import (
    CourseId,
    Day,
    FileLink,
    Line,
    Model,
    Prose,
    Reference,
    Slug,
    Visibility,
    WebAddress,
)
from portfolio_gen.model.course import Stage

License = Annotated[
    Line | None,
    Field(description="Name of the licence as SPDX writes it.", examples=["CC-BY-4.0"]),
]
"""What others may do with something."""


class ArtefactKind(StrEnum):
    """What a project produced. Some kinds require something; see ``content.crosscheck``."""

    OER_LESSON = "oer-lesson"
    VIDEO = "video"
    PRESENTATION = "presentation"
    WEBSITE = "website"
    ASSESSMENT = "assessment"
    ESSAY = "essay"
    PODCAST = "podcast"
    INFOGRAPHIC = "infographic"
    DATASET = "dataset"
    CODE = "code"
    DESIGN = "design"
    PERFORMANCE = "performance"
    OTHER = "other"


class Media(Model):
    """A file shown in a project, with what makes it accessible."""

    src: FileLink = Field(description="File beside the project.", examples=["diagram.png"])
    alt: Line | None = Field(default=None, description="What an image shows, in a sentence.")
    caption: Line | None = Field(default=None, description="Shown under it.")
    longdesc: Prose | None = Field(
        default=None, description="Long description of an infographic: text, or a Markdown file."
    )
    captions: FileLink | None = Field(default=None, description="WebVTT captions of a video.")
    transcript: FileLink | None = Field(
        default=None, description="Transcript of a video or podcast."
    )
    poster: FileLink | None = Field(default=None, description="Still picture of a video.")
    license: License = None
    credit: Line | None = Field(default=None, description="Who made it.")


class Contributor(Model):
    """Somebody else who took part."""

    name: Line = Field(description="Who it was.", examples=["Delphine Aubrey-Kane"])
    role: Line | None = Field(default=None, description="What they did.")
    url: WebAddress | None = Field(default=None, description="Their page.")
    consent: bool = Field(default=False, description="This person agreed to be named here.")


class Attempt(Model):
    """One attempt at a badge task that may be revised until it is earned."""

    date: Day = Field(description="When it was handed in.")
    note: Prose | None = Field(default=None, description="What came of it.")
    changed: Prose | None = Field(default=None, description="What you changed after it.")


class Embed(Model):
    """Something on another site; shown as a link that the reader follows."""

    url: WebAddress = Field(description="Where it is.", examples=["https://video.example/42"])
    title: Line = Field(description="What it is.", examples=["The film, with subtitles"])
    transcript: FileLink | None = Field(
        default=None, description="Transcript of a video or podcast, a file beside this one."
    )


class ProjectMeta(Model):
    """Front matter of ``projects/<slug>/index.md``."""

    title: Line = Field(
        description="Its name on the page.", examples=["The water cycle, a lesson for grade 4"]
    )
    kind: ArtefactKind = Field(description="What was made; it decides what else is needed.")
    description: Line = Field(
        description="One sentence an employer understands.",
        examples=["A lesson in which children find out where the drops come from."],
    )
    date: Day = Field(description="When it was finished.")
    course: CourseId | None = Field(default=None, description="The course it was made in.")
    stage: Stage | None = Field(default=None, description="Which task of a badge it was made for.")
    badges: tuple[Slug, ...] = Field(
        default=(), description="Badges it earned, by their file names without endings."
    )
    outcomes: tuple[Line, ...] = Field(
        default=(), description="Outcomes it shows, such as ilo:creative-thinking."
    )
    skills: tuple[Line, ...] = Field(default=(), description="Skills it shows.")
    rubric: Slug | None = Field(
        default=None,
        description="How it was judged: name of a file in rubrics/ without its ending.",
    )
    license: License = None
    cover: FileLink | None = Field(
        default=None, description="Picture for the card; the first image otherwise."
    )
    media: tuple[Media, ...] = Field(default=(), description="Files it consists of.")
    embeds: tuple[Embed, ...] = Field(default=(), description="Parts of it on other sites.")
    contributors: tuple[Contributor, ...] = Field(default=(), description="Others who took part.")
    attempts: tuple[Attempt, ...] = Field(
        default=(), description="When it was handed in, and what came of it; see show_attempts."
    )
    show_attempts: bool | None = Field(
        default=None,
        description="Whether readers see the attempts; left out: as portfolio.yml says.",
    )
    url: WebAddress | None = Field(default=None, description="Where the work itself is published.")
    visibility: Visibility | None = Field(default=None, description="Who can see it.")


class AssignmentMeta(Model):
    """Front matter of ``assignments/<slug>/index.md``: a signature assignment."""

    title: Line = Field(description="Its name on the page.", examples=["A letter to the board"])
    description: Line = Field(
        description="One sentence an employer understands.",
        examples=["A letter that asks a school board to open a locked gate."],
    )
    date: Day = Field(description="When it was finished.")
    course: CourseId | None = Field(default=None, description="The course it was made in.")
    outcomes: tuple[Line, ...] = Field(default=(), description="Two at least.")
    real_world: Prose | None = Field(
        default=None, description="What it is good for outside the course."
    )
    instructor: Line | None = Field(default=None, description="Who gave the assignment.")
    endorsement: FileLink | None = Field(
        default=None, description="Signed endorsement of the instructor beside this file."
    )
    kind: ArtefactKind | None = Field(
        default=None, description="What was made; it decides what else is needed."
    )
    badges: tuple[Slug, ...] = Field(
        default=(), description="Badges it earned, by their file names without endings."
    )
    skills: tuple[Line, ...] = Field(default=(), description="Skills it shows.")
    rubric: Slug | None = Field(
        default=None,
        description="How it was judged: name of a file in rubrics/ without its ending.",
    )
    license: License = None
    cover: FileLink | None = Field(
        default=None, description="Picture for the card; the first image otherwise."
    )
    media: tuple[Media, ...] = Field(default=(), description="Files it consists of.")
    embeds: tuple[Embed, ...] = Field(default=(), description="Parts of it on other sites.")
    contributors: tuple[Contributor, ...] = Field(default=(), description="Others who took part.")
    attempts: tuple[Attempt, ...] = Field(
        default=(), description="When it was handed in, and what came of it; see show_attempts."
    )
    show_attempts: bool | None = Field(
        default=None,
        description="Whether readers see the attempts; left out: as portfolio.yml says.",
    )
    url: WebAddress | None = Field(default=None, description="Where the work itself is published.")
    visibility: Visibility | None = Field(default=None, description="Who can see it.")


class ReflectionMeta(Model):
    """Front matter of ``reflections/<slug>.md``."""

    about: tuple[Reference, ...] = Field(
        min_length=1,
        description="What it reflects on.",
        examples=[["projects/water-cycle", "badges/oer-lesson"]],
    )
    title: Line | None = Field(default=None, description="Its name on the page.")
    date: Day | None = Field(default=None, description="When it was written.")
    visibility: Visibility | None = Field(
        default=None, description="Who can see it; never more people than what it is about."
    )
