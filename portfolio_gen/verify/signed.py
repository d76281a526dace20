"""Nothing unsigned is ever shown: vocabularies, dropped members, and the facts a verdict uses."""

from collections.abc import Iterable, Mapping
from typing import Any

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.tree import contexts_of, types_of, walk
from portfolio_gen.model.badge import Format
from portfolio_gen.verify import nested, token
from portfolio_gen.verify.case import Answer, Case, skip
from portfolio_gen.verify.context import Context

_CREDENTIALS = "https://www.w3.org/2018/credentials#"

_FACTS = {
    "issuer": ("issuer",),
    "start of validity": ("validFrom", "issuanceDate"),
    "end of validity": ("validUntil", "expirationDate"),
}
"""Facts a verdict stands on, and the members that may state them."""

OB2_WORDS = "https://w3id.org/openbadges/v2"
"""The vocabulary of Open Badges 2.0."""

_ELSEWHERE = "This question only arises for documents with a signature of their own."


def check_contexts(case: Case, _ctx: Context) -> Answer:
    """Fail unless every vocabulary is one of the frozen ones, in order, at the top level.

    Raises:
        ProofError: An inline vocabulary, a wrong order, or one inside the document.
        Unreachable: A vocabulary that is not known here.

    Spec: VCDM 2.0 section 4.3.
    """
    if case.badge.format is Format.OB2:
        return _old_words(case.document)
    if not case.embedded and not case.badge.token:
        return skip(_ELSEWHERE)
    urls = contexts_of(case.credential)
    _ = case.inside  # what stands there brings nothing along either
    return Answer(message=f"All {len(urls)} vocabularies are known and none was brought along.")


def _old_words(document: Mapping[str, Any]) -> Answer:
    """Check the vocabularies of Open Badges 2.0.

    Raises:
        ProofError: An inline vocabulary.
        Unreachable: A vocabulary that is not known here.

    Spec: OB 2.0 section 2 (Open Badges as linked data). Extensions bring vocabularies of their own,
        which are about nothing else.
    """
    for place in walk(document):
        if not isinstance(place.value, Mapping) or "@context" not in place.value:
            continue
        found = place.value["@context"]
        urls = found if isinstance(found, list) else [found]
        if not all(isinstance(url, str) for url in urls):
            raise ProofError(f"{place} brings a vocabulary of its own, which may hide things.")
        unknown = [url for url in urls if url != OB2_WORDS]
        if unknown and "Extension" not in types_of(place.value):
            raise Unreachable(f"The vocabulary {unknown[0][:200]} is not known to this program.")
    if "@context" not in document:
        raise ProofError("The document does not say by address which vocabulary it is written in.")
    return Answer(message="The badge is written in the words of Open Badges 2.0.")


def check_nothing_unsigned(case: Case, _ctx: Context) -> Answer:
    """Fail if anything in the document would not be covered by a signature over it.

    Raises:
        ProofError: A member, identifier or type that would silently be left out.
        Unreachable: The document cannot be processed here, or a credential with a vocabulary of
            its own stands where facts of the badge are shown from.

    Spec: JSON-LD 1.1 API section 7.1; VC Data Integrity 1.0 section 2.4.1.
    """
    if not case.embedded and not case.badge.token:
        return skip(_ELSEWHERE)
    covered = _covered(case)
    if case.badge.format is Format.OB2:
        return Answer(message=f"Everything in the badge is covered: {covered}.")
    inside = case.inside
    # What stands there gets a verdict of its own (nested.py), and is shown with that one only.
    strange = [place for place in inside if not set(place.way[-2:]) & set(nested.PLACES)]
    if strange:
        raise Unreachable(f"{strange[0]} is a signed document where none belongs.")
    words = f"Everything in the badge is covered: {covered}."
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
    if case.badge.token:
        return token.check_claims(case)
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
    if not _same_statuses(case):
        raise ProofError("The file hides or invents a place where the issuer withdraws badges.")
    return Answer(message="Issuer, dates and status are those that were signed.")


def _covered(case: Case) -> str:
    """Return what a signature over the document covers, in words.

    Raises:
        ProofError: A member, identifier or type that would silently be left out.
        Unreachable: The document cannot be processed here.
    """
    if case.as_text:
        # Every member is signed; what remains is that a member can hide behind an address.
        case.check_shape()
    if case.as_text or case.badge.token:
        return "the whole text is signed"
    statements = case.canonical.nquads.count("\n")
    return f"{statements} signed statements"


def _signed(case: Case, members: Iterable[str]) -> set[str]:
    """Return what is signed under any of ``members``: as statements, or as text."""
    if case.as_text:
        written = (case.document.get(member) for member in members)
        named = (v.get("id") if isinstance(v, Mapping) else v for v in written)
        return {value for value in named if isinstance(value, str)}
    return {value for member in members for value in case.statements.objects(_CREDENTIALS + member)}


def _same_statuses(case: Case) -> bool:
    """Tell whether the file shows the places of withdrawals that were signed, and no others."""
    entries, shown = _statuses(case), len(case.badge.status)
    if case.as_text:
        return len(entries) == shown
    signed = _signed(case, ["credentialStatus"])
    named = {entry["id"] for entry in entries if isinstance(entry, Mapping) and "id" in entry}
    return len(signed) == shown and named <= signed


def _statuses(case: Case) -> list[Any]:
    """Return the status entries in the file."""
    found = case.document.get("credentialStatus")
    if found is None:  # which says nothing
        return []
    return found if isinstance(found, list) else [found]
