"""Write the case manifest from ``tools/cases/``: badges of our own keys with the answers they need.

``python -m tools.make_cases`` writes ``tests/cases/*.json``; with ``--check`` it writes nothing and
names the files that are not current. Two runs give the same bytes.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.cases import (
    attacks,
    editions,
    facts,
    files,
    hazards,
    inside,
    issuers,
    kinds,
    lists,
    places,
    proofs,
    tokens,
)
from tools.cases.case import Case

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "cases"

TOPICS: dict[str, Callable[[], Iterator[Case]]] = {
    "attacks": attacks.cases,
    "editions": editions.cases,
    "facts": facts.cases,
    "files": files.cases,
    "hazards": hazards.cases,
    "inside": inside.cases,
    "issuers": issuers.cases,
    "kinds": kinds.cases,
    "lists": lists.cases,
    "places": places.cases,
    "proofs": proofs.cases,
    "tokens": tokens.cases,
}
"""Which cases stand in which file."""


def outputs() -> dict[Path, str]:
    """Return every file of the manifest."""
    return {FOLDER / f"{topic}.json": _file(make()) for topic, make in TOPICS.items()}


def _file(cases: Iterator[Case]) -> str:
    rows = [json.dumps(case.as_json(), ensure_ascii=False) for case in cases]
    return '{"version": 1, "cases": [\n' + ",\n".join(rows) + "\n]}\n"


def stale() -> list[Path]:
    """Return the files that are not what this tool would write."""
    made = outputs()
    return [p for p in FOLDER.glob("*.json") if p not in made] + [
        path for path, text in made.items() if not path.is_file() or path.read_text("utf-8") != text
    ]


def main(words: list[str]) -> int:
    """Write the files, or with ``--check`` name those that are not current."""
    if words == ["--check"]:
        found = stale()
        for path in found:
            print(f"{path.relative_to(ROOT)} is not current; run python -m tools.make_cases")
        return min(len(found), 1)
    for path, text in outputs().items():
        path.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
