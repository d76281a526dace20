"""From a folder to a site: the whole way, and everything that ends it early."""

import datetime as dt
import json
import os
import stat
from pathlib import Path

import pytest

from portfolio_gen.base.errors import BuildError, ConfigError, ContentError
from portfolio_gen.site import build as build_module
from portfolio_gen.site.build import build_site
from portfolio_gen.site.job import BuildResult, address
from portfolio_gen.site.kept.cache import NO_CACHE, Cache
from portfolio_gen.site.kept.inputs import digest_of
from portfolio_gen.site.output.integrity import files_of, is_whole
from tests.site.small_portfolio import SENTENCE, small_portfolio

SAMPLE = Path(__file__).resolve().parents[2] / "sample_portfolio"


@pytest.fixture
def me(tmp_path: Path) -> Path:
    """A small portfolio."""
    return small_portfolio(tmp_path / "me")


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file with its bytes."""
    return {path: (folder / path).read_bytes() for path in files_of(folder)}


def test_builds(me: Path, tmp_path: Path, now: dt.datetime) -> None:
    """A whole site stands, the source is as it was, and nothing else was left anywhere."""
    before = contents(me)
    result = build_site(me, tmp_path / "site", now=now)
    assert (result.written, result.unchanged, result.badges) == (True, False, 0)
    assert result.report.failures == ()
    assert result.pages == len([p for p in files_of(tmp_path / "site") if p.endswith(".html")])
    assert is_whole(tmp_path / "site")
    assert contents(me) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["me", "site"]


def test_nothing_private_is_in_the_site(me: Path, tmp_path: Path, now: dt.datetime) -> None:
    """Neither the hidden project nor the address that proves who somebody is."""
    build_site(me, tmp_path / "site", now=now)
    for path, data in contents(tmp_path / "site").items():
        assert b"ana@secret.example" not in data, path
        assert b"Nobody reads this" not in data, path
        assert "hidden" not in path


def test_a_private_address_in_a_public_text_stops_the_build(
    me: Path, tmp_path: Path, now: dt.datetime
) -> None:
    """The student wrote down that the address is private, and then wrote it into a page."""
    (me / "about.md").write_text("Write to ANA@secret.example.\n")
    with pytest.raises(BuildError) as e:
        build_site(me, tmp_path / "site", now=now)
    assert e.value.message.startswith(
        "Something private would have been published: "
        "an e-mail address from identity.local.yml in about.html"
    )
    assert e.value.hint == (
        "Take it out of the text or the file that it comes from; portfolio-gen check --public "
        "names most places. If it may be read by everybody, delete it in identity.local.yml."
    )
    assert not (tmp_path / "site").exists()


def test_an_address_shown_on_purpose_is_no_secret(
    me: Path, tmp_path: Path, now: dt.datetime
) -> None:
    """Somebody who puts the address into portfolio.yml wants it to be read."""
    (me / "portfolio.yml").write_text("basics: {name: Ana, email: ana@secret.example}\n")
    assert build_site(me, tmp_path / "site", now=now).written


def test_second_build_is_equal(me: Path, tmp_path: Path, now: dt.datetime) -> None:
    """To the byte, at another hour of the day, at another place, from another place."""
    build_site(me, tmp_path / "one", now=now)
    elsewhere = small_portfolio(tmp_path / "elsewhere" / "me")
    later = now + dt.timedelta(hours=7, minutes=1)
    build_site(elsewhere, tmp_path / "two" / "site", now=later)
    assert contents(tmp_path / "two" / "site") == contents(tmp_path / "one")


def test_problems_stop_the_build(me: Path, tmp_path: Path, now: dt.datetime) -> None:
    """All of them are reported, nothing is written, and the old site stands."""
    build_site(me, tmp_path / "site", now=now)
    before = contents(tmp_path / "site")
    (me / "projects/water/index.md").write_text("---\ntitel: x\n---\n")
    (me / "portfolio.yml").write_text("basics: {name: Ana}\ncolour: red\n")
    result = build_site(me, tmp_path / "site", now=now)
    assert not result.written
    files = {str(f.where.file) for f in result.report.failures if f.where}
    assert files >= {"projects/water/index.md", "portfolio.yml"}
    assert contents(tmp_path / "site") == before


def test_strict_stops_at_advice(me: Path, tmp_path: Path, now: dt.datetime) -> None:
    """A reflection below the word band is advice."""
    (me / "reflections/water.md").write_text("---\nabout: [projects/water]\n---\n" + SENTENCE)
    assert build_site(me, tmp_path / "site", now=now).written
    result = build_site(me, tmp_path / "strict", now=now, strict=True)
    assert not result.written
    assert not (tmp_path / "strict").exists()


def test_no_portfolio(tmp_path: Path, now: dt.datetime) -> None:
    """A folder without portfolio.yml."""
    (tmp_path / "me").mkdir()
    with pytest.raises(ContentError):
        build_site(tmp_path / "me", tmp_path / "site", now=now)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", ""),
        ("https://ana.example/p/", "https://ana.example/p/"),
        ("https://ana.example/p", "https://ana.example/p/"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/"),
    ],
)
def test_address(url: str, expected: str) -> None:
    """A base address ends in a slash."""
    assert address(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "ana.example",
        "ftp://x/",
        "https://",
        "https://x/?a",
        "https://x/#a",
        "https://a b/",
        "https://me:pw@x/",
    ],
)
def test_address_refused(url: str) -> None:
    """What no site can stand at."""
    with pytest.raises(ConfigError) as e:
        address(url)
    assert e.value.message == f"{url!r} is not an address a site can stand at."


@pytest.mark.parametrize(
    ("given", "own", "default", "expected"),
    [
        ("https://a.example/", "https://b.example/", "https://c.example/", "https://a.example/"),
        ("", "https://b.example/", "https://c.example/", "https://b.example/"),
        ("", "", "https://c.example/", "https://c.example/"),
    ],
    ids=["option", "portfolio.yml", "default"],
)
def test_which_address(
    me: Path, tmp_path: Path, now: dt.datetime, given: str, own: str, default: str, expected: str
) -> None:
    """The option wins over the file, the file over the default."""
    if own:
        text = (me / "portfolio.yml").read_text() + f"base_url: {own}\n"
        (me / "portfolio.yml").write_text(text)
    build_site(me, tmp_path / "site", now=now, base_url=given, default_base_url=default)
    assert f"<loc>{expected}verify.html</loc>" in (tmp_path / "site/sitemap.xml").read_text()


class TestNothingChanged:
    """The second build that does nothing."""

    @pytest.fixture
    def cache(self, tmp_path: Path) -> Cache:
        """A cache of its own."""
        return Cache(folder=tmp_path / "cache")

    def build(self, me: Path, cache: Cache, now: dt.datetime, base_url: str = "") -> BuildResult:
        """Build beside the portfolio."""
        return build_site(me, me.parent / "site", now=now, cache=cache, base_url=base_url)

    def test_is_said(self, me: Path, cache: Cache, now: dt.datetime) -> None:
        """Same counts, same advice, and nothing heavy ran."""
        (me / "reflections/water.md").write_text("---\nabout: [projects/water]\n---\n" + SENTENCE)
        first = self.build(me, cache, now)
        second = self.build(me, cache, now + dt.timedelta(hours=1))
        assert (first.unchanged, second.unchanged) == (False, True)
        assert second.written
        assert (second.pages, second.badges) == (first.pages, first.badges)
        assert second.report == first.report

    @pytest.mark.parametrize(
        "change",
        ["content", "new file", "new folder", "output", "output gone", "day", "option", "program"],
    )
    def test_everything_else_is_built(
        self,
        me: Path,
        cache: Cache,
        now: dt.datetime,
        change: str,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Whatever the site depends on, and the site itself."""
        self.build(me, cache, now)
        out = me.parent / "site"
        base_url = ""
        match change:
            case "content":
                (me / "about.md").write_text("Something else.\n")
            case "new file":
                (me / "note.txt").write_text("x")
            case "new folder":
                (me / "media").mkdir()
            case "output":
                (out / "index.html").write_text("defaced")
            case "output gone":
                (out / "index.html").unlink()
            case "day":
                now += dt.timedelta(days=1)
            case "option":
                base_url = "https://ana.example/"
            case _:
                monkeypatch.setattr("portfolio_gen.site.kept.inputs.digest_of_program", lambda: "x")
        assert not self.build(me, cache, now, base_url).unchanged
        assert is_whole(out)
        assert "defaced" not in (out / "index.html").read_text()

    @pytest.mark.parametrize("name", [".git/index", "site/index.html", ".DS_Store"])
    def test_what_is_not_content_does_not_count(
        self, me: Path, cache: Cache, now: dt.datetime, name: str
    ) -> None:
        """Dot-files, and a site that was built into the portfolio."""
        self.build(me, cache, now)
        (me / name).parent.mkdir(exist_ok=True)
        (me / name).write_text("x")
        assert self.build(me, cache, now).unchanged

    @pytest.mark.parametrize(
        "change",
        [{}, {"moments": 1}, {"findings": [1]}, {"pages": "many"}, {"seal": "x"}, {"turned": 1}],
    )
    def test_damaged_record(
        self, me: Path, cache: Cache, now: dt.datetime, change: dict[str, object]
    ) -> None:
        """A record that was cut or edited is not believed."""
        self.build(me, cache, now)
        (record,) = (me.parent / "cache/sites").glob("*-build.json")
        data = json.loads(record.read_bytes())  # noqa: TID251
        record.write_text(json.dumps({**data, **change} if change else {"format": 1}))
        assert not self.build(me, cache, now).unchanged

    def test_no_cache_always_builds(self, me: Path, now: dt.datetime) -> None:
        """Without a cache nothing is remembered."""
        self.build(me, NO_CACHE, now)
        assert not self.build(me, NO_CACHE, now).unchanged


def test_an_unreadable_file_is_part_of_the_digest(tmp_path: Path) -> None:
    """A file whose permissions change is a change."""
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    one = digest_of(tmp_path, {})
    (tmp_path / "nowhere").write_text("x")
    assert digest_of(tmp_path, {}) != one


def test_a_badge_that_turns_valid_at_noon(tmp_path: Path, now: dt.datetime) -> None:
    """A verdict is kept for a day, except on the day on which it changes."""
    record = {"moments": [now.isoformat()]}
    before = build_module._turned(record["moments"], now - dt.timedelta(seconds=1))
    assert (before, build_module._turned(record["moments"], now)) == (0, 1)
    assert tmp_path.stat().st_mode & stat.S_IRWXU


def test_sample_portfolio_builds(tmp_path: Path, now: dt.datetime) -> None:
    """The showcase builds without a problem, the same twice, with and without a cache."""
    one = build_site(SAMPLE, tmp_path / "one", now=now)
    assert [str(finding) for finding in one.report.failures] == []
    assert one.written
    cache = Cache(folder=tmp_path / "cache")
    built = [build_site(SAMPLE, tmp_path / "two", now=now, cache=cache) for _ in range(2)]
    assert [result.unchanged for result in built] == [False, True]
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_special_files_are_not_waited_for(tmp_path: Path) -> None:
    """A pipe in the folder has no content that could be read, and reading would never end."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with names")
    os.mkfifo(tmp_path / "pipe")
    one = digest_of(tmp_path, {})
    (tmp_path / "pipe").unlink()
    assert digest_of(tmp_path, {}) != one


def test_names_that_are_no_text(tmp_path: Path) -> None:
    """A file name that is not UTF-8 can be part of a digest."""
    try:
        (tmp_path / "caf\udce9.png").write_bytes(b"x")
    except OSError:
        pytest.skip("this disk takes no such names")
    assert digest_of(tmp_path, {})


def test_only_unlisted_assignments(tmp_path: Path, now: dt.datetime) -> None:
    """Their pages lead back to a page that there is."""
    folder = small_portfolio(tmp_path / "source")
    (folder / "assignments/a").mkdir(parents=True)
    (folder / "assignments/a/index.md").write_text(
        "---\ntitle: A\ndescription: A.\ndate: 2026-04-28\nvisibility: unlisted\n---\nA.\n"
    )
    assert build_site(folder, tmp_path / "site", now=now).written
    page = (tmp_path / "site/assignments/a.html").read_text("utf-8")
    assert '<p class="pf-back"><a href="../projects/index.html">' in page


def test_comments_are_nowhere(tmp_path: Path, now: dt.datetime) -> None:
    """Neither on a page nor in its description: they are notes of whoever writes."""
    folder = small_portfolio(tmp_path / "source", about_md="I teach. <!-- secret note -->\n")
    assert build_site(folder, tmp_path / "site", now=now).written
    for file in (tmp_path / "site").rglob("*.html"):
        assert "secret note" not in file.read_text("utf-8")
