"""Odd but mostly legal badge documents, the same for the same seed.

Two kinds: documents grown from the frozen contexts, member by member, and badges of the sample
portfolio with a few things changed. Both are made to visit the corners of JSON-LD that a badge can
reach: types that bring members, members that bring vocabularies, identifiers that repeat, lists,
languages, numbers, proofs inside, and text that needs marks.
"""

import copy
import json
import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from portfolio_gen.crypto import frozen
from portfolio_gen.crypto.data_integrity import unsecured

Document = dict[str, Any]

SAMPLE = Path(__file__).resolve().parent.parent / "sample_portfolio" / "badges"
MAX_DEPTH = 4
"""Most objects inside one another in a grown document."""

_IDS = (
    "urn:uuid:6f1c0a0e-7d0b-4c0e-9a53-0d6b5f1b2a11",
    "urn:uuid:0b0e6f1c-9a53-4c0e-7d0b-2a116b5f1b0d",
    "https://badges.kestrelvalley.example/a",
    "https://badges.kestrelvalley.example/b#1",
    "did:web:badges.kestrelvalley.example",
    "did:key:z6Mkf5rGMoatrSj1f4CyvuHBeXJELe9RPdzo2PKGNCKVtZxP",
    "mailto:ana.reyes@kestrelvalley.example",
    "https://xn--mnchen-3ya.example/ü?q=ä&r=%20",
)
_ODD_IDS = ("", "plain", "_:b0", "@id", "xsd:date", "cred:issuer", "sec:proof", "a b:c", "x:<>")
_TEXTS = (
    "Open lesson",
    "",
    " ",
    "Ünïcödé – “quoted”",
    'said "no"',
    "back\\slash \\n",
    "two\nlines\r\nand\ttab",
    "🜁 astral 𝒜",
    "\u2028\u00a0\u200f",
    "2026-05-01T09:00:00Z",
    "true",
    "1",
    "https://badges.kestrelvalley.example/a",
    "AchievementSubject",
    "assertionMethod",
)
_ODD_TEXTS = ("bell\x07", "\x7f", "\x00")
_NUMBERS = (
    0,
    1,
    -1,
    1.0,
    -0.0,
    0.1,
    3.75,
    1e-7,
    1.5e300,
    123456789012345678,
    2.5e-8,
    100.0,
    10**21,
)
_LANGUAGES = ("en", "de-AT", "x-klingon", "EN-us")
_NAMES_ANYWHERE = ("name", "description", "image", "id", "type")


class Maker:
    """Makes one document after the other from one seed."""

    def __init__(self, seed: int) -> None:
        """Start the sequence that belongs to ``seed``."""
        self._random = random.Random(seed)  # noqa: S311 (nothing is kept secret by it)

    def document(self) -> Document:
        """Return the next document."""
        if self._random.random() < 0.3:  # noqa: PLR2004
            return self._bent(copy.deepcopy(self._random.choice(_samples())))
        return self._grown()

    def _chance(self, share: float) -> bool:
        """Tell whether something rare happens now."""
        return self._random.random() < share

    def _grown(self) -> Document:
        """Return a document grown from the contexts it names."""
        urls = self._contexts()
        document = self._object(urls, 0, ["VerifiableCredential", *self._types(urls)])
        return {"@context": urls, **document}

    def _contexts(self) -> list[str]:
        """Return some frozen contexts, one for credentials first."""
        first = frozen.CREDENTIALS_V1 if self._chance(0.25) else frozen.CREDENTIALS_V2
        others = [url for url in frozen.index() if url != first]
        often = [url for url in others if "/ob/" in url]
        chosen = [first, self._random.choice(often)]
        while self._chance(0.35):
            chosen.append(self._random.choice(others))
        return list(dict.fromkeys(chosen))

    def _types(self, urls: list[str]) -> list[str]:
        """Return no, one or a few types."""
        known = sorted(name for name in _terms(urls) if name[0].isupper() or name[0].isdigit())
        found = []
        while self._chance(0.6):
            odd = self._chance(0.05)
            found.append("https://x.example/Type" if odd else self._random.choice(known))
        return found

    def _object(self, urls: list[str], depth: int, types: list[str]) -> Document:
        """Return an object with some of the members that its types bring."""
        terms = _terms(urls)
        inside: dict[str, Any] = dict(terms)
        for name in types:
            inside |= _scoped(terms.get(name))
        found: Document = {}
        if types:
            found["type"] = types[0] if len(types) == 1 and self._chance(0.5) else types
        if self._chance(0.5):
            found["id"] = self._address()
        names = [name for name in inside if not name[0].isupper() and name not in {"id", "type"}]
        for _ in range(self._random.randrange(6)):
            name = self._random.choice(names if self._chance(0.95) else _NAMES_ANYWHERE)
            if not name.startswith("@"):
                found[name] = self._value(urls, depth, inside.get(name))
        return self._shuffled(found)

    def _shuffled(self, found: Document) -> Document:
        """Return the members in another order."""
        items = list(found.items())
        self._random.shuffle(items)
        return dict(items)

    def _value(self, urls: list[str], depth: int, term: Any) -> Any:  # noqa: ANN401
        """Return a value for a member: one, or several."""
        if self._chance(0.25):
            return [self._one(urls, depth, term) for _ in range(self._random.randrange(4))]
        return self._one(urls, depth, term)

    def _one(self, urls: list[str], depth: int, term: Any) -> Any:  # noqa: ANN401
        """Return one value, mostly of the kind that the member takes."""
        kind = term.get("@type", "") if isinstance(term, Mapping) else ""
        graph = isinstance(term, Mapping) and term.get("@container") == "@graph"
        if kind == "@json":
            return self._json(0)
        if depth < MAX_DEPTH and (graph or self._chance(0.35)):
            return self._inside(urls, depth)
        if kind == "@vocab" and self._chance(0.8):
            return self._random.choice(["assertionMethod", "authentication", *_IDS])
        if kind == "@id" and self._chance(0.95):
            return self._address()
        return self._plain()

    def _inside(self, urls: list[str], depth: int) -> Document:
        """Return an object, now and then a credential with contexts of its own."""
        if self._chance(0.08):
            own = self._contexts()
            return {"@context": own, **self._object(own, depth + 1, ["VerifiableCredential"])}
        return self._object(urls, depth + 1, self._types(urls))

    def _address(self) -> str:
        """Return an address, now and then one that is none."""
        return self._random.choice(_ODD_IDS if self._chance(0.01) else _IDS)

    def _plain(self) -> Any:  # noqa: ANN401
        """Return a text, number or truth value, or a text with its language."""
        text = self._random.choice(_ODD_TEXTS if self._chance(0.005) else _TEXTS)
        if self._chance(0.15):
            language = {"@language": self._random.choice(_LANGUAGES)} if self._chance(0.7) else {}
            direction = {"@direction": "rtl"} if self._chance(0.05) else {}
            return {"@value": text, **language, **direction}
        if self._chance(0.2):
            return self._random.choice([*_NUMBERS, True, False])
        return None if self._chance(0.01) else text

    def _json(self, depth: int) -> Any:  # noqa: ANN401
        """Return any JSON value."""
        if depth < 2 and self._chance(0.5):  # noqa: PLR2004
            if self._chance(0.5):
                return {self._random.choice("abcä"): self._json(depth + 1) for _ in range(3)}
            return [self._json(depth + 1) for _ in range(2)]
        return self._random.choice([*_TEXTS, True, False, None, "plain", 1])

    def _bent(self, document: Document) -> Document:
        """Return a badge with up to three changes somewhere in it."""
        urls = list(document["@context"])
        for _ in range(self._random.randrange(4)):
            place = self._random.choice(_objects(document))
            self._bend(place, urls)
        return document

    def _bend(self, place: Document, urls: list[str]) -> None:
        """Change one object: drop, repeat, rename or replace a member, or bring in another."""
        names = [name for name in place if name != "@context"]
        what = self._random.randrange(5)
        if what == 0 or not names:
            place[self._random.choice(sorted(_terms(urls)))] = self._plain()
            return
        name = self._random.choice(names)
        if what == 1:
            del place[name]
        elif what == 2:  # noqa: PLR2004
            place[name] = [place[name], copy.deepcopy(place[name])]
        elif what == 3:  # noqa: PLR2004
            place[self._random.choice(sorted(_terms(urls)))] = place.pop(name)
        else:
            place[name] = self._one(urls, 1, _terms(urls).get(name))


def _objects(value: Any) -> list[Document]:  # noqa: ANN401
    """Return every object of a document."""
    if isinstance(value, list):
        return [found for item in value for found in _objects(item)]
    if isinstance(value, dict):
        return [value, *(found for item in value.values() for found in _objects(item))]
    return []


@cache
def _samples() -> tuple[Document, ...]:
    """Return the badges of the sample portfolio that have contexts of ours."""
    found = [json.loads(file.read_bytes()) for file in sorted(SAMPLE.glob("*.json"))]  # noqa: TID251
    return tuple(unsecured(one) for one in found if isinstance(one.get("@context"), list))


def _terms(urls: list[str]) -> Mapping[str, Any]:
    """Return the definitions of several contexts as written, without the keywords."""
    return _merged(tuple(urls))


@cache
def _merged(urls: tuple[str, ...]) -> Mapping[str, Any]:
    """Return what ``_terms`` returns."""
    found: dict[str, Any] = {}
    for url in urls:
        found |= frozen.document(url)["@context"]
    return {name: term for name, term in found.items() if not name.startswith("@")}


def _scoped(term: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """Return the definitions that a type brings."""
    inside = term.get("@context") if isinstance(term, Mapping) else None
    return inside or {}
