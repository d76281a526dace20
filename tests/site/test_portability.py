"""The same tree builds with MkDocs, with its fork ProperDocs and with Zensical, and reads the same.

If one of them ends, a portfolio can move on: nothing in it depends on the engine.
"""

import datetime as dt
import importlib.util
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from portfolio_gen.site.engine_mkdocs import build
from portfolio_gen.site.job import Job
from portfolio_gen.site.make import draft, tree_of
from portfolio_gen.site.output.export import write_tree
from portfolio_gen.site.output.integrity import files_of
from portfolio_gen.site.tree import Tree
from tests.conftest import missing

SAMPLE = Path(__file__).resolve().parents[2] / "sample_portfolio"

PROPERDOCS = "import properdocs.replacement, properdocs.__main__ as m; m.cli()"
"""ProperDocs with MkDocs' own names, as its manual describes for themes made for MkDocs."""

COMMANDS = {
    "mkdocs": [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "mkdocs.yml"],
    "properdocs": [sys.executable, "-c", PROPERDOCS, "build", "-q", "-f", "mkdocs.yml"],
    "zensical": [sys.executable, "-m", "zensical", "build", "-f", "mkdocs.yml"],
}


@pytest.fixture(scope="module")
def tree(now: dt.datetime, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The tree of the sample."""
    folder = tmp_path_factory.mktemp("tree")
    job = Job(source=SAMPLE, out=folder / "site", now=now)
    return tree_of(draft(job), job)


@pytest.fixture(scope="module")
def ours(tree: Tree, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, built by our own engine, before finishing."""
    folder = tmp_path_factory.mktemp("ours")
    assert build(tree, folder / "site", scratch=folder / "scratch").warnings == []
    return folder / "site"


def built_by(engine: str, tree: Tree, folder: Path) -> Path:
    """Build the tree, written as plain files, with an engine's own command."""
    settings = write_tree(tree, folder)
    done = subprocess.run(
        COMMANDS[engine],
        cwd=settings.parent,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def main_content(html: str) -> str:
    """Return a page's main content: text, elements and links, without what says nothing."""
    found = re.search(r"<main\b[^>]*>(.*)</main>", html, re.DOTALL)
    assert found, "the page has no main content"
    # An instruction to the search of the engine, which one of them takes out when it has read it.
    said = re.sub(r' data-search-exclude(="")?', "", found[1])
    return re.sub(r"\s+", " ", unescape(said)).replace("> <", "><").strip()


def test_plain_mkdocs_gives_the_same_bytes(tree: Tree, ours: Path, tmp_path: Path) -> None:
    """What we do to be fast changes no page and no entry of the search index."""
    plain = built_by("mkdocs", tree, tmp_path)
    dropped = set(files_of(plain)) - set(files_of(ours))
    assert {path for path in dropped if not path.endswith(".map") and "/lunr/" not in path} == {
        "sitemap.xml",
        "sitemap.xml.gz",
    }
    different = [
        path for path in files_of(ours) if (plain / path).read_bytes() != (ours / path).read_bytes()
    ]
    assert different == []


@pytest.mark.engines
@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_another_engine_says_the_same(tree: Tree, ours: Path, tmp_path: Path, engine: str) -> None:
    """Every page is there, with the same main content."""
    if importlib.util.find_spec(engine) is None:
        missing(f"{engine} (it comes with the extra 'engines')")
    other = built_by(engine, tree, tmp_path)
    pages = [path for path in files_of(ours) if path.endswith(".html") and path != "404.html"]
    assert len(pages) == sum(path.endswith(".md") for path in tree.docs)
    assert [path for path in pages if not (other / path).exists()] == []
    for path in pages:
        one = main_content((ours / path).read_text(encoding="utf-8"))
        assert 'class="pf"' in one, path
        two = main_content((other / path).read_text(encoding="utf-8"))
        assert two == one, path


def test_the_tree_is_portable(tree: Tree) -> None:
    """No plugin but search, no extension of Markdown, no code in the settings."""
    assert tree.config["plugins"] == ["search"]
    assert tree.config["markdown_extensions"] == []
    assert "hooks" not in tree.config
    assert all(isinstance(data, bytes) for data in tree.overrides.values())
