"""Badges of every kind that can be checked: embedded proofs and signed text."""

import base64
import datetime as dt
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from portfolio_gen.badges import jwt
from portfolio_gen.base.errors import ConfigError, ProofError
from portfolio_gen.crypto.algorithms import algorithm_for
from portfolio_gen.crypto.data_integrity import prepare
from portfolio_gen.crypto.encoding import multibase_decode
from portfolio_gen.crypto.suites import (
    ECDSA_JCS,
    ECDSA_RDFC,
    ED25519_2020,
    EDDSA_2022,
    EDDSA_JCS,
    EDDSA_RDFC,
    Suite,
)
from portfolio_gen.issue.credential import Award, document_of
from portfolio_gen.issue.keystore import IssuerKey
from portfolio_gen.issue.sign import add_proof, by_key
from portfolio_gen.issue.token import claims_of, sign_text
from tests.keys import RSA

AT = dt.datetime(2026, 5, 1, 9, 30, tzinfo=dt.UTC)
SUITE_2020 = "https://w3id.org/security/suites/ed25519-2020/v1"

KEYS = {
    "EdDSA": IssuerKey(private=Ed25519PrivateKey.from_private_bytes(b"\x07" * 32)),
    "ES256": IssuerKey(private=ec.derive_private_key(7, ec.SECP256R1())),
    "ES384": IssuerKey(private=ec.derive_private_key(7, ec.SECP384R1())),
    "RS256": IssuerKey(private=RSA),
}


@pytest.mark.parametrize(
    ("suite", "name"),
    [
        (EDDSA_RDFC, "EdDSA"),
        (EDDSA_2022, "EdDSA"),
        (EDDSA_JCS, "EdDSA"),
        (ED25519_2020, "EdDSA"),
        (ECDSA_RDFC, "ES256"),
        (ECDSA_RDFC, "ES384"),
        (ECDSA_JCS, "ES256"),
        (ECDSA_JCS, "ES384"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name or value.type,
)
def test_embedded(suite: Suite, name: str, given: Award) -> None:
    """Every kind of proof, with every kind of key that goes with it, fits what it signs."""
    signer = by_key(KEYS[name])
    document = document_of(given)
    document["@context"] = [*document["@context"], SUITE_2020]
    signed = add_proof(document, signer, created=AT, suite=suite)
    (proof,) = signed["proof"]
    assert (proof["type"], proof.get("cryptosuite", "")) == (suite.type, suite.name)
    assert proof["proofPurpose"] == "assertionMethod"
    key = signer.key.public
    message = prepare(signed, proof, kind=key.kind).message
    assert algorithm_for(key).verify(multibase_decode(proof["proofValue"]), message)


def test_a_key_that_does_not_go_with_it(given: Award) -> None:
    """A proof is not made with a key that nobody would check it with."""
    with pytest.raises(ProofError) as caught:
        add_proof(document_of(given), by_key(KEYS["ES256"]), created=AT)
    assert str(caught.value) == "Signatures of this kind are not made with ECDSA P-256 keys."


def test_several(given: Award) -> None:
    """A second proof stands after the first, and may build on it."""
    signer = by_key(KEYS["EdDSA"])
    one = add_proof(document_of(given), signer, created=AT, id="urn:uuid:1")
    two = add_proof(one, signer, created=AT, previousProof="urn:uuid:1", expires="2027")
    assert [proof.get("id", "") for proof in two["proof"]] == ["urn:uuid:1", ""]
    assert two["proof"][0] == one["proof"][0]
    last = two["proof"][1]
    assert (last["previousProof"], last["expires"]) == ("urn:uuid:1", "2027")
    message = prepare(two, last).message
    signature = multibase_decode(last["proofValue"])
    assert algorithm_for(signer.key.public).verify(signature, message)


def parts(token: str) -> tuple[Any, Any]:
    """Return header and content."""
    found = jwt.split(token)
    return found.header, json.loads(found.payload)  # noqa: TID251


@pytest.mark.parametrize("name", [*KEYS, "PS256"])
def test_signed_text(name: str, given: Award) -> None:
    """Signed text of every kind fits; the header names the key and how it signs."""
    signer = by_key(KEYS["RS256" if name == "PS256" else name])
    token = sign_text(claims_of(document_of(given)), signer, algorithm=name)
    found = jwt.split(token)
    assert found.header == {"alg": name, "typ": "JWT", "kid": signer.method}
    algorithm = algorithm_for(signer.key.public, name)
    assert algorithm.verify(found.signature, found.signing_input)
    assert not algorithm.verify(found.signature, found.signing_input + b"A")


def test_the_key_names_the_algorithm(given: Award) -> None:
    """Without a choice the key decides; members of the header can be changed and left out."""
    token = sign_text(document_of(given), by_key(KEYS["ES384"]), typ="vc+jwt", kid=None)
    assert parts(token)[0] == {"alg": "ES384", "typ": "vc+jwt"}


def test_claims(given: Award) -> None:
    """The claims repeat issuer, identifier, recipient and dates."""
    document = document_of(given)
    plain = claims_of(document)
    assert {name: plain[name] for name in ("iss", "jti", "nbf")} == {
        "iss": given.issuer.id,
        "jti": given.id,
        "nbf": int(AT.timestamp()),
    }
    assert "sub" not in plain
    assert "exp" not in plain
    document["credentialSubject"]["id"] = "did:example:ana"
    more = claims_of({**document, "issuer": "did:x:1", "validUntil": "2026-05-02T09:30:00Z"})
    assert (more["iss"], more["sub"]) == ("did:x:1", "did:example:ana")
    assert more["exp"] - more["nbf"] == 86_400
    assert more["name"] == document["name"]


def test_text_is_base64url(given: Award) -> None:
    """No part ends in padding, and each decodes to compact JSON."""
    token = sign_text(document_of(given), by_key(KEYS["EdDSA"]))
    assert "=" not in token
    head = token.partition(".")[0]
    assert b" " not in base64.urlsafe_b64decode(head + "=" * (-len(head) % 4))


def test_other_curves() -> None:
    """A key on another curve signs no badges."""
    key = IssuerKey(private=ec.derive_private_key(7, ec.SECP521R1()))
    for use in (lambda: key.public, lambda: key.sign(b""), lambda: key.algorithm):
        with pytest.raises(ConfigError) as caught:
            use()
        assert str(caught.value) == "Badges are not signed with keys on the curve secp521r1."
