"""``portfolio-gen add``: what it writes. What goes wrong stands in ``tests/transcripts``."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.cli.adding.badge import dropped
from portfolio_gen.cli.main import main
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.content.pins import since_pinned
from portfolio_gen.model.lock import Since
from tests import builders
from tests.conftest import ROOT
from tests.transcripts.world import Case, document, endorsement, make_world, put, surroundings

IDENTITY = f"# Mine.\nemails: [other@x.example]\ndids:\n  - {builders.MAKER.did}\n"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A folder with a portfolio and downloads."""
    make_world(tmp_path)
    put("p/identity.local.yml", IDENTITY)(tmp_path)
    return tmp_path


def add(world: Path, *words: str, typed: str | None = None) -> Result:
    """Run the command, which must not fail, and see that the portfolio still fits together."""
    case = Case(name="", words=words, typed=typed)
    with surroundings(world, case):
        result = CliRunner().invoke(main, ["add", *words, "--in", "p"], input=typed)
    assert result.exit_code == 0, result.output
    assert load_portfolio(world / "p")[1].failures == ()
    return result


def text(world: Path, name: str) -> str:
    """Return a file of the portfolio."""
    return (world / "p" / name).read_text("utf-8")


def test_badge(world: Path) -> None:
    """The badge is kept as received; project, identity and reflection know of it."""
    before = text(world, "projects/water-cycle/index.md")
    result = add(
        world,
        *("badge", "Downloads/badge.json", "--project", "projects/water-cycle"),
        *("--email", builders.EMAIL, "--reflection", "I learned."),
    )
    assert "EDUC 210 asks" not in result.output
    assert (world / "p/badges/open-lesson.json").read_bytes() == document()
    assert text(world, "projects/water-cycle/index.md") == before.replace(
        "date: 2026-04-28\n", "date: 2026-04-28\nbadges: [open-lesson]\n"
    )
    assert text(world, "identity.local.yml") == IDENTITY.replace(
        "other@x.example]", f"other@x.example, {builders.EMAIL}]"
    )
    assert text(world, "reflections/open-lesson.md") == (
        "---\nabout: [badges/open-lesson, projects/water-cycle]\ndate: 2026-09-21\n---\n"
        "I learned.\n"
    )


def pins(world: Path) -> dict[str, dict[str, str]]:
    """Which work is written down for which badge, and on which day."""
    record = load_portfolio(world / "p")[0].lock.badges
    return {
        slug: {ref: pin.pinned.isoformat() for ref, pin in works.items()}
        for slug, works in record.items()
    }


WITH_PROJECT = ("badge", "Downloads/badge.json", "--project", "water-cycle")


def test_work_is_written_down(world: Path) -> None:
    """Fingerprints of the work behind the badge are kept from the day on which it is added."""
    named = text(world, "projects/bean-lab/index.md").replace(
        "kind: essay", "kind: essay\nbadges: [open-lesson]"
    )
    put("p/projects/bean-lab/index.md", named)(world)
    result = add(world, *WITH_PROJECT)
    assert "  portfolio.lock                 fingerprints of the work behind" in result.output
    assert pins(world) == {
        "open-lesson": {"projects/bean-lab": "2026-09-21", "projects/water-cycle": "2026-09-21"}
    }
    assert since_pinned(load_portfolio(world / "p")[0])["open-lesson"]["projects/water-cycle"] == (
        Since(pinned=dt.date(2026, 9, 21), text=False, files=0)
    )


def test_what_was_written_down_stays(world: Path) -> None:
    """Entries of other badges keep their day, and so does an older entry for the same badge."""
    entry = f"{{pinned: 2026-01-01, text: '{'0' * 64}'}}"
    lock = f"badges: {{open-lesson: {{projects/water-cycle: {entry}}}}}\n"
    put("p/portfolio.lock", lock)(world)
    add(world, *WITH_PROJECT)
    assert text(world, "portfolio.lock") == lock


def test_nothing_to_write_down(world: Path) -> None:
    """Without a project, or with one whose text is still to be written, there is no record."""
    written = text(world, "projects/water-cycle/index.md")
    put("p/projects/water-cycle/index.md", written.replace("Text.", ""))(world)
    add(world, *WITH_PROJECT)
    assert not (world / "p/portfolio.lock").exists()


def test_a_record_that_cannot_be_read(world: Path) -> None:
    """It is left as it is, and the badge is added without an entry."""
    put("p/portfolio.lock", "badges: [")(world)
    case = Case(name="", words=WITH_PROJECT)
    with surroundings(world, case):
        result = CliRunner().invoke(main, ["add", *WITH_PROJECT, "--in", "p"])
    assert (
        "portfolio.lock cannot be read, so the work behind this badge was not written down in it. "
        "Mend it as portfolio-gen check says, then run portfolio-gen pin.\n" in result.output
    )
    assert text(world, "portfolio.lock") == "badges: ["
    assert (world / "p/badges/open-lesson.json").exists()


def test_badge_asked(world: Path) -> None:
    """Everything can be skipped; the word band of the course that offers it is said."""
    result = add(world, "badge", "Downloads/badge.json", typed="\n\n\n\n")
    assert "EDUC 210 asks for 50 to 200 words." in result.output
    assert "portfolio-gen add reflection badges/open-lesson --in p" in result.output
    assert not (world / "p/reflections").exists()


def test_badge_of_mine(world: Path) -> None:
    """A badge for a known address asks for none, and says that it is mine."""
    put("p/identity.local.yml", f"emails: [{builders.EMAIL}]\n")(world)
    put("p/reflections/a.md", "---\nabout: [badges/open-lesson]\n---\nText\n")(world)
    result = add(world, "badge", "Downloads/badge.json", typed="\n\n")
    assert "to       you (one of your addresses in identity.local.yml)" in result.output


def test_badge_of_somebody_else(world: Path) -> None:
    """A badge for another address is said to be somebody else's."""
    put("p/identity.local.yml", "emails: [ben@x.example]\n")(world)
    result = add(world, "badge", "Downloads/badge.json")
    assert "to       somebody else than your addresses" in result.output


def test_badge_for_nobody(world: Path) -> None:
    """A badge that names nobody is said to."""
    nobody = builders.signed(builders.drop("credentialSubject.identifier"))
    put("n.json", json.dumps(nobody))(world)
    assert "to       nobody: it does not say" in add(world, "badge", "n.json").output


def test_badge_by_nobody(world: Path) -> None:
    """A badge that is kept by an issuer whom it does not name is said to be."""
    hosted = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": "https://badges.example/assertions/7",
        "recipient": {"type": "email", "hashed": False, "identity": builders.EMAIL},
        "badge": "https://badges.example/classes/robots",
        "verification": {"type": "hosted"},
        "issuedOn": "2026-05-01T00:00:00Z",
    }
    put("h.json", json.dumps(hosted))(world)
    result = add(world, "badge", "h.json", "--yes")
    assert "\n  from     an issuer whom this file does not name\n" in result.output
    checked = CliRunner().invoke(main, ["verify", str(world / "h.json")])
    assert " and names no issuer.\n" in checked.output


def test_newer_edition(world: Path) -> None:
    """A newer edition is kept beside the older one, and both are named."""
    put("p/badges/open-lesson.json", document())(world)
    result = add(world, "badge", "Downloads/newer.json", "--slug", "open-lesson-2")
    assert (
        "It is a newer edition of badges/open-lesson.json, which stays beside it." in result.output
    )


@pytest.mark.parametrize("typed", [None, "y\n\n\n\n"], ids=["by option", "asked"])
def test_altered_badge(world: Path, typed: str | None) -> None:
    """Whoever insists may show an altered badge, with its verdict; nothing of it is shown here."""
    words = () if typed else ("--anyway",)
    result = add(world, "badge", "Downloads/altered.json", *words, typed=typed)
    assert "altered.json cannot be trusted:" in result.output
    assert "Kestrel" not in result.output


def test_badge_from_the_web(world: Path) -> None:
    """The address is asked without the e-mail address in it."""
    result = add(world, "badge", "https://badges.example/badge.json?identity__email=a%40b.example")
    assert result.output.startswith(
        "Your e-mail address was taken out of the web address before it was asked.\n"
        "Asked, or tried to ask, over the network: badges.example (1).\n"
    )
    assert (world / "p/badges/open-lesson.json").read_bytes() == document()


def test_unusual_project(world: Path) -> None:
    """A project that cannot be changed safely is left alone, and the line to add is said."""
    put(
        "p/projects/bean-lab/index.md",
        "---\ntitle: B\nkind: essay\ndescription: D.\ndate: 2026-01-01\nbadges:\n---\n",
    )(world)
    before = text(world, "projects/bean-lab/index.md")
    result = add(world, "badge", "Downloads/badge.json", "--project", "bean-lab")
    assert (
        "projects/bean-lab/index.md is written in an unusual way. "
        "Add to its settings: badges: [open-lesson]\n" in result.output
    )
    assert text(world, "projects/bean-lab/index.md") == before


def test_project(world: Path) -> None:
    """A lesson with everything, without a question."""
    add(
        world,
        *("project", "--title", "Größe: ein Maß", "--kind", "oer-lesson", "--description", "D."),
        *("--date", "2026-05-01", "--course", "EDUC-210-2026fa", "--license", "CC-BY-4.0"),
        *("--text", "Body."),
    )
    assert text(world, "projects/grosse-ein-mass/index.md") == (
        '---\ntitle: "Größe: ein Maß"\nkind: oer-lesson\ndescription: D.\ndate: 2026-05-01\n'
        "course: EDUC-210-2026fa\nlicense: CC-BY-4.0\n---\nBody.\n"
    )


def test_reflection(world: Path) -> None:
    """One text about two items, with a heading."""
    add(
        world,
        *("reflection", "water-cycle", "projects/bean-lab", "--title", "Two", "--text", "T."),
    )
    assert text(world, "reflections/water-cycle.md") == (
        "---\nabout: [projects/water-cycle, projects/bean-lab]\ntitle: Two\ndate: 2026-09-21\n"
        "---\nT.\n"
    )


def test_course(world: Path) -> None:
    """A course with everything."""
    add(
        world,
        *("course", "--code", "STAT 120", "--name", "Statistics", "--term", "Spring 2026"),
        *("--start", "2026-01-20", "--end", "2026-05-10", "--instructor", "Dr. B."),
        *("--institution", "Kestrel Valley College"),
    )
    assert text(world, "courses/STAT-120-2026sp.yml").splitlines()[:8] == [
        "# yaml-language-server: $schema=../.schemas/course.json",
        "code: STAT 120",
        "name: Statistics",
        "term: Spring 2026",
        "start: 2026-01-20",
        "end: 2026-05-10",
        "institution: Kestrel Valley College",
        "instructor:",
    ]


def test_assignment(world: Path) -> None:
    """Outcomes come from the list, and the endorsement is kept as received."""
    result = add(
        world,
        *("assignment", "--title", "A letter", "--description", "D.", "--instructor", "Dr. B."),
        *("--outcome", "ilo:creative-thinking", "--outcome", "2", "--real-world", "It was sent."),
        *("--endorsement", "Downloads/endorsement.json", "--text", "T."),
    )
    assert "An endorsement by Dr. Brandvold: Genuine, issuer not confirmed." in result.output
    assert (world / "p/assignments/a-letter/endorsement.json").read_bytes() == endorsement()
    assert "endorsement: endorsement.json\n" in text(world, "assignments/a-letter/index.md")
    assert "Still to do" not in result.output


def test_assignment_with_outcomes_of_ones_own(world: Path) -> None:
    """Without a list of outcomes one is made; without outcomes none is."""
    (world / "p/outcomes.yml").unlink()
    add(world, "assignment", "--title", "A", "--description", "D.")
    assert not (world / "p/outcomes.yml").exists()
    add(world, *("assignment", "--title", "B", "--description", "D.", "--outcome", "Writing"))
    assert "- {id: writing, name: Writing}" in text(world, "outcomes.yml")


def test_issuers(world: Path) -> None:
    """The first makes the list, the second is added to it, with a copy of its keys."""
    add(world, "issuer", "--id", "did:web:a.example", "--name", "A")
    add(
        world,
        *("issuer", "--id", builders.COLLEGE, "--name", "College", "--says", "Registrar"),
        *("--document", "Downloads/did.json"),
    )
    assert text(world, "issuers.yml").splitlines()[2:] == [
        "issuers:",
        '  - {id: "did:web:a.example", name: A}',
        (
            f'  - {{id: "{builders.COLLEGE}", name: College, says: Registrar, '
            "document: issuers/did.json, retrieved: 2026-09-21}"
        ),
    ]


ESSAY = ("--title", "T", "--kind", "essay", "--description", "D.")


def test_an_empty_answer_is_none(world: Path) -> None:
    """An option that says nothing takes the default, as Enter does."""
    add(world, "project", *ESSAY, "--slug", " ", "--date", "", "--license", "")
    assert "license" not in text(world, "projects/t/index.md")
    assert re.search(r"^date: \d{4}-", text(world, "projects/t/index.md"), re.MULTILINE)
    result = add(world, "badge", "Downloads/badge.json", "--project", "")
    assert "projects/" not in result.output.partition("Written:")[2].partition("Next:")[0]


def test_what_cannot_be_left_out(world: Path) -> None:
    """Enter alone where something must be said is answered, and asked again."""
    result = add(world, "project", *ESSAY[2:], typed="\nT\n\n\n\n\n")
    assert "\n  The title is missing. It cannot be left out.\n" in result.output
    assert "projects/t/index.md" in result.output


def test_only_spaces_are_enter(world: Path) -> None:
    """What is proposed is taken as well if somebody types spaces."""
    result = add(world, "project", *ESSAY, typed="  \n  \n  \n\n")
    assert "projects/t/index.md" in result.output


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("my badge's (1).png", "my badge's (1).png"),
        ('"my badge\'s (1).png"', "my badge's (1).png"),
        ("my\\ badge\\'s\\ \\(1\\).png", "my badge's (1).png"),
        ("'quoted'", "'quoted'"),
        ("~/badge.png", "~/badge.png"),
        ("my badge", ""),
        ("", ""),
        ("'", ""),
    ],
    ids=["typed", "quotes", "backslashes", "a real quote", "home", "another", "none", "a quote"],
)
def test_dropped(in_folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str, found: str) -> None:
    """A file that is dragged into a terminal is found, however the terminal writes its name."""
    monkeypatch.setenv("HOME", str(in_folder / "home"))
    (in_folder / "home").mkdir()
    for name in ("my badge's (1).png", "'quoted'", "home/badge.png"):
        (in_folder / name).touch()
    assert dropped(typed) == found


def test_not_fully_checked(world: Path) -> None:
    """Whoever adds a badge that only its issuer's web site can settle is told how to ask it."""
    received = (ROOT / "sample_portfolio" / "badges" / "open-lesson.json").read_bytes()
    put("Downloads/hosted.json", received)(world)
    put("p/identity.local.yml", "emails: []\n")(world)
    result = add(world, "badge", "Downloads/hosted.json", "--slug", "hosted", "--yes")
    assert result.output.endswith(
        "Next:\n  portfolio-gen add reflection badges/hosted --in p\n  portfolio-gen build p\n"
        "  portfolio-gen verify --online p/badges/hosted.json\n"
    )
    with surroundings(world, Case(name="", words=(), where="p")):
        inside = CliRunner().invoke(main, ["check"])
        elsewhere = CliRunner().invoke(main, ["check", "../p"])
    assert (
        "\nTo have the issuers' web sites asked: portfolio-gen verify --online .\n" in inside.output
    )
    assert " verify --online ../p\n" in elsewhere.output
    assert inside.output.splitlines()[-1].startswith("p: ")


def test_here(world: Path) -> None:
    """In a folder of a portfolio nothing has to be named, and what comes next works there."""
    words = ["add", "project", "--title", "T", "--kind", "essay", "--description", "D."]
    with surroundings(world, Case(name="", words=(), where="p/projects")):
        result = CliRunner().invoke(main, words)
    assert result.output.endswith(
        "Next:\n  portfolio-gen add reflection projects/t --in ..\n  portfolio-gen build ..\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("project", "--date", "31.12.2025"), id="project: date"),
        pytest.param(("project", "--kind", "poem"), id="project: kind"),
        pytest.param(("project", "--license", "x" * 999), id="project: license"),
        pytest.param(("project", "--course", "NO-1"), id="project: course"),
        pytest.param(("project", "--slug", "water-cycle"), id="project: slug"),
        pytest.param(("assignment", "--date", "31.12.2025"), id="assignment: date"),
        pytest.param(("assignment", "--course", "NO-1"), id="assignment: course"),
        pytest.param(("assignment", "--slug", "A B"), id="assignment: slug"),
        pytest.param(("assignment", "--outcome", "no"), id="assignment: outcome"),
        pytest.param(("assignment", "--outcome", "xyz:no"), id="assignment: framework"),
        pytest.param(("assignment", "--endorsement", "no.json"), id="assignment: endorsement"),
        pytest.param(("course", "--start", "24.8.2026"), id="course: start"),
        pytest.param(("course", "--end", "never"), id="course: end"),
        pytest.param(("course", "--id", "../x"), id="course: id"),
        pytest.param(("reflection", "--date", "31.12.2025"), id="reflection: date"),
        pytest.param(("reflection", "--slug", "A B"), id="reflection: slug"),
        pytest.param(("badge", "--slug", "A B"), id="badge: slug"),
        pytest.param(("badge", "--project", "no"), id="badge: project"),
        pytest.param(("issuer", "--says", "x" * 9999), id="issuer: says"),
        pytest.param(("issuer", "--document", "no.json"), id="issuer: document"),
    ],
)
def test_options_before_questions(world: Path, words: tuple[str, ...]) -> None:
    """What the command line says is looked at before the first question, so no answer is lost."""
    with surroundings(world, Case(name="", words=words, typed="A\n")):
        result = CliRunner().invoke(main, ["add", *words, "--in", "p"], input="A\n" * 20)
    assert result.exit_code == 2, result.output
    assert len(result.output.splitlines()) == 1, result.output


def test_nobody_can_say_more(world: Path) -> None:
    """Where the words of a badge are unknown, no way online is proposed: it would not help."""
    words = [builders.V2, builders.OB3, "https://words.example/1"]
    strange = {**builders.signed(), "@context": words}
    put("Downloads/strange.json", json.dumps(strange).encode())(world)
    result = add(world, "badge", "Downloads/strange.json")
    assert "An employer will see: “Not fully checked”.\n" in result.output
    assert "verify --online" not in result.output
