"""Claims of a JWT become the credential they stand for."""

from typing import Any

import pytest

from portfolio_gen.badges.claims import credential_of
from portfolio_gen.badges.fields import Notes
from portfolio_gen.base.errors import BadgeError

OLD = {"@context": ["https://www.w3.org/2018/credentials/v1"]}
NEW = {"@context": "https://www.w3.org/ns/credentials/v2"}
CLAIMS = {
    "iss": "did:key:z1",
    "sub": "did:key:z2",
    "jti": "urn:1",
    "nbf": 1262304000,
    "exp": 1262390400.0,
}


def differ(claim: str, name: str) -> str:
    """The note about a disagreement."""
    return f"The claim “{claim}” and the member “{name}” differ."


@pytest.mark.parametrize(
    ("claims", "credential", "notes"),
    [
        (
            {"vc": {**OLD, "credentialSubject": {}}, **CLAIMS},
            {
                **OLD,
                "id": "urn:1",
                "issuer": "did:key:z1",
                "credentialSubject": {"id": "did:key:z2"},
                "issuanceDate": "2010-01-01T00:00:00Z",
                "expirationDate": "2010-01-02T00:00:00Z",
            },
            [],
        ),
        (
            {
                "vc": {
                    **OLD,
                    "id": "urn:2",
                    "issuer": {"id": "did:key:z9", "name": "N"},
                    "issuanceDate": "2009-12-31T19:00:00-05:00",
                    "expirationDate": "2030-01-01",
                },
                **CLAIMS,
            },
            {
                **OLD,
                "id": "urn:1",
                "issuer": {"id": "did:key:z1", "name": "N"},
                "issuanceDate": "2009-12-31T19:00:00-05:00",
                "expirationDate": "2010-01-02T00:00:00Z",
            },
            [differ("jti", "id"), differ("iss", "id"), differ("exp", "expirationDate")],
        ),
        (
            {**NEW, "validUntil": "2030-01-01T00:00:00Z", "exp": 1262390400, "sub": "x"},
            {**NEW, "validUntil": "2030-01-01T00:00:00Z", "exp": 1262390400, "sub": "x"},
            [differ("exp", "validUntil")],
        ),
        (
            {**NEW, "issuer": {}, "credentialSubject": {"id": "did:key:z3"}, **CLAIMS},
            {
                **NEW,
                **CLAIMS,
                "id": "urn:1",
                "issuer": {"id": "did:key:z1"},
                "credentialSubject": {"id": "did:key:z3"},
                "validFrom": "2010-01-01T00:00:00Z",
                "validUntil": "2010-01-02T00:00:00Z",
            },
            [differ("sub", "id")],
        ),
        ({"nbf": 0}, {"nbf": 0, "validFrom": "1970-01-01T00:00:00Z"}, []),
        ({}, {}, []),
    ],
    ids=["vc-fills", "vc-replaces", "expiry-kept", "fills", "unknown-version", "nothing"],
)
def test_merged(claims: dict[str, Any], credential: dict[str, Any], notes: list[str]) -> None:
    """Claims replace what stands in ``vc``, and otherwise fill only what is missing."""
    found = Notes()
    before = repr(claims)
    assert credential_of(claims, found) == credential
    assert found.found == notes
    assert repr(claims) == before


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        ({"vc": None}, "“vc” must be an object: it holds the credential of this signed text."),
        ({"vc": []}, "“vc” must be an object: it holds the credential of this signed text."),
        ({"jti": 1}, "The claim “jti” of this signed text must be text."),
        ({"iss": {}}, "The claim “iss” of this signed text must be text."),
        ({"exp": "2030-01-01"}, "The claim “exp” of this signed text must be a number."),
        ({"exp": True}, "The claim “exp” of this signed text must be a number."),
        ({"nbf": -1}, "The claim “nbf” of this signed text is not a possible time."),
        ({"exp": 253402300800}, "The claim “exp” of this signed text is not a possible time."),
        ({"exp": 1e300}, "The claim “exp” of this signed text is not a possible time."),
    ],
    ids=["null", "list", "jti", "iss", "text", "bool", "past", "future", "huge"],
)
def test_refused(claims: dict[str, Any], message: str) -> None:
    """A claim of the wrong type is no claim."""
    with pytest.raises(BadgeError) as caught:
        credential_of(claims, Notes())
    assert caught.value.message == message


def test_last_moment() -> None:
    """The last second of the year 9999 is a possible time."""
    claims = {"exp": 253402300799}
    assert credential_of(claims, Notes())["validUntil"] == "9999-12-31T23:59:59Z"
