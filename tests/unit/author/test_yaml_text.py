"""Settings as they are written into files, and read back."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st

from portfolio_gen.author.yaml_text import Value, one_line, page, scalar, settings, tidy
from portfolio_gen.base.errors import ContentError
from portfolio_gen.content.reading.front_matter import read_page
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.places import read_yaml

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t :#,[]{}'\"-"),
    max_size=40,
)
PATIENT = rules(suppress_health_check=[HealthCheck.too_slow], deadline=None)
"""The first text takes seconds: a table of all characters is made for it."""

NAMES = st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True)
ENTRY = TEXT.filter(bool) | st.dictionaries(NAMES, TEXT.filter(bool), min_size=1, max_size=3)
FIELDS = st.dictionaries(
    NAMES,
    TEXT.filter(bool)
    | st.lists(ENTRY, min_size=1, max_size=4)
    | st.dictionaries(NAMES, ENTRY, min_size=1, max_size=4),
    min_size=1,
    max_size=5,
)


def read(text: str) -> object:
    """Return what our own reader makes of a file, which must find nothing to complain of."""
    notes = Notes()
    document = read_yaml(text.encode(), file="x.yml", notes=notes)
    assert not notes.findings
    return document.value


@PATIENT
@given(FIELDS)
def test_reads_back(fields: dict[str, Value]) -> None:
    """Whatever is written is read as the same text."""
    assert read(settings(fields, comment="One: two\n- three")) == fields


@PATIENT
@given(FIELDS, st.sampled_from(["", "Some text.\n\n---\n\nMore."]))
def test_reads_back_in_a_page(fields: dict[str, Value], body: str) -> None:
    """The same holds at the top of a Markdown file, whatever stands below."""
    notes = Notes()
    found = read_page(page(fields, body).encode(), file="x.md", notes=notes)
    assert not notes.findings
    assert found.document.value == fields
    assert found.body.rstrip("\n") == body


@PATIENT
@given(TEXT | st.text())
def test_tidy_text_can_be_written(text: str) -> None:
    """What is left of a text after tidying can always be written."""
    kept = tidy(text)
    assert read(f"- {scalar(kept)}") == [kept]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param("Ana Reyes", "Ana Reyes", id="a name"),
        pytest.param("Łukasz O’Neil-Żak", "Łukasz O’Neil-Żak", id="letters of other countries"),
        pytest.param("हिन्दी", "हिन्दी", id="marks on letters"),
        pytest.param("no", '"no"', id="a word that is no word elsewhere"),
        pytest.param("010", '"010"', id="digits"),
        pytest.param("2026-04-28", '"2026-04-28"', id="text that looks like a date"),
        pytest.param(dt.date(2026, 4, 28), "2026-04-28", id="a date"),
        pytest.param(True, "true", id="yes"),
        pytest.param(False, "false", id="no"),
        pytest.param(300, "300", id="a number"),
        pytest.param("#7a2e3a", '"#7a2e3a"', id="a colour"),
        pytest.param("Water: a lesson", '"Water: a lesson"', id="a colon and a space"),
        pytest.param("at noon:", '"at noon:"', id="a colon at the end"),
        pytest.param("ilo:writing", "ilo:writing", id="a colon inside"),
        pytest.param("https://a.example/b", "https://a.example/b", id="an address"),
        pytest.param("Salt, and pepper", "Salt, and pepper", id="a comma"),
        pytest.param("- no list", '"- no list"', id="a hyphen first"),
        pytest.param('say "yes"\\', '"say \\"yes\\"\\\\"', id="quotes and a backslash"),
        pytest.param("a\tb", '"a\\tb"', id="a tab"),
        pytest.param("a\u200db", '"a\\U0000200db"', id="a joiner nobody sees"),
        pytest.param("space ", '"space "', id="a space at the end"),
        pytest.param("", '""', id="nothing"),
    ],
)
def test_scalar(value: str | float | dt.date, written: str) -> None:
    """Quotes stand where somebody would otherwise read something else."""
    assert scalar(value) == written


def test_one_line_quotes_more() -> None:
    """Inside brackets a comma and a colon have a meaning."""
    assert one_line({"a": ["x", "ilo:y", "b, c"], "gone": None, "n": 3}) == (
        '{a: [x, "ilo:y", "b, c"], n: 3}'
    )


def test_invisible() -> None:
    """A character that no page can show is refused."""
    with pytest.raises(ContentError) as caught:
        scalar("a\x07")
    assert str(caught.value) == (
        "this text contains the invisible character U+0007, which no page can show. "
        "Delete the text and type it anew."
    )


def test_looks() -> None:
    """A file looks like one that a person wrote."""
    text = settings(
        {
            "basics": {"name": "Ana", "label": "", "profiles": [{"network": "Code", "url": "x"}]},
            "summary": "One\n\ntwo",
            "empty": (),
            "none": None,
            "sections": ["badges", "projects"],
            "long": ["w" * 60, "v" * 60],
            "media": [{"src": "a.png", "alt": "w" * 100}],
        },
        schema=".schemas/portfolio.json",
        comment="Your settings.\n\nChange them.",
        notes="license: CC-BY-4.0",
    )
    assert text == (
        "# yaml-language-server: $schema=.schemas/portfolio.json\n"
        "# Your settings.\n#\n# Change them.\n"
        "basics:\n  name: Ana\n  profiles:\n    - {network: Code, url: x}\n"
        "summary: |-\n  One\n\n  two\n"
        "sections: [badges, projects]\n"
        f"long:\n  - {'w' * 60}\n  - {'v' * 60}\n"
        f"media:\n  - src: a.png\n    alt: {'w' * 100}\n"
        "# license: CC-BY-4.0\n"
    )
