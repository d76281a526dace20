"""Whose key it is: every way in which a file can claim a key that is not its issuer's."""

import base64
import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed448, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.base.recorded import Recorded, recorded
from portfolio_gen.crypto.keys import KeyKind, PublicKey, from_multibase
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify import documents, published, resolve
from portfolio_gen.verify.context import Context
from tests.builders import COLLEGE, MAKER, STRANGER, key_document

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
HTTPS = "https://example.edu/issuers/565049"
KEY_AT = "https://example.edu/keys/1"
SET_AT = "https://example.edu/jwks.json"
DID_JSON = "https://badges.kestrelvalley.example/.well-known/did.json"
OWN = from_multibase(MAKER.multibase)
FORGED = from_multibase(STRANGER.multibase)
ELSEWHERE = "The badge was signed by somebody other than the issuer it names."


def part(data: bytes) -> str:
    """Return bytes in base64url."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def jwk(key: PublicKey, **more: str) -> dict[str, str]:
    """Return an Ed25519 key as a JWK."""
    return {"kty": "OKP", "crv": "Ed25519", "x": part(key.raw), **more}


DID_JWK = f"did:jwk:{part(json.dumps(jwk(OWN)).encode())}"


def online(**found: Any) -> Context:  # noqa: ANN401
    """Return a context in which exactly these documents can be fetched."""
    names = {"issuer": HTTPS, "key": KEY_AT, "keys": SET_AT, "did": DID_JSON}
    bodies = {names[name]: json.dumps(value).encode() for name, value in found.items()}
    return Context(now=NOW, fetcher=recorded(bodies, NOW))


def entry(key: str = MAKER.multibase, **members: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a key that says that it is the issuer's."""
    own = {"id": KEY_AT, "type": "Multikey", "controller": HTTPS, "publicKeyMultibase": key}
    return {**own, **members}


def profile(**members: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the issuer's own document."""
    return {"id": HTTPS, "type": "Profile", "name": "Kestrel Valley College", **members}


UNSUPPORTED = "The issuer writes this key in a way that is not supported yet."
NAMELESS = "The signed text does not name the key it was made with."


def why(issuer: str, method: str, ctx: Context) -> tuple[type[Exception], str]:
    """Return why a key is not the issuer's."""
    with pytest.raises((ProofError, Unreachable)) as caught:
        resolve.owner_of(issuer, method, ctx)
    return type(caught.value), caught.value.message


@pytest.mark.parametrize(
    ("issuer", "method", "ctx"),
    [
        (MAKER.did, MAKER.method, Context(now=NOW)),
        (DID_JWK, f"{DID_JWK}#0", Context(now=NOW)),
        (HTTPS, KEY_AT, online(issuer=profile(assertionMethod=[entry()]), key=entry())),
        (HTTPS, KEY_AT, online(issuer=profile(assertionMethod=[KEY_AT]), key=entry())),
        (
            HTTPS,
            f"{HTTPS}#key-1",
            online(issuer=profile(assertionMethod=[entry(id="#key-1")])),
        ),
        (
            HTTPS,
            f"{HTTPS}#{MAKER.multibase}",
            online(issuer=profile(assertionMethod=[entry(id=f"{HTTPS}#{MAKER.multibase}")])),
        ),
        (
            HTTPS,
            KEY_AT,
            online(issuer=profile(publicKey=KEY_AT), key=entry(owner=HTTPS)),
        ),
        (HTTPS, KEY_AT, online(issuer=profile(), key=entry())),
        (HTTPS, KEY_AT, online(key=entry())),
        (HTTPS, f"{SET_AT}#1", online(issuer=profile(), keys={"keys": [jwk(OWN, kid="1")]})),
        (HTTPS, SET_AT, online(keys=jwk(OWN))),
        (HTTPS, f"{HTTPS}#1", online(issuer=profile(jwks={"keys": [jwk(OWN, kid="1")]}))),
        (HTTPS, "urn:k", online(issuer={"keys": [jwk(OWN, kid="urn:k")]})),
    ],
    ids=[
        "did:key",
        "did:jwk",
        "listed in full",
        "listed by its address",
        "short name",
        "key in the name, and listed",
        "OB 2.0",
        "beside a silent profile",
        "beside nothing",
        "set of keys",
        "one bare key",
        "set inside the profile",
        "set in place of the profile",
    ],
)
def test_own(issuer: str, method: str, ctx: Context) -> None:
    """Every form in which an issuer may publish its key."""
    if method != "urn:k":
        assert resolve.owner_of(issuer, method, ctx).about in (issuer, KEY_AT, SET_AT)
        assert documents.key_of(method, ctx) == OWN
    else:  # a name that leads nowhere is of use to nobody
        assert why(issuer, method, ctx)[0] is Unreachable


UNLISTED = f"The issuer's document at {HTTPS} does not list this key."
SILENT = f"The key at {KEY_AT} does not say that it is the issuer's."
FOREIGN = "https://evil.example/keys/1"


@pytest.mark.parametrize(
    ("issuer", "method", "ctx", "error", "message"),
    [
        (MAKER.did, STRANGER.method, Context(now=NOW), ProofError, ELSEWHERE),
        (MAKER.did, f"{MAKER.did}#key-1", Context(now=NOW), ProofError, ELSEWHERE),
        (DID_JWK, f"{DID_JWK}#1", Context(now=NOW), ProofError, ELSEWHERE),
        (COLLEGE, MAKER.method, Context(now=NOW), ProofError, ELSEWHERE),
        (
            "",
            MAKER.method,
            Context(now=NOW),
            Unreachable,
            "The file does not contain the name of its issuer, only a link to it.",
        ),
        (
            HTTPS,
            f"{HTTPS}#{STRANGER.multibase}",
            online(issuer=profile(assertionMethod=[entry()])),
            Unreachable,
            UNLISTED,
        ),
        (HTTPS, f"{HTTPS}#{STRANGER.multibase}", online(issuer=profile()), Unreachable, UNLISTED),
        (
            HTTPS,
            KEY_AT,
            online(issuer=profile(assertionMethod=[]), key=entry()),
            Unreachable,
            UNLISTED,
        ),
        (
            HTTPS,
            KEY_AT,
            online(issuer=profile(assertionMethod=[entry(STRANGER.multibase)]), key=entry()),
            Unreachable,
            f"The issuer lists another key under this name at {HTTPS}.",
        ),
        (
            HTTPS,
            KEY_AT,
            online(issuer=profile(publicKey=KEY_AT), key=entry(controller="https://evil.example")),
            Unreachable,
            f"The key at {HTTPS} does not say that it is the issuer's.",
        ),
        (HTTPS, KEY_AT, online(key=entry(controller=None)), Unreachable, SILENT),
        (HTTPS, f"{KEY_AT}#2", online(issuer=profile(), key=entry()), Unreachable, UNLISTED),
        (HTTPS, FOREIGN, online(issuer=profile()), Unreachable, UNLISTED),
        (
            "https://sites.google.com/a",
            "https://sites.google.com/b",
            Context(now=NOW),
            Unreachable,
            "https://sites.google.com/a was not asked, because this check ran without the network.",
        ),
        (
            "did:ion:EiA",
            "did:ion:EiA#1",
            Context(now=NOW),
            Unreachable,
            "Issuers of the kind did:ion are not known.",
        ),
    ],
    ids=[
        "another did:key",
        "another name of the did:key",
        "another name of the did:jwk",
        "a did:key for a did:web",
        "nobody named",
        "key in the fragment",
        "key in the fragment, silent profile",
        "listed for nothing",
        "another key of this name",
        "owned by somebody else",
        "owned by nobody",
        "not in the document",
        "another origin",
        "a shared host",
        "another kind of DID",
    ],
)
def test_not_own(
    issuer: str, method: str, ctx: Context, error: type[Exception], message: str
) -> None:
    """What looks like the issuer's key and is not named by the issuer."""
    assert why(issuer, method, ctx) == (error, message)


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ({"revoked": "2026-10-01T12:00:01Z", "expires": "2026-10-01T12:00:01Z"}, None),
        (
            {"revoked": "2026-10-01T12:00:00Z"},
            (ProofError, "The issuer has taken this key back (on 1 October 2026)."),
        ),
        (
            {"expires": "2026-09-30T12:00:00Z"},
            (Unreachable, "The issuer let this key run out (on 30 September 2026)."),
        ),
        (
            {"expires": 7},
            (Unreachable, "The issuer's document dates this key in a way that cannot be read."),
        ),
        (
            {"revoked": "yes"},
            (Unreachable, "The issuer's document dates this key in a way that cannot be read."),
        ),
    ],
    ids=["one second left", "taken back now", "run out", "a number", "no date"],
)
@pytest.mark.parametrize("silent", [True, False], ids=["own document", "listed"])
def test_current(members: dict[str, Any], found: object, silent: bool) -> None:  # noqa: FBT001
    """A key that its issuer no longer stands by confirms nothing."""
    mine = profile() if silent else profile(assertionMethod=[entry(**members)])
    ctx = online(issuer=mine, key=entry(**members))
    if found is None:
        assert resolve.owner_of(HTTPS, KEY_AT, ctx).about in (HTTPS, KEY_AT)
    else:
        assert why(HTTPS, KEY_AT, ctx) == found


def test_another_host_answers() -> None:
    """A page that sends on to wherever it is told does not let others speak for its host."""
    body = json.dumps(profile(assertionMethod=[entry()])).encode()
    away = Fetched(url=HTTPS, status=200, body=body, at=NOW, final="https://evil.example/x")
    ctx = Context(now=NOW, fetcher=Recorded({HTTPS: away}))
    assert why(HTTPS, f"{HTTPS}#1", ctx) == (
        Unreachable,
        f"{HTTPS} sends on to another host, evil.example.",
    )


def test_as_of() -> None:
    """A copy that is not of today says of when it is."""
    at = dt.datetime(2026, 5, 3, tzinfo=dt.UTC)
    body = json.dumps(profile(assertionMethod=[entry(id="#1")])).encode()
    ctx = Context(now=NOW, fetcher=recorded({HTTPS: body}, at))
    assert resolve.owner_of(HTTPS, f"{HTTPS}#1", ctx).origin == f"at {HTTPS} (as of 3 May 2026)"


def test_did_web_with_a_key_that_cannot_be_read() -> None:
    """A key in the name does not stand in for the one that is listed under the name."""
    name = f"{COLLEGE}#{STRANGER.multibase}"
    listed = {"id": name, "type": "Multikey", "controller": COLLEGE}
    document = key_document(verificationMethod=[listed], assertionMethod=[name])
    kept = KnownIssuer(id=COLLEGE, name="K", says="Ana", document=document)
    ctx = Context(now=NOW, issuers=(kept,))
    assert documents.key_of(name, ctx) == FORGED
    assert why(COLLEGE, name, ctx) == (
        Unreachable,
        UNSUPPORTED,
    )


def token(
    header: Mapping[str, Any], ctx: Context, issuer: str = COLLEGE
) -> tuple[PublicKey, bool, str]:
    """Return the key of a signed text, whether the issuer names it, and why not."""
    key = resolve.key_of_token(issuer, header, ctx)
    try:
        document = resolve.owner_of_token(issuer, header, ctx)
    except (ProofError, Unreachable) as error:
        return key, False, f"{type(error).__name__}: {error.message}"
    assert key in [listed for _name, listed in document.asserting_keys()]
    return key, True, ""


DID = json.loads(key_document())  # noqa: TID251 (made above)
TWO = {
    **DID,
    "verificationMethod": [
        *DID["verificationMethod"],
        {**DID["verificationMethod"][0], "id": "#2", "publicKeyMultibase": STRANGER.multibase},
    ],
    "assertionMethod": ["#key-1", "#2", "#3"],
}
UNREADABLE = {
    **DID,
    "verificationMethod": [*DID["verificationMethod"], {"id": "#2", "publicKeyJwk": {}}],
    "assertionMethod": ["#2", "#key-1"],
}
NOT_LISTED = f"ProofError: The issuer does not list this key for signing badges at {DID_JSON}."
BROUGHT = (
    "Unreachable: The key stands in the signed text itself; that it is the issuer's could not be "
    "shown."
)


@pytest.mark.parametrize(
    ("header", "ctx", "issuer", "found"),
    [
        ({"kid": f"{COLLEGE}#key-1"}, online(did=DID), COLLEGE, (OWN, True, "")),
        ({"kid": "#key-1"}, online(did=DID), COLLEGE, (OWN, True, "")),
        ({"kid": "key-1"}, online(did=DID), COLLEGE, (OWN, True, "")),
        ({}, online(did=DID), COLLEGE, (OWN, True, "")),
        ({}, online(did=UNREADABLE), COLLEGE, (OWN, True, "")),
        ({"kid": COLLEGE}, online(did=DID), COLLEGE, (OWN, True, "")),
        ({"kid": 7}, online(did=DID), COLLEGE, (OWN, True, "")),
        ({"kid": MAKER.did}, Context(now=NOW), MAKER.did, (OWN, True, "")),
        ({"jwk": jwk(OWN)}, online(did=DID), COLLEGE, (OWN, True, "")),
        ({"jwk": jwk(FORGED)}, online(did=TWO), COLLEGE, (FORGED, True, "")),
        ({"jwk": jwk(OWN), "kid": "print"}, online(did=DID), COLLEGE, (OWN, True, "")),
        ({"jwk": jwk(FORGED)}, online(did=DID), COLLEGE, (FORGED, False, NOT_LISTED)),
        ({"jwk": jwk(FORGED), "kid": "key-1"}, online(did=DID), COLLEGE, (OWN, True, "")),
        (
            {"jwk": jwk(OWN), "kid": f"{COLLEGE}#{STRANGER.multibase}"},
            online(did=DID),
            COLLEGE,
            (FORGED, False, NOT_LISTED),
        ),
        (
            {"kid": STRANGER.method},
            online(did=DID),
            COLLEGE,
            (FORGED, False, f"ProofError: {ELSEWHERE}"),
        ),
        ({"jwk": jwk(OWN)}, Context(now=NOW), COLLEGE, (OWN, False, BROUGHT)),
        (
            {"jwk": jwk(FORGED)},
            online(issuer=profile(publicKey=entry())),
            HTTPS,
            (FORGED, False, f"Unreachable: {UNLISTED}"),
        ),
        (
            {"jwk": jwk(FORGED)},
            Context(now=NOW),
            MAKER.did,
            (FORGED, False, f"ProofError: {ELSEWHERE}"),
        ),
    ],
    ids=[
        "full name",
        "short name",
        "bare name",
        "no name, one key",
        "no name, one key that can be read",
        "the issuer as name",
        "no text as name",
        "did:key as name",
        "own key brought along",
        "second key brought along",
        "own key brought along, unknown name",
        "foreign key brought along",
        "foreign key brought along, own name",
        "own key brought along, foreign key in the name",
        "foreign name",
        "nothing published",
        "foreign key for a web address",
        "foreign key for a did:key",
    ],
)
def test_tokens(
    header: Mapping[str, Any], ctx: Context, issuer: str, found: tuple[PublicKey, bool, str]
) -> None:
    """The key that is compared and the key that the issuer names are always the same."""
    assert token(header, ctx, issuer) == found


@pytest.mark.parametrize(
    ("header", "ctx", "message"),
    [
        ({}, online(did=TWO), NAMELESS),
        ({"jwk": "x"}, online(did={**DID, "assertionMethod": []}), NAMELESS),
        (
            {"kid": "key-9"},
            online(did=DID),
            f"The key document at {DID_JSON} does not contain this key.",
        ),
        (
            {"kid": "key-1"},
            Context(now=NOW),
            f"{DID_JSON} was not asked, because this check ran without the network.",
        ),
    ],
    ids=["several keys", "no key", "unknown name", "nothing published"],
)
def test_no_key(header: Mapping[str, Any], ctx: Context, message: str) -> None:
    """Without a key nothing can be compared."""
    with pytest.raises(Unreachable) as caught:
        resolve.key_of_token(COLLEGE, header, ctx)
    assert caught.value.message == message


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("did:jwk:e30", Unreachable, "Keys of the kind 'None' are not supported yet."),
        ("did:jwk:!", ProofError, "A key or signature is not written in base64url."),
        (f"did:jwk:{part(b'[]')}", Unreachable, "The issuer's name contains no key: "),
    ],
    ids=["no key", "no text", "a list"],
)
def test_bad_did_jwk(text: str, error: type[Exception], message: str) -> None:
    """A name that should contain a key and does not."""
    with pytest.raises(error) as caught:
        documents.embedded_key(text)
    assert str(caught.value).startswith(message)


EC = ec.derive_private_key(7, ec.SECP256R1()).public_key()
EC384 = ec.derive_private_key(7, ec.SECP384R1()).public_key()
KOBLITZ = ec.derive_private_key(7, ec.SECP256K1()).public_key()
RSA = rsa.generate_private_key(65537, 2048).public_key()


def pem(key: Any) -> str:  # noqa: ANN401
    """Return a public key in PEM form."""
    return str(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (pem(EC), KeyKind.P256),
        (pem(EC384), KeyKind.P384),
        (pem(RSA), KeyKind.RSA),
        (pem(MAKER.private.public_key()), KeyKind.ED25519),
    ],
    ids=["P-256", "P-384", "RSA", "Ed25519"],
)
def test_pem(text: str, kind: KeyKind) -> None:
    """Keys as version 2.0 publishes them."""
    assert published.key_in({"type": "CryptographicKey", "publicKeyPem": text}).kind is kind


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("", ProofError, "The issuer's key is not a public key in PEM form."),
        (pem(KOBLITZ), Unreachable, UNSUPPORTED),
        (
            pem(ed448.Ed448PrivateKey.generate().public_key()),
            Unreachable,
            UNSUPPORTED,
        ),
    ],
    ids=["nothing", "another curve", "another kind"],
)
def test_bad_pem(text: str, error: type[Exception], message: str) -> None:
    """What is not a key, or not one we know."""
    with pytest.raises(error) as caught:
        published.from_pem(text)
    assert str(caught.value) == message


def test_json_web_key() -> None:
    """A key in JSON inside a key document."""
    assert published.key_in({"type": "JsonWebKey2020", "publicKeyJwk": jwk(OWN)}) == OWN
