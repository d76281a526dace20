"""YAML keeps what was typed, knows where it stands, and explains what it cannot read.

Every row runs with the parser of libyaml and with the one in Python.
"""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.base.errors import Where
from portfolio_gen.content.reading import places
from portfolio_gen.content.reading.document import MAX_DEPTH, Document
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.places import read_yaml
from portfolio_gen.content.reading.yaml_words import explain
from tests.unit.content.making import said

LOADERS = [getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader]


@pytest.fixture(params=LOADERS, ids=["libyaml", "python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use one parser after the other."""
    monkeypatch.setattr(places, "LOADER", request.param)


def read(text: str | bytes) -> tuple[Document, list[str]]:
    """Return a document and what was noted."""
    notes = Notes()
    return read_yaml(text, file="f.yml", notes=notes), said(notes)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 010", {"a": "010"}),
        ("a: no", {"a": "no"}),
        ("a: 1.10", {"a": "1.10"}),
        ("a: 2026-04-28", {"a": "2026-04-28"}),
        ("a: 0x1f", {"a": "0x1f"}),
        ("a: Null", {"a": "Null"}),
        ("a:", {"a": None}),
        ("a: ~", {"a": None}),
        ("a: null", {"a": None}),
        ('a: "null"', {"a": "null"}),
        ("a: ''", {"a": ""}),
        ("[1, {b: c}]", ["1", {"b": "c"}]),
        ("a: |\n  one\n  two", {"a": "one\ntwo"}),
        ("a: >-\n  one\n  two", {"a": "one two"}),
        ("12: b", {"12": "b"}),
        ("true: b", {"true": "b"}),
        ("a: x # y", {"a": "x"}),
        ("a: x ## y", {"a": "x"}),
        ("a: 'x #y'", {"a": "x #y"}),
        ("# only a comment", None),
        ("", None),
        ("\ufeffa: b".encode(), {"a": "b"}),
        (b"a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        (b"a: b\rc: d", {"a": "b", "c": "d"}),
    ],
)
def test_as_written(text: str | bytes, value: object) -> None:
    """Text stays text; only nothing is nothing."""
    document, notes = read(text)
    assert document.readable
    assert document.value == value
    assert notes == []


def test_where() -> None:
    """Every value and every name of a field has its line and column, in characters."""
    document, _ = read('é: {b: "ü", c: [x, y]}\nd:\n  - e: f\n')
    assert document.places == {
        (): (1, 1),
        ("é",): (1, 4),
        ("é", "b"): (1, 8),
        ("é", "c"): (1, 16),
        ("é", "c", 0): (1, 17),
        ("é", "c", 1): (1, 20),
        ("d",): (3, 3),
        ("d", 0): (3, 5),
        ("d", 0, "e"): (3, 8),
    }
    assert document.keys[("d",)] == (2, 1)
    assert document.where(("d", 0, "nothing")) == Where(file="f.yml", line=3, column=5)
    assert document.where_named(("d",)) == Where(file="f.yml", line=2, column=1)
    assert document.where_named(("d", 7)) == Where(file="f.yml", line=3, column=3)
    assert Document(file="f.yml").where(("a",)) == Where(file="f.yml")


def test_first_line() -> None:
    """Settings inside a file count its lines, not their own."""
    notes = Notes()
    document = read_yaml("a: b\na: c #d", file="f.md", notes=notes, first_line=2)
    assert document.places[("a",)] == (2, 4)
    assert said(notes) == [
        'f.md:3:1: "a" is given twice (first on line 2). Keep one of them.',
        (
            'f.md:3:6: "#d" is read as a comment and lost. Put the value in quotes: "c #d"; or, if '
            "it is a comment, write a space after the #."
        ),
    ]


def test_given_twice() -> None:
    """The first value stays, and what stands inside the second is looked at all the same."""
    document, notes = read("a: {b: 1}\na: {b: 2, c: 3, c: 4}\n")
    assert document.value == {"a": {"b": "1"}}
    assert document.places[("a", "b")] == (1, 8)
    assert notes == [
        'f.yml:2:1: "a" is given twice (first on line 1). Keep one of them.',
        'f.yml:2:17: "c" is given twice (first on line 2). Keep one of them.',
    ]


BACKSLASH = (
    "a backslash between double quotes has a special meaning. "
    "Use single quotes around the text, or write two backslashes."
)
MACHINERY = (
    "has a special meaning in YAML that portfolios do not use. "
    "Put the text in double quotes, or write the value out."
)
GENERAL = (
    'this line cannot be read. Compare it with the line above: the same indentation, "name: '
    'value", and double quotes around text with : # or quotes in it.'
)
RIGHT = (
    "this line starts further to the right than the fields it belongs to. "
    "Start it in the same column as they do."
)
LEFT = RIGHT.replace("right", "left")
TAB = (
    "this line is indented with a tab. "
    "Use spaces, two for each level; most editors can convert tabs to spaces."
)


def needs_quotes(place: str, name: str, why: str, fix: str) -> str:
    """Return the sentence about missing quotes."""
    return f'f.yml:{place}: the text after "{name}:" needs quotes, because it {why}. Write: {fix}'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b: c", needs_quotes("1:4", "a", "contains a colon", 'a: "b: c"')),
        ("- a: b: c", needs_quotes("1:6", "a", "contains a colon", 'a: "b: c"')),
        ("a b: c: d", needs_quotes("1:6", "a b", "contains a colon", 'a b: "c: d"')),
        ("a: @b", needs_quotes("1:4", "a", "starts with @", 'a: "@b"')),
        ("a: `b`", needs_quotes("1:4", "a", "starts with `", 'a: "`b`"')),
        ("a: %b", needs_quotes("1:4", "a", "starts with %", 'a: "%b"')),
        ("a: *b*", needs_quotes("1:4", "a", "starts with *", 'a: "*b*"')),
        ("a: !b!c d", needs_quotes("1:4", "a", "starts with !", 'a: "!b!c d"')),
        ("a: > b", needs_quotes("1:4", "a", "starts with >", 'a: "> b"')),
        ("a: - b", needs_quotes("1:4", "a", "starts with a hyphen", 'a: "- b"')),
        ("a: 'it's'", needs_quotes("1:4", "a", "contains '", 'a: "it\'s"')),
        ('a: "b" c', needs_quotes("1:4", "a", 'goes on after the closing "', "a: '\"b\" c'")),
        (
            "a: 'b' \"it's\"",
            needs_quotes("1:4", "a", "goes on after the closing '", 'a: "\'b\' \\"it\'s\\""'),
        ),
        (
            "a: [b] c",
            needs_quotes(
                "1:4", "a", "starts with [ and goes on after the closing bracket", 'a: "[b] c"'
            ),
        ),
        ('a: "\\q"', f"f.yml:1:5: {BACKSLASH}"),
        ('a: "C:\\path"', f"f.yml:1:7: {BACKSLASH}"),
        ('a: "b\\x07"', f"f.yml:1:4: {BACKSLASH}"),
        ("a:\n\tb: c", f"f.yml:2:1: {TAB}"),
        ("a:\n  - b\n \t- c", f"f.yml:3:2: {TAB}"),
        ("a: &b c", f'f.yml:1:4: "&b" {MACHINERY}'),
        ("a: {b: &c {d: e}}", f'f.yml:1:8: "&c" {MACHINERY}'),
        ("a: *b", f'f.yml:1:4: "*b" {MACHINERY}'),
        ("a: !b c", f'f.yml:1:4: "!b" {MACHINERY}'),
        ("a: ! b", f'f.yml:1:4: "!" {MACHINERY}'),
        ("a: !!int 1", f'f.yml:1:4: "!!int" {MACHINERY}'),
        ("a: !<tag:x> [b]", f'f.yml:1:4: "!tag:x" {MACHINERY}'),
        (
            'a: "b\nc: d',
            'f.yml:1:4: the text that starts here with " never ends. Write " at its end.',
        ),
        (
            "a: 'b",
            "f.yml:1:4: the text that starts here with ' never ends. Write ' at its end.",
        ),
        (
            "a: [b\nc: d",
            (
                "f.yml:1:4: the list that starts here with [ is not closed, or a comma is missing "
                "in it. Separate the entries with commas and end with ]."
            ),
        ),
        (
            "a: {b: c d: e}",
            (
                "f.yml:1:4: the fields that start here with { are not closed, or a comma is "
                "missing. Separate the entries with commas and end with }."
            ),
        ),
        ("a: b\n c: d", f"f.yml:2:2: {RIGHT}"),
        ("a:\n  b: c\n d: e", f"f.yml:3:2: {LEFT}"),
        ("  a: b\nc: d", f"f.yml:2:1: {LEFT}"),
        (
            "a:b\nc: d",
            'f.yml:1:3: a space is missing after "a:". Write: a: b',
        ),
        (
            "a: b\nc",
            (
                'f.yml:2:1: "c" is not in the form "name: value". Add the colon and a value, or '
                "indent it if it belongs to the text above."
            ),
        ),
        (
            "a: b\n---\nc: d",
            (
                "f.yml:2:1: a second document starts here; only the first would be read. "
                'Delete the line "---".'
            ),
        ),
        ("? [a]\n: b", "f.yml:1:3: the name of a field must be a word. Write: name: value."),
        ("{a: b}: c", "f.yml:1:1: the name of a field must be a word. Write: name: value."),
        ("- a\nb: c", f"f.yml:2:1: {GENERAL}"),
        ("- [: b?[?*", f"f.yml:1:11: {GENERAL}"),
        ("a: ]b", needs_quotes("1:4", "a", "starts with ]", 'a: "]b"')),
        ("a: -", needs_quotes("1:4", "a", "starts with a hyphen", 'a: "-"')),
        (
            "{",
            (
                'f.yml:1:1: "{" is not in the form "name: value". Add the colon and a value, or '
                "indent it if it belongs to the text above."
            ),
        ),
        (
            "a: b\uffff",
            (
                "f.yml:1:5: there is an invisible character U+FFFF here that no page can show. "
                "Delete the word around it and type it anew."
            ),
        ),
        (
            "a: 'b\u0085\u0080'",
            (
                "f.yml:1:6: there is an invisible character U+0085 here that no page can show. "
                "Delete the word around it and type it anew."
            ),
        ),
        (
            b"a: b\x00",
            "f.yml:1: this is not a text file. Save it as plain text, encoded as UTF-8.",
        ),
    ],
)
def test_refused(text: str | bytes, message: str) -> None:
    """Every mistake has a sentence about what stands there, with the place and the fix."""
    document, notes = read(text)
    assert notes == [message]
    assert not document.readable
    assert document.value is None


@pytest.mark.parametrize("opening", ["[", "{a: "], ids=["list", "fields"])
def test_depth(opening: str) -> None:
    """Exactly as deep as allowed is read; one level more is not, and nothing overflows."""
    closing = {"[": "]", "{a: ": "}"}[opening]
    document, notes = read(opening * MAX_DEPTH + closing * MAX_DEPTH)
    assert document.readable
    assert notes == []
    words = (
        f"this is nested more than {MAX_DEPTH} levels deep. Nothing in a portfolio needs that; "
        "look for brackets that are not closed."
    )
    document, notes = read(opening * (MAX_DEPTH + 1))
    assert not document.readable
    assert notes == [f"f.yml:1:{len(opening) * MAX_DEPTH + 1}: {words}"]
    # Some parsers stop at a limit of their own, further along the line.
    document, notes = read(opening * 20_000)
    assert not document.readable
    assert [note.partition(": ")[2] for note in notes] == [words]


def test_depth_that_the_parser_refuses() -> None:
    """Parsers with a limit of their own say something else than ours; people read the same."""
    mark = yaml.Mark("f.yml", 1000, 0, 1000, None, 0)
    error = yaml.scanner.ScannerError(
        "while increasing flow level", mark, "exceeded maximum nesting depth", mark
    )
    found = explain(error, "[" * 20_000, file="f.yml", first_line=1)
    assert found.where == Where(file="f.yml", line=1, column=1001)
    assert found.message == f"this is nested more than {MAX_DEPTH} levels deep."


@pytest.mark.parametrize(("count", "readable"), [(9_999, True), (10_000, False)])
def test_too_many_values(count: int, readable: bool) -> None:  # noqa: FBT001
    """Exactly as many values as allowed are read, the list around them included."""
    document, notes = read("- a\n" * count)
    assert document.readable is readable
    refused = "f.yml:10000:3: this file has more than 10000 entries. Is it the right file?"
    assert notes == ([] if readable else [refused])


@pytest.mark.timeout(60)  # it would take hours otherwise
def test_endless_line() -> None:
    """A line of a megabyte is refused."""
    assert read("- " * 9_000 + "a: b: c")[1][0].endswith("brackets that are not closed.")
    assert read("a" * 500_000 + ": b: c")[1][0].endswith(GENERAL)
    assert read("a: " + "- " * 250_000)[1][0].endswith(GENERAL)


def test_half_a_character() -> None:
    """Half of a character, which only one of the parsers lets through, is refused with both."""
    assert read('a: "\\ud800"')[1][0].endswith(BACKSLASH)


@settings(deadline=None)
@given(st.text(alphabet="ab:- \n\t#'\"[]{}&*!|>%@`,?\\~é\u0085\ufeff", max_size=40))
def test_whatever_is_typed(text: str) -> None:
    """Anything is either read, or refused with a sentence at a place that exists."""
    notes = Notes()
    document = read_yaml(text, file="f.yml", notes=notes)
    assert document.readable or notes.findings
    for finding in notes.findings:
        assert finding.where is not None
        assert 1 <= finding.where.line <= text.count("\n") + 1
        assert finding.message.endswith(".")
