"""Mistakes that people make, each with everything they then see, word for word.

The words stand in ``mistakes-*.txt``. After a change that was meant, renew them with
``RENEW_TRANSCRIPTS=1 pytest -n 0 tests/transcripts`` and read the difference.
"""

import re
from pathlib import Path
from unittest import mock

import pytest

from tests.transcripts.world import PORTFOLIO, Case, compare, kept, no_room, put, read_only, run

HERE = Path(__file__).parent
TYPED = "Ana\n\n\n\n\n\n"
PROJECT = ("add", "project", "--title", "T", "--kind", "essay", "--description", "D.")
IN_P = ("--in", "p")


def _start(name: str, *words: str, **more: object) -> Case:
    return Case(name=name, words=("init", *words), **more)  # type: ignore[arg-type]


def _add(name: str, *words: str, **more: object) -> Case:
    return Case(name=name, words=("add", *words, *IN_P), **more)  # type: ignore[arg-type]


def _project(name: str, *words: str, **more: object) -> Case:
    return _add(name, *PROJECT[1:], *words, **more)


STARTING = [
    Case(name="a misspelled command", words=("inti",)),
    _start("there is a portfolio already", "p", "--yes"),
    _start("inside another portfolio", "p/projects/new", "--yes"),
    _start("inside the portfolio one is in", "more", "--yes", where="p/projects"),
    _start(
        "inside a portfolio somewhere else",
        "../old work/new",
        "--yes",
        where="p",
        before=put("old work/portfolio.yml", "basics: {name: Ana}\n"),
    ),
    _start(
        "inside a repository, such as the clone of this program",
        *("clone/new", "--name", "Ana"),
        before=put("clone/.git/HEAD", "ref: refs/heads/main\n"),
    ),
    _start("the home folder", ".", "--yes"),
    _start("the root of the disk", "/", "--yes"),
    _start("no name and no terminal", "new"),
    _start("no name anywhere", "new", "--yes"),
    _start("a file instead of a folder", "notes.txt", "--name", "Ana"),
    _start(
        "a link that leads nowhere",
        "new",
        "--name",
        "Ana",
        before=lambda folder: (folder / "new").symlink_to("gone"),
    ),
    _start("no permission", "new", "--name", "Ana", before=read_only),
    _start("a full disk", "new", "--name", "Ana", before=no_room),
    _start("a name of Windows", "CON", "--name", "Ana"),
    _start("a name with a question mark", "what?", "--name", "Ana"),
    _start("a name that is too long", "n" * 300, "--name", "Ana"),
    _start(
        "settings with another ending",
        "new",
        "--name",
        "Ana",
        before=put("new/portfolio.yml.txt", "basics: {name: A}\n"),
    ),
    _start(
        "a folder in the way of .gitignore",
        "new",
        "--name",
        "Ana",
        before=lambda folder: (folder / "new" / ".gitignore").mkdir(parents=True),
    ),
    _start("an empty name", "new", "--name", "  "),
    _start("an invisible character in the name", "new", "--name", "Ana\x07"),
    _start("a name without end", "new", "--name", "A" * 301),
    _start("a language by its name", "new", "--name", "Ana", "--language", "English"),
    _start("an address without https", "new", "--name", "Ana", "--base-url", "ana.github.io"),
    _start("a misspelled look", "new", "--name", "Ana", "--theme", "quite"),
    _start("a colour by its name", "new", "--name", "Ana", "--accent", "red"),
    _start("a course in another script", "new", "--name", "Ana", "--course-code", "教育学"),
    _start("a misspelled option", "new", "--nmae", "Ana"),
    _start("a pack that is not there", "new", "--name", "Ana", "--course", "pack.zip"),
    _start("a pack without a course", "new", "--name", "Ana", "--course", "Downloads"),
    _start("a pack that is a web page", "new", "--name", "A", "--course", "Downloads/page.html"),
    _start("a pack that climbs out", "new", "--name", "A", "--course", "Downloads/slip.zip"),
    _start("a pack with a mistake", "new", "--name", "A", "--course", "Downloads/notes.txt"),
    _start("a pack from nowhere", "new", "--name", "A", "--course", "https://nowhere.example/p"),
    _start("a pack that is gone", "new", "--name", "A", "--course", "https://packs.example/gone"),
    _start("the end of the input", "new", typed="Ana\n"),
    _start("wrong answers first", "new", typed="\nAna\n\nEnglish\nen\n\nana.io\n\nwram\nwarm\n"),
]

ADDING = [
    Case(name="no portfolio here", words=PROJECT),
    Case(name="in a folder that is not there", words=(*PROJECT, "--in", "q")),
    Case(name="in the folder Downloads", words=(*PROJECT, "--in", "Downloads")),
    Case(name="a misspelled kind of thing", words=("add", "projct")),
    _add("nothing but the word project", "project"),
    _add("no description", "project", "--title", "T", "--kind", "essay"),
    _add("a misspelled kind", "project", "--title", "T", "--kind", "vidoe", "--description", "D."),
    _add("an unknown kind", "project", "--title", "T", "--kind", "song", "--description", "D."),
    _project("a date as people write it", "--date", "28.4.2026"),
    _project("a day that does not exist", "--date", "2026-02-30"),
    _project("a misspelled course", "--course", "EDUC-210-2026sp"),
    _project(
        "a course where there is none",
        "--course",
        "EDUC-210",
        before=lambda folder: (folder / "p/courses/EDUC-210-2026fa.yml").unlink(),
    ),
    _project("capital letters in the address", "--slug", "Water Cycle"),
    _project("an address that is taken", "--slug", "water-cycle"),
    _project("a name of Windows", "--slug", "con"),
    _project("a name of web sites", "--slug", "index"),
    _add("a title that is a name of Windows", "project", *PROJECT[2:], "--title", "COM1"),
    _project("an address that is too long", "--slug", "a" * 81),
    _add(
        "the same project twice",
        "project",
        *PROJECT[2:],
        before=put("p/projects/t/index.md", PORTFOLIO["projects/bean-lab/index.md"]),
    ),
    _add("a title in Chinese", "project", *PROJECT[2:], "--title", "水循环"),
    _add("a title that is an emoji", "project", *PROJECT[2:], "--title", "🚀"),
    _add("a title without end", "project", *PROJECT[2:], "--title", "T" * 301),
    _project("a licence without end", "--license", "L" * 301),
    _project(
        "a folder in capital letters",
        before=lambda folder: (folder / "p/projects").rename(folder / "p/Projects"),
    ),
    _project(
        "a file instead of a folder",
        before=lambda folder: (
            (folder / "p/projects").rename(folder / "p/old") and put("p/projects", "x")(folder)
        ),
    ),
    _project(
        "a folder that leads out",
        before=lambda folder: (
            (folder / "p/projects").rename(folder / "old")
            and (folder / "p/projects").symlink_to(folder / "old")
        ),
    ),
    _project("no permission", before=read_only),
    _project("a full disk", before=no_room),
    _add("the end of the input", "project", typed="T\n"),
    _add(
        "wrong answers first",
        "project",
        typed="\nThe water cycle\n99\nesay\nessay\nA text.\nyesterday\n2026-04-28\n\n"
        "water-cycle\n\n\n",
    ),
    _add("a reflection about nothing", "reflection"),
    _add("a reflection about a misspelled project", "reflection", "projects/water-cicle"),
    _add(
        "a reflection about one of two",
        "reflection",
        "bean-lab",
        before=put("p/assignments/bean-lab/index.md", PORTFOLIO["projects/bean-lab/index.md"]),
    ),
    Case(
        name="a reflection in an empty portfolio",
        words=("add", "reflection", "--in", "new"),
        before=put("new/portfolio.yml", "basics: {name: Ana}\n"),
    ),
    Case(
        name="a reflection about something that is not there yet",
        words=("add", "reflection", "projects/a", "--in", "new"),
        before=put("new/portfolio.yml", "basics: {name: Ana}\n"),
    ),
    _add(
        "a second reflection of the same name",
        "reflection",
        "water-cycle",
        before=put("p/reflections/water-cycle.md", "---\nabout: [projects/water-cycle]\n---\nT\n"),
    ),
    _add("a course without a code", "course", "--name", "N"),
    _add("a course with a wrong date", "course", "--code", "A", "--name", "N", "--start", "now"),
    _add("a course that is there", "course", "--code", "EDUC 210", "--name", "N"),
    _add("a course in another script", "course", "--code", "教育", "--name", "N"),
    _add("an issuer without a name", "issuer", "--id", "did:web:a.example"),
    _add(
        "an issuer with a web page",
        "issuer",
        *("--id", "did:web:a.example", "--name", "A", "--document", "Downloads/page.html"),
    ),
    _add(
        "an issuer with a lost document",
        "issuer",
        *("--id", "did:web:a.example", "--name", "A", "--document", "did.json"),
    ),
    _add(
        "an issuer that is known",
        "issuer",
        *("--id", "did:web:a.example", "--name", "A"),
        before=put("p/issuers.yml", "issuers: [{id: 'did:web:a.example', name: A}]\n"),
    ),
    _add(
        "a list of issuers written in an unusual way",
        "issuer",
        *("--id", "did:web:a.example", "--name", "A"),
        before=put("p/issuers.yml", "issuers:\n"),
    ),
]

BADGES = [
    _add("a misspelled file", "badge", "badge.jsn"),
    _add("no badge", "badge"),
    _add(
        "wrong answers to which badge",
        "badge",
        typed="badge.jsn\n\n'Downloads/badge.json'\n\n\n\n\n",
    ),
    _add("a folder", "badge", "Downloads"),
    *(
        _add(f"a file called {name}", "badge", f"Downloads/{name}")
        for name in (
            "photo.jpg",
            "screenshot.png",
            "page.html",
            "certificate.pdf",
            "backpack.zip",
            "empty.json",
            "notes.txt",
            "address.txt",
            "broken.json",
            "IMG_0412.HEIC",
            "did.json",
            "endorsement.json",
        )
    ),
    _add("an altered badge", "badge", "Downloads/altered.json"),
    _add("an altered badge, and no", "badge", "Downloads/altered.json", typed="n\n"),
    _add(
        "a badge that is there",
        "badge",
        "Downloads/badge.json",
        before=lambda folder: put(
            "p/badges/mine.json", (folder / "Downloads/badge.json").read_bytes()
        )(folder),
    ),
    _add(
        "a badge of which a newer edition is there",
        "badge",
        "Downloads/badge.json",
        before=lambda folder: put(
            "p/badges/mine.json", (folder / "Downloads/newer.json").read_bytes()
        )(folder),
    ),
    _add("the wrong address", "badge", "Downloads/badge.json", "--email", "ben@x.example"),
    _add("an unknown project", "badge", "Downloads/badge.json", "--project", "water"),
    _add("a taken name", "badge", "Downloads/badge.json", "--slug", "a b"),
    _add("the web without encryption", "badge", "http://badges.example/badge.json"),
    _add("a web site that is not there", "badge", "https://nowhere.example/badge.json"),
    _add("a badge that is gone", "badge", "https://badges.example/gone.json"),
    _add("a web page about a badge", "badge", "https://badges.example/page"),
    _add("the end of the input", "badge", "Downloads/badge.json", typed="\n"),
    _add(
        "an outcome that is in no list",
        "assignment",
        *("--title", "T", "--description", "D.", "--outcome", "creativity"),
    ),
    _add(
        "an outcome of a framework that is not there",
        "assignment",
        *("--title", "T", "--description", "D.", "--outcome", "own:writing"),
    ),
    _add(
        "an outcome of a framework where there is no list",
        "assignment",
        *("--title", "T", "--description", "D.", "--outcome", "ilo:writing"),
        before=lambda folder: (folder / "p/outcomes.yml").unlink(),
    ),
    _add(
        "an endorsement that is not there",
        "assignment",
        *("--title", "T", "--description", "D.", "--endorsement", "e.json"),
    ),
    _add(
        "an endorsement that is a badge",
        "assignment",
        *("--title", "T", "--description", "D.", "--endorsement", "Downloads/badge.json"),
    ),
    _add(
        "an endorsement that was altered",
        "assignment",
        *("--title", "T", "--description", "D.", "--endorsement", "Downloads/bad-endorsement.json"),
    ),
    _add("an assignment without a title", "assignment", "--description", "D."),
]

LOOKING = [
    Case(name="building a folder that is no portfolio", words=("build", "Downloads")),
    Case(name="building a folder that is not there", words=("build", "q")),
    Case(name="looking at a folder that is no portfolio", words=("serve", "Downloads")),
    Case(name="building a file", words=("build", "p/portfolio.yml")),
    Case(name="checking a folder that is no portfolio", words=("check", "Downloads")),
    Case(
        name="checking a broken file",
        words=("check", "p"),
        before=put("p/projects/bean-lab/index.md", "---\ntitle: Beans: a lab\n---\n"),
    ),
    Case(
        name="a site in place of something else",
        words=("build", "p", "--out", "Downloads"),
    ),
    Case(name="verifying a file that is not there", words=("verify", "badge.json")),
    Case(name="verifying a web page", words=("verify", "Downloads/page.html")),
]

CASES = {"starting": STARTING, "adding": ADDING, "badges": BADGES, "looking": LOOKING}
ROWS = [
    pytest.param(file, case, id=f"{file}: {case.name}")
    for file, cases in CASES.items()
    for case in cases
]
MESSAGES = {
    f"{file}: {name}": text
    for file in CASES
    for name, text in kept(HERE / f"mistakes-{file}.txt").items()
}

FIX = re.compile(
    r"Add|Ask|Check|Choose|Copy|Delete|Did you|did you|Download|Export|Give|Go to|Here is|In the|"
    r"It cannot be left out|Leave|Mend|Move|Name|Open|Put|Rename|Save|Shorten|Sign|Sort|Start|"
    r"Nothing was|Stopped|Try|Unpack|Use|Write|Written|there is no command|there are|"
    r"Correct|Make|Next:"
)
"""How a fix begins."""


@pytest.fixture(autouse=True)
def _unpatched() -> object:
    yield
    mock.patch.stopall()


@pytest.mark.parametrize(("file", "case"), ROWS)
def test_mistake(file: str, case: Case, tmp_path: Path) -> None:
    """Whoever makes this mistake sees exactly this."""
    compare(HERE / f"mistakes-{file}.txt", case.name, run(case, tmp_path))


def test_enough() -> None:
    """There are many, and none was kept that nobody makes any more."""
    names = [f"{file}: {case.name}" for file, cases in CASES.items() for case in cases]
    assert len(names) >= 60
    assert sorted(MESSAGES) == sorted(names)


@pytest.mark.parametrize("name", MESSAGES)
def test_says_the_fix(name: str) -> None:
    """Every one of them says what to do, and none shows what only a programmer reads."""
    text = MESSAGES[name]
    assert FIX.search(text), text
    assert not re.search(r"Traceback|Errno|pydantic|<class|NoneType", text)
