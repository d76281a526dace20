"""``portfolio-gen recheck``: what it says, and its exit codes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.base.fetch import Fetcher
from portfolio_gen.cli.main import main
from tests.site.small_portfolio import small_portfolio
from tests.unit.deploy.test_recheck import Web


def recheck(monkeypatch: pytest.MonkeyPatch, **answers: int | str) -> Result:
    """Run the command in a world with these hosts."""
    web = Web({f"https://{name}.example/": answer for name, answer in answers.items()})

    @contextmanager
    def way_out(*, online: bool) -> Iterator[Fetcher]:
        assert online
        yield web

    monkeypatch.setattr("portfolio_gen.cli.online.way_out", way_out)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790856000")
    return CliRunner().invoke(main, ["recheck", "me"])


@pytest.fixture(autouse=True)
def portfolio(in_folder: Path) -> Path:
    """A portfolio with two links."""
    text = "[a](https://a.example/) [b](https://b.example/)\n"
    return small_portfolio(in_folder / "me", about_md=text)


def test_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 0, and how much was looked at."""
    result = recheck(monkeypatch, a=200, b=200)
    assert result.output == "\nLooked at 0 badges and 2 links: 2 good.\n"
    assert result.exit_code == 0


def test_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 1, the worst first, as a list that reads well as a summary."""
    result = recheck(monkeypatch, a="It did not answer.", b=404)
    assert result.output == (
        "- has to be mended: about.md:1:25: https://b.example/ is gone (it answers with 404). A "
        "reader who follows this link finds nothing. Correct it, or take it out.\n"
        "- could not be checked: about.md:1:1: https://a.example/ could not be checked: It did not "
        "answer.\n"
        "\n"
        "Looked at 0 badges and 2 links: 1 has to be mended, 1 could not be checked.\n"
    )
    assert result.exit_code == 1


def test_several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two things that are wrong are counted in plain English."""
    result = recheck(monkeypatch, a=404, b=404)
    assert result.output.endswith("\nLooked at 0 badges and 2 links: 2 have to be mended.\n")


def test_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 3: nothing wrong was found, and not everything was seen."""
    result = recheck(monkeypatch, a=200, b=503)
    assert result.exit_code == 3
    assert result.output.endswith("2 links: 1 could not be checked, 1 good.\n")


def test_nothing(monkeypatch: pytest.MonkeyPatch, portfolio: Path) -> None:
    """A portfolio without badges and links."""
    small_portfolio(portfolio)
    result = recheck(monkeypatch)
    assert result.output == "\nLooked at 0 badges and 0 links: nothing to see.\n"
    assert result.exit_code == 0
