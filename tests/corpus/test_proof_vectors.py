"""W3C's vectors for embedded proofs: every intermediate value equals what others computed."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.algorithms import algorithm_for
from portfolio_gen.crypto.canon import canonicalize
from portfolio_gen.crypto.data_integrity import Prepared, inputs, prepare
from portfolio_gen.crypto.encoding import multibase_decode
from portfolio_gen.crypto.keys import KeyKind, PublicKey, from_did_key, from_multibase
from portfolio_gen.crypto.suites import Form, suite_of

pytestmark = pytest.mark.corpus

Json = dict[str, Any]

EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"
CITIZENSHIP = "https://w3id.org/citizenship/v4rc1"
SETS = "w3c-vc-di-eddsa/proof-set-chain"

SUITES = {
    "w3c-vc-di-eddsa/eddsa-rdfc-2022": "DataInt",
    "w3c-vc-di-eddsa/eddsa-jcs-2022": "JCS",
    "w3c-vc-di-eddsa/Ed25519Signature2020": "EdSig",
    "w3c-vc-di-ecdsa/ecdsa-rdfc-2019-p256": "ECDSAP256",
    "w3c-vc-di-ecdsa/ecdsa-rdfc-2019-p384": "ECDSAP384",
    "w3c-vc-di-ecdsa/ecdsa-jcs-2019-p256": "JCSECDSAP256",
    "w3c-vc-di-ecdsa/ecdsa-jcs-2019-p384": "JCSECDSAP384",
}
"""Folder of every suite, and how its files end."""

EMPLOYMENT = {
    "w3c-vc-di-eddsa/eddsa-rdfc-2022/employ": "DataInt",
    "w3c-vc-di-ecdsa/ecdsa-rdfc-2019-p256/employ": "ECDSAP256",
    "w3c-vc-di-ecdsa/ecdsa-rdfc-2019-p384/employ": "ECDSAP384",
}


def read(path: Path) -> Any:  # noqa: ANN401 (any JSON)
    """Return a JSON file of the corpus."""
    return json.loads(path.read_bytes())  # noqa: TID251


def vocabularies(corpus: Path) -> dict[str, Json]:
    """Return the vocabulary of W3C's examples, which no badge may use."""
    return {EXAMPLES: read(corpus / "contexts/w3c-vcdm/contexts__credentials__examples__v2")}


def key_of(proof: Json) -> PublicKey:
    """Return the key that the name of the key contains."""
    return from_multibase(proof["verificationMethod"].partition("#")[2])


def fits(proof: Json, message: bytes) -> bool:
    """Tell whether the signature fits."""
    return algorithm_for(key_of(proof)).verify(multibase_decode(proof["proofValue"]), message)


def same_steps(place: Path, end: str, prepared: Prepared) -> None:
    """Compare every intermediate value."""
    assert prepared.document == (place / f"canonDoc{end}.txt").read_bytes()
    assert prepared.options == (place / f"proofCanon{end}.txt").read_bytes()
    assert prepared.document_hash.hex() == (place / f"docHash{end}.txt").read_text("utf-8")
    assert prepared.options_hash.hex() == (place / f"proofHash{end}.txt").read_text("utf-8")
    assert prepared.message.hex() == (place / f"combinedHash{end}.txt").read_text("utf-8")


@pytest.mark.parametrize(("folder", "end"), SUITES.items(), ids=SUITES)
def test_every_step(corpus: Path, folder: str, end: str) -> None:
    """Canonical forms, hashes, message, and the signature in both ways to write it."""
    place = corpus / folder
    document = read(place / f"signed{end}.json")
    proof = document["proof"]
    suite, key = suite_of(proof), key_of(proof)
    suite.check_key(key)
    prepared = prepare(document, proof, kind=key.kind, more=vocabularies(corpus))
    same_steps(place, end, prepared)
    assert proof["proofValue"] == (place / f"sigBTC58{end}.txt").read_text("utf-8")
    signature = multibase_decode(proof["proofValue"])
    assert signature.hex() == (place / f"sigHex{end}.txt").read_text("utf-8")
    assert inputs(document, proof, suite).options == read(place / f"proofConfig{end}.json")
    assert fits(proof, prepared.message)
    assert not fits(proof, prepared.message[::-1])


@pytest.mark.parametrize(("folder", "end"), SUITES.items(), ids=SUITES)
def test_another_word(corpus: Path, folder: str, end: str) -> None:
    """The signature does not fit a document with one word changed, or another creation date."""
    document = read(corpus / folder / f"signed{end}.json")
    proof = document["proof"]
    for wrong in (
        {**document, "name": "Alumna Credential"},
        {**document, "proof": {**proof, "created": "2023-02-24T23:36:39Z"}},
    ):
        kind = key_of(proof).kind
        prepared = prepare(wrong, wrong["proof"], kind=kind, more=vocabularies(corpus))
        assert not fits(proof, prepared.message)


@pytest.mark.parametrize(("folder", "end"), EMPLOYMENT.items(), ids=EMPLOYMENT)
def test_employment(corpus: Path, folder: str, end: str) -> None:
    """W3C's second vector. Its citizenship vocabulary is published nowhere we may take it from.

    So the document's canonical form is taken as given, and everything after it is computed.
    """
    place = corpus / folder
    document = read(place / f"signed{end}.json")
    proof = document["proof"]
    kind = key_of(proof).kind
    suite = suite_of(proof)
    options = canonicalize(
        inputs(document, proof, suite).options,
        more={CITIZENSHIP: {"@context": {}}},
        hash_name=suite.hash_for(kind),
    )
    prepared = Prepared(
        document=(place / f"canonDoc{end}.txt").read_bytes(),
        options=options.nquads.encode(),
        hash_name=suite.hash_for(kind),
    )
    same_steps(place, end, prepared)
    assert multibase_decode(proof["proofValue"]).hex() == (
        (place / f"sigHex{end}.txt").read_text("utf-8")
    )
    assert fits(proof, prepared.message)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("signedProofSet1", 1),
        ("signedProofSet2", 2),
        ("proofChainTempDoc1", 2),
        ("signedProofChain1", 3),
        ("signedProofChain2", 4),
    ],
)
def test_sets_and_chains(corpus: Path, name: str, count: int) -> None:
    """Every proof of a set signs the document alone; a chained one also those it builds on."""
    document = read(corpus / SETS / f"{name}.json")
    found = document["proof"] if isinstance(document["proof"], list) else [document["proof"]]
    assert len(found) == count
    for proof in found:
        assert fits(proof, prepare(document, proof, more=vocabularies(corpus)).message)


@pytest.mark.parametrize("place", [0, 1], ids=["first", "second"])
def test_a_chain_signs_what_it_builds_on(corpus: Path, place: int) -> None:
    """Another signature below, and the one above it no longer fits; without it, nothing does."""
    document = read(corpus / SETS / "signedProofChain2.json")
    proofs = document["proof"]
    top, below = proofs[2], proofs[place]
    more = vocabularies(corpus)
    other = {**below, "created": "2023-02-24T23:36:39Z"}
    changed = {**document, "proof": [other if p is below else p for p in proofs]}
    assert not fits(top, prepare(changed, top, more=more).message)
    gone = {**document, "proof": [p for p in proofs if p is not below]}
    with pytest.raises(ProofError) as caught:
        prepare(gone, top, more=more)
    assert str(caught.value) == "The signature builds on another one that is not there."


@pytest.mark.parametrize("folder", ["employ", "prc"])
@pytest.mark.parametrize("name", ["addSignedSDBase", "derivedRevealDocument"])
def test_selective_disclosure(corpus: Path, folder: str, name: str) -> None:
    """ecdsa-sd-2023 is not supported, and says so."""
    document = read(corpus / "w3c-vc-di-ecdsa/ecdsa-sd-2023" / folder / f"{name}.json")
    with pytest.raises(Unreachable) as caught:
        prepare(document, document["proof"])
    assert str(caught.value) == (
        "Signatures of the kind 'DataIntegrityProof ecdsa-sd-2023' are not supported yet."
    )


@pytest.mark.parametrize(
    ("file", "kind"), [("p256KeyPair", KeyKind.P256), ("p384KeyPair", KeyKind.P384)]
)
def test_keys_are_those_of_the_vectors(corpus: Path, file: str, kind: KeyKind) -> None:
    """The key pairs of the specification are read as what they are."""
    text = read(corpus / "w3c-vc-di-ecdsa" / f"{file}.json")["publicKeyMultibase"]
    key = from_did_key(f"did:key:{text}")
    assert key.kind is kind
    algorithm_for(key)


@pytest.mark.parametrize(("folder", "end"), SUITES.items(), ids=SUITES)
def test_the_corpus_is_whole(corpus: Path, folder: str, end: str) -> None:
    """The hashes in the corpus are those of its canonical forms."""
    place = corpus / folder
    name = "sha384" if end.endswith("384") else "sha256"
    form = (place / f"canonDoc{end}.txt").read_bytes()
    assert hashlib.new(name, form).hexdigest() == (place / f"docHash{end}.txt").read_text("utf-8")
    proof = read(place / f"signed{end}.json")["proof"]
    assert (suite_of(proof).form is Form.TEXT) == ("JCS" in end)
