"""What photos say about where and with what they were taken."""

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.base.paths import real_file
from portfolio_gen.content.details.told import exif_says
from portfolio_gen.content.linked_files import linked_files
from portfolio_gen.content.picture_file import kind_of_file, opened, read_picture
from portfolio_gen.content.privacy import public_view
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.model.portfolio import Portfolio

if TYPE_CHECKING:
    from PIL.Image import Image


def check_photos(portfolio: Portfolio, notes: Notes) -> None:
    """Note photos that say where they were taken, or with which camera."""
    for path in sorted(linked_files(public_view(portfolio))):
        try:
            _file(real_file(portfolio.folder, path), path, notes)
        except ContentError as error:
            if error.where is None and not _said_elsewhere(portfolio, path):
                notes.error("picture", error, where=Where(file=str(path)))


def _said_elsewhere(portfolio: Portfolio, path: PurePosixPath) -> bool:
    """Tell whether other checks say that the file is missing."""
    return not (portfolio.folder / path).is_file()


def _file(file: Path, path: PurePosixPath, notes: Notes) -> None:
    kind = kind_of_file(file)
    if not kind:
        return
    with opened(read_picture(file), kind) as image:
        found = _told(image)
    if found:
        notes.advise(
            "public-place" if "where" in found else "public-camera",
            f"this photo says {found}.",
            where=Where(file=str(path)),
            why="The site shows copies without it, but the photo itself lies in your folder: a "
            "public repository publishes it as it is.",
            hint="Keep the folder private and publish with --split; or save the photo again "
            "without location, which phones ask for when a photo is shared.",
        )


def _told(image: "Image") -> str:
    """Return what a photo says about where and with what it was taken."""
    told = exif_says(image.getexif())
    notes = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    written = notes if isinstance(notes, bytes) else str(notes).encode()
    placed = told.place or b"GPSLatitude" in written
    parts = [
        "where it was taken" if placed else "",
        "which camera took it" if told.camera else "",
    ]
    return " and ".join(filter(None, parts))
