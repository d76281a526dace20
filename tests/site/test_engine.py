"""The engine: what it writes, what it says, what it refuses."""

import logging
from collections.abc import Mapping
from pathlib import Path

import pytest

from portfolio_gen.base.errors import BuildError
from portfolio_gen.site.engine_mkdocs import build
from portfolio_gen.site.output.integrity import files_of
from portfolio_gen.site.output.prune import unwanted
from portfolio_gen.site.sources import Source
from tests.site.small_tree import LESSON, small_tree


def run(folder: Path, docs: Mapping[str, Source] | None = None) -> Path:
    """Build the small tree below ``folder`` and return the output."""
    out = folder / "out"
    assert build(small_tree(docs), out, scratch=folder / "scratch").warnings == []
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
    built = build(tree, tmp_path / "out", scratch=tmp_path / "scratch")
    assert built.warnings == [
        (
            "Doc file 'projects/lesson.md' contains a link 'gone.md', "
            "but the target 'projects/gone.md' is not found among documentation files."
        ),
    ]


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
