"""Editors complete fields in the sample: each of its files names its schema."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

SAMPLE = ROOT / "sample_portfolio"
FILES = sorted(SAMPLE.rglob("*.yml"))
NAMED = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def test_there_are_files() -> None:
    """A wrong folder would make the test below pass."""
    assert len(FILES) > 15


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SAMPLE)))
def test_file_names_its_schema(file: Path) -> None:
    """The first line leads to a schema that exists."""
    first = file.read_text("utf-8").splitlines()[0]
    found = NAMED.fullmatch(first)
    assert found is not None
    assert (file.parent / found[1]).resolve().is_relative_to(ROOT / "docs" / "schemas")
    assert (file.parent / found[1]).is_file()
