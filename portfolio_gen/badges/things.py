"""Things that stand in several places of one document, and all that is said of each.

Some signatures cover statements: what is said of a thing, and not in which of its places a file
says it. Whoever compares files that say the same has to put together what each says of a thing.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Things = Mapping[str, Mapping[str, Any]]
"""All that is said of things, by identifier."""

_APART = frozenset({"@context", "proof"})
"""Members that hold no statements of the document: what stands in proofs is signed for itself."""

_BY_ADDRESS = frozenset({"criteria", "evidence", "image", "issuer"})
"""Members in which an address may stand for an object."""


def repeated(document: Mapping[str, Any]) -> Things:
    """Return all that is said of each thing that stands in more than one place.

    Args:
        document: A credential; its proofs do not count.
    """
    several = _several(document)
    if not several:
        return {}
    said: dict[str, dict[str, list[Any]]] = {}
    for holder in _objects(document):
        thing = holder.get("id")
        if isinstance(thing, str) and thing in several:
            members = said.setdefault(thing, {})
            for name, value in holder.items():
                if name not in _APART and name != "id":
                    members.setdefault(name, []).extend(_entries(_as_object(name, value, several)))
    return {name: {"id": name, **_together(members)} for name, members in said.items()}


def whole(value: Any, things: Things) -> Any:  # noqa: ANN401 (any JSON value)
    """Return all that is said of the thing an object is about; any other value as it is."""
    name = value.get("id") if isinstance(value, Mapping) else None
    return things.get(name, value) if isinstance(name, str) else value


def _several(document: Mapping[str, Any]) -> set[str]:
    """Return the identifiers that stand in more than one place where an object may stand."""
    once: set[str] = set()
    several: set[str] = set()
    for holder in _objects(document):
        for name in _named(holder):
            (several if name in once else once).add(name)
    return several


def _named(holder: Mapping[str, Any]) -> Iterator[str]:
    """Yield the identifier of an object, and those it names in place of an object."""
    if isinstance(holder.get("id"), str):
        yield holder["id"]
    for member in holder.keys() & _BY_ADDRESS:
        yield from (name for name in _entries(holder[member]) if isinstance(name, str))


def _objects(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the document and every object in it, outside of proofs."""
    found: list[Any] = [document]
    for value in found:
        if isinstance(value, list):
            found += (item for item in value if isinstance(item, (dict, list)))
            continue
        yield value
        for name, inner in value.items():
            if isinstance(inner, (dict, list)) and name not in _APART:
                found.append(inner)


def _entries(value: Any) -> list[Any]:  # noqa: ANN401 (any JSON value)
    return value if isinstance(value, list) else [value]


def _as_object(member: str, value: Any, several: set[str]) -> Any:  # noqa: ANN401 (any JSON value)
    """Return the value of a member, with objects for those addresses that stand for one."""
    if member not in _BY_ADDRESS:
        return value
    return [
        {"id": item} if isinstance(item, str) and item in several else item
        for item in _entries(value)
    ]


def _together(members: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Return members with each of their values once, and without the list around a single one."""
    return {name: _alone(_once_each(values)) for name, values in members.items()}


def _once_each(values: Iterable[Any]) -> list[Any]:
    found: dict[str, Any] = {}
    for value in values:
        # Two objects with one identifier are one thing, however much each of them says.
        named = isinstance(value, Mapping) and isinstance(value.get("id"), str)
        key = f"id {value['id']}" if named else f"is {json.dumps(value, sort_keys=True)}"
        found.setdefault(key, value)
    return list(found.values())


def _alone(values: list[Any]) -> Any:  # noqa: ANN401 (any JSON value)
    return values[0] if len(values) == 1 else values
