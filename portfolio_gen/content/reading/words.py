"""The sentence for every way in which a value can fail to be what its model asks for.

Nothing of pydantic's own wording gets through.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

from portfolio_gen.base.errors import Where
from portfolio_gen.content.reading.document import Document
from portfolio_gen.content.reading.fields import allowed, example, field_at, model_at, names_of
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.pattern_words import WORDS, meant
from portfolio_gen.content.reading.suggest import closest, did_you_mean, listing, shown
from portfolio_gen.model.common import KeyPath, Model

RENAMED = {"company": "name", "website": "url", "tags": "skills", "licence": "license"}
"""Names that people write, and the field they mean where there is one."""

STILL = frozenset({"present", "now", "current", "ongoing", "today", "to date", "-"})
"""What people write for the end of something that has not ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One value that is not what the model asks for."""

    model: type[Model]
    document: Document
    way: KeyPath
    details: ErrorDetails

    @property
    def name(self) -> str:
        """Name of the field, even for an entry of a list in it."""
        return next((step for step in reversed(self.way) if isinstance(step, str)), "")

    @property
    def context(self) -> dict[str, Any]:
        """Limits and patterns that pydantic compared with."""
        return self.details.get("ctx", {})

    @property
    def value(self) -> Any:  # noqa: ANN401
        """What stands in the file."""
        return self.details["input"]

    @property
    def text(self) -> str:
        """The value in quotes, short enough for a message."""
        return shown(str(self.value))

    @property
    def example(self) -> str:
        """How the field could be written."""
        return example(self.name, field_at(self.model, self.way))

    @property
    def where(self) -> Where:
        """Where the value stands."""
        return self.document.where(self.way)

    @property
    def meant(self) -> KeyPath:
        """Way to the field that was probably meant by an unknown name; else empty."""
        if self.details["type"] != "extra_forbidden":
            return ()
        if self.of_basics:
            return ("basics",)
        guess = self.guess
        return (*self.way[:-1], guess) if guess else ()

    @property
    def of_basics(self) -> bool:
        """Tell whether an unknown name at the top of a file is a field of ``basics``."""
        basics = model_at(self.model, ("basics",))
        return len(self.way) == 1 and basics is not None and self.way[0] in names_of(basics)

    @property
    def guess(self) -> str:
        """The known field an unknown name looks like, or an empty string."""
        name, names = str(self.way[-1]), self.siblings
        renamed = RENAMED.get(name, "")
        return renamed if renamed in names else closest(name, names)

    @property
    def siblings(self) -> list[str]:
        """Names of the fields that could stand here."""
        around = model_at(self.model, self.way[:-1])
        return list(names_of(around)) if around else []


Sentence = tuple[str, str]
"""What is wrong, and the fix."""


def say(mistake: Mistake, notes: Notes) -> None:
    """Note one mistake in our words."""
    kind = mistake.details["type"]
    if kind == "missing":
        _missing(mistake, notes)
    elif kind == "extra_forbidden":
        _unknown(mistake, notes)
    else:
        if kind == "too_short" and mistake.value:
            return  # it is short only because an entry of it has a mistake, which is reported
        message, hint = SENTENCES.get(kind, _other)(mistake)
        notes.problem("value", message, where=mistake.where, hint=hint)


def _missing(mistake: Mistake, notes: Notes) -> None:
    empty = mistake.way in mistake.document.places
    info = field_at(mistake.model, mistake.way)
    notes.problem(
        "missing-field",
        f'"{mistake.name}" is {"empty" if empty else "missing"}.',
        where=mistake.where,
        why=(info.description or "") if info else "",
        hint=f"Write: {mistake.example}",
    )


def _unknown(mistake: Mistake, notes: Notes) -> None:
    if mistake.of_basics:
        notes.problem(
            "unknown-field",
            f'"{mistake.name}" is a field of "basics" and cannot stand at the top.',
            where=mistake.document.where_named(mistake.way),
            hint=f"Write a line basics: and below it, indented by two spaces, {mistake.name}: …",
        )
        return
    guess = mistake.guess
    found = f' (did you mean "{guess}"?)' if guess else "."
    notes.problem(
        "unknown-field",
        f"unknown field {shown(str(mistake.way[-1]))}{found}",
        where=mistake.document.where_named(mistake.way),
        hint=""
        if guess
        else f"Fields that can stand here: {listing(mistake.siblings, last='and')}.",
    )


def _text(mistake: Mistake) -> Sentence:
    if mistake.value is None:
        return f'an entry of "{mistake.name}" is empty.', "Fill it in, or delete its line."
    if mistake.name == "outcomes" and isinstance(mistake.value, dict) and len(mistake.value) == 1:
        ((framework, outcome),) = mistake.value.items()
        written = f"{framework}:{outcome}"
        return "an outcome has no space after the colon.", f"Write: {shown(written)}"
    kind = "a list" if isinstance(mistake.value, list) else "named fields"
    return f'"{mistake.name}" must be text, not {kind}.', f"Write: {mistake.example}"


def _empty(mistake: Mistake) -> Sentence:
    info = field_at(mistake.model, mistake.way)
    needed = info is not None and info.is_required()
    rest = "" if needed else " (or delete the line)"
    return f'"{mistake.name}" is empty.', f"Write: {mistake.example}{rest}"


def _short(mistake: Mistake) -> Sentence:
    least = mistake.context["min_length"]
    length = len(str(mistake.value).strip())
    if not length:
        return _empty(mistake)
    return (
        f'"{mistake.name}" has {_count(length, "character")}; it needs {least} or more.',
        f"Write: {mistake.example}",
    )


def _long(mistake: Mistake) -> Sentence:
    most = mistake.context["max_length"]
    length = len(str(mistake.value).strip())
    return (
        f'"{mistake.name}" has {length} characters; {most} is the most.',
        f"Shorten it by {_count(length - most, 'character')}.",
    )


def _pattern(mistake: Mistake) -> Sentence:
    if not str(mistake.value).strip():
        return _empty(mistake)
    pattern = mistake.context["pattern"]
    if mistake.name == "endDate" and str(mistake.value).strip().casefold() in STILL:
        return f"{mistake.text} is not a date.", 'Leave "endDate" out while it lasts.'
    words = WORDS[pattern]
    guess = meant(pattern, str(mistake.value))
    found = f' (did you mean "{guess}"?)' if guess and guess != mistake.value else ""
    sentence = f"{mistake.text} {words.must}"
    return (sentence.rstrip(".") + found if found else sentence), words.hint


def _choice(mistake: Mistake) -> Sentence:
    words = allowed(field_at(mistake.model, mistake.way))
    guess = did_you_mean(str(mistake.value), words)
    return (
        f'"{mistake.name}" cannot be {mistake.text}{guess or "."}',
        f"Write {listing(words)}.",
    )


def _bool(mistake: Mistake) -> Sentence:
    return (
        f'"{mistake.name}" must be true or false, not {mistake.text}.',
        f"Write: {mistake.name}: true",
    )


def _integer(mistake: Mistake) -> Sentence:
    return (
        f'"{mistake.name}" must be a whole number, not {mistake.text}.',
        f"Write: {mistake.example}",
    )


def _number(mistake: Mistake) -> Sentence:
    return f'"{mistake.name}" must be a number, not {mistake.text}.', f"Write: {mistake.example}"


def _least(mistake: Mistake) -> Sentence:
    return f'"{mistake.name}" must be {mistake.context["ge"]} or more, not {mistake.text}.', ""


def _most(mistake: Mistake) -> Sentence:
    return f'"{mistake.name}" must be {mistake.context["le"]} or less, not {mistake.text}.', ""


def _few(mistake: Mistake) -> Sentence:
    return f'"{mistake.name}" needs one entry at least.', f"Write: {mistake.example}"


def _many(mistake: Mistake) -> Sentence:
    length, most = len(mistake.value), mistake.context["max_length"]
    return (
        f'"{mistake.name}" has {length} entries; {most} is the most.',
        f"Delete {length - most} of them.",
    )


def _list(mistake: Mistake) -> Sentence:
    models = model_at(mistake.model, (*mistake.way, 0)) is not None
    if (
        not models
        and isinstance(mistake.value, str)
        and not re.search(r"[:\[\]{}#'\"]", mistake.value)
    ):
        written = f"{mistake.name}: [{mistake.value}]"
    else:
        written = mistake.example
    return f'"{mistake.name}" must be a list.', f"Write: {written}"


def _fields(mistake: Mistake) -> Sentence:
    around = model_at(mistake.model, mistake.way)
    if around is None:
        return f'"{mistake.name}" must consist of named fields.', "Write: name: value."
    names = list(names_of(around))
    inner = ", ".join(f"{name}: …" for name in names[:2])
    entry = f"- {{{inner}}}" if isinstance(mistake.way[-1], int) else f"{mistake.name}: {{{inner}}}"
    what = "every entry of " if isinstance(mistake.way[-1], int) else ""
    return (
        f'{what}"{mistake.name}" must consist of named fields.',
        f"Write: {entry}; the fields are {listing(names, last='and')}.",
    )


def _day(mistake: Mistake) -> Sentence:
    found = re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b", str(mistake.value))
    guess = "-".join(n.zfill(2) for n in found.groups()) if found else ""
    if guess and guess == str(mistake.value):
        return f"there is no day {guess}.", "Correct the day or the month."
    meant_day = f' (did you mean "{guess}"?)' if guess else "."
    return (
        f"{mistake.text} is not a date{meant_day}",
        f"Write year-month-day: {mistake.name}: 2026-04-28",
    )


def _other(mistake: Mistake) -> Sentence:
    return f'"{mistake.name}" cannot be {mistake.text}.', f"Write: {mistake.example}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


SENTENCES: dict[str, Callable[[Mistake], Sentence]] = {
    "string_type": _text,
    "string_too_short": _short,
    "string_too_long": _long,
    "string_pattern_mismatch": _pattern,
    "enum": _choice,
    "literal_error": _choice,
    "bool_parsing": _bool,
    "bool_type": _bool,
    "int_parsing": _integer,
    "int_type": _integer,
    "float_parsing": _number,
    "float_type": _number,
    "finite_number": _number,
    "greater_than_equal": _least,
    "less_than_equal": _most,
    "too_short": _few,
    "too_long": _many,
    "tuple_type": _list,
    "model_type": _fields,
    "mapping_type": _fields,
    "dict_type": _fields,
    "date_type": _day,
    "day": _day,
}
"""By pydantic's name for the mistake."""
