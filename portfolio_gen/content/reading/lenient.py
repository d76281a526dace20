"""A ``resume.json`` is taken as it is: what its tools add is left out, not refused."""

from typing import Any

from portfolio_gen.content.reading.document import Document
from portfolio_gen.content.reading.fields import inner_type, names_of
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.suggest import did_you_mean, shown
from portfolio_gen.model.common import KeyPath, Model


def without_extras(model: type[Model], document: Document, notes: Notes) -> Any:  # noqa: ANN401
    """Return what a document says without fields the model does not have, and without blanks.

    Fields that start with ``x-`` are meant for other programs and pass without a word; others are
    noted as advice.

    Args:
        model: The model it will be bound to.
        document: What was read.
        notes: Takes the advice.
    """
    return _cleaned(model, document.value, (), document, notes)


def _cleaned(kind: Any, value: Any, way: KeyPath, document: Document, notes: Notes) -> Any:  # noqa: ANN401
    if isinstance(value, list):
        entries = [(n, entry) for n, entry in enumerate(value) if entry not in ("", None)]
        return [
            _cleaned(inner_type(kind, n), entry, (*way, n), document, notes) for n, entry in entries
        ]
    if not isinstance(value, dict):
        return value
    names = names_of(kind) if isinstance(kind, type) and issubclass(kind, Model) else None
    kept = {}
    for name, inner in value.items():
        here = (*way, name)
        if names is not None and name not in names:
            _note(name, list(names), here, document, notes)
        elif inner != "":
            kept[name] = _cleaned(inner_type(kind, name), inner, here, document, notes)
    return kept


def _note(name: str, names: list[str], way: KeyPath, document: Document, notes: Notes) -> None:
    if name.startswith("x-"):
        return
    notes.advise(
        "unknown-field",
        f"{shown(name)} is not a field of JSON Resume{did_you_mean(name, names) or '.'}",
        where=document.where_named(way),
        why="It is left out.",
        hint="Correct it, or let its name start with x- if another program needs it.",
    )
