"""``portfolio-gen export badge``: one badge in one file."""

import base64
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.cli.main import main
from tests import builders
from tests.conftest import ROOT
from tests.unit.exchange.piles import placed

HOSTED = ROOT / "sample_portfolio/badges/copyright-basics.json"
BADGE = json.dumps(builders.signed()).encode()


def run(*words: object) -> Result:
    """Run the command."""
    environment = {"SOURCE_DATE_EPOCH": "1790000000"}
    return CliRunner(env=environment).invoke(main, ["export", *map(str, words)])


@pytest.fixture
def home(in_folder: Path) -> Path:
    """A portfolio with a badge."""
    return placed(
        in_folder / "my-portfolio",
        {"portfolio.yml": "basics: {name: Ana Reyes}\n", "badges/open-lesson.json": BADGE},
    )


def test_badge(home: Path) -> None:
    """One file beside the portfolio, with the badge as it was issued."""
    result = run("badge", "open-lesson", home)
    place = home.parent / "my-portfolio-open-lesson.html"
    size = place.stat().st_size
    assert (result.output, result.exit_code) == (
        f"The badge is in {place} ({size:,} bytes) and checks itself when it is opened.\n",
        0,
    )
    page = place.read_text(encoding="utf-8")
    assert base64.b64encode(BADGE).decode() in page
    assert "Saved by Ana Reyes on 21 September 2026." in page
    again = run("badge", "badges/open-lesson", home)
    assert again.exit_code == 2
    assert "was left as it is" in again.output
    assert run("badge", "open-lesson", home, "--force").exit_code == 0


def test_badge_without_keys(home: Path) -> None:
    """That somebody will have to ask the issuer is said at once."""
    other = builders.signed(builders.put("issuer.id", "did:web:college.example"))
    (home / "badges/other.json").write_text(json.dumps(other), encoding="utf-8")
    result = run("badge", "other", home, "--out", "there.html")
    assert result.output.splitlines()[1] == (
        "There is no copy of its issuer's keys in it, so whoever opens it has to ask the issuer. "
        "An issuers.yml with such a copy lets it work without a network."
    )


def test_badge_on_a_web_site(home: Path) -> None:
    """A badge whose original has to be asked says so, too."""
    (home / "badges/old.json").write_text(HOSTED.read_text("utf-8"), encoding="utf-8")
    result = run("badge", "old", home, "--out", "there.html")
    assert result.output.splitlines()[1:] == [
        "Its original is on the issuer's own web site, so whoever opens the file has to ask there."
    ]


@pytest.mark.parametrize(
    ("slug", "message", "code"),
    [
        (
            "open-leson",
            "There is no badge 'open-leson' in my-portfolio. Did you mean 'open-lesson'?",
            2,
        ),
        (
            "xyz",
            "There is no badge 'xyz' in my-portfolio. Its badge files are: open-lesson, plain.",
            2,
        ),
        (
            "safety",
            (
                "The badge safety was only recorded by the course: there is no signature to check. "
                "Ask for the badge as a signed file."
            ),
            1,
        ),
        (
            "plain",
            (
                "The badge plain was only recorded by the course: there is no signature to check. "
                "Ask for the badge as a signed file."
            ),
            1,
        ),
    ],
    ids=["near", "far", "recorded", "unsigned"],
)
def test_no_such_badge(slug: str, message: str, code: int, home: Path) -> None:
    """It says which badges there are."""
    (home / "badges/safety.yml").write_text(
        "name: Safety\ncourse: X-2026sp\nawarded: 2026-04-01\n", encoding="utf-8"
    )
    plain = {name: value for name, value in builders.signed().items() if name != "proof"}
    (home / "badges/plain.json").write_text(json.dumps(plain), encoding="utf-8")
    result = run("badge", slug, "my-portfolio")
    assert (result.output, result.exit_code) == (message + "\n", code)
