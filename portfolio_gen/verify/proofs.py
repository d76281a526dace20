"""Every embedded proof: is the document unchanged, and is the signer who the document says?"""

from collections.abc import Mapping
from typing import Any

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.algorithms import algorithm_for
from portfolio_gen.crypto.data_integrity import Prepared, inputs
from portfolio_gen.crypto.encoding import multibase_decode
from portfolio_gen.crypto.jcs import jcs
from portfolio_gen.crypto.keys import DID_KEY, KeyKind
from portfolio_gen.crypto.suites import Form, Suite, suite_of
from portfolio_gen.verify.case import Answer, Case
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.documents import key_of
from portfolio_gen.verify.identifiers import DID_JWK
from portfolio_gen.verify.resolve import owner_of

MAX_PROOFS = 8
"""Most proofs of one document; real badges have one or two."""

PURPOSE = "assertionMethod"

SPEC = "VC Data Integrity 1.0 section 4.4"
"""Where it is said how any embedded proof is verified."""

CHANGED = "The badge was changed after it was signed, or signed with another key."


def check_signature(case: Case, ctx: Context, proof: Mapping[str, Any]) -> Answer:
    """Fail if the document is not the one this proof was made over.

    Raises:
        ProofError: The signature does not fit, or was made for another purpose.
        Unreachable: A kind of proof or key that is not supported, or a key that cannot be had.

    Spec: VC Data Integrity 1.0 sections 4.4 and 4.5; for every kind of proof, ``Suite.spec``.
    """
    suite = suite_of(proof)
    if proof.get("proofPurpose") != PURPOSE:
        raise ProofError("The signature was not made to state something, but for another purpose.")
    key, signature = key_of(_method(proof), ctx), _signature(proof)
    suite.check_key(key)
    algorithm = algorithm_for(key)
    if not case.forms.fits(
        lambda: algorithm.verify(signature, _prepared(case, proof, suite, key.kind).message)
    ):
        raise ProofError(CHANGED)
    return Answer(message="Everything the badge says is what was signed.")


def spec_of(proof: Mapping[str, Any]) -> str:
    """Return the sections that say how such a proof is verified; of an unknown kind, of any."""
    try:
        return suite_of(proof).spec
    except Unreachable:
        return SPEC


def check_key(case: Case, ctx: Context, proof: Mapping[str, Any]) -> Answer:
    """Fail if this proof was made by somebody other than the named issuer.

    Raises:
        ProofError: The key is not the issuer's.
        Unreachable: The issuer's own document is not here, or does not settle it.

    Spec: VCDM 2.0 section 4.7; VC Controlled Identifiers 1.0 section 3.3.
    """
    issuer = case.badge.issuer.id
    document = owner_of(issuer, _method(proof), ctx)
    if issuer.startswith((DID_KEY, DID_JWK)):
        return Answer(
            message="The issuer is named by the key itself: the same key, whoever holds it."
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


def _prepared(case: Case, proof: Mapping[str, Any], suite: Suite, kind: KeyKind) -> Prepared:
    """Return what the proof signs.

    Raises:
        ProofError: The proof has members that are not signed, or builds on one that is not there.
        Unreachable: It cannot be processed here.
    """
    hash_name, found = suite.hash_for(kind), inputs(case.document, proof, suite)
    if suite.form is Form.TEXT:
        return Prepared(
            document=jcs(found.document), options=jcs(found.options), hash_name=hash_name
        )
    document = case.statements_by(hash_name)
    if found.chained:
        document = case.forms.of(found.document, hash_name)
    return Prepared(
        document=document.nquads.encode(),
        options=case.forms.of(found.options, hash_name).nquads.encode(),
        hash_name=hash_name,
    )


def _signature(proof: Mapping[str, Any]) -> bytes:
    """Return the bytes of the signature.

    Raises:
        ProofError: There are none, or they are not in base58btc.
    """
    value = proof.get("proofValue")
    if not isinstance(value, str) or not value.startswith("z"):
        raise ProofError("The signature is missing or not written as the standard asks.")
    return multibase_decode(value)
