"""Active contexts: which names are known at one place of a document, compiled at first use.

Compiled tables hang on each other: from the empty one, the address of a frozen context leads to
the next, and from there types and members lead on. Each is made once and never changes, so that
threads share them without a lock; two that make the same table at once only do work twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portfolio_gen.crypto import frozen
from portfolio_gen.crypto.canon_fast.terms import ID, TYPE, Term, Terms, extended
from portfolio_gen.crypto.canon_fast.world import XSD, OpenWorld, bracketed

_STRING = f"{XSD}string"

MAX_TABLES = 500
"""Most compiled tables kept at once. Badges in use need about forty; only somebody who writes the
vocabularies in ever new orders comes near this, and then all are made anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What a member means at one place, and where it leads.

    Attributes:
        keyword: True for ``id``, ``type`` and ``@context``, which are no statements.
        predicate: As N-Quads write it.
        kind: See ``Term.kind``.
        suffix: What follows a value in N-Quads: its datatype, which for a text is left away.
        typed: True if the vocabulary settles the datatype of numbers and truth values.
        container: See ``Term.container``.
        here: The table for plain values of the member.
        inside: The table for objects that are its values.
    """

    keyword: bool = False
    predicate: str = ""
    kind: str = ""
    suffix: str = ""
    typed: bool = False
    container: str = ""
    here: "Active"
    inside: "Active"


class Active:
    """The names known at one place.

    Attributes:
        terms: What each name means.
        ways: What each member means that was seen so far.
        outer: The table for objects inside, where a type brought names for one object only.
    """

    __slots__ = ("_made", "_names", "_prefixes", "outer", "terms", "ways")

    def __init__(self, terms: Terms, outer: "Active | None" = None) -> None:
        """Take the terms.

        Raises:
            OpenWorld: ``id`` and ``type`` do not mean what everybody takes them for.
        """
        keywords = {name: term.iri for name, term in terms.items() if term.iri in {ID, TYPE}}
        if terms and keywords != {"id": ID, "type": TYPE}:
            raise OpenWorld
        self.terms = terms
        self.outer = outer
        self._prefixes = frozenset(name for name, term in terms.items() if term.prefix)
        self._made: dict[object, Active] = {}
        self._names: dict[str, str] = {}
        self.ways: dict[str, Way] = {
            name: Way(keyword=True, here=self, inside=self) for name in ("@context", *keywords)
        }

    def after(self, contexts: object) -> "Active":
        """Return the table after the ``@context`` of an object.

        Raises:
            OpenWorld: Anything but addresses of frozen contexts that fit together.
        """
        active = self
        for url in contexts if isinstance(contexts, list) else [contexts]:
            if not isinstance(url, str):
                raise OpenWorld
            active = active._made.get(url) or active._read(url)
        return active

    def typed(self, types: Sequence[Any]) -> "Active":
        """Return the table inside an object with these types.

        Raises:
            OpenWorld: A type that is no text, or vocabularies that do not fit together.

        Spec: JSON-LD 1.1 API section 5.1.2, step 11.
        """
        bringing = []
        for name in types:
            if type(name) is not str:
                raise OpenWorld
            term = self.terms.get(name)
            if term is not None and (term.scoped is not None or term.resets):
                bringing.append(name)
        active = self
        for name in sorted(bringing):
            active = active.within(self.terms[name], for_one_object=True)
        return active

    def way(self, name: str) -> Way:
        """Return what a member means, and remember it.

        Raises:
            OpenWorld: A member that is not defined, or in a way this module does not know.
        """
        found = self.ways.get(name)
        if found is None:
            found = self.ways[name] = self._way(name)
        return found

    def address(self, text: object) -> str:
        """Return an identifier as N-Quads write it.

        Raises:
            OpenWorld: Not a full address, or one that is written short.
        """
        if self._prefixes and isinstance(text, str) and text.partition(":")[0] in self._prefixes:
            raise OpenWorld
        return bracketed(text)

    def name(self, text: str) -> str:
        """Return a type, or another name of the vocabulary, as N-Quads write it.

        Raises:
            OpenWorld: Neither a term nor a full address.
        """
        found = self._names.get(text)
        if found is not None:
            return found
        term = self.terms.get(text)
        if term is None:
            return self.address(text)
        return self._names.setdefault(text, bracketed(term.iri))

    def _read(self, url: str) -> "Active":
        """Return the table after a frozen context that was not used here before.

        Raises:
            OpenWorld: It is not frozen, or does not fit.
        """
        if url not in frozen.index():
            raise OpenWorld
        return self._extended(url, frozen.document(url)["@context"], override=False)

    def _way(self, name: str) -> Way:
        """Work out what a member means.

        Raises:
            OpenWorld: See ``way``.

        Spec: JSON-LD 1.1 API section 5.1.2, steps 7, 8 and 13.
        """
        term = self.terms.get(name)
        if term is None or term.resets:
            raise OpenWorld
        here = self if term.scoped is None else self.within(term)
        if here.terms[name] != term:
            raise OpenWorld
        # Names that a type brought end at the next object; those of the member start there anew.
        inside = here.outer or here
        datatype = "" if term.kind.startswith("@") else term.kind
        return Way(
            predicate=bracketed(term.iri),
            kind=term.kind,
            suffix=f"^^<{datatype}>" if datatype not in {"", _STRING} else "",
            typed=datatype != "",
            container=term.container,
            here=here,
            inside=inside if term.scoped is None else inside.within(term),
        )

    def within(self, term: Term, *, for_one_object: bool = False) -> "Active":
        """Return the table inside a member or an object of a type.

        Raises:
            OpenWorld: The vocabularies do not fit together.
        """
        if term.scoped is None:
            raise OpenWorld
        # Contexts are frozen and never collected, so that their identity is a name for them.
        key = (id(term.scoped), for_one_object)
        return self._made.get(key) or self._extended(
            key,
            term.scoped,
            override=not for_one_object,
            outer=(self.outer or self) if for_one_object else self.outer,
        )

    def _extended(
        self,
        key: object,
        context: Mapping[str, Any],
        *,
        override: bool,
        outer: "Active | None" = None,
    ) -> "Active":
        """Make the next table and keep it."""
        made = Active(extended(self.terms, context, override=override), outer or self.outer)
        self._made[key] = made
        _WORLDS[0].count += 1
        return made


class _World:
    """The empty table, and how many others hang on it."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.count = 0
        self.empty = Active({})


_WORLDS = [_World()]
"""The one world in use; replaced as a whole when it has grown too large."""


def empty() -> Active:
    """Return the table that knows no name; every document starts from it."""
    if _WORLDS[0].count >= MAX_TABLES:
        _WORLDS[0] = _World()
    return _WORLDS[0].empty
