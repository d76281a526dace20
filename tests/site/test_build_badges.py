"""Verdicts are kept for a day, and never a moment longer than they hold."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_gen.content.load import load_portfolio
from portfolio_gen.content.privacy import public_view
from portfolio_gen.model.portfolio import BadgeFile, Portfolio
from portfolio_gen.site.build import build_site
from portfolio_gen.site.kept.badge_checks import BadgeChecks, advice, context_for, turning_points
from portfolio_gen.site.kept.cache import Cache
from portfolio_gen.verify import steps
from portfolio_gen.verify.checked import Checked, Verdict

SAMPLE = Path(__file__).resolve().parents[2] / "sample_portfolio"
EXPIRES = dt.datetime(2026, 6, 30, 23, 59, 59, tzinfo=dt.UTC)
"""When the sample's badge ``lab-safety`` ceases to be valid."""

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(scope="module")
def sample() -> Portfolio:
    """The sample."""
    return load_portfolio(SAMPLE)[0]


@pytest.fixture(scope="module")
def badge(sample: Portfolio) -> BadgeFile:
    """The badge that expires."""
    (found,) = [file for file in sample.badges if file.slug == "lab-safety"]
    assert turning_points(found.badge)[-1] == EXPIRES or EXPIRES in turning_points(found.badge)
    return found


class Count:
    """Counts how often badges are really checked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand in front of ``verify_badge``."""
        self.calls = 0
        self.real = steps.verify_badge
        monkeypatch.setattr(steps, "verify_badge", self)

    def __call__(self, *args: object) -> Checked:
        """Check and count."""
        self.calls += 1
        return self.real(*args)  # type: ignore[arg-type]


def check(  # one build's worth
    files: tuple[BadgeFile, ...], portfolio: Portfolio, now: dt.datetime, cache: Cache
) -> dict[str, Checked]:
    """Check badges as a build does."""
    checks = BadgeChecks(program="p", cache=cache, name="verdicts")
    return checks.check(files, context_for(portfolio, now))


def test_once_a_day(
    sample: Portfolio, tmp_path: Path, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second build of a day takes the findings of the first, to the letter."""
    count, cache = Count(monkeypatch), Cache(folder=tmp_path)
    first = check(sample.badges, sample, now, cache)
    assert count.calls == len(sample.badges) == 10
    second = check(sample.badges, sample, now + 60 * MINUTE, cache)
    assert count.calls == 10
    same = {slug: replace(result, at=now) for slug, result in second.items()}
    assert same == first
    check(sample.badges, sample, now + dt.timedelta(days=1), cache)
    assert count.calls == 20


def test_on_the_day_it_expires(
    sample: Portfolio, badge: BadgeFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was true a minute ago is not said any more."""
    count, cache = Count(monkeypatch), Cache(folder=tmp_path)
    before = check((badge,), sample, EXPIRES - MINUTE, cache)["lab-safety"]
    assert before.verdict is not Verdict.EXPIRED
    day_before = EXPIRES.replace(hour=0) - MINUTE
    assert check((badge,), sample, day_before, cache)["lab-safety"].verdict is before.verdict
    early = EXPIRES.replace(hour=1)
    assert check((badge,), sample, early, cache)["lab-safety"].verdict is before.verdict
    assert count.calls == 3


@pytest.mark.parametrize("change", ["bytes", "issuers", "recipient", "program"])
def test_whatever_the_checks_look_at(
    sample: Portfolio,
    badge: BadgeFile,
    tmp_path: Path,
    now: dt.datetime,
    change: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another file, another list of issuers, another person, another program."""
    count, cache = Count(monkeypatch), Cache(folder=tmp_path)
    check((badge,), sample, now, cache)
    program, portfolio = "p", sample
    match change:
        case "bytes":
            badge = replace(badge, badge=replace(badge.badge, raw=badge.badge.raw + b" "))
        case "issuers":
            portfolio = replace(sample, issuers=())
        case "recipient":
            identity = sample.identity.model_copy(update={"emails": ("other@x.example",)})
            portfolio = replace(sample, identity=identity)
        case _:
            program = "newer"
    checks = BadgeChecks(program=program, cache=cache, name="verdicts")
    checks.check((badge,), context_for(portfolio, now))
    assert count.calls == 2


@pytest.mark.parametrize(
    "damage",
    [None, [], {}, {"findings": []}, {"findings": [{}]}, {"verdict": "Splendid"}],
    ids=["null", "list", "empty", "cut", "finding", "verdict"],
)
def test_damaged_verdict(
    sample: Portfolio,
    badge: BadgeFile,
    tmp_path: Path,
    now: dt.datetime,
    damage: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was cut or edited is worked out again."""
    cache = Cache(folder=tmp_path)
    check((badge,), sample, now, cache)
    kept = cache.read("verdicts")
    assert kept is not None
    ((key, row),) = kept["badges"].items()
    broken = {**row, **damage} if isinstance(damage, dict) and "verdict" in damage else damage
    cache.write("verdicts", {"badges": {key: broken}})
    count = Count(monkeypatch)
    check((badge,), sample, now, cache)
    assert count.calls == 1


def test_advice_names_what_an_employer_would_read(sample: Portfolio, now: dt.datetime) -> None:
    """The expired badge of the sample, and no other."""
    public = public_view(sample)
    checked = check(public.badges, sample, now, Cache())
    (finding,) = advice(public.badges, checked)
    assert str(finding).startswith(
        "badges/lab-safety.json: an employer would read “Expired”. "
        "The badge expired on 30 June 2026."
    )


def test_a_site_is_built_again_when_a_badge_expires(tmp_path: Path) -> None:
    """Nothing in the folder changed, and yet the site says something that is no longer so."""
    out, cache = tmp_path / "site", Cache(folder=tmp_path / "cache")
    before = EXPIRES - MINUTE

    def built(now: dt.datetime) -> bool:
        return not build_site(SAMPLE, out, now=now, cache=cache).unchanged

    def page() -> str:
        return (out / "badges/lab-safety.html").read_text(encoding="utf-8")

    assert built(before)
    assert "Expired" not in page()
    assert not built(before + MINUTE / 2)
    assert built(EXPIRES + MINUTE / 120)
    assert "Expired" in page()
