"""Films and documents with much written inside them, made by the tests."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

ISO6709 = b"+42.4527-075.0638/"


def box(kind: bytes, body: bytes = b"") -> bytes:
    """One box of a film."""
    return struct.pack(">I", len(body) + 8) + kind + body


def said(kind: bytes, text: bytes) -> bytes:
    """A text as QuickTime writes it."""
    return box(kind, struct.pack(">HH", len(text), 0x15C7) + text)


def film(*inner: bytes, before: bytes = b"") -> bytes:
    """A film with these boxes among its user data."""
    return (
        box(b"ftyp", b"isom\0\0\2\0isom")
        + before
        + box(b"mdat", b"\0" * 64)
        + box(b"moov", box(b"mvhd", b"\0" * 100) + box(b"udta", b"".join(inner)))
    )


def keyed(**values: bytes) -> bytes:
    """A ``meta`` box in which names stand in one list and values in another."""
    names = [f"com.apple.quicktime.{name.replace('_', '.')}".encode() for name in values]
    keys = b"".join(box(b"mdta", name) for name in names)
    entries = b"".join(
        box(struct.pack(">I", number), box(b"data", b"\0\0\0\1\0\0\0\0" + value))
        for number, value in enumerate(values.values(), 1)
    )
    head = b"\0\0\0\0" + struct.pack(">I", len(names))
    return box(b"meta", box(b"hdlr", b"\0" * 8) + box(b"keys", head + keys) + box(b"ilst", entries))


def pdf(info: bytes = b"", *objects: bytes, trailer: bytes = b"") -> bytes:
    """A document with an information dictionary, and objects from number 10 on."""
    parts = [b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"]
    parts.append(b"2 0 obj\n<<" + info + b">>\nendobj\n")
    parts += [
        b"%d 0 obj\n%b\nendobj\n" % (number, content) for number, content in enumerate(objects, 10)
    ]
    return b"".join(parts) + b"trailer\n<</Root 1 0 R/Info 2 0 R" + trailer + b">>\n%%EOF\n"


def stream(settings: bytes, content: bytes) -> bytes:
    """A packed part of a document."""
    return b"<<" + settings + b"/Filter/FlateDecode>>\nstream\n" + zlib.compress(content)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A document that is an archive."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()
