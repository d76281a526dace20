"""Feed hostile input to every parser: ``python -m tools.fuzz --minutes 15``.

At the end it prints, for every target, how many inputs it got and how long the slowest took; then
the slowest of all, the crashes, and the memory of the process before the first input, after the
first hundreds of them, and at most. The first two tell what the program and the makers of input
take up by themselves; what comes on top is what targets keep. In the first run in a clone,
Hypothesis makes tables of its own, for which the process takes nearly 300 MB once; later runs find
them.

Every input goes to every target. A defect is any exception but our own errors, more than one
second of computing for one input, or more than 200 MB of memory for the process. Inputs that show
one are written to ``--keep`` (as files named by target and number), and the exit code is 1. With
``--seed`` the same inputs are made again.
"""

import argparse
import random
import resource
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as hypothesis_seed

from portfolio_gen.base.errors import PortfolioError
from tools.fuzzing.inputs import GROWN, mutated
from tools.fuzzing.targets import TARGETS

MAX_SECONDS = 1.0
"""Most computing for one input at one target."""

STOP_AFTER = 5.0
"""When a target that hangs is stopped, in seconds of computing."""

MAX_MEMORY_KB = 200_000
"""Most memory of the process, with everything it has loaded."""

ROUND = 50
"""How many inputs of each kind are made between two looks at the clock."""

WARM = 5
"""After how many rounds everything is loaded, and caches have been filled once."""


class HangsError(Exception):
    """A target was stopped."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """What was fed, and what came of it.

    Attributes:
        fed: Number of inputs by target.
        slowest: Longest computing by target, in seconds.
        crashes: How many inputs ended in an exception that is not ours.
        defects: Descriptions of defects.
        memory: Peak memory of the process at some moments, in kilobytes.
        keep: Where inputs that show a defect are written.
    """

    keep: Path
    fed: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, float] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=dict)
    crashes: int = 0
    defects: list[str] = field(default_factory=list)

    def feed(self, data: bytes) -> None:
        """Give an input to every target."""
        for name, target in TARGETS.items():
            before, memory = time.process_time(), peak_kb()
            problem = ""
            try:
                with stopped():
                    target(data)
            except PortfolioError:
                pass
            except Exception:  # noqa: BLE001 (every other exception is what is looked for)
                problem = traceback.format_exc(limit=-6)
                self.crashes += 1
            spent = time.process_time() - before
            self.fed[name] += 1
            self.slowest[name] = max(self.slowest.get(name, 0.0), spent)
            if spent > MAX_SECONDS and not problem:
                problem = f"{spent:.2f} seconds"
            if peak_kb() > MAX_MEMORY_KB and peak_kb() > memory:
                problem += f" memory grew from {memory:,} to {peak_kb():,} KB"
            if problem:
                self.report(name, data, problem)

    def figures(self) -> Iterator[str]:
        """Yield what to print in the end."""
        for name, count in self.fed.items():
            yield f"{name}: {count:,} inputs, slowest {self.slowest[name]:.3f} s"
        name = max(self.slowest, key=self.slowest.__getitem__)
        inputs = f"{self.fed[name]:,} inputs at {len(TARGETS)} targets"
        yield f"{inputs}; slowest {self.slowest[name]:.3f} s ({name}); {self.crashes} crashes"

    def report(self, name: str, data: bytes, problem: str) -> None:
        """Keep an input that shows a defect."""
        self.keep.mkdir(parents=True, exist_ok=True)
        file = self.keep / f"{name.replace(' ', '-')}-{len(self.defects)}"
        file.write_bytes(data)
        self.defects.append(f"{file}: {problem}")
        print(self.defects[-1], flush=True)


@contextmanager
def stopped() -> Iterator[None]:
    """Stop what is inside after ``STOP_AFTER`` seconds of computing."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise HangsError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, STOP_AFTER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def peak_kb() -> int:
    """Return the most memory this process ever had, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def grown(tally: Tally, seed: int) -> None:
    """Feed inputs that Hypothesis makes."""

    @hypothesis_seed(seed)
    @settings(
        max_examples=ROUND,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(GROWN)
    def run(data: bytes) -> None:
        tally.feed(data)

    run()


def fuzz(minutes: float, seed: int, keep: Path) -> Tally:
    """Feed inputs of both kinds until the time is over."""
    tally, end, number = Tally(keep=keep), time.monotonic() + minutes * 60, 0
    tally.memory["before the first input"] = peak_kb()
    while time.monotonic() < end:
        source = random.Random(f"{seed}/{number}")  # noqa: S311 (must repeat)
        for _ in range(ROUND):
            tally.feed(mutated(source))
        grown(tally, seed * 1_000_003 + number)
        number += 1
        if number == WARM:
            tally.memory[f"after {2 * ROUND * WARM:,} inputs"] = peak_kb()
    tally.memory["at most"] = peak_kb()
    return tally


def main(words: Sequence[str]) -> int:
    """Run, and print what was fed."""
    parser = argparse.ArgumentParser(description="Feed hostile input to every parser.")
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    given_words = parser.parse_args(words)
    warnings.simplefilter("ignore")
    tally = fuzz(given_words.minutes, given_words.seed, given_words.keep)
    for line in tally.figures():
        print(line)
    print("memory: " + ", ".join(f"{kb:,} KB {when}" for when, kb in tally.memory.items()))
    print(f"{len(tally.defects)} defects")
    return min(len(tally.defects), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
