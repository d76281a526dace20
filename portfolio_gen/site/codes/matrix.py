"""QR codes as package ``qrcode`` draws them, in a fiftieth of the time.

A code is drawn with each of eight masks and the one that is easiest to scan is kept (ISO/IEC 18004
section 7.8.3). The package draws all eight module by module; here all modules are one number, one
drawing is turned into the others by flipping bits, and lines are judged by shifting them over one
another. Where the other patterns lie is asked of the package, the bytes come from ``codewords``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qrcode.main import QRCode
from qrcode.util import mask_func

from portfolio_gen.site.codes.codewords import codewords

MASKS = range(8)

FIRST_WITH_NUMBER = 7
"""Smallest version of a code that says which version it is."""

TIMING = 6
"""The column and the row that hold the timing pattern."""

FINDER = "10111010000"
"""A line through a finder pattern and the light modules beside it; also from the other side."""

Rows = tuple[str, ...]
"""The modules of a code: one text per row, ``1`` is dark."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What all codes of one version have in common.

    Attributes:
        text: All modules, row after row, without data and without the marks of a mask.
        places: Where each bit of the data stands in ``text``.
        free: The modules that carry data, and so are masked, as one number.
    """

    text: str
    places: tuple[int, ...]
    free: int


def draw(text: bytes, *, level: int, version: int, digits: str = "") -> Rows:
    """Return a code.

    Args:
        text: What a scanner reads, in the byte mode.
        level: Error correction, as package ``qrcode`` numbers it.
        version: Size of the code, 1 to 40; the content fits.
        digits: What a scanner reads after ``text``.
    """
    frame = _frame(version)
    size = 4 * version + 17
    plain = _filled(frame, codewords(text, version, level, digits))
    masks = [mask & frame.free for mask in _masks(size)]
    scores = [penalty(plain ^ mask, size) for mask in masks]
    best = scores.index(min(scores))
    rows = _lines(plain ^ masks[best], size)
    marks = _marks(version, level, best)
    return tuple(_marked(row, marks.get(y, {})) for y, row in enumerate(rows))


def penalty(modules: int, size: int) -> int:
    """Return how hard a code is to scan; less is better.

    Args:
        modules: All modules, row after row, the first in the highest bit; 1 is dark.
        size: Number of rows and columns.

    Spec: ISO/IEC 18004 section 7.8.3.1.
    """
    places = _places(size)
    beside, below = ~(modules ^ (modules >> 1)), ~(modules ^ (modules >> size))
    squares = (beside & below & (below >> 1) & places.square).bit_count()
    runs = _runs(beside & places.beside, 1) + _runs(below & places.below, size)
    finders = _finders(modules, 1, places.across) + _finders(modules, size, places.down)
    return runs + 3 * squares + 40 * finders + _balance(modules, size)


def _runs(same: int, step: int) -> int:
    """Return the points for five or more equal modules in a line: their number less two.

    Args:
        same: The modules that equal the next one in the line.
        step: How far away the next one is.
    """
    pairs = same & (same >> step)
    fives = pairs & (pairs >> 2 * step)
    return fives.bit_count() + 2 * (fives & ~(fives << step)).bit_count()


def _finders(modules: int, step: int, starts: int) -> int:
    """Count what looks like a finder pattern with light modules on one side."""
    marks = gaps = starts
    light = ~modules
    for offset, sign in enumerate(FINDER):
        wanted = modules if sign == "1" else light
        marks &= wanted >> offset * step
        gaps &= wanted >> (len(FINDER) - 1 - offset) * step
    return marks.bit_count() + gaps.bit_count()


def _balance(modules: int, size: int) -> int:
    """Return ten for every five percent by which dark and light are out of balance."""
    percent = modules.bit_count() / size**2 * 100
    return int(abs(percent - 50) / 5) * 10


def _filled(frame: Frame, words: bytes) -> int:
    """Return all modules with the data in place, and no mask."""
    bits = f"{int.from_bytes(words):0{8 * len(words)}b}"
    modules = list(frame.text)
    for place, bit in zip(frame.places, bits, strict=False):  # a few modules may stay empty
        modules[place] = bit
    return int("".join(modules), 2)


def _marked(row: str, marks: dict[int, str]) -> str:
    if not marks:
        return row
    modules = list(row)
    for x, module in marks.items():
        modules[x] = module
    return "".join(modules)


class _Probe(QRCode[Any]):
    """Draws everything but data."""

    def map_data(self, data: Any, mask_pattern: int) -> None:  # noqa: ANN401
        """Leave the modules empty that data would fill."""


def _probe(version: int, level: int) -> _Probe:
    code = _Probe(version=version, error_correction=level, border=0)
    code.data_cache = []
    return code


@lru_cache(maxsize=16)
def _frame(version: int) -> Frame:
    """Return what codes of a version have in common."""
    code = _probe(version, level=0)
    code.makeImpl(test=True, mask_pattern=0)
    modules = [module for row in code.modules for module in row]
    return Frame(
        text="".join("1" if module else "0" for module in modules),
        places=tuple(place for place in _zigzag(4 * version + 17) if modules[place] is None),
        free=_number(module is None for module in modules),
    )


@lru_cache(maxsize=512)
def _marks(version: int, level: int, mask: int) -> dict[int, dict[int, str]]:
    """Return the modules that tell version, error correction and mask, by row and column."""
    code = _probe(version, level)
    size = code.modules_count = 4 * version + 17
    code.modules = [[None] * size for _ in range(size)]
    code.setup_type_info(test=False, mask_pattern=mask)
    if version >= FIRST_WITH_NUMBER:
        code.setup_type_number(test=False)
    return {
        y: {x: "1" if module else "0" for x, module in enumerate(row) if module is not None}
        for y, row in enumerate(code.modules)
    }


def _zigzag(size: int) -> Iterator[int]:
    """Yield all places in the order in which data fills them.

    Spec: ISO/IEC 18004 section 7.7.3.
    """
    upwards = True
    for right in range(size - 1, 0, -2):
        column = right if right > TIMING else right - 1
        for y in reversed(range(size)) if upwards else range(size):
            yield y * size + column
            yield y * size + column - 1
        upwards = not upwards


def _lines(modules: int, size: int) -> Iterator[str]:
    text = f"{modules:0{size * size}b}"
    return (text[start : start + size] for start in range(0, len(text), size))


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Modules of a code from which another one can be looked at, towards the start.

    Attributes:
        beside: Those with one before them in their row.
        below: Those with one above them.
        square: Those with both.
        across: Those with ten before them in their row.
        down: Those with ten above them.
    """

    beside: int
    below: int
    square: int
    across: int
    down: int


@lru_cache(maxsize=16)
def _places(size: int) -> Places:
    def where(above: int, before: int) -> int:
        places = range(size)
        return _number(y >= above and x >= before for y in places for x in places)

    long = len(FINDER) - 1
    return Places(
        beside=where(0, 1),
        below=where(1, 0),
        square=where(1, 1),
        across=where(0, long),
        down=where(long, 0),
    )


@lru_cache(maxsize=16)
def _masks(size: int) -> list[int]:
    """Return the eight masks for codes of one size."""
    places = [(row, column) for row in range(size) for column in range(size)]
    functions = [mask_func(number) for number in MASKS]
    return [_number(flips(*place) for place in places) for flips in functions]


def _number(modules: Iterable[bool]) -> int:
    """Return modules as one number, the first in the highest bit."""
    return int("".join("1" if module else "0" for module in modules), 2)
