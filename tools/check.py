"""Run every check of the project, keep going, and say which ones failed.

``python tools/check.py`` runs all; ``python tools/check.py lint types`` runs some.
The exit code is the number of checks that failed.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PY = sys.executable

STRICT_LEVELS = ["base", "model", "crypto", "badges", "content", "verify", "issue"]
"""Levels whose every line and branch is run by a test."""

CHECKS: dict[str, list[list[str]]] = {
    "format": [[PY, "-m", "ruff", "format", "--check", "."]],
    "lint": [[PY, "-m", "ruff", "check", "."]],
    "types": [[PY, "-m", "mypy"]],
    "layers": [[str(Path(PY).with_name("lint-imports")), "--no-cache"]],
    "tests": [
        [PY, "-m", "coverage", "erase"],
        [PY, "-m", "pytest", "-q", "-n", "2", "--cov", "--cov-report="],
        [PY, "-m", "coverage", "report", "--fail-under=95"],
        [
            PY,
            "-m",
            "coverage",
            "report",
            "--include=" + ",".join(f"portfolio_gen/{level}/*" for level in STRICT_LEVELS),
            "--fail-under=100",
        ],
    ],
}


def run(name: str) -> bool:
    """Run the commands of one check; stop at the first that fails, and say how long it took."""
    start = time.monotonic()
    good = all(
        subprocess.run(command, cwd=ROOT, check=False).returncode == 0 for command in CHECKS[name]
    )
    print(f"{'ok  ' if good else 'FAIL'} {name} {time.monotonic() - start:.1f} s", flush=True)
    return good


def main(names: list[str]) -> int:
    """Run the named checks, or all; return how many failed."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"unknown check {', '.join(unknown)}; there are: {', '.join(CHECKS)}")
        return 2
    return [run(name) for name in names or CHECKS].count(False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
