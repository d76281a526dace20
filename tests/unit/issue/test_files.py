"""Files appear whole or not at all."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.issue import files


def names(folder: Path) -> list[str]:
    """Return the names of everything in a folder."""
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("write", [files.write, files.write_new], ids=["write", "write-new"])
def test_written(write: Callable[..., None], tmp_path: Path) -> None:
    """The file holds the bytes, has the mode, and nothing is left beside it."""
    path = tmp_path / "a.json"
    write(path, b"data", mode=0o600)
    assert path.read_bytes() == b"data"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert names(tmp_path) == ["a.json"]


def test_replaced(tmp_path: Path) -> None:
    """``write`` takes the place of an older file."""
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    files.write(path, b"new")
    assert path.read_bytes() == b"new"


def test_not_replaced(tmp_path: Path) -> None:
    """``write_new`` leaves an older file alone."""
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    with pytest.raises(ConfigError) as e:
        files.write_new(path, b"new")
    assert str(e.value) == (
        f"{path} exists already and was left as it is. "
        "Choose another name, or move the old file away first."
    )
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.json"]


def test_no_link_in_between(tmp_path: Path) -> None:
    """A symbolic link that points nowhere counts as something that exists."""
    path = tmp_path / "a.pem"
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ConfigError, match="exists already"):
        files.write_new(path, b"secret")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("write", [files.write, files.write_new], ids=["write", "write-new"])
def test_folder_missing(write: Callable[..., None], tmp_path: Path) -> None:
    """A missing folder is said, not made."""
    path = tmp_path / "none" / "a.json"
    with pytest.raises(ConfigError) as e:
        write(path, b"data")
    assert str(e.value) == f"{path} could not be written: No such file or directory."


def test_folder_in_the_way(tmp_path: Path) -> None:
    """A folder of the same name is not replaced, and nothing is left beside it."""
    path = tmp_path / "a.json"
    path.mkdir()
    with pytest.raises(ConfigError) as e:
        files.write(path, b"data")
    assert str(e.value) == f"{path} could not be written: Is a directory."
    assert names(tmp_path) == ["a.json"]


def test_links_not_possible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk cannot do it safely, nothing is written."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(ConfigError) as e:
        files.write_new(tmp_path / "a.pem", b"secret")
    assert str(e.value) == f"{tmp_path / 'a.pem'} could not be written: Operation not permitted."
    assert names(tmp_path) == []
