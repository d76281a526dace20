"""One entry more, and nothing else changed."""

import pytest

from portfolio_gen.author.entries import with_entry
from portfolio_gen.base.errors import ConfigError


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "more:\n  new: one\n"),
        ("# only words\n", "# only words\nmore:\n  new: one\n"),
        ("a: 1", "a: 1\nmore:\n  new: one\n"),
        ("more:\na: 1\n", "more:\n  new: one\na: 1\n"),
        ("more: {}\n", "more: {new: one}\n"),
        ("a: 1\nmore: {old: b}  # why\n", "a: 1\nmore: {new: one, old: b}  # why\n"),
        ("more: {\n  old: b}\n", "more: {new: one, \n  old: b}\n"),
        ("more:\n    # why\n    old: b\n", "more:\n    # why\n    new: one\n    old: b\n"),
        ('more:\n  "old": b\na: 1\n', 'more:\n  new: one\n  "old": b\na: 1\n'),
    ],
    ids=["none", "comment", "no-end", "empty", "braces", "flow", "lines", "block", "quoted"],
)
def test_added(before: str, after: str) -> None:
    """Comments, quotes and order of what was there stay."""
    assert with_entry(before, "more", "new", "one", file="a.yml") == after


def test_signs_in_it() -> None:
    """A name or a value that would mean something to YAML is quoted."""
    made = with_entry("more: {old: b}\n", "more", "a/b.html", "x: y", file="a.yml")
    assert made == 'more: {a/b.html: "x: y", old: b}\n'


UNREADABLE = (
    "a.yml cannot be read, so nothing was added to it. Run portfolio-gen check, which says why."
)
OTHER = (
    'a.yml:2:7: "more" does not consist of named fields, so nothing was added to it. Run '
    "portfolio-gen check, which says what it should be."
)


@pytest.mark.parametrize(
    ("text", "message"),
    [("a: [", UNREADABLE), ("- a\n", UNREADABLE), ("a: 1\nmore: [x]\n", OTHER)],
    ids=["broken", "list", "other-shape"],
)
def test_refused(text: str, message: str) -> None:
    """A file that is not understood is left alone."""
    with pytest.raises(ConfigError) as error:
        with_entry(text, "more", "new", "one", file="a.yml")
    assert str(error.value) == message
