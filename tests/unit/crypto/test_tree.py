"""What a document may look like before anybody processes it."""

from collections.abc import Iterator
from typing import Any

import pytest

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto import frozen, tree
from tests.builders import OB3, V2, credential

V1 = "https://www.w3.org/2018/credentials/v1"


def nested(levels: int) -> dict[str, Any]:
    """Return objects inside one another; the innermost lies ``levels`` names deep."""
    document: dict[str, Any] = {}
    for _ in range(levels):
        document = {"a": document}
    return document


def test_a_badge_is_fine() -> None:
    """The usual badge passes."""
    tree.check_tree(credential())
    assert tree.contexts_of(credential()) == (V2, OB3)
    assert tree.embedded_credentials(credential()) == ()


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"tag": ["x"] * 1498}, ""),
        ({"tag": ["x"] * 1499}, "The document has more than 1,500 values."),
        (nested(32), ""),
        (nested(33), "The document nests more than 32 levels deep."),
        ({"a": {"type": ["t"] * 10}}, ""),
        ({"a": {"type": ["t"] * 11}}, "a has more than 10 types."),
    ],
    ids=["values", "too many values", "depth", "too deep", "types", "too many types"],
)
def test_limits(document: dict[str, Any], message: str) -> None:
    """Exactly at the limit is processed; one more is not checked, and not called altered."""
    if not message:
        tree.check_tree(document)
        return
    with pytest.raises(Unreachable) as caught:
        tree.check_tree(document)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (
            {"https://www.w3.org/2018/credentials#validUntil": "2020-01-01T00:00:00Z"},
            (
                "The document has a member named by an address, "
                "'https://www.w3.org/2018/credentials#validUntil', which hides it from everybody "
                "who looks for its name."
            ),
        ),
        (
            {"a": [{"cred:validUntil": 1}]},
            (
                "a.0 has a member named by an address, 'cred:validUntil', which hides it from "
                "everybody who looks for its name."
            ),
        ),
        ({"@graph": []}, "The document has the member '@graph', which hides what is signed."),
        ({"a": {"@id": "x:y"}}, "a has the member '@id', which hides what is signed."),
        (
            {"name": {"@value": "x", "@type": "y"}},
            "name has the member '@type', which hides what is signed.",
        ),
        (
            {"name": {"@value": "x", "more": "y"}},
            "name has the member '@value', which hides what is signed.",
        ),
        (
            {"name": {"@language": "en"}},
            "name has the member '@language', which hides what is signed.",
        ),
        (
            {"name": {"@value": None}},
            "name has the member '@value', which hides what is signed.",
        ),
    ],
    ids=["full", "short", "graph", "id", "typed value", "value and more", "empty", "no text"],
)
def test_hiding_places(document: dict[str, Any], message: str) -> None:
    """Ways to write a signed statement that a reader of the JSON would not see."""
    with pytest.raises(ProofError) as caught:
        tree.check_tree(document)
    assert str(caught.value) == message


def test_text_with_its_language() -> None:
    """The one place where keywords are needed."""
    tree.check_tree({"name": {"@value": "Leçon", "@language": "fr", "@direction": "ltr"}})


@pytest.mark.parametrize(
    ("contexts", "error", "message"),
    [
        (
            None,
            ProofError,
            "The document does not say by address which vocabulary it is written in.",
        ),
        (
            [],
            ProofError,
            "The document does not say by address which vocabulary it is written in.",
        ),
        (
            {"x": "https://x.example"},
            ProofError,
            "The document does not say by address which vocabulary it is written in.",
        ),
        (
            [V2, {"until": "https://www.w3.org/2018/credentials#validUntil"}],
            ProofError,
            "The document does not say by address which vocabulary it is written in.",
        ),
        (
            [OB3, V2],
            ProofError,
            "The first vocabulary is not the one for verifiable credentials.",
        ),
        (
            [V2, OB3, V2],
            ProofError,
            "The list of vocabularies is too long or names one twice.",
        ),
        (
            [V2, *(f"https://x.example/{n}" for n in range(8))],
            ProofError,
            "The list of vocabularies is too long or names one twice.",
        ),
        (
            [V2, V1],
            ProofError,
            "The document mixes two versions of the vocabulary for credentials.",
        ),
        (
            [V2, "https://x.example/own"],
            Unreachable,
            "The vocabulary https://x.example/own is not known to this program.",
        ),
    ],
    ids=["none", "empty", "object", "inline", "order", "twice", "many", "mixed", "unknown"],
)
def test_contexts_refused(contexts: object, error: type[ProofError], message: str) -> None:
    """Only frozen vocabularies, by address, with the one for credentials first."""
    with pytest.raises(error) as caught:
        tree.contexts_of({"@context": contexts})
    assert str(caught.value) == message


def test_one_context_as_text() -> None:
    """A single vocabulary need not stand in a list."""
    assert tree.contexts_of({"@context": V2}) == (V2,)


def test_a_context_inside_is_refused() -> None:
    """A vocabulary on an ordinary object can rename what it says."""
    document = {"achievement": {"@context": [V2], "type": "Achievement"}}
    with pytest.raises(ProofError) as caught:
        tree.embedded_credentials(document)
    assert str(caught.value) == (
        "achievement brings a vocabulary of its own, which may hide things."
    )


def test_a_credential_inside() -> None:
    """An endorsement is a credential of its own; it is found, and its vocabularies are checked."""
    inside = {"@context": [V2], "type": ["VerifiableCredential"]}
    (place,) = tree.embedded_credentials({"endorsement": [inside]})
    assert str(place) == "endorsement.0"
    with pytest.raises(ProofError, match="The first vocabulary is not the one"):
        tree.embedded_credentials({"endorsement": [{**inside, "@context": [OB3]}]})


@pytest.mark.parametrize(
    ("own", "is_proof"),
    [
        ([V2, OB3], True),
        ([V2], True),
        (V2, True),
        ([], False),
        ([OB3], False),
        ([V2, OB3, V2], False),
        ([{"@vocab": "https://else.example/"}], False),
        (None, False),
    ],
    ids=["same", "beginning", "text", "none", "end", "more", "inline", "null"],
)
@pytest.mark.parametrize("listed", [True, False], ids=["list", "object"])
def test_a_proof_inside(own: Any, is_proof: bool, listed: bool) -> None:  # noqa: ANN401, FBT001 (any JSON value)
    """The proof of an endorsement may repeat its vocabularies, from the first on."""
    proof = {"@context": own}
    inside = {
        "@context": [V2, OB3],
        "type": ["VerifiableCredential"],
        "proof": [{}, proof] if listed else proof,
    }
    if is_proof:
        (place,) = tree.embedded_credentials({"endorsement": inside})
        assert str(place) == "endorsement"
        return
    with pytest.raises(ProofError, match="brings a vocabulary of its own, which may hide things"):
        tree.embedded_credentials({"endorsement": inside})


def test_a_proof_of_nothing() -> None:
    """What is called a proof, but belongs to no credential with vocabularies, is none."""
    proof = {"@context": [V2]}
    for document in (
        {"proof": proof},
        {"achievement": {"proof": proof}},
        {"achievement": {"@context": [V2], "proof": [proof]}},
        {"endorsement": {"@context": [V2], "type": "VerifiableCredential", "proof": [[proof]]}},
    ):
        with pytest.raises(ProofError, match="brings a vocabulary of its own"):
            tree.embedded_credentials(document)


def _properties(context: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 (any JSON value)
    """Yield address and name of every term of a vocabulary, also of those inside terms."""
    for part in context if isinstance(context, list) else [context]:
        for name, meaning in part.items() if isinstance(part, dict) else ():
            address = meaning.get("@id") if isinstance(meaning, dict) else meaning
            if isinstance(address, str) and not name.startswith("@") and address[0] != "@":
                yield address, name
            if isinstance(meaning, dict):
                yield from _properties(meaning.get("@context"))


def test_every_second_name_is_known() -> None:
    """Two names of one address anywhere in the frozen vocabularies stand in the table."""
    names: dict[str, set[str]] = {}
    for url in frozen.index():
        for address, name in _properties(frozen.document(url).get("@context")):
            names.setdefault(address, set()).add(name)
    several = {frozenset(found) for found in names.values() if len(found) > 1}
    assert several == {frozenset(pair) for pair in tree.SECOND_NAMES.items()}


@pytest.mark.parametrize("second", tree.SECOND_NAMES)
def test_second_names_hide(second: str) -> None:
    """A member under its second name is refused wherever it stands."""
    tree.check_names({"type": [second], "a": [{tree.SECOND_NAMES[second]: 1}]})
    with pytest.raises(ProofError) as caught:
        tree.check_names({"a": [{"b": 1}, {second: 1}]})
    assert str(caught.value) == (
        f"a.1 has the member {second!r} in place of {tree.SECOND_NAMES[second]!r}, which hides it."
    )
