"""What the coach says about films and documents, which are published as they are."""

from pathlib import Path

import pytest

from portfolio_gen.content.coach import coach
from tests import documents, photos
from tests.documents import ISO6709, keyed, said
from tests.unit.content.making import load, project

IDENTITY = "emails: [ana@secret.example]\nstudent_ids: [K00412345]\n"
PLACE = "this film says where it was recorded."
BOTH = "this film says where it was recorded and which device recorded it."
LOCKED = "this document is locked or damaged: what it says about who wrote it was not looked at."

MANY = "the details of this document say who worked on it: “P0”, “P1”, “P2”, “P3”, “P4” and more."
OWN = "this is a student number from identity.local.yml."
MAIL = "everybody can read this e-mail address."

CASES = {
    "film, place": ("f.mov", documents.film(said(b"\xa9xyz", ISO6709)), [("public-place", PLACE)]),
    "film, both": (
        "f.mp4",
        documents.film(keyed(location_ISO6709=ISO6709, make=b"X", author=b"ana reyes")),
        [("public-place", BOTH)],
    ),
    "film, device": (
        "f.mp4",
        documents.film(said(b"\xa9mod", b"X1")),
        [("public-camera", "this film says which device recorded it.")],
    ),
    "film, people": (
        "f.mp4",
        documents.film(said(b"\xa9ART", b"Bo Lind")),
        [("public-name", "the details of this film say who worked on it: “Bo Lind”.")],
    ),
    "document, photo": (
        "a.docx",
        documents.packed({"word/media/a.jpg": photos.jpeg(60, 40)}),
        [
            (
                "public-place",
                "a photo in this document says where it was taken and which camera took it.",
            )
        ],
    ),
    "document of mine": ("a.pdf", documents.pdf(b"/Author (ana Reyes) /Title (Rain)"), []),
    "many people": (
        "a.docx",
        documents.packed({"word/comments.xml": b"".join(b' w:author="P%d"' % n for n in range(7))}),
        [
            (
                "public-name",
                MANY,
            )
        ],
    ),
    "own number": (
        "a.pdf",
        documents.pdf(b"/Title (Essay K00412345)"),
        [
            (
                "public-identity",
                f"its details say “Essay K00412345”: {OWN}",
            )
        ],
    ),
    "grade and address": (
        "a.pdf",
        documents.pdf(b"/Keywords (Grade: A, bo@school.example)"),
        [
            (
                "public-email",
                f"its details say “Grade: A, bo@school.example”: {MAIL}",
            ),
            ("public-grade", "its details say “Grade: A, bo@school.example”: this looks like a"),
        ],
    ),
    "locked": ("a.pdf", documents.pdf(trailer=b"/Encrypt 9 0 R"), [("public-details", LOCKED)]),
    "other": ("a.txt", documents.pdf(b"/Author (Bo)"), []),
}


@pytest.mark.parametrize(("name", "data", "told"), CASES.values(), ids=CASES)
def test_told(tmp_path: Path, name: str, data: bytes, told: list[tuple[str, str]]) -> None:
    """Each thing once, with the file it stands in."""
    portfolio = load(
        tmp_path,
        {
            "projects/a/index.md": project(body=f"[It]({name})"),
            f"projects/a/{name}": data,
            "identity.local.yml": IDENTITY,
        },
    )
    found = coach(portfolio)
    assert [f.check for f in found] == [check for check, _ in told]
    assert all(f.message.startswith(text) for f, (_, text) in zip(found, told, strict=True))
    assert {str(f.where) for f in found} <= {f"projects/a/{name}"}
    assert all(f.why and f.hint for f in found)


@pytest.mark.parametrize(
    "info", [b"/Author (Ana Reyes)", b"/Title (Homework of ana-reyes)"], ids=["author", "title"]
)
def test_another_name_is_shown(tmp_path: Path, info: bytes) -> None:
    """The own name is not repeated where others may read the messages."""
    portfolio = load(
        tmp_path,
        {
            "portfolio.yml": "basics: {name: Wren}\n",
            "projects/a/index.md": project(body="[It](a.pdf)"),
            "projects/a/a.pdf": documents.pdf(info),
            "identity.local.yml": "names: [Ana Reyes]\n",
        },
    )
    assert [f.message for f in coach(portfolio)] == [
        "the details of this document say your own name from identity.local.yml."
    ]


def test_a_file_that_went_away(tmp_path: Path) -> None:
    """Other checks say so."""
    portfolio = load(
        tmp_path,
        {"projects/a/index.md": project(body="[It](a.pdf)"), "projects/a/a.pdf": documents.pdf()},
    )
    (tmp_path / "projects/a/a.pdf").unlink()
    (tmp_path / "projects/a/a.pdf").symlink_to("/etc/hostname")
    assert [f.check for f in coach(portfolio)] == ["picture"]
