"""Badge pictures: a frame, its colours and a drawn symbol, put together as one small SVG."""

import base64
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from portfolio_gen.model.badge import Image
from tools.badges.sources import SOURCES, read

CREAM = "#fff6e3"
"""Outline and hairline of every picture: keeps it apart from a dark page."""

FRAMES = {
    "hexagon": "M120 21l86 49.5v99L120 219 34 169.5v-99z",
    "circle": "M120 18a102 102 0 1 1 0 204 102 102 0 0 1 0-204z",
    "octagon": "M80 23h80l57 57v80l-57 57H80l-57-57V80z",
}
"""Hexagon and circle are the college's courses; the octagon is the makerspace."""

CREEK = (
    '<g clip-path="url(#c)" fill="{deep}">'
    '<path opacity=".28" d="M8 178q28-16 56 0t56 0 56 0 56 0v60H8z"/>'
    '<path opacity=".5" d="M-20 198q28-16 56 0t56 0 56 0 56 0 56 0v40H-20z"/></g>'
)
"""Two waves at the foot: the mark of the college's family."""


def symbol(name: str, folder: Path = SOURCES / "art") -> str:
    """Return the drawing inside ``art/<name>.svg`` without its wrapper and its white space."""
    text = (folder / f"{name}.svg").read_text(encoding="utf-8")
    inner = re.sub(r"^\s*<svg[^>]*>|</svg>\s*$", "", text)
    return re.sub(r">\s+<", "><", inner).strip()


def compose(*, frame: str, deep: str, top: str, field: str, drawing: str) -> str:
    """Return one complete SVG, 240 by 240 units, around the symbol called ``drawing``."""
    path = FRAMES[frame]
    creek = "" if frame == "octagon" else CREEK.format(deep=deep)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" width="240" height="240">'
        f'<defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="{top}"/>'
        f'<stop offset="1" stop-color="{field}"/></linearGradient>'
        f'<clipPath id="c"><path d="{path}"/></clipPath></defs>'
        f'<g stroke-linejoin="round"><path d="{path}" fill="{CREAM}" stroke="{CREAM}"'
        ' stroke-width="32"/>'
        f'<path d="{path}" fill="{deep}" stroke="{deep}" stroke-width="25"/>'
        f'<path d="{path}" fill="url(#g)"/>{creek}'
        f'<path d="{path}" fill="none" stroke="{CREAM}" stroke-width="4"/></g>'
        f'<g transform="translate(12 12)scale(.9)">{symbol(drawing)}</g></svg>'
    )


@cache
def pictures() -> Mapping[str, str]:
    """Return every picture by the name of its badge."""
    return {
        name: compose(**{"drawing": name, **recipe})
        for name, recipe in read(SOURCES / "art.yml").items()
    }


def embedded(svg: str, caption: str) -> Image:
    """Return a picture as it stands in a badge: inside it, so that the signature covers it."""
    encoded = base64.b64encode(svg.encode()).decode()
    return Image(id=f"data:image/svg+xml;base64,{encoded}", caption=caption)


def image(name: str, caption: str) -> Image:
    """Return the drawn picture of this name, embedded."""
    return embedded(pictures()[name], caption)
