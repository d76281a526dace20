"""What a server installs: the same program that runs here, or an answer why not."""

import json
from pathlib import Path

import pytest

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.deploy.program import checked, installed_from, requirement

COMMIT = "0123456789abcdef0123456789abcdef01234567"
URL = "https://git.example/portfolio-gen"


def nobody(folder: Path) -> tuple[str, str]:
    """Tell nothing about a folder."""
    raise AssertionError(folder)


@pytest.mark.parametrize(
    "spec",
    [
        "portfolio-gen==0.1.0",
        "portfolio-gen>=0.1,<1",
        f"portfolio-gen @ git+{URL}@{COMMIT}",
        "./wheels/portfolio_gen-0.1.0-py3-none-any.whl",
        f"{URL}/portfolio_gen-0.1.0-py3-none-any.whl#sha256={'0' * 64}",
    ],
)
def test_accepted(spec: str) -> None:
    """What pip takes, and nothing around it."""
    assert checked(spec) == spec


@pytest.mark.parametrize(
    "spec",
    [
        "",
        "-r requirements.txt",
        "--index-url=https://evil.example",
        "portfolio-gen; rm -rf /",
        "portfolio-gen\nrun: evil",
        "portfolio-gen $(whoami)",
        "portfolio-gen `whoami`",
        "${{ secrets.TOKEN }}",
        'portfolio-gen"',
        "portfolio-gen'",
        "portfolio-gen \\",
        "portfolio-gen | sh",
        "p" * 501,
    ],
)
def test_refused(spec: str) -> None:
    """Nothing that a workflow, a shell or pip could take for more than a requirement."""
    with pytest.raises(ConfigError, match="is not a program that a workflow can install"):
        checked(spec)


def test_from_an_index() -> None:
    """Without a note, pip had it from an index, by its version."""
    assert requirement("0.1.0", "", nobody) == "portfolio-gen==0.1.0"


@pytest.mark.parametrize(
    ("note", "spec"),
    [
        (
            {"url": URL, "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"portfolio-gen @ git+{URL}@{COMMIT}",
        ),
        (
            {"url": f"{URL}/p.whl", "archive_info": {"hashes": {"sha256": "ab" * 32}}},
            f"portfolio-gen @ {URL}/p.whl#sha256={'ab' * 32}",
        ),
        ({"url": f"{URL}/p.whl", "archive_info": {}}, f"portfolio-gen @ {URL}/p.whl"),
    ],
)
def test_from_an_address(note: object, spec: str) -> None:
    """What was installed from a public address is installed from there, at that very version."""
    assert requirement("0.1.0", json.dumps(note), nobody) == spec


def test_from_a_clone(tmp_path: Path) -> None:
    """A clone of a public repository is found there, at its commit."""
    note = json.dumps({"url": tmp_path.as_uri(), "dir_info": {"editable": True}})
    spec = requirement("0.1.0", note, lambda _: (f"{URL}.git", COMMIT))
    assert spec == f"portfolio-gen @ git+{URL}.git@{COMMIT}"


@pytest.mark.parametrize("origin", [("", ""), (URL, ""), ("git@git.example:p", COMMIT)])
def test_from_a_folder(tmp_path: Path, origin: tuple[str, str]) -> None:
    """What only this computer has cannot be installed elsewhere; the fix is said."""
    note = json.dumps({"url": tmp_path.as_uri(), "dir_info": {}})
    with pytest.raises(ConfigError) as caught:
        requirement("0.1.0", note, lambda _: origin)
    assert str(caught.value) == (
        f"this program was installed from {tmp_path}, and no server can get it from there. "
        "Say where it can be had: --program portfolio-gen==VERSION for a published version, "
        "--program git+https://ADDRESS@COMMIT for a public repository of it, or put its wheel "
        "file into your repository and say --program ./FILE.whl."
    )


@pytest.mark.parametrize(
    "note",
    [
        "{",
        "[]",
        "{}",
        '{"url": 3}',
        '{"url": "x", "vcs_info": {}}',
        '{"url": "file:///nowhere/p.whl", "archive_info": {}}',
    ],
)
def test_strange_notes(note: str) -> None:
    """Whatever stands in the note, nothing is guessed."""
    with pytest.raises(ConfigError, match="no server can get it from there"):
        requirement("0.1.0", note, nobody)


def test_this_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    """The note of this very program is text; without the program there is none."""
    assert isinstance(installed_from(), str)
    monkeypatch.setattr("portfolio_gen.deploy.program.PACKAGE", "no-such-program-anywhere")
    assert installed_from() == ""
