"""``portfolio-gen check``: what it prints and what it exits with."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.cli.main import main
from tests import builders
from tests.broken.expand import expand, read_case

CASES = Path(__file__).parent.parent / "broken" / "cases"
WORDS = " ".join(["word"] * 120)


def check(*words: str) -> Result:
    """Run the command at one fixed moment."""
    return CliRunner().invoke(main, ["check", "--at", "2026-10-01", *words])


def portfolio(folder: Path, files: Mapping[str, str | bytes]) -> str:
    """Write a small portfolio and return its name."""
    for name, content in {"portfolio.yml": "basics: {name: Ana Reyes}\n", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(folder)


def signed_badge(address: str = builders.EMAIL, **dates: str) -> bytes:
    """Return a badge of the college for ``address``, signed by the key its document names."""
    changes = [builders.put(name, value) for name, value in dates.items()]
    who = builders.put("credentialSubject.identifier.0.identityHash", builders.hashed(address))
    method = f"{builders.COLLEGE}#key-1"
    document = builders.signed(who, *changes, issuer=builders.COLLEGE, method=method)
    return json.dumps(document).encode()


WHOLE: dict[str, str | bytes] = {
    "identity.local.yml": f"emails: [{builders.EMAIL}]\n",
    ".gitignore": "identity.local.yml\n",
    "issuers.yml": "issuers:\n"
    f'  - {{id: "{builders.COLLEGE}", name: Kestrel Valley College, says: Ana, '
    "document: issuers/college.json, retrieved: 2026-09-30}\n",
    "issuers/college.json": builders.key_document(),
    "badges/open-lesson.json": signed_badge(),
    "reflections/open-lesson.md": f"---\nabout: [badges/open-lesson]\n---\n{WORDS}\n",
}
"""A portfolio with nothing wrong in it."""


def test_good(tmp_path: Path) -> None:
    """Success is announced, with what was found."""
    source = portfolio(tmp_path, WHOLE)
    result = check(source)
    assert result.output == (
        "Badges:\n"
        "badges/open-lesson.json: Confirmed. Unchanged since it was signed by the holder of "
        "badges.kestrelvalley.example, and still valid. The key was compared with a copy of "
        "30 September 2026 kept by Ana, not with the address itself. The issuer is known as "
        "Kestrel Valley College, says Ana.\n"
        "\n"
        f"{source}: everything fits together "
        "(0 projects, 0 assignments, 1 badge, 1 reflection, 0 courses).\n"
    )
    assert result.exit_code == 0


def test_problems_by_file(tmp_path: Path) -> None:
    """Findings stand in groups by file, each on one line with place, reason and fix."""
    case = read_case(CASES / "fields-missing.txt")
    expand(case, tmp_path)
    (tmp_path / "about.md").write_text("![](https://x.example/a.png)\n")
    result = check(str(tmp_path))
    assert result.output == (
        "about.md:1:1: this picture lies on another web site. Your pages show nothing from other "
        "sites, so that nobody learns who reads them; the picture would be missing. If its licence "
        "allows, save a copy beside this file and show the copy.\n"
        "about.md:1:1: advice: this image has no description. Someone using a screen reader hears "
        'only "image". Add: ![A diagram of …](https://x.example/a.png)\n'
        "\n"
        'courses/EDUC-210.yml:1:1: "start" is missing. First day; it puts the course in its place '
        "on the timeline. Write: start: 2026-01-26\n"
        'courses/EDUC-210.yml:1:6: "code" is empty. As the catalogue writes it. '
        "Write: code: EDUC 210\n"
        "\n"
        'portfolio.yml:1:1: "basics" is missing. Your name, and what readers should know first. '
        "Write: basics: {name: Ana Reyes}\n"
        "\n"
        'projects/map/index.md:2:1: "kind" is missing. What was made; it decides what else is '
        "needed. Write: kind: oer-lesson\n"
        'projects/map/index.md:4:14: "description" is empty. Write: description: A lesson in '
        "which children find out where the drops come from.\n"
        "\n"
        f"{tmp_path}: 6 problems that stop a build, 1 piece of advice.\n"
    )
    assert result.exit_code == 1


def test_only_advice(tmp_path: Path) -> None:
    """Advice alone is reason enough for exit code 1."""
    source = portfolio(tmp_path, {"mkdocs.yml": "site_name: x\n", "old.txt": "x"})
    result = check(source)
    assert result.output.splitlines()[-1] == f"{source}: 2 pieces of advice."
    assert result.exit_code == 1


def test_one_problem(tmp_path: Path) -> None:
    """One problem is counted as one."""
    result = check(portfolio(tmp_path, {"outcomes.yml": "frameworks: none\n"}))
    assert result.output.splitlines()[-1] == f"{tmp_path}: 1 problem that stops a build."


@pytest.mark.parametrize(
    ("identity", "who"),
    [
        ({}, "the recipient's hash"),
        ({"hashed": False, "identityHash": "bo@kestrelvalley.example"}, "the recipient"),
    ],
    ids=["hashed", "plain"],
)
def test_issued_to_someone_else(tmp_path: Path, identity: dict[str, object], who: str) -> None:
    """A badge of somebody else is told in the words an employer would read."""
    other = builders.credential(builders.COLLEGE)
    member = other["credentialSubject"]["identifier"][0]
    member.update({"identityHash": builders.hashed("bo@kestrelvalley.example")} | identity)
    data = json.dumps(builders.sign(other, method=f"{builders.COLLEGE}#key-1")).encode()
    result = check(portfolio(tmp_path, {**WHOLE, "badges/open-lesson.json": data}))
    assert (
        f"badges/open-lesson.json: issued to someone else: {who} matches none of your addresses "
        "in identity.local.yml. An employer would read “Does not match this person”.\n"
    ) in result.output
    assert result.output.splitlines()[-1] == f"{tmp_path}: 1 badge not to publish."
    assert result.exit_code == 1


def test_altered(tmp_path: Path) -> None:
    """A badge that was changed after it was signed is a problem."""
    data = signed_badge().replace(b"Teach it once", b"Teach it twice")
    result = check(portfolio(tmp_path, {**WHOLE, "badges/open-lesson.json": data}))
    assert "badges/open-lesson.json: Altered or invalid. Do not rely on this file." in result.output
    assert result.exit_code == 1


def test_expired_is_told_and_no_mistake(tmp_path: Path) -> None:
    """An expired badge is a fact the site will show, not something to mend."""
    data = signed_badge(validUntil="2026-06-30T00:00:00Z")
    result = check(portfolio(tmp_path, {**WHOLE, "badges/open-lesson.json": data}))
    assert "badges/open-lesson.json: Expired. " in result.output
    assert result.exit_code == 0


def test_not_settled(tmp_path: Path) -> None:
    """What could not be checked is never passed over: exit code 3, and a sentence."""
    files = {name: data for name, data in WHOLE.items() if not name.startswith("issuers")}
    result = check(portfolio(tmp_path, files))
    assert result.output.splitlines()[-1].endswith("; 1 badge could not be checked completely.")
    assert result.exit_code == 3


def test_without_identity(tmp_path: Path) -> None:
    """Without addresses it is said that nobody looked whose badges these are."""
    files = {name: data for name, data in WHOLE.items() if name != "identity.local.yml"}
    result = check(portfolio(tmp_path, files))
    assert "Nobody checked whether they were issued to you" in result.output


def test_json(tmp_path: Path) -> None:
    """Programs get the same findings, with the same names as in the library."""
    source = portfolio(tmp_path, {**WHOLE, "outcomes.yml": "framework: []\n"})
    result = check(source, "--json")
    found = json.loads(result.output)  # noqa: TID251 (our own output)
    assert found == {
        "version": 1,
        "source": source,
        "exit_code": 1,
        "findings": [
            {
                "file": "outcomes.yml",
                "line": 1,
                "column": 1,
                "check": "unknown-field",
                "advice": False,
                "message": 'unknown field "framework" (did you mean "frameworks"?)',
                "why": "",
                "hint": "",
            }
        ],
        "notes": [],
        "badges": [
            {
                "file": "badges/open-lesson.json",
                "verdict": "confirmed",
                "words": "Confirmed",
                "sentence": found["badges"][0]["sentence"],
                "at": "2026-10-01T00:00:00+00:00",
            }
        ],
    }
    assert result.exit_code == 1


def test_no_portfolio(tmp_path: Path) -> None:
    """A folder that is no portfolio says how to start one."""
    result = check(str(tmp_path))
    assert result.output == (
        f"{tmp_path}: this folder is no portfolio: there is no portfolio.yml in it. Go to the "
        'folder of your portfolio, or start one with "portfolio-gen init".\n'
    )
    assert result.exit_code == 1


def test_wrong_use(tmp_path: Path) -> None:
    """A folder that does not exist is wrong use."""
    assert check(str(tmp_path / "nowhere")).exit_code == 2


def test_hostile_names(tmp_path: Path) -> None:
    """No name of a file and nothing in a badge steers the terminal."""
    data = signed_badge(name="\x1b]0;owned\x07")
    files = {**WHOLE, "badges/open-lesson.json": data, "\x1b[31mred.txt": "x"}
    output = check(portfolio(tmp_path, files)).output
    assert all(char.isprintable() or char == "\n" for char in output)
    assert "�[31mred.txt" in output


def test_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ``--at``, dates are judged by the build time."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    result = CliRunner().invoke(main, ["check", portfolio(tmp_path, WHOLE), "--json"])
    assert '"at": "2026-09-21T14:13:20+00:00"' in result.output
