"""What somebody probably meant, and lists that can be read."""

import pytest

from portfolio_gen.content.reading.suggest import closest, did_you_mean, listing, shown


@pytest.mark.parametrize(
    ("word", "options", "found"),
    [
        ("acent", ["accent", "name"], "accent"),
        ("real-world", ["real_world"], "real_world"),
        ("Real World", ["real-world"], "real-world"),
        ("NAME", ["name"], "name"),
        ("nothing", ["accent", "name"], ""),
        ("", ["a"], ""),
        ("a", [], ""),
    ],
)
def test_closest(word: str, options: list[str], found: str) -> None:
    """The most similar option is found, whatever the case and the hyphens; or none."""
    assert closest(word, options) == found


def test_did_you_mean() -> None:
    """The question stands in brackets behind the sentence, or not at all."""
    assert did_you_mean("acent", ["accent"]) == ' (did you mean "accent"?)'
    assert did_you_mean("x", ["accent"]) == ""


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a or b"),
        (["a", "b", "c"], "a, b or c"),
        ([str(n) for n in range(14)], "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 or 13"),
        (
            [str(n) for n in range(16)],
            "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 2 more",
        ),
    ],
    ids=["none", "one", "two", "three", "most", "too-many"],
)
def test_listing(words: list[str], text: str) -> None:
    """A list reads as a sentence part and ends where nobody would read on."""
    assert listing(words) == text


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("a", '"a"'),
        ("a\nb\t c", '"a b c"'),
        ("\x1b[31m", '"[31m"'),
        ("x" * 60, f'"{"x" * 60}"'),
        ("x" * 61, f'"{"x" * 59}…"'),
    ],
    ids=["plain", "lines", "escape", "longest", "too-long"],
)
def test_shown(text: str, quoted: str) -> None:
    """Foreign text is shown on one line, cut, and without steering anything."""
    assert shown(text) == quoted
