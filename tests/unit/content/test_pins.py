"""Whether work is what it was, by the student's own record."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from portfolio_gen.content.pins import since_pinned, state_of
from portfolio_gen.content.privacy import public_view
from portfolio_gen.content.targets import contents_of
from portfolio_gen.model.lock import LockMeta, Since
from tests.unit.content.making import found, load, project

RECORDED = "name: N\ncourse: A-1\nawarded: 2025-12-01\n"
COURSE = "code: A 1\nname: A\nterm: Fall 2025\nstart: 2025-08-25\n"


def digest(text: str) -> str:
    """SHA-256 as hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def lock(text: str = "Text. ![A](a.png)", a: str = "x", more: str = "") -> str:
    """A record of one project."""
    return (
        "badges:\n  n:\n    projects/p:\n      pinned: 2025-12-01\n"
        f"      text: {digest(text)}\n      files: {{projects/p/a.png: {digest(a)}{more}}}\n"
        "    projects/gone:\n      pinned: 2025-12-01\n"
        f"      text: {digest(text)}\n"
    )


def files(**changes: str) -> dict[str, str]:
    """A portfolio with that project and its badge."""
    return {
        "courses/A-1.yml": COURSE,
        "badges/n.yml": RECORDED,
        "projects/p/index.md": project(body="Text. ![A](a.png)", badges="[n]"),
        "projects/p/a.png": "x",
        "projects/p/notes.txt": "nobody sees this",
        "portfolio.lock": lock(),
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "changed"),
    [
        ({}, (False, 0)),
        ({"projects/p/notes.txt": "another"}, (False, 0)),
        (
            {"projects/p/index.md": project("Another", "Text. ![A](a.png)", badges="[n]")},
            (False, 0),
        ),
        (
            {"projects/p/index.md": project(body="\nText. ![A](a.png)\n\n").replace("\n", "\r\n")},
            (False, 0),
        ),
        ({"projects/p/a.png": "y"}, (False, 1)),
        ({"projects/p/index.md": project(body="Text! ![A](a.png)")}, (True, 0)),
        ({"projects/p/index.md": project(body="Text.")}, (True, 1)),
        ({"portfolio.lock": lock(more=f", projects/p/b.png: {digest('b')}")}, (False, 1)),
        ({"projects/p/index.md": project(body="Text. ![A](a.png)", cover="notes.txt")}, (False, 1)),
    ],
    ids=["same", "unseen", "title", "line-ends", "file", "text", "both", "gone", "new"],
)
def test_since(tmp_path: Path, changes: dict[str, str], changed: tuple[bool, int]) -> None:
    """Text and files that are shown count; settings, ends of lines and other files do not."""
    text, count = changed
    portfolio = load(tmp_path, files(**changes))
    result = since_pinned(portfolio)
    assert result == {"n": {"projects/p": Since(pinned=date(2025, 12, 1), text=text, files=count)}}
    assert result["n"]["projects/p"].unchanged is (not text and not count)


def test_a_missing_file_has_no_digest(tmp_path: Path) -> None:
    """Other checks tell that it is missing; here it is simply another file."""
    portfolio = load(tmp_path, files())
    (tmp_path / "projects/p/a.png").unlink()
    (work,) = portfolio.projects
    state = state_of(work, contents_of(portfolio), tmp_path)
    assert dict(state.files) == {"projects/p/a.png": ""}


@pytest.mark.parametrize(("badge", "work"), [("private", "public"), ("public", "private")])
def test_nothing_hidden_is_in_the_site(tmp_path: Path, badge: str, work: str) -> None:
    """Neither a badge nor work that is not published is named there."""
    changes = {
        "badges/n.yml": f"{RECORDED}visibility: {badge}\n",
        "projects/p/index.md": project(body="Text. ![A](a.png)", badges="[n]", visibility=work),
    }
    shown = public_view(load(tmp_path, files(**changes)))
    assert "projects/p" not in str(shown.since)
    assert shown.lock == LockMeta()


def test_what_links_hide_does_not_look_edited(tmp_path: Path) -> None:
    """The text is compared as it was written, not as the site shows it."""
    body = "Text. ![A](a.png) [hidden](../h/index.md)"
    changes = {
        "projects/p/index.md": project(body=body, badges="[n]"),
        "projects/h/index.md": project(visibility="draft"),
        "portfolio.lock": lock(text=body),
    }
    shown = public_view(load(tmp_path, files(**changes)))
    assert shown.since["n"]["projects/p"].unchanged


def test_a_broken_record(tmp_path: Path) -> None:
    """A digest that is none is told with its place, and nothing is claimed."""
    said = found(tmp_path, files(**{"portfolio.lock": "badges: {n: {projects/p: {text: x}}}"}))
    assert any(line.startswith("portfolio.lock:1:") for line in said)
    assert load(tmp_path, {}).lock == LockMeta()
