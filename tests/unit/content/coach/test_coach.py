"""What the coach notices before everybody can read it, and what it leaves alone."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from portfolio_gen.content.coach import coach
from tests import photos
from tests.unit.content.making import SETTINGS, load, project, reflection

IDENTITY = (
    "emails: [ana@secret.example]\nstudent_ids: [K00412345, '7']\nphones: [+1 607 555 0142]\n"
    "dids: ['did:key:z6Mkfriend']\n"
)


def coached(folder: Path, files: Mapping[str, str | bytes]) -> list[tuple[str, str]]:
    """Return (check, place) of every finding."""
    return [(f.check, str(f.where)) for f in coach(load(folder, files))]


def said_of(folder: Path, text: str, **fields: str) -> list[str]:
    """Return the checks that say something about a text of a project."""
    files = {"projects/a/index.md": project(body=text, **fields), "identity.local.yml": IDENTITY}
    return [f.check for f in coach(load(folder, files))]


NUMBERS = (
    "On 2026-04-28, ISBN 978-3-16-148410-0, ORCID 0000-0002-1825-0097, 10.1000/182, "
    "1,000,000 drops, 42.4527-75.0629, v1.2.3-4567, +5 to +12 degrees, 100 200 3000."
)

CONTACT = {
    "mail": ("Write to bo.lind@school.example today.", ["public-email"]),
    "mail in a link": ("[Bo](mailto:bo@school.example)", ["public-email"]),
    "two in a line": ("bo@a.example and cy@b.example", ["public-email", "public-email"]),
    "mail of a program": ("git@code.example:ana/x.git, noreply@code.example", []),
    "account": ("I am [@ana](https://social.example/@ana) and https://u@host.example/", []),
    "not a mail": ("The rate is 3@4 and a@b, and x@y.", []),
    "phone abroad": ("Call +49 30 901820 or +1 (607) 555-0142.", ["public-phone"] * 2),
    "phone": ("My number: (607) 555-0143, or 607-555-0144.", ["public-phone"] * 2),
    "phone said": ("phone 030 901820", ["public-phone"]),
    "phone said with a plus": ("Phone: +49 30 901820", ["public-phone"]),
    "numbers": (
        NUMBERS,
        [],
    ),
    "too few digits": ("Tel: 12 34", []),
    "student number": ("Student ID: 00412399", ["public-student-number"]),
    "student number in words": ("my matriculation number is K-441239", ["public-student-number"]),
    "students": ("The student no longer asks; 24 students, student number two.", []),
    "own mail": ("ANA@secret.example", ["public-identity"]),
    "own number": ("K00412345 is me", ["public-identity"]),
    "own identifier": ("did:key:z6Mkfriend", ["public-identity"]),
    "short value": ("7 drops", []),
}


@pytest.mark.parametrize(("text", "checks"), CONTACT.values(), ids=CONTACT)
def test_contact(tmp_path: Path, text: str, checks: list[str]) -> None:
    """Addresses and numbers of people are noticed; other numbers are not."""
    assert said_of(tmp_path, text) == checks


GRADES = {
    "said": ("Grade: A-", True),
    "in a sentence": ("My grade was a B+ in the end.", True),
    "percent": ("Final grade 92 %", True),
    "out of": ("score: 18/20", True),
    "got": ("I got an A in this course.", True),
    "graded": ("It was graded B+.", True),
    "average": ("GPA of 3.85", True),
    "exam": ("In the exam my score came out at 88%.", True),
    "school grade": ("A lesson for grade 4 and grades 5 to 6, fourth graders.", False),
    "share": ("In the test, 60 % of the seeds came up; a score of children laughed.", False),
    "article": ("The grade is a habit. I got a dog. I got a D'Artagnan.", False),
    "marks": ("The marks: a line at 40 ml.", False),
}


@pytest.mark.parametrize(("text", "grade"), GRADES.values(), ids=GRADES)
def test_grades(tmp_path: Path, text: str, grade: bool) -> None:  # noqa: FBT001
    """Grades are noticed; years of school and shares are not."""
    assert said_of(tmp_path, text) == ["public-grade"] * grade


READABLE = {
    "order": ("## A\n\n### B\n\n## C\n\n### D", []),
    "skipped": ("## A\n\n#### B", ["heading-order"]),
    "code": ("## A\n\n```\n#### B\n| a | |\n|---|---|\n```", []),
    "here": ("[here](https://a.example/)", ["link-words"]),
    "click": (
        "[Click here!](https://a.example/) and [ More. ](https://a.example/)",
        ["link-words"],
    ),
    "bare": ("<https://a.example/>", ["link-words"]),
    "words": ("[The plan](https://a.example/), [x]: no, ![here](x.png)", ["alt"]),
    "definition": ("[The plan][p]\n\n[p]: https://a.example/", []),
    "table": ("| A | B |\n|---|---|\n| 1 | 2 |", []),
    "corner": ("| | B |\n|---|---|\n| 1 | 2 |", []),
    "no headings": ("| | |\n|---|---|\n| 1 | 2 |", ["table-headings"]),
    "one missing": ("| A | |\n|---|---|\n| 1 | 2 |", ["table-headings"]),
    "rule": ("A | B\n\n---\n\nC", []),
    "html table": ("<table><tr><td>1</td></tr></table>", ["table-headings"]),
    "html headings": ("<table><tr><th>1</th></tr></table>", []),
}


@pytest.mark.parametrize(("text", "checks"), READABLE.values(), ids=READABLE)
def test_readable(tmp_path: Path, text: str, checks: list[str]) -> None:
    """Headings in order, links that say where they lead, tables with headings."""
    assert said_of(tmp_path, text) == [check for check in checks if check != "alt"]


def test_places(tmp_path: Path) -> None:
    """Each finding has its line and column in a text, and its field in settings."""
    files: dict[str, str | bytes] = {
        "portfolio.yml": "basics:\n  name: Ana Reyes\n  summary: Write to bo@a.example.\n",
        "projects/a/index.md": project(
            body="One.\n\nTwo, bo@a.example.", media="[{src: t.md, caption: Grade A.}]"
        ),
        "projects/a/t.md": "First.\nbo@a.example\n",
    }
    assert coached(tmp_path, files) == [
        ("public-email", "portfolio.yml:3:12"),
        ("public-email", "projects/a/index.md:10:6"),
        ("public-email", "projects/a/t.md:2:1"),
    ]


def test_what_is_not_published_is_left_alone(tmp_path: Path) -> None:
    """Drafts, private items, their files, and files that nothing links to."""
    files: dict[str, str | bytes] = {
        "projects/a/index.md": project(body="bo@a.example", visibility="draft"),
        "projects/b/index.md": project(body="Good."),
        "projects/b/notes.txt": "bo@a.example",
        "reflections/a.md": reflection("projects/a", body="bo@a.example"),
    }
    assert coached(tmp_path, files) == []


def test_chosen_addresses(tmp_path: Path) -> None:
    """What the person shows on purpose is theirs to show, also if it is in the identity file."""
    files: dict[str, str | bytes] = {
        "portfolio.yml": "basics: {name: Ana, email: ana@secret.example, phone: +1 607 555 0142}\n",
        "resume.yml": "basics: {name: Ana, email: work@ana.example}\n",
        "identity.local.yml": IDENTITY,
        "projects/a/index.md": project(
            body="ana@secret.example, work@ana.example, +1 607 555 0142"
        ),
    }
    assert coached(tmp_path, files) == []


def test_data_has_long_numbers(tmp_path: Path) -> None:
    """Numbers in tables of data are no telephones; addresses are looked for."""
    files: dict[str, str | bytes] = {
        "projects/a/index.md": project(body="[Data](d.csv) [The rest](e.bin)"),
        "projects/a/d.csv": "607-555-0143,Grade: A\nbo@a.example\n",
        "projects/a/e.bin": b"bo@b.example",
    }
    assert coached(tmp_path, files) == [("public-email", "projects/a/d.csv:2:1")]


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    """It is named by other checks."""
    files: dict[str, str | bytes] = {
        "projects/a/index.md": project(body="[Data](d.txt)"),
        "projects/a/d.txt": "x" * 1_000_001,
    }
    assert coached(tmp_path, files) == []


def test_name_of_a_file(tmp_path: Path) -> None:
    """It is part of an address."""
    files: dict[str, str | bytes] = {
        "identity.local.yml": IDENTITY,
        "projects/a/index.md": project(body="[Data](k00412345.pdf)"),
        "projects/a/k00412345.pdf": "x",
    }
    assert coached(tmp_path, files) == [
        ("public-identity", "projects/a/index.md:7:8"),
        ("public-identity", "projects/a/k00412345.pdf"),
    ]


def test_people_who_did_not_agree(tmp_path: Path) -> None:
    """Named in a text, they are found; those who agreed, and parts of words, are not."""
    people = "[{name: Bo Lind}, {name: Cy Day, consent: true}, {name: Bo Lind, role: helped}]"
    files: dict[str, str | bytes] = {
        "projects/a/index.md": project(body="With Bo Lind and Cy Day.", contributors=people),
        "reflections/a.md": reflection("projects/a", body="Bo Lindgren was there. Bo Lind, too."),
    }
    assert coached(tmp_path, files) == [
        ("public-name", "projects/a/index.md:8:6"),
        ("public-name", "reflections/a.md:4:24"),
    ]


def photo(**changes: object) -> bytes:
    """A photo without everything but ``changes``."""
    stream = BytesIO()
    photos.scene(60, 40).save(stream, "JPEG", **changes)
    return stream.getvalue()


def only(tag: int, value: str) -> bytes:
    """A photo with one tag."""
    exif = Image.Exif()
    exif[tag] = value
    return photo(exif=exif)


PHOTOS = {
    "everything": (photos.jpeg(60, 40), "this photo says where it was taken and which camera took"),
    "camera": (only(0x0110, "X1"), "this photo says which camera took it."),
    "place in notes": (
        photo(xmp=b"<x exif:GPSLatitude='42,27.1N'/>"),
        "this photo says where it was taken.",
    ),
    "place in notes of a png": (
        photos.png(photos.scene(60, 40)).replace(photos.XMP[:9], photos.XMP[:9]),
        "this photo says where it was taken and which camera took it.",
    ),
    "nothing": (photo(), ""),
    "broken": (photos.jpeg(60, 40)[:300], "this picture is damaged and cannot be opened."),
}


@pytest.mark.parametrize(("data", "message"), PHOTOS.values(), ids=PHOTOS)
def test_photos(tmp_path: Path, data: bytes, message: str) -> None:
    """What a photo tells is said, since the photo itself is in the folder."""
    files: dict[str, str | bytes] = {
        "projects/a/index.md": project(body="![Rain](p.jpg)"),
        "projects/a/p.jpg": data,
    }
    found = [f.message for f in coach(load(tmp_path, files))]
    assert len(found) == bool(message)
    assert all(text.startswith(message) for text in found)


def test_photos_that_are_missing_are_named_elsewhere(tmp_path: Path) -> None:
    """A file that went away meanwhile is no finding here."""
    portfolio = load(
        tmp_path,
        {"projects/a/index.md": project(body="![Rain](p.jpg)"), "projects/a/p.jpg": photo()},
    )
    (tmp_path / "projects/a/p.jpg").unlink()
    assert coach(portfolio) == ()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\0\0\0\x18ftypisom" + b"\0" * 100 + b"moov\xa9xyz\0+42.45-075.06/", True),
        (b"\0\0\0\x18ftypqt  " + b"\0" * 9_000_000 + b"com.apple.quicktime.location.ISO6709", True),
        (b"\0\0\0\x18ftypisom" + b"\0" * 100, False),
    ],
    ids=["phone", "at the end", "none"],
)
def test_films(tmp_path: Path, data: bytes, told: bool) -> None:  # noqa: FBT001
    """Films are published as they are, with the place in them."""
    files: dict[str, str | bytes] = {
        "projects/a/index.md": project(media="[{src: f.mp4, captions: c.vtt}]"),
        "projects/a/f.mp4": data,
        "projects/a/c.vtt": "WEBVTT\n",
    }
    assert coached(tmp_path, files) == [("public-place", "projects/a/f.mp4")] * told


def test_a_good_portfolio(tmp_path: Path) -> None:
    """There is nothing to say about nothing."""
    assert coach(load(tmp_path, {"portfolio.yml": SETTINGS})) == ()
