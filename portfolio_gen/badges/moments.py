"""Moments written as seconds since 1970, as JWT and old badges have them."""

from datetime import UTC, datetime
from typing import TypeGuard

_NEWEST = 253_402_300_799
"""Last second of the year 9999."""


def is_number(value: object) -> TypeGuard[int | float]:
    """Tell whether a JSON value is a number; true and false are not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def from_seconds(seconds: float) -> str | None:
    """Return a moment as ISO 8601 in UTC; None before 1970 and after the year 9999."""
    if not 0 <= seconds <= _NEWEST:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")


def same_moment(one: object, other: object) -> bool:
    """Tell whether two texts stand for one moment, however it is written."""
    moments = [moment_of(text) for text in (one, other)]
    return moments[0] is not None and moments[0] == moments[1]


def moment_of(text: object) -> datetime | None:
    """Return the moment a text stands for; None if it stands for none or names no time zone."""
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo else None
