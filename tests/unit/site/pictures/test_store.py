"""Pictures are prepared once, kept by their content, and several at a time."""

import os
from pathlib import Path, PurePosixPath

import pytest

from portfolio_gen.base.errors import BuildError, ContentError
from portfolio_gen.site.kept.cache import Cache
from portfolio_gen.site.pictures import encode, store
from portfolio_gen.site.pictures.encode import Copies, encoded
from portfolio_gen.site.pictures.store import Pictures
from tests import photos

PHOTO = photos.jpeg(900, 600)


def folder_with(folder: Path, **files: bytes) -> dict[PurePosixPath, Path]:
    """Write files; ``photo_jpg`` is ``photo.jpg``."""
    found = {}
    for name, data in files.items():
        path = PurePosixPath("projects/x", name.replace("_", "."))
        found[path] = folder / path
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return found


def quiet(_: str) -> None:
    """Hear nothing."""


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds of the pictures that were worked on."""
    kinds: list[str] = []

    def counting(data: bytes, kind: str) -> Copies:
        kinds.append(kind)
        return encoded(data, kind)

    monkeypatch.setattr(encode, "encoded", counting)
    return kinds


@pytest.mark.parametrize("kept", [True, False], ids=["cache", "memory"])
def test_prepared_once(tmp_path: Path, counted: list[str], kept: bool) -> None:  # noqa: FBT001
    """A second build finds the copies of the first, if there is a cache."""
    files = folder_with(tmp_path, photo_jpg=PHOTO, notes_csv=b"1,2")
    cache = Cache(folder=tmp_path / "cache" if kept else None)
    first, second = Pictures(cache), Pictures(cache)
    assert first.prepare(files, quiet) == second.prepare(files, quiet) == ()
    assert counted == ["JPEG"] * (1 if kept else 2)
    photo = PurePosixPath("projects/x/photo.jpg")
    one, other = first.of(photo, files[photo]), second.of(photo, files[photo])
    assert one == other
    assert one is not None
    assert (one.plain.path, one.plain.width) == ("projects/x/photo.jpg", 900)
    paths = [copy.path for copy in one.webp]
    assert paths == [f"projects/x/photo.jpg.{width}w.webp" for width in (400, 900)]
    assert one.largest == one.plain
    for copy in (one.plain, *one.webp):
        assert isinstance(copy.source, Path) == kept
    assert (
        first.of(PurePosixPath("projects/x/notes.csv"), tmp_path / "projects/x/notes.csv") is None
    )


def test_the_same_photo_twice_is_one(tmp_path: Path, counted: list[str]) -> None:
    """Kept by content, not by name; a changed photo is another one."""
    cache = Cache(folder=tmp_path / "cache")
    Pictures(cache).prepare(folder_with(tmp_path, a_jpg=PHOTO), quiet)
    Pictures(cache).prepare(folder_with(tmp_path, b_jpg=PHOTO), quiet)
    assert len(counted) == 1
    Pictures(cache).prepare(folder_with(tmp_path, a_jpg=photos.jpeg(901, 600)), quiet)
    assert len(counted) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: os.truncate(file, 7),
    ],
    ids=["gone", "empty", "cut"],
)
@pytest.mark.parametrize("part", ["json", "0", "2"])
def test_damage_is_made_good(tmp_path: Path, counted: list[str], damage, part: str) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """A cache with a part missing or cut is as good as none."""
    files = folder_with(tmp_path, photo_jpg=PHOTO)
    cache = Cache(folder=tmp_path / "cache")
    Pictures(cache).prepare(files, quiet)
    (hit,) = (
        f for f in (tmp_path / "cache").rglob("*") if f.name.endswith((f".{part}", f"-{part}"))
    )
    damage(hit)
    again = Pictures(cache)
    assert again.prepare(files, quiet) == ()
    assert len(counted) == 2
    photo = PurePosixPath("projects/x/photo.jpg")
    found = again.of(photo, files[photo])
    assert found is not None
    assert [copy.source.stat().st_size > 7 for copy in found.webp if isinstance(copy.source, Path)]


@pytest.mark.parametrize(
    "record",
    [{}, {"ending": ".jpg"}, {"ending": ".jpg", "copies": []}, {"ending": 1, "copies": [[1]]}],
    ids=["nothing", "no copies", "none", "too short"],
)
def test_a_strange_record_is_nothing(
    tmp_path: Path, counted: list[str], record: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody edited the cache."""
    files = folder_with(tmp_path, photo_jpg=PHOTO)
    cache = Cache(folder=tmp_path / "cache")
    monkeypatch.setattr(store, "_key", lambda *_: "pictures/ab/x")
    cache.write("pictures/ab/x.json", record)
    assert Pictures(cache).prepare(files, quiet) == ()
    assert len(counted) == 1


NAMES = {
    "a.jpg": (PHOTO, "a.jpg"),
    "a.JPG": (PHOTO, "a.JPG"),
    "a.jpeg": (PHOTO, "a.jpeg"),
    "a.jfif": (PHOTO, "a.jfif"),
    "a.png": (PHOTO, "a.png.jpg"),
    "a.bin": (PHOTO, "a.bin.jpg"),
    "a.webp": (photos.webp(photos.scene(900, 600)), "a.webp.jpg"),
    "b.png": (photos.png(photos.scene(900, 600)), "b.png"),
    "b.gif": (photos.moving("GIF"), "b.gif"),
}


@pytest.mark.parametrize("name", NAMES)
def test_addresses(tmp_path: Path, name: str) -> None:
    """A picture keeps its address if the name says what it now is."""
    data, path = NAMES[name]
    (tmp_path / name).write_bytes(data)
    found = Pictures().of(PurePosixPath(name), tmp_path / name)
    assert found is not None
    assert found.plain.path == path


def test_progress(tmp_path: Path) -> None:
    """The reader of the terminal sees how far it is."""
    said: list[str] = []
    one = folder_with(tmp_path, a_jpg=PHOTO)
    Pictures().prepare(one, said.append)
    Pictures().prepare(one | folder_with(tmp_path, b_jpg=PHOTO), said.append)
    assert said == [
        "Preparing 1 picture: 1 done",
        "Preparing 2 pictures: 1 done",
        "Preparing 2 pictures: 2 done",
    ]


def test_all_problems_at_once(tmp_path: Path) -> None:
    """Each with its file, the reason and the way out; the good ones are prepared."""
    files = folder_with(tmp_path, b_jpg=PHOTO[:3000], a_png=photos.bomb(9000, 9000), c_jpg=PHOTO)
    said = [str(finding) for finding in Pictures().prepare(files, quiet)]
    why = (
        "Nothing is published of a photo before its place and camera are taken out of it. Open it "
        "in any picture program"
    )
    smaller = f"{why}, make it smaller, and save it under the same name."
    again = f"{why} and save it again as JPEG or PNG, or take a new copy from where it came from."
    assert said == [
        f"projects/x/a.png: this picture is larger than 80 million pixels. {smaller}",
        f"projects/x/b.jpg: this picture is damaged and cannot be opened. {again}",
    ]


def test_a_broken_picture_that_nobody_prepared(tmp_path: Path) -> None:
    """It stops the build in words."""
    (tmp_path / "x.jpg").write_bytes(PHOTO[:3000])
    with pytest.raises(BuildError, match="damaged") as caught:
        Pictures().of(PurePosixPath("x.jpg"), tmp_path / "x.jpg")
    assert str(caught.value.where) == "x.jpg"


def test_an_interrupt_stops_the_work(tmp_path: Path) -> None:
    """What was not begun is not begun any more."""
    files = folder_with(tmp_path, a_jpg=PHOTO, b_jpg=PHOTO, c_jpg=PHOTO)

    def stop(_: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Pictures().prepare(files, stop)


def test_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """One for each core, one for each picture, and never many."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(16)), raising=False)
    assert [store._workers(n) for n in (1, 3, 100)] == [1, 3, 4]
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert store._workers(9) == 1


def test_a_file_that_went_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be looked up, and is told when it is opened."""
    monkeypatch.setattr(store, "kind_of_file", lambda _: "JPEG")
    files = {PurePosixPath("x.jpg"): tmp_path / "x.jpg"}
    (finding,) = Pictures(Cache(folder=tmp_path / "cache")).prepare(files, quiet)
    assert finding.message == "this file could not be opened: No such file or directory."


def test_errors_keep_their_kind(tmp_path: Path) -> None:
    """A file that cannot be read is a problem of its own."""
    (tmp_path / "x.jpg").write_bytes(PHOTO)
    files = {PurePosixPath("x.jpg"): tmp_path / "x.jpg"}

    def unreadable(_: Path) -> bytes:
        raise ContentError("this file could not be opened: no.", hint="Try.")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "read_picture", unreadable)
        (finding,) = Pictures().prepare(files, quiet)
    assert finding.message == "this file could not be opened: no."


def test_old_pictures_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those used longest ago first, with all their copies; never one of this build."""
    cache = Cache(folder=tmp_path / "cache")
    for number, name in enumerate(("a.jpg", "b.jpg", "c.jpg")):
        file = tmp_path / name
        file.write_bytes(photos.jpeg(500 + number, 400))
        Pictures(cache).prepare({PurePosixPath(name): file}, quiet)
    records = {record.stem: record for record in (tmp_path / "cache").rglob("*.json")}
    for record in records.values():
        os.utime(record, (1, 1))
    monkeypatch.setattr(store, "MAX_KEPT", 1)
    Pictures(cache).prepare({PurePosixPath("a.jpg"): tmp_path / "a.jpg"}, quiet)
    assert len(list((tmp_path / "cache").rglob("*.json"))) == 3, "nothing new was made"
    both = {PurePosixPath(name): tmp_path / name for name in ("a.jpg", "d.jpg")}
    (tmp_path / "d.jpg").write_bytes(photos.jpeg(504, 400))
    used = Pictures(cache)
    used.prepare(both, quiet)
    left = list((tmp_path / "cache").rglob("*.json"))
    assert {f"pictures/{r.parent.name}/{r.stem}" for r in left} == used._used
    copies = [file for file in (tmp_path / "cache").rglob("*-*") if file.is_file()]
    assert {file.name.rpartition("-")[0] for file in copies} == {r.stem for r in left}
