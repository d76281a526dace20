"""Fields from another program, made to fit a model; what had to be changed or left out is told."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from portfolio_gen.base.errors import Where
from portfolio_gen.content.reading.document import invisible
from portfolio_gen.content.reading.fields import names_of
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.suggest import shown
from portfolio_gen.exchange.dates import is_present, partial_date
from portfolio_gen.model.common import WEB_ADDRESS, KeyPath, Line, Model, Prose, WebAddress
from portfolio_gen.model.resume import PartialDate

M = TypeVar("M", bound=Model)

MAX_LINE = 300
"""Most characters of a text of one line."""

MAX_PROSE = 20_000
"""Most characters of a text of several lines."""

MAX_ADDRESS = 2000
"""Most characters of a web address."""

TO_FILL = "(to be filled in)"
"""Stands where a name is missing that nothing can do without."""

_WEB = re.compile(WEB_ADDRESS)
_BARE = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[^\s<>\"']*)?", re.IGNORECASE)

OLDER = MappingProxyType(
    {"company": "name", "website": "url", "picture": "image", "issuedOn": "date"}
)
"""Names of fields before version 1 of JSON Resume, and what they are called now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidying:
    """What one tidying works with.

    Attributes:
        where: Place of a value, by the way to it.
        notes: Takes what was changed or left out.
        older: Other names of fields that are understood.
    """

    where: Callable[[KeyPath], Where]
    notes: Notes
    older: Mapping[str, str] = field(default_factory=dict)

    def fit(self, model: type[M], value: object) -> M:
        """Return ``value`` as a ``model``; everything in it is text, lists or named fields."""
        return model.model_validate(self._model(model, value, ()) or {})

    def _tell(self, way: KeyPath, message: str, hint: str) -> None:
        self.notes.advise("import", message, where=self.where(way), hint=hint)

    def _model(self, model: type[Model], value: object, way: KeyPath) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            self._tell(way, f"{_what(value)} cannot stand here.", "It was left out.")
            return None
        fields = names_of(model)
        hints = get_type_hints(model, include_extras=True)
        types = {name: hints[_attribute(model, name)] for name in fields}
        kept: dict[str, Any] = {}
        for name, inner in value.items():
            if inner in (None, "", [], {}):
                continue
            ours = name if name in fields else self.older.get(name, name)
            if ours not in fields or ours in kept:
                self._unknown(name, inner, (*way, name))
            else:
                fitted = self._value(types[ours], inner, (*way, name))
                if fitted is not None:
                    kept[ours] = fitted
        return self._whole(model, kept, way) if kept else None

    def _whole(self, model: type[Model], kept: dict[str, Any], way: KeyPath) -> dict[str, Any]:
        """Return the fields with something in each that is required."""
        for name, info in names_of(model).items():
            if info.is_required() and name not in kept:
                self._tell(
                    way,
                    f'"{name}" is missing here.',
                    f"Replace {TO_FILL} in the new file.",
                )
                kept = {name: TO_FILL, **kept}
        return kept

    def _unknown(self, name: str, value: object, way: KeyPath) -> None:
        what = shown(value) if isinstance(value, str) else _what(value)
        self._tell(
            way,
            f"{shown(name)} has no place in a portfolio: {what}.",
            "It was left out; it is still in the file that you brought.",
        )

    def _value(self, annotation: Any, value: object, way: KeyPath) -> Any:  # noqa: ANN401
        kind = _without_none(annotation)
        if get_origin(kind) is tuple:
            entries = value if isinstance(value, list) else [value]
            inner = get_args(kind)[0]
            fitted = [
                self._value(inner, entry, (*way, n) if isinstance(value, list) else way)
                for n, entry in enumerate(entries)
                if entry not in (None, "", [], {})
            ]
            return [entry for entry in fitted if entry is not None] or None
        if isinstance(kind, type) and issubclass(kind, Model):
            return self._model(kind, value, way)
        if not isinstance(value, str):
            self._tell(way, f"{_what(value)} cannot stand here.", "It was left out.")
            return None
        return self._text(kind, value, way)

    def _text(self, kind: Any, value: str, way: KeyPath) -> str | None:  # noqa: ANN401
        plain = value.replace("\r\n", "\n").replace("\r", "\n").strip()
        text = "".join(c for c in plain if not invisible(c)).strip()
        if text != plain:
            self._tell(way, "characters that no page can show were left out.", "Read it once.")
        if not text:
            return None
        if kind == WebAddress:
            return self._address(text, way)
        if kind == PartialDate:
            return self._date(text, way)
        if kind == Line:
            return self._short(" ".join(text.split()), MAX_LINE, way)
        if kind == Prose:
            return self._short(text, MAX_PROSE, way)
        raise TypeError(f"no rule for {kind}")

    def _short(self, text: str, limit: int, way: KeyPath) -> str:
        if len(text) <= limit:
            return text
        self._tell(
            way,
            f"this text has {len(text):,} characters; the first {limit - 1:,} were taken.",
            "Shorten it, or put the rest elsewhere.",
        )
        return f"{text[: limit - 1].rstrip()}…"

    def _address(self, text: str, way: KeyPath) -> str | None:
        full = text if "://" in text else f"https://{text}"
        if len(full) > MAX_ADDRESS or not _WEB.match(full) or not _plausible(text):
            self._tell(
                way,
                f"{shown(text)} is no web address.",
                "It was left out; addresses begin with https://.",
            )
            return None
        return full

    def _date(self, text: str, way: KeyPath) -> str | None:
        if is_present(text):
            return None
        found = partial_date(text)
        if not found:
            self._tell(
                way,
                f"{shown(text)} is no date that is understood here.",
                "It was left out; write it as 2026, 2026-04 or 2026-04-28.",
            )
        return found or None


def _plausible(text: str) -> bool:
    return text.startswith(("http://", "https://")) or _BARE.fullmatch(text) is not None


def _attribute(model: type[Model], name: str) -> str:
    """Return the attribute that has the name ``name`` in a file."""
    return next(
        attribute
        for attribute, info in model.model_fields.items()
        if name in (attribute, info.alias)
    )


def _without_none(annotation: Any) -> Any:  # noqa: ANN401 (types are walked, not used)
    if get_origin(annotation) in (Union, UnionType):
        return next(a for a in get_args(annotation) if a is not type(None))
    return annotation


def _what(value: object) -> str:
    if isinstance(value, dict):
        return f"a group of {len(value)} field{'' if len(value) == 1 else 's'}"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return shown(str(value))
