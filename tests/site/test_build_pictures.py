"""Photos in a built site: copies for the web in every place, and the original in none."""

import datetime as dt
import hashlib
import re
from pathlib import Path

import pytest

from portfolio_gen.site.build import build_site
from portfolio_gen.site.kept.cache import Cache
from tests import photos
from tests.site.small_portfolio import small_portfolio

NOW = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)

LARGE = photos.jpeg(1300, 900, orientation=6)
MEDIUM = photos.jpeg(1000, 700)

FIELDS = "kind: design\ndescription: A lesson about rain.\ndate: 2026-04-28\n"
PHOTOS = {
    "media/ana.jpg": photos.jpeg(700, 900),
    "projects/water/cover.jpg": MEDIUM,
    "projects/water/photo.jpg": LARGE,
    "projects/water/wide.jpg": photos.jpeg(1600, 200),
    "projects/water/scan.tif": photos.png(photos.scene(900, 600)),
    "projects/water/moves.gif": photos.moving("GIF"),
    "projects/water/poster.png": photos.png(photos.scene(700, 500)),
    "projects/water/film.mp4": b"\0\0\0\x18ftypisom",
    "projects/hidden/secret.jpg": MEDIUM,
    "badges/netiquette.png": photos.png(photos.scene(500, 500)),
}


def portfolio(folder: Path) -> Path:
    """A portfolio with photos in every place that shows one."""
    small_portfolio(
        folder,
        portfolio_yml="basics: {name: Ana Reyes, image: media/ana.jpg, imageAlt: Ana}\n"
        "home: {featured: [projects/water]}\nbase_url: https://ana.example/\n",
        about_md="![Rain](projects/water/photo.jpg)\n",
        resume_yml="basics: {name: Ana Reyes}\n",
    )
    (folder / "projects/water/index.md").write_text(
        f"---\ntitle: The water cycle\n{FIELDS}cover: cover.jpg\nmedia:\n"
        "  - {src: photo.jpg, alt: Rain on a window}\n"
        "  - {src: film.mp4, captions: c.vtt, poster: poster.png}\n"
        "  - {src: scan.tif, alt: A page}\n  - {src: moves.gif, alt: Drops}\n---\n"
        "[Look closely](photo.jpg), [wide](wide.jpg), ![rain](photo.jpg), ![small](cover.jpg)\n"
    )
    (folder / "projects/water/c.vtt").write_text("WEBVTT\n")
    (folder / "courses").mkdir()
    (folder / "courses/C-1.yml").write_text("code: C\nname: C\nterm: T\nstart: 2026-01-01\n")
    (folder / "badges").mkdir()
    (folder / "badges/netiquette.yml").write_text(
        "name: Netiquette\ncourse: C-1\nawarded: 2026-02-02\nimage: netiquette.png\n"
    )
    for name, data in PHOTOS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """A cache that all builds share."""
    return Cache(folder=tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portfolio."""
    return portfolio(tmp_path_factory.mktemp("source"))


@pytest.fixture(scope="module")
def site(source: Path, cache: Cache, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site."""
    out = tmp_path_factory.mktemp("out") / "site"
    result = build_site(source, out, now=NOW, cache=cache)
    assert result.written, [str(finding) for finding in result.report.findings]
    return out


def page(site: Path, name: str) -> str:
    """A page without its head."""
    return (site / name).read_text("utf-8").partition('class="pf"')[2]


def test_no_original_and_no_secret(site: Path) -> None:
    """Nothing of any photo but its dots is anywhere in the site."""
    originals = {hashlib.sha256(data).digest() for data in PHOTOS.values() if len(data) > 100}
    files = [file for file in site.rglob("*") if file.is_file()]
    assert len(files) > 60
    for file in files:
        data = file.read_bytes()
        assert photos.SECRET not in data
        assert hashlib.sha256(data).digest() not in originals
        if file.suffix in {".jpg", ".png", ".webp", ".gif"}:
            assert not re.search(rb"Exif|xmpmeta|ICC_PROFILE|iCCP", data)
    assert not list(site.rglob("*secret*"))


def test_copies_on_the_page_of_a_work(site: Path) -> None:
    """WebP in sizes, with one file for programs that know none; links lead to the largest."""
    html = page(site, "projects/water.html")
    copies = ", ".join(f"water/photo.jpg.{n}w.webp {n}w" for n in (400, 900))
    assert html.count(f'<source type="image/webp" srcset="{copies}"') == 2
    assert html.count('width="900" height="1300"') == 2
    assert 'src="water/photo.jpg"' in html
    assert '<a href="water/photo.jpg">Look closely</a>' in html
    assert '<a href="water/wide.jpg.1600w.webp">wide</a>' in html
    assert 'poster="water/poster.png"' in html
    assert '<img src="water/scan.tif.png" alt="A page"' in html
    assert '<img src="water/moves.gif" alt="Drops" width="120" height="80"' in html
    assert "loading" not in re.findall("<img[^>]*>", html)[0]
    assert all('loading="lazy"' in image for image in re.findall("<img[^>]*>", html)[1:])


def test_copies_elsewhere(site: Path) -> None:
    """On cards, as a portrait, in a text about the person, on a badge of a course."""
    assert 'srcset="projects/water/cover.jpg.400w.webp 400w' in page(site, "index.html")
    assert 'srcset="media/ana.jpg.400w.webp 400w' in page(site, "index.html")
    assert 'srcset="media/ana.jpg.400w.webp 400w' in page(site, "about.html")
    assert 'srcset="projects/water/photo.jpg.400w.webp 400w' in page(site, "about.html")
    assert 'srcset="water/cover.jpg.400w.webp 400w' in page(site, "projects/index.html")
    assert "netiquette.png" in page(site, "badges/netiquette.html")
    assert '"image": "https://ana.example/media/ana.jpg"' in (site / "resume.json").read_text()


def test_built_again(
    source: Path, site: Path, cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Equal to the byte, with a cache and without, and with a cache no picture is opened."""
    fresh = tmp_path / "fresh"
    assert build_site(source, fresh, now=NOW).written
    monkeypatch.setattr(
        "portfolio_gen.site.pictures.encode.encoded", lambda *_: pytest.fail("opened again")
    )
    again = tmp_path / "again"
    assert build_site(source, again, now=NOW, cache=cache).written
    for other in (fresh, again):
        assert (other / "integrity.json").read_bytes() == (site / "integrity.json").read_bytes()


def test_a_changed_photo(cache: Cache, tmp_path: Path) -> None:
    """It is seen although nothing else changed, and only the pictures differ."""
    folder, out = tmp_path / "source", tmp_path / "site"
    portfolio(folder)
    assert build_site(folder, out, now=NOW, cache=cache).written
    before = (out / "projects/water/cover.jpg").read_bytes()
    (folder / "projects/water/cover.jpg").write_bytes(photos.jpeg(1000, 700, orientation=3))
    assert build_site(folder, out, now=NOW, cache=cache).written
    assert (out / "projects/water/cover.jpg").read_bytes() != before


def test_a_broken_photo_stops_the_build(tmp_path: Path) -> None:
    """With the file and the fix; the site that stands there is left alone."""
    folder = portfolio(tmp_path / "source")
    (folder / "projects/water/photo.jpg").write_bytes(LARGE[:5000])
    (folder / "projects/water/cover.jpg").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    result = build_site(folder, tmp_path / "site", now=NOW)
    assert not result.written
    heic = "this photo is stored as HEIC, as iPhones store photos, which most browsers cannot show."
    said = [(str(f.where), f.message) for f in result.report.named("picture")]
    assert said == [
        ("projects/water/cover.jpg", heic),
        ("projects/water/photo.jpg", "this picture is damaged and cannot be opened."),
    ]


def test_a_signed_endorsement_is_not_touched(tmp_path: Path) -> None:
    """Not one byte of what somebody signed may change, even if it is a picture."""
    folder = small_portfolio(tmp_path / "source")
    signed = photos.png(photos.scene(60, 40))
    (folder / "assignments/a").mkdir(parents=True)
    (folder / "assignments/a/signed.png").write_bytes(signed)
    (folder / "assignments/a/index.md").write_text(
        f"---\ntitle: A\n{FIELDS}endorsement: signed.png\n---\nText.\n"
    )
    assert build_site(folder, tmp_path / "site", now=NOW).written
    assert (tmp_path / "site/assignments/a/signed.png").read_bytes() == signed


def test_only_pictures_stand_on_cards(tmp_path: Path) -> None:
    """A recording or a document is no picture, and is not published by a card."""
    folder = small_portfolio(tmp_path / "source")
    files = {"talk.mp3": b"ID3", "paper.pdf": b"%PDF-1.7"}
    for name, data in files.items():
        (folder / "projects/water" / name).write_bytes(data)
    (folder / "projects/water/index.md").write_text(
        f"---\ntitle: The water cycle\n{FIELDS}media:\n"
        "  - {src: talk.mp3, transcript: t.md}\n  - {src: paper.pdf, alt: A paper}\n---\nText.\n"
    )
    (folder / "projects/water/t.md").write_text("Words.\n")
    assert build_site(folder, tmp_path / "site", now=NOW).written
    assert "<img" not in page(tmp_path / "site", "index.html")
    work = page(tmp_path / "site", "projects/water.html")
    assert "<img" not in work
    assert '<source src="water/talk.mp3"' in work
    assert 'href="water/paper.pdf" download' in work
