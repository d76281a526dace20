"""Which badges of the corpus each verifier accepts, written to ``docs/coverage.md``.

``python -m benchmarks.coverage CORPUS --openbadgeslib PYTHON`` asks this program, openbadgeslib,
@digitalbazaar/vc and verifier-core about every file that can be read as a badge, all offline.
"""

import argparse
import csv
import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import PortfolioError
from portfolio_gen.verify.checked import Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "benchmarks" / "peers"
TABLE = ROOT / "docs" / "coverage.md"
NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
PATIENCE_S = 300

SHORT = {
    Verdict.CONFIRMED: "yes",
    Verdict.UNCONFIRMED: "yes, issuer open",
    Verdict.INCOMPLETE: "open",
    Verdict.COURSE_ONLY: "unsigned",
}
"""What the table says of a verdict; of every other one it says no, and which."""

HEAD = """\
# What this program and others accept

Made by `python -m benchmarks.coverage`. Every file of a corpus of other people's badges that can be
read as a badge, checked offline for 1 October 2026 without any list of issuers. *yes* means
accepted; *yes, issuer open* means unchanged, and nothing shows that the named issuer signed it;
*open* means that something required could not be checked offline. The other verifiers only say yes
or no. openbadgeslib gets the key from the issuer's DID as it does by itself; @digitalbazaar/vc
knows did:key and the cryptosuite eddsa-rdfc-2022 here, with the vocabularies of this program;
verifier-core runs as it is, and what it would fetch it cannot have. A yes is no merit where the
column *expected* says that the badge is broken.

"""


def rows(corpus: Path) -> list[dict[str, str]]:
    """Return the rows of the corpus that can be read as a badge."""
    with (corpus / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in found if own(corpus / row["path"])]


def own(path: Path) -> str:
    """Return what this program says of a file; empty if it is no badge."""
    try:
        badge = read_badge(path.read_bytes(), source=path.name)
    except PortfolioError:
        return ""
    verdict = verify_badge(badge, Context(now=NOW)).verdict
    return SHORT.get(verdict, f"no: {verdict.value.lower()}")


def asked(command: list[str], files: Iterable[Path]) -> Mapping[str, bool]:
    """Return which files a verifier accepts; a file that stops it counts as refused."""
    found: dict[str, bool] = {}
    for file in files:
        done = subprocess.run(
            [*command, "list", str(file)],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        last = done.stdout.strip().rpartition("\n")[2]
        answers = json.loads(last) if last.startswith("[") else []  # noqa: TID251 (a peer's)
        found[str(file)] = bool(answers) and answers[0]["verified"] is True
    return found


def main() -> int:
    """Ask everybody and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--openbadgeslib", required=True, metavar="PYTHON")
    options = parser.parse_args()
    commands = {
        "openbadgeslib": [options.openbadgeslib, str(PEERS / "openbadgeslib_peer.py")],
        "@digitalbazaar/vc": ["node", str(PEERS / "digitalbazaar.mjs")],
        "verifier-core": ["node", str(PEERS / "verifier_core.mjs")],
    }
    found = rows(options.corpus)
    files = [options.corpus / row["path"] for row in found]
    answers = {name: asked(command, files) for name, command in commands.items()}
    lines = [
        f"| file | expected | portfolio-gen | {' | '.join(commands)} |",
        f"|---|---|---|{'---|' * len(commands)}",
    ]
    for row, file in zip(found, files, strict=True):
        words = " | ".join("yes" if answers[name][str(file)] else "no" for name in commands)
        expected = row["expected verdict"].replace("|", "\\|")
        lines.append(f"| {row['path']} | {expected} | {own(file)} | {words} |")
    counts = {name: sum(given.values()) for name, given in answers.items()}
    own_count = sum(own(file).startswith("yes") for file in files)
    total = ", ".join(f"{name} {count}" for name, count in counts.items())
    summary = f"\nAccepted of {len(files)}: portfolio-gen {own_count}, {total}.\n"
    TABLE.write_text(HEAD + "\n".join(lines) + "\n" + summary, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
