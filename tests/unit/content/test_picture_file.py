"""What kind of picture a file is, and when it is opened."""

from pathlib import Path

import pytest

from portfolio_gen.base.errors import ContentError
from portfolio_gen.content import picture_file
from portfolio_gen.content.picture_file import kind_of_file, opened, picture_kind, read_picture
from tests import photos

KINDS = {
    "jpeg": (b"\xff\xd8\xff\xe0", "x.jpg", "JPEG"),
    "png by another name": (b"\x89PNG\r\n\x1a\n", "x.txt", "PNG"),
    "gif": (b"GIF89a", "x.gif", "GIF"),
    "webp": (b"RIFF\0\0\0\0WEBPVP8 ", "x.webp", "WEBP"),
    "another riff": (b"RIFF\0\0\0\0WAVEfmt ", "x.wav", ""),
    "avif": (b"\0\0\0\x20ftypavif\0\0\0\0avifmif1", "x.avif", "AVIF"),
    "avif in general words": (b"\0\0\0\x20ftypmif1\0\0\0\0mif1avif", "x.avif", "AVIF"),
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "IMG_1.HEIC", "HEIC"),
    "heic in general words": (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "x.heic", "HEIC"),
    "film": (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "x.mp4", ""),
    "tiff": (b"II*\0", "scan.TIFF", "TIFF"),
    "tiff without a name": (b"MM\0*", "", "TIFF"),
    "raw": (b"II*\0", "x.dng", "raw"),
    "jpeg xl": (b"\xff\x0a", "x.jxl", "JPEG XL"),
    "text": (b"# Rain", "index.md", ""),
    "nothing": (b"", "x.jpg", ""),
}


@pytest.mark.parametrize(("head", "name", "kind"), KINDS.values(), ids=KINDS)
def test_kind(head: bytes, name: str, kind: str) -> None:
    """Told by content; the name only separates raw photos from scans."""
    assert picture_kind(head, name) == kind


def test_kind_of_a_file(tmp_path: Path) -> None:
    """A file that cannot be opened is no picture here; others say that it is missing."""
    (tmp_path / "x.bin").write_bytes(photos.jpeg(20, 20))
    assert kind_of_file(tmp_path / "x.bin") == "JPEG"
    assert kind_of_file(tmp_path / "none.jpg") == ""


def test_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly at the limit is read; one byte more, or no permission, is said."""
    file = tmp_path / "x.jpg"
    file.write_bytes(b"x" * 1_000_000)
    monkeypatch.setattr(picture_file, "MAX_BYTES", 1_000_000)
    assert len(read_picture(file)) == 1_000_000
    file.write_bytes(b"x" * 1_000_001)
    with pytest.raises(ContentError, match="this picture is larger than 1 MB"):
        read_picture(file)
    with pytest.raises(ContentError, match="this file could not be opened: Is a directory"):
        read_picture(tmp_path)


def test_what_the_reader_finds_out_travels_on() -> None:
    """Messages of ours are not replaced by one about damage."""
    with (
        pytest.raises(ContentError, match="mine"),
        opened(photos.jpeg(20, 20), "JPEG") as image,
    ):
        raise ContentError(f"mine {image.width}")


def test_dots_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly at the limit is good, one above is not."""
    monkeypatch.setattr(picture_file, "MAX_PIXELS", 600)
    with opened(photos.jpeg(30, 20), "JPEG") as image:
        assert image.size == (30, 20)
    with (
        pytest.raises(ContentError, match="larger than 0 million pixels"),
        opened(photos.jpeg(31, 20), "JPEG"),
    ):
        pass


def test_passes_are_counted() -> None:
    """A file that would be gone through over and over is refused before it is opened."""
    with (
        pytest.raises(ContentError, match="damaged"),
        opened(b"\xff\xd8\xff" + b"\xff\xda" * 65, "JPEG"),
    ):
        pass


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC", "stored as HEIC, as iPhones store photos"),
        (b"II*\0", "raw", "stored as the raw format of a camera, which most browsers"),
        (photos.bomb(30_000, 30_000), "PNG", "this picture is larger than 80 million pixels"),
        (photos.bomb(8000, 9000)[:40], "PNG", "this picture is damaged"),
    ],
    ids=["heic", "raw", "bomb", "cut"],
)
def test_what_is_not_opened(data: bytes, kind: str, message: str) -> None:
    """It is said in words, with the way out."""
    with pytest.raises(ContentError, match=message) as caught, opened(data, kind) as image:
        image.load()
    assert caught.value.hint
