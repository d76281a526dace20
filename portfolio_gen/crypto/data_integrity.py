"""Embedded proofs: cryptosuite ``eddsa-rdfc-2022`` of Data Integrity.

A proof signs two hashes, one after the other: of its own options and of the document without any
proof. ``prepare`` computes both and keeps every step on the way, for signing, for verifying and
for comparing with published test vectors.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolio_gen.base.errors import ProofError
from portfolio_gen.crypto.canon import Canonical, canonicalize

PROOF_TYPE = "DataIntegrityProof"
CRYPTOSUITE = "eddsa-rdfc-2022"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a signature is made over, with every step that leads there.

    Attributes:
        document: The document without its proofs.
        options: The proof without its value.
    """

    document: Canonical
    options: Canonical

    @property
    def document_hash(self) -> bytes:
        """SHA-256 of the canonical document."""
        return hashlib.sha256(self.document.nquads.encode()).digest()

    @property
    def options_hash(self) -> bytes:
        """SHA-256 of the canonical proof options."""
        return hashlib.sha256(self.options.nquads.encode()).digest()

    @property
    def message(self) -> bytes:
        """The 64 bytes that are signed."""
        return self.options_hash + self.document_hash


def unsecured(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document without its proofs."""
    return {name: value for name, value in document.items() if name != "proof"}


def proof_options(proof: Mapping[str, Any], contexts: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the options of a proof as a document of its own.

    Args:
        proof: The proof, with or without its value.
        contexts: ``@context`` of the document that it secures, as written.

    Raises:
        ProofError: The proof names vocabularies other than those of the document. They would be
            replaced before hashing, so nobody would have signed them.

    Spec: vc-di-eddsa 1.0 section 3.2.5.
    """
    if proof.get("@context", contexts) != contexts:
        raise ProofError("The proof names vocabularies of its own, which are not signed.")
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    return {**options, "@context": contexts}


def prepare(
    document: Mapping[str, Any],
    proof: Mapping[str, Any],
    *,
    more: Mapping[str, Mapping[str, Any]] | None = None,
) -> Prepared:
    """Return what ``proof`` signs, or would sign, over ``document``.

    Args:
        document: A checked tree; proofs it already carries are left out.
        proof: The proof or its options; ``proofValue`` is left out.
        more: Contexts beyond the frozen ones, for test vectors only.

    Raises:
        ProofError: Not canonicalizable, not safe, or a proof with vocabularies of its own.
        Unreachable: See ``canon.canonicalize``.

    Spec: vc-di-eddsa 1.0 sections 3.2.3 to 3.2.5.
    """
    options = proof_options(proof, document.get("@context"))
    return Prepared(
        document=canonicalize(unsecured(document), more=more),
        options=canonicalize(options, more=more),
    )
