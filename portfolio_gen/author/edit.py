"""One entry more in a list of an existing file, with every other byte left as it is.

The place is found by our reader's parser. What comes out is read again, and only if it says exactly
what it should is it used; anything unusual is left to the person, who is told what to write.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from portfolio_gen.author.yaml_text import Value, one_line, scalar
from portfolio_gen.content.reading.document import Document
from portfolio_gen.content.reading.front_matter import read_page
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.places import LOADER, read_yaml

_BOM = "\ufeff"
"""Mark that some programs put before a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """The settings of a file: lines with their ends, and where they stand in it."""

    lines: list[str]
    first: int
    last: int
    end: str
    mark: str

    def joined(self, lines: list[str]) -> bytes:
        return (self.mark + "".join(lines)).encode()


def with_entry(data: bytes, field: str, entry: Value, *, file: str) -> bytes | None:
    """Return a file with one entry more in a list at its top level; None if that is not safe.

    Args:
        data: A Markdown file with settings at its top, or a settings file.
        field: Name of the list: ``badges``.
        entry: What shall be added at its end.
        file: Name of the file; one in ``.md`` has its settings between two lines of dashes.
    """
    before = _read(data, file)
    text = _text(data, markdown=file.endswith(".md"))
    if before is None or text is None:
        return None
    wanted = copy.deepcopy(before.value)
    there = wanted.get(field)
    wanted[field] = [*(there or []), _plain(entry)]
    made = _changed(text, before, field, entry)
    if (there is not None and not isinstance(there, list)) or made is None:
        return None
    after = _read(made, file)
    return made if after is not None and after.value == wanted else None


def _plain(entry: Value) -> Any:  # noqa: ANN401 (what the reader makes of it)
    if isinstance(entry, dict):
        return {name: str(value) for name, value in entry.items() if value}
    return str(entry)


def _read(data: bytes, file: str) -> Document | None:
    """Return what a file says; None if there is anything wrong with it."""
    notes = Notes()
    markdown = file.endswith(".md")
    document = (
        read_page(data, file=file, notes=notes).document
        if markdown
        else read_yaml(data, file=file, notes=notes)
    )
    return document if not notes.findings and isinstance(document.value, dict) else None


def _text(data: bytes, *, markdown: bool) -> _Text | None:
    """Return the lines of a file as the parser counts them; None if it counts differently."""
    whole = data.decode()
    text = whole.removeprefix(_BOM)
    mark = whole.removesuffix(text)
    if "\r" in text.replace("\r\n", ""):
        return None
    lines = text.splitlines(keepends=True)
    if len(lines) != len(text.split("\n")) - text.endswith("\n"):
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    if not markdown:
        return _Text(lines=lines, first=0, last=len(lines), end=end, mark=mark)
    last = next(n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "..."))
    return _Text(lines=lines, first=1, last=last, end=end, mark=mark)


def _changed(text: _Text, before: Document, field: str, entry: Value) -> bytes | None:
    """Return the file with the entry; None if the list is written in an unusual way."""
    lines = list(text.lines)
    if field not in before.value:
        return _with_field(text, lines, f"{field}: [{one_line(entry)}]")
    span = _span(text, field)
    if span is None:
        return None
    start, end, flow, count, last = span
    if flow:
        number = text.first + end.line
        at = end.column - 1
        line = lines[number]
        room = line[:at].rstrip()
        comma = "" if not count or room.endswith(",") else ","
        space = "" if room.endswith("[") else " "
        lines[number] = f"{room}{comma}{space}{one_line(entry)}{line[at:]}"
        return text.joined(lines)
    number = text.first + last.line
    if not lines[number].endswith("\n"):
        lines[number] += text.end
    words = one_line(entry) if isinstance(entry, dict) else scalar(str(entry))
    lines.insert(number + 1, f"{' ' * start.column}- {words}{text.end}")
    return text.joined(lines)


def _with_field(text: _Text, lines: list[str], line: str) -> bytes:
    """Return the file with a line at the end of its settings."""
    if text.last and not lines[text.last - 1].endswith("\n"):
        lines[text.last - 1] += text.end
    lines.insert(text.last, line + text.end)
    return text.joined(lines)


def _span(text: _Text, field: str) -> tuple[Any, Any, bool, int, Any] | None:
    """Return where the list ``field`` starts and ends, how it is written, and its last entry."""
    source = "".join(text.lines[text.first : text.last])
    depth, key, inside = 0, "", None
    count, last = 0, None
    for event in _events(source):
        opens = isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent))
        closes = isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent))
        if closes:
            depth -= 1
            if inside is not None and depth == 1:
                return inside.start_mark, event.end_mark, bool(inside.flow_style), count, last
        if inside is not None and depth >= 2 and not opens:  # noqa: PLR2004 (inside the list)
            last = event.end_mark if not closes else last
        if inside is not None and depth == 2 and not closes:  # noqa: PLR2004
            count += 1
        if depth == 1 and not closes:
            if key == field and isinstance(event, yaml.SequenceStartEvent):
                inside = event
            key = event.value if isinstance(event, yaml.ScalarEvent) and not key else ""
        depth += opens
    return None


def _events(source: str) -> Iterator[Any]:
    wanted = (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.CollectionEndEvent)
    return (event for event in yaml.parse(source, Loader=LOADER) if isinstance(event, wanted))
