"""Definitions of one context: what the frozen ones use is known, everything else is left alone."""

from typing import Any

import pytest

from portfolio_gen.crypto.canon_fast.terms import Term, extended
from portfolio_gen.crypto.canon_fast.world import OpenWorld

BASE = {
    "old": Term(iri="x:old", protected=True),
    "v": Term(iri="https://x.example/v#", prefix=True),
}


@pytest.mark.parametrize(
    ("context", "name", "term"),
    [
        ({"a": "x:a"}, "a", Term(iri="x:a")),
        ({"@version": 1.1, "@protected": True, "a": "x:a"}, "a", Term(iri="x:a", protected=True)),
        ({"@protected": False, "a": "x:a"}, "a", Term(iri="x:a")),
        ({"id": "@id"}, "id", Term(iri="@id")),
        ({"a": "b", "b": "x:b"}, "a", Term(iri="x:b")),
        ({"a": {"@id": "old"}}, "a", Term(iri="x:old")),
        ({"a": "v:a"}, "a", Term(iri="https://x.example/v#a")),
        ({"a": "w:a", "w": "https://w.example/"}, "a", Term(iri="https://w.example/a")),
        ({"a": "old:a"}, "a", Term(iri="old:a")),
        ({"a": "v://a"}, "a", Term(iri="v://a")),
        ({"a": "https://x.example/"}, "a", Term(iri="https://x.example/", prefix=True)),
        ({"a": {"@id": "https://x.example/"}}, "a", Term(iri="https://x.example/")),
        ({"a": {"@id": "x:a", "@type": "@id"}}, "a", Term(iri="x:a", kind="@id")),
        ({"a": {"@id": "x:a", "@type": "v:t"}}, "a", Term(iri="x:a", kind="https://x.example/v#t")),
        ({"a": {"@id": "x:a", "@container": "@list"}}, "a", Term(iri="x:a", container="@list")),
        (
            {"a": {"@id": "x:a", "@context": {"b": "x:b"}}},
            "a",
            Term(iri="x:a", scoped={"b": "x:b"}),
        ),
        ({"a": {"@id": "x:a", "@context": None}}, "a", Term(iri="x:a", resets=True)),
        ({"old": "x:old"}, "old", Term(iri="x:old", protected=True)),
    ],
    ids=[
        "plain",
        "protected",
        "not protected",
        "keyword",
        "by a term defined later",
        "by an older term",
        "by an older prefix",
        "by a prefix defined later",
        "by a term that is no prefix",
        "what looks like a prefix",
        "a prefix itself",
        "written out, so no prefix",
        "identifier",
        "datatype",
        "list",
        "with a context",
        "with an end of all contexts",
        "the same again",
    ],
)
def test_defined(context: dict[str, Any], name: str, term: Term) -> None:
    """Each kind of definition that the frozen contexts use."""
    found = extended(BASE, context, override=False)
    assert found[name] == term
    assert found.keys() == {*BASE, *(key for key in context if not key.startswith("@"))}


def test_override() -> None:
    """Inside a member with its own context even protected terms change."""
    assert extended(BASE, {"old": "x:new"}, override=True)["old"] == Term(iri="x:new")


@pytest.mark.parametrize(
    "context",
    [
        {"old": "x:new"},
        {"old": {"@id": "x:old", "@type": "@id"}},
        {"@vocab": "https://x.example/"},
        {"@base": "https://x.example/"},
        {"@language": "en"},
        {"@import": "https://x.example/"},
        {"x:a": "x:a"},
        {"a/b": "x:a"},
        {"a": None},
        {"a": 1},
        {"a": {"@type": "@id"}},
        {"a": {"@reverse": "x:a"}},
        {"a": {"@id": "x:a", "@language": "en"}},
        {"a": {"@id": "x:a", "@container": "@index"}},
        {"a": {"@id": "x:a", "@context": "https://x.example/"}},
        {"a": "nothing"},
        {"a": "@graph"},
        {"a": "a"},
        {"a": "b", "b": "a"},
        {"a": "x:<a>"},
        {"a": {"@id": "x:a", "@type": "@none"}},
        {"a": {"@id": "x:a", "@type": "http://www.w3.org/2001/XMLSchema#double"}},
        {"a": {"@id": "x:a", "@type": "id"}, "id": "@id"},
    ],
)
def test_left_to_pyld(context: dict[str, Any]) -> None:
    """Whatever JSON-LD refuses or the frozen contexts do without."""
    with pytest.raises(OpenWorld):
        extended(BASE, context, override=False)


def test_override_does_not_reach_what_a_term_pulls_in() -> None:
    """A term defined because another needs it may not change a protected one, as in PyLD."""
    with pytest.raises(OpenWorld):
        extended(BASE, {"a": "old", "old": "x:new"}, override=True)
    with pytest.raises(OpenWorld):
        extended(BASE, {"a": "old:a", "old": "x:new"}, override=True)
