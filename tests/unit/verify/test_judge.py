"""Seeing quickly that a document has nothing wrong, and looking closely, agree."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from portfolio_gen.verify.rules import ob2, ob3
from portfolio_gen.verify.rules.judge import Class, Count, Judge, Member
from portfolio_gen.verify.rules.values import ADDRESS, PICTURE_ADDRESS, PLAIN, TEXT, one_of
from tests.builders import credential

VALUES: tuple[Any, ...] = (None, "", " ", "x", "https://a.example/", 1, True, [], {}, ["x"], [[]])
"""What may stand anywhere in a document that somebody else wrote."""

ASSERTION = {
    "@context": "https://w3id.org/openbadges/v2",
    "id": "https://a.example/1",
    "type": "Assertion",
    "recipient": {"type": "email", "hashed": False, "identity": "a@a.example"},
    "badge": "https://a.example/b",
    "verification": {"type": "hosted"},
    "issuedOn": "2026-01-01T00:00:00Z",
}

OLDER = {
    **{name: value for name, value in credential().items() if name != "validFrom"},
    "@context": [
        "https://www.w3.org/2018/credentials/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    "issuanceDate": "2026-01-01T00:00:00Z",
}

DOCUMENTS = {
    "2.0": (ob3.JUDGES["2.0"], "AchievementCredential", credential()),
    "1.1": (ob3.JUDGES["1.1"], "AchievementCredential", OLDER),
    "OB 2.0": (ob2.JUDGE, "Assertion", ASSERTION),
}


def holders(value: object) -> Iterator[Any]:
    """Yield every object and every list of a document."""
    if isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from holders(inner)


def changed(document: object, source: random.Random) -> Any:  # noqa: ANN401 (any JSON value)
    """Return the document after one to three changes."""
    found = copy.deepcopy(document)
    for _ in range(source.randint(1, 3)):
        holder = source.choice(list(holders(found)))
        names = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        value = copy.deepcopy(source.choice(VALUES))
        if names and source.random() < 0.3:
            del holder[source.choice(names)]
        elif names and source.random() < 0.8:
            holder[source.choice(names)] = value
        elif isinstance(holder, dict):
            holder[source.choice(("type", "name", "image", "new", "evidence"))] = value
        else:
            holder.append(value)
    return found


@pytest.mark.parametrize(("judge", "kind", "document"), DOCUMENTS.values(), ids=list(DOCUMENTS))
def test_both_agree(judge: Judge, kind: str, document: object) -> None:
    """What is seen to be right at a glance has no problem, in any of 3,000 changed documents."""
    source = random.Random(7)
    right = 0
    for _ in range(3_000):
        each = changed(document, source)
        if isinstance(each, dict) and judge.is_met(each, kind):
            right += 1
            assert list(judge.closely(each, kind)) == [], json.dumps(each)
    assert right > 50


ROWS = {
    "nothing asked for": (Class(spec="s"), {"any": 1}, True),
    "closed, and a stranger": (Class(spec="s", closed=True), {"any": 1}, False),
    "required, not there": (
        Class(spec="s", members=(Member(name="a", kinds=(PLAIN,), required=True),)),
        {},
        False,
    ),
    "none of several": (Class(spec="s", any_of=("a", "b"), without="none"), {"c": 1}, False),
    "one of several": (Class(spec="s", any_of=("a", "b"), without="none"), {"b": 1}, True),
    "a list where one is": (
        Class(spec="s", members=(Member(name="a", kinds=(PLAIN,)),)),
        {"a": ["x"]},
        False,
    ),
    "one where a list is": (
        Class(spec="s", members=(Member(name="a", kinds=(PLAIN,), count=Count.LIST),)),
        {"a": "x"},
        False,
    ),
    "an empty list": (
        Class(spec="s", members=(Member(name="a", kinds=(PLAIN,), count=Count.LIST),)),
        {"a": []},
        False,
    ),
    "an empty text": (
        Class(spec="s", members=(Member(name="a", kinds=(TEXT,)),)),
        {"a": " "},
        False,
    ),
    "an odd word": (
        Class(spec="s", members=(Member(name="a", kinds=(one_of("x"),)),)),
        {"a": "y"},
        False,
    ),
    "a usual word": (
        Class(spec="s", members=(Member(name="a", kinds=(one_of("x"),)),)),
        {"a": "x"},
        True,
    ),
    "better written otherwise": (
        Class(spec="s", members=(Member(name="a", kinds=("B", PICTURE_ADDRESS)),)),
        {"a": "https://a.example/"},
        False,
    ),
    "an object inside": (
        Class(spec="s", members=(Member(name="a", kinds=(ADDRESS, "B")),)),
        {"a": {"type": "B"}},
        True,
    ),
    "an object inside of another type": (
        Class(spec="s", members=(Member(name="a", kinds=(ADDRESS, "B")),)),
        {"a": {"type": "C"}},
        False,
    ),
}


@pytest.mark.parametrize(("rules", "value", "right"), ROWS.values(), ids=list(ROWS))
def test_at_a_glance(rules: Class, value: dict[str, Any], *, right: bool) -> None:
    """Only what nothing at all can be said about is right at a glance."""
    judge = Judge(classes={"A": rules, "B": Class(spec="t", types=(("B",),))})
    assert judge.is_met(value, "A") is right
