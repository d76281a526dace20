"""YAML into a ``Document``: line and column for every value, and a sentence for every mistake.

The events of PyYAML's parser are read one by one (the C one where it is there), so nothing is
constructed, no alias is expanded and depth costs no recursion.
"""

from typing import Any

import yaml

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.content.reading.document import Builder, Document, Place, invisible
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.suggest import shown
from portfolio_gen.content.reading.text import check_characters, decode
from portfolio_gen.content.reading.yaml_words import BACKSLASH, BACKSLASH_FIX, explain

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser of libyaml, or the slower one in Python where libyaml is missing."""


def read_yaml(data: bytes | str, *, file: str, notes: Notes, first_line: int = 1) -> Document:
    """Read one YAML document.

    Args:
        data: The file, or the text of a settings block inside one.
        file: Name for messages.
        notes: Takes every problem that is found.
        first_line: Line of the file on which ``data`` starts.

    Returns:
        The document; not ``readable`` if it could not be read to its end.
    """
    try:
        text = data if isinstance(data, str) else decode(data, file=file)
        check_characters(text, file=file, first_line=first_line)
        builder = Builder(file, notes)
        _feed(builder, text, _Origin(file, first_line, notes, text))
    except ContentError as error:
        notes.error("syntax", error, where=Where(file=file, line=first_line))
        return Document(file=file, readable=False)
    return builder.finish()


class _Origin:
    """Where the text stands in its file."""

    def __init__(self, file: str, first_line: int, notes: Notes, text: str) -> None:
        self.file = file
        self.first_line = first_line
        self.notes = notes
        self.lines = text.split("\n")

    def place(self, mark: Any) -> Place:  # noqa: ANN401 (a mark of either parser)
        return mark.line + self.first_line, mark.column + 1

    def where(self, mark: Any) -> Where:  # noqa: ANN401
        line, column = self.place(mark)
        return Where(file=self.file, line=line, column=column)


def _feed(builder: Builder, text: str, origin: _Origin) -> None:
    """Hand every event of the parser to the builder.

    Raises:
        ContentError: Something that cannot be read, or that we refuse to read.
    """
    documents = 0
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                _one_document(documents, event, origin)
            elif isinstance(event, yaml.NodeEvent):
                _node(builder, event, origin)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                builder.close()
    except yaml.YAMLError as error:
        raise explain(error, text, file=origin.file, first_line=origin.first_line) from error


def _one_document(number: int, event: yaml.DocumentStartEvent, origin: _Origin) -> None:
    """Refuse a second document.

    Raises:
        ContentError: This is not the first.
    """
    if number > 1:
        raise ContentError(
            "a second document starts here; only the first would be read.",
            where=origin.where(event.start_mark),
            hint='Delete the line "---".',
        )


def _node(builder: Builder, event: yaml.NodeEvent, origin: _Origin) -> None:
    """Add one value.

    Raises:
        ContentError: It carries an anchor, an alias or a tag, or an escape that nobody meant.
    """
    _refuse_machinery(event, origin)
    if isinstance(event, yaml.MappingStartEvent):
        builder.open({}, origin.place(event.start_mark))
    elif isinstance(event, yaml.SequenceStartEvent):
        builder.open([], origin.place(event.start_mark))
    else:
        _scalar(builder, event, origin)


def _scalar(builder: Builder, event: Any, origin: _Origin) -> None:  # noqa: ANN401
    """Add a text, a number, a yes or no.

    Raises:
        ContentError: A backslash in it makes a character that no page can show.
    """
    if event.style == '"' and invisible(event.value):
        raise ContentError(BACKSLASH, where=origin.where(event.start_mark), hint=BACKSLASH_FIX)
    plain = not event.style
    if plain:
        _notice_comment(event, origin)
    builder.scalar(event.value, origin.place(event.start_mark), plain=plain)


def _refuse_machinery(event: Any, origin: _Origin) -> None:  # noqa: ANN401
    """Refuse what YAML has for programmers: expansion bombs and loops start with an alias.

    Raises:
        ContentError: There is an anchor, an alias or a tag.
    """
    sign, name = "", ""
    if isinstance(event, yaml.AliasEvent):
        sign, name = "*", str(event.anchor)
    elif event.anchor is not None:
        sign, name = "&", str(event.anchor)
    elif getattr(event, "tag", None) is not None:
        sign, name = "!", str(event.tag).removeprefix("!").replace("tag:yaml.org,2002:", "!")
    if sign:
        raise ContentError(
            f"{shown(sign + name)} has a special meaning in YAML that portfolios do not use.",
            where=origin.where(event.start_mark),
            hint="Put the text in double quotes, or write the value out.",
        )


def _notice_comment(event: Any, origin: _Origin) -> None:  # noqa: ANN401
    """Notice ``accent: #7a2e3a`` and ``title: Project #1``, where YAML drops the rest."""
    end = event.end_mark
    line = origin.lines[end.line] if end.line < len(origin.lines) else ""
    rest = line[end.column :]
    dropped = rest.strip()
    if rest[:1].isspace() and dropped.startswith("#") and dropped[1:2].strip("# "):
        whole = f"{event.value} {dropped}".strip()
        origin.notes.problem(
            "comment",
            f"{shown(dropped)} is read as a comment and lost.",
            where=Where(
                file=origin.file,
                line=end.line + origin.first_line,
                column=line.index("#", end.column) + 1,
            ),
            hint=f"Put the value in quotes: {shown(whole)}; or, if it is a comment, "
            "write a space after the #.",
        )
