"""Nothing unsigned is ever shown: vocabularies, dropped members, and the facts a verdict uses."""

from collections.abc import Iterable, Mapping
from typing import Any

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.data_integrity import unsecured
from portfolio_gen.crypto.tree import contexts_of, embedded_credentials
from portfolio_gen.verify import nested
from portfolio_gen.verify.case import Answer, Case, skip
from portfolio_gen.verify.context import Context

_CREDENTIALS = "https://www.w3.org/2018/credentials#"

_FACTS = {
    "issuer": ("issuer",),
    "start of validity": ("validFrom", "issuanceDate"),
    "end of validity": ("validUntil", "expirationDate"),
}
"""Facts a verdict stands on, and the members that may state them."""

_ELSEWHERE = "This question only arises for documents with an embedded signature."


def check_contexts(case: Case, _ctx: Context) -> Answer:
    """Fail unless every vocabulary is one of the frozen ones, in order, at the top level.

    Raises:
        ProofError: An inline vocabulary, a wrong order, or one inside the document.
        Unreachable: A vocabulary that is not known here.

    Spec: VCDM 2.0 section 4.3.
    """
    if not case.embedded:
        return skip(_ELSEWHERE)
    urls = contexts_of(case.document)
    embedded_credentials(unsecured(case.document))
    return Answer(message=f"All {len(urls)} vocabularies are known and none was brought along.")


def check_nothing_unsigned(case: Case, _ctx: Context) -> Answer:
    """Fail if anything in the document would not be covered by a signature over it.

    Raises:
        ProofError: A member, identifier or type that would silently be left out.
        Unreachable: The document cannot be processed here, or a credential with a vocabulary of
            its own stands where facts of the badge are shown from.

    Spec: JSON-LD 1.1 API section 7.1; VC Data Integrity 1.0 section 2.4.1.
    """
    if not case.embedded:
        return skip(_ELSEWHERE)
    statements = case.canonical.nquads.count("\n")
    inside = embedded_credentials(unsecured(case.document))
    # What stands there gets a verdict of its own (nested.py), and is shown with that one only.
    strange = [place for place in inside if not set(place.way[-2:]) & set(nested.PLACES)]
    if strange:
        raise Unreachable(f"{strange[0]} is a signed document where none belongs.")
    words = f"Everything in the badge is covered: {statements} signed statements."
    if inside:
        words += f" They include {len(inside)} signed documents with verdicts of their own."
    return Answer(message=words)


def check_signed_facts(case: Case, _ctx: Context) -> Answer:
    """Fail unless issuer, dates and status read from the file are the signed ones.

    Raises:
        ProofError: The file shows another issuer, date or status than was signed.
        Unreachable: The document cannot be processed here.

    Spec: VCDM 2.0 sections 4.7, 4.9 and 4.10.
    """
    if not case.embedded:
        return skip(_ELSEWHERE)
    shown = {
        "issuer": {case.badge.issuer.id},
        "start of validity": {case.badge.valid_from},
        "end of validity": {case.badge.valid_until},
    }
    for fact, members in _FACTS.items():
        signed = _signed(case, members)
        if signed != shown[fact] - {""}:
            raise ProofError(f"The {fact} that the file shows is not the one that was signed.")
    signed_status = _signed(case, ["credentialStatus"])
    if len(signed_status) != len(case.badge.status) or not _status_ids(case) <= signed_status:
        raise ProofError("The file hides or invents a place where the issuer withdraws badges.")
    return Answer(message="Issuer, dates and status are those that were signed.")


def _signed(case: Case, members: Iterable[str]) -> set[str]:
    """Return what the signed statements say under any of ``members``."""
    return {value for member in members for value in case.statements.objects(_CREDENTIALS + member)}


def _status_ids(case: Case) -> set[Any]:
    """Return the identifiers of the status entries in the file."""
    found = case.document.get("credentialStatus", [])
    entries = found if isinstance(found, list) else [found]
    return {entry["id"] for entry in entries if isinstance(entry, Mapping) and "id" in entry}
