"""What a document may look like before anybody processes it: bounded, and without tricks.

JSON-LD lets one write the same signed statement in ways a reader of the JSON does not see: under
a full address instead of a name, under a keyword, inside a vocabulary of the document's own. A
document that uses one of these is refused, however valid its signature.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.frozen import CREDENTIALS_V1, CREDENTIALS_V2, index

MAX_DEPTH = 32
"""Most objects and lists inside one another; real badges have about twelve."""

MAX_VALUES = 1_500
"""Most values in one document; real badges have between 30 and 800. Processing can take time that
grows with the square of this."""

MAX_TYPES = 10
"""Most types of one object: each may bring a vocabulary of its own."""

MAX_CONTEXTS = 8
"""Most vocabularies of one document."""

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\x7f]*")

SECOND_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "Achievement": "achievement",
        "Address": "address",
        "Criteria": "criteria",
        "GeoCoordinates": "geo",
        "Image": "image",
        "Profile": "creator",
    }
)
"""Members that state the same as others. The vocabulary of Open Badges 3.0 gives some kinds of
things the address of the member that holds them, so that their names can stand for that member."""

TEXT_OBJECT = frozenset({"@value", "@language", "@direction"})
"""Members of a text with its language, the only keywords allowed below the top level."""


@dataclass(frozen=True, slots=True)
class Place:
    """One value of a document and the names that lead to it."""

    way: tuple[str, ...]
    value: Any

    def __str__(self) -> str:
        """Return the place as people write it: ``credentialSubject.achievement``."""
        return ".".join(name[:80] for name in self.way) or "The document"


def is_iri(text: object) -> bool:
    """Tell whether a value is a full address that can stand between angle brackets.

    Spec: RFC 3987 section 2.2; N-Quads section 4 (IRIREF).
    """
    return isinstance(text, str) and _IRI.fullmatch(text) is not None


def check_tree(document: Mapping[str, Any]) -> None:
    """Check size and shape; every later step may rely on it.

    Raises:
        ProofError: Written in a way that hides what is signed.
        Unreachable: More than this program is willing to process.
    """
    count = 0
    for depth, level in enumerate(_levels(document)):
        count += len(level)
        if count > MAX_VALUES:
            raise Unreachable(f"The document has more than {MAX_VALUES:,} values.")
        if depth > MAX_DEPTH:
            raise Unreachable(f"The document nests more than {MAX_DEPTH} levels deep.")
        for value in level:
            if isinstance(value, dict) and not _is_plain(value):
                _check_object(value, document)


def _levels(document: Mapping[str, Any]) -> Iterator[list[Any]]:
    """Yield the document, then the values in it, then the values in those, and so on."""
    level: list[Any] = [document]
    while level:
        yield level
        groups: list[Any] = [value for value in level if isinstance(value, (dict, list))]
        level = [
            inside
            for group in groups
            for inside in (group.values() if isinstance(group, dict) else group)
        ]


def _is_plain(value: Mapping[str, Any]) -> bool:
    """Tell quickly whether an object certainly has nothing that ``_check_object`` looks for."""
    names = " ".join(value)
    return ":" not in names and "@" not in names and len(types_of(value)) <= MAX_TYPES


def walk(document: Mapping[str, Any]) -> Iterator[Place]:
    """Yield the document and every value in it."""
    waiting = [Place((), document)]
    while waiting:
        place = waiting.pop()
        yield place
        if isinstance(place.value, Mapping):
            waiting += [Place((*place.way, name), value) for name, value in place.value.items()]
        elif isinstance(place.value, list):
            waiting += [Place((*place.way, str(n)), value) for n, value in enumerate(place.value)]


def _check_object(value: Mapping[str, Any], document: Mapping[str, Any]) -> None:
    """Check the names of one object of the document, and how many types it has.

    Raises:
        ProofError: A name that is a keyword or an address.
        Unreachable: More types than this program is willing to process.
    """
    for name in sorted(value):
        if ":" in name:
            raise ProofError(
                f"{_place_of(value, document)} has a member named by an address, {name[:80]!r}, "
                "which hides it from everybody who looks for its name."
            )
        if name.startswith("@") and name != "@context" and not _is_text(value):
            raise ProofError(
                f"{_place_of(value, document)} has the member {name[:80]!r}, which hides what is "
                "signed."
            )
    if len(types_of(value)) > MAX_TYPES:
        raise Unreachable(f"{_place_of(value, document)} has more than {MAX_TYPES} types.")


def check_names(document: Mapping[str, Any]) -> None:
    """Check that no member has a second name; where the names themselves are signed, it may.

    Raises:
        ProofError: One has, and is hidden from everybody who looks for it by the usual one.
    """
    for level in _levels(document):
        for value in level:
            if isinstance(value, dict) and not value.keys().isdisjoint(SECOND_NAMES):
                name = min(value.keys() & SECOND_NAMES.keys())
                raise ProofError(
                    f"{_place_of(value, document)} has the member {name!r} in place of "
                    f"{SECOND_NAMES[name]!r}, which hides it."
                )


def _place_of(value: Mapping[str, Any], document: Mapping[str, Any]) -> Place:
    """Return the place where an object of the document stands."""
    first, *_ = [place for place in walk(document) if place.value is value]
    return first


def _is_text(value: Mapping[str, Any]) -> bool:
    """Tell whether an object is a text with its language, and nothing else."""
    return value.keys() <= TEXT_OBJECT and isinstance(value.get("@value"), str)


def contexts_of(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the addresses of the document's vocabularies, in order.

    Raises:
        ProofError: None, not a list of addresses, one given twice, or not the one for
            credentials first.
        Unreachable: One is not frozen in this program.

    Spec: VC Data Model 2.0 section 4.3; VC Data Model 1.1 section 4.1.
    """
    found = document.get("@context")
    urls: Sequence[Any] = [found] if isinstance(found, str) else found or []
    if not isinstance(urls, list) or not urls or not all(isinstance(url, str) for url in urls):
        raise ProofError("The document does not say by address which vocabulary it is written in.")
    if len(urls) > MAX_CONTEXTS or len(set(urls)) != len(urls):
        raise ProofError("The list of vocabularies is too long or names one twice.")
    if urls[0] not in (CREDENTIALS_V1, CREDENTIALS_V2):
        raise ProofError("The first vocabulary is not the one for verifiable credentials.")
    if {CREDENTIALS_V1, CREDENTIALS_V2} <= set(urls):
        raise ProofError("The document mixes two versions of the vocabulary for credentials.")
    unknown = [url for url in urls if url not in index()]
    if unknown:
        raise Unreachable(f"The vocabulary {unknown[0][:200]} is not known to this program.")
    return tuple(urls)


def embedded_credentials(document: Mapping[str, Any]) -> tuple[Place, ...]:
    """Return the credentials inside the document that name vocabularies of their own.

    Endorsements are such; what they say is theirs, and covered by the signature around them. Their
    own proofs may repeat the vocabularies of the endorsement, as proofs that sign text do.

    Raises:
        ProofError: Anything else inside the document brings a vocabulary of its own.
        Unreachable: A vocabulary of an embedded credential is not frozen in this program.

    Spec: vc-di-eddsa 1.0 section 3.3.1, step 2 (the context of a proof).
    """
    inside = {name: value for name, value in document.items() if name != "@context"}
    # Most documents contain none, and looking for the places takes longer than for the objects.
    objects = (value for level in _levels(inside) for value in level if isinstance(value, dict))
    if not any("@context" in value for value in objects):
        return ()
    found = {
        place.way: place
        for place in walk(document)
        if place.way and isinstance(place.value, Mapping) and "@context" in place.value
    }
    credentials = tuple(place for place in found.values() if not _is_proof(place, found))
    for place in credentials:
        if "VerifiableCredential" not in types_of(place.value):
            raise ProofError(f"{place} brings a vocabulary of its own, which may hide things.")
        contexts_of(place.value)
    return credentials


def _is_proof(place: Place, found: Mapping[tuple[str, ...], Place]) -> bool:
    """Tell whether something is a proof in the words of the credential that it belongs to.

    Args:
        place: Something that names vocabularies.
        found: Everything in the document that does, by the way to it.
    """
    entry = place.way[-2:-1] == ("proof",)
    if not entry and place.way[-1] != "proof":
        return False
    holder = found.get(place.way[: -2 if entry else -1])
    if holder is None or "VerifiableCredential" not in types_of(holder.value):
        return False
    return begins_with(holder.value["@context"], place.value["@context"])


def begins_with(contexts: Any, own: Any) -> bool:  # noqa: ANN401 (any JSON value)
    """Tell whether the vocabularies of a document begin with those that its proof names.

    A proof that names none does not count: then everything would begin with them.
    """
    given, signed = (value if isinstance(value, list) else [value] for value in (contexts, own))
    return bool(signed) and given[: len(signed)] == signed


def types_of(value: Mapping[str, Any]) -> list[Any]:
    """Return the types of an object as a list."""
    types = value.get("type", [])
    return types if isinstance(types, list) else [types]
