"""What is handed in: everything public, nothing private, and every change is seen later."""

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.deploy.submission import (
    MAX_BYTES,
    changes,
    digest,
    file_name,
    freeze,
    read_submission,
    stand_of,
)
from portfolio_gen.model.portfolio import Portfolio
from tests import builders
from tests.conftest import ROOT
from tests.site.small_portfolio import small_portfolio

QUIET = (
    "---\ntitle: Quiet\nkind: essay\ndescription: Quiet.\ndate: 2026-04-28\nvisibility: unlisted\n"
    "---\n![A fish](../../media/fish.svg)\n"
)
COURSE = "code: EDUC 210\nname: Media\nterm: Spring 2026\nstart: 2026-01-20\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def me(folder: Path, **changed: str) -> Portfolio:
    """Write and read a small portfolio with an item of every visibility."""
    more = {
        "projects__quiet__index_md": QUIET,
        "media__fish_svg": SVG,
        "media__boat_svg": SVG,
        "about_md": "I teach science. ![A boat](media/boat.svg)\n",
        "badges__netiquette_yml": "name: Netiquette\ncourse: EDUC-210\nawarded: 2026-02-02\n"
        "image: round.svg\n",
        "badges__round_svg": SVG,
        "projects__water__notes_txt": "what I really thought",
        "courses__EDUC-210_yml": COURSE,
        "courses__SECRET-1_yml": f"{COURSE}visibility: private\n",
        "theme__own_css": "a {color: red}\n",
    }
    small_portfolio(folder, **{**more, **changed})
    badge = json.dumps(builders.signed(), indent=1).replace("\n", "\r\n")
    (folder / "badges/open-lesson.json").write_bytes(badge.encode())
    portfolio, _ = load_portfolio(folder)
    return portfolio


def frozen(portfolio: Portfolio, now: dt.datetime, **options: str) -> bytes:
    """Freeze a portfolio."""
    return freeze(portfolio, now=now, program="0.1.0", **options)


def parsed(data: bytes) -> dict[str, Any]:
    """Return what is in a file."""
    found: dict[str, Any] = json.loads(data)  # noqa: TID251
    return found


def test_file(tmp_path: Path, now: dt.datetime) -> None:
    """Moment, course, place and every public item; one form, so one digest."""
    portfolio = me(tmp_path)
    options = {"course": "EDUC-210", "address": "https://ana.example/", "commit": "ab" * 20}
    data = frozen(portfolio, now, **options)
    found = parsed(data)
    assert found["submitted"] == "2026-10-01T12:00:00Z"
    assert {key: found[key] for key in options} == options
    assert [item["ref"] for item in found["items"]] == [
        "about",
        "badges/netiquette",
        "badges/open-lesson",
        "courses/EDUC-210",
        "media",
        "portfolio",
        "projects/water",
        "reflections/water",
        "theme",
    ]
    assert [f["path"] for item in found["items"] for f in item["files"]] == [
        "about.md",
        "badges/netiquette.yml",
        "badges/round.svg",
        "badges/open-lesson.json",
        "courses/EDUC-210.yml",
        "media/boat.svg",
        "portfolio.yml",
        "projects/water/index.md",
        "reflections/water.md",
        "theme/own.css",
    ]
    about = found["items"][0]
    text = (tmp_path / "about.md").read_bytes()
    sha256 = hashlib.sha256(text).hexdigest()
    assert about["files"] == [{"path": "about.md", "sha256": sha256, "size": len(text)}]
    assert about["words"] == 3
    badge = found["items"][2]
    raw = (tmp_path / "badges/open-lesson.json").read_bytes()
    assert b"\r\n" in raw  # a badge is bytes, line ends and all
    assert badge["files"][0]["sha256"] == hashlib.sha256(raw).hexdigest()
    assert "words" not in badge
    assert b"\n" not in data
    assert data == frozen(portfolio, now, **options)
    assert digest(data) == hashlib.sha256(data).hexdigest()[:32]


def test_schema(tmp_path: Path, now: dt.datetime) -> None:
    """The file is what the published schema says."""
    schema = parsed((ROOT / "docs/schemas/submission.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    for data in (frozen(me(tmp_path), now), frozen(me(tmp_path), now, course="EDUC-210")):
        jsonschema.validate(parsed(data), schema)


def test_nothing_private(tmp_path: Path, now: dt.datetime) -> None:
    """No name of anything that is not public, and nothing from identity.local.yml."""
    text = frozen(me(tmp_path), now).decode()
    names = ["hidden", "quiet", "fish", "SECRET", "notes.txt", "secret", "identity", "Unfinished"]
    assert [name for name in names if name in text] == []
    assert '"unlisted":"' in text


def test_private_changes_nothing(tmp_path: Path, now: dt.datetime) -> None:
    """Whatever becomes of a draft, the file is the same: it tells nothing about it."""
    data = frozen(me(tmp_path), now)
    (tmp_path / "projects/hidden/index.md").write_text(
        (tmp_path / "projects/hidden/index.md").read_text() + "More.\n"
    )
    (tmp_path / "identity.local.yml").write_text("emails: [other@secret.example]\n")
    assert frozen(load_portfolio(tmp_path)[0], now) == data


def test_without_unlisted(tmp_path: Path, now: dt.datetime) -> None:
    """Where nothing is unlisted, there is no digest of it."""
    portfolio, _ = load_portfolio(small_portfolio(tmp_path))
    assert "unlisted" not in parsed(frozen(portfolio, now))


@pytest.mark.parametrize("course", ["SECRET-1", "NONE"])
def test_course(tmp_path: Path, now: dt.datetime, course: str) -> None:
    """A course that is not there, or not public, is not named."""
    with pytest.raises(ConfigError) as caught:
        frozen(me(tmp_path), now, course=course)
    assert str(caught.value) == (
        f"there is no public course '{course}' in this portfolio. There is EDUC-210."
    )
    bare, _ = load_portfolio(small_portfolio(tmp_path / "bare"))
    with pytest.raises(ConfigError, match="Leave out --course, or put the course file into cours"):
        frozen(bare, now, course=course)


def changed(before: bytes, folder: Path) -> list[tuple[str, str, list[str]]]:
    """Return what is different in the folder now."""
    submission = read_submission(before)
    stand = stand_of(load_portfolio(folder)[0])
    rows: list[tuple[str, str, list[str]]] = [
        (
            "added" if not c.before else "removed" if not c.after else "changed",
            c.ref,
            list(c.files),
        )
        for c in changes(submission, stand)
    ]
    if submission.unlisted != stand.unlisted:
        rows.append(("changed", "unlisted", []))
    return rows


def test_unchanged(tmp_path: Path, now: dt.datetime) -> None:
    """Nothing, and other line ends are nothing."""
    before = frozen(me(tmp_path), now)
    assert changed(before, tmp_path) == []
    for path in tmp_path.rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert changed(before, tmp_path) == []


def test_changes(tmp_path: Path, now: dt.datetime) -> None:
    """Each kind of change, by item and file."""
    before = frozen(me(tmp_path), now)
    (tmp_path / "about.md").write_text("New. ![A boat](media/boat.svg)\n")
    (tmp_path / "media/boat.svg").write_text(f"{SVG} ")
    (tmp_path / "projects/new").mkdir()
    (tmp_path / "projects/new/index.md").write_text(QUIET.replace("unlisted", "public"))
    (tmp_path / "theme/own.css").unlink()
    reflection = tmp_path / "reflections/water.md"
    reflection.write_text(reflection.read_text().replace("---\n", "---\nvisibility: draft\n", 1))
    assert changed(before, tmp_path) == [
        ("changed", "about", ["about.md"]),
        ("changed", "media", ["media/boat.svg", "media/fish.svg"]),
        ("added", "projects/new", ["projects/new/index.md"]),
        ("removed", "reflections/water", ["reflections/water.md"]),
        ("removed", "theme", ["theme/own.css"]),
        ("changed", "unlisted", []),
    ]


def test_unlisted_change(tmp_path: Path, now: dt.datetime) -> None:
    """That something unlisted changed is seen; what it is, is not said."""
    before = frozen(me(tmp_path), now)
    (tmp_path / "projects/quiet/index.md").write_text(f"{QUIET}More.\n")
    assert changed(before, tmp_path) == [("changed", "unlisted", [])]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"version": 2, "submitted": "2026-10-01T12:00:00Z", "program": "x", "items": []}',
        b'{"version": 1, "submitted": "today", "program": "x", "items": []}',
        b'{"submitted": "2026-10-01T12:00:00Z", "program": "x", "items": [{"ref": "a"}]}',
        b'{"submitted": "2026-10-01T12:00:00Z", "program": "x", "items": [], "items": []}',
        b'{"submitted": "2026-10-01T12:00:00Z", "program": "x", "items": [], "commit": "x"}',
        b'{"submitted": "2026-10-01T12:00:00Z", "program": "x", "items": [], "more": 1}',
        b'{"submitted": "2026-10-01T12:00:00Z", "program": "\\n", "items": []}',
        b" " * (MAX_BYTES + 1),
        b'{"a":' * 100 + b"1" + b"}" * 100,
        b"\xff\xfe",
    ],
)
def test_other_files(data: bytes) -> None:
    """What is not such a file is refused, in one sentence."""
    with pytest.raises(ConfigError) as caught:
        read_submission(data)
    assert str(caught.value) == (
        "this is not a file that portfolio-gen submit wrote, or not as it was written. "
        "Give the .json file from the folder submissions/."
    )


@pytest.mark.parametrize(
    ("course", "number", "name"),
    [
        ("", 1, "submissions/portfolio-2026-10-01.json"),
        ("EDUC-210", 1, "submissions/EDUC-210-2026-10-01.json"),
        ("EDUC-210", 3, "submissions/EDUC-210-2026-10-01-3.json"),
    ],
)
def test_name(now: dt.datetime, course: str, number: int, name: str) -> None:
    """By course and day; several of one day are numbered."""
    assert str(file_name(now, course, number)) == name
