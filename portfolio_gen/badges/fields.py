"""Members of a JSON object, taken one by one, bounded, and never by trust.

Two ways to take a member: ``must_be_...`` refuses a wrong type, for members that a verdict
depends on; the others leave a note and go on without it, because a strange description is no
reason to lose a badge.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from portfolio_gen.badges.things import Things, whole
from portfolio_gen.base.errors import BadgeError, LimitError

MAX_ITEMS = 200
"""Most entries read from one list."""

MAX_LINE = 2_000
"""Longest name, address or date, in characters."""

MAX_PROSE = 50_000
"""Longest description or narrative, in characters."""

MAX_ADDRESS = 1_000_000
"""Longest address that may be a ``data:`` URI with an image in it, in characters."""

MAX_NOTES = 50
"""Most notes kept about one badge."""

_KINDS = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "an object",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Collects sentences about oddities; bounded, each kept once.

    Attributes:
        found: All of them.
        reshaped: Those about members that are left out or shown otherwise than they are written.
    """

    found: list[str] = field(default_factory=list)
    reshaped: list[str] = field(default_factory=list)

    def add(self, sentence: str) -> None:
        """Keep a sentence unless it is there already or there are too many."""
        _keep(sentence, self.found)

    def add_reshaped(self, sentence: str) -> None:
        """Keep a sentence about a member that is not shown as it is written."""
        self.add(sentence)
        _keep(sentence, self.reshaped)


def _keep(sentence: str, found: list[str]) -> None:
    if sentence not in found and len(found) < MAX_NOTES:
        found.append(sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """One object of a document and the way to it.

    Attributes:
        data: The object.
        way: How to name it in a message: ``credentialSubject.achievement``; empty at the top.
        notes: Where oddities are kept; shared by all objects of a document.
        things: What is taken in place of objects with these identifiers; usually nothing.
    """

    data: Mapping[str, Any]
    way: str = ""
    notes: Notes
    things: Things = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Tell whether there is a member ``name`` that is not null."""
        return self.data.get(name) is not None

    def to(self, name: str) -> str:
        """Return how to name the member ``name`` in a message."""
        return f"{self.way}.{name}" if self.way else name

    def text(self, name: str, *, limit: int = MAX_LINE) -> str:
        """Return a text, or empty and a note if there is something else.

        A number becomes the text it is written as, with a note if it has a fraction; a list of
        one text is that text, as JSON-LD has it; of texts in several languages (``@value``) one
        is taken, the same in whichever order they stand.

        Raises:
            LimitError: Longer than ``limit``.
        """
        value = self._value(name)
        text = value if isinstance(value, str) else _as_text(value)
        if text is None:
            self._note_wrong(name, "text", value)
            return ""
        if isinstance(_only(value), float):
            self.notes.add_reshaped(f"“{self.to(name)}” is a number where text was expected.")
        return self._bounded(name, text, limit)

    def prose(self, name: str) -> str:
        """Return a text of several lines.

        Raises:
            LimitError: Longer than ``MAX_PROSE``.
        """
        return self.text(name, limit=MAX_PROSE)

    def must_be_text(self, name: str) -> str:
        """Return a text; empty if there is no such member.

        Raises:
            BadgeError: The member is something else.
            LimitError: Longer than ``MAX_LINE``.
        """
        value = self._value(name)
        if value is not None and not isinstance(value, str):
            raise self.wrong(name, "text", value)
        return self._bounded(name, value or "", MAX_LINE)

    def texts(self, name: str, *, limit: int = MAX_LINE) -> tuple[str, ...]:
        """Return the texts of a list, or the one text; notes what is no text.

        Raises:
            LimitError: More than ``MAX_ITEMS``, or one is longer than ``limit``.
        """
        found = []
        for item in self._items(name):
            text = _as_text(item)
            if text is None:
                self._note_wrong(name, "text", item)
            elif item is not None:
                found.append(self._bounded(name, text, limit))
        return tuple(found)

    def is_address(self, name: str) -> bool:
        """Tell whether a member is an address that stands for an object not known otherwise."""
        value = self._value(name)
        return isinstance(value, str) and value not in self.things

    def child(self, name: str) -> "Fields | None":
        """Return an object; None, and a note where it is odd, if there is something else."""
        value = self._one(name)
        if isinstance(value, dict):
            return self._inner(name, value)
        if value is not None:
            self._note_wrong(name, "an object", value)
        return None

    def must_be_child(self, name: str) -> "Fields | None":
        """Return an object; None if there is no such member.

        Raises:
            BadgeError: The member is something else, or a list of several.
        """
        value = self._one(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.wrong(name, "one object", value)
        return self._inner(name, value)

    def children(self, name: str) -> "tuple[Fields, ...]":
        """Return the objects of a list, or the one object; notes what is no object.

        Raises:
            LimitError: More than ``MAX_ITEMS``.
        """
        found = []
        for item in self._items(name):
            if isinstance(item, dict):
                found.append(self._inner(name, item))
            else:
                self._note_wrong(name, "an object", item)
        return tuple(found)

    def must_be_children(self, name: str) -> "tuple[Fields, ...]":
        """Return the objects of a list, or the one object.

        Raises:
            BadgeError: Something in it is no object.
            LimitError: More than ``MAX_ITEMS``.
        """
        for item in self._items(name):
            if not isinstance(item, dict):
                raise self.wrong(name, "an object", item)
        return self.children(name)

    def linked(self, name: str) -> "tuple[Fields, ...]":
        """Return the objects of a list; an address in place of an object becomes its ``id``.

        Raises:
            LimitError: More than ``MAX_ITEMS``.
        """
        found = []
        for item in self._items(name):
            if isinstance(item, str | dict):
                data = {"id": item} if isinstance(item, str) else item
                found.append(self._inner(name, data))
            else:
                self._note_wrong(name, "an object or an address", item)
        return tuple(found)

    def wrong(self, name: str, wanted: str, value: object) -> BadgeError:
        """Return the error that says what a member should be and what it is."""
        return BadgeError(
            f"“{self.to(name)}” must be {wanted}, but it is {kind_of(value)}.",
            hint="The issuer made a mistake in this file; ask for a corrected badge.",
        )

    def _note_wrong(self, name: str, wanted: str, value: object) -> None:
        self.notes.add_reshaped(
            f"“{self.to(name)}” is {kind_of(value)} where {wanted} was expected; it was left out."
        )

    def _inner(self, name: str, data: Mapping[str, Any]) -> "Fields":
        data = whole(data, self.things)
        return Fields(data=data, way=self.to(name), notes=self.notes, things=self.things)

    def _one(self, name: str) -> Any:  # noqa: ANN401 (any JSON value)
        """Return a value where an object is wanted; for an address, the object it stands for."""
        value = _only(self._value(name))
        return self.things.get(value, value) if isinstance(value, str) else value

    def _value(self, name: str) -> Any:  # noqa: ANN401 (any JSON value)
        return self.data.get(name)

    def _items(self, name: str) -> list[Any]:
        """Return the entries of a list, each once, or the one value as a list.

        Most signatures cover which entries there are and not how often; anybody can repeat one.

        Raises:
            LimitError: More than ``MAX_ITEMS``.
        """
        value = self._value(name)
        if value is None:
            return []
        items = value if isinstance(value, list) else [value]
        if len(items) > MAX_ITEMS:
            raise LimitError(
                f"“{self.to(name)}” has {len(items):,} entries; at most {MAX_ITEMS} are read.",
                hint="Ask the issuer for a smaller badge.",
            )
        if len(items) < 2:  # noqa: PLR2004
            return items
        return _once_each([whole(item, self.things) for item in items])

    def _bounded(self, name: str, text: str, limit: int) -> str:
        if len(text) > limit:
            raise LimitError(
                f"“{self.to(name)}” has {len(text):,} characters; at most {limit:,} are read.",
                hint="Ask the issuer for a shorter text.",
            )
        return text


def _once_each(items: list[Any]) -> list[Any]:
    """Return the entries of a list without those that repeat an earlier one."""
    found: dict[str, Any] = {}
    for item in items:
        # Written out, because Python takes 1 and true for the same.
        found.setdefault(json.dumps(item, sort_keys=True), item)
    return list(found.values())


def kind_of(value: object) -> str:
    """Return what a JSON value is, in words."""
    return _KINDS.get(type(value), "nothing")


def _only(value: Any) -> Any:  # noqa: ANN401 (any JSON value)
    """Return the entry of a list of one, which is the same as the entry itself in JSON-LD."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _as_text(value: Any) -> str | None:  # noqa: ANN401 (any JSON value)
    """Return the text a value stands for; None if it stands for none."""
    if isinstance(value, list) and value and all(_is_language_text(item) for item in value):
        # Their order is not signed everywhere, so that it may not decide what is shown.
        value = min(value, key=_language_rank)
    value = _only(value)
    if _is_language_text(value):
        value = value["@value"]
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None


def _language_rank(text: Mapping[str, Any]) -> tuple[bool, bool, str, str]:
    """Return where a text stands among others: English first, then those of no language."""
    language = str(text.get("@language") or "").lower()
    return language.split("-")[0] != "en", bool(language), language, text["@value"]


def _is_language_text(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("@value"), str)
