"""Pictures made of dots: what kind a file is, whatever its name, and a bounded way to open it."""

import contextlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_gen.base.errors import ContentError

if TYPE_CHECKING:
    from PIL.Image import Image

HEAD = 32
"""How many bytes tell what kind a file is."""

MAX_BYTES = 60_000_000
"""Largest picture that is opened, in bytes."""

MAX_PIXELS = 80_000_000
"""Most dots of a picture that is opened: each costs four bytes of memory."""

MAX_SCANS = 64
"""Most passes over one JPEG; honest files make a dozen, and each takes as long as the picture."""

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "TIFF")
"""Kinds that are opened; other decoders are never given a stranger's bytes."""

NOT_FOR_THE_WEB = {
    "HEIC": "HEIC, as iPhones store photos",
    "JPEG XL": "JPEG XL",
    "JPEG 2000": "JPEG 2000",
    "raw": "the raw format of a camera",
}
"""Kinds that are recognized and cannot be opened, in words."""

_MAGIC = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"II+\x00", "TIFF"),
    (b"MM\x00+", "TIFF"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\x00\x00\x00\x0cJXL \r\n", "JPEG XL"),
    (b"\x00\x00\x00\x0cjP  \r\n", "JPEG 2000"),
    (b"FUJIFILMCCD-RAW", "raw"),
)
_AVIF = (b"avif", b"avis")
_HEIC = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1")
_TIFF_NAMES = (".tif", ".tiff")


def picture_kind(head: bytes, name: str = "") -> str:
    """Return what kind of picture starts with ``head``; empty if it is none.

    Args:
        head: The first ``HEAD`` bytes.
        name: Name of the file: raw photos of cameras begin like a TIFF and are named otherwise.
    """
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        brands = {head[8:12], *(head[at : at + 4] for at in range(16, HEAD, 4))}
        if brands.intersection(_AVIF):
            return "AVIF"
        return "HEIC" if brands.intersection(_HEIC) else ""
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), "")
    raw = kind == "TIFF" and name and not name.casefold().endswith(_TIFF_NAMES)
    return "raw" if raw else kind


def kind_of_file(file: Path) -> str:
    """Return what kind of picture a file is; empty if it is none, or cannot be opened."""
    try:
        with file.open("rb") as stream:
            return picture_kind(stream.read(HEAD), file.name)
    except OSError:
        return ""


def read_picture(file: Path) -> bytes:
    """Return the bytes of a picture.

    Raises:
        ContentError: It is too large, or cannot be read.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ContentError(
            f"this file could not be opened: {error.strerror}.", hint="Check that you may read it."
        ) from error
    if len(data) > MAX_BYTES:
        raise too_large(f"{MAX_BYTES // 1_000_000} MB")
    return data


@contextlib.contextmanager
def opened(data: bytes, kind: str) -> Iterator["Image"]:
    """Open a picture; its dots are not decoded yet.

    Whatever goes wrong while the picture is used counts as the fault of the file: decoders raise
    whatever they like over bytes that make no sense.

    Args:
        data: All of the file.
        kind: From ``picture_kind``.

    Raises:
        ContentError: It cannot be opened here, is broken, or too large.
    """
    if kind in NOT_FOR_THE_WEB:
        raise ContentError(
            f"this photo is stored as {NOT_FOR_THE_WEB[kind]}, which most browsers cannot show.",
            hint="Export it as JPEG, save that beside it, and use the JPEG instead.",
        )
    if kind == "JPEG" and data.count(b"\xff\xda") > MAX_SCANS:
        raise broken()
    from PIL import Image  # noqa: PLC0415 (only portfolios with photos need it)

    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            _check_size(image)
            yield image
    except ContentError:
        raise
    except Image.DecompressionBombError as error:
        raise too_large(f"{MAX_PIXELS // 1_000_000} million pixels") from error
    except Exception as error:
        raise broken() from error


def _check_size(image: "Image") -> None:
    """Refuse a picture of too many dots.

    Raises:
        ContentError: It has more than ``MAX_PIXELS``.
    """
    if image.width * image.height > MAX_PIXELS:
        raise too_large(f"{MAX_PIXELS // 1_000_000} million pixels")


def too_large(limit: str) -> ContentError:
    """Return what is said of a picture beyond ``limit``."""
    return ContentError(
        f"this picture is larger than {limit}.",
        hint="Open it in any picture program, make it smaller, and save it under the same name.",
    )


def broken() -> ContentError:
    """Return what is said of a picture that makes no sense."""
    return ContentError(
        "this picture is damaged and cannot be opened.",
        hint="Open it in any picture program and save it again as JPEG or PNG, or take a new copy "
        "from where it came from.",
    )
