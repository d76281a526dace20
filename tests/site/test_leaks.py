"""What must not be published is nowhere in the output."""

import datetime as dt
import gzip
from pathlib import Path

import pytest

from portfolio_gen.content.load import load_portfolio
from portfolio_gen.site.build import build_site
from portfolio_gen.site.verifier.files import verifier
from tests.portfolios.build import make_every_state

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio with canary words in everything that is private."""
    return make_every_state(tmp_path_factory.mktemp("leaks") / "portfolio")


@pytest.fixture(scope="module")
def site(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site."""
    out = tmp_path_factory.mktemp("leaks-site") / "site"
    assert build_site(folder, out, now=NOW).written
    return out


def text_of(file: Path) -> bytes:
    """The bytes of a file, unpacked if it is packed, with its name."""
    data = file.read_bytes()
    return str(file).encode() + (gzip.decompress(data) if file.suffix == ".gz" else data)


KINDS = ["PRIVATE", "DRAFT", "IDENTITY", "GRADE", "ISSUERS"]


@pytest.mark.parametrize("kind", KINDS)
def test_canaries_are_in_the_source(kind: str, folder: Path) -> None:
    """The test has something to find: each kind of canary word stands in the folder."""
    word = f"canary-{kind.lower()}".encode()
    assert any(word in text_of(file).lower() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize("kind", KINDS)
def test_no_canary_in_the_output(kind: str, site: Path) -> None:
    """No file of the site, and no name of one, holds the word, search index and feeds included."""
    word = f"canary-{kind.lower()}".encode()
    files = [file for file in site.rglob("*") if file.is_file()]
    assert len(files) > 50
    assert [str(file) for file in files if word in text_of(file).lower()] == []


def test_no_list_of_issuers_can_come_with_a_site(site: Path) -> None:
    """A site has nothing that would read one: students do not vouch for their own issuers."""
    files = [file for file in site.rglob("*") if file.is_file()]
    assert [file for file in files if "shell" in file.parts or b"pf-told" in text_of(file)] == []
    entry = site / verifier().folder / "ui/verify_page.js"
    assert entry.read_text("utf-8").endswith("\nstart();\n")


def test_no_list_tells_the_name_of_an_unlisted_page(folder: Path, site: Path) -> None:
    """Not even the list of digests: the address of a view is all that keeps it apart."""
    portfolio, _ = load_portfolio(folder)
    keys = [view.meta.key for view in portfolio.views]
    views = [f"views/{key}.html" for key in keys if (site / f"views/{key}.html").is_file()]
    hidden = [*views, "projects/unlisted.html", "badges/unlisted.html", "badges/unlisted/"]
    lists = ["integrity.json", "portfolio.json", "badges/index.json", "search/search_index.json"]
    assert views
    for path in lists:
        text = (site / path).read_text()
        assert [name for name in hidden if name in text] == [], path
