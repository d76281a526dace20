"""Other people's badges get from the browser's verifier, run by Node, what Python says of them."""

import csv
import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.base.report import RANK, Outcome
from portfolio_gen.verify.checked import Checked
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.conftest import ROOT, missing

pytestmark = pytest.mark.corpus

Json = dict[str, Any]

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
SCRIPT = ROOT / "tests" / "verifier" / "corpus.mjs"
WORDS = {
    Outcome.SKIP: "skip",
    Outcome.PASS: "pass",
    Outcome.UNKNOWN: "unknown",
    Outcome.FAIL: "fail",
}
DID = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
RECIPIENTS: list[tuple[str, ...]] = [(), ("nobody@example.org", DID)]
"""Nobody in particular; and somebody whom few of the badges name."""


def told(checked: Checked) -> Json:
    """Return what is compared of a checked badge."""
    checks: dict[str, str] = {}
    for finding in checked.report.findings:
        if not finding.advice:
            same = [f.outcome for f in checked.report.named(finding.check) if not f.advice]
            checks[finding.check] = WORDS[max(same, key=RANK.index)]
    inside = [
        {
            "place": each.place,
            "aboutThis": each.about_this,
            "byIssuer": each.by_issuer,
            "checked": told(each.checked) if each.checked else None,
        }
        for each in checked.inside
    ]
    return {"verdict": checked.verdict.name, "checks": checks, "inside": inside}


def in_python(corpus: Path, path: str, recipient: tuple[str, ...]) -> Json:
    """Return what Python says of a file."""
    try:
        badge = read_badge((corpus / path).read_bytes(), source=path)
    except BadgeError as error:
        return {"error": error.code}
    return told(verify_badge(badge, Context(now=NOW, recipient=recipient)))


def in_node(corpus: Path, paths: list[str], recipient: tuple[str, ...]) -> dict[str, Json]:
    """Return what the browser's verifier says of every file."""
    node = shutil.which("node") or missing("node")
    question = {
        "folder": str(corpus),
        "now": NOW.isoformat(),
        "recipient": recipient,
        "paths": paths,
    }
    done = subprocess.run(
        [node, str(SCRIPT)],
        input=json.dumps(question).encode(),
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Json] = json.loads(done.stdout)  # noqa: TID251 (our own output)
    return found


def paths_in(corpus: Path) -> list[str]:
    """Return the path of every file of the corpus."""
    with (corpus / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row["path"] for row in rows]


@pytest.mark.parametrize("recipient", RECIPIENTS, ids=["anybody", "somebody"])
def test_node_says_the_same(corpus: Path, recipient: tuple[str, ...]) -> None:
    """The same refusal, or the same verdict and outcome of every check, on all levels."""
    paths = paths_in(corpus)
    expected = {path: in_python(corpus, path, recipient) for path in paths}
    found = in_node(corpus, paths, recipient)
    different = {p: (expected[p], found.get(p)) for p in paths if found.get(p) != expected[p]}
    assert different == {}
    assert len(found) >= 100
    assert sum("verdict" in each for each in found.values()) >= 60
