"""Protected pages: nothing readable in the output, everything for whoever has the passphrase."""

import base64
import datetime as dt
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from portfolio_gen.base.errors import BuildError
from portfolio_gen.crypto.passphrase import ROUNDS, typed
from portfolio_gen.site import protected
from portfolio_gen.site.build import build_site
from portfolio_gen.site.job import BuildResult
from portfolio_gen.site.kept.cache import Cache
from tests.site.small_portfolio import small_portfolio
from tests.unit.crypto.unlock import unlock

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
GOOD = "kmfq7-x2wpr-t9hzd-4vbnc"
KEY = "zx8kq-w2mfn-t4hjd"
PAGE = f"views/{KEY}.html"
SIGNED = Path(__file__).resolve().parents[1] / "portfolios/minimal/badges/first-badge.json"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!--canarypicture--></svg>'

PRIVATE = {
    "projects/canary-work/index.md": (
        "---\ntitle: Canarytitle\nkind: essay\ndescription: Canarydescription\ndate: 2026-04-28\n"
        "badges: [canary-badge]\nvisibility: private\n---\nCanarytext "
        "![Canaryalt](canary.svg) [the other](../canary-other/index.md) [public](../water/)\n"
    ),
    "projects/canary-work/canary.svg": PICTURE,
    "projects/canary-other/index.md": (
        "---\ntitle: Canaryother\nkind: essay\ndescription: Canarydescription\ndate: 2026-04-29\n"
        "visibility: private\n---\nCanarytext\n"
    ),
    "projects/canary-draft/index.md": (
        "---\ntitle: Canarydraft\nkind: essay\ndescription: Canarydraft\ndate: 2026-04-29\n"
        "visibility: draft\n---\nCanarydraft\n"
    ),
    "reflections/canary-work.md": "---\nabout: [projects/canary-work]\n---\nCanaryreflection\n",
    "reflections/canary-own.md": (
        "---\nabout: [projects/canary-work]\nvisibility: private\n---\nCanaryprivatereflection\n"
    ),
    "views/canary-view.yml": (
        f"title: Canaryview\nkey: {KEY}\nprotected: true\nintro: Canaryintro\n"
        "items: [projects/canary-work, projects/canary-other, projects/canary-draft, "
        "badges/canary-badge, projects/water]\n"
        "lines: {projects/water: Canaryline}\n"
    ),
    "identity.local.yml": f"emails: [ana@secret.example]\npassphrases: {{canary-view: {GOOD}}}\n",
}


@dataclass(frozen=True, kw_only=True)
class Built:
    """A site with a protected page."""

    source: Path
    site: Path
    result: BuildResult

    def opened(self) -> dict[str, Any]:
        """What a reader sees who has the passphrase."""
        html = (self.site / PAGE).read_text()
        salt, nonce = (
            base64.b64decode(re.search(f'data-{name}="([^"]*)"', html)[1])  # type: ignore[index]
            for name in ("salt", "nonce")
        )
        sealed = re.search(r"<template data-pf-sealed>([^<]*)</template>", html)
        assert sealed is not None
        assert f'data-rounds="{ROUNDS}"' in html
        text = unlock(base64.b64decode(sealed[1]), salt, nonce, typed(GOOD), ROUNDS)
        found: dict[str, Any] = json.loads(text)  # noqa: TID251 (our own)
        return found


def source_in(folder: Path, **changes: str) -> Path:
    """A portfolio with a protected view."""
    source = small_portfolio(folder, **changes)
    for name, text in PRIVATE.items():
        if name not in {key.replace("__", "/").replace("_", ".") for key in changes}:
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_text(text)
    settings = source / "portfolio.yml"
    settings.write_text(settings.read_text() + "badge_visibility: {canary-badge: private}\n")
    (source / "badges").mkdir(exist_ok=True)
    shutil.copyfile(SIGNED, source / "badges/canary-badge.json")
    return source


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One of them, built with a cache."""
    folder = tmp_path_factory.mktemp("protected")
    source = source_in(
        folder / "portfolio",
        portfolio_yml="basics: {name: Ana Reyes}\nbase_url: https://ana.example/p/\n",
    )
    return build(source, folder / "site", cache=Cache(folder=folder / "cache"))


def build(source: Path, site: Path, **how: Any) -> Built:  # noqa: ANN401
    """Build it."""
    return Built(source=source, site=site, result=build_site(source, site, now=NOW, **how))


def test_nothing_readable_in_the_output(built: Built) -> None:
    """No file and no name of one holds a word of it."""
    assert built.result.written
    files = [path for path in built.site.rglob("*") if path.is_file()]
    assert len(files) > 30
    for path in files:
        data = str(path.relative_to(built.site)).encode() + path.read_bytes()
        assert [word for word in (b"canary", GOOD.encode()) if word in data.lower()] == [], path
    for path in built.site.rglob("*"):
        if path.is_file() and path != built.site / PAGE:
            assert KEY.encode() not in path.read_bytes(), path
    html = (built.site / PAGE).read_text()
    assert '<meta name="robots" content="noindex">' in html
    assert "<title>A protected page · Ana Reyes</title>" in html


def test_nothing_readable_is_kept(built: Built) -> None:
    """What one build leaves for the next holds messages of the checks, and no private text."""
    kept = [path for path in (built.source.parent / "cache").rglob("*") if path.is_file()]
    assert kept
    words = (b"canarytext", b"canaryreflection", b"canaryintro", GOOD.encode())
    for path in kept:
        assert [word for word in words if word in path.read_bytes().lower()] == [], path


def test_everything_for_whoever_has_the_passphrase(built: Built) -> None:
    """The selection with its lines, private items with their pictures and reflections."""
    opened = built.opened()
    assert opened["first"] == PAGE
    pages = {path: page["html"] for path, page in opened["pages"].items()}
    assert list(pages) == [
        PAGE,
        "projects/canary-other.html",
        "projects/canary-work.html",
        "badges/canary-badge.html",
    ]
    work = pages["projects/canary-work.html"]
    assert "Canarytext" in work
    assert "Canaryreflection" in work
    assert base64.b64encode(PICTURE.encode()).decode() in work
    assert 'src="canary' not in work
    assert "Canaryline" in pages[PAGE]
    assert 'href="../projects/water.html"' in pages[PAGE]


def test_what_is_not_even_there_with_the_passphrase(built: Built) -> None:
    """Drafts, reflections that are private themselves, and the identity."""
    text = json.dumps(built.opened()).casefold()
    for word in ("canarydraft", "canaryprivatereflection", "ana@secret", GOOD):
        assert word not in text


def test_a_badge_is_not_checked_there(built: Built) -> None:
    """Its page has no verdict but says how to get one; nothing leads to what is not there."""
    html = built.opened()["pages"]["badges/canary-badge.html"]["html"]
    assert "Not checked on this page" in html
    assert "A badge inside a protected page is not checked here." in html
    assert 'href="data:application/json;base64,' in html
    assert "verifierplus" not in html
    assert "ana.example" not in html
    assert "not listed anywhere" not in html


def test_two_builds_are_equal(built: Built, tmp_path: Path) -> None:
    """The encrypted page too; with another text it has another nonce."""
    again = build(built.source, tmp_path / "again")
    assert (again.site / PAGE).read_bytes() == (built.site / PAGE).read_bytes()
    source = shutil.copytree(built.source, tmp_path / "changed")
    (source / "projects/canary-other/index.md").write_text(
        PRIVATE["projects/canary-other/index.md"].replace("Canarytext", "Canaryword")
    )
    changed = build(source, tmp_path / "new").site / PAGE
    nonces = [
        re.findall('data-nonce="[^"]*"', path.read_text()) for path in (changed, built.site / PAGE)
    ]
    assert nonces[0] != nonces[1]


def test_passphrase_for_one_build(tmp_path: Path) -> None:
    """It may come from outside the folder; then no digest of it is kept either."""
    source = source_in(tmp_path / "p", identity_local_yml="emails: [ana@secret.example]\n")
    cache = Cache(folder=tmp_path / "cache")
    how = {"cache": cache, "passphrases": {"canary-view": GOOD}}
    made = build(source, tmp_path / "site", **how)
    assert made.opened()["title"] == "Canaryview"
    assert not build(source, tmp_path / "site", **how).result.unchanged
    assert not list((tmp_path / "cache").rglob("*-build.json"))


NONE = (
    "views/canary-view.yml:3:12: there is no passphrase for this protected view (Canaryview). Its "
    "page would be missing, and the address that you gave to somebody would lead nowhere."
)
WEAK = (
    "views/canary-view.yml:3:12: the passphrase for this view is easy to guess: it has 5 "
    "characters, and 16 are needed. Whoever has the page can try millions of them at home."
)
FIX = (
    'Write a long one into identity.local.yml: passphrases: {canary-view: "…"}, or set '
    "PORTFOLIO_GEN_PASSPHRASE_CANARY_VIEW for this build."
)


@pytest.mark.parametrize(
    ("passphrase", "message"),
    [
        ("", f"{NONE} {FIX}"),
        ("short", f"{WEAK} {FIX}"),
    ],
    ids=["none", "weak"],
)
def test_no_site_with_a_page_that_is_not_protected(
    passphrase: str, message: str, tmp_path: Path
) -> None:
    """Without a good passphrase nothing is built, and the message says what to do."""
    source = source_in(tmp_path / "p", identity_local_yml="emails: [ana@secret.example]\n")
    made = build(source, tmp_path / "site", passphrases={"canary-view": passphrase})
    assert [str(finding) for finding in made.result.report.failures] == [message]
    assert not made.site.exists()


def test_too_large(built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser has to hold all of it, so there is a limit."""
    monkeypatch.setattr(protected, "MAX_BYTES", 1000)
    with pytest.raises(BuildError, match=r"views/canary-view\.yml: the protected page would have"):
        build(built.source, tmp_path / "site")
