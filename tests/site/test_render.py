"""Templates: safe with any string, within the subset that other engines run, in a sandbox."""

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar
from xml.etree.ElementTree import fromstring

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from portfolio_gen.model.common import Model
from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site.config import HANDED_OVER
from portfolio_gen.site.kept.bytecode import Bytecode
from portfolio_gen.site.options import SiteOptions
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages import build_pages
from portfolio_gen.site.render import Renderer, theme_dir
from portfolio_gen.site.short import former_path
from portfolio_gen.site.theme import own_fragments
from portfolio_gen.site.tree import make_tree
from portfolio_gen.site.words.labels import ENGLISH
from tests.portfolios.build import make_minimal
from tests.site.outline import outline
from tests.site.test_pages import BASE, Built, build

M = TypeVar("M", bound=Model)

HOSTILE = "</script><script>window.hostile=1</script>\"'`<img src=x onerror=hostile()>&{{ 7*7 }}"

TEMPLATES = sorted(
    [*theme_dir().glob("fragments/*.html"), *theme_dir().rglob("overrides/**/*.html")]
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A portfolio with one of each."""
    return build(make_minimal(tmp_path_factory.mktemp("render") / "p"))


def hostile(value: object) -> object:
    """The same value with every free text replaced."""
    if isinstance(value, str):
        return HOSTILE
    if isinstance(value, tuple):
        return tuple(hostile(item) for item in value)
    return hostile_model(value) if isinstance(value, Model) else value


def hostile_model(model: M) -> M:
    """The same model with every free text replaced."""
    free = {
        name: hostile(getattr(model, name))
        for name in type(model).model_fields
        if name in FREE and getattr(model, name) is not None
    }
    return model.model_copy(update=free)


FREE = frozenset(
    """
    basics name label pronouns summary location city region profiles network title description
    skills contributors role note attempts license code term instructor institution objectives
    tasks artefact criteria levels frameworks comment awarded_by real_world caption alt credit
    text
    """.split()  # noqa: SIM905 (one word each)
)
"""Fields that hold words and no references."""


def poisoned(portfolio: Portfolio) -> Portfolio:
    """The same portfolio with hostile text in every free field."""
    item = portfolio.settings
    return replace(
        portfolio,
        settings=replace(item, meta=hostile_model(item.meta)),
        projects=tuple(
            replace(work, meta=hostile_model(work.meta), body=HOSTILE)
            for work in portfolio.projects
        ),
        reflections=tuple(replace(note, body=HOSTILE) for note in portfolio.reflections),
        courses=tuple(
            replace(course, meta=hostile_model(course.meta)) for course in portfolio.courses
        ),
        badges=tuple(
            replace(
                file,
                badge=replace(
                    file.badge,
                    name=HOSTILE,
                    narrative=HOSTILE,
                    valid_from=HOSTILE,
                    endorsements=(HOSTILE,),
                    issuer=replace(file.badge.issuer, name=HOSTILE, url="javascript:hostile()"),
                    achievement=replace(
                        file.badge.achievement,
                        name=HOSTILE,
                        description=HOSTILE,
                        criteria=HOSTILE,
                        criteria_url="javascript:hostile()",
                    ),
                ),
            )
            for file in portfolio.badges
        ),
    )


def test_hostile_text_in_every_field_stays_text(small: Built) -> None:
    """Wherever a string of a portfolio or a badge is printed, it is printed as text."""
    portfolio = poisoned(small.portfolio)
    pages = build_pages(portfolio, small.checked, small.options)
    tree = make_tree(pages, portfolio, small.checked, small.options)
    seen = 0
    for page in pages:
        source = bytes(tree.docs[page.path.removesuffix(".html") + ".md"]).decode()
        _, matter, body = source.split("---\n", 2)
        found = outline(body)
        seen += found.words.count("window.hostile=1")
        assert "script" not in found.elements, page.path
        assert not any(name.startswith("on") for name in found.attributes), page.path
        assert not any("javascript" in href for _, href in found.links), page.path
        assert "<script" not in matter, page.path
        assert "<img" not in matter, page.path
    assert seen > 20
    for path, data in tree.exact.items():
        if path.startswith("v/"):
            assert b"<script" not in bytes(data)
    strings = re.findall(r"'([^']*)'", str(tree.config))
    assert not any("<script" in text for text in strings)


def test_feed_and_files_for_programs_are_well_formed(small: Built) -> None:
    """Whatever a portfolio says, XML stays XML and JSON stays JSON."""
    portfolio = poisoned(small.portfolio)
    pages = build_pages(portfolio, small.checked, small.options)
    exact = make_tree(pages, portfolio, small.checked, small.options).exact
    feed = fromstring(bytes(exact["feed.xml"]).decode())
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert len(entries) == len(portfolio.projects)
    assert entries[0].findtext(f"{atom}title") == HOSTILE
    read = json.loads(bytes(exact["portfolio.json"]))  # noqa: TID251 (our own text)
    assert read["version"] == 1
    assert read["items"][0]["title"] == HOSTILE


def test_portfolio_json_follows_its_published_schema(small: Built) -> None:
    """Every member that is written is described, and what is required is there."""
    schema_file = Path(__file__).parents[2] / "docs/portfolio-schema/portfolio-1.schema.json"
    schema = json.loads(schema_file.read_text(encoding="utf-8"))  # noqa: TID251 (our own text)
    read = json.loads(bytes(small.tree().exact["portfolio.json"]))  # noqa: TID251 (our own text)
    assert read["items"]
    assert read["badges"]
    problems = list(violations(read, schema, schema["$defs"], "portfolio.json"))
    assert problems == []


def violations(value: object, schema: dict[str, Any], defs: dict[str, Any], way: str) -> list[str]:
    """What of ``value`` is not described by ``schema``, for the words that our schema uses."""
    if "$ref" in schema:
        schema = defs[schema["$ref"].removeprefix("#/$defs/")]
    if "const" in schema and value != schema["const"]:
        return [f"{way} is {value!r}"]
    if isinstance(value, dict):
        missing = [
            f"{way} lacks {name}" for name in schema.get("required", ()) if name not in value
        ]
        known = schema["properties"]
        unknown = [f"{way} has {name}" for name in value if name not in known]
        inner = [
            problem
            for name, item in value.items()
            if name in known
            for problem in violations(item, known[name], defs, f"{way}.{name}")
        ]
        return [*missing, *unknown, *inner]
    if isinstance(value, list):
        return [p for item in value for p in violations(item, schema["items"], defs, f"{way}[]")]
    kinds = {"string": str, "integer": int}
    return [] if isinstance(value, kinds[schema.get("type", "integer")]) else [f"{way}: {value!r}"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_stay_in_the_common_subset(path: Path) -> None:
    """No method of a Python value is called: minijinja, which other engines use, has none."""
    text = path.read_text(encoding="utf-8")
    expressions = re.findall(r"\{[{%](.*?)[%}]\}", text, re.DOTALL)
    calls = [call for e in expressions for call in re.findall(r"[\w\])]\.\w+\(", e)]
    assert [call for call in calls if not call.startswith("g.t(")] == []
    assert "style=" not in text
    assert re.search(r"\son\w+=", text) is None
    assert "|safe" not in text.replace(" ", "")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_use_words_that_exist(path: Path) -> None:
    """Every word of the interface that a fragment names is in the table of words."""
    named = re.findall(r"\bt\.(\w+)", path.read_text(encoding="utf-8"))
    assert [name for name in named if not hasattr(ENGLISH, name)] == []


def test_no_word_is_left_over() -> None:
    """The table of words holds nothing that no page shows."""
    package = Path(__file__).parents[2] / "portfolio_gen" / "site"
    sources = [*TEMPLATES, *package.rglob("*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in sources if path.stem != "labels")
    names = type(ENGLISH).__dataclass_fields__
    assert [name for name in names if not re.search(rf"\b{name}\b", text)] == []


def one_page(template: str) -> Page:
    """A page that is drawn by one template."""
    return Page(path="a.html", template=template, title="A", description="A", view=object())


def test_own_templates_run_in_a_sandbox() -> None:
    """A portfolio that somebody else builds cannot run its author's code there."""
    evil = "{{ ''.__class__.__mro__[1].__subclasses__() }}"
    with pytest.raises(SecurityError):
        Renderer({"evil.html": evil}, Bytecode()).fragment(one_page("evil.html"))


def test_a_misspelt_name_in_a_template_stops_the_build() -> None:
    """Nothing is silently left out of a page."""
    with pytest.raises(UndefinedError):
        Renderer({"x.html": "{{ v.titel }}"}, Bytecode()).fragment(one_page("x.html"))


def test_own_fragments_replace_ours(small: Built) -> None:
    """``theme/fragments/notes.html`` draws the page instead of ours."""
    portfolio = replace(
        small.portfolio,
        theme_files={
            "fragments/notes.html": b"<p>Mine, \xff</p>",
            "fragments/evil.txt": b"x",
            "look.css": b"body { color: red }",
        },
    )
    assert own_fragments(portfolio) == {"notes.html": "<p>Mine, \ufffd</p>"}
    pages = build_pages(portfolio, small.checked, small.options)
    tree = make_tree(pages, portfolio, small.checked, small.options)
    assert b"<p>Mine, " in bytes(tree.docs["notes.md"])
    assert tree.docs["assets/pf/own.css"] == b"body { color: red }"
    assert tree.config["extra_css"][-1] == "assets/pf/own.css"


def test_settings_that_run_code_are_not_handed_over(small: Built) -> None:
    """Only harmless settings of the engine come from a portfolio."""
    asked = {
        "hooks": ["evil.py"],
        "plugins": ["macros"],
        "markdown_extensions": ["pymdownx.snippets"],
        "theme": {"custom_dir": "/"},
        "extra_javascript": ["https://evil.example/x.js"],
        "copyright": "<b>2026</b>",
    }
    meta = small.portfolio.settings.meta.model_copy(update={"mkdocs": asked})
    portfolio = replace(small.portfolio, settings=replace(small.portfolio.settings, meta=meta))
    tree = make_tree(small.pages.values(), portfolio, small.checked, small.options)
    assert tree.config["plugins"] == ["search"]
    assert tree.config["markdown_extensions"] == []
    assert "custom_dir" not in tree.config["theme"]
    assert {"hooks", "extra_javascript"}.isdisjoint(tree.config)
    assert tree.config["copyright"] == "&lt;b&gt;2026&lt;/b&gt;"
    assert "hooks" not in HANDED_OVER


def test_the_same_input_gives_the_same_tree(small: Built) -> None:
    """Nothing depends on the order of sets or on the clock."""
    options = SiteOptions(now=dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC), base_url=BASE)
    again = build_pages(small.portfolio, small.checked, options)
    assert make_tree(again, small.portfolio, small.checked, options) == small.tree()


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("projects/old.html", "projects/old.html"),
        ("/projects/old/", "projects/old.html"),
        ("old", "old.html"),
        ("../../etc/passwd", ""),
        ("a//b", ""),
        ("a b", ""),
        ("https://evil.example/", ""),
        ("x" * 201, ""),
        ("", ""),
    ],
)
def test_former_addresses(address: str, path: str) -> None:
    """An old address becomes a page inside the site, or nothing."""
    assert former_path(address) == path
