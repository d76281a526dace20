"""How pages show a picture: its sides, its copies, and which one a link leads to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

SIZES: Mapping[str, str] = {
    "card": "(min-width: 60em) 400px, (min-width: 40em) 46vw, 94vw",
    "lead": "(min-width: 60em) 820px, 94vw",
    "plate": "(min-width: 82em) 1240px, 94vw",
    "column": "(min-width: 75em) 860px, (min-width: 60em) 62vw, 94vw",
    "portrait": "(min-width: 40em) 340px, 220px",
    "side": "(min-width: 60em) 360px, 94vw",
}
"""How wide a picture is in each place, as browsers want to know it before they choose a copy."""

_LAZY = ' loading="lazy"'
_IMAGE = re.compile(r"<img\b[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture as seen from one page.

    Attributes:
        width: In pixels, 0 if not known.
        height: In pixels, 0 if not known.
        srcset: Copies for browsers with their widths; empty if there is one file.
        largest: Link to the largest copy; empty if there is one file.
    """

    width: int = 0
    height: int = 0
    srcset: str = ""
    largest: str = ""


UNSEEN = Shown()
"""A picture of which nothing is known."""


def first_at_once(html: str) -> str:
    """Return a page whose first picture is loaded at once, since nobody scrolls to it."""
    first = _IMAGE.search(html)
    if first is None or _LAZY not in first[0]:
        return html
    return html[: first.start()] + first[0].replace(_LAZY, "", 1) + html[first.end() :]


def with_copies(image: str, shown: Shown) -> str:
    """Return an ``<img>`` of a text together with its copies."""
    if not shown.srcset:
        return image
    sizes = SIZES["column"]
    source = f'<source type="image/webp" srcset="{shown.srcset}" sizes="{sizes}">'
    return f"<picture>{source}{image}</picture>"
