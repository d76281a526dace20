"""Names that every computer can keep."""

import pytest

from portfolio_gen.author.names import fault_of, plainest


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        pytest.param("water-cycle.md", "", id="a good name"),
        pytest.param("über uns.md", "", id="spaces and letters"),
        pytest.param("console.md", "", id="only begins like a device"),
        pytest.param("CON", 'Windows keeps the name "CON" for itself', id="a device"),
        pytest.param("lpt1.txt", 'Windows keeps the name "lpt1" for itself', id="with an ending"),
        pytest.param("a ", "Windows drops spaces and dots at the end of a name", id="a space"),
        pytest.param("a.", "Windows drops spaces and dots at the end of a name", id="a dot"),
        pytest.param("a?", 'Windows has no names with "?" in them', id="a question mark"),
        pytest.param("a\x07b", "there is an invisible character in it", id="a bell"),
        pytest.param("ä" * 127, "", id="just short enough"),
        pytest.param("ä" * 128, "a name has at most 255 bytes", id="too long"),
    ],
)
def test_fault(name: str, fault: str) -> None:
    """What not every computer can keep is said."""
    assert fault_of(name) == fault


def test_plainest() -> None:
    """Capital letters and the two ways to write an accent make no difference."""
    assert plainest("Caf\u00e9") == plainest("CAFE\u0301")
