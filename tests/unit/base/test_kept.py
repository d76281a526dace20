"""Answers kept on disk: fresh ones are used, old, foreign and broken ones are not."""

import datetime as dt
import os
from pathlib import Path

import pytest

from portfolio_gen.base import kept
from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.base.kept import FRESH, KeptFetcher
from portfolio_gen.base.recorded import Recorded

AT = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
URL = "https://a.example/did.json"
NOBODY = Recorded({})


def there(status: int = 200, at: dt.datetime = AT) -> Recorded:
    """Return a fetcher for one address."""
    return Recorded({URL: Fetched(url=URL, status=status, body=b"{}\n{}", at=at, final=f"{URL}x")})


def again(folder: Path, after: dt.timedelta = dt.timedelta()) -> Fetched:
    """Ask in a later run, in which nobody answers."""
    return KeptFetcher(NOBODY, folder, at=AT + after).fetch(URL)


def test_kept(tmp_path: Path) -> None:
    """A fresh answer comes back with the moment it was retrieved; its name tells nothing."""
    KeptFetcher(there(), tmp_path, at=AT).fetch(f"{URL}?identity__email=ana%40a.example#f")
    later = KeptFetcher(NOBODY, tmp_path, at=AT + FRESH - dt.timedelta(seconds=1))
    assert later.fetch(URL) == Fetched(url=URL, status=200, body=b"{}\n{}", at=AT, final=f"{URL}x")
    assert later.reused == [URL]
    (file,) = tmp_path.iterdir()
    assert len(file.name) == 64
    assert b"ana" not in file.read_bytes()


@pytest.mark.parametrize("after", [FRESH, -dt.timedelta(seconds=1)], ids=["old", "from tomorrow"])
def test_not_fresh(tmp_path: Path, after: dt.timedelta) -> None:
    """An old answer is asked for again, and is never passed off as a new one."""
    KeptFetcher(there(), tmp_path, at=AT).fetch(URL)
    with pytest.raises(Unreachable):
        again(tmp_path, after)
    renewed = KeptFetcher(there(at=AT + after), tmp_path, at=AT + after)
    assert renewed.fetch(URL).at == AT + after
    assert again(tmp_path, after).at == AT + after


def test_only_answers_that_were_there(tmp_path: Path) -> None:
    """That something is gone is asked anew every time."""
    assert KeptFetcher(there(410), tmp_path, at=AT).fetch(URL).status == 410
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-1],
        lambda data: data.replace(b"a.example", b"b.example", 1),
        lambda data: data.replace(b"+00:00", b"", 1),
        lambda data: data.replace(b"2026", b"later", 1),
        lambda _data: b"",
        lambda _data: b"[]\n",
        lambda _data: b"{}\n",
        lambda _data: b"\xff\n",
    ],
    ids=["cut", "another address", "no zone", "no date", "empty", "a list", "nothing", "no text"],
)
def test_broken(tmp_path: Path, change: object) -> None:
    """A kept answer that is not as it was written is as if it were not there."""
    KeptFetcher(there(), tmp_path, at=AT).fetch(URL)
    (file,) = tmp_path.iterdir()
    file.write_bytes(change(file.read_bytes()))  # type: ignore[operator]
    with pytest.raises(Unreachable):
        again(tmp_path)


def test_an_address_that_is_not_asked(tmp_path: Path) -> None:
    """The fetcher behind it says why."""
    with pytest.raises(Unreachable, match="only https addresses are"):
        KeptFetcher(NOBODY, tmp_path, at=AT).fetch("http://a.example/")


def test_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest answers make room."""
    monkeypatch.setattr(kept, "MAX_KEPT", 2)
    for number in range(3):
        old = tmp_path / f"old-{number}"
        old.write_text("x")
        os.utime(old, (number, number))
    KeptFetcher(there(), tmp_path, at=AT).fetch(URL)
    names = {file.name for file in tmp_path.iterdir()}
    assert len(names) == 2
    assert "old-2" in names
    assert again(tmp_path).at == AT


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be kept is still an answer, and nothing half-written stays."""

    def full(_self: Path, _target: Path) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", full)
    assert KeptFetcher(there(), tmp_path, at=AT).fetch(URL).status == 200
    assert list(tmp_path.iterdir()) == []
