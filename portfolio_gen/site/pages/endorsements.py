"""Signed good words about a badge or an assignment, each shown with its own verdict."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from portfolio_gen.site import links
from portfolio_gen.site.blocks import EMPTY, Chip, Link
from portfolio_gen.site.pages.shelf import Sheet
from portfolio_gen.site.prose.text import foreign
from portfolio_gen.site.verdicts import chip_for
from portfolio_gen.site.words.dates import long_date
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.verify.checked import Checked, Inside, Verdict

GENUINE = (Verdict.CONFIRMED, Verdict.UNCONFIRMED)
"""Verdicts with which it is shown what somebody said."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenFor:
    """An instructor's signed endorsement of an assignment.

    Attributes:
        chip: Its verdict; None if the file could not be read.
        sentence: The verdict in a sentence.
        name: Who signed it, in the words of the file; empty if nothing of it may be shown.
        words: What they say.
        notes: What a reader should know of it.
        file: The file itself.
    """

    chip: Chip | None
    sentence: str
    name: str
    words: Markup
    notes: tuple[str, ...]
    file: Link


def spoken_for(ref: str, href: str, sheet: Sheet) -> SpokenFor:
    """Return what the page of an assignment shows of its endorsement.

    Args:
        ref: The assignment.
        href: Link to the file.
        sheet: The page.
    """
    file = Link(text=ENGLISH.endorsement_file, href=href)
    checked = sheet.shelf.checked.get(ref)
    if checked is None:
        note = (ENGLISH.endorsement_unread,)
        return SpokenFor(chip=None, sentence="", name="", words=EMPTY, notes=note, file=file)
    badge, genuine = checked.badge, checked.verdict in GENUINE
    altered = checked.verdict is Verdict.ALTERED
    said = ENGLISH.endorsement_altered if altered else ENGLISH.endorsement_open
    about = badge.achievement.id
    mine = links.absolute(sheet.shelf.options.base_url, links.item_page(ref))
    notes = (
        "" if genuine else said,
        ENGLISH.endorsement_about.format(about=about) if genuine and about != mine else "",
        ENGLISH.endorsement_on.format(date=long_date(checked.at.date())),
    )
    return SpokenFor(
        chip=chip_for(checked.verdict),
        sentence=checked.sentence,
        name="" if altered else badge.issuer.name or badge.issuer.id,
        words=foreign(badge.narrative, prefix="said-", level=3) if genuine else EMPTY,
        notes=tuple(note for note in notes if note),
        file=file,
    )
