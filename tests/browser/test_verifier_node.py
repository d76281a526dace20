"""The browser verifier in Node: its own tests, its types, and what it knows of vocabularies."""

import subprocess
from pathlib import Path

import pytest

from tests.browser.in_node import FOLDER, node
from tests.conftest import ROOT, missing
from tools import make_terms


def test_its_own_tests() -> None:
    """Everything in ``tests/verifier`` passes."""
    files = sorted(str(file) for file in FOLDER.glob("*.test.mjs"))
    done = subprocess.run(
        [node(), "--test", "--test-reporter=tap", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    failed = [line for line in done.stdout.splitlines() if line.startswith("not ok")]
    assert failed == []
    assert done.returncode == 0, done.stderr
    assert "# tests 0" not in done.stdout


def test_types() -> None:
    """The comments about types fit the code."""
    compiler = ROOT / "tests/browser/node_modules/typescript/bin/tsc"
    if not compiler.is_file():
        missing("typescript (npm ci --prefix tests/browser)")
    done = subprocess.run(
        [node(), compiler, "-p", ROOT / "tests/browser/tsconfig.json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == ""
    assert done.returncode == 0


def test_the_vocabularies_are_current(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the browser knows of the vocabularies is made from the frozen ones."""
    assert make_terms.main(["--check"]) == 0
    assert make_terms.stale(tmp_path) == ["contexts.js", "canon/terms_data.js"]
    assert capsys.readouterr().out == ""
