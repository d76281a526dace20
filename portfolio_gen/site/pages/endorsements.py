"""Signed good words about a badge: each that is genuine is shown, with its own verdict."""

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.verify.checked import Checked, Inside


@dataclass(frozen=True, slots=True, kw_only=True)
class EndorsementView:
    """Somebody's signed good word about the badge.

    Attributes:
        name: Who signed it, in the words of the document.
        found: Its own verdict on the day of the build, as a sentence.
        note: What else a reader should know; may be empty.
    """

    name: str
    found: str
    note: str


def shown_endorsements(inside: Iterable[Inside]) -> tuple[EndorsementView, ...]:
    """Return the good words that are genuine, each with its own verdict."""
    return tuple(
        _view(document.checked, document)
        for document in inside
        if document.is_praise and document.checked
    )


def _view(checked: Checked, document: Inside) -> EndorsementView:
    name = checked.badge.issuer.name or checked.badge.issuer.id
    return EndorsementView(
        name=name,
        found=ENGLISH.endorsement_found.format(name=name, words=checked.verdict.value),
        note=ENGLISH.endorsed_by_issuer if document.by_issuer else "",
    )


def note_on_hidden(inside: Iterable[Inside]) -> str:
    """Say how many documents are not shown because they may be no good words at all."""
    hidden = sum(not document.is_praise for document in inside)
    if not hidden:
        return ""
    one = ENGLISH.endorsement_hidden
    return one if hidden == 1 else ENGLISH.endorsements_hidden.format(count=hidden)
