"""A Markdown file: the settings between two lines of dashes, and the text under them."""

import re
from dataclasses import dataclass

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.content.reading.document import Document
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.places import read_yaml
from portfolio_gen.content.reading.text import decode

_FENCE = re.compile(r"-{3}[ \t]*")
_END = re.compile(r"(?:-{3}|\.{3})[ \t]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A Markdown file, split.

    Attributes:
        document: The settings.
        body: The text under them.
        body_line: Line of the file on which ``body`` starts, counted from 1.
    """

    document: Document
    body: str
    body_line: int


def read_page(data: bytes, *, file: str, notes: Notes, optional: bool = False) -> Page:
    """Split and read a Markdown file.

    Args:
        data: The file.
        file: Name for messages.
        notes: Takes every problem that is found.
        optional: True if the file may do without settings.
    """
    try:
        text = decode(data, file=file)
        lines = text.split("\n")
        end = _end_of_settings(lines, file=file, optional=optional)
    except ContentError as error:
        notes.error("syntax", error, where=Where(file=file, line=1))
        return Page(document=Document(file=file, readable=False), body="", body_line=1)
    if not end:
        empty = Document(file=file, value={}, places={(): (1, 1)})
        return Page(document=empty, body=text, body_line=1)
    settings = "\n".join(lines[1:end])
    document = read_yaml(settings, file=file, notes=notes, first_line=2)
    return Page(document=document, body="\n".join(lines[end + 1 :]), body_line=end + 2)


def _end_of_settings(lines: list[str], *, file: str, optional: bool) -> int:
    """Return the index of the closing line, or 0 if there are no settings and need not be.

    Raises:
        ContentError: The settings are missing, not at the top, or not closed.
    """
    if not _FENCE.fullmatch(lines[0]):
        return _without(lines, file=file, optional=optional)
    for number, line in enumerate(lines[1:], 1):
        if _END.fullmatch(line):
            return number
    last = next((n for n, line in enumerate(lines[1:], 1) if not line.strip()), len(lines))
    raise ContentError(
        'the settings at the top are never closed with a line "---".',
        where=Where(file=file, line=1, column=1),
        hint=f'Add a line "---" after the last setting, which seems to be on line {last}.',
    )


def _without(lines: list[str], *, file: str, optional: bool) -> int:
    """Return 0 if a file may do without settings.

    Raises:
        ContentError: It may not, or they stand in the wrong place.
    """
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if first and _FENCE.fullmatch(lines[first]):
        raise ContentError(
            "the settings must start on the first line of the file.",
            where=Where(file=file, line=1, column=1),
            hint=f'Delete the empty lines above "---" on line {first + 1}.',
        )
    if optional:
        return 0
    raise ContentError(
        "this file has no settings at its top, so it has no title and no date.",
        where=Where(file=file, line=1, column=1),
        hint='Start it with a line "---", then the settings such as "title: …", then "---" again.',
    )
