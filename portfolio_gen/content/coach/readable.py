"""Texts that people who listen to a page, or jump through it, can follow."""

import re
from collections.abc import Iterator

from portfolio_gen.base.errors import Where
from portfolio_gen.content.coach.said import published_items
from portfolio_gen.content.markdown import masked, pointers
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.suggest import shown
from portfolio_gen.model.common import AnyItem
from portfolio_gen.model.portfolio import Portfolio

EMPTY_WORDS = frozenset(
    (
        "click",
        "click here",
        "click this",
        "details",
        "go",
        "here",
        "learn more",
        "link",
        "more",
        "read more",
        "see here",
        "see more",
        "this",
        "this link",
        "this page",
        "website",
    )
)
"""Texts of links that say nothing about where they lead."""

WHY_ORDER = "People who jump from heading to heading look for the one that is missing."
WHY_TABLE = "People who listen to a table hear the heading before each cell."

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+\S")
_RULE = re.compile(r"^\s*\|?[ :|-]*-[ :|-]*$")
_HTML_TABLE = re.compile(r"<table\b.*?(?:</table>|\Z)", re.DOTALL | re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|www\.)\S+")


def check_readable(portfolio: Portfolio, notes: Notes) -> None:
    """Note headings out of order, links without words and tables without headings."""
    for item in published_items(portfolio):
        if item.body:
            text = masked(item.body)
            for line, message, hint in _headings(text):
                where = Where(file=str(item.path), line=item.body_line + line)
                notes.advise("heading-order", message, where=where, why=WHY_ORDER, hint=hint)
            for line, message, hint in _tables(text):
                where = Where(file=str(item.path), line=item.body_line + line)
                notes.advise("table-headings", message, where=where, why=WHY_TABLE, hint=hint)
            _links(item, notes)


def _headings(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (line, message, hint) for every heading that skips a level."""
    above = 0
    for line, content in enumerate(text.split("\n")):
        found = _HEADING.match(content)
        if found is None:
            continue
        level = len(found[1])
        if above and level > above + 1:
            yield (
                line,
                f"a heading of level {level} follows one of level {above}.",
                f"Write it with {'#' * (above + 1)}.",
            )
        above = level


def _tables(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (line, message, hint) for every table without headings."""
    lines = text.split("\n")
    for line, content in enumerate(lines[1:]):
        if "|" in content and _RULE.match(content) and "|" in lines[line]:
            cells = lines[line].strip().strip("|").split("|")
            if not all(cell.strip() for cell in cells[1:]) or not any(map(str.strip, cells)):
                yield line, "a column of this table has no heading.", "Name every column."
    for found in _HTML_TABLE.finditer(text):
        if "<th" not in found[0].casefold():
            start = text.count("\n", 0, found.start())
            yield start, "this table has no headings.", "Write its first row with <th>."


def _links(item: AnyItem, notes: Notes) -> None:
    for pointer in pointers(item.body, first_line=item.body_line):
        if pointer.image or pointer.definition:
            continue
        words = pointer.text.strip(" .:→»>").casefold()
        if words in EMPTY_WORDS:
            message = f"the link {shown(pointer.text)} does not say where it leads."
        elif _WEB.fullmatch(pointer.text.strip()):
            message = f"this link has a bare address for its words: {shown(pointer.text)}."
        else:
            continue
        notes.advise(
            "link-words",
            message,
            where=Where(file=str(item.path), line=pointer.line, column=pointer.column),
            why="People who listen to a page let it list its links; they hear only these words.",
            hint="Write what stands there: [The lesson plan](…).",
        )
