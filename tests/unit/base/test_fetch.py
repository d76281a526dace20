"""Without the network, nothing is asked and nothing is claimed."""

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
    assert Fetched.__dataclass_params__.frozen  # type: ignore[attr-defined]
