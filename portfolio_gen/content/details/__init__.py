"""What is written inside films and documents about people, places and cameras.

All of them come from anywhere: each file is read within bounds, and whatever makes no sense in it
says nothing.
"""

from pathlib import Path

from portfolio_gen.content.details.film import film_says
from portfolio_gen.content.details.packed import packed_says
from portfolio_gen.content.details.pdf import pdf_says
from portfolio_gen.content.details.told import NOTHING, Told

FILMS = (".3g2", ".3gp", ".m4a", ".m4v", ".mov", ".mp4", ".qt")
"""Endings of films and sounds that are kept in boxes."""

PACKED = (
    *(".docm", ".docx", ".dotx", ".potx", ".ppsx", ".pptm", ".pptx", ".xlsm", ".xlsx"),
    *(".odg", ".odp", ".ods", ".odt", ".ott"),
)
"""Endings of documents that are archives."""


def details_of(file: Path) -> Told:
    """Return what a film or a document says about itself; nothing for every other file."""
    ending = file.suffix.casefold()
    try:
        if ending in FILMS:
            with file.open("rb") as stream:
                return film_says(stream, file.stat().st_size)
        if ending in PACKED:
            return packed_says(file)
        if ending == ".pdf":
            return pdf_says(file)
    except OSError:
        return NOTHING  # other checks say that it cannot be opened
    return NOTHING


__all__ = ["FILMS", "NOTHING", "Told", "details_of"]
