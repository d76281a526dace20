"""Ways to reach somebody, and numbers a school knows somebody by."""

import re
from collections.abc import Iterable, Iterator

from portfolio_gen.content.coach.said import Said
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.model.portfolio import Portfolio

SHORTEST = 5
"""Shorter values of identity.local.yml are not looked for, in characters: they are everywhere."""

_MAIL = re.compile(r"(?<![\w.+/-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w@])")
_NOT_PEOPLE = frozenset({"git", "no-reply", "noreply"})
"""What stands before the @ where nobody is meant."""

_PHONES = (
    re.compile(r"(?<![\w.+/=-])\+\d{1,3}(?:[ .\-\u2011\u2013]?\(?\d{1,4}\)?){2,6}(?![\w-])"),
    re.compile(r"(?<![\w.+/=-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-. ]\d{4}(?![\w-])"),
    re.compile(
        r"\b(?:tel|phone|telephone|mobile|cell|call me|whatsapp)\b[^\d\n]{0,20}"
        r"\(?\d{2,5}\)?(?:[ .\-/]?\d{2,5}){1,5}",
        re.IGNORECASE,
    ),
)
_DIGITS = range(7, 16)
"""How many digits a telephone number has."""

_STUDENT = re.compile(
    r"\b(?:student|matriculation|enrol?lment|registration|campus|banner)[ -]"
    r"(?:id|no|nr|number|identifier)\b\.?[ :#]{0,3}(?:is )?[A-Za-z]{0,3}-?\d{4,12}\b",
    re.IGNORECASE,
)

_WHY = "It can be found and copied for years, even after you take it out."


def check_contact(portfolio: Portfolio, said: Iterable[Said], notes: Notes) -> None:
    """Note addresses, telephone numbers and student numbers."""
    chosen = {_bare(value) for value in _chosen(portfolio)}
    private = [
        (value.casefold(), what)
        for value, what in portfolio.identity.secrets
        if len(value) >= SHORTEST and _bare(value) not in chosen
    ]
    for line in said:
        own = [(value, what) for value, what in private if value in line.text.casefold()]
        for value, what in own:
            notes.advise(
                "public-identity",
                f"this is {what} from identity.local.yml.",
                where=line.at(line.text.casefold().index(value)),
                why="You wrote it there so that nobody else can read it; a build that would "
                "publish it stops.",
                hint="Take it out here.",
            )
        if not own:
            _found(line, chosen, notes)


def _found(line: Said, chosen: set[str], notes: Notes) -> None:
    for start in _mails(line, chosen):
        notes.advise(
            "public-email",
            "everybody can read this e-mail address.",
            where=line.at(start),
            why="Programs collect such addresses from pages, and whoever it belongs to gets their "
            "mail.",
            hint="Take it out, or ask whose it is. Your own belongs under basics: email, and only "
            "if you want to be written to.",
        )
    if line.data:
        return
    for start in _phones(line.text, chosen):
        notes.advise(
            "public-phone",
            "this looks like a telephone number.",
            where=line.at(start),
            why=_WHY,
            hint="Take it out, unless somebody wants to be reached there.",
        )
    for found in _STUDENT.finditer(line.text):
        notes.advise(
            "public-student-number",
            "this looks like a student number.",
            where=line.at(found.start()),
            why="With it, others can pass for you at your school. " + _WHY,
            hint="Take it out.",
        )


def _mails(line: Said, chosen: set[str]) -> Iterator[int]:
    if line.field == "email" or "@" not in line.text:
        return
    for found in _MAIL.finditer(line.text):
        if _bare(found[0]) not in chosen and found[0].partition("@")[0] not in _NOT_PEOPLE:
            yield found.start()


def _phones(text: str, chosen: set[str]) -> Iterator[int]:
    """Yield the beginning of each number once, whichever way it was recognized."""
    done: list[tuple[int, int]] = []
    for pattern in _PHONES:
        for found in pattern.finditer(text):
            digits = re.sub(r"\D", "", found[0])
            apart = all(found.end() <= start or end <= found.start() for start, end in done)
            if apart and len(digits) in _DIGITS and digits not in chosen:
                done.append(found.span())
                yield found.start()


def _chosen(portfolio: Portfolio) -> Iterator[str]:
    """Yield the ways to reach the person that they chose to show; other checks speak of them."""
    resume = portfolio.resume.meta.basics if portfolio.resume else None
    for basics in (portfolio.settings.meta.basics, resume):
        if basics is not None:
            yield from filter(None, (basics.email, basics.phone))


def _bare(value: str) -> str:
    """Return an address in small letters, or the digits of a number."""
    return value.casefold() if "@" in value else re.sub(r"\D", "", value) or value.casefold()
