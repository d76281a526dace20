"""Badges in PNG images."""

import struct
import zlib

import pytest

from portfolio_gen.badges import png
from portfolio_gen.badges.baked import Baked, bake_png, extract
from portfolio_gen.badges.chunk import MAX_TEXT
from portfolio_gen.base.errors import BadgeError, LimitError
from portfolio_gen.model.badge import Container
from tests.unit.badges.samples import chunk, dumps, itxt, ob3, token
from tests.unit.badges.samples import png as picture

TEXT = '{"name": "Überblick"}'
UTF8 = TEXT.encode()
CUT = "The text in this picture is cut short."
ENDS = "This PNG image ends in the middle."


@pytest.mark.parametrize(
    ("image", "found"),
    [
        (picture(itxt(UTF8)), Baked(text=TEXT)),
        (picture(itxt(UTF8, b"openbadges")), Baked(text=TEXT)),
        (
            picture(chunk(b"iTXt", b"openbadges\0\1\0de\0Abzeichen\0" + zlib.compress(UTF8))),
            Baked(text=TEXT),
        ),
        (picture(chunk(b"tEXt", b"openbadges\0" + UTF8)), Baked(text=TEXT)),
        (
            picture(chunk(b"tEXt", b"openbadges\0" + TEXT.encode("latin-1"))),
            Baked(text=TEXT, notes=("The text in the picture is Latin-1, not UTF-8.",)),
        ),
        (picture(chunk(b"zTXt", b"openbadges\0\0" + zlib.compress(UTF8))), Baked(text=TEXT)),
        (
            picture(itxt(UTF8), itxt(b"{}", b"openbadges")),
            Baked(text=TEXT, notes=("The picture holds 2 badges; the first is read.",)),
        ),
        (
            picture(itxt(UTF8), end=False),
            Baked(text=TEXT, notes=("The picture is cut off after the badge.",)),
        ),
        (picture(itxt(UTF8)) + b"more", Baked(text=TEXT)),
        (picture(chunk(b"tEXt", b"comment\0openbadges"), chunk(b"eXIf", b"openbadges\0x")), None),
        (picture(), None),
    ],
    ids=[
        "itxt",
        "older",
        "compressed",
        "text",
        "latin-1",
        "ztxt",
        "two",
        "cut-after",
        "more-after",
        "other-texts",
        "none",
    ],
)
def test_extract(image: bytes, found: Baked | None) -> None:
    """The first text by the name of a badge is found, however it is packed."""
    assert extract(image, Container.PNG) == found


def test_checksum_is_not_asked_for() -> None:
    """A wrong checksum does not lose a badge."""
    good = itxt(UTF8)
    assert png.extract(picture(good[:-4] + b"\0\0\0\0")) == Baked(text=TEXT)


@pytest.mark.parametrize(
    ("image", "message"),
    [
        (b"GIF89a", "This is not a PNG image."),
        (picture(end=False), ENDS),
        (picture()[:20], ENDS),
        (png.SIGNATURE, ENDS),
        (png.SIGNATURE + struct.pack(">I4s", 2**32 - 1, b"iTXt") + b"openbadges\0", ENDS),
        (picture(chunk(b"iTXt", b"openbadges")), CUT),
        (picture(chunk(b"iTXt", b"openbadges\0\0\0en\0x")), CUT),
        (picture(itxt(b"\xff")), "The text in this picture is not UTF-8."),
        (picture(chunk(b"zTXt", b"openbadges\0\0" + zlib.compress(UTF8)[:-5])), CUT),
        (picture(chunk(b"zTXt", b"openbadges\0\0")), CUT),
        (
            picture(chunk(b"zTXt", b"openbadges\0\0nonsense")),
            "The text in this picture cannot be unpacked.",
        ),
        (
            picture(chunk(b"zTXt", b"openbadges\0\0" + zlib.compress(UTF8) + b"more")),
            "The text in this picture cannot be unpacked.",
        ),
    ],
    ids=[
        "gif",
        "no-end",
        "cut",
        "signature",
        "huge-length",
        "no-fields",
        "fields",
        "utf-8",
        "cut-zlib",
        "no-zlib",
        "zlib",
        "more-after-zlib",
    ],
)
def test_refused(image: bytes, message: str) -> None:
    """A damaged picture is refused with a sentence."""
    with pytest.raises(BadgeError) as caught:
        png.extract(image)
    assert caught.value.message == message


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """One gibibyte of zeros, packed into a megabyte."""
    packer = zlib.compressobj()
    part = bytes(2**24)
    return b"".join(packer.compress(part) for _ in range(2**6)) + packer.flush()


@pytest.mark.parametrize("kind", [b"zTXt", b"iTXt"], ids=["ztxt", "itxt"])
def test_bomb(kind: bytes, bomb: bytes) -> None:
    """A gibibyte of zeros in a megabyte is never unpacked."""
    head = b"openbadges\0\0" if kind == b"zTXt" else b"openbadges\0\1\0\0\0"
    image = picture(chunk(kind, head + bomb))
    with pytest.raises(LimitError) as caught:
        png.extract(image)
    assert caught.value.message == "The text in this picture has more than 1,500,000 bytes."


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt"], ids=["text", "ztxt", "itxt"])
def test_text_limit(kind: bytes) -> None:
    """A text may be exactly as long as the limit, and not one byte longer."""

    def image(size: int) -> bytes:
        text = b"x" * size
        bodies = {b"tEXt": text, b"zTXt": b"\0" + zlib.compress(text), b"iTXt": b"\0\0\0\0" + text}
        return picture(chunk(kind, b"openbadges\0" + bodies[kind]))

    found = png.extract(image(MAX_TEXT))
    assert found is not None
    assert len(found.text) == MAX_TEXT
    with pytest.raises(LimitError):
        png.extract(image(MAX_TEXT + 1))


def test_too_many_chunks() -> None:
    """A picture of very many parts is not walked through."""
    with pytest.raises(LimitError) as caught:
        png.extract(picture(chunk(b"tEXt", b"") * 20_000))
    assert caught.value.message == "This PNG image has more than 20,000 parts."


@pytest.mark.parametrize("credential", [dumps(ob3()), token(ob3()).encode()], ids=["json", "jws"])
def test_baked(credential: bytes) -> None:
    """What is baked is found again, uncompressed, once, and every other byte is as before."""
    plain = picture(chunk(b"tEXt", b"Author\0Ana"))
    baked = bake_png(plain, credential)
    assert png.extract(baked) == Baked(text=credential.decode())
    assert baked.count(b"openbadgecredential") == 1
    assert baked.replace(itxt(credential), b"") == plain


def test_baked_in_place() -> None:
    """A badge that was in the picture is replaced, whatever version it had."""
    old = picture(itxt(b"{}"), chunk(b"tEXt", b"openbadges\0{}")) + b"more"
    assert bake_png(old, b' {"a": 1}\n') == picture(itxt(b'{"a": 1}')) + b"more"


@pytest.mark.parametrize(
    ("image", "credential", "message"),
    [
        (picture(end=False), b"{}", ENDS),
        (b"<svg/>", b"{}", "This is not a PNG image."),
        (picture(), b"\xff", "Only UTF-8 text can be put into a picture."),
        (
            picture(),
            b"https://x.example",
            "Only a badge can be put into a picture: JSON or signed text (JWS).",
        ),
    ],
    ids=["cut", "svg", "utf-8", "address"],
)
def test_not_baked(image: bytes, credential: bytes, message: str) -> None:
    """Only a badge is baked, and only into a whole picture."""
    with pytest.raises(BadgeError) as caught:
        bake_png(image, credential)
    assert caught.value.message == message


def test_baked_into_pieces() -> None:
    """A picture that is only an end mark has no header to stand behind."""
    with pytest.raises(BadgeError) as caught:
        bake_png(png.SIGNATURE + itxt(b"{}") + chunk(b"IEND", b""), b"{}")
    assert caught.value.message == "This PNG image does not begin with its header."


def test_every_text() -> None:
    """Packed or not, whatever it is called, up to where the file ends; broken ones are left out."""
    image = picture(
        chunk(b"tEXt", b"Author\0Ana"),
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"Bo")),
        chunk(b"zTXt", b"Comment\0\0broken"),
        chunk(b"eXIf", b"Cy"),
        itxt(UTF8),
        end=False,
    )
    assert [*png.texts(image)] == ["Ana", "Bo", TEXT]
    assert [*png.texts(b"no picture")] == []
