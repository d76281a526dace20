"""Run the set-up commands that the README promises, as a newcomer would: in a fresh clone.

``python tools/readme.py`` runs them all and stops at the first that fails.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_COMMAND = re.compile(r"^\$ (python3 -m venv .+)$", re.MULTILINE)


def commands(readme: str) -> list[str]:
    """Return the set-up commands: lines that start with ``$ python3 -m venv``."""
    return _COMMAND.findall(readme)


def main() -> int:
    """Clone, run each command in the clone, and return the exit code of the first that fails."""
    found = commands((ROOT / "README.md").read_text("utf-8"))
    if len(found) != 2:  # noqa: PLR2004 (the README promises two)
        print(f"README.md should have two set-up commands, it has {len(found)}")
        return 1
    # A newcomer has no CI promise to keep: what is missing on the machine is skipped with a reason.
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "portfolio-gen"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        for command in found:
            print(f"$ {command}", flush=True)
            done = subprocess.run(["sh", "-c", command], cwd=clone, env=environment, check=False)
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
