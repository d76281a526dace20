"""What is written inside films and documents is found, within bounds."""

import struct
from io import BytesIO
from pathlib import Path

import pytest

from portfolio_gen.content.details import Told, details_of, film, packed, pdf
from tests import documents, photos
from tests.documents import ISO6709, box, keyed, said, stream

XMP = (
    b"<x:xmpmeta><dc:creator><rdf:Seq><rdf:li>Bo &amp; Co</rdf:li></rdf:Seq></dc:creator>"
    b"<exif:GPSLatitude>42,27N</exif:GPSLatitude><tiff:Model>X1</tiff:Model></x:xmpmeta>"
)
WHERE, NOTHING = Told(place=True), Told()
LARGE = struct.pack(">I", 1) + b"free" + struct.pack(">Q", 20) + b"\0" * 4
TRACK = b"\0\0\0\0\0\0\0\1\0\0\0\x10"


def nested(*kinds: bytes, body: bytes) -> bytes:
    """Boxes in boxes."""
    for kind in reversed(kinds):
        body = box(kind, body)
    return body


def track(kind: bytes) -> bytes:
    """A track whose samples are of some kind."""
    return nested(b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd", body=TRACK + kind)


FILMS = {
    "nothing": (documents.film(), NOTHING),
    "place": (documents.film(said(b"\xa9xyz", ISO6709)), WHERE),
    "place of a telephone": (documents.film(box(b"loci", b"\0" * 6 + b"Home")), WHERE),
    "place by name": (documents.film(keyed(location_ISO6709=ISO6709)), WHERE),
    "place far inside": (
        documents.film(said(b"\xa9xyz", ISO6709), before=box(b"free", b"\0" * 5_000_000))
        + box(b"free", b"\0" * 5_000_000),
        WHERE,
    ),
    "action camera": (track(b"gpmd"), WHERE),
    "positions of a phone": (track(b"mebx" + b"com.apple.quicktime.location.ISO6709"), WHERE),
    "other track": (track(b"avc1"), NOTHING),
    "camera": (documents.film(said(b"\xa9mak", b"X"), said(b"\xa9mod", b"1")), Told(camera=True)),
    "camera by name": (documents.film(keyed(make=b"X", model=b"1")), Told(camera=True)),
    "no camera": (documents.film(said(b"\xa9mak", b"")), NOTHING),
    "people": (
        documents.film(
            said(b"\xa9aut", b"Bo\n Lind"),
            box(b"auth", b"\0" * 6 + b"Cy\0"),
            said(b"\xa9nam", b"My film"),
        ),
        Told(people=("Bo Lind", "Cy"), texts=("My film",)),
    ),
    "list of a music program": (
        documents.film(
            box(
                b"meta",
                b"\0\0\0\0"
                + box(b"hdlr", b"\0" * 8)
                + box(
                    b"ilst",
                    box(b"\xa9ART", box(b"data", b"\0" * 8 + b"Bo") + box(b"name", b"x")),
                ),
            )
        ),
        Told(people=("Bo",)),
    ),
    "notes": (
        documents.film(box(b"uuid", b"\xbe" * 16 + XMP)),
        Told(place=True, camera=True, people=("Bo & Co",)),
    ),
    "large box": (LARGE + documents.film(said(b"\xa9xyz", ISO6709)), WHERE),
    "box to the end": (documents.film() + b"\0\0\0\0free" + b"\0" * 10, NOTHING),
    "box too small": (b"\0\0\0\7ftyp" + b"\0" * 100, NOTHING),
    "cut": (documents.film()[:-3], NOTHING),
    "cut in a head": (documents.film() + b"\0\0\0\1free\0\0\0", NOTHING),
    "no boxes": (b"x" * 9_000_000 + b"\xa9xyz", WHERE),
    "empty": (b"", NOTHING),
}


@pytest.mark.parametrize(("data", "told"), FILMS.values(), ids=FILMS)
def test_film(tmp_path: Path, data: bytes, told: Told) -> None:
    """Whatever box it stands in."""
    file = tmp_path / "a.MOV"
    file.write_bytes(data)
    assert details_of(file) == told


def test_boxes_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody's film of a million boxes is not read to its end."""
    monkeypatch.setattr(film, "MAX_BOXES", 10)
    data = box(b"free") * 40 + said(b"\xa9aut", b"Bo")
    assert film.film_says(BytesIO(data), len(data)) == NOTHING
    data = documents.film(box(b"meta", b"\0\0\0\0" + box(b"free") * 40 + box(b"hdlr")))
    assert film.film_says(BytesIO(data), len(data)) == NOTHING


LIST = b"2 0 3 21\n<</Author (Bo)    >>\n<</Title (T)>>"
DOCUMENTS = {
    "nothing": (documents.pdf(), NOTHING),
    "author": (documents.pdf(b"/Author (Bo \\(B.\\) \\154ind\\n)"), Told(people=("Bo (B.) lind",))),
    "in brackets": (
        documents.pdf(b"/Author(Bo (the one) Lind)"),
        Told(people=("Bo (the one) Lind",)),
    ),
    "line goes on": (documents.pdf(b"/Author (Bo\\\n Lind)"), Told(people=("Bo Lind",))),
    "utf-16": (documents.pdf(b"/Author <FEFF 0042 00F6>"), Told(people=("Bö",))),
    "utf-8": (documents.pdf(b"/Author (\xef\xbb\xbfB\xc3\xb6)"), Told(people=("Bö",))),
    "half a byte": (documents.pdf(b"/Title <42 6>"), Told(texts=("B`",))),
    "empty": (documents.pdf(b"/Author () /Title()"), NOTHING),
    "elsewhere": (documents.pdf(b"/Author 10 0 R", b"(Bo)", b"(Cy)"), Told(people=("Bo",))),
    "elsewhere, no text": (documents.pdf(b"/Author 10 0 R", b"[1 2]"), NOTHING),
    "texts": (
        documents.pdf(b"/Title (T) /Subject (S) /Keywords (K) /Author (Bo)"),
        Told(people=("Bo",), texts=("T", "S", "K")),
    ),
    "earlier edition": (
        documents.pdf(b"/Author (Bo)") + documents.pdf(b"/Author (Cy)"),
        Told(people=("Bo", "Cy")),
    ),
    "title of a chapter": (documents.pdf(b"", b"<</Title (Bo)>>"), NOTHING),
    "packed list": (
        documents.pdf(b"", stream(b"/Type/ObjStm/First 9", LIST)),
        Told(people=("Bo",)),
    ),
    "packed list without beginning": (
        documents.pdf(b"", stream(b"/Type/ObjStm", LIST)),
        NOTHING,
    ),
    "broken list": (
        documents.pdf(b"", b"<</Type/ObjStm/First 9/FlateDecode>>\nstream\nnonsense"),
        NOTHING,
    ),
    "list packed in another way": (
        documents.pdf(b"", b"<</Type/ObjStm/LZWDecode>>\nstream\nnonsense"),
        NOTHING,
    ),
    "other part": (documents.pdf(b"", stream(b"/Length 4", b"/Author (Bo)")), NOTHING),
    "notes": (documents.pdf() + XMP, Told(place=True, camera=True, people=("Bo & Co",))),
    "notes without end": (
        documents.pdf() + XMP[:-12],
        Told(place=True, camera=True, people=("Bo & Co",)),
    ),
    "packed notes": (
        documents.pdf(b"", stream(b"/Type/Metadata", XMP)),
        Told(place=True, camera=True, people=("Bo & Co",)),
    ),
    "half a name": (documents.pdf() + b"<x:xmpmeta><dc:creator><rdf:li>Bo", NOTHING),
    "photo": (documents.pdf() + photos.jpeg(60, 40), Told(place=True, camera=True)),
    "broken photo": (documents.pdf() + b"Exif\0\0II*\0\xff\xff\xff\xff", NOTHING),
    "no notes of a camera": (documents.pdf() + b"Exif\0\0nonsense", NOTHING),
    "locked": (documents.pdf(b"/Author (\x88\x9f)", trailer=b"/Encrypt 5 0 R"), Told(locked=True)),
}


@pytest.mark.parametrize(("data", "told"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_pdf(tmp_path: Path, data: bytes, told: Told) -> None:
    """In the open, packed, in notes, in photos, and in what was there before."""
    file = tmp_path / "a.PDF"
    file.write_bytes(data)
    assert details_of(file) == told


def test_pdf_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Long documents, bombs and endless references cost no more than was granted."""
    file = tmp_path / "a.pdf"
    file.write_bytes(documents.pdf(b"/Author (Bo)") + b"\0" * 10_000 + documents.pdf(b"/Title (T)"))
    monkeypatch.setattr(pdf, "MAX_START", 5_000)
    monkeypatch.setattr(pdf, "MAX_END", 5_000)
    assert details_of(file) == Told(people=("Bo",), texts=("T",))
    monkeypatch.setattr(pdf, "MAX_TOTAL", pdf.MIN_COST)
    lists = [stream(b"/Type/ObjStm/First 9", LIST), stream(b"/Type/Metadata", XMP)]
    file.write_bytes(documents.pdf(b"", *lists))
    assert details_of(file) == Told(people=("Bo",))
    monkeypatch.setattr(pdf, "MAX_OBJECTS", 3)
    file.write_bytes(documents.pdf(b"/Title 10 0 R/Author 11 0 R/Title 10 0 R", b"(T)", b"(Bo)"))
    assert details_of(file) == Told(texts=("T",))


CORE = (
    b"<cp:coreProperties><dc:title>Essay</dc:title><dc:creator>Bo Lind</dc:creator>"
    b"<cp:lastModifiedBy>PC-42\\bo &lt;x&gt;</cp:lastModifiedBy><dc:subject></dc:subject>"
    b"</cp:coreProperties>"
)
ARCHIVES = {
    "nothing": ({"word/document.xml": b"<w:p/>"}, NOTHING),
    "author": (
        {"docProps/core.xml": CORE, "docProps/app.xml": b"<Company>School</Company>"},
        Told(people=("Bo Lind", "PC-42\\bo <x>"), texts=("Essay", "School")),
    ),
    "comment": (
        {"word/comments.xml": b'<w:comment w:id="1" w:author="Cy" w:date="x">'},
        Told(people=("Cy",)),
    ),
    "open document": (
        {"meta.xml": b"<meta:initial-creator>Bo</meta:initial-creator>"},
        Told(people=("Bo",)),
    ),
    "photo": ({"word/media/image1.jpeg": photos.jpeg(60, 40)}, Told(place=True, camera=True)),
    "blank": ({"docProps/core.xml": b"<dc:creator> </dc:creator>"}, NOTHING),
}


@pytest.mark.parametrize(("parts", "told"), ARCHIVES.values(), ids=ARCHIVES)
def test_packed(tmp_path: Path, parts: dict[str, bytes], told: Told) -> None:
    """Who wrote it, who commented on it, and what its photos say."""
    file = tmp_path / "a.docx"
    file.write_bytes(documents.packed(parts))
    assert details_of(file) == told


GOOD = documents.packed({"docProps/core.xml": CORE})
LOCKED = {
    "with a password": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "empty": b"",
    "broken": GOOD[:50] + b"\xff" * 10 + GOOD[60:],
    "long list": GOOD[:-10] + struct.pack("<I", packed.MAX_LIST + 1) + GOOD[-6:],
}


@pytest.mark.parametrize("data", LOCKED.values(), ids=LOCKED)
def test_locked(tmp_path: Path, data: bytes) -> None:
    """What cannot be looked into is not called clean."""
    file = tmp_path / "a.odt"
    file.write_bytes(data)
    assert details_of(file) == Told(locked=True)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly at the limit, and one above."""
    file = tmp_path / "a.docx"
    file.write_bytes(GOOD)
    monkeypatch.setattr(packed, "MAX_FILE", len(GOOD))
    assert not details_of(file).locked
    monkeypatch.setattr(packed, "MAX_FILE", len(GOOD) - 1)
    assert details_of(file).locked


def test_other_files(tmp_path: Path) -> None:
    """Nothing is known of other files, and of those that went away meanwhile."""
    (tmp_path / "a.txt").write_bytes(XMP)
    for name in ("a.txt", "gone.pdf", "gone.mp4"):
        assert details_of(tmp_path / name) == NOTHING
