"""Dates as people and programs write them."""

import pytest

from portfolio_gen.exchange.dates import is_present, partial_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026", "2026"),
        ("2026-04", "2026-04"),
        (" 2026-04-28 ", "2026-04-28"),
        ("2026-04-28T09:30:00Z", "2026-04-28"),
        ("2026-04-28 09:30:00 UTC", "2026-04-28"),
        ("2026/4", "2026-04"),
        ("2026/04/28", "2026-04-28"),
        ("2026.4.28", "2026-04-28"),
        ("04/2026", "2026-04"),
        ("Jan 2020", "2020-01"),
        ("January 2020", "2020-01"),
        ("28 April 2026", "2026-04-28"),
        ("28. April 2026", "2026-04-28"),
        ("Apr 28, 2026", "2026-04-28"),
        ("Sept. 2019", "2019-09"),
        ("Mär 2020", "2020-03"),
        ("Dez. 2020", "2020-12"),
        ("janv. 2020", "2020-01"),
        ("août 2021", "2021-08"),
        ("déc. 2021", "2021-12"),
        ("ene 2022", "2022-01"),
        ("enero de 2022", "2022-01"),
        ("março 2022", "2022-03"),
        ("mei 2022", "2022-05"),
    ],
)
def test_read(written: str, read: str) -> None:
    """Shapes that have one meaning."""
    assert partial_date(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "3/4/2026",
        "13/2026",
        "2026-13",
        "2026-04-31x",
        "2026/13/01",
        "28 April 28 2026",
        "99 April 2026",
        "Foo 2026",
        "20٢6",
        "9" * 4000,
    ],
)
def test_not_read(written: str) -> None:
    """What is no date, or could be two."""
    assert partial_date(written) == ""


@pytest.mark.parametrize("word", ["Present", " current ", "Heute"])
def test_present(word: str) -> None:
    """A last day that has not come."""
    assert is_present(word)
