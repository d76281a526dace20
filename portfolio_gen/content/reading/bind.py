"""A document becomes a model, or a list of sentences that say why it cannot."""

from typing import Any, TypeVar

from pydantic import ValidationError

from portfolio_gen.base.errors import Where
from portfolio_gen.content.reading.document import Document
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.words import Mistake, say
from portfolio_gen.model.common import KeyPath, Model

MAX_MISTAKES = 100
"""Largest number of mistakes in one file that are told one by one."""

M = TypeVar("M", bound=Model)


def bind(model: type[M], document: Document, notes: Notes) -> M | None:
    """Return what ``document`` says as a ``model``.

    Args:
        model: The model of this kind of file.
        document: What was read.
        notes: Takes a sentence for every mistake.

    Returns:
        The model; None if there was a mistake, which then stands in ``notes``.
    """
    if not document.readable:
        return None
    value = {} if document.value is None else document.value
    if not isinstance(value, dict):
        where = document.where(())
        notes.problem(
            "fields",
            "this file must consist of named fields.",
            where=Where(file=where.file, line=where.line or 1, column=where.column or 1),
            hint="Write one on each line: name: value.",
        )
        return None
    try:
        return model.model_validate(without_empty(value))
    except ValidationError as error:
        mistakes = [
            Mistake(model=model, document=document, way=_way(details["loc"]), details=details)
            for details in error.errors(include_url=False)
        ]
        misspelled = {mistake.meant for mistake in mistakes}
        told = [mistake for mistake in mistakes if mistake.way not in misspelled]
        for mistake in told[:MAX_MISTAKES]:
            say(mistake, notes)
        if len(told) > MAX_MISTAKES:
            notes.problem(
                "value",
                f"there are {len(told) - MAX_MISTAKES} more mistakes in this file.",
                where=document.where(()),
                hint="Mend these first.",
            )
        return None


def without_empty(value: Any) -> Any:  # noqa: ANN401
    """Return a copy without the fields that were left empty: ``license:`` counts as left out."""
    if isinstance(value, dict):
        return {name: without_empty(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [without_empty(inner) for inner in value]
    return value


def _way(loc: tuple[str | int, ...]) -> KeyPath:
    """Return where an error is; pydantic adds ``[key]`` for the key of a mapping."""
    return tuple(step for step in loc if step != "[key]")
