"""RDFC-1.0: names for nameless nodes that depend on nothing but the statements.

Works on terms as N-Quads write them, so that a statement is turned into text by joining it. The
work is counted, not timed: a few nodes that repeat one another can ask for more than a lifetime.
"""

import hashlib
from collections.abc import Iterable, Iterator

from portfolio_gen.crypto.canon_fast.expand import Quad
from portfolio_gen.crypto.canon_fast.world import OpenWorld
from portfolio_gen.crypto.canonical import HashName

_NAMELESS = "_"
_CANONICAL = "_:c14n"
_TEMPORARY = "_:b"

_Issued = dict[str, str]
"""New names of nodes by their old ones, in the order they were given."""


def canonical_lines(quads: Iterable[Quad], *, steps: int, hash_name: HashName = "sha256") -> str:
    """Return the canonical N-Quads of a dataset.

    Args:
        quads: Statements, each once.
        steps: Most steps to tell nameless nodes apart that are alike at first sight.
        hash_name: The hash they are told apart by.

    Raises:
        OpenWorld: More steps than that.

    Spec: RDFC-1.0 section 4.4.3.
    """
    found = tuple(quads)
    issued = _Run(found, steps, hash_name).issued()
    name = issued.get
    return "".join(
        sorted(
            f"{name(s, s)} {p} {name(o, o)} {name(g, g)} .\n"
            if g
            else f"{name(s, s)} {p} {name(o, o)} .\n"
            for s, p, o, g in found
        )
    )


class _Run:
    """One canonicalization: the state of RDFC-1.0 section 4.3."""

    def __init__(self, quads: Iterable[Quad], steps: int, hash_name: HashName) -> None:
        """Sort the statements by the nameless nodes they mention."""
        self._new_hash = getattr(hashlib, hash_name)
        self._left = steps
        self._issued: _Issued = {}
        self._quads: dict[str, list[Quad]] = {}
        for quad in quads:
            s, _, o, g = quad
            if s[0] == _NAMELESS:
                self._quads.setdefault(s, []).append(quad)
            if o[0] == _NAMELESS and o != s:
                self._quads.setdefault(o, []).append(quad)
            if g.startswith(_NAMELESS) and g not in {s, o}:
                self._quads.setdefault(g, []).append(quad)
        self._first = {node: self._first_degree(node) for node in self._quads}

    def issued(self) -> _Issued:
        """Return the canonical names of all nameless nodes.

        Raises:
            OpenWorld: Too many steps.
        """
        alike: dict[str, list[str]] = {}
        for node, digest in self._first.items():
            alike.setdefault(digest, []).append(node)
        for digest in sorted(alike):
            if len(alike[digest]) == 1:
                _issue(self._issued, alike[digest][0], _CANONICAL)
        for digest in sorted(alike):
            if len(alike[digest]) > 1:
                self._settle(alike[digest])
        return self._issued

    def _settle(self, nodes: list[str]) -> None:
        """Name nodes that are alike at first sight.

        Raises:
            OpenWorld: Too many steps.

        Spec: RDFC-1.0 section 4.4.3, step 5.
        """
        paths = [
            self._n_degree(node, {node: f"{_TEMPORARY}0"})
            for node in nodes
            if not self._named(node)
        ]
        for _, temporary in sorted(paths, key=lambda path: path[0]):
            for node in temporary:
                _issue(self._issued, node, _CANONICAL)

    def _named(self, node: str) -> bool:
        """Tell whether a node has its canonical name; this is what counts as a step.

        Raises:
            OpenWorld: Asked too often.
        """
        self._left -= 1
        if self._left < 0:
            raise OpenWorld
        return node in self._issued

    def _first_degree(self, node: str) -> str:
        """Return the hash of the statements about a node.

        Spec: RDFC-1.0 section 4.6.3.
        """
        lines = []
        for s, p, o, g in self._quads[node]:
            subject = s if s[0] != _NAMELESS else "_:a" if s == node else "_:z"
            value = o if o[0] != _NAMELESS else "_:a" if o == node else "_:z"
            if g:
                graph = g if g[0] != _NAMELESS else "_:a" if g == node else "_:z"
                lines.append(f"{subject} {p} {value} {graph} .\n")
            else:
                lines.append(f"{subject} {p} {value} .\n")
        lines.sort()
        return self._hash("".join(lines))

    def _n_degree(self, node: str, issued: _Issued) -> tuple[str, _Issued]:
        """Return the hash of a node by the paths that lead away from it, and the names given.

        Raises:
            OpenWorld: Too many steps.

        Spec: RDFC-1.0 section 4.8.3.
        """
        related = self._related(node, issued)
        data = []
        for digest in sorted(related):
            path, issued = self._shortest(related[digest], issued)
            data += [digest, path]
        return self._hash("".join(data)), issued

    def _related(self, node: str, issued: _Issued) -> dict[str, list[str]]:
        """Return the nameless nodes next to a node by their hash.

        Raises:
            OpenWorld: Too many steps.

        Spec: RDFC-1.0 sections 4.7.3, and 4.8.3 step 3.
        """
        found: dict[str, list[str]] = {}
        for s, p, o, g in self._quads[node]:
            for position, term in (("s" + p, s), ("o" + p, o), ("g", g)):
                if term.startswith(_NAMELESS) and term != node:
                    if self._named(term):
                        known = self._issued[term]
                    else:
                        known = issued.get(term) or self._first[term]
                    found.setdefault(self._hash(position + known), []).append(term)
        return found

    def _shortest(self, nodes: list[str], issued: _Issued) -> tuple[str, _Issued]:
        """Return the least path through nodes that are alike, in whatever order, and its names.

        Raises:
            OpenWorld: Too many steps.

        Spec: RDFC-1.0 section 4.8.3, step 5.4.
        """
        chosen, names = "", issued
        for order in _orders(nodes):
            copy = dict(issued)
            path = self._path(order, copy, chosen)
            if path is not None and (not chosen or path[0] < chosen):
                chosen, names = path
        return chosen, names

    def _path(
        self, order: Iterable[str], issued: _Issued, chosen: str
    ) -> tuple[str, _Issued] | None:
        """Return the path in one order and the names given on it; nothing if it is no better.

        Raises:
            OpenWorld: Too many steps.

        Spec: RDFC-1.0 section 4.8.3, steps 5.4.4 and 5.4.5.
        """
        path, deeper = "", []
        for node in order:
            if self._named(node):
                path += self._issued[node]
            else:
                if node not in issued:
                    deeper.append(node)
                path += _issue(issued, node, _TEMPORARY)
            if _worse(path, chosen):
                return None
        for node in deeper:
            digest, result = self._n_degree(node, issued)
            path += f"{_issue(issued, node, _TEMPORARY)}<{digest}>"
            issued = result
            if _worse(path, chosen):
                return None
        return path, issued

    def _hash(self, text: str) -> str:
        """Return the hash of a text, hexadecimal."""
        digest: str = self._new_hash(text.encode()).hexdigest()
        return digest


def _orders(nodes: Iterable[str]) -> Iterator[list[str]]:
    """Yield every order of some nodes once; a node may be among them many times."""
    order = sorted(nodes)
    while True:
        yield order
        rising = [at for at in range(len(order) - 1) if order[at] < order[at + 1]]
        if not rising:
            return
        at = rising[-1]
        other = max(place for place in range(at + 1, len(order)) if order[place] > order[at])
        order = order.copy()
        order[at], order[other] = order[other], order[at]
        order[at + 1 :] = reversed(order[at + 1 :])


def _issue(issued: _Issued, node: str, prefix: str) -> str:
    """Return the name of a node, giving it the next one if it has none.

    Spec: RDFC-1.0 section 4.5.2.
    """
    return issued.setdefault(node, f"{prefix}{len(issued)}")


def _worse(path: str, chosen: str) -> bool:
    """Tell whether a path cannot become the least one any more."""
    return bool(chosen) and len(path) >= len(chosen) and path > chosen
