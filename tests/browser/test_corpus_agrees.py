"""Other people's badges get from Node and from Chromium what Python says of them."""

import base64
import csv
import datetime as dt
import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
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
from tests.browser.conftest import Modules
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


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What is asked of the browser's verifier, and what Python says."""

    folder: Path
    question: Json
    expected: dict[str, Json]


def in_chromium(world: World, modules: Modules) -> dict[str, Json]:
    """Return what the browser's verifier says of every file, in a page."""
    wanted = {*world.question["paths"], *world.question["names"].values()}
    files = {p: base64.b64encode((world.folder / p).read_bytes()).decode() for p in wanted}
    found: dict[str, Json] = modules.call("told.mjs", "toldOfThese", files, world.question)
    return found


def in_node(world: World) -> dict[str, Json]:
    """Return what the browser's verifier says of every file, run by Node."""
    node = shutil.which("node") or missing("node")
    done = subprocess.run(
        [node, str(SCRIPT)],
        input=json.dumps({**world.question, "folder": str(world.folder)}).encode(),
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


def world_of(corpus: Path, recipient: tuple[str, ...], *, web: bool) -> World:
    """Return every file of the corpus with what Python says of it."""
    paths = paths_in(corpus)
    names = names_in(corpus, paths) if web else {}
    ctx = Context(now=NOW, recipient=recipient, fetcher=Files(corpus, names))
    question = {"recipient": recipient, "paths": paths, "names": names, "now": NOW.isoformat()}
    expected = {path: in_python(corpus, path, ctx) for path in paths}
    return World(folder=corpus, question=question, expected=expected)


@pytest.mark.browser
@pytest.mark.parametrize("web", [False, True], ids=["offline", "online"])
@pytest.mark.parametrize("recipient", PEOPLE, ids=["anybody", "somebody"])
def test_all_say_the_same(
    corpus: Path, recipient: tuple[str, ...], modules: Modules, *, web: bool
) -> None:
    """The same refusal, or the same verdict and outcome of every check, on all levels."""
    world = world_of(corpus, recipient, web=web)
    for found in (in_node(world), in_chromium(world, modules)):
        wrong = {p: (e, found.get(p)) for p, e in world.expected.items() if found.get(p) != e}
        assert wrong == {}
        verdicts = [each["verdict"] for each in found.values() if "verdict" in each]
        assert len(verdicts) >= 60
        assert set(verdicts) >= ({"WITHDRAWN"} if web else {"ALTERED", "EXPIRED", "UNCONFIRMED"})
