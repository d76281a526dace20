"""The own name of somebody who shows another one: where it stands, and texts without it."""

import base64
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar
from urllib.parse import quote

from portfolio_gen.badges.png import texts
from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.model.badge import Badge
from portfolio_gen.model.portfolio import Portfolio

T = TypeVar("T")

WHAT = "your own name from identity.local.yml"
"""What it is called; the name itself is in no message."""

SURE = 6
"""Shortest name that is looked for in pictures, films and the like, in bytes: by chance, three
letters in a row stand in every one of them."""

_BETWEEN = r"(?:[\W_]|&#?\w{2,8};|\\u[0-9a-f]{4}|%20|</?\w{1,10}>){0,12}"
"""What may stand between two words of a name: nothing, hyphens of an address, and tags."""

_PART = re.compile(rb"eyJ[\w-]{8,}")
"""Part of a signed text: JSON behind letters and digits."""

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Letters of languages that write words without spaces; wide ones are known by their width."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S")
"""How a web address or an identifier begins: with a word in it replaced, it would be another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNames:
    """Names of the person that the site does not show; none for most people.

    Attributes:
        names: The names, as they were written down.
        alias: What is shown instead.
    """

    names: tuple[str, ...] = ()
    alias: str = ""

    def find(self, text: str) -> re.Match[str] | None:
        """Return the first place in ``text`` that says one of the names, however it is spelled."""
        return _pattern(self.names).search(text) if self.names else None

    def inside(self, data: bytes) -> bool:
        """Tell whether a file holds one of the names."""
        if not self.names:
            return False
        try:
            return self.find(data.decode()) is not None
        except UnicodeDecodeError:
            sure = replace(self, names=tuple(n for n in self.names if len(n.encode()) >= SURE))
            # Documents and pictures write letters with a zero byte before or after each.
            looked = (data, data.replace(b"\0", b""))
            return any(sure.find(one.decode(errors="replace")) for one in looked)

    def inside_badge(self, badge: Badge) -> bool:
        """Tell whether somebody can read one of the names in a signed file, also a packed one."""
        return any(map(self.inside, _parts(badge)))

    def out_of(self, value: T) -> T:
        """Return ``value`` with the alias for each of the names, in every text inside it.

        Bytes and addresses stay as they are.
        """
        return self._without(value) if self.names else value

    def _without(self, value: Any) -> Any:  # noqa: ANN401 (whatever a badge may hold)
        if type(value) is str:
            same = _ADDRESS.match(value)
            return value if same else _pattern(self.names).sub(lambda _: self.alias, value)
        if isinstance(value, tuple):
            return tuple(self._without(entry) for entry in value)
        if is_dataclass(value) and not isinstance(value, type):
            named = ((one.name, getattr(value, one.name)) for one in fields(value))
            return replace(value, **{name: self._without(inner) for name, inner in named})
        return value


def own_names(portfolio: Portfolio) -> OwnNames:
    """Return the names in ``identity.local.yml`` that ``portfolio.yml`` does not show."""
    alias = portfolio.settings.meta.basics.name
    names = (name for name in portfolio.identity.names if not _pattern((name,)).search(alias))
    return OwnNames(names=tuple(names), alias=alias)


def refuse_own_name(portfolio: Portfolio, files: Mapping[str, bytes]) -> None:
    """Refuse to hand out files that hold a name that is not shown; badges stay as issued.

    Args:
        portfolio: Everything a student wrote and received.
        files: What would be handed out, by its name.

    Raises:
        ContentError: There is such a file.
    """
    names, signed = own_names(portfolio), {file.badge.raw for file in portfolio.badges}
    found = [
        path
        for path, data in files.items()
        if names.find(path) or (data not in signed and names.inside(data))
    ]
    if found:
        raise ContentError(
            f"{WHAT} would be handed out, in {', '.join(sorted(found))}.",
            where=Where(file=str(portfolio.folder)),
            hint=f"Write “{names.alias}” instead; portfolio-gen check names most places.",
        )


def _parts(badge: Badge) -> Iterator[bytes]:
    """Yield the file, what it holds, and everything in it that is encoded once more."""
    yield badge.raw
    yield badge.payload
    yield from (text.encode() for text in texts(badge.raw))
    for found in _PART.finditer(badge.raw + b" " + badge.payload):
        part = found[0][: len(found[0]) // 4 * 4]
        yield base64.urlsafe_b64decode(part)


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds each of the names, the longest first; nothing if there is none."""
    longest = sorted(names, key=len, reverse=True)
    ways = chain.from_iterable(map(_ways, longest))
    return re.compile("|".join(ways) or r"(?!)", re.IGNORECASE)


def _ways(name: str) -> tuple[str, ...]:
    """Return patterns for a name as it is said, and with the last word first."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name))
    return tuple(_way(order) for order in (words, [*words[-1:], *words[:-1]]) if order)


def _way(words: list[str]) -> str:
    """Return a pattern for words in a row that are no part of a longer one."""
    before = "" if _unspaced(words[0][0]) else r"(?<![^\W_])"
    after = "" if _unspaced(words[-1][-1]) else r"(?![^\W_])"
    return before + _BETWEEN.join("".join(map(_letter, word)) for word in words) + after


def _unspaced(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF" or _UNSPACED.match(letter) is not None


def _letter(letter: str) -> str:
    """Return a pattern for a letter as pages, JSON and addresses write it, and without accent."""
    if letter.isascii():
        return re.escape(letter)
    plain = unicodedata.normalize("NFD", letter)
    ways = {plain, "".join(part for part in plain if not unicodedata.combining(part))}
    for one in {letter, letter.lower(), letter.upper()}:
        ways |= {one, quote(one)}
        ways.add(json.dumps(one)[1:-1])
        ways.add("".join(f"&#{ord(part)};" for part in one))
    return f"(?:{'|'.join(re.escape(way) for way in sorted(ways - {''}, key=len, reverse=True))})"
