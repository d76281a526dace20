"""What a signed document may look like."""

import json

import pytest

from portfolio_gen.badges import strict_json
from portfolio_gen.badges.strict_json import MAX_BYTES, MAX_DEPTH, MAX_INTEGER
from portfolio_gen.base.errors import BadgeError, LimitError

TWICE = "is given twice in one object, so two readers may see two badges."


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (b'{"a": 1, "a": 2}', BadgeError, f"The name 'a' {TWICE}"),
        (b'{"b": {"a": 1, "\\u0061": 2}}', BadgeError, f"The name 'a' {TWICE}"),
        (b'{"x@y.example": 1, "x@y.example": 2}', BadgeError, f"A name {TWICE}"),
        (b'{"a": NaN}', BadgeError, "NaN is not a number in JSON."),
        (b'{"a": -Infinity}', BadgeError, "-Infinity is not a number in JSON."),
        (
            b'{"a": 1e400}',
            BadgeError,
            "A number is too large to be read alike by every program.",
        ),
        (
            b'{"a": -1e400}',
            BadgeError,
            "A number is too large to be read alike by every program.",
        ),
        (
            b'{"a": 9007199254740992}',
            BadgeError,
            "An integer is too large to be read alike by every program.",
        ),
        (
            b'{"a": ' + b"9" * 900_000 + b"}",
            BadgeError,
            "An integer is too large to be read alike by every program.",
        ),
        (
            b'{"a": "\\ud800"}',
            BadgeError,
            "A text contains half of a surrogate pair, which is no character.",
        ),
        (
            b'{"\\udc00": 1}',
            BadgeError,
            "A text contains half of a surrogate pair, which is no character.",
        ),
        (
            b"\xef\xbb\xbf{}",
            BadgeError,
            "This document begins with a byte order mark, which JSON forbids.",
        ),
        (
            b'{"a": "\xff"}',
            BadgeError,
            "This file is damaged, or of another kind: it is not UTF-8 text; byte 8 does not fit.",
        ),
        (
            b'{"a": "\xed\xa0\x80"}',
            BadgeError,
            "This file is damaged, or of another kind: it is not UTF-8 text; byte 8 does not fit.",
        ),
        (
            b"[]",
            BadgeError,
            "This JSON is not an object: it must begin with { and end with }.",
        ),
        (
            b'"text"',
            BadgeError,
            "This JSON is not an object: it must begin with { and end with }.",
        ),
        (
            b" " * (MAX_BYTES + 1),
            LimitError,
            "This document has 1,000,001 bytes; at most 1,000,000 are read.",
        ),
        (
            b'{"a":' * (MAX_DEPTH + 1) + b"0" + b"}" * (MAX_DEPTH + 1),
            LimitError,
            "This document nests more than 64 levels deep.",
        ),
        (b"[" * 500_000, LimitError, "This document nests more than 64 levels deep."),
    ],
    ids=[
        "twice",
        "twice-escaped",
        "twice-private",
        "nan",
        "infinity",
        "large-double",
        "large-negative",
        "large-integer",
        "endless-integer",
        "surrogate",
        "surrogate-name",
        "bom",
        "latin-1",
        "utf8-surrogate",
        "list",
        "text",
        "large",
        "deep",
        "very-deep",
    ],
)
def test_refused(data: bytes, error: type[BadgeError], message: str) -> None:
    """What json.loads lets through and a signed document must not contain."""
    with pytest.raises(error) as caught:
        strict_json.loads(data)
    assert type(caught.value) is error
    assert caught.value.message == message


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"", (1, 1), "a value is missing here"),
        (b'{"a": 1', (1, 8), "a comma or a closing bracket is missing here"),
        (b'{"a": 1,\n "b" 2}', (2, 6), "a colon is missing here"),
        (b"{'a': 1}", (1, 2), "a name in double quotes is missing here"),
        (
            b'{"a": "tab\there"}',
            (1, 11),
            "a line end, a tab or another control character is in a text",
        ),
        (b'{"a": "\\x"}', (1, 8), "a text has a backslash that means nothing"),
        (
            b'{"a": "\\u12"}',
            (1, 9),
            "a text has a \\u without the four digits that belong to it",
        ),
        (b'{"a": 1} x', (1, 10), "something follows after the end"),
        ('{"ä": 1,\r\n  "b": }'.encode(), (2, 8), "a value is missing here"),
        (b'{"a": "' + b'\\"' * 1000, (1, 7), "the text that begins here never ends"),
    ],
    ids=[
        "empty",
        "cut",
        "colon",
        "name",
        "control",
        "backslash",
        "digits",
        "more",
        "characters",
        "open-text",
    ],
)
def test_malformed(data: bytes, place: tuple[int, int], words: str) -> None:
    """What is not JSON is refused with the place, in lines and characters, in plain words."""
    with pytest.raises(BadgeError) as e:
        strict_json.loads(data)
    assert e.value.message == f"This file is damaged, or of another kind: {words}."
    assert e.value.where is not None
    assert (e.value.where.line, e.value.where.column) == place
    assert e.value.hint == strict_json._AGAIN


def test_place_of_depth() -> None:
    """The bracket that is one too many is named."""
    with pytest.raises(LimitError) as caught:
        strict_json.loads(b"{" + b"\n[" * 64)
    assert str(caught.value.where) == "JSON document:65:1"


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"{}", {}),
        (b' \n{"a": [null, true, 0.5, -0, "\\ud83d\\ude00"]} ', {"a": [None, True, 0.5, 0, "😀"]}),
        (
            f'{{"a": {MAX_INTEGER}, "b": -{MAX_INTEGER}}}'.encode(),
            {"a": MAX_INTEGER, "b": -MAX_INTEGER},
        ),
        (b'{"a": "[[[{\\"{"}', {"a": '[[[{"{'}),
        (b'{"a": {"b": 1}, "c": {"b": 1}}', {"a": {"b": 1}, "c": {"b": 1}}),
    ],
    ids=["empty", "values", "integers", "brackets-in-text", "same-name-elsewhere"],
)
def test_read(data: bytes, value: object) -> None:
    """Everything that every program reads alike is read."""
    assert strict_json.loads(data) == value


@pytest.mark.parametrize(
    ("digits", "number"),
    [
        ("1.0", 1),
        ("-0.0", 0),
        ("1e2", 100),
        ("70E-1", 7),
        ("9007199254740991.0", MAX_INTEGER),
        ("9007199254740992.0", 9007199254740992.0),
        ("1e21", 1e21),
        ("0.5", 0.5),
    ],
)
def test_whole_numbers(digits: str, number: float) -> None:
    """A whole number is one however it is written, as in JavaScript, and shown the same."""
    found = strict_json.loads(f'{{"a": {digits}}}'.encode())["a"]
    assert found == number
    assert type(found) is type(number)


def test_limits_are_inclusive() -> None:
    """Exactly at a limit is still fine."""
    assert strict_json.loads(b'{"a":' * MAX_DEPTH + b"0" + b"}" * MAX_DEPTH)
    assert strict_json.loads(b"{}".ljust(MAX_BYTES)) == {}
    assert strict_json.loads(b'{"a":"' + b"b" * 92 + b'"}', max_bytes=100)
    with pytest.raises(LimitError):
        strict_json.loads(b'{"a":"' + b"b" * 93 + b'"}', max_bytes=100)


def test_scan_is_linear() -> None:
    """A text without its end does not make the depth check crawl."""
    evil = b'{"a": ' + b'"\\"' * 300_000
    with pytest.raises(BadgeError):
        strict_json.loads(evil)


def test_result_is_plain_json() -> None:
    """What comes out can be written again and is the same."""
    data = b'{"a": [1, 2.5, {"b": "\\u00e4"}]}'
    assert strict_json.loads(data) == json.JSONDecoder().decode(data.decode())
