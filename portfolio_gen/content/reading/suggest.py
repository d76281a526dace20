"""What somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

MAX_LISTED = 14
"""Longest list of allowed words in a message."""


def closest(word: str, options: Iterable[str]) -> str:
    """Return the option that looks most like ``word``, or an empty string."""
    known = {option.casefold(): option for option in options}
    plain = word.casefold().replace("_", "-").replace(" ", "-")
    for candidate in (word.casefold(), plain):
        found = get_close_matches(candidate, known, n=1, cutoff=0.6)
        if found:
            return known[found[0]]
    return ""


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """Return ``(did you mean "x"?)`` with a space before it, or an empty string."""
    found = closest(word, options)
    return f' (did you mean "{found}"?)' if found else ""


def listing(options: Iterable[str], *, last: str = "or") -> str:
    """Return ``a, b or c``, cut off where nobody would read on."""
    words = list(options)
    if len(words) > MAX_LISTED:
        return f"{', '.join(words[:MAX_LISTED])} and {len(words) - MAX_LISTED} more"
    if len(words) < 2:  # noqa: PLR2004 (a list of one needs no comma)
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def shown(text: str, *, limit: int = 60) -> str:
    """Return ``text`` in double quotes on one line, cut to ``limit`` characters."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return f'"{line if len(line) <= limit else line[: limit - 1].rstrip() + "…"}"'
