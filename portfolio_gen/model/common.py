"""What all content files share: the frozen base model, visibility, and the item around a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints

from portfolio_gen.base.errors import Where

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
"""One line of text."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
"""Text of several lines."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Name that becomes part of an address."""

CourseId = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$", max_length=80)
]
"""Name of a course file without its ending, such as ``EDUC-210-2026sp``."""

FileLink = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
"""Path of a file, relative to the file it is written in."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$", max_length=2000)]
"""Address of a web page."""

Reference = Annotated[
    str,
    StringConstraints(
        pattern=r"^(projects|assignments|badges|courses|reflections)/[A-Za-z0-9.-]+$",
        max_length=120,
    ),
]
"""Another item of the portfolio: its folder and its slug, such as ``projects/water-cycle``."""


class Model(BaseModel):
    """A content file or a part of one: frozen, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Visibility(StrEnum):
    """Who can see an item on the published site."""

    PUBLIC = "public"
    """Listed, and may be found by search engines."""
    UNLISTED = "unlisted"
    """Only those who have the address; in no list, not for search engines."""
    PRIVATE = "private"
    """Not part of the published site."""
    DRAFT = "draft"
    """Not finished; not part of the published site."""


class ItemKind(StrEnum):
    """The folder an item lives in."""

    PROJECT = "projects"
    ASSIGNMENT = "assignments"
    REFLECTION = "reflections"
    BADGE = "badges"
    COURSE = "courses"
    ABOUT = "about"
    RUBRIC = "rubrics"
    VIEW = "views"


M_co = TypeVar("M_co", bound=Model, covariant=True)

KeyPath = tuple[str | int, ...]
"""Way to a value in a YAML file: names of fields and positions in lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Generic[M_co]):
    """One content file with what it was read from.

    Attributes:
        kind: The folder it lives in.
        slug: Its name in addresses; never derived from the title.
        path: The file, relative to the portfolio folder.
        meta: What the file says, bound to its model.
        body: The Markdown under the front matter; empty for plain YAML files.
        body_line: Line on which ``body`` starts, counted from 1.
        files: Everything else in a bundle's folder, relative to the portfolio folder, sorted.
        places: Line and column of every value, by its way through the file.
    """

    kind: ItemKind
    slug: str
    path: PurePosixPath
    meta: M_co
    body: str = ""
    body_line: int = 1
    files: tuple[PurePosixPath, ...] = ()
    places: Mapping[KeyPath, tuple[int, int]] = field(default_factory=dict, hash=False, repr=False)

    @property
    def ref(self) -> str:
        """How other files name this item: ``projects/water-cycle``."""
        return f"{self.kind.value}/{self.slug}"

    def where(self, *way: str | int) -> Where:
        """Return the place of a value, or of the closest thing around it that has one."""
        for end in range(len(way), -1, -1):
            if way[:end] in self.places:
                line, column = self.places[way[:end]]
                return Where(file=str(self.path), line=line, column=column)
        return Where(file=str(self.path), line=1, column=1)
