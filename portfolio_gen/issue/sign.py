"""Who signs, and the embedded proof: ``eddsa-rdfc-2022`` unless asked for another kind."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolio_gen.crypto.data_integrity import prepare, proofs_of
from portfolio_gen.crypto.encoding import base58btc_encode
from portfolio_gen.crypto.suites import EDDSA_RDFC, Form, Suite
from portfolio_gen.crypto.tree import check_tree, contexts_of
from portfolio_gen.issue.credential import moment
from portfolio_gen.issue.did import key_document
from portfolio_gen.issue.keystore import IssuerKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A key, and the name under which an issuer uses it; made by ``by_key`` or ``at_address``.

    Attributes:
        key: The key.
        did: The issuer.
        method: Identifier of the key, as proofs name it.
        document: What the issuer publishes about its keys; empty for a ``did:key``.
    """

    key: IssuerKey
    did: str
    method: str
    document: bytes = b""


def by_key(key: IssuerKey) -> Signer:
    """Return the signer whose name is the key itself (``did:key``)."""
    did = key.public.did
    return Signer(key=key, did=did, method=f"{did}#{key.public.multibase}")


def at_address(did: str, key: IssuerKey, *, name: str = "key-1") -> Signer:
    """Return a signer with a web address of its own (``did:web``) and one key.

    Args:
        did: The issuer, from ``did.did_web``.
        key: The key.
        name: Name of the key in the key document.

    Raises:
        ConfigError: ``did`` is not a ``did:web``.
    """
    document = key_document(did, {name: key.public})
    return Signer(key=key, did=did, method=f"{did}#{name}", document=document)


def add_proof(
    document: Mapping[str, Any],
    signer: Signer,
    *,
    created: dt.datetime,
    suite: Suite = EDDSA_RDFC,
    **more: Any,  # noqa: ANN401 (members of a proof)
) -> dict[str, Any]:
    """Return the document with one more proof; nothing is said about whether it is a good badge.

    Args:
        document: The credential; proofs it already has are kept.
        signer: Who signs.
        created: The moment of signing (aware).
        suite: The kind of proof.
        more: Members of the proof beyond the usual ones, such as ``expires``, ``id`` or
            ``previousProof``.

    Raises:
        ProofError: Something of the document would not be covered by the signature, or the key is
            not one for this kind of proof.
        Unreachable: More than this program is willing to sign.
        ConfigError: ``created`` is without its time zone.

    Spec: vc-di-eddsa 1.0 sections 3.2.1 and 3.3.1; vc-di-ecdsa 1.0 sections 3.2.1 and 3.3.1. The
        proofs stand in a list, as the schema of Open Badges asks.
    """
    options = {
        "type": suite.type,
        "cryptosuite": suite.name,
        "created": moment(created),
        "verificationMethod": signer.method,
        "proofPurpose": "assertionMethod",
        "@context": document.get("@context") if suite.form is Form.TEXT else "",
        **more,
    }
    options = {name: value for name, value in options.items() if value}
    suite.check_key(signer.key.public)
    check_tree(document)
    contexts_of(document)
    message = prepare(document, options, kind=signer.key.public.kind).message
    proof = {**options, "proofValue": "z" + base58btc_encode(signer.key.sign(message))}
    return {**document, "proof": [*proofs_of(document), proof]}


def to_bytes(document: Mapping[str, Any]) -> bytes:
    """Return a document as the file that is handed out: indented, for those who want to look."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
