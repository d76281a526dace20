"""Every embedded proof: is the document unchanged, and is the signer who the document says?"""

from collections.abc import Mapping
from typing import Any

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.algorithms import algorithm_for
from portfolio_gen.crypto.canonical import Canonical
from portfolio_gen.crypto.data_integrity import CRYPTOSUITE, PROOF_TYPE, Prepared, proof_options
from portfolio_gen.crypto.encoding import multibase_decode
from portfolio_gen.crypto.keys import DID_KEY, from_did_key
from portfolio_gen.verify.case import Answer, Case
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.resolve import DID_WEB, key_document, key_of

MAX_PROOFS = 8
"""Most proofs of one document; real badges have one or two."""

PURPOSE = "assertionMethod"


def check_signature(case: Case, ctx: Context, proof: Mapping[str, Any]) -> Answer:
    """Fail if the document is not the one this proof was made over.

    Raises:
        ProofError: The signature does not fit, or was made for another purpose.
        Unreachable: A kind of proof or key that is not supported, or a key that cannot be had.

    Spec: vc-di-eddsa 1.0 section 3.2.2; VC Data Integrity 1.0 section 4.4.
    """
    kind = (proof.get("type"), proof.get("cryptosuite", ""))
    if kind != (PROOF_TYPE, CRYPTOSUITE):
        shown = " ".join(str(part)[:60] for part in kind if part)
        raise Unreachable(f"Signatures of the kind {shown!r} are not supported yet.")
    if "previousProof" in proof:
        raise Unreachable("Signatures that build on one another are not supported yet.")
    if proof.get("proofPurpose") != PURPOSE:
        raise ProofError("The signature was not made to state something, but for another purpose.")
    key = key_of(_method(proof), ctx)

    def fits() -> bool:
        prepared = Prepared(document=case.statements, options=_options(case, proof))
        return algorithm_for(key).verify(_signature(proof), prepared.message)

    if not case.forms.fits(fits):
        raise ProofError("The badge was changed after it was signed, or signed with another key.")
    return Answer(message="Everything the badge says is what was signed.")


def check_key(case: Case, ctx: Context, proof: Mapping[str, Any]) -> Answer:
    """Fail if this proof was made by somebody other than the named issuer.

    Raises:
        ProofError: The key is not the issuer's.
        Unreachable: The issuer's own document is not here, or does not settle it.

    Spec: VCDM 2.0 section 4.7; VC Controlled Identifiers 1.0 section 3.3.
    """
    issuer, method = case.badge.issuer.id, _method(proof)
    if issuer.startswith(DID_KEY):
        return _self_certifying(issuer, method)
    if issuer.startswith("did:"):
        return _by_did(issuer, method, ctx)
    document = key_document(issuer, ctx)
    if not document.may_assert(method):
        raise Unreachable(f"The issuer's document {document.origin} does not list this key.")
    return Answer(message=f"The issuer lists this key {document.origin}.", says=document.says)


def _self_certifying(issuer: str, method: str) -> Answer:
    """Check a ``did:key``, which is its own document.

    Raises:
        ProofError: Another key, or another way to write it.
        Unreachable: A kind of key that is not known.
    """
    if method != f"{issuer}#{from_did_key(issuer).multibase}":
        raise ProofError("The badge was signed by somebody other than the issuer it names.")
    return Answer(
        message="The issuer is named by the key itself: the same key, whoever holds it.",
    )


def _by_did(issuer: str, method: str, ctx: Context) -> Answer:
    """Check a DID other than ``did:key``.

    Raises:
        ProofError: The key belongs to another DID, or the issuer's document does not list it.
        Unreachable: The document is not here, or the DID is of an unknown kind.
    """
    if method.partition("#")[0] != issuer:
        raise ProofError("The badge was signed by somebody other than the issuer it names.")
    if not issuer.startswith(DID_WEB):
        raise Unreachable(f"Issuers of the kind {':'.join(issuer.split(':')[:2])} are not known.")
    document = key_document(issuer, ctx)
    entry = document.method(method)
    if entry is None or not document.may_assert(method) or entry.get("controller") != issuer:
        raise ProofError(
            f"The issuer does not list this key for signing badges {document.origin}.",
            hint="If the issuer has a new key, get a newer copy of its key document.",
        )
    return Answer(message=f"The issuer lists this key {document.origin}.", says=document.says)


def _method(proof: Mapping[str, Any]) -> str:
    """Return the name of the key.

    Raises:
        Unreachable: The proof names none.
    """
    method = proof.get("verificationMethod")
    if not isinstance(method, str) or not method:
        raise Unreachable("The signature does not name the key it was made with.")
    return method


def _options(case: Case, proof: Mapping[str, Any]) -> Canonical:
    """Return the signed options of the proof.

    Raises:
        ProofError: The proof has members that are not signed.
        Unreachable: It cannot be processed here.
    """
    return case.forms.of(proof_options(proof, case.document.get("@context")))


def _signature(proof: Mapping[str, Any]) -> bytes:
    """Return the bytes of the signature.

    Raises:
        ProofError: There are none, or they are not in base58btc.
    """
    value = proof.get("proofValue")
    if not isinstance(value, str) or not value.startswith("z"):
        raise ProofError("The signature is missing or not written as the standard asks.")
    return multibase_decode(value)
