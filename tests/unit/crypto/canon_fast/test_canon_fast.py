"""The fast canonical form says what PyLD says, or nothing."""

import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from portfolio_gen.crypto.canon import MAX_STEPS as PYLD_STEPS
from portfolio_gen.crypto.canon import canonicalize
from portfolio_gen.crypto.canon_fast import MAX_STEPS, OpenWorld, canonicalize_fast
from portfolio_gen.crypto.canonical import Canonical, HashName
from tests import builders
from tests.builders import changed, credential, put
from tools import compare_canon
from tools.compare_canon import compare, made, same

ISSUER = "https://www.w3.org/2018/credentials#issuer"


def test_the_usual_badge() -> None:
    """An ordinary badge is answered, by both hashes, and as PyLD answers it."""
    for hash_name in compare_canon.HASHES:
        form = same(credential(), hash_name)
        assert form is not None
        assert form.fast


@pytest.mark.parametrize("seed", range(8))
def test_generated_documents(seed: int) -> None:
    """Odd but mostly legal documents: where the fast form answers, PyLD answers the same.

    ``python tools/compare_canon.py --count 100000`` does this for as many as one likes.
    """
    tally = compare(made(seed), 60)
    assert tally.differing == []
    assert (tally.compared, tally.nameless > 10) == (60, True)


def test_the_comparison_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fast form that says anything else is found, or that accepts what PyLD refuses."""
    form = canonicalize_fast(credential())

    def fast(document: Mapping[str, Any], *, hash_name: HashName) -> Canonical:
        del document, hash_name
        return form

    monkeypatch.setattr(compare_canon, "canonicalize_fast", fast)
    others = [changed(credential(), put("name", "B")), changed(credential(), put("grade", "A"))]
    differ, refused = [found["why"] for found in compare(others, 9).differing]
    assert differ == "the forms differ"
    assert refused == (
        "PyLD refuses: The document has the member 'grade' that its vocabularies do not define; it "
        "could have been added after signing."
    )


@pytest.mark.parametrize(
    ("seed", "count", "code", "words"),
    [("3", "5", 0, "0 differ"), ("3", "0", 0, "documents made")],
    ids=["some", "none"],
)
def test_the_command(
    seed: str,
    count: str,
    code: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The command says how many it compared."""
    monkeypatch.setattr(sys, "argv", ["compare_canon.py", "--seed", seed, "--count", count])
    assert compare_canon.main() == code
    assert words in capsys.readouterr().out


def test_facts_of_the_root() -> None:
    """What the document says of itself is as written, whatever N-Quads make of it."""
    text = 'said "no"\\n\n\ttab'
    document = changed(credential(), put("name", text), put("issuer.description", text))
    form = canonicalize_fast(document)
    assert form.objects("https://schema.org/name") == {text}
    assert form.objects("https://schema.org/description") == frozenset()
    assert form.objects(ISSUER) == {builders.MAKER.did}
    assert all(value.startswith("_:") for value in form.objects(f"{ISSUER[:-6]}credentialSubject"))
    assert canonicalize_fast({"@context": builders.V2}).about == ()


def test_facts_of_other_graphs_are_not_the_roots() -> None:
    """What a proof inside says of the same identifier is said there, not here."""
    root = credential()["id"]
    inside = {"type": "DataIntegrityProof", "id": root, "domain": "https://x.example/"}
    form = canonicalize_fast(changed(credential(), put("proof", inside)))
    assert form.objects("https://w3id.org/security#domain") == frozenset()
    assert "security#domain" in form.nquads


@pytest.mark.parametrize(
    "change",
    [
        put("name", "bell\x07"),
        put("name", "delete\x7f"),
        put("name", "half a pair \ud800"),
        put("grade", "A"),
        put("issuer.id", "relative"),
        put("@context", [builders.V2, {"name": "https://x.example/name"}]),
        put("@context", [builders.V2, "https://x.example/own"]),
        put("type", ["VerifiableCredential", "Relative"]),
        put("name", None),
    ],
    ids=[
        "control character",
        "delete",
        "broken text",
        "member added",
        "relative identifier",
        "inline vocabulary",
        "unknown vocabulary",
        "relative type",
        "null",
    ],
)
def test_left_to_pyld(change: builders.Change) -> None:
    """The fast form never says yes to what is unsafe, and never says no."""
    with pytest.raises(OpenWorld):
        canonicalize_fast(changed(credential(), change))


def test_repetition_is_left_to_pyld() -> None:
    """Fewer steps than PyLD may take, so that the fast form answers nothing that PyLD refuses."""
    assert MAX_STEPS < PYLD_STEPS
    result = {"type": ["Result"], "alignment": [{"type": ["Alignment"], "targetName": "a"}] * 8}
    with pytest.raises(OpenWorld):
        canonicalize_fast(changed(credential(), put("credentialSubject.result", [result] * 8)))


def test_threads() -> None:
    """Many threads compile the same vocabularies at once and say the same."""
    expected = canonicalize(credential()).nquads
    with ThreadPoolExecutor(8) as pool:
        forms = list(pool.map(canonicalize_fast, [credential()] * 64))
    assert {form.nquads for form in forms} == {expected}


def test_pyld_is_not_loaded() -> None:
    """A badge the fast form answers about is verified without PyLD, which is slow to load."""
    program = (
        "import datetime, sys\n"
        "from portfolio_gen import Context, read_badge, verify_badge\n"
        "badge = read_badge(sys.stdin.buffer.read(), source='badge.json')\n"
        "now = datetime.datetime(2026, 10, 1, tzinfo=datetime.timezone.utc)\n"
        "print(verify_badge(badge, Context(now=now)).verdict, 'pyld' in sys.modules)\n"
    )
    raw = builders.badge(builders.signed()).raw
    done = subprocess.run(
        [sys.executable, "-c", program], input=raw, capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == "Genuine, issuer not confirmed False"
