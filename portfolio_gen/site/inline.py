"""Emphasis, links and codes inside a line of Markdown, looked for only where they can be.

Python-Markdown tries each of its fifteen patterns on each piece of text. Most pieces contain none
of the signs that a pattern begins with; those patterns are passed over here. The result is the
same, which tests compare for made-up texts.
"""

from functools import cached_property
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""What a text must contain for a pattern to match; patterns that are not named are always tried."""


class QuickInline(InlineProcessor):
    """The library's processor, which passes over patterns that cannot match."""

    @cached_property
    def _needed(self) -> list[tuple[Any, tuple[str, ...]]]:
        """Every pattern in the library's order, with its signs."""
        patterns = self.inlinePatterns
        known = {patterns[name]: signs for name, signs in SIGNS.items() if name in patterns}
        return [(pattern, known.get(pattern, ("",))) for pattern in patterns]

    # The library calls it by this name.
    def _InlineProcessor__handleInline(self, data: str, first: int = 0) -> str:  # noqa: N802
        if isinstance(data, AtomicString):
            return data
        start, index = 0, first
        while index < len(self._needed):
            pattern, signs = self._needed[index]
            matched = any(sign in data for sign in signs)
            if matched:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, index, start
                )
            if not matched:
                start, index = 0, index + 1
        return data


def quicken(markdown: Markdown) -> None:
    """Let a converter use it, once all of its patterns are registered."""
    markdown.treeprocessors.register(QuickInline(markdown), "inline", 20)
