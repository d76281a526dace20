"""What photos and films say about where, when and with what they were taken."""

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.base.paths import real_file
from portfolio_gen.content.linked_files import linked_files
from portfolio_gen.content.picture_file import kind_of_file, opened, read_picture
from portfolio_gen.content.privacy import public_view
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.model.portfolio import Portfolio

if TYPE_CHECKING:
    from PIL.Image import Image

FILMS = (".m4v", ".mov", ".mp4")
"""Endings of films that may say where they were taken."""

FILM_PLACES = (b"\xa9xyz", b"com.apple.quicktime.location", b"loci\x00\x00")
"""What the place of a film is called inside the file."""

FILM_PART = 4_000_000
"""How much of the beginning and of the end of a film is looked through, in bytes."""

_PLACE = 0x8825
_DETAILS = 0x8769
_CAMERA = (0x010F, 0x0110, 0x013B, 0x9C9D)
_OWNER = (0xA430, 0xA431, 0xA435)
"""EXIF: the place, the details; maker, model, artist and author; owner and serial numbers."""


def check_photos(portfolio: Portfolio, notes: Notes) -> None:
    """Note photos and films that say where they were taken, and photos that name a camera."""
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
    if path.suffix.casefold() in FILMS:
        if _film_says_where(file):
            notes.advise(
                "public-place",
                "this film says where it was recorded.",
                where=Where(file=str(path)),
                why="Films are published as they are: whoever downloads it can read your home or "
                "your school out of it.",
                hint="Export it again without location: phones ask for it when a film is shared.",
            )
        return
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
    exif = image.getexif()
    place = exif.get_ifd(_PLACE)
    details = exif.get_ifd(_DETAILS)
    camera = any(exif.get(tag) for tag in _CAMERA) or any(details.get(tag) for tag in _OWNER)
    notes = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    written = notes if isinstance(notes, bytes) else str(notes).encode()
    placed = any(tag in place for tag in (2, 4)) or b"GPSLatitude" in written
    parts = [
        "where it was taken" if placed else "",
        "which camera took it" if camera else "",
    ]
    return " and ".join(filter(None, parts))


def _film_says_where(file: Path) -> bool:
    with file.open("rb") as stream:
        start = stream.read(FILM_PART)
        stream.seek(max(len(start), file.stat().st_size - FILM_PART))
        end = stream.read(FILM_PART)
    return any(sign in part for sign in FILM_PLACES for part in (start, end))
