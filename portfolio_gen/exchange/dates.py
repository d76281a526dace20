"""Dates as other programs write them, to dates as JSON Resume writes them."""

import re
import unicodedata

from portfolio_gen.model.resume import PARTIAL_DATE

_MONTHS = (
    "jan janv january januar janvier enero ene janeiro gennaio gen januari",
    "feb fev fevr february februar fevrier febrero fevereiro febbraio februari",
    "mar mars mrz marz march marzo marco maart mrt",
    "apr avr april avril abril abr aprile",
    "may mai mayo maio maggio mag mei",
    "jun juin june juni junio junho giugno giu",
    "jul juil july juli juillet julio julho luglio lug",
    "aug aout august agosto ago augustus",
    "sep sept september septembre septiembre setembro set settembre",
    "oct okt october oktober octobre octubre outubro out ottobre ott",
    "nov november novembre noviembre novembro",
    "dec dez dic december dezember decembre diciembre dezembro dicembre",
)
"""Names of months, January first: English, German, French, Spanish, Portuguese, Italian, Dutch."""

_MONTH = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}

_NOW = frozenset(
    {"present", "current", "now", "today", "heute", "ongoing", "actualidad", "presente"}
)
"""What stands for a last day that has not come."""

_KNOWN = re.compile(PARTIAL_DATE, re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*", re.ASCII | re.DOTALL)
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})", re.ASCII)
_WORDS = re.compile(
    r"(?:(\d{1,2})\.? )?([a-z]{3,10})\.?(?: (\d{1,2}))?,? (?:de )?(\d{4})", re.ASCII
)


def is_present(text: str) -> bool:
    """Tell whether a last day means that it still lasts."""
    return text.strip().casefold() in _NOW


def partial_date(text: str) -> str:
    """Return ``2026``, ``2026-04`` or ``2026-04-28`` for a date as people write it.

    Returns:
        Nothing if it is no date, or if it could be two: ``3/4/2026`` is in March or in April.
    """
    plain = unicodedata.normalize("NFKD", " ".join(text.split()).casefold())
    plain = plain.encode("ascii", "ignore").decode()
    if moment := _MOMENT.fullmatch(plain.upper()):
        plain = moment[1]
    if _KNOWN.fullmatch(plain):
        return plain
    return _numbers(plain) or _named(plain)


def _numbers(plain: str) -> str:
    if found := _SLASHED.fullmatch(plain):
        year, month, day = found.groups()
        return _checked(year, int(month), int(day or 0))
    if found := _MONTH_YEAR.fullmatch(plain):
        return _checked(found[2], int(found[1]), 0)
    return ""


def _named(plain: str) -> str:
    found = _WORDS.fullmatch(plain)
    if found is None or found[2] not in _MONTH or (found[1] and found[3]):
        return ""
    return _checked(found[4], _MONTH[found[2]], int(found[1] or found[3] or 0))


def _checked(year: str, month: int, day: int) -> str:
    text = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    return text if _KNOWN.fullmatch(text) else ""
