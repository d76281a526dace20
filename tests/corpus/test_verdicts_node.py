"""Other people's badges get from the browser's verifier, run by Node, what Python says of them."""

import csv
import datetime as dt
import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from portfolio_gen.badges import strict_json
from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import BadgeError, Unreachable
from portfolio_gen.base.fetch import Fetched
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
PEOPLE: list[tuple[str, ...]] = [(), ("nobody@example.org", DID)]
"""Nobody in particular; and somebody whom few of the badges name."""


class Files:
    """Answers with the file of the corpus that has this address, or else the same name."""

    def __init__(self, corpus: Path, names: Mapping[str, str]) -> None:
        """Take the folder, and paths in it by address and by name."""
        self._corpus = corpus
        self._names = names

    def fetch(self, url: str) -> Fetched:
        """Return a file.

        Raises:
            Unreachable: There is none.
        """
        path = self._names.get(url) or self._names.get(url.rpartition("/")[2])
        if path is None:
            raise Unreachable(f"{url} is not in the corpus.")
        return Fetched(url=url, status=200, body=(self._corpus / path).read_bytes(), at=NOW)


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


def in_python(corpus: Path, path: str, ctx: Context) -> Json:
    """Return what Python says of a file."""
    try:
        badge = read_badge((corpus / path).read_bytes(), source=path)
    except BadgeError as error:
        return {"error": error.code}
    return told(verify_badge(badge, ctx))


def in_node(question: Json) -> dict[str, Json]:
    """Return what the browser's verifier says of every file."""
    node = shutil.which("node") or missing("node")
    done = subprocess.run(
        [node, str(SCRIPT)],
        input=json.dumps({**question, "now": NOW.isoformat()}).encode(),
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


def names_in(corpus: Path, paths: list[str]) -> dict[str, str]:
    """Return paths by the address that a file gives itself, and by its name."""
    found: dict[str, str] = {}
    for path in paths:
        found.setdefault(path.rpartition("/")[2], path)
        try:
            name = strict_json.loads((corpus / path).read_bytes()).get("id")
        except BadgeError:
            continue
        if isinstance(name, str) and name.startswith("https://"):
            found.setdefault(name, path)
    return found


@pytest.mark.parametrize("web", [False, True], ids=["offline", "online"])
@pytest.mark.parametrize("recipient", PEOPLE, ids=["anybody", "somebody"])
def test_node_says_the_same(corpus: Path, recipient: tuple[str, ...], *, web: bool) -> None:
    """The same refusal, or the same verdict and outcome of every check, on all levels."""
    paths = paths_in(corpus)
    names = names_in(corpus, paths) if web else {}
    ctx = Context(now=NOW, recipient=recipient, fetcher=Files(corpus, names))
    expected = {path: in_python(corpus, path, ctx) for path in paths}
    question = {"folder": str(corpus), "recipient": recipient, "paths": paths, "names": names}
    found = in_node(question)
    different = {p: (expected[p], found.get(p)) for p in paths if found.get(p) != expected[p]}
    assert different == {}
    verdicts = {each["verdict"] for each in found.values() if "verdict" in each}
    assert len([each for each in found.values() if "verdict" in each]) >= 60
    assert verdicts >= ({"WITHDRAWN"} if web else {"ALTERED", "EXPIRED", "UNCONFIRMED"})
