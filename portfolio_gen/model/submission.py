"""What was handed in, and when: the file that ``portfolio-gen submit`` writes."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from portfolio_gen.model.common import CourseId, Line, Model

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in hexadecimal."""

Moment = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")
]
"""A moment (UTC), to the second."""

VERSION = 1
"""Raised when a program that reads such a file would have to change."""

MAX_ITEMS = 5_000
"""Most items, and most files of one item."""


class SubmittedFile(Model):
    """A file as it was handed in."""

    path: Line = Field(description="Where it lies in the portfolio folder.")
    sha256: Sha256 = Field(
        description="SHA-256 of its bytes; of a text (.md, .yml, .yaml, .txt, .vtt) with one line "
        "feed at the end of each line, whatever the computer writes there."
    )
    size: int = Field(ge=0, description="So many bytes were hashed.")


class SubmittedItem(Model):
    """A piece of work, a badge or a settings file, with everything that belongs to it."""

    ref: Line = Field(description="Its name in the portfolio, such as projects/water-cycle.")
    words: int | None = Field(
        default=None, ge=0, description="Length of its text; missing if it has none."
    )
    files: tuple[SubmittedFile, ...] = Field(
        max_length=MAX_ITEMS, description="Its files, by their paths."
    )


class Submission(Model):
    """What everybody may find of a portfolio at the moment it was handed in.

    The file is written in the one form of RFC 8785, so its own SHA-256 stands for all of it.
    """

    version: Literal[1] = Field(default=1, description="Version of this format.")
    submitted: Moment = Field(description="When, by the clock of whoever handed it in (UTC).")
    course: CourseId | None = Field(default=None, description="For which course, if for one.")
    address: str = Field(
        default="", max_length=2000, description="Where the site stands; empty if not known."
    )
    commit: str = Field(
        default="",
        pattern=r"^([0-9a-f]{40}|[0-9a-f]{64})?$",
        description="The commit that holds all of these files; empty if none does.",
    )
    program: Line = Field(description="Version of the program that wrote this.")
    items: tuple[SubmittedItem, ...] = Field(
        max_length=MAX_ITEMS, description="Every public item, by its name."
    )
    unlisted: Sha256 | None = Field(
        default=None,
        description="One digest of all unlisted items, whose names are told to nobody; missing if "
        "there are none.",
    )
