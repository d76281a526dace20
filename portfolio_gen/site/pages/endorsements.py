"""Signed good words about a badge: each is shown with its own verdict, or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_gen.site.blocks import Chip
from portfolio_gen.site.verdicts import chip_for
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.verify.checked import Inside


@dataclass(frozen=True, slots=True, kw_only=True)
class EndorsementView:
    """Somebody's signed good word about the badge.

    Attributes:
        name: Who signed it, in the words of the document.
        chip: Its own verdict.
        note: What else a reader should know; may be empty.
    """

    name: str
    chip: Chip
    note: str


def shown_endorsements(inside: Iterable[Inside]) -> tuple[EndorsementView, ...]:
    """Return the good words that are genuine, each with its own verdict."""
    return tuple(
        EndorsementView(
            name=document.checked.badge.issuer.name or document.checked.badge.issuer.id,
            chip=chip_for(document.checked.verdict),
            note=ENGLISH.endorsed_by_issuer if document.by_issuer else "",
        )
        for document in inside
        if document.is_praise and document.checked
    )


def note_on_hidden(inside: Iterable[Inside]) -> str:
    """Say how many documents are not shown because they may be no good words at all."""
    hidden = sum(not document.is_praise for document in inside)
    if not hidden:
        return ""
    one = ENGLISH.endorsement_hidden
    return one if hidden == 1 else ENGLISH.endorsements_hidden.format(count=hidden)
