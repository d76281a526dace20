"""A badge that somebody received."""

import pytest

from portfolio_gen.author.received import gives_away, without_identity
from tests import builders


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        pytest.param("https://a.example/b", "https://a.example/b", id="nothing"),
        pytest.param("https://a.example/b?v=2&w=", "https://a.example/b?v=2&w=", id="other words"),
        pytest.param(
            "https://a.example/b?identity__email=ana%40x.example&v=2",
            "https://a.example/b?v=2",
            id="as Badgr writes it",
        ),
        pytest.param("https://a.example/b?email=a@b.example", "https://a.example/b", id="plain"),
        pytest.param("https://[a/b?email=a", "https://[a/b?email=a", id="no address at all"),
    ],
)
def test_without_identity(address: str, bare: str) -> None:
    """What an address says about a person is left out."""
    assert without_identity(address) == bare


def test_gives_away() -> None:
    """Personal data that was signed is said, because it cannot be taken out."""
    address = "https://a.example/b?identity__email=ana%40x.example"
    document = builders.credential()
    document["evidence"][0]["id"] = address
    (identity,) = document["credentialSubject"]["identifier"]
    assert len(list(gives_away(builders.badge(document)))) == 1
    identity |= {"hashed": False, "identityHash": builders.EMAIL}
    del identity["salt"]
    assert len(list(gives_away(builders.badge(document)))) == 2
    assert list(gives_away(builders.badge(builders.credential()))) == []
