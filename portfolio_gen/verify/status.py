"""Was it withdrawn: by the document itself, or by a list the issuer keeps."""

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.verify.case import Answer, Case, skip
from portfolio_gen.verify.context import Context

SUSPENSION = "suspension"


def check_withdrawal(case: Case, _ctx: Context) -> Answer:
    """Fail if the issuer took the badge back.

    Raises:
        ProofError: The document itself says so.
        Unreachable: The issuer keeps a list that was not asked.

    Spec: OB 2.0 section 3.1 (``revoked``); VCDM 2.0 section 4.10.
    """
    if case.badge.revoked:
        raise ProofError("The issuer has withdrawn this badge.")
    places = [status for status in case.badge.status if status.purpose != SUSPENSION]
    if not places:
        return skip("The issuer keeps no list of withdrawn badges for this one.")
    raise Unreachable(
        "The issuer keeps a list of withdrawn badges; this version does not ask it yet."
    )


def check_suspension(case: Case, _ctx: Context) -> Answer:
    """Fail if the issuer suspended the badge for a while.

    Raises:
        Unreachable: The issuer keeps a list that was not asked.

    Spec: Bitstring Status List 1.0 section 2.1.
    """
    if not any(status.purpose == SUSPENSION for status in case.badge.status):
        return skip("The issuer keeps no list of suspended badges for this one.")
    raise Unreachable(
        "The issuer keeps a list of suspended badges; this version does not ask it yet."
    )
