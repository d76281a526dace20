"""LinkedIn's copy of a person's data: the tables about that person, and none about others."""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from pathlib import PurePosixPath
from typing import Any

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.base.report import Finding
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.text import decode
from portfolio_gen.exchange.json_resume import planned_resume
from portfolio_gen.exchange.pile import Pile
from portfolio_gen.exchange.plan import Import
from portfolio_gen.exchange.tidy import Tidying
from portfolio_gen.model.common import KeyPath
from portfolio_gen.model.resume import ResumeMeta

MAX_TABLE = 5_000_000
"""Largest table that is read, in bytes."""

MAX_ROWS = 2000
"""Most rows of a table that are read."""

MAX_CELL = 100_000
"""Most characters of one cell."""

Row = Mapping[str, str]
"""One row of a table: text by the name of its column in small letters."""

Fields = dict[str, Any]
"""Fields of a resume, not yet made to fit."""


def _position(row: Row) -> Fields:
    return {
        "name": row.get("company name"),
        "position": row.get("title"),
        "location": row.get("location"),
        "startDate": row.get("started on"),
        "endDate": row.get("finished on"),
        "summary": row.get("description"),
    }


def _education(row: Row) -> Fields:
    texts = [row.get("notes", ""), row.get("activities", "")]
    return {
        "institution": row.get("school name"),
        "studyType": row.get("degree name"),
        "startDate": row.get("start date"),
        "endDate": row.get("end date"),
        "courses": [line for text in texts for line in text.splitlines() if line.strip()],
    }


def _certificate(row: Row) -> Fields:
    return {
        "name": row.get("name"),
        "issuer": row.get("authority"),
        "date": row.get("started on"),
        "url": row.get("url"),
    }


def _volunteer(row: Row) -> Fields:
    texts = [row.get("cause", ""), row.get("description", "")]
    return {
        "organization": row.get("company name"),
        "position": row.get("role"),
        "startDate": row.get("started on"),
        "endDate": row.get("finished on"),
        "summary": "\n\n".join(text for text in texts if text.strip()),
    }


def _project(row: Row) -> Fields:
    return {
        "name": row.get("title"),
        "description": row.get("description"),
        "url": row.get("url"),
        "startDate": row.get("started on"),
        "endDate": row.get("finished on"),
    }


def _honor(row: Row) -> Fields:
    return {
        "title": row.get("title"),
        "summary": row.get("description"),
        "date": row.get("issued on"),
    }


def _publication(row: Row) -> Fields:
    return {
        "name": row.get("name") or row.get("title"),
        "publisher": row.get("publisher"),
        "releaseDate": row.get("published on"),
        "url": row.get("url"),
        "summary": row.get("description"),
    }


def _skill(row: Row) -> Fields:
    return {"name": row.get("name")}


def _language(row: Row) -> Fields:
    return {"language": row.get("name"), "fluency": row.get("proficiency")}


TABLES: Mapping[str, tuple[str, Callable[[Row], Fields]]] = {
    "positions": ("work", _position),
    "education": ("education", _education),
    "certifications": ("certificates", _certificate),
    "volunteering": ("volunteer", _volunteer),
    "volunteer experiences": ("volunteer", _volunteer),
    "projects": ("projects", _project),
    "honors": ("awards", _honor),
    "publications": ("publications", _publication),
    "skills": ("skills", _skill),
    "languages": ("languages", _language),
}
"""What is read, by the name of the table: the part of a resume and what a row becomes. Every other
file, among them messages, contacts and recommendations, is never opened."""

PROFILE = "profile"
"""The table with name and summary."""

USED = frozenset(
    """
    company name|title|description|location|started on|finished on|school name|notes|activities|
    degree name|start date|end date|name|authority|url|cause|role|issued on|published on|publisher|
    proficiency|first name|last name|headline|summary|geo location|websites|twitter handles
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""Columns that are taken over."""

PRIVATE = frozenset({"maiden name", "address", "birth date", "zip code", "instant messengers"})
"""Columns of the profile that nobody should publish without thinking; not taken over."""

_WEBSITE = re.compile(r"(?:[A-Z_ ]+:)?(https?://[^\s,\]]+|[^\s,\]:]+\.[^\s,\]]+)")


def looks_like_linkedin(pile: Pile) -> bool:
    """Tell whether a folder or an archive is LinkedIn's: it has a table of it, with its columns."""
    names = tables_of(pile)
    return PROFILE in names or "positions" in names


def tables_of(pile: Pile) -> dict[str, str]:
    """Return the files that are read, by the name of the table."""
    found: dict[str, str] = {}
    for name in pile.names:
        path = PurePosixPath(name)
        table = path.stem.casefold().replace("_", " ")
        if path.suffix.casefold() == ".csv" and (table == PROFILE or table in TABLES):
            found.setdefault(table, name)
    return found


def import_linkedin(pile: Pile, *, new: bool) -> Import:
    """Return what LinkedIn knows as ``resume.yml``.

    Args:
        pile: The folder or archive as it was downloaded.
        new: There is no portfolio yet.

    Raises:
        ContentError: There is no table in it with anything about a person.
    """
    notes = Notes()
    fields: Fields = {}
    places: dict[KeyPath, Where] = {}
    for table, name in tables_of(pile).items():
        for number, row in _rows(pile, name, notes):
            _say_left(row, pile.where(name), notes)
            place = Where(file=pile.where(name).file, line=number)
            if table == PROFILE:
                fields.setdefault("basics", _basics(row))
                places.setdefault(("basics",), place)
                continue
            part, made = TABLES[table]
            entries = fields.setdefault(part, [])
            places[part, len(entries)] = place
            entries.append(made(row))
    if not fields:
        raise ContentError(
            "nothing about you was found in this copy of your LinkedIn data.",
            where=Where(file=pile.name),
            hint="Ask LinkedIn for “Want something in particular?” with Profile and Positions, or "
            "for the larger archive.",
        )

    def where(way: KeyPath) -> Where:
        return places.get(way[:2]) or places.get(way[:1]) or Where(file=pile.name)

    meta = Tidying(where=where, notes=notes).fit(ResumeMeta, fields)
    result = planned_resume(meta, notes, file=pile.name, new=new)
    return Import(
        files=result.files,
        notes=(*result.notes, *_claims(meta, pile), *pile.notes.findings),
        offers=tuple((entry.name, entry.url) for entry in meta.certificates if entry.url),
    )


def _claims(meta: ResumeMeta, pile: Pile) -> tuple[Finding, ...]:
    """Say what certificates of this kind are."""
    notes = Notes()
    if meta.certificates:
        notes.advise(
            "claims",
            "certificates from LinkedIn are what you wrote there; nobody can check them.",
            where=Where(file=pile.name),
            why="They stand in your résumé as certificates, not as badges.",
            hint="Where the issuer has a badge file for you, download it and add it with "
            "portfolio-gen add badge.",
        )
    return notes.findings


def _basics(row: Row) -> Fields:
    websites = [found[1] for found in _WEBSITE.finditer(row.get("websites", ""))]
    handles = re.findall(r"[^\s,\[\]]+", row.get("twitter handles", ""))
    profiles = [{"network": "Website", "url": address} for address in websites[1:]]
    profiles += [{"network": "X (Twitter)", "username": handle} for handle in handles]
    return {
        "name": " ".join(f"{row.get('first name', '')} {row.get('last name', '')}".split()),
        "label": row.get("headline"),
        "summary": row.get("summary"),
        "url": websites[0] if websites else None,
        "location": {"city": row.get("geo location")},
        "profiles": profiles,
    }


def _say_left(row: Row, where: Where, notes: Notes) -> None:
    """Say once for each table what in it was not taken over."""
    filled = {column for column, text in row.items() if text.strip()}
    for column in sorted(filled & PRIVATE):
        notes.advise(
            "import",
            f"the column “{column}” was left out: it is private.",
            where=where,
            hint="It is still in the file that you brought.",
        )
    for column in sorted(filled - PRIVATE - USED):
        notes.advise(
            "import",
            f"the column “{column[:60]}” has no place in a portfolio and was left out.",
            where=where,
            hint="It is still in the file that you brought.",
        )


def _rows(pile: Pile, name: str, notes: Notes) -> list[tuple[int, Row]]:
    """Return the rows of a table with the line each ends on; what cannot be read is noted."""
    where = pile.where(name)
    before = csv.field_size_limit(MAX_CELL)
    try:
        text = decode(pile.read(name, limit=MAX_TABLE), file=where.file)
        return _parsed(text, where, notes)
    except ContentError as error:
        notes.error("import", error, where=where, why="This table was left out.")
        return []
    finally:
        csv.field_size_limit(before)


def _parsed(text: str, where: Where, notes: Notes) -> list[tuple[int, Row]]:
    """Return the rows of a table.

    Raises:
        ContentError: It is no table, or a cell in it is too large.
    """
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, Row]] = []
    try:
        names = [name.strip().casefold() for name in next(reader, [])]
        for cells in reader:
            place = Where(file=where.file, line=reader.line_num)
            if len(rows) == MAX_ROWS:
                notes.advise(
                    "import",
                    f"only the first {MAX_ROWS:,} rows of this table were read.",
                    where=place,
                    hint="Check the file: nobody has done so much.",
                )
                break
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, _row(names, cells, place, notes)))
    except csv.Error as error:
        large = "field limit" in str(error)
        raise ContentError(
            f"a cell here has more than {MAX_CELL:,} characters."
            if large
            else "a text in quotes is not closed, or closed too early.",
            where=Where(file=where.file, line=reader.line_num),
            hint="Download the file again; programs for tables change it when they save it.",
        ) from error
    return rows


def _row(names: Sequence[str], cells: Sequence[str], place: Where, notes: Notes) -> Row:
    if len(cells) > len(names):
        notes.advise(
            "import",
            f"this row has {len(cells)} cells, and the table {len(names)} columns.",
            where=place,
            hint="The last ones were left out.",
        )
    return dict(zip(names, cells, strict=False))
