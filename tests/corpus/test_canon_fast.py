"""The fast canonical form beside PyLD on other people's documents, and the suite of RDFC-1.0."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_gen.crypto.canon_fast import OpenWorld
from portfolio_gen.crypto.canon_fast.expand import Quad, quoted
from portfolio_gen.crypto.canon_fast.rdfc import canonical_lines
from portfolio_gen.crypto.data_integrity import unsecured
from tools.compare_canon import same

pytestmark = pytest.mark.corpus

STEPS = 10_000
"""Three cases of the suite need more steps than a badge may take: that is what they are for."""

_QUAD = re.compile(
    r'(<[^>]*>|_:\S+) (<[^>]*>) (<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"\S*)(?: +(<[^>]*>|_:\S+))? *\.'
)
_ESCAPE = re.compile(r"\\(?:([tbnrf\"'\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_SHORT = dict(zip("tbnrf\"'\\", "\t\b\n\r\f\"'\\", strict=True))
_STRING = "^^<http://www.w3.org/2001/XMLSchema#string>"


def read(text: str) -> list[Quad]:
    """Return the statements of an N-Quads file, each once and in canonical terms."""
    found: dict[Quad, None] = {}
    for line in text.split("\n"):
        if line.strip() and not line.startswith("#"):
            match = _QUAD.fullmatch(line.strip())
            assert match, line
            s, p, o, g = (_term(term) for term in match.groups(""))
            found[s, p, o, g] = None
    return list(found)


def _term(term: str) -> str:
    """Return a term in its canonical form."""
    if not term.startswith('"'):
        return _ESCAPE.sub(_character, term)
    text, _, suffix = term[1:].rpartition('"')
    return quoted(_ESCAPE.sub(_character, text)) + suffix.removesuffix(_STRING)


def _character(escape: re.Match[str]) -> str:
    """Return the character that an escape stands for."""
    short, small, large = escape.groups()
    return _SHORT[short] if short else chr(int(small or large, 16))


def suite(corpus: Path, ending: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of the files of the suite with this ending."""
    for file in sorted((corpus / "w3c-rdf-canon").glob(f"tests__rdfc10__*{ending}")):
        yield file.name.removesuffix(ending), file.read_text("utf-8")


def test_rdf_canonicalization_suite(corpus: Path) -> None:
    """All cases with an expected form, one of them by SHA-384.

    Case 60 is about control characters: they are never written, since texts with any are left to
    PyLD, and refused there.
    """
    cases = dict(suite(corpus, "-rdfc10.nq"))
    differ = []
    for name, expected in cases.items():
        quads = read((corpus / "w3c-rdf-canon" / f"{name}-in.nq").read_text("utf-8"))
        by_sha384 = name.endswith("test075")
        found = canonical_lines(quads, steps=STEPS, hash_name="sha384" if by_sha384 else "sha256")
        if found != expected:
            differ.append(name)
    assert len(cases) > 60
    assert differ == ["tests__rdfc10__test060"]


@pytest.mark.timeout(20)
def test_poison_graph_of_the_suite(corpus: Path) -> None:
    """A clique of ten nodes, the negative case of the suite, ends after the steps it gets."""
    quads = read((corpus / "w3c-rdf-canon/tests__rdfc10__test074-in.nq").read_text("utf-8"))
    with pytest.raises(OpenWorld):
        canonical_lines(quads, steps=STEPS)


def test_every_document(corpus: Path) -> None:
    """Wherever the fast form answers, PyLD says the same."""
    answered = []
    for file in sorted(corpus.rglob("*.json")):
        try:
            document = json.loads(file.read_bytes())  # noqa: TID251 (not everything is a badge)
        except ValueError:
            continue
        if isinstance(document, dict) and "@context" in document:
            proofs = document.get("proof", [])
            for part in (unsecured(document), *(proofs if isinstance(proofs, list) else [proofs])):
                if isinstance(part, dict):
                    whole = {"@context": document["@context"], **part}
                    whole.pop("proofValue", None)
                    answered += [file] * (same(whole, "sha256") is not None)
    assert len(answered) >= 110
