"""Active contexts: what is known where, and how much of it is kept."""

import pytest

from portfolio_gen.crypto import frozen
from portfolio_gen.crypto.canon_fast import active
from portfolio_gen.crypto.canon_fast.active import MAX_TABLES, Active, empty
from portfolio_gen.crypto.canon_fast.terms import Term
from portfolio_gen.crypto.canon_fast.world import OpenWorld
from tests.builders import OB3, V2

KEYWORDS = {"id": Term(iri="@id"), "type": Term(iri="@type")}


def table(**terms: Term) -> Active:
    """Return a table with the usual keywords and some terms."""
    return Active({**KEYWORDS, **terms})


def test_contexts_are_compiled_once() -> None:
    """The second badge with the same vocabularies finds them ready."""
    first = empty().after([V2, OB3])
    assert first is empty().after([V2, OB3])
    assert first is empty().after(V2).after(OB3)
    assert first.typed(["Achievement"]) is first.typed(["Achievement", "Unknown"])
    assert first.way("name") is first.way("name")


@pytest.mark.parametrize(
    "contexts",
    [None, {"name": "x:name"}, [V2, {"name": "x:name"}], "https://x.example/own", [[V2]]],
    ids=["none", "inline", "inline at the end", "unknown", "list in a list"],
)
def test_only_frozen_contexts(contexts: object) -> None:
    """A document may not bring words of its own."""
    with pytest.raises(OpenWorld):
        empty().after(contexts)


def test_names_of_a_type_end_at_the_next_object() -> None:
    """What AchievementSubject brings is not known inside its achievement, except as a way there."""
    top = empty().after([V2, OB3])
    subject = top.typed(["AchievementSubject"])
    assert subject.way("achievement").inside is top
    assert "achievement" not in top.terms
    twice = subject.typed(["Achievement"])
    assert twice.outer is top


def test_names_of_a_member_hold_inside_it() -> None:
    """The names of purposes are known as values of proofPurpose, and only there."""
    proof = empty().after(V2).typed(["DataIntegrityProof"])
    way = proof.way("proofPurpose")
    assert way.here.name("assertionMethod") == "<https://w3id.org/security#assertionMethod>"
    assert "assertionMethod" in way.inside.terms
    assert "proofValue" not in way.inside.terms
    with pytest.raises(OpenWorld):
        proof.name("assertionMethod")


@pytest.mark.parametrize(
    ("kind", "suffix", "typed"),
    [
        ("", "", False),
        ("@id", "", False),
        ("x:date", "^^<x:date>", True),
        ("http://www.w3.org/2001/XMLSchema#string", "", True),
    ],
    ids=["nothing", "identifier", "datatype", "text"],
)
def test_what_follows_a_value(kind: str, suffix: str, *, typed: bool) -> None:
    """N-Quads name every datatype but that of texts."""
    way = table(a=Term(iri="x:a", kind=kind)).way("a")
    assert (way.suffix, way.typed) == (suffix, typed)


def test_keywords_are_no_statements() -> None:
    """``id``, ``type`` and ``@context`` say something about the object, not of it."""
    ways = table().ways
    assert [name for name, way in ways.items() if way.keyword] == ["@context", "id", "type"]


@pytest.mark.parametrize(
    "terms",
    [
        {"a": Term(iri="x:a")},
        {**KEYWORDS, "also": Term(iri="@id")},
        {"id": Term(iri="@type"), "type": Term(iri="@id")},
    ],
    ids=["missing", "another name", "exchanged"],
)
def test_keywords_under_other_names(terms: dict[str, Term]) -> None:
    """A table in which ``id`` and ``type`` are not what everybody takes them for is not made."""
    with pytest.raises(OpenWorld):
        Active(terms)


def test_ways_left_to_pyld() -> None:
    """Unknown members, an end of all contexts, and a member that changes its own meaning."""
    changing = {"@protected": True, "id": "@id", "type": "@type", "a": "x:other"}
    found = table(
        reset=Term(iri="x:reset", resets=True),
        a=Term(iri="x:a", scoped=changing),
    )
    for name in ("unknown", "reset", "a"):
        with pytest.raises(OpenWorld):
            found.way(name)
    with pytest.raises(OpenWorld):
        found.typed(["reset"])
    with pytest.raises(OpenWorld):
        found.typed([1])


def test_addresses() -> None:
    """Full addresses only, and none that could be written short."""
    found = table(sec=Term(iri="https://w3id.org/security#", prefix=True), a=Term(iri="x:a"))
    assert found.address("did:key:z6Mk") == "<did:key:z6Mk>"
    assert found.name("a") == "<x:a>"
    assert found.name("y:b") == "<y:b>"
    for text in ("sec:proof", "a", "_:b0", "@id", "", "x:<y>", None, 7, ["x:y"]):
        with pytest.raises(OpenWorld):
            found.address(text)
    with pytest.raises(OpenWorld):
        found.name("id")
    with pytest.raises(OpenWorld):
        table().address("sec")


def test_tables_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who writes the vocabularies in ever new orders does not fill the memory."""
    monkeypatch.setattr(active, "MAX_TABLES", 3)
    monkeypatch.setattr(active, "_WORLDS", [active._World()])
    start = empty()
    start.after([V2, OB3])
    assert empty() is start
    start.after([V2, OB3]).typed(["Achievement"])
    assert empty() is not start
    assert empty().after([V2, OB3]) is not start.after([V2, OB3])


def test_room_for_everything_in_use() -> None:
    """The tables for one list of vocabularies, with all their types, are far fewer than kept."""
    top = empty().after(
        [V2, *(url for url in frozen.index() if "3.0.3" in url or "extensions" in url)]
    )
    types = [name for name, term in top.terms.items() if term.scoped is not None]
    assert 10 < len(types) < MAX_TABLES / 10
