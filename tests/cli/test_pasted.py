"""What stands in a terminal before anybody could have typed it."""

import os
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from portfolio_gen.cli import asking, pasted

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The other end of the terminal that is our input."""
    far, near = pty.openpty()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(fileno=lambda: near))
    yield far
    os.close(far)
    os.close(near)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (b"", ""),
        (b"\n", "\n"),
        (b"One.\n\nTwo.", "One.\n\nTwo."),
        ("Łucja\r山田".encode(), "Łucja\n山田"),
        (b"\xff\x04end", "\ufffdend"),
    ],
    ids=["nothing", "Enter", "half of a line", "letters", "no text"],
)
def test_rest(keys: int, typed: bytes, found: str) -> None:
    """All of it is read, also a line that has no end yet, and the terminal is as it was."""
    before = termios.tcgetattr(keys)
    os.write(keys, typed)
    assert pasted.rest(0.2) == found
    assert termios.tcgetattr(keys) == before
    assert pasted.rest(0) == ""


def test_the_end_of_a_terminal(keys: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that is closed has nothing more."""
    os.write(keys, b"a")
    parts = iter([b"a", b""])
    monkeypatch.setattr("portfolio_gen.cli.pasted.os.read", lambda *_: next(parts))
    monkeypatch.setattr("select.select", lambda *_: ([0], [], []))
    assert pasted.rest() == "a"


def test_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file or a pipe is read to its end by whoever asks; nothing is taken from it."""
    read, write = os.pipe()
    os.write(write, b"text")
    monkeypatch.setattr("sys.stdin", SimpleNamespace(fileno=lambda: read))
    assert pasted.rest(0) == ""
    assert os.read(read, 10) == b"text"
    os.close(read)
    os.close(write)


@pytest.mark.parametrize(
    ("typed", "rests", "text"),
    [
        ("One.\n\n", [""], "One."),
        ("\n", ["\n\n"], ""),
        ("One.\n\n\n", ["Two.\n \nThree.", ""], "One.\n\nTwo.\n\nThree."),
        ("One.\n\nFour.\n\n", ["Two.\n\nThree.\n", ""], "One.\n\nTwo.\n\nThree.\n\nFour."),
    ],
    ids=["typed", "Enter twice", "pasted", "pasted, then typed"],
)
def test_text(monkeypatch: pytest.MonkeyPatch, typed: str, rests: list[str], text: str) -> None:
    """An empty line ends a text, unless it stands inside one that was pasted."""
    found = []
    answers = iter(rests)
    monkeypatch.setattr(pasted, "rest", lambda: next(answers))
    with CliRunner().isolation(input=typed):
        found.append(asking.Asker(asks=True).text("Write."))
    assert found == [text]
    assert next(answers, None) is None


def test_long_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that may have been cut is kept, with a word about it."""
    monkeypatch.setattr(pasted, "rest", str)
    shown: list[str] = []
    monkeypatch.setattr("portfolio_gen.cli.asking.click.echo", shown.append)
    for length, told in ((4094, 0), (4095, 1)):
        shown.clear()
        with CliRunner().isolation(input="a" * length + "\n\n"):
            assert len(asking.Asker(asks=True).text("Write.")) == length
        assert shown.count(asking.LONG_LINE) == told


def test_arrow_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line with keys that cannot be used here is not taken, with a word about it."""
    monkeypatch.setattr(pasted, "rest", str)
    who = asking.Asker(asks=True)
    question = asking.Question(option="--title", words="Title", what="", default=None)
    with CliRunner().isolation(input="Waetr\x1b[D\nWater\n") as (out, *_):
        assert who.ask(question, None) == "Water"
        assert asking.KEYS in out.getvalue().decode()
    with CliRunner().isolation(input="One.\nTow\x1b[D\nTwo.\n\n") as (out, *_):
        assert who.text("Write.") == "One.\n\nTwo."
        assert asking.KEYS in out.getvalue().decode()


@pytest.mark.parametrize(
    ("asked", "rest", "told"),
    [(True, "rm", True), (True, "\n", False), (False, "rm", False)],
    ids=["left over", "only Enter", "nobody was asked"],
)
def test_left_over(monkeypatch: pytest.MonkeyPatch, asked: bool, rest: str, told: bool) -> None:  # noqa: FBT001
    """What was pasted beyond the last question is taken away from the shell, if there was one."""
    monkeypatch.setattr(pasted, "rest", lambda _: rest)
    shown: list[str] = []
    monkeypatch.setattr("portfolio_gen.cli.asking.click.echo", shown.append)
    who = asking.Asker(asks=True)
    with asking.stopping(who):
        who.asked.extend(["Your name"] * asked)
    assert shown == [asking.LEFT_OVER] * told
