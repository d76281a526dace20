"""Embedded proofs of Data Integrity: what exactly they sign.

A proof signs two hashes, one after the other: of its own options and of the document without any
proof. ``inputs`` says which two documents those are, ``prepare`` goes all the way and keeps every
step, for signing, for explaining and for comparing with published test vectors.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolio_gen.base.errors import ProofError
from portfolio_gen.crypto.canon import canonicalize
from portfolio_gen.crypto.canonical import HashName
from portfolio_gen.crypto.jcs import jcs
from portfolio_gen.crypto.keys import KeyKind
from portfolio_gen.crypto.suites import Form, Suite, suite_of
from portfolio_gen.crypto.tree import begins_with

PREVIOUS = "previousProof"
"""Member that names the proofs a proof builds on."""

_OWN_WORDS = "The proof names vocabularies of its own, which are not signed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a signature is made over, with every step that leads there.

    Attributes:
        document: The canonical document without its proofs.
        options: The canonical proof without its value.
        hash_name: The hash of both.
    """

    document: bytes
    options: bytes
    hash_name: HashName = "sha256"

    @property
    def document_hash(self) -> bytes:
        """Hash of the canonical document."""
        return hashlib.new(self.hash_name, self.document).digest()

    @property
    def options_hash(self) -> bytes:
        """Hash of the canonical proof options."""
        return hashlib.new(self.hash_name, self.options).digest()

    @property
    def message(self) -> bytes:
        """The bytes that are signed: 64, or 96 with SHA-384."""
        return self.options_hash + self.document_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The two documents that a proof signs, before they become bytes.

    Attributes:
        document: The document as this proof saw it.
        options: The proof without its value.
        chained: True if the document still carries the proofs that this one builds on.
    """

    document: Mapping[str, Any]
    options: Mapping[str, Any]
    chained: bool


def unsecured(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document without its proofs."""
    return {name: value for name, value in document.items() if name != "proof"}


def proofs_of(document: Mapping[str, Any]) -> list[Any]:
    """Return the proofs of a document, in its order."""
    found = document.get("proof", [])
    return found if isinstance(found, list) else [found]


def inputs(document: Mapping[str, Any], proof: Mapping[str, Any], suite: Suite) -> Inputs:
    """Return the two documents that a proof signs.

    Args:
        document: The document; of its proofs only those count that ``proof`` builds on.
        proof: The proof or its options; ``proofValue`` is left out.
        suite: The kind of proof.

    Raises:
        ProofError: The proof names vocabularies that the document does not begin with, or builds
            on a proof that is not there.

    Spec: vc-di-eddsa 1.0 sections 3.2.5, 3.3.2 and 3.3.5; VC Data Integrity 1.0 section 4.5.
    """
    plain, chained = unsecured(document), PREVIOUS in proof
    if chained:
        plain["proof"] = _previous(document, proof[PREVIOUS])
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    contexts = plain.get("@context")
    if suite.form is Form.STATEMENTS:
        if options.get("@context", contexts) != contexts:
            raise ProofError(_OWN_WORDS)
        options["@context"] = contexts
    elif "@context" in options:
        if not begins_with(contexts, options["@context"]):
            raise ProofError(_OWN_WORDS)
        plain["@context"] = options["@context"]
    return Inputs(document=plain, options=options, chained=chained)


def _previous(document: Mapping[str, Any], names: Any) -> list[Any]:  # noqa: ANN401 (any JSON value)
    """Return the proofs that a proof builds on, in the order in which it names them.

    Raises:
        ProofError: One is not there, or two have its name.
    """
    found, wanted = [], names if isinstance(names, list) else [names]
    for name in wanted:
        same = [p for p in proofs_of(document) if isinstance(p, Mapping) and p.get("id") == name]
        found += same if len(same) == 1 and isinstance(name, str) else []
    if not wanted or len(found) != len(wanted):
        raise ProofError("The signature builds on another one that is not there.")
    return found


def prepare(
    document: Mapping[str, Any],
    proof: Mapping[str, Any],
    *,
    kind: KeyKind = KeyKind.ED25519,
    more: Mapping[str, Mapping[str, Any]] | None = None,
) -> Prepared:
    """Return what ``proof`` signs, or would sign, over ``document``.

    Args:
        document: A checked tree; proofs it already carries are left out, except those that
            ``proof`` builds on.
        proof: The proof or its options; ``proofValue`` is left out.
        kind: The kind of key it is made with; it decides about the hash.
        more: Contexts beyond the frozen ones, for test vectors only.

    Raises:
        ProofError: Not canonicalizable, not safe, or a proof with vocabularies of its own.
        Unreachable: See ``canon.canonicalize``; or a kind of proof that is not supported.

    Spec: vc-di-eddsa 1.0 sections 3.2 and 3.3; vc-di-ecdsa 1.0 sections 3.2 and 3.3.
    """
    suite = suite_of(proof)
    hash_name, found = suite.hash_for(kind), inputs(document, proof, suite)

    def form(value: Mapping[str, Any]) -> bytes:
        if suite.form is Form.TEXT:
            return jcs(value)
        return canonicalize(value, more=more, hash_name=hash_name).nquads.encode()

    return Prepared(document=form(found.document), options=form(found.options), hash_name=hash_name)
