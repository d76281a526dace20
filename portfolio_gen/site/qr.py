"""QR codes as small SVG drawings with a name."""

import qrcode
from markupsafe import Markup, escape
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q

QUIET = 4
"""Empty modules around the code, as the standard asks."""

MAX_Q_VERSION = 7
"""Largest code with error correction Q; longer addresses use M, so that modules stay printable."""


def qr_matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of a code for ``text``, without the quiet zone; True is dark."""
    code = _code(text, ERROR_CORRECT_Q)
    if code.version > MAX_Q_VERSION:
        code = _code(text, ERROR_CORRECT_M)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def qr_svg(text: str, *, title: str) -> Markup:
    """Return a code for ``text`` as inline SVG, black on white in every colour scheme.

    Args:
        text: What a scanner reads.
        title: What people hear who cannot see it.
    """
    matrix = qr_matrix(text)
    size = len(matrix) + 2 * QUIET
    return Markup(  # noqa: S704 (digits, and an escaped title)
        f'<svg class="pf-qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'role="img" shape-rendering="crispEdges"><title>{escape(title)}</title>'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path stroke="#000" d="{_path(matrix)}"/></svg>'
    )


def _code(text: str, level: int) -> qrcode.QRCode:
    code = qrcode.QRCode(error_correction=level, border=0)
    code.add_data(text.encode(), optimize=0)
    code.make(fit=True)
    return code


def _path(matrix: tuple[tuple[bool, ...], ...]) -> str:
    """Return one stroke per run of dark modules, each relative to the one before."""
    parts: list[str] = []
    for y, row in enumerate(matrix):
        x, end = 0, None
        while x < len(row):
            if not row[x]:
                x += 1
                continue
            run = _run(row, x)
            start = f"M{x + QUIET} {y + QUIET}.5" if end is None else f"m{x - end} 0"
            parts.append(f"{start}h{run}")
            x = end = x + run
    return "".join(parts)


def _run(row: tuple[bool, ...], start: int) -> int:
    end = start
    while end < len(row) and row[end]:
        end += 1
    return end - start
