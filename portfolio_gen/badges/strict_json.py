"""JSON as signed documents need it: one reading only, and bounded.

What a signature covers must be what a reader sees. ``json.loads`` keeps the last of two equal
names, accepts NaN and lone surrogates, and changes large integers; two programs may then see two
different badges behind one signature. This module refuses all of these.
"""

import json
import re
from collections import Counter
from typing import Any, NoReturn

from portfolio_gen.base.errors import BadgeError, LimitError, Where

MAX_BYTES = 1_000_000
"""Largest accepted document, in bytes."""

MAX_DEPTH = 64
"""Most objects and lists inside one another; real badges have about twelve."""

MAX_INTEGER = 2**53 - 1
"""Largest integer that every JSON reader keeps exactly (RFC 7493 section 2.2)."""

DOCUMENT = "JSON document"
"""Stands for the file in places; whoever knows the name of the file replaces it."""

_MAX_DIGITS = len(str(MAX_INTEGER)) + 1

# A string without its end runs to the end of the text, so that a scan is linear on any input.
_SHAPE = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_:-]{0,59}")

_AGAIN = "Download it again from where it was issued."

_TRAILING_COMMA = "nothing follows this comma"
_WORDS = {
    "Expecting value": "a value is missing here",
    "Expecting property name enclosed in double quotes": (
        "a name in double quotes is missing here"
    ),
    "Expecting ':' delimiter": "a colon is missing here",
    "Expecting ',' delimiter": "a comma or a closing bracket is missing here",
    "Unterminated string starting at": "the text that begins here never ends",
    "Invalid control character at": "a line end, a tab or another control character is in a text",
    "Invalid \\escape": "a text has a backslash that means nothing",
    "Invalid \\uXXXX escape": "a text has a \\u without the four digits that belong to it",
    "Extra data": "something follows after the end",
    "Illegal trailing comma before end of object": _TRAILING_COMMA,
    "Illegal trailing comma before end of array": _TRAILING_COMMA,
}
"""Our words for those of the standard library, which are for programmers and change with it."""

_NOT_JSON = "it cannot be read from here on"


def loads(data: bytes, *, max_bytes: int = MAX_BYTES) -> dict[str, Any]:
    """Decode one JSON object.

    Args:
        data: UTF-8 bytes, without a byte order mark.
        max_bytes: Upper bound on ``len(data)``.

    Returns:
        The object. Numbers with a fraction stay exact only as far as ``float``.

    Raises:
        LimitError: ``data`` is longer than ``max_bytes`` or nests deeper than ``MAX_DEPTH``.
        BadgeError: Not UTF-8, not JSON, not an object, a name given twice, NaN, Infinity, a
            number outside the range that every reader keeps, or half of a surrogate pair.

    Spec: RFC 8785 section 3.1 (I-JSON input, RFC 7493 section 2).
    """
    if len(data) > max_bytes:
        raise LimitError(
            f"This document has {len(data):,} bytes; at most {max_bytes:,} are read.",
            hint="A badge needs a few thousand; check that this is the right file.",
        )
    text = _text(data)
    _check_depth(text)
    value = _parse(text)
    if not isinstance(value, dict):
        raise BadgeError("This JSON is not an object: it must begin with { and end with }.")
    _check_surrogates(text, value)
    return value


def _text(data: bytes) -> str:
    """Decode strictly.

    Raises:
        BadgeError: Not UTF-8, or a byte order mark.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadgeError(
            "This file is damaged, or of another kind: it is not UTF-8 text; "
            f"byte {error.start + 1:,} does not fit.",
            hint=_AGAIN,
        ) from error
    if text.startswith("\ufeff"):
        raise BadgeError("This document begins with a byte order mark, which JSON forbids.")
    return text


def _check_depth(text: str) -> None:
    """Count brackets before parsing, because the parser itself recurses.

    Raises:
        LimitError: Deeper than ``MAX_DEPTH``.
    """
    # Nothing is deeper than there are opening brackets, and most badges have few.
    if text.count("{") + text.count("[") <= MAX_DEPTH:
        return
    depth = 0
    for match in _SHAPE.finditer(text):
        mark = match[0]
        if mark in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise LimitError(
                    f"This document nests more than {MAX_DEPTH} levels deep.",
                    where=_place(text, match.start()),
                )
        elif mark in "]}":
            depth -= 1


def _parse(text: str) -> Any:  # noqa: ANN401 (any JSON value)
    """Parse, refusing what only some readers accept.

    Raises:
        BadgeError: Not JSON, a name given twice, or a number out of range.
    """
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise BadgeError(
            f"This file is damaged, or of another kind: {_WORDS.get(error.msg, _NOT_JSON)}.",
            where=_place(text, error.pos),
            hint=_AGAIN,
        ) from error


def _place(text: str, position: int) -> Where:
    """Return line and column of a position, both counted from 1."""
    start = text.rfind("\n", 0, position) + 1
    line = text.count("\n", 0, position) + 1
    return Where(file=DOCUMENT, line=line, column=position - start + 1)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object.

    Raises:
        BadgeError: A name occurs twice.
    """
    found = dict(pairs)
    if len(found) != len(pairs):
        counts = Counter(name for name, _ in pairs)
        name = next(name for name, count in counts.items() if count > 1)
        # A name that is not a plain word may hold anything, an e-mail address included.
        shown = f"The name {name!r}" if _PLAIN_NAME.fullmatch(name) else "A name"
        raise BadgeError(
            f"{shown} is given twice in one object, so two readers may see two badges."
        )
    return found


def _constant(name: str) -> NoReturn:
    """Refuse ``NaN`` and ``Infinity``.

    Raises:
        BadgeError: Always.
    """
    raise BadgeError(f"{name} is not a number in JSON.")


def _integer(digits: str) -> int:
    """Convert an integer that every reader keeps exactly.

    Raises:
        BadgeError: It is larger.
    """
    # The length comes first: converting a million digits takes seconds.
    if len(digits) > _MAX_DIGITS or abs(int(digits)) > MAX_INTEGER:
        raise BadgeError("An integer is too large to be read alike by every program.")
    return int(digits)


def _fraction(digits: str) -> float:
    """Convert a number with a point or an exponent; 1.0 and 1e2 are whole, as in JavaScript.

    Raises:
        BadgeError: It is larger than any double.
    """
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise BadgeError("A number is too large to be read alike by every program.")
    return int(number) if number.is_integer() and abs(number) <= MAX_INTEGER else number


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_constant=_constant,
    parse_int=_integer,
    parse_float=_fraction,
)


def _check_surrogates(text: str, value: dict[str, Any]) -> None:
    """Refuse half of a surrogate pair, which is no character and cannot be written as UTF-8.

    Raises:
        BadgeError: There is one.
    """
    if "\\u" not in text:
        return
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadgeError("A text contains half of a surrogate pair, which is no character.") from (
            error
        )
