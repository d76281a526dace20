"""All that is said of a thing, from all of its places."""

from typing import Any

import pytest

from portfolio_gen.badges.things import repeated, whole


@pytest.mark.parametrize(
    ("document", "things"),
    [
        ({}, {}),
        ({"id": "r", "a": {"id": "x", "n": 1}, "b": {"n": 2}}, {}),
        ({"a": {"id": "x", "n": 1}, "b": {"id": "x", "m": 2}}, {"x": {"n": 1, "m": 2}}),
        ({"a": [{"id": "x", "n": 1}, [{"id": "x", "n": 1}]]}, {"x": {"n": 1}}),
        ({"a": {"id": "x", "n": "p"}, "b": {"id": "x", "n": "q"}}, {"x": {"n": ["p", "q"]}}),
        (
            {"a": {"id": "x", "n": ["p"]}, "b": {"id": "x", "n": ["q", "p"]}},
            {"x": {"n": ["p", "q"]}},
        ),
        ({"a": {"id": "x", "n": 1}, "b": {"id": "x", "n": True}}, {"x": {"n": [1, True]}}),
        ({"id": "r", "n": 1, "a": {"id": "r"}}, {"r": {"n": 1, "a": {"id": "r"}}}),
        ({"a": {"id": "x", "n": 1}, "issuer": "x"}, {"x": {"n": 1}}),
        ({"a": {"id": "x", "n": 1}, "evidence": ["x", "y", 1]}, {"x": {"n": 1}}),
        ({"a": {"id": "x", "n": 1}, "tag": "x"}, {}),
        ({"id": "r", "proof": {"id": "r", "n": 1}}, {}),
        (
            {"a": {"id": 1}, "b": {"id": 1}, "c": {"id": {}}, "d": [{"id": "x"}, {"id": "x"}]},
            {"x": {}},
        ),
    ],
    ids=[
        "empty",
        "one place each",
        "two places",
        "list in a list",
        "two values",
        "lists of values",
        "one and true",
        "inside itself",
        "by address",
        "addresses in a list",
        "address that is no object",
        "proofs",
        "odd identifiers",
    ],
)
def test_repeated(document: dict[str, Any], things: dict[str, Any]) -> None:
    """What stands in one place only is left as it is."""
    assert repeated(document) == {name: {"id": name, **said} for name, said in things.items()}


def test_one_thing_inside_two_places() -> None:
    """An entry that is named twice is one thing, however it is named."""
    document = {
        "a": {"id": "x", "image": "i"},
        "b": {"id": "x", "image": {"id": "i", "caption": "c"}},
        "@context": {"id": "x"},
    }
    assert repeated(document)["x"] == {"id": "x", "image": {"id": "i"}}
    assert repeated(document)["i"] == {"id": "i", "caption": "c"}


@pytest.mark.parametrize("value", ["x", 1, None, [], {"id": 1}, {"id": "y"}, {}])
def test_other_values_are_whole(value: object) -> None:
    """Only an object with the identifier of a thing stands for it."""
    assert whole(value, {"x": {"id": "x"}}) is value
    assert whole({"id": "x", "n": 1}, {"x": {"id": "x"}}) == {"id": "x"}
