"""Newcomers at a terminal: from nothing to a site, with every prompt and message they see.

The transcripts stand in ``newcomer-*.txt``; see ``test_mistakes.py`` for how to renew them.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.transcripts.terminal import CTRL_C, CTRL_D, Answers, typed
from tests.transcripts.world import NOON, compare, document, endorsement, put

pytest.importorskip("pty")

HERE = Path(__file__).parent
REFLECTION = " ".join(["I learned to ask before I explain."] * 16)


class Person:
    """Somebody at a terminal who has a badge in the folder Downloads."""

    def __init__(self, home: Path) -> None:
        """Sit down."""
        self.home = home
        self.folder = home
        self.commands = 0
        self.seen: list[str] = []
        put("Downloads/badge.json", document())(home)

    def cd(self, name: str) -> None:
        """Go to another folder."""
        self.commands += 1
        self.folder /= name
        self.seen.append(f"$ cd {name}\n")

    def types(self, *words: str, answers: Answers = (), code: int = 0) -> str:
        """Type a command and answer what it asks; return what is seen."""
        self.commands += 1
        environment = {
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "PATH": "",
            "PYTHONPATH": str(ROOT),
            "SOURCE_DATE_EPOCH": NOON,
            "TERM": "xterm",
            "TZ": "UTC",
            "XDG_CACHE_HOME": str(self.home / ".cache"),
        }
        shown = " ".join(f'"{word}"' if " " in word else word for word in words)
        text, found = typed(words, answers, folder=self.folder, environment=environment)
        text = text.replace(str(self.home), "HOME")
        self.seen.append(f"$ portfolio-gen {shown}\n{text}")
        assert found == code, text
        return text

    def keep(self, name: str) -> None:
        """Compare everything that was seen with what is kept."""
        compare(HERE / "newcomer.txt", name, "\n".join(self.seen))


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody with an empty folder of their own."""
    return Person(tmp_path)


def enter(*questions: str) -> Sequence[tuple[str, str]]:
    """Take what is proposed, several times."""
    return [(question, "\n") for question in questions]


START: Answers = [
    ("Your name", "Ana Reyes\n"),
    ("What you are", "Elementary science teacher in training\n"),
    *enter("Language"),
    ("Code of a course", "EDUC 210\n"),
    *enter("Address", "Look"),
]


def test_newcomer(person: Person) -> None:
    """From nothing to a site in three commands, and in six with a project, badge and reflection."""
    person.types("init", "my-portfolio", answers=START)
    person.cd("my-portfolio")
    person.types("build")
    site = person.folder / "site"
    assert person.commands <= 3
    assert "Ana Reyes" in (site / "index.html").read_text()

    person.types(
        "add",
        "project",
        answers=[
            ("Title of the project", "The water cycle\n"),
            ("What is it", "oer-lesson\n"),
            ("One sentence", "A lesson in which children find out where the drops come from.\n"),
            *enter("Finished on", "Course", "Licence", "Its name"),
            ("> ", "We built the water cycle in a plastic box.\n"),
            *enter("> "),
        ],
    )
    person.types(
        "add",
        "badge",
        "../Downloads/badge.json",
        answers=[
            ("Which e-mail address", "ana.reyes@kestrelvalley.example\n"),
            *enter("Its name"),
            ("Which project", "the-water-cycle\n"),
            ("> ", f"{REFLECTION}\n"),
            *enter("> "),
        ],
    )
    person.types("build")
    person.types("check", code=3)
    assert person.commands <= 10

    badge = site / "badges" / "open-lesson" / "credential.json"
    assert badge.read_bytes() == document()
    page = (site / "projects" / "the-water-cycle.html").read_text()
    assert "The water cycle" in page
    assert "plastic box" in page
    assert "I learned to ask before I explain." in page
    assert "Open lesson" in page
    assert "kestrelvalley.example" not in "".join(
        path.read_text() for path in site.rglob("*.html")
    ).replace("badges.kestrelvalley.example", "")
    person.keep("a newcomer")


def test_names_of_the_world(person: Person) -> None:
    """Names, titles and folders need not be English, and may have spaces."""
    person.types(
        "init",
        "mi portafolio",
        answers=[
            ("Your name", "Łucja 山田 Đặng\n"),
            *enter("What", "Lang", "Code", "Addr", "Look"),
        ],
    )
    person.cd("mi portafolio")
    person.types(
        "add",
        "project",
        answers=[
            ("Title", "水循环: 第一课\n"),
            ("What is it", "6\n"),
            ("One sentence", "Где берутся капли?\n"),
            *enter("Finished on"),
            ("Its name", "Вода\n"),
            ("Its name", "voda\n"),
            *enter("> "),
        ],
    )
    person.types(
        "add",
        "project",
        "--title",
        "Круговорот воды",
        "--kind",
        "essay",
        "--description",
        "Капли.",
        "--yes",
    )
    person.types("build")
    assert (person.folder / "site" / "projects" / "krugovorot-vody.html").is_file()
    person.keep("names of the world")


def test_stopping(person: Person) -> None:
    """Ctrl+C and Ctrl+D at any question leave nothing behind."""
    person.types("init", "p", answers=[("Your name", CTRL_C)], code=1)
    person.types("init", "p", answers=[*START[:3], ("Code of a course", CTRL_D)], code=1)
    assert not (person.home / "p").exists()
    person.types("init", "p", answers=START)
    before = {path: path.read_bytes() for path in (person.home / "p").rglob("*") if path.is_file()}
    person.types(
        "add", "project", "--in", "p", answers=[("Title", "T\n"), ("What is it", CTRL_C)], code=1
    )
    person.types(
        *("add", "badge", "Downloads/badge.json", "--in", "p"),
        answers=[("Which e-mail", "ana.reyes@kestrelvalley.example\n"), ("Its name", CTRL_C)],
        code=1,
    )
    after = {path: path.read_bytes() for path in (person.home / "p").rglob("*") if path.is_file()}
    assert after == before
    person.keep("stopping")


PASTED = "First.\n\nSecond; touch owned\n   \n\nThird without an end"


def test_pasting(person: Person) -> None:
    """Empty lines inside a pasted text end nothing, and its last line need not be complete."""
    person.types("init", "p", "--name", "Ana", "--yes")
    person.types(
        *("add", "project", "--in", "p", "--title", "T", "--kind", "essay", "--description", "D"),
        *("--date", "2026-04-28", "--slug", "t"),
        answers=[("> ", PASTED), ("press Enter to end the text.\r\n> ", "\n")],
    )
    text = (person.home / "p" / "projects" / "t" / "index.md").read_text("utf-8")
    assert text.endswith("---\nFirst.\n\nSecond; touch owned\n\nThird without an end\n")


def test_pasting_too_much(person: Person) -> None:
    """What is pasted beyond the last question does not become a command of the shell."""
    much = "Ana\n" + "\n" * 5 + "touch owned\nrm"
    seen = person.types("init", "p", answers=[("Your name", much)])
    assert "There was more text than questions. The rest was not used.\n" in seen
    assert (person.home / "p" / "portfolio.yml").is_file()


def test_a_line_without_end(person: Person) -> None:
    """A terminal cuts very long lines; whoever pasted one is told."""
    person.types("init", "p", "--name", "Ana", "--yes")
    seen = person.types(
        *("add", "project", "--in", "p", "--title", "T", "--kind", "essay", "--description", "D"),
        *("--date", "2026-04-28", "--slug", "t"),
        answers=[("> ", "word " * 1000 + "\n"), ("> ", "\n")],
    )
    assert "This line is as long as a terminal can take, so its end may be missing." in seen
    text = (person.home / "p" / "projects" / "t" / "index.md").read_text("utf-8")
    assert 4000 < len(text) < 4300


def test_everything_else(person: Person) -> None:
    """A course, an assignment with an endorsement, an issuer and a reflection, asked one by one."""
    put("Downloads/endorsement.json", endorsement())(person.home)
    person.types("init", "p", "--name", "Ana", "--yes")
    person.cd("p")
    person.types(
        "add",
        "course",
        answers=[
            ("Code", "STAT 120\n"),
            ("Full name", "Statistics\n"),
            *enter("Term"),
            ("First day", "2026-08-24\n"),
            *enter("Last day", "School", "Who teaches"),
        ],
    )
    person.types(
        *("add", "assignment", "--endorsement", "../Downloads/endorsement.json"),
        answers=[
            ("Title", "Is the creek warming?\n"),
            ("One sentence", "Forty years of temperatures.\n"),
            *enter("Finished on", "Course"),
            ("What is it good for", "The county closes the swimming place by it.\n"),
            ("Who gave", "Dr. Brandvold\n"),
            ("An outcome", "Quantitative reasoning\n"),
            ("An outcome", "Writing\n"),
            *enter("An outcome", "Its name", "> "),
        ],
    )
    person.types(
        "add", "badge", "../Downloads/badge.json", answers=enter("Which", "Its name", "> ")
    )
    person.types("add", "issuer", answers=enter("Identifier", "The name", "Who told you"))
    person.types(
        "add",
        "reflection",
        answers=[
            ("What is it about", "2\n"),
            *enter("Written on", "Its name"),
            ("> ", "One.\n"),
            ("> ", "Two.\n"),
            *enter("> "),
        ],
    )
    person.types("build")
    person.keep("everything else")


def test_transcripts_are_read_back() -> None:
    """No transcript is kept that no test makes."""
    text = (HERE / "newcomer.txt").read_text("utf-8")
    assert re.findall(r"^=== (.+) ===$", text, re.MULTILINE) == [
        "a newcomer",
        "names of the world",
        "stopping",
        "everything else",
    ]
    assert os.sep * 2 not in text.replace("https://", "")
