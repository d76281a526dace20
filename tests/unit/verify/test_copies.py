"""Copies of this process hand over what they made, and leave nothing behind."""

import os
import pickle
from collections.abc import Iterator

import pytest

from portfolio_gen.verify.copies import BROKEN, copies, work_off


class EndedError(Exception):
    """In place of the end of a process."""


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The codes with which this process would have ended."""
    codes: list[int] = []

    def end(code: int) -> None:
        codes.append(code)
        raise EndedError

    monkeypatch.setattr(os, "_exit", end)
    return codes


def taken(taking: int) -> Iterator[object]:
    """Yield everything that comes out of a pipe."""
    with os.fdopen(taking, "rb") as pipe:
        while True:
            try:
                yield pickle.load(pipe)
            except EOFError:
                return


def test_each_share_in_its_order() -> None:
    """Every copy hands over its own results, one by one."""
    with copies([[1, 2], [3]], lambda number: (number * 10, os.getpid())) as takes:
        found = [takes[0](), takes[1](), takes[0]()]
        assert [number for number, _ in found] == [10, 30, 20]
        (first, second, third) = (process for _, process in found)
        assert first == third
        assert len({first, second, os.getpid()}) == 3
        with pytest.raises(EOFError):
            takes[1]()


def test_one_that_dies() -> None:
    """What is missing is noticed."""
    with copies([[7, 0, 8]], lambda number: number or os._exit(3)) as takes:
        assert takes[0]() == 7
        with pytest.raises(BROKEN):
            takes[0]()


def test_one_that_waits() -> None:
    """A copy whose results nobody takes is ended, and seen to have ended."""
    with copies([range(100)], lambda _: (os.getpid(), b"x" * 100_000)) as takes:
        number, _ = takes[0]()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_where_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has gone already is no reason to stop."""
    with copies([[1]], str) as takes:
        assert takes[0]() == "1"

        def gone(_number: int, _signal: int) -> None:
            raise ProcessLookupError

        monkeypatch.setattr(os, "kill", gone)


def test_being_a_copy(ends: list[int]) -> None:
    """A copy writes its results and ends; what this process was about to do, it does not do."""
    taking, giving = os.pipe()
    with pytest.raises(EndedError):
        work_off([1, 2], str, giving)
    assert list(taken(taking)) == ["1", "2"]
    assert ends == [0]


def test_being_a_copy_with_a_defect(ends: list[int]) -> None:
    """A copy that cannot go on ends as well; what it had made is there."""
    taking, giving = os.pipe()
    with pytest.raises(EndedError):
        work_off([1, 0], lambda number: 1 // number, giving)
    assert list(taken(taking)) == [1]
    assert ends == [0]


def test_which_of_the_two(ends: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that finds itself to be the copy works."""
    monkeypatch.setattr(os, "fork", lambda: 0)
    pipes = []
    pipe = os.pipe

    def kept() -> tuple[int, int]:
        pipes.append(pipe())
        return pipes[-1]

    monkeypatch.setattr(os, "pipe", kept)
    with pytest.raises(EndedError), copies([["a"]], str.upper):
        pass
    assert list(taken(pipes[0][0])) == ["A"]
    assert ends == [0]
