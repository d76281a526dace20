"""Write a JSON-LD document otherwise, so that it may still make the same statements.

Not every change keeps the statements: whether one did is for the signature to tell. What counts
is that many do, in all the ways in which a signature over statements leaves a file open.
"""

import copy
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from portfolio_gen.crypto import frozen

Json = dict[str, Any]


def respelled(document: Json, source: random.Random) -> None:
    """Change one thing about how a document is written."""
    source.choice(_WAYS)(document, source)


def _shuffle(document: Json, source: random.Random) -> None:
    found = [holder for holder in _holders(document) if isinstance(holder, list)]
    source.shuffle(source.choice(found))


def _in_list(document: Json, source: random.Random) -> None:
    """Put a value into a list, once or twice, or into a list in a list."""
    holder, name = _place(document, source)
    value = holder[name]
    holder[name] = source.choice(([value], [value, copy.deepcopy(value)], [[value]]))


def _out_of_list(document: Json, source: random.Random) -> None:
    holder, name = _place(document, source)
    if isinstance(holder[name], list) and len(holder[name]) == 1:
        (holder[name],) = holder[name]


def _as_value(document: Json, source: random.Random) -> None:
    holder, name = _place(document, source)
    if isinstance(holder[name], str):
        holder[name] = {"@value": holder[name]}


def _other_type(document: Json, source: random.Random) -> None:
    """Write truth values and numbers as text, and the other way round."""
    found = [
        (holder, name)
        for holder in _holders(document)
        if isinstance(holder, dict)
        for name, value in holder.items()
        if isinstance(value, bool) or (isinstance(value, str) and value.isdigit())
    ]
    if found:
        holder, name = source.choice(found)
        value = holder[name]
        if isinstance(value, str):
            holder[name] = source.choice((int(value), float(value)))
        else:
            holder[name] = str(value).lower()


def _by_name(document: Json, source: random.Random) -> None:
    """Name a thing by its identifier only, or write an object for an identifier."""
    holder, name = _place(document, source)
    value = holder[name]
    if isinstance(value, dict) and "id" in value and name != "credentialSubject":
        holder[name] = source.choice((value["id"], {"id": value["id"]}))
    elif isinstance(value, str) and name != "id":
        holder[name] = {"id": value}


def _move(document: Json, source: random.Random) -> None:
    """Move or copy members from one place of a thing to another, or to a new entry of a list."""
    things = [thing for thing in _holders(document) if isinstance(thing, dict) and "id" in thing]
    giver = source.choice(things)
    takers = [thing for thing in things if thing["id"] == giver["id"] and thing is not giver]
    taker = source.choice(takers) if takers else _new_entry(document, giver)
    if taker is None:
        return
    names = [name for name in giver if name not in ("id", "proof", "@context")]
    for name in source.sample(names, source.randint(1, len(names))) if names else ():
        if name == "type":
            both = [*_list(giver["type"]), *_list(taker.get("type", []))]
            taker["type"] = [kind for n, kind in enumerate(both) if kind not in both[:n]]
        elif source.random() < 0.7:  # noqa: PLR2004 (a share)
            taker[name] = giver.pop(name)
        else:
            taker[name] = copy.deepcopy(giver[name])


def _new_entry(document: Json, thing: Json) -> Json | None:
    """Put another entry for the same thing into the list that holds it."""
    for holder in _holders(document):
        if isinstance(holder, list) and any(item is thing for item in holder):
            new = {"id": thing["id"], "type": copy.deepcopy(thing.get("type", []))}
            holder.append(new)
            return new
    return None


def _second_name(document: Json, source: random.Random) -> None:
    """Call a member by the name of the kind of thing it holds."""
    holder, name = _place(document, source)
    second = {"creator": "Profile", "geo": "GeoCoordinates"}
    holder[second.get(name, name[:1].upper() + name[1:])] = holder.pop(name)


def _language(document: Json, source: random.Random) -> None:
    texts = (h for h in _holders(document) if isinstance(h, dict))
    found = [h for h in texts if isinstance(h.get("@language"), str)]
    if found:
        text = source.choice(found)
        text["@language"] = text["@language"].upper()


def _nothing(document: Json, source: random.Random) -> None:
    """Add a member that says nothing."""
    holders = [holder for holder in _holders(document) if isinstance(holder, dict)]
    name = source.choice(("name", "description", "narrative", "validUntil", "endorsement"))
    source.choice(holders).setdefault(name, source.choice((None, [], [None])))


def _vocabulary(document: Json, source: random.Random) -> None:
    """Take another vocabulary that this program knows."""
    found = document["@context"]
    found[source.randrange(len(found))] = source.choice(sorted(frozen.index()))


_WAYS: Sequence[Callable[[Json, random.Random], None]] = (
    _shuffle,
    _in_list,
    _out_of_list,
    _as_value,
    _other_type,
    _by_name,
    _move,
    _move,
    _move,
    _second_name,
    _second_name,
    _language,
    _nothing,
    _vocabulary,
)


def _place(document: Json, source: random.Random) -> tuple[Json, str]:
    """Return an object of the document and the name of one of its members."""
    holder = source.choice([h for h in _holders(document) if isinstance(h, dict) and h])
    return holder, source.choice(sorted(holder))


def _list(value: Any) -> list[Any]:  # noqa: ANN401 (any JSON value)
    return value if isinstance(value, list) else [value]


def _holders(value: Any) -> Iterator[Any]:  # noqa: ANN401 (any JSON value)
    """Yield every object and list with something in it."""
    if isinstance(value, dict | list) and value:
        yield value
        for item in value.values() if isinstance(value, dict) else value:
            yield from _holders(item)
