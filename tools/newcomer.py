"""A newcomer at a terminal: a fresh clone, a fresh environment, and everything they then see.

``python tools/newcomer.py`` clones the project at its newest commit (commit first what you want to
try), sets it up with the commands that README.md and docs/student.md promise, and types the rest
into tmux as a person would, up to a site with a name, a project, a badge and a reflection. What
stands on the screen is compared with the transcript that is kept in ``tests/transcripts``;
``--renew`` keeps what is seen now instead.

Needs ``git``, ``tmux``, ``bash`` and a package index, which pip finds by its own configuration.
Without tmux it says so and does nothing; with ``CI=true`` that is an error.
"""

import argparse
import datetime as dt
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parent.parent

TRANSCRIPT = ROOT / "tests" / "transcripts" / "fresh-clone.txt"
"""What a newcomer saw when it was last kept."""

FIRST_SITE, IN_ALL = 3, 10
"""Most commands from ``init`` to the first site, and to one with everything."""

SETTING_UP, ANSWERING = 240, 30
"""Seconds that the set-up may take, and any answer of the program."""

WIDTH, HEIGHT = 100, 30
"""Columns and lines of the terminal."""

Answers = Sequence[tuple[str, str]]
"""What the last line must hold, and what is typed then."""

EMAIL = "ana.reyes@kestrelvalley.example"
TAUGHT = "We built the water cycle in a plastic box, and every group explained its own drops."
LEARNED = " ".join(["I learned to ask before I explain, and to wait for the answer."] * 9)

_PROMPT = re.compile(r"(\(\.venv\) )?\$")
_README = re.compile(r"^\$ (python3 -m venv .+ build sample_portfolio)$", re.MULTILINE)
_ACTIVATE = re.compile(r"^\$ (\. .+/activate)$", re.MULTILINE)
_TERM = re.compile(r"\b(Spring|Summer|Fall) 20\d\d\b")
_SHORT_TERM = re.compile(r"\b20\d\d(sp|su|fa)\b")


class LostError(Exception):
    """The newcomer does not get on; the text says where and why."""


@dataclass(slots=True, kw_only=True)
class Tmux:
    """One terminal of a known size, with a shell in it.

    Attributes:
        socket: Where this tmux listens; nobody else's is touched.
        folder: The folder that the shell starts in.
        environment: The environment of the shell, all of it.
    """

    socket: Path
    folder: Path
    environment: Mapping[str, str]

    def __enter__(self) -> Self:
        """Open it."""
        size = ("-x", str(WIDTH), "-y", str(HEIGHT))
        # Several words are run as they are; of one, another shell would take the prompt away.
        shell = ("bash", "--noprofile", "--norc")
        self._run("-f", os.devnull, "new-session", "-d", *size, *shell, cwd=self.folder)
        self._run("set-option", "-g", "history-limit", "20000")
        # The limit counts for panes that are opened after it was set.
        self._run("respawn-pane", "-k", "-c", str(self.folder), *shell)
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._run("kill-server", check=False)

    def type(self, text: str) -> None:
        """Type a line and press Enter."""
        if text:
            self._run("send-keys", "-l", "--", text)
        self._run("send-keys", "Enter")

    def lines(self) -> list[str]:
        """Return everything that was ever on the screen; a line that was wrapped is one again."""
        text = self._run("capture-pane", "-p", "-J", "-S", "-")
        return [line.rstrip() for line in text.rstrip().split("\n")]

    def _run(self, *words: str, check: bool = True, cwd: Path | None = None) -> str:
        done = subprocess.run(
            ["tmux", "-S", str(self.socket), *words],
            capture_output=True,
            check=check,
            cwd=cwd,
            env=dict(self.environment),
            encoding="utf-8",
        )
        return done.stdout


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody who types, waits for what comes, and reads it.

    Attributes:
        terminal: The terminal in front of them.
        codes: File with the exit code of each command, one a line, written by the shell.
        commands: What they typed since they began to count.
        seen: Everything they read.
    """

    terminal: Tmux
    codes: Path
    sleep: Callable[[float], None] = time.sleep
    commands: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def types(
        self, command: str, *answers: tuple[str, str], code: int = 0, seconds: float = ANSWERING
    ) -> list[str]:
        """Type a command, answer what is asked, and return what is seen from the command on.

        Raises:
            LostError: A question did not come, or the command ended in another way.
        """
        self.commands.append(command)
        start = len(self._wait(0, _PROMPT.fullmatch, "the prompt of the shell")) - 1
        at = start
        self.terminal.type(command)
        for question, answer in answers:
            at = len(self._wait(at + 1, _asks(question), repr(question), seconds)) - 1
            self.terminal.type(answer)
        lines = self._wait(at + 1, _PROMPT.fullmatch, f"the end of {command!r}", seconds)
        found = self.codes.read_text("ascii").split()[-1]
        if int(found) != code:
            text = "\n".join(lines[start:])
            raise LostError(f"{command!r} ended with exit code {found} instead of {code}:\n{text}")
        self.seen += lines[start:-1]
        return lines[start:-1]

    def _wait(
        self, first: int, good: Callable[[str], object], what: str, seconds: float = ANSWERING
    ) -> list[str]:
        """Return the lines when the last one is good, is line ``first`` or later, and stays so."""
        lines: list[str] = []
        for _ in range(int(seconds * 20)):
            before, lines = lines, self.terminal.lines()
            if len(lines) > first and good(lines[-1]) and lines == before:
                return lines
            self.sleep(0.05)
        raise LostError(
            f"{what} did not come. The end of the screen:\n" + "\n".join(lines[-HEIGHT:])
        )


def _asks(question: str) -> Callable[[str], object]:
    """Return what tells whether a line puts a question, and nothing was typed after it yet."""
    return lambda line: question in line and line.endswith((":", ">"))


def environment(home: Path, outer: Mapping[str, str], codes: Path) -> dict[str, str]:
    """Return the environment of somebody who has just switched on their computer.

    Args:
        home: Their home folder.
        outer: Our own environment, of which they get the way to programs and packages only.
        codes: File into which the shell writes each exit code.
    """
    own = str(Path(sys.prefix, "bin"))
    path = [part for part in outer.get("PATH", os.defpath).split(os.pathsep) if part != own]
    kept = ("http_proxy", "https_proxy", "no_proxy", "all_proxy", "ssl_cert_file", "ssl_cert_dir")
    found = {
        name: value
        for name, value in outer.items()
        if name.startswith("PIP_") or name.lower() in kept
    }
    settings = Path(outer.get("HOME", "/"), ".config", "pip", "pip.conf")
    if settings.is_file():
        found.setdefault("PIP_CONFIG_FILE", str(settings))
    return {
        **found,
        "GIT_CONFIG_NOSYSTEM": "1",
        "HISTFILE": "",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.pathsep.join(path),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PROMPT_COMMAND": f"echo $? >> {shlex.quote(str(codes))}",
        "PS1": "$ ",
        "TERM": "xterm-256color",
    }


def documented(readme: str, guide: str) -> tuple[str, str]:
    """Return the command that sets everything up, and the one that makes it known by its name.

    Raises:
        LostError: The documents do not say them.
    """
    found = _README.search(readme), _ACTIVATE.search(guide)
    if found[0] is None or found[1] is None:
        raise LostError("README.md must say how to set up, docs/student.md how to activate that")
    return found[0][1], found[1][1]


def normal(text: str, places: Mapping[str, str], today: dt.date) -> str:
    """Return a text without what differs from one computer and day to the next.

    Args:
        text: What was seen.
        places: Folders of this computer, each with what stands for it.
        today: The day.
    """
    for place, word in sorted(places.items(), key=lambda item: -len(item[0])):
        text = text.replace(place, word)
    text = text.replace(today.isoformat(), "TODAY")
    return _SHORT_TERM.sub("YYYYtt", _TERM.sub("TERM YYYY", text))


def told(command: str, lines: Sequence[str]) -> list[str]:
    """Return what the set-up command showed, without pip's account of what it fetched.

    Raises:
        LostError: pip does not say that it got so far.
    """
    ends = [number for number, line in enumerate(lines) if line.startswith("Successfully inst")]
    if not ends:
        raise LostError("pip did not say that it installed anything:\n" + "\n".join(lines))
    return [f"$ {command}", "(pip says what it installs)", *lines[ends[-1] + 1 :]]


def difference(kept: str, seen: str) -> str:
    """Return how the transcripts differ, as lines; empty if they do not."""
    rows = difflib.unified_diff(
        kept.splitlines(), seen.splitlines(), "kept", "seen now", lineterm=""
    )
    return "\n".join(rows)


def counted(commands: Sequence[str]) -> int:
    """Return how many commands were typed from ``init`` up to the first build, that one included.

    Raises:
        LostError: There are too many, or one of them is no command of ours: a file was edited.
    """
    foreign = [line for line in commands if line.split()[0] not in {"portfolio-gen", "cd"}]
    first = next((n for n, line in enumerate(commands, 1) if line.split()[1] == "build"), 0)
    if foreign or not 0 < first <= FIRST_SITE or len(commands) > IN_ALL:
        raise LostError(
            f"{len(commands)} commands ({first} to the first site), and {IN_ALL} ({FIRST_SITE}) "
            f"are promised, without any other program: {'; '.join(commands)}"
        )
    return first


def missing(site: Path, badge: bytes) -> list[str]:
    """Return what a site lacks of a name, a project, a badge as received, and a reflection."""
    home, work, page = (
        path.read_text("utf-8") if path.is_file() else ""
        for path in (
            site / "index.html",
            site / "projects" / "the-water-cycle.html",
            site / "badges" / "open-lesson.html",
        )
    )
    file = site / "badges" / "open-lesson" / "credential.json"
    there = {
        "the name on the home page": "Ana Reyes" in home,
        "a way from the home page to the project": "the-water-cycle" in home,
        "the text of the project": TAUGHT in work,
        "the badge on the page of the project": "Open lesson" in work,
        "the page of the badge": "Open lesson" in page,
        "the badge as it was received": file.is_file() and file.read_bytes() == badge,
        "the reflection": LEARNED in work and LEARNED in page,
        "the secrecy of the address": EMAIL not in home + work + page,
    }
    return [what for what, is_there in there.items() if not is_there]


def set_up(person: Person, published: Path, clone: Path) -> None:
    """Clone and install, as the documents say; nobody counts these commands."""
    person.types(f"git clone -q {shlex.quote(str(published))} {clone.name}")
    person.types(f"cd {clone.name}")
    command, activate = documented(
        (clone / "README.md").read_text("utf-8"), (clone / "docs" / "student.md").read_text("utf-8")
    )
    before = len(person.seen)
    lines = person.types(command, seconds=SETTING_UP)
    person.seen[before:] = told(command, lines)
    person.types(activate)
    person.types("cd ..")
    person.commands.clear()


def walk(person: Person) -> None:
    """Make a portfolio, with mistakes on the way."""
    person.types(
        "portfolio-gen init my-portfolio",
        ("Your name", ""),
        ("Your name", "Ana Reyes"),
        ("What you are", "Elementary science teacher in training"),
        ("Language", "English"),
        ("Language", ""),
        ("Code of a course", "EDUC 210"),
        ("Address", "ana.github.io"),
        ("Address", ""),
        ("Look", "wram"),
        ("Look", "warm"),
    )
    person.types("cd my-portfolio")
    person.types("portfolio-gen build")
    person.types("portfolio-gen add projct", code=2)
    person.types(
        "portfolio-gen add project",
        ("Title", "The water cycle"),
        ("What is it", "leson"),
        ("What is it", "1"),
        ("One sentence", "A lesson in which children find out where the drops come from."),
        ("Finished on", "yesterday"),
        ("Finished on", ""),
        ("Course", ""),
        ("Licence", ""),
        ("Its name", ""),
        (">", TAUGHT),
        (">", ""),
    )
    person.types("portfolio-gen add badge open-lesson.json", code=2)
    person.types(
        "portfolio-gen add badge ../Downloads/open-lesson.json",
        ("Which e-mail", "ana@kestrelvalley.example"),
        ("Which e-mail", EMAIL),
        ("Its name", ""),
        ("Which project", "1"),
        (">", LEARNED),
        (">", ""),
    )
    person.types("portfolio-gen build")
    person.types("portfolio-gen check", code=3)


def visit(folder: Path) -> tuple[str, list[str]]:
    """Do all of it in an empty folder; return what was seen, and the commands that count.

    Raises:
        LostError: The newcomer did not get on, or the site is not as it should be.
    """
    today = dt.datetime.now(dt.UTC).astimezone().date()  # noqa: TID251 (newcomers live today)
    home, published = folder / "home", folder / "published"
    subprocess.run(["git", "clone", "-q", "--bare", str(ROOT), str(published)], check=True)
    received = (ROOT / "sample_portfolio" / "badges" / "open-lesson.json").read_bytes()
    (home / "Downloads").mkdir(parents=True)
    (home / "Downloads" / "open-lesson.json").write_bytes(received)
    codes = folder / "codes"
    around = environment(home, os.environ, codes)
    with Tmux(socket=folder / "tmux", folder=home, environment=around) as terminal:
        person = Person(terminal=terminal, codes=codes)
        set_up(person, published, home / "portfolio-gen")
        walk(person)
    counted(person.commands)
    if gone := missing(home / "my-portfolio" / "site", received):
        raise LostError(f"the site lacks {', '.join(gone)}")
    places = {str(home): "HOME", str(published): "ADDRESS"}
    return normal("\n".join(person.seen) + "\n", places, today), person.commands


def main(words: Sequence[str]) -> int:
    """Return 0 if a newcomer gets on and sees what is kept, else 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--renew", action="store_true", help="keep what is seen now")
    renew: bool = parser.parse_args(words).renew
    if shutil.which("tmux") is None:
        print("tmux is missing, so no newcomer came by. Install your system's package tmux.")
        return int(os.environ.get("CI") == "true")
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="new-") as folder:
        try:
            seen, commands = visit(Path(folder).resolve())
        except LostError as error:
            print(f"A newcomer is lost: {error}")
            return 1
    took = f"{time.monotonic() - start:.0f} s"
    if renew:
        TRANSCRIPT.write_text(seen, "utf-8", newline="\n")
        print(f"Kept in {TRANSCRIPT.relative_to(ROOT)}; read the difference with git diff ({took})")
        return 0
    kept = TRANSCRIPT.read_text("utf-8") if TRANSCRIPT.is_file() else ""
    if found := difference(kept, seen):
        print(found)
        print("\nA newcomer sees something else than what is kept. If that was meant:")
        print("python tools/newcomer.py --renew, then read the difference.")
        return 1
    print(
        f"A newcomer has a site after {counted(commands)} commands, and everything in it after "
        f"{len(commands)} ({took})"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
