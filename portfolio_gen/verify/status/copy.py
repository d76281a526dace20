"""What stands at an address, and as of when."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlsplit

from portfolio_gen.base.addresses import refused
from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.verify.case import Answer
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.moments import day

FRESH = dt.timedelta(hours=1)
"""A copy not older than this counts as current, whatever the issuer allows: online checks keep
answers for as long, so that nobody is asked over and over."""

MAX_AGE = dt.timedelta(days=30)
"""How long a copy may be used whose issuer says nothing about it."""

_FOUND = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What stood at an address.

    Attributes:
        url: The address.
        data: The bytes.
        at: When they were retrieved.
        moved: True if another host answered, to which the one that was asked sent on.
        keeper: Who keeps the copy and says what stood there; empty if it was fetched.
    """

    url: str
    data: bytes
    at: dt.datetime
    moved: bool = False
    keeper: str = ""

    @property
    def words(self) -> str:
        """Say how old the copy is and who keeps it, in words that end a sentence."""
        keeper = f", in a copy kept by {self.keeper}" if self.keeper else ""
        return f"as of {day(self.at)}{keeper}"

    def answer(self, message: str, says: str) -> Answer:
        """Return what was read here; whoever keeps a copy is the one who says so."""
        return Answer(message=message, says=self.keeper or says, kept=bool(self.keeper))

    def is_stale(self, now: dt.datetime, ttl: dt.timedelta | None = MAX_AGE) -> bool:
        """Tell whether the copy is too old to say that nothing happened since."""
        return ttl is not None and now - self.at > max(ttl, FRESH)

    def too_old(self, what: str) -> Unreachable:
        """Return what is said where a copy is stale."""
        return Unreachable(
            f"The copy of {what} is of {day(self.at)}, too old to tell what happened since."
        )


def obtain(url: str, issuer: str, ctx: Context) -> Copy:
    """Return what stands at ``url``: fetched, or else kept with what is known of the issuer.

    Raises:
        Unreachable: Neither could be had.
    """
    try:
        return _fetched(url, ctx)
    except Unreachable:
        kept = _kept(url, issuer, ctx)
        if kept is None:
            raise
        return kept


def _fetched(url: str, ctx: Context) -> Copy:
    """Return what stands at ``url`` now.

    Raises:
        Unreachable: Nothing could be had.
    """
    fetched = ctx.fetcher.fetch(url)
    if fetched.status != _FOUND:
        raise Unreachable(refused(url, fetched.status))
    return Copy(url=url, data=fetched.body, at=fetched.at, moved=has_moved(fetched))


def has_moved(fetched: Fetched) -> bool:
    """Tell whether another host answered; whoever sends on to any address speaks for nobody."""
    return fetched.final != "" and urlsplit(fetched.final)[:2] != urlsplit(fetched.url)[:2]


def _kept(url: str, issuer: str, ctx: Context) -> Copy | None:
    """Return the newest copy that whoever runs this keeps with the issuer."""
    mine = (known for known in ctx.issuers if known.id == issuer)
    kept = [(k, known.says) for known in mine for k in known.lists if k.url == url]
    if not kept:
        return None
    newest, keeper = max(kept, key=lambda found: found[0].retrieved)
    at = dt.datetime.combine(newest.retrieved, dt.time(), dt.UTC)
    return Copy(url=url, data=newest.document, at=at, keeper=keeper)
