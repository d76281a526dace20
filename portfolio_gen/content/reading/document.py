"""A YAML or JSON file as plain values, with the line and column of everything in it.

Scalars stay text, as they were written: the type of the model decides later what they mean, so
that ``010``, ``no`` and ``1.10`` stay what somebody typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from unicodedata import category

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.suggest import shown
from portfolio_gen.model.common import KeyPath

MAX_DEPTH = 24
"""Deepest accepted nesting of lists and named fields; ours need six."""

TOO_DEEP = f"this is nested more than {MAX_DEPTH} levels deep."
TOO_DEEP_FIX = "Nothing in a portfolio needs that; look for brackets that are not closed."

MAX_VALUES = 10_000
"""Largest number of values in one file; the largest of ours have a few hundred."""

Place = tuple[int, int]
"""Line and column, both counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What one file says, not yet bound to a model.

    Attributes:
        file: Name for messages.
        value: Dictionaries, lists, text, and None for what was left empty.
        places: Place of every value, by its way through the file.
        keys: Place of every name of a field, by the way to its value.
        plain: Ways to text that was written without quotes.
        readable: False if the file could not be read to its end; ``value`` is then empty.
    """

    file: str
    value: Any = None
    places: Mapping[KeyPath, Place] = field(default_factory=dict)
    keys: Mapping[KeyPath, Place] = field(default_factory=dict)
    plain: frozenset[KeyPath] = frozenset()
    readable: bool = True

    def where(self, way: KeyPath) -> Where:
        """Return the place of a value, or of the closest thing around it that has one."""
        for end in range(len(way), -1, -1):
            if way[:end] in self.places:
                line, column = self.places[way[:end]]
                return Where(file=self.file, line=line, column=column)
        return Where(file=self.file)

    def where_named(self, way: KeyPath) -> Where:
        """Return the place of the name of a field, or else of the closest value around it."""
        if way in self.keys:
            line, column = self.keys[way]
            return Where(file=self.file, line=line, column=column)
        return self.where(way)


@dataclass(slots=True)
class _Frame:
    """A list or a dictionary that is still open."""

    value: dict[str, Any] | list[Any]
    way: KeyPath
    key: str | None = None
    lines: dict[str, int] = field(default_factory=dict)


class Builder:
    """Puts a document together from the events of a parser, without recursion."""

    def __init__(self, file: str, notes: Notes) -> None:
        """Start an empty document."""
        self._file = file
        self._notes = notes
        self._frames: list[_Frame] = []
        self._value: Any = None
        self._places: dict[KeyPath, Place] = {}
        self._keys: dict[KeyPath, Place] = {}
        self._plain: set[KeyPath] = set()

    def scalar(self, text: str, at: Place, *, plain: bool) -> None:
        """Add a text, a number, a yes or no: whatever stands alone.

        Raises:
            ContentError: It contains a character that no page can show.
        """
        self._check_characters(text, at)
        if self._expects_key():
            self._name(text, at)
            return
        empty = plain and text in ("", "~", "null")
        way = self._place(None if empty else text, at)
        if plain:
            self._plain.add(way)

    def open(self, value: dict[str, Any] | list[Any], at: Place) -> None:
        """Begin a list or a dictionary.

        Raises:
            ContentError: Too deep, or used as the name of a field.
        """
        if self._expects_key():
            raise ContentError(
                "the name of a field must be a word.",
                where=self._where(at),
                hint="Write: name: value.",
            )
        if len(self._frames) >= MAX_DEPTH:
            raise ContentError(
                TOO_DEEP,
                where=self._where(at),
                hint=TOO_DEEP_FIX,
            )
        self._frames.append(_Frame(value, self._place(value, at)))

    def close(self) -> None:
        """End the innermost list or dictionary."""
        self._frames.pop()

    def finish(self) -> Document:
        """Return what was put together."""
        return Document(
            file=self._file,
            value=self._value,
            places=self._places,
            keys=self._keys,
            plain=frozenset(self._plain),
        )

    def _where(self, at: Place) -> Where:
        return Where(file=self._file, line=at[0], column=at[1])

    def _expects_key(self) -> bool:
        if not self._frames:
            return False
        frame = self._frames[-1]
        return isinstance(frame.value, dict) and frame.key is None

    def _name(self, text: str, at: Place) -> None:
        frame = self._frames[-1]
        frame.key = text
        if text in frame.lines:
            self._notes.problem(
                "duplicate-field",
                f"{shown(text)} is given twice (first on line {frame.lines[text]}).",
                where=self._where(at),
                hint="Keep one of them.",
            )
            return
        frame.lines[text] = at[0]
        self._keys.setdefault((*frame.way, text), at)

    def _place(self, value: Any, at: Place) -> KeyPath:  # noqa: ANN401
        """Put ``value`` where it belongs and return the way to it.

        Raises:
            ContentError: There are too many.
        """
        if len(self._places) >= MAX_VALUES:
            raise ContentError(
                f"this file has more than {MAX_VALUES} entries.",
                where=self._where(at),
                hint="Is it the right file?",
            )
        if not self._frames:
            self._value = value
            self._places[()] = at
            return ()
        frame = self._frames[-1]
        if isinstance(frame.value, list):
            way: KeyPath = (*frame.way, len(frame.value))
            frame.value.append(value)
        else:
            name, frame.key = frame.key or "", None
            way = (*frame.way, name)
            frame.value.setdefault(name, value)
        self._places.setdefault(way, at)
        return way

    def _check_characters(self, text: str, at: Place) -> None:
        """Refuse control characters and halves of characters.

        Raises:
            ContentError: There is one.
        """
        bad = invisible(text)
        if bad:
            raise ContentError(
                f"this text contains the invisible character U+{ord(bad):04X}, "
                "which no page can show.",
                where=self._where(at),
                hint="Delete the text and type it anew.",
            )


def invisible(text: str) -> str:
    """Return the first control character or half of a character in ``text``, or nothing."""
    if text.isprintable():
        return ""
    return next((c for c in text if category(c) in ("Cc", "Cs") and c not in "\n\t"), "")
