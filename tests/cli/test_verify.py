"""``portfolio-gen verify``: what people read, what programs read, and the exit code."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.cli.main import main
from tests.builders import (
    COLLEGE,
    EMAIL,
    Document,
    changed,
    credential,
    key_document,
    put,
    signed,
)

ISSUERS = f"""\
issuers:
  - id: {COLLEGE}
    name: Kestrel Valley College
    says: Ana Reyes
    document: issuers/kestrel.json
    retrieved: 2026-04-28
"""
CHECKS = (
    "container",
    "format",
    "contexts",
    "nothing-unsigned",
    "signed-facts",
    "structure",
    "signature",
    "key",
    "issuer-known",
    "valid-from",
    "valid-until",
    "withdrawal",
    "suspension",
    "recipient",
    "links",
    "picture",
)


def run(*args: object) -> Result:
    """Run the command at one fixed moment."""
    return CliRunner().invoke(main, ["verify", "--at", "2026-10-01", *map(str, args)])


def write(folder: Path, name: str, document: Document) -> Path:
    """Write a badge file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    """A portfolio folder that knows one issuer and one address."""
    (tmp_path / "issuers").mkdir()
    (tmp_path / "portfolio.yml").write_text("basics: {name: Ana Reyes}\n", encoding="utf-8")
    (tmp_path / "issuers.yml").write_text(ISSUERS, encoding="utf-8")
    (tmp_path / "issuers" / "kestrel.json").write_bytes(key_document())
    (tmp_path / "identity.local.yml").write_text(f"emails: [{EMAIL}]\n", encoding="utf-8")
    return tmp_path


def college() -> Document:
    """Return a badge of the college."""
    return signed(issuer=COLLEGE, method=f"{COLLEGE}#key-1")


def test_a_badge_in_its_portfolio(portfolio: Path) -> None:
    """The portfolio's own list of issuers and addresses is used."""
    result = run(write(portfolio, "badges/lesson.json", college()))
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[1:4] == [
        "  Confirmed",
        (
            "  Unchanged since it was signed by the holder of badges.kestrelvalley.example, and "
            "still valid. The key was compared with a copy of 2026-04-28 kept by Ana "
            "Reyes, not with the address itself. The issuer is known as Kestrel Valley "
            "College, says Ana Reyes."
        ),
        (
            "  The badge is called “Open lesson” and names as issuer: Kestrel Valley College "
            "(did:web:badges.kestrelvalley.example)"
        ),
    ]
    assert "    passed          Did the named issuer sign it?" in lines
    assert f"{'':20}Says: Ana Reyes" in lines
    assert f"{'':20}The badge was issued to one of the given addresses." in lines


@pytest.mark.parametrize(
    ("documents", "options", "code"),
    [
        ([college()], [], 0),
        ([college()], ["--for", "someone@else.example"], 1),
        ([signed()], [], 3),
        ([credential()], [], 3),
        ([changed(college(), put("name", "Gold"))], [], 1),
        ([college(), signed()], [], 3),
        ([signed(), changed(signed(), put("name", "Gold")), college()], [], 1),
    ],
    ids=["good", "other person", "own key", "unsigned", "altered", "good, open", "one bad"],
)
def test_exit_codes(
    portfolio: Path, documents: list[Document], options: list[str], code: int
) -> None:
    """The worst file decides."""
    files = [write(portfolio, f"badges/{n}.json", d) for n, d in enumerate(documents)]
    assert run(*options, *files).exit_code == code


def test_a_list_given_by_hand(portfolio: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file from anywhere, checked with somebody's own list of issuers."""
    file = write(tmp_path_factory.mktemp("mail"), "lesson.json", college())
    assert run(file).exit_code == 3
    assert run("--issuers", portfolio / "issuers.yml", file).exit_code == 0


def test_a_list_of_another_name(portfolio: Path) -> None:
    """A list that would not be read is wrong use, not an empty list."""
    other = portfolio / "mine.yml"
    other.write_text(ISSUERS, encoding="utf-8")
    result = run("--issuers", other, write(portfolio, "x.json", college()))
    assert result.exit_code == 2
    assert result.output == f"{other} is not called issuers.yml. Rename it to issuers.yml.\n"


def test_nothing_of_an_altered_badge_is_claimed(portfolio: Path) -> None:
    """Name and issuer of an altered badge are anybody's words."""
    result = run(write(portfolio, "x.json", changed(college(), put("name", "Gold"))))
    assert "Altered or invalid" in result.output
    assert "Do not rely on this file." in result.output
    assert "is called" not in result.output


def test_a_file_that_is_no_badge(tmp_path: Path) -> None:
    """One broken file does not keep the others from being checked."""
    bad = tmp_path / "page.json"
    bad.write_bytes(b"<html>")
    result = run(bad, write(tmp_path, "lesson.json", signed()))
    assert result.exit_code == 1
    assert result.output.startswith(f"{bad}\n  {bad}")
    assert "Genuine, issuer not confirmed" in result.output


def test_json(portfolio: Path) -> None:
    """The documented shape, with everything a program needs."""
    bad = portfolio / "page.json"
    bad.write_bytes(b"<html>")
    good = write(portfolio, "lesson.json", college())
    result = run("--json", good, bad)
    assert result.exit_code == 1
    found: dict[str, Any] = json.loads(result.output)  # noqa: TID251
    assert found["version"] == 1
    one, two = found["files"]
    assert {name: one[name] for name in one if name not in ("checks", "sentence")} == {
        "file": str(good),
        "verdict": "confirmed",
        "words": "Confirmed",
        "at": "2026-10-01T00:00:00+00:00",
        "address": "badges.kestrelvalley.example",
        "open_host": False,
        "known_to": "Ana Reyes",
    }
    assert tuple(check["check"] for check in one["checks"]) == CHECKS
    assert one["checks"][6] == {
        "check": "signature",
        "outcome": "passed",
        "message": "Everything the badge says is what was signed.",
        "why": "",
        "hint": "",
        "says": "this program",
        "spec": "vc-di-eddsa 1.0 section 3.2.2",
        "advice": False,
    }
    assert two["verdict"] is None
    assert sorted(two["error"]) == ["code", "hint", "message"]
    assert two["error"]["code"] == "badge"


def test_a_badge_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Control characters from a badge are shown as what they are: nothing."""
    name = "\x1b]0;owned\x07Gold\x1b[31m"
    result = run(write(tmp_path, "x.json", {**credential(), "credentialSubject": subject(name)}))
    assert "\x1b" not in result.output
    assert "]0;owned\ufffdGold" in result.output


def subject(name: str) -> Document:
    """Return a subject whose achievement has this name."""
    found = credential()["credentialSubject"]
    return {**found, "achievement": {**found["achievement"], "name": name}}


@pytest.mark.parametrize(
    "args",
    [["verify"], ["verify", "nowhere.json"], ["verify", "--at", "yesterday", "x"]],
    ids=["no file", "missing file", "no time"],
)
def test_wrong_use(in_folder: Path, args: list[str]) -> None:
    """Wrong use has an exit code of its own."""
    assert in_folder.is_dir()
    assert CliRunner().invoke(main, args).exit_code == 2


def test_the_clock(tmp_path: Path) -> None:
    """Without --at, dates are judged by now."""
    file = write(tmp_path, "x.json", signed(put("validUntil", "2026-05-02T00:00:00Z")))
    result = CliRunner().invoke(main, ["verify", str(file)])
    assert "Expired" in result.output
    assert result.exit_code == 1


def test_help_is_light() -> None:
    """Asking for help loads neither PyLD nor cryptography nor the models."""
    code = (
        "import sys; from portfolio_gen.cli.main import main\n"
        "try: main(['verify', '--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'pyld', 'cryptography', 'pydantic', 'mkdocs'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert b"Check badge files." in done.stdout
