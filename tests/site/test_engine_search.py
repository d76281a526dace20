"""The search index: our walk over a page finds what Material's own parser finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser, void

from portfolio_gen.site.searching import VOID, entries, sections

Sections = list[tuple[str | None, str, str]]


def theirs(html: str) -> Sections:
    """Return the sections that Material finds."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    found = [section for section in parser.data if not section.is_excluded()]
    return [(s.id, "".join(s.title).strip(), "".join(s.text).strip()) for s in found]


def ours(html: str) -> Sections:
    """Return the sections that we find."""
    found = [section for section in sections(html) if not section.excluded]
    return [(s.id, "".join(s.title).strip(), "".join(s.text).strip()) for s in found]


def test_void_elements_are_the_same() -> None:
    """A newer Material may know more of them."""
    assert set(void) == VOID


@pytest.mark.parametrize(
    "html",
    [
        "",
        "plain",
        "<p>one</p>",
        '<h1 id="a">A</h1><p>one</p><h2 id="b">B</h2><p>two</p>',
        '<h2 id="b">B</h2><p>two</p>',
        "<h1>no id</h1><p>one</p>",
        '<div><h1 id="a">A <code>c</code></h1><p>one</p></div><p>after</p>',
        '<div><section><h2 id="a">A</h2><p>in</p></section><p>out</p></div>',
        '<h1 id="a">A<a class="headerlink" href="#a">¶</a></h1>',
        "<div data-search-exclude><div>x</div>y</div><p>z</p>",
        '<h2 id="a" data-search-exclude>A</h2><p>x</p><h2 id="b">B</h2>',
        '<div class="linenodiv"><p>1</p></div><p>x</p>',
        "<style>a > b {}</style><script>if (a < b) {}</script><p>x</p>",
        "<pre>a\n\n  b</pre><p>a\n b</p>",
        "<p>a &amp; b &lt;c&gt; &nbsp;</p>",
        "<ul><li>one</li><li> </li><li></li></ul>",
        "<svg><title>t</title><path d='M0'/></svg><p>x</p>",
        "<svg viewBox='0 0 1 1'><g><path d='M0'/><circle r='1'></circle></g></svg><p>x</p>",
        "<p>a<svg><path d='M0'/></svg>b<svg> <path d='M0'/></svg></p>",
        "<div><h2 id='a'>A</h2></div><svg><path d='M0'/></svg><p>x</p>",
        "<p>a<br>b<img src=x alt=y>c</p>",
        "<p>a<!-- b --> c</p>",
        "<p>a</div> b</p>",
        "<object><p>x</p></object><p>y</p>",
        '<img src="x" alt="a > b"><p>x</p>',
    ],
)
def test_same_as_material(html: str) -> None:
    """Headings, exclusions, empty elements, code, entities, drawings."""
    assert ours(html) == theirs(html)


TEXT = st.sampled_from(["a", " ", "\n", "b c", "x &amp; y", "é", "  \n ", "1 &lt; 2"])
TAGS = st.sampled_from(["p", "div", "li", "ul", "h1", "h2", "h3", "pre", "code", "a", "span"])
ATTRIBUTES = st.sampled_from(
    ["", "", ' id="i"', ' class="headerlink"', " data-search-exclude", ' class="linenodiv"']
)


@st.composite
def markup(draw: st.DrawFn, depth: int = 0) -> str:
    """Well-formed markup, such as our templates write."""
    parts = []
    for _ in range(draw(st.integers(0, 4))):
        if depth == 4 or draw(st.booleans()):
            parts.append(draw(TEXT | st.just('<svg a="b"><g><path d="M0"/></g></svg>')))
        else:
            tag = draw(TAGS)
            parts.append(f"<{tag}{draw(ATTRIBUTES)}>{draw(markup(depth + 1))}</{tag}>")
    return "".join(parts)


@settings(max_examples=500, deadline=None)
@given(markup())
def test_same_as_material_for_any_markup(html: str) -> None:
    """Whatever nests in whatever; if Material fails on it, so do we."""
    try:
        expected: Sections | str = theirs(html)
    except ValueError as e:
        expected = str(type(e))
    try:
        found: Sections | str = ours(html)
    except ValueError as e:
        found = str(type(e))
    assert found == expected


def test_entries() -> None:
    """A section without a heading is called like the page."""
    html = '<p>one</p><h2 id="b">B &amp; C</h2><p>two</p>'
    assert entries(html, url="a/b.html", title="The page") == [
        {"location": "a/b.html", "title": "The page", "text": "<p>one</p>"},
        {"location": "a/b.html#b", "title": "B &amp; C", "text": "<p>two</p>"},
    ]


def test_is_linear() -> None:
    """Broken markup of a megabyte takes no more than a moment."""
    for text in (
        "<a " * 300_000,
        "<a '" * 300_000,
        "<script>" * 100_000,
        "<!--" * 250_000,
        "</a" * 300_000,
    ):
        sections(text)
