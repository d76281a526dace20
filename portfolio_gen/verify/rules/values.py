"""Plain values that the standards speak of."""

import re
from typing import Any

from portfolio_gen.verify.moments import parse_time
from portfolio_gen.verify.rules.judge import Count, Member, Value

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_DATE = re.compile(r"-?\d{4,9}-\d\d-\d\d(?:[T ].{1,300})?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def _is_text(value: Any) -> bool:  # noqa: ANN401 (any JSON value)
    """Tell whether a value is a text, or a text with its language."""
    if isinstance(value, dict):
        value = value.get("@value")
    return isinstance(value, str)


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


PLAIN = Value(words="text", good=lambda v: isinstance(v, str))
TEXT = Value(words="text", good=_is_text)
ADDRESS = Value(words="an address", good=lambda v: _matches(_IRI, v))
PICTURE_ADDRESS = Value(words="an address", good=ADDRESS.good, rather="an object of type “Image”")
MOMENT = Value(
    words="a moment with its time zone",
    good=lambda v: isinstance(v, str) and parse_time(v) is not None,
)
DATE = Value(words="a date", good=lambda v: _matches(_DATE, v))
"""Older badges often leave out the time or its zone; the checks of dates say what that means."""

NUMBER = Value(words="a number", good=_is_number)
FLAG = Value(words="true or false", good=lambda v: isinstance(v, bool))
LANGUAGE = Value(words="the code of a language", good=lambda v: _matches(_LANGUAGE, v))
OBJECT = Value(words="an object", good=lambda v: isinstance(v, dict))


def one_of(*words: str) -> Value:
    """Return a text that should be one of these words."""
    return Value(words="text", good=PLAIN.good, known=frozenset(words))


def must(name: str, *kinds: Value | str, count: Count = Count.ONE) -> Member:
    """Return the rule of a member that has to be there."""
    return Member(name=name, kinds=kinds, count=count, required=True)


def may(name: str, *kinds: Value | str, count: Count = Count.ONE) -> Member:
    """Return the rule of a member that may be left out."""
    return Member(name=name, kinds=kinds, count=count)


def texts(*names: str) -> tuple[Member, ...]:
    """Return the rules of texts that may be left out."""
    return tuple(may(name, TEXT) for name in names)
