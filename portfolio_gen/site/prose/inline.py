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
    "backtick": frozenset({"`"}),
    "escape": frozenset({"\\"}),
    "footnote": frozenset({"["}),
    "reference": frozenset({"["}),
    "link": frozenset({"["}),
    "image_link": frozenset({"!["}),
    "image_reference": frozenset({"!["}),
    "short_reference": frozenset({"["}),
    "short_image_ref": frozenset({"!["}),
    "autolink": frozenset({"<"}),
    "automail": frozenset({"<"}),
    "linebreak": frozenset({"  \n"}),
    "html": frozenset({"<"}),
    "entity": frozenset({"&"}),
    "em_strong": frozenset({"*", "_"}),
}
"""What a text must contain for a pattern to match; patterns that are not named are always tried."""


class QuickInline(InlineProcessor):
    """The library's processor, which passes over patterns that cannot match."""

    @cached_property
    def _needed(self) -> list[tuple[Any, frozenset[str]]]:
        """Every pattern in the library's order, with its signs."""
        patterns = self.inlinePatterns
        known = {patterns[name]: signs for name, signs in SIGNS.items() if name in patterns}
        return [(pattern, known.get(pattern, frozenset({""}))) for pattern in patterns]

    @cached_property
    def _signs(self) -> frozenset[str]:
        return frozenset().union(*(signs for _, signs in self._needed))

    # The library calls it by this name.
    def _InlineProcessor__handleInline(self, data: str, first: int = 0) -> str:  # noqa: N802
        # What a pattern puts in place of its match contains no sign, so none appears later.
        present = {sign for sign in self._signs if sign in data}
        if not present or isinstance(data, AtomicString):
            return data
        start, index = 0, first
        while index < len(self._needed):
            pattern, signs = self._needed[index]
            matched = not signs.isdisjoint(present)
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
