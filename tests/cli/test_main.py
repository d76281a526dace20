"""The command itself: its list, its start-up, misspelled commands."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from unittest import mock

import pytest
from click.testing import CliRunner

from portfolio_gen import __version__
from portfolio_gen.base.errors import ConfigError, PortfolioError, Where
from portfolio_gen.cli.main import COMMANDS, main

LISTED = " and ".join(", ".join(sorted(COMMANDS)).rsplit(", ", 1))
HEAVY = {"mkdocs", "material", "pydantic", "pyld", "cryptography", "jinja2", "yaml", "markdown"}


def test_help_lists_every_command() -> None:
    """Each command stands in the list with its line."""
    text = CliRunner().invoke(main, ["--help"]).output
    assert all(name in text for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command(name: str) -> None:
    """Each command explains itself."""
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: main {name} ")


def test_help_loads_nothing_heavy() -> None:
    """The list of commands needs nothing but click."""
    code = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from portfolio_gen.cli.main import main\n"
        "CliRunner().invoke(main, ['--help'])\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(done.stdout.split())


def test_start() -> None:
    """What importing created is never looked through again; what a command creates is."""
    code = (
        "import gc\n"
        "from portfolio_gen.cli import main, start\n"
        "main.main = lambda prog_name: print(prog_name, gc.isenabled(), gc.get_freeze_count()>0)\n"
        "print(gc.get_freeze_count())\n"
        "start.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0\nportfolio-gen True True\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["buld"], "Error: there is no command 'buld'; did you mean 'build'?"),
        (
            ["frobnicate"],
            f"Error: there is no command 'frobnicate'; there are {LISTED}.",
        ),
        (["--nothing"], "Error: No such option '--nothing'."),
    ],
    ids=["near", "far", "option"],
)
def test_misspelled(words: list[str], message: str) -> None:
    """A misspelled command gets a proposal and exit code 2."""
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert result.output.splitlines()[-1] == message


def test_version() -> None:
    """The version is the package's."""
    assert (
        CliRunner().invoke(main, ["--version"]).output == f"portfolio-gen, version {__version__}\n"
    )


@pytest.mark.parametrize(
    ("error", "line", "code"),
    [
        (
            PortfolioError("It is wrong.", where=Where(file="a.md", line=3), hint="Mend it."),
            "a.md:3: It is wrong. Mend it.",
            1,
        ),
        (ConfigError("That cannot work."), "That cannot work.", 2),
    ],
    ids=["found", "use"],
)
def test_expected_errors(
    error: PortfolioError, line: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An expected error is one line and an exit code, never a traceback."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(main.__class__, "get_command", fail)
    result = CliRunner().invoke(main, ["check"])
    assert (result.output, result.exit_code) == (line + "\n", code)


FULL = Path("/dev/full")
UNSAID = (
    "What this command had to say could not be written: No space left on device. Make room, or "
    "have it written to another place, and run it again.\n"
)


@pytest.mark.skipif(not FULL.exists(), reason="no file that is always full")
@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], ["verify", "nothing-here"]], ids=["version", "help", "use"]
)
def test_nowhere_to_say_it(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Output to a full disk is one line and an exit code; what is an error anyway stays one."""
    with suppress(OSError), FULL.open("w") as full:  # closing it fails as well
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(SystemExit) as caught:
            main(words)
        if sys.stdout is not full:
            sys.stdout.close()
    assert caught.value.code == 2
    said = UNSAID if words[0] != "verify" else "There is no file or folder called nothing-here."
    assert capsys.readouterr().err.startswith(said)


def test_a_fault_elsewhere_is_not_taken_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that has nothing to do with output is not explained away."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(main.__class__, "get_command", fail)
    with pytest.raises(OSError, match="No space left"):
        main(["check"])


def test_without_streams(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that was started without input and output does its work."""
    words = ["init", "me", "--name", "Ana"]
    for name in ("stdin", "stdout"):
        monkeypatch.setattr(sys, name, None)
    with pytest.raises(SystemExit) as caught:
        main(words)
    for stream in (sys.stdin, sys.stdout):
        stream.close()
    assert caught.value.code == 0
    assert (in_folder / "me/portfolio.yml").is_file()


def test_as_a_module() -> None:
    """``python -m portfolio_gen`` is the same command."""
    words = [sys.executable, "-m", "portfolio_gen", "--version"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout == f"portfolio-gen, version {__version__}\n"


def test_closed(in_folder: Path) -> None:
    """A file that the system refuses anywhere is named, without a traceback; nothing is hidden."""
    refused = PermissionError(13, "Permission denied", str(in_folder / "q" / "portfolio.yml"))
    with mock.patch("portfolio_gen.author.start.check_start", side_effect=refused):
        result = CliRunner().invoke(main, ["init", "q", "--name", "Ana"])
    assert result.output == (
        f"{in_folder}/q/portfolio.yml is closed to you: you may not open it, or not write there. "
        "Check who owns it and its permissions, or choose another place.\n"
    )
    assert result.exit_code == 2
    unknown = PermissionError(13, "Permission denied")
    with mock.patch("portfolio_gen.author.start.check_start", side_effect=unknown):
        assert CliRunner().invoke(main, ["init", "q"]).exception is unknown


def test_stopped(in_folder: Path) -> None:
    """Ctrl+C ends any command with one word."""
    assert list(in_folder.iterdir()) == []
    with mock.patch("portfolio_gen.author.start.check_start", side_effect=KeyboardInterrupt):
        result = CliRunner().invoke(main, ["init", "q", "--name", "Ana"])
    assert (result.output, result.exit_code) == ("\nStopped.\n", 1)
