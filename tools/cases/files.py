"""How a file is packed and written: what can be read, and what is no badge at all."""

import json
import struct
import zlib
from collections.abc import Iterator

from tests.builders import changed, put
from tools.cases.case import PASS, Case, case, secure, to_bytes, unreadable, usual

_SPEC = "OB 3.0 section 5.3"
_JSON = "RFC 7493 section 2"
_SVG = "https://purl.imsglobal.org/ob/v3p0"


def cases() -> Iterator[Case]:
    """Yield every case about files."""
    yield from _readable()
    yield from _json()
    yield from _pictures()


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return one chunk of a picture."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks: bytes) -> bytes:
    """Return a picture of one dot with more chunks in it."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dot = zlib.compress(b"\0\0", 9)
    body = [chunk(b"IHDR", head), *chunks, chunk(b"IDAT", dot), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def itxt(text: bytes, keyword: bytes = b"openbadgecredential", *, packed: bool = False) -> bytes:
    """Return the chunk in which a picture carries a badge."""
    value = zlib.compress(text, 9) if packed else text
    flags = b"\1\0" if packed else b"\0\0"
    return chunk(b"iTXt", keyword + b"\0" + flags + b"\0\0" + value)


def svg(inner: str) -> bytes:
    """Return a drawing that carries a badge."""
    text = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="{_SVG}">{inner}</svg>'
    return text.encode()


def _readable() -> Iterator[Case]:
    """Yield one badge, packed in every way."""
    document = secure(usual(put("name", "Größe – 日本")))
    data, text = to_bytes(document), to_bytes(document).decode()
    ways = {
        "json": data,
        "json-indented": json.dumps(document, indent=4).encode(),
        "json-escaped": json.dumps(document, ensure_ascii=True).encode(),
        "json-with-a-mark": b"\xef\xbb\xbf" + data,
        "png": png(itxt(data)),
        "png-packed": png(itxt(data, packed=True)),
        "png-two-badges-first-counts": png(itxt(data), itxt(b"{}")),
        "svg": svg(f"<openbadges:credential><![CDATA[{text}]]></openbadges:credential>"),
    }
    for name, file in ways.items():
        yield case(
            f"file-{name}",
            "The same badge, packed in another way.",
            "S1 hazard:mojibake",
            file,
            "confirmed",
            {"container": PASS, "signature": PASS},
            spec=_SPEC,
        )


def _json() -> Iterator[Case]:
    """Yield JSON that two programs could read differently."""
    text = to_bytes(secure(usual())).decode()
    bad: dict[str, tuple[str, bytes]] = {
        "duplicate-name": (
            "A name is given twice.",
            text.replace('"name":', '"name": "Gold", "name":', 1).encode(),
        ),
        "not-a-number": ("A number is none.", text.replace('"id":', '"x": NaN, "id":', 1).encode()),
        "infinity": (
            "A number has no end.",
            text.replace('"id":', '"x": Infinity, "id":', 1).encode(),
        ),
        "huge-integer": (
            "A number that not every reader keeps.",
            text.replace('"id":', '"x": 9007199254740993, "id":', 1).encode(),
        ),
        "half-a-surrogate": (
            "Half of a pair of characters.",
            text.replace("Open lesson", "\\ud800", 1).encode(),
        ),
        "not-utf8": (
            "Bytes that are no UTF-8.",
            text.replace("Open lesson", "Gr\xf6\xdfe", 1).encode("latin-1"),
        ),
        "cut-off": ("The file ends in the middle.", text[:-20].encode()),
        "two-documents": ("Something follows after the end.", (text + text).encode()),
        "list": ("A list of badges is no badge.", f"[{text}]".encode()),
        "web-page": (
            "The page around the badge was saved.",
            b"<!doctype html><title>Badge</title>",
        ),
        "empty": ("There is nothing in the file.", b""),
        "pdf": ("A certificate to print.", b"%PDF-1.7\n"),
        "address": ("Only the address of a badge.", b"https://api.badgr.io/public/assertions/1"),
    }
    for name, (what, data) in bad.items():
        yield unreadable(f"file-{name}", what, "S1 hazard:json", data, _JSON)
    deep = '{"a":' * 70 + "1" + "}" * 70
    yield unreadable("file-too-deep", "Nests too deep.", "S1", deep.encode(), _JSON, error="limit")
    large = text.replace("Open lesson", "x" * 1_100_000, 1)
    compact = png(itxt(large.encode(), packed=True))
    yield unreadable(
        "file-bomb", "A megabyte in a few bytes.", "S1 hazard:bomb", compact, _SPEC, "limit"
    )


def _pictures() -> Iterator[Case]:
    """Yield pictures without a badge, and drawings that want more than to be looked at."""
    text = to_bytes(secure(usual())).decode()
    holder = f"<openbadges:credential><![CDATA[{text}]]></openbadges:credential>"
    entity = f'<!DOCTYPE svg [<!ENTITY a "x">]>{svg(holder).decode()}'
    system = f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{svg(holder).decode()}'
    bad: dict[str, tuple[str, bytes]] = {
        "png-saved-again": ("The picture was saved again without its badge.", png()),
        "png-empty": ("The place for the badge is empty.", png(itxt(b""))),
        "svg-without": ("A drawing without a badge.", svg("<circle r='1'/>")),
        "svg-entities": ("A drawing with entities of its own.", entity.encode()),
        "svg-outside-entity": ("A drawing that wants to read a file.", system.encode()),
    }
    for name, (what, data) in bad.items():
        yield unreadable(f"picture-{name}", what, "S1 hazard:svg", data, _SPEC)
    yield case(
        "picture-svg-with-a-script",
        "A drawing with a program in it is never run; the badge in it is read.",
        "S1 hazard:svg",
        svg(f"<script>alert(1)</script>{holder}"),
        "confirmed",
        {"signature": PASS},
        spec=_SPEC,
    )
    other = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiableCredential", "X"],
    }
    odd = changed(secure(usual()), lambda d: d.update(other))
    yield unreadable(
        "format-another-kind-of-credential",
        "Signed, but no badge.",
        "S2",
        to_bytes(odd),
        "OB 3.0 section B.1.1",
    )
