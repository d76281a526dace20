"""Modules put one after the other into one script, for files that must work from disk.

A browser loads no module from a folder, and a module inside another file cannot name its
neighbours. So every module becomes a function that is called when it is first needed: ``import``
becomes a call of it, and what was exported is what it returns. Nothing else is changed, and
modules that are written in another way than ours are refused, not guessed at.
"""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from portfolio_gen.base.errors import BuildError

_EXPORTED = re.compile(
    r"^export (?=(?:async function\*?|function\*?|const|class) (\w+))", re.MULTILINE
)
_STATIC = re.compile(r'^import (?:(\{[^}"]*\})|\* as (\w+)) from "(\.[^"]+)";$', re.MULTILINE)
_LATE = re.compile(r'(?<![\w.])import\("(\.[^"]+)"\)')
_LEFT = re.compile(r"^(?:import|export)\b.*$|(?<![\w.])import\s*[(.].*$", re.MULTILINE)
"""What none of these replaced."""
_NEVER = re.compile(r"</?script", re.IGNORECASE)
"""What would end a script inside a page, or hide its end."""

_FIRST = """\
const pfParts = {
"""
_LAST = """\
};
const pfMade = {};
const pfGet = (name) => (pfMade[name] ??= pfParts[name]());
const pfLate = async (name) => pfGet(name);
"""


def linked(modules: Mapping[str, str], entry: str) -> str:
    """Return one script that does what the module ``entry`` does.

    Args:
        modules: Text of each module by its path.
        entry: Path of the one that is run.

    Raises:
        BuildError: A module is written in a way that cannot be put into one script.
    """
    parts = [_part(path, modules[path]) for path in reachable(modules, entry)]
    text = f'\n{_FIRST}{"".join(parts)}{_LAST}pfGet("{entry}");\n'
    if _NEVER.search(text):
        raise BuildError("A module of the verifier holds what would end a script inside a page.")
    return text


def reachable(modules: Mapping[str, str], entry: str) -> tuple[str, ...]:
    """Return a module and all that it loads, at once or later, in alphabetical order.

    Raises:
        BuildError: A module names one that does not exist.
    """
    found, left = {entry}, [entry]
    while left:
        path = left.pop()
        new = {to for to in _named(path, modules[path]) if to not in found}
        if missing := sorted(new.difference(modules)):
            raise BuildError(f"The verifier's {path} needs {missing[0]}, which is not there.")
        found |= new
        left += new
    return tuple(sorted(found))


def _named(path: str, text: str) -> Iterator[str]:
    for match in _STATIC.finditer(text):
        yield _from(path, match[3])
    for match in _LATE.finditer(text):
        yield _from(path, match[1])


def _from(path: str, to: str) -> str:
    return normpath(join(dirname(path), to))


def _part(path: str, text: str) -> str:
    """Return a module as a member of ``pfParts``."""

    def static(match: re.Match[str]) -> str:
        names = match[2] or match[1].replace(" as ", ": ")
        return f'const {names} = pfGet("{_from(path, match[3])}");'

    exported = [match[1] for match in _EXPORTED.finditer(text)]
    text = _STATIC.sub(static, _EXPORTED.sub("", text))
    text = _LATE.sub(lambda match: f'pfLate("{_from(path, match[1])}")', text)
    if left := _LEFT.search(text):
        raise BuildError(f"The verifier's {path} cannot be put into one script: {left[0]}")
    return f'"{path}"() {{\n{text}return {{ {", ".join(exported)} }};\n}},\n'
