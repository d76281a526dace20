"""Moments and days as badges of every age write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.verify.moments import FIRST, LAST, day, exactly, parse_span, parse_time


def utc(*parts: int) -> dt.datetime:
    """Return a moment in UTC."""
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-05-01T09:00:00Z", utc(2026, 5, 1, 9)),
        ("2026-05-01T09:00:00.5Z", utc(2026, 5, 1, 9, 0, 0, 500_000)),
        ("2026-05-01T09:00:00.1234567Z", utc(2026, 5, 1, 9, 0, 0, 123_456)),
        ("2026-05-01T09:00:00." + "9" * 200 + "Z", utc(2026, 5, 1, 9, 0, 0, 999_999)),
        ("2026-05-01T09:00:00+02:00", utc(2026, 5, 1, 7)),
        ("2026-05-01T09:00:00-09:30", utc(2026, 5, 1, 18, 30)),
        ("2026-05-01T09:00:00-00:00", utc(2026, 5, 1, 9)),
        ("2026-05-01T00:30:00+14:00", utc(2026, 4, 30, 10, 30)),
        ("2024-02-29T00:00:00Z", utc(2024, 2, 29)),
        ("2026-06-30T24:00:00Z", utc(2026, 7, 1)),
        ("2026-06-30T24:00:00.000+02:00", utc(2026, 6, 30, 22)),
        ("2016-12-31T23:59:60Z", utc(2017, 1, 1)),
        ("2016-12-31T23:59:60.25Z", utc(2017, 1, 1, 0, 0, 0, 250_000)),
        ("2017-01-01T08:59:60+09:00", utc(2017, 1, 1)),
        ("2016-12-31T18:59:60-05:00", utc(2017, 1, 1)),
        ("0999-05-01T00:00:00Z", utc(999, 5, 1)),
        ("0001-01-01T00:00:00Z", FIRST),
        ("0001-01-01T00:00:00+14:00", FIRST),
        ("0000-02-29T00:00:00Z", FIRST),
        ("-0044-03-15T12:00:00Z", FIRST),
        ("9999-12-31T23:59:59Z", utc(9999, 12, 31, 23, 59, 59)),
        ("9999-12-31T23:59:59-05:00", LAST),
        ("9999-12-31T24:00:00Z", LAST),
        ("12026-02-28T00:00:00Z", LAST),
        ("999999999-12-31T00:00:00Z", LAST),
    ],
)
def test_moment(text: str, moment: dt.datetime) -> None:
    """Every way of writing one instant; what cannot be told is before or after everything."""
    assert parse_time(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026",
        "2026-05-01",
        "2026-05-01T09:00Z",
        "2026-05-01T09:00:00",
        "2026-05-01 09:00:00Z",
        "2026-05-01t09:00:00z",
        "2026-05-01T09:00:00+0200",
        "2026-05-01T09:00:00+14:01",
        "2026-05-01T09:00:00-15:00",
        "2026-05-01T09:00:00+99:00",
        "2026-05-01T09:00:00+01:60",
        "2026-05-01T09:00:00.Z",
        "2026-05-01T09:00:00." + "9" * 201 + "Z",
        "2026-02-30T09:00:00Z",
        "2023-02-29T09:00:00Z",
        "2026-13-01T09:00:00Z",
        "2026-00-01T09:00:00Z",
        "2026-05-01T25:00:00Z",
        "2026-05-01T24:00:01Z",
        "2026-05-01T24:30:00Z",
        "2026-05-01T09:60:00Z",
        "2026-05-01T09:00:61Z",
        "2026-05-01T09:00:60Z",
        "2016-12-31T23:59:60+01:00",
        "2016-12-31T24:00:60Z",
        "999-05-01T09:00:00Z",
        "02026-05-01T09:00:00Z",
        "+2026-05-01T09:00:00Z",
        "9999999999-05-01T09:00:00Z",
        "10100-02-29T09:00:00Z",
        "-0001-02-29T09:00:00Z",
        "２０２６-05-01T09:00:00Z",
        "2026-05-01T09:00:00Z\n",
        " 2026-05-01T09:00:00Z",
        "1391558400",
    ],
)
def test_no_moment(text: str) -> None:
    """A day alone or a time without its zone is another instant elsewhere; no other day exists."""
    assert parse_time(text) is None
    assert exactly(text) is None


def test_exactly() -> None:
    """An instant is a span without length."""
    span = exactly("2026-05-01T23:30:00-05:00")
    assert span is not None
    assert (span.earliest, span.latest, span.words) == (
        utc(2026, 5, 2, 4, 30),
        utc(2026, 5, 2, 4, 30),
        "2 May 2026",
    )


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "words"),
    [
        ("2016-12-31T23:59:59Z", *[utc(2016, 12, 31, 23, 59, 59)] * 2, "31 December 2016"),
        ("2017-10-01T00:00Z", *[utc(2017, 10, 1)] * 2, "1 October 2017"),
        ("2018-11-26T13:45:56.782000+00:00", *[utc(2018, 11, 26, 13, 45, 56, 782_000)] * 2,
         "26 November 2018"),
        ("2018-11-26T13:45:56+0100", *[utc(2018, 11, 26, 12, 45, 56)] * 2, "26 November 2018"),
        ("2018-11-26 13:45:56Z", *[utc(2018, 11, 26, 13, 45, 56)] * 2, "26 November 2018"),
        ("2015-04-30", utc(2015, 4, 29, 10), utc(2015, 5, 1, 12), "30 April 2015"),
        ("2015-04-30T10:00:00", utc(2015, 4, 29, 20), utc(2015, 4, 30, 22), "30 April 2015"),
        ("2015-04-30 10:00", utc(2015, 4, 29, 20), utc(2015, 4, 30, 22), "30 April 2015"),
        ("0001-01-01", FIRST, utc(1, 1, 2, 12), "a day before the year 1"),
        ("9999-12-31", utc(9999, 12, 30, 10), LAST, "31 December 9999"),
    ],
)  # fmt: skip
def test_span(text: str, earliest: dt.datetime, latest: dt.datetime, words: str) -> None:
    """A day lasts from where it begins first to where it ends last."""
    span = parse_span(text)
    assert span is not None
    assert (span.earliest, span.latest, span.words) == (earliest, latest, words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30 April 2015",
        "2015-04",
        "2015-02-30",
        "2015-04-30T",
        "2015-04-30Z",
        "2015-04-30T25:00:00",
        "2015-04-30T10:00:00+15:00",
        "2015-04-30T10:00:60",
        "2015-04-30\n",
    ],
)
def test_no_span(text: str) -> None:
    """What is no date in any version is none."""
    assert parse_span(text) is None


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (utc(2026, 5, 1), "1 May 2026"),
        (utc(999, 12, 31), "31 December 999"),
        (FIRST, "a day before the year 1"),
        (LAST, "a day after the year 9999"),
    ],
)
def test_day(moment: dt.datetime, words: str) -> None:
    """Days as people of every country read them."""
    assert day(moment) == words


@given(
    st.datetimes(min_value=dt.datetime(2, 1, 1), max_value=dt.datetime(9998, 1, 1)),  # noqa: DTZ001
    st.integers(-14 * 60, 14 * 60),
)
def test_like_the_standard_library(moment: dt.datetime, minutes: int) -> None:
    """Where the standard library reads a text as well, both read the same instant."""
    zoned = moment.replace(tzinfo=dt.timezone(dt.timedelta(minutes=minutes)))
    assert parse_time(zoned.isoformat()) == zoned
    assert parse_span(zoned.isoformat()) == exactly(zoned.isoformat())
