"""Markdown worked out once, and never differently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from portfolio_gen.site.prose.formatted import Texts, formatted, remembering

PIECES = st.sampled_from(
    [
        *"aZé日5 ,.;:?'\"’“”()%/–—…-",
        "  ",
        "word",
        "1.",
        "e.g. ",
        "http://x.example",
        " - ",
        "*",
        "_",
    ]
)


@pytest.mark.parametrize("raw_html", [True, False])
@given(parts=st.lists(PIECES, max_size=16))
def test_same_as_markdown(raw_html: bool, parts: list[str]) -> None:  # noqa: FBT001
    """Plain lines are not given to Markdown, because it would not change them."""
    text = "".join(parts)
    markdown = Markdown(extensions=["tables", "footnotes", "fenced_code", "sane_lists"])
    assert formatted(text, raw_html=raw_html) == markdown.convert(text)


def test_html_is_text_or_html() -> None:
    """As the caller says."""
    assert formatted("a <b>c</b>", raw_html=True) == "<p>a <b>c</b></p>"
    assert formatted("a <b>c</b>", raw_html=False) == "<p>a &lt;b&gt;c&lt;/b&gt;</p>"


def test_is_remembered() -> None:
    """A second build takes what the first one worked out; the two kinds are kept apart."""
    first = Texts()
    with remembering(first):
        html = formatted("*one*", raw_html=True)
        formatted("*one*", raw_html=False)
    assert html == "<p><em>one</em></p>"
    assert len(first.used) == 2
    second = Texts(dict.fromkeys(first.used, "<p>kept</p>"))
    with remembering(second):
        assert formatted("*one*", raw_html=True) == "<p>kept</p>"
        assert formatted("*two*", raw_html=True) == "<p><em>two</em></p>"
    assert len(second.used) == 2


def test_nothing_is_kept_outside() -> None:
    """A caller that remembers nothing gets nothing from anybody else."""
    texts = Texts()
    with remembering(texts):
        pass
    formatted("*one*", raw_html=True)
    assert texts.used == {}


def test_damage_is_left_out() -> None:
    """What is no text is worked out again."""
    assert Texts({"a": 1, "b": None, "c": "<p>"}).known == {"c": "<p>"}
