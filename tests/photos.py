"""Pictures with everything in them that must not be published, made by the tests."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

SECRET = b"CANARY-PHOTO-7f3a"
"""Stands in every place of a picture that is not the picture."""

WORDS = SECRET.decode()
XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{WORDS}</x:xmpmeta>".encode()


def scene(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture whose upper left corner is red and whose upper right corner is green."""
    image = Image.merge(
        "RGB", [Image.linear_gradient("L").resize((width, height)).rotate(90 * n) for n in range(3)]
    )
    grain = Image.effect_noise((max(1, width // 4), max(1, height // 4)), 90).convert("RGB")
    image = Image.blend(image, grain.resize((width, height)), 0.3)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 4, height // 4), fill=(200, 20, 20))
    draw.rectangle((width * 3 // 4, 0, width, height // 4), fill=(20, 160, 20))
    return image.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes into a photo: place, camera, a thumbnail's worth of words."""
    found = Image.Exif()
    found[0x0112], found[0x010F], found[0x0110], found[0x013B] = orientation, WORDS, "X1", WORDS
    place = found.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (42.0, 27.0, 12.0), "W", (75.0, 3.0, 50.0)
    found.get_ifd(0x8769)[0x9286] = SECRET
    return found


def jpeg(width: int = 900, height: int = 600, *, orientation: int = 1, mode: str = "RGB") -> bytes:
    """A photo as a phone stores it."""
    stream = BytesIO()
    scene(width, height, mode).save(
        stream,
        "JPEG",
        exif=exif(orientation),
        comment=SECRET,
        xmp=XMP,
        icc_profile=profile(),
        quality=90,
    )
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(SECRET)) + SECRET
    data = stream.getvalue()
    segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return data[:2] + segment + data[2:] + SECRET


def png(image: Image.Image) -> bytes:
    """A PNG with notes of every kind, and something after its end."""
    info = PngInfo()
    info.add_text("Comment", WORDS)
    info.add_text("Author", WORDS, zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    stream = BytesIO()
    image.save(stream, "PNG", pnginfo=info, exif=exif())
    return stream.getvalue() + SECRET


def webp(image: Image.Image, **options: object) -> bytes:
    """A WebP with EXIF and XMP."""
    stream = BytesIO()
    image.save(stream, "WEBP", exif=exif().tobytes(), xmp=XMP, **options)
    return stream.getvalue()


def moving(kind: str, frames: int = 3) -> bytes:
    """A moving picture with notes."""
    stream = BytesIO()
    colours = [Image.new("RGB", (120, 80), (80 * n % 255, 40, 200)) for n in range(frames)]
    options: dict[str, object] = {"GIF": {"comment": SECRET, "loop": 0}}.get(kind, {})
    if kind == "WEBP":
        options = {"exif": exif().tobytes(), "xmp": XMP}
    if kind == "PNG":
        info = PngInfo()
        info.add_text("Comment", WORDS)
        options = {"pnginfo": info}
    colours[0].save(stream, kind, save_all=True, append_images=colours[1:], duration=100, **options)
    return stream.getvalue() + (SECRET if kind != "WEBP" else b"")


def profile() -> bytes:
    """A colour profile that says more than colours."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return bytes(made)


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    crc = struct.pack(">I", zlib.crc32(name + body))
    return struct.pack(">I", len(body)) + name + body + crc


def bomb(width: int, height: int) -> bytes:
    """A small PNG that says it is very large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
