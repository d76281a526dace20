"""Does the document have what Open Badges 3.0 requires, each with the section that asks for it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portfolio_gen.crypto.tree import types_of
from portfolio_gen.verify.case import Case
from portfolio_gen.verify.moments import parse_time

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_CREDENTIAL_TYPES = ("OpenBadgeCredential", "AchievementCredential")

Object = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is missing or wrong.

    Attributes:
        message: One sentence.
        spec: The section that asks for it.
        advice: True if everybody reads such badges all the same.
    """

    message: str
    spec: str
    advice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One requirement: what is wrong if ``good`` says no of the object."""

    good: Callable[[Object], bool]
    message: str
    spec: str
    advice: bool = False


def _has(*names: str) -> Callable[[Object], bool]:
    """Return a test for a non-empty text under any of ``names``."""
    return lambda value: any(_is_text(value.get(name)) for name in names)


def _is_text(value: Any) -> bool:  # noqa: ANN401 (any JSON value)
    """Tell whether a value is a text, or a text with its language."""
    if isinstance(value, list):
        return bool(value) and all(_is_text(item) for item in value)
    if isinstance(value, Mapping):
        value = value.get("@value")
    return isinstance(value, str) and value.strip() != ""


def _typed(*names: str) -> Callable[[Object], bool]:
    """Return a test for any of ``names`` among the types."""
    return lambda value: any(name in types_of(value) for name in names)


def _named(value: Object) -> bool:
    """Tell whether an object has an address as its identifier."""
    return isinstance(value.get("id"), str) and _IRI.fullmatch(value["id"]) is not None


def _object(value: Any) -> Object:  # noqa: ANN401 (any JSON value)
    """Return an object, or an empty one where there is none."""
    return value if isinstance(value, Mapping) else {}


def _objects(value: Any) -> list[Object]:  # noqa: ANN401 (any JSON value)
    """Return the objects of a list, or the one object that stands in its place."""
    found = value if isinstance(value, list) else [value]
    return [item for item in found if isinstance(item, Mapping)]


_CREDENTIAL = (
    Rule(
        good=lambda c: _typed("VerifiableCredential")(c) and _typed(*_CREDENTIAL_TYPES)(c),
        message="The document does not say that it is an Open Badge.",
        spec="OB 3.0 section B.1.1 (type)",
    ),
    Rule(
        good=_named,
        message="The badge has no identifier that is an address.",
        spec="OB 3.0 section B.1.1 (id)",
    ),
    Rule(
        good=lambda c: isinstance(c["issuer"], str) or _typed("Profile")(_object(c["issuer"])),
        message="The issuer is not described as one (type Profile).",
        spec="OB 3.0 section B.1.22 (Profile)",
        advice=True,
    ),
    Rule(
        good=lambda c: isinstance(c.get("proof", []), list),
        message="The signature is not in a list, as the standard's schema asks.",
        spec="OB 3.0 section B.1.1 (proof)",
        advice=True,
    ),
    Rule(
        good=_has("name"),
        message="The credential has no name of its own.",
        spec="OB 3.0 section B.1.1 (name)",
        advice=True,
    ),
    Rule(
        good=lambda c: all(_typed("Evidence")(e) for e in _objects(c.get("evidence", []))),
        message="A piece of evidence is not described as one (type Evidence).",
        spec="OB 3.0 section B.1.9 (Evidence)",
    ),
)
_SUBJECT = (
    Rule(
        good=_typed("AchievementSubject"),
        message="Who achieved it is not described as such (type AchievementSubject).",
        spec="OB 3.0 section B.1.3 (AchievementSubject)",
    ),
    Rule(
        good=lambda s: _is_text(s.get("id")) or bool(_objects(s.get("identifier", []))),
        message="The badge does not say who received it.",
        spec="OB 3.0 section B.1.3 (id, identifier)",
        advice=True,
    ),
    Rule(
        good=lambda s: all(_typed("Result")(r) for r in _objects(s.get("result", []))),
        message="A result is not described as one (type Result).",
        spec="OB 3.0 section B.1.24 (Result)",
    ),
    Rule(
        good=lambda s: all(_typed("IdentityObject")(i) for i in _objects(s.get("identifier", []))),
        message="An identity of the recipient is not described as one (type IdentityObject).",
        spec="OB 3.0 section B.1.14 (IdentityObject)",
    ),
)
_ACHIEVEMENT = (
    Rule(
        good=_typed("Achievement"),
        message="What was achieved is missing, or not described as an achievement.",
        spec="OB 3.0 section B.1.2 (Achievement)",
    ),
    Rule(
        good=_named,
        message="The achievement has no identifier that is an address.",
        spec="OB 3.0 section B.1.2 (id)",
    ),
    Rule(
        good=_has("name"),
        message="The achievement has no name.",
        spec="OB 3.0 section B.1.2 (name)",
    ),
    Rule(
        good=_has("description"),
        message="The achievement has no description.",
        spec="OB 3.0 section B.1.2 (description)",
    ),
    Rule(
        good=lambda a: any(_has("id", "narrative")(c) for c in _objects(a.get("criteria", []))),
        message="The badge does not say what had to be done to earn it.",
        spec="OB 3.0 section B.1.7 (Criteria)",
    ),
)


def problems(case: Case) -> Iterator[Problem]:
    """Yield everything that Open Badges 3.0 requires and this document lacks.

    Spec: OB 3.0 appendix B; VCDM 2.0 section 4; VCDM 1.1 section 4.
    """
    credential = case.document
    subject = _object(credential.get("credentialSubject"))
    achievement = _object(subject.get("achievement"))
    pairs = (*((credential, r) for r in _CREDENTIAL), *((subject, r) for r in _SUBJECT))
    for value, rule in (*pairs, *((achievement, r) for r in _ACHIEVEMENT)):
        if not rule.good(value):
            yield Problem(message=rule.message, spec=rule.spec, advice=rule.advice)
    yield from _date_problems(case)


def _date_problems(case: Case) -> Iterator[Problem]:
    """Yield what is wrong with the dates."""
    spec = "VCDM 2.0 section 4.9" if case.badge.vcdm != "1.1" else "VCDM 1.1 section 4.6"
    badge = case.badge
    if not badge.valid_from:
        yield Problem(message="The badge does not say since when it is valid.", spec=spec)
    start, end = parse_time(badge.valid_from), parse_time(badge.valid_until)
    for text, moment in ((badge.valid_from, start), (badge.valid_until, end)):
        if text and moment is None:
            yield Problem(message=f"{text[:40]!r} is not a moment with its time zone.", spec=spec)
    if start and end and end < start:
        yield Problem(message="The badge ends before it begins to be valid.", spec=spec)
