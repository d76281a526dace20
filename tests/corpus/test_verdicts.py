"""Other people's badges: nothing but our own errors, and no verdict better than they deserve."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import PortfolioError
from portfolio_gen.base.report import Outcome
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge

pytestmark = pytest.mark.corpus

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
GOOD = {Verdict.CONFIRMED, Verdict.UNCONFIRMED}

INVALID_THOUGH_SIGNED = {
    "1edtech-validator/ob30/simple-err-issued.json": (
        "its signature is intact, but it names no achievement at all"
    ),
}
"""Badges whose signature fits and that are refused all the same, with the reason."""


def manifest(corpus: Path) -> dict[str, dict[str, str]]:
    """Return the rows of the manifest by path."""
    with (corpus / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["path"]: row for row in rows}


@pytest.fixture(scope="module")
def verdicts(corpus: Path) -> dict[str, Checked]:
    """Every file of the corpus that can be read as a badge, checked without the network."""
    found = {}
    for path in manifest(corpus):
        try:
            badge = read_badge((corpus / path).read_bytes(), source=path)
        except PortfolioError:
            continue
        found[path] = verify_badge(badge, Context(now=NOW))
    return found


def test_most_kinds_are_read(verdicts: dict[str, Checked]) -> None:
    """A reader that refuses everything would make the other tests pass."""
    assert len(verdicts) >= 60
    assert {checked.verdict for checked in verdicts.values()} >= {
        Verdict.ALTERED,
        Verdict.EXPIRED,
        Verdict.UNCONFIRMED,
        Verdict.INCOMPLETE,
    }


def test_nothing_is_confirmed_without_an_issuer(verdicts: dict[str, Checked]) -> None:
    """Nobody's key document is here, and nobody is known."""
    confirmed = [p for p, checked in verdicts.items() if checked.verdict is Verdict.CONFIRMED]
    assert confirmed == []


def test_nothing_bad_is_called_genuine(corpus: Path, verdicts: dict[str, Checked]) -> None:
    """What the manifest calls tampered, malformed or unsigned never reads as genuine."""
    rows = manifest(corpus)
    words = ("tampered", "malformed", "no proof", "unsigned", "not yet valid", "expired")
    for path, checked in verdicts.items():
        row = rows[path]
        bad = row["signature only, measured"].startswith("FAIL")
        bad = bad or row["expected verdict"].startswith(words)
        assert not (bad and checked.verdict in GOOD), path


def test_intact_badges_are_not_called_altered(corpus: Path, verdicts: dict[str, Checked]) -> None:
    """A signature that others found intact is found intact here, or its kind is not supported."""
    rows = manifest(corpus)
    intact = [p for p in verdicts if "OK:eddsa-rdfc-2022" in rows[p]["signature only, measured"]]
    assert len(intact) >= 12
    for path in intact:
        outcomes = {f.outcome for f in verdicts[path].report.named("signature")}
        assert Outcome.PASS in outcomes, path
        assert Outcome.FAIL not in outcomes, path
    altered = {path for path in intact if verdicts[path].verdict is Verdict.ALTERED}
    assert altered == set(INVALID_THOUGH_SIGNED)


def test_broken_signatures_are_found(corpus: Path, verdicts: dict[str, Checked]) -> None:
    """Signatures of the supported kind that others found broken are never found intact."""
    rows = manifest(corpus)
    broken = [p for p in verdicts if rows[p]["signature only, measured"] == "FAIL:eddsa-rdfc-2022"]
    assert len(broken) >= 5
    for path in broken:
        outcomes = {f.outcome for f in verdicts[path].report.named("signature")}
        assert Outcome.PASS not in outcomes, path


def test_the_recipient_of_a_published_badge(corpus: Path) -> None:
    """1EdTech's example of 2.0 names nobody@example.org by a salted hash."""
    path = "1edtech-validator/ob20/basic-assertion.json"
    badge = read_badge((corpus / path).read_bytes(), source=path)
    for address, outcome in {
        "somebody@example.org": Outcome.FAIL,
        "nobody@example.org": Outcome.PASS,
        "Nobody@Example.org": Outcome.PASS,
        "did:key:z6Mk": Outcome.UNKNOWN,
    }.items():
        checked = verify_badge(badge, Context(now=NOW, recipient=(address,)))
        assert [f.outcome for f in checked.report.named("recipient")] == [outcome]
