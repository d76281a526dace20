"""The steps of a signature, computed again by hand."""

import datetime as dt
import hashlib

import pytest

from portfolio_gen.badges.read import read_badge
from portfolio_gen.crypto.keys import KeyKind, PublicKey
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.explain import IN_NAME, Trace, _written, traces_of
from tests.builders import (
    COLLEGE,
    MAKER,
    STRANGER,
    Document,
    _hash,
    badge,
    credential,
    key_document,
    sign,
    signed,
)
from tools.cases.keys import ED, RS256
from tools.cases.tokens import claims, token

NOW = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
KEPT = KnownIssuer(
    id=COLLEGE,
    name="Kestrel Valley College",
    says="Ana Reyes",
    document=key_document(),
    retrieved=dt.date(2026, 4, 28),
)


def explained(document: Document, *issuers: KnownIssuer) -> tuple[Trace, ...]:
    """Return the steps of every signature."""
    return traces_of(badge(document), Context(now=NOW, issuers=issuers))


def test_the_hashes() -> None:
    """What is shown is what another program computes."""
    document = signed()
    proof = dict(document["proof"][0])
    del proof["proofValue"]
    options = _hash({"@context": document["@context"], **proof}).hex()
    plain = _hash({name: value for name, value in document.items() if name != "proof"}).hex()
    assert explained(document) == (
        Trace(
            kind="eddsa-rdfc-2022",
            method=MAKER.method,
            key=MAKER.multibase,
            key_from=IN_NAME,
            document_hash=plain,
            options_hash=options,
            message=options + plain,
        ),
    )


def test_every_signature() -> None:
    """Each has steps of its own over the same document."""
    first, second = explained(sign(signed(), STRANGER))
    assert first.document_hash == second.document_hash
    assert (first.key, second.key) == (MAKER.multibase, STRANGER.multibase)
    assert first.options_hash != second.options_hash


@pytest.mark.parametrize(
    ("method", "issuers", "key", "origin"),
    [
        ("#key-1", (KEPT,), MAKER.multibase, "in the kept copy of 28 April 2026, says Ana Reyes"),
        (f"#{MAKER.multibase}", (KEPT,), MAKER.multibase, IN_NAME),
        (f"#{MAKER.multibase}", (), MAKER.multibase, IN_NAME),
        (
            "#key-1",
            (),
            "",
            (
                "not to be had: https://badges.kestrelvalley.example/.well-known/did.json was not "
                "asked, because this check ran without the network."
            ),
        ),
    ],
    ids=["kept", "kept without it", "in its name", "nowhere"],
)
def test_where_the_key_is_from(
    method: str, issuers: tuple[KnownIssuer, ...], key: str, origin: str
) -> None:
    """The key and its origin, or why there is none; the hashes do not need it."""
    (trace,) = explained(signed(issuer=COLLEGE, method=f"{COLLEGE}{method}"), *issuers)
    assert (trace.key, trace.key_from) == (key, origin)
    assert len(trace.message) == 128


def test_nothing_to_show() -> None:
    """A kind without steps, a document that is not safe, and a file without a signature."""
    (other,) = explained(signed() | {"proof": {"type": "OldSignature", "verificationMethod": "x"}})
    assert other.note == "Signatures of the kind 'OldSignature' are not supported yet."
    (unsafe,) = explained(signed() | {"grade": "A"})
    assert unsafe.note.startswith("The document has the member 'grade' ")
    assert unsafe.message == ""
    assert explained(credential()) == ()


def test_a_key_that_cannot_be_written() -> None:
    """A key of a kind without a Multikey is shown by its bytes."""
    key = PublicKey(kind=KeyKind.RSA, raw=b"\x30\x82")
    assert _written(key) == f"{KeyKind.RSA.title} 3082"


@pytest.mark.parametrize(
    ("header", "issuers", "method", "key", "origin"),
    [
        (
            {"kid": MAKER.method},
            (),
            MAKER.method,
            MAKER.multibase,
            "the key is written in its own name",
        ),
        (
            {"kid": "key-1"},
            (KEPT,),
            f"{COLLEGE}#key-1",
            MAKER.multibase,
            "in the kept copy of 28 April 2026, says Ana Reyes",
        ),
        (
            {},
            (KEPT,),
            f"{COLLEGE}#key-1",
            MAKER.multibase,
            "in the kept copy of 28 April 2026, says Ana Reyes",
        ),
        (
            {"jwk": ED.jwk},
            (),
            "",
            MAKER.multibase,
            "the key came along in the header of the signed text",
        ),
        (
            {"kid": "key-1"},
            (),
            "key-1",
            "",
            (
                "not to be had: https://badges.kestrelvalley.example/.well-known/did.json was not "
                "asked, because this check ran without the network."
            ),
        ),
        (
            {"kid": "did:key:zNone#zNone"},
            (),
            "did:key:zNone#zNone",
            "",
            "not to be had: Keys of kind 0x40 are not supported yet.",
        ),
    ],
    ids=["in its name", "kept", "the only one", "in the header", "nowhere", "none"],
)
def test_signed_text(
    header: Document, issuers: tuple[KnownIssuer, ...], method: str, key: str, origin: str
) -> None:
    """Of a signed text everything up to the last dot is signed; the key is the one compared."""
    text = token(claims(credential(COLLEGE)), ED, "EdDSA", **{"kid": None, **header})
    signing = text.rpartition(b".")[0]
    (trace,) = traces_of(read_badge(text, source="x.jwt"), Context(now=NOW, issuers=issuers))
    assert trace == Trace(
        kind="EdDSA",
        method=method,
        key=key,
        key_from=origin,
        message=hashlib.sha256(signing).hexdigest(),
        note="The message is the SHA-256 of the signed text up to its last dot.",
    )


def test_signed_text_with_an_rsa_key() -> None:
    """An RSA key has no short name and is shown by its bytes."""
    text = token(claims(credential(COLLEGE)), RS256, "RS256", kid=None, jwk=RS256.jwk)
    (trace,) = traces_of(read_badge(text, source="x.jwt"), Context(now=NOW))
    assert trace.key.startswith("RSA 3082")
    assert trace.key_from == "the key came along in the header of the signed text"
