"""Course packs: what is taken of them, and what is refused."""

import io
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from portfolio_gen.author import packs
from portfolio_gen.author.packs import read_pack, read_pack_folder
from portfolio_gen.base.errors import ContentError

COURSE = b"code: EDUC 210\nname: Teaching\nterm: Fall 2026\nstart: 2026-08-24\n"
RUBRIC = b"name: R\ncriteria: [{id: a, name: A, levels: [{id: met, name: Met}]}]\n"


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """Return an archive that says that its files are encrypted."""
    at = data.rindex(b"PK\x01\x02") + 8
    first = data.index(b"PK\x03\x04") + 6
    changed = bytearray(data)
    changed[at] |= 1
    changed[first] |= 1
    return bytes(changed)


WHOLE = {
    "courses/EDUC-210.yml": COURSE,
    "rubrics/lesson.yml": RUBRIC,
    "outcomes.yml": b"frameworks: []\n",
    "issuers.yml": b"issuers: []\n",
    "issuers/college.json": b"{}",
}
OTHERS = {
    "identity.local.yml": b"emails: [a@b.example]\n",
    "portfolio.yml": b"basics: {name: X}\n",
    "courses/deep/er.yml": b"nothing",
    "courses/notes.txt": b"nothing",
    "projects/a/index.md": b"nothing",
}


@pytest.mark.parametrize("top", ["", "pack-main/"])
def test_archive(top: str) -> None:
    """Of an archive only what belongs to a course is taken, with or without a folder around it."""
    found = read_pack(
        zipped({top + name: data for name, data in (WHOLE | OTHERS).items()}), name="p.zip"
    )
    assert {str(file.path): file.data for file in found} == WHOLE
    assert {file.what for file in found if file.path.parts[0] == "courses"} == {
        "a course of the pack"
    }


def test_folder(tmp_path: Path) -> None:
    """A folder is read in the same way."""
    for name, data in (WHOLE | OTHERS).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert {str(file.path): file.data for file in read_pack_folder(tmp_path)} == WHOLE


@pytest.mark.parametrize(
    ("name", "path"),
    [
        pytest.param("EDUC-210.yml", "courses/EDUC-210.yml", id="by the name of its file"),
        pytest.param("download", "courses/EDUC-210-2026fa.yml", id="by its code and term"),
    ],
)
def test_single_course(name: str, path: str) -> None:
    """A course alone is a pack."""
    (file,) = read_pack(COURSE, name=name)
    assert (file.path, file.data) == (PurePosixPath(path), COURSE)


AGAIN = " Ask whoever made the pack for another copy."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(
            zipped({"../courses/a.yml": COURSE}),
            f'p: a name in this archive leads out of it: "../courses/a.yml".{AGAIN}',
            id="climbs",
        ),
        pytest.param(
            zipped({"a/../courses/a.yml": COURSE}),
            f'p: a name in this archive leads out of it: "a/../courses/a.yml".{AGAIN}',
            id="turns back",
        ),
        pytest.param(
            zipped({"/courses/a.yml": COURSE}),
            f'p: a name in this archive leads out of it: "/courses/a.yml".{AGAIN}',
            id="absolute",
        ),
        pytest.param(
            zipped({"courses/a.yml": b"#" * 50_000_000}),
            f"p: courses/a.yml in this archive is too large.{AGAIN}",
            id="one large file packed small",
        ),
        pytest.param(
            zipped({f"courses/{n}.yml": b"#" * 999_999 for n in range(11)}),
            f"p: the files in this archive are too large.{AGAIN}",
            id="many large files packed small",
        ),
        pytest.param(
            locked(zipped({"courses/a.yml": COURSE})),
            f"p: this archive is locked with a password.{AGAIN}",
            id="locked",
        ),
        pytest.param(
            zipped({"courses/a.yml": COURSE})[:-10],
            f"p: this archive is damaged, or packed in a way not known here.{AGAIN}",
            id="cut off",
        ),
        pytest.param(
            zipped({"courses/a.yml": COURSE}, zipfile.ZIP_STORED).replace(
                b"Teaching", b"teaching", 1
            ),
            f"p: this archive is damaged, or packed in a way not known here.{AGAIN}",
            id="damaged",
        ),
        pytest.param(
            zipped({f"courses/{n}.yml": COURSE for n in range(201)}),
            "there are more than 200 files in this pack.",
            id="too many files",
        ),
        pytest.param(
            zipped({"rubrics/a.yml": RUBRIC}),
            "there is no course in this pack. A pack has files such as "
            "courses/EDUC-210-2026fa.yml; see docs/instructor.md.",
            id="no course",
        ),
        pytest.param(
            zipped({"courses/a.yml": b"code: X\nnam: Y\nterm: Z\nstart: 2026-08-24\n"}),
            'courses/a.yml:2:1: unknown field "nam" (did you mean "name"?)',
            id="a mistake in a course",
        ),
        pytest.param(
            b"<!DOCTYPE html><html>",
            "p: this is a web page, not a course pack. "
            "Ask for the address of the ZIP or YAML file itself.",
            id="a web page",
        ),
        pytest.param(b"#" * 1_000_001, "p: this file is larger than 1 MB.", id="too large"),
    ],
)
def test_refused(data: bytes, message: str) -> None:
    """A pack that is none, or does harm, is refused as a whole."""
    with pytest.raises(ContentError) as caught:
        read_pack(data, name="p")
    assert str(caught.value) == message


def test_folder_with_a_link_out(tmp_path: Path) -> None:
    """A link in a pack that is a folder leads nowhere."""
    (tmp_path / "secret.yml").write_bytes(COURSE)
    (tmp_path / "pack" / "courses").mkdir(parents=True)
    (tmp_path / "pack" / "courses" / "a.yml").symlink_to(tmp_path / "secret.yml")
    with pytest.raises(ContentError, match="link"):
        read_pack_folder(tmp_path / "pack")


def test_limits() -> None:
    """What the tests above go by."""
    assert (packs.MAX_FILES, packs.MAX_BYTES) == (200, 10_000_000)
