"""Lists that name every withdrawn badge: of 1EdTech for version 3.0, and those of version 2.0.

They are not signed. What makes them the issuer's is the address, which the issuer signed or
publishes, and that they name the issuer.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from portfolio_gen.badges import strict_json
from portfolio_gen.base.errors import BadgeError, Unreachable
from portfolio_gen.model.badge import Format, Status
from portfolio_gen.verify.case import Answer, Case
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.identifiers import host_of
from portfolio_gen.verify.status.copy import Copy, obtain
from portfolio_gen.verify.status.purpose import withdrawn

EDTECH = "1EdTechRevocationList"
OPEN_BADGES = "RevocationList"

MAX_BYTES = 4_000_000
"""Largest list, in bytes."""

_CREDENTIALS = ("revokedCredential", "revokedCredentials")
_ASSERTIONS = "revokedAssertions"
_REASON = "revocationReason"


def check_credentials(place: Status, case: Case, ctx: Context) -> Answer:
    """Look for the badge in a list of 1EdTech's kind.

    Raises:
        ProofError: It is there, and was not taken off again.
        Unreachable: The list is missing, foreign or broken, or the badge has no identifier.

    Spec: 1EdTech Revocation List Status Method 1.0, sections 2 and 3. Both spellings of the member
    circulate.
    """
    issuer = case.badge.issuer.id
    copy = obtain(place.list_url, issuer, ctx)
    found = _document(copy)
    _check_issuer(found, issuer, must=True)
    entries = [found[name] for name in _CREDENTIALS if name in found]
    if len(entries) != 1:
        raise _broken(copy)
    return _look(_entries(entries[0], copy), {case.badge.id}, copy, ctx)


def check_assertions(url: str, case: Case, ctx: Context) -> Answer:
    """Look for the badge in a list of version 2.0 or older.

    Raises:
        ProofError: It is there.
        Unreachable: The list is missing, foreign or broken, or the badge has no identifier.

    Spec: OB 2.0, section "RevocationList"; OB 1.1, section "Revocation" (names with reasons).
    """
    issuer = case.badge.issuer.id
    copy = obtain(url, issuer, ctx)
    found = _document(copy)
    _check_issuer(found, issuer, must=False)
    own = {case.badge.id, *(case.document.get(name) for name in ("id", "uid"))}
    names = {name for name in own if isinstance(name, str)}
    if _ASSERTIONS not in found and case.badge.format is Format.OB1 and "@context" not in found:
        entries = [{"id": name, _REASON: reason} for name, reason in found.items()]
        _look(entries, names, copy, ctx)
        # An object of names and reasons looks like any other document of a web site.
        raise Unreachable(f"The list {copy.words} does not name this badge, but may be no list.")
    if _ASSERTIONS not in found:
        raise _broken(copy)
    return _look(_entries(found[_ASSERTIONS], copy), names, copy, ctx)


def _document(copy: Copy) -> dict[str, Any]:
    """Return a list as an object.

    Raises:
        Unreachable: It is none.
    """
    if copy.moved:
        raise Unreachable("The list does not count: another host answered for that of the issuer.")
    try:
        return strict_json.loads(copy.data, max_bytes=MAX_BYTES)
    except BadgeError as error:
        raise Unreachable(f"The list {copy.words} cannot be read: {error.message}") from error


def _check_issuer(found: Mapping[str, Any], issuer: str, *, must: bool) -> None:
    """Check that a list names the issuer of the badge.

    Raises:
        Unreachable: It names another, or nobody although it must.
    """
    named = found.get("issuer")
    name = named.get("id") if isinstance(named, Mapping) else named
    if name is None and not must:
        return
    if not isinstance(name, str):
        raise Unreachable("The list does not count: it does not say whose it is.")
    if name != issuer:
        raise Unreachable(
            f"The list does not count: it is of {name[:200]}, not of the badge's issuer."
        )


def _entries(found: object, copy: Copy) -> list[Mapping[str, Any]]:
    """Return the entries of a list; a text is the identifier alone.

    Raises:
        Unreachable: They are something else.
    """
    entries = (
        [{"id": e} if isinstance(e, str) else e for e in found] if isinstance(found, list) else None
    )
    if entries is None or not all(isinstance(entry, Mapping) for entry in entries):
        raise _broken(copy)
    return entries


def _look(
    entries: Sequence[Mapping[str, Any]], names: set[str], copy: Copy, ctx: Context
) -> Answer:
    """Look for a badge.

    Raises:
        ProofError: It is there.
        Unreachable: It is there with neither yes nor no, has no name, or the copy is too old.
    """
    if not any(names):
        raise Unreachable("The badge has no identifier that could stand in a list.")
    for entry in (e for e in entries if _is_about(e, names)):
        revoked = entry.get("revoked", True)
        if not isinstance(revoked, bool):
            raise _broken(copy)
        if revoked:
            raise withdrawn(copy, entry.get(_REASON))
    if copy.is_stale(ctx.now):
        raise copy.too_old("the list")
    message = f"Not withdrawn, says the issuer's list {copy.words}."
    return copy.answer(message, says=host_of(copy.url) or copy.url)


def _is_about(entry: Mapping[str, Any], names: set[str]) -> bool:
    """Tell whether an entry is about a badge with one of these names."""
    own = (entry.get("id"), entry.get("uid"))
    return any(isinstance(name, str) and name != "" and name in names for name in own)


def _broken(copy: Copy) -> Unreachable:
    return Unreachable(f"The list {copy.words} cannot be read: it is not written as it should be.")
