"""The folder that a command reads."""

import os
from pathlib import Path
from unittest import mock

import pytest
from click.testing import CliRunner

from portfolio_gen.cli.main import main

COMMANDS = (
    *(("build",), ("check",), ("publish",), ("submit",), ("pin",), ("serve",), ("recheck",)),
    *(("export", kind) for kind in ("archive", "bundle", "leap2a", "resume")),
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_folder(in_folder: Path, words: tuple[str, ...]) -> None:
    """Every command that reads a portfolio says in the same words that there is none."""
    result = CliRunner().invoke(main, [*words, "portfolo"])
    assert result.output == (
        "There is no folder called portfolo. Check the name, and which folder you are in.\n"
    )
    assert result.exit_code == 2
    assert list(in_folder.iterdir()) == []


def test_a_file(in_folder: Path) -> None:
    """A file in place of the folder is named, with what to name instead."""
    (in_folder / "portfolio.yml").touch()
    result = CliRunner().invoke(main, ["check", "portfolio.yml"])
    assert result.output == (
        "portfolio.yml is a file, and a folder is needed. Name the folder of your portfolio, in "
        "which portfolio.yml lies.\n"
    )
    assert result.exit_code == 2


def test_a_name_without_end(in_folder: Path) -> None:
    """A name that no disk can keep is one that is not there."""
    result = CliRunner().invoke(main, ["check", str(in_folder / ("n" * 300))])
    assert result.output.startswith(f"There is no folder called {in_folder}/nnn")
    assert result.exit_code == 2


def test_closed(in_folder: Path) -> None:
    """A folder that may not be read says so."""
    (in_folder / "p").mkdir()
    with mock.patch.object(os, "scandir", side_effect=PermissionError):
        result = CliRunner().invoke(main, ["build", "p"])
    assert result.output == (
        "p may not be read by you. Check its permissions, or name another one.\n"
    )
    assert result.exit_code == 2
