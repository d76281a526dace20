"""``portfolio-gen submit`` and ``check --since-submission``."""

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.cli.main import main
from portfolio_gen.content.load import load_portfolio
from tests.site.small_portfolio import small_portfolio
from tests.unit.deploy.gits import ENVIRON, git, repository

NOON = "1790856000"
COURSE = "code: EDUC 210\nname: Media\nterm: Spring 2026\nstart: 2026-01-20\n"
FILE = "submissions/EDUC-210-2026-10-01.json"


@pytest.fixture(autouse=True)
def place(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in an empty folder at one moment, with nobody's settings of git."""
    for name, value in ENVIRON.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    return in_folder


def run(*words: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, words)


def portfolio(**changes: str) -> Path:
    """Write a portfolio with a course."""
    return small_portfolio(Path("me"), **{"courses__EDUC-210_yml": COURSE, **changes})


def test_submit() -> None:
    """One file, one line, and the line's digest is that of the file."""
    me = portfolio()
    result = run("submit", "me", "--course", "EDUC-210", "--base-url", "https://ana.example/p")
    assert result.exit_code == 0, result.output
    sha256 = hashlib.sha256((me / FILE).read_bytes()).hexdigest()
    assert result.stdout == (
        f"Frozen in {FILE}. Keep it with your portfolio. Hand in this line:\n\n"
        f"https://ana.example/p/ | EDUC-210 | 2026-10-01 12:00 UTC | sha256 {sha256[:32]}\n"
    )
    assert result.stderr == ""
    _, report = load_portfolio(me)
    assert [f for f in report.findings if f.where and "submissions" in str(f.where)] == []


def test_again() -> None:
    """The same is not written twice, and something else never over it."""
    me = portfolio()
    first = run("submit", "me")
    data = (me / "submissions/portfolio-2026-10-01.json").read_bytes()
    assert run("submit", "me").stdout == first.stdout
    (me / "about.md").write_text("New.\n")
    assert "Frozen in submissions/portfolio-2026-10-01-2.json." in run("submit", "me").stdout
    assert (me / "submissions/portfolio-2026-10-01.json").read_bytes() == data


def test_commit_and_address() -> None:
    """From git: the commit, if it holds everything, and the address of the site."""
    me = portfolio()
    repository(me, "git@github.com:ana/portfolio.git")
    commit = git(me, "rev-parse", "HEAD").strip()
    result = run("submit", "me", "--course", "EDUC-210")
    assert "https://ana.github.io/portfolio/ | EDUC-210 | " in result.stdout
    assert f'"commit":"{commit}"' in (me / FILE).read_text()
    second = run("submit", "me")
    assert second.stderr == ""
    (me / "about.md").write_text("New.\n")
    third = run("submit", "me")
    assert third.stderr == (
        "advice: some files are not committed, so no commit is named in it. Commit first if you "
        "hand in a repository.\n"
    )
    assert commit not in (me / "submissions/portfolio-2026-10-01-2.json").read_text()


def test_without_git(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Nothing is missed where git is not installed."""
    portfolio()
    monkeypatch.setenv("PATH", str(place))
    result = run("submit", "me")
    assert result.exit_code == 0, result.output
    assert "\n\n2026-10-01 12:00 UTC | sha256 " in result.stdout


def test_problems() -> None:
    """What cannot be read cannot be handed in."""
    me = portfolio(portfolio_yml="basics: {name: Ana}\nacent: red\n")
    result = run("submit", "me")
    assert result.exit_code == 1
    assert result.stderr.startswith("portfolio.yml:2:1: ")
    assert result.stderr.endswith("Nothing was frozen: 1 problem.\n")
    assert not (me / "submissions").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--course", "NONE"], "there is no public course 'NONE' in this portfolio."),
        (["--base-url", "x"], "'x' is not an address a site can stand at."),
    ],
)
def test_wrong_use(words: list[str], message: str) -> None:
    """Exit code 2, one sentence."""
    portfolio()
    result = run("submit", "me", *words)
    assert result.exit_code == 2
    assert message in result.stderr


def since(*words: str) -> Result:
    """Compare with a submission."""
    return run("check", *words)


def test_nothing_changed() -> None:
    """Exit code 0, with the digest to compare with the line that was handed in."""
    me = portfolio()
    line = run("submit", "me", "--course", "EDUC-210").stdout.splitlines()[-1]
    for words in (
        ["me", "--since-submission"],
        ["--since-submission", "me"],
        ["me", "--since-submission", f"me/{FILE}"],
    ):
        result = since(*words)
        assert result.stdout == (
            "Since the submission of 2026-10-01 12:00 UTC for EDUC-210 "
            f"({line.rpartition(' | ')[2]}):\nNothing changed.\n"
        )
        assert result.exit_code == 0
    assert (me / FILE).is_file()


def test_changes() -> None:
    """What was added, changed and removed, with words by item. Exit code 1."""
    me = portfolio()
    run("submit", "me")
    (me / "about.md").write_text("New words.\n")
    (me / "reflections/water.md").unlink()
    project = (me / "projects/water/index.md").read_text()
    (me / "projects/new").mkdir()
    (me / "projects/new/index.md").write_text(project)
    (me / "projects/quiet").mkdir()
    (me / "projects/quiet/index.md").write_text(
        project.replace("---\n", "---\nvisibility: unlisted\n", 1)
    )
    result = since("me", "--since-submission")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1:] == [
        "changed: about (5 words, now 2): about.md",
        "added: projects/new (3 words)",
        "removed, or no longer public: reflections/water (126 words)",
        "changed: something that is unlisted",
        "unchanged: 3 of 5 items",
    ]


def test_broken_now() -> None:
    """What cannot be read any more counts as removed, and that is said."""
    me = portfolio()
    run("submit", "me")
    (me / "about.md").write_text("---\nacent: 1\n---\nNew words.\n")
    result = since("me", "--since-submission")
    assert result.exit_code == 1
    assert result.stderr == (
        "advice: there are problems in this portfolio, and what cannot be read counts as removed. "
        "Run portfolio-gen check without --since-submission to see them.\n"
    )


def test_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest by the moment in it; other files in the folder are nobody's matter."""
    me = portfolio()
    run("submit", "me")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOON) + 61))
    run("submit", "me", "--course", "EDUC-210")
    (me / "submissions/other.json").write_text("{}")
    (me / "submissions/zzz.json").mkdir()
    assert "2026-10-01 12:01:01 UTC for EDUC-210" in since("me", "--since-submission").stdout


def test_no_submission() -> None:
    """How to make one is said; so is what is wrong with a name."""
    me = portfolio()
    result = since("me", "--since-submission")
    assert result.exit_code == 2
    assert result.stderr == (
        f"there is no submission in {me / 'submissions'}. Make one with portfolio-gen submit, or "
        "name the file.\n"
    )
    result = since("me", "--since-submission", "nowhere.json")
    assert result.exit_code == 2
    assert result.stderr == (
        "nowhere.json could not be opened: No such file or directory. Check the name, or leave it "
        "out for the newest one in submissions/.\n"
    )


def test_hostile_file() -> None:
    """What somebody wrote into a submission cannot steer the terminal of who reads it."""
    portfolio()
    row = '{"ref": "a\\u001b[2J", "files": []}'
    Path("x.json").write_text(
        f'{{"submitted": "2026-10-01T12:00:00Z", "program": "x", "items": [{row}]}}'
    )
    result = since("me", "--since-submission", "x.json")
    assert "\x1b" not in result.output
    assert "removed, or no longer public: a\ufffd[2J\n" in result.stdout
