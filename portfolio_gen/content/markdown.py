"""What a Markdown text points to and shows, with places; it is not rendered here."""

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from unicodedata import category

_TEXT = r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
_DEST = r"""(?P<dest><[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)"""
_TITLE = r"""(?:\s+(?:"[^"]*"|'[^']*'))?"""
_INLINE = rf"(?:\(\s*{_DEST}{_TITLE}\s*\)|\[(?P<ref>[^\[\]]*)\])"
_IMAGE = re.compile(f"!{_TEXT}{_INLINE}")
_LINK = re.compile(f"(?<!!){_TEXT}{_INLINE}")
_DEFINITION = re.compile(rf"^ {{0,3}}\[(?P<ref>[^\[\]^][^\[\]]*)\]:[ \t]*{_DEST}", re.MULTILINE)
_TAG = re.compile(
    r"<(?P<tag>img|a|video|audio|source|track)\b(?P<attributes>[^<>]*)>", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[\w-]+)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'>]+))"""
)
_ADDRESS = re.compile(r"<(?P<dest>https?://[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>")
_FENCE = re.compile(r"^ {0,3}(?P<sign>`{3,}|~{3,})")
_TICKS = re.compile("`+")
_MARK = re.compile("`+|<!--")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SPACED = re.compile(
    r"\]\([ \t]*(?P<dest>(?:[^()<>\s]|\([^()<>\n]{0,50}\)|[ \t](?![\"'])){1,300}"
    r"\.[A-Za-z0-9]{2,5})[ \t]*\)"
)
_ESCAPED = re.compile(r"\\[!\[\]<>`]")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W_]+(?:['’.,\-‑][^\W_]+)*")

MAX_KEPT = 20_000
"""Longest text whose links are remembered, in characters."""

MAX_SPACED = 50
"""Largest number of links with spaces that one text is searched for."""

MAX_LABEL = 1000
"""Longest text of such a link, in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A link, or a picture, in a text.

    Attributes:
        image: True if it is shown, False if it is followed.
        text: Text of the link, or description of the picture.
        target: Where it points, as written.
        line: Line in the file, counted from 1.
        column: Column, counted from 1.
        start: Position of its first character in the text.
        end: Position after its last character.
        definition: True for a line like ``[name]: address``, which shows nothing by itself.
    """

    image: bool
    text: str
    target: str
    line: int
    column: int
    start: int
    end: int
    definition: bool = False


def pointers(body: str, *, first_line: int = 1) -> tuple[Pointer, ...]:
    """Return every link and picture of a text, in order; code and comments are left out.

    Args:
        body: Markdown.
        first_line: Line of the file on which ``body`` starts.
    """
    find = _pointers_once if len(body) <= MAX_KEPT else _pointers
    return find(body, first_line)


def _pointers(body: str, first_line: int) -> tuple[Pointer, ...]:
    text = masked(body)
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    definitions = {
        m["ref"].casefold().strip(): _bare(m["dest"]) for m in _DEFINITION.finditer(text)
    }
    found = []
    for image, what, target, (start, end) in _found(text, definitions):
        line = bisect_right(starts, start) - 1
        found.append(
            Pointer(
                image=image,
                text=" ".join(what.split()),
                target=target,
                line=line + first_line,
                column=start - starts[line] + 1,
                start=start,
                end=end,
                definition=text.startswith("]:", start + len(what) + 1),
            )
        )
    return tuple(sorted(found, key=lambda pointer: (pointer.start, -pointer.end)))


_pointers_once = lru_cache(maxsize=256)(_pointers)
"""Several checks ask for the links of the same text, one after the other."""


def with_spaces(body: str, *, first_line: int = 1) -> Iterator[Pointer]:
    """Yield links and pictures that are none, because the name of its file has a space.

    Args:
        body: Markdown.
        first_line: Line of the file on which ``body`` starts.
    """
    text = masked(body)
    spaced = (m for m in _SPACED.finditer(text) if re.search(r"\s", m["dest"]))
    for found in islice(spaced, MAX_SPACED):
        opened = text.rfind("[", max(0, found.start() - MAX_LABEL), found.start())
        if opened >= 0:
            image = text.endswith("!", 0, opened)
            start = opened - image
            yield Pointer(
                image=image,
                text=text[opened + 1 : found.start()],
                target=found["dest"],
                line=text.count("\n", 0, start) + first_line,
                column=start - text.rfind("\n", 0, start),
                start=start,
                end=found.end(),
            )


def without(body: str, drop: Callable[[Pointer], bool]) -> str:
    """Return ``body`` without the pointers that ``drop`` names: a link becomes its text.

    Args:
        body: Markdown.
        drop: Tells whether a link or picture has to go.
    """
    kept: list[str] = []
    end = 0
    for pointer in pointers(body):
        # What stands inside a link that goes was looked at when the link was.
        if pointer.start >= end and drop(pointer):
            text = "" if pointer.image or pointer.definition else without(pointer.text, drop)
            kept += [body[end : pointer.start], text]
            end = pointer.end
    return "".join([*kept, body[end:]])


def without_comments(body: str) -> str:
    """Return ``body`` without ``<!-- comments -->``: they are notes of whoever writes.

    One that stands in code is part of the code, and one that never ends is none.
    """
    if "<!--" not in body:
        return body
    text = _without_blocks(body)
    marks = list(_MARK.finditer(text))
    runs: dict[int, list[int]] = defaultdict(list)
    for mark in marks:
        runs[len(mark[0]) if mark[0][0] == "`" else 0].append(mark.start())
    kept: list[str] = []
    done = place = 0
    for mark in marks:
        start, end = mark.span()
        if start < place:
            continue
        if mark[0] == "<!--":
            last = text.find("-->", end)
            if last < 0:
                break
            kept.append(body[done:start])
            done = place = last + 3
        else:
            alike = runs[end - start]
            closing = bisect_right(alike, start)
            place = alike[closing] + end - start if closing < len(alike) else end
    return "".join([*kept, body[done:]])


def count_words(body: str) -> int:
    """Return the number of words a reader sees.

    Runs of letters and digits of any script count once; Chinese and Japanese characters count one
    each, because no space separates their words. Code, comments, addresses and tags do not count.
    """
    text = masked(body)
    text = _IMAGE.sub(" ", text)
    text = _DEFINITION.sub(" ", text)
    text = _LINK.sub(lambda found: f" {found['text']} ", text)
    text = re.sub(r"<[^<>]*>", " ", text)
    if not text.isascii():
        # Vowel signs and joiners stand inside words and are neither letters nor digits.
        marks = {c for c in set(text) if category(c) in ("Mn", "Mc", "Me", "Cf")}
        text = text.translate(dict.fromkeys(map(ord, marks))) if marks else text
    return len(_WORD.findall(_IDEOGRAPH.sub(" x ", text)))


def masked(body: str) -> str:
    """Return ``body`` with code and comments replaced by as many spaces; lines stay lines."""
    text = _without_blocks(body) if "```" in body or "~~~" in body else body
    text = _COMMENT.sub(_spaces, text) if "<!--" in text else text
    text = _ESCAPED.sub("  ", text) if "\\" in text else text
    return _without_code(text) if "`" in text else text


def _spaces(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _without_code(text: str) -> str:
    """Replace code within a line by spaces."""
    parts, done = [], 0
    for start, end in _code(text):
        parts += [text[done:start], re.sub(r"[^\n]", " ", text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code begins and ends: at a run of backticks, and at the next one as long.

    Looked for run by run, because one pattern for all of it takes forever over many runs.
    """
    later: dict[int, deque[tuple[int, int]]] = defaultdict(deque)
    runs = [found.span() for found in _TICKS.finditer(text)]
    for start, end in runs:
        later[end - start].append((start, end))
    done = 0
    for start, end in runs:
        alike = later[end - start]
        alike.popleft()
        if start >= done and alike:
            done = alike[0][1]
            yield start, done


def _without_blocks(body: str) -> str:
    """Replace fenced code blocks by spaces."""
    lines = body.split("\n")
    fence = ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if fence:
            lines[number] = " " * len(line)
            if found and found["sign"].startswith(fence) and not line[found.end() :].strip():
                fence = ""
        elif found:
            fence = found["sign"]
            lines[number] = " " * len(line)
    return "\n".join(lines)


def _found(
    text: str, definitions: dict[str, str]
) -> Iterator[tuple[bool, str, str, tuple[int, int]]]:
    """Yield (is a picture, text, target, span)."""
    if "[" in text:
        yield from _in_brackets(text, definitions)
    if "<" not in text:
        return
    for found in _ADDRESS.finditer(text):
        dest = found["dest"]
        target = dest if dest.startswith("http") else f"mailto:{dest}"
        yield False, dest, target, found.span()
    yield from _tags(text)


def _in_brackets(
    text: str, definitions: dict[str, str]
) -> Iterator[tuple[bool, str, str, tuple[int, int]]]:
    for pattern, image in ((_IMAGE, True), (_LINK, False)):
        for found in pattern.finditer(text):
            name = (found["ref"] or found["text"]).casefold().strip()
            if found["dest"] is not None:
                yield image, found["text"], _bare(found["dest"]), found.span()
            elif name in definitions:
                yield image, found["text"], definitions[name], found.span()
    for found in _DEFINITION.finditer(text):
        yield False, found["ref"], _bare(found["dest"]), (found.start("ref") - 1, found.end())


def _tags(text: str) -> Iterator[tuple[bool, str, str, tuple[int, int]]]:
    for found in _TAG.finditer(text):
        pairs = _ATTRIBUTE.finditer(found["attributes"])
        values = {
            pair["name"].casefold(): pair["a"] or pair["b"] or pair["c"] or "" for pair in pairs
        }
        tag = found["tag"].casefold()
        target = values.get("href" if tag == "a" else "src")
        if target is not None:
            yield tag == "img", values.get("alt", ""), target, found.span()


def _bare(destination: str) -> str:
    return destination.removeprefix("<").removesuffix(">")
