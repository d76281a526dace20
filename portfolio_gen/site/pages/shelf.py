"""Everything pages look up: items by name, what is listed, where files and texts lead."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeVar

from markupsafe import Markup

from portfolio_gen.base.paths import real_file
from portfolio_gen.content.privacy import visibility_of
from portfolio_gen.content.targets import Contents, Leads, contents_of
from portfolio_gen.model.common import AnyItem, Item, ItemKind, Visibility
from portfolio_gen.model.course import CourseMeta, Outcome, RubricMeta
from portfolio_gen.model.portfolio import (
    AssignmentMeta,
    BadgeFile,
    CourseBadgeMeta,
    Portfolio,
    ProjectMeta,
    ReflectionMeta,
)
from portfolio_gen.site import links
from portfolio_gen.site.badge_files import BadgePicture, badge_picture
from portfolio_gen.site.blocks import Picture
from portfolio_gen.site.options import SiteOptions
from portfolio_gen.site.picture_size import HEAD, UNKNOWN, Size, size_of
from portfolio_gen.site.pictures.shown import UNSEEN, Shown
from portfolio_gen.site.pictures.store import Placed, WebPicture
from portfolio_gen.site.prose.text import prose
from portfolio_gen.site.sources import Source
from portfolio_gen.site.verdicts import verdict_of
from portfolio_gen.site.words.dates import stamp_date
from portfolio_gen.verify.checked import Checked, Verdict

W = TypeVar("W", Item[ProjectMeta], Item[AssignmentMeta], Item[ProjectMeta] | Item[AssignmentMeta])

Work = Item[ProjectMeta] | Item[AssignmentMeta]
"""A project or a signature assignment."""

AnyBadge = BadgeFile | Item[CourseBadgeMeta]
"""A badge file, or a badge that a course only recorded."""

IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
"""Endings of files that browsers show as pictures."""

ACTIVE = frozenset({".htm", ".html", ".mht", ".mhtml", ".shtml", ".xht", ".xhtml", ".xml", ".xsl"})
"""Endings of files that a browser would run as pages of this site. They are published as text:
every page of the site says what it may load, and these do not."""

MAX_TEXT = 1_000_000
"""Longest transcript or long description that is read, in bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A file of the portfolio.

    Attributes:
        file: Where it lies.
        size: Width and height if it is a drawing.
        picture: What it became if it is a picture made of dots.
    """

    file: Path
    size: Size
    picture: WebPicture | None = None


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A portfolio with what was found out about its badges, and ways to look things up."""

    portfolio: Portfolio
    checked: Mapping[str, Checked]
    options: SiteOptions
    _places: dict[PurePosixPath, Place] = field(default_factory=dict, repr=False, compare=False)
    _pictures: dict[str, BadgePicture] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def contents(self) -> Contents:
        """What links in texts can lead to."""
        return contents_of(self.portfolio)

    @cached_property
    def items(self) -> Mapping[str, AnyItem | BadgeFile]:
        """Every item by its reference."""
        return self.portfolio.by_ref()

    def listed(self, item: AnyItem | BadgeFile) -> bool:
        """Tell whether everybody may be led to ``item``."""
        return visibility_of(item, self.portfolio) is Visibility.PUBLIC

    @cached_property
    def projects(self) -> tuple[Item[ProjectMeta], ...]:
        """Listed projects, newest first."""
        return _newest_first(filter(self.listed, self.portfolio.projects))

    @cached_property
    def assignments(self) -> tuple[Item[AssignmentMeta], ...]:
        """Listed signature assignments, newest first."""
        return _newest_first(filter(self.listed, self.portfolio.assignments))

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """Listed projects and assignments, newest first."""
        return _newest_first([*self.projects, *self.assignments])

    @property
    def every_badge(self) -> tuple[AnyBadge, ...]:
        """Badge files in the order of the folder, then what courses recorded; listed or not."""
        return (*self.portfolio.badges, *self.portfolio.course_badges)

    @cached_property
    def badges(self) -> tuple[AnyBadge, ...]:
        """Listed badges, in the same order."""
        return tuple(badge for badge in self.every_badge if self.listed(badge))

    @cached_property
    def courses(self) -> tuple[Item[CourseMeta], ...]:
        """Listed courses, newest first."""
        found = filter(self.listed, self.portfolio.courses)
        return tuple(sorted(found, key=lambda c: (-c.meta.start.toordinal(), c.slug)))

    @cached_property
    def rubrics(self) -> Mapping[str, Item[RubricMeta]]:
        """Rubrics by name."""
        return {item.slug: item for item in self.portfolio.rubrics}

    @cached_property
    def outcomes(self) -> Mapping[str, Outcome]:
        """Outcomes by ``framework:outcome``."""
        meta = self.portfolio.outcomes.meta if self.portfolio.outcomes else None
        return {f"{f.id}:{o.id}": o for f in (meta.frameworks if meta else ()) for o in f.outcomes}

    def reflections_on(self, ref: str) -> Iterator[Item[ReflectionMeta]]:
        """Yield what the student wrote about an item."""
        return (item for item in self.portfolio.reflections if ref in item.meta.about)

    def works_for(self, slug: str) -> tuple[Work, ...]:
        """Return the listed works that earned the badge ``slug``."""
        return tuple(work for work in self.works if slug in work.meta.badges)

    def awarded(self, badge: AnyBadge) -> date | None:
        """Return the day a badge was awarded, as far as it says and can be relied on."""
        if not isinstance(badge, BadgeFile):
            return badge.meta.awarded
        if verdict_of(self.checked.get(badge.slug)) is Verdict.ALTERED:
            return None
        return stamp_date(badge.badge.valid_from)

    def course_of(self, badge: AnyBadge) -> Item[CourseMeta] | None:
        """Return the listed course a badge belongs to: the one that offers it, or its works'.

        Of several that offer it, it is the last that had begun when the badge was awarded; of
        several works, the first. So a later term takes no badge away from an earlier one.
        """
        if not isinstance(badge, BadgeFile):
            return self.course(badge.meta.course)
        day = self.awarded(badge)
        offering = [c for c in self.courses if badge.slug in {o.id for o in c.meta.badges}]
        begun = [c for c in offering if day is None or c.meta.start <= day]
        if begun:
            return begun[0] if day else begun[-1]
        works = reversed(self.works_for(badge.slug))
        return next(filter(None, (self.course(work.meta.course or "") for work in works)), None)

    def course(self, slug: str) -> Item[CourseMeta] | None:
        """Return a listed course by name."""
        return next((c for c in self.courses if c.slug == slug), None)

    def place(self, path: PurePosixPath) -> Place:
        """Return a file of the portfolio, which many pages may show."""
        if path not in self._places:
            file = real_file(self.portfolio.folder, path)
            picture = self.options.pictures.of(path, file)
            size = UNKNOWN if picture else _size_of(file)
            self._places[path] = Place(file=file, size=size, picture=picture)
        return self._places[path]

    def web_path(self, path: PurePosixPath) -> str:
        """Return where the picture of a file stands in the site."""
        picture = self.place(path).picture
        return picture.plain.path if picture else str(path)

    def picture(self, badge: BadgeFile) -> BadgePicture:
        """Return the picture that a badge brings."""
        if badge.slug not in self._pictures:
            self._pictures[badge.slug] = badge_picture(badge.badge)
        return self._pictures[badge.slug]


def _size_of(file: Path) -> Size:
    if file.suffix.lower() not in IMAGES:
        return UNKNOWN
    with file.open("rb") as stream:
        return size_of(stream.read(HEAD))


def _newest_first(items: Iterable[W]) -> tuple[W, ...]:
    return tuple(sorted(items, key=lambda item: (-item.meta.date.toordinal(), item.slug)))


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One page while it is being written: knows where it stands and collects what it shows.

    Attributes:
        path: Where the page will stand.
        files: Files it shows, by their path in the site.
        shown: What is known about pictures, by the link to them.
    """

    shelf: Shelf
    path: str
    files: dict[str, Source] = field(default_factory=dict)
    shown: dict[str, Shown] = field(default_factory=dict)

    def to(self, target: str) -> str:
        """Return the link from this page to a path of the site."""
        return links.relative(self.path, target)

    def to_item(self, ref: str) -> str:
        """Return the link from this page to an item's page."""
        return self.to(links.item_page(ref))

    def file(self, link: str, source: PurePosixPath, *, signed: bool = False) -> str:
        """Publish a file of the portfolio; return the link to it, or nothing if there is none.

        Args:
            link: As written.
            source: The file it is written in.
            signed: True if not one byte of it may change.
        """
        target = self.shelf.contents.resolve(link, source)
        if target.leads is not Leads.FILE or target.path is None:
            return ""
        return self._as_it_is(target.path) if signed else self._publish(target.path)

    def picture(self, link: str, source: PurePosixPath, *, alt: str = "") -> Picture | None:
        """Publish a picture of the portfolio; None if there is none of that name."""
        target = self.shelf.contents.resolve(link, source)
        if target.leads is not Leads.FILE or target.path is None:
            return None
        drawn = target.path.suffix.lower() in IMAGES or self.shelf.place(target.path).picture
        return self._picture(self._publish(target.path), alt) if drawn else None

    def made_picture(self, target: str, data: bytes, *, alt: str) -> Picture:
        """Publish a picture that came in a badge."""
        href = self.add(target, data)
        width, height = size_of(data[:HEAD])
        self.shown[href] = Shown(width=width, height=height)
        return self._picture(href, alt)

    def _picture(self, href: str, alt: str) -> Picture:
        shown = self.shown.get(href, UNSEEN)
        return Picture(
            href=href, alt=alt, width=shown.width, height=shown.height, srcset=shown.srcset
        )

    def text_of(self, link: str, source: PurePosixPath) -> str:
        """Return what a text file of the portfolio says; empty if there is none."""
        target = self.shelf.contents.resolve(link, source)
        if target.leads is not Leads.FILE or target.path is None:
            return ""
        data = self.shelf.place(target.path).file.read_bytes()[:MAX_TEXT]
        return data.decode("utf-8", "replace")

    def add(self, target: str, data: bytes) -> str:
        """Publish bytes made here; return the link to them."""
        self.files[target] = data
        return self.to(target)

    def prose(self, text: str, source: PurePosixPath, *, prefix: str, level: int = 3) -> Markup:
        """Return a student's text, with its links and pictures seen from this page."""
        return prose(
            text,
            prefix=prefix,
            level=level,
            resolve=lambda link: self._lead(link, source),
            look=lambda href: self.shown.get(href, UNSEEN),
        )

    def _lead(self, link: str, source: PurePosixPath) -> str:
        target = self.shelf.contents.resolve(link, source)
        if target.leads is Leads.FILE and target.path is not None:
            return self._publish(target.path)
        if target.leads is not Leads.ITEM:
            return ""
        if target.ref in {"about", "resume"}:
            return self.to(f"{target.ref}.html")
        return self._item(target.ref)

    def _item(self, ref: str) -> str:
        """Return the link to an item's page; a reflection stands on the page it is about."""
        item = self.shelf.items.get(ref)
        if item is None:
            return ""
        if not isinstance(item, BadgeFile) and item.kind is ItemKind.REFLECTION:
            about = item.meta.about
            return self.to(links.item_page(about[0])) if about else ""
        return self.to_item(ref)

    def _publish(self, path: PurePosixPath) -> str:
        """Publish a file; of a picture made of dots, copies for the web and never the original."""
        place = self.shelf.place(path)
        if place.picture is None:
            href = self._as_it_is(path)
            self.shown[href] = Shown(width=place.size[0], height=place.size[1])
            return href
        for copy in (place.picture.plain, *place.picture.webp):
            self.files[copy.path] = copy.source
        href = self.to(place.picture.plain.path)
        self.shown[href] = self._seen(place.picture)
        return href

    def _as_it_is(self, path: PurePosixPath) -> str:
        target = f"{path}.txt" if path.suffix.lower() in ACTIVE else str(path)
        self.files[target] = self.shelf.place(path).file
        return self.to(target)

    def _seen(self, picture: WebPicture) -> Shown:
        def copy(placed: Placed) -> str:
            return f"{self.to(placed.path)} {placed.width}w"

        return Shown(
            width=picture.largest.width,
            height=picture.largest.height,
            srcset=", ".join(map(copy, picture.webp)),
            largest=self.to(picture.largest.path) if picture.webp else "",
        )
