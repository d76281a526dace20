"""Feed the targets of ``tools.fuzz`` with inputs that coverage leads to, where Atheris is there.

``python -m tools.fuzz_atheris verify --minutes 15``, in an environment with the package, its test
requirements and ``pip install atheris`` (wheels exist for some platforms only, so that nothing
else here needs it). Atheris starts from the same seeds, watches which lines of the package an
input reaches, and ends at the first defect, with a file that shows it: an exception but our own,
more than a few seconds for one input, or too much memory.
"""

import argparse
import importlib
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

STOP_AFTER = 5
"""Most seconds for one input; code that is watched takes several times as long."""

MAX_MEMORY_MB = 500
"""Most memory of the process; being watched costs about as much as the program itself."""


def main(words: Sequence[str]) -> None:
    """Run; Atheris ends the process itself."""
    parser = argparse.ArgumentParser(description="Feed a parser inputs that coverage leads to.")
    parser.add_argument("target", help="a name from tools/fuzzing/targets.py")
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    given = parser.parse_args(words)
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["portfolio_gen"], enable_loader_override=False):
        from portfolio_gen.base.errors import PortfolioError  # noqa: PLC0415 (watched from here)
        from tools.fuzzing.inputs import MAX_SEED, seeds  # noqa: PLC0415
        from tools.fuzzing.targets import TARGETS  # noqa: PLC0415
    target = TARGETS[given.target]

    def feed(data: bytes) -> None:
        try:
            target(data)
        except PortfolioError:
            return

    given.keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds()):
            Path(folder, str(number)).write_bytes(seed)
        options = [
            f"-max_total_time={round(given.minutes * 60)}",
            f"-timeout={STOP_AFTER}",
            f"-rss_limit_mb={MAX_MEMORY_MB}",
            f"-max_len={MAX_SEED}",
            f"-artifact_prefix={given.keep}/",
            "-print_final_stats=1",
        ]
        atheris.Setup([sys.argv[0], *options, folder], feed)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
