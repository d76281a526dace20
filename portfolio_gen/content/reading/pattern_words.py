"""For every pattern of the models: what is expected, and what somebody probably meant."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portfolio_gen.base.paths import slugify
from portfolio_gen.content.reading.suggest import did_you_mean
from portfolio_gen.model import common
from portfolio_gen.model.lock import DIGEST
from portfolio_gen.model.resume import PARTIAL_DATE

FOLDERS = ("projects", "assignments", "badges", "courses", "reflections")
"""What an item can be named by, in front of the slash."""


def _no_guess(_text: str) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What to say when a text does not have the form it must have.

    Attributes:
        must: Ends the sentence "x" ...
        hint: The fix, if nothing better can be guessed.
        guess: Finds texts of the right form that may have been meant.
    """

    must: str
    hint: str
    guess: Callable[[str], Iterable[str]] = _no_guess


def meant(pattern: str, text: str) -> str:
    """Return a text of the right form that was probably meant, or an empty string."""
    return next((g for g in WORDS[pattern].guess(text) if re.fullmatch(pattern, g)), "")


def _slug(text: str) -> Iterable[str]:
    name = re.sub(r"\.(md|yml|yaml|json|jwt|png|svg)$", "", text.strip().rstrip("/"))
    return (slugify(name.rsplit("/", 1)[-1]),)


def _course(text: str) -> Iterable[str]:
    name = re.sub(r"\.ya?ml$", "", text.strip()).removeprefix("courses/")
    return (re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-."),)


def _address(text: str) -> Iterable[str]:
    bare = re.sub(r"^(https?:?/*)", "", text.strip(), flags=re.IGNORECASE)
    return (f"https://{bare}",) if re.match(r"[\w-]+(\.[\w-]+)+(/|$)", bare) else ()


def _reference(text: str) -> Iterable[str]:
    parts = [part for part in text.strip().split("/") if part not in ("", ".", "..", "index.md")]
    if len(parts) < 2 or (len(parts) > 2 and " " in text.strip()):  # noqa: PLR2004
        return ()
    folder = did_you_mean(parts[0], FOLDERS).partition('"')[2].partition('"')[0]
    name = re.sub(r"\.(md|yml|json|jwt|png|svg)$", "", parts[1])
    return (f"{folder}/{name if folder == 'courses' else slugify(name)}",)


def _language(text: str) -> Iterable[str]:
    known = {"english": "en", "spanish": "es", "french": "fr", "german": "de", "arabic": "ar"}
    return (known.get(text.strip().casefold(), text.strip().replace("_", "-")),)


def _colour(text: str) -> Iterable[str]:
    digits = text.strip().removeprefix("#")
    return (f"#{''.join(2 * d for d in digits) if len(digits) == 3 else digits}",)  # noqa: PLR2004


def _date(text: str) -> Iterable[str]:
    found = re.match(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:T.*)?$", text.strip())
    numbers = [n for n in found.groups() if n] if found else []
    return ("-".join(n.zfill(2) for n in numbers),) if numbers else ()


WORDS = {
    common.ONE_LINE: Words(must="must be one line.", hint="Write it on one line, without |."),
    common.SLUG: Words(
        must="cannot be part of an address.",
        hint="Use only a-z, 0-9 and single hyphens.",
        guess=_slug,
    ),
    common.COURSE_ID: Words(
        must="is not the name of a course file.",
        hint="Write the name of the file in courses/ without .yml, such as EDUC-210-2026sp.",
        guess=_course,
    ),
    common.WEB_ADDRESS: Words(
        must="is not a web address.",
        hint="Write the whole address, starting with https://.",
        guess=_address,
    ),
    common.REFERENCE: Words(
        must="does not name an item of this portfolio.",
        hint="Write the folder and the name, such as projects/water-cycle or badges/oer-lesson.",
        guess=_reference,
    ),
    common.LANGUAGE: Words(
        must="is not the code of a language.",
        hint="Write a code such as en, es, fr or pt-BR.",
        guess=_language,
    ),
    common.COLOUR: Words(
        must="is not a colour.",
        hint='Write # and six digits or letters from a to f, in quotes: "#7a2e3a".',
        guess=_colour,
    ),
    DIGEST: Words(
        must="is not a fingerprint.",
        hint="This file is written by portfolio-gen pin; take back what was changed in it.",
    ),
    PARTIAL_DATE: Words(
        must="is not a date.",
        hint="Write year, year-month or year-month-day: 2026, 2026-04 or 2026-04-28.",
        guess=_date,
    ),
}
