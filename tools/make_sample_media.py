"""Make the pictures, the film and the sound of sample_portfolio/ again.

``python tools/make_sample_media.py`` makes everything; names of groups make some of it, for
example ``python tools/make_sample_media.py covers slides``. Pictures need nothing but Python. The
film needs ``rsvg-convert`` (librsvg), ``espeak-ng`` and ``ffmpeg``; the sound needs ``espeak-ng``,
``sox`` and ``ffmpeg``. The results are committed, so nobody needs any of this to build the sample.
"""

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "sample_media"))

import charts
import covers_lessons
import covers_town
import covers_water
import film
import plates
import poster
import sheets
import slides
import sound

SAMPLE = Path(__file__).resolve().parent.parent / "sample_portfolio"


def covers() -> None:
    """Write the cover of every project and assignment, and the portrait."""
    pictures = covers_lessons.COVERS | covers_water.COVERS | covers_town.COVERS
    portrait = pictures.pop("media/ana")
    write("media/ana.svg", portrait())
    for item, draw in pictures.items():
        write(f"{item}/cover.svg", draw())


def drawings(pictures: dict[str, Callable[[], str]]) -> Callable[[], None]:
    """Return what writes each picture of a module to its place."""

    def run() -> None:
        for name, draw in pictures.items():
            write(name, draw())

    return run


def write(name: str, content: str) -> None:
    """Write one file of the sample and say so."""
    path = SAMPLE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    print(f"{len(content) / 1000:6.1f} kB  {name}")


GROUPS: dict[str, Callable[[], None]] = {
    "covers": covers,
    "plates": drawings(plates.PICTURES),
    "poster": drawings(poster.PICTURES),
    "sheets": drawings(sheets.PICTURES),
    "slides": drawings(slides.PICTURES),
    "charts": lambda: charts.make(SAMPLE),
    "film": lambda: film.make(SAMPLE / "projects/why-leaves-change"),
    "sound": lambda: sound.make(SAMPLE / "projects/voices-of-the-creek"),
}


def main(names: list[str]) -> int:
    """Make the named groups, or all."""
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        print(f"unknown group {', '.join(unknown)}; there are: {', '.join(GROUPS)}")
        return 2
    for name in names or GROUPS:
        GROUPS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
