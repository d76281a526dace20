"""Bytes to text: UTF-8, one kind of line end, nothing invisible at the start."""

import re

from portfolio_gen.base.errors import ContentError, Where

_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, *, file: str) -> str:
    r"""Return the text of a file, with ``\n`` at the end of every line.

    Args:
        data: The file.
        file: Name for messages.

    Raises:
        ContentError: It is not text, or not saved as UTF-8, or holds control
            characters.
    """
    if data.startswith(_UTF16):
        raise ContentError(
            "this file is saved as UTF-16.", where=Where(file=file, line=1), hint=_SAVE_AS
        )
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise ContentError(
            "this is not a text file.",
            where=Where(file=file, line=line),
            hint="Save it as plain text, encoded as UTF-8.",
        )
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise ContentError(
            "this file is not saved as UTF-8; the first unreadable character is here.",
            where=_place(data, error.start, file),
            hint=_SAVE_AS,
        ) from error
    check_characters(text, file=file)
    return text


def check_characters(text: str, *, file: str, first_line: int = 1) -> None:
    """Refuse control characters, and line ends that editors do not count as such.

    Args:
        text: The text.
        file: Name for messages.
        first_line: Line of the file on which ``text`` starts.

    Raises:
        ContentError: There is one.
    """
    found = _CONTROL.search(text)
    if found:
        before = text[: found.start()]
        raise ContentError(
            f"there is an invisible character U+{ord(found[0]):04X} here that no page can show.",
            where=Where(
                file=file,
                line=before.count("\n") + first_line,
                column=len(before) - before.rfind("\n"),
            ),
            hint="Delete the word around it and type it anew.",
        )


_SAVE_AS = "In your editor choose “Save with encoding” or “Save as”, then UTF-8."


def _place(data: bytes, position: int, file: str) -> Where:
    start = data.rfind(b"\n", 0, position) + 1
    column = len(data[start:position].decode()) + 1
    return Where(file=file, line=data.count(b"\n", 0, position) + 1, column=column)
