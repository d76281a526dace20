"""What somebody brings, told apart by its content and turned into files of a portfolio."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.content.folder import MAX_TEXT_BYTES
from portfolio_gen.content.reading.json_places import read_json
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.exchange.backpack import import_badges, shelf_of
from portfolio_gen.exchange.json_resume import import_resume, looks_like_resume
from portfolio_gen.exchange.leap2a.importing import import_leap2a, leap2a_document
from portfolio_gen.exchange.linkedin import import_linkedin, looks_like_linkedin
from portfolio_gen.exchange.pile import Pile
from portfolio_gen.exchange.plan import Import
from portfolio_gen.model.portfolio import Portfolio


class Kind(StrEnum):
    """What can be brought in."""

    RESUME = "resume"
    LINKEDIN = "linkedin"
    BADGES = "badges"
    LEAP2A = "leap2a"


WORDS = {
    Kind.RESUME: "a JSON Resume",
    Kind.LINKEDIN: "a copy of LinkedIn's data",
    Kind.BADGES: "a set of badge files",
    Kind.LEAP2A: "a portfolio from Mahara (Leap2A)",
}
"""How a person would call it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What was brought and what becomes of it."""

    kind: Kind
    result: Import


def bring(pile: Pile, portfolio: Portfolio | None, kind: Kind | None = None) -> Brought:
    """Return what would be written for a pile of files.

    Args:
        pile: What was brought.
        portfolio: What is there already; None if there is no portfolio yet.
        kind: What it is; found out if left out.

    Raises:
        ContentError: It is nothing of this kind, or nothing that is known.
    """
    found = kind or kind_of(pile)
    if found is Kind.RESUME:
        return Brought(kind=found, result=_resume(pile, new=portfolio is None))
    if found is Kind.LINKEDIN:
        return Brought(kind=found, result=import_linkedin(pile, new=portfolio is None))
    if found is Kind.LEAP2A:
        return Brought(kind=found, result=import_leap2a(pile, portfolio))
    return Brought(kind=found, result=import_badges(pile, shelf_of(portfolio)))


def kind_of(pile: Pile) -> Kind:
    """Return what a pile is, by what lies in it; badge files if it is nothing else."""
    if leap2a_document(pile):
        return Kind.LEAP2A
    if looks_like_linkedin(pile):
        return Kind.LINKEDIN
    if len(pile.names) == 1 and _is_resume(pile, pile.names[0]):
        return Kind.RESUME
    return Kind.BADGES


def _is_resume(pile: Pile, name: str) -> bool:
    try:
        data = pile.read(name, limit=MAX_TEXT_BYTES)
    except ContentError:
        return False
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
        return False
    named = PurePosixPath(name).name.casefold() == "resume.json"
    return named or looks_like_resume(read_json(data, file=name, notes=Notes()))


def _resume(pile: Pile, *, new: bool) -> Import:
    """Return what a resume becomes.

    Raises:
        ContentError: There is not exactly one, or it cannot be read.
    """
    names = [name for name in pile.names if name.casefold().endswith(".json")] or pile.names
    if len(names) != 1:
        raise ContentError(
            f"there are {len(names)} files here, and a resume is one of them.",
            where=Where(file=pile.name),
            hint="Name the file itself, such as resume.json.",
        )
    data = pile.read(names[0], limit=MAX_TEXT_BYTES)
    return import_resume(data, file=pile.where(names[0]).file, new=new)
