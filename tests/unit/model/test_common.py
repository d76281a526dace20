"""Types of single fields, and the item around a file."""

import datetime as dt
from pathlib import PurePosixPath
from typing import Any

import pytest
from pydantic import ValidationError

from portfolio_gen.base.errors import Where
from portfolio_gen.model.common import Day, Item, ItemKind, KeyPath, Line, Model, Reference, Slug


class Note(Model):
    """A model with one field of each type that has rules."""

    line: Line | None = None
    day: Day | None = None
    slug: Slug | None = None
    ref: Reference | None = None


def kind_of_error(**fields: Any) -> str:  # noqa: ANN401
    """Return pydantic's name for the only mistake."""
    with pytest.raises(ValidationError) as caught:
        Note(**fields)
    (error,) = caught.value.errors()
    return error["type"]


@pytest.mark.parametrize(
    ("written", "day"),
    [("2026-04-28", dt.date(2026, 4, 28)), (dt.date(2026, 4, 28), dt.date(2026, 4, 28))],
    ids=["text", "date"],
)
def test_day(written: Any, day: dt.date) -> None:  # noqa: ANN401
    """A date is written year-month-day, or is a date already."""
    assert Note(day=written).day == day


@pytest.mark.parametrize(
    "written",
    ["28.04.2026", "2026-4-28", "2026-02-30", "20260428", "0", 0, 1.5, True, "٢٠٢٦-٠٤-٢٨", ""],
    ids=str,
)
def test_no_day(written: Any) -> None:  # noqa: ANN401
    """A number is never taken for seconds since 1970, and a day that does not exist is none."""
    assert kind_of_error(day=written) == "day"


def test_other_things_are_no_day() -> None:
    """A list is refused by the type itself."""
    assert kind_of_error(day=[]) == "date_type"


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"line": "a\nb"}, "string_pattern_mismatch"),
        ({"line": " "}, "string_too_short"),
        ({"line": "x" * 301}, "string_too_long"),
        ({"slug": "A"}, "string_pattern_mismatch"),
        ({"ref": "elsewhere/a"}, "string_pattern_mismatch"),
        ({"ref": "projects/../a"}, "string_pattern_mismatch"),
        ({"other": 1}, "extra_forbidden"),
    ],
    ids=["two-lines", "blank", "long", "capital", "folder", "climbing", "unknown"],
)
def test_refused(fields: dict[str, Any], kind: str) -> None:
    """Every rule of a type is kept."""
    assert kind_of_error(**fields) == kind


def test_frozen() -> None:
    """What was read cannot be changed."""
    with pytest.raises(ValidationError):
        Note(line="a").line = "b"  # type: ignore[misc]  # the mistake under test


PLACES = {(): (2, 1), ("media",): (5, 3), ("media", 0): (5, 5)}


@pytest.mark.parametrize(
    ("way", "line", "column"),
    [
        (("media", 0), 5, 5),
        (("media", 0, "src"), 5, 5),
        (("media", 1), 5, 3),
        (("title",), 2, 1),
        ((), 2, 1),
    ],
    ids=str,
)
def test_where(way: KeyPath, line: int, column: int) -> None:
    """The closest place that is known is given."""
    path = PurePosixPath("projects/a/index.md")
    item = Item(kind=ItemKind.PROJECT, slug="a", path=path, meta=Note(), places=PLACES)
    assert item.where(*way) == Where(file=str(path), line=line, column=column)
    assert item.ref == "projects/a"


def test_where_without_places() -> None:
    """A file without places is pointed to at its beginning."""
    item = Item(kind=ItemKind.PROJECT, slug="a", path=PurePosixPath("a.md"), meta=Note())
    assert str(item.where("title")) == "a.md:1:1"
