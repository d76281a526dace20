"""Names for folders and files, made from titles in any script that can be written in Latin letters.

The tables are simple: a name should be readable and easy to type, not scholarly.
"""

from collections.abc import Container

from portfolio_gen.base.paths import MAX_SLUG, slugify
from portfolio_gen.model.portfolio import Portfolio

_CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
_CYRILLIC |= {"х": "kh", "ё": "e", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
_CYRILLIC |= {"ъ": "", "ь": "", "ю": "yu", "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g"}
_CYRILLIC |= {"ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz"}
_GREEK = dict(
    zip("αβγδεζηικλμνξοπρσςτυφωάέήίόύώϊϋ", "avgdeziiklmnxoprsstyfoaeiioyoiy", strict=True)
)
_GREEK |= {"θ": "th", "χ": "ch", "ψ": "ps"}
_LATIN = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
}
_LETTERS = str.maketrans(_CYRILLIC | _GREEK | _LATIN)


def slug_of(title: str) -> str:
    """Return a name made from a title; empty if nothing of it can be written in Latin letters."""
    plain = title.casefold().translate(_LETTERS)
    slug = slugify(plain)
    if len(slug) < MAX_SLUG:
        return slug
    return slug.rpartition("-")[0] or slug  # no half of a word at the end


def free_slug(slug: str, taken: Container[str]) -> str:
    """Return a name that nothing has yet: ``water-cycle-2`` if ``water-cycle`` is taken."""
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug[: MAX_SLUG - 4]}-{number}"
    return free


def former_names(portfolio: Portfolio, folder: str) -> frozenset[str]:
    """Return the names that items of a folder had before a rename.

    Their addresses lead to something else now, also from paper, so nothing new may have them.
    """
    parts = (
        old.strip("/").removesuffix(".html").partition("/")
        for old in portfolio.settings.meta.redirects
    )
    return frozenset(name for home, _, name in parts if home == folder)
