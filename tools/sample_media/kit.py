"""A small drawing kit: one palette, smooth lines and the plants, drops and clouds of the sample.

Everything returns SVG text. Pictures are static: no scripts, no filters, no outside files, and no
fonts beyond ``serif`` and ``sans-serif``.
"""

# ruff: noqa: PLR0913, PLR0917 - a shape has a place, a size and a colour

import math
import random
from collections.abc import Iterable, Sequence

CREAM, SAND, PAPER = "#f7f0e1", "#ead9b5", "#fffaf0"
OCHRE, AMBER, RUST, WINE, BLUSH = "#e3aa42", "#d2832f", "#bd5a36", "#7a2e3a", "#efcdb4"
LEAF, MOSS, PINE = "#b3c684", "#7f9c5c", "#2f5d50"
SKY, MIST, CREEK, TEAL = "#dfece3", "#b9d8d0", "#4f9a98", "#22605c"
NIGHT, INK, WOOD, SKIN = "#1d3444", "#24343a", "#8b5e3c", "#c58a62"

Point = tuple[float, float]


def dice(seed: int) -> random.Random:
    """Return numbers that look thrown and are the same in every run."""
    return random.Random(seed)  # noqa: S311 - decoration, not secrets


def num(value: float) -> str:
    """Write a coordinate short: one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def svg(width: int, height: int, title: str, *parts: str) -> str:
    """Return a whole picture with a title for those who open the file by itself."""
    body = "\n".join(part.strip("\n") for part in parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">\n<title>{title}</title>\n{body}\n</svg>\n'
    )


def curve(points: Sequence[Point], *, closed: bool = False) -> str:
    """Return path data of a smooth line through the points (Catmull-Rom)."""
    n = len(points)

    def at(i: int) -> Point:
        return points[i % n] if closed else points[min(max(i, 0), n - 1)]

    out = [f"M{num(points[0][0])} {num(points[0][1])}"]
    for i in range(n if closed else n - 1):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = at(i - 1), at(i), at(i + 1), at(i + 2)
        out.append(
            f"C{num(x1 + (x2 - x0) / 6)} {num(y1 + (y2 - y0) / 6)} "
            f"{num(x2 - (x3 - x1) / 6)} {num(y2 - (y3 - y1) / 6)} {num(x2)} {num(y2)}"
        )
    return "".join(out) + ("Z" if closed else "")


def line(points: Sequence[Point], colour: str, width: float, extra: str = "") -> str:
    """Return a smooth stroke with round ends."""
    return (
        f'<path d="{curve(points)}" fill="none" stroke="{colour}" stroke-width="{num(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round" {extra}/>'
    )


def blob(points: Sequence[Point], colour: str, extra: str = "") -> str:
    """Return a filled smooth shape."""
    return f'<path d="{curve(points, closed=True)}" fill="{colour}" {extra}/>'


def land(points: Sequence[Point], floor: float, colour: str) -> str:
    """Return ground whose upper edge runs smoothly through the points."""
    left, right = points[0][0], points[-1][0]
    return f'<path d="{curve(points)}L{num(right)} {num(floor)}H{num(left)}Z" fill="{colour}"/>'


def box(x: float, y: float, w: float, h: float, colour: str, r: float = 0, extra: str = "") -> str:
    """Return a rectangle."""
    return (
        f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}" '
        f'rx="{num(r)}" fill="{colour}" {extra}/>'
    )


def dot(x: float, y: float, r: float, colour: str, extra: str = "") -> str:
    """Return a disc."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{colour}" {extra}/>'


def oval(x: float, y: float, rx: float, ry: float, colour: str, extra: str = "") -> str:
    """Return an ellipse."""
    return (
        f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" '
        f'fill="{colour}" {extra}/>'
    )


def at(x: float, y: float, body: str, *, turn: float = 0, scale: float = 1) -> str:
    """Move, turn and scale a part."""
    how = f"translate({num(x)} {num(y)})"
    how += f" rotate({num(turn)})" if turn else ""
    how += f" scale({scale:.3g})" if scale != 1 else ""
    return f'<g transform="{how}">{body}</g>'


def text(
    x: float,
    y: float,
    words: str,
    size: float,
    colour: str = INK,
    *,
    anchor: str = "start",
    weight: int = 400,
    family: str = "sans-serif",
    style: str = "",
) -> str:
    """Return one line of text."""
    return (
        f'<text x="{num(x)}" y="{num(y)}" font-family="{family}" font-size="{num(size)}" '
        f'font-weight="{weight}" fill="{colour}" text-anchor="{anchor}"'
        + (f' font-style="{style}"' if style else "")
        + f">{words}</text>"
    )


def lines(
    x: float,
    y: float,
    rows: Iterable[str],
    size: float,
    colour: str = INK,
    *,
    lead: float = 1.4,
    anchor: str = "start",
    weight: int = 400,
    family: str = "sans-serif",
) -> str:
    """Return several lines of text under each other."""
    return "\n".join(
        text(x, y + i * size * lead, row, size, colour, anchor=anchor, weight=weight, family=family)
        for i, row in enumerate(rows)
    )


def drop(x: float, y: float, size: float, colour: str = CREEK, shine: str = PAPER) -> str:
    """Return a drop of water; ``size`` is its height."""
    s = size / 100
    body = (
        f'<path d="M0-60C14-34 34-12 34 10A34 34 0 0 1-34 10C-34-12-14-34 0-60Z" fill="{colour}"/>'
        f'<path d="M-19 8A20 20 0 0 0-5 27" fill="none" stroke="{shine}" stroke-width="6" '
        'stroke-linecap="round" opacity=".75"/>'
    )
    return at(x, y, body, scale=s)


def leaf(
    x: float,
    y: float,
    length: float,
    turn: float,
    colour: str,
    *,
    vein: str | None = None,
    width: float = 0.42,
    dark: str | None = None,
) -> str:
    """Return a pointed leaf that grows from (x, y) upwards, turned clockwise by degrees."""
    w = length * width
    left = f"M0 0C{num(-w)} {num(-length * 0.25)} {num(-w * 0.8)} {num(-length * 0.75)} 0 {-length}"
    right = f"C{num(w * 0.8)} {num(-length * 0.75)} {num(w)} {num(-length * 0.25)} 0 0Z"
    body = f'<path d="{left}{right}" fill="{colour}"/>'
    if dark:
        body += f'<path d="M0 0L0 {num(-length)}{right}" fill="{dark}"/>'
    if vein:
        sides = "".join(
            f"M0 {num(-length * t)}L{num(-w * 0.42)} {num(-length * (t + 0.14))}"
            f"M0 {num(-length * t)}L{num(w * 0.42)} {num(-length * (t + 0.14))}"
            for t in (0.25, 0.42, 0.59)
        )
        body += (
            f'<path d="M0 {num(length * 0.12)}L0 {num(-length * 0.9)}{sides}" fill="none" '
            f'stroke="{vein}" stroke-width="{num(max(length * 0.018, 1.5))}" '
            'stroke-linecap="round"/>'
        )
    return at(x, y, body, turn=turn)


def cloud(x: float, y: float, width: float, colour: str = PAPER, extra: str = "") -> str:
    """Return a flat-bottomed cloud; (x, y) is the middle of its bottom."""
    s = width / 200
    return at(
        x,
        y,
        f'<path d="M-80 0A30 30 0 0 1-76-58A44 44 0 0 1 4-78A38 38 0 0 1 62-56A30 30 0 0 1 78 0Z" '
        f'fill="{colour}" {extra}/>',
        scale=s,
    )


def cattail(x: float, y: float, height: float, lean: float = 0, stem: str = PINE) -> str:
    """Return a cattail standing on (x, y)."""
    top = (x + lean, y - height)
    mid = (x + lean * 0.35, y - height * 0.5)
    head = at(
        top[0],
        top[1],
        box(-height * 0.032, 0, height * 0.064, height * 0.24, WOOD, height * 0.032),
        turn=lean / height * 50,
    )
    tip = (top[0] + lean * 0.08, top[1] - height * 0.09)
    return line([(x, y), mid, top, tip], stem, max(height * 0.018, 3)) + head


def blade(x: float, y: float, height: float, lean: float, colour: str) -> str:
    """Return a blade of grass or reed standing on (x, y)."""
    w = height * 0.035 + 3
    tip = f"{num(x + lean)} {num(y - height)}"
    return (
        f'<path d="M{num(x - w)} {num(y)}Q{num(x - w * 0.6)} {num(y - height * 0.6)} {tip}'
        f'Q{num(x + w * 1.1)} {num(y - height * 0.5)} {num(x + w)} {num(y)}Z" fill="{colour}"/>'
    )


def pine(x: float, y: float, height: float, colour: str = PINE, trunk: str = WOOD) -> str:
    """Return a fir of three soft tiers standing on (x, y)."""
    h = height
    body = box(-h * 0.035, -h * 0.14, h * 0.07, h * 0.15, trunk)
    for base, top, half in ((0.1, 0.55, 0.26), (0.32, 0.78, 0.21), (0.56, 1.0, 0.15)):
        body += (
            f'<path d="M{num(-half * h)} {num(-base * h)}Q0 {num(-(base - 0.05) * h)} '
            f'{num(half * h)} {num(-base * h)}L0 {num(-top * h)}Z" fill="{colour}"/>'
        )
    return at(x, y, body)


def tree(x: float, y: float, height: float, colour: str, dark: str, trunk: str = WOOD) -> str:
    """Return a round tree standing on (x, y), shaded on its right."""
    h = height
    crown = f'<ellipse cx="0" cy="{num(-h * 0.64)}" rx="{num(h * 0.32)}" ry="{num(h * 0.37)}" '
    shade = (
        f'<path d="M{num(h * 0.06)} {num(-h)}A{num(h * 0.32)} {num(h * 0.37)} 0 0 1 '
        f"{num(h * 0.06)} {num(-h * 0.275)}A{num(h * 0.5)} {num(h * 0.5)} 0 0 0 "
        f'{num(h * 0.06)} {num(-h)}Z" fill="{dark}"/>'
    )
    branches = (
        f'<path d="M0 0V{num(-h * 0.72)}M0 {num(-h * 0.42)}L{num(h * 0.12)} {num(-h * 0.56)}'
        f'M0 {num(-h * 0.5)}L{num(-h * 0.1)} {num(-h * 0.62)}" fill="none" stroke="{trunk}" '
        f'stroke-width="{num(h * 0.035)}" stroke-linecap="round"/>'
    )
    return at(x, y, crown + f'fill="{colour}"/>' + shade + branches)


def ring(x: float, y: float, rx: float, ry: float, colour: str, width: float) -> str:
    """Return a ripple."""
    return (
        f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="none" '
        f'stroke="{colour}" stroke-width="{num(width)}"/>'
    )


def wave(x: float, y: float, length: float, colour: str, width: float = 5, bow: float = 8) -> str:
    """Return a short line of water."""
    points = [(x + length * t / 4, y + bow * math.sin(math.pi * t)) for t in range(5)]
    points = [(px, y + (bow if i % 2 else -bow) * 0.5) for i, (px, _) in enumerate(points)]
    return line(points, colour, width)
