"""``portfolio-gen verify``: what people read, what programs read, and the exit code."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pydantic import TypeAdapter

from portfolio_gen.cli.main import main
from portfolio_gen.cli.verifying import data
from portfolio_gen.verify.batch import CHUNK, FIRST
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
from tools.cases.case import secure
from tools.cases.facts import LIST, bits, entry, status_list

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
            "still valid. The key was compared with a copy of 28 April 2026 kept by Ana "
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


def withdrawing(*places: int) -> str:
    """Return the college's list of withdrawn badges, signed, that names these places."""
    return json.dumps(secure(status_list(bits(revoked=places))))


def with_status() -> Document:
    """Return a badge of the college that says in which list it would be withdrawn."""
    status = put("credentialStatus", entry("7"))
    return signed(status, issuer=COLLEGE, method=f"{COLLEGE}#key-1")


@pytest.mark.parametrize(
    ("places", "retrieved", "code", "message"),
    [
        (
            (),
            "2026-09-20",
            0,
            (
                "Not withdrawn, says the issuer's list as of 20 September 2026, in a copy kept by "
                "Ana Reyes."
            ),
        ),
        (
            (7,),
            "2025-09-20",
            1,
            (
                "The issuer has withdrawn this badge, says its list as of 20 September 2025, in a "
                "copy kept by Ana Reyes."
            ),
        ),
        (
            (),
            "2026-08-20",
            3,
            "The copy of the list is of 20 August 2026, too old to tell what happened since.",
        ),
    ],
    ids=["clean", "withdrawn, however long ago", "clean and old"],
)
def test_a_kept_list_of_withdrawn_badges(
    portfolio: Path, places: tuple[int, ...], retrieved: str, code: int, message: str
) -> None:
    """Without the network a copy in ``issuers/`` answers, and the answer says as of when."""
    lists = f"    lists: [{{url: {LIST}, document: issuers/list.json, retrieved: {retrieved}}}]\n"
    (portfolio / "issuers.yml").write_text(ISSUERS + lists, encoding="utf-8")
    (portfolio / "issuers" / "list.json").write_text(withdrawing(*places), encoding="utf-8")
    result = run(write(portfolio, "badges/lesson.json", with_status()))
    assert result.exit_code == code, result.output
    assert f"{'':20}{message}" in result.output.splitlines()


def test_a_list_that_is_not_kept(portfolio: Path) -> None:
    """Nothing is concluded from a list that nobody has."""
    result = run(write(portfolio, "badges/lesson.json", with_status()))
    assert result.exit_code == 3


def test_a_list_of_another_name(portfolio: Path) -> None:
    """It is read as well, and its mistakes are named under its name."""
    other = portfolio / "mine.yml"
    other.write_text(ISSUERS, encoding="utf-8")
    badge = write(portfolio, "x.json", college())
    assert "Confirmed" in run("--issuers", other, badge).output
    other.write_text("issuers: [{id: Kestrel Valley, name: K}]\n", encoding="utf-8")
    result = run("--issuers", other, badge)
    assert result.output == (
        "mine.yml:1:16: no badge names its issuer “Kestrel Valley”, so this entry never counts. "
        "Copy the issuer's id from a badge of theirs, such as did:web:badges.college.example or "
        "https://college.example/issuer\n"
    )
    assert result.exit_code == 1


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
    first, second, summary = result.output.splitlines()
    assert first.startswith(f"{bad}: Not a badge. ")
    assert second.startswith(f"{tmp_path / 'lesson.json'}: Genuine, issuer not confirmed. ")
    assert summary == "2 files: 1 Not a badge, 1 Genuine, issuer not confirmed."


def test_one_file_that_is_no_badge(tmp_path: Path) -> None:
    """Alone it is named together with what is wrong."""
    bad = tmp_path / "page.json"
    bad.write_bytes(b"<html>")
    assert run(bad).output.startswith(f"{bad}\n  {bad}: This is a web page")


def test_a_terminal_shows_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row has sign, verdict, file, and as much of the sentence as there is room for."""
    monkeypatch.setattr("portfolio_gen.cli.verify._width", lambda: 100)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.json", signed())
    write(tmp_path, "b.json", changed(signed(), put("name", "Gold")))
    result = run("a.json", "b.json")
    first, second, summary = result.output.splitlines()
    assert first.startswith("? Genuine, issuer not confirmed  a.json  Unchanged since")
    assert second.startswith("✗ Altered or invalid             b.json  Do not rely on")
    assert {(len(row), row[-1]) for row in (first, second)} == {(100, "…")}
    assert summary == "2 files: 1 Genuine, issuer not confirmed, 1 Altered or invalid."


def test_progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person at a terminal is told how far it is; the line is wiped before every row."""
    monkeypatch.setattr("portfolio_gen.cli.verifying.run.is_watched", lambda: True)
    for number in range(10):
        write(tmp_path, f"{number}.json", signed(put("name", f"Number {number}")))
    result = run(tmp_path)
    assert result.stderr.count("8 of 10 files checked ...") == 1
    assert result.stderr.endswith("\r\x1b[K")
    assert "checked ..." not in result.stdout


def test_a_folder(tmp_path: Path) -> None:
    """Every badge file in it, in order, whatever else lies there."""
    for name in ("b/two.json", "a/one.jsonld", ".hidden/no.json", "a/.no.json", "notes.txt"):
        write(tmp_path, name, signed())
    lines = run(tmp_path).output.splitlines()
    assert [line.partition(":")[0] for line in lines[:-1]] == [
        str(tmp_path / "a/one.jsonld"),
        str(tmp_path / "b/two.json"),
    ]


@pytest.mark.parametrize(
    ("names", "files"),
    [
        ((".",), ["one.json", "a/two.json", "a/b/three.json"]),
        (("./a//",), ["a/two.json", "a/b/three.json"]),
        (("a/b/", "a"), ["a/b/three.json", "a/two.json"]),
        (("./one.json", "one.json"), ["one.json"]),
    ],
    ids=["this one", "strokes", "within another", "twice"],
)
def test_ways_to_write_a_name(in_folder: Path, names: tuple[str, ...], files: list[str]) -> None:
    """However a file or folder is named, each file is checked once and called by a plain path."""
    for file in ("one.json", "a/two.json", "a/b/three.json"):
        write(in_folder, file, signed())
    found = re.findall(r"^\S+\.json", run(*names).output, re.MULTILINE)
    assert found == files


def test_odd_things_in_a_folder(tmp_path: Path) -> None:
    """A pipe is left alone; links to nothing and circles of links are said to be unreadable."""
    write(tmp_path, "good.json", signed())
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "circle.json").symlink_to("circle.json")
    (tmp_path / "lost.json").symlink_to("nowhere")
    (tmp_path / "linked.json").symlink_to("good.json")
    (tmp_path / "folder.json").symlink_to(tmp_path)
    result = run(tmp_path)
    assert result.exit_code == 3
    lines = [line.removeprefix(f"{tmp_path}{os.sep}") for line in result.output.splitlines()]
    unread = "Not fully checked. " + str(tmp_path)
    assert [line.partition(". Unchanged")[0] for line in lines[:-1]] == [
        f"circle.json: {unread}/circle.json could not be read: Too many levels of symbolic links.",
        "good.json: Genuine, issuer not confirmed",
        "linked.json: Genuine, issuer not confirmed",
        f"lost.json: {unread}/lost.json could not be read: No such file or directory.",
    ]


@pytest.mark.parametrize(
    ("closed", "named"),
    [("", True), ("badges", True), ("badges/old", True), ("projects", False)],
    ids=["the portfolio", "its badges", "a folder of them", "its projects"],
)
def test_a_closed_folder_of_a_portfolio(
    portfolio: Path,
    monkeypatch: pytest.MonkeyPatch,
    closed: str,
    named: bool,  # noqa: FBT001
) -> None:
    """Badges that may lie where nobody may look are not passed over."""
    write(portfolio, "badges/lesson.json", college())
    (portfolio / "badges" / "old").mkdir()
    (portfolio / "projects").mkdir(exist_ok=True)
    place = str(portfolio / closed)
    look = os.scandir

    def refuse(folder: str) -> Any:  # noqa: ANN401 (what os.scandir returns)
        if str(folder) == place:
            raise PermissionError(13, "Permission denied", folder)
        return look(folder)

    monkeypatch.setattr("portfolio_gen.cli.verifying.inputs.os.scandir", refuse)
    result = run(portfolio)
    assert (f"{place} could not be read" in result.output) is named
    assert result.exit_code == (3 if named else 0)


def test_a_closed_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody may look into is not passed over in silence."""
    write(tmp_path, "good.json", signed())
    closed = tmp_path / "closed"
    closed.mkdir()
    look = os.scandir

    def refuse(place: str) -> Any:  # noqa: ANN401 (what os.scandir returns)
        if place == str(closed):
            raise PermissionError(13, "Permission denied", place)
        return look(place)

    monkeypatch.setattr("portfolio_gen.cli.verifying.inputs.os.scandir", refuse)
    result = run(tmp_path)
    assert result.exit_code == 3
    assert f"{closed}: Not fully checked. {closed} could not be read: " in result.output


def test_for_nobody(tmp_path: Path) -> None:
    """An address that is empty, as of a variable that was not set, is no wish to skip the check."""
    result = run("--for", "", write(tmp_path, "a.json", signed()))
    assert result.exit_code == 2
    assert result.output == "The address after --for is empty. Give one, or leave it out.\n"


def test_a_whole_portfolio(portfolio: Path) -> None:
    """Its badges, with its own issuers; pictures of badges that a course recorded are none."""
    write(portfolio, "badges/lesson.json", college())
    write(portfolio, "courses/other.json", college())
    (portfolio / "badges/manners.svg").write_text("<svg/>", "utf-8")
    recorded = "name: Manners\ncourse: EDUC-210\nawarded: 2026-05-01\nimage: manners.svg\n"
    (portfolio / "badges/manners.yml").write_text(recorded, "utf-8")
    for folder in (portfolio, portfolio / "badges"):
        result = run(folder)
        assert result.output.startswith(f"{portfolio / 'badges/lesson.json'}\n  Confirmed\n")
    assert run(portfolio / "issuers").exit_code == 2


def test_a_file_is_checked_once(tmp_path: Path) -> None:
    """Naming a file and its folder is naming the file."""
    file = write(tmp_path, "a.json", signed())
    assert run(tmp_path, file, file).output.startswith(f"{file}\n  Genuine")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none", "There is no file or folder called none. Check the name.\n"),
        ("link", "link is a link to something that is not there. Name the file itself.\n"),
        ("circle", "circle could not be opened: Too many levels of symbolic links.\n"),
        ("a" * 300, f"{'a' * 300} could not be opened: File name too long.\n"),
        ("", "The name of a file or folder is empty. Give its name.\n"),
        (
            "empty",
            (
                "There is no badge file in empty. Badge files end in .1ob, .json, .jsonld, .jws, "
                ".jwt, .png, .svg; name a file to have it read whatever it is.\n"
            ),
        ),
        (
            "https://a.example/x.json",
            (
                "https://a.example/x.json is a web address, and nothing is fetched. Save the badge "
                "as a file, or add --online.\n"
            ),
        ),
    ],
    ids=["missing", "link", "circle", "long", "nothing", "empty folder", "web address"],
)
def test_nothing_to_check(in_folder: Path, name: str, message: str) -> None:
    """What was named is nothing that can be checked."""
    (in_folder / "empty").mkdir()
    (in_folder / "link").symlink_to("nowhere")
    (in_folder / "circle").symlink_to("circle")
    result = run(name)
    assert (result.exit_code, result.output) == (2, message)


@pytest.mark.parametrize("options", [(), ("--explain",)], ids=["usual", "explained"])
def test_nothing_in_a_badge_is_a_line(tmp_path: Path, options: tuple[str, ...]) -> None:
    """A name with ends of lines in it cannot write a verdict of its own, or steer the terminal."""
    name = "A\u201d\n  Confirmed\n  Signed by the holder of example.org.\r\u2028\x1b[31m\x85\u202e"
    document = signed(put("issuer.name", name), put("credentialSubject.achievement.name", name))
    output = run(*options, write(tmp_path, "a.json", document)).output
    assert "Confirmed" in output
    assert [line for line in output.splitlines() if line.startswith("  Confirmed")] == []
    assert all(char.isprintable() or char == "\n" for char in output)


def test_explain(portfolio: Path) -> None:
    """Every check with its number, and every signature with its hashes and its key."""
    result = run("--explain", write(portfolio, "badges/lesson.json", college()))
    assert result.exit_code == 0
    lines = result.output.splitlines()
    place = lines.index("   8. Did the named issuer sign it? [key]")
    assert lines[place + 1 : place + 4] == [
        "      passed: The issuer lists this key in the kept copy of 28 April 2026.",
        "      Says: Ana Reyes",
        "      Asked for by: VC Controlled Identifiers 1.0 section 3.3",
    ]
    assert "  Signature 1, eddsa-rdfc-2022" in lines
    named = {line[4:25].strip(): line[26:] for line in lines[lines.index(lines[-1]) - 5 :]}
    assert named["signed message"] == named["hash of the options"] + named["hash of the document"]
    assert named["key is called"] == f"{COLLEGE}#key-1"
    assert named["key is from"] == "in the kept copy of 28 April 2026, says Ana Reyes"


def test_explain_for_programs(portfolio: Path) -> None:
    """With --json the steps stand beside the checks."""
    result = run("--explain", "--json", write(portfolio, "badges/lesson.json", college()))
    (file,) = json.loads(result.output)["files"]  # noqa: TID251
    (signature,) = file["signatures"]
    assert signature["message"] == signature["options_hash"] + signature["document_hash"]
    assert file["checks"][7]["number"] == 8


def test_explain_what_is_no_badge(tmp_path: Path) -> None:
    """There are no steps to show."""
    bad = tmp_path / "page.json"
    bad.write_bytes(b"<html>")
    assert run("--explain", bad).output == run(bad).output


def test_explain_two(tmp_path: Path) -> None:
    """Two at a time would be unreadable."""
    write(tmp_path, "a.json", signed())
    write(tmp_path, "b.json", signed())
    result = run("--explain", tmp_path)
    assert result.exit_code == 2
    assert result.output == "--explain explains one badge, and 2 were named.\n"


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A genuine badge, an altered one, and one of an unsigned kind."""
    write(tmp_path, "good.json", signed())
    write(tmp_path, "bad.json", changed(signed(), put("name", "Gold")))
    write(tmp_path, "open.json", credential())
    return tmp_path


def test_compare_with_a_list(three: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A list as anybody can write it: every difference is told."""
    other = tmp_path_factory.mktemp("other") / "list.json"
    rows = [
        {"file": "elsewhere/good.json", "verified": True},
        {"file": str(three / "bad.json"), "verified": True},
        {"file": "more.json", "verified": None},
    ]
    other.write_text(json.dumps(rows), "utf-8")
    result = run("--compare", other, three)
    assert result.exit_code == 1
    assert result.output.splitlines()[4:] == [
        "Compared with list.json: 1 alike.",
        f"  {three / 'bad.json'}: verdict: here not verified, there verified",
        f"  {three / 'open.json'}: not in the other report",
        "  more.json: only in the other report",
    ]


def test_compare_with_an_earlier_report(
    three: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Our own report is compared check by check."""
    report = json.loads(run("--json", three).output)  # noqa: TID251
    report["verifier"] = "last year"
    good = next(file for file in report["files"] if file["file"].endswith("good.json"))
    good["verdict"] = "expired"
    good["checks"][10]["outcome"] = "failed"
    other = tmp_path_factory.mktemp("other") / "report.json"
    other.write_text(json.dumps(report), "utf-8")
    result = run("--compare", other, "--json", three)
    assert json.loads(result.output)["compared"] == {  # noqa: TID251
        "verifier": "last year",
        "agree": 2,
        "differences": [
            {
                "file": str(three / "good.json"),
                "about": "verdict",
                "here": "unconfirmed",
                "there": "expired",
            },
            {
                "file": str(three / "good.json"),
                "about": "valid-until",
                "here": "not applicable",
                "there": "failed",
            },
        ],
        "only_here": [],
        "only_there": [],
    }


HINT = 'It must be a report of "verify --json", or a list of {"file": ..., "verified": true}.'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "is no report."),
        ('["x"]', "has an entry that names no file."),
        ('[{"file": "x"}]', "does not say what was found about x."),
        ('[{"file": "x", "verdict": "fine"}]', "does not say what was found about x."),
    ],
    ids=["empty", "no file", "no answer", "no verdict"],
)
def test_compare_with_no_report(tmp_path: Path, text: str, message: str) -> None:
    """What is no report is wrong use, not agreement."""
    other = tmp_path / "other.txt"
    other.write_text(text, "utf-8")
    result = run("--compare", other, write(tmp_path, "a.json", signed()))
    assert (result.exit_code, result.output) == (2, f"{other} {message} {HINT}\n")


def test_compare_with_what_is_not_json(tmp_path: Path) -> None:
    """The reason why it cannot be read is told."""
    other = tmp_path / "other.txt"
    other.write_text("yes", "utf-8")
    result = run("--compare", other, write(tmp_path, "a.json", signed()))
    assert result.exit_code == 2
    assert result.output.startswith(f"{other} cannot be read: ")


def test_a_report_follows_its_schema(portfolio: Path) -> None:
    """What is printed is what the published schema describes."""
    bad = portfolio / "page.json"
    bad.write_bytes(b"<html>")
    good = write(portfolio, "lesson.json", college())
    report = run("--json", "--compare", _list(portfolio), good, bad).output
    adapter = TypeAdapter(data.ReportData, config=None)
    assert adapter.validate_json(report, strict=True)["version"] == data.VERSION


def _list(folder: Path) -> Path:
    """Write a list of another verifier."""
    path = folder / "other.list"
    path.write_text('[{"file": "lesson.json", "verified": true}]', "utf-8")
    return path


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
        "inside": [],
    }
    assert tuple(check["check"] for check in one["checks"]) == CHECKS
    assert one["checks"][6] == {
        "number": 7,
        "check": "signature",
        "question": "Is it unchanged since it was signed?",
        "outcome": "passed",
        "message": "Everything the badge says is what was signed.",
        "why": "",
        "hint": "",
        "says": "this program",
        "spec": "vc-di-eddsa 1.0 section 3.2",
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


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-10-01", "2026-10-01T00:00:00+00:00"),
        ("2026-10-01T09:30", "2026-10-01T09:30:00+00:00"),
        ("2026-10-01 09:30:15", "2026-10-01T09:30:15+00:00"),
        ("2026-10-01T09:30:15Z", "2026-10-01T09:30:15+00:00"),
        ("2026-10-01T09:30:15.5+02:00", "2026-10-01T07:30:15.500000+00:00"),
    ],
)
def test_at(tmp_path: Path, text: str, at: str) -> None:
    """A time can be written as reports write it; without a time zone it is UTC."""
    file = write(tmp_path, "x.json", signed())
    result = CliRunner().invoke(main, ["verify", "--json", "--at", text, str(file)])
    assert json.loads(result.output)["files"][0]["at"] == at  # noqa: TID251


@pytest.mark.parametrize("text", ["yesterday", "2026-13-01", "0001-01-01T00:00+10:00", ""])
def test_at_no_time(text: str) -> None:
    """What is no time is said to be none, with how to write one."""
    result = CliRunner().invoke(main, ["verify", "--at", text, "x"])
    assert result.exit_code == 2
    words = " ".join(result.output.split())
    assert f"{text!r} is no day and no time that can be read here. Write a day, such as" in words


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


def test_many_files_load_nothing_more(tmp_path: Path) -> None:
    """What is needed only if a process dies, or for a report, is not waited for."""
    for number in range(FIRST + CHUNK + 1):
        write(tmp_path, f"{number}.json", signed())
    code = (
        "import sys; from portfolio_gen.cli.main import main\n"
        f"try: main(['verify', {str(tmp_path)!r}])\n"
        "except SystemExit: pass\n"
        "unused = {'concurrent.futures', 'multiprocessing', 'shutil', 'typing_extensions'}\n"
        "print(*unused & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith(f"{FIRST + CHUNK + 1} Genuine, issuer not confirmed.\n\n")
