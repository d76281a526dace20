"""What pages are put together from: small values that every fragment knows how to draw."""

from dataclasses import dataclass

from markupsafe import Markup

EMPTY = Markup("")
"""No markup."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that may lead somewhere.

    Attributes:
        href: Where to; empty for plain words.
        note: More words beside it, such as a date.
        outside: True if it leaves the site.
    """

    text: str
    href: str = ""
    note: str = ""
    outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image of this site.

    Attributes:
        href: Its address, relative to the page.
        alt: What it shows; empty for decoration.
        width: In pixels, 0 if not known.
        height: In pixels, 0 if not known.
        srcset: Copies for browsers with their widths; empty if there is one file.
    """

    href: str
    alt: str = ""
    width: int = 0
    height: int = 0
    srcset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A verdict at a glance: icon, words and colour together, never colour alone.

    Attributes:
        tone: ``good``, ``open``, ``late``, ``bad`` or ``plain``; chooses the colour.
        icon: Name of the icon.
        words: The exact words of the verdict.
    """

    tone: str
    icon: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One item in a list of items.

    Attributes:
        kicker: A short line beside the title: kind and date, or issuer.
        initials: Drawn where there is no picture.
        line: What the student says of it to this reader.
    """

    title: str
    href: str
    line: str = ""
    kicker: str = ""
    summary: str = ""
    picture: Picture | None = None
    initials: str = ""
    chip: Chip | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of a list of facts: a term and what belongs to it."""

    term: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text with its heading.

    Attributes:
        id: Unique on the page; empty for none.
        note: A short line beside the heading.
    """

    title: str
    body: Markup = EMPTY
    id: str = ""
    note: str = ""
