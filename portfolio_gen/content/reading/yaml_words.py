"""What a YAML parser stumbled over, in words a student can act on.

The two parsers of PyYAML word the same mistake differently, so the sentence is made from the line
the parser stopped at, not from what the parser says about it.
"""

import re
from dataclasses import dataclass
from typing import Any

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.content.reading.document import TOO_DEEP, TOO_DEEP_FIX
from portfolio_gen.content.reading.suggest import shown

MAX_LINE = 1000
"""Longest line that is looked at to find out what is wrong with it, in characters."""

BACKSLASH = "a backslash between double quotes has a special meaning."
BACKSLASH_FIX = "Use single quotes around the text, or write two backslashes."

_FIELD = re.compile(r"(?P<lead>\s*(?:- +)*[^\s:#'\"\[\]{}][^:#]*):[ \t]+(?P<value>\S.*)")
_GLUED = re.compile(r"\s*(?:- +)*(?P<name>[A-Za-z_]+):(?P<value>[^\s/].*)")
_NAME = re.compile(r"\s*(?:- +)*[\w$-]+:(?:\s|$)")
_NOT_YAML = re.compile("[^\t\n -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = "@`%&*!|>,?]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stop:
    """Where the parser stopped, and where the thing began that it was reading."""

    file: str
    lines: list[str]
    first_line: int
    line: int
    column: int
    opened: tuple[int, int] | None

    def text(self, line: int) -> str:
        """Return a line of the text, counted from 0; empty beyond its end, or if it is endless."""
        found = self.lines[line] if 0 <= line < len(self.lines) else ""
        return found if len(found) <= MAX_LINE else ""

    def error(
        self, message: str, hint: str, *, line: int | None = None, column: int | None = None
    ) -> ContentError:
        """Return the error, by default where the parser stopped."""
        at = self.line if line is None else line
        where = Where(
            file=self.file,
            line=at + self.first_line,
            column=(self.column if column is None else column) + 1,
        )
        return ContentError(message, where=where, hint=hint)


def explain(error: Any, text: str, *, file: str, first_line: int) -> ContentError:  # noqa: ANN401
    """Return our own error for one of PyYAML.

    Args:
        error: A ``yaml.YAMLError`` of either parser.
        text: What was parsed.
        file: Name for messages.
        first_line: Line of the file on which ``text`` starts.
    """
    stop = _stop(error, text, file, first_line)
    for rule in RULES:
        found = rule(stop, str(getattr(error, "problem", "")), str(getattr(error, "context", "")))
        if found is not None:
            return found
    return stop.error(
        "this line cannot be read.",
        'Compare it with the line above: the same indentation, "name: value", and double quotes '
        "around text with : # or quotes in it.",
    )


def _stop(error: Any, text: str, file: str, first_line: int) -> _Stop:  # noqa: ANN401
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if mark is None:
        # Only the reader of characters gives no mark; it counts in characters or in bytes.
        line, column = _unreadable(text)
    else:
        line, column = mark.line, mark.column
        if line >= len(lines) or (line == len(lines) - 1 and not lines[line]):
            line = max(index for index, content in enumerate(lines) if content.strip())
            column = len(lines[line])
    return _Stop(
        file=file,
        lines=lines,
        first_line=first_line,
        line=line,
        column=column,
        opened=None if opened is None else (opened.line, opened.column),
    )


def _unreadable(text: str) -> tuple[int, int]:
    """Return line and column, counted from 0, of the first character that YAML does not allow."""
    before = _NOT_YAML.split(text, maxsplit=1)[0]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _character(stop: _Stop, problem: str, _context: str) -> ContentError | None:
    if problem:
        return None
    character = stop.text(stop.line)[stop.column : stop.column + 1]
    code = f" U+{ord(character):04X}" if character else ""
    return stop.error(
        f"there is an invisible character{code} here that no page can show.",
        "Delete the word around it and type it anew.",
    )


def _nested(stop: _Stop, problem: str, _context: str) -> ContentError | None:
    # Newer parsers have a limit of their own, and look ahead as far as it before they say anything.
    return stop.error(TOO_DEEP, TOO_DEEP_FIX) if "nesting depth" in problem else None


def _tab(stop: _Stop, _problem: str, _context: str) -> ContentError | None:
    line = stop.text(stop.line)
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" not in indentation:
        return None
    return stop.error(
        "this line is indented with a tab.",
        "Use spaces, two for each level; most editors can convert tabs to spaces.",
        column=indentation.index("\t"),
    )


def _escape(stop: _Stop, problem: str, _context: str) -> ContentError | None:
    if "escape" not in problem:
        return None
    column = stop.text(stop.line).rfind("\\", 0, stop.column + 2)
    return stop.error(
        BACKSLASH,
        BACKSLASH_FIX,
        column=column,
    )


def _unclosed(stop: _Stop, problem: str, context: str) -> ContentError | None:
    if stop.opened is None:
        return None
    line, column = stop.opened
    sign = stop.text(line)[column : column + 1]
    if "quoted" in context and "end of stream" in problem:
        return stop.error(
            f"the text that starts here with {sign} never ends.",
            f"Write {sign} at its end.",
            line=line,
            column=column,
        )
    closing = {"[": "]", "{": "}"}.get(sign)
    if "flow" not in context or closing is None:
        return None
    return stop.error(
        f"the list that starts here with {sign} is not closed, or a comma is missing in it."
        if sign == "["
        else f"the fields that start here with {sign} are not closed, or a comma is missing.",
        f"Separate the entries with commas and end with {closing}.",
        line=line,
        column=column,
    )


def _quotes(stop: _Stop, _problem: str, _context: str) -> ContentError | None:
    found = _FIELD.fullmatch(stop.text(stop.line))
    if found is None or stop.column < found.start("value"):
        return None
    value = found["value"].rstrip()
    reason = _why_quotes(value)
    if not reason:
        return None
    quoted = _quoted(value)
    name = found["lead"].strip().removeprefix("- ").strip()
    return stop.error(
        f'the text after "{name}:" needs quotes, because it {reason}.',
        f"Write: {name}: {quoted}",
        column=found.start("value"),
    )


def _quoted(value: str) -> str:
    """Return ``value`` in the quotes that need the least change inside it."""
    if value[0] in "'\"" and value[-1] == value[0] and len(value) > 1:
        value = value[1:-1]
    if "'" not in value and ('"' in value or "\\" in value):
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _why_quotes(value: str) -> str:
    if value[0] in _SPECIAL:
        return f"starts with {value[0]}"
    if value[0] in "[{":
        return f"starts with {value[0]} and goes on after the closing bracket"
    if value[0] in "'\"":
        if value[-1] != value[0]:
            return f"goes on after the closing {value[0]}"
        return f"contains {value[0]}"
    if value.startswith("- ") or value == "-":
        return "starts with a hyphen"
    return "contains a colon" if ": " in value or value.endswith(":") else ""


def _glued(stop: _Stop, _problem: str, _context: str) -> ContentError | None:
    for line in (stop.line, stop.line - 1):
        found = _GLUED.fullmatch(stop.text(line))
        if found:
            return stop.error(
                f'a space is missing after "{found["name"]}:".',
                f"Write: {found['name']}: {found['value']}",
                line=line,
                column=found.start("value"),
            )
    return None


def _indented(stop: _Stop, _problem: str, _context: str) -> ContentError | None:
    here = stop.text(stop.line)
    above = next((t for t in reversed(stop.lines[: stop.line]) if t.strip()), "")
    if not _NAME.match(here) or not above:
        return None
    depth, usual = (len(t) - len(t.lstrip()) for t in (here, above))
    if depth == usual:
        return None
    side = "right" if depth > usual else "left"
    return stop.error(
        f"this line starts further to the {side} than the fields it belongs to.",
        "Start it in the same column as they do.",
        column=depth,
    )


def _no_colon(stop: _Stop, _problem: str, _context: str) -> ContentError | None:
    for line in (stop.line, stop.line - 1):
        text = stop.text(line).strip()
        if text and ":" not in text and not text.startswith(("-", "#")):
            return stop.error(
                f'{shown(text)} is not in the form "name: value".',
                "Add the colon and a value, or indent it if it belongs to the text above.",
                line=line,
                column=len(stop.text(line)) - len(stop.text(line).lstrip()),
            )
    return None


RULES = (_character, _nested, _tab, _escape, _unclosed, _quotes, _glued, _indented, _no_colon)
"""What may be wrong; the first that fits is told."""
