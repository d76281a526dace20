"""``portfolio-gen check --public``: what to think about before everybody can read it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.cli.main import main
from tests import photos
from tests.unit.content.making import make, project, reflection

GOOD = {
    ".gitignore": "identity.local.yml\n",
    "portfolio.yml": "basics: {name: Ana Reyes}\n",
    "projects/a/index.md": project(),
    "reflections/a.md": reflection("projects/a"),
}


def check(folder: Path, *words: str) -> Result:
    """Run the command at one fixed moment."""
    return CliRunner().invoke(main, ["check", str(folder), "--at", "2026-10-01", *words])


def test_good(tmp_path: Path) -> None:
    """Nothing is found, and the exit code says so."""
    result = check(make(tmp_path, GOOD), "--public")
    assert result.output == (
        f"{tmp_path}: everything fits together (1 project, 0 assignments, 0 badges, 1 reflection, "
        "0 courses).\n"
    )
    assert result.exit_code == 0


def test_everything_that_is_told(tmp_path: Path) -> None:
    """One line each: place, what, why, what to do; the accent is no mistake."""
    settings = {"portfolio.yml": 'basics: {name: Ana}\ntheme: {accent: "#ffee00"}\n'}
    text = "## A\n\n#### B\n\nGrade: A. [here](p.jpg) bo@a.example"
    files: dict[str, str | bytes] = {
        "projects/a/index.md": project(body=text),
        "projects/a/p.jpg": photos.jpeg(60, 40),
    }
    result = check(make(tmp_path, {**GOOD, **settings, **files}), "--public")
    lines = result.output.splitlines()
    starts = [line.partition(".")[0] + line.partition("md")[2][:6] for line in lines if line]
    assert [line.split(": ")[0] for line in lines if line] == [
        "projects/a/index.md:9",
        "projects/a/index.md:11:1",
        "projects/a/index.md:11:11",
        "projects/a/index.md:11:25",
        "projects/a/p.jpg",
        "portfolio.yml:2:17",
        str(tmp_path),
    ], starts
    assert lines[-1] == f"{tmp_path}: 5 pieces of advice."
    assert "on light pages it becomes #" in result.output
    assert "on dark pages it stays #ffee00 (" in result.output
    assert result.exit_code == 1


def test_only_with_the_option(tmp_path: Path) -> None:
    """A text that is not going to be published is the student's own business."""
    make(tmp_path, {**GOOD, "projects/a/index.md": project(body="Grade: A, bo@a.example")})
    assert check(tmp_path).exit_code == 0
    assert check(tmp_path, "--public").exit_code == 1


def test_accent_alone_is_no_mistake(tmp_path: Path) -> None:
    """It is told what became of it, and nothing is asked for."""
    settings = 'basics: {name: Ana}\ntheme: {accent: "#ffee00"}\n'
    result = check(make(tmp_path, {**GOOD, "portfolio.yml": settings}), "--public")
    assert result.output.startswith("portfolio.yml:2:17: The accent #ffee00 is shown so that text")
    assert result.exit_code == 0


def test_not_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git the history is open: exit code 3, and a sentence."""
    monkeypatch.setenv("PATH", str(tmp_path))
    result = check(make(tmp_path, GOOD), "--public")
    assert result.output.startswith(".git: not checked: git is not installed")
    assert result.output.splitlines()[-1].endswith(
        "; the history of the folder could not be checked completely."
    )
    assert result.exit_code == 3


def test_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs get the notes with their outcome."""
    monkeypatch.setenv("PATH", str(tmp_path))
    settings = 'basics: {name: Ana}\ntheme: {accent: "#ffee00"}\n'
    files = {"portfolio.yml": settings, "projects/a/index.md": project(body="bo@a.example")}
    result = check(make(tmp_path, {**GOOD, **files}), "--public", "--json")
    found = json.loads(result.output)  # noqa: TID251 (our own output)
    assert [finding["check"] for finding in found["findings"]] == ["public-email"]
    notes = [(note["check"], note["outcome"]) for note in found["notes"]]
    assert notes == [("history", "not checked"), ("accent", "passed")]
    assert found["exit_code"] == 1


def test_the_sample(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In all texts of the sample there is no false alarm."""
    monkeypatch.setenv("PATH", str(tmp_path))
    sample = Path(__file__).parents[2] / "sample_portfolio"
    found = json.loads(check(sample, "--public", "--json").output)  # noqa: TID251 (our own output)
    assert [f"{f['file']}:{f['line']}: {f['check']}" for f in found["findings"]] == []
