"""Grades: they belong to the student and the school, and laws protect them."""

import re
from collections.abc import Iterable

from portfolio_gen.content.coach.said import Said
from portfolio_gen.content.reading.notes import Notes

_LETTER = r"[A-DF][+\-\u2212]?(?![\w'\u2019])"
_PERCENT = r"\d{1,3}(?:[.,]\d+)? ?%"
_OF = r"\d{1,3}(?:[.,]\d+)? ?(?:/|out of|of) ?\d{1,3}\b"

_SIGNED = r"[A-DF][+\-\u2212](?!\w)"
_WHOSE = r"(?:[Mm]y|[Ff]inal|[Cc]ourse|[Oo]verall|[Ee]xam|[Mm]idterm)"

_GRADES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b[Gg]rades?(?: *[:=] *| (?:was|is|of)(?: an?)? )(?:{_LETTER}|{_PERCENT}|{_OF})",
        rf"\b(?:[Mm]ark|[Ss]core|[Rr]esult)s? *[:=] *(?:{_LETTER}|{_PERCENT}|{_OF})",
        rf"\b[Gg]raded?(?: at| with)? (?:an? )?(?:{_PERCENT}|{_SIGNED})",
        rf"\b[Ii] (?:got|earned|received|was given|scored) an? {_LETTER}",
        rf"\b{_WHOSE} (?:grade|mark|score)s?\b[^.\n]{{0,30}}?(?:{_PERCENT}|{_OF}|\b{_SIGNED})",
        r"\bGPA\b[^.\n\d]{0,15}[0-5][.,]\d{1,2}\b",
    )
)
"""A school's grade 4, a lesson for grade A–C and a quarter of all seeds are no grades."""


def check_grades(said: Iterable[Said], notes: Notes) -> None:
    """Note what looks like a grade in a text."""
    for line in said:
        found = min((m.start() for p in _GRADES for m in p.finditer(line.text)), default=-1)
        if found >= 0 and not line.data:
            notes.advise(
                "public-grade",
                "this looks like a grade.",
                where=line.at(found),
                why="A grade tells a reader less than your work does, and stays findable. Grades "
                "in settings never become part of the site, but a text is published as it is.",
                hint="Say what the work can show instead, or take the grade out.",
            )
