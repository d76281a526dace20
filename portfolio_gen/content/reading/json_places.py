r"""JSON into a ``Document``, for a ``resume.json`` that came from somewhere else.

Reading it as YAML would refuse tabs and pairs of ``\u`` escapes, which JSON allows.
"""

import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]  # it is not in the stubs

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.content.reading.document import Builder, Document, Place
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.suggest import shown
from portfolio_gen.content.reading.text import decode

_SPACE = re.compile(r"[ \t\n]*")
_WORD = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")


def read_json(data: bytes, *, file: str, notes: Notes) -> Document:
    """Read one JSON document; numbers stay as they were written.

    Args:
        data: The file.
        file: Name for messages.
        notes: Takes every problem that is found.

    Returns:
        The document; not ``readable`` if it could not be read to its end.
    """
    try:
        return _Reader(decode(data, file=file), file, notes).read()
    except ContentError as error:
        notes.error("syntax", error, where=Where(file=file, line=1))
        return Document(file=file, readable=False)


class _Reader:
    """Walks through the text once, without recursion."""

    def __init__(self, text: str, file: str, notes: Notes) -> None:
        self._text = text
        self._file = file
        self._at = 0
        self._builder = Builder(file, notes)
        self._open: list[str] = []
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self._line = 0
        self._fresh = False

    def read(self) -> Document:
        """Return the whole document.

        Raises:
            ContentError: The text is not JSON.
        """
        self._value()
        while self._open:
            self._next()
        if self._peek():
            raise self._wrong("the file should end here.", "Delete what follows.")
        return self._builder.finish()

    def _peek(self) -> str:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._text[self._at : self._at + 1]

    def _next(self) -> None:
        """Read a comma and one more entry, or the end of a list.

        Raises:
            ContentError: Neither stands here.
        """
        closing = self._open[-1]
        first, self._fresh = self._fresh, False
        sign = self._peek()
        if sign == closing:
            self._at += 1
            self._open.pop()
            self._builder.close()
            return
        if not first:
            if sign != ",":
                raise self._wrong(
                    f"a comma or {closing} is missing here.", "Every entry but the last ends in ,"
                )
            self._at += 1
            if self._peek() == closing:
                raise self._wrong(
                    f"nothing stands between the comma and {closing}.", "Delete the comma."
                )
        if closing == "}":
            self._named()
        self._value()

    def _named(self) -> None:
        """Read the name of a field and its colon.

        Raises:
            ContentError: They do not stand here.
        """
        if self._peek() != '"':
            raise self._wrong("the name of a field is missing here.", 'Write: "name": "value"')
        self._string()
        if self._peek() != ":":
            raise self._wrong("a colon is missing here.", 'Write: "name": "value"')
        self._at += 1

    def _value(self) -> None:
        """Read a value, or the beginning of one.

        Raises:
            ContentError: None stands here.
        """
        sign = self._peek()
        if sign == '"':
            self._string()
        elif sign in ("{", "["):
            value: dict[str, object] | list[object] = {} if sign == "{" else []
            self._builder.open(value, self._place())
            self._open.append("}" if sign == "{" else "]")
            self._fresh = True
            self._at += 1
        else:
            self._word()

    def _string(self) -> None:
        """Read a text in double quotes.

        Raises:
            ContentError: It is not closed, or contains what JSON does not allow.
        """
        at = self._place()
        try:
            text, self._at = scanstring(self._text, self._at + 1, True)  # noqa: FBT003
        except JSONDecodeError as error:
            raise self._wrong(
                "the text that starts here is not closed, or has a character in it that JSON "
                "does not allow.",
                r'Close it with " on the same line, and write \n for a new line.',
            ) from error
        self._builder.scalar(text, at, plain=False)

    def _word(self) -> None:
        """Read a number, true, false or null.

        Raises:
            ContentError: It is none of them.
        """
        found = _WORD.match(self._text, self._at)
        if not found or not found[0]:
            rest = self._text[self._at : self._at + 20].split("\n")[0]
            what = f"{shown(rest)} cannot stand here." if rest else "the file ends too early."
            raise self._wrong(what, "Texts stand in double quotes; lists in [ ]; fields in { }.")
        self._builder.scalar(found[0], self._place(), plain=True)
        self._at = found.end()

    def _place(self) -> Place:
        while self._line + 1 < len(self._starts) and self._starts[self._line + 1] <= self._at:
            self._line += 1
        return self._line + 1, self._at - self._starts[self._line] + 1

    def _wrong(self, message: str, hint: str) -> ContentError:
        line, column = self._place()
        where = Where(file=self._file, line=line, column=column)
        return ContentError(message, where=where, hint=hint)
