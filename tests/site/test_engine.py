"""The engine: what it writes, what it says, what it refuses."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from portfolio_gen.base.errors import BuildError
from portfolio_gen.site.engine_mkdocs import Engine, build
from portfolio_gen.site.integrity import files_of
from portfolio_gen.site.pagecache import PageCache
from portfolio_gen.site.prune import unwanted
from tests.site.small_tree import LESSON, small_tree


def run(folder: Path, engine: Engine | None = None, **changes: Any) -> Path:  # noqa: ANN401
    """Build the small tree below ``folder`` and return the output."""
    out = folder / "out"
    warnings = build(small_tree(**changes), out, scratch=folder / "scratch", engine=engine)
    assert warnings == ()
    return out


def test_writes_pages_and_files_and_nothing_else(tmp_path: Path) -> None:
    """Source maps, search languages nobody asked for and the dated sitemap are left out."""
    out = run(tmp_path)
    files = [path for path in files_of(out) if not path.startswith("assets/")]
    assert files == [
        "404.html",
        "badges/oer.html",
        "index.html",
        "projects/lesson.html",
        "projects/picture.svg",
        "search/search_index.json",
    ]
    assets = [path for path in files_of(out) if path.startswith("assets/")]
    assert not [path for path in assets if path.endswith(".map") or "lunr" in path]
    assert {"assets/ours.css", "assets/picture.svg"} <= set(assets)


def test_links_between_pages_are_relative_and_end_in_html(tmp_path: Path) -> None:
    """So a site works from a zip file and from every folder of every host."""
    out = run(tmp_path)
    home = (out / "index.html").read_text(encoding="utf-8")
    lesson = (out / "projects/lesson.html").read_text(encoding="utf-8")
    assert '<a href="projects/lesson.html">the lesson</a>' in home
    assert '<a href="badges/oer.html#criteria">the badge</a>' in home
    assert '<a href="../index.html">home</a>' in lesson


@pytest.mark.parametrize(
    ("path", "languages", "expected"),
    [
        ("assets/javascripts/bundle.1.min.js", ["en"], False),
        ("assets/javascripts/bundle.1.min.js.map", ["en"], True),
        ("sitemap.xml", ["en"], True),
        ("assets/javascripts/lunr/min/lunr.fr.min.js", ["en"], True),
        ("assets/javascripts/lunr/min/lunr.fr.min.js", ["fr"], False),
        ("assets/javascripts/lunr/min/lunr.stemmer.support.min.js", ["en"], True),
        ("assets/javascripts/lunr/min/lunr.stemmer.support.min.js", ["fr"], False),
        ("assets/javascripts/lunr/min/lunr.multi.min.js", ["fr"], True),
        ("assets/javascripts/lunr/min/lunr.multi.min.js", ["en", "fr"], False),
        ("assets/javascripts/lunr/tinyseg.js", ["ja"], False),
        ("assets/javascripts/lunr/tinyseg.js", ["fr"], True),
        ("assets/javascripts/lunr/wordcut.js", ["th"], False),
        ("assets/javascripts/lunr/wordcut.js", [], True),
    ],
)
def test_unwanted(path: str, languages: list[str], expected: bool) -> None:  # noqa: FBT001
    """A file of the theme stays only if some reader's browser would load it."""
    assert unwanted(path, languages) is expected


def test_warns_of_links_that_lead_nowhere(tmp_path: Path) -> None:
    """MkDocs' own words come back instead of being printed."""
    tree = small_tree({"projects/lesson.md": LESSON + b"\n[gone](gone.md)\n"})
    warnings = build(tree, tmp_path / "out", scratch=tmp_path / "scratch")
    assert warnings == (
        (
            "Doc file 'projects/lesson.md' contains a link 'gone.md', "
            "but the target 'projects/gone.md' is not found among documentation files."
        ),
    )


def test_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """No banner of a theme, no log of an engine; and logging is as it was afterwards."""
    before = logging.getLogger("mkdocs").handlers[:]
    run(tmp_path)
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("mkdocs").handlers == before
    assert logging.getLogger("mkdocs").propagate


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"hooks": ["evil.py"]}, "The setting 'hooks' of the site engine is not available here."),
        ({"INHERIT": "/x.yml"}, "The setting 'INHERIT' of the site engine is not available here."),
        (
            {"site_url": "nonsense"},
            (
                "The settings of the site engine are wrong: site_url: The URL isn't valid, "
                "it should include the http:// (scheme)"
            ),
        ),
        (
            {"colour": "red"},
            (
                "The settings of the site engine are wrong: "
                "colour: Unrecognised configuration name: colour"
            ),
        ),
    ],
    ids=["hooks", "inherit", "bad value", "unknown"],
)
def test_settings_refused(tmp_path: Path, config: dict[str, object], message: str) -> None:
    """A setting that runs code, reads other files or means nothing stops the build."""
    with pytest.raises(BuildError) as e:
        build(small_tree(None, **config), tmp_path / "out", scratch=tmp_path / "scratch")
    assert e.value.message == message


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (
            b'{% extends "base.html" %}\n{% block x %}',
            (
                "A template of the site is wrong: main.html, line 2: Unexpected end of template. "
                "Jinja was looking for the following tags: 'endblock'. The innermost block that "
                "needs to be closed is 'block'."
            ),
        ),
        (b"{{ nothing.at.all }}", "A template of the site is wrong: 'nothing' is undefined"),
    ],
    ids=["syntax", "undefined"],
)
def test_template_refused(tmp_path: Path, template: bytes, message: str) -> None:
    """A wrong template is named, without a traceback."""
    tree = small_tree()
    overrides = {**tree.overrides, "main.html": template}
    changed = type(tree)(docs=tree.docs, overrides=overrides, config=tree.config)
    with pytest.raises(BuildError) as e:
        build(changed, tmp_path / "out", scratch=tmp_path / "scratch")
    assert e.value.message == message


def test_source_can_be_a_file(tmp_path: Path) -> None:
    """A large video is copied, never held in memory."""
    film = tmp_path / "film.mp4"
    film.write_bytes(b"moving")
    out = run(tmp_path, docs={"projects/film.mp4": film})
    assert (out / "projects/film.mp4").read_bytes() == b"moving"


class TestPageCache:
    """What is not rendered again, and what always is."""

    @staticmethod
    def again(folder: Path, first: PageCache, **changes: Any) -> tuple[Path, set[str]]:  # noqa: ANN401
        """Build with the pages of an earlier build; return the output and what was kept."""
        pages = PageCache(old=first.new)
        folder.mkdir()
        out = run(folder, Engine(pages=pages), **changes)
        return out, {path for path, page in pages.new.items() if page is first.new.get(path)}

    @pytest.fixture
    def first(self, tmp_path: Path) -> PageCache:
        """The pages of a first build."""
        pages = PageCache()
        run(tmp_path, Engine(pages=pages))
        return pages

    def test_unchanged(self, tmp_path: Path, first: PageCache) -> None:
        """Every page is taken over, and the output is the same to the byte."""
        out, kept = self.again(tmp_path / "again", first)
        assert kept == {"index.md", "projects/lesson.md", "badges/oer.md"}
        assert contents(out) == contents(tmp_path / "out")

    @pytest.mark.parametrize(
        ("changes", "kept"),
        [
            (
                {"docs": {"projects/lesson.md": LESSON + b"more"}},
                {"index.md", "badges/oer.md"},
            ),
            ({"docs": {"index.md": b"---\ntitle: Someone\n---\n# Someone\n"}}, set()),
            ({"docs": {"badges/oer.md": b"# Another name {#criteria}\n"}}, set()),
            ({"docs": {"projects/new.md": b"# New\n"}}, set()),
            ({"site_name": "Somebody"}, set()),
            ({"nav": ["index.md"], "not_in_nav": "/**"}, set()),
        ],
        ids=["one page", "title in nav", "heading in nav", "new file", "settings", "nav"],
    )
    def test_changed(
        self, tmp_path: Path, first: PageCache, changes: dict[str, Any], kept: set[str]
    ) -> None:
        """What depends on a change is made again; the output equals a build without a cache."""
        out, found = self.again(tmp_path / "again", first, **changes)
        assert found == kept
        fresh = tmp_path / "fresh"
        fresh.mkdir()
        assert contents(out) == contents(run(fresh, **changes))

    def test_warnings_are_given_again(self, tmp_path: Path) -> None:
        """A page from the cache is no less wrong than it was."""
        tree = small_tree({"projects/lesson.md": LESSON + b"\n[gone](gone.md)\n"})
        pages = PageCache()
        first = build(tree, tmp_path / "1", scratch=tmp_path / "s1", engine=Engine(pages=pages))
        kept = Engine(pages=PageCache(old=pages.new))
        second = build(tree, tmp_path / "2", scratch=tmp_path / "s2", engine=kept)
        assert len(first) == 1
        assert second == first

    def test_search_finds_kept_pages(self, tmp_path: Path, first: PageCache) -> None:
        """The search index is complete even if no page was rendered."""
        out, _ = self.again(tmp_path / "again", first)
        index = json.loads((out / "search/search_index.json").read_bytes())  # noqa: TID251
        assert [entry["location"] for entry in index["docs"]] == [
            "index.html",
            "badges/oer.html",
            "badges/oer.html#criteria",
            "projects/lesson.html",
        ]


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file with its bytes."""
    return {path: (folder / path).read_bytes() for path in files_of(folder)}
