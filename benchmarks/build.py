"""How long a build takes, next to plain ``mkdocs build`` of the same pages.

``python benchmarks/build.py`` prints times, peak memory and ratios of the sample; ``--check`` also
fails if a ratio is above its limit. Runs alternate, so that a busy minute of the machine meets all
of them, and medians are compared.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable  # noqa: TC003 (a script; nothing to gain)
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample_portfolio"
SITES = 20
"""How many sites are built in one process."""

LIMITS = {
    "first build, empty cache": 1.5,
    "one file changed": 0.9,
    "nothing changed": 0.35,
    "help": 0.2,
    f"one of {SITES} sites in one process": 0.4,
}
"""Longest time allowed, as a share of plain ``mkdocs build``."""

PLAIN = "plain mkdocs build"

EXPORT = """
import datetime, pathlib, sys
from portfolio_gen.site.job import Job
from portfolio_gen.site.output.export import write_sources, write_tree
from portfolio_gen.site.make import draft, tree_of
source, folder = map(pathlib.Path, sys.argv[1:])
job = Job(source=source, out=folder / "site", now=datetime.datetime.now(datetime.UTC))
tree = tree_of(draft(job), job)
write_tree(tree, folder)
write_sources(tree.exact, folder / "docs")
print(sum(name.endswith(".md") for name in tree.docs))
"""

MANY = """
import datetime, pathlib, sys
from portfolio_gen.site.build import build_site
now = datetime.datetime.now(datetime.UTC)
for source in map(pathlib.Path, sys.argv[1:]):
    assert build_site(source, source.parent / f"{source.name}-site", now=now).written
"""


@dataclass(slots=True)
class Series:
    """Measurements of one command.

    Attributes:
        seconds: Wall time of each run.
        busy: Processor time of each run, which other programs disturb less.
        megabytes: Peak memory of each run.
    """

    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    def run(self, command: list[str], folder: Path, share: int = 1) -> None:
        """Run a command and note its time, divided by ``share``, and its peak memory."""
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=-3)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{command} failed with {process.returncode}")
        self.seconds.append(seconds / share)
        self.busy.append((usage.ru_utime + usage.ru_stime) / share)
        self.megabytes.append(usage.ru_maxrss / 1024)

    @property
    def middle(self) -> float:
        """Median time in seconds."""
        return statistics.median(self.seconds)


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a run: a cache of its own, no advertisement of the theme."""
    known = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    return known | {"XDG_CACHE_HOME": str(folder / "cache"), "NO_MKDOCS_2_WARNING": "1"}


def export(source: Path, folder: Path) -> int:
    """Write the pages of a portfolio as a plain MkDocs project; return how many there are."""
    folder.mkdir()
    command = [sys.executable, "-c", EXPORT, str(source), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stdout)


class Bench:
    """The commands that are compared, in one temporary folder."""

    def __init__(self, folder: Path) -> None:
        """Copy the sample, write its pages for plain MkDocs, and make different sites of it."""
        self.folder = folder
        self.source = folder / "sample"
        shutil.copytree(SAMPLE, self.source)
        self.pages = export(self.source, folder / "plain")
        self.many = [self._different(number) for number in range(SITES)]
        self.changes = 0
        self.series = {name: Series() for name in (PLAIN, *LIMITS)}

    def _different(self, number: int) -> Path:
        """Return a copy of the sample in which every page's frame and text is another."""
        copy = self.folder / f"site-{number}"
        shutil.copytree(SAMPLE, copy)
        settings = copy / "portfolio.yml"
        text = settings.read_text(encoding="utf-8").replace("Ana Reyes", f"Ana Reyes {number}")
        settings.write_text(text, encoding="utf-8")
        for page in copy.rglob("*.md"):
            with page.open("a", encoding="utf-8") as file:
                file.write(f"\nThis is copy number {number}.\n")
        return copy

    def once(self) -> None:
        """Run everything once."""
        steps: dict[str, Callable[[], None]] = {
            PLAIN: self._plain,
            "first build, empty cache": self._first,
            "one file changed": self._changed,
            "nothing changed": self._again,
            "help": self._help,
            f"one of {SITES} sites in one process": self._many,
        }
        for name, step in steps.items():
            print(f"  {name} ...", file=sys.stderr)
            self.current = self.series[name]
            step()

    def _plain(self) -> None:
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "plain/mkdocs.yml"]
        self.current.run(command, self.folder)

    def _build(self) -> None:
        program = str(Path(sys.executable).with_name("portfolio-gen"))
        self.current.run([program, "build", "sample", "--out", "out"], self.folder)

    def _first(self) -> None:
        for name in ("cache", "out"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self._build()

    def _changed(self) -> None:
        self.changes += 1
        page = self.source / "projects/water-cycle/index.md"
        with page.open("a", encoding="utf-8") as file:
            file.write(f"\nOne more sentence, number {self.changes}.\n")
        self._build()

    def _again(self) -> None:
        self._build()

    def _help(self) -> None:
        program = str(Path(sys.executable).with_name("portfolio-gen"))
        self.current.run([program, "build", "--help"], self.folder)

    def _many(self) -> None:
        command = [sys.executable, "-c", MANY, *map(str, self.many)]
        self.current.run(command, self.folder, share=SITES)


def report(bench: Bench) -> bool:
    """Print the table; return whether every ratio is within its limit."""
    plain = bench.series[PLAIN]
    busy = statistics.median(plain.busy)
    print(f"{bench.pages} pages, Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    heads = f"{'median s':>9}{'min s':>8}{'ratio':>7}{'limit':>7}{'cpu s':>8}{'ratio':>7}{'MB':>6}"
    print(f"{'':38}{heads}")
    good = True
    for name, series in bench.series.items():
        ratio, limit = series.middle / plain.middle, LIMITS.get(name)
        good = good and (limit is None or ratio <= limit)
        cpu = statistics.median(series.busy)
        print(
            f"{name:38}{series.middle:9.3f}{min(series.seconds):8.3f}{ratio:7.2f}{limit or '':>7}"
            f"{cpu:8.3f}{cpu / busy:7.2f}{statistics.median(series.megabytes):6.0f}"
        )
    return good


def main() -> int:
    """Measure, print, and return 1 if ``--check`` was given and a limit was passed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often everything runs")
    parser.add_argument("--check", action="store_true", help="fail if a limit is passed")
    parser.add_argument("--json", type=Path, help="also write all measurements to this file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="portfolio-gen-bench-") as folder:
        bench = Bench(Path(folder))
        for number in range(options.rounds):
            print(f"round {number + 1} of {options.rounds}", file=sys.stderr)
            bench.once()
        good = report(bench)
    if options.json:
        data = {name: series.seconds for name, series in bench.series.items()}
        options.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return int(options.check and not good)


if __name__ == "__main__":
    sys.exit(main())
