"""Elements of HTML, by what becomes of them in Markdown."""

from typing import Any

BLOCKS = frozenset(
    """
    address article aside body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form header html legend main nav p section summary
    """.split()  # noqa: SIM905 (thirty lines of one word each read worse)
)
"""Elements that begin a paragraph of their own."""

DROPPED = frozenset(
    {"button", "head", "iframe", "noscript", "object", "script", "select", "style", "svg"}
    | {"template", "textarea", "title"}
)
"""Elements that are left out with everything in them."""

CELLS = frozenset({"td", "th", "tr"})
"""Rows and cells of a table."""

EMPTY = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"})
"""Elements without an end."""

MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*"}
"""Emphasis, and its signs in Markdown."""

SMALL = frozenset({"sub", "sup"})
"""Written as HTML, because Markdown has no signs for them."""

HEADINGS = {f"h{n}": "#" * n for n in range(1, 7)}
"""Headings, and their signs in Markdown."""

CLEAN: dict[str, Any] = {
    "tags": set(
        BLOCKS
        | CELLS
        | HEADINGS.keys()
        | MARKS.keys()
        | SMALL
        | {"br", "hr", "img", "a"}
        | {"code", "pre", "ul", "ol", "li", "blockquote", "table"}
    ),
    "clean_content_tags": set(DROPPED),
    "attributes": {"a": {"href"}, "img": {"src", "alt", "href"}},
    "url_schemes": {"http", "https", "mailto", "portfolio"},
    "link_rel": None,
}
"""What is left of HTML before it is taken apart."""
