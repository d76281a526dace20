"""From a document straight to its statements, without the expanded form between."""

import json
import re
from collections.abc import Mapping
from typing import Any

from portfolio_gen.crypto.canon_fast.active import Active, Way, empty
from portfolio_gen.crypto.canon_fast.terms import GRAPH, ID, JSON, LIST, VOCAB
from portfolio_gen.crypto.canon_fast.world import RDF, XSD, OpenWorld

Quad = tuple[str, str, str, str]
"""Subject, predicate, object and graph as N-Quads write them; the default graph is empty.

Nameless nodes start with an underscore, which nothing else does.
"""

Quads = dict[Quad, object]
"""Statements in the order of the document, each once, and what the object was written as."""

_FIRST, _REST, _NIL = f"<{RDF}first>", f"<{RDF}rest>", f"<{RDF}nil>"
_TYPE = f"<{RDF}type>"
_JSON_LITERAL = f"^^<{RDF}JSON>"
_TEXT = {"@value", "@language"}
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_LARGE = 10**21
"""From here on JSON-LD writes whole numbers with an exponent."""


def statements(document: Mapping[str, Any]) -> tuple[Quads, str]:
    """Return the statements of a document, in its order and each once, and the name of its root.

    Raises:
        OpenWorld: PyLD has to decide about this document.

    Spec: JSON-LD 1.1 API sections 5.1 (expansion) and 8.1 (to RDF).
    """
    found = _Statements()
    return found.quads, found.node(document, empty(), "")


class _Statements:
    """Collects the statements of one document."""

    __slots__ = ("_count", "quads")

    def __init__(self) -> None:
        """Start with nothing."""
        self.quads: Quads = {}
        self._count = 0

    def node(self, element: Mapping[str, Any], active: Active, graph: str) -> str:
        """Add what one object says; return its name.

        Args:
            element: The object.
            active: The names known around it.
            graph: The graph its statements belong to.

        Raises:
            OpenWorld: See ``statements``.
        """
        if "@context" in element:
            active = active.after(element["@context"])
        types = element.get("type", ())
        if type(types) is not list:
            types = (types,) if "type" in element else ()
        inner = active.typed(types)
        subject = inner.address(element["id"]) if "id" in element else self._nameless()
        for name in types:
            self.quads[subject, _TYPE, active.name(name), graph] = None
        for name, value in element.items():
            way = inner.ways.get(name) or inner.way(name)
            if not way.keyword:
                self._member(subject, way, value, graph)
        return subject

    def _member(self, subject: str, way: Way, value: Any, graph: str) -> None:  # noqa: ANN401
        """Add what one member says.

        Raises:
            OpenWorld: See ``statements``.
        """
        predicate = way.predicate
        if way.kind == JSON:
            self.quads[subject, predicate, _json(value), graph] = None
            return
        values = value if type(value) is list else (value,)
        if way.container == LIST:
            self._list(subject, way, values, graph)
        elif way.container == GRAPH:
            for item in values:
                self._graph(subject, way, item, graph)
        else:
            for item in values:
                value = self._object(item, way, graph)
                written = way.kind if type(item) is str else type(item)
                before = self.quads.setdefault((subject, predicate, value, graph), written)
                if before != written and value.startswith('"'):
                    # One statement, but for PyLD two: "1" and 1, both declared to be a date.
                    raise OpenWorld

    def _object(self, item: Any, way: Way, graph: str) -> str:  # noqa: ANN401
        """Return one value as N-Quads write it, and add what it says itself.

        Raises:
            OpenWorld: See ``statements``; also ``null``, and a list inside a list.
        """
        if type(item) is str:
            if way.kind == ID:
                return way.here.address(item)
            if way.kind == VOCAB:
                return way.here.name(item)
            return quoted(item) + way.suffix
        if isinstance(item, dict):
            if "@value" in item:
                return _text(item)
            if len(item) == 1 and "id" in item:
                return way.here.address(item["id"])
            return self.node(item, way.inside, graph)
        return _number(item, way)

    def _list(self, subject: str, way: Way, values: Any, graph: str) -> None:  # noqa: ANN401
        """Add an ordered list.

        Raises:
            OpenWorld: See ``statements``; also an empty list that is stated twice, which PyLD
                writes twice.

        Spec: JSON-LD 1.1 API section 8.3.
        """
        nodes = [self._nameless() for _ in values] + [_NIL]
        head = (subject, way.predicate, nodes[0], graph)
        if head in self.quads:
            raise OpenWorld
        self.quads[head] = None
        for number, item in enumerate(values):
            self.quads[nodes[number], _FIRST, self._object(item, way, graph), graph] = None
            self.quads[nodes[number], _REST, nodes[number + 1], graph] = None

    def _graph(self, subject: str, way: Way, item: Any, graph: str) -> None:  # noqa: ANN401
        """Add an object whose statements stand in a graph of their own, as proofs do.

        Raises:
            OpenWorld: See ``statements``; also a plain value or a mere identifier, which would
                say nothing there.
        """
        if not isinstance(item, dict) or "@value" in item:
            raise OpenWorld
        name = self._nameless()
        self.quads[subject, way.predicate, name, graph] = None
        before = len(self.quads)
        self.node(item, way.inside, name)
        if "id" in item and len(self.quads) == before:
            raise OpenWorld

    def _nameless(self) -> str:
        """Return a new name for a node that has none."""
        self._count += 1
        return f"_:b{self._count}"


def quoted(text: str) -> str:
    """Return a text as N-Quads write it.

    Spec: RDFC-1.0 section 5 (canonical N-Quads); control characters are refused elsewhere.
    """
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if '"' in text:
        text = text.replace('"', '\\"')
    if not text.isprintable():
        text = text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    return f'"{text}"'


def _text(item: Mapping[str, Any]) -> str:
    """Return a text with its language.

    Raises:
        OpenWorld: Anything else, also a direction, which no statement would keep.
    """
    if not item.keys() <= _TEXT or type(item["@value"]) is not str:
        raise OpenWorld
    literal = quoted(item["@value"])
    if "@language" not in item:
        return literal
    language = item["@language"]
    if type(language) is not str or not _LANGUAGE.fullmatch(language):
        raise OpenWorld
    return f"{literal}@{language.lower()}"


def _number(item: Any, way: Way) -> str:  # noqa: ANN401
    """Return a number or truth value.

    Raises:
        OpenWorld: Neither, or a number too large to be written out.

    Spec: JSON-LD 1.1 API section 8.2.2.
    """
    if type(item) is bool:
        text, datatype = ("true" if item else "false"), "boolean"
    elif type(item) is int or (type(item) is float and item.is_integer()):
        if abs(item) >= _LARGE:
            raise OpenWorld
        text, datatype = str(int(item)), "integer"
    elif type(item) is float:
        text, datatype = _double(item), "double"
    else:
        raise OpenWorld
    return f'"{text}"' + (way.suffix if way.typed else f"^^<{XSD}{datatype}>")


def _double(number: float) -> str:
    """Return a number with a fraction as XML Schema writes a double.

    Raises:
        OpenWorld: No number.

    Spec: JSON-LD 1.1 API section 8.2.2; XML Schema 1.1 part 2 section 3.3.5.2.
    """
    mantissa, mark, exponent = f"{number:.15E}".partition("E")
    if not mark:
        raise OpenWorld
    whole, _, fraction = mantissa.partition(".")
    return f"{whole}.{fraction.rstrip('0') or '0'}E{int(exponent)}"


def _json(value: Any) -> str:  # noqa: ANN401
    """Return a value that is kept as JSON.

    Raises:
        OpenWorld: Numbers, and names that are not ASCII: their canonical form has rules of its
            own.

    Spec: RFC 8785 section 3.2.
    """
    _check_json(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return quoted(text) + _JSON_LITERAL


def _check_json(value: Any) -> None:  # noqa: ANN401
    """Refuse what ``json.dumps`` writes otherwise than RFC 8785, and what PyLD takes for equal.

    Raises:
        OpenWorld: See ``_json``.
    """
    if isinstance(value, dict):
        if not all(name.isascii() for name in value):
            raise OpenWorld
        for item in value.values():
            _check_json(item)
    elif isinstance(value, list):
        for item in value:
            _check_json(item)
    elif value is not None and type(value) not in {str, bool}:
        raise OpenWorld
