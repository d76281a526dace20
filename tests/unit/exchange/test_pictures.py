"""Pictures without the story of the camera; the picture itself stays as it is."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from portfolio_gen.exchange.pictures import without_metadata

SECRET = b"42.4534 N 75.0629 W"


def picture(kind: str, **options: Any) -> bytes:  # noqa: ANN401
    """Return a picture with a gradient in it."""
    image = Image.new("RGB", (40, 30))
    image.putdata([(x * 6, y * 8, 90) for y in range(30) for x in range(40)])
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(turn: int = 6) -> Image.Exif:
    """Return what a telephone writes."""
    tags = Image.Exif()
    tags[0x0112] = turn
    tags[0x010F] = SECRET.decode()
    tags[0x8825] = {1: "N", 2: (42.0, 27.0, 12.0)}
    return tags


def texts() -> PngImagePlugin.PngInfo:
    """Return what a drawing program writes."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    info.add_text("Long", SECRET.decode() * 9, zip=True)
    return info


PICTURES = {
    "jpeg": picture("JPEG", exif=exif(), comment=SECRET, icc_profile=b"profile"),
    "progressive": picture("JPEG", exif=exif(), progressive=True),
    "png": picture("PNG", exif=exif(), pnginfo=texts()),
    "webp": picture("WEBP", exif=exif(), xmp=SECRET, lossless=True),
}


@pytest.mark.parametrize("data", PICTURES.values(), ids=PICTURES.keys())
def test_clean(data: bytes) -> None:
    """Nothing of the story is left; every dot is as it was, and the picture stands as it stood."""
    assert SECRET in data or b"42.4" in data or b"zTXt" in data
    clean = without_metadata(data)
    assert clean is not None
    assert SECRET not in clean
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(clean)) as after:
        assert after.tobytes() == before.tobytes()
        assert 0x8825 not in after.getexif()
        assert 0x010F not in after.getexif()
        assert not {"comment", "xmp", "Comment", "Long"} & set(after.info)
    assert without_metadata(clean) == clean


@pytest.mark.parametrize(("turn", "kept"), [(1, None), (6, 6), (8, 8), (9, None)])
@pytest.mark.parametrize("order", ["<", ">"], ids=["little", "big"])
def test_orientation(turn: int, kept: int | None, order: str) -> None:
    """A photo that was taken sideways stays the right way up."""
    tags = exif(turn)
    tags.endian = order
    clean = without_metadata(picture("JPEG", exif=tags))
    assert clean is not None
    with Image.open(BytesIO(clean)) as image:
        assert image.getexif().get(0x0112) == kept


def test_colours_stay() -> None:
    """The profile that says what colours mean belongs to the picture."""
    clean = without_metadata(PICTURES["jpeg"])
    assert clean is not None
    with Image.open(BytesIO(clean)) as image:
        assert image.info["icc_profile"] == b"profile"


def test_fill_bytes() -> None:
    """Bytes that only fill a gap, and marks without a length, do no harm."""
    data = picture("JPEG")
    odd = data[:2] + b"\xff\x01\xff\xff" + data[2:]
    clean, same = without_metadata(odd), without_metadata(data)
    assert clean is not None
    assert clean.replace(b"\xff\x01", b"", 1) == same


def test_after_the_end() -> None:
    """What a telephone hides behind the picture goes."""
    for kind in ("jpeg", "png"):
        clean = without_metadata(PICTURES[kind] + SECRET)
        assert clean is not None
        assert SECRET not in clean


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"II*\0",
        b"\xff\xd8",
        b"\xff\xd8\x00\x00",
        b"\xff\xd8\xff\xff\xff",
        b"\xff\xd8\xff\xe0\0\x01\0",
        b"\xff\xd8\xff\xe0\xff\xff",
        b"\xff\xd8\xff\xda\0\x02pixels",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT1234",
        b"RIFF\xff\0\0\0WEBPVP8 \xff\0\0\0",
        b"RIFF\x0c\0\0\0WEBPVP8X\0\0\0\0",
    ],
)
def test_not_a_picture(data: bytes) -> None:
    """What cannot be cleaned is not passed on."""
    assert without_metadata(data) is None


@pytest.mark.parametrize("tiff", [b"", b"XX*\0", b"MM\0*\0\0\0\x08\0\x01\x01\x0f"])
def test_odd_exif(tiff: bytes) -> None:
    """A part about the camera that makes no sense is dropped like any other."""
    body = b"Exif\0\0" + tiff
    segment = b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body
    data = picture("JPEG")
    assert without_metadata(data[:2] + segment + data[2:]) == without_metadata(data)


@settings(deadline=None)
@given(data=st.data(), kind=st.sampled_from(sorted(PICTURES)))
def test_damaged(data: st.DataObject, kind: str) -> None:
    """Cut or changed pictures never raise."""
    whole = bytearray(PICTURES[kind])
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] = data.draw(st.integers(0, 255))
    without_metadata(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
