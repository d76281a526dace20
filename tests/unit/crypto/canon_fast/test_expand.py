"""From a document to its statements: every corner that the frozen contexts can reach."""

from typing import Any

import pytest

from portfolio_gen.crypto.canon_fast.expand import quoted, statements
from portfolio_gen.crypto.canon_fast.world import OpenWorld
from tests.builders import OB3, V2

OB = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
CRED = "https://www.w3.org/2018/credentials#"
SEC = "https://w3id.org/security#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"

KEPT = r'"{\"a\":{},\"b\":[null,true,\"said \\\"no\\\"\"]}"'


def said(**members: Any) -> list[str]:  # noqa: ANN401
    """Return the statements of a document with these members, as lines."""
    quads, _ = statements({"@context": [V2, OB3], "id": "x:r", **members})
    return [" ".join(quad).strip() for quad in quads]


@pytest.mark.parametrize(
    ("members", "lines"),
    [
        ({}, []),
        ({"type": []}, []),
        ({"type": "Criteria"}, [f"<x:r> <{RDF}type> <{OB}Criteria>"]),
        ({"type": ["x:T", "x:T"]}, [f"<x:r> <{RDF}type> <x:T>"]),
        ({"name": "a"}, ['<x:r> <https://schema.org/name> "a"']),
        ({"name": ["a", "a"]}, ['<x:r> <https://schema.org/name> "a"']),
        ({"name": []}, []),
        (
            {"name": {"@value": "a", "@language": "de-AT"}},
            ['<x:r> <https://schema.org/name> "a"@de-at'],
        ),
        ({"name": {"@value": "a"}}, ['<x:r> <https://schema.org/name> "a"']),
        ({"name": True}, [f'<x:r> <https://schema.org/name> "true"^^<{XSD}boolean>']),
        ({"name": 2.0}, [f'<x:r> <https://schema.org/name> "2"^^<{XSD}integer>']),
        ({"name": -0.0}, [f'<x:r> <https://schema.org/name> "0"^^<{XSD}integer>']),
        ({"name": 0.1}, [f'<x:r> <https://schema.org/name> "1.0E-1"^^<{XSD}double>']),
        ({"name": 1234.5}, [f'<x:r> <https://schema.org/name> "1.2345E3"^^<{XSD}double>']),
        (
            {"type": "Achievement", "creditsAvailable": 1.5},
            [
                f"<x:r> <{RDF}type> <{OB}Achievement>",
                f'<x:r> <{OB}creditsAvailable> "1.5E0"^^<https://www.w3.org/2001/XMLSchema#float>',
            ],
        ),
        (
            {"type": "IdentityObject", "hashed": False},
            [
                f"<x:r> <{RDF}type> <{OB}IdentityObject>",
                f'<x:r> <{OB}hashed> "false"^^<https://www.w3.org/2001/XMLSchema#boolean>',
            ],
        ),
        (
            {"url": "x:u"},
            ['<x:r> <https://schema.org/url> "x:u"^^<https://www.w3.org/2001/XMLSchema#anyURI>'],
        ),
        ({"image": "x:i"}, [f"<x:r> <{OB}image> <x:i>"]),
        ({"image": {"id": "x:i"}}, [f"<x:r> <{OB}image> <x:i>"]),
        ({"image": 1}, [f'<x:r> <{OB}image> "1"^^<{XSD}integer>']),
        ({"image": {}}, [f"<x:r> <{OB}image> _:b1"]),
        (
            {"image": {"id": "x:i", "name": "a"}},
            ['<x:i> <https://schema.org/name> "a"', f"<x:r> <{OB}image> <x:i>"],
        ),
        (
            {"type": "ResultDescription", "allowedValue": ["a", {"id": "x:b"}]},
            [
                f"<x:r> <{RDF}type> <{OB}ResultDescription>",
                f"<x:r> <{OB}allowedValue> _:b1",
                f'_:b1 <{RDF}first> "a"',
                f"_:b1 <{RDF}rest> _:b2",
                f"_:b2 <{RDF}first> <x:b>",
                f"_:b2 <{RDF}rest> <{RDF}nil>",
            ],
        ),
        (
            {"type": "ResultDescription", "allowedValue": []},
            [
                f"<x:r> <{RDF}type> <{OB}ResultDescription>",
                f"<x:r> <{OB}allowedValue> <{RDF}nil>",
            ],
        ),
        (
            {"type": "VerifiableCredential", "proof": {"id": "x:p", "name": "a"}},
            [
                f"<x:r> <{RDF}type> <{CRED}VerifiableCredential>",
                f"<x:r> <{SEC}proof> _:b1",
                '<x:p> <https://schema.org/name> "a" _:b1',
            ],
        ),
        (
            {"type": "DataIntegrityProof", "proofPurpose": "assertionMethod"},
            [
                f"<x:r> <{RDF}type> <{SEC}DataIntegrityProof>",
                f"<x:r> <{SEC}proofPurpose> <{SEC}assertionMethod>",
            ],
        ),
        (
            {"_sd": {"b": [None, True, 'said "no"'], "a": {}}},
            [f"<x:r> <https://www.iana.org/assignments/jwt#_sd> {KEPT}^^<{RDF}JSON>"],
        ),
        (
            {"image": {"@context": [V2], "type": "Criteria", "id": "x:c"}},
            [f"<x:c> <{RDF}type> <{OB}Criteria>", f"<x:r> <{OB}image> <x:c>"],
        ),
    ],
    ids=[
        "nothing",
        "no types",
        "one type",
        "the same type twice",
        "text",
        "the same text twice",
        "no values",
        "text with a language",
        "text written out",
        "truth value",
        "whole number with a point",
        "minus zero",
        "small number",
        "larger number",
        "number with a datatype",
        "truth value with a datatype",
        "text with a datatype",
        "identifier",
        "reference",
        "number where an identifier belongs",
        "empty object",
        "object",
        "list",
        "empty list",
        "graph",
        "name of a vocabulary",
        "JSON",
        "contexts of its own",
    ],
)
def test_statements(members: dict[str, Any], lines: list[str]) -> None:
    """One corner each."""
    assert said(**members) == lines


@pytest.mark.parametrize(
    "members",
    [
        {"id": None},
        {"id": "relative"},
        {"type": None},
        {"type": "Unknown"},
        {"type": [["Criteria"]]},
        {"grade": "A"},
        {"name": None},
        {"name": [["a"]]},
        {"name": 10**21},
        {"name": -1e21},
        {"name": float("nan")},
        {"name": {"@value": 1}},
        {"name": {"@value": "a", "@language": "no language"}},
        {"name": {"@value": "a", "@language": None}},
        {"name": {"@value": "a", "@direction": "rtl"}},
        {"name": {"@value": "a", "@type": "x:t"}},
        {"name": {"@language": "en"}},
        {"name": {"@id": "x:a"}},
        {"name": {"@set": ["a"]}},
        {"image": "relative"},
        {"image": {"@context": {"a": "x:a"}}},
        {"url": ["1", 1]},
        {"url": ["a", {"@value": "a"}]} | {"name": None},
        {"_sd": 1},
        {"_sd": {"a": [1.5]}},
        {"_sd": {"ä": "a"}},
        {"type": "VerifiableCredential", "proof": "x:p"},
        {"type": "VerifiableCredential", "proof": {"@value": "a"}},
        {"type": "VerifiablePresentation", "verifiableCredential": {}},
        {"type": "ResultDescription", "allowedValue": [["a"]]},
        {"image": [{"id": "x:i", "type": "ResultDescription", "allowedValue": []}] * 2},
    ],
)
def test_left_to_pyld(members: dict[str, Any]) -> None:
    """What is wrong, unsafe, or written otherwise by PyLD."""
    with pytest.raises(OpenWorld):
        said(**members)


def test_merged_objects() -> None:
    """Two objects of the same name are one; what both say is said once."""
    profile = {"id": "x:p", "type": "Profile", "url": "x:u"}
    assert len(said(image=[profile, {**profile, "name": "a"}])) == 4


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("plain", '"plain"'),
        ('a"b\\c', '"a\\"b\\\\c"'),
        ("a\nb\rc\td", '"a\\nb\\rc\\td"'),
        ("\\n", '"\\\\n"'),
        ("\u2028", '"\u2028"'),
    ],
    ids=["plain", "marks", "line ends", "no line end", "odd space"],
)
def test_quoted(text: str, literal: str) -> None:
    """Only what N-Quads must mark is marked."""
    assert quoted(text) == literal
