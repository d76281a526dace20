"""Published test vectors: every step on the way to a signature equals what others computed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pyld import nquads

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto import frozen, pyld_safe
from portfolio_gen.crypto.algorithms import algorithm_for
from portfolio_gen.crypto.canon import MAX_STEPS
from portfolio_gen.crypto.data_integrity import prepare
from portfolio_gen.crypto.encoding import multibase_decode
from portfolio_gen.crypto.keys import KeyKind, from_did_key, from_multibase
from portfolio_gen.crypto.tree import check_tree

pytestmark = pytest.mark.corpus

Json = dict[str, Any]
CONTEXTS = {
    "https://www.w3.org/ns/credentials/v2": "w3c-vcdm/contexts__credentials__v2",
    "https://www.w3.org/2018/credentials/v1": "w3c-vcdm/contexts__credentials__v1",
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json": "1edtech-spec/ob_v3p0__context.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json": (
        "1edtech-spec/ob_v3p0__context-3.0.1.json"
    ),
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json": (
        "1edtech-spec/ob_v3p0__context-3.0.2.json"
    ),
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": (
        "1edtech-validator/ob-v3p0-3.0.3.json"
    ),
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": (
        "1edtech-validator/ob-v3p0-extensions.json"
    ),
    "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json": (
        "1edtech-validator/clr-v2p0-2.0.1.json"
    ),
    "https://www.w3.org/ns/credentials/status/v1": "w3c-bitstring/contexts_v1.jsonld",
    "https://w3id.org/vc/status-list/2021/v1": "w3c-bitstring/contexts_2021_v1.jsonld",
    "https://w3id.org/security/data-integrity/v1": (
        "w3c-data-integrity/contexts__data-integrity__v1"
    ),
    "https://w3id.org/security/data-integrity/v2": (
        "w3c-data-integrity/contexts__data-integrity__v2"
    ),
    "https://w3id.org/security/multikey/v1": "w3c-data-integrity/contexts__multikey__v1",
    "https://w3id.org/security/suites/ed25519-2020/v1": (
        "1edtech-validator/suites-ed25519-2020.jsonld"
    ),
}


def read(path: Path) -> Any:  # noqa: ANN401 (any JSON)
    """Return a JSON file of the corpus."""
    return json.loads(path.read_bytes())  # noqa: TID251


def proofs_of(document: Json) -> list[Json]:
    """Return the proofs of a document."""
    found = document["proof"]
    return found if isinstance(found, list) else [found]


def fits(proof: Mapping[str, Any], message: bytes) -> bool:
    """Tell whether the signature fits, by the key in the proof's own name for it."""
    key = from_multibase(proof["verificationMethod"].partition("#")[2])
    return algorithm_for(key).verify(multibase_decode(proof["proofValue"]), message)


@pytest.mark.parametrize("url", sorted(frozen.index()))
def test_contexts_are_those_of_others(corpus: Path, url: str) -> None:
    """Every frozen vocabulary says the same as an independent copy of it."""
    assert frozen.document(url) == read(corpus / "contexts" / CONTEXTS[url])


def test_the_other_form_of_a_context(corpus: Path) -> None:
    """The older form of context 3.0.3 only lacks two terms, so it needs no second try."""
    newer = read(corpus / "contexts/1edtech-validator/ob-v3p0-3.0.3.json")
    older = read(corpus / "contexts/1edtech-spec/ob_v3p0__context-3.0.3.json")
    assert newer != older
    assert without(newer, {"endorsementJwt", "jti"}) == older


def without(value: Any, names: set[str]) -> Any:  # noqa: ANN401 (any JSON)
    """Return a JSON value without any member called one of ``names``."""
    if isinstance(value, list):
        return [without(item, names) for item in value]
    if isinstance(value, dict):
        return {name: without(inner, names) for name, inner in value.items() if name not in names}
    return value


@pytest.mark.parametrize("folder", ["obv3p0", "clrv2p0"])
def test_1edtech(corpus: Path, folder: str) -> None:
    """The vectors of the Open Badges and CLR specifications, step by step."""
    place = corpus / "1edtech-spec/test-vectors" / folder
    document, hashes = read(place / "signed.json"), read(place / "hashes.json")
    (proof,) = proofs_of(document)
    check_tree(document)
    prepared = prepare(document, proof)
    assert prepared.document == (place / "document-canon.txt").read_bytes()
    assert prepared.options == (place / "proof-canon.txt").read_bytes()
    assert prepared.document_hash.hex() == hashes["document-hash"]
    assert prepared.options_hash.hex() == hashes["proof-hash"]
    assert prepared.message.hex() == hashes["data"]
    assert multibase_decode(proof["proofValue"]).hex() == hashes["signature"]
    assert proof["proofValue"] == hashes["proof-value"]
    assert fits(proof, prepared.message)
    assert not fits(proof, prepared.message[::-1])


@pytest.mark.parametrize(
    ("file", "kinds", "count"),
    [
        ("ed25519-x25519", {KeyKind.ED25519}, 5),
        ("nist-curves", {KeyKind.P256, KeyKind.P384}, 5),
        ("secp256k1", set(), 0),
        ("bls12381", set(), 0),
        ("rsa", {KeyKind.RSA}, 2),
    ],
)
def test_did_key(corpus: Path, file: str, kinds: set[KeyKind], count: int) -> None:
    """Keys we know are read and written back; the others are not supported, never errors."""
    found = []
    for did in read(corpus / "did-key-vectors" / f"test-vectors__{file}.json"):
        try:
            key = from_did_key(did)
        except Unreachable:
            continue
        assert key.did == did
        found.append(key.kind)
    assert (set(found), len(found)) == (kinds, count)


def rdfc_cases(corpus: Path) -> list[str]:
    """Return the numbers of the RDFC-1.0 cases that have an expected canonical form."""
    files = sorted((corpus / "w3c-rdf-canon").glob("tests__rdfc10__*-rdfc10.nq"))
    return [file.name.removesuffix("-rdfc10.nq") for file in files]


KNOWN_DIFFERENCE = {
    "tests__rdfc10__test060": "control characters; badges that contain any are not judged",
    "tests__rdfc10__test075": "is about SHA-384, which eddsa-rdfc-2022 does not use",
}


def test_rdf_canonicalization_suite(corpus: Path) -> None:
    """The suite of RDFC-1.0, through the bounded canonicalizer that badges go through.

    Three cases need more steps than a badge may take: that is what they were made for.
    """
    folder, differ = corpus / "w3c-rdf-canon", []
    cases = rdfc_cases(corpus)
    for name in cases:
        dataset = nquads.parse_nquads((folder / f"{name}-in.nq").read_text("utf-8"))
        expected = (folder / f"{name}-rdfc10.nq").read_text("utf-8")
        if pyld_safe.canonical_lines(dataset, 4 * MAX_STEPS) != expected:
            differ.append(name)
    assert len(cases) > 60
    assert differ == list(KNOWN_DIFFERENCE)


@pytest.mark.timeout(10)
def test_poison_graph_of_the_suite(corpus: Path) -> None:
    """A clique of ten nodes ends after a bounded number of steps, and not with an answer."""
    file = corpus / "w3c-rdf-canon/tests__rdfc10__test074-in.nq"
    dataset = nquads.parse_nquads(file.read_text("utf-8"))
    with pytest.raises(ProofError):
        pyld_safe.canonical_lines(dataset, MAX_STEPS)
