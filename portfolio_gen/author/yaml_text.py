"""YAML as a person would write it: block style, short lists in one line, quotes where needed.

What is written here is read back by ``content.reading`` as the same text, whatever it contains.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from unicodedata import category

from portfolio_gen.base.errors import ContentError

WIDTH = 100
"""A list or a group of fields is written in one line if it is no longer than this."""

Scalar = str | bool | float | dt.date | None
"""What stands alone."""

Value = Scalar | Iterable["Value"] | Mapping[str, "Value"]
"""What can be written; None and what is empty is left out."""

_PLAIN_SIGNS = frozenset(" ._-/()+&%$;'’“”‘–—…§°·@!?")
"""Signs that mean nothing to YAML inside a word or between words."""

_NO_START = frozenset(" .-'&%@!?/…—–")
"""Those of them that mean something, or look odd, at the beginning."""

_NO_TEXT = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|[+-]?(\d[\d_,]*(\.\d*)?|\.\d+)(e[+-]?\d+)?"
    r"|0[xob][0-9a-f_]+|[+-]?\.?(inf|nan)|\d+(:\d+)+(\.\d*)?|\d{4}-\d{1,2}-\d{1,2}.*",
    re.IGNORECASE,
)
"""Text that other programs would take for a number, a date, a yes or no."""


def tidy(text: str) -> str:
    """Return text without characters that no page can show, with one kind of line end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or category(c) not in ("Cc", "Cs"))


def settings(
    fields: Mapping[str, Value], *, schema: str = "", comment: str = "", notes: str = ""
) -> str:
    """Return a settings file.

    Args:
        fields: What shall stand in it, in this order.
        schema: Where its JSON Schema is, relative to the file; for editors.
        comment: Lines above the fields.
        notes: Lines below them, such as fields somebody may want to add.
    """
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    lines += [*_comment(comment), *_block(fields, 0), *_comment(notes)]
    return "\n".join(lines) + "\n"


def page(fields: Mapping[str, Value], body: str, *, comment: str = "") -> str:
    """Return a Markdown file: the fields between two lines of dashes, and the text under them."""
    lines = ["---", *_comment(comment), *_block(fields, 0), "---", body.strip("\n")]
    return "\n".join(lines).rstrip("\n") + "\n"


def one_line(value: Value) -> str:
    """Return a value as it can stand in a list in brackets."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {one_line(entry)}' for name, entry in _kept(value))}}}"
    if isinstance(value, str) or not isinstance(value, Iterable):
        return scalar(value, flow=True)
    return f"[{', '.join(one_line(entry) for entry in value)}]"


def scalar(value: Scalar, *, flow: bool = False) -> str:
    """Return one value on one line, in quotes if it needs them.

    Args:
        value: Text, a number, a date, a yes or no.
        flow: True inside brackets, where more signs have a meaning.

    Raises:
        ContentError: It contains a character that no page can show.
    """
    if not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if _is_plain(value, flow=flow):
        return value
    return f'"{"".join(map(_escaped, value))}"'


def _comment(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield f"# {line}".rstrip()


def _kept(fields: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """Yield the fields that have a value."""
    for name, value in fields.items():
        if value is not None and value not in ("", (), [], {}):
            yield name, value


def _block(fields: Mapping[str, Value], indent: int) -> Iterator[str]:
    """Yield the lines of fields, one below the other."""
    space = " " * indent
    for name, value in _kept(fields):
        start = f"{space}{name}:"
        if isinstance(value, Mapping):
            yield start
            yield from _block(value, indent + 2)
        elif isinstance(value, str):
            yield from _text(start, value, indent + 2)
        elif isinstance(value, Iterable):
            yield from _list(start, tuple(value), indent + 2)
        else:
            yield f"{start} {scalar(value)}"


def _text(start: str, text: str, indent: int) -> Iterator[str]:
    """Yield a text, line by line if it has several."""
    if not _can_be_lines(text):
        yield f"{start} {scalar(text)}"
        return
    yield f"{start} |-"
    for line in text.split("\n"):
        yield f"{' ' * indent}{line}" if line else ""


def _can_be_lines(text: str) -> bool:
    """Tell whether YAML's way of writing several lines keeps this text as it is."""
    lines = text.split("\n")
    ends = text[:1] not in (" ", "\n", "\t") and not text.endswith("\n")
    whole = all(line.strip() or not line for line in lines)
    return len(lines) > 1 and ends and whole and all(map(str.isprintable, lines))


def _list(start: str, entries: tuple[Value, ...], indent: int) -> Iterator[str]:
    """Yield a list, in one line if it is short."""
    groups = any(isinstance(entry, Mapping) for entry in entries)
    line = f"{start} {one_line(entries)}"
    if len(line) <= WIDTH and not groups:
        yield line
        return
    yield start
    space = " " * indent
    for entry in entries:
        line = f"{space}- {one_line(entry)}"
        if not isinstance(entry, Mapping) or (len(line) <= WIDTH and _is_flat(entry)):
            yield line
            continue
        first, *rest = _block(entry, indent + 2)
        yield f"{space}- {first.lstrip()}"
        yield from rest


def _is_flat(fields: Mapping[str, Value]) -> bool:
    """Tell whether there are no groups of fields inside these."""
    lists = [v for v in fields.values() if isinstance(v, Iterable) and not isinstance(v, str)]
    return not any(isinstance(v, Mapping) or any(isinstance(e, Mapping) for e in v) for v in lists)


def _is_plain(text: str, *, flow: bool) -> bool:
    """Tell whether text needs no quotes."""
    if not text or text[0] in _NO_START or text[-1] == " " or _NO_TEXT.fullmatch(text):
        return False
    if any(c == ":" and text[n + 1 : n + 2] in ("", " ") for n, c in enumerate(text)):
        return False
    signs = _PLAIN_SIGNS if flow else _PLAIN_SIGNS | {",", ":"}
    return text[0] not in ",:" and all(c in signs or _is_letter(c) for c in text)


def _is_letter(char: str) -> bool:
    """Tell whether a character is a letter, a digit, or a mark on one."""
    return category(char)[0] in "LMN" and char.isprintable()


def _escaped(char: str) -> str:
    """Return a character as it stands in double quotes.

    Raises:
        ContentError: No page can show it.
    """
    if char in '"\\':
        return f"\\{char}"
    if char in "\n\t":
        return "\\n" if char == "\n" else "\\t"
    if category(char) in ("Cc", "Cs"):
        raise ContentError(
            f"this text contains the invisible character U+{ord(char):04X}, "
            "which no page can show.",
            hint="Delete the text and type it anew.",
        )
    return char if char.isprintable() else f"\\U{ord(char):08x}"
