"""The canonical form of ordinary badges, about as fast as it can be had in Python.

A closed world: only the frozen contexts, and of JSON-LD only what they use. It may only say yes:
whatever a document needs beyond that, and whatever is wrong with it, is left to ``canon``, which
knows all of JSON-LD and has the words for what is wrong.
"""

import re
from collections.abc import Mapping
from typing import Any

from portfolio_gen.crypto.canon_fast.expand import Quads, statements
from portfolio_gen.crypto.canon_fast.rdfc import canonical_lines
from portfolio_gen.crypto.canon_fast.world import OpenWorld
from portfolio_gen.crypto.canonical import Canonical, HashName

__all__ = ["MAX_STEPS", "OpenWorld", "canonicalize_fast"]

MAX_STEPS = 2_000
"""Most steps to tell nameless nodes apart: fewer than ``canon`` allows, so that this module never
answers about a document that ``canon`` refuses."""

_CONTROL = bytes({*range(0x20), 0x7F} - {0x0A})
"""What may not stand in N-Quads as it is: line ends and tabs of a text are written otherwise."""

_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r"}


def canonicalize_fast(document: Mapping[str, Any], *, hash_name: HashName = "sha256") -> Canonical:
    """Return the statements that ``document`` makes, in canonical form.

    Args:
        document: A parsed JSON document that ``tree.check_tree`` accepts.
        hash_name: The hash that nameless nodes are told apart by.

    Raises:
        OpenWorld: Only ``canon.canonicalize`` can tell.

    Spec: JSON-LD 1.1 API section 7.1, with nothing dropped; RDFC-1.0 section 4.
    """
    quads, root = statements(document)
    try:
        nquads = canonical_lines(quads, steps=MAX_STEPS, hash_name=hash_name)
        data = nquads.encode()
    except UnicodeEncodeError as error:
        raise OpenWorld from error
    if len(data.translate(None, _CONTROL)) != len(data):
        raise OpenWorld
    return Canonical(nquads=nquads, about=_about(quads, root), fast=True)


def _about(quads: Quads, root: str) -> tuple[tuple[str, str], ...]:
    """Return what the default graph says of the root."""
    return tuple((p[1:-1], _plain(o)) for s, p, o, g in quads if s == root and not g)


def _plain(term: str) -> str:
    """Return a term without the marks of N-Quads."""
    if term.startswith("<"):
        return term[1:-1]
    if not term.startswith('"'):
        return term
    text = term[1 : term.rindex('"')]
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text)
