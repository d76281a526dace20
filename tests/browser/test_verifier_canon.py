"""Canonical forms of the browser verifier, run by Node and by Chromium, beside those of Python."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest

from portfolio_gen.badges import strict_json
from portfolio_gen.base.errors import PortfolioError
from portfolio_gen.crypto import frozen, tree
from portfolio_gen.crypto.canon import canonicalize
from portfolio_gen.crypto.data_integrity import proofs_of, unsecured
from tests.browser import in_node
from tests.browser.conftest import Ask
from tests.browser.in_node import Json, answer
from tests.conftest import corpus_folder, missing
from tests.corpus.test_canon_fast import read, suite
from tools.compare_canon import made

DOCUMENTS = 3_000
V1, V2 = frozen.CREDENTIALS_V1, frozen.CREDENTIALS_V2
OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


def form_of(document: Json, hash_name: Any) -> Json:  # noqa: ANN401 (a literal)
    """Return the form of a document, with names of nameless nodes left out of its own facts."""
    form = canonicalize(document, hash_name=hash_name)
    return {"nquads": form.nquads, "about": [list(pair) for pair in form.about]}


def told(found: Json) -> Json:
    """Return an answer about a form, as it can be compared: statements have no order."""
    form = found.get("is")
    if form is None:
        return found
    about = {(name, "_:" if value.startswith("_:") else value) for name, value in form["about"]}
    return {"nquads": form["nquads"], "about": sorted(about)}


def same_forms(documents: Iterable[Json], ask: Ask = in_node.ask) -> list[Json]:
    """Check that both make the same of documents; return what they make of them."""
    asked = [
        ["canon", document, "sha384" if number % 4 == 3 else "sha256"]
        for number, document in enumerate(documents)
    ]
    theirs = [told(found) for found in ask(asked)]
    ours = [told(answer(form_of, *question[1:])) for question in asked]
    for question, found, expected in zip(asked, theirs, ours, strict=True):
        assert found == expected, json.dumps(question)
    return theirs


def has_shape(document: Mapping[str, Any]) -> bool:
    """Tell whether a document may be asked about at all."""
    try:
        tree.check_tree(document)
        tree.contexts_of(document)
        tree.embedded_credentials(document)
        strict_json.loads(json.dumps(document).encode())
    except PortfolioError:
        return False
    return True


def test_odd_documents() -> None:
    """Documents grown from the vocabularies have the same form, or the same kind of mistake."""
    some = (dict(each) for each in made(20_261_124) if has_shape(each))
    found = same_forms(next(some) for _ in range(DOCUMENTS))
    assert sum("nquads" in form for form in found) > DOCUMENTS / 4
    assert sum(form.get("error") == "proof" for form in found) > DOCUMENTS / 4


PLAIN: list[Any] = [
    *(None, [None], [[None]], [["a", ["b"]], "c"], {}, [{}], [[]], [], "", True, 0, -0.0, 1.5),
    *(1e21, 1.5e22, 2.0**66, 1e-7, 0.1 + 0.2, 5e-324, 1.7976931348623157e308, ["1", 1, True]),
    *("\x7f", "\0", 'a\tb\nc\r"\\', "\x85", "\ue000", "\U00010000", "https://x.example/"),
    *("cred:issuer", "sec:x", "xsd:date", "xsd://a", "a b:c", "x:<>", "_:b1", "@id", "obi:a"),
]
NO_NAMES: list[Any] = ["https://x.example/", None, 5, ["https://x.example/"], "", "a", "urn:"]
NO_TYPES: list[Any] = [None, {}, [None], [["Image"]], "", "id", "@id", "Image", [], 5, "_:b0"]
LANGUAGES: list[Any] = ["en", "EN-us", None, "", "e_n", 5]
DIRECTIONS: list[Any] = ["rtl", None]
VALUES = [
    *PLAIN,
    *({"id": name} for name in NO_NAMES),
    *({"type": types} for types in NO_TYPES),
    *({"id": "urn:x:y", "type": types} for types in NO_TYPES),
    {"@value": "x"},
    *({"@value": "x", "@language": language} for language in LANGUAGES),
    *({"@value": "x", "@direction": direction} for direction in DIRECTIONS),
]
"""What may stand anywhere, if only by mistake or ill will."""

NAMES = ["name", "achievement", "image", "proof", "creditsEarned", "activityEndDate", "source"]


def odd_values() -> Iterator[Json]:
    """Yield documents with an odd value in many places."""
    start = {
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": "https://a.example/",
    }
    for contexts in (
        [V2, OB],
        [V1, OB],
        [V1, "https://purl.imsglobal.org/spec/ob/v3p0/context.json"],
    ):
        whole = {"@context": contexts, **start}
        for value in VALUES:
            for name in NAMES:
                subject = {"type": ["AchievementSubject", "Achievement"], name: value}
                yield {**whole, "credentialSubject": subject}
            for name in ("id", "type", "proof", "_sd", "issuer", "validFrom", "holder"):
                yield {**whole, name: value}
            both = ["VerifiableCredential", "VerifiablePresentation"]
            yield {**whole, "type": both, "verifiableCredential": value}
            yield {**whole, "type": both, "verifiableCredential": [value, {"id": "urn:x:y"}]}
            lists = {"type": "ResultDescription", "allowedValue": [value, "a", [value]]}
            yield {**whole, "evidence": lists}
            yield {**whole, "evidence": [{**lists, "allowedValue": value}, lists]}
            proof = {
                "type": "DataIntegrityProof",
                "proofPurpose": value,
                "verificationMethod": value,
            }
            yield {**whole, "proof": proof}
        for name in ("undefined", "__proto__", "constructor", "toString", "cred", "xsd", "..."):
            yield {**whole, name: "x"}
            yield {**whole, name: None}


def test_odd_values() -> None:
    """Every odd value in many places of a document."""
    found = same_forms(document for document in odd_values() if has_shape(document))
    assert len(found) > 2_000


def test_vocabularies_in_any_order() -> None:
    """Whether two vocabularies contradict each other is decided alike."""
    others = [url for url in frozen.index() if url not in {V1, V2}]
    achievement = {
        "id": "urn:a:b",
        "type": "Achievement",
        "name": "x",
        "criteria": {"id": "urn:c:d"},
    }
    inner = {"type": "AchievementSubject", "achievement": achievement}
    same_forms(
        {
            "@context": [first, one, other],
            "type": "VerifiableCredential",
            "credentialSubject": inner,
        }
        for first in (V1, V2)
        for one in others
        for other in others
        if one != other
    )


def test_alike_nodes() -> None:
    """Nameless nodes that repeat one another, until it is too many."""
    whole = {"@context": [V2, OB], "type": "VerifiableCredential"}
    profile = {"type": "Profile"}
    found = same_forms(
        {**whole, "evidence": [{"type": "Evidence", "name": "x", **more} for _ in range(count)]}
        for count in (2, 3, 4, 5, 6, 40)
        for more in ({}, {"audience": [profile] * 2}, {"audience": [profile] * 5})
    )
    assert {"error": "proof"} in found
    assert any("nquads" in form for form in found)


@pytest.mark.corpus
def test_corpus(ask: Ask) -> None:
    """Other people's documents and their proofs have the same form."""
    folder = corpus_folder() or missing("the corpus")
    documents = []
    for file in sorted(folder.rglob("*.json")):
        try:
            document = strict_json.loads(file.read_bytes())
        except PortfolioError:
            continue
        for part in (unsecured(document), *proofs_of(document)):
            if "@context" in document and isinstance(part, dict):
                whole = {"@context": document["@context"], **part}
                documents.append({n: v for n, v in whole.items() if n != "proofValue"})
    found = same_forms((document for document in documents if has_shape(document)), ask)
    assert sum("nquads" in form for form in found) >= 100


@pytest.mark.corpus
def test_rdf_canonicalization_suite(ask: Ask) -> None:
    """All cases of W3C's suite, and the poisoned graph.

    Case 60 is about control characters: they are never written, since texts with any are refused.
    """
    folder = corpus_folder() or missing("the corpus")
    cases = dict(suite(folder, "-rdfc10.nq"))
    names = [*cases, "tests__rdfc10__test074"]
    found = ask(
        [
            "rdfc",
            read((folder / "w3c-rdf-canon" / f"{name}-in.nq").read_text("utf-8")),
            10_000,
            "sha384" if name.endswith("test075") else "sha256",
        ]
        for name in names
    )
    wrong = [
        name for name, each in zip(names, found, strict=True) if each.get("is") != cases.get(name)
    ]
    assert len(cases) > 60
    assert wrong == ["tests__rdfc10__test060"]
    assert found[-1] == {"error": "proof"}
