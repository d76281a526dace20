"""What a build says about the pages: what is missing, and what was asked for and left out."""

from pathlib import Path

import pytest

from portfolio_gen.content.load import load_portfolio
from portfolio_gen.site.advice import page_advice


def said(folder: Path, settings: str, base_url: str = "https://a.example/") -> list[str]:
    """The advice on a portfolio with these settings."""
    (folder / "portfolio.yml").write_text(f"basics: {{name: Ana}}\n{settings}", encoding="utf-8")
    portfolio, _ = load_portfolio(folder)
    return [str(finding) for finding in page_advice(portfolio, base_url)]


def test_nothing_to_say(in_folder: Path) -> None:
    """A site with an address and ordinary settings gets no advice."""
    settings = "mkdocs: {copyright: Ana Reyes}\n"
    assert said(in_folder, settings) == []


def test_no_address(in_folder: Path) -> None:
    """A site that does not know its address says what it lacks."""
    [line] = said(in_folder, "", base_url="")
    assert line == (
        "portfolio.yml:1:1: the site does not know yet at which address it will stand, so it has "
        "no QR codes, no links to LinkedIn and VerifierPlus, and nothing for feed readers and "
        "search engines. All of these need the whole address, and a wrong one on paper cannot be "
        "taken back. When you know it, add base_url: https://name.github.io/portfolio/ with your "
        "address to portfolio.yml, or build with --base-url; publish finds it by itself."
    )


@pytest.mark.parametrize("name", ["hooks", "plugins", "markdown_extensions", "theme", "docs_dir"])
def test_settings_that_are_left_out(name: str, in_folder: Path) -> None:
    """A setting that is not handed over is named, with its place."""
    [line] = said(in_folder, f"mkdocs:\n  {name}: [evil]\n")
    assert line.startswith(
        f'portfolio.yml:3:{len(name) + 5}: the setting "{name}" of the site engine is not used.'
    )
    assert line.endswith("Take it out; only copyright can be set.")


def test_redirects_that_cannot_be(in_folder: Path) -> None:
    """An old address outside the site is refused, and the build goes on."""
    [line] = said(in_folder, "redirects:\n  ../old: projects/new\n")
    expected = (
        'portfolio.yml:3:11: "../old" cannot be the address of a page. Readers who follow the old '
        "link find nothing. Write the old path as it stood in the site, such as "
        "projects/old-name.html."
    )
    assert line == expected
