"""The parts of ``tools/newcomer.py``; the whole needs a package index and is run by ``.ci/run``."""

import datetime as dt
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, missing
from tools import newcomer
from tools.newcomer import LostError, Person, Tmux

KEPT = newcomer.TRANSCRIPT.read_text("utf-8")
CLONE, INIT, CD, BUILD = "git clone", "portfolio-gen init p", "cd p", "portfolio-gen build"


class Screen:
    """A terminal that answers from a list: for each line typed, the lines that follow it."""

    def __init__(self, codes: Path, *answers: tuple[str, ...]) -> None:
        """Show a prompt."""
        self.codes = codes
        self.shown = ["$"]
        self.answers = iter(answers)

    def type(self, text: str) -> None:
        """Show what was typed, and what comes then; end with exit code 0."""
        self.shown[-1] = f"{self.shown[-1]} {text}".rstrip()
        self.shown += next(self.answers)
        self.codes.write_text("127\n0\n")

    def lines(self) -> list[str]:
        """Return everything."""
        return list(self.shown)


def person(tmp_path: Path, *answers: tuple[str, ...]) -> Person:
    """Return somebody before such a screen who never waits."""
    codes = tmp_path / "codes"
    screen: Tmux = Screen(codes, *answers)  # type: ignore[assignment]
    return Person(terminal=screen, codes=codes, sleep=lambda _: None)


def test_typing(tmp_path: Path) -> None:
    """Answers are typed when their questions stand last; everything is read, also wrong answers."""
    ana = person(
        tmp_path, ("Who:",), ("  Name somebody.", "Who:"), ("> text", ">"), ("", "Done.", "$")
    )
    ana.types(INIT, ("Who", ""), ("Who", "Ana"), (">", ""))
    assert ana.commands == [INIT]
    assert ana.seen == [
        *(f"$ {INIT}", "Who:", "  Name somebody.", "Who: Ana"),
        *("> text", ">", "", "Done."),
    ]


@pytest.mark.parametrize(
    ("answers", "asked", "words"),
    [
        ([("Who:",)], [("Whom", "Ana")], "'Whom' did not come. The end of the screen:\n$ {}\nWho:"),
        ([("Who:",)], [], "the end of '{}' did not come. The end of the screen:\n$ {}\nWho:"),
        ([("Oh.", "$")], [], "'{}' ended with exit code 0 instead of 3:\n$ {}\nOh.\n$"),
    ],
    ids=["another question", "a question too many", "another exit code"],
)
def test_lost(
    tmp_path: Path, answers: list[tuple[str, ...]], asked: list[tuple[str, str]], words: str
) -> None:
    """Whoever does not get on says where, and what stood there."""
    with pytest.raises(LostError) as caught:
        person(tmp_path, *answers).types(INIT, *asked, code=3, seconds=0.5)
    assert str(caught.value) == words.replace("{}", INIT)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Tmux]:
    """A real tmux with a real shell in it."""
    if shutil.which("tmux") is None:
        missing("tmux")
    around = newcomer.environment(tmp_path, os.environ, tmp_path / "codes")
    # The name of a socket is short everywhere; that of a folder for tests is not.
    with (
        tempfile.TemporaryDirectory() as short,
        Tmux(socket=Path(short, "s"), folder=tmp_path, environment=around) as opened,
    ):
        yield opened


def test_a_real_terminal(terminal: Tmux, tmp_path: Path) -> None:
    """A long line is one line, exit codes are noticed, and the environment is the given one."""
    ana = Person(terminal=terminal, codes=tmp_path / "codes")
    long = "drop " * 60
    assert ana.types(f"echo {long}end")[-1] == f"{long}end"
    ana.types("read -p 'Who: ' who && echo \"$who\"", ("Who", "Łucja 山田"))
    assert ana.seen[-2:] == ["Who: Łucja 山田", "Łucja 山田"]
    assert ana.types('echo "$HOME" "$LANG"')[-1].endswith("C.UTF-8")
    ana.types("false", code=1)
    with pytest.raises(LostError, match="exit code 127 instead of 0"):
        ana.types("portfolio-gen-of-nobody")


def test_documented() -> None:
    """The commands of the set-up are those of the documents."""
    readme, guide = ((ROOT / name).read_text("utf-8") for name in ("README.md", "docs/student.md"))
    command, activate = newcomer.documented(readme, guide)
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install . && ")
    assert activate == ". .venv/bin/activate"
    with pytest.raises(LostError, match=r"README\.md must say how to set up"):
        newcomer.documented(readme.replace("$ python3", "$ python"), guide)
    with pytest.raises(LostError, match="how to activate"):
        newcomer.documented(readme, "")


def test_environment(tmp_path: Path) -> None:
    """Nothing of ours is passed on but the way to programs and to packages."""
    settings = tmp_path / ".config" / "pip" / "pip.conf"
    settings.parent.mkdir(parents=True)
    settings.touch()
    outer = {
        "HOME": str(tmp_path),
        "PATH": f"{sys.prefix}/bin{os.pathsep}/usr/bin",
        "PIP_CERT": "/c",
        "HTTPS_PROXY": "http://p",
        "PYTHONPATH": "/x",
        "VIRTUAL_ENV": "/v",
        "GIT_AUTHOR_NAME": "Ben",
    }
    found = newcomer.environment(Path("/h"), outer, Path("/a b"))
    assert found["PIP_CONFIG_FILE"] == str(settings)
    assert (found["PATH"], found["PIP_CERT"], found["HOME"]) == ("/usr/bin", "/c", "/h")
    assert found["HTTPS_PROXY"] == "http://p"
    assert found["PROMPT_COMMAND"] == "echo $? >> '/a b'"
    assert found.keys().isdisjoint({"PYTHONPATH", "VIRTUAL_ENV", "GIT_AUTHOR_NAME"})
    assert "PIP_CONFIG_FILE" not in newcomer.environment(Path("/h"), {}, Path("/c"))


def test_normal() -> None:
    """Folders, days and terms of today differ from one run to the next, and are named instead."""
    text = "/t/home/p /t/home-x 2026-11-29 2026-04-28 EDUC-210-2026fa Fall 2026 Spring 2027"
    places = {"/t/home": "HOME", "/t/home-x": "OTHER"}
    assert newcomer.normal(text, places, dt.date(2026, 11, 29)) == (
        "HOME/p OTHER TODAY 2026-04-28 EDUC-210-YYYYtt TERM YYYY TERM YYYY"
    )


def test_told() -> None:
    """Of pip's account nothing is kept, as it names versions and addresses."""
    lines = ["$ ab", "Looking in https://x", "Successfully installed a-1", "The site is in site"]
    assert newcomer.told("a", lines) == ["$ a", "(pip says what it installs)", lines[-1]]
    with pytest.raises(LostError, match="pip did not say that it installed anything:\n\\$ ab"):
        newcomer.told("a", lines[:2])


@pytest.mark.parametrize(
    ("commands", "number"),
    [
        ([INIT, "portfolio-gen build p"], 2),
        ([INIT, CD, BUILD, *[BUILD] * 7], 3),
        ([INIT, CD, BUILD, *[BUILD] * 8], None),
        ([INIT, CD, "portfolio-gen check", BUILD], None),
        ([INIT, CD], None),
        ([INIT, BUILD, "nano portfolio.yml"], None),
    ],
    ids=["fewest", "most", "eleven in all", "four to the first", "no site", "an editor"],
)
def test_counted(commands: list[str], number: int | None) -> None:
    """Three commands to the first site, ten in all, and no file is opened in an editor."""
    if number is not None:
        assert newcomer.counted(commands) == number
        return
    with pytest.raises(LostError, match=r"and 10 \(3\) are promised, without any other program"):
        newcomer.counted(commands)


def _site(folder: Path) -> Path:
    files = {
        "index.html": "Ana Reyes the-water-cycle",
        "projects/the-water-cycle.html": f"{newcomer.TAUGHT} {newcomer.LEARNED} Open lesson",
        "badges/open-lesson.html": f"Open lesson {newcomer.LEARNED}",
        "badges/open-lesson/credential.json": "{}",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def _replace(name: str, text: str) -> Callable[[Path], object]:
    return lambda site: (site / name).write_text(text)


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        (lambda _: None, []),
        (lambda site: shutil.rmtree(site / "badges" / "open-lesson"), ["the badge as it was"]),
        (_replace("badges/open-lesson/credential.json", "{ }"), ["the badge as it was"]),
        (
            _replace("index.html", "the-water-cycle ana.reyes@kestrelvalley.example"),
            ["the name on the home page", "the secrecy of the address"],
        ),
        (
            _replace("projects/the-water-cycle.html", "Open lesson"),
            ["the text of the project", "the reflection"],
        ),
    ],
    ids=["nothing", "no badge file", "another badge file", "home page", "project"],
)
def test_missing(tmp_path: Path, change: Callable[[Path], object], gone: list[str]) -> None:
    """A site must have everything that a newcomer put into it, and not what is secret."""
    site = _site(tmp_path)
    change(site)
    found = newcomer.missing(site, b"{}")
    assert len(found) == len(gone)
    assert all(what.startswith(words) for what, words in zip(found, gone, strict=True))


def test_nothing_built(tmp_path: Path) -> None:
    """Without a site, everything but the secret is missing."""
    assert len(newcomer.missing(tmp_path, b"")) == 7


def test_main(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another screen is shown as a difference with the way to keep it; then all is well."""
    kept = tmp_path / "kept.txt"
    monkeypatch.setattr(newcomer, "ROOT", tmp_path)
    monkeypatch.setattr(newcomer, "TRANSCRIPT", kept)
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/tmux")
    monkeypatch.setattr(newcomer, "visit", lambda _: ("one\ntwo\n", [INIT, CD, BUILD, BUILD]))
    kept.write_text("one\n")
    assert newcomer.main([]) == 1
    assert "\n+two\n" in (shown := capsys.readouterr().out)
    assert "python tools/newcomer.py --renew" in shown
    assert newcomer.main(["--renew"]) == 0
    assert kept.read_text() == "one\ntwo\n"
    assert "Kept in kept.txt" in capsys.readouterr().out
    assert newcomer.main([]) == 0
    assert "site after 3 commands, and everything in it after 4 (" in capsys.readouterr().out

    def lose(_: Path) -> None:
        raise LostError("where?")

    monkeypatch.setattr(newcomer, "visit", lose)
    assert newcomer.main([]) == 1
    assert capsys.readouterr().out == "A newcomer is lost: where?\n"


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_without_tmux(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, code: int
) -> None:
    """Without tmux nobody comes by, which is an error only where it was promised."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setenv("CI", ci)
    assert newcomer.main([]) == code
    assert "Install your system's package tmux" in capsys.readouterr().out


def test_the_kept_transcript() -> None:
    """What is kept stays within what is promised, and names nothing of one computer or day."""
    typed = re.findall(r"^\(\.venv\) \$ (.+)$", KEPT, re.MULTILINE)
    commands = typed[1:]
    assert typed[0] == "cd .."
    assert commands[0] == "portfolio-gen init my-portfolio"
    assert newcomer.counted(commands) <= 3
    assert not re.search(r"/tmp|/home|/root|Traceback|\b(fa|sp|su)20\d\d|Looking in", KEPT)
