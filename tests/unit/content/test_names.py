"""Nobody is named who did not agree."""

from pathlib import Path

import pytest

from portfolio_gen.content.names import Withheld, withheld_names
from tests.unit.content.making import load, project


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("With Bo Lind.", "With (name withheld)."),
        ("Bo Lindqvist", "Bo Lindqvist"),
        ("Bo Lind-Marsh, Bo Lind", "(name withheld), (name withheld)"),
        ("aBo Lind", "aBo Lind"),
        ("Bo Lind’s", "(name withheld)’s"),
        ("A.* (x)", "(name withheld)"),
    ],
)
def test_out_of(text: str, clean: str) -> None:
    """Whole names are replaced, the longer one first, and nothing in a name is a pattern."""
    withheld = Withheld(names=frozenset({"Bo Lind", "Bo Lind-Marsh", "A.* (x)"}))
    assert withheld.out_of(text) == clean


def test_who(tmp_path: Path) -> None:
    """Those who agreed anywhere may be named everywhere; initials are no names."""
    files = {
        "projects/a/index.md": project(
            contributors="[{name: Bo Lind}, {name: Cleo Marsh}, {name: B.}, {name: Ana Reyes}]"
        ),
        "projects/b/index.md": project(contributors="[{name: Bo Lind, consent: true}]"),
    }
    assert withheld_names(load(tmp_path, files)).names == {"Cleo Marsh"}
