"""Signed text, taken apart; nobody checks a signature here."""

import pytest

from portfolio_gen.badges import jwt
from portfolio_gen.badges.jwt import MAX_HEADER, MAX_TOKEN
from portfolio_gen.base.errors import BadgeError, LimitError
from tests.unit.badges.samples import b64, dumps, ob3, token

HEAD = b64(b'{"alg":"EdDSA"}')


BROKEN = "There are spaces or line breaks within this signed text."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "eyJhbGciOiJub25lIn0",
            "A signed text (JWS) has 3 parts with dots between them; this one has 1.",
        ),
        (f"{HEAD}.e30", "A signed text (JWS) has 3 parts with dots between them; this one has 2."),
        (
            f"{HEAD}.e30.eA.eA",
            "A signed text (JWS) has 3 parts with dots between them; this one has 4.",
        ),
        (f"{HEAD}.a.b.c.d", "This text is encrypted (JWE), so only its receiver can read it."),
        (
            f"{HEAD}.e30.eA\n{HEAD}.e30.eA",
            "This file holds several signed texts, and each badge has to be a file by itself.",
        ),
        (
            f"{HEAD}.e30.eA~WyJhIl0~",
            "This is a credential with selective disclosure (SD-JWT), which cannot be read yet.",
        ),
        (f"{HEAD}=.e30.eA", "The header of this signed text is not base64url."),
        (f"{HEAD}.e3 0.eA", BROKEN),
        (f"{HEAD}.\neyJhIjoxfQ.eA", BROKEN),
        (f"{HEAD}.e3+0.eA", "The content of this signed text is not base64url."),
        (f"{HEAD}.e30ab.eA", "The content of this signed text is not base64url."),
        (f"{HEAD}.e31.eA", "The content of this signed text ends in bits that should be zero."),
        (f"{HEAD}.e30.eB", "The signature of this signed text ends in bits that should be zero."),
        (f"{HEAD}..eA", "This signed text has a signature but no content."),
        (
            f"{b64(b'[]')}.e30.eA",
            "This JSON is not an object: it must begin with { and end with }.",
        ),
        (
            f"{b64(b'{}')}.e30.eA",
            "The header of this signed text does not name its algorithm (“alg”).",
        ),
        (
            token({}, alg=7),
            "The header of this signed text does not name its algorithm (“alg”).",
        ),
        (
            token({}, alg="RS256", kid=None),
            "The header of this signed text names its key (“kid”) by no text.",
        ),
        (
            b64(b'{"alg":"none","alg":"RS256"}') + ".e30.eA",
            "The name 'alg' is given twice in one object, so two readers may see two badges.",
        ),
    ],
    ids=[
        "one-part",
        "two-parts",
        "four-parts",
        "encrypted",
        "several",
        "selective",
        "padding",
        "space",
        "lines",
        "base64",
        "length",
        "bits",
        "signature-bits",
        "detached",
        "header-list",
        "no-alg",
        "alg-number",
        "kid-null",
        "alg-twice",
    ],
)
def test_refused(text: str, message: str) -> None:
    """What is not three parts of strict base64url with a proper header is refused."""
    with pytest.raises(BadgeError) as caught:
        jwt.split(text)
    assert caught.value.message == message


def test_too_long() -> None:
    """A token or a header beyond its limit is refused before it is decoded."""
    with pytest.raises(LimitError) as caught:
        jwt.split("e" * (MAX_TOKEN + 1))
    assert (
        caught.value.message
        == "This signed text has 1,500,001 characters; at most 1,500,000 are read."
    )
    with pytest.raises(LimitError):
        jwt.split(token({}, x="y" * MAX_HEADER))


def test_parts() -> None:
    """Payload and signing input are exactly what was signed."""
    text = token({"a": "ä"}, alg="ES256", kid="did:web:x.example#1")
    parts = jwt.split(text)
    assert parts.payload == '{"a": "ä"}'.encode()
    assert parts.signing_input.decode() + "." + b64(parts.signature) == text
    assert parts.header == {"alg": "ES256", "kid": "did:web:x.example#1"}
    assert parts.oddities == ()
    assert (parts.proof.type, parts.proof.suite) == ("JWS", "ES256")
    assert parts.proof.verification_method == "did:web:x.example#1"


def test_large_header() -> None:
    """A header with an RSA key is longer than 512 bytes, which some libraries refuse."""
    parts = jwt.split(token({}, jwk={"kty": "RSA", "e": "AQAB", "n": "x" * 342}, x5c=["y" * 2000]))
    assert parts.header["jwk"]["kty"] == "RSA"
    assert parts.proof.verification_method == ""


def test_oddities() -> None:
    """A header that changes the rules is reported, so that a check can refuse it."""
    parts = jwt.split(token({}, crit=["b64"], b64=False))
    assert parts.oddities == (
        "The header demands extensions (“crit”) that this program does not know.",
        "The header changes how the content is encoded (“b64”).",
    )


@pytest.mark.parametrize(
    ("text", "is_token"),
    [
        (token(ob3()), True),
        (f"{HEAD}.e30.eA\n", False),
        (f"{HEAD}..eA", False),
        (f"{HEAD}.e30", False),
        (f"x{HEAD}.e30.eA", False),
        (dumps(ob3()).decode(), False),
        ("", False),
    ],
    ids=["token", "newline", "detached", "two", "start", "json", "empty"],
)
def test_looks_like(text: str, *, is_token: bool) -> None:
    """Only the whole compact form has the shape."""
    assert jwt.looks_like(text) is is_token
