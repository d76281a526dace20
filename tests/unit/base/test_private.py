"""Folders that are ours alone, and files that are there whole or not at all."""

from pathlib import Path

import pytest

from portfolio_gen.base.private import private_folder, put_file


def test_a_private_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which somebody else could plant an answer is not used."""
    mine = tmp_path / "a" / "b"
    assert private_folder(mine) == mine
    mine.chmod(0o777)
    assert private_folder(mine) is None
    mine.chmod(0o700)
    link = tmp_path / "link"
    link.symlink_to(mine)
    assert private_folder(link) is None
    (tmp_path / "file").write_text("")
    assert private_folder(tmp_path / "file") is None
    monkeypatch.setattr("sys.platform", "win32")
    assert private_folder(mine) == mine


def test_put_in_place(tmp_path: Path) -> None:
    """A file is replaced by the new one, and nothing else is left in the folder."""
    target = tmp_path / "x"
    for data in (b"old", b"new"):
        put_file(target, data)
        assert target.read_bytes() == data
    assert list(tmp_path.iterdir()) == [target]


def test_what_was_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the new file cannot take its place, the old one is whole, and the error is told."""

    def full(_self: Path, _target: Path) -> None:
        raise OSError

    target = tmp_path / "x"
    put_file(target, b"old")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError):  # noqa: PT011 (it has no words)
        put_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
