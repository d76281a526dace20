"""Media of a piece of work: pictures, films, recordings, files, each with its words."""

from base64 import b64encode
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from portfolio_gen.content.linked_files import names_file
from portfolio_gen.model.portfolio import Media
from portfolio_gen.site.blocks import EMPTY, Link
from portfolio_gen.site.pages.shelf import IMAGES, Sheet, Work
from portfolio_gen.site.pictures.shown import UNSEEN
from portfolio_gen.site.prose.text import paragraphs
from portfolio_gen.site.words.licences import licence_link

VIDEOS = {".mp4": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg", ".m4v": "video/mp4"}
SOUNDS = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One of the media.

    Attributes:
        kind: ``image``, ``video``, ``audio`` or ``file``.
        type: Media type of a film or recording.
        name: Name of the file.
        size: Size of the file, for people.
        width: Of a picture, in pixels; 0 if not known.
        height: Of a picture, in pixels; 0 if not known.
        srcset: Copies of a picture with their widths; empty if there is one file.
        alt: What a picture shows.
        captions: Captions of a film, inside the address itself.
        transcript: What is said, in words.
        longdesc: What a picture shows, at length.
    """

    kind: str
    href: str
    name: str
    size: str
    width: int = 0
    height: int = 0
    srcset: str = ""
    type: str = ""
    alt: str = ""
    caption: str = ""
    poster: str = ""
    captions: str = ""
    language: str = ""
    transcript: Markup = EMPTY
    longdesc: Markup = EMPTY
    licence: Link | None = None
    credit: str = ""


def exhibits(work: Work, sheet: Sheet) -> tuple[Exhibit, ...]:
    """Return the media of a work in the order in which they were written down."""
    shown = (_exhibit(media, n, work, sheet) for n, media in enumerate(work.meta.media, start=1))
    return tuple(exhibit for exhibit in shown if exhibit)


def _exhibit(media: Media, number: int, work: Work, sheet: Sheet) -> Exhibit | None:
    href = sheet.file(media.src, work.path)
    if not href:
        return None
    ending = PurePosixPath(media.src).suffix.lower()
    shown = sheet.shown.get(href, UNSEEN)
    return Exhibit(
        kind="image" if shown.width else _kind(ending),
        type=VIDEOS.get(ending) or SOUNDS.get(ending) or "",
        href=href,
        name=PurePosixPath(media.src).name,
        size=_size(media.src, work, sheet),
        width=shown.width,
        height=shown.height,
        srcset=shown.srcset,
        alt=media.alt or "",
        caption=media.caption or "",
        poster=sheet.file(media.poster, work.path) if media.poster else "",
        captions=_captions(media.captions, work, sheet) if media.captions else "",
        language=sheet.shelf.portfolio.settings.meta.language,
        transcript=_words(media.transcript, f"t{number}-", work, sheet),
        longdesc=_words(media.longdesc, f"d{number}-", work, sheet),
        licence=licence_link(media.license) if media.license else None,
        credit=media.credit or "",
    )


def _captions(link: str, work: Work, sheet: Sheet) -> str:
    """Return captions as a ``data:`` address: browsers load no captions file from a folder."""
    text = sheet.text_of(link, work.path)
    return f"data:text/vtt;base64,{b64encode(text.encode()).decode()}" if text else ""


def _kind(ending: str) -> str:
    if ending in IMAGES:
        return "image"
    if ending in VIDEOS:
        return "video"
    return "audio" if ending in SOUNDS else "file"


def _words(text: str | None, prefix: str, work: Work, sheet: Sheet) -> Markup:
    """Return a text that stands in a field, or in a file that the field names."""
    if not text:
        return EMPTY
    if names_file(text):
        source = work.path.parent / text
        return sheet.prose(sheet.text_of(text, work.path), source, prefix=prefix, level=2)
    if text.endswith((".txt", ".vtt")) and " " not in text:
        return paragraphs(sheet.text_of(text, work.path))
    return sheet.prose(text, work.path, prefix=prefix, level=2)


def _size(link: str, work: Work, sheet: Sheet) -> str:
    path = sheet.shelf.contents.resolve(link, work.path).path
    if path is None:
        return ""
    return size_words(sheet.shelf.place(path).file.stat().st_size)


def size_words(size: int) -> str:
    """Return a file size for people: ``430 kB``."""
    if size < 1000:  # noqa: PLR2004
        return f"{size} bytes"
    kilo = size / 1000
    return f"{kilo:.0f} kB" if kilo < 1000 else f"{kilo / 1000:.1f} MB"  # noqa: PLR2004
