"""A build that is killed leaves a whole site behind, whenever it is killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 50


@pytest.mark.skipif(sys.platform != "linux", reason="one-step exchange of folders is Linux's")
def test_fifty_kills(tmp_path: Path) -> None:
    """Fifty times the build is killed at a random moment; each time a whole site stands.

    Some rounds must have ended before the new site was in place and some after, or the moments
    would prove nothing.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.site.kill_builds", str(tmp_path), str(ROUNDS), "1"],
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.stderr == ""
    rows = [line.split() for line in done.stdout.splitlines()]
    assert len(rows) == ROUNDS, done.stdout
    assert [row for row in rows if row[-1] != "whole"] == []
    assert done.returncode == 0
    fresh = [row for row in rows if row[0] == row[2]]
    assert 0 < len(fresh) < ROUNDS
