"""QR codes as package ``qrcode`` draws them, in a tenth of the time.

A code is drawn with each of eight masks and the one that is easiest to scan is kept (ISO/IEC 18004
section 7.8.3). The package draws all eight module by module; here all modules are one number, one
drawing is turned into the others by flipping bits, and rows are judged as text. Where functional
patterns lie and which bytes a code consists of is asked of the package and of ``qr_words``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qrcode.main import QRCode
from qrcode.util import mask_func

from portfolio_gen.site.qr_words import codewords, version_for

MASKS = range(8)

FIRST_WITH_NUMBER = 7
"""Smallest version of a code that says which version it is."""

TIMING = 6
"""The column and the row that hold the timing pattern."""

_RUN = re.compile("0{5,}|1{5,}")
_FINDER = re.compile("(?=10111010000|00001011101)")

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


def draw(text: bytes, *, level: int, version: int = 0) -> Rows:
    """Return a code.

    Args:
        text: What a scanner reads, in the byte mode.
        level: Error correction, as package ``qrcode`` numbers it.
        version: Size of the code; 0 chooses the smallest.

    Raises:
        qrcode.exceptions.DataOverflowError: No code is large enough.
    """
    version = version or version_for(text, level)
    frame = _frame(version)
    size = 4 * version + 17
    plain = _filled(frame, codewords(text, version, level))
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
    text = f"{modules:0{size * size}b}"
    lines = [text[start : start + size] for start in range(0, len(text), size)]
    lines += [text[start::size] for start in range(size)]
    joined = " ".join(lines)
    runs = sum(len(run) - 2 for run in _RUN.findall(joined))
    finders = len(_FINDER.findall(joined))
    return runs + 3 * _blocks(modules, size) + 40 * finders + _balance(modules, size)


def _blocks(modules: int, size: int) -> int:
    """Return the number of squares of four equal modules."""
    below_same = ~(modules ^ (modules >> size))
    left_same = ~(modules ^ (modules >> 1))
    squares = below_same & (below_same >> 1) & left_same & _corners(size)
    return squares.bit_count()


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


@lru_cache(maxsize=16)
def _corners(size: int) -> int:
    """Return the modules that have one above them and one to their left."""
    return _number(row > 0 and column > 0 for row in range(size) for column in range(size))


@lru_cache(maxsize=16)
def _masks(size: int) -> list[int]:
    """Return the eight masks for codes of one size."""
    places = [(row, column) for row in range(size) for column in range(size)]
    functions = [mask_func(number) for number in MASKS]
    return [_number(flips(*place) for place in places) for flips in functions]


def _number(modules: Iterable[bool]) -> int:
    """Return modules as one number, the first in the highest bit."""
    return int("".join("1" if module else "0" for module in modules), 2)
