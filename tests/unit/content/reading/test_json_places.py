"""JSON from anywhere is read as it is, with places, or refused with a sentence."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.content.reading.json_places import read_json
from portfolio_gen.content.reading.notes import Notes
from tests.unit.content.making import said

EXPECTS = "Texts stand in double quotes; lists in [ ]; fields in { }."
MISSING = "is missing here. Every entry but the last ends in ,"
NAMED = 'Write: "name": "value"'
CLOSE = r'Close it with " on the same line, and write \n for a new line.'


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[1, 2.50, -3e7, true, false, null]", ["1", "2.50", "-3e7", "true", "false", None]),
        ('{"a": "\\ud83d\\ude00 \\/ \\n"}', {"a": "\U0001f600 / \n"}),
        ('{\n\t"a": {},\n\t"b": []\n}\n', {"a": {}, "b": []}),
        ('\ufeff"a"', "a"),
        ('{"null": "null"}', {"null": "null"}),
        ("null", None),
    ],
)
def test_read(text: str, value: object) -> None:
    """Numbers stay as written; tabs and pairs of escapes, which YAML refuses, are fine."""
    notes = Notes()
    document = read_json(text.encode(), file="r.json", notes=notes)
    assert document.readable
    assert document.value == value
    assert said(notes) == []


def test_places() -> None:
    """Every value and every name has its line and column."""
    document = read_json(b'{"a": 1,\n "b": [true,\n  {"c": ""}]}', file="r.json", notes=Notes())
    assert document.places == {
        (): (1, 1),
        ("a",): (1, 7),
        ("b",): (2, 7),
        ("b", 0): (2, 8),
        ("b", 1): (3, 3),
        ("b", 1, "c"): (3, 9),
    }
    assert document.keys == {("a",): (1, 2), ("b",): (2, 2), ("b", 1, "c"): (3, 4)}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", f"1:1: the file ends too early. {EXPECTS}"),
        (b"{", f"1:2: the name of a field is missing here. {NAMED}"),
        (b"[", f"1:2: the file ends too early. {EXPECTS}"),
        (b'{"a": 1', f"1:8: a comma or }} {MISSING}"),
        (b'{"a": 1 "b": 2}', f"1:9: a comma or }} {MISSING}"),
        (b"[1\n2]", f"2:1: a comma or ] {MISSING}"),
        (b"[1,]", "1:4: nothing stands between the comma and ]. Delete the comma."),
        (b"[,1]", f'1:2: ",1]" cannot stand here. {EXPECTS}'),
        (b"{a: 1}", f"1:2: the name of a field is missing here. {NAMED}"),
        (b'{"a" 1}', f"1:6: a colon is missing here. {NAMED}"),
        (b'{"a": }', f'1:7: "}}" cannot stand here. {EXPECTS}'),
        (b'{"a": yes}', f'1:7: "yes}}" cannot stand here. {EXPECTS}'),
        (b"[01]", f"1:3: a comma or ] {MISSING}"),
        (b"[NaN]", f'1:2: "NaN]" cannot stand here. {EXPECTS}'),
        (b"['a']", f"1:2: \"'a']\" cannot stand here. {EXPECTS}"),
        (b"1 2", "1:3: the file should end here. Delete what follows."),
        (
            b'"a',
            (
                "1:1: the text that starts here is not closed, or has a character in it that JSON "
                f"does not allow. {CLOSE}"
            ),
        ),
        (
            b'"a\nb"',
            (
                "1:1: the text that starts here is not closed, or has a character in it that JSON "
                f"does not allow. {CLOSE}"
            ),
        ),
        (
            b'["\\ud800"]',
            (
                "1:2: this text contains the invisible character U+D800, which no page can show. "
                "Delete the text and type it anew."
            ),
        ),
        (
            b"[" * 25,
            (
                "1:25: this is nested more than 24 levels deep. Nothing in a portfolio needs that; "
                "look for brackets that are not closed."
            ),
        ),
        (b'{"a": 1, "a": 2}', '1:10: "a" is given twice (first on line 1). Keep one of them.'),
    ],
)
def test_refused(data: bytes, message: str) -> None:
    """Every mistake has its place and its fix."""
    notes = Notes()
    document = read_json(data, file="r.json", notes=notes)
    assert said(notes) == [f"r.json:{message}"]
    assert document.readable == ("twice" in message)


def test_not_text() -> None:
    """Bytes that are no text are told as such."""
    notes = Notes()
    assert not read_json(b"\xff\xfe{", file="r.json", notes=notes).readable
    assert said(notes)[0].startswith("r.json:1: this file is saved as UTF-16.")


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=12,
)


def as_text(value: object) -> object:
    """Return a value with numbers, yes and no as they are written."""
    if isinstance(value, dict):
        return {name: as_text(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    return value if value is None or isinstance(value, str) else json.dumps(value)


@settings(deadline=None)
@given(VALUES, st.sampled_from([None, 1, "\t"]))
def test_all_json(value: object, indent: int | str | None) -> None:
    """Whatever JSON a program writes is read as what it says."""
    notes = Notes()
    data = json.dumps(value, indent=indent).encode()
    document = read_json(data, file="r.json", notes=notes)
    assert document.value == as_text(value)
    assert notes.findings == ()


@settings(deadline=None)
@given(st.text(alphabet='{}[]",:ab1-.eE \n\\u', max_size=30))
def test_whatever_is_typed(text: str) -> None:
    """Anything is either read, or refused with a sentence; and what json reads, is read."""
    notes = Notes()
    document = read_json(text.encode(), file="r.json", notes=notes)
    try:
        json.loads(text)  # noqa: TID251 (the comparison)
    except ValueError:
        assert not document.readable
        assert len(notes.findings) >= 1
    else:
        assert document.readable or "invisible" in said(notes)[-1] or "nested" in said(notes)[-1]
