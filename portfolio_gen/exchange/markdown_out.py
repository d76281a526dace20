"""HTML of other programs to Markdown: words, emphasis, lists, tables, links and pictures.

What could run, load or ask something is dropped; nothing that can be read is.
"""

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from urllib.parse import quote

import nh3

from portfolio_gen.exchange.html_words import (
    BLOCKS,
    CELLS,
    CLEAN,
    DROPPED,
    EMPTY,
    HEADINGS,
    MARKS,
    SMALL,
)
from portfolio_gen.exchange.markdown_signs import (
    BREAK,
    SPACE,
    Frame,
    Inline,
    escaped,
    is_entry,
    unstarted,
    wrapped,
)

MAX_HTML = 2_000_000
"""Longest text that is taken apart, in characters."""

MAX_OPEN = 60
"""Deepest nesting of lists, quotes and emphasis that is kept."""

Resolve = Callable[[str], str]
"""Turns the address of a picture or a link into one that can stand here; empty if it cannot."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

_WEB = re.compile(r"(?:https?://|mailto:)[^<>]+", re.IGNORECASE)

_ODD = re.compile(r"[\s<>()\\\"']")


class Writer:
    """Takes what a parser reports and puts Markdown together."""

    def __init__(self, resolve: Resolve) -> None:
        """Start with nothing."""
        self._resolve = resolve
        self._blocks: list[str] = []
        self._frames: list[Frame] = []
        self._inline: list[Inline] = [Inline(tag="")]
        self._dropping = ""
        self._dropped = 0
        self._verbatim = 0
        self._rows: list[list[str]] = []
        self._tables = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take note of an element that begins."""
        if self._dropping or tag in DROPPED:
            self._dropping = self._dropping or tag
            self._dropped += tag == self._dropping
        elif tag in {"br", "hr", "img"}:
            self._alone(tag, attributes)
        elif tag in MARKS or tag in SMALL or tag in {"a", "code"}:
            self._open_inline(tag, attributes)
        elif tag in {"ul", "ol", "li", "blockquote"}:
            self._open_frame(tag)
        elif tag == "pre":
            self._flush()
            self._verbatim += 1
        elif tag == "table":
            self._flush()
            self._tables += 1
        elif tag in BLOCKS or tag in HEADINGS or tag in CELLS:
            self._flush()
            self._open_cell(tag)

    def end(self, tag: str) -> None:
        """Take note of an element that ends."""
        if self._dropping:
            self._dropped -= tag == self._dropping
            self._dropping = self._dropping if self._dropped else ""
        elif tag == "table" and self._tables:
            self._flush()
            self._tables -= 1
            if not self._tables:
                self._end_table()
        elif tag == "pre" and self._verbatim:
            self._end_verbatim()
        elif tag in HEADINGS:
            self._flush(prefix=f"{HEADINGS[tag]} ", one_line=True)
        elif tag in {"ul", "ol", "li", "blockquote"}:
            self._close_frame(tag)
        elif tag in BLOCKS or tag in CELLS:
            self._flush()
        elif any(inline.tag == tag for inline in self._inline[1:]):
            self._close_inline(tag)

    def data(self, text: str) -> None:
        """Take a text."""
        if self._dropping:
            return
        if self._verbatim or self._inline[-1].tag == "code":
            self._inline[-1].parts.append(text)
        else:
            self._inline[-1].parts.append(escaped(SPACE.sub(" ", text)))

    def result(self) -> str:
        """Return the Markdown."""
        while self._frames:
            self._close_frame(self._frames[-1].tag)
        if self._verbatim:
            self._verbatim = 1
            self._end_verbatim()
        self._flush()
        if self._rows:
            self._end_table()
        return "\n".join(self._joined()).strip("\n")

    def _joined(self) -> list[str]:
        """Return the blocks with an empty line between them, but none between entries of lists."""
        lines: list[str] = []
        for block in self._blocks:
            tight = is_entry(block) and lines and is_entry(lines[-1])
            if lines and not tight:
                lines.append("")
            lines.append(block)
        return lines

    def _alone(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take an element that has no text."""
        if tag == "br":
            self._inline[-1].parts.append("\n" if self._verbatim else "\0")
        elif tag == "hr":
            self._flush()
            self._blocks.append(self._placed("---"))
        else:
            self._picture(attributes)

    def _picture(self, attributes: Mapping[str, str]) -> None:
        source = attributes.get("src") or attributes.get("href") or ""
        alt = escaped(" ".join((attributes.get("alt") or "").split()))
        address = self._address(source)
        if address and alt:
            self._inline[-1].parts.append(f"![{alt}]({address})")
        elif address:
            # A picture without a description would be one that some readers only hear "image" of.
            self._inline[-1].parts.append(f"[{escaped(address.rpartition('/')[2])}]({address})")
        elif alt:
            self._inline[-1].parts.append(alt)

    def _open_inline(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._verbatim or len(self._inline) > MAX_OPEN:
            return
        if tag in SMALL:
            self._inline.append(Inline(tag=tag, before=f"<{tag}>", after=f"</{tag}>"))
        elif tag == "code":
            self._inline.append(Inline(tag=tag))
        elif tag == "a":
            address = self._address(attributes.get("href") or "")
            link = ("[", f"]({address})") if address else ("", "")
            self._inline.append(Inline(tag=tag, before=link[0], after=link[1]))
        else:
            mark = "" if any(MARKS.get(i.tag) == MARKS[tag] for i in self._inline) else MARKS[tag]
            self._inline.append(Inline(tag=tag, before=mark, after=mark))

    def _address(self, link: str) -> str:
        bare = _CONTROL.sub("", link).strip()
        found = bare if _WEB.fullmatch(bare) else self._resolve(bare)
        return _ODD.sub(lambda sign: quote(sign[0], safe=""), found)

    def _close_inline(self, tag: str = "") -> None:
        """Close emphasis and links, down to and with the innermost one of ``tag``, or all."""
        while len(self._inline) > 1:
            inline = self._inline.pop()
            self._inline[-1].parts.append(wrapped(inline))
            if inline.tag == tag:
                return

    def _open_frame(self, tag: str) -> None:
        self._flush()
        if len(self._frames) >= MAX_OPEN:
            return
        if tag == "li" and self._innermost() == "li":
            self._close_frame("li")
        frame = Frame(tag=tag)
        if tag == "blockquote":
            frame.first = frame.rest = "> "
        elif tag == "li":
            owner = next((f for f in reversed(self._frames) if f.tag in {"ul", "ol"}), None)
            frame.first = "- "
            if owner is not None and owner.tag == "ol":
                owner.count += 1
                frame.first = f"{owner.count}. "
            frame.rest = "    "
        self._frames.append(frame)

    def _innermost(self) -> str:
        """Return the list, or the entry of one, that was opened last."""
        tags = (frame.tag for frame in reversed(self._frames) if frame.tag != "blockquote")
        return next(tags, "")

    def _close_frame(self, tag: str) -> None:
        self._flush()
        if any(frame.tag == tag for frame in self._frames):
            while self._frames.pop().tag != tag:
                pass

    def _end_verbatim(self) -> None:
        self._verbatim -= 1
        if self._verbatim:
            return
        text = "".join(self._taken_parts()).strip("\n")
        if text.strip():
            lines = "\n".join(f"    {line}" for line in text.split("\n"))
            self._blocks.append(self._placed(lines))

    def _open_cell(self, tag: str) -> None:
        """Begin a row or a cell; a table inside a table is part of its cell."""
        if self._tables != 1:
            return
        if tag == "tr":
            self._rows.append([])
        elif tag in {"td", "th"}:
            self._rows = self._rows or [[]]
            self._rows[-1].append("")

    def _end_table(self) -> None:
        rows, self._rows = [row for row in self._rows if any(row)], []
        if not rows:
            return
        width = max(map(len, rows))
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        lines.insert(1, f"|{' --- |' * width}")
        self._blocks.append(self._placed("\n".join(lines)))

    def _taken_parts(self) -> list[str]:
        self._close_inline()
        parts, self._inline[0].parts = self._inline[0].parts, []
        return parts

    def _taken(self) -> str:
        """Return the paragraph so far, and begin a new one."""
        text = "".join(self._taken_parts())
        lines = [SPACE.sub(" ", line).strip() for line in text.split("\0")]
        return BREAK.join(line for line in lines if line)

    def _flush(self, *, prefix: str = "", one_line: bool = False) -> None:
        if self._verbatim:
            return
        text = self._taken()
        if not text:
            return
        if self._tables and self._rows and self._rows[-1]:
            cell = text.replace("|", "&#124;").replace(BREAK, " ")
            self._rows[-1][-1] = f"{self._rows[-1][-1]} {cell}".strip()
            return
        if one_line:
            text = text.replace(BREAK, " ")
        text = BREAK.join(map(unstarted, text.split(BREAK)))
        self._blocks.append(self._placed(prefix + text))

    def _placed(self, text: str) -> str:
        """Return a block with what lists and quotes put before its lines."""
        first = "".join(frame.first for frame in self._frames)
        for frame in self._frames:
            if frame.tag == "li":
                frame.first = frame.rest
        rest = "".join(frame.rest for frame in self._frames)
        head, *tail = text.split("\n")
        return "\n".join([first + head, *(rest + line for line in tail)])


class _Parser(HTMLParser):
    """Reports HTML, however broken, to a writer."""

    def __init__(self, writer: Writer) -> None:
        super().__init__(convert_charrefs=True)
        self._writer = writer

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._writer.start(tag, {name: value or "" for name, value in attrs})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self._writer.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self._writer.end(tag)

    def handle_data(self, data: str) -> None:
        self._writer.data(data)


def nowhere(_: str) -> str:
    """Resolve nothing."""
    return ""


def markdown_of(html: str, resolve: Resolve = nowhere) -> str:
    """Return HTML as Markdown.

    Args:
        html: From anywhere; what is longer than ``MAX_HTML`` is cut.
        resolve: Answers where pictures and links without a web address lead.
    """
    writer = Writer(resolve)
    parser = _Parser(writer)
    # The parser of the standard library takes minutes over HTML that was made for that; over what
    # a cleaner has put in order it does not.
    parser.feed(nh3.clean(html[:MAX_HTML], **CLEAN))
    parser.close()
    return writer.result()


def markdown_of_text(text: str) -> str:
    """Return a plain text as Markdown that shows just that, with its paragraphs."""
    writer = Writer(nowhere)
    for paragraph in re.split(r"\n\s*\n", text[:MAX_HTML]):
        writer.start("p", {})
        for number, line in enumerate(paragraph.strip().split("\n")):
            if number:
                writer.start("br", {})
            writer.data(line)
        writer.end("p")
    return writer.result()
