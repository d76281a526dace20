"""Badges on paper: who gets a sheet, what it promises, and what its codes hold."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from markupsafe import escape

from portfolio_gen.content.load import load_issuers, load_portfolio
from portfolio_gen.content.privacy import public_view
from portfolio_gen.site.codes.drawing import Codes
from portfolio_gen.site.options import SiteOptions
from portfolio_gen.site.pages import build_pages
from portfolio_gen.site.short import POLICY
from portfolio_gen.site.tree import Tree, make_tree
from portfolio_gen.site.verifier.digits import from_digits, to_digits
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.portfolios.build import UNLISTED, make_every_state, make_right_to_left
from tests.site.outline import outline

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
BASE = "https://site.example/p/"
VERIFIER = "https://verify.college.example/badges/"


@dataclass(frozen=True, kw_only=True)
class Built:
    """A site that no engine has seen."""

    folder: Path
    tree: Tree
    codes: Codes

    def text(self, path: str) -> str:
        """A file that is placed byte for byte."""
        source = self.tree.exact[path]
        assert isinstance(source, bytes)
        return source.decode()

    @property
    def sheets(self) -> Mapping[str, str]:
        """The sheets, by the name of their badge."""
        paths = [path for path in self.tree.exact if path.startswith("print/")]
        return {path[6:].removesuffix(".html"): self.text(path) for path in paths}

    @property
    def held(self) -> Mapping[str, str]:
        """Digits in codes by the address before them."""
        codes = (
            text.partition("#") for text in self.codes.used if text.partition("#")[2].isdigit()
        )
        return {digits: address for address, _, digits in codes}


def build(folder: Path, *, base_url: str = BASE) -> Built:
    """Make the tree of a portfolio."""
    portfolio, _ = load_portfolio(folder)
    context = Context(now=NOW, issuers=load_issuers(folder), recipient=portfolio.identity.emails)
    checked = {badge.slug: verify_badge(badge.badge, context) for badge in portfolio.badges}
    public = public_view(portfolio)
    options = SiteOptions(now=NOW, base_url=base_url)
    pages = build_pages(public, checked, options)
    tree = make_tree(pages, public, checked, options)
    return Built(folder=folder, tree=tree, codes=options.codes)


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Every state a badge can be in."""
    return build(make_every_state(tmp_path_factory.mktemp("sheets") / "p"))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same portfolio, of somebody whose institution runs a verifier."""
    folder = make_every_state(tmp_path_factory.mktemp("sheets-verifier") / "p")
    settings = folder / "portfolio.yml"
    settings.write_text(settings.read_text("utf-8") + f"verifier_url: {VERIFIER}\n", "utf-8")
    return build(folder)


def test_who_gets_a_sheet(every: Built) -> None:
    """No badge that is altered, withdrawn, somebody else's, not valid yet, private or unsigned."""
    assert set(every.sheets) == {
        "bare-minimum",
        "confirmed",
        "endorsed",
        "expired",
        "hostile-picture",
        "hostile-text",
        "inside-png",
        "inside-svg",
        "issuer-not-pinned",
        "issuer-on-github-pages",
        "issuer-unknown",
        "long-names",
        "no-evidence",
        "no-image",
        "remote-image",
        "right-to-left",
        "signed-text",
        "twelve-criteria",
        "unlisted",
        "unsupported-signature",
        "with-status-list",
    }


def test_badge_pages_lead_to_their_sheets(every: Built) -> None:
    """Where there is a sheet, and nowhere else."""
    docs = {path: source for path, source in every.tree.docs.items() if path.endswith(".md")}
    linked = {
        path for path, source in docs.items() if isinstance(source, bytes) and b"/print/" in source
    }
    assert linked == {f"badges/{slug}.md" for slug in every.sheets}


def test_without_an_address_there_is_no_sheet(tmp_path: Path) -> None:
    """A sheet that leads nowhere would only look like proof."""
    built = build(make_every_state(tmp_path / "p"), base_url="")
    assert built.sheets == {}


def test_no_sheet_claims_a_verdict(every: Built) -> None:
    """Paper cannot check itself, says so, and says how to check."""
    for slug, html in every.sheets.items():
        assert ENGLISH.sheet_honest in html, slug
        assert ENGLISH.sheet_scan in html, slug
        assert f"{BASE}v/{slug}.html" in html, slug
        assert "pf-chip" not in html, slug
        assert "pf-verdict" not in html, slug


def test_addresses_read_from_left_to_right(tmp_path: Path) -> None:
    """Also on a sheet that reads from right to left, where its parts would change places."""
    (html,) = build(make_right_to_left(tmp_path / "p")).sheets.values()
    assert 'dir="rtl"' in html
    assert '<a class="sheet__address" dir="ltr"' in html


def test_sheets_run_and_load_nothing(every: Built) -> None:
    """Whatever a badge says is text; nothing on the page is from another place."""
    for slug, html in every.sheets.items():
        page = outline(html)
        assert not page.elements & {"script", "iframe", "object", "embed", "style", "form"}, slug
        assert not [name for name in page.attributes if name.startswith("on")], slug
        assert all(not source.startswith("http") for source, _ in page.images), slug
        assert f'content="{escape(POLICY)}"' in html, slug
        assert '<meta name="robots" content="noindex">' in html, slug
        assert sum(not heading.startswith(" ") for heading in page.headings) == 1, slug


def test_unlisted_sheets_are_in_no_list(every: Built) -> None:
    """The word of the unlisted badge is on its own sheet and on no other."""
    assert [slug for slug, html in every.sheets.items() if UNLISTED in html] == ["unlisted"]


@pytest.mark.parametrize("slug", ["bare-minimum", "no-image", "remote-image"])
def test_codes_hold_the_badge(slug: str, every: Built) -> None:
    """Small badges stand in a code, byte for byte, behind the address of the verify page."""
    (file,) = every.folder.glob(f"badges/{slug}.*")
    digits = to_digits(file.read_bytes())
    assert every.held[digits] == f"{BASE}verify.html"
    assert from_digits(digits) == file.read_bytes()
    assert (
        ENGLISH.sheet_whole.format(host="site.example").replace("“#”", "“#”")
        in (every.sheets[slug])
    )


def test_codes_hold_nothing_else(every: Built) -> None:
    """What is too large for version 17 gets no second code, and no word of one."""
    with_code = {slug for slug, html in every.sheets.items() if ENGLISH.sheet_whole_title in html}
    assert with_code == {"bare-minimum", "no-image", "remote-image"}
    assert len(every.held) == len(with_code)


def test_a_verifier_of_the_institution(elsewhere: Built) -> None:
    """Codes lead there, the sheet names its host, and still prints the short address."""
    html = elsewhere.sheets["no-image"]
    host = "verify.college.example"
    assert ENGLISH.sheet_scan_verifier.format(host=host) in html
    assert ENGLISH.sheet_beware_verifier.format(host=host) in html
    assert ENGLISH.sheet_scan not in html
    assert f'href="{BASE}v/no-image.html"' in html
    assert set(elsewhere.held.values()) == {VERIFIER}
