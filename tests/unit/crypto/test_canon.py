"""The canonical form: nothing drops out, nothing slips in, and the work is bounded."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto import canon, tree
from portfolio_gen.crypto.canon import canonicalize
from tests.builders import OB3, V2, Change, changed, credential, drop, put

pytestmark = pytest.mark.usefixtures("warm")

VALID_UNTIL = "https://www.w3.org/2018/credentials#validUntil"
DROPPED = "that its vocabularies do not define; it could have been added after signing."


@pytest.fixture(scope="module")
def warm() -> None:
    """Load PyLD and the vocabularies before anybody looks at the clock."""
    canonicalize(credential())


def test_statements_about_the_document() -> None:
    """The document's own statements can be asked for by name."""
    found = canonicalize(changed(credential(), put("validUntil", "2030-01-01T00:00:00Z")))
    assert found.objects(VALID_UNTIL) == {"2030-01-01T00:00:00Z"}
    assert found.objects("https://x.example/other") == frozenset()
    assert found.nquads.count("\n") == 25


def test_a_document_without_identifier() -> None:
    """The document is still told apart from everything in it."""
    document = changed(credential(), drop("id"), put("validUntil", "2030-01-01T00:00:00Z"))
    assert canonicalize(document).objects(VALID_UNTIL) == {"2030-01-01T00:00:00Z"}


def test_an_empty_document() -> None:
    """A document that says nothing has no statements."""
    assert canonicalize({"@context": V2}).about == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put("grade", "A"), f"The document has the member 'grade' {DROPPED}"),
        (put("credentialSubject.gpa", 4.0), f"The document has the member 'gpa' {DROPPED}"),
        (put("expirationDate", "x"), f"The document has the member 'expirationDate' {DROPPED}"),
        (put("id", "open-lesson"), "'open-lesson' is used as an identifier or type, but"),
        (put("id", "_:b0"), "'_:b0' is used as an identifier or type, but it is not an address."),
        (put("type", ["VerifiableCredential", "Gold"]), "'Gold' is used as an identifier or type"),
        (put("evidence.0.type", ["_:e"]), "'_:e' is used as an identifier or type, but it is not"),
        (
            put("credentialSubject.achievement.image", "badge.png"),
            "'badge.png' is used as an identifier or type, but it is not an address.",
        ),
        (
            put("credentialSubject.achievement.name", {"@value": "x", "@language": "e n"}),
            "'e n' is not the code of a language.",
        ),
        (put("id", 7), "The document breaks the rules of its vocabulary."),
        (put("issuer.id", "x:a>b"), "'x:a>b' is used as an identifier or type, but"),
        (put("issuer.id", "x:a\n"), "'x:a\\n' is used as an identifier or type, but"),
    ],
    ids=[
        "member",
        "deep member",
        "member of another version",
        "relative identifier",
        "nameless identifier",
        "relative type",
        "nameless type",
        "relative picture",
        "language",
        "wrong kind of value",
        "address with a mark",
        "address with a line end",
    ],
)
def test_refused(change: Change, message: str) -> None:
    """What would be shown but not signed, or signed but read as something else."""
    with pytest.raises(ProofError) as caught:
        canonicalize(changed(credential(), change))
    assert str(caught.value).startswith(message)


def test_one_address_cannot_pass_for_two_statements() -> None:
    """An address that contains the text of another statement would hide that statement."""
    issuer = "x:me> .\n<urn:a> <urn:b> <urn:c"
    with pytest.raises(ProofError):
        canonicalize(changed(credential(), put("issuer.id", issuer)))


def test_the_check_of_terms_stands_alone() -> None:
    """It does not rely on what PyLD happens to refuse before."""
    iri = {"type": "IRI", "value": "x:a"}
    bad = {"type": "IRI", "value": "x:me> .\n<x:a> <x:b> <x:c"}
    with pytest.raises(ProofError, match="is used as an address, but it is not one"):
        canon._check_triple("@default", {"subject": iri, "predicate": iri, "object": bad})


def test_control_characters_are_not_judged() -> None:
    """PyLD writes them otherwise than the standard; the badge may be right all the same."""
    with pytest.raises(Unreachable) as caught:
        canonicalize(changed(credential(), put("name", "a\bb")))
    assert str(caught.value) == "A text of the document contains an invisible control character."


def repeated(outer: int, inner: int) -> dict[str, Any]:
    """Return a badge with nameless objects that repeat one another on two levels."""
    alignment = {"type": ["Alignment"], "targetName": "a"}
    result = {"type": ["Result"], "alignment": [alignment] * inner}
    return changed(credential(), put("credentialSubject.result", [result] * outer))


@pytest.mark.timeout(10)
@pytest.mark.parametrize(("outer", "inner"), [(2, 8), (8, 8), (2, 180), (45, 7)])
def test_poison_ends(outer: int, inner: int) -> None:
    """Repetition that would take PyLD hours ends after ``MAX_STEPS``, as unreadable."""
    document = repeated(outer, inner)
    tree.check_tree(document)
    with pytest.raises(ProofError) as caught:
        canonicalize(document)
    assert str(caught.value) == (
        "The document repeats parts of itself so often that it is unreadable."
    )


@pytest.mark.timeout(10)
def test_poison_ends_in_any_thread() -> None:
    """The work is counted, not timed, so that it ends the same in a thread and beside others."""

    def refused(document: dict[str, Any]) -> bool:
        with pytest.raises(ProofError, match="repeats parts of itself"):
            canonicalize(document)
        return True

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(refused, [repeated(8, 8)] * 8))


@pytest.mark.timeout(10)
def test_a_clique_cannot_be_written() -> None:
    """Eight nodes that all point to each other need names for nameless nodes; those are refused."""
    clique = [
        {"id": f"_:n{n}", "type": ["Profile"], "endorsement": [f"_:n{m}" for m in range(8)]}
        for n in range(8)
    ]
    with pytest.raises(ProofError):
        canonicalize(changed(credential(), put("issuer.endorsement", clique)))


def test_honest_repetition_is_fine() -> None:
    """A hundred pieces of evidence that look alike are told apart at once."""
    evidence = [{"type": ["Evidence"], "name": "photo"}] * 100
    canonicalize(changed(credential(), put("evidence", evidence)))


@pytest.mark.timeout(30)
def test_the_slowest_document_within_the_limits() -> None:
    """Merging lists takes quadratic time; the limit on values keeps it bearable."""
    parts = [
        {"id": "urn:e", "type": ["Evidence"], "name": [f"{n} {part}" for n in range(175)]}
        for part in range(8)
    ]
    document = changed(credential(), put("evidence", parts))
    tree.check_tree(document)
    canonicalize(document)


def test_more_contexts_are_for_vectors_only() -> None:
    """Contexts given for a test do not stay: the next document is judged by the frozen ones."""
    own = "https://x.example/own"
    document = changed(credential(), put("@context", [V2, OB3, own]), put("grade", "A"))
    more = {own: {"@context": {"grade": "https://x.example/grade"}}}
    assert "<https://x.example/grade>" in canonicalize(document, more=more).nquads
    with pytest.raises(ProofError):
        canonicalize(changed(document, put("@context", [V2, OB3])))


def test_the_other_hash() -> None:
    """SHA-384 may name nodes otherwise; the statements stay the same."""
    one, other = canonicalize(credential()), canonicalize(credential(), hash_name="sha384")
    assert one.about == other.about
    assert sorted(re.sub("_:c14n[0-9]+", "_:", one.nquads).splitlines()) == sorted(
        re.sub("_:c14n[0-9]+", "_:", other.nquads).splitlines()
    )
    assert one.nquads != other.nquads


def kept(*values: object) -> dict[str, Any]:
    """Return a credential with values that its vocabulary keeps as JSON, all about one thing."""
    parts = [{"id": "urn:e", "type": ["Evidence"], "_sd": value} for value in values]
    return changed(credential(), put("evidence", parts))


def test_json_is_signed() -> None:
    """A member that the vocabulary keeps as JSON is one statement, whatever is in it."""
    form = canonicalize(kept({"@id": "no address", "b": [1, True]}, {"c": None}))
    assert '"{\\"@id\\":\\"no address\\",\\"b\\":[1,true]}"^^<http' in form.nquads
    assert '"{\\"c\\":null}"^^<http' in form.nquads


def test_json_that_pyld_takes_for_the_same() -> None:
    """Of 1 and true only the first would be signed."""
    with pytest.raises(ProofError) as caught:
        canonicalize(kept({"a": 1}, {"a": True}))
    assert str(caught.value) == "The document has two values that cannot be told apart safely."
    assert canonicalize(kept({"a": 1}, {"a": 1})) == canonicalize(kept({"a": 1}))


def test_threads() -> None:
    """Many threads get the same answer: PyLD's caches are not made for them."""
    expected = canonicalize(credential())
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(canonicalize, [credential()] * 24)) == {expected}


@pytest.mark.parametrize(
    "value",
    [
        "https://x.example/",
        5,
        {"@value": "a text"},
        [{}, True],
        {"id": "https://x.example/"},
        {"id": "https://x.example/", "type": []},
    ],
    ids=["address", "number", "text", "truth", "identifier", "nothing else"],
)
def test_a_plain_value_in_a_graph_is_refused(value: object) -> None:
    """Where a proof belongs, a text is part of no statement, so anybody could change it."""
    document = credential()
    document["proof"] = value
    with pytest.raises(ProofError) as caught:
        canonicalize(document)
    assert str(caught.value) == (
        "The document has a text, number or address where only an object is signed; it could "
        "have been added after signing."
    )


def test_a_value_in_two_ways_is_one_statement() -> None:
    """A date given as number and as text is the same date, and is signed once."""
    document = changed(credential(), put("validUntil", ["1", 1, {"@value": "1"}]))
    lines = canonicalize(document).nquads.splitlines()
    assert len(lines) == len(set(lines))
    assert len([line for line in lines if "#validUntil" in line]) == 2


def test_a_direction_is_refused() -> None:
    """The direction of a text is part of no statement, so anybody could add one after signing."""
    document = credential()
    document["name"] = {"@value": "Open lesson", "@language": "en", "@direction": "rtl"}
    with pytest.raises(ProofError) as caught:
        canonicalize(document)
    assert caught.value.message == (
        "The document says in which direction a text is written, which no signature of this kind "
        "covers; it could have been added after signing."
    )
