"""The private cache: a convenience that may be lost or damaged at any time."""

import os
import sys
from pathlib import Path

import jinja2
import pytest

from portfolio_gen.site.kept import inputs
from portfolio_gen.site.kept.bytecode import Bytecode
from portfolio_gen.site.kept.cache import MAX_SITES, NO_CACHE, Cache, private_cache

posix = pytest.mark.skipif(sys.platform == "win32", reason="file modes are a matter of POSIX")


def test_keeps_and_returns(tmp_path: Path) -> None:
    """What is written can be read, in a folder that is made when it is needed."""
    cache = private_cache(tmp_path / "a" / "cache")
    cache.write("sites/x.json", {"a": [1, "é"]})
    assert cache.read("sites/x.json") == {"format": 1, "a": [1, "é"]}
    assert [path.name for path in (tmp_path / "a/cache/sites").iterdir()] == ["x.json"]


@posix
def test_is_private(tmp_path: Path) -> None:
    """Nobody else reads or writes it."""
    cache = private_cache(tmp_path / "cache")
    cache.write("sites/x.json", {})
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "cache/sites").stat().st_mode & 0o077 == 0
    assert (tmp_path / "cache/sites/x.json").stat().st_mode & 0o077 == 0


@posix
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_others_can_write_to_is_not_used(tmp_path: Path, mode: int) -> None:
    """Somebody else could plant a compiled template there, and we would run it."""
    folder = tmp_path / "cache"
    folder.mkdir()
    folder.chmod(mode)
    assert private_cache(folder) is NO_CACHE


@posix
def test_a_link_is_not_used(tmp_path: Path) -> None:
    """A link at the expected place may lead to somebody else's folder."""
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert private_cache(tmp_path / "link") is NO_CACHE


def test_a_file_in_the_way(tmp_path: Path) -> None:
    """No cache then, and no error."""
    (tmp_path / "cache").write_text("x")
    assert private_cache(tmp_path / "cache") is NO_CACHE


def test_default_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's place for caches."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert private_cache() == Cache(folder=tmp_path / "portfolio-gen")


def test_no_cache_keeps_nothing() -> None:
    """And does not fail."""
    NO_CACHE.write("x", {"a": 1})
    NO_CACHE.forget_old_sites()
    assert NO_CACHE.read("x") is None
    assert NO_CACHE.read_bytes("x") is None


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff", b'{"format": 0}', b'{"a": 1}', b"[" * 100_000],
    ids=["empty", "cut", "list", "null", "not utf-8", "older", "no format", "deep"],
)
def test_damage_is_nothing(tmp_path: Path, data: bytes) -> None:
    """A damaged file is as good as none."""
    cache = Cache(folder=tmp_path)
    (tmp_path / "x").write_bytes(data)
    assert cache.read("x") is None


def test_what_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    """A full disk or a folder in the way stops nobody."""
    cache = Cache(folder=tmp_path)
    (tmp_path / "x").mkdir()
    cache.write("x", {"a": 1})
    assert cache.read("x") is None
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_old_sites_are_forgotten(tmp_path: Path) -> None:
    """The newest stay."""
    cache = Cache(folder=tmp_path)
    for number in range(MAX_SITES + 2):
        cache.write(f"sites/{number}.json", {})
        os.utime(tmp_path / f"sites/{number}.json", (number, number))
    cache.forget_old_sites()
    assert len(list((tmp_path / "sites").iterdir())) == MAX_SITES
    assert not (tmp_path / "sites/1.json").exists()
    assert (tmp_path / "sites/2.json").exists()


class TestBytecode:
    """Compiled templates."""

    @staticmethod
    def environment(cache: Cache, source: str = "{{ 6 * 7 }}") -> jinja2.Environment:
        """Return an environment with one template."""
        loader = jinja2.DictLoader({"t": source})
        return jinja2.Environment(loader=loader, bytecode_cache=Bytecode(cache))

    def kept(self, folder: Path) -> Path:
        """Render once and return the one file that was kept."""
        assert self.environment(Cache(folder=folder)).get_template("t").render() == "42"
        (file,) = (folder / "templates").iterdir()
        return file

    def test_is_compiled_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The second process, and the second environment of one process, do not compile."""
        self.kept(tmp_path)
        monkeypatch.setattr(jinja2.Environment, "compile", None)
        env = self.environment(Cache(folder=tmp_path))
        assert env.get_template("t").render() == "42"
        assert env.cache is not None
        env.cache.clear()
        (next((tmp_path / "templates").iterdir())).unlink()
        assert env.get_template("t").render() == "42"

    def test_another_source_is_another_template(self, tmp_path: Path) -> None:
        """A changed template is never served from the cache."""
        self.kept(tmp_path)
        env = self.environment(Cache(folder=tmp_path), "{{ 1 }}")
        assert env.get_template("t").render() == "1"

    @pytest.mark.parametrize("place", [0, 30, 60, -1], ids=["magic", "header", "digest", "code"])
    def test_one_changed_bit(self, tmp_path: Path, place: int) -> None:
        """Nothing of a damaged file is decoded; it is replaced."""
        file = self.kept(tmp_path)
        good = file.read_bytes()
        bad = bytearray(good)
        bad[place] ^= 1
        file.write_bytes(bad)
        assert self.kept(tmp_path).read_bytes() == good

    @pytest.mark.parametrize("length", [0, 10, 70])
    def test_cut_short(self, tmp_path: Path, length: int) -> None:
        """A file that was cut is replaced."""
        file = self.kept(tmp_path)
        good = file.read_bytes()
        file.write_bytes(good[:length])
        assert self.kept(tmp_path).read_bytes() == good


def test_large_files_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as size and time stay; a changed one is read again, a small one always."""
    monkeypatch.setattr(inputs, "LARGE", 5)
    monkeypatch.setattr(inputs, "_LARGE_FILES", {})
    large, small = tmp_path / "large", tmp_path / "small"
    large.write_bytes(b"12345")
    small.write_bytes(b"1234")
    before = [inputs.content_digest(file) for file in (large, small)]
    for file in (large, small):
        facts = file.stat()
        file.write_bytes(file.read_bytes().replace(b"1", b"9"))
        os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    after = [inputs.content_digest(file) for file in (large, small)]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False]
    os.utime(large, (1, 1))
    assert inputs.content_digest(large) != before[0]


def test_only_so_many_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long life of one process does not fill its memory."""
    monkeypatch.setattr(inputs, "LARGE", 0)
    monkeypatch.setattr(inputs, "MAX_LARGE", 2)
    known: dict[tuple[str, int, int, int], str] = {}
    monkeypatch.setattr(inputs, "_LARGE_FILES", known)
    for number in range(5):
        (tmp_path / f"{number}").write_bytes(b"x")
        inputs.content_digest(tmp_path / f"{number}")
        assert len(known) <= 2
