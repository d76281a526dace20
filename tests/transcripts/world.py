"""A small world for commands: folders, a portfolio, badges, and a web of a few addresses."""

import contextlib
import errno
import json
import os
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from click.testing import CliRunner

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.cli import asking
from portfolio_gen.cli.main import main
from portfolio_gen.site.kept.cache import NO_CACHE
from tests import builders

NOON = "1790000000"
"""The moment of every command, in seconds since 1970: 21 September 2026."""

COURSE = "code: EDUC 210\nname: Teaching with technology\nterm: Fall 2026\nstart: 2026-08-24\n"

PORTFOLIO = {
    "portfolio.yml": "basics: {name: Ana Reyes}\n",
    ".gitignore": "identity.local.yml\nsite/\n",
    "courses/EDUC-210-2026fa.yml": COURSE
    + "badges:\n  - id: open-lesson\n    name: Open lesson\n    achievement: "
    "https://badges.kestrelvalley.example/achievements/open-lesson\n"
    "reflection: {minimum: 50, maximum: 200}\n",
    "outcomes.yml": "frameworks:\n  - id: ilo\n    name: ILO\n    outcomes:\n"
    "      - {id: creative-thinking, name: Creative thinking}\n"
    "      - {id: written-communication, name: Written communication}\n",
    "projects/water-cycle/index.md": "---\ntitle: The water cycle\nkind: essay\n"
    "description: Where the drops come from.\ndate: 2026-04-28\n---\nText.\n",
    "projects/bean-lab/index.md": "---\ntitle: Bean lab\nkind: essay\n"
    "description: A bean grows.\ndate: 2026-05-28\n---\nText.\n",
}
"""A portfolio with two projects, a course and outcomes."""

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63600000000200015e1c2b9a0000000049454e44ae426082"
)


def document(**dates: str) -> bytes:
    """Return a signed badge."""
    changes = [builders.put(name, value) for name, value in dates.items()]
    return json.dumps(builders.signed(*changes)).encode()


def endorsement() -> bytes:
    """Return a signed endorsement."""
    made = {
        "@context": [builders.V2, builders.OB3],
        "id": "urn:uuid:6f1c0a0e-7d0b-4c0e-9a53-0d6b5f1b2a99",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Endorsement",
        "issuer": {"id": builders.MAKER.did, "type": ["Profile"], "name": "Dr. Brandvold"},
        "validFrom": "2026-05-01T09:00:00Z",
        "credentialSubject": {
            "id": "https://anareyes.example/assignments/letter",
            "type": ["EndorsementSubject"],
            "endorsementComment": "She wrote it herself, and the board answered.",
        },
    }
    return json.dumps(builders.sign(made)).encode()


FILES: dict[str, bytes] = {
    "Downloads/badge.json": document(),
    "Downloads/newer.json": document(validFrom="2026-06-01T09:00:00Z"),
    "Downloads/altered.json": document().replace(b"Made a lesson", b"Made lessons"),
    "Downloads/photo.jpg": b"\xff\xd8\xff\xe0 a photo",
    "Downloads/screenshot.png": PNG,
    "Downloads/page.html": b"<!DOCTYPE html><html><body>Badge</body></html>",
    "Downloads/certificate.pdf": b"%PDF-1.7 a certificate",
    "Downloads/empty.json": b"",
    "Downloads/IMG_0412.HEIC": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
    "Downloads/notes.txt": b"My badge is great.",
    "Downloads/address.txt": b"https://badges.example/a?identity__email=ana%40x.example",
    "Downloads/broken.json": document()[:300],
    "Downloads/did.json": builders.key_document(),
    "Downloads/endorsement.json": endorsement(),
    "Downloads/bad-endorsement.json": endorsement().replace(b"herself", b"alone"),
    "notes.txt": b"nothing",
}
"""What lies around."""

WEB = {
    "https://badges.example/page": b"<!DOCTYPE html><html></html>",
    "https://badges.example/badge.json": document(),
    "https://packs.example/pack.yml": COURSE.encode(),
}
"""What stands on the web."""


def answer(_: object, address: object, _deadline: object) -> tuple[int, str, bytes]:
    """Return what stands on the web."""
    if "nowhere" in str(address):
        raise Unreachable("nowhere.example could not be found.")
    body = WEB.get(str(address))
    return 200 if body else 404, "", body or b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something somebody types.

    Attributes:
        name: What it is about.
        words: The command, without the program's name.
        typed: What is typed at the prompts; None if this is no terminal.
        before: Changes the world first.
        where: The folder we are in.
    """

    name: str
    words: Sequence[str]
    typed: str | None = None
    before: Callable[[Path], object] = field(default=lambda _: None)
    where: str = "."


def put(name: str, content: bytes | str) -> Callable[[Path], object]:
    """Return a change that writes a file."""

    def change(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return change


def make_world(folder: Path) -> None:
    """Fill a folder."""
    for name, content in FILES.items():
        put(name, content)(folder)
    for name, text in PORTFOLIO.items():
        put(f"p/{name}", text)(folder)
    (folder / "p" / "badges").mkdir()
    with zipfile.ZipFile(folder / "Downloads" / "slip.zip", "w") as archive:
        archive.writestr("../courses/a.yml", COURSE)
    with zipfile.ZipFile(folder / "Downloads" / "backpack.zip", "w") as archive:
        archive.writestr("a.json", document())


@contextlib.contextmanager
def surroundings(folder: Path, case: Case) -> Iterator[None]:
    """Let a command run in this world only."""
    environment = {
        "SOURCE_DATE_EPOCH": NOON,
        "LANG": "en_US.UTF-8",
        "TZ": "UTC",
        "HOME": str(folder),
        "PATH": "",
        "XDG_CACHE_HOME": str(folder / ".cache"),
    }
    before = Path.cwd()
    with (
        mock.patch.dict(os.environ, environment),
        mock.patch.object(asking, "is_terminal", return_value=case.typed is not None),
        mock.patch("portfolio_gen.base.http.HttpFetcher._exchanged", answer),
        mock.patch("portfolio_gen.cli.build.private_cache", return_value=NO_CACHE),
        contextlib.chdir(folder / case.where),
    ):
        yield
    assert Path.cwd() == before


def run(case: Case, folder: Path) -> str:
    """Return what somebody sees who types this, with the exit code."""
    make_world(folder)
    case.before(folder)
    with surroundings(folder, case):
        result = CliRunner().invoke(
            main, list(case.words), input=case.typed, prog_name="portfolio-gen"
        )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    shown = " ".join(f'"{word}"' if " " in word or not word else word for word in case.words)
    seen = result.output.replace(str(folder), "FOLDER").rstrip()
    seen = re.sub(r"[ \t]+$", "", seen, flags=re.MULTILINE)
    return f"$ portfolio-gen {shown}\n{seen}\n(exit code {result.exit_code})\n"


def no_room(_: Path) -> object:
    """Let the disk be full."""
    return _failing("fsync", errno.ENOSPC)


def read_only(_: Path) -> object:
    """Let nothing be written."""
    return _failing("open", errno.EACCES)


def _failing(name: str, number: int) -> object:
    """Let a function of the system fail until the end of the test."""
    real = getattr(os, name)

    def fail(*args: object, **more: object) -> object:
        if name == "open" and not int(args[1]) & os.O_CREAT:  # type: ignore[call-overload]
            return real(*args, **more)
        raise OSError(number, os.strerror(number))

    patch = mock.patch(f"portfolio_gen.author.files.os.{name}", fail)
    patch.start()
    return patch


def kept(path: Path) -> dict[str, str]:
    """Return the transcripts in a file, by the names of their cases."""
    if not path.is_file():
        return {}
    parts = re.split(r"^=== (.+) ===\n", path.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], (text.strip("\n") + "\n" for text in parts[2::2]), strict=True))


def compare(path: Path, name: str, seen: str) -> None:
    """Compare with the kept transcript; with ``RENEW_TRANSCRIPTS=1``, keep the new one."""
    found = kept(path)
    if os.environ.get("RENEW_TRANSCRIPTS") == "1":
        found[name] = seen
        text = "\n".join(f"=== {title} ===\n{words}" for title, words in found.items())
        path.write_text(text, "utf-8", newline="\n")
        return
    assert seen == found.get(name)
