"""Moments as badges write them, and how much a reader may take from each way of writing.

Credentials name an instant, with its time zone. Older badges may name a day, or a time without its
zone; such a text stands for a span, and only what holds for the whole span is certain.
"""

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass

FIRST = dt.datetime.min.replace(tzinfo=dt.UTC)
LAST = dt.datetime.max.replace(tzinfo=dt.UTC)
"""Stand for all moments before the year 1 and after the year 9999: badges that never end say so."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_DAY = r"(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)"
_TIME = r"(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,200}))?)?"
_ZONE = r"(Z|[+-]\d\d:?\d\d)"
_XSD = re.compile(rf"{_DAY}T(\d\d):(\d\d):(\d\d)(?:\.(\d{{1,200}}))?(Z|[+-]\d\d:\d\d)", re.ASCII)
_PLAIN = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z", re.ASCII)
"""How nearly all credentials write a moment."""

_ISO = re.compile(rf"{_DAY}(?:[T ]{_TIME}{_ZONE}?)?", re.ASCII)

_FARTHEST = dt.timedelta(hours=14)
"""Largest difference to UTC that a time zone can have (XML Schema 1.1 part 2 section 3.3.7)."""

_WESTMOST = dt.timedelta(hours=12)
"""Largest difference that a time zone in use has to the west."""

_DAY_LONG = dt.timedelta(days=1)
_LEAP = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """When something is, as exactly as a text says it.

    Attributes:
        earliest: The first instant that the text can mean.
        latest: The last one; the same for an instant.
        words: The day, as people of every country read it.
    """

    earliest: dt.datetime
    latest: dt.datetime
    words: str


def day(moment: dt.date) -> str:
    """Return a date as people of every country read it: 1 May 2026."""
    if moment == LAST:
        return "a day after the year 9999"
    if moment == FIRST:
        return "a day before the year 1"
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def parse_time(text: str) -> dt.datetime | None:
    """Return the moment, in UTC, that an XML Schema dateTime with a zone means; else None.

    A leap second counts as the second after it, 24:00:00 as the beginning of the next day. What
    is before the year 1 or after 9999 becomes ``FIRST`` or ``LAST``.

    Spec: XML Schema 1.1 part 2 section 3.4.28 (dateTimeStamp), as VCDM 2.0 section 4.9 asks; for
    leap seconds RFC 3339 section 5.7.
    """
    if plain := _PLAIN.fullmatch(text):
        with suppress(ValueError):  # the year 0, the end of a day, a leap second, or no such day
            year, month, date, hour, minute, second = map(int, plain.groups())
            return dt.datetime(year, month, date, hour, minute, second, tzinfo=dt.UTC)
    match = _XSD.fullmatch(text)
    return _instant(match.groups()) if match else None


def parse_span(text: str) -> Span | None:
    """Return what a date of Open Badges 2.0 or older can mean; None if it is none.

    Spec: OB 2.0, section "DateTime" (ISO 8601 with a time zone); OB 1.1 and 0.5 (ISO 8601, also a
    day alone).
    """
    match = _ISO.fullmatch(text)
    if not match:
        return None
    *parts, zone = match.groups()
    if parts[3] is None:
        return _whole_day(parts)
    if zone is not None:
        found = _instant((*parts, zone if ":" in zone or zone == "Z" else f"{zone[:3]}:{zone[3:]}"))
        return _exactly(found) if found else None
    local = _instant((*parts, "Z"))
    return _anywhere(local, local) if local else None


def exactly(text: str) -> Span | None:
    """Return the instant that a credential names; None if it is none."""
    found = parse_time(text)
    return _exactly(found) if found else None


def _exactly(moment: dt.datetime) -> Span:
    return Span(earliest=moment, latest=moment, words=day(moment))


def _whole_day(parts: list[str | None]) -> Span | None:
    """Return the span of a day wherever it is read; None if there is no such day."""
    begin = _instant((*parts[:3], "00", "00", None, None, "Z"))
    return _anywhere(begin, _plus(begin, _DAY_LONG)) if begin else None


def _anywhere(begin: dt.datetime, end: dt.datetime) -> Span:
    """Return the span from ``begin`` to ``end`` when nobody says in which time zone."""
    return Span(earliest=_plus(begin, -_FARTHEST), latest=_plus(end, _WESTMOST), words=day(begin))


def _instant(parts: tuple[str | None, ...]) -> dt.datetime | None:
    """Return the moment of year, month, day, hour, minute, second, fraction and zone."""
    year, month, date, hour, minute, second, fraction, zone = (part or "0" for part in parts)
    offset = _offset(zone)
    if offset is None:
        return None
    clock = _clock(int(hour), int(minute), int(second), fraction, offset)
    try:
        midnight = dt.datetime(_like(int(year)), int(month), int(date), tzinfo=dt.UTC)
    except ValueError:
        return None
    if clock is None:
        return None
    if not 1 <= int(year) <= dt.MAXYEAR:
        return LAST if int(year) > 1 else FIRST
    return _plus(midnight, clock - offset)


def _like(year: int) -> int:
    """Return a year with the same days that can be told; the calendar repeats after 400 years."""
    return year if 1 <= year <= dt.MAXYEAR else year % 400 + 400


def _clock(
    hour: int, minute: int, second: int, fraction: str, offset: dt.timedelta
) -> dt.timedelta | None:
    """Return the time since midnight; None if no clock shows it."""
    micro = int(fraction.ljust(6, "0")[:6])
    found = dt.timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
    if hour == 24:  # noqa: PLR2004 (the end of a day)
        return found if found == _DAY_LONG else None
    if hour > 24 or minute > 59 or second > _LEAP:  # noqa: PLR2004 (what a clock shows)
        return None
    # Leap seconds are put in everywhere at once, at midnight in UTC.
    if second == _LEAP and (found - offset) % _DAY_LONG >= dt.timedelta(seconds=1):
        return None
    return found


def _offset(zone: str) -> dt.timedelta | None:
    """Return the difference to UTC; None if no time zone has it."""
    if zone == "Z":
        return dt.timedelta()
    hours, minutes = int(zone[1:3]), int(zone[4:])
    offset = dt.timedelta(hours=hours, minutes=minutes)
    if minutes >= 60 or offset > _FARTHEST:  # noqa: PLR2004 (minutes of an hour)
        return None
    return -offset if zone[0] == "-" else offset


def _plus(moment: dt.datetime, more: dt.timedelta) -> dt.datetime:
    """Return a moment later or earlier, or the first or last that can be told."""
    try:
        return moment + more
    except OverflowError:
        return LAST if more > dt.timedelta() else FIRST
