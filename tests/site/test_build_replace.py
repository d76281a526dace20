"""A site takes its place in one step, and nobody's files are lost."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from portfolio_gen.base.errors import BuildError, ConfigError
from portfolio_gen.model.common import ItemKind
from portfolio_gen.site.output import replace
from portfolio_gen.site.output.integrity import seal
from portfolio_gen.site.output.lock import locked
from portfolio_gen.site.output.replace import (
    READ_FOLDERS,
    check_place,
    put_in_place,
    recover,
    workshop,
    workshop_of,
)


def site(folder: Path, text: str = "old") -> Path:
    """Make a folder that is a site of ours."""
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text)
    seal(folder)
    return folder


class TestPlace:
    """Where a site may go."""

    @pytest.fixture
    def source(self, tmp_path: Path) -> Path:
        """A portfolio folder."""
        folder = tmp_path / "me"
        folder.mkdir()
        (folder / "portfolio.yml").write_text("basics: {name: Ana}")
        return folder

    @pytest.mark.parametrize("out", ["new", "a/b/new", "empty", "ours", "me/site"])
    def test_good(self, tmp_path: Path, source: Path, out: str) -> None:
        """A new folder, an empty one, a site of ours, a folder inside the portfolio."""
        (tmp_path / "empty").mkdir()
        site(tmp_path / "ours")
        check_place(tmp_path / out, source)

    def test_would_replace_the_portfolio(self, tmp_path: Path, source: Path) -> None:
        """The portfolio itself, and every folder around it."""
        for out in (source, source / "x" / "..", tmp_path):
            with pytest.raises(ConfigError) as e:
                check_place(out, source)
            assert e.value.message == (
                f"{out.resolve()} holds the portfolio itself; the site would replace it."
            )

    def test_would_replace_files_of_somebody(self, tmp_path: Path, source: Path) -> None:
        """A folder with anything in it that has no seal of ours."""
        out = tmp_path / "photos"
        out.mkdir()
        (out / "cat.jpg").write_bytes(b"x")
        (out / "integrity.json").write_text('{"schema": "another program"}')
        with pytest.raises(ConfigError) as e:
            check_place(out, source)
        assert str(e.value) == (
            f"{out} holds files that are not a site made by this program. Choose an empty folder "
            "with --out, or delete it (it has no integrity.json of ours)."
        )

    @pytest.mark.parametrize("name", sorted(READ_FOLDERS))
    def test_a_folder_of_the_portfolio(self, source: Path, name: str) -> None:
        """A folder that the program reads is refused, also while it is empty or missing."""
        with pytest.raises(ConfigError, match="is a place for what you write"):
            check_place(source / name / "deeper", source)

    def test_a_link_to_nowhere(self, tmp_path: Path, source: Path) -> None:
        """A link whose target is gone is not followed to make it."""
        (tmp_path / "link").symlink_to(tmp_path / "gone")
        with pytest.raises(ConfigError, match="is a link that leads nowhere"):
            check_place(tmp_path / "link", source)

    def test_a_file(self, tmp_path: Path, source: Path) -> None:
        """A file is no folder."""
        (tmp_path / "file").write_text("x")
        with pytest.raises(ConfigError) as e:
            check_place(tmp_path / "file", source)
        assert e.value.message == f"{tmp_path / 'file'} is a file."


@pytest.mark.parametrize("exchange", [True, False], ids=["one step", "two steps"])
class TestReplace:
    """Both ways of changing places."""

    @pytest.fixture(autouse=True)
    def way(self, monkeypatch: pytest.MonkeyPatch, exchange: bool) -> None:  # noqa: FBT001
        """Use one of the two ways."""
        if not exchange:
            monkeypatch.setattr(replace, "_exchange", lambda *_: False)

    @pytest.mark.parametrize("before", ["nothing", "empty", "site"])
    def test_new_stands(self, tmp_path: Path, before: str) -> None:
        """Whatever stood there, the new site stands there afterwards and nothing else is left."""
        out = tmp_path / "site"
        if before == "empty":
            out.mkdir()
        elif before == "site":
            site(out)
        with workshop(out) as work:
            put_in_place(site(work / "new", "new"), out)
        assert (out / "index.html").read_text() == "new"
        assert os.listdir(tmp_path) == ["site"]  # noqa: PTH208

    def test_a_failed_build_changes_nothing(self, tmp_path: Path) -> None:
        """The old site stands, and the work is cleared away."""
        out = site(tmp_path / "site")

        def fail() -> None:
            with workshop(out) as work:
                site(work / "new", "new")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fail()
        assert (out / "index.html").read_text() == "old"
        assert os.listdir(tmp_path) == ["site"]  # noqa: PTH208


def test_interrupted_between_two_steps(tmp_path: Path) -> None:
    """The old site had stepped aside; the next build puts it back before it does anything else."""
    out = tmp_path / "site"
    work = workshop_of(out)
    site(work / "old")
    site(work / "new", "half")
    with workshop(out) as again:
        assert (out / "index.html").read_text() == "old"
        assert [path.name for path in again.iterdir()] == ["lock"]


def test_recover_keeps_what_stands(tmp_path: Path) -> None:
    """If a site stands, the one aside is rubbish."""
    out = site(tmp_path / "site", "new")
    site(workshop_of(out) / "old")
    recover(out)
    assert (out / "index.html").read_text() == "new"
    assert list(workshop_of(out).iterdir()) == []


def test_links_in_the_workshop_are_not_followed(tmp_path: Path) -> None:
    """Clearing deletes a link, not what it leads to."""
    (tmp_path / "dear").mkdir()
    (tmp_path / "dear/photo.jpg").write_bytes(b"x")
    work = workshop_of(tmp_path / "site")
    work.mkdir()
    (work / "link").symlink_to(tmp_path / "dear")
    with workshop(tmp_path / "site"):
        pass
    assert (tmp_path / "dear/photo.jpg").exists()
    assert not work.exists()


def test_one_build_at_a_time(tmp_path: Path) -> None:
    """A second build of the same site is refused; one of another site is not."""
    with workshop(tmp_path / "site"):
        with pytest.raises(BuildError) as e, workshop(tmp_path / "site"):
            pass
        assert str(e.value) == (
            "Another build of this site is running. Wait until it has finished, or stop it."
        )
        with workshop(tmp_path / "other"):
            pass
    with workshop(tmp_path / "site"):
        pass


def test_lock_ends_with_its_holder(tmp_path: Path) -> None:
    """A killed process leaves a file, but no lock."""
    code = (
        "import os, pathlib, sys\n"
        "from portfolio_gen.site.output.lock import locked\n"
        "with locked(pathlib.Path(sys.argv[1])):\n"
        "    os._exit(9)\n"
    )
    lock = tmp_path / "lock"
    done = subprocess.run([sys.executable, "-c", code, str(lock)], check=False)
    assert done.returncode == 9
    assert lock.exists()
    with locked(lock):
        assert lock.exists()
    assert not lock.exists()


def test_a_disk_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mounted folder cannot be renamed; the message says what to do."""
    out = site(tmp_path / "site")
    new = site(tmp_path / "new", "new")

    def busy(*_: object) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(replace, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", busy)
    with pytest.raises(BuildError) as e:
        put_in_place(new, out)
    assert str(e.value) == (
        f"The new site could not take the place of {out}: Device or resource busy. "
        "If that folder is a disk or a mount of its own, build into a folder inside it."
    )


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """A file where a folder should be made."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(BuildError) as e, workshop(tmp_path / "file" / "site"):
        pass
    assert e.value.message.endswith("could not be written: Not a directory.")


def test_a_full_disk(tmp_path: Path) -> None:
    """The old site stays, and nothing is left beside it."""
    out = site(tmp_path / "site")
    with pytest.raises(BuildError) as caught, workshop(out):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert str(caught.value) == (
        "The site was not written: there is no room left on the disk. What was in site before is "
        "still there. Delete something you do not need, or choose another disk with --out."
    )
    assert list(tmp_path.iterdir()) == [out]


def test_another_fault_is_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    """Whatever else happens in the workshop is not explained away."""
    with pytest.raises(OSError, match="odd"), workshop(tmp_path / "site"):
        raise OSError(errno.EIO, "odd")


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_a_place_where_nothing_can_be_made() -> None:
    """A folder that cannot be made is an error at once, not tried for ever."""
    with pytest.raises(BuildError) as caught, workshop(Path("/proc/site")):
        pass
    assert caught.value.message.startswith("/proc/.site.portfolio-gen could not be written")


def test_a_link_keeps_leading_there(tmp_path: Path) -> None:
    """What a link leads to is replaced; the link stays."""
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real", target_is_directory=True)
    with workshop(tmp_path / "out") as work:
        (work / "new").mkdir()
        (work / "new" / "index.html").write_text("new")
        put_in_place(work / "new", tmp_path / "out")
    assert (tmp_path / "out").is_symlink()
    assert (tmp_path / "real" / "index.html").read_text() == "new"


def test_every_folder_that_is_read() -> None:
    """The list of folders is the one of the models."""
    kinds = {kind.value for kind in ItemKind} - {"about", "outcomes", "portfolio", "resume"}
    assert kinds | {"issuers", "media", "submissions", "theme"} == READ_FOLDERS
