"""PyLD, made safe and bounded. Only ``crypto.canon`` imports this, and late: PyLD is slow to load.

Safe: every member that expansion would drop is refused. Bounded: telling nameless nodes apart
stops after a number of steps. Frozen: contexts come from this package only.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from pyld.canon import URDNA2015
from pyld.context_resolver import ContextResolver
from pyld.identifier_issuer import IdentifierIssuer
from pyld.jsonld import JsonLdError, JsonLdProcessor

from portfolio_gen.base.errors import ProofError
from portfolio_gen.crypto import frozen
from portfolio_gen.crypto.canonical import HashName
from portfolio_gen.crypto.tree import is_iri

_RESOLVED: dict[str, Any] = {}
"""What PyLD worked out about the frozen contexts. It cannot grow beyond them, because documents
may not bring contexts of their own."""


class _Processor(JsonLdProcessor):  # type: ignore[misc]  # PyLD has no types
    """A processor that remembers what it expanded and refuses to drop anything."""

    def __init__(self) -> None:
        """Refuse dropped properties."""
        super().__init__(on_property_dropped=_refuse_dropped)
        self.expanded: list[Any] = []

    def expand(self, input_: Any, options: Any) -> list[Any]:  # noqa: ANN401 (PyLD's signature)
        """Expand, check, and keep the result for whoever asks what the root is."""
        self.expanded = super().expand(input_, options)
        nodes = list(_nodes(self.expanded))
        for node in nodes:
            _check_node(node)
        _check_json([node["@value"] for node in nodes if _is_json(node)])
        return self.expanded


class _Run(URDNA2015):  # type: ignore[misc]  # PyLD has no types
    """RDFC-1.0 with a number of steps and a hash of our choice."""

    def __init__(self, steps: int, hash_name: str) -> None:
        """Allow ``steps`` and tell nodes apart by ``hash_name``."""
        super().__init__()
        self.canonical_issuer = _CountedIssuer(steps)
        self.hash_name = hash_name

    def create_hash(self) -> Any:  # noqa: ANN401 (hashlib does not name its type)
        """Return a new hash."""
        return hashlib.new(self.hash_name)


class _CountedIssuer(IdentifierIssuer):  # type: ignore[misc]  # PyLD has no types
    """Gives canonical names and counts how often it is asked: once for every step of the search."""

    def __init__(self, steps: int) -> None:
        """Allow ``steps`` questions."""
        super().__init__("_:c14n")
        self.steps = steps

    def has_id(self, old: str) -> bool:
        """Tell whether ``old`` has its name already.

        Raises:
            ProofError: Asked too often.
        """
        self.steps -= 1
        if self.steps < 0:
            raise ProofError("The document repeats parts of itself so often that it is unreadable.")
        return bool(super().has_id(old))


def _refuse_dropped(name: str | None) -> None:
    """Refuse a member that no vocabulary of the document defines.

    Raises:
        ProofError: Always.
    """
    shown = f"the member {name[:80]!r}" if name else "a member"
    raise ProofError(
        f"The document has {shown} that its vocabularies do not define; it could have been added "
        "after signing."
    )


def _nodes(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 (any expanded value)
    """Yield every object of an expanded document."""
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        yield value
        for item in () if "@value" in value else value.values():
            yield from _nodes(item)


def _check_node(node: Mapping[str, Any]) -> None:
    """Check identifier, types and direction of one node: what is no statement is not signed.

    Raises:
        ProofError: An identifier or type that is no address, a direction of writing, or a plain
            value in a graph of its own.
    """
    if "@direction" in node:
        raise ProofError(
            "The document says in which direction a text is written, which no signature of this "
            "kind covers; it could have been added after signing."
        )
    if not all(_is_stated(item) for item in node.get("@graph", ())):
        raise ProofError(
            "The document has a text, number or address where only an object is signed; it could "
            "have been added after signing."
        )
    types = [] if _is_json(node) else node.get("@type", [])
    for name in [node.get("@id", "x:"), *(types if isinstance(types, list) else [types])]:
        if not is_iri(name):
            shown = repr(name)[:80]
            raise ProofError(f"{shown} is used as an identifier or type, but it is not an address.")


def _is_stated(item: Mapping[str, Any]) -> bool:
    """Tell whether all of a member of a graph is signed: there, plain values are no statements.

    A bare identifier is none either.
    """
    rest = [value for name, value in item.items() if name != "@id"]
    return "@value" not in item and ("@id" not in item or any(rest))


def _is_json(node: Mapping[str, Any]) -> bool:
    """Tell whether a node is a value kept as JSON, all of which is signed."""
    return node.get("@type") == "@json"


def _check_json(values: list[Any]) -> None:
    """Refuse JSON that Python, and so PyLD, takes for the same though it is not: 1 and true.

    Of two such values of one member only the first would be signed.

    Raises:
        ProofError: Two values of the document are like that.
    """
    for one, other in combinations(values, 2):
        if one == other and json.dumps(one, sort_keys=True) != json.dumps(other, sort_keys=True):
            raise ProofError("The document has two values that cannot be told apart safely.")


def statements(
    document: Mapping[str, Any], more: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, list[Any]], str]:
    """Return the document as an RDF dataset in PyLD's form, and the name of its root in there.

    Raises:
        ProofError: Not JSON-LD, or not safe.
    """

    def load(url: str, _options: object) -> dict[str, Any]:
        found = more[url] if url in more else frozen.document(url)
        return {"contextUrl": None, "documentUrl": url, "document": found, "tag": "static"}

    options = {
        # Without any base; given an empty one, PyLD makes addresses at example.org of its own.
        "base": None,
        "documentLoader": load,
        "contextResolver": ContextResolver({} if more else _RESOLVED, load),
        "processingMode": "json-ld-1.1",
    }
    processor = _Processor()
    try:
        dataset: dict[str, list[Any]] = processor.to_rdf(dict(document), options)
    except JsonLdError as error:
        raise ProofError("The document breaks the rules of its vocabulary.") from error
    first = processor.expanded[0] if processor.expanded else {}
    # PyLD numbers nameless nodes in document order, so that the root without a name is the first.
    return dataset, first.get("@id", "_:b0")


def canonical_lines(
    dataset: dict[str, list[Any]], steps: int, hash_name: HashName = "sha256"
) -> str:
    """Return the canonical N-Quads of a dataset.

    Args:
        dataset: In PyLD's form.
        steps: Most steps to tell nameless nodes apart.
        hash_name: The hash they are told apart by.

    Raises:
        ProofError: Nameless nodes cannot be told apart within ``steps``.

    Spec: RDFC-1.0 section 4.
    """
    # PyLD states twice what a document writes in two ways, such as 1 and "1", both called a date.
    once = {
        graph: list({repr(triple): triple for triple in triples}.values())
        for graph, triples in dataset.items()
    }
    return str(_Run(steps, hash_name).main(once, {"format": "application/n-quads"}))
