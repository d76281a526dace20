"""Everything a check may ask the world for; checks reach for nothing else."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from portfolio_gen.base.fetch import Fetcher, NoNetwork
from portfolio_gen.model.issuer import KnownIssuer

if TYPE_CHECKING:
    from portfolio_gen.verify.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The world as a check sees it.

    Attributes:
        now: The moment to judge dates by (aware).
        issuers: Issuers that whoever runs this knows, with pinned key documents.
        trust: By what an issuer counts as known; ``issuers`` alone if left out.
        recipient: Addresses and identifiers of the person a badge should belong to (e-mail
            addresses, DIDs, web addresses, phone numbers); empty if that is not known.
        fetcher: The one way to fetch; ``NoNetwork`` unless the caller asked to go online.
    """

    now: datetime
    issuers: tuple[KnownIssuer, ...] = ()
    trust: "Policy | None" = None
    recipient: tuple[str, ...] = ()
    fetcher: Fetcher = field(default_factory=NoNetwork)
