"""Finishing: policies, links, secrets, sitemap and digests of what the engine wrote."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from portfolio_gen.base.errors import BuildError
from portfolio_gen.content.secret_values import SecretValues
from portfolio_gen.site.engine_mkdocs import build
from portfolio_gen.site.output.finish import Finish, finish
from portfolio_gen.site.output.htmlscan import scan
from portfolio_gen.site.output.integrity import digests, is_whole, read_seal, seal
from tests.site.small_tree import LESSON, small_tree

BASE = "https://anareyes.example/portfolio/"

FRAME = """<!doctype html>
<html><head><meta charset="utf-8"><link rel="canonical" href="{url}"></head>
<body id="top">{body}</body></html>
"""

MAIL = SecretValues(needles={b"ana@home.example": "an e-mail address"})
NUMBER = SecretValues(needles={b"0123456": "a student number"})


def site(folder: Path, **pages: str) -> Path:
    """Write pages with a frame; ``a__b`` becomes ``a/b.html``."""
    for name, body in {"404": "", "index": "", **pages}.items():
        path = folder / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FRAME.format(url=BASE + path.relative_to(folder).as_posix(), body=body))
    return folder


def job(**changes: object) -> Finish:
    """Return what finishing needs to know, with changes."""
    known: dict[str, Any] = {"exact": {}, "base_url": BASE, **changes}
    return Finish(**known)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small tree, built and finished."""
    folder = tmp_path_factory.mktemp("site")
    tree = small_tree()
    build(tree, folder / "out", scratch=folder / "scratch")
    assert finish(folder / "out", job(exact=tree.exact)) == 4
    return folder / "out"


def test_a_finished_site_is_sealed(built: Path) -> None:
    """The digest of every file but the seal and dot-files is in ``integrity.json``, sorted."""
    data = read_seal(built)
    assert data is not None
    assert list(data) == ["schema", "sha256"]
    assert data["sha256"] == digests(built)
    assert list(data["sha256"]) == sorted(data["sha256"])
    assert {"index.html", "sitemap.xml", "badges/oer/credential.json"} <= set(data["sha256"])
    assert not {"integrity.json", ".nojekyll"} & set(data["sha256"])
    assert (built / ".nojekyll").read_bytes() == b""
    assert is_whole(built)


def test_what_is_in_no_list_is_not_in_this_one(tmp_path: Path) -> None:
    """Names of unlisted files are not told; that they are as they were is still noticed."""
    for name in ("index.html", "views/heron.html", "views/alder.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    seal(tmp_path, unnamed={"views/heron.html", "views/alder.html"})
    text = (tmp_path / "integrity.json").read_text()
    assert "heron" not in text
    assert list(json.loads(text)) == ["schema", "sha256", "unlisted"]  # noqa: TID251 (our own)
    assert is_whole(tmp_path)
    (tmp_path / "views/alder.html").rename(tmp_path / "views/elder.html")
    assert not is_whole(tmp_path)
    (tmp_path / "views/elder.html").rename(tmp_path / "views/alder.html")
    assert is_whole(tmp_path)
    (tmp_path / "views/heron.html").write_text("changed")
    assert not is_whole(tmp_path)
    (tmp_path / "views/heron.html").unlink()
    assert not is_whole(tmp_path)


@pytest.mark.parametrize("damage", ["changed", "missing", "added", "other schema", "no json"])
def test_damage_is_noticed(built: Path, tmp_path: Path, damage: str) -> None:
    """A site is whole only with every file as it was written, and no other."""
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in built.rglob("*"):
        if path.is_file():
            (copy / path.relative_to(built)).parent.mkdir(parents=True, exist_ok=True)
            (copy / path.relative_to(built)).write_bytes(path.read_bytes())
    assert is_whole(copy)
    match damage:
        case "changed":
            (copy / "index.html").write_bytes(b"x")
        case "missing":
            (copy / "index.html").unlink()
        case "added":
            (copy / "new.html").write_bytes(b"x")
        case "other schema":
            (copy / "integrity.json").write_text('{"schema": "somebody else"}')
        case _:
            (copy / "integrity.json").write_text("{")
    assert not is_whole(copy)


def test_exact_files_are_exact(built: Path) -> None:
    """A badge is published byte for byte."""
    assert (built / "badges/oer/credential.json").read_bytes() == small_tree().exact[
        "badges/oer/credential.json"
    ]


def test_sitemap_lists_what_wants_to_be_found(built: Path) -> None:
    """Pages marked ``noindex`` are in no list, and no date is guessed."""
    text = (built / "sitemap.xml").read_text(encoding="utf-8")
    assert re.findall("<loc>(.*)</loc>", text) == [
        BASE + "index.html",
        BASE + "projects/lesson.html",
    ]
    assert "lastmod" not in text


def test_no_sitemap_without_an_address(tmp_path: Path) -> None:
    """A sitemap holds full addresses only."""
    finish(site(tmp_path), job(base_url=""))
    assert not (tmp_path / "sitemap.xml").exists()


class TestPolicy:
    """The Content-Security-Policy of every page."""

    def test_every_page_has_one_before_anything_is_loaded(self, built: Path) -> None:
        """It follows the character set, which stands in the first 1,024 bytes."""
        for path in built.rglob("*.html"):
            html = path.read_text(encoding="utf-8")
            assert html.index("Content-Security-Policy") < html.index("<link")
            assert html.index("charset") < 100
            assert html.count("Content-Security-Policy") == 1

    def test_it_names_what_the_page_runs_and_nothing_else(self, built: Path) -> None:
        """No host but our own, no ``unsafe-inline``, no ``unsafe-eval``."""
        policy = scan((built / "index.html").read_text(encoding="utf-8")).policy
        parts = dict(part.split(" ", 1) for part in policy.split("; "))
        scripts = parts.pop("script-src").split()
        assert scripts[0] == "'self'"
        assert len(scripts) == 4
        assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", source) for source in scripts[1:])
        assert parts == {
            "default-src": "'none'",
            "style-src": "'self'",
            "img-src": "'self' data:",
            "media-src": "'self' data:",
            "font-src": "'self'",
            "connect-src": "'self'",
            "worker-src": "'self'",
            "manifest-src": "'self'",
            "base-uri": "'none'",
            "form-action": "'none'",
        }

    def test_style_attributes_are_named_by_hash(self, built: Path) -> None:
        """A table's alignment is allowed, any other inline style is not."""
        policy = scan((built / "projects/lesson.html").read_text(encoding="utf-8")).policy
        styles = policy.split("style-src ")[1].split(";")[0].split()
        assert styles[:2] == ["'self'", "'unsafe-hashes'"]
        assert len(styles) == 4

    @pytest.mark.parametrize(
        ("body", "what"),
        [
            ("<script>steal()</script>", "'steal()'"),
            ("<SCRIPT\n>steal()</SCRIPT >", "'steal()'"),
            ('<script type="module">steal()</script>', "'steal()'"),
            ('<img src="404.html" onerror="steal()">', "'onerror'"),
            ("<svg onload=steal()></svg>", "'onload'"),
        ],
        ids=["script", "spelling", "module", "handler", "bare handler"],
    )
    def test_a_script_that_came_with_the_content_stops_the_build(
        self, tmp_path: Path, body: str, what: str
    ) -> None:
        """A hash would bless it; so only scripts of a page without content get one."""
        with pytest.raises(BuildError) as e:
            finish(site(tmp_path, index=body), job())
        assert e.value.message == f"index.html holds a script that is not part of the theme: {what}"

    def test_data_is_no_script(self, tmp_path: Path) -> None:
        """JSON-LD is not run."""
        body = '<script type="application/ld+json">{"@type": "Person"}</script>'
        assert finish(site(tmp_path, index=body), job()) == 2

    def test_the_way_to_the_root_may_differ(self, tmp_path: Path) -> None:
        """One script of the theme holds the way from the page to the site's root."""
        script = '<script>__md_scope=new URL("{}",location)</script>'
        pages = {"404": script.format("/portfolio/"), "a__b": script.format("..")}
        assert finish(site(tmp_path, **pages), job()) == 3

    def test_an_exact_page_brings_its_own(self, tmp_path: Path) -> None:
        """It is not changed, so it must have one already."""
        with pytest.raises(BuildError) as e:
            finish(site(tmp_path), job(exact={"verify.html": b"<html><head></head></html>"}))
        assert e.value.message == "verify.html has no security policy of its own."

    def test_a_page_without_a_head(self, tmp_path: Path) -> None:
        """There is no place for a policy in it."""
        (site(tmp_path) / "odd.html").write_text("<p>odd</p>")
        with pytest.raises(BuildError) as e:
            finish(tmp_path, job())
        assert e.value.message == "odd.html has no head to put its security policy into."


class TestLinks:
    """Links of the finished site."""

    @pytest.mark.parametrize(
        "body",
        [
            '<a href="">x</a>',
            '<a href="#">x</a>',
            '<a href="#top">x</a>',
            '<a href="a/b.html">x</a>',
            '<a href="a/b.html?x=1#top">x</a>',
            '<a href="a/../index.html">x</a>',
            '<a href="./">x</a>',
            '<a href="/portfolio/a/b.html">x</a>',
            f'<a href="{BASE}a/b.html">x</a>',
            '<a href="https://elsewhere.example/">x</a>',
            '<a href="mailto:ana@example.org">x</a>',
            '<a href="integrity.json">x</a>',
            '<a href="made%20with%20space.html">x</a>',
            '<img src="data:image/png;base64,AAAA" alt="">',
            '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
            "<!-- <a href='gone.html'> -->",
            '<svg><use href="#top"/></svg>',
        ],
    )
    def test_good(self, tmp_path: Path, body: str) -> None:
        """Links to pages, files, places on pages, and other people's pages."""
        pages = {"index": body, "a__b": "<p>", "made with space": "<p>"}
        assert finish(site(tmp_path, **pages), job()) == 4

    @pytest.mark.parametrize(
        ("body", "problem"),
        [
            ('<a href="gone.html">', "links to gone.html, which does not exist"),
            ("<a href=gone.html>", "links to gone.html, which does not exist"),
            ('<a href="../../etc/passwd">', "links to ../../etc/passwd, which does not exist"),
            ('<a href="a/">', "links to a/, which does not exist"),
            (f'<a href="{BASE}gone">', f"links to {BASE}gone, which does not exist"),
            ('<a href="/elsewhere">', "links to /elsewhere, which does not exist"),
            ('<a href="#gone">', "links to #gone, which is not on that page"),
            (
                '<a href="a/b.html#gone">',
                "links to a/b.html#gone, but a/b.html has no such place",
            ),
            (
                '<a href="javascript:steal()">',
                "links to javascript:steal(), a kind of address that is not allowed",
            ),
            (
                '<a href="&#106;avascript:steal()">',
                "links to javascript:steal(), a kind of address that is not allowed",
            ),
            (
                '<img src="https://track.example/x.png" alt="">',
                "would load https://track.example/x.png from another host",
            ),
            (
                '<img src="//track.example/x.png" alt="">',
                "would load //track.example/x.png from another host",
            ),
            (
                '<img srcset="index.html 1x, https://track.example/x.png 2x" alt="">',
                "would load https://track.example/x.png from another host",
            ),
            (
                '<link rel="stylesheet" href="https://fonts.example/a.css">',
                "would load https://fonts.example/a.css from another host",
            ),
            (
                '<meta http-equiv="refresh" content="0; url=gone.html">',
                "links to gone.html, which does not exist",
            ),
            ('<video poster="gone.png"></video>', "links to gone.png, which does not exist"),
        ],
    )
    def test_bad(self, tmp_path: Path, body: str, problem: str) -> None:
        """Dead links, links that run something, and everything that calls another host."""
        with pytest.raises(BuildError) as e:
            finish(site(tmp_path, index=body, a__b="<p>"), job())
        assert e.value.message == f"The site does not hold together: index.html {problem}."

    def test_all_at_once(self, tmp_path: Path) -> None:
        """Every dead link is named."""
        pages = {"index": '<a href="x"><a href="y">', "a": '<a href="z">'}
        with pytest.raises(BuildError) as e:
            finish(site(tmp_path, **pages), job())
        assert e.value.message == (
            "The site does not hold together: a.html links to z, which does not exist; "
            "index.html links to x, which does not exist; "
            "index.html links to y, which does not exist."
        )

    @pytest.mark.parametrize(
        ("css", "problem"),
        [
            ("a{background:url(gone.png)}", "links to gone.png, which does not exist"),
            ("a{background:URL( 'gone.png' )}", "links to gone.png, which does not exist"),
            ('@import "https://x.example/a.css";', "would load https://x.example/a.css"),
            ("@font-face{src:url(https://x.example/f.woff2)}", "would load https://x.example/f"),
        ],
    )
    def test_bad_style_sheet(self, tmp_path: Path, css: str, problem: str) -> None:
        """What a style sheet loads counts as well."""
        (site(tmp_path) / "a.css").write_text(css)
        with pytest.raises(BuildError) as e:
            finish(tmp_path, job())
        assert e.value.message.startswith(f"The site does not hold together: a.css {problem}")

    def test_good_style_sheet(self, tmp_path: Path) -> None:
        """Comments, pictures in the sheet and pictures beside it."""
        css = """/* url(gone.png) */ a{background:url("data:image/svg+xml,<svg x='(1)'>")}
        b{background:url(index.html)} c{background:url()}"""
        (site(tmp_path) / "a.css").write_text(css)
        assert finish(tmp_path, job()) == 2


class TestLeaks:
    """What must be nowhere."""

    @pytest.mark.parametrize(
        ("path", "data"),
        [
            ("index.html", b"<p>ana@home.example</p>"),
            ("index.html", b"<p>Ana@Home.Example</p>"),
            ("search/search_index.json", b'{"text": "write to ana@home.example"}'),
            ("film.mp4", b"\x00\x01ana@home.example\xff"),
        ],
        ids=["page", "upper case", "search index", "binary"],
    )
    def test_found(self, tmp_path: Path, path: str, data: bytes) -> None:
        """In every kind of file, in every spelling; the message does not repeat it."""
        site(tmp_path)
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(b"<head>" + data)
        with pytest.raises(BuildError) as e:
            finish(
                tmp_path,
                job(secrets=MAIL),
            )
        assert e.value.message == (
            f"Something private would have been published: an e-mail address in {path}."
        )

    def test_stops_the_build(self, tmp_path: Path) -> None:
        """The name of the secret is printed, the secret is not."""
        with pytest.raises(BuildError) as e:
            finish(
                site(tmp_path, index="0123456"),
                job(secrets=NUMBER),
            )
        assert e.value.message == (
            "Something private would have been published: a student number in index.html."
        )

    def test_signed_files_may(self, tmp_path: Path) -> None:
        """An issuer wrote the address into the badge, and a badge is published as it is."""
        exact = {"credential.json": b'"ana@home.example"'}
        secrets = MAIL
        signed = ("credential.json",)
        assert finish(site(tmp_path), job(exact=exact, secrets=secrets, signed=signed)) == 2


def test_two_files_at_one_place(tmp_path: Path) -> None:
    """An exact file never replaces a page silently."""
    with pytest.raises(BuildError) as e:
        finish(site(tmp_path), job(exact={"index.html": b"x"}))
    assert e.value.message == "Two things want to stand at index.html."


def test_scan_of_odd_markup() -> None:
    """Quotes inside quotes, ``>`` in attributes, text that looks like tags."""
    page = scan(
        """<a title="a > b" href='x?a=1&amp;b=2'>1</a>
        <script type="application/json">{"a": "<a href='no'>"}</script>
        <style>a > b {}</style><p data-x="<a href='no'>" id=plain style="top:0">
        <!-- <p id="no"> --><a name="old">"""
    )
    assert [link.url for link in page.links] == ["x?a=1&b=2"]
    assert page.ids == {"plain", "old"}
    assert page.styles == ("a > b {}",)
    assert page.style_attributes == {"top:0"}
    assert page.scripts == ()


def test_scan_is_linear() -> None:
    """Broken markup of a megabyte takes no more than a moment."""
    for text in (
        "<a " * 300_000,
        "<a '" * 300_000,
        "<script>" * 100_000,
        "<!--" * 250_000,
        "</a" * 300_000,
    ):
        scan(text)


def test_integrity_has_no_date(built: Path) -> None:
    """Two builds are equal."""
    assert set(json.loads((built / "integrity.json").read_bytes())) == {"schema", "sha256"}  # noqa: TID251
    assert LESSON  # the source of the page with the table
