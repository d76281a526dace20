"""The canonical form of a document: the statements a signature is about, one a line, sorted.

JSON-LD to RDF, then RDFC-1.0, both by PyLD. Safe mode throughout: whatever would silently drop
out of the statements is refused, because it would be shown but not signed.
"""

import re
from collections.abc import Mapping
from threading import Lock
from typing import Any

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.base.imports import unavailable
from portfolio_gen.crypto.canonical import Canonical, HashName
from portfolio_gen.crypto.tree import is_iri

__all__ = ["MAX_STEPS", "Canonical", "HashName", "canonicalize"]

MAX_STEPS = 2_500
"""Most steps to tell nameless nodes apart. Honest badges need fewer than a hundred; a few objects
that repeat one another can ask for millions."""

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_LOCK = Lock()
"""PyLD keeps what it worked out about a vocabulary in caches that are not made for threads."""


def canonicalize(
    document: Mapping[str, Any],
    *,
    more: Mapping[str, Mapping[str, Any]] | None = None,
    hash_name: HashName = "sha256",
) -> Canonical:
    """Return the statements that ``document`` makes, in canonical form.

    Args:
        document: A parsed JSON document that ``tree.check_tree`` accepts and whose contexts,
            wherever they stand, are all frozen or in ``more``.
        more: Contexts by address, beyond the frozen ones. For test vectors only: with them
            nothing is known about what a signature covers.
        hash_name: The hash that nameless nodes are told apart by.

    Raises:
        ProofError: A member that would not be signed, an address that is none, a name for a
            nameless node, or nodes that cannot be told apart within ``MAX_STEPS``.
        Unreachable: A control character, which PyLD writes in a form of its own.

    Spec: JSON-LD 1.1 API section 7.1, with nothing dropped; RDFC-1.0 section 4.
    """
    # PyLD is slow to load, and half of that is a network library it must not use.
    with unavailable("requests", "aiohttp"):
        from portfolio_gen.crypto import pyld_safe  # noqa: PLC0415

    with _LOCK:
        dataset, root = pyld_safe.statements(document, more or {})
        about = [_check_triple(graph, triple) for graph in dataset for triple in dataset[graph]]
        nquads = pyld_safe.canonical_lines(dataset, MAX_STEPS, hash_name)
    own = tuple((name, value) for subject, name, value in about if subject == root)
    return Canonical(nquads=nquads, about=own)


def _check_triple(graph: str, triple: Mapping[str, Mapping[str, str]]) -> tuple[str, str, str]:
    """Check every term of one statement; return subject (empty inside another graph) and so on.

    The canonical form puts terms between marks without escaping them. An address with a ``>`` in
    it could therefore pass for two statements, one of which the reader of the JSON never sees.

    Raises:
        ProofError: A term that could be taken for something else.
        Unreachable: A control character.
    """
    value = triple["object"]
    terms = [term["value"] for term in triple.values() if term["type"] == "IRI"]
    terms += [value["datatype"]] if "datatype" in value else []
    for term in terms:
        if not is_iri(term):
            raise ProofError(f"{term[:80]!r} is used as an address, but it is not one.")
    if "language" in value and not _LANGUAGE.fullmatch(value["language"]):
        raise ProofError(f"{value['language'][:80]!r} is not the code of a language.")
    if _CONTROL.search(value["value"]):
        raise Unreachable("A text of the document contains an invisible control character.")
    subject = triple["subject"]["value"] if graph == "@default" else ""
    return subject, triple["predicate"]["value"], value["value"]
