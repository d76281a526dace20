"""Without the network, nothing is asked and nothing is claimed."""

import datetime as dt
from dataclasses import FrozenInstanceError

import pytest

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched, NoNetwork


def test_no_network() -> None:
    """The fetcher that never goes out says so, with the address."""
    with pytest.raises(Unreachable) as caught:
        NoNetwork().fetch("https://a.example/did.json")
    assert caught.value.message == (
        "https://a.example/did.json was not asked, because this check ran without the network."
    )


def test_fetched_is_a_value() -> None:
    """What came back cannot be changed afterwards."""
    came = Fetched(
        url="https://a.example/did.json",
        status=200,
        body=b"{}",
        at=dt.datetime(2026, 10, 1, tzinfo=dt.UTC),
    )
    with pytest.raises(FrozenInstanceError):
        came.body = b"[]"  # type: ignore[misc]  # the mistake under test
