"""Many badge files in one go: on every core, in the order given, and with nothing lost.

The first files are checked in this process. That is all a few files need; and whatever they made
it load is then shared by the processes that are started for the rest.
"""

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from portfolio_gen.badges.read import MAX_FILE, read_credential
from portfolio_gen.base.addresses import refused
from portfolio_gen.base.errors import LimitError, PortfolioError, Unreachable
from portfolio_gen.base.fetch import NoNetwork
from portfolio_gen.verify.checked import Checked
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.connection import Connection

T = TypeVar("T")

FIRST = 4
"""Files that are checked before another process is started."""

CHUNK = 32
"""Files that a process is given at a time: enough that handing over costs nothing."""

_FOUND = 200
"""HTTP: here it is."""

DIED = "The process that checked this file ended without an answer, so nothing is known about it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file to check.

    Attributes:
        source: What messages call the file.
        place: Where it lies, or the web address it stands at.
        context: The world to check it in; files of one folder share one.
        remote: ``place`` is a web address.
    """

    source: str
    place: str
    context: Context
    remote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one file: the checks, or the reason why there are none."""

    source: str
    checked: Checked | None = None
    error: PortfolioError | None = None


Report = Callable[[Result], T]
"""Makes of a result what the caller keeps of it; runs where the result was made, so that only
that travels. It must be a function of a module, not one made on the spot."""


def verify_file(job: Job) -> Result:
    """Read and check one file; whatever is wrong with it is in the result."""
    try:
        badge = read_credential(_bytes(job), source=job.source)
        return Result(source=job.source, checked=verify_badge(badge, job.context))
    except PortfolioError as error:
        return Result(source=job.source, error=error)


def _bytes(job: Job) -> bytes:
    """Return the bytes that may be a badge.

    Raises:
        LimitError: The file is larger than any badge.
        Unreachable: It cannot be read, or nothing could be had from the web address.
    """
    if not job.remote:
        return _read(Path(job.place))
    fetched = job.context.fetcher.fetch(job.place)
    if fetched.status != _FOUND:
        raise Unreachable(refused(job.place, fetched.status))
    return fetched.body


def _read(path: Path) -> bytes:
    """Return the bytes of a file that may be a badge.

    Raises:
        LimitError: It is larger than any badge.
        Unreachable: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        raise Unreachable(f"{path} could not be read: {error.strerror}.") from error
    if len(data) > MAX_FILE:
        raise LimitError(
            f"{path} has more than the {MAX_FILE:,} bytes that are read of a file.",
            hint="A badge is much smaller; check that this is the right file.",
        )
    return data


def verify_files(jobs: Sequence[Job], report: Report[T], *, workers: int = 0) -> Iterator[T]:
    """Check every file and yield what ``report`` makes of each result, in the order of ``jobs``.

    A process that dies takes nothing along: what it had not finished is checked again, one file
    at a time, and the file that ends its process again is reported as not checked.

    Args:
        jobs: The files.
        report: Makes of a result what is yielded.
        workers: Processes to use; one for each core if 0.
    """
    count = workers or cores()
    # A fetcher keeps count of what it asked for and how often, so there must be one only.
    alone = count == 1 or any(not isinstance(job.context.fetcher, NoNetwork) for job in jobs)
    first = len(jobs) if alone or len(jobs) <= FIRST + CHUNK else FIRST
    for job in jobs[:first]:
        yield report(verify_file(job))
    if rest := jobs[first:]:
        workers = min(count, -(-len(rest) // CHUNK))
        yield from _shared(_divided(rest, workers), report, workers)


def _divided(jobs: Sequence[Job], workers: int) -> list[Sequence[Job]]:
    """Return jobs in chunks of nearly the same size, and as many chunks for every process."""
    count = -(-len(jobs) // (CHUNK * workers)) * workers
    edges = [len(jobs) * number // count for number in range(count + 1)]
    return [jobs[start:end] for start, end in pairwise(edges)]


def cores() -> int:
    """Return how many processors this process may use, which can be fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _shared(chunks: Sequence[Sequence[Job]], report: Report[T], workers: int) -> Iterator[T]:
    """Let processes work off the chunks, each its share, and take the results in order."""
    # Whoever checks a few files does not wait for what only many files need.
    from portfolio_gen.verify.copies import BROKEN  # noqa: PLC0415

    done = 0
    with _at_work(chunks, report, workers) as ends:
        try:
            while done < len(chunks):
                results = ends[done % workers]()
                done += 1
                yield from results
        except BROKEN:
            pass  # a process died, maybe in the middle of an answer; what is left is checked below
    if left := chunks[done:]:
        yield from _one_by_one(chain.from_iterable(left), report)


@contextmanager
def _at_work(
    chunks: Sequence[Sequence[Job]], report: Report[T], workers: int
) -> Iterator[list[Callable[[], list[T]]]]:
    """Start processes, and end them early if whoever takes the results takes no more.

    How far a process gets ahead of whoever takes its results is bounded by what a pipe holds.
    """
    shares = [chunks[number::workers] for number in range(workers)]
    if start_method() == "fork":
        from portfolio_gen.verify.copies import copies  # noqa: PLC0415 (see _shared)

        with copies(shares, partial(_work, report=report)) as ends:
            yield ends
    else:
        with _fresh(shares, report) as ends:
            yield ends


@contextmanager
def _fresh(
    shares: Sequence[Sequence[Sequence[Job]]], report: Report[T]
) -> Iterator[list[Callable[[], list[T]]]]:
    """Start processes that share nothing with this one; else as ``copies``."""
    import multiprocessing  # noqa: PLC0415 (see _shared)

    started: Any = multiprocessing.get_context(start_method())
    ends, processes = [], []
    for share in shares:
        taking, giving = started.Pipe(duplex=False)
        process = started.Process(target=_work_off, args=(share, report, giving), daemon=True)
        process.start()
        giving.close()
        ends.append(taking)
        processes.append(process)
    try:
        yield [end.recv for end in ends]
    finally:
        for end, process in zip(ends, processes, strict=True):
            end.close()
            process.terminate()
        for process in processes:
            process.join()


def _work_off(chunks: Iterable[Iterable[Job]], report: Report[T], giving: "Connection") -> None:
    """Check one process's share, chunk by chunk."""
    for chunk in chunks:
        giving.send(_work(chunk, report))


def _one_by_one(jobs: Iterable[Job], report: Report[T]) -> Iterator[T]:
    """Check each file in a process that may die of it."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 (see _shared)

    left = deque(jobs)
    while left:
        with _pool(1) as pool:
            try:
                while left:
                    results = pool.submit(_work, [left[0]], report).result()
                    left.popleft()
                    yield from results
            except BrokenProcessPool:
                yield report(Result(source=left.popleft().source, error=Unreachable(DIED)))


@contextmanager
def _pool(workers: int) -> "Iterator[ProcessPoolExecutor]":
    """Start processes, and end them early if whoever takes the results takes no more."""
    import multiprocessing  # noqa: PLC0415 (see _shared)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context(start_method()))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def start_method() -> str:
    """Return how processes are started.

    A copy of this process has everything loaded already. A copy made while another thread holds a
    lock would wait for it forever, and some systems' libraries do not bear being copied.
    """
    copyable = sys.platform == "linux" and threading.active_count() == 1
    return "fork" if copyable else "spawn"


def _work(chunk: Iterable[Job], report: Report[T]) -> list[T]:
    """Check one chunk, in whatever process this is."""
    return [report(verify_file(job)) for job in chunk]
