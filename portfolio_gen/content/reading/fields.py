"""What a model allows at a place in a file: the fields there, and the field itself."""

import types
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal, TypeGuard, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from portfolio_gen.model.common import KeyPath, Model

_EXAMPLES = {"date": "2026-04-28", "int": "1", "float": "1.5", "bool": "true"}


def names_of(model: type[Model]) -> dict[str, FieldInfo]:
    """Return the fields of a model by the name they have in a file."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def model_at(model: type[Model], way: KeyPath) -> type[Model] | None:
    """Return the model of the named fields at ``way``; None if there are none."""
    here: Any = model
    for step in way:
        here = inner_type(here, step)
    return here if _is_model(here) else None


def field_at(model: type[Model], way: KeyPath) -> FieldInfo | None:
    """Return the closest field around ``way``; None if ``way`` leads nowhere."""
    here: Any = model
    found = None
    for step in way:
        if _is_model(here):
            found = names_of(here).get(str(step))
        here = inner_type(here, step)
    return found


def allowed(info: FieldInfo | None) -> tuple[str, ...]:
    """Return the words a field may have, if it is one of a few."""
    inner = _element(info.annotation) if info else None
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return tuple(member.value for member in inner)
    return get_args(inner) if get_origin(inner) is Literal else ()


def example(name: str, info: FieldInfo | None) -> str:
    """Return a line that could stand in the file: ``date: 2026-04-28``."""
    value = info.examples[0] if info and info.examples else _usual(info)
    if isinstance(value, (list, tuple)):
        return f"{name}: [{', '.join(str(entry) for entry in value)}]"
    return f"{name}: {value}"


def _usual(info: FieldInfo | None) -> object:
    inner = _plain(info.annotation) if info else None
    words = allowed(info)
    if get_origin(inner) is tuple:
        entry = _element(inner)
        return [_some_fields(entry)] if _is_model(entry) else list(words[:1]) or ["…"]
    if words:
        return words[0]
    if _is_model(inner):
        return _some_fields(inner)
    return _EXAMPLES.get(getattr(inner, "__name__", ""), "…")


def _some_fields(model: type[Model]) -> str:
    return "{" + ", ".join(f"{name}: …" for name in list(names_of(model))[:2]) + "}"


def inner_type(here: Any, step: str | int) -> Any:  # noqa: ANN401 (types are walked, not used)
    """Return the type of what stands one step inside a type; None if nothing can."""
    if _is_model(here):
        info = names_of(here).get(str(step))
        return _plain(info.annotation) if info else None
    arguments = get_args(here)
    if get_origin(here) is tuple:
        return _plain(arguments[0])
    return _plain(arguments[1]) if get_origin(here) is Mapping else None


def _plain(annotation: Any) -> Any:  # noqa: ANN401
    """Return a type without ``| None`` and without ``Annotated``."""
    if get_origin(annotation) in (Union, types.UnionType):
        return _plain(next(a for a in get_args(annotation) if a is not type(None)))
    if hasattr(annotation, "__metadata__"):
        return _plain(get_args(annotation)[0])
    return annotation


def _element(annotation: Any) -> Any:  # noqa: ANN401
    """Return the type of the entries of a list, or the type itself."""
    inner = _plain(annotation)
    if get_origin(inner) is tuple:
        return _plain(get_args(inner)[0])
    return _plain(get_args(inner)[1]) if get_origin(inner) is Mapping else inner


def _is_model(annotation: Any) -> TypeGuard[type[Model]]:  # noqa: ANN401
    return isinstance(annotation, type) and issubclass(annotation, Model)
