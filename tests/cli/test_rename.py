"""``portfolio-gen rename``: references at their exact places, a redirect, all or nothing."""

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.author import files
from portfolio_gen.cli.main import main
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.site.build import build_site
from tests import builders
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


COURSE = """code: A 1  # rain is not the badge here
name: Rain
term: Fall 2026
start: 2026-08-24
badges:
  - {id: rain, name: rain}
  - {id: wind, name: Wind, tasks: [{stage: apply, description: rain}]}
"""


def about(badge: str, course: str, reflection: str) -> str:
    """Return the text of the page about a person, which links to much."""
    return f"[The badge]({badge}.json), [the course]({course}.yml), [more]({reflection}.md#a)."


ABOUT = f"---\ntitle: rain\n---\n{about('badges/rain', 'courses/A-1', 'reflections/water')}\n"


@pytest.fixture
def years(folder: Path) -> Path:
    """The same portfolio with a badge, a recorded one, and a course that much names."""
    (folder / "courses/A-1.yml").write_text(COURSE)
    (folder / "badges").mkdir()
    (folder / "badges/rain.json").write_text(json.dumps(builders.signed()))
    (folder / "badges/praise.yml").write_text("name: Praise\ncourse: A-1\nawarded: 2026-09-01\n")
    (folder / "about.md").write_text(ABOUT)
    work = folder / "projects/water/index.md"
    work.write_text(
        work.read_text().replace("kind: essay", "kind: essay\ncourse: 'A-1'\nbadges: [rain] # x")
    )
    (folder / "reflections/water.md").write_text(
        "---\nabout: [projects/water, badges/rain, badges/praise, courses/A-1, projects/other]"
        f"\n---\n{SENTENCE * 9}"
    )
    (folder / "portfolio.yml").write_text(
        "basics: {name: Ana Reyes}\nbadge_visibility: {rain: unlisted}\n"
        "redirects: {badges/drops.html: badges/rain}\n"
    )
    (folder / "views/b.yml").write_text(
        "title: B\nkey: zx8kq-w2mfn-t4hjd\nitems: [badges/rain, courses/A-1]\n"
        "lines: {badges/rain: rain, courses/A-1: A-1}\n"
    )
    assert load_portfolio(folder)[1].failures == ()
    assert CliRunner().invoke(main, ["pin", "me"]).exit_code == 0
    return folder


def changes(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[str]]:
    """Lines that stand there now and did not before, by file; for a new file, where it came from.

    Every other line is as it was.
    """
    found: dict[str, list[str]] = {}
    for name, data in after.items():
        old = before.get(name)
        if old is None:
            found[name] = [n for n, b in before.items() if b == data and n not in after]
        elif old != data:
            pairs = list(zip(old.decode().split("\n"), data.decode().split("\n"), strict=True))
            found[name] = [new for was, new in pairs if was != new]
    return found


def test_a_badge(years: Path) -> None:
    """Every place that names it says the new name; the file itself stays as it was issued."""
    before = everything(years)
    result = run("badges/rain", "badges/monsoon")
    assert result.exit_code == 0, result.output
    assert result.output == (
        "badges/rain is now badges/monsoon; 7 files changed:\n"
        "  portfolio.yml\n  about.md\n  projects/water/index.md\n  reflections/water.md\n"
        "  views/b.yml\n  courses/A-1.yml\n  portfolio.lock\n"
        "The old address, badges/rain.html, leads to the new one after the next build.\n"
    )
    assert changes(before, everything(years)) == {
        "about.md": [about("badges/monsoon", "courses/A-1", "reflections/water")],
        "badges/monsoon.json": ["badges/rain.json"],
        "courses/A-1.yml": ["  - {id: monsoon, name: rain}"],
        "portfolio.lock": ["  monsoon:"],
        "portfolio.yml": [
            "badge_visibility: {monsoon: unlisted}",
            "redirects: {badges/rain.html: badges/monsoon, badges/drops.html: badges/monsoon}",
        ],
        "projects/water/index.md": ["badges: [monsoon] # x"],
        "reflections/water.md": [
            "about: [projects/water, badges/monsoon, badges/praise, courses/A-1, projects/other]"
        ],
        "views/b.yml": [
            "items: [badges/monsoon, courses/A-1]",
            "lines: {badges/monsoon: rain, courses/A-1: A-1}",
        ],
    }


@pytest.mark.parametrize("visibility", ["public", "unlisted"])
def test_addresses_of_a_badge_on_paper(years: Path, visibility: str) -> None:
    """Its page, the short address in its code and the file that verifiers ask for stay."""
    settings = years / "portfolio.yml"
    settings.write_text(settings.read_text().replace("unlisted", visibility))
    data = (years / "badges/rain.json").read_bytes()
    assert run("badges/rain.json", "badges/monsoon.json").exit_code == 0
    site = years.parent / "site"
    assert build_site(years, site, now=NOW).written
    for old in ("rain", "drops"):
        assert 'content="0; url=monsoon.html"' in (site / f"badges/{old}.html").read_text()
        assert "../badges/monsoon.html" in (site / f"v/{old}.html").read_text()
        assert (site / f"badges/{old}/credential.json").read_bytes() == data
    named = (site / "integrity.json").read_text() + (site / "portfolio.json").read_text()
    assert ("badges/rain" in named) is (visibility == "public")


def test_a_recorded_badge(years: Path) -> None:
    """One that a course recorded has no file for verifiers; its picture keeps its name."""
    (years / "badges/praise.yml").write_text(
        "name: Praise\ncourse: A-1\nawarded: 2026-09-01\nimage: praise.svg\n"
    )
    (years / "badges/praise.svg").write_text("<svg/>")
    assert run("badges/praise", "badges/courage").exit_code == 0
    site = years.parent / "site"
    assert build_site(years, site, now=NOW).written
    assert 'content="0; url=courage.html"' in (site / "badges/praise.html").read_text()
    assert not (site / "badges/praise").exists()
    assert (years / "badges/praise.svg").exists()


def test_a_course(years: Path) -> None:
    """Work and recorded badges of the course follow; its name may have capital letters."""
    before = everything(years)
    result = run("courses/A-1", "courses/EDUC-210.2026fa")
    assert result.exit_code == 0, result.output
    new = "EDUC-210.2026fa"
    assert changes(before, everything(years)) == {
        "about.md": [about("badges/rain", f"courses/{new}", "reflections/water")],
        f"courses/{new}.yml": ["courses/A-1.yml"],
        "badges/praise.yml": [f"course: {new}"],
        "portfolio.yml": [
            f"redirects: {{courses/A-1.html: courses/{new}, badges/drops.html: badges/rain}}"
        ],
        "projects/water/index.md": [f"course: '{new}'"],
        "reflections/water.md": [
            f"about: [projects/water, badges/rain, badges/praise, courses/{new}, projects/other]"
        ],
        "views/b.yml": [
            f"items: [badges/rain, courses/{new}]",
            f"lines: {{badges/rain: rain, courses/{new}: A-1}}",
        ],
    }
    assert build_site(years, years.parent / "site", now=NOW).written
    old = (years.parent / "site/courses/A-1.html").read_text()
    assert f'content="0; url={new}.html"' in old


def test_a_reflection(years: Path) -> None:
    """It has no page of its own, so that no address changes."""
    before = everything(years)
    assert run("reflections/water", "reflections/drops").output == (
        "reflections/water is now reflections/drops; 1 file changed:\n  about.md\n"
    )
    assert changes(before, everything(years)) == {
        "about.md": [about("badges/rain", "courses/A-1", "reflections/drops")],
        "reflections/drops.md": ["reflections/water.md"],
    }
    (years / "about.md").unlink()
    assert run("reflections/drops", "reflections/dew").output == (
        "reflections/drops is now reflections/dew; 0 files changed.\n"
    )


def added(*arguments: str) -> Result:
    """Run ``portfolio-gen add`` in that portfolio."""
    return CliRunner().invoke(main, ["add", *arguments, "--in", "me", "--yes"])


def test_nothing_new_gets_an_old_address(years: Path) -> None:
    """Somebody has it on paper: it leads to what it was printed for."""
    assert run("badges/rain", "badges/monsoon").exit_code == 0
    assert run("projects/water", "projects/rain-again").exit_code == 0
    assert run("courses/A-1", "courses/A-2").exit_code == 0
    before = everything(years)
    Path("new.json").write_text(json.dumps(builders.signed(builders.put("id", "urn:uuid:9"))))
    work = ("--title", "Water", "--kind", "essay", "--description", "D.")
    for words, old in (
        (("badge", "new.json", "--slug", "rain"), "badges/rain"),
        (("project", *work), "projects/water"),
        (("project", *work, "--slug", "water"), "projects/water"),
        (("course", "--code", "A 1", "--name", "A", "--id", "A-1"), "courses/A-1"),
    ):
        result = added(*words)
        assert result.exit_code == 2, result.output
        assert f"{old} is an old address that leads somewhere else since a rename." in result.output
    assert everything(years) == before
    Path("named").mkdir()
    Path("new.json").rename("named/rain.json")
    imported = CliRunner().invoke(main, ["import", "named/rain.json", "me"])
    assert imported.exit_code == 0, imported.output
    assert load_portfolio(years)[1].failures == ()


NOT_THERE = (
    "there is no projects/watr in this portfolio. Name a project, an assignment, a badge, a course "
    "or a reflection, such as projects/water-cycle."
)
COURSE_NAME = (
    "courses/A 2 cannot be the new name of courses/A-1. It stays in its folder, and uses letters, "
    "digits, single hyphens and dots: courses/a-2."
)
NO_NAME = (
    "projects/Rain Again cannot be the new name of projects/water. It stays in its folder, and "
    "uses a-z, 0-9 and single hyphens: projects/rain-again."
)
MOVED = (
    "assignments/water cannot be the new name of projects/water. It stays in its folder, and "
    "uses a-z, 0-9 and single hyphens: projects/water."
)
OTHER_FOLDER = (
    "projects/drops cannot be the new name of reflections/water. It stays in its folder, and uses "
    "a-z, 0-9 and single hyphens: reflections/drops."
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
        ("courses/A-1", "courses/A 2", COURSE_NAME),
        ("courses/A-1", "courses/a-1", "courses/a-1 is there already. Choose another name."),
        ("reflections/water", "projects/drops", OTHER_FOLDER),
    ],
    ids=["not-there", "name", "folder", "taken", "old-address", "course", "capitals", "reflection"],
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


def test_a_name_that_is_spelled_in_another_way(folder: Path) -> None:
    """A name in signs that only YAML knows is pointed at, and nothing is renamed."""
    reflection = folder / "reflections" / "water.md"
    text = reflection.read_text().replace("'projects/water'", '"projects/w\\x61ter"')
    reflection.write_text(text)
    result = run("projects/water", "projects/sea")
    assert result.output == (
        "reflections/water.md:3: projects/water could not be found there, so nothing was renamed. "
        "Write it on one line as in other files, then try again.\n"
    )
    assert result.exit_code == 2
    assert reflection.read_text() == text
    assert (folder / "projects" / "water").is_dir()


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
