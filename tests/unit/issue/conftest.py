"""One issuer, one award, one fixed moment."""

import datetime as dt

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from portfolio_gen.issue.credential import Award
from portfolio_gen.issue.keystore import IssuerKey
from portfolio_gen.issue.recipient import hashed_email
from portfolio_gen.issue.sign import Signer, at_address
from portfolio_gen.model.badge import Achievement, Issuer

DID = "did:web:college.example"
AT = dt.datetime(2026, 5, 1, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def key() -> IssuerKey:
    """A test key of thirty-two equal bytes."""
    return IssuerKey(private=Ed25519PrivateKey.from_private_bytes(b"\x07" * 32))


@pytest.fixture(scope="session")
def signer(key: IssuerKey) -> Signer:
    """An issuer with a web address."""
    return at_address(DID, key)


@pytest.fixture(scope="session")
def given() -> Award:
    """The least that can be awarded."""
    return Award(
        id="urn:uuid:7c1f3b52-6a0e-4f0e-9a37-0f6f3f1c2d4e",
        issuer=Issuer(id=DID, name="A college", url="https://college.example/"),
        achievement=Achievement(
            id="https://college.example/achievements/knots",
            name="Knots",
            description="Can tie nine knots.",
            criteria="Tie **nine** knots.",
        ),
        recipient=hashed_email("ana@college.example", salt="0123456789abcdef"),
        valid_from=AT,
    )
