"""Settings and text of a Markdown file are told apart, whatever editor it comes from."""

import pytest

from portfolio_gen.base.errors import ContentError
from portfolio_gen.content.reading.front_matter import read_page
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.text import check_characters, decode
from tests.unit.content.making import said

AFTER = 'Add a line "---" after the last setting, which seems to be on line'
UTF8 = "In your editor choose “Save with encoding” or “Save as”, then UTF-8."
NONE = (
    "f.md:1:1: this file has no settings at its top, so it has no title and no date. "
    'Start it with a line "---", then the settings such as "title: …", then "---" again.'
)


@pytest.mark.parametrize(
    ("data", "value", "body", "line"),
    [
        (b"---\na: b\n---\ntext\n", {"a": "b"}, "text\n", 4),
        (b"---\na: b\n...\ntext", {"a": "b"}, "text", 4),
        (b"--- \t\na: b\n--- \ntext", {"a": "b"}, "text", 4),
        (b"\xef\xbb\xbf---\r\na: b\r\n---\r\ntext\r\n", {"a": "b"}, "text\n", 4),
        (b"---\na: |\n  ---\n  b\n---\n---\ntext", {"a": "---\nb"}, "---\ntext", 6),
        (b"---\n---\ntext", None, "text", 3),
        (b"---\na: b\n---", {"a": "b"}, "", 4),
    ],
    ids=["usual", "dots", "blanks", "windows", "dashes-inside", "empty", "no-text"],
)
def test_split(data: bytes, value: object, body: str, line: int) -> None:
    """The text starts where it starts in the file."""
    notes = Notes()
    page = read_page(data, file="f.md", notes=notes)
    assert (page.document.value, page.body, page.body_line) == (value, body, line)
    assert said(notes) == []


def test_places_count_from_the_file() -> None:
    """A setting on the second line of the file is on line 2."""
    page = read_page(b"---\na: b\n---\n", file="f.md", notes=Notes())
    assert page.document.places[("a",)] == (2, 4)


@pytest.mark.parametrize("data", [b"text", b"", b"\n\ntext", b"----\ntext", b" ---\ntext"])
def test_optional(data: bytes) -> None:
    """A file that may do without settings is all text."""
    notes = Notes()
    page = read_page(data, file="f.md", notes=notes, optional=True)
    assert (page.document.value, page.body, page.body_line) == ({}, data.decode(), 1)
    assert said(notes) == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"text", NONE),
        (b"", NONE),
        (b"\n\n# text", NONE),
        (
            b"\n\n---\na: b\n---\n",
            (
                "f.md:1:1: the settings must start on the first line of the file. "
                'Delete the empty lines above "---" on line 3.'
            ),
        ),
        (
            b"---\na: b\nc: d\n\ntext",
            f'f.md:1:1: the settings at the top are never closed with a line "---". {AFTER} 3.',
        ),
        (
            b"---\na: b",
            f'f.md:1:1: the settings at the top are never closed with a line "---". {AFTER} 2.',
        ),
        (
            b"---\na: b: c\n---\n",
            (
                'f.md:2:4: the text after "a:" needs quotes, because it contains a colon. '
                'Write: a: "b: c"'
            ),
        ),
        (
            b"---\na: b\n---\ncaf\xe9",
            "f.md:4:4: this file is not saved as UTF-8; the first unreadable character is here. "
            + UTF8,
        ),
    ],
    ids=["none", "empty", "blank", "late", "open", "open-short", "yaml", "latin"],
)
def test_refused(data: bytes, message: str) -> None:
    """Settings that are not there, not closed or not readable are told with the fix."""
    notes = Notes()
    page = read_page(data, file="f.md", notes=notes)
    assert said(notes) == [message]
    assert not page.document.readable


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        ("é\t\U0001f600".encode(), "é\t\U0001f600"),
    ],
)
def test_decode(data: bytes, text: str) -> None:
    """Line ends become one kind, and a mark of the encoding is dropped."""
    assert decode(data, file="f") == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfea\0", f"f:1: this file is saved as UTF-16. {UTF8}"),
        (b"\xfe\xff\0a", f"f:1: this file is saved as UTF-16. {UTF8}"),
        (
            b"a\nb\0",
            "f:2: this is not a text file. Save it as plain text, encoded as UTF-8.",
        ),
        (
            "é\né".encode() + b"\xe9",
            "f:2:2: this file is not saved as UTF-8; the first unreadable character is here. "
            + UTF8,
        ),
        (
            "a\né\x1b".encode(),
            (
                "f:2:2: there is an invisible character U+001B here that no page can show. "
                "Delete the word around it and type it anew."
            ),
        ),
    ],
    ids=["utf16le", "utf16be", "binary", "latin", "control"],
)
def test_no_text(data: bytes, message: str) -> None:
    """What is no text is refused at the place where it stops being text."""
    with pytest.raises(ContentError) as caught:
        decode(data, file="f")
    assert str(caught.value) == message


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\x7f", "\x85", "\x9f", "\u2028", "\u2029"])
def test_control_characters(character: str) -> None:
    """No control character gets into a page, a feed or a terminal."""
    with pytest.raises(ContentError) as caught:
        check_characters(f"a\n{character}", file="f", first_line=5)
    assert str(caught.value.where) == "f:6:1"
