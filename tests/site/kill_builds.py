"""Kill a build at random moments and look at what stands; run by ``test_kill.py``.

Usage: ``kill_builds.py FOLDER ROUNDS SEED``. Prints one line per round.
"""

import datetime as dt
import os
import random
import signal
import sys
import time
from pathlib import Path

from portfolio_gen.site.build import build_site
from portfolio_gen.site.output.integrity import is_whole
from portfolio_gen.site.output.replace import workshop_of
from tests.site.small_portfolio import small_portfolio

NOW = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)


def main(folder: Path, rounds: int, seed: int) -> int:
    """Return 0 if a whole site stood after every round."""
    chance = random.Random(seed)
    out = folder / "site"
    limit = [write(folder, out, number) for number in (0, 1)][1]  # the first one warms up
    bad = 0
    for number in range(2, rounds + 2):
        source = change(folder, number)
        child = os.fork()
        if child == 0:
            build_site(source, out, now=NOW)
            os._exit(0)
        time.sleep(chance.uniform(0, limit))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        whole = is_whole(out)
        bad += not whole
        killed = os.WIFSIGNALED(status)
        # A machine that has other things to do is slower in the next round: follow it, so that
        # some builds end in time and some do not.
        limit *= 1.15 if killed else 0.8
        say(number, "killed" if killed else "done", shown(out), "whole" if whole else "BROKEN")
    write(folder, out, rounds + 2)
    if workshop_of(out).exists():
        say("BROKEN: the workshop of a killed build was not cleared away")
        bad += 1
    return min(bad, 1)


def say(*words: object) -> None:
    """Print one line."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def write(folder: Path, out: Path, number: int) -> float:
    """Build undisturbed and return how long it took, in seconds."""
    source = change(folder, number)
    start = time.perf_counter()
    build_site(source, out, now=NOW)
    return time.perf_counter() - start


def change(folder: Path, number: int) -> Path:
    """Write the portfolio with a number on its front page."""
    return small_portfolio(folder / "me", about_md=f"This is version v{number}v.\n")


def shown(out: Path) -> str:
    """Return the number that the site on disk shows."""
    text = (out / "about.html").read_text(encoding="utf-8")
    return text.partition("version v")[2].partition("v.")[0]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
