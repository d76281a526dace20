"""Folders that people really make, each with every message it must give, word for word."""

import re
from pathlib import Path

import pytest

from portfolio_gen.base.errors import ContentError
from portfolio_gen.base.report import Outcome
from portfolio_gen.content.load import load_portfolio
from tests.broken.expand import expand, read_case, written

CASES = sorted(Path(__file__).with_name("cases").glob("*.txt"))


LEAKED = (
    r"pydantic|Input should|input_value|string_|yaml\.[a-z]*(Error|scanner)|Errno|Traceback|"
    r"NoneType|<class"
)
"""What only a library would say."""


def messages(folder: Path) -> str:
    """Return everything that is wrong with a folder, as the cases write it."""
    try:
        _, report = load_portfolio(folder)
    except ContentError as error:
        return f"refused: {error}".replace(str(folder), "FOLDER")
    return "\n".join(written(f) for f in report.findings if f.outcome is Outcome.FAIL)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_messages(path: Path, tmp_path: Path) -> None:
    """The folder gives exactly the messages written in its file."""
    case = read_case(path)
    expand(case, tmp_path)
    assert messages(tmp_path) == case.expected


def test_enough_cases() -> None:
    """Cases that went missing are noticed."""
    assert len(CASES) >= 60


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_wording(path: Path) -> None:
    """Every message is a sentence with an end, and none is a library's."""
    case = read_case(path)
    assert case.about.endswith(".")
    first_lines = [line for line in case.expected.splitlines() if not line.startswith(" ")]
    assert first_lines
    for line in first_lines:
        assert line.endswith((".", "?)")), line
    assert not re.search(LEAKED, case.expected)
