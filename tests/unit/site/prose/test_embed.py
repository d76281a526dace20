"""HTML inside Markdown, and strings inside front matter, survive every engine unchanged."""

import json
from typing import Any

import pytest
import yaml
from markdown import Markdown

from portfolio_gen.site.prose.embed import (
    Raw,
    as_markdown,
    clean,
    escaped,
    front_matter,
    one_line,
    read_matter,
    script_json,
)

HOSTILE = "</title><script>alert(1)</script>\" 'quoted' & {{ 7*7 }} {% raw %} `x` ~~~ \u2028 -->"

FENCES = ["tables", "footnotes", "fenced_code", "attr_list", "md_in_html", "def_list", "abbr"]
"""Extensions an engine may switch on."""


@pytest.mark.parametrize(
    "html",
    [
        "<p>one</p>\n\n<p>two</p>",
        "<pre><code>a\n\n\n    b\n```\nc\n~~~</code></pre>",
        "<p>text\n```\nnot code\n```\n</p>",
        "<p>\n# not a heading\n* not a list\n[x]: http://no.example\n*[HTML]: no</p>",
        "    <p>indented</p>",
        "<p>{: #id .class } [^1]</p>\n\n[^1]: note",
        "<p>:smile: $x$ [[wiki]] {{ macro }}</p>",
        "<div>" * 30 + "deep" + "</div>" * 30,
    ],
    ids=["blank", "pre", "fence", "signs", "indent", "attributes", "extras", "deep"],
)
@pytest.mark.parametrize("extensions", [[], FENCES], ids=["plain", "extensions"])
def test_markdown_processors_leave_it_alone(html: str, extensions: list[str]) -> None:
    """What goes in comes out, with whatever extensions the engine has switched on."""
    source = as_markdown(html)
    assert Markdown(extensions=extensions).convert(source).strip() == source.strip()


def test_line_ends_in_code_are_kept() -> None:
    """Empty lines inside ``<pre>`` become references, so that they end nothing."""
    assert as_markdown("<pre>a\n\nb</pre>") == '<div class="pf">\n<pre>a&#10;&#10;b</pre>\n</div>\n'


@pytest.mark.parametrize("value", [HOSTILE, "x: y", "- a", "'", '"', "yes", "2026-01-01", "😀 é"])
def test_front_matter_is_read_back_escaped(value: str) -> None:
    """The engine's YAML reader gets one string per field, safe to print raw into HTML."""
    text = front_matter({"title": value, "tags": [value]})
    _, block, rest = text.split("---\n", 2)
    read = yaml.load(block, yaml.SafeLoader)  # noqa: TID251 (as the engine does)
    assert rest == "\n"
    assert read == {"title": escaped(value), "tags": [escaped(value)]}
    assert "<" not in read["title"]
    assert '"' not in read["title"]


def test_front_matter_keeps_numbers_and_raw_text() -> None:
    """Only plain strings are escaped."""
    text = front_matter({"noindex": True, "search": {"exclude": True}, "jsonld": Raw('{"a":1}')})
    assert 'noindex: true\nsearch: {"exclude": true}\njsonld: "{\\"a\\":1}"\n' in text


def test_json_in_a_script_element_cannot_end_it() -> None:
    """No sign that HTML gives a meaning to is left, and the value is the same."""
    text = script_json({"name": HOSTILE})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"name": HOSTILE}  # noqa: TID251 (our own text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\x00b\x1f\ufeff", "ab"), ("a\ud800b", "ab"), ("a\tb\nc", "a\tb\nc"), ("", "")],
    ids=["control", "surrogate", "layout", "empty"],
)
def test_clean(text: str, expected: str) -> None:
    """What cannot stand in YAML or HTML, or reorders letters, is dropped; layout is kept."""
    assert clean(text) == expected


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)], ids=hex)
def test_clean_keeps_the_order_of_letters(code: int) -> None:
    """No character is left that makes a name read differently from what it says."""
    assert clean(f"a{chr(code)}b") == "ab"


@pytest.mark.parametrize("mark", ["\u200e", "\u200f"], ids=["left to right", "right to left"])
def test_clean_keeps_marks_of_direction(mark: str) -> None:
    """Texts in right-to-left scripts need them, and they turn nothing around."""
    assert clean(f"a{mark}b") == f"a{mark}b"


def test_one_line() -> None:
    """Every kind of line end becomes a space."""
    assert one_line(" a\r\nb\u2028c\x85d\te ") == "a b c d e"


@pytest.mark.parametrize(
    ("values", "matter"),
    [
        ({"title": "A: b", "hide": ["toc"], "noindex": False}, ""),
        ({"title": 'A "quoted" <b> \\ title', "search": {"exclude": True}}, ""),
        ({}, "---\ntitle: plain words\n---\n"),
        ({}, "---\nkey:\n  - list\n---\n"),
    ],
    ids=["kinds", "marks", "YAML", "YAML list"],
)
def test_matter_is_read_as_it_was_written(values: dict[str, Any], matter: str) -> None:
    """The quick way to read front matter gives what a YAML parser gives, or nothing."""
    written = matter or front_matter(values)
    read = read_matter(written)
    assert read in ({}, yaml.safe_load(written.split("---")[1]))  # noqa: TID251
    assert bool(read) is bool(values)
