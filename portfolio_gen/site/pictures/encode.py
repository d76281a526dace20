"""One picture to the files that the web gets: turned upright, in sizes, without metadata."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from portfolio_gen.base.errors import ContentError
from portfolio_gen.content.picture_file import broken, opened, too_large
from portfolio_gen.site.pictures.strip import MAX_FRAMES, stripped

if TYPE_CHECKING:
    from PIL.Image import Image

EDITION = 1
"""Raised when the same picture would become other files."""

WIDTHS = (400, 800, 1400, 2000)
"""Widths of the WebP copies, in pixels; the pages are 1,240 wide, screens have up to two each."""

PLAIN_WIDTH = 1400
"""Width of the copy for programs that know no WebP, and for previews elsewhere, in pixels."""

MAX_HEIGHT = 12_000
"""Largest height of a copy, in pixels; WebP ends at 16,383."""

SMALL_BYTES = 50_000
"""A picture that is no larger than this stays one file, in bytes."""

QUALITY = 80
"""Quality of photos as JPEG, of 100."""

WEBP_QUALITY = 76
"""Quality of photos as WebP, of 100; it looks as good as the other."""

EFFORT = 2
"""How hard WebP tries, of 6; above, photos take twice as long and become a twentieth smaller."""

MANY_COLOURS = 4096
"""A picture with no more colours is drawn, not photographed, and is stored without loss."""

_ORIENTATION = 0x0112
_ON_ITS_SIDE = frozenset({5, 6, 7, 8})
"""The EXIF tag that says which way is up, and its values for a picture that lies on its side."""

_ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A picture as a file for the web."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What one picture becomes.

    Attributes:
        ending: What the name of ``plain`` ends in.
        plain: The copy that every program can show.
        webp: Copies for browsers, from small to large; none if ``plain`` is small enough.
    """

    ending: str
    plain: Copy
    webp: tuple[Copy, ...] = ()


def encoded(data: bytes, kind: str) -> Copies:
    """Return the copies of a picture.

    Args:
        data: All of the file.
        kind: From ``content.picture_file.picture_kind``.

    Raises:
        ContentError: It is broken, too large, or of a kind that cannot be opened.
    """
    with opened(data, kind) as image:
        moves = getattr(image, "is_animated", False) and image.format != "MPO"
        if moves:
            return _moving(data, kind, image)
        return _still(image, kind)


def _moving(data: bytes, kind: str, image: "Image") -> Copies:
    if kind not in {"GIF", "PNG", "WEBP"}:
        raise ContentError(
            "this file holds several pictures.",
            hint="Save the one that should be shown as JPEG or PNG, or all of them as a PDF.",
        )
    try:
        kept = stripped(data, kind)
    except ValueError as error:
        raise (too_large(f"{MAX_FRAMES} frames") if "frames" in str(error) else broken()) from error
    return Copies(ending=_ENDINGS[kind], plain=_copy(image, kept))


def _still(image: "Image", kind: str) -> Copies:
    from PIL import ImageOps  # noqa: PLC0415 (only portfolios with photos need it)

    _reduce(image)
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    clear = upright.has_transparency_data
    whole = _mixable(upright, clear=clear)
    drawn = kind != "JPEG" and whole.getcolors(MANY_COLOURS) is not None
    dots = _coloured(_fitted(whole), profile, clear=clear)
    lossless = drawn or dots.mode == "RGBA" or kind in {"PNG", "GIF"}
    plain = _plain(dots, "PNG" if lossless else "JPEG")
    wide = upright.width
    small = wide <= WIDTHS[0] or (wide <= PLAIN_WIDTH and len(plain.data) <= SMALL_BYTES)
    webp = () if small else tuple(_smaller(dots, lossless=drawn))
    if len(webp) == 1 and len(webp[0].data) >= len(plain.data):
        webp = ()
    return Copies(ending=_ENDINGS["PNG" if lossless else "JPEG"], plain=plain, webp=webp)


def _reduce(image: "Image") -> None:
    """Let a JPEG be decoded at a fraction of its size, not narrower than the largest copy."""
    width, height = image.size
    across = height if image.getexif().get(_ORIENTATION, 1) in _ON_ITS_SIDE else width
    share = WIDTHS[-1] / across
    if share < 1:
        image.draft(image.mode, (int(width * share), int(height * share)))


def _mixable(image: "Image", *, clear: bool) -> "Image":
    """Return the picture with dots that can be averaged: no numbers of a table, no 16 bits."""
    if image.mode.startswith("I;16"):
        return image.point(lambda level: level * (1 / 256)).convert("L")
    if image.mode in {"L", "RGB", "RGBA", "CMYK"} and not clear:
        return image
    return image.convert("RGBA" if clear else "RGB")


def _fitted(image: "Image") -> "Image":
    """Return the picture no wider and no higher than the largest copy."""
    share = min(1.0, WIDTHS[-1] / image.width, MAX_HEIGHT / image.height)
    return image if share == 1 else _resized(image, max(1, int(image.width * share)))


def _resized(image: "Image", width: int) -> "Image":
    from PIL.Image import Resampling  # noqa: PLC0415 (only portfolios with photos need it)

    height = round(image.height * width / image.width)
    size = (width, min(MAX_HEIGHT, max(1, height)))
    return image.resize(size, Resampling.LANCZOS, reducing_gap=3.0)


def _coloured(image: "Image", profile: bytes | None, *, clear: bool) -> "Image":
    """Return the picture in sRGB, with nothing attached to it."""
    from PIL import Image, ImageCms  # noqa: PLC0415 (only portfolios with photos need it)

    mode = "RGBA" if clear else "RGB"
    found = image
    if profile:
        # One for something else, or none at all: the picture is shown as it comes.
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            known = ImageCms.ImageCmsProfile(BytesIO(profile))
            into = ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(image, known, into, outputMode=mode) or image
    found = found.convert(mode)
    if clear and found.getchannel("A").getextrema() == (255, 255):
        found = found.convert("RGB")
    bare = Image.new(found.mode, found.size)
    bare.paste(found)
    return bare


def _plain(dots: "Image", kind: str) -> Copy:
    image = dots if dots.width <= PLAIN_WIDTH else _resized(dots, PLAIN_WIDTH)
    if kind == "JPEG":
        return _copy(image, _saved(image, "JPEG", quality=QUALITY, progressive=True, optimize=True))
    return _copy(image, min(_saved(image, "PNG"), _table_of_colours(image), key=len))


def _table_of_colours(image: "Image") -> bytes:
    """Return a PNG with a table of colours; without one if that would change a dot."""
    from PIL.Image import Dither, Quantize  # noqa: PLC0415 (only portfolios with photos need it)

    if image.mode == "RGB" and image.getcolors(256):
        few = image.quantize(256, Quantize.MEDIANCUT, dither=Dither.NONE)
        if few.convert("RGB").tobytes() == image.tobytes():
            return _saved(few, "PNG")
    return _saved(image, "PNG", optimize=True)


def _smaller(dots: "Image", *, lossless: bool) -> Iterable[Copy]:
    """Return WebP copies from small to large, each made from the next larger one."""
    widths = [width for width in WIDTHS if width * 1.2 <= dots.width]
    made, image = [], dots
    for width in [dots.width, *reversed(widths)]:
        image = image if image.width == width else _resized(image, width)
        options = {"lossless": True} if lossless else {"quality": WEBP_QUALITY}
        made.append(_copy(image, _saved(image, "WEBP", method=EFFORT, **options)))
    return reversed(made)


def _saved(image: "Image", kind: str, **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def _copy(image: "Image", data: bytes) -> Copy:
    return Copy(width=image.width, height=image.height, data=data)
