"""Kinds of embedded proof, and what exactly each of them signs."""

import hashlib
from typing import Any

import pytest

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto import data_integrity
from portfolio_gen.crypto.data_integrity import inputs, prepare
from portfolio_gen.crypto.jcs import jcs
from portfolio_gen.crypto.keys import KeyKind, PublicKey
from portfolio_gen.crypto.suites import (
    ECDSA_JCS,
    ECDSA_RDFC,
    EDDSA_JCS,
    EDDSA_RDFC,
    SUITES,
    Suite,
    suite_of,
)
from tests.builders import OB3, V2, credential

KEYS = {kind: PublicKey(kind=kind, raw=b"k" * kind.length) for kind in KeyKind}
TEXT = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "created": "2026"}
PLAIN = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022"}
OWN_WORDS = "The proof names vocabularies of its own, which are not signed."
NOT_THERE = "The signature builds on another one that is not there."


@pytest.mark.parametrize("suite", SUITES.values(), ids=lambda s: s.name or s.type)
def test_found_by_its_name(suite: Suite) -> None:
    """Every kind in the table is found, and has a section that defines it."""
    named = {"cryptosuite": suite.name} if suite.name else {}
    assert suite_of({"type": suite.type, **named}) is suite
    assert suite.spec.startswith(("vc-di-eddsa", "vc-di-ecdsa"))


@pytest.mark.parametrize(
    ("proof", "shown"),
    [
        ({}, ""),
        ({"type": "DataIntegrityProof"}, "DataIntegrityProof"),
        ({**PLAIN, "cryptosuite": "ecdsa-sd-2023"}, "DataIntegrityProof ecdsa-sd-2023"),
        ({**PLAIN, "cryptosuite": "bbs-2023"}, "DataIntegrityProof bbs-2023"),
        ({**PLAIN, "cryptosuite": "EDDSA-RDFC-2022"}, "DataIntegrityProof EDDSA-RDFC-2022"),
        ({**PLAIN, "cryptosuite": ["eddsa-rdfc-2022"]}, "DataIntegrityProof ['eddsa-rdfc-2022']"),
        ({**PLAIN, "cryptosuite": None}, "DataIntegrityProof"),
        ({**PLAIN, "type": "Ed25519Signature2020"}, "Ed25519Signature2020 eddsa-rdfc-2022"),
        ({"type": ["Ed25519Signature2020"]}, "['Ed25519Signature2020']"),
        ({"type": "Ed25519Signature2018"}, "Ed25519Signature2018"),
        ({"type": "RsaSignature2018"}, "RsaSignature2018"),
    ],
)
def test_not_supported(proof: dict[str, Any], shown: str) -> None:
    """What is not in the table is not guessed at, however close it looks."""
    with pytest.raises(Unreachable) as caught:
        suite_of(proof)
    assert str(caught.value) == f"Signatures of the kind {shown!r} are not supported yet."


@pytest.mark.parametrize("suite", SUITES.values(), ids=lambda s: s.name or s.type)
@pytest.mark.parametrize("kind", KeyKind)
def test_keys_of_a_suite(suite: Suite, kind: KeyKind) -> None:
    """A kind of proof is made with its own kinds of key only."""
    if (kind is KeyKind.ED25519) is ("ecdsa" not in suite.name) and kind is not KeyKind.RSA:
        suite.check_key(KEYS[kind])
        return
    with pytest.raises(ProofError) as caught:
        suite.check_key(KEYS[kind])
    assert str(caught.value) == f"Signatures of this kind are not made with {kind.title} keys."


@pytest.mark.parametrize(
    ("suite", "kind", "size"),
    [
        (EDDSA_RDFC, KeyKind.ED25519, 64),
        (EDDSA_JCS, KeyKind.ED25519, 64),
        (ECDSA_RDFC, KeyKind.P256, 64),
        (ECDSA_RDFC, KeyKind.P384, 96),
        (ECDSA_JCS, KeyKind.P384, 96),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_the_key_decides_about_the_hash(suite: Suite, kind: KeyKind, size: int) -> None:
    """SHA-384 goes with P-384, SHA-256 with all others."""
    proof = {"type": suite.type, "cryptosuite": suite.name}
    assert len(prepare(credential(), proof, kind=kind).message) == size


def test_options_come_first() -> None:
    """Options come first, then the document; the proofs themselves are left out."""
    document = credential()
    one = prepare(document, PLAIN)
    two = prepare({**document, "proof": [PLAIN]}, {**PLAIN, "proofValue": "z1"})
    assert one == two
    assert one.message == one.options_hash + one.document_hash
    assert one.document_hash == hashlib.sha256(one.document).digest()


def test_every_member_is_text() -> None:
    """As text, every member is signed, whether a vocabulary defines it or not."""
    document = credential()
    one = prepare(document, TEXT)
    assert b'"created":"2026"' in one.options
    assert one.document != prepare({**document, "grade": "A"}, TEXT).document
    assert one.options != prepare(document, {**TEXT, "note": "x"}).options
    assert one.document == prepare(dict(reversed(document.items())), TEXT).document


@pytest.mark.parametrize(
    ("suite", "given", "own", "error"),
    [
        (EDDSA_RDFC, [V2, OB3], [V2, OB3], False),
        (EDDSA_RDFC, [V2, OB3], [V2], True),
        (EDDSA_RDFC, V2, [V2], True),
        (EDDSA_JCS, [V2, OB3], [V2, OB3], False),
        (EDDSA_JCS, [V2, OB3], [V2], False),
        (EDDSA_JCS, [V2, OB3], V2, False),
        (EDDSA_JCS, V2, [V2], False),
        (EDDSA_JCS, [V2, OB3], [OB3], True),
        (EDDSA_JCS, [V2, OB3], [V2, OB3, "x:"], True),
        (EDDSA_JCS, [V2, OB3], [OB3, V2], True),
        (EDDSA_JCS, [V2, OB3], [], True),
        (EDDSA_JCS, None, [V2], True),
    ],
)
def test_vocabularies_of_a_proof(suite: Suite, given: Any, own: Any, error: bool) -> None:  # noqa: ANN401, FBT001
    """A proof over text may name the first vocabularies of the document, and signs only those."""
    document, proof = {**credential(), "@context": given}, {"@context": own, "proofValue": "z1"}
    if error:
        with pytest.raises(ProofError) as caught:
            inputs(document, proof, suite)
        assert str(caught.value) == OWN_WORDS
        return
    found = inputs(document, proof, suite)
    assert (found.options, found.document["@context"]) == ({"@context": own}, own)


@pytest.mark.parametrize("suite", [EDDSA_RDFC, EDDSA_JCS], ids=lambda s: s.name)
def test_vocabularies_of_the_document(suite: Suite) -> None:
    """A proof that names none takes those of the document; as text, it signs none twice."""
    found = inputs({"@context": V2}, {"proofValue": "z"}, suite)
    assert found.options == ({"@context": V2} if suite is EDDSA_RDFC else {})
    assert (found.document, found.chained) == ({"@context": V2}, False)


@pytest.mark.parametrize("suite", [EDDSA_RDFC, EDDSA_JCS], ids=lambda s: s.name)
def test_a_proof_that_builds_on_others(suite: Suite) -> None:
    """The proofs below it stay in the document, in the order in which they are named."""
    one, two, three = ({"id": f"urn:{n}", "proofValue": "z"} for n in (1, 2, 3))
    document = {"@context": V2, "proof": [one, two, three]}
    found = inputs(document, {"previousProof": ["urn:2", "urn:1"]}, suite)
    assert found.document == {"@context": V2, "proof": [two, one]}
    assert found.chained
    alone = inputs({**document, "proof": one}, {"previousProof": "urn:1"}, suite)
    assert alone.document == {"@context": V2, "proof": [one]}


@pytest.mark.parametrize(
    ("proofs", "previous"),
    [
        ([{"id": "urn:1"}], "urn:2"),
        ([{"id": "urn:1"}], ["urn:1", "urn:2"]),
        ([{"id": "urn:1"}, {"id": "urn:1"}], "urn:1"),
        ([{"id": "urn:1"}, {"id": "urn:1"}], ["urn:1", "urn:1"]),
        ([{"id": "urn:1"}], []),
        ([{}], None),
        ([{}], [None]),
        (["urn:1"], "urn:1"),
        ([{"id": ["urn:1"]}], [["urn:1"]]),
    ],
)
def test_a_proof_that_is_not_there(proofs: list[Any], previous: object) -> None:
    """A proof that builds on nothing that is there, or on either of two, is refused."""
    with pytest.raises(ProofError) as caught:
        inputs({"@context": V2, "proof": proofs}, {"previousProof": previous}, EDDSA_JCS)
    assert str(caught.value) == NOT_THERE


def test_proofs_of_a_document() -> None:
    """One proof or several; none is an empty list."""
    one = {"id": "urn:1"}
    assert data_integrity.proofs_of({"proof": one}) == [one]
    assert data_integrity.proofs_of({"proof": [one, one]}) == [one, one]
    assert data_integrity.proofs_of({}) == []


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 2**60, "\ud800", {"\ud800": 1}], ids=repr
)
def test_what_has_no_one_form(value: object) -> None:
    """What programs do not read alike cannot be signed as text."""
    with pytest.raises(ProofError) as caught:
        jcs({"a": value})
    assert str(caught.value) == (
        "The document holds a number or a text that programs do not all read alike."
    )


def test_the_one_form() -> None:
    """RFC 8785 section 3.2.3: by UTF-16 code units, numbers as ECMAScript writes them."""
    value = {"\u20ac": 1.0, "\U0001f600": 1e21, "\ufb33": [True, None, -0.0], "1": "\u000f"}
    expected = '{"1":"\\u000f","\u20ac":1,"\U0001f600":1e+21,"\ufb33":[true,null,0]}'
    assert jcs(value) == expected.encode()
