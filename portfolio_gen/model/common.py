"""What all content files share: the frozen base model, visibility, and the item around a file."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from portfolio_gen.base.errors import Where

ONE_LINE = r"^[^\n]*$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
COURSE_ID = r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$"
WEB_ADDRESS = r"^https?://[^\s<>\"']+$"
REFERENCE = r"^(projects|assignments|badges|courses|reflections)/[A-Za-z0-9.-]+$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
COLOUR = r"^#[0-9a-fA-F]{6}$"
"""Patterns of texts; ``content.pattern_words`` has a sentence for each."""

Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=ONE_LINE)
]
"""One line of text."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
"""Text of several lines."""

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
"""Name that becomes part of an address."""

CourseId = Annotated[str, StringConstraints(pattern=COURSE_ID, max_length=80)]
"""Name of a course file without its ending, such as ``EDUC-210-2026sp``."""

FileLink = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=ONE_LINE)
]
"""Path of a file, relative to the file it is written in."""

WebAddress = Annotated[str, StringConstraints(pattern=WEB_ADDRESS, max_length=2000)]
"""Address of a web page."""

Reference = Annotated[str, StringConstraints(pattern=REFERENCE, max_length=120)]
"""Another item of the portfolio: its folder and its slug, such as ``projects/water-cycle``."""


def _day(value: object) -> object:
    """Let only ``2026-04-28`` through: a bare number would be taken for seconds since 1970.

    Raises:
        PydanticCustomError: It is text or a number, and no date.
    """
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        with suppress(ValueError):
            return date.fromisoformat(value)
    if isinstance(value, (str, int, float)):
        raise PydanticCustomError("day", "not a date")
    return value


Day = Annotated[date, BeforeValidator(_day)]
"""A date, written ``2026-04-28``."""


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
    """The folder an item lives in, or the name of a file there is only one of."""

    PROJECT = "projects"
    ASSIGNMENT = "assignments"
    REFLECTION = "reflections"
    BADGE = "badges"
    COURSE = "courses"
    ABOUT = "about"
    RUBRIC = "rubrics"
    VIEW = "views"
    SETTINGS = "portfolio"
    RESUME = "resume"
    OUTCOMES = "outcomes"


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


AnyItem = Item[Any]
"""An item whose kind does not matter."""
