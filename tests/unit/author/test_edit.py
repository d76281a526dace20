"""One entry more in a list of an existing file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.author.edit import with_entry
from portfolio_gen.author.yaml_text import Value, settings
from tests.unit.author.test_yaml_text import FIELDS, PATIENT, TEXT


def page(top: str, end: str = "\n") -> bytes:
    """Return a Markdown file with settings."""
    return f"---\n{top}---\nText with [a]: b\n".replace("\n", end).encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("title: A\n", "title: A\nbadges: [new]\n", id="no list yet"),
        pytest.param("badges: []\n", "badges: [new]\n", id="an empty one"),
        pytest.param("badges: [one]  # mine\n", "badges: [one, new]  # mine\n", id="in one line"),
        pytest.param("badges: [one,]\n", "badges: [one, new]\n", id="with a comma at its end"),
        pytest.param("badges: ['a]b', \"c,\"]\n", "badges: ['a]b', \"c,\", new]\n", id="quoted"),
        pytest.param(
            "badges: [\n  one,\n  two\n]\ntitle: A\n",
            "badges: [\n  one,\n  two\n, new]\ntitle: A\n",
            id="brackets over several lines",
        ),
        pytest.param(
            "badges:\n  - one\n  - two  # b\ntitle: A\n",
            "badges:\n  - one\n  - two  # b\n  - new\ntitle: A\n",
            id="one below the other",
        ),
        pytest.param(
            "badges:\n- one\n\n# end\ntitle: A\n",
            "badges:\n- one\n- new\n\n# end\ntitle: A\n",
            id="not indented",
        ),
        pytest.param(
            "skills: [badges, badges]\nbadges: [one]\nx: {badges: [two]}\n",
            "skills: [badges, badges]\nbadges: [one, new]\nx: {badges: [two]}\n",
            id="the word stands elsewhere, too",
        ),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["Unix", "Windows"])
def test_entry_added(before: str, after: str, end: str) -> None:
    """The list has one more, and everything else is as it was."""
    assert with_entry(page(before, end), "badges", "new", file="a.md") == page(after, end)


@pytest.mark.parametrize(
    "top",
    [
        pytest.param("badges: one\n", id="no list"),
        pytest.param("badges:\n", id="left empty"),
        pytest.param("badges: |-\n  one\n", id="a text"),
        pytest.param("badges: [one\n", id="broken"),
        pytest.param("{badges: [one]}\n", id="all in braces with another list inside it"),
        pytest.param("- badges\n", id="a list of its own"),
        pytest.param("{title: A}\n", id="all in braces"),
        pytest.param("badges:\n  - >-\n    one\n    two\n", id="folded text"),
    ],
)
def test_left_to_the_person(top: str) -> None:
    """What is written in an unusual way is not touched, or comes out right."""
    made = with_entry(page(top), "badges", "new", file="a.md")
    assert made is None or b"new" in made


def test_line_ends_of_old_computers() -> None:
    """A file whose lines end in a way that the parser counts otherwise is not touched."""
    assert with_entry(b"a: [b]\rc: d\n", "a", "new", file="a.yml") is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"emails: []", b"emails: [new]", id="no end of line"),
        pytest.param(b"emails:\n  - a", b"emails:\n  - a\n  - new\n", id="none after a list"),
        pytest.param(b"dids: [x]", b"dids: [x]\nemails: [new]\n", id="none after another list"),
        pytest.param(b"\xef\xbb\xbfemails: [a]\n", b"\xef\xbb\xbfemails: [a, new]\n", id="a mark"),
    ],
)
def test_settings_file(before: bytes, after: bytes) -> None:
    """A file that consists of settings only is changed in the same way."""
    assert with_entry(before, "emails", "new", file="a.yml") == after


def test_entry_of_fields() -> None:
    """An entry may consist of fields."""
    before = b"issuers:\n  - {id: a, name: A}\n"
    made = with_entry(before, "issuers", {"id": "did:web:b", "name": "B", "x": ""}, file="a.yml")
    assert made == before + b'  - {id: "did:web:b", name: B}\n'


@PATIENT
@given(FIELDS, TEXT.filter(bool), st.booleans())
def test_any_file(fields: dict[str, Value], entry: str, markdown: bool) -> None:  # noqa: FBT001
    """Whatever stands in a file stands in it afterwards."""
    text = settings({**fields, "badges": ["one"]})
    data = page(text) if markdown else text.encode()
    made = with_entry(data, "badges", entry, file="a.md" if markdown else "a.yml")
    assert made is not None
    end = made.index(b"badges: [one") + len(b"badges: [one")
    assert made[:end] == data[:end]
