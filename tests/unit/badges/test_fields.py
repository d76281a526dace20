"""Members taken one by one from a document nobody trusts."""

from itertools import permutations
from typing import Any

import pytest

from portfolio_gen.badges.fields import MAX_ITEMS, MAX_LINE, MAX_NOTES, Fields, Notes, kind_of
from portfolio_gen.base.errors import BadgeError, LimitError

HINT = "The issuer made a mistake in this file; ask for a corrected badge."


def fields(**data: Any) -> Fields:  # noqa: ANN401
    """An object at the top of a document."""
    return Fields(data=data, notes=Notes())


def left_out(what: str, name: str = "a", wanted: str = "text") -> list[str]:
    """The note about a member of the wrong type."""
    return [f"“{name}” is {what} where {wanted} was expected; it was left out."]


@pytest.mark.parametrize(
    ("value", "text", "notes"),
    [
        ("x", "x", []),
        (None, "", []),
        ("", "", []),
        (95, "95", []),
        (0.5, "0.5", ["“a” is a number where text was expected."]),
        (["x"], "x", []),
        ({"@value": "x", "@language": "en"}, "x", []),
        ([{"@value": "x"}, {"@value": "y"}], "x", []),
        (True, "", left_out("true or false")),
        (["x", "y"], "", left_out("a list")),
        ([], "", left_out("a list")),
        ({"@value": 1}, "", left_out("an object")),
        ([["x"]], "", left_out("a list")),
    ],
    ids=[
        "text",
        "null",
        "empty",
        "integer",
        "fraction",
        "list-of-one",
        "language",
        "languages",
        "bool",
        "two",
        "none",
        "odd-language",
        "nested",
    ],
)
def test_text(value: object, text: str, notes: list[str]) -> None:
    """A text is taken as written; anything else is left out and noted."""
    holder = fields(a=value)
    assert holder.text("a") == text
    assert holder.notes.found == holder.notes.reshaped == notes


@pytest.mark.parametrize(
    ("languages", "shown"),
    [
        (["de", "en-GB", "", "aa"], "en-GB"),
        (["de", "", "aa"], ""),
        (["de", "aa"], "aa"),
        (["EN", "de"], "EN"),
    ],
    ids=["english", "no language", "alphabet", "capitals"],
)
def test_order_of_languages(languages: list[str], shown: str) -> None:
    """Their order is not signed everywhere; whoever changes it does not choose what is shown."""
    texts = [{"@value": f"in {each}", "@language": each} for each in languages]
    for order in permutations(texts):
        assert fields(a=list(order)).text("a") == f"in {shown}"


def test_same_language_twice() -> None:
    """Two texts in one language are told apart by what they say."""
    texts = [{"@value": "b", "@language": None}, {"@value": "a", "@language": None}]
    assert fields(a=texts).text("a") == fields(a=texts[::-1]).text("a") == "a"


def test_text_limit() -> None:
    """A text may be exactly as long as the limit, and not one character longer."""
    assert fields(a="x" * MAX_LINE).text("a")
    with pytest.raises(LimitError) as caught:
        fields(a="x" * (MAX_LINE + 1)).text("a")
    assert caught.value.message == "“a” has 2,001 characters; at most 2,000 are read."
    assert fields(a="x" * (MAX_LINE + 1)).prose("a")


@pytest.mark.parametrize(
    ("value", "what"),
    [(1, "a number"), (["x"], "a list"), ({"@value": "x"}, "an object"), (False, "true or false")],
    ids=["number", "list", "language", "bool"],
)
def test_must_be_text(value: object, what: str) -> None:
    """Where a verdict depends on it, only a text is a text."""
    with pytest.raises(BadgeError) as caught:
        fields(a=value).must_be_text("a")
    assert caught.value.message == f"“a” must be text, but it is {what}."
    assert caught.value.hint == HINT


def test_must_be_text_given() -> None:
    """A text is returned, and a missing one is empty."""
    assert fields(a="x").must_be_text("a") == "x"
    assert fields(a=None).must_be_text("a") == ""


def test_texts() -> None:
    """What is no text is left out of a list, and null is nothing."""
    holder = fields(a=["x", None, {}, 2])
    assert holder.texts("a") == ("x", "2")
    assert holder.notes.found == left_out("an object")
    assert fields(a="x").texts("a") == ("x",)
    assert fields().texts("a") == ()


def test_list_limit() -> None:
    """A list may be exactly as long as the limit, and not one entry longer."""
    assert len(fields(a=[str(n) for n in range(MAX_ITEMS)]).texts("a")) == MAX_ITEMS
    with pytest.raises(LimitError) as caught:
        fields(a=[str(n) for n in range(MAX_ITEMS + 1)]).texts("a")
    assert caught.value.message == "“a” has 201 entries; at most 200 are read."


@pytest.mark.parametrize("value", [{"b": 1}, [{"b": 1}]], ids=["object", "list-of-one"])
def test_child(value: object) -> None:
    """An object is found, also as the only entry of a list, and knows its way."""
    for found in (fields(a=value).child("a"), fields(a=value).must_be_child("a")):
        assert found is not None
        assert found.to("b") == "a.b"
        assert found.has("b")
        assert not found.has("c")


def test_child_wrong() -> None:
    """Something else is noted, or refused where a verdict depends on it."""
    holder = fields(a="x")
    assert holder.child("a") is None
    assert holder.notes.found == left_out("text", wanted="an object")
    assert fields().child("a") is None
    assert fields().must_be_child("a") is None
    with pytest.raises(BadgeError) as caught:
        fields(a=[{}, {}]).must_be_child("a")
    assert caught.value.message == "“a” must be one object, but it is a list."


def test_children() -> None:
    """Objects of a list are found, one object is a list of one, the rest is noted or refused."""
    holder = fields(a=[{"b": 1}, "x", {"b": 2}])
    assert [child.data["b"] for child in holder.children("a")] == [1, 2]
    assert holder.notes.found == left_out("text", wanted="an object")
    assert len(fields(a={}).must_be_children("a")) == 1
    with pytest.raises(BadgeError) as caught:
        fields(a=[{}, None]).must_be_children("a")
    assert caught.value.message == "“a” must be an object, but it is nothing."


def test_linked() -> None:
    """An address stands for the object with that identifier."""
    holder = fields(a=["https://x.example", {"id": "y"}, 3])
    assert [child.data["id"] for child in holder.linked("a")] == ["https://x.example", "y"]
    assert holder.notes.found == left_out("a number", wanted="an object or an address")


def test_notes_are_bounded() -> None:
    """A document full of mistakes does not fill the page with notes."""
    notes = Notes()
    for number in range(2 * MAX_NOTES):
        notes.add(f"Note {number}.")
        notes.add_reshaped(f"Note {number}.")
    assert notes.found == [f"Note {number}." for number in range(MAX_NOTES)]
    assert notes.reshaped == notes.found


def test_kinds() -> None:
    """Every kind of JSON value has a name in words."""
    values: list[object] = [None, True, 1, 0.5, "x", [], {}]
    assert [kind_of(value) for value in values] == [
        "nothing",
        "true or false",
        "a number",
        "a number",
        "text",
        "a list",
        "an object",
    ]


def test_repeated_entries_are_taken_once() -> None:
    """A signature over statements does not cover how often an entry stands in a list."""
    assert fields(a=["x", "y", "x", "z", "y"]).texts("a") == ("x", "y", "z")
    objects = [{"id": "x", "n": 1}, {"n": 1, "id": "x"}, {"id": "x", "n": True}]
    assert [f.data for f in fields(a=objects).children("a")] == [objects[0], objects[2]]


THINGS = {"x": {"id": "x", "n": 1}}


@pytest.mark.parametrize("value", [{"id": "x"}, "x", [{"id": "x", "n": 2}]])
def test_things_take_the_place_of_objects(value: object) -> None:
    """Where things are given, an object and an address stand for all that is said of them."""
    holder = Fields(data={"a": value, "b": "x"}, notes=Notes(), things=THINGS)
    found = holder.child("a")
    assert found is not None
    assert found.data == THINGS["x"]
    assert not holder.is_address("b")
    assert holder.text("b") == "x"


def test_things_in_lists() -> None:
    """Two entries about one thing are one entry, and others stay."""
    entries = [{"id": "x"}, {"id": "x", "n": 2}, {"id": "y"}, "x"]
    holder = Fields(data={"a": entries}, notes=Notes(), things=THINGS)
    assert [found.data for found in holder.children("a")] == [THINGS["x"], {"id": "y"}]
    linked = [found.data["id"] for found in holder.linked("a")]
    assert linked == ["x", "y", "x"]
