"""What lies between a signature and its answer, for whoever wants to compute it again.

Nothing here decides anything: the checks are made in ``steps``. What is shown is worked out by the
same functions the checks use.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.data_integrity import prepare, unsecured
from portfolio_gen.crypto.keys import KeyKind, PublicKey
from portfolio_gen.crypto.suites import suite_of
from portfolio_gen.crypto.tree import check_tree, contexts_of, embedded_credentials
from portfolio_gen.model.badge import Badge, Securing
from portfolio_gen.verify.case import case_of
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.documents import key_document, key_of
from portfolio_gen.verify.proofs import MAX_PROOFS
from portfolio_gen.verify.resolve import chosen_key
from portfolio_gen.verify.token import header_of

IN_NAME = "the key is written in its own name"
IN_HEADER = "the key came along in the header of the signed text"
NOWHERE = "not to be had"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The steps of one signature; all bytes in hexadecimal digits.

    Attributes:
        kind: Cryptosuite or type of the proof, or the algorithm of a signed text.
        method: The key as the signature names it.
        key: The public key as a Multikey; empty if it could not be had.
        key_from: Where the key came from, or why it could not be had.
        document_hash: Hash of the canonical document; empty for a signed text.
        options_hash: Hash of the canonical options of the proof; empty for a signed text.
        message: The bytes that are signed; of a signed text their SHA-256.
        note: Why something of this is missing, or what it is.
    """

    kind: str
    method: str
    key: str = ""
    key_from: str = ""
    document_hash: str = ""
    options_hash: str = ""
    message: str = ""
    note: str = ""


def traces_of(badge: Badge, ctx: Context) -> tuple[Trace, ...]:
    """Return the steps of every signature of a badge, in the order of the file."""
    if badge.token:
        return (_of_token(badge, ctx),)
    if badge.securing is not Securing.EMBEDDED:
        return ()
    case = case_of(badge)
    return tuple(_of_proof(case.document, proof, ctx) for proof in case.proofs[:MAX_PROOFS])


def _of_token(badge: Badge, ctx: Context) -> Trace:
    """Return the steps of a signed text: header and content, as they stand, are what is signed."""
    case, proof = case_of(badge), badge.proofs[0]
    trace = Trace(
        kind=proof.suite,
        method=proof.verification_method,
        message=hashlib.sha256(case.signed.signing_input).hexdigest(),
        note="The message is the SHA-256 of the signed text up to its last dot.",
    )
    try:
        key, name = chosen_key(badge.issuer.id, header_of(case, case.signed), ctx)
    except (ProofError, Unreachable) as error:
        return replace(trace, key_from=f"{NOWHERE}: {error.message}")
    origin = _origin(name, ctx) if name else IN_HEADER
    return replace(trace, method=name or trace.method, key=_written(key), key_from=origin)


def _of_proof(document: Mapping[str, Any], proof: Mapping[str, Any], ctx: Context) -> Trace:
    """Return the steps of an embedded proof."""
    kind, method = (proof.get("cryptosuite"), proof.get("verificationMethod"))
    trace = Trace(kind=str(kind or proof.get("type", "")), method=str(method or ""))
    try:
        key = key_of(trace.method, ctx)
    except (ProofError, Unreachable) as error:
        trace = replace(trace, key_from=f"{NOWHERE}: {error.message}")
        return _with_hashes(trace, document, proof, KeyKind.ED25519)
    trace = replace(trace, key=_written(key), key_from=_origin(trace.method, ctx))
    return _with_hashes(trace, document, proof, key.kind)


def _with_hashes(
    trace: Trace, document: Mapping[str, Any], proof: Mapping[str, Any], kind: KeyKind
) -> Trace:
    """Return the steps with the hashes that are signed, or the reason why there are none."""
    try:
        suite_of(proof)
        check_tree(document)
        contexts_of(document)
        embedded_credentials(unsecured(document))
        prepared = prepare(document, proof, kind=kind)
    except (ProofError, Unreachable) as error:
        return replace(trace, note=error.message)
    return replace(
        trace,
        document_hash=prepared.document_hash.hex(),
        options_hash=prepared.options_hash.hex(),
        message=prepared.message.hex(),
    )


def _written(key: PublicKey) -> str:
    """Return a key as a Multikey; one that has none as the name of its kind and its bytes."""
    if key.kind is KeyKind.RSA:
        return f"{key.kind.title} {key.raw.hex()}"
    return key.multibase


def _origin(method: str, ctx: Context) -> str:
    """Say where the key of this name is from."""
    holder = method.partition("#")[0]
    try:
        document = key_document(holder, ctx)
    except Unreachable:
        return IN_NAME
    found = document.method(method) is not None
    return f"{document.origin}, says {document.says}" if found else IN_NAME
