"""Many files at once: in order, whatever becomes of a process."""

import datetime as dt
import json
import multiprocessing
import os
import sys
import threading
from operator import attrgetter
from pathlib import Path

import pytest

from portfolio_gen.badges.read import MAX_FILE
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.base.recorded import Recorded
from portfolio_gen.verify import batch
from portfolio_gen.verify.batch import Job, Result, cores, start_method, verify_file, verify_files
from portfolio_gen.verify.checked import Verdict
from portfolio_gen.verify.context import Context
from tests.builders import put, signed

CONTEXT = Context(now=dt.datetime(2026, 10, 1, tzinfo=dt.UTC))
MANY = 40


def words(result: Result) -> str:
    """Return what a test compares, and where it was made."""
    found = result.checked.verdict.value if result.checked else str(result.error)
    return f"{Path(result.source).name} {found}"


def process(_result: Result) -> int:
    """Return in which process a result was made."""
    return os.getpid()


def dies_of_33(result: Result) -> str:
    """End the process at one file, as a defect of a library would."""
    if result.source.endswith("33.json") and result.checked:
        os._exit(7)
    return words(result)


def refuses_33(result: Result) -> str:
    """Raise what is a defect of this program."""
    if result.source.endswith("33.json"):
        raise ZeroDivisionError
    return words(result)


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> list[Job]:
    """Different badges, every fifth altered, one no badge and one not there."""
    folder = tmp_path_factory.mktemp("many")
    found = []
    for number in range(MANY):
        path = folder / f"{number:02}.json"
        document = signed(put("name", f"Number {number}"))
        if number % 5 == 0:
            document["name"] = "Gold"
        path.write_text(json.dumps(document), "utf-8")
        found.append(Job(source=str(path), place=str(path), context=CONTEXT))
    (folder / "07.json").write_bytes(b"<html>")
    (folder / "09.json").unlink()
    return found


@pytest.mark.parametrize("workers", [0, 1, 2, 3])
def test_every_file_in_order(jobs: list[Job], workers: int) -> None:
    """However many processes there are, the answers are those of one file after another."""
    expected = [words(verify_file(job)) for job in jobs]
    assert list(verify_files(jobs, words, workers=workers)) == expected
    assert expected[5] == "05.json Altered or invalid"
    assert expected[6] == "06.json Genuine, issuer not confirmed"
    assert expected[9].endswith("09.json could not be read: No such file or directory.")


@pytest.mark.parametrize(
    ("count", "shared"),
    [(0, False), (1, False), (batch.FIRST + batch.CHUNK, False), (MANY, True)],
)
def test_few_files_need_no_process(jobs: list[Job], count: int, *, shared: bool) -> None:
    """Starting a process costs more than a few files."""
    found = list(verify_files(jobs[:count], process, workers=2))
    assert len(found) == count
    assert bool(set(found) - {os.getpid()}) is shared
    assert set(found[: batch.FIRST]) <= {os.getpid()}


def test_one_worker_is_this_process(jobs: list[Job]) -> None:
    """Whoever asks for one process gets no other."""
    assert set(verify_files(jobs, process, workers=1)) == {os.getpid()}


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, "1.json Genuine, issuer not confirmed"),
        (
            404,
            "1.json a.example answered “not found” (404) when asked for https://a.example/1.json.",
        ),
    ],
)
def test_a_web_address(status: int, answer: str) -> None:
    """What stands at an address is asked of the fetcher, and nothing else is."""
    url = "https://a.example/1.json"
    found = Fetched(url=url, status=status, body=json.dumps(signed()).encode(), at=CONTEXT.now)
    context = Context(now=CONTEXT.now, fetcher=Recorded({url: found}))
    assert words(verify_file(Job(source=url, place=url, context=context, remote=True))) == answer
    gone = "https://a.example/2"
    missing = Job(source=gone, place=gone, context=context, remote=True)
    assert words(verify_file(missing)).startswith("2 https://a.example/2 was not asked")


class Nothing:
    """A fetcher of its own."""

    def fetch(self, url: str) -> Fetched:
        """Never called."""
        raise AssertionError(url)


def test_one_fetcher(jobs: list[Job]) -> None:
    """What goes online keeps count in one place."""
    online = Context(now=CONTEXT.now, fetcher=Nothing())
    mixed = [*jobs[:-1], Job(source="x", place=jobs[-1].place, context=online)]
    assert set(verify_files(mixed, process, workers=2)) == {os.getpid()}


def test_a_process_that_dies(jobs: list[Job]) -> None:
    """One file ends its process; every other one is answered, in its place."""
    expected = [words(verify_file(job)) for job in jobs]
    expected[33] = f"33.json {batch.DIED}"
    assert list(verify_files(jobs, dies_of_33, workers=2)) == expected


def test_a_defect_is_not_hidden(jobs: list[Job]) -> None:
    """What no error of ours describes travels up, as it does in one process."""
    with pytest.raises(ZeroDivisionError):
        list(verify_files(jobs, refuses_33, workers=2))


def test_stopping_early(jobs: list[Job]) -> None:
    """Whoever wants no more results leaves no process behind."""
    results = verify_files(jobs, process, workers=2)
    *_, other = [next(results) for _ in range(batch.FIRST + 1)]
    assert other != os.getpid()
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(other, 0)


@pytest.mark.parametrize(
    ("count", "workers", "sizes"),
    [
        (1, 1, [1]),
        (33, 2, [16, 17]),
        (64, 2, [32, 32]),
        (65, 2, [16, 16, 16, 17]),
        (996, 2, [31] * 7 + [32]),
        (100, 3, [16, 17, 17, 16, 17, 17]),
    ],
)
def test_every_process_has_as_much_to_do(
    jobs: list[Job], count: int, workers: int, sizes: list[int]
) -> None:
    """Whoever has less would wait for the others at the end."""
    many = (jobs * (count // len(jobs) + 1))[:count]
    chunks = batch._divided(many, workers)
    assert [len(chunk) for chunk in chunks][: len(sizes)] == sizes
    assert [job for chunk in chunks for job in chunk] == many
    assert len(chunks) % workers == 0
    shares = [sum(map(len, chunks[number::workers])) for number in range(workers)]
    assert max(shares) - min(shares) <= 4


def test_processes_that_share_nothing(jobs: list[Job], monkeypatch: pytest.MonkeyPatch) -> None:
    """Systems on which a process cannot be copied get the same answers."""
    monkeypatch.setattr(batch, "start_method", lambda: "spawn")
    expected = [job.source for job in jobs]
    assert list(verify_files(jobs, attrgetter("source"), workers=2)) == expected


@pytest.mark.parametrize(
    ("system", "threads", "method"),
    [("linux", 1, "fork"), ("linux", 2, "spawn"), ("darwin", 1, "spawn"), ("win32", 1, "spawn")],
)
def test_how_processes_start(
    monkeypatch: pytest.MonkeyPatch, system: str, threads: int, method: str
) -> None:
    """A copy is made only where nothing in it can be stuck."""
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    assert start_method() == method


def test_a_chunk(jobs: list[Job]) -> None:
    """What a process does with a chunk is what is done without one."""
    assert batch._work(jobs[:3], words) == [words(verify_file(job)) for job in jobs[:3]]


def test_the_share_of_a_process(jobs: list[Job]) -> None:
    """A process hands over its answers chunk by chunk."""
    taking, giving = multiprocessing.Pipe(duplex=False)
    batch._work_off([jobs[:2], jobs[2:3]], words, giving)
    expected = [words(verify_file(job)) for job in jobs[:3]]
    assert [taking.recv(), taking.recv()] == [expected[:2], expected[2:]]


def test_files_that_are_none(tmp_path: Path) -> None:
    """A folder, a file that is not there, and one that is too large are results, not crashes."""
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(MAX_FILE + 1)
    found = [
        verify_file(Job(source="x", place=str(path), context=CONTEXT)) for path in (tmp_path, large)
    ]
    assert [str(result.error) for result in found] == [
        f"{tmp_path} could not be read: Is a directory.",
        (
            f"{large} has more than the 10,000,000 bytes that are read of a file. A badge is much "
            "smaller; check that this is the right file."
        ),
    ]
    with large.open("wb") as file:
        file.write(b" " * MAX_FILE)
    result = verify_file(Job(source="x", place=str(large), context=CONTEXT))
    assert result.error is not None
    assert result.error.code == "badge"


def test_a_good_file(jobs: list[Job]) -> None:
    """The result says which file it is about."""
    result = verify_file(jobs[6])
    assert result.source == jobs[6].source
    assert result.checked is not None
    assert result.checked.verdict is Verdict.UNCONFIRMED


def test_cores_by_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that may use one processor of many does not start others."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {3}, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    assert cores() == 1


@pytest.mark.parametrize(("count", "expected"), [(8, 8), (None, 1)], ids=["known", "unknown"])
def test_cores_elsewhere(count: int | None, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where permissions cannot be asked for, every processor counts."""
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: count)
    assert cores() == expected
