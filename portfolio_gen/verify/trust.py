"""Who vouches for an issuer."""

from typing import TYPE_CHECKING

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify.case import Answer, Case, skip
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.hosts import OPEN_HOSTS, is_open, is_open_host

if TYPE_CHECKING:
    from portfolio_gen.verify.policy import Policy, Voucher

__all__ = [
    "OPEN_HOSTS",
    "beside",
    "check_issuer_known",
    "is_open",
    "is_open_host",
    "policy_of",
    "vouched",
]


def policy_of(ctx: Context) -> "Policy | None":
    """Return by what an issuer counts as known: the given policy, or else the list of issuers."""
    return ctx.trust or _list(ctx.issuers)


def beside(policy: "Policy", issuers: tuple[KnownIssuer, ...]) -> "Policy":
    """Return a policy by which a list of issuers vouches, and where it does not, ``policy``."""
    # Whoever gives no list does not wait for what is made of one.
    from portfolio_gen.verify.policy import AnyOf  # noqa: PLC0415

    own = _list(issuers)
    return AnyOf(policies=(own, policy)) if own else policy


def _list(issuers: tuple[KnownIssuer, ...]) -> "Policy | None":
    """Return the policy of a list; None if it vouches for nobody."""
    if not any(known.trusted for known in issuers):
        return None
    from portfolio_gen.verify.policy import Pinned  # noqa: PLC0415 (see beside)

    return Pinned(issuers=issuers)


def vouched(issuer: str, ctx: Context) -> "Voucher | None":
    """Return who vouches for an issuer, if anybody does."""
    policy = policy_of(ctx)
    return policy.voucher(issuer) if policy else None


def check_issuer_known(case: Case, ctx: Context) -> Answer:
    """Tell whether whoever runs this check knows the issuer.

    Raises:
        Unreachable: There is a list, and the issuer is not on it.
    """
    if policy_of(ctx) is None:
        return skip("Nobody gave a list of issuers they know.")
    found = vouched(case.badge.issuer.id, ctx)
    if found is None:
        raise Unreachable("The issuer is on no list of whoever runs this check.")
    return Answer(message=f"Known as {found.name}.", says=found.says)
