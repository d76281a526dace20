"""What the documents promise exists: commands, options, files, links."""

import re
from pathlib import Path

import click
import pytest

from portfolio_gen.cli.main import main
from tests.conftest import ROOT

PAGES = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if "node_modules" not in path.parts
)
SHELL = re.compile(r"^\$ portfolio-gen (.+)$", re.MULTILINE)
LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`[^`\n]+`")


def commands() -> list[tuple[str, str]]:
    """Every ``portfolio-gen`` command line of every page."""
    return [
        (str(page.relative_to(ROOT)), line)
        for page in PAGES
        for line in SHELL.findall(page.read_text("utf-8"))
    ]


def test_there_are_documents() -> None:
    """A wrong folder would make every test here pass."""
    assert len(PAGES) > 8
    assert len(commands()) > 6


@pytest.mark.parametrize(("page", "line"), commands())
def test_commands_exist(page: str, line: str) -> None:
    """Each command that a page shows is one that the program has, with the options it has."""
    name, *words = line.split()
    command = main.get_command(click.Context(main), name)
    while isinstance(command, click.Group) and words:
        command = command.get_command(click.Context(command), words.pop(0))
    assert command is not None, page
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("-")} <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link of a page leads to a file of the project."""
    text = INLINE.sub("", FENCE.sub("", page.read_text("utf-8")))
    links = [link.partition("#")[0] for link in LINK.findall(text) if "://" not in link]
    assert [link for link in links if link and not (page.parent / link).exists()] == []


def test_readme_has_two_set_up_commands() -> None:
    """One builds the sample and one runs the tests; each does all of its set-up."""
    found = re.findall(r"^\$ (.+)$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(found) == 2
    assert all(line.startswith("python3 -m venv .venv && .venv/bin/pip install ") for line in found)
    assert found[0].endswith(".venv/bin/portfolio-gen build sample_portfolio")
    assert found[1].endswith(".venv/bin/python -m pytest -n auto")
