"""What a date says about a course: its term, and the name of its file."""

import datetime as dt
import re

_SUMMER, _FALL = 6, 8
"""Months in which these terms usually begin."""

_SHORT = {"spring": "sp", "summer": "su", "fall": "fa", "autumn": "fa", "winter": "wi"}

_NAME = re.compile(r"[A-Z0-9]-\d{4}(sp|su|fa|wi)\Z", re.ASCII | re.IGNORECASE)
"""How a code ends if somebody wrote the name of the file: ``EDUC-210-2025fa``."""


def term_of(day: dt.date) -> str:
    """Return the term that is running on a day, as most schools call it: ``Fall 2026``."""
    name = "Spring" if day.month < _SUMMER else "Summer" if day.month < _FALL else "Fall"
    return f"{name} {day.year}"


def course_id(code: str, term: str) -> str:
    """Return a name for the file of a course: ``EDUC-210-2026fa``; empty if none can be made."""
    words = term.casefold().split()
    year = next((word for word in words if re.fullmatch(r"\d{4}", word, re.ASCII)), "")
    short = next((_SHORT[word] for word in words if word in _SHORT), "")
    plain = re.sub(r"[^A-Za-z0-9]+", "-", code).strip("-")[:60].rstrip("-")
    if _NAME.search(plain):
        return plain
    return f"{plain}-{year}{short}".strip("-") if plain else ""
