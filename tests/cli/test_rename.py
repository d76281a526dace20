"""``portfolio-gen rename``: references at their exact places, a redirect, all or nothing."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.author import files
from portfolio_gen.cli.main import main
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.site.build import build_site
from tests.site.small_portfolio import SENTENCE, small_portfolio

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
PORTFOLIO = """# projects/water stays in this comment
basics: {name: Ana Reyes}
home: {featured: [projects/water]}   # the best
redirects: {projects/rain.html: projects/water}
"""
OTHER = """---
title: "projects/water, again"
kind: essay
description: About projects/water and its water.
date: 2026-04-29
cover: ../water/rain.svg
---
[One](../water/index.md#rain), [two](../water/ "water"), ![three](../water/rain.svg) and
[water ../water](https://ana.example/projects/water) with [another][w]. `../water/index.md`

[w]: ../water/index.md
"""


@pytest.fixture
def folder(in_folder: Path) -> Path:
    """A portfolio in which much names one project."""
    source = small_portfolio(in_folder / "me", portfolio_yml=PORTFOLIO)
    (source / "projects/other").mkdir()
    (source / "projects/other/index.md").write_text(OTHER)
    work = source / "projects/water/index.md"
    work.write_text(work.read_text() + "![Rain](rain.svg) [this very one](../water/index.md)\n")
    (source / "projects/water/rain.svg").write_text("<svg/>")
    (source / "reflections/water.md").write_text(
        f"---\nabout:\n  - 'projects/water'\n---\n{SENTENCE * 9}"
    )
    (source / "courses").mkdir(exist_ok=True)
    (source / "courses/A-1.yml").write_text(
        "code: A 1\nname: Rain\nterm: Fall 2026\nstart: 2026-08-24\n"
    )
    (source / "views").mkdir()
    (source / "views/b.yml").write_text(
        "title: B\nkey: zx8kq-w2mfn-t4hjd\nitems: [projects/other, projects/water]\n"
        "lines: {projects/water: Read projects/water first.}\n"
    )
    return source


def run(*arguments: str) -> Result:
    """Run ``portfolio-gen rename`` in that portfolio."""
    return CliRunner().invoke(main, ["rename", *arguments, "--in", "me"])


def everything(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_renamed(folder: Path) -> None:
    """What names it is changed and nothing else; the portfolio holds together."""
    result = run("projects/water", "projects/rain-again/")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("projects/water is now projects/rain-again; 5 files changed:\n")
    assert not (folder / "projects/water").exists()
    assert (folder / "portfolio.yml").read_text() == PORTFOLIO.replace(
        "[projects/water]", "[projects/rain-again]"
    ).replace(
        "{projects/rain.html: projects/water}",
        "{projects/water.html: projects/rain-again, projects/rain.html: projects/rain-again}",
    )
    other = OTHER.replace("](../water/", "](../rain-again/").replace(
        ": ../water/", ": ../rain-again/"
    )
    assert (folder / "projects/other/index.md").read_text() == other
    assert "[this very one](index.md)" in (folder / "projects/rain-again/index.md").read_text()
    assert "  - 'projects/rain-again'\n" in (folder / "reflections/water.md").read_text()
    assert (
        (folder / "views/b.yml")
        .read_text()
        .endswith(
            "items: [projects/other, projects/rain-again]\n"
            "lines: {projects/rain-again: Read projects/water first.}\n"
        )
    )
    assert load_portfolio(folder)[1].failures == ()


def test_the_old_address_leads_on(folder: Path) -> None:
    """And so does the one from before that; earlier pins move along."""
    assert CliRunner().invoke(main, ["pin", "me"]).exit_code == 0
    assert run("projects/water", "projects/rain-again").exit_code == 0
    assert build_site(folder, folder.parent / "site", now=NOW).written
    for old in ("water", "rain"):
        page = (folder.parent / f"site/projects/{old}.html").read_text()
        assert 'content="0; url=rain-again.html"' in page


NOT_THERE = (
    "there is no projects/watr in this portfolio. Name a project or an assignment, such as "
    "projects/water-cycle."
)
KEPT = (
    "courses/A-1 keeps its name: only projects and assignments can be renamed. To change what "
    "readers see, change its name or title inside the file."
)
NO_NAME = (
    "projects/Rain Again cannot be the new name of projects/water. It stays in its folder, and "
    "uses a-z, 0-9 and single hyphens: projects/rain-again."
)
MOVED = (
    "assignments/water cannot be the new name of projects/water. It stays in its folder, and "
    "uses a-z, 0-9 and single hyphens: projects/water."
)
TAKEN = "projects/other is there already. Choose another name."
OLD = (
    "projects/rain is an old address that leads somewhere else. Take that line out of redirects "
    "in portfolio.yml first, or choose another name."
)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("projects/watr", "projects/a", NOT_THERE),
        ("projects/water", "projects/Rain Again", NO_NAME),
        ("projects/water", "assignments/water", MOVED),
        ("projects/water", "projects/other", TAKEN),
        ("projects/water", "projects/rain", OLD),
        ("courses/A-1", "courses/A-2", KEPT),
    ],
    ids=["not-there", "name", "folder", "taken", "old-address", "course"],
)
def test_refused(folder: Path, old: str, new: str, message: str) -> None:
    """Nothing is changed, and the message says what would do."""
    before = everything(folder)
    result = run(old, new)
    assert (result.exit_code, result.output) == (2, f"{message}\n")
    assert everything(folder) == before


def test_a_folder_with_problems(folder: Path) -> None:
    """What is not understood is not renamed."""
    (folder / "about.md").write_text("---\ntitel: x\n---\n")
    result = run("projects/water", "projects/rain-again")
    assert result.output.startswith("there are problems in this portfolio, so nothing was renamed.")
    assert (folder / "projects/water").is_dir()


def test_all_or_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the folder cannot be renamed, the files are as they were."""
    before = everything(folder)
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.name == "water":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    result = run("projects/water", "projects/rain-again")
    assert result.exit_code == 2
    assert "could not be renamed: Permission denied. Nothing was changed." in result.output
    assert everything(folder) == before


def test_taken_back_if_it_does_not_hold_together(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the portfolio has a problem afterwards, everything is put back."""
    before = everything(folder)
    write = files.write_new
    calls = []

    def spoiling(place: Path, new: list[files.NewFile]) -> object:
        calls.append(len(new))
        written = write(place, new)
        if len(calls) == 1:
            (place / "resume.yml").write_text("nonsense: 1\n")
        return written

    monkeypatch.setattr(files, "write_new", spoiling)
    result = run("projects/water", "projects/rain-again")
    assert result.exit_code == 2
    assert (
        "with the new name, the portfolio would not hold together: resume.yml:1:1" in result.output
    )
    (folder / "resume.yml").unlink()
    assert everything(folder) == before
