"""Waiting for a site: an old one is not taken for a new one, and there is an end to it."""

import datetime as dt
from collections.abc import Iterator

import pytest

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.deploy.waiting import SAME, Waited, Waiting, duration

ADDRESS = "https://ana.github.io/portfolio/"
AT = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
OLD = b'{"schema": "portfolio-gen/integrity/1", "sha256": {}}'
NEW = b'{"schema": "portfolio-gen/integrity/1", "sha256": {"a": "b"}}'


class World:
    """A clock, and what the address answers one time after the other."""

    def __init__(self, *answers: bytes | int | Unreachable) -> None:
        """Take the answers; the last one stays."""
        self._answers: Iterator[bytes | int | Unreachable] = iter(answers)
        self._last: bytes | int | Unreachable = 0
        self.now = 100.0
        self.said: list[str] = []

    def fetch(self, url: str) -> Fetched:
        """Answer."""
        assert url == f"{ADDRESS}integrity.json"
        self._last = next(self._answers, self._last)
        if isinstance(self._last, Unreachable):
            raise self._last
        if isinstance(self._last, int):
            return Fetched(url=url, status=self._last, body=b"", at=AT)
        return Fetched(url=url, status=200, body=self._last, at=AT)

    def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.now += seconds

    @property
    def waiting(self) -> Waiting:
        """Wait in this world."""
        return Waiting(
            fetcher=lambda: self,
            clock=lambda: self.now,
            sleep=self.sleep,
            say=self.said.append,
            limit=35,
        )


def test_at_once() -> None:
    """A site that answers the first time."""
    world = World(NEW)
    assert world.waiting.until_new(ADDRESS, "") == Waited(there=True, seconds=0)
    assert world.said == []


def test_after_a_while() -> None:
    """Nobody, then a page of the host, then the old site, then the new one."""
    world = World(OLD)
    before, _ = world.waiting.seal_at(ADDRESS)
    assert before
    world = World(Unreachable("It is away."), 404, OLD, NEW)
    assert world.waiting.until_new(ADDRESS, before) == Waited(there=True, seconds=30)
    assert world.said[0] == f"Waiting for {ADDRESS} (0 s)"
    assert len(world.said) == 3


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (404, "it answers with 404"),
        (b"<html>", "something else answers there"),
        (Unreachable("ana.github.io is away."), "ana.github.io is away"),
        (OLD, SAME),
    ],
)
def test_never(answer: bytes | int | Unreachable, reason: str) -> None:
    """Waiting ends, with the reason."""
    before, _ = World(OLD).waiting.seal_at(ADDRESS)
    world = World(answer)
    assert world.waiting.until_new(ADDRESS, before) == Waited(
        there=False, seconds=30, reason=reason
    )


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 seconds"),
        (1.2, "1 second"),
        (59.6, "1 minute"),
        (61, "1 minute 1 second"),
        (125, "2 minutes 5 seconds"),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    """A time in words."""
    assert duration(seconds) == text
