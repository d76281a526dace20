"""Terms of a vocabulary: what each name of a frozen context means.

Known is exactly what the frozen contexts use. Everything else, and everything JSON-LD refuses,
leaves the closed world.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from portfolio_gen.crypto.canon_fast.world import XSD, OpenWorld, bracketed

ID = "@id"
TYPE = "@type"
VOCAB = "@vocab"
JSON = "@json"
LIST = "@list"
GRAPH = "@graph"

_CONTAINERS = ("", "@set", LIST, GRAPH)
_MEMBERS = {ID, TYPE, "@container", "@context"}
_PREFIX_ENDS = (":", "/", "?", "#", "[", "]", "@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What one name means.

    Attributes:
        iri: The full address, or one of the keywords ``@id`` and ``@type``.
        kind: What a plain value is taken for: ``@id``, ``@vocab``, ``@json``, the address of a
            datatype, or empty.
        container: ``@set``, ``@list``, ``@graph`` or empty.
        scoped: Vocabulary that holds inside, as written in the frozen document.
        resets: True if every vocabulary ends inside.
        prefix: True if names like ``term:rest`` start with this address.
        protected: True if no other vocabulary may give it another meaning.
    """

    iri: str
    kind: str = ""
    container: str = ""
    scoped: Mapping[str, Any] | None = None
    resets: bool = False
    prefix: bool = False
    protected: bool = False


Terms = dict[str, Term]


def extended(terms: Mapping[str, Term], context: Mapping[str, Any], *, override: bool) -> Terms:
    """Return ``terms`` with the definitions of one more context on top.

    Args:
        terms: What is defined so far.
        context: Value of ``@context``.
        override: True if protected terms may change, as inside a member with its own context.

    Raises:
        OpenWorld: JSON-LD refuses this, or the frozen contexts have no need for it.

    Spec: JSON-LD 1.1 API sections 4.1.2 and 4.2.2.
    """
    return _Definitions(terms, context).made(override=override)


class _Definitions:
    """Makes the definitions of one context, each after those it is written with."""

    def __init__(self, terms: Mapping[str, Term], context: Mapping[str, Any]) -> None:
        """Take what is there, and the context."""
        self.terms = dict(terms)
        self.context = context
        self.protect = context.get("@protected", False) is True
        self.done: dict[str, bool] = {}

    def made(self, *, override: bool) -> Terms:
        """Return all terms.

        Raises:
            OpenWorld: See ``extended``.
        """
        for name in self.context:
            if name in {"@protected", "@version"}:
                continue
            self._define(name, override=override)
        return self.terms

    def _define(self, name: str, *, override: bool) -> None:
        """Define one term, unless that is done.

        Raises:
            OpenWorld: See ``extended``; also a definition that needs itself.
        """
        if name in self.done:
            if self.done[name]:
                return
            raise OpenWorld
        self.done[name] = False
        before = self.terms.pop(name, None)
        term = self._term(name)
        if before is not None and before.protected and not override:
            term = replace(term, protected=True)
            if term != before:
                raise OpenWorld
        self.terms[name] = term
        self.done[name] = True

    def _term(self, name: str) -> Term:
        """Return the term that a definition makes.

        Raises:
            OpenWorld: See ``extended``.
        """
        value = self.context[name]
        written: Any = {ID: value} if isinstance(value, str) else value
        if name.startswith("@") or ":" in name or "/" in name or not isinstance(written, Mapping):
            raise OpenWorld
        container = written.get("@container", "")
        if not written.keys() <= _MEMBERS or ID not in written or container not in _CONTAINERS:
            raise OpenWorld
        scoped = written.get("@context")
        if scoped is not None and not isinstance(scoped, Mapping):
            raise OpenWorld
        iri = self._expanded(written[ID])
        return Term(
            iri=iri,
            kind=self._kind(written),
            container=container,
            scoped=scoped,
            resets="@context" in written and scoped is None,
            prefix=written is not value and iri.endswith(_PREFIX_ENDS),
            protected=self.protect,
        )

    def _kind(self, written: Mapping[str, Any]) -> str:
        """Return what a plain value is taken for.

        Raises:
            OpenWorld: See ``extended``; numbers of the type double are written in a way of their
                own.
        """
        kind = written.get(TYPE, "")
        if kind in {"", ID, VOCAB, JSON}:
            return str(kind)
        kind = self._expanded(kind)
        if kind in {ID, TYPE, f"{XSD}double"}:
            raise OpenWorld
        return kind

    def _expanded(self, text: str) -> str:
        """Return the full address or keyword that a definition names.

        Raises:
            OpenWorld: Neither, or a term whose own definition is refused.

        Spec: JSON-LD 1.1 API section 5.2.2.
        """
        if text in {ID, TYPE}:
            return text
        if text in self.context:
            # Like PyLD, and the standard: what is pulled in by another term may not override.
            self._define(text, override=False)
        if text in self.terms:
            return self.terms[text].iri
        prefix, colon, rest = text.partition(":")
        if colon and not rest.startswith("//"):
            if prefix in self.context:
                self._define(prefix, override=False)
            known = self.terms.get(prefix)
            if known is not None and known.prefix:
                text = known.iri + rest
        bracketed(text)
        return text
