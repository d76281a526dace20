"""A folder is listed within bounds, and nothing outside it is ever read."""

import os
from pathlib import Path, PurePosixPath

import pytest

from portfolio_gen.base.errors import ContentError
from portfolio_gen.content import folder
from portfolio_gen.content.folder import MAX_LEVELS, read_file, scan, size
from portfolio_gen.content.reading.notes import Notes
from tests.unit.content.making import make, said


def listed(root: Path) -> tuple[list[str], list[str]]:
    """Return the files of a folder, and what was noted."""
    notes = Notes()
    return [str(path) for path in scan(root, notes).files], said(notes)


def test_listed(tmp_path: Path) -> None:
    """Every file of a portfolio is listed, sorted, except what computers put there."""
    make(
        tmp_path,
        {
            "projects/b/index.md": "x",
            "projects/a/index.md": "x",
            "projects/a/data/deep.csv": "x",
            ".git/config": "x",
            "projects/.DS_Store": "x",
            "projects/a/Thumbs.db": "x",
            "projects/a/desktop.ini": "x",
            "projects/a/index.md~": "x",
            "projects/a/half.tmp": "x",
            "projects/a/~$essay.docx": "x",
            "badges/thumbs.db": "x",
            "media/Desktop.ini": "x",
            "node_modules/x/index.js": "x",
            "site/index.html": "x",
            "public/integrity.json": "x",
            "public/index.html": "x",
            "projects/site/index.md": "x",
        },
    )
    assert listed(tmp_path) == (
        [
            "portfolio.yml",
            "projects/a/data/deep.csv",
            "projects/a/index.md",
            "projects/b/index.md",
            "projects/site/index.md",
        ],
        [],
    )


def test_empty_folders(tmp_path: Path) -> None:
    """Folders without a file are known, too."""
    (tmp_path / "projects" / "a").mkdir(parents=True)
    assert scan(tmp_path, Notes()).empty == (
        PurePosixPath(),
        PurePosixPath("projects"),
        PurePosixPath("projects/a"),
    )


@pytest.mark.parametrize(("limit", "refused"), [(3, False), (2, True)], ids=["at", "above"])
def test_too_many(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    limit: int,
    refused: bool,  # noqa: FBT001
) -> None:
    """Exactly as many files as allowed are listed; one more ends it."""
    monkeypatch.setattr(folder, "MAX_FILES", limit)
    make(tmp_path, {"media/a.png": "x", "media/b.png": "x"})
    files, notes = listed(tmp_path)
    expected = (
        "media/: there are more than 2 files in this portfolio. "
        "Move what does not belong to it somewhere else."
    )
    assert notes == ([expected] if refused else [])
    assert len(files) == (1 if refused else 3)


def test_too_deep(tmp_path: Path) -> None:
    """Exactly as deep as allowed is listed; one level more is not looked into."""
    deepest = tmp_path.joinpath(*["d"] * MAX_LEVELS)
    (deepest / "e").mkdir(parents=True)
    (deepest / "a.txt").write_text("x")
    (deepest / "e" / "b.txt").write_text("x")
    files, notes = listed(tmp_path)
    place = "/".join(["d"] * MAX_LEVELS)
    assert files == [f"{place}/a.txt"]
    assert notes == [
        f"{place}/e: this folder lies more than {MAX_LEVELS} levels deep. Move it further up."
    ]


@pytest.mark.parametrize("name", ["a\x1bb", "a\nb", "a\\b", "a\u202eb"], ids=ascii)
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_names_nobody_can_type(tmp_path: Path, name: str, kind: str) -> None:
    """A name that no address can hold is refused, and does not steer a terminal."""
    path = tmp_path / name
    if kind == "file":
        path.write_text("x")
    else:
        path.mkdir()
        (path / "x.txt").write_text("x")
    files, notes = listed(tmp_path)
    assert files == []
    assert len(notes) == 1
    assert notes[0].endswith(
        ": this name has characters in it that no web address can hold. "
        "Rename it, with letters, digits and hyphens."
    )
    assert notes[0].isprintable()


def test_bytes_that_are_no_name(tmp_path: Path) -> None:
    """A name that is no text on this system is refused like one that cannot be typed."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text("x")
    files, notes = listed(tmp_path)
    assert files == []
    assert notes == [
        (
            "caf�.txt: this name was written on another system and cannot be read here as UTF-8. "
            "Rename it, with letters, digits and hyphens."
        )
    ]


@pytest.mark.parametrize("name", ["projects/x/pipe.md", "badges/pipe.json"])
def test_pipe(tmp_path: Path, name: str) -> None:
    """A pipe is never opened, which could last for ever, and neither is a link to one."""
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    (path.parent / "link").symlink_to(path.name)
    files, notes = listed(tmp_path)
    assert files == []
    assert notes == [
        f"{place}: {place} is not a plain file, but a pipe, a socket or a device. "
        "Delete it, or put a file there instead."
        for place in (str(Path(name).with_name("link")), name)
    ]


def test_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever keeps a file from being opened is told with the system's reason."""
    (tmp_path / "a.yml").write_text("x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ContentError) as caught:
        read_file(tmp_path, PurePosixPath("a.yml"))
    assert str(caught.value) == (
        "a.yml: this file could not be opened: Permission denied. Check that you may read it."
    )


def test_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder nobody may open is told, and the others are listed."""
    make(tmp_path, {"closed/a.txt": "x", "media/b.png": "x"})
    opened = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return opened(path)

    looked = os.stat

    def refuse_within(path: Path, **more: bool) -> object:
        if "closed/" in str(path):
            raise PermissionError(13, "Permission denied")
        return looked(path, **more)

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(os, "stat", refuse_within)
    assert listed(tmp_path) == (
        ["media/b.png", "portfolio.yml"],
        [
            (
                "closed/: this folder could not be opened: Permission denied. "
                "Check that you may read it."
            )
        ],
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"x" * 100, ""),
        (b"x" * 101, "this file is larger than 0.1 kB."),
        (b"", "this file is empty."),
        (b" \n", "this file is empty."),
    ],
    ids=["at", "above", "empty", "blank"],
)
def test_size(tmp_path: Path, content: bytes, message: str) -> None:
    """Exactly as large as allowed is read; one byte more, or nothing, is not."""
    (tmp_path / "a.yml").write_bytes(content)
    if not message:
        assert read_file(tmp_path, PurePosixPath("a.yml"), limit=100) == content
        return
    with pytest.raises(ContentError) as caught:
        read_file(tmp_path, PurePosixPath("a.yml"), limit=100)
    assert caught.value.message == message


def test_media_too_large_for_github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A film that GitHub would refuse is told before it is pushed."""
    monkeypatch.setattr(folder, "MAX_MEDIA_BYTES", 10)
    make(tmp_path, {"portfolio.yml": "x", "media/a.mp4": "x" * 11, "media/b.mp4": "x" * 10})
    assert listed(tmp_path)[1] == [
        (
            "media/a.mp4: this file is larger than 0.01 kB. GitHub refuses files of this size, and "
            "few people wait for them. Make it smaller, or publish it elsewhere and link to it "
            "under embeds."
        )
    ]


@pytest.mark.parametrize(
    ("count", "text"), [(1_000_000, "1 MB"), (250_000, "0.25 MB"), (1500, "1.5 kB")]
)
def test_size_in_words(count: int, text: str) -> None:
    """Sizes read well."""
    assert size(count) == text
