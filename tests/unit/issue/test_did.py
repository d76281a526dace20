"""Names of issuers, and the documents that stand behind them."""

import json

import pytest

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.issue import did
from portfolio_gen.issue.keystore import IssuerKey
from portfolio_gen.issue.sign import by_key


@pytest.mark.parametrize(
    ("address", "name", "document"),
    [
        (
            "https://college.example/",
            "did:web:college.example",
            "https://college.example/.well-known/did.json",
        ),
        (
            "https://ana.github.io/issuer/",
            "did:web:ana.github.io:issuer",
            "https://ana.github.io/issuer/did.json",
        ),
        (
            "https://college.example:8443/a/b",
            "did:web:college.example%3A8443:a:b",
            "https://college.example:8443/a/b/did.json",
        ),
    ],
    ids=["host", "folder", "port"],
)
def test_did_web(address: str, name: str, document: str) -> None:
    """An address gives a name, and the name gives the place of the key document."""
    assert did.did_web(address) == name
    assert did.published_at(name) == document


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://college.example/",
        "https://",
        "https://localhost/",
        "https://me:secret@college.example/",
        "https://college.example/?a=b",
        "https://college.example/#a",
        "https://college.example:port/",
    ],
    ids=["empty", "http", "no-host", "no-dot", "user", "query", "fragment", "bad-port"],
)
def test_not_an_issuer(address: str) -> None:
    """What cannot hold a key document cannot name an issuer."""
    with pytest.raises(ConfigError, match=r"cannot name an issuer|is not the name of an issuer"):
        did.did_web(address)


def test_key_document(key: IssuerKey) -> None:
    """Every key is listed, belongs to the issuer, and may sign; by plain strings."""
    name = "did:web:college.example"
    other = by_key(key).key.public
    document = json.loads(did.key_document(name, {"key-1": key.public, "key-2": other}))  # noqa: TID251
    assert document == {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": name,
        "verificationMethod": [
            {
                "id": f"{name}#{fragment}",
                "type": "Multikey",
                "controller": name,
                "publicKeyMultibase": key.public.multibase,
            }
            for fragment in ("key-1", "key-2")
        ],
        "assertionMethod": [f"{name}#key-1", f"{name}#key-2"],
    }


def test_no_document_without_a_key() -> None:
    """An empty list of keys is a mistake, not a document."""
    with pytest.raises(ConfigError) as e:
        did.key_document("did:web:college.example", {})
    assert str(e.value) == "A key document without a key confirms nothing."


def test_no_document_for_a_key(key: IssuerKey) -> None:
    """A ``did:key`` has no document to publish."""
    with pytest.raises(ConfigError) as e:
        did.key_document(key.public.did, {"key-1": key.public})
    assert str(e.value) == (f"'{key.public.did}' is not the name of an issuer with a web address.")
