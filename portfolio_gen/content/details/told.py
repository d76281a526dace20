"""What a file told, and parts of it that several kinds of files have."""

import html
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Exif

MAX_WORDS = 200
"""Longest text that is kept of one field, in characters."""

MAX_PLACES = 400
"""Most places at which one thing is looked for in a file."""

MAX_PEOPLE = 64
"""Most lists of people that are read in one file."""

MAX_PHOTO = 131_072
"""How much of a photo inside a file is read: notes of cameras stand at its beginning."""

_PLACE = 0x8825
_DETAILS = 0x8769
_CAMERA = (0x010F, 0x0110, 0x013B, 0x9C9D)
_OWNER = (0xA430, 0xA431, 0xA435)
"""EXIF: the place, the details; maker, model, artist and author; owner and serial numbers."""

_EXIF = b"Exif\0\0"
_CREATOR, _CREATOR_END = b"<dc:creator>", b"</dc:creator>"
_CREATOR_SIZE = 2_000
_TAG = re.compile(rb"<[^<>]{0,400}>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a file told about itself.

    Attributes:
        place: True if it says where something was taken.
        camera: True if it says which device took it.
        people: Names of those who wrote it, as far as it names any.
        texts: Its title and the like, which nobody sees on its pages.
        locked: True if it could not be looked into.
    """

    place: bool = False
    camera: bool = False
    people: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    locked: bool = False


NOTHING = Told()
"""What most files tell."""


def joined(parts: Iterable[Told]) -> Told:
    """Return what several parts of a file told, each name and text once."""
    found = tuple(parts)
    return Told(
        place=any(part.place for part in found),
        camera=any(part.camera for part in found),
        people=tuple(dict.fromkeys(name for part in found for name in part.people)),
        texts=tuple(dict.fromkeys(text for part in found for text in part.texts)),
        locked=any(part.locked for part in found),
    )


def words(text: str) -> str:
    """Return a text in one line, without what cannot be shown; cut if it is long."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())[:MAX_WORDS]


def exif_says(exif: "Exif") -> Told:
    """Return what the notes of a camera say."""
    details = exif.get_ifd(_DETAILS)
    camera = any(exif.get(tag) for tag in _CAMERA) or any(details.get(tag) for tag in _OWNER)
    return Told(place=any(tag in exif.get_ifd(_PLACE) for tag in (2, 4)), camera=camera)


def photos_say(data: bytes) -> Told:
    """Return what photos inside a file say, wherever in it they begin."""
    from PIL.Image import Exif  # noqa: PLC0415 (only documents with photos need it)

    found: list[Told] = []
    at = data.find(_EXIF)
    while at >= 0 and len(found) < MAX_PLACES:
        exif = Exif()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # bytes that only look like the notes of a camera
                exif.load(data[at : at + MAX_PHOTO])
                found.append(exif_says(exif))
        except Exception:  # noqa: BLE001 (decoders raise whatever they like over broken bytes)
            found.append(NOTHING)
        at = data.find(_EXIF, at + 1)
    return joined(found)


def notes_say(data: bytes) -> Told:
    """Return what XMP notes say: places, cameras, and who made it."""
    starts = data.split(_CREATOR, maxsplit=MAX_PEOPLE)[1:]
    lists = [part[:_CREATOR_SIZE].partition(_CREATOR_END) for part in starts]
    people = [unescaped(_TAG.sub(b" ", inside)) for inside, end, _ in lists if end]
    return Told(
        place=b"GPSLatitude" in data,
        camera=b"tiff:Model" in data or b"tiff:Make" in data,
        people=tuple(filter(None, people)),
    )


def unescaped(data: bytes) -> str:
    """Return the text between two tags."""
    return words(html.unescape(data.decode("utf-8", "replace")))
