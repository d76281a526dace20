"""A site built without its engine is the site the engine would have built."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portfolio_gen.site.engine_mkdocs import build
from portfolio_gen.site.job import Job
from portfolio_gen.site.kept.bytecode import Bytecode
from portfolio_gen.site.kept.reuse import rebuild, remember
from portfolio_gen.site.make import draft, tree_of
from portfolio_gen.site.output.integrity import files_of
from portfolio_gen.site.prose.blockpage import block_of, parse
from portfolio_gen.site.sources import Source
from portfolio_gen.site.tree import Tree
from tests.site.small_portfolio import small_portfolio
from tests.site.small_tree import small_tree

HOME = '---\ntitle: "Ana"\n---\n<div class="pf">\n<h1>Ana</h1><p>{}</p>\n</div>\n'
LESSON = '---\ntitle: "Rain"\n---\n<div class="pf">\n<h2 id="a">Rain</h2><p>{}</p>\n</div>\n'
HIDDEN = (
    '---\ntitle: "Hidden"\nsearch: {"exclude": true}\n---\n<div class="pf">\n<p>x</p>\n</div>\n'
)


def block_tree(
    docs: Mapping[str, Source] | None = None, *, home: str = "Hello", lesson: str = "It rains"
) -> Tree:
    """Return a tree whose pages are blocks of HTML."""
    base = small_tree()
    pages: dict[str, Source] = {
        "index.md": HOME.format(home).encode(),
        "badges/oer.md": LESSON.format(lesson).encode(),
        "projects/lesson.md": HIDDEN.encode(),
        "projects/picture.svg": base.docs["projects/picture.svg"],
        "assets/ours.css": base.docs["assets/ours.css"],
        **(docs or {}),
    }
    return Tree(docs=pages, overrides=base.overrides, config=base.config)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file with its bytes."""
    return {path: (folder / path).read_bytes() for path in files_of(folder)}


def through_cache(data: dict[str, Any] | None) -> Any:  # noqa: ANN401
    """Return data as it comes back from the cache."""
    return json.loads(json.dumps(data))  # noqa: TID251


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401
    """What is remembered of a first build."""
    folder = tmp_path_factory.mktemp("first")
    tree = block_tree()
    built = build(tree, folder / "out", scratch=folder / "scratch")
    data = remember("program", tree, built, folder / "out")
    assert data is not None
    return through_cache(data)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"home": "Something <b>else</b>"},
        {"lesson": "It snows</p><h3 id='b'>Snow</h3><p>white"},
        {"home": "é ü 日本", "lesson": ""},
        {"home": '<b data-search-exclude>x</b><b data-search-exclude="">y</b>'},
        {"home": '<b data-search-exclude="1">x</b> <i data-search-x="2" id="z">y</i>'},
        {"docs": {"projects/note.txt": b"x"}},
    ],
    ids=["nothing", "one page", "headings", "other letters", "marks", "marks with values", "file"],
)
def test_same_bytes(tmp_path: Path, kept: Any, changes: dict[str, Any]) -> None:  # noqa: ANN401
    """Every page, the search index and every other file; a new file needs the engine."""
    new_file = "docs" in changes
    tree = block_tree(**changes)
    assert rebuild("program", tree, kept, tmp_path / "ours") is not new_file
    if not new_file:
        build(tree, tmp_path / "theirs", scratch=tmp_path / "scratch")
        assert contents(tmp_path / "ours") == contents(tmp_path / "theirs")


@pytest.mark.parametrize(
    "tree",
    [
        block_tree({"index.md": HOME.replace("Ana", "Bea").encode()}),
        block_tree({"badges/oer.md": LESSON.replace('"Rain"', '"Snow"').encode()}),
        block_tree({"index.md": HOME.replace("h1>", "h2>").encode()}),
        block_tree({"index.md": b"# Markdown\n"}),
        block_tree({"new.md": HIDDEN.encode()}),
        Tree(docs=block_tree().docs, overrides={"main.html": b"x"}, config=block_tree().config),
        Tree(docs=block_tree().docs, overrides={}, config={**block_tree().config, "x": 1}),
    ],
    ids=["title", "title in nav", "heading", "markdown", "new page", "template", "settings"],
)
def test_needs_the_engine(tmp_path: Path, kept: Any, tree: Tree) -> None:  # noqa: ANN401
    """Whatever the frame of a page depends on; nothing is written then."""
    assert not rebuild("program", tree, kept, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_another_program_needs_the_engine(tmp_path: Path, kept: Any) -> None:  # noqa: ANN401
    """A new release of this program or of a library."""
    assert not rebuild("newer", block_tree(), kept, tmp_path / "out")


@pytest.mark.parametrize(
    "damage",
    [
        None,
        {},
        {"pages": []},
        {"pages": {"index.md": {}}},
        {"theme_files": {"x": "/no/such/file"}},
        {"theme_files": None},
        {"templates": {"404.html": 1}},
    ],
)
def test_damage_needs_the_engine(tmp_path: Path, kept: Any, damage: Any) -> None:  # noqa: ANN401
    """A record that was cut or edited is not believed."""
    data = {**kept, **damage} if damage else damage
    assert not rebuild("program", block_tree(), data, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_open_element_is_not_remembered(tmp_path: Path) -> None:
    """A page that Markdown would take apart is not put together by us."""
    tree = block_tree(home="<p>say Hello</p></div>\n<div>")
    built = build(tree, tmp_path / "out", scratch=tmp_path / "scratch")
    assert remember("program", tree, built, tmp_path / "out") is None


def test_content_that_stands_twice_is_not_remembered(tmp_path: Path) -> None:
    """It would not be known which of the two is the content."""
    tree = block_tree()
    built = build(tree, tmp_path / "out", scratch=tmp_path / "scratch")
    twice = Tree(
        docs=tree.docs,
        overrides={"main.html": b"{{ page.content }}{{ page.content }}"},
        config={**tree.config, "theme": {**tree.config["theme"]}},
    )
    assert remember("program", tree, built, tmp_path / "out") is not None
    built = build(twice, tmp_path / "twice", scratch=tmp_path / "scratch2")
    assert remember("program", twice, built, tmp_path / "twice") is None


def test_warnings_are_not_remembered(tmp_path: Path) -> None:
    """They are given again at every build, because the engine runs again."""
    tree = small_tree({"badges/oer.md": b"[gone](gone.md)\n"})
    built = build(tree, tmp_path / "out", scratch=tmp_path / "scratch")
    assert built.warnings
    assert remember("program", tree, built, tmp_path / "out") is None


def test_a_whole_portfolio(tmp_path: Path, now: dt.datetime) -> None:
    """Real pages, one of them changed."""
    me = small_portfolio(tmp_path / "me")
    job = Job(source=me, out=tmp_path / "site", now=now)
    tree = tree_of(draft(job), job)
    built = build(tree, tmp_path / "first", scratch=tmp_path / "s1")
    kept = through_cache(remember("program", tree, built, tmp_path / "first"))
    with (me / "projects/water/index.md").open("a") as page:
        page.write("\nIt *snows* as well.\n")
    changed = tree_of(draft(job), job)
    assert rebuild("program", changed, kept, tmp_path / "ours")
    build(changed, tmp_path / "theirs", scratch=tmp_path / "s2")
    assert contents(tmp_path / "ours") == contents(tmp_path / "theirs")
    assert b"<em>snows</em>" in (tmp_path / "ours/projects/water.html").read_bytes()


@pytest.mark.parametrize(
    "source",
    [
        "",
        "---\ntitle: x\n---\n# Markdown\n",
        '<div class="pf">\n<p>x</p>\n</div>\n',
        '---\ntitle: x\n---\n<div class="pf">\n<p>x</p>\n\n<p>y</p>\n</div>\n',
        '---\ntitle: x\n---\n<div class="pf">\n```\n</div>\n',
        '---\ntitle: x\n---\n<div class="pf">\n~~~\n</div>\n',
        '---\ntitle: x\n---\n<div class="pf">\n</div><div>\n</div>\n',
        '---\ntitle: x\n---\n<div class="pf">\n<div>\n</div>\n',
        '---\ntitle: x\n<div class="pf">\n<p>x</p>\n</div>\n',
    ],
)
def test_not_a_block(source: str) -> None:
    """What Markdown might change."""
    assert parse(source) is None


def test_block() -> None:
    """What Markdown leaves alone."""
    block = '<div class="pf">\n<div><p>x</p></div>\n</div>'
    page = parse(f'---\ntitle: "x"\n---\n\n{block}\n')
    assert page is not None
    assert (page.matter, page.block) == ('---\ntitle: "x"\n---\n\n', block)
    assert block_of(block + "\n") == block


def test_sites_of_other_templates_share_none(tmp_path: Path) -> None:
    """What is kept of a site's templates serves only sites whose templates are equal."""
    bytecode = Bytecode()
    first = block_tree()
    replaced = {"main.html": first.overrides["main.html"].replace(b'"robots"', b'"robots-too"')}
    other = replace(first, overrides=replaced)
    pages = [
        build(tree, tmp_path / f"{n}", scratch=tmp_path / f"s{n}", bytecode=bytecode).texts()
        for n, tree in enumerate([first, other, first, block_tree(home="Another site")])
    ]
    assert pages[2] == pages[0]
    assert 'name="robots-too"' in pages[1]["index.html"]
    assert 'name="robots-too"' not in pages[3]["index.html"]
    assert "Another site" in pages[3]["index.html"]
    assert "Another site" not in pages[2]["index.html"]
