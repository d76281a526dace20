"""``portfolio-gen pin``: written down once, and shown on the page of the badge."""

import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from portfolio_gen.badges import strict_json
from portfolio_gen.cli.main import main
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.places import read_yaml
from portfolio_gen.site.build import build_site
from tests import builders
from tests.conftest import ROOT
from tests.site.small_portfolio import small_portfolio

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
BEFORE, AWARD, LATER = "1775001600", "1777593600", "1780272000"
"""1 April, 1 May and 1 June 2026, as seconds since 1970."""
KEEP = "Written down in portfolio.lock. Keep that file with your portfolio."
WHOSE = "This is the owner&#39;s own record; the issuer does not vouch for it."


@pytest.fixture
def folder(in_folder: Path) -> Path:
    """A portfolio with a badge and the project that earned it."""
    source = small_portfolio(in_folder / "me")
    (source / "courses").mkdir()
    (source / "courses/A-1.yml").write_text(
        "code: A 1\nname: A\nterm: Spring 2026\nstart: 2026-01-20\ninstructor: {name: I}\n"
    )
    (source / "badges").mkdir()
    (source / "badges/rain.yml").write_text("name: Rain\ncourse: A-1\nawarded: 2026-05-01\n")
    work = source / "projects/water/index.md"
    work.write_text(work.read_text().replace("kind: essay", "kind: essay\nbadges: [rain]"))
    return source


def pin(monkeypatch: pytest.MonkeyPatch, epoch: str, *arguments: str) -> Result:
    """Run ``portfolio-gen pin me`` on some day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    return CliRunner().invoke(main, ["pin", "me", *arguments])


def badge_page(folder: Path) -> str:
    """The page of the badge."""
    assert build_site(folder, folder.parent / "site", now=NOW).written
    return (folder.parent / "site/badges/rain.html").read_text()


def test_unchanged_since_the_award(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written down on the day of the award: that is what the page says."""
    result = pin(monkeypatch, AWARD)
    assert result.exit_code == 0
    assert result.output.splitlines() == ["projects/water, for the badge rain", KEEP]
    page = badge_page(folder)
    assert "“The water cycle” is unchanged since the badge was awarded on 1 May 2026." in page
    assert WHOSE in page


def test_the_record_has_its_schema(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written is what docs/schemas/lock.json says; a digest that is none is refused."""
    work = folder / "projects/water/index.md"
    work.write_text(work.read_text() + "![Rain](rain.svg)\n")
    (work.parent / "rain.svg").write_text("<svg/>")
    assert pin(monkeypatch, AWARD).exit_code == 0
    written = (folder / "portfolio.lock").read_text()
    record = read_yaml(written, file="portfolio.lock", notes=Notes()).value
    schema = strict_json.loads((ROOT / "docs/schemas/lock.json").read_bytes())
    assert list(record["badges"]["rain"]["projects/water"]["files"]) == ["projects/water/rain.svg"]
    jsonschema.validate(record, schema)
    record["badges"]["rain"]["projects/water"]["files"]["projects/water/rain.svg"] = "0"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, schema)


def test_written_down_later(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said of the time before."""
    pin(monkeypatch, LATER)
    assert (
        "“The water cycle” is unchanged since 1 June 2026, when it was first written down; the "
        "badge was awarded on 1 May 2026." in badge_page(folder)
    )


def test_written_down_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written down when it was handed in is unchanged since the award as well."""
    pin(monkeypatch, BEFORE)
    assert (
        "“The water cycle” is unchanged since the badge was awarded on 1 May 2026."
        in badge_page(folder)
    )


@pytest.mark.parametrize("signed", [True, False], ids=["signed", "recorded"])
def test_an_award_that_is_still_to_come(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, signed: bool
) -> None:
    """Nothing is said to be unchanged since a day that nobody has seen yet."""
    ahead = builders.signed(builders.put("validFrom", "2027-01-01T09:00:00Z"))
    recorded = folder / "badges/rain.yml"
    recorded.write_text(recorded.read_text().replace("2026-05-01", "2027-01-01"))
    if signed:
        recorded.unlink()
        (folder / "badges/rain.json").write_text(json.dumps(ahead))
    pin(monkeypatch, BEFORE)
    page = badge_page(folder)
    assert "is unchanged since 1 April 2026, when it was first written down." in page


def test_no_work_behind_any_badge(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what is missing, and nothing is written."""
    work = folder / "projects/water/index.md"
    work.write_text(work.read_text().replace("badges: [rain]\n", ""))
    assert pin(monkeypatch, AWARD).output == (
        "There is nothing to write down: no project and no assignment names a badge that is here. "
        "Name it in the work it was earned with, such as badges: [open-lesson].\n"
    )
    assert not (folder / "portfolio.lock").exists()


def test_edited(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says what was edited, and the record is not written anew by itself."""
    pin(monkeypatch, AWARD)
    work = folder / "projects/water/index.md"
    work.write_text(work.read_text().replace("It rains.", "It rains again. ![Rain](rain.svg)"))
    (folder / "projects/water/rain.svg").write_text("<svg/>")
    before = (folder / "portfolio.lock").read_bytes()
    assert pin(monkeypatch, LATER).output == "Nothing new; 1 entry in portfolio.lock.\n"
    assert (folder / "portfolio.lock").read_bytes() == before
    assert "“The water cycle” was edited since 1 May 2026: the text and one file." in badge_page(
        folder
    )
    assert pin(monkeypatch, LATER, "--again", "badges/rain").exit_code == 0
    assert "is unchanged since 1 June 2026, when it was first written down" in badge_page(folder)


def test_nothing_written_down(folder: Path) -> None:
    """Without a record nothing is said."""
    assert WHOSE not in badge_page(folder)


NO_BADGE = (
    'there is no badge "rian" in this portfolio. Write the name of a file in badges/ without its '
    "ending."
)
PROBLEMS = (
    "there are problems in me, so nothing was written down. Mend what portfolio-gen check lists, "
    "then try again."
)


def test_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No such badge, or a folder with problems: nothing is written."""
    result = pin(monkeypatch, AWARD, "--again", "rian")
    assert (result.exit_code, result.output) == (2, f"{NO_BADGE}\n")
    (folder / "about.md").write_text("---\ntitel: x\n---\n")
    result = pin(monkeypatch, AWARD)
    assert (result.exit_code, result.output) == (2, f"{PROBLEMS}\n")
    assert not (folder / "portfolio.lock").exists()
