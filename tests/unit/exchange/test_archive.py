"""The whole portfolio in one archive: what is in it, and what must never be."""

import hashlib
import io
import json
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from portfolio_gen.content.load import load_portfolio
from portfolio_gen.content.privacy import public_view
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.exchange.archive import export_archive, public_sources
from portfolio_gen.exchange.plan import fields_of
from portfolio_gen.model.common import AnyItem, Item
from portfolio_gen.model.portfolio import Portfolio
from tests import builders
from tests.unit.exchange.piles import placed
from tests.unit.exchange.test_pictures import PICTURES, SECRET

ROOT = Path(__file__).parents[3]
WORDS = "I planned it twice. " * 40
BADGE = json.dumps(builders.signed()).encode()


def item(title: str, more: str = "", body: str = "Text.") -> str:
    """Return a project."""
    return (
        f"---\ntitle: {title}\nkind: essay\ndescription: About it.\ndate: 2026-04-28\n{more}---\n"
        f"{body}\n"
    )


FILES: dict[str, bytes | str] = {
    "portfolio.yml": (
        "# a comment with CANARY-comment\nbasics: {name: Ana Reyes}\n"
        "home: {featured: [projects/secret, projects/water]}\n"
        "badge_visibility: {lesson: public, unlisted: unlisted, own: private}\n"
    ),
    "identity.local.yml": "emails: [CANARY@identity.example]\n",
    "issuers.yml": "issuers: [{id: did:key:z6, name: CANARY-issuer}]\n",
    "resume.yml": "education: [{institution: College, score: CANARY-score}]\n",
    "about.md": "I teach.\n",
    "courses/EDUC-210.yml": (
        "code: EDUC 210\nname: Teaching\nterm: Spring 2026\nstart: 2026-01-26\nvisibility: public\n"
        "grading: [{badges: 10, grade: CANARY-grade}]\n"
    ),
    "projects/water/index.md": item(
        "Water",
        "visibility: public\ncourse: EDUC-210\nlicense: CC-BY-4.0\nbadges: [lesson, own]\n"
        "contributors: [{name: Delphine CANARY}, {name: Tam Open, consent: true}]\n"
        "media: [{src: photo.jpg, alt: Rain, transcript: talk.md}, {src: map.png, alt: A map}]\n",
        "With Delphine CANARY and Tam Open. See [this](../secret/index.md).",
    ),
    "projects/water/photo.jpg": PICTURES["jpeg"],
    "projects/water/map.png": PICTURES["png"],
    "projects/water/talk.md": "Delphine CANARY: it rains.\n",
    "projects/water/stray.txt": "CANARY-stray\n",
    "projects/list/index.md": item("Only a link", "visibility: unlisted\n"),
    "projects/secret/index.md": item("CANARY-secret", "visibility: private\n"),
    "projects/draft/index.md": item("CANARY-draft", "visibility: draft\n"),
    "reflections/water.md": (
        f"---\nabout: [projects/water, projects/secret]\nvisibility: public\n---\n{WORDS}\n"
    ),
    "reflections/hidden.md": f"---\nabout: [projects/secret]\n---\nCANARY {WORDS}\n",
    "badges/lesson.json": BADGE,
    "badges/unlisted.json": BADGE,
    "badges/own.json": BADGE.replace(b"Open lesson", b"CANARY own"),
    "theme/extra.css": "a { color: red }\n",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio full of things that must stay behind."""
    return placed(tmp_path_factory.mktemp("home"), FILES)


def sources(home: Path) -> tuple[dict[str, bytes], list[str]]:
    """Return the public sources and what was told."""
    notes = Notes()
    files = public_sources(load_portfolio(home)[0], notes)
    return files, [str(finding) for finding in notes.findings]


def test_what_is_in_it(home: Path) -> None:
    """Public and unlisted items, what they name, and nothing else."""
    files, told = sources(home)
    assert (
        sorted(files)
        == [
            "about.md",
            "badges/lesson.json",
            "badges/unlisted.json",
            "courses/EDUC-210.yml",
            "portfolio.yml",
            "projects/list/index.md",
            "projects/water/index.md",
            "projects/water/map.png",
            "projects/water/photo.jpg",
            "projects/water/talk.md",
            "reflections/water.md",
            "resume.yml",
            "theme/extra.css",
        ]
        or told
    )
    assert files["badges/lesson.json"] == BADGE


def test_canaries(home: Path) -> None:
    """No draft, private text, identity, grade, name without consent, or place of a camera."""
    files, _ = sources(home)
    data = export_archive(load_portfolio(home)[0], {"index.html": b"site"}).data
    assert b"CANARY" not in data
    assert SECRET not in data
    for name, text in files.items():
        assert b"CANARY" not in text, name
        assert b"secret" not in text, name
    assert b"Tam Open" in files["projects/water/index.md"]
    assert files["projects/water/talk.md"] == b"(name withheld): it rains.\n"


def without_places(portfolio: Portfolio) -> dict[str, object]:
    """Return what everybody sees of a portfolio, to compare."""
    shown = public_view(portfolio)
    items: list[AnyItem] = [
        *shown.works,
        *shown.reflections,
        *shown.courses,
        *shown.course_badges,
        *shown.rubrics,
        *shown.views,
    ]
    singles: list[AnyItem | None] = [shown.about, shown.resume, shown.outcomes, shown.settings]
    items += [single for single in singles if isinstance(single, Item)]
    return {
        **{one.ref: (fields_of(one.meta), one.body.strip()) for one in items},
        **{badge.ref: (badge.visibility, badge.badge.raw) for badge in shown.badges},
    }


def read_again(folder: Path, portfolio: Portfolio) -> Portfolio:
    """Return the portfolio that the sources are."""
    files = public_sources(portfolio, Notes())
    again, report = load_portfolio(placed(folder, files))
    assert report.failures == ()
    return again


def test_sources_are_a_portfolio(tmp_path: Path) -> None:
    """The sources of the sample, read again, are what everybody saw of it."""
    sample = load_portfolio(ROOT / "sample_portfolio")[0]
    again = read_again(tmp_path, sample)
    before, after = without_places(sample), without_places(again)
    assert after == before


@pytest.mark.parametrize("default", ["public", "unlisted", "private", "draft"])
def test_visibility_stays(tmp_path: Path, default: str) -> None:
    """Built from the sources, nothing unlisted becomes public, whatever the default was."""
    settings = f"{FILES['portfolio.yml']!s}visibility: {default}\n"
    placed(tmp_path / "home", {**FILES, "portfolio.yml": settings})
    again = read_again(tmp_path / "again", load_portfolio(tmp_path / "home")[0])
    assert {b.slug: b.visibility.value for b in again.badges} == {
        "lesson": "public",
        "unlisted": "unlisted",
    }


def test_archive(home: Path) -> None:
    """Site, sources, a word for whoever finds it, and checksums; equal to the byte."""
    portfolio = load_portfolio(home)[0]
    site = {"index.html": b"<p>site</p>", "badges/lesson/credential.json": BADGE}
    packed = export_archive(portfolio, site)
    assert packed.data == export_archive(portfolio, dict(reversed(site.items()))).data
    with zipfile.ZipFile(io.BytesIO(packed.data)) as file:
        names = file.namelist()
        assert file.read("site/badges/lesson/credential.json") == BADGE
        assert b"This is the portfolio of Ana Reyes." in file.read("README.txt")
        lines = file.read("SHA256SUMS.txt").decode().splitlines()
        sums = {line.split("  ")[1]: line.split("  ")[0] for line in lines}
        assert sorted(sums) == sorted(set(names) - {"SHA256SUMS.txt"})
        assert all(hashlib.sha256(file.read(name)).hexdigest() == sums[name] for name in sums)
    assert {PurePosixPath(name).parts[0] for name in names} == {
        "README.txt",
        "SHA256SUMS.txt",
        "site",
        "sources",
    }


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "photo.heic",
            b"\0\0\0\x18ftypheic",
            (
                "projects/a/photo.heic: this picture was left out of the sources: what the camera "
                "may "
                "have written into it, such as the place, cannot be taken out here. Save it as "
                "JPEG, "
                "PNG or WebP."
            ),
        ),
        (
            "photo.jpg",
            b"not a picture",
            (
                "projects/a/photo.jpg: this picture was left out of the sources: what the camera "
                "may "
                "have written into it, such as the place, cannot be taken out here. Save it as "
                "JPEG, "
                "PNG or WebP."
            ),
        ),
        ("empty.jpg", b" ", "projects/a/empty.jpg: this file is empty. Fill it, or delete it."),
    ],
    ids=["heic", "damaged", "empty"],
)
def test_left_out(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    """A picture whose story cannot be taken out stays behind, and is told."""
    folder = placed(
        tmp_path,
        {
            "portfolio.yml": "basics: {name: Ana}\n",
            "projects/a/index.md": item("A", "", f"[Photo]({name})"),
            f"projects/a/{name}": data,
        },
    )
    files, told = sources(folder)
    assert f"projects/a/{name}" not in files
    assert told == [said]
