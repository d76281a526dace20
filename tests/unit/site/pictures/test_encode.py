"""One picture becomes files for the web, and nothing but the picture is in them."""

import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from portfolio_gen.base.errors import ContentError
from portfolio_gen.content.picture_file import picture_kind
from portfolio_gen.site.pictures import encode
from portfolio_gen.site.pictures.encode import Copies, encoded
from tests import photos


def copies(data: bytes) -> Copies:
    """Return what becomes of a picture of any kind."""
    return encoded(data, picture_kind(data[:32]))


def image(data: bytes) -> Image.Image:
    """Return the picture in a file."""
    return Image.open(BytesIO(data))


def every(found: Copies) -> list[bytes]:
    """Return all files of a picture."""
    return [copy.data for copy in (found.plain, *found.webp)]


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as a file."""
    stream = BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


CASES = {
    "photo": photos.jpeg(),
    "photo on its side": photos.jpeg(orientation=6),
    "small photo": photos.jpeg(200, 100),
    "grey photo": photos.jpeg(mode="L"),
    "photo for print": photos.jpeg(mode="CMYK"),
    "png": photos.png(photos.scene(900, 600)),
    "png with a table": photos.png(photos.scene(900, 600).quantize(16)),
    "clear png": photos.png(photos.scene(900, 600, "RGBA")),
    "grey clear png": photos.png(photos.scene(900, 600, "LA")),
    "webp": photos.webp(photos.scene(900, 600)),
    "still gif": saved(photos.scene(900, 600), "GIF", comment=photos.SECRET),
    "tiff": saved(photos.scene(900, 600), "TIFF", exif=photos.exif(), description=photos.WORDS),
    "moving gif": photos.moving("GIF"),
    "moving png": photos.moving("PNG"),
    "moving webp": photos.moving("WEBP"),
}


@pytest.mark.parametrize("data", CASES.values(), ids=CASES)
def test_nothing_but_the_picture(data: bytes) -> None:
    """No place, camera, note, packed note or profile is left, and nothing after the end."""
    for file in every(copies(data)):
        assert photos.SECRET not in file
        for sign in (
            b"Exif",
            b"EXIF",
            b"xmpmeta",
            b"XMP ",
            b"ICC_",
            b"ICCP",
            b"iCCP",
            b"tEXt",
            b"iTXt",
        ):
            assert sign not in file
        with image(file) as found:
            assert not found.getexif()
            assert not {"comment", "xmp", "icc_profile", "exif", "Comment"} & set(found.info)


def test_canaries_are_in_the_sources() -> None:
    """The test above has something to find."""
    packed = zlib.compress(photos.SECRET)
    assert all(photos.SECRET in data or packed in data for data in CASES.values())


@pytest.mark.parametrize("data", CASES.values(), ids=CASES)
def test_equal_input_gives_equal_files(data: bytes) -> None:
    """Byte for byte."""
    assert copies(data) == copies(data)


@pytest.mark.parametrize(
    ("width", "plain", "webp"),
    [
        (400, 400, []),
        (401, 401, [401]),
        (479, 479, [479]),
        (480, 480, [400, 480]),
        (1000, 1000, [400, 800, 1000]),
        (2000, 1400, [400, 800, 1400, 2000]),
        (3000, 1400, [400, 800, 1400, 2000]),
        (4100, 1400, [400, 800, 1400, 2000]),
    ],
)
def test_widths(width: int, plain: int, webp: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Two to four widths of WebP; nothing is made larger than it was."""
    monkeypatch.setattr(encode, "SMALL_BYTES", 0)
    found = copies(photos.jpeg(width, width // 2))
    assert found.plain.width == plain
    assert [copy.width for copy in found.webp] == webp
    for copy in (found.plain, *found.webp):
        assert image(copy.data).size == (copy.width, copy.height)
        assert abs(copy.height * 2 - copy.width) <= 2


def test_a_small_file_stays_one() -> None:
    """Copies would only cost requests."""
    found = copies(photos.png(Image.new("RGB", (1200, 800), "navy")))
    assert found.webp == ()
    assert found.plain.width == 1200


def test_copies_that_save_nothing_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A WebP no smaller than the plain copy serves nobody."""
    monkeypatch.setattr(encode, "SMALL_BYTES", 0)
    monkeypatch.setattr(encode, "WEBP_QUALITY", 100)
    monkeypatch.setattr(encode, "QUALITY", 5)
    assert copies(photos.jpeg(405, 300)).webp == ()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_turned_upright(orientation: int) -> None:
    """The tag that says which way is up is obeyed, also where a large photo is read at half size.

    The red corner stands where the first dot belongs.
    """
    corners = {
        1: (0, 0),
        2: (1, 0),
        3: (1, 1),
        4: (0, 1),
        5: (0, 0),
        6: (1, 0),
        7: (1, 1),
        8: (0, 1),
    }
    large = (900, 4400) if orientation > 4 else (4400, 900)
    for width, height in ((300, 200), large):
        found = copies(photos.jpeg(width, height, orientation=orientation))
        on_side = orientation > 4
        shape = (height, width) if on_side else (width, height)
        assert abs(found.plain.width / found.plain.height - shape[0] / shape[1]) < 0.02
        across, down = corners[orientation]
        last = (found.plain.width - 1, found.plain.height - 1)
        red = image(found.plain.data).convert("RGB").getpixel((across * last[0], down * last[1]))
        assert isinstance(red, tuple)
        assert red[0] > 150 > red[1]


@pytest.mark.parametrize(
    ("data", "ending", "mode"),
    [
        (photos.jpeg(), ".jpg", "RGB"),
        (photos.jpeg(mode="CMYK"), ".jpg", "RGB"),
        (photos.png(photos.scene(900, 600)), ".png", "RGB"),
        (photos.png(Image.new("RGBA", (900, 600), (1, 2, 3, 255))), ".png", "P"),
        (photos.png(Image.new("RGBA", (900, 600), (1, 2, 3, 100))), ".png", "RGBA"),
        (photos.png(Image.new("1", (900, 600))), ".png", "P"),
        (photos.png(Image.new("I;16", (900, 600), 40_000)), ".png", "P"),
        (photos.webp(photos.scene(900, 600)), ".jpg", "RGB"),
        (photos.webp(photos.scene(900, 600, "RGBA")), ".jpg", "RGB"),
        (saved(photos.scene(900, 600), "AVIF"), ".jpg", "RGB"),
        (saved(photos.scene(900, 600), "TIFF"), ".jpg", "RGB"),
        (saved(photos.scene(900, 600), "GIF"), ".png", "P"),
    ],
    ids=[
        "photo",
        "print",
        "png",
        "opaque",
        "clear",
        "black and white",
        "16 bits",
        "webp",
        "opaque webp",
        "avif",
        "tiff",
        "gif",
    ],
)
def test_kind_of_the_plain_copy(data: bytes, ending: str, mode: str) -> None:
    """A kind that every program shows, without loss where the original had none."""
    found = copies(data)
    assert found.ending == ending
    assert image(found.plain.data).mode == mode


def test_sixteen_bits_keep_their_brightness() -> None:
    """They are divided, not cut."""
    found = copies(photos.png(Image.new("I;16", (300, 200), 32_896)))
    assert image(found.plain.data).convert("L").getpixel((5, 5)) in {127, 128, 129}


def test_colours_become_those_of_the_web(monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile with other primaries moves the colours; one that is none is ignored."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    red = Image.new("RGB", (100, 100), (200, 20, 20))
    for profile in (b"nonsense", lab, photos.profile()):
        found = copies(saved(red, "PNG", icc_profile=profile))
        assert image(found.plain.data).convert("RGB").getpixel((5, 5)) == (200, 20, 20)
    monkeypatch.setattr(
        ImageCms, "profileToProfile", lambda *_, **__: Image.new("RGB", (100, 100), "blue")
    )
    found = copies(saved(red, "PNG", icc_profile=photos.profile()))
    assert image(found.plain.data).convert("RGB").getpixel((5, 5)) == (0, 0, 255)


def test_clear_parts_keep_their_profile_and_stay_clear() -> None:
    """Both are looked after at once."""
    half = Image.new("RGBA", (100, 100), (200, 20, 20, 128))
    found = copies(saved(half, "PNG", icc_profile=photos.profile()))
    assert image(found.plain.data).convert("RGBA").getpixel((5, 5)) == (200, 20, 20, 128)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_moving_pictures_still_move(kind: str) -> None:
    """All frames are there, as they were."""
    data = photos.moving(kind)
    found = copies(data)
    assert found.webp == ()
    before, after = image(data), image(found.plain.data)
    assert getattr(after, "n_frames", 1) == 3
    for frame in range(3):
        before.seek(frame)
        after.seek(frame)
        assert before.convert("RGBA").tobytes() == after.convert("RGBA").tobytes()
        assert before.info.get("duration") == after.info.get("duration")
    assert before.info.get("loop") == after.info.get("loop")


def test_a_photo_with_a_second_one_inside() -> None:
    """As some phones store it: the first is the photo."""
    stream = BytesIO()
    photos.scene(900, 600).save(
        stream, "MPO", save_all=True, append_images=[photos.scene(90, 60)], exif=photos.exif()
    )
    found = copies(stream.getvalue())
    assert (found.ending, found.plain.width) == (".jpg", 900)


def test_a_very_high_picture_stays_within_what_webp_can_hold() -> None:
    """Its width gives way."""
    found = copies(photos.png(photos.scene(30, 13_000)))
    assert found.plain.height <= encode.MAX_HEIGHT


TIFF_PAGES = saved(
    photos.scene(90, 60), "TIFF", save_all=True, append_images=[photos.scene(90, 60)]
)

BAD = {
    "cut photo": (photos.jpeg()[:4000], "this picture is damaged and cannot be opened."),
    "head only": (b"\xff\xd8\xff\xe0", "this picture is damaged and cannot be opened."),
    "bomb": (photos.bomb(30_000, 30_000), "this picture is larger than 80 million pixels."),
    "large": (photos.bomb(9000, 8900), "this picture is larger than 80 million pixels."),
    "lies": (photos.bomb(8000, 9000), "this picture is damaged and cannot be opened."),
    "endless passes": (
        photos.jpeg() + b"\xff\xda" * 70,
        "this picture is damaged and cannot be opened.",
    ),
    "pages": (TIFF_PAGES, "this file holds several pictures."),
    "cut moving gif": (photos.moving("GIF")[:-40], "this picture is damaged and cannot be opened."),
    "heic": (
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        "this photo is stored as HEIC, as iPhones store photos, which most browsers cannot show.",
    ),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_what_cannot_be_used(data: bytes, message: str) -> None:
    """It is said in words, with the way out."""
    with pytest.raises(ContentError) as caught:
        copies(data)
    assert caught.value.message == message
    assert caught.value.hint


def test_too_many_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """A film is no picture."""
    monkeypatch.setattr("portfolio_gen.site.pictures.strip.MAX_FRAMES", 2)
    with pytest.raises(ContentError, match="larger than 2000 frames"):
        copies(photos.moving("GIF"))
