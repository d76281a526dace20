"""Looking for cycles less often ends with the build."""

import gc
from collections.abc import Iterator

import pytest

from portfolio_gen.site.garbage import MANY, rarely_collected


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    usual = gc.get_threshold()
    yield
    gc.set_threshold(*usual)


@pytest.mark.parametrize(
    ("usual", "during"),
    [
        pytest.param((700, 10, 5), (MANY, 10, 5), id="usual"),
        pytest.param((MANY + 1, 3, 4), (MANY + 1, 3, 4), id="already-higher"),
        pytest.param((0, 3, 4), (0, 3, 4), id="turned-off"),
    ],
)
def test_what_was_set_comes_back(usual: tuple[int, int, int], during: tuple[int, int, int]) -> None:
    """The number is raised, never lowered, and put back even if the build fails."""
    gc.set_threshold(*usual)
    with pytest.raises(RuntimeError, match="stopped"):
        _stop(during)
    assert gc.get_threshold() == usual


def _stop(during: tuple[int, int, int]) -> None:
    with rarely_collected():
        assert gc.get_threshold() == during
        raise RuntimeError("stopped")
