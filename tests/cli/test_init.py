"""``portfolio-gen init``: what it asks, what it writes, and what it leaves alone."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.cli import asking
from portfolio_gen.cli.main import main
from portfolio_gen.content.load import load_portfolio
from tests.unit.author.test_packs import COURSE, WHOLE, zipped

FILES = {
    "portfolio.yml",
    "about.md",
    "identity.local.yml",
    ".gitignore",
}


@pytest.fixture(autouse=True)
def world(monkeypatch: pytest.MonkeyPatch, in_folder: Path) -> Path:
    """One day, one language, no git."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.setenv("PATH", "")
    return in_folder


def init(*words: str, typed: str | None = None, monkeypatch: pytest.MonkeyPatch) -> Result:
    """Run the command; with something typed, at a terminal."""
    monkeypatch.setattr(asking, "is_terminal", lambda: typed is not None)
    return CliRunner().invoke(main, ["init", *words], input=typed)


def written(folder: Path) -> set[str]:
    """Return the files of a portfolio, without schemas."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if path.parts[0] != ".schemas"}


def test_six_questions(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever answers all of them finds the answers in the files, and nothing else."""
    typed = "Ana Reyes\nNurse\nen\nEDUC 210\nhttps://ana.github.io/portfolio/\nwarm\n"
    result = init("p", typed=typed, monkeypatch=monkeypatch)
    assert result.exit_code == 0
    assert written(in_folder / "p") == {*FILES, "courses/EDUC-210-2026fa.yml"}
    portfolio, report = load_portfolio(in_folder / "p")
    assert not report.failures
    meta = portfolio.settings.meta
    assert (meta.basics.name, meta.basics.label, meta.language) == ("Ana Reyes", "Nurse", "en")
    assert (meta.base_url, meta.theme.name) == ("https://ana.github.io/portfolio/", "warm")
    (course,) = portfolio.courses
    assert (course.meta.code, course.meta.start) == ("EDUC 210", dt.date(2026, 9, 21))


def test_all_skipped(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter is an answer to everything but the name."""
    result = init("p", typed="Ana\n" + "\n" * 5, monkeypatch=monkeypatch)
    assert result.exit_code == 0
    portfolio, report = load_portfolio(in_folder / "p")
    assert not report.failures
    assert portfolio.settings.meta.language == "de"
    assert portfolio.settings.meta.base_url is None


def test_git_knows_the_name(
    in_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """With ``--yes`` the name is the one that somebody gave to git; empty options say nothing."""
    git = tmp_path_factory.mktemp("bin") / "git"
    git.write_text("#!/bin/sh\necho Ana  Reyes\n")
    git.chmod(0o755)
    monkeypatch.setenv("PATH", f"{git.parent}:/usr/bin:/bin")
    assert init("--yes", "--name", "", "--language", " ", monkeypatch=monkeypatch).exit_code == 0
    assert "\nlanguage: de\n" in (in_folder / "portfolio.yml").read_text()
    assert "name: Ana Reyes\n" in (in_folder / "portfolio.yml").read_text()


def test_folder_with_files(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there stays as it is; .gitignore gets lines at its end."""
    (in_folder / "thesis.docx").write_bytes(b"x")
    (in_folder / "about.md").write_bytes(b"Mine.\r\n")
    (in_folder / ".gitignore").write_bytes(b"*.tmp\r\n")
    result = init("--name", "Ana", monkeypatch=monkeypatch)
    assert result.exit_code == 0
    assert "about.md            was there already and was left as it is" in result.output
    assert (in_folder / "about.md").read_bytes() == b"Mine.\r\n"
    assert (in_folder / ".gitignore").read_bytes().startswith(b"*.tmp\r\n# Addresses")


def test_ignore_that_is_complete(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A .gitignore that has everything is not touched."""
    (in_folder / ".gitignore").write_bytes(b"identity.local.yml\nsite/\n")
    result = init("--name", "Ana", monkeypatch=monkeypatch)
    assert ".gitignore" not in result.output


class Web:
    """A web that has a few files."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Take the files."""
        self.files = files

    def fetch(self, url: str) -> Fetched:
        """Return a file."""
        if url == "https://gone.example/":
            raise Unreachable("gone.example did not answer.")
        body = self.files.get(url)
        at = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
        return Fetched(url=url, status=200 if body else 404, body=body or b"", at=at)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a web of two files stand for the real one."""
    files = {"https://a.example/pack.zip": zipped(WHOLE), "https://a.example/c": COURSE}
    monkeypatch.setattr("portfolio_gen.base.http.HttpFetcher.asked", {}, raising=False)
    monkeypatch.setattr(
        "portfolio_gen.base.http.HttpFetcher.fetch", lambda _, url: Web(files).fetch(url)
    )
    monkeypatch.setattr("portfolio_gen.base.private.private_folder", lambda _: None)


@pytest.mark.usefixtures("web")
@pytest.mark.parametrize("source", ["https://a.example/pack.zip", "pack.zip", "pack"])
def test_pack(in_folder: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    """A pack brings its courses; nobody is asked for a code then."""
    (in_folder / "pack.zip").write_bytes(zipped(WHOLE))
    for name, data in WHOLE.items():
        (in_folder / "pack" / name).parent.mkdir(parents=True, exist_ok=True)
        (in_folder / "pack" / name).write_bytes(data)
    result = init("p", "--course", source, typed="Ana\n\n\n\n\n", monkeypatch=monkeypatch)
    assert result.exit_code == 0, result.output
    assert written(in_folder / "p") == {*FILES, *WHOLE}


def test_home_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that knows no home folder stops nobody."""

    def none() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", none)
    assert init("p", "--name", "Ana", monkeypatch=monkeypatch).exit_code == 0


@pytest.mark.parametrize(
    "option",
    [
        pytest.param(("--language", "?"), id="language"),
        pytest.param(("--course-code", "???"), id="course code"),
        pytest.param(("--base-url", "here"), id="address"),
        pytest.param(("--theme", "loud"), id="theme"),
        pytest.param(("--accent", "blueish"), id="accent"),
    ],
)
def test_options_before_questions(
    in_folder: Path, option: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the command line says is looked at before the first question, so no answer is lost."""
    result = init("p", *option, typed="Ana\n" * 6, monkeypatch=monkeypatch)
    assert result.exit_code == 2, result.output
    assert len(result.output.splitlines()) == 1, result.output
    assert not (in_folder / "p").exists()
