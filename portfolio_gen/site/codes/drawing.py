"""QR codes as small SVG drawings with a name."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TypeGuard

from markupsafe import Markup, escape

from portfolio_gen.base.errors import LimitError
from portfolio_gen.base.imports import unavailable

QUIET = 4
"""Empty modules around the code, as the standard asks."""

MAX_Q_VERSION = 7
"""Largest code with error correction Q; longer addresses use M, so that modules stay printable."""

MAX_WHOLE_VERSION = 17
"""Largest code that holds a badge itself. Its modules are to be 0.6 mm wide on paper at least."""

_DARK = re.compile("1+")

Matrix = tuple[str, ...]
"""The modules of a code without the quiet zone: one text per row, ``1`` is dark."""


class Codes:
    """The codes of one site: each is worked out once, or was by an earlier build."""

    def __init__(self, known: Mapping[str, object] | None = None) -> None:
        """Take the codes an earlier build left; what has another shape is worked out again."""
        rows = known.items() if known else ()
        self.known = {text: tuple(code) for text, code in rows if _is_matrix(code)}
        self.used: dict[str, Matrix] = {}
        self._paths: dict[str, str] = {}

    def matrix(self, text: str, digits: str = "") -> Matrix:
        """Return the code for ``text`` and the digits that follow it.

        Raises:
            LimitError: The digits are too many for a code on paper.
        """
        whole = text + digits
        if whole not in self.used:
            known = self.known.get(whole)
            self.used[whole] = known or (whole_matrix(text, digits) if digits else qr_matrix(text))
        return self.used[whole]

    def svg(self, text: str, *, title: str, digits: str = "") -> Markup:
        """Return a code as inline SVG, black on white in every colour scheme.

        Args:
            text: What a scanner reads.
            title: What people hear who cannot see it.
            digits: What a scanner reads after ``text``; many digits take little room.

        Raises:
            LimitError: The digits are too many for a code on paper.
        """
        matrix, whole = self.matrix(text, digits), text + digits
        if whole not in self._paths:
            self._paths[whole] = _path(matrix)
        return _svg(self._paths[whole], len(matrix) + 2 * QUIET, title)


def qr_matrix(text: str) -> Matrix:
    """Work out a code for ``text``."""
    # Only if no earlier build left the code; and drawings of our own need no picture library.
    with unavailable("PIL"):
        from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q  # noqa: PLC0415

        from portfolio_gen.site.codes.codewords import version_for  # noqa: PLC0415
        from portfolio_gen.site.codes.matrix import draw  # noqa: PLC0415

    data = text.encode()
    level, version = ERROR_CORRECT_Q, version_for(data, ERROR_CORRECT_Q)
    if version > MAX_Q_VERSION:
        level, version = ERROR_CORRECT_M, version_for(data, ERROR_CORRECT_M)
    return draw(data, level=level, version=version)


def whole_matrix(text: str, digits: str) -> Matrix:
    """Work out a code for ``text`` and many digits, with the most error correction that fits.

    Raises:
        LimitError: It would be larger than ``MAX_WHOLE_VERSION``.
    """
    with unavailable("PIL"):
        from qrcode.constants import ERROR_CORRECT_L, ERROR_CORRECT_M  # noqa: PLC0415
        from qrcode.exceptions import DataOverflowError  # noqa: PLC0415

        from portfolio_gen.site.codes.codewords import version_for  # noqa: PLC0415
        from portfolio_gen.site.codes.matrix import draw  # noqa: PLC0415

    data = text.encode()
    for level in (ERROR_CORRECT_M, ERROR_CORRECT_L):
        with suppress(DataOverflowError):
            version = version_for(data, level, digits)
            if version <= MAX_WHOLE_VERSION:
                return draw(data, level=level, version=version, digits=digits)
    raise LimitError("This is too much for a code on paper.")


def _is_matrix(code: object) -> TypeGuard[Sequence[str]]:
    """Tell whether ``code`` is a square of ones and zeros."""
    if not isinstance(code, list) or not all(isinstance(row, str) for row in code):
        return False
    return bool(code) and all(len(row) == len(code) and not row.strip("01") for row in code)


def _svg(path: str, size: int, title: str) -> Markup:
    return Markup(  # noqa: S704 (digits, and an escaped title)
        f'<svg class="pf-qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'role="img" shape-rendering="crispEdges"><title>{escape(title)}</title>'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path stroke="#000" d="{path}"/></svg>'
    )


def _path(matrix: Matrix) -> str:
    """Return one stroke per run of dark modules, each relative to the one before."""
    parts: list[str] = []
    for y, row in enumerate(matrix):
        end = -1
        for run in _DARK.finditer(row):
            x, length = run.start(), run.end() - run.start()
            start = f"M{x + QUIET} {y + QUIET}.5" if end < 0 else f"m{x - end} 0"
            parts.append(f"{start}h{length}")
            end = run.end()
    return "".join(parts)
