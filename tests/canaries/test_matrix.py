"""Every combination of who may see what: nothing hidden enters a site or an archive."""

import datetime as dt
import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from portfolio_gen.content.load import load_portfolio
from portfolio_gen.content.privacy import public_view, visibility_of
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.exchange.archive import public_sources
from portfolio_gen.model.common import Visibility
from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site.options import SiteOptions
from portfolio_gen.site.output.export import plain_config
from portfolio_gen.site.pages import build_pages
from portfolio_gen.site.pictures.store import Pictures
from portfolio_gen.site.tree import make_tree
from tests.canaries.portfolio import HIDDEN, REFS, SECRETS, make_canaries

NOW = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)
SHOWN = (Visibility.PUBLIC, Visibility.UNLISTED)
KINDS = tuple(REFS)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """The portfolio with everything public."""
    portfolio, _ = load_portfolio(make_canaries(tmp_path_factory.mktemp("canaries"), {}))
    assert set(REFS.values()) <= set(portfolio.by_ref())
    return portfolio


@pytest.fixture(scope="module")
def options() -> SiteOptions:
    """Pictures are prepared once for all combinations."""
    return SiteOptions(now=NOW, base_url="https://ana.example/p/", pictures=Pictures())


def seen_by(whole: Portfolio, chosen: Mapping[str, Visibility]) -> Portfolio:
    """Return the portfolio with another visibility for each kind."""

    def set_(items: tuple[Any, ...], kind: str) -> tuple[Any, ...]:
        update = {"visibility": chosen[kind]}
        return tuple(replace(i, meta=i.meta.model_copy(update=update)) for i in items)

    badges = tuple(replace(badge, visibility=chosen["badge"]) for badge in whole.badges)
    return replace(
        whole,
        projects=set_(whole.projects, "project"),
        assignments=set_(whole.assignments, "assignment"),
        reflections=set_(whole.reflections, "reflection"),
        course_badges=set_(whole.course_badges, "recorded"),
        courses=set_(whole.courses, "course"),
        badges=badges,
    )


def outputs(portfolio: Portfolio, options: SiteOptions) -> Iterator[tuple[str, bytes]]:
    """Yield everything that becomes public: what an engine gets, and the sources of an archive."""
    public = public_view(portfolio)
    tree = make_tree(build_pages(public, {}, options), public, {}, options)
    yield "mkdocs.yml", json.dumps(plain_config(tree), default=str).encode()
    for files in (tree.docs, tree.overrides, tree.exact, public_sources(portfolio, Notes())):
        for path, source in files.items():
            yield path, source if isinstance(source, bytes) else source.read_bytes()


def leaks(portfolio: Portfolio, options: SiteOptions) -> list[str]:
    """Return every hidden word that is somewhere, with the place; and public words that are not."""
    items = portfolio.by_ref()
    state = {kind: visibility_of(items[ref], portfolio) for kind, ref in REFS.items()}
    hidden = [f"canary-{kind}".encode() for kind in KINDS if state[kind] in HIDDEN]
    missing = {f"canary-{kind}".encode() for kind in KINDS if state[kind] not in HIDDEN}
    if all(state[kind] in HIDDEN for kind in ("project", "assignment", "badge", "recorded")):
        hidden.append(b"canary-view")
    found = []
    for path, data in outputs(portfolio, options):
        text = path.encode().lower() + b"\n" + data.lower()
        missing = {word for word in missing if word not in text}
        found += [f"{word.decode()} in {path}" for word in (*hidden, *SECRETS) if word in text]
    return [*found, *(f"{word.decode()} nowhere" for word in missing)]


def combinations() -> Iterator[dict[str, Visibility]]:
    """Yield every combination of public, unlisted and hidden; hidden is private or a draft."""
    for number, states in enumerate(itertools.product((*SHOWN, None), repeat=len(KINDS))):
        hidden = (Visibility.PRIVATE, Visibility.DRAFT)
        yield {
            kind: state or hidden[(number + place) % 2]
            for place, (kind, state) in enumerate(zip(KINDS, states, strict=True))
        }


PARTS = 6


@pytest.mark.parametrize("part", range(PARTS))
def test_no_leak_in_any_combination(part: int, whole: Portfolio, options: SiteOptions) -> None:
    """All 729 of them, with every text linking to everything."""
    found = {}
    for number, chosen in enumerate(combinations()):
        if number % PARTS == part:
            found[str({k: v.value for k, v in chosen.items()})] = leaks(
                seen_by(whole, chosen), options
            )
    assert len(found) > 120
    assert {chosen: said for chosen, said in found.items() if said} == {}


def test_the_test_finds_leaks(
    whole: Portfolio, options: SiteOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If everything were taken for public, it would say so."""
    chosen = dict.fromkeys(KINDS, Visibility.PRIVATE)
    monkeypatch.setattr("tests.canaries.test_matrix.public_view", lambda portfolio: portfolio)
    found = " ".join(leaks(seen_by(whole, chosen), options))
    for kind in KINDS:
        assert f"canary-{kind} in " in found
    assert "canary-grade in " in found
