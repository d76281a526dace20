"""``portfolio-gen view new``: addresses and passphrases that nobody can guess."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.cli.clock import passphrases
from portfolio_gen.cli.main import main
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.site.protected import variable
from tests.site.small_portfolio import small_portfolio

RANDOM = r"(?:[a-hj-km-np-z2-9]{5}-){3}[a-hj-km-np-z2-9]{5}"


@pytest.fixture
def folder(in_folder: Path) -> Path:
    """A portfolio in the folder where commands run."""
    return small_portfolio(in_folder)


def run(*arguments: str) -> Result:
    """Run ``portfolio-gen view new``."""
    return CliRunner().invoke(main, ["view", "new", *arguments])


def test_new_view(folder: Path) -> None:
    """A file with a key of its own each time; what it says is accepted."""
    first, second = run("one", "projects/water"), run("two", "projects/water", "--title", "For B")
    found = re.fullmatch(
        rf"Written: views/one\.yml\nAfter the next build its page is views/({RANDOM})\.html\n",
        first.output,
    )
    assert found is not None, first.output
    assert second.exit_code == 0
    portfolio, report = load_portfolio(folder)
    assert report.failures == ()
    assert [view.meta.title for view in portfolio.views] == ["One", "For B"]
    keys = {view.meta.key for view in portfolio.views}
    assert len(keys) == 2
    assert found[1] in keys


def test_new_protected_view(folder: Path) -> None:
    """The passphrase stands where nothing is published, and private items may be named."""
    result = run("board", "projects/hidden", "projects/water", "--protected")
    assert result.exit_code == 0, result.output
    portfolio, report = load_portfolio(folder)
    assert report.failures == ()
    (passphrase,) = portfolio.identity.passphrases.values()
    assert re.fullmatch(RANDOM, passphrase)
    assert f"Its passphrase is {passphrase}\n" in result.output
    assert portfolio.identity.emails == ("ana@secret.example",)
    assert passphrase not in (folder / "views/board.yml").read_text()
    assert ".gitignore" not in result.output


def test_where_git_would_publish_it(folder: Path) -> None:
    """The last line says what to do before the first commit."""
    (folder / ".gitignore").unlink()
    last = run("board", "projects/water", "--protected").output.splitlines()[-1]
    assert last.startswith("Before your first commit, write identity.local.yml into .gitignore")


def test_from_elsewhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The portfolio is named with --in, as for ``add``, or found around the folder one is in."""
    monkeypatch.chdir(folder.parent)
    result = run("one", "projects/water", "--in", folder.name)
    assert result.output.startswith("Written: views/one.yml\n")
    monkeypatch.chdir(folder / "projects")
    assert run("two", "projects/water").exit_code == 0
    assert sorted(path.name for path in (folder / "views").iterdir()) == ["one.yml", "two.yml"]
    result = run("three", "projects/water", "--in", "nowhere")
    message = "There is no folder called nowhere. Check the name after --in.\n"
    assert (result.exit_code, result.output) == (2, message)


NAME = (
    '"Für den Rat" cannot be the name of a view. Use a-z, 0-9 and single hyphens, such as '
    "fur-den-rat."
)
ITEM = (
    "there is no projects/watr in this portfolio. Name items by folder and name, such as "
    "projects/water-cycle."
)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["Für den Rat", "projects/water"], NAME), (["board", "projects/watr"], ITEM)],
    ids=["name", "item"],
)
def test_refused(folder: Path, arguments: list[str], message: str) -> None:
    """Nothing is written, and the message says what would do."""
    result = run(*arguments)
    assert (result.exit_code, result.output) == (2, f"{message}\n")
    assert not (folder / "views").exists()


def test_an_item_with_a_fault(folder: Path) -> None:
    """What is there but cannot be read is not said to be missing."""
    (folder / "projects/water/index.md").write_text("---\ntitel: x\n---\n")
    result = run("board", "projects/water")
    assert result.exit_code == 2
    assert result.output == (
        "there is no projects/water in this portfolio that can be read. Mend what portfolio-gen "
        "check lists, then try again.\n"
    )


def test_never_in_place_of_another(folder: Path) -> None:
    """A view of that name stays as it is, and so does the identity."""
    run("board", "projects/water")
    before = (folder / "views/board.yml").read_text()
    identity = (folder / "identity.local.yml").read_text()
    assert run("board", "projects/water", "--protected").exit_code == 2
    assert (folder / "views/board.yml").read_text() == before
    assert (folder / "identity.local.yml").read_text() == identity


def test_passphrases_of_the_environment() -> None:
    """One variable for each view; empty ones count as not set."""
    environ = {variable("for-the-board"): "abc", variable("other"): " ", "PATH": "x"}
    assert passphrases(environ) == {"for-the-board": "abc"}
