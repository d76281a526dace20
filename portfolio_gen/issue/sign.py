"""Who signs, and the embedded proof: cryptosuite ``eddsa-rdfc-2022``."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolio_gen.crypto.data_integrity import CRYPTOSUITE, PROOF_TYPE, prepare
from portfolio_gen.crypto.encoding import base58btc_encode
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
    document: Mapping[str, Any], signer: Signer, *, created: dt.datetime
) -> dict[str, Any]:
    """Return the document with a proof; nothing is said about whether it makes a good badge.

    Args:
        document: The credential.
        signer: Who signs.
        created: The moment of signing (aware).

    Raises:
        ProofError: Something of the document would not be covered by the signature.
        Unreachable: More than this program is willing to sign.
        ConfigError: ``created`` is without its time zone.

    Spec: vc-di-eddsa 1.0 section 3.2.1. The proof stands in a list, as the schema of Open Badges
        asks.
    """
    options = {
        "type": PROOF_TYPE,
        "cryptosuite": CRYPTOSUITE,
        "created": moment(created),
        "verificationMethod": signer.method,
        "proofPurpose": "assertionMethod",
    }
    check_tree(document)
    contexts_of(document)
    signature = signer.key.sign(prepare(document, options).message)
    proof = {**options, "proofValue": "z" + base58btc_encode(signature)}
    return {**document, "proof": [proof]}


def to_bytes(document: Mapping[str, Any]) -> bytes:
    """Return a document as the file that is handed out: indented, for those who want to look."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
