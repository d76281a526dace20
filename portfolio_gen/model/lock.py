"""``portfolio.lock``: what work looked like when a badge for it was there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from portfolio_gen.model.common import Day, Model, Reference, Slug

DIGEST = r"^[0-9a-f]{64}$"
"""SHA-256, as hex."""

FileDigest = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")]
"""SHA-256 of a file, as hex; empty for one that could not be read."""


class PinMeta(Model):
    """One piece of work behind a badge."""

    pinned: Day = Field(description="When this was written down.", examples=["2026-04-28"])
    text: str = Field(description="SHA-256 of the text.", pattern=DIGEST, examples=["0" * 64])
    files: Mapping[str, FileDigest] = Field(
        default_factory=dict,
        description="SHA-256 of every file that the work shows, by its path; empty for one that "
        "could not be read.",
    )


class LockMeta(Model):
    """``portfolio.lock``, written by ``portfolio-gen pin`` and ``add badge`` only."""

    badges: Mapping[Slug, Mapping[Reference, PinMeta]] = Field(
        default_factory=dict, description="Work by the badge it earned."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What became of a piece of work since it was written down.

    Attributes:
        pinned: When that was.
        text: True if the text is another one.
        files: How many files are others, gone or new.
    """

    pinned: date
    text: bool
    files: int

    @property
    def unchanged(self) -> bool:
        """True if everything is as it was."""
        return not self.text and not self.files
