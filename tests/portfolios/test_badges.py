"""The committed badges are what their sources make, and each is in the state it is named after."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from portfolio_gen.content.load import load_portfolio
from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site.kept.badge_checks import BadgeChecks, context_for
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.portfolios import build
from tools import make_badges

ROOT = Path(__file__).resolve().parent.parent.parent

made = cache(make_badges.make)

SAMPLE = {
    "accessible-infographic": Verdict.CONFIRMED,
    "alternative-assessment": Verdict.CONFIRMED,
    "copyright-basics": Verdict.INCOMPLETE,
    "data-detective": Verdict.CONFIRMED,
    "lab-safety": Verdict.EXPIRED,
    "makerspace-facilitator": Verdict.UNCONFIRMED,
    "open-lesson": Verdict.CONFIRMED,
    "peer-mentor": Verdict.CONFIRMED,
    "podcast-storyteller": Verdict.CONFIRMED,
    "video-explainer": Verdict.CONFIRMED,
}

PORTFOLIOS = {
    "every_state": build.make_every_state,
    "right_to_left": build.make_right_to_left,
    "minimal": build.make_minimal,
    "empty": build.make_empty,
}


def _checked(portfolio: Portfolio, now: dt.datetime) -> dict[str, Checked]:
    ctx = Context(now=now, issuers=portfolio.issuers, recipient=portfolio.identity.emails)
    return {file.slug: verify_badge(file.badge, ctx) for file in portfolio.badges}


@pytest.mark.parametrize("path", sorted(made(), key=str), ids=str)
def test_committed(path: PurePosixPath) -> None:
    """The committed file is byte for byte what its source makes."""
    assert (ROOT / path).read_bytes() == made()[path]


@pytest.mark.parametrize(
    "folder",
    ["sample_portfolio", *(f"tests/portfolios/{name}" for name in make_badges.PORTFOLIOS)],
)
def test_no_badge_without_source(folder: str) -> None:
    """Every signed badge in a portfolio has a source; those that are only recorded need none."""
    files = {path for path in (ROOT / folder / "badges").iterdir() if path.suffix != ".yml"}
    sources = {ROOT / path for path in made() if str(path).startswith(f"{folder}/badges/")}
    assert files == sources


def test_two_runs_are_alike() -> None:
    """Nothing in a badge is left to chance or to the clock."""
    assert make_badges.make() == make_badges.make()


def test_check_notices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--check`` counts what is missing or different, writes nothing, and is content after."""
    files = {PurePosixPath("badges/a.json"): b"{}\n", PurePosixPath("badges/b.json"): b"[]\n"}
    monkeypatch.setattr(make_badges, "ROOT", tmp_path)
    monkeypatch.setattr(make_badges, "make", lambda: files)
    assert make_badges.main(["--check"]) == 2
    assert list(tmp_path.iterdir()) == []
    assert make_badges.main([]) == 0
    assert make_badges.main(["--check"]) == 0
    (tmp_path / "badges" / "a.json").write_bytes(b"{ }\n")
    assert make_badges.main(["--check"]) == 1


def test_sample_verdicts(now: dt.datetime) -> None:
    """The badges of the sample get the verdicts they were made for."""
    portfolio, _ = load_portfolio(ROOT / "sample_portfolio")
    assert {slug: c.verdict for slug, c in _checked(portfolio, now).items()} == SAMPLE


def test_every_state(tmp_path: Path, now: dt.datetime) -> None:
    """Every badge is in the state that it is named after."""
    portfolio, _ = load_portfolio(build.make_every_state(tmp_path))
    checked = _checked(portfolio, now)
    assert {slug: c.verdict for slug, c in checked.items()} == build.EVERY_STATE
    assert [slug for slug, c in checked.items() if c.open_host] == ["issuer-on-github-pages"]


def test_nobody_else_speaks_on_a_page(now: dt.datetime) -> None:
    """Whatever a student's own list says of itself, the page names the student."""
    portfolio, _ = load_portfolio(ROOT / "sample_portfolio")
    grand = "the United States Department of Education"
    boasting = replace(
        portfolio, issuers=tuple(replace(known, says=grand) for known in portfolio.issuers)
    )
    checked = BadgeChecks(program="1").check(boasting.badges, context_for(boasting, now))
    assert grand not in repr(checked)
    assert checked["open-lesson"].known_to == "Ana Reyes"
    assert checked["open-lesson"].sentence == (
        "Unchanged since it was signed by the holder of badges.kestrelvalley.example, and still "
        "valid. The key was compared with a copy of 2 September 2025 kept by Ana Reyes, not "
        "with the address itself. The issuer is known as Kestrel Valley College, School of "
        "Education, says Ana Reyes."
    )


def test_another_owner_is_another_verdict(now: dt.datetime) -> None:
    """A verdict that is kept is not shown under a name that was changed since."""
    portfolio, _ = load_portfolio(ROOT / "sample_portfolio")
    ana = context_for(portfolio, now)
    bo = replace(ana, issuers=tuple(replace(known, says="Bo") for known in ana.issuers))
    checks = BadgeChecks(program="1")
    checks.check(portfolio.badges, ana)
    before = len(checks.new)
    checks.check(portfolio.badges, bo)
    assert len(checks.new) == 2 * before


def test_every_verdict_is_seen() -> None:
    """No verdict is missing but the one that needs a list nobody can ask yet."""
    assert set(Verdict) - set(build.EVERY_STATE.values()) == {Verdict.SUSPENDED}


@pytest.mark.parametrize("make", PORTFOLIOS.values(), ids=PORTFOLIOS)
def test_loads(make: Callable[[Path], Path], tmp_path: Path) -> None:
    """Nothing in the portfolio stops a build, and everything in it was read."""
    portfolio, report = load_portfolio(make(tmp_path))
    assert [str(finding) for finding in report.failures] == []
    folders = {path.name for path in (tmp_path / "projects").glob("*")}
    assert {item.slug for item in portfolio.projects} == folders


@pytest.mark.parametrize("word", [*build.NOWHERE, build.UNLISTED])
def test_canary_is_there(word: str, tmp_path: Path) -> None:
    """A leak test looks for words that are really in the folder."""
    folder = build.make_every_state(tmp_path)
    texts = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert any(word.encode() in text for text in texts if b"# Every state" not in text)


def test_keys_say_what_they_are() -> None:
    """Every key in the sources is derived from a sentence that calls it a test key."""
    lines = (ROOT / "tools/badge_sources/issuers.yml").read_text(encoding="utf-8").splitlines()
    seeds = [line for line in lines if "seed:" in line and not line.startswith("#")]
    assert len(seeds) == 10
    assert all("seed: portfolio-gen TEST KEY, not a secret, " in line for line in seeds)


def test_no_private_key_is_committed() -> None:
    """No file of the badges' sources or of a portfolio looks like a private key."""
    places = [ROOT / "tools" / "badge_sources", ROOT / "sample_portfolio", build.HERE]
    for place in places:
        for path in place.rglob("*"):
            if path.is_file() and path.suffix != ".py":
                assert b"PRIVATE " + b"KEY" not in path.read_bytes(), path
