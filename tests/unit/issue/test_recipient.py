"""Who receives a badge: provable, not readable."""

import hashlib

import pytest

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.issue.recipient import hashed_email, new_salt
from portfolio_gen.verify.recipient import matches

SALT = "0123456789abcdef"


def test_hashed() -> None:
    """The address is only there as a salted hash, and can be compared."""
    (identity,) = hashed_email("ana@college.example", salt=SALT).identities
    digest = hashlib.sha256(b"ana@college.example" + SALT.encode()).hexdigest()
    assert identity.identity == f"sha256${digest}"
    assert identity.identity_type == "emailAddress"
    assert identity.hashed
    assert identity.salt == SALT
    assert matches(identity, "ana@college.example")
    assert not matches(identity, "eva@college.example")


def test_salts_differ() -> None:
    """Every badge gets its own salt of sixteen bytes."""
    first, second = new_salt(), new_salt()
    assert first != second
    assert len(bytes.fromhex(first)) == 16


@pytest.mark.parametrize(
    "address",
    ["", "ana", "@college.example", "ana@", " ana@college.example"],
    ids=["empty", "no-host", "no-name", "ends-early", "space"],
)
def test_no_address(address: str) -> None:
    """What nobody could give to a verifier is refused."""
    with pytest.raises(ConfigError) as e:
        hashed_email(address, salt=SALT)
    assert str(e.value) == f"{address!r} is not an e-mail address."


@pytest.mark.parametrize("salt", ["", SALT[:-1]], ids=["none", "one-too-short"])
def test_salt_too_short(salt: str) -> None:
    """A salt that can be guessed protects nobody."""
    with pytest.raises(ConfigError) as e:
        hashed_email("ana@college.example", salt=salt)
    assert str(e.value) == "A salt needs at least 16 characters."
