"""Rules about the members of an object, and what an object lacks by them.

A rule that everybody's badges break without harm is advice: one value where the standard asks for
a list, a list of one where it asks for a value, a word that is not in its lists, a member too many.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from portfolio_gen.badges.fields import kind_of
from portfolio_gen.crypto.tree import types_of

Object = Mapping[str, Any]

MAX_PROBLEMS = 40
"""Most problems that are told about one document."""

_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is missing or wrong.

    Attributes:
        message: One sentence.
        spec: The section that asks for it.
        place: Where it is, such as ``credentialSubject.result[0].type``.
        advice: True if everybody reads such badges all the same.
    """

    message: str
    spec: str
    place: str = ""
    advice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a plain value has to be.

    Attributes:
        words: To follow "must be".
        good: Whether a value is one.
        known: The words the standard lists; others begin with ``ext:`` or are advised against.
        rather: What the standard wants instead of this, to follow "should be"; empty if this is
            as it wants.
    """

    words: str
    good: Callable[[Any], bool]
    known: frozenset[str] = frozenset()
    rather: str = ""


class Count(Enum):
    """How often a member may occur, and so how it is written."""

    ONE = "one value"
    LIST = "a list"
    EITHER = "one value or a list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """The rule of one member.

    Attributes:
        name: What it is called.
        kinds: What it may be: plain values, and the names of classes of objects.
        count: How often it may occur.
        required: It has to be there, and not be empty.
    """

    name: str
    kinds: tuple[Value | str, ...]
    count: Count = Count.ONE
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Class:
    """The rules of one class of objects.

    Attributes:
        spec: Where the standard describes it.
        members: The rules of its members.
        types: Types of which it must have every one; the alternatives of one are a tuple.
        loose: That it lacks such a type is only advice.
        closed: Other members than these are advised against.
        any_of: Members of which at least one must be there.
        without: What is wrong if there is none of them.
        needless: That there is none of them is only advice.
    """

    spec: str
    members: tuple[Member, ...] = ()
    types: tuple[tuple[str, ...], ...] = ()
    loose: bool = False
    closed: bool = False
    any_of: tuple[str, ...] = ()
    without: str = ""
    needless: bool = False

    @cached_property
    def named(self) -> Mapping[str, Member]:
        """The rules of its members, by name."""
        return {member.name: member for member in self.members}

    @cached_property
    def required(self) -> frozenset[str]:
        """The names of members that have to be there."""
        return frozenset(member.name for member in self.members if member.required)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Reads the tables of one standard."""

    classes: Mapping[str, Class]

    def problems(self, value: Object, kind: str, place: str = "") -> Iterator[Problem]:
        """Yield everything that an object of the class ``kind`` lacks or has wrong."""
        # Most documents are as they should be, which is quickly seen.
        if not self.is_met(value, kind):
            yield from self.closely(value, kind, place)

    def is_met(self, value: Object, kind: str) -> bool:
        """Tell whether there is certainly nothing to be said about an object, not even advice."""
        rules = self.classes[kind]
        if not rules.required <= value.keys() or not _has_any(value, rules):
            return False
        for name, found in value.items():
            member = rules.named.get(name)
            if member is None:
                if rules.closed:
                    return False
            elif isinstance(found, list):
                if member.count is Count.ONE or not found:
                    return False
                if not all(self._fits(item, member) for item in found):
                    return False
            elif member.count is Count.LIST or not self._fits(found, member):
                return False
        return next(_types(value, rules, ""), None) is None

    def _fits(self, item: Any, member: Member) -> bool:  # noqa: ANN401 (any JSON value)
        """Tell whether there is nothing to be said about one entry of a member."""
        for kind in member.kinds:
            if isinstance(kind, Value):
                if kind.good(item):
                    common = not kind.rather and (not kind.known or item in kind.known)
                    return common and _is_there(item)
            elif isinstance(item, dict):
                return self.is_met(item, kind)
        return False

    def closely(self, value: Object, kind: str, place: str = "") -> Iterator[Problem]:
        """Yield the same, one rule after the other."""
        rules = self.classes[kind]
        for member in rules.members:
            if member.name in value or member.required:
                yield from self._member(value, member, rules, _to(place, member.name))
        yield from _types(value, rules, place)
        if not _has_any(value, rules):
            names = ", ".join(rules.any_of)
            yield Problem(
                message=rules.without,
                spec=f"{rules.spec} ({names})",
                place=place,
                advice=rules.needless,
            )
        if rules.closed:
            yield from _strange(value, rules, place)

    def _member(self, value: Object, member: Member, rules: Class, place: str) -> Iterator[Problem]:
        """Yield what is wrong with one member."""
        spec = f"{rules.spec} ({member.name})"
        found = value.get(member.name)
        if not _is_there(found):
            if member.required:
                message = f"There is no “{place}”, which the standard asks for."
                yield Problem(message=message, spec=spec, place=place)
            elif member.name in value and found != []:
                message = f"“{place}” is empty and should be left out."
                yield Problem(message=message, spec=spec, place=place, advice=True)
            return
        yield from _count(found, member, spec, place)
        if not isinstance(found, list):
            yield from self._item(found, member, spec, place)
            return
        for number, item in enumerate(found):
            yield from self._item(item, member, spec, f"{place}[{number}]")

    def _item(self, item: Any, member: Member, spec: str, place: str) -> Iterator[Problem]:  # noqa: ANN401 (any JSON value)
        """Yield what is wrong with one entry."""
        for kind in member.kinds:
            if isinstance(kind, Value):
                if kind.good(item):
                    yield from _odd(item, kind, spec, place)
                    return
            elif isinstance(item, dict):
                yield from self.closely(item, kind, place)
                return
        words = [k.words if isinstance(k, Value) else "an object" for k in member.kinds]
        wanted = " or ".join(dict.fromkeys(words))
        shown = f"“{item[:_SHOWN]}”" if isinstance(item, str) else kind_of(item)
        message = f"“{place}” must be {wanted}, but it is {shown}."
        yield Problem(message=message, spec=spec, place=place)


def _to(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _has_any(value: Object, rules: Class) -> bool:
    """Tell whether one of the members is there of which the standard asks for any."""
    return not rules.any_of or any(_is_there(value.get(name)) for name in rules.any_of)


def _is_there(value: object) -> bool:
    """Tell whether there is anything at all; an empty object is something."""
    return value is not None and value != [] and not (isinstance(value, str) and not value.strip())


def _count(found: object, member: Member, spec: str, place: str) -> Iterator[Problem]:
    """Yield what is wrong with how often a member occurs."""
    message, advice = "", True
    if member.count is Count.LIST and not isinstance(found, list):
        message = f"“{place}” should be a list, even of one."
    elif member.count is Count.ONE and isinstance(found, list):
        advice = len(found) == 1
        message = f"“{place}” {'should' if advice else 'must'} be one value, not a list."
    if message:
        yield Problem(message=message, spec=spec, place=place, advice=advice)


def _odd(item: object, kind: Value, spec: str, place: str) -> Iterator[Problem]:
    """Yield advice about a value that everybody understands and the standard does not have."""
    if kind.rather:
        message = f"“{place}” should be {kind.rather}."
        yield Problem(message=message, spec=spec, place=place, advice=True)
    if kind.known and item not in kind.known and not str(item).startswith("ext:"):
        message = f"“{place}” is “{str(item)[:_SHOWN]}”, a word that the standard does not list."
        yield Problem(message=message, spec=spec, place=place, advice=True)


def _types(value: Object, rules: Class, place: str) -> Iterator[Problem]:
    """Yield the types that an object lacks; one without any was told already."""
    if "type" not in value and not rules.loose:
        return
    found = types_of(value)
    for names in rules.types:
        if not any(name in found for name in names):
            words = " or ".join(f"“{name}”" for name in names)
            message = f"“{_to(place, 'type')}” does not say {words}."
            yield Problem(
                message=message,
                spec=f"{rules.spec} (type)",
                place=_to(place, "type"),
                advice=rules.loose,
            )


def _strange(value: Object, rules: Class, place: str) -> Iterator[Problem]:
    """Yield advice about members that the class does not have."""
    for name in value:
        if name not in rules.named:
            where = _to(place, name[:_SHOWN])
            message = f"“{where}” is not a member that the standard knows here."
            yield Problem(message=message, spec=rules.spec, place=where, advice=True)
