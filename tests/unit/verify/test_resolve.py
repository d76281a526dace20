"""Whose key it is: addresses, key documents, and what they must say."""

import datetime as dt
import json
from typing import Any

import pytest

from portfolio_gen.base.addresses import refused
from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.base.report import Outcome
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify import documents, identifiers, trust
from portfolio_gen.verify.checked import Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.builders import COLLEGE, MAKER, STRANGER, badge, key_document, signed

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
KEY_1 = f"{COLLEGE}#key-1"
DID_JSON = "https://badges.kestrelvalley.example/.well-known/did.json"
HTTPS = "https://example.edu/issuers/565049"


class Recorded:
    """A fetcher that has what it was given."""

    def __init__(self, **found: Any) -> None:  # noqa: ANN401
        """Take address, status and body."""
        self.found = found

    def fetch(self, url: str) -> Fetched:
        """Return the one document there is."""
        assert url == self.found["url"]
        return Fetched(url=url, status=self.found["status"], body=self.found["body"], at=NOW)


def pinned(document: bytes, issuer: str = COLLEGE) -> Context:
    """Return a context that keeps a copy of one key document."""
    kept = KnownIssuer(id=issuer, name="K", says="Ana", document=document)
    other = KnownIssuer(id="did:web:other.example", name="O", says="Ana", document=b"{}")
    return Context(now=NOW, issuers=(other, kept))


@pytest.mark.parametrize(
    ("identifier", "address", "host"),
    [
        ("did:web:a.example", "https://a.example/.well-known/did.json", "a.example"),
        ("did:web:A.Example", "https://A.Example/.well-known/did.json", "a.example"),
        ("did:web:a.example:u:b", "https://a.example/u/b/did.json", "a.example"),
        ("did:web:a.example%3A8443", "https://a.example:8443/.well-known/did.json", "a.example"),
        ("https://a.example/i", "https://a.example/i", "a.example"),
        ("https://a.example:8443/i", "https://a.example:8443/i", "a.example"),
    ],
)
def test_addresses(identifier: str, address: str, host: str) -> None:
    """Where an issuer publishes its keys, and the host to name."""
    assert identifiers.document_address(identifier) == address
    assert identifiers.host_of(identifier) == host


@pytest.mark.parametrize(
    "identifier",
    [
        "did:web:",
        "did:web:localhost",
        "did:web:localhost:issuers:a.b",
        "did:web:a.example/../b",
        "did:web:a.example:..:b",
        "did:web:a.example:",
        "did:web:user@a.example",
        "did:web:a.example%2Fevil",
        "did:key:z6Mk",
        "http://a.example/",
        "https://user@a.example/",
        "https://a.example@evil/",
        "https://[::1/",
        "https://",
        "urn:uuid:1",
        "",
    ],
)
def test_no_address(identifier: str) -> None:
    """What names no public web address is never asked and never shown as one."""
    assert identifiers.host_of(identifier) == ""
    with pytest.raises(Unreachable) as caught:
        identifiers.document_address(identifier)
    named = "A name with “@” in it" if "@" in identifier else identifier
    assert str(caught.value) == f"{named} is no address at which keys could be published."


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (404, b"", refused(DID_JSON, 404)),
        (200, b"<html>", f"The key document at {DID_JSON} cannot be read: "),
        (200, b'{"id": "did:web:x"}', f"The key document at {DID_JSON} is not about {COLLEGE}."),
        (200, b"{}", f"The key document at {DID_JSON} is not about {COLLEGE}."),
    ],
    ids=["missing", "web page", "somebody else's", "nobody's"],
)
def test_bad_documents(status: int, body: bytes, message: str) -> None:
    """A document that cannot be used leaves the question open."""
    fetcher = Recorded(url=DID_JSON, status=status, body=body)
    with pytest.raises(Unreachable) as caught:
        documents.key_document(COLLEGE, Context(now=NOW, fetcher=fetcher))
    assert str(caught.value).startswith(message)


def test_fetched_now() -> None:
    """Online, the issuer's own document settles it; the issuer's address says so."""
    fetcher = Recorded(url=DID_JSON, status=200, body=key_document())
    checked = verify_badge(
        badge(signed(issuer=COLLEGE, method=KEY_1)), Context(now=NOW, fetcher=fetcher)
    )
    assert checked.verdict is Verdict.CONFIRMED
    (key,) = checked.report.named("key")
    assert key.message == f"The issuer lists this key at {DID_JSON}."
    assert key.says == "badges.kestrelvalley.example"


ENTRY = json.loads(key_document())["verificationMethod"][0]  # noqa: TID251


@pytest.mark.parametrize(
    ("members", "signature", "key"),
    [
        ({}, Outcome.PASS, Outcome.PASS),
        ({"assertionMethod": KEY_1}, Outcome.PASS, Outcome.PASS),
        ({"assertionMethod": ["#key-1"]}, Outcome.PASS, Outcome.PASS),
        ({"assertionMethod": [ENTRY], "verificationMethod": []}, Outcome.PASS, Outcome.PASS),
        ({"verificationMethod": [{**ENTRY, "id": "#key-1"}]}, Outcome.PASS, Outcome.PASS),
        ({"assertionMethod": [], "authentication": [KEY_1]}, Outcome.PASS, Outcome.FAIL),
        ({"verificationMethod": [{**ENTRY, "controller": "did:x"}]}, Outcome.PASS, Outcome.FAIL),
        (
            {"verificationMethod": [{**ENTRY, "publicKeyMultibase": STRANGER.multibase}]},
            Outcome.FAIL,
            Outcome.UNKNOWN,
        ),
        ({"verificationMethod": []}, Outcome.UNKNOWN, Outcome.FAIL),
        ({"verificationMethod": ["x", {"id": 7}]}, Outcome.UNKNOWN, Outcome.FAIL),
        (
            {"verificationMethod": [{**ENTRY, "type": "JsonWebKey"}]},
            Outcome.UNKNOWN,
            Outcome.UNKNOWN,
        ),
        (
            {"verificationMethod": [{**ENTRY, "publicKeyMultibase": None}]},
            Outcome.UNKNOWN,
            Outcome.UNKNOWN,
        ),
        (
            {"verificationMethod": [{"id": f"{COLLEGE}#{n}"} for n in range(200)] + [ENTRY]},
            Outcome.UNKNOWN,
            Outcome.FAIL,
        ),
    ],
    ids=[
        "as usual",
        "not a list",
        "short name",
        "key inside the purpose",
        "short name of the key",
        "only for logging in",
        "controlled by somebody else",
        "another key",
        "empty",
        "nonsense",
        "another form",
        "no key",
        "too many",
    ],
)
def test_did_web(members: dict[str, Any], signature: Outcome, key: Outcome) -> None:
    """What the issuer's document must say, one thing different at a time."""
    ctx = pinned(key_document(**members))
    checked = verify_badge(badge(signed(issuer=COLLEGE, method=KEY_1)), ctx)
    assert [f.outcome for f in checked.report.named("signature")] == [signature]
    assert [f.outcome for f in checked.report.named("key")] == [key]
    assert (checked.verdict is Verdict.CONFIRMED) == (signature is key is Outcome.PASS)


@pytest.mark.parametrize(
    ("assertion", "verdict"),
    [([f"{HTTPS}#key-1"], Verdict.CONFIRMED), ([], Verdict.UNCONFIRMED)],
    ids=["listed", "not listed"],
)
def test_https_issuer(assertion: list[str], verdict: Verdict) -> None:
    """An issuer may be a web address; its document works like that of a DID."""
    ctx = pinned(key_document(HTTPS, assertionMethod=assertion), HTTPS)
    checked = verify_badge(badge(signed(issuer=HTTPS, method=f"{HTTPS}#key-1")), ctx)
    assert checked.verdict is verdict
    assert checked.address == ("example.edu" if assertion else "")


def test_another_kind_of_did() -> None:
    """A DID that cannot be looked up leaves the question open."""
    issuer = "did:ion:EiA"
    checked = verify_badge(badge(signed(issuer=issuer, method=f"{issuer}#key-1")), Context(now=NOW))
    (key,) = checked.report.named("key")
    assert (key.outcome, key.message) == (
        Outcome.UNKNOWN,
        "Issuers of the kind did:ion are not known.",
    )


@pytest.mark.parametrize(
    "method",
    [MAKER.did, f"{MAKER.did}#", f"{MAKER.did}#key-1", f"{MAKER.did}#{STRANGER.multibase}"],
    ids=["no fragment", "empty fragment", "another name", "another key's name"],
)
def test_did_key_is_named_exactly(method: str) -> None:
    """A did:key has one key with one name."""
    checked = verify_badge(badge(signed(method=method)), Context(now=NOW))
    assert [f.outcome for f in checked.report.named("key")] == [Outcome.FAIL]
    assert checked.verdict is Verdict.ALTERED


def test_a_name_that_is_no_key() -> None:
    """A key in the name itself must be one."""
    with pytest.raises(ProofError, match="'0' cannot stand in a key"):
        documents.key_of(f"{HTTPS}#z6Mk0", Context(now=NOW))


@pytest.mark.parametrize(
    ("host", "open_host"),
    [
        ("github.io", True),
        ("kestrel.github.io", True),
        ("a.b.pages.dev", True),
        ("notgithub.io", False),
        ("gitlab.com", True),
        ("github.io.example.edu", False),
        ("oneonta.edu", False),
        ("", False),
    ],
)
def test_open_hosts(host: str, open_host: bool) -> None:  # noqa: FBT001
    """Only the end of the name counts, at a dot."""
    assert trust.is_open_host(host) is open_host
    assert list(trust.OPEN_HOSTS) == sorted(trust.OPEN_HOSTS)


@pytest.mark.parametrize(
    ("identifier", "personal"),
    [
        ("https://oneonta.edu/~ana/issuer.json", True),
        ("https://oneonta.edu/people/%7Eana", True),
        ("did:web:oneonta.edu:~ana", True),
        ("did:web:oneonta.edu:people:%7eana", True),
        ("https://oneonta.edu/issuers/a~b", False),
        ("did:web:oneonta.edu", False),
    ],
)
def test_personal_folders(identifier: str, personal: bool) -> None:  # noqa: FBT001
    """A folder of one person on a host that many share says little of the host."""
    assert trust.is_open(identifier, "oneonta.edu") is personal
