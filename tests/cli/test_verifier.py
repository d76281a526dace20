"""``portfolio-gen verifier``: what is written, what is left alone, and what can be compared."""

import hashlib
import json
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.cli.main import main
from tests.portfolios.build import HERE

REGISTRY = {
    "meta": {"updated": "2026-10-01T00:00:00Z"},
    "registry": {"did:web:a.example": {"name": "A"}},
}


def run(*words: object) -> Result:
    """Run the command."""
    environment = {"SOURCE_DATE_EPOCH": "1790000000"}
    return CliRunner(env=environment).invoke(main, ["verifier", *map(str, words)])


@pytest.fixture
def issuers(in_folder: Path) -> Path:
    """A list of issuers with its copies."""
    shutil.copytree(HERE / "every_state/issuers", in_folder / "lists/issuers")
    shutil.copy(HERE / "every_state/issuers.yml", in_folder / "lists")
    return in_folder / "lists/issuers.yml"


def test_a_site(issuers: Path) -> None:
    """Every file is listed with its digest, and those of the program are the release's."""
    Path("dcc.json").write_text(json.dumps(REGISTRY), "utf-8")
    words = ["--issuers", issuers, "--known", "dcc.json", "--name", "Kestrel  Valley"]
    done = run("build", "--out", "site", *words)
    assert done.output == (
        "The verifier is in site. Put that folder on your web server and give people its https "
        "address.\n"
        "Issuers that it knows: 3. Kept key documents: 2, the registry dcc.json of 2026-10-01 "
        "(1).\n"
    )
    rows = [line.split("  ") for line in run("files").output.splitlines() if line[0] != "#"]
    assert len(rows) > 90
    for sha256, path in rows:
        assert hashlib.sha256(Path("site", path).read_bytes()).hexdigest() == sha256, path
    found = {p.relative_to("site").as_posix() for p in Path("site").rglob("*") if p.is_file()}
    listed = {path for _, path in rows}
    assert found - listed == {"index.html", "integrity.json", ".nojekyll"}
    page = Path("site/index.html").read_text("utf-8")
    assert all(sha256 in page for sha256, _ in rows)
    assert "the list of Kestrel Valley" in page
    assert "CANARY-ISSUERS-7f3a" in page  # an entry that names who says so


def test_again(issuers: Path) -> None:
    """The same input makes the same files, and an older verifier is replaced."""
    assert run("build", "--out", "site", "--issuers", issuers).exit_code == 0
    first = Path("site/integrity.json").read_bytes()
    Path("site/old.txt").write_text("old", "utf-8")
    assert run("build", "--out", "site", "--issuers", issuers).exit_code == 0
    assert Path("site/integrity.json").read_bytes() == first
    assert not Path("site/old.txt").exists()


def test_one_file(issuers: Path) -> None:
    """It names nothing outside itself; without a list it says so."""
    done = run("build", "--single", "v.html")
    page = Path("v.html").read_text("utf-8")
    assert done.output == (
        f"The verifier is in v.html ({len(page.encode()):,} bytes). It works from disk.\n"
        "Its SHA-256, to be published beside it: "
        f"{hashlib.sha256(page.encode()).hexdigest()}\n"
        "It knows no issuers: add --issuers issuers.yml.\n"
    )
    if sys.platform != "win32":
        assert Path("v.html").stat().st_mode & 0o777 == 0o644  # a web server has to read it
    assert "src=" not in page.partition("<style>")[0] + page.partition("</style>")[2][:4000]
    assert 'rel="stylesheet"' not in page
    again = run("build", "--single", "v.html", "--issuers", issuers)
    assert (again.exit_code, again.output) == (
        2,
        (
            "v.html exists already and was left as it is. Choose another name with --single, or "
            "add "
            "--force to replace it.\n"
        ),
    )
    assert Path("v.html").read_text("utf-8") == page
    assert run("build", "--single", "v.html", "--issuers", issuers, "--force").exit_code == 0
    assert "the list in this verifier" in Path("v.html").read_text("utf-8")


def test_a_list_without_issuers(in_folder: Path) -> None:
    """Whoever named a list is not told to name one."""
    (in_folder / "ours.yaml").write_text("issuers: []\n", "utf-8")
    done = run("build", "--single", "v.html", "--issuers", "ours.yaml")
    said = "It knows no issuers, because there are none in ours.yaml.\n"
    assert (done.exit_code, done.output.endswith(said)) == (0, True)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "Nothing to write was named. Add --out DIR or --single FILE."),
        (
            ["--single", "no/where.html"],
            (
                "no/where.html could not be written: No such file or directory. Choose another "
                "place: "
                "--single"
            ),
        ),
        (["--single", "lists"], "lists is a folder. Give the name of a file."),
        (
            ["--out", "lists"],
            (
                "{here}/lists holds files that are not a verifier made by this program. Choose an "
                "empty folder "
                "with --out, or delete it (it has no integrity.json of ours)."
            ),
        ),
        (
            ["--out", "portfolio-site"],
            (
                "portfolio-site holds the site of a portfolio, not a verifier. Choose another "
                "folder "
                "with --out."
            ),
        ),
        (
            ["--out", "."],
            (
                ". holds your own files; the verifier would replace them. Choose another folder "
                "with "
                "--out, such as --out verifier."
            ),
        ),
        (
            ["--out", "v", "--name", "x" * 201],
            (
                "The name has 201 characters; more than 200 are too many for a line. Shorten what "
                "follows --name."
            ),
        ),
        (
            ["--out", "v", "--name", "College\x1b[31m"],
            "The name holds a sign that cannot be seen. Type --name again.",
        ),
        (
            ["--out", "v", "--known", "other.yml"],
            (
                "other.yml cannot be read as a registry: This file is damaged, or of another "
                "kind: a value is missing here."
            ),
        ),
    ],
    ids=[
        "nothing",
        "no-folder",
        "folder",
        "other-files",
        "portfolio",
        "here",
        "long",
        "unseen",
        "registry",
    ],
)
def test_wrong_use(words: list[str], message: str, issuers: Path) -> None:
    """It says what to do, with exit code 2, and touches nothing."""
    Path("other.yml").touch()
    Path("portfolio-site").mkdir()
    seal = {"schema": "portfolio-gen/integrity/1", "sha256": {"index.html": "0"}}
    Path("portfolio-site/integrity.json").write_text(json.dumps(seal), "utf-8")
    before = sorted(issuers.parents[1].rglob("*"))
    done = run("build", *words)
    assert (done.output, done.exit_code) == (message.format(here=issuers.parents[1]) + "\n", 2)
    assert sorted(issuers.parents[1].rglob("*")) == before


def test_a_list_with_a_mistake(issuers: Path) -> None:
    """The place is named, and nothing is written."""
    issuers.write_text("issuers: [{id: did:web:a.example, nam: A}]\n", "utf-8")
    done = run("build", "--out", "v", "--issuers", issuers)
    assert done.exit_code == 1
    assert done.output.startswith("issuers.yml:1:")
    assert not Path("v").exists()
