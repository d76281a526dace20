"""A folder becomes a portfolio; what is wrong with one file does not hide the others."""

import datetime as dt
import hashlib
import json
from pathlib import Path, PurePosixPath

import pytest

from portfolio_gen.base.errors import ContentError
from portfolio_gen.base.report import Outcome
from portfolio_gen.content import extras
from portfolio_gen.content.load import (
    load_badge_paths,
    load_identity,
    load_issuers,
    load_portfolio,
)
from portfolio_gen.model.common import Visibility
from portfolio_gen.model.issuer import KeptList, KnownIssuer
from tests import builders
from tests.unit.content.making import found, load, make, project, reflection, said

COURSE = "code: EDUC 210\nname: Technology\nterm: Fall 2025\nstart: 2025-08-25\n"

FULL: dict[str, str | bytes] = {
    "portfolio.yml": "basics: {name: Ana Reyes, image: media/ana.svg, imageAlt: Ana at the creek}\n"
    "visibility: unlisted\nbadge_visibility: {signed: private}\n",
    "about.md": "I teach.\n",
    "resume.yml": "work: [{name: Library}]\n",
    "courses/EDUC-210.yml": f"{COURSE}badges: [{{id: netiquette, name: Netiquette}}]\n",
    "projects/map/index.md": project(course="EDUC-210"),
    "projects/map/data/creek.csv": "a,b\n",
    "projects/map/photo.png": b"png",
    "assignments/letter/index.md": "---\ntitle: A letter\ndescription: To the board.\n"
    'date: 2025-04-24\noutcomes: ["ilo:a", "ilo:b"]\nreal_world: Sent.\n---\nText.\n',
    "reflections/all.md": reflection(
        "projects/map", "assignments/letter", "badges/netiquette", "badges/signed", "badges/other"
    ),
    "badges/signed.json": json.dumps(builders.credential()),
    "badges/other.json": json.dumps({**builders.credential(), "id": "urn:uuid:2"}),
    "badges/netiquette.yml": "name: Netiquette\ncourse: EDUC-210\nawarded: 2025-12-01\n"
    "image: netiquette-picture.svg\n",
    "badges/netiquette-picture.svg": "<svg/>",
    "rubrics/lesson.yml": "name: Lesson\ncriteria:\n"
    "  - {id: a, name: A, levels: [{id: met, name: Met, points: 1.5}]}\n",
    "outcomes.yml": "frameworks: [{id: ilo, name: ILO, "
    "outcomes: [{id: a, name: A}, {id: b, name: B}]}]\n",
    "views/friend.yml": "title: For a friend\nkey: heron-alder-kettle\nitems: [projects/map]\n",
    "issuers.yml": f'issuers: [{{id: "{builders.COLLEGE}", name: College, '
    "document: issuers/college.json, retrieved: 2026-09-30}]\n",
    "issuers/college.json": builders.key_document(),
    "identity.local.yml": f"emails: [{builders.EMAIL}]\n",
    ".gitignore": "/identity.local.yml\n",
    "theme/tokens.css": ":root{}",
    "theme/partials/card.html": "<p></p>",
    "media/ana.svg": "<svg/>",
    "portrait.jpg": b"jpg",
    "README.md": "For people.",
}
"""One of everything, and nothing wrong."""


def digest(folder: Path) -> dict[str, str]:
    """Return what stands in a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_full(tmp_path: Path) -> None:
    """Everything in product.md's folder is read, and success is announced."""
    portfolio, report = load_portfolio(make(tmp_path, FULL))
    assert [f.message for f in report.findings] == [
        "24 files read, and everything in them fits together."
    ]
    assert report.outcome is Outcome.PASS
    assert portfolio.settings.meta.basics.name == "Ana Reyes"
    assert portfolio.about is not None
    assert portfolio.about.body == "I teach.\n"
    assert portfolio.resume is not None
    (work,) = portfolio.projects
    assert (work.ref, work.body, work.body_line) == ("projects/map", "Text.\n", 8)
    assert [str(path) for path in work.files] == [
        "projects/map/data/creek.csv",
        "projects/map/photo.png",
    ]
    assert {badge.ref: badge.visibility for badge in portfolio.badges} == {
        "badges/other": Visibility.UNLISTED,
        "badges/signed": Visibility.PRIVATE,
    }
    assert portfolio.badges[0].badge.raw == (tmp_path / "badges/other.json").read_bytes()
    assert [item.ref for item in portfolio.course_badges] == ["badges/netiquette"]
    assert portfolio.rubrics[0].meta.criteria[0].levels[0].points == 1.5
    assert portfolio.outcomes is not None
    assert [view.slug for view in portfolio.views] == ["friend"]
    assert portfolio.identity.statements == (builders.EMAIL,)
    assert set(portfolio.theme_files) == {"tokens.css", "partials/card.html"}
    assert portfolio.media == (PurePosixPath("media/ana.svg"), PurePosixPath("portrait.jpg"))
    (issuer,) = portfolio.issuers
    assert isinstance(issuer, KnownIssuer)
    assert (issuer.id, issuer.says, issuer.trusted) == (
        builders.COLLEGE,
        "the list in issuers.yml",
        True,
    )
    assert issuer.document == builders.key_document()


def test_only_read(tmp_path: Path) -> None:
    """Reading changes nothing in the folder."""
    make(tmp_path, FULL)
    before = digest(tmp_path)
    load_portfolio(tmp_path)
    assert digest(tmp_path) == before


def test_always_the_same(tmp_path: Path) -> None:
    """Two readings give equal values, findings included."""
    make(tmp_path, {**FULL, "stray.xyz": "x", "projects/b/index.md": project(licence="MIT")})
    assert load_portfolio(tmp_path) == load_portfolio(tmp_path)


def test_smallest(tmp_path: Path) -> None:
    """A name is enough to begin with."""
    assert found(tmp_path, {}) == []


def test_broken_settings_hide_nothing(tmp_path: Path) -> None:
    """With a broken portfolio.yml, everything else is read and checked all the same."""
    portfolio, report = load_portfolio(
        make(tmp_path, {"portfolio.yml": "basics: [", "courses/A.yml": "code: A\n"})
    )
    assert {str(f.where).partition(":")[0] for f in report.failures} == {
        "portfolio.yml",
        "courses/A.yml",
    }
    assert "could not be read" in portfolio.settings.meta.basics.name


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere", "nowhere is not a folder. Check the name, or create it."),
        ("file", "file is not a folder. Check the name, or create it."),
        (
            "empty",
            (
                "empty: this folder is no portfolio: there is no portfolio.yml in it. "
                'Go to the folder of your portfolio, or start one with "portfolio-gen init".'
            ),
        ),
        (
            "yaml",
            (
                "yaml: the settings of this portfolio are in portfolio.yaml. "
                "Rename it to portfolio.yml."
            ),
        ),
    ],
)
def test_no_portfolio(in_folder: Path, name: str, message: str) -> None:
    """What is no portfolio says how to start one."""
    (in_folder / "file").write_text("x")
    (in_folder / "empty").mkdir()
    (in_folder / "yaml").mkdir()
    (in_folder / "yaml" / "portfolio.yaml").write_text("x")
    with pytest.raises(ContentError) as caught:
        load_portfolio(Path(name))
    assert str(caught.value) == message


def test_identity_alone(tmp_path: Path) -> None:
    """A command that checks one badge needs the addresses only."""
    assert load_identity(tmp_path).statements == ()
    make(tmp_path, {"identity.local.yml": "emails: [a@b.example]\n", "courses/A.yml": "["})
    assert load_identity(tmp_path).statements == ("a@b.example",)


def test_identity_with_a_mistake(tmp_path: Path) -> None:
    """A badge is never checked against half of the addresses."""
    make(tmp_path, {"identity.local.yml": "emails: [a@b.example]\nphone: 1\n"})
    with pytest.raises(ContentError) as caught:
        load_identity(tmp_path)
    assert str(caught.value) == (
        'identity.local.yml:2:1: unknown field "phone" (did you mean "phones"?)'
    )


def test_data_on_one_line(tmp_path: Path) -> None:
    """A list of numbers pasted as code may have as many brackets as it likes."""
    data = "[" + ", ".join("[1, 2]" for _ in range(2_000)) + "]"
    files = {"about.md": f"What I measured:\n\n```\n{data}\n```\n"}
    portfolio, report = load_portfolio(
        make(tmp_path, files | {"portfolio.yml": "basics: {name: Ana}\n"})
    )
    assert portfolio.about is not None
    assert report.outcome is Outcome.PASS


def test_issuers_alone(tmp_path: Path) -> None:
    """A command that checks one badge needs the issuers only; an entry may just keep a key."""
    assert load_issuers(tmp_path) == ()
    make(
        tmp_path,
        {
            "issuers.yml": "issuers:\n  - {id: 'did:web:a.example', name: A, says: The registrar}\n"
            "  - {id: 'did:web:b.example', name: B, trusted: no}\n"
        },
    )
    assert load_issuers(tmp_path) == (
        KnownIssuer(id="did:web:a.example", name="A", says="The registrar"),
        KnownIssuer(
            id="did:web:b.example", name="B", says="the list in issuers.yml", trusted=False
        ),
    )


def test_issuers_with_lists(tmp_path: Path) -> None:
    """Kept lists of withdrawn badges are read as they are, JSON or signed text, with their day."""
    text = "eyJhbGciOiJFZERTQSJ9.e30.AA"
    make(
        tmp_path,
        {
            "issuers.yml": "issuers:\n  - {id: 'did:web:a.example', name: A, lists: [\n"
            "    {url: 'https://a.example/1', document: issuers/1.json, retrieved: 2026-04-28},\n"
            "    {url: 'https://a.example/2', document: issuers/2.jwt, retrieved: 2026-04-29}]}\n",
            "issuers/1.json": ' {"id": 1}',
            "issuers/2.jwt": text,
        },
    )
    (found,) = load_issuers(tmp_path)
    assert found.lists == (
        KeptList(url="https://a.example/1", document=b' {"id": 1}', retrieved=dt.date(2026, 4, 28)),
        KeptList(url="https://a.example/2", document=text.encode(), retrieved=dt.date(2026, 4, 29)),
    )


@pytest.mark.parametrize(("size", "read"), [(4_000_000, True), (4_000_001, False)])
def test_size_of_a_kept_list(tmp_path: Path, size: int, read: bool) -> None:  # noqa: FBT001
    """A kept list may be as large as one that is fetched, and no larger."""
    make(
        tmp_path,
        {
            "issuers.yml": "issuers: [{id: x:a, name: A, lists: [{url: 'https://a.example/1', "
            "document: issuers/1.json, retrieved: 2026-04-28}]}]\n",
            "issuers/1.json": "{" + "x" * (size - 1),
        },
    )
    if read:
        (found,) = load_issuers(tmp_path)
        assert len(found.lists[0].document) == size
        return
    with pytest.raises(ContentError) as caught:
        load_issuers(tmp_path)
    assert str(caught.value) == (
        "issuers.yml:1:77: this file is larger than 4 MB. Files of this kind are much smaller; is "
        "it the right one?"
    )


@pytest.mark.parametrize(
    ("identifier", "counts"),
    [
        ("did:web:badges.college.example", True),
        ("did:web:college.example:badges", True),
        ("https://college.example/issuer#us", True),
        ("urn:uuid:1", True),
        ("Kestrel Valley College", False),
        ("badges.college.example", False),
        ("did:web:badges.college.example#key-1", False),
        ("did:web:", False),
        ("did:web:college.example/badges", False),
        ("https://college.example/our issuer", False),
    ],
)
def test_issuers_that_no_badge_names(identifier: str, counts: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """An entry that never counts is an error, so that nobody relies on it in vain."""
    make(tmp_path, {"issuers.yml": f"issuers: [{{id: '{identifier}', name: A}}]\n"})
    if counts:
        assert [known.id for known in load_issuers(tmp_path)] == [identifier]
        return
    with pytest.raises(ContentError) as caught:
        load_issuers(tmp_path)
    assert str(caught.value).startswith(
        f"issuers.yml:1:16: no badge names its issuer “{identifier}”, so this entry never counts."
    )


def test_issuers_with_a_mistake(tmp_path: Path) -> None:
    """A key document that is not there is an error, never an issuer without one."""
    make(tmp_path, {"issuers.yml": "issuers: [{id: x:a, name: A, document: b.json}]\n"})
    with pytest.raises(ContentError) as caught:
        load_issuers(tmp_path)
    assert str(caught.value) == (
        "issuers.yml:1:40: b.json does not exist. Put the file there, or correct the name."
    )


@pytest.mark.parametrize("text", ["issuers: none\n", "issuers: [\n"], ids=["shape", "syntax"])
def test_issuers_unreadable(tmp_path: Path, text: str) -> None:
    """A list with a mistake in it vouches for nobody."""
    assert load(tmp_path, {"issuers.yml": text}).issuers == ()


def test_theme_as_large_as_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly as much theme as allowed is taken; one byte more ends it."""
    files = {"theme/a.css": "x" * 10, "theme/b.css": "x" * 10, "theme/c.css": ""}
    monkeypatch.setattr(extras, "MAX_THEME_BYTES", 20)
    portfolio, report = load_portfolio(make(tmp_path, files))
    assert set(portfolio.theme_files) == {"a.css", "b.css"}
    assert said(report.findings) == ["theme/c.css: this file is empty. Fill it, or delete it."]
    monkeypatch.setattr(extras, "MAX_THEME_BYTES", 19)
    portfolio, report = load_portfolio(tmp_path)
    assert set(portfolio.theme_files) == {"a.css"}
    assert said(report.findings) == [
        (
            "theme/b.css: the files in theme/ are larger than 0.019 kB together. Every reader "
            "would download them with the first page. Make fonts and pictures smaller."
        )
    ]


def test_link_to_git_above(tmp_path: Path) -> None:
    """A .gitignore above the folder counts, up to the top of the repository and no further."""
    inner = make(tmp_path / "repo" / "portfolio", {"identity.local.yml": "emails: [a@b.example]\n"})
    (tmp_path / ".gitignore").write_text("*.local.yml\n")
    assert found(inner, {}) == []
    (tmp_path / "repo" / ".git").mkdir()
    assert len(found(inner, {})) == 1
    (tmp_path / "repo" / ".gitignore").write_text("!identity.local.yml\n\nportfolio/*.local.yml\n")
    assert found(inner, {}) == []


def test_nothing_above_ignores_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside any repository, up to the root of the disk, nothing names the file."""
    folder = make(tmp_path, {"identity.local.yml": "emails: [a@b.example]\n"})
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    assert len(found(folder, {})) == 1


def test_where_the_badges_are(tmp_path: Path) -> None:
    """Every file that was issued, readable or not; not what the student wrote or drew."""
    make(tmp_path, {**FULL, "badges/broken.png": b"png", "badges/signed.md": "Notes."})
    assert load_badge_paths(tmp_path) == tuple(
        PurePosixPath("badges", name) for name in ("broken.png", "other.json", "signed.json")
    )
