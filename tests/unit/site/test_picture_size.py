"""Sizes of pictures, and files that lie about them."""

import io
import struct

import pytest
from PIL import Image

from portfolio_gen.site.picture_size import UNKNOWN, size_of


def drawn(kind: str, **options: object) -> bytes:
    """A picture of 120 by 45 pixels."""
    file = io.BytesIO()
    Image.new("RGB", (120, 45), "teal").save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        drawn("PNG"),
        drawn("GIF"),
        drawn("JPEG"),
        drawn("JPEG", progressive=True),
        drawn("WEBP"),
        drawn("WEBP", lossless=True),
        drawn("WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0"),
        b'<?xml version="1.0"?><svg xmlns="x" width="120" height="45px" viewBox="0 0 9 9">',
        b'<svg viewBox="0 0 120 45">',
        b"<svg viewBox='-10,-10 , 120.2, 44.9' width='100%' height=\"2em\">",
    ],
    ids=["png", "gif", "jpeg", "progressive", "webp", "lossless", "extended", "svg", "box", "odd"],
)
def test_sizes(data: bytes) -> None:
    """Every kind of picture says how large it is in its first bytes."""
    assert size_of(data) == (120, 45)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 16,
        b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + struct.pack(">II", 70_000, 1),
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\xff\xff",
        b"\xff\xd8\xff\xe0\x00\x00" * 3,
        b"RIFF\0\0\0\0WEBPVP8 ",
        b"RIFF\0\0\0\0WEBPABCD" + b"\0" * 40,
        b"<svg>",
        b'<svg viewBox="0 0 1">',
        b'<svg viewBox="0 0 1e999 1">',
        b'<svg viewBox="0 0 e e">',
        b'<svg width="0" height="5">',
        b"plain text",
    ],
)
def test_no_size(data: bytes) -> None:
    """What is cut off, empty, absurd or no picture has no size, and raises nothing."""
    assert size_of(data) == UNKNOWN
