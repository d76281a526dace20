"""The content files of a portfolio, and the portfolio they make up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from pydantic import Field

from portfolio_gen.model.badge import Badge
from portfolio_gen.model.common import (
    COLOUR,
    LANGUAGE,
    AnyItem,
    CourseId,
    Day,
    FileLink,
    Item,
    Line,
    Model,
    Prose,
    Reference,
    Slug,
    Visibility,
    WebAddress,
)
from portfolio_gen.model.course import CourseMeta, OutcomesMeta, RubricMeta
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.model.lock import LockMeta, Since
from portfolio_gen.model.readers import IdentityMeta, ViewMeta
from portfolio_gen.model.resume import Basics, ResumeMeta
from portfolio_gen.model.work import (
    ArtefactKind,
    AssignmentMeta,
    Attempt,
    Contributor,
    Embed,
    License,
    Media,
    ProjectMeta,
    ReflectionMeta,
)

__all__ = [
    "ENGINE_SETTINGS",
    "AboutMeta",
    "ArtefactKind",
    "AssignmentMeta",
    "Attempt",
    "BadgeFile",
    "Contributor",
    "CourseBadgeMeta",
    "Embed",
    "HomeMeta",
    "IdentityMeta",
    "IssuersMeta",
    "KeptListMeta",
    "KnownIssuerMeta",
    "Media",
    "Portfolio",
    "PortfolioMeta",
    "ProjectMeta",
    "ReflectionMeta",
    "ThemeMeta",
    "ViewMeta",
]


class AboutMeta(Model):
    """Front matter of ``about.md``; all of it may be left out."""

    title: Line | None = Field(default=None, description="Heading of the page.")


class CourseBadgeMeta(Model):
    """``badges/<id>.yml``: a badge the course only recorded. It never gets a tick."""

    name: Line = Field(description="As readers see it.", examples=["Netiquette"])
    course: CourseId = Field(
        description="The course that recorded it.", examples=["EDUC-210-2026sp"]
    )
    awarded: Day = Field(description="When it was given.")
    description: Prose | None = Field(default=None, description="What somebody who has it can do.")
    criteria: Prose | None = Field(default=None, description="What had to be done for it.")
    awarded_by: Line | None = Field(default=None, description="Who gave it.")
    comment: Prose | None = Field(default=None, description="The instructor's words.")
    discretionary: bool = Field(
        default=False, description="Given at the instructor's discretion, without an artefact."
    )
    image: FileLink | None = Field(
        default=None, description="Picture of the badge, a file beside this one."
    )
    visibility: Visibility | None = Field(
        default=None, description="Who can see it; never more people than the course."
    )


ENGINE_SETTINGS = ("copyright", "remote_branch", "repo_name", "repo_url")
"""Settings of the engine a portfolio may give. Others could run code or read files of whoever
builds it, or would undo what the pages rely on."""


class ThemeMeta(Model):
    """The look."""

    name: Literal["quiet", "warm", "bold"] = Field(
        default="quiet", description="Which of our looks."
    )
    accent: str | None = Field(
        default=None, description="Colour of links and buttons, in quotes.", pattern=COLOUR
    )


class HomeMeta(Model):
    """What stands on the home page."""

    featured: tuple[Reference, ...] = Field(
        default=(), description="Your best work; six at most.", max_length=6
    )
    sections: tuple[
        Literal["badges", "projects", "assignments", "timeline", "about", "resume"], ...
    ] = Field(
        default=(
            "projects",
            "badges",
            "assignments",
            "timeline",
            "about",
        ),
        description="What follows, in this order.",
    )


class PortfolioMeta(Model):
    """``portfolio.yml``."""

    basics: Basics = Field(
        description="Your name, and what readers should know first.", examples=["{name: Ana Reyes}"]
    )
    language: str = Field(default="en", description="Language you write in.", pattern=LANGUAGE)
    visibility: Visibility = Field(
        default=Visibility.PUBLIC, description="Who can see items that say nothing else."
    )
    theme: ThemeMeta = Field(default=ThemeMeta(), description="How the site looks.")
    show_attempts: bool = Field(
        default=False, description="True if readers may see the attempts of work that says nothing."
    )
    home: HomeMeta = Field(default=HomeMeta(), description="What the home page shows.")
    license: License = None
    base_url: WebAddress | None = Field(
        default=None,
        description="Where the site will stand, such as https://ana.github.io/portfolio/.",
    )
    verifier_url: WebAddress | None = Field(
        default=None,
        description="Your institution's verifier; QR codes and badge pages lead there, with the "
        "address of the badge behind #url=.",
    )
    redirects: Mapping[str, Reference] = Field(
        default_factory=dict, description="Old address to the item that stands there now."
    )
    badge_visibility: Mapping[Slug, Visibility] = Field(
        default_factory=dict,
        description="Visibility of single badges by their file name without its ending; "
        "a signed file cannot carry settings.",
    )
    mkdocs: Mapping[str, Any] = Field(
        default_factory=dict,
        description=f"Settings handed to the site engine: {', '.join(ENGINE_SETTINGS)}.",
    )


class KeptListMeta(Model):
    """A kept copy of a list of withdrawn badges."""

    url: WebAddress = Field(
        description="The address of the list exactly as in the badge.",
        examples=["https://badges.college.example/status/1"],
    )
    document: FileLink = Field(
        description="The copy.", examples=["issuers/badges.college.example-status-1.json"]
    )
    retrieved: Day = Field(
        description="When the copy was made; a check shows this day.", examples=["2026-04-28"]
    )


class KnownIssuerMeta(Model):
    """One entry of ``issuers.yml``."""

    id: Line = Field(
        description="The issuer's identifier exactly as in the badge.",
        examples=["did:web:badges.college.example"],
    )
    name: Line = Field(
        description="The name you know the issuer by.", examples=["Kestrel Valley College"]
    )
    says: Line | None = Field(
        default=None, description="Who says that this issuer is genuine; you, if left out."
    )
    document: FileLink | None = Field(
        default=None, description="Kept copy of the issuer's key document."
    )
    retrieved: Day | None = Field(default=None, description="When the copy was made.")
    trusted: bool = Field(
        default=True, description="False for an entry that only keeps a key document."
    )
    lists: tuple[KeptListMeta, ...] = Field(
        default=(),
        description="Kept copies of the issuer's lists of withdrawn badges, one for each list.",
    )


class IssuersMeta(Model):
    """``issuers.yml``: issuers this person knows. Used here, never shipped to the site."""

    issuers: tuple[KnownIssuerMeta, ...] = Field(default=(), description="One entry for each.")


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeFile:
    """A badge as issued, in ``badges/``.

    Attributes:
        slug: Name of the file without its ending; part of the address.
        path: The file, relative to the portfolio folder.
        badge: What it says, unverified.
        visibility: From ``badge_visibility`` in ``portfolio.yml``, or the portfolio's default; a
            badge file has no settings.
    """

    slug: str
    path: PurePosixPath
    badge: Badge
    visibility: Visibility = Visibility.PUBLIC

    @property
    def ref(self) -> str:
        """How other files name this badge: ``badges/oer-lesson``."""
        return f"badges/{self.slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """Everything a student wrote or received, bound and in a fixed order.

    Attributes:
        folder: The portfolio folder on this machine.
        settings: ``portfolio.yml``.
        identity: ``identity.local.yml``, or an empty one.
        issuers: ``issuers.yml`` with the pinned documents read in.
        theme_files: Overrides in ``theme/``, relative to that folder, as bytes.
        media: Files in ``media/`` and beside ``about.md`` that pages may show.
        lock: ``portfolio.lock``, or an empty one.
        since: What became of work since it was written there, by badge and work; only in what the
            site is made from.
    """

    folder: Path
    settings: Item[PortfolioMeta]
    identity: IdentityMeta = field(default_factory=IdentityMeta)
    about: Item[AboutMeta] | None = None
    resume: Item[ResumeMeta] | None = None
    courses: tuple[Item[CourseMeta], ...] = ()
    projects: tuple[Item[ProjectMeta], ...] = ()
    assignments: tuple[Item[AssignmentMeta], ...] = ()
    reflections: tuple[Item[ReflectionMeta], ...] = ()
    badges: tuple[BadgeFile, ...] = ()
    course_badges: tuple[Item[CourseBadgeMeta], ...] = ()
    rubrics: tuple[Item[RubricMeta], ...] = ()
    outcomes: Item[OutcomesMeta] | None = None
    views: tuple[Item[ViewMeta], ...] = ()
    issuers: tuple[KnownIssuer, ...] = ()
    theme_files: Mapping[str, bytes] = field(default_factory=dict)
    media: tuple[PurePosixPath, ...] = ()
    lock: LockMeta = field(default_factory=LockMeta)
    since: Mapping[str, Mapping[str, Since]] = field(default_factory=dict)
    _by_ref: dict[str, "AnyItem | BadgeFile"] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def works(self) -> tuple[Item[ProjectMeta] | Item[AssignmentMeta], ...]:
        """Projects, then signature assignments."""
        return (*self.projects, *self.assignments)

    def by_ref(self) -> Mapping[str, AnyItem | BadgeFile]:
        """Return everything with a page of its own by its reference (``projects/water-cycle``)."""
        if not self._by_ref:  # asked for every item; the portfolio never changes
            self._by_ref.update(self._named())
        return self._by_ref

    def _named(self) -> dict[str, AnyItem | BadgeFile]:
        items: tuple[AnyItem | BadgeFile, ...] = (
            *self.projects,
            *self.assignments,
            *self.badges,
            *self.course_badges,
            *self.courses,
            *self.reflections,
        )
        return {item.ref: item for item in items}
