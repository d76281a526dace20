"""Markdown of students and strangers: what it may become, and what it may never become."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from portfolio_gen.site.pictures.shown import UNSEEN, Shown
from portfolio_gen.site.prose.text import (
    MAX_CHARACTERS,
    foreign,
    initials,
    paragraphs,
    plain,
    prose,
)


def own(text: str, level: int = 2) -> str:
    """A student's text; ``here.png`` and ``../other.md`` lead somewhere, nothing else does."""
    known = {"here.png": "x/here.png", "../other.md": "../other.html", "a.pdf": "x/a.pdf"}
    return str(prose(text, prefix="p-", level=level, resolve=lambda link: known.get(link, "")))


def strange(text: str, level: int = 3) -> str:
    """A text from a badge."""
    return str(foreign(text, prefix="c-", level=level))


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<iframe src='https://evil.example'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zy8+)",
    "<style>body{display:none}</style>",
    "<p style='position:fixed' class='pf-verdict' id='verdict'>Confirmed</p>",
    "<form action='https://evil.example'><input name=q><button>Go</button></form>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<object data=x></object><embed src=x>",
    "<math><mtext><style><img src onerror=alert(1)></style></mtext></math>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "```\n</pre><script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    "<!-- --><script>alert(1)</script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<a name=x id=content href='#verdict'>x</a>",
    "<video src=x autoplay></video><audio src=x></audio>",
    "<template><script>alert(1)</script></template>",
    "x\x00<scr\x00ipt>alert(1)</script>",
]

DANGEROUS = re.compile(
    r"<(?:script|style|iframe|object|embed|form|input|base|meta|link|svg|math|video|audio|template)\b"
    r"|<[^>]*\s(?:on\w+|style|srcdoc)\s*=|=\"\s*(?:javascript|vbscript|data):|<img[^>]*src=\"http",
    re.IGNORECASE,
)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("render", [own, strange], ids=["student", "stranger"])
def test_attacks_come_out_harmless(attack: str, render: Callable[[str], str]) -> None:
    """No element, attribute or address survives that could run, load or disguise anything."""
    html = render(attack)
    assert DANGEROUS.search(html) is None
    assert 'class="pf-verdict"' not in html
    assert 'id="verdict"' not in html
    assert 'id="content"' not in html


def test_the_attack_test_can_fail() -> None:
    """The pattern finds what it is meant to find."""
    bad = ["<script>", "<p onclick=x>", '<a href="javascript:x">', '<img alt="" src="http://a">']
    assert all(DANGEROUS.search(html) for html in bad)


def test_html_of_strangers_is_shown_as_text() -> None:
    """A badge that says ``<b>`` shows just that: HTML of strangers is never HTML here."""
    assert strange("a <b>bold</b> claim") == "<p>a &lt;b&gt;bold&lt;/b&gt; claim</p>"


def test_harmless_html_of_students_stays() -> None:
    """Students may write what Markdown has no sign for."""
    assert own("Press <kbd>Ctrl</kbd>") == "<p>Press <kbd>Ctrl</kbd></p>"


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# One", "2"),
        ("### Three", "2"),
        ("# One\n\n### Three\n\n## Two\n\n# One", "2332"),
        ("## Two\n\n# One\n\n###### Six", "223"),
        ("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6", "234566"),
        ("<h1>raw</h1>\n\n<h4>raw</h4>", "23"),
    ],
    ids=["one", "deep", "gap", "rising", "bottom", "raw"],
)
def test_headings_start_at_the_level_of_the_page(text: str, levels: str) -> None:
    """A text never brings a second first heading, and never skips a level on the way down."""
    assert "".join(re.findall(r"<h(\d)>", own(text))) == levels


def test_pictures_of_the_portfolio_are_shown() -> None:
    """A picture beside the text is loaded when it comes into view."""
    assert '<img loading="lazy" decoding="async" ' in own("![A creek](here.png)")
    assert 'src="x/here.png"' in own("![A creek](here.png)")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "![A map](https://maps.example/a.png)",
            (
                '<p><a class="pf-out" rel="nofollow noopener" href="https://maps.example/a.png">'
                "Picture on another site: A map</a></p>"
            ),
        ),
        (
            "![](https://maps.example/a.png)",
            (
                '<p><a class="pf-out" rel="nofollow noopener" href="https://maps.example/a.png">'
                "Picture on another site: maps.example</a></p>"
            ),
        ),
        ("![Gone](gone.png)", "<p><em>Gone</em></p>"),
        ("![Away](//maps.example/a.png)", "<p><em>Away</em></p>"),
    ],
    ids=["elsewhere", "no words", "missing", "without scheme"],
)
def test_other_pictures_are_not_loaded(text: str, html: str) -> None:
    """A picture on another site becomes a link, one that is nowhere becomes its words."""
    assert own(text) == html


def test_badges_show_no_pictures_in_their_texts() -> None:
    """Even a relative picture in a badge's text would be the page's own file, chosen by them."""
    assert strange("![x](here.png)") == "<p><em>x</em></p>"


@pytest.mark.parametrize(
    ("link", "html"),
    [
        ("../other.md", '<a href="../other.html">x</a>'),
        ("nowhere.md", "<a>x</a>"),
        ("mailto:a@b.example", '<a href="mailto:a@b.example">x</a>'),
        (
            "https://a.example/?b=1&c=2",
            '<a class="pf-out" rel="nofollow noopener" href="https://a.example/?b=1&amp;c=2">x</a>',
        ),
        ("//evil.example", "<a>x</a>"),
        ("\\\\evil.example", "<a>x</a>"),
    ],
    ids=["item", "nowhere", "mail", "web", "no scheme", "backslashes"],
)
def test_links(link: str, html: str) -> None:
    """Links lead into the site through ``resolve``, out of it over http, and nowhere else."""
    assert own(f"[x]({link})") == f"<p>{html}</p>"


def test_footnotes_of_two_texts_do_not_meet() -> None:
    """Ids and the links to them carry the prefix of their text."""
    html = own("A claim.[^1]\n\n[^1]: Its source.")
    assert re.findall(r'(?:id|href)="([^"]*)"', html) == [
        "p-fnref:1",
        "#p-fn:1",
        "p-fn:1",
        "#p-fnref:1",
    ]


def test_tables_scroll_by_themselves() -> None:
    """A wide table scrolls inside a frame that the keyboard reaches, never the page."""
    html = own("| a | b |\n|---|---|\n| 1 | 2 |")
    assert html.startswith(
        '<div class="pf-scroll" role="group" tabindex="0" aria-label="Table"><table class="pf-tabl'
    )


def test_an_empty_corner_is_no_header() -> None:
    """A header cell that says nothing is announced as nothing."""
    html = own("|   | a |\n|---|---|\n| 1 | 2 |")
    assert "<thead><tr><td></td>" in html.replace("\n", "")


def test_code_keeps_its_signs() -> None:
    """What stands in code is shown, not run."""
    assert "<code>&lt;b&gt; &amp;amp;\n</code>" in own("```\n<b> &amp;\n```")


@pytest.mark.parametrize(
    "text",
    ["> " * 400 + "x", "- " * 400 + "x", " " * 4000 + "- x", "a" * (MAX_CHARACTERS + 1)],
    ids=["quotes", "lists", "spaces", "long"],
)
def test_monsters_are_shown_as_written(text: str) -> None:
    """Nesting that would exhaust the formatter, and endless texts, become plain paragraphs."""
    assert strange(text).startswith("<p>")
    assert "<blockquote>" not in strange(text)
    assert "<li>" not in strange(text)


def test_rules_are_not_nesting() -> None:
    """A long line of one sign is a rule or an underline."""
    assert strange("Title\n" + "-" * 60) == "<h3>Title</h3>"
    assert strange("*" * 60) == "<hr>"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A **bold** [claim](https://x.example).", 0, "A bold claim."),
        ("one two three four", 2, "one two …"),
        ("one two, three", 2, "one two …"),
        ("One.\n\nTwo.", 0, "One. Two."),
        ("a < b & c", 0, "a < b & c"),
        ("Claim.[^1]\n\n[^1]: Source.", 2, "Claim. Source …"),
        ("", 5, ""),
    ],
    ids=["formatting", "short", "comma", "paragraphs", "signs", "footnote", "empty"],
)
def test_plain(text: str, words: int, expected: str) -> None:
    """Descriptions for search engines are words only."""
    assert plain(text, words=words) == expected


def test_paragraphs() -> None:
    """Plain text keeps its paragraphs and nothing else."""
    assert paragraphs("a <b>\n\n\nc") == "<p>a &lt;b&gt;</p><p>c</p>"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Reyes", "AR"),
        ("Ana María de la Cruz", "AC"),
        ("Prince", "P"),
        ("ليلى حداد", "لح"),
        ("!!!", "·"),
        ("", "·"),
    ],
    ids=["two", "many", "one", "arabic", "signs", "empty"],
)
def test_initials(name: str, letters: str) -> None:
    """One or two letters stand for a name."""
    assert initials(name) == letters


def test_pictures_have_their_size() -> None:
    """A page does not jump while its pictures load, unless the student gave a size of their own."""

    def shown(text: str) -> str:
        known = {"a.png": "x/a.png", "b.png": "x/b.png"}
        sizes = {"x/a.png": Shown(width=120, height=45)}
        return str(
            prose(
                text,
                prefix="p-",
                level=2,
                resolve=lambda link: known.get(link, ""),
                look=lambda href: sizes.get(href, UNSEEN),
            )
        )

    assert 'width="120" height="45" ' in shown("![A](a.png)")
    assert "width" not in shown("![B](b.png)")
    assert shown('<img src="a.png" alt="A" width="9" height="9">').count("width=") == 1


@pytest.mark.timeout(60)  # it would take minutes otherwise
@pytest.mark.parametrize(
    "text",
    [
        "[a\n" * 4000,
        f"{'[' * 200}{'9' * 800}\n\n" * 50,
        '{"a": [' * 4000,
        "[" * 50_000,
        "[a" * 20_000 + "]" * 20_000,
        "![" * 20_000,
    ],
    ids=["lines", "paragraphs", "data", "row", "closed", "pictures"],
)
def test_open_brackets(text: str) -> None:
    """A text of brackets that nobody closes is shown as it was written."""
    for shown in (strange(text), own(text)):
        assert unescape(re.sub("</?p>", "", shown)) == re.sub("\n\n", "", text.strip())


def test_few_open_brackets() -> None:
    """Intervals and lists of things to do are ordinary text."""
    text = "**All**: " + "from [0, 1) to [1, 2), " * 40
    assert strange(text).startswith("<p><strong>All</strong>: from [0, 1) to")
    assert strange("- [ ] one\n- [x] two\n" * 200).count("<li>") == 400
