"""Copies of this process, each of which works off a share of a task and hands over what it made.

Only for systems on which a process can be copied. ``multiprocessing`` can do this and much more,
but takes as long to load as twenty badges take to check, in which no second processor helps.
"""

import os
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, NoReturn, TypeVar

S = TypeVar("S")
T = TypeVar("T")

BROKEN = (EOFError, OSError, pickle.UnpicklingError)
"""What it raises to take from a copy that has ended, maybe in the middle of an answer."""


@contextmanager
def copies(
    shares: Sequence[Iterable[S]], work: Callable[[S], T]
) -> Iterator[list[Callable[[], T]]]:
    """Start a copy for each share, and end them all if whoever takes the results takes no more.

    Yields:
        For each share, what waits for its next result and returns that, in the order of the share.
    """
    started = [_start(share, work) for share in shares]
    try:
        yield [partial(pickle.load, pipe) for _, pipe in started]
    finally:
        for number, pipe in started:
            pipe.close()
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        for number, _ in started:
            with suppress(ChildProcessError):  # where nobody waits for any process
                os.waitpid(number, 0)


def _start(share: Iterable[S], work: Callable[[S], Any]) -> tuple[int, Any]:
    """Copy this process; return the number of the copy, and where its results come out."""
    taking, giving = os.pipe()
    number = os.fork()
    if not number:
        work_off(share, work, giving)
    os.close(giving)
    return number, os.fdopen(taking, "rb")


def work_off(share: Iterable[S], work: Callable[[S], Any], giving: int) -> NoReturn:
    """Be a copy: hand over the results one after the other, and end.

    A defect ends it without a word: whoever takes the results finds some missing, does that work
    again, and meets the same defect.
    """
    try:
        with os.fdopen(giving, "wb") as pipe:
            for item in share:
                pickle.dump(work(item), pipe, pickle.HIGHEST_PROTOCOL)
                pipe.flush()
    finally:
        # Whatever the process it is a copy of was about to do, that one does.
        os._exit(0)
