"""``portfolio-gen import``: what it prints, what it writes, and what it exits with."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.cli.main import main
from tests import builders
from tests.unit.exchange.leap2a.test_importing import HEAD, entry, html
from tests.unit.exchange.leap2a.test_reading import feed
from tests.unit.exchange.piles import archive, placed, zipped

RESUME = json.dumps(
    {"basics": {"name": "Ana Reyes", "mood": "good"}, "skills": [{"name": "Birds"}]}
)
BADGE = json.dumps(builders.signed()).encode()
LINKEDIN = zipped(
    {
        "Profile.csv": "First Name,Last Name\nAna,Reyes\n",
        "Certifications.csv": "Name,Url\nFirst aid,https://aid.example/$(id)\n",
    }
)


@pytest.fixture(autouse=True)
def fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge badges by one moment."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")


def run(*words: object) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["import", *map(str, words)])


def test_resume(in_folder: Path) -> None:
    """A resume starts a portfolio; what was left out is told."""
    placed(in_folder, {"resume.json": RESUME})
    result = run("resume.json", "new")
    assert result.stdout == (
        "This is a JSON Resume.\n"
        "  new: portfolio.yml (your name and what is beside it)\n"
        "  new: resume.yml (your résumé)\n"
        "  new: about.md (the page about you, still empty)\n"
        "  new: identity.local.yml (addresses of yours; stays on this computer)\n"
    )
    assert result.stderr == (
        "Please read:\n"
        '  resume.json:1:34: "mood" has no place in a portfolio: "good". It was left out; it is '
        "still in the file that you brought.\n"
    )
    assert result.exit_code == 0
    assert "\nidentity.local.yml\n" in (in_folder / "new/.gitignore").read_text()
    assert (in_folder / "new/.schemas/resume.json").is_file()
    assert (in_folder / "new/resume.yml").read_text() == (
        "# yaml-language-server: $schema=.schemas/resume.json\nbasics:\n  name: Ana "
        "Reyes\nskills:\n  - {name: Birds}\n"
    )


def test_again(in_folder: Path) -> None:
    """A second time nothing is written, and nothing is wrong."""
    placed(in_folder, {"resume.json": RESUME, "home/portfolio.yml": "basics: {name: Ana}\n"})
    run("resume.json", "home")
    assert run("resume.json", "home").stdout == (
        "This is a JSON Resume.\n  there already: resume.yml (your résumé)\n"
    )


def test_never_overwritten(in_folder: Path) -> None:
    """A resume that is there is left as it is."""
    placed(in_folder, {"resume.json": RESUME})
    placed(in_folder / "home", {"portfolio.yml": "basics: {name: Ana}\n", "resume.yml": "{}\n"})
    result = run("resume.json", "home")
    assert (result.exit_code, result.stderr) == (
        2,
        (
            "resume.yml exists already and was left as it is. Choose another name, or move the old "
            "file away first.\n"
        ),
    )
    assert (in_folder / "home/resume.yml").read_text() == "{}\n"


def test_linkedin(in_folder: Path) -> None:
    """Addresses of certificates are offered, so that a shell reads nothing into them."""
    archive(in_folder, LINKEDIN)
    result = run("brought.zip", "new")
    assert result.stdout == (
        "This is a copy of LinkedIn's data.\n"
        "  new: portfolio.yml (your name and what is beside it)\n"
        "  new: resume.yml (your résumé)\n"
        "  new: about.md (the page about you, still empty)\n"
        "  new: identity.local.yml (addresses of yours; stays on this computer)\n"
        "If one of these addresses leads to a badge, add the badge itself:\n"
        "  portfolio-gen add badge 'https://aid.example/$(id)'    (First aid)\n"
    )
    assert result.exit_code == 0


def test_leap2a(in_folder: Path) -> None:
    """What comes from Mahara starts a portfolio of drafts."""
    body = HEAD + entry("p", "entry", "First day", html("It rained."))
    placed(in_folder / "in", {"leap2a.xml": feed(body)})
    result = run("in", "new")
    assert (result.output, result.exit_code) == (
        (
            "This is a portfolio from Mahara (Leap2A).\n"
            "  new: portfolio.yml (your name and what is beside it)\n"
            '  new: projects/first-day/index.md (a draft: "First day")\n'
            "  new: about.md (the page about you, still empty)\n"
            "  new: identity.local.yml (addresses of yours; stays on this computer)\n"
        ),
        0,
    )


def test_badges(in_folder: Path) -> None:
    """Badges are kept to the byte, and it is said what an employer would read."""
    placed(in_folder / "in", {"x": BADGE, "readme.txt": "hello"})
    placed(in_folder / "home", {"portfolio.yml": "basics: {name: Ana}\n"})
    result = run("in", "home")
    assert result.stdout == (
        "This is a set of badge files.\n"
        '  new: badges/open-lesson.json (the badge "Open lesson")\n'
        "What an employer would read, checked without the network:\n"
        "  badges/open-lesson.json: Genuine, issuer not confirmed. Unchanged since it was signed, "
        "but the issuer is known by its key only, which anybody can make.\n"
    )
    assert result.stderr.startswith("Please read:\n  in/readme.txt: This is not a badge file")
    assert result.exit_code == 1
    assert (in_folder / "home/badges/open-lesson.json").read_bytes() == BADGE


def test_a_badge_among_many(in_folder: Path) -> None:
    """What was left out is bounded, and comes after what needs a look."""
    many = {f"b{number:03}.txt": "hello" for number in range(1234)}
    placed(in_folder / "in", {"x": BADGE, "y": BADGE, **many})
    placed(in_folder / "home", {"portfolio.yml": "basics: {name: Ana}\n"})
    result = run("in", "home")
    lines = result.stderr.splitlines()
    assert lines[1].startswith('  in/y: this is the badge "Open lesson" that is there already as ')
    assert lines[2].startswith("  in/b000.txt: This is not a badge file")
    assert lines[-1] == "  and 1,224 more files that hold no badge or cannot be read"
    assert len(lines) == 13


def test_dry_run(in_folder: Path) -> None:
    """Nothing is written if only the answer is wanted."""
    placed(in_folder, {"x": BADGE})
    placed(in_folder / "home", {"portfolio.yml": "basics: {name: Ana}\n"})
    result = run("x", "home", "--dry-run", "--as", "badges")
    assert result.stdout.startswith(
        "This is a set of badge files. Nothing was written; without --dry-run this would be:\n"
        '  new: badges/open-lesson.json (the badge "Open lesson")\n'
    )
    assert not (in_folder / "home/badges").exists()


def test_nothing_new(in_folder: Path) -> None:
    """Everything is there already."""
    placed(in_folder, {"x": BADGE})
    placed(in_folder / "home", {"portfolio.yml": "basics: {name: Ana}\n", "badges/a.json": BADGE})
    result = run("x", "home")
    assert result.stdout == "This is a set of badge files.\n  nothing new\n"
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nothing.zip"], 1, "nothing.zip does not exist. Check the name.\n"),
        (
            ["x", "new"],
            2,
            (
                "new is no portfolio yet: there is no portfolio.yml in it. Start one first: "
                "portfolio-gen init new\n"
            ),
        ),
        (
            ["x", "--as", "resume"],
            1,
            (
                "x: this is no resume: it has neither basics nor work, education or skills. Export "
                "it "
                "as JSON Resume (resume.json).\n"
            ),
        ),
        (
            ["in", "--as", "resume"],
            1,
            (
                "in: there are 2 files here, and a resume is one of them. Name the file itself, "
                "such "
                "as resume.json.\n"
            ),
        ),
        (
            ["in", "--as", "linkedin"],
            1,
            (
                "in: nothing about you was found in this copy of your LinkedIn data. Ask LinkedIn "
                "for "
                "“Want something in particular?” with Profile and Positions, or for the larger "
                "archive.\n"
            ),
        ),
    ],
    ids=["missing", "no-portfolio", "no-resume", "two", "no-linkedin"],
)
def test_mistakes(in_folder: Path, words: list[str], code: int, said: str) -> None:
    """Mistakes end in a sentence and what to do."""
    placed(in_folder, {"x": BADGE, "in/a.json": BADGE, "in/b.json": BADGE})
    result = run(*words)
    assert (result.exit_code, result.stderr) == (code, said)


@pytest.mark.parametrize("data", [b" ", b"\xff\xfe{", b"hello"], ids=["empty", "utf-16", "text"])
def test_neither(in_folder: Path, data: bytes) -> None:
    """A file that is nothing known is looked at as a badge, and the reason is said."""
    placed(in_folder, {"x.json": data})
    result = run("x.json")
    assert result.exit_code == 1
    assert result.stderr.startswith("x.json: no badge was found in what you brought.")
