"""The one way to fetch something: a ``Fetcher`` that is handed in, never reached for.

Building, checking and verifying run with ``NoNetwork``, and what would need more is reported as not
checked. ``base.http`` goes out, when somebody asks for it; ``base.recorded`` replays.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from portfolio_gen.base.errors import Unreachable


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came back for one address.

    Attributes:
        url: The address that was asked.
        status: HTTP status code.
        body: The bytes, bounded by the fetcher.
        at: When it was retrieved (aware, UTC): now, or the date of a kept copy.
        final: The address that answered, after redirects; empty if it is ``url``. Whoever
            believes the holder of a host must look at this one.
    """

    url: str
    status: int
    body: bytes
    at: datetime
    final: str = ""


class Fetcher(Protocol):
    """Gets the bytes at an address, within bounds of its own."""

    def fetch(self, url: str) -> Fetched:
        """Return what stands at ``url``.

        Raises:
            Unreachable: Nothing could be had, for the reason in the message.
        """
        ...


class NoNetwork:
    """A fetcher that never goes out."""

    def fetch(self, url: str) -> Fetched:
        """Refuse.

        Raises:
            Unreachable: Always.
        """
        raise Unreachable(f"{url} was not asked, because this check ran without the network.")
