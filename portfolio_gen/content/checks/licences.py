"""Names of licences, as SPDX writes them."""

import re

from portfolio_gen.base.errors import Where
from portfolio_gen.content.checks.survey import Survey
from portfolio_gen.content.reading.suggest import closest, shown

KNOWN = (
    "CC0-1.0",
    *(
        f"CC-{terms}-{version}"
        for version in ("4.0", "3.0", "2.5", "2.0")
        for terms in ("BY", "BY-SA", "BY-NC", "BY-NC-SA", "BY-ND", "BY-NC-ND")
    ),
    "PDDL-1.0",
    "ODbL-1.0",
    "ODC-By-1.0",
    "GFDL-1.3-or-later",
    "OFL-1.1",
    "MIT",
    "MIT-0",
    "0BSD",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Apache-2.0",
    "MPL-2.0",
    "EUPL-1.2",
    "LGPL-2.1-or-later",
    "LGPL-3.0-or-later",
    "GPL-2.0-or-later",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "AGPL-3.0-or-later",
    "Unlicense",
)
"""Licences that student work is published under; others are accepted if they look like these."""

_LOOKS_RIGHT = re.compile(r"(?:LicenseRef-)?[A-Za-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*-?\d*\+?")
_TERMS = {
    "attribution": "BY",
    "share-?alike": "SA",
    "non-?commercial": "NC",
    "no-?deriv(ative)?s?": "ND",
}
_VERSION = re.compile(r"\d+\.\d+")


def meant(text: str) -> str:
    """Return the SPDX name of a licence written some other way, or an empty string."""
    words = re.sub(r"[\s_/]+", "-", text.strip())
    words = re.sub(r"(?i)creative-?commons|cc-?(?=\d|by)", "CC-", words)
    for term, short in _TERMS.items():
        words = re.sub(term, short, words, flags=re.IGNORECASE)
    words = re.sub(r"(?i)-?(licen[cs]e|v(?=\d)|international)", "", words)
    words = re.sub(r"-{2,}", "-", words).strip("-")
    if words.upper().startswith("CC-BY") and not _VERSION.search(words):
        words += "-4.0"
    exact = [name for name in KNOWN if name.casefold() == words.casefold()]
    return exact[0] if exact else closest(words, KNOWN)


def check_licences(survey: Survey) -> None:
    """Note every licence that no program and few people would recognise."""
    portfolio = survey.portfolio
    settings = portfolio.settings
    _licence(survey, settings.meta.license, settings.where("license"))
    for item in portfolio.works:
        _licence(survey, item.meta.license, item.where("license"))
        for number, media in enumerate(item.meta.media):
            _licence(survey, media.license, item.where("media", number, "license"))


def _licence(survey: Survey, name: str | None, where: Where) -> None:
    if name is None or name in KNOWN or name.casefold() == "all rights reserved":
        return
    guess = meant(name)
    if not guess and _LOOKS_RIGHT.fullmatch(name):
        return
    found = f' (did you mean "{guess}"?)' if guess else "."
    survey.notes.advise(
        "licence",
        f"{shown(name)} is not the short name of a licence{found}",
        where=where,
        why="With the short name, people and search engines can tell what they may do with it.",
        hint="Write a name from the SPDX list, such as CC-BY-4.0, CC0-1.0 or MIT.",
    )
