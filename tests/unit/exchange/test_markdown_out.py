"""HTML of other programs to Markdown: nothing that can be read is lost, nothing runs."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portfolio_gen.exchange import markdown_out
from portfolio_gen.exchange.markdown_out import markdown_of, markdown_of_text
from portfolio_gen.site.prose.text import plain, prose


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One</p><p>two</p>", "One\n\ntwo"),
        ("<h2>A <b>b</b></h2>text", "## A **b**\n\ntext"),
        ("<p>a<br>b<br/>c</p>", "a  \nb  \nc"),
        ("<p><em> a </em>b <strong>c</strong></p>", "*a* b **c**"),
        ("<b><b>x</b></b>", "**x**"),
        ("<b> </b>x", "x"),
        ("H<sub>2</sub>O<sup></sup>", "H<sub>2</sub>O"),
        ("<p>#tag</p>", "\\#tag"),
        ("<p><b>open<p>next", "**open**\n\n**next**"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n    - c"),
        ("<ol><li>a</li><li><p>b</p><p>c</p></li></ol>", "1. a\n2. b\n\n    c"),
        ("<li>alone</li>", "- alone"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n\n> b"),
        ("<pre>x\n  <b>y</b></pre>", "    x\n      y"),
        ("<pre> </pre>x", "x"),
        ("<p>use <code>a*b</code></p>", "use `a*b`"),
        ("<p><code>a`b</code><code></code></p>", "a\\`b"),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td></tr></table>",
            "| A | B |\n| --- | --- |\n| 1&#124;2 |  |",
        ),
        ("<table><td>a<table><tr><td>b</table></table>", "| a b |\n| --- |"),
        ("<table><tr><td></td></tr></table>x", "x"),
        ("<tr><td>no table</td></tr>", "no table"),
        ("a<hr>b", "a\n\n---\n\nb"),
        ('<a href="https://x.example/a(b) c">y</a>', "[y](https://x.example/a%28b%29%20c)"),
        ('<a href="mailto:a@b.example">y</a>', "[y](mailto:a@b.example)"),
        (
            '<img src="https://x.example/p.png" alt="A *p*">',
            "![A \\*p\\*](https://x.example/p.png)",
        ),
        ('<img src="https://x.example/p.png">', "[p.png](https://x.example/p.png)"),
        ('<img src="data:image/png;base64,xx" alt="A picture">', "A picture"),
        ("<img>x", "x"),
        ("1. no<p># no</p><p>- no</p><p>=== no</p>", "1\\. no\n\n\\# no\n\n\\- no\n\n&#61;== no"),
        ("<p>&lt;b&gt; &amp;lt; a_b _c_ [d]</p>", "&lt;b> &amp;lt; a_b \\_c\\_ \\[d\\]"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n\nb"),
        ("</p></li></b></table></pre>x", "x"),
        ("", ""),
    ],
)
def test_written(html: str, markdown: str) -> None:
    """What each element becomes."""
    assert markdown_of(html) == markdown


@pytest.mark.parametrize(
    "html",
    [
        "<script>CANARY()</script>",
        "<style>CANARY</style>",
        "<svg><text>CANARY</text><script>CANARY</script></svg>",
        "<iframe src='https://CANARY.example'>CANARY</iframe>",
        "<a href='javascript:CANARY()'>click</a>",
        "<a href=' java\nscript:CANARY()'>click</a>",
        "<a href='data:text/html,CANARY'>click</a>",
        "<img src='file:///CANARY'>",
        "<p onclick='CANARY()' style='x:CANARY'>a</p>",
        "<object data='CANARY'>CANARY</object>",
        "<textarea>CANARY</textarea>",
        "<!-- CANARY -->",
    ],
)
def test_nothing_runs(html: str) -> None:
    """What could run, load or ask something is dropped."""
    assert "CANARY" not in markdown_of(f"before {html} after")


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 5000 + "deep",
        "<b>" * 5000 + "deep",
        "<ul><li>" * 5000 + "deep",
        "<blockquote>" * 5000 + "deep",
        "<table><tr><td>" * 5000 + "deep",
        "<pre>" * 5000 + "deep",
    ],
    ids=["div", "b", "li", "quote", "table", "pre"],
)
def test_deep(html: str) -> None:
    """Nesting without end is flattened, and what is in it is kept."""
    assert "deep" in markdown_of(html)


@pytest.mark.parametrize(
    "html", ["<!--" * 50_000, "<a " * 50_000, "<svg>" * 90_000 + "</svg>" * 90_000]
)
def test_made_to_last(html: str) -> None:
    """What keeps other parsers busy for minutes is nothing."""
    assert "svg" not in markdown_of(html)


@pytest.mark.parametrize(("length", "kept"), [(20, True), (21, False)], ids=["at-limit", "above"])
def test_long(monkeypatch: pytest.MonkeyPatch, length: int, kept: bool) -> None:  # noqa: FBT001
    """There is a limit to the length."""
    monkeypatch.setattr(markdown_out, "MAX_HTML", 20)
    text = "x" * (length - 3) + "end"
    assert markdown_of(text).endswith("end") is kept


def test_resolved() -> None:
    """Files get the address they have here; spaces in it do no harm."""
    html = '<a href="portfolio:artefact1">file</a><img href="portfolio:2" alt="A">'
    found = {"portfolio:artefact1": "a b.pdf", "portfolio:2": "c.png"}
    assert markdown_of(html, lambda link: found.get(link, "")) == "[file](a%20b.pdf)![A](c.png)"


def test_plain_text() -> None:
    """Text stays what it is."""
    assert markdown_of_text("a\nb\n\n# c *d*\r\n") == "a  \nb\n\n\\# c \\*d\\*"


_words = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30)


@settings(deadline=None)
@example(text="__0__ >0")
@example(text="|\n|")
@example(text="a | b\n--|--\nc | d")
@example(text="a\n# b\n1. c\n- d\n> e\n===")
@given(text=st.lists(_words, min_size=1, max_size=4).map("\n".join))
def test_words_survive(text: str) -> None:
    """Whatever signs a text has, a reader of the Markdown reads the same words."""
    squeezed = "".join(text.split())
    html = str(prose(markdown_of_text(text), prefix="", level=1, resolve=lambda _: ""))
    assert "".join(plain(markdown_of(html)).split()) == squeezed


@settings(deadline=None)
@given(html=st.text("<>/abuliptdr&;#\"'= \n", max_size=200))
def test_anything(html: str) -> None:
    """Nothing that looks like HTML raises."""
    markdown_of(html)
