"""Is it theirs: what the badge says of its recipient, against addresses somebody gave.

A badge usually keeps only a salted hash of an e-mail address. Nobody can read the address from
it, but who knows the address can tell whether it is the one.
"""

import hashlib
from collections.abc import Iterable, Iterator

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.model.badge import Format, RecipientIdentity
from portfolio_gen.verify.case import Answer, Case, skip
from portfolio_gen.verify.context import Context

_HASHES = {"sha256": hashlib.sha256, "md5": hashlib.md5}
_EMAIL = "e-mail address"
_KINDS = {
    "email": _EMAIL,
    "emailAddress": _EMAIL,
    "did": "DID",
    "url": "web address",
    "telephone": "phone number",
    "phoneNumber": "phone number",
}
_OTHER = "other identifier"


def check_recipient(case: Case, ctx: Context) -> Answer:
    """Fail if the badge belongs to somebody other than the given addresses do.

    Raises:
        ProofError: It names its recipient in a way that can be compared, and nobody matches.
        Unreachable: It names nobody, or in a way none of the addresses can be compared with.

    Spec: OB 3.0 section 8.3 (IdentityObject); OB 2.0 section 3.5 (IdentityHash).
    """
    recipient = case.badge.recipient
    if case.badge.format is Format.ENDORSEMENT:
        return skip("An endorsement speaks of a badge or an issuer and belongs to nobody.")
    if not recipient.id and not recipient.identities:
        raise Unreachable("The badge does not say who received it; anybody could show it.")
    if not ctx.recipient:
        return skip("Nobody said whose badge this should be.")
    given = {value.strip() for value in ctx.recipient}
    if recipient.id and recipient.id.removeprefix("mailto:") in _spellings(given):
        return Answer(message="The badge names one of the given identifiers as its recipient.")
    comparable = recipient.id != "" and _kind_of(recipient.id) in {_kind_of(v) for v in given}
    for identity in recipient.identities:
        usable = [v for v in given if _comparable(identity, v)]
        if any(matches(identity, value) for value in _spellings(usable)):
            return Answer(message="The badge was issued to one of the given addresses.")
        comparable = comparable or bool(usable)
    if not comparable:
        raise Unreachable(
            "What was given is not of the kind by which the badge names its recipient, so it could "
            "not be compared."
        )
    raise ProofError("The badge was issued to somebody else than the given addresses belong to.")


def matches(identity: RecipientIdentity, value: str) -> bool:
    """Tell whether ``identity`` is about ``value``, exactly as spelled."""
    if not identity.hashed:
        plain = identity.identity.removeprefix("mailto:")
        return value in (plain, plain.lower())
    name, _, digest = identity.identity.partition("$")
    algorithm = _HASHES.get(name)
    if algorithm is None:
        return False
    return algorithm((value + identity.salt).encode()).hexdigest() == digest.lower()


def _spellings(values: Iterable[str]) -> Iterator[str]:
    """Yield every value as written and, for e-mail, in lower case: issuers hash either."""
    for value in values:
        yield value
        if _kind_of(value) == _EMAIL:
            yield value.lower()


def _comparable(identity: RecipientIdentity, value: str) -> bool:
    """Tell whether an identity and a value are of the same kind."""
    return _KINDS.get(identity.identity_type, _OTHER) in (_kind_of(value), _OTHER)


def _kind_of(value: str) -> str:
    """Return what kind of identifier a value is, by its looks."""
    if value.startswith("did:"):
        return "DID"
    if value.startswith(("http://", "https://")):
        return "web address"
    if value.startswith(("tel:", "+")):
        return "phone number"
    return _EMAIL if "@" in value else _OTHER
