"""How fast badges are verified, beside other verifiers, on the same valid badge, in one run.

``python -m benchmarks.verify BADGE`` prints verifications per second of a warm process, the time of
a single check from the shell, and time and peak memory of 1,000 and 4,000 different badges: such as
the one that is named, and the smallest there are. Rounds alternate, so that a busy minute of the
machine meets everybody, and medians are compared.

The other verifiers are optional: ``npm ci --prefix benchmarks/peers`` and ``pip install
"openbadgeslib[ldp]"`` in an environment of its own, named by ``--openbadgeslib PYTHON``.
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
from collections.abc import Callable
from pathlib import Path

from tests.builders import MAKER, Document, changed, credential, put, sign, signed
from tools.cases.case import SUITES, secure
from tools.cases.tokens import claims, token

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "benchmarks" / "peers"
PROGRAM = str(Path(sys.executable).with_name("portfolio-gen"))
MANY = 1_000

TIMED = """
for _ in range(20):
    once()
start, count = time.perf_counter(), 0
while time.perf_counter() - start < seconds:
    once()
    count += 1
print('{"per_second": %f}' % (count / (time.perf_counter() - start)))
"""
"""What follows the text of a program that says what is done ``once``, in how many ``seconds``."""

WARM = """
import datetime, sys, time
from portfolio_gen.badges.read import read_badge
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
seconds, data = float(sys.argv[1]), open(sys.argv[2], "rb").read()
context = Context(now=datetime.datetime.now(datetime.UTC))
def once():
    checked = verify_badge(read_badge(data, source="x"), context)
    assert checked.verdict.name in ("UNCONFIRMED", "CONFIRMED"), checked.sentence
"""

SIGNATURE = """
import sys, time
from portfolio_gen.badges.jwt import split
from portfolio_gen.crypto.algorithms import algorithm_for
from portfolio_gen.crypto.keys import from_did_key
seconds, data = float(sys.argv[1]), open(sys.argv[2], "r").read().strip()
def once():
    signed = split(data)
    key = from_did_key(signed.header["kid"].partition("#")[0])
    algorithm = algorithm_for(key, signed.header["alg"])
    assert algorithm.verify(signed.signature, signed.signing_input)
"""
"""Only whether a signed text is unchanged, for comparison; the command never stops there."""

Commands = dict[str, list[str]]


def peers(python: str) -> Commands:
    """Return how each verifier is called; those that are missing are named and left out."""
    found: Commands = {}
    if shutil.which("node") and (PEERS / "node_modules").is_dir():
        found["@digitalbazaar/vc"] = ["node", str(PEERS / "digitalbazaar.mjs")]
    else:
        print("missing: @digitalbazaar/vc (npm ci --prefix benchmarks/peers)")
    if python:
        found["openbadgeslib"] = [python, str(PEERS / "openbadgeslib_peer.py")]
    else:
        print("missing: openbadgeslib (--openbadgeslib PYTHON of an environment that has it)")
    return found


def output(command: list[str]) -> str:
    """Run a command and return what it prints; empty if it cannot do what it is asked."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def rate(command: list[str]) -> float:
    """Return verifications per second of a warm process; 0 if it cannot verify this badge."""
    text = output(command)
    return float(json.loads(text)["per_second"]) if text else 0.0  # noqa: TID251 (a peer's)


def seconds(command: list[str]) -> float:
    """Return how long a command takes from the shell."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def compare(
    title: str, commands: Commands, measure: Callable[[list[str]], float], rounds: int, unit: str
) -> None:
    """Measure every command in turn, and print medians and ratios to the first."""
    series: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            series[name].append(measure(command))
    own = statistics.median(next(iter(series.values())))
    print(f"\n{title}")
    for name, values in series.items():
        middle = statistics.median(values)
        ratio = f"{own / middle:6.2f}" if middle else "cannot"
        print(f"  {name:22}{middle:10.3f} {unit}   portfolio-gen / this: {ratio}")


def memory(root: int) -> tuple[float, float]:
    """Return the memory of a process and its children in MB: shared pages once, and each time."""
    shared = each = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if root not in (parent, int(folder.name)):
                continue
            rows = (folder / "smaps_rollup").read_text().splitlines()
        except OSError:
            continue  # it ended meanwhile
        sizes = {row.split(":")[0]: int(row.split()[1]) for row in rows[1:]}
        shared, each = shared + sizes["Pss"], each + sizes["Rss"]
    return shared / 1024, each / 1024


def verifying(folder: Path, cores: str) -> list[str]:
    """Return how all badges of a folder are verified on some cores."""
    return ["taskset", "-c", cores, PROGRAM, "verify", str(folder)]


def peaks(folder: Path, cores: str) -> tuple[float, float]:
    """Verify all badges of a folder and return both peaks of memory; watching takes time."""
    process = subprocess.Popen(verifying(folder, cores), stdout=subprocess.DEVNULL)
    found = [(0.0, 0.0)]
    while process.poll() is None:
        found.append(memory(process.pid))
        time.sleep(0.05)
    return max(peak[0] for peak in found), max(peak[1] for peak in found)


def write_many(folder: Path, like: Document, count: int) -> None:
    """Write badges that say what one says, each under a name and a signature of its own."""
    folder.mkdir(parents=True)
    for number in range(count):
        own = (put("id", f"urn:uuid:{number}"), put("name", f"Number {number}"))
        document = sign(changed({**like, "proof": []}, *own, put("issuer.id", MAKER.did)))
        (folder / f"{number:04}.json").write_text(json.dumps(document), "utf-8")


def batch(folder: Path, like: Document, rounds: int) -> None:
    """Print the time of many badges on one core and on two, and what starting alone takes."""
    single = folder / "single"
    write_many(single, like, 1)
    start = statistics.median(seconds(verifying(single, "0")) for _ in range(rounds))
    size = (single / "0000.json").stat().st_size
    print(f"\nmany different badges of {size:,} bytes; of every time, starting takes {start:.3f} s")
    for count in (MANY, 4 * MANY):
        badges = folder / str(count)
        write_many(badges, like, count)
        runs = [
            [seconds(verifying(badges, cores)) for cores in ("0", "0,1")] for _ in range(rounds)
        ]
        one, two = (statistics.median(times) for times in zip(*runs, strict=True))
        shared, each = peaks(badges, "0,1")
        print(f"{count:7,}: one core {one:5.2f} s   two cores {two:5.2f} s   ratio {one / two:.2f}")
        print(f"         ratio without starting {(one - start) / (two - start):.2f}")
        print(
            f"         peak memory {shared:.0f} MB (shared pages once), {each:.0f} MB (each time)"
        )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("badge", type=Path, help="a valid badge, Open Badges 3.0 eddsa-rdfc-2022")
    parser.add_argument("--openbadgeslib", default="", metavar="PYTHON")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0, help="length of a warm run")
    options = parser.parse_args()
    others = peers(options.openbadgeslib)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {options.badge.name}")
    with tempfile.TemporaryDirectory(prefix="portfolio-gen-verify-") as name:
        folder = Path(name)
        jcs, text = folder / "jcs.json", folder / "badge.jwt"
        suite = SUITES["eddsa-jcs"]
        by = suite.signer
        base = signed()
        jcs.write_text(json.dumps(secure(base | {"proof": []}, suite, method=by.method)), "utf-8")
        text.write_bytes(
            token(
                claims({n: v for n, v in signed().items() if n != "proof"}),
                by,
                "EdDSA",
                kid=by.method,
            )
        )
        for title, file in (("warm", options.badge), ("warm, JCS", jcs), ("warm, JWT", text)):
            tail = ["warm", str(options.seconds), str(file)]
            own = [sys.executable, "-c", WARM + TIMED, *tail[1:]]
            commands = {"portfolio-gen": own, **{n: [*c, *tail] for n, c in others.items()}}
            if file is text:
                commands["(signature only)"] = [sys.executable, "-c", SIGNATURE + TIMED, *tail[1:]]
            compare(title, commands, rate, options.rounds, "per second")
        alone = folder / "alone.json"  # a portfolio that it lay in would be read as well
        alone.write_bytes(options.badge.read_bytes())
        once = {"portfolio-gen": [PROGRAM, "verify", str(alone)]}
        once |= {name: [*command, "list", str(alone)] for name, command in others.items()}
        compare("single shot from the shell", once, seconds, options.rounds, "s")
        usual = json.loads(options.badge.read_text("utf-8"))  # noqa: TID251 (ours)
        batch(folder / "usual", usual, options.rounds)
        batch(folder / "smallest", credential(), options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
