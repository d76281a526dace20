"""How much one run may ask of the net, and how long it waits."""

import time
from dataclasses import dataclass

from portfolio_gen.base.errors import Unreachable

_LEAST_S = 0.001
"""Shortest time a socket is told to wait, in seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on what is fetched.

    Attributes:
        max_bytes: Largest body, as sent and again after unpacking, in bytes.
        fetch_s: Longest time for one address with everything it redirects to, in seconds.
        max_redirects: Most redirects that are followed for one address.
        max_requests: Most requests of one run, redirects included.
        run_s: Longest time that one run waits for answers, all of them together, in seconds.
    """

    max_bytes: int = 2_000_000
    fetch_s: float = 10.0
    max_redirects: int = 4
    max_requests: int = 200
    run_s: float = 180.0


class Deadline:
    """The moment at which one fetch ends, whatever the other side is doing."""

    def __init__(self, seconds: float) -> None:
        """Start to count."""
        self._seconds = seconds
        self._start = time.monotonic()
        self._end = self._start + seconds

    @property
    def spent(self) -> float:
        """The seconds that have passed since it began."""
        return time.monotonic() - self._start

    @property
    def is_over(self) -> bool:
        """True when no time is left."""
        return time.monotonic() >= self._end

    def left(self, host: str) -> float:
        """Return the seconds that are left, more than nothing.

        Raises:
            Unreachable: None are left.
        """
        if self.is_over:
            raise self.over(host)
        # A moment may have passed since; no time at all would mean "wait forever" to a socket.
        return max(self._end - time.monotonic(), _LEAST_S)

    def over(self, host: str) -> Unreachable:
        """Return what is said of a host that did not finish in time."""
        return Unreachable(f"{host} did not finish its answer within {self._seconds:g} seconds.")
