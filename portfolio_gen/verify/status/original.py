"""Badges older than version 3.0: the original on the issuer's web site, and the issuer's list."""

from collections.abc import Mapping
from typing import Any

from portfolio_gen.badges import strict_json
from portfolio_gen.base.addresses import refused, shown, without_personal
from portfolio_gen.base.errors import BadgeError, ProofError, Unreachable
from portfolio_gen.verify.case import Answer, Case, skip
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.documents import key_document
from portfolio_gen.verify.identifiers import host_of
from portfolio_gen.verify.status.copy import Copy, has_moved, obtain
from portfolio_gen.verify.status.named import check_assertions
from portfolio_gen.verify.status.purpose import reason_in_words

_GONE = 410
_FOUND = 200


def check_original(case: Case, ctx: Context) -> Answer:
    """Ask the issuer's web site whether it still stands by a badge that is kept there.

    Raises:
        ProofError: It was withdrawn.
        Unreachable: The web site could not be asked, or shows something else.

    Spec: OB 2.0, section "Revoking a hosted Assertion" (410, ``revoked``).
    """
    url = without_personal(case.badge.id)
    fetched = ctx.fetcher.fetch(url)
    if has_moved(fetched):
        raise Unreachable(f"{shown(url)} sends on to another host, which is not the issuer's.")
    if fetched.status == _GONE:
        raise ProofError("The issuer has withdrawn this badge: its web site says that it is gone.")
    if fetched.status != _FOUND:
        raise Unreachable(refused(url, fetched.status))
    copy = Copy(url=url, data=fetched.body, at=fetched.at)
    found = _object(copy.data, "The original of the badge")
    name = found.get("id")
    same = isinstance(name, str) and without_personal(name) == url
    if name is not None and not same:
        raise Unreachable("The issuer's web site shows another badge at the address of this one.")
    revoked = found.get("revoked", False)
    if not isinstance(revoked, bool):
        raise Unreachable("The original of the badge says neither yes nor no to “revoked”.")
    if revoked:
        reason = reason_in_words(found.get("revocationReason"))
        raise ProofError(f"The issuer has withdrawn this badge, says its web site.{reason}")
    if not same and not _same_uid(found, case.document):
        raise Unreachable("The issuer's web site shows something else than this badge.")
    if copy.is_stale(ctx.now):
        raise copy.too_old("the original")
    message = f"Not withdrawn, says the original on the issuer's web site {copy.words}."
    return Answer(message=message, says=host_of(url) or url)


def _same_uid(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two assertions without an identifier have the same name, as version 1 had it."""
    uid = one.get("uid")
    return isinstance(uid, str) and uid != "" and uid == other.get("uid")


def check_issuers_list(case: Case, ctx: Context) -> Answer:
    """Look for a signed badge in the list that its issuer's own profile names.

    Raises:
        ProofError: The badge is in the list.
        Unreachable: Profile or list could not be had or read.

    Spec: OB 2.0, sections "Profile" (revocationList) and "RevocationList".
    """
    issuer = case.badge.issuer.id or _issuer_of(case, ctx)
    profile = key_document(issuer, ctx)
    address = profile.data.get("revocationList")
    if address is None:
        return skip("The issuer keeps no list of withdrawn badges.")
    if not isinstance(address, str):
        raise Unreachable(
            "The issuer's profile does not say where its list of withdrawn badges is."
        )
    return check_assertions(address, case, ctx)


def _issuer_of(case: Case, ctx: Context) -> str:
    """Return the issuer of a badge class that the badge only names by its address.

    Raises:
        Unreachable: It could not be had, or names nobody.
    """
    address = case.document.get("badge")
    if not isinstance(address, str):
        raise Unreachable("The badge does not say who issued it.")
    found = _object(obtain(address, "", ctx).data, "The description of the badge")
    issuer = found.get("issuer")
    name = issuer.get("id") if isinstance(issuer, Mapping) else issuer
    if found.get("id") != address or not isinstance(name, str):
        raise Unreachable("The description of the badge does not say who issued it.")
    return name


def _object(data: bytes, what: str) -> dict[str, Any]:
    """Return a document as an object.

    Raises:
        Unreachable: It is none.
    """
    try:
        return strict_json.loads(data)
    except BadgeError as error:
        raise Unreachable(f"{what} cannot be read: {error.message}") from error
