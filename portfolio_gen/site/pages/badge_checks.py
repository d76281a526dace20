"""What the build found out about a badge: a dated note, never proof.

It has words and no icons: a tick is for what the reader's own browser found.
"""

from dataclasses import dataclass

from markupsafe import Markup, escape

from portfolio_gen.base.report import Finding
from portfolio_gen.model.portfolio import BadgeFile
from portfolio_gen.site.blocks import Chip
from portfolio_gen.site.pages.cards import badge_verdict
from portfolio_gen.site.pages.shelf import AnyBadge, Shelf
from portfolio_gen.site.verdicts import chip_for
from portfolio_gen.site.words.dates import long_date
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.questions import QUESTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One check: the question, the answer, why it matters and who says so."""

    title: str
    result: str
    message: str
    why: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The verdict box.

    Attributes:
        sentence: The verdict explained.
        sentence_with_address: The same; the host that publishes the key stands out from it.
        open_host: True if anybody can get an address at that host.
        dated: When the build made the checks, in words; empty if it made none.
        found: The verdict of the build as the beginning of a sentence.
        count: How many checks, in words.
        text: More about what the verdict means here.
    """

    chip: Chip
    sentence: str
    sentence_with_address: Markup
    open_host: bool
    known_to: str
    dated: str
    found: str
    count: str
    checks: tuple[CheckRow, ...]
    text: str


def note_on(badge: AnyBadge, shelf: Shelf) -> Note:
    """Return the verdict box of a badge."""
    chip = chip_for(badge_verdict(badge, shelf))
    if not isinstance(badge, BadgeFile):
        return _bare(chip, ENGLISH.course_only_sentence, text=ENGLISH.course_only_text)
    checked = shelf.checked.get(badge.slug)
    if checked is None:
        return _bare(chip, ENGLISH.not_checked, text="")
    return _note(chip, checked)


def _note(chip: Chip, checked: Checked) -> Note:
    rows = tuple(map(_row, checked.report.findings))
    count = ENGLISH.checks_many.format(count=len(rows)) if len(rows) != 1 else ENGLISH.checks_one
    altered = checked.verdict is Verdict.ALTERED
    # Of a file that cannot be relied on, nobody is named as its signer, not even by address.
    address, vouching = ("", "") if altered else (checked.address, checked.known_to)
    return Note(
        chip=chip,
        sentence=checked.sentence,
        sentence_with_address=_with_address(checked.sentence, address),
        open_host=checked.open_host and address in checked.sentence and not altered,
        known_to="" if vouching in checked.sentence else vouching,
        dated=ENGLISH.build_note.format(date=long_date(checked.at.date())),
        found=ENGLISH.found_words.format(words=checked.verdict.value),
        count=count,
        checks=rows,
        text=ENGLISH.altered_text if altered else "",
    )


def _with_address(sentence: str, address: str) -> Markup:
    """Return the sentence with the address larger than any name that somebody claims."""
    if not address or address not in sentence:
        return escape(sentence)
    large = Markup('<strong class="pf-verdict__address">{}</strong>').format(address)
    before, _, after = sentence.partition(address)
    return Markup().join((escape(before), large, escape(after)))


def _bare(chip: Chip, sentence: str, *, text: str) -> Note:
    return Note(
        chip=chip,
        sentence=sentence,
        sentence_with_address=escape(sentence),
        open_host=False,
        known_to="",
        dated="",
        found="",
        count="",
        checks=(),
        text=text,
    )


def _row(finding: Finding) -> CheckRow:
    return CheckRow(
        title=QUESTIONS.get(finding.check, finding.check.replace("-", " ").capitalize()),
        result=finding.outcome.value.capitalize(),
        message=finding.message,
        why=" ".join(filter(None, [finding.why, finding.hint])),
        says=finding.says or ENGLISH.says_us,
    )
