"""Links, pictures and words of a text are found where a reader would find them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.content.markdown import (
    Pointer,
    count_words,
    masked,
    pointers,
    without,
    without_comments,
)

BODIES = st.lists(
    st.sampled_from(
        [
            "[a](b)",
            "![a](b)",
            "[a][b]",
            "![a][b]",
            "\n[b]: c\n",
            "<a href='b'>",
            "<img src=b>",
            "<http://a>",
            "[",
            "]",
            "(",
            ")",
            "!",
            "<",
            ">",
            "\n",
            "\n```\n",
            "`",
            "<!--",
            "-->",
            "a",
            " ",
            "\\",
            ":",
        ]
    ),
    max_size=12,
).map("".join)
"""Texts with links in them, whole and broken."""


def seen(body: str) -> list[tuple[str, str, str, int, int]]:
    """Return what is pointed to: kind, text, target, line, column."""
    return [
        ("image" if p.image else "link", p.text, p.target, p.line, p.column)
        for p in pointers(body, first_line=10)
        if not p.definition
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a [b](c.md) d", [("link", "b", "c.md", 10, 3)]),
        ("![b](c.png)", [("image", "b", "c.png", 10, 1)]),
        ("![](c.png)", [("image", "", "c.png", 10, 1)]),
        ('é\n\n[b]( c.md "t" )', [("link", "b", "c.md", 12, 1)]),
        ("[b](<c d.md> 't')", [("link", "b", "c d.md", 10, 1)]),
        ("[b](c_(d).md)", [("link", "b", "c_(d).md", 10, 1)]),
        ("[b]()", [("link", "b", "", 10, 1)]),
        ("[a [b] c](d.md)", [("link", "a [b] c", "d.md", 10, 1)]),
        ("[a\nb](c.md)", [("link", "a b", "c.md", 10, 1)]),
        (
            "[![b](c.png)](d.md)",
            [("link", "![b](c.png)", "d.md", 10, 1), ("image", "b", "c.png", 10, 2)],
        ),
        ("![b][c]\n\n[c]: d.png", [("image", "b", "d.png", 10, 1)]),
        ("![b][]\n\n[B]: <d.png>", [("image", "b", "d.png", 10, 1)]),
        ("[b][c]\n\n[c]: d.md 'T'", [("link", "b", "d.md", 10, 1)]),
        ("[b][c]", []),
        ("<https://a.example/>", [("link", "https://a.example/", "https://a.example/", 10, 1)]),
        ("<a@b.example>", [("link", "a@b.example", "mailto:a@b.example", 10, 1)]),
        ('<img src="b.png" alt="c">', [("image", "c", "b.png", 10, 1)]),
        ("<IMG alt=c SRC='b.png'/>", [("image", "c", "b.png", 10, 1)]),
        ("<img src=b.png>", [("image", "", "b.png", 10, 1)]),
        ('<a href="b.md" class="x">c</a>', [("link", "", "b.md", 10, 1)]),
        ("<a name='b'>c</a>", []),
        ("<video src='b.mp4'></video>", [("link", "", "b.mp4", 10, 1)]),
        ("<source src='b.mp4'>", [("link", "", "b.mp4", 10, 1)]),
        ("<img src=''>", [("image", "", "", 10, 1)]),
        ("text[^1] and\n\n[^1]: a note", []),
        ("`[b](c.md)`", []),
        ("``a ` [b](c.md)``", []),
        ("`unclosed [b](c.md)", [("link", "b", "c.md", 10, 11)]),
        ("```\n[b](c.md)\n```\n[d](e.md)", [("link", "d", "e.md", 13, 1)]),
        ("~~~~ text\n~~~\n[b](c.md)\n~~~~~\n", []),
        ("```\n[b](c.md)", []),
        ("```\n``` no end\n[b](c.md)\n```", []),
        ("<!-- [b](c.md) -->", []),
        ("<!-- [b](c.md)", []),
        (r"\[b](c.md)", []),
        (r"\![b](c.md)", [("link", "b", "c.md", 10, 3)]),
    ],
)
def test_pointers(body: str, found: list[tuple[str, str, str, int, int]]) -> None:
    """Every way to write a link or a picture is found; code and comments are not."""
    assert seen(body) == found


def test_definition() -> None:
    """A line that defines an address is found, and told apart from what uses it."""
    (used, defined) = pointers("[a][b]\n\n[b]: c.md\n")
    assert (used.definition, defined.definition) == (False, True)
    assert (defined.target, defined.line, defined.column) == ("c.md", 3, 1)


@pytest.mark.parametrize(
    ("body", "rest"),
    [
        ("a [b](no.md) c [d](e.md)", "a b c [d](e.md)"),
        ("a ![b](no.md) c", "a  c"),
        ("[a][b]\n\n[b]: no.md\n", "a\n\n\n"),
        ("[b]\n\n[b]: no.md\n", "[b]\n\n\n"),
        ("[![a](no.md)](b.md)", "[](b.md)"),
        ("[![a](b.png)](no.md)", "![a](b.png)"),
        ("[![a](no.md)](no.md)", ""),
        ("<img src='no.md'> a", " a"),
        ("`[b](no.md)`", "`[b](no.md)`"),
    ],
)
def test_without(body: str, rest: str) -> None:
    """A link becomes its text, a picture disappears, and the rest stays as it is."""
    assert without(body, lambda pointer: pointer.target == "no.md") == rest


@settings(deadline=None)
@given(BODIES)
def test_nothing_dropped(body: str) -> None:
    """Without anything to drop, not a character changes; masking keeps every line where it is."""
    assert without(body, lambda _: False) == body
    assert len(masked(body)) == len(body)
    assert masked(body).count("\n") == body.count("\n")


@settings(deadline=None)
@given(BODIES)
def test_everything_dropped(body: str) -> None:
    """What was dropped stays dropped, however links stand inside each other."""
    rest = body
    for _ in range(len(body)):
        rest = without(rest, lambda _: True)
    assert pointers(rest) == ()


@settings(deadline=None)
@given(BODIES)
def test_places(body: str) -> None:
    """A pointer begins where it says."""
    lines = body.split("\n")
    for pointer in pointers(body):
        assert isinstance(pointer, Pointer)
        assert lines[pointer.line - 1][pointer.column - 1] == body[pointer.start]
        assert body[pointer.start] in "[!<"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("", 0),
        ("one two", 2),
        ("It's a well-known 3.5 % fact.", 5),
        ("*one* **two** ~~three~~ # four", 4),
        ("# A heading\n\n- a list\n- of two", 6),
        ("[one two](address.md) ![not counted](a.png) three", 3),
        ("[one][a] two\n\n[a]: not-counted.md", 2),
        ("<b class='not counted'>one</b>", 1),
        ("`not counted` one\n```\nnor this\n```\n", 1),
        ("<!-- not counted --> one", 1),
        ("- — … 🙂 & * 1", 1),
        ("snake_case two", 3),
        ("Ich weiß, daß’s geht", 4),
        ("नमस्ते दुनिया", 2),
        ("مرحبا بالعالم", 2),
        ("我喜欢水 yes", 5),
        ("みずの じゅんかん", 8),
        ("안녕 세상", 2),
        ("cafe\u0301 na\u00efve", 2),
    ],
)
def test_count_words(body: str, count: int) -> None:
    """Words are counted as a reader would, in any script."""
    assert count_words(body) == count


@pytest.mark.timeout(60)  # it would take hours otherwise
@pytest.mark.parametrize(
    "piece",
    ["[", "![a", "`", "`a", "<!--", "<a ", "[a](", "``a`", '<a x="', "[a]: ", "(", "![[", "[]",
     "[a] ", "<a b ", "-a", "<x@", "a@", "~~~\n", "![](", "[a][", "\\[", "a'", "<img alt='"],
)  # fmt: skip
def test_hostile_text_ends(piece: str) -> None:
    """Reading a hundred thousand characters made to be slow comes to an end."""
    text = piece * (100_000 // len(piece))
    pointers(text)
    count_words(text)


@pytest.mark.timeout(20)
def test_a_link_among_open_brackets() -> None:
    """No number of brackets that nobody closes hides a link or makes the search for it long."""
    assert seen("[" * 100_000 + "[a](b)") == [("link", "a", "b", 10, 100_001)]


@pytest.mark.timeout(20)
def test_many_runs_of_backticks() -> None:
    """Backticks that nothing closes cost no more than other text; found by tools/fuzz.py."""
    body = "".join("`" * (n % 40 + 1) + "a" for n in range(3_000)) + "`" * 999 + "b" + "`" * 998
    assert len(masked(body)) == len(body)


def test_code_ends_at_a_run_as_long() -> None:
    """A longer run of backticks does not end code, nor does its end."""
    assert masked("`a `` b` c") == "         c".rjust(10)
    assert masked("`` a ` b") == "`` a ` b"


COMMENTS = {
    "none": ("A text.", "A text."),
    "one": ("A <!-- note -->text.", "A text."),
    "two lines": ("A\n<!-- note\nmore -->\nB", "A\n\nB"),
    "two": ("<!-- 1 -->A<!-- 2 -->", "A"),
    "in code": ("A `<!-- x -->` B <!-- y -->C", "A `<!-- x -->` B C"),
    "in a block": ("```\n<!-- x -->\n```\n<!-- y -->A", "```\n<!-- x -->\n```\nA"),
    "tick inside": ("<!-- a ` tick -->A `code` B", "A `code` B"),
    "lonely tick": ("A ` B <!-- x -->C", "A ` B C"),
    "longer ticks": ("``a ` <!-- x --> `` <!-- y -->B", "``a ` <!-- x --> `` B"),
    "never ends": ("A <!-- x", "A <!-- x"),
    "one ends": ("<!-- 1 -->A <!-- x", "A <!-- x"),
}


@pytest.mark.parametrize(("body", "kept"), COMMENTS.values(), ids=COMMENTS)
def test_without_comments(body: str, kept: str) -> None:
    """Notes of whoever writes go; code stays as it is."""
    assert without_comments(body) == kept


@pytest.mark.timeout(60)  # it would take hours otherwise
@pytest.mark.parametrize("sign", ["`a ``b ", "<!-- ", "<!---->", "` <!-- "])
def test_many_marks(sign: str) -> None:
    """However many there are, it ends soon."""
    assert len(without_comments(sign * 100_000 + "<!---->")) < 1_000_000
