"""Files that are put into a student's folder: all or none, and never in place of another."""

import errno
import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from portfolio_gen.author import files
from portfolio_gen.author.files import NewFile, Written, cannot_write, write_new
from portfolio_gen.base.errors import ConfigError, ContentError, PortfolioError


def new(path: str, data: bytes = b"new\n", before: bytes | None = None) -> NewFile:
    """Return a file that shall be written."""
    return NewFile(path=PurePosixPath(path), data=data, what="a test", before=before)


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return everything in a folder: files with their content, folders with None."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def test_written(tmp_path: Path) -> None:
    """Files and the folders they need are made; a file that is there already is said to be."""
    folder = tmp_path / "portfolio"
    one, two = new("projects/a/index.md"), new("portfolio.yml", b"x\n")
    assert write_new(folder, [one, two]) == Written(new=(one, two), already=())
    assert tree(folder) == {
        "projects": None,
        "projects/a": None,
        "projects/a/index.md": b"new\n",
        "portfolio.yml": b"x\n",
    }
    three = new("about.md")
    assert write_new(folder, [one, three]) == Written(new=(three,), already=(one,))


def test_changed(tmp_path: Path) -> None:
    """A file that somebody looked at before is changed, and keeps its mode."""
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "a.md").chmod(0o600)
    write_new(tmp_path, [new("a.md", b"new", before=b"old")])
    assert (tmp_path / "a.md").read_bytes() == b"new"
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o600


def _outside(folder: Path) -> None:
    (folder.parent / "outside").mkdir()
    (folder / "projects").symlink_to(folder.parent / "outside")


CONFLICTS: list[Any] = [
    pytest.param(
        lambda folder: (folder / "a").write_bytes(b"mine"),
        ["a", "b"],
        "a exists already and was left as it is. "
        "Choose another name, or move the old file away first.",
        id="another file",
    ),
    pytest.param(
        lambda folder: (folder / "a").write_bytes(b"NEW\n"),
        ["a"],
        "a exists already and was left as it is. "
        "Choose another name, or move the old file away first.",
        id="another file of the same length",
    ),
    pytest.param(
        lambda folder: (folder / "a").mkdir(),
        ["a"],
        "a is a folder, and a file of this name shall be written. "
        "Rename the folder, then try again.",
        id="a folder",
    ),
    pytest.param(
        lambda folder: os.mkfifo(folder / "a"),
        ["a"],
        "a is not a plain file. Delete it, or rename it.",
        id="a pipe",
    ),
    pytest.param(
        lambda folder: (folder / "projects").write_bytes(b""),
        ["projects/a/index.md"],
        "projects is a file, and projects/a/index.md needs a folder of this name. "
        "Move projects somewhere else, then try again.",
        id="a file instead of a folder",
    ),
    pytest.param(
        lambda folder: (folder / "Projects").mkdir(),
        ["projects/a/index.md"],
        'there is "Projects", which many computers cannot tell from "projects" in '
        'projects/a/index.md. Rename it to "projects" if it is meant for that, '
        "or to something else.",
        id="a folder in capital letters",
    ),
    pytest.param(
        _outside,
        ["projects/a/index.md"],
        "projects is a link to a place outside the portfolio. "
        "Put a folder or a file there instead of the link.",
        id="a link that leads out",
    ),
    pytest.param(
        lambda folder: (folder / "a").symlink_to(folder.parent / "gone"),
        ["a"],
        "a is a link to a place outside the portfolio. "
        "Put a folder or a file there instead of the link.",
        id="a link that leads nowhere",
    ),
    pytest.param(
        lambda folder: [(folder / name).write_bytes(b"mine") for name in "ab"],
        ["a", "b", "c"],
        "a exists already and was left as it is. "
        "Choose another name, or move the old file away first.\n"
        "b exists already and was left as it is. "
        "Choose another name, or move the old file away first.",
        id="two of three",
    ),
]


@pytest.mark.parametrize(("before", "paths", "message"), CONFLICTS)
def test_in_the_way(
    tmp_path: Path, before: Callable[[Path], object], paths: list[str], message: str
) -> None:
    """Nothing at all is written if something is in the way."""
    folder = tmp_path / "portfolio"
    folder.mkdir()
    before(folder)
    there = sorted(folder.iterdir())
    with pytest.raises(PortfolioError) as caught:
        write_new(folder, [new(path) for path in paths])
    assert str(caught.value) == message
    assert sorted(folder.iterdir()) == there


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        pytest.param(
            ["../a"],
            '"../a" leads out of the portfolio folder. '
            "Copy the file into the portfolio and link to the copy.",
            id="climbs",
        ),
        pytest.param(["/a"], '"/a" is not a path inside this portfolio.', id="absolute"),
        pytest.param(["a/../b"], '"a/../b" is not a path inside this portfolio.', id="turns back"),
        pytest.param(["."], '"." is not a path inside this portfolio.', id="the folder itself"),
        pytest.param(
            ["c:/a"],
            '"c:/a" is not a path inside this portfolio.',
            id="a drive",
        ),
        pytest.param(
            ["badges/con.json"],
            '"badges/con.json" cannot be kept on every computer: '
            'Windows keeps the name "con" for itself. Choose another name.',
            id="a device",
        ),
        pytest.param(
            ["A/x", "a/y"],
            '"a" and "A" are the same name on many computers. Choose another name for one of them.',
            id="the same but for capital letters",
        ),
        pytest.param(["a", "a"], "Two files shall get the same name.", id="twice"),
    ],
)
def test_names(tmp_path: Path, paths: list[str], message: str) -> None:
    """A path that leads out, or that not every computer can keep, is refused."""
    with pytest.raises(ContentError) as caught:
        write_new(tmp_path, [new(path) for path in paths])
    assert str(caught.value).startswith(message)
    assert tree(tmp_path) == {}


@pytest.mark.parametrize(
    ("before", "message"),
    [
        pytest.param(
            lambda place: place.write_bytes(b""),
            "PLACE is a file. Choose the name of a folder.",
            id="a file",
        ),
        pytest.param(
            lambda place: place.symlink_to("gone"),
            "PLACE is a link that leads nowhere. Delete it, or mend it.",
            id="a dead link",
        ),
    ],
)
def test_no_folder(tmp_path: Path, before: Callable[[Path], object], message: str) -> None:
    """The folder itself must be one."""
    place = tmp_path / "place"
    before(place)
    with pytest.raises(ConfigError) as caught:
        write_new(place, [new("a")])
    assert str(caught.value) == message.replace("PLACE", str(place))


def test_changed_meanwhile(tmp_path: Path) -> None:
    """A file is not changed if it is no longer what somebody looked at."""
    with pytest.raises(ConfigError, match=r"^a is gone\. Try again\.$"):
        write_new(tmp_path, [new("a", before=b"old")])
    (tmp_path / "a").write_bytes(b"newer")
    with pytest.raises(ConfigError, match=r"^a was changed by somebody else at this moment"):
        write_new(tmp_path, [new("a", before=b"old")])
    assert (tmp_path / "a").read_bytes() == b"newer"


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
@pytest.mark.parametrize("at", range(1, 5))
def test_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, error: BaseException
) -> None:
    """Whatever happens on the way, everything is as it was before."""
    folder = tmp_path / "portfolio"
    folder.mkdir()
    (folder / "old").write_bytes(b"old")
    before, steps = tree(tmp_path), iter(range(1, 10))

    def failing(real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **kwargs: object) -> object:
            if next(steps) == at:
                raise error
            return real(*args, **kwargs)

        return step

    monkeypatch.setattr("portfolio_gen.author.files.os.fsync", failing(os.fsync))
    monkeypatch.setattr(files, "_place", failing(files._place))
    with pytest.raises((PortfolioError, OSError, KeyboardInterrupt)):
        write_new(folder, [new("old", b"changed", before=b"old"), new("a/b/c")])
    assert tree(tmp_path) == before


def test_no_second_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory stick that knows no second name for a file takes files all the same."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr("portfolio_gen.author.files.os.link", refuse)
    write_new(tmp_path, [new("a/b")])
    assert tree(tmp_path) == {"a": None, "a/b": b"new\n"}


def test_somebody_was_faster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that appears at the last moment is not overwritten."""
    real = os.link

    def late(source: Path, target: Path) -> None:
        target.write_bytes(b"theirs")
        real(source, target)

    monkeypatch.setattr("portfolio_gen.author.files.os.link", late)
    with pytest.raises(ConfigError, match=r"^a was changed by somebody else at this moment"):
        write_new(tmp_path, [new("a")])
    assert tree(tmp_path) == {"a": b"theirs"}


@pytest.mark.parametrize(
    ("number", "message"),
    [
        pytest.param(
            errno.ENOSPC,
            "place: there is no room left on this disk; nothing was written. "
            "Delete something you do not need, or choose a folder on another disk.",
            id="full",
        ),
        pytest.param(
            errno.EROFS,
            "place: this disk can only be read; nothing was written. "
            "Choose a folder on another disk.",
            id="a disk that can only be read",
        ),
        pytest.param(
            errno.EACCES,
            "place: you may not write here; nothing was written. "
            "Choose a folder of your own, such as one in your home folder.",
            id="no permission",
        ),
        pytest.param(
            errno.ENAMETOOLONG,
            "place: this name is too long for this disk; nothing was written. "
            "Choose a shorter name.",
            id="a long name",
        ),
        pytest.param(
            errno.EIO,
            "place: this could not be written: broken; nothing was written.",
            id="anything else",
        ),
    ],
)
def test_cannot_write(number: int, message: str) -> None:
    """The system's reasons are said in words that help."""
    assert str(cannot_write(Path("place"), OSError(number, "broken"))) == message
