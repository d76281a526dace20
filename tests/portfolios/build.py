"""Portfolios for tests: copies of the folders beside this file, ready to be built.

Signed badges are made by ``python -m tools.make_badges``; ``test_badges.py`` checks that the
committed ones are what their sources make.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path

from portfolio_gen.verify.checked import Verdict

HERE = Path(__file__).resolve().parent

NOWHERE = (
    "CANARY-PRIVATE-7f3a",
    "CANARY-DRAFT-7f3a",
    "CANARY-IDENTITY-7f3a",
    "CANARY-GRADE-7f3a",
    "CANARY-ISSUERS-7f3a",
)
"""Words of ``every_state`` that must be in no file of a site, whatever its format."""

UNLISTED = "CANARY-UNLISTED-7f3a"
"""Word of ``every_state`` that may stand on unlisted pages only: in no list, feed, index or
structured data, and on no public page."""

HOSTILE = "window.hostile"
"""What hostile text tries to set. On every page of every site it must stay ``undefined``."""

EVERY_STATE: Mapping[str, Verdict] = {
    "altered": Verdict.ALTERED,
    "bare-minimum": Verdict.UNCONFIRMED,
    "confirmed": Verdict.CONFIRMED,
    "empty-signature": Verdict.ALTERED,
    "endorsed": Verdict.CONFIRMED,
    "expired": Verdict.EXPIRED,
    "hidden-expiry": Verdict.ALTERED,
    "hostile-addresses": Verdict.ALTERED,
    "hostile-picture": Verdict.UNCONFIRMED,
    "hostile-text": Verdict.UNCONFIRMED,
    "inside-png": Verdict.CONFIRMED,
    "inside-svg": Verdict.CONFIRMED,
    "issuer-not-pinned": Verdict.INCOMPLETE,
    "issuer-on-github-pages": Verdict.CONFIRMED,
    "issuer-unknown": Verdict.UNCONFIRMED,
    "long-names": Verdict.UNCONFIRMED,
    "no-evidence": Verdict.CONFIRMED,
    "no-image": Verdict.CONFIRMED,
    "no-signature": Verdict.COURSE_ONLY,
    "not-yet-valid": Verdict.NOT_YET,
    "older-standard": Verdict.INCOMPLETE,
    "privately-held": Verdict.CONFIRMED,
    "remote-image": Verdict.CONFIRMED,
    "right-to-left": Verdict.UNCONFIRMED,
    "signed-by-stranger": Verdict.ALTERED,
    "signed-text": Verdict.CONFIRMED,
    "somebody-else": Verdict.OTHER_PERSON,
    "still-a-draft": Verdict.CONFIRMED,
    "twelve-criteria": Verdict.CONFIRMED,
    "undefined-member": Verdict.ALTERED,
    "unlisted": Verdict.CONFIRMED,
    "unlisted-key": Verdict.ALTERED,
    "unsupported-signature": Verdict.INCOMPLETE,
    "with-status-list": Verdict.INCOMPLETE,
    "withdrawn": Verdict.WITHDRAWN,
}
"""Every badge of ``every_state`` with its verdict on the day that the tests judge by."""

FILE_NAMES = (
    '<img src=x onerror="window.hostile=1">.svg',
    "a 'quoted' name & more.svg",
    "50% &amp; more; yes!.svg",
    "قياس الجدول.svg",
)
"""Names that a file may have here and that not every system can store, so that they are made
when the portfolio is copied and not committed."""

_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90">'
    '<rect width="160" height="90" fill="#37449c"/></svg>\n'
)


def make_every_state(folder: Path) -> Path:
    """Copy the portfolio with every state a badge or an item can be in; return its folder."""
    _copy("every_state", folder)
    _add_file_names(folder / "projects" / "hostile-file-names")
    return folder


def make_right_to_left(folder: Path) -> Path:
    """Copy the portfolio that is written in Arabic; return its folder."""
    return _copy("right_to_left", folder)


def make_minimal(folder: Path) -> Path:
    """Copy the portfolio with one project, one badge and one reflection; return its folder."""
    return _copy("minimal", folder)


def make_empty(folder: Path) -> Path:
    """Copy the portfolio with one badge and no project; return its folder."""
    return _copy("empty", folder)


def _copy(name: str, folder: Path) -> Path:
    shutil.copytree(HERE / name, folder, dirs_exist_ok=True)
    return folder


def _add_file_names(project: Path) -> None:
    project.mkdir(parents=True)
    for name in FILE_NAMES:
        (project / name).write_text(_PICTURE, encoding="utf-8")
    entries = "\n".join(f"  - {{src: {_quoted(name)}, alt: A blue field}}" for name in FILE_NAMES)
    (project / "index.md").write_text(
        "---\n"
        "title: File names\n"
        "kind: design\n"
        "description: Pictures whose files have names that need care.\n"
        "date: 2026-01-15\n"
        f"media:\n{entries}\n"
        "---\n"
        "Four pictures.\n",
        encoding="utf-8",
    )


def _quoted(text: str) -> str:
    """Return a text in YAML's single quotes."""
    return "'" + text.replace("'", "''") + "'"
