"""Archives that were made to harm, damaged ones, and honest ones."""

import io
import os
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_gen.base.errors import ContentError
from portfolio_gen.exchange import pile as pile_module
from portfolio_gen.exchange.pile import opened
from tests.unit.exchange.piles import archive, placed, zipped

AWAY = (
    "Nobody packs files like this by accident; do not unpack it. Export it again from where you "
    "had it."
)
AGAIN = "Download or export it again."


def refused(folder: Path, data: bytes) -> str:
    """Return why an archive is refused as a whole."""
    with pytest.raises(ContentError) as error, opened(archive(folder, data)):
        pass
    return str(error.value)


@pytest.mark.parametrize(
    "name",
    ["../escape.json", "/etc/passwd", "a/../../b", "C:/windows/x", "..\\up", "\\\\server\\share"],
    ids=["climbs", "absolute", "climbs-inside", "drive", "backslash", "share"],
)
def test_leads_out(tmp_path: Path, name: str) -> None:
    """One name that leads out is enough to refuse the whole archive."""
    shown = name.replace("\\", "/")
    assert refused(tmp_path, zipped({"good.json": "{}", name: "x"})) == (
        f'brought.zip: this archive wants to put a file outside its own folder: "{shown}". {AWAY}'
    )


def test_swells(tmp_path: Path) -> None:
    """A file that grows two hundred times is a bomb."""
    assert refused(tmp_path, zipped({"bomb.json": b"\0" * 2_000_000})) == (
        'brought.zip: "bomb.json" in this archive would grow more than 200 times when it is '
        "unpacked. Archives like this are made to fill disks. Export it again from where you had "
        "it."
    )


@pytest.mark.parametrize(("count", "good"), [(3, True), (4, False)], ids=["at-limit", "above"])
def test_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, good: bool) -> None:  # noqa: FBT001
    """There is a limit to the number of files."""
    monkeypatch.setattr(pile_module, "MAX_FILES", 3)
    data = zipped({f"{n}.json": "{}" for n in range(count)})
    if good:
        with opened(archive(tmp_path, data)) as pile:
            assert len(pile.names) == count
    else:
        assert refused(tmp_path, data) == (
            "brought.zip: this archive has more than 3 files in it. Pack only what belongs to "
            "your portfolio."
        )


@pytest.mark.parametrize(("size", "good"), [(50, True), (51, False)], ids=["at-limit", "above"])
def test_total(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, good: bool) -> None:  # noqa: FBT001
    """There is a limit to what all files come to."""
    monkeypatch.setattr(pile_module, "MAX_TOTAL", 100)
    data = zipped({"a": b"x" * 50, "b": b"y" * size}, deflate=False)
    if good:
        with opened(archive(tmp_path, data)) as pile:
            assert pile.read("b") == b"y" * 50
    else:
        assert refused(tmp_path, data) == (
            "brought.zip: unpacked, this archive would be larger than 0.1 kB. Pack only what "
            "belongs to your portfolio; leave large videos out."
        )


def test_twice(tmp_path: Path) -> None:
    """Two members of one name: one reader sees one, another the other."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file.writestr("a.json", "{}")
        file.writestr("a.json", "[]")
    assert refused(tmp_path, out.getvalue()) == (
        'brought.zip: this archive has two files named "a.json". One of them may be made to hide '
        "behind the other. Pack it again."
    )


def as_it_is(_info: zipfile.ZipInfo) -> None:
    """Change nothing."""


def as_link(info: zipfile.ZipInfo) -> None:
    """Make a member a symbolic link."""
    info.external_attr = 0o120777 << 16


def as_lzma(info: zipfile.ZipInfo) -> None:
    """Pack a member in a way that is not read."""
    info.compress_type = zipfile.ZIP_LZMA


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("link", as_link, "this is a link to another file, not a file."),
        ("packed", as_lzma, "this file is packed in a way that is not read here."),
        ("more.ZIP", as_it_is, "this is an archive inside an archive."),
        ("a\nb", as_it_is, "its name has characters in it that cannot be shown."),
    ],
    ids=["link", "lzma", "nested", "unprintable"],
)
def test_left_out(
    tmp_path: Path, name: str, change: Callable[[zipfile.ZipInfo], None], said: str
) -> None:
    """Members that are not read are told; the others are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        info = zipfile.ZipInfo(name)
        change(info)
        file.writestr(info, "x")
        file.writestr("good.json", "{}")
    shown = name.replace("\n", "\N{REPLACEMENT CHARACTER}")
    with opened(archive(tmp_path, out.getvalue())) as pile:
        assert pile.names == ("good.json",)
        told = [str(finding) for finding in pile.notes.findings]
    assert told == [f"brought.zip/{shown}: {said} It was left out."]


def test_locked(tmp_path: Path) -> None:
    """A member with a password is told."""
    data = bytearray(zipped({"a.json": "{}"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.index(mark) + place
        data[start : start + 2] = struct.pack("<H", 1)
    with opened(archive(tmp_path, bytes(data))) as pile:
        assert pile.names == ()
        assert [str(finding) for finding in pile.notes.findings] == [
            "brought.zip/a.json: this file is locked with a password. It was left out."
        ]


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04 and nothing else", zipped({"a": "x" * 99})[:60], b"PK\x03\x04" + bytes(400)],
    ids=["only-a-mark", "cut", "zeros"],
)
def test_damaged(tmp_path: Path, data: bytes) -> None:
    """What begins as an archive and is none."""
    assert refused(tmp_path, data) == (
        f"brought.zip: this ZIP archive is damaged and cannot be opened. {AGAIN}"
    )


def test_damaged_member(tmp_path: Path) -> None:
    """A wrong checksum is noticed when the file is read."""
    data = zipped({"a.json": "hello hello hello"}, deflate=False).replace(b"hello", b"hallo", 1)
    with opened(archive(tmp_path, data)) as pile, pytest.raises(ContentError) as error:
        pile.read("a.json")
    assert str(error.value) == (
        f"brought.zip/a.json: this file is damaged and cannot be unpacked. {AGAIN}"
    )


def test_empty_member(tmp_path: Path) -> None:
    """An empty file has nothing to read."""
    path = archive(tmp_path, zipped({"a.json": " "}))
    with opened(path) as pile, pytest.raises(ContentError) as error:
        pile.read("a.json")
    assert str(error.value) == f"brought.zip/a.json: this file is empty. {AGAIN}"


@pytest.mark.parametrize("packed", [True, False], ids=["archive", "folder"])
def test_too_large(tmp_path: Path, *, packed: bool) -> None:
    """A file above the limit of its kind is refused before it is read."""
    files: dict[str, bytes | str] = {"a.json": "x" * 1001}
    source = archive(tmp_path, zipped(files)) if packed else placed(tmp_path / "in", files)
    with opened(source) as pile, pytest.raises(ContentError) as error:
        pile.read("a.json", limit=1000)
    assert str(error.value) == (
        f"{source.name}/a.json: this file is larger than 1 kB. Files of this kind are much "
        "smaller; is it the right one?"
    )


FILES: dict[str, bytes | str] = {
    "one.json": "{}",
    "deep/er/two.png": b"\x89PNG",
    "__MACOSX/._one.json": "junk",
    ".DS_Store": "junk",
    "deep/Thumbs.db": "junk",
}


def test_honest_archive(tmp_path: Path) -> None:
    """Names are sorted; what a computer put there by itself is passed over without a word."""
    with opened(archive(tmp_path, zipped(FILES))) as pile:
        assert pile.names == ("deep/er/two.png", "one.json")
        assert pile.read("deep/er/two.png") == b"\x89PNG"
        assert str(pile.where("one.json")) == "brought.zip/one.json"
        assert pile.notes.findings == ()


def test_folder(tmp_path: Path) -> None:
    """A folder reads like an archive."""
    del (files := dict(FILES))["__MACOSX/._one.json"]
    with opened(placed(tmp_path / "in", files)) as pile:
        assert pile.names == ("deep/er/two.png", "one.json")
        assert pile.read("one.json") == b"{}"
        assert str(pile.where("one.json")) == "in/one.json"


def test_single_file(tmp_path: Path) -> None:
    """A file by itself is a pile of one."""
    path = placed(tmp_path, {"one.json": "{}"}) / "one.json"
    with opened(path) as pile:
        assert pile.names == ("one.json",)
        assert pile.read("one.json") == b"{}"
        assert str(pile.where("one.json")) == "one.json"


def test_link_out_of_folder(tmp_path: Path) -> None:
    """A link in a folder that leads out of it is told and not followed."""
    source = placed(tmp_path / "in", {"one.json": "{}"})
    (tmp_path / "secret").write_text("secret")
    (source / "two.json").symlink_to(tmp_path / "secret")
    with opened(source) as pile:
        assert pile.names == ("one.json",)
        (told,) = pile.notes.findings
    assert str(told) == (
        "two.json: two.json is a link to a file outside this folder. Copy the file itself into "
        "this folder."
    )


def test_not_there(tmp_path: Path) -> None:
    """A name that leads nowhere."""
    with pytest.raises(ContentError) as error, opened(tmp_path / "no.zip"):
        pass
    assert str(error.value) == f"{tmp_path / 'no.zip'} does not exist. Check the name."


def test_pipe(tmp_path: Path) -> None:
    """A pipe is not opened: nobody may ever write into it."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ContentError) as error, opened(tmp_path / "pipe"):
        pass
    assert str(error.value) == f"{tmp_path / 'pipe'} is not a plain file. Check the name."


def test_not_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read."""
    path = placed(tmp_path, {"one.json": "{}"}) / "one.json"

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(ContentError) as error, opened(path):
        pass
    assert str(error.value) == (
        f"{path} could not be opened: Permission denied. Check that you may read it."
    )


def test_gone_in_between(tmp_path: Path) -> None:
    """A file that is deleted while it is looked at."""
    source = placed(tmp_path / "in", {"one.json": "{}"})
    with opened(source) as pile:
        (source / "one.json").unlink()
        with pytest.raises(ContentError) as error:
            pile.read("one.json")
    assert str(error.value) == (
        "in/one.json: one.json does not exist. Put the file there, or correct the name."
    )
