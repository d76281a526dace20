"""Make every signed badge of the sample and of the tests from ``tools/badge_sources/``.

``python -m tools.make_badges`` writes them; ``python -m tools.make_badges --check`` only says
whether the committed files are what it would write. Two runs give the same bytes. All keys are
test keys, derived from sentences in ``badge_sources/issuers.yml``.
"""

import sys
from pathlib import Path, PurePosixPath

from portfolio_gen.issue.award import bake
from portfolio_gen.issue.files import write
from tools.badges import art, changes, other_kinds, sources
from tools.badges.issuers import issuer
from tools.badges.recipes import Source, award_of

ROOT = Path(__file__).resolve().parent.parent

Files = dict[PurePosixPath, bytes]

ENDINGS = {"json": "json", "png": "png", "svg": "svg", "jwt": "jwt", "ob2": "json"}


PORTFOLIOS = ("every_state", "right_to_left", "minimal", "empty")
"""Portfolios under ``tests/portfolios/`` that have signed badges."""


def packed(name: str, source: Source) -> bytes:
    """Return one badge, packed as its source asks."""
    given = award_of(name, source)
    match source["pack"]:
        case "jwt":
            return other_kinds.jwt(given, issuer(source["issuer"]))
        case "ob2":
            return other_kinds.ob2(name, given, revoked=source.get("revoked", ""))
        case "png" | "svg" as ending:
            return bake(_picture(name, ending), changes.signed(name, source, given))
        case _:
            return changes.signed(name, source, given)


def _picture(name: str, ending: str) -> bytes:
    """Return the picture that a badge is put into."""
    if ending == "svg":
        return f"{art.pictures()[name]}\n".encode()
    return (sources.SOURCES / "baked" / f"{name}.png").read_bytes()


def badges(place: PurePosixPath, folder: str) -> Files:
    """Return the badges of one folder of sources, by where they belong."""
    return {
        place / "badges" / f"{name}.{ENDINGS[source['pack']]}": packed(name, source)
        for name, source in sources.folder(folder).items()
    }


def sample() -> Files:
    """Return the signed badges, the picture of an unsigned one, and the key document."""
    place = PurePosixPath("sample_portfolio")
    return {
        **badges(place, "sample"),
        place / "badges" / "netiquette.svg": f"{art.pictures()['netiquette']}\n".encode(),
        place / "issuers" / "badges.kestrelvalley.example.json": _document("kestrel-valley"),
    }


def of_tests() -> Files:
    """Return the badges and key documents of the portfolios under ``tests/``."""
    files: Files = {}
    for name in PORTFOLIOS:
        place = PurePosixPath("tests", "portfolios", name)
        files |= badges(place, name)
        files[place / "issuers" / "badges.kestrelvalley.example.json"] = _document("kestrel-valley")
    pages = PurePosixPath("tests/portfolios/every_state/issuers/somebody.github.io.json")
    return {**files, pages: _document("github-pages")}


def _document(name: str) -> bytes:
    return issuer(name).signer.document


def make() -> Files:
    """Return every file, by its place in the repository."""
    return {**sample(), **of_tests()}


def main(arguments: list[str]) -> int:
    """Write the files, or compare them; return how many differ."""
    differing = 0
    for path, data in make().items():
        place = ROOT / path
        same = place.is_file() and place.read_bytes() == data
        if same:
            continue
        differing += 1
        if arguments == ["--check"]:
            print(f"{path} is not what its source makes")
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        write(place, data)
        print(f"{path} {len(data):,} bytes")
    return differing if arguments == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
