"""Markdown to HTML, worked out once per text: within a build, and across builds."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING

from portfolio_gen.base.imports import unavailable
from portfolio_gen.site.kept.digests import digest

if TYPE_CHECKING:
    from markdown import Markdown

_PLAIN = re.compile(
    r"""[^\W\d_](?:(?:[^\W_]|[ ,.;:!?'"’‘“”()%/–—…-])*(?:[^\W_]|[,.;:!?'"’‘“”()%/–—…-]))?"""
)
"""A line of words and ordinary punctuation: nothing in it means anything to Markdown."""


class Texts:
    """The texts of one site that were formatted already."""

    def __init__(self, known: Mapping[str, object] | None = None) -> None:
        """Take what an earlier build left; what is no text is worked out again."""
        rows = known.items() if known else ()
        self.known = {key: html for key, html in rows if isinstance(html, str)}
        self.used: dict[str, str] = {}


_TEXTS: ContextVar[Texts | None] = ContextVar("texts", default=None)


@contextmanager
def remembering(texts: Texts) -> Iterator[None]:
    """Keep in ``texts`` what is formatted while the body runs, and use what is in it."""
    before = _TEXTS.set(texts)
    try:
        yield
    finally:
        _TEXTS.reset(before)


def formatted(text: str, *, raw_html: bool) -> str:
    """Return Markdown as HTML that is not sanitised yet.

    Args:
        text: Markdown, bounded by the caller.
        raw_html: Let HTML in it be HTML.
    """
    blocks = text.rstrip("\n").split("\n\n")
    if all(_PLAIN.fullmatch(line) for block in blocks for line in block.split("\n")):
        return "\n".join(f"<p>{block}</p>" for block in blocks)
    texts = _TEXTS.get()
    if texts is None:
        return _convert(text, raw_html=raw_html)
    key = digest(text, raw_html)[:40]
    if key not in texts.used:
        texts.used[key] = texts.known.get(key) or _convert(text, raw_html=raw_html)
    return texts.used[key]


def _convert(text: str, *, raw_html: bool) -> str:
    return _processor(raw_html=raw_html).reset().convert(text)


@lru_cache(maxsize=2)
def _processor(*, raw_html: bool) -> "Markdown":
    # None of it if every text is known; and nobody asked for coloured code.
    with unavailable("pygments"):
        from markdown import Markdown  # noqa: PLC0415
        from markdown.extensions import fenced_code  # noqa: F401, PLC0415

        from portfolio_gen.site.prose.inline import quicken  # noqa: PLC0415

    markdown = Markdown(extensions=["tables", "footnotes", "fenced_code", "sane_lists"])
    if not raw_html:
        markdown.preprocessors.deregister("html_block")
        markdown.inlinePatterns.deregister("html")
    quicken(markdown)
    return markdown
