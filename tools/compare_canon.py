"""Compare the fast canonical form with PyLD's, over as many documents as asked for.

    python tools/compare_canon.py --count 100000 --seed 1

A document counts as compared when the fast form answers. Where it does, PyLD must answer the same,
to the byte; where it leaves the document to PyLD, there is nothing to compare. Exit code 1 and the
document if anything differs.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from portfolio_gen.base.errors import PortfolioError
from portfolio_gen.crypto.canon import canonicalize
from portfolio_gen.crypto.canon_fast import OpenWorld, canonicalize_fast
from portfolio_gen.crypto.canonical import Canonical, HashName
from tools.odd_documents import Maker

HASHES: tuple[HashName, ...] = ("sha256", "sha256", "sha256", "sha384")
"""The hashes documents take turns with."""


@dataclass(slots=True)
class Tally:
    """What a comparison found.

    Attributes:
        made: Documents in all.
        compared: Documents that the fast form answered about.
        nameless: Compared documents with at least two nameless nodes.
        differing: Documents about which PyLD answered something else, or refused to answer.
    """

    made: int
    compared: int
    nameless: int
    differing: list[Mapping[str, Any]]


def same(document: Mapping[str, Any], hash_name: HashName) -> Canonical | None:
    """Return the fast form if PyLD says the same; nothing if the fast form does not answer.

    Raises:
        AssertionError: They differ, or PyLD refuses what the fast form accepts.
    """
    try:
        fast = canonicalize_fast(document, hash_name=hash_name)
    except OpenWorld:
        return None
    try:
        slow = canonicalize(document, hash_name=hash_name)
    except PortfolioError as error:
        raise AssertionError(f"PyLD refuses: {error}") from error
    if (fast.nquads, facts(fast)) != (slow.nquads, facts(slow)):
        raise AssertionError("the forms differ")
    return fast


def facts(form: Canonical) -> list[tuple[str, str]]:
    """Return what a document says of itself; names of nameless nodes are each maker's own."""
    return sorted({(name, "_:" if value.startswith("_:") else value) for name, value in form.about})


def compare(documents: Iterable[Mapping[str, Any]], count: int) -> Tally:
    """Compare documents until ``count`` of them were answered by the fast form."""
    tally = Tally(made=0, compared=0, nameless=0, differing=[])
    for document in documents:
        hash_name = HASHES[tally.made % len(HASHES)]
        tally.made += 1
        try:
            form = same(document, hash_name)
        except AssertionError as error:
            tally.differing.append({"why": str(error), "document": document})
            continue
        if form is not None:
            tally.compared += 1
            tally.nameless += "_:c14n1" in form.nquads
        if tally.compared >= count:
            break
    return tally


def made(seed: int) -> Iterable[Mapping[str, Any]]:
    """Yield odd documents without end."""
    maker = Maker(seed)
    while True:
        yield maker.document()


def main() -> int:
    """Compare, say what was found, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=1_000, help="documents to compare")
    parser.add_argument("--seed", type=int, default=1, help="start of the sequence")
    options = parser.parse_args()
    tally = compare(made(options.seed), options.count)
    for found in tally.differing[:3]:
        print(json.dumps(found, indent=1, ensure_ascii=False))
    print(
        f"{tally.made:,} documents made, {tally.compared:,} compared, of them {tally.nameless:,} "
        f"with several nameless nodes; {len(tally.differing):,} differ"
    )
    return 1 if tally.differing else 0


if __name__ == "__main__":
    sys.exit(main())
