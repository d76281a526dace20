"""Make every signed badge of the sample and of the tests from ``tools/badge_sources/``.

``python -m tools.make_badges`` writes them; ``python -m tools.make_badges --check`` only says
whether the committed files are what it would write. Two runs give the same bytes. All keys are
test keys, derived from sentences in ``badge_sources/issuers.yml``.
"""

import sys
from pathlib import Path, PurePosixPath

from portfolio_gen.issue.award import award, bake
from portfolio_gen.issue.files import write
from tools.badges import art, other_kinds, sources
from tools.badges.issuers import issuer
from tools.badges.recipes import Source, award_of

ROOT = Path(__file__).resolve().parent.parent

Files = dict[PurePosixPath, bytes]

ENDINGS = {"json": "json", "png": "png", "svg": "svg", "jwt": "jwt", "ob2": "json"}


def signed(name: str, source: Source) -> bytes:
    """Return one badge, packed as its source asks."""
    given, by = award_of(name, source), issuer(source["issuer"])
    match source["pack"]:
        case "jwt":
            return other_kinds.jwt(given, by)
        case "ob2":
            return other_kinds.ob2(name, given)
        case "png" | "svg" as ending:
            picture = (sources.SOURCES / "baked" / f"{name}.{ending}").read_bytes()
            return bake(picture, award(given, by.signer, at=given.valid_from))
        case "json":
            return award(given, by.signer, at=given.valid_from)
        case other:
            raise ValueError(f"{name}: unknown pack {other!r}")


def sample() -> Files:
    """Return the signed badges, the picture of an unsigned one, and the key document."""
    folder = PurePosixPath("sample_portfolio")
    files = {
        folder / "badges" / f"{name}.{ENDINGS[source['pack']]}": signed(name, source)
        for name, source in sources.folder("sample").items()
    }
    college = issuer("kestrel-valley").signer
    return {
        **files,
        folder / "badges" / "netiquette.svg": f"{art.pictures()['netiquette']}\n".encode(),
        folder / "issuers" / "badges.kestrelvalley.example.json": college.document,
    }


def make() -> Files:
    """Return every file, by its place in the repository."""
    return sample()


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
