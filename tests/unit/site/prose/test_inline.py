"""Passing over patterns that cannot match changes nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from portfolio_gen.site.prose.inline import SIGNS, quicken

EXTENSIONS = ["tables", "footnotes", "fenced_code", "sane_lists"]
PIECES = st.sampled_from(
    ["a", "b c", " ", "  \n", "\n\n", "*", "**", "_", "__", "`", "``", "\\", "[", "]", "(", ")",
     "[^1]", "\n[^1]: note\n", "![", "<", ">", "<https://a.example>", "<a@b.example>",
     "<b>", "</b>", "&amp;", "&", "[x](y)", "![x](y 'z')", "[x][y]", "\n[y]: https://a.example\n",
     "- ", "# ", "<!-- x -->", "| a | b |\n|--|--|\n| c | *d* |\n",
     "\x02", "\x03", "klzzwxh:0000", "&lt;"]
)  # fmt: skip


def both() -> tuple[Markdown, Markdown]:
    """Return the library's converter and the quick one."""
    plain, quick = Markdown(extensions=EXTENSIONS), Markdown(extensions=EXTENSIONS)
    quicken(quick)
    return plain, quick


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_same_html(pieces: list[str]) -> None:
    """Any text comes out as the library alone would write it."""
    text = "".join(pieces)
    plain, quick = both()
    assert quick.convert(text) == plain.convert(text)


def test_every_pattern_is_known() -> None:
    """All patterns of the library and our extensions have their signs named."""
    patterns = both()[1].inlinePatterns
    assert {id(pattern) for pattern in patterns} == {id(patterns[name]) for name in SIGNS}


@pytest.mark.parametrize("name", ["handleInline", "applyPattern"])
def test_library_still_works_this_way(name: str) -> None:
    """The two methods that are relied upon exist."""
    assert hasattr(InlineProcessor, f"_InlineProcessor__{name}")
