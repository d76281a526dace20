"""The choice of a QR code's mask, with the result of package ``qrcode`` in a third of the time.

A code is drawn with each of eight masks and the one that is easiest to scan is kept (ISO/IEC 18004
section 7.8.3). The package draws all eight module by module; here one drawing is turned into the
others by flipping whole rows, and rows are judged as text.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from qrcode.main import QRCode
from qrcode.util import mask_func

MASKS = range(8)

FIRST_WITH_NUMBER = 7
"""Smallest version of a code that says which version it is."""

_RUN = re.compile("0{5,}|1{5,}")
_FINDER = re.compile("(?=10111010000|00001011101)")


class MaskedCode(QRCode[Any]):
    """A QR code whose mask is chosen quickly."""

    free: int = 0
    """Modules that carry data, and so are masked, as ``_number`` writes them."""

    plain: int = 0
    """All modules without a mask, and without the marks that tell which mask it is."""

    def map_data(self, data: Any, mask_pattern: int) -> None:  # noqa: ANN401
        """Note which modules are still empty, and fill them."""
        self.free = _number(module is None for row in self.modules for module in row)
        super().map_data(data, mask_pattern)

    def best_mask_pattern(self) -> int:
        """Return the mask that package ``qrcode`` would choose."""
        self.makeImpl(test=True, mask_pattern=0)
        size = len(self.modules)
        masks = _masks(size)
        drawn = _number(module for row in self.modules for module in row)
        self.plain = drawn ^ (masks[0] & self.free)
        scores = [penalty(self.plain ^ (mask & self.free), size) for mask in masks]
        return scores.index(min(scores))

    def makeImpl(self, test: bool, mask_pattern: int) -> None:  # noqa: FBT001, N802 (as in QRCode)
        """Draw the code; the last time from what is known of it."""
        if test:
            super().makeImpl(test, mask_pattern)
            return
        size = len(self.modules)
        drawn = self.plain ^ (_masks(size)[mask_pattern] & self.free)
        text = f"{drawn:0{size * size}b}"
        lines = (text[start : start + size] for start in range(0, len(text), size))
        self.modules = [[module == "1" for module in line] for line in lines]
        self.setup_type_info(test, mask_pattern)
        if self.version >= FIRST_WITH_NUMBER:
            self.setup_type_number(test)


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


@lru_cache(maxsize=8)
def _corners(size: int) -> int:
    """Return the modules that have one above them and one to their left."""
    return _number(row > 0 and column > 0 for row in range(size) for column in range(size))


@lru_cache(maxsize=8)
def _masks(size: int) -> list[int]:
    """Return the eight masks for codes of one size."""
    places = [(row, column) for row in range(size) for column in range(size)]
    functions = [mask_func(number) for number in MASKS]
    return [_number(flips(*place) for place in places) for flips in functions]


def _number(modules: Iterable[bool | None]) -> int:
    """Return modules as one number, the first in the highest bit."""
    return int("".join("1" if module else "0" for module in modules), 2)
