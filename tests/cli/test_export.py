"""``portfolio-gen export``: where things go, and what is never overwritten."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portfolio_gen.cli.main import main
from tests import builders
from tests.unit.exchange.piles import placed

BADGE = json.dumps(builders.signed()).encode()
MAILED = json.dumps(
    builders.signed(builders.put("credentialSubject.id", "mailto:ana@reyes.example"))
).encode()


def run(*words: object) -> Result:
    """Run the command."""
    environment = {"SOURCE_DATE_EPOCH": "1790000000"}
    return CliRunner(env=environment).invoke(main, ["export", *map(str, words)])


@pytest.fixture
def home(in_folder: Path) -> Path:
    """A portfolio with a resume and a badge."""
    return placed(
        in_folder / "my-portfolio",
        {
            "portfolio.yml": "basics: {name: Ana Reyes}\n",
            "resume.yml": "education: [{institution: College, score: A}]\n",
            "badges/open-lesson.json": BADGE,
        },
    )


def test_resume(home: Path) -> None:
    """The resume lies beside the portfolio."""
    result = run("resume", home)
    place = home.parent / "my-portfolio-resume.json"
    assert (result.output, result.exit_code) == (f"The résumé is in {place}.\n", 0)
    text = place.read_text(encoding="utf-8")
    assert '"name": "Ana Reyes"' in text
    assert '"score": "A"' in text


def test_public_resume(home: Path) -> None:
    """What the site leaves out can be left out."""
    run("resume", home, "--public", "--out", "there.json")
    assert "score" not in Path("there.json").read_text(encoding="utf-8")


def test_bundle(home: Path) -> None:
    """The badges are in the archive; a readable address is told."""
    (home / "badges/mailed.json").write_bytes(MAILED)
    result = run("bundle", home)
    place = home.parent / "my-portfolio-badges.zip"
    assert (result.stdout, result.exit_code) == (f"2 badges in {place}.\n", 0)
    assert result.stderr.startswith("badges/mailed.json: an e-mail address can be read in")
    with zipfile.ZipFile(io.BytesIO(place.read_bytes())) as file:
        assert file.read("badges/open-lesson.json") == BADGE


def test_bundle_trusts_nobody(home: Path) -> None:
    """Whoever holds badges cannot vouch for their issuers: own lists and copies do not count."""
    method = f"{builders.COLLEGE}#key-1"
    badge = builders.signed(issuer=builders.COLLEGE, method=method)
    (home / "badges/open-lesson.json").write_text(json.dumps(badge))
    issuer = f'{{id: "{builders.COLLEGE}", name: CANARY, document: issuers/k.json, '
    placed(
        home,
        {
            "issuers.yml": f"issuers:\n  - {issuer}retrieved: 2026-09-01}}\n",
            "issuers/k.json": builders.key_document(),
            "identity.local.yml": f"emails: [{builders.EMAIL}]\n",
            ".gitignore": "identity.local.yml\n",
        },
    )
    assert run("bundle", home, "--out", "b.zip").exit_code == 0
    with zipfile.ZipFile("b.zip") as file:
        manifest = file.read("manifest.json").decode()
    assert '"verdict": "Not fully checked"' in manifest
    assert "CANARY" not in manifest
    assert builders.EMAIL not in manifest


def test_in_the_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside the portfolio no name is needed."""
    monkeypatch.chdir(home)
    place = home.parent / "my-portfolio-badges.zip"
    assert run("bundle").output == f"1 badge in {place}.\n"


def test_force(home: Path) -> None:
    """A file that is there is replaced only if that is asked for."""
    placed(home.parent, {"there.json": "old"})
    result = run("resume", home, "--out", "there.json")
    assert (result.exit_code, result.stderr) == (
        2,
        (
            "there.json exists already and was left as it is. Choose another name with --out, or "
            "add "
            "--force to replace it.\n"
        ),
    )
    assert Path("there.json").read_text(encoding="utf-8") == "old"
    assert run("resume", home, "--out", "there.json", "--force").exit_code == 0
    assert Path("there.json").read_text(encoding="utf-8") != "old"


@pytest.mark.parametrize(
    ("out", "said"),
    [
        (
            "my-portfolio/resume.json",
            (
                "my-portfolio/resume.json would lie inside the portfolio and become a part of it. "
                "Choose another place: --out ../resume.json\n"
            ),
        ),
        ("folder", "folder is a folder. Give the name of a file.\n"),
        (
            "no/where.json",
            (
                "no/where.json could not be written: No such file or directory. Choose another "
                "place: "
                "--out\n"
            ),
        ),
    ],
    ids=["inside", "folder", "nowhere"],
)
def test_places(home: Path, out: str, said: str) -> None:
    """Places that cannot be."""
    (home.parent / "folder").mkdir()
    result = run("resume", home, "--out", out)
    assert (result.exit_code, result.stderr) == (2, said)


def test_no_portfolio(in_folder: Path) -> None:
    """A folder that is no portfolio."""
    result = run("bundle", in_folder)
    assert result.exit_code == 1
    assert "this folder is no portfolio" in result.stderr


def test_archive(home: Path) -> None:
    """Site, sources and checksums in one archive, the same whenever it is made."""
    result = run("archive", home)
    place = home.parent / "my-portfolio-archive.zip"
    assert (result.stdout.splitlines()[-1], result.exit_code) == (
        f"{len(names_in(place))} files in {place}.",
        0,
    )
    first = place.read_bytes()
    names = names_in(place)
    assert {"README.txt", "SHA256SUMS.txt", "site/index.html", "sources/portfolio.yml"} <= names
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert b"score" not in file.read("sources/resume.yml")
        assert file.read("sources/badges/open-lesson.json") == BADGE
    assert run("archive", home, "--force").exit_code == 0
    assert place.read_bytes() == first


def names_in(place: Path) -> set[str]:
    """Return the names in an archive."""
    with zipfile.ZipFile(place) as file:
        return set(file.namelist())


def test_archive_of_a_broken_portfolio(home: Path) -> None:
    """What stops a build is told, and no archive is made."""
    (home / "resume.yml").write_text("educatoin: []\n")
    result = run("archive", home)
    assert result.exit_code == 1
    assert result.stderr.endswith("No archive was made: the site could not be built.\n")
    assert 'resume.yml:1:1: unknown field "educatoin"' in result.stderr
    assert not (home.parent / "my-portfolio-archive.zip").exists()


def test_leap2a(home: Path) -> None:
    """The public part for Mahara; what is not handed on is told."""
    (home / "resume.yml").write_text("references: [{name: Prof. A, reference: Good}]\n")
    result = run("leap2a", home)
    place = home.parent / "my-portfolio-leap2a.zip"
    assert (result.stdout, result.exit_code) == (f"2 items in {place}.\n", 0)
    assert result.stderr == (
        "resume.yml: references were not written: they are other people's words. Hand them on "
        "yourself where you were allowed to.\n"
    )
    assert names_in(place) == {"leap2a.xml", "files/1-open-lesson.json"}


BROKEN = "basics: {name: Ana Reyes\nbadge_visibility: {open-lesson: private}\n"


@pytest.mark.parametrize("kind", [("bundle",), ("leap2a",), ("resume",), ("badge", "open-lesson")])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("portfolio.yml", BROKEN),
        ("portfolio.yml", "basics: {name: A}\nbadge_visibilty: {open-lesson: private}\n"),
        ("identity.local.yml", "names: [Ana\n"),
        ("courses/A-1.yml", "visibility: privat\n"),
    ],
    ids=["broken", "misspelled", "identity", "course"],
)
def test_nobody_knows_what_is_private(
    home: Path, kind: tuple[str, ...], name: str, content: str
) -> None:
    """Without the files that say what is private, and which name is shown, nothing goes out."""
    (home / "courses").mkdir()
    (home / name).write_text(content)
    result = run(*kind, home, "--out", "out")
    assert result.exit_code == 1
    assert f"{name}:" in result.stderr
    assert result.stderr.endswith("problem.\n") or result.stderr.endswith("problems.\n")
    assert "Nothing was exported: " in result.stderr
    assert not Path("out").exists()


def test_left_out(home: Path) -> None:
    """A badge that cannot be read is named; what is wrong elsewhere is no matter of a bundle."""
    (home / "projects/a").mkdir(parents=True)
    (home / "projects/a/index.md").write_text("---\ntitel: A\n---\n")
    (home / "badges/broken.json").write_text("{")
    result = run("bundle", home)
    assert (result.exit_code, result.stderr) == (
        0,
        "Left out, because it cannot be read: badges/broken.json. portfolio-gen check says why.\n",
    )
    (home / "badges/torn.json").write_text("{")
    assert "because they cannot be read: badges/broken.json, badges/torn.json." in (
        run("bundle", home, "--force").stderr
    )
    assert run("badge", "broken", home).stderr.startswith("badges/broken.json:1:2: ")


def test_leap2a_of_a_broken_portfolio(home: Path) -> None:
    """As with the site: what is exported is all that everybody may see, or nothing."""
    (home / "badges/broken.json").write_text("{")
    result = run("leap2a", home)
    assert result.exit_code == 1
    assert result.stderr.startswith("badges/broken.json:1:2: ")
    assert result.stderr.endswith("Nothing was exported: 1 problem.\n")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("projects/a/index.md", "Write to Ana@secret.example."),
        ("projects/a/b.csv", "ana@secret.example".encode("utf-16")),
    ],
    ids=["text", "file"],
)
@pytest.mark.parametrize("kind", ["leap2a", "archive"])
def test_private_values_stay(home: Path, kind: str, name: str, content: str | bytes) -> None:
    """What proves that badges are mine goes out with no export, as with no site."""
    (home / "identity.local.yml").write_text("emails: [ana@secret.example]\n")
    work = "---\ntitle: A\nkind: essay\ndescription: D.\ndate: 2026-04-28\n---\n[b](b.csv)\n"
    (home / "projects/a").mkdir(parents=True)
    (home / "projects/a/index.md").write_text(work)
    (home / "projects/a/b.csv").write_text("1,2\n")
    (home / "reflections").mkdir()
    (home / "reflections/a.md").write_text("---\nabout: [projects/a]\n---\n" + "I learned. " * 120)
    assert run(kind, home).exit_code == 0
    (home / name).write_bytes((work + content).encode() if isinstance(content, str) else content)
    result = run(kind, home, "--force")
    assert result.exit_code == 1
    assert "an e-mail address from identity.local.yml in " in result.stderr
    assert "secret" not in result.output.replace("identity.local.yml", "").casefold()
