"""``portfolio-gen build``: words, exit codes, and what it costs to ask for help."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.cli.build import count, pages_url
from portfolio_gen.cli.clock import build_time
from portfolio_gen.cli.main import main
from portfolio_gen.cli.progress import CLEAR_LINE, Progress
from portfolio_gen.cli.quick import short_lived
from tests.site.small_portfolio import SENTENCE, small_portfolio

SETTINGS = "basics: {name: Ana Reyes}\nbase_url: https://ana.example/portfolio/\n"
"""A portfolio.yml that leaves nothing to advise."""

NOON = "1790856000"
"""2026-10-01, 12:00 UTC."""


@pytest.fixture(autouse=True)
def place(
    in_folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Run in an empty folder, at one moment, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    return in_folder


def run(*arguments: str) -> Result:
    """Run ``portfolio-gen build``."""
    return CliRunner().invoke(main, ["build", *arguments])


def test_success(place: Path) -> None:
    """It says where the site is, what is in it, and how to look at it."""
    small_portfolio(place / "me", portfolio_yml=SETTINGS)
    first = run("me")
    assert first.exit_code == 0, first.output
    pages = len(list((place / "site").rglob("*.html")))
    assert first.stdout == (
        f"The site is in site ({pages} pages, 0 badges).\n"
        "Open site/index.html in a browser to look at it.\n"
    )
    again = run("me")
    assert again.exit_code == 0
    assert again.stdout == (
        f"Nothing changed; the site stands in site ({pages} pages, 0 badges).\n"
        "Open site/index.html in a browser to look at it.\n"
    )
    assert "Nothing changed" not in run("me", "--no-cache").stdout


def test_this_folder(place: Path) -> None:
    """Without an argument it builds the folder one stands in, and again, site and all."""
    small_portfolio(place)
    assert run().exit_code == 0
    assert "Nothing changed" in run().stdout


def test_problems(place: Path) -> None:
    """One line each, with place and fix; then what became of the site. Exit code 1."""
    small_portfolio(place / "me", portfolio_yml="basics: {name: Ana}\nacent: red\n")
    result = run("me")
    assert result.exit_code == 1
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert lines[0].startswith("portfolio.yml:2:1: ")
    assert lines[-1] == "No site was built: 1 problem."
    assert not (place / "site").exists()


def test_problems_beside_an_older_site(place: Path) -> None:
    """The older site is left alone, and that is said."""
    small_portfolio(place / "me")
    run("me")
    small_portfolio(place / "me", portfolio_yml="basics: {name: Ana}\nacent: red\n")
    assert run("me").stderr.splitlines()[-1] == (
        "No site was built: 1 problem; the site that stands there was left alone."
    )
    assert (place / "site/index.html").exists()


def test_advice(place: Path) -> None:
    """Advice is printed and stops nothing, except with ``--strict``."""
    small_portfolio(
        place / "me",
        portfolio_yml=SETTINGS,
        reflections__water_md=f"---\nabout: [projects/water]\n---\n{SENTENCE}",
    )
    result = run("me")
    assert result.exit_code == 0
    assert result.stderr.startswith("reflections/water.md:")
    assert ", 1 piece of advice above)" in result.stdout
    strict = run("me", "--strict", "--out", "other")
    assert strict.exit_code == 1
    assert strict.stderr.splitlines()[-1] == (
        "No site was built: 1 piece of advice, and --strict was given."
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "There is no folder called nowhere. Check the name"),
        (["me", "--base-url", "x"], "'x' is not an address a site can stand at."),
        (["me", "--out", "me"], "holds the portfolio itself"),
        (["me", "--out", "photos"], "holds files that are not a site made by this program."),
        (["me", "--colour"], "No such option"),
    ],
)
def test_wrong_use(place: Path, arguments: list[str], message: str) -> None:
    """Exit code 2, one sentence, no traceback."""
    small_portfolio(place / "me")
    (place / "photos").mkdir()
    (place / "photos/cat.jpg").write_bytes(b"x")
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_not_a_portfolio(place: Path) -> None:
    """An empty folder is somebody's mistake; it is told how to start."""
    (place / "empty").mkdir()
    result = run("empty")
    assert result.exit_code == 1
    assert result.stderr.startswith("empty: this folder is no portfolio")


def test_address_of_github_pages(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a GitHub workflow the address needs not be given."""
    small_portfolio(place / "me")
    monkeypatch.setenv("GITHUB_REPOSITORY", "Ana/portfolio")
    assert run("me").exit_code == 0
    assert "https://ana.github.io/portfolio/" in (place / "site/sitemap.xml").read_text()


@pytest.mark.parametrize(
    ("repository", "url"),
    [
        ("ana/portfolio", "https://ana.github.io/portfolio/"),
        ("Ana/Portfolio", "https://ana.github.io/Portfolio/"),
        ("ana/ana.github.io", "https://ana.github.io/"),
        ("Ana/Ana.GitHub.io", "https://ana.github.io/"),
        ("", ""),
        ("ana", ""),
        ("ana/", ""),
    ],
)
def test_pages_url(repository: str, url: str) -> None:
    """Where GitHub Pages publishes a repository."""
    assert pages_url(repository) == url


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (1200, "1,200 pages")]
)
def test_count(number: int, text: str) -> None:
    """One page, two pages."""
    assert count(number, "page") == text


def test_build_time() -> None:
    """The variable if it is set, else now."""
    assert build_time({"SOURCE_DATE_EPOCH": NOON}).isoformat() == "2026-10-01T12:00:00+00:00"
    assert build_time({}).tzinfo is not None


@pytest.mark.parametrize("text", ["", "x", "1e3", "9" * 30, "-5"])
def test_build_time_refused(text: str) -> None:
    """A variable that is no number of seconds."""
    with pytest.raises(ConfigError) as e:
        build_time({"SOURCE_DATE_EPOCH": text})
    assert e.value.message == (
        f"SOURCE_DATE_EPOCH is {text!r}, which is no number of seconds since 1970."
    )


class TestProgress:
    """What a person at a terminal sees of long work."""

    @pytest.fixture(autouse=True)
    def impatient(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Say everything at once, to a terminal."""
        monkeypatch.setattr("portfolio_gen.cli.progress.PATIENCE_S", 0.0)
        monkeypatch.setattr("portfolio_gen.cli.progress.is_watched", lambda: True)

    def test_says_and_wipes(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The step that is running, then nothing."""
        with Progress() as progress:
            progress._patience.join()
            progress.say("Reading")
            progress.say("Building")
        text = capsys.readouterr().err
        assert f"{CLEAR_LINE}Reading ...{CLEAR_LINE}Building ...{CLEAR_LINE}" in text

    def test_says_what_began_before(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A long step that began in the first second is named when the second is over."""
        monkeypatch.setattr("portfolio_gen.cli.progress.PATIENCE_S", 0.05)
        with Progress() as progress:
            progress.say("Reading")
            progress._patience.join()
        assert capsys.readouterr().err == f"{CLEAR_LINE}Reading ...{CLEAR_LINE}"

    def test_narrow(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A line that would be wrapped, and then not be wiped, is cut."""
        monkeypatch.setenv("COLUMNS", "12")
        with Progress() as progress:
            progress._patience.join()
            progress.say("Preparing photos")
        assert capsys.readouterr().err.endswith(f"{CLEAR_LINE}Preparing p{CLEAR_LINE}")

    def test_quick_work_is_silent(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nothing flickers."""
        monkeypatch.setattr("portfolio_gen.cli.progress.PATIENCE_S", 60.0)
        with Progress() as progress:
            progress.say("Reading")
        assert capsys.readouterr().err == ""

    def test_no_terminal(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A log file gets no progress."""
        monkeypatch.setattr("portfolio_gen.cli.progress.is_watched", lambda: False)
        with Progress() as progress:
            progress.say("Reading")
        assert capsys.readouterr().err == ""


@pytest.mark.parametrize("collecting", [True, False])
def test_short_lived(collecting: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    """Nothing is collected meanwhile; afterwards all is as it was."""
    monkeypatch.delenv("PYDANTIC_DISABLE_PLUGINS", raising=False)
    monkeypatch.setattr("gc.isenabled", lambda: collecting)
    calls: list[str] = []
    monkeypatch.setattr("gc.disable", lambda: calls.append("disable"))
    monkeypatch.setattr("gc.enable", lambda: calls.append("enable"))
    with short_lived():
        assert calls == ["disable"]
        assert os.environ["PYDANTIC_DISABLE_PLUGINS"] == "__all__"
    assert calls == ["disable", "enable"] if collecting else ["disable"]


def imported(*arguments: str) -> set[str]:
    """Return the modules a command imports."""
    code = (
        "import sys\n"
        "from portfolio_gen.cli.main import main\n"
        "main(sys.argv[1:], standalone_mode=False)\n"
        "print('\\n'.join(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines())


HEAVY = {"mkdocs", "pydantic", "jinja2", "yaml", "markdown", "pyld", "cryptography", "qrcode"}


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["serve", "--help"]])
def test_help_is_light(arguments: list[str]) -> None:
    """Asking for help loads click and little else."""
    assert not HEAVY & imported(*arguments)


def test_nothing_changed_is_light(place: Path) -> None:
    """A build that does nothing loads nothing."""
    small_portfolio(place / "me")
    assert {"mkdocs", "pydantic"} <= imported("build", "me")
    assert not HEAVY & imported("build", "me")
