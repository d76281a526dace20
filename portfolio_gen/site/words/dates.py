"""Dates as people read them."""

import re
from datetime import date, datetime

from portfolio_gen.site.words.labels import MONTHS

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def long_date(day: date) -> str:
    """Return ``23 November 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_year(day: date) -> str:
    """Return ``November 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def stamp_date(text: str) -> date | None:
    """Return the day of a time stamp as badges write it; None if it cannot be read."""
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None


def stamp_words(text: str) -> str:
    """Return the day of a time stamp for people, or the stamp as it was written."""
    day = stamp_date(text)
    return long_date(day) if day else text


def partial_words(text: str) -> str:
    """Return a JSON Resume date (``2026``, ``2026-04``, ``2026-04-28``) for people."""
    match = _PARTIAL.fullmatch(text)
    if match is None or not 1 <= int(match[2] or 1) <= len(MONTHS):
        return text
    words = [match[3].lstrip("0")] if match[3] else []
    words += [MONTHS[int(match[2]) - 1]] if match[2] else []
    return " ".join([*words, match[1]])
