"""JSON Resume, in and out: version 1 of its schema, and older resumes as far as they fit."""

import json
from typing import Any

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.content.own_name import refuse_own_name
from portfolio_gen.content.privacy import public_view
from portfolio_gen.content.reading.document import Document
from portfolio_gen.content.reading.json_places import read_json
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.suggest import listing
from portfolio_gen.exchange.plan import Import, fields_of, settings_file
from portfolio_gen.exchange.tidy import OLDER, TO_FILL, Tidying
from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.model.resume import Basics, ResumeMeta

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
"""Where the format is described; written into what goes out."""

PARTS = frozenset(ResumeMeta.model_fields) - {"schema_", "meta"}
"""What a resume consists of; a document without any of it is something else."""

FILE = "resume.yml"
"""Where a resume goes."""

SETTINGS = "portfolio.yml"
"""Where the name goes if there is no portfolio yet."""

PRIVATE = frozenset({"email", "phone", "image", "address", "postalCode"})
"""What is not put into portfolio.yml by itself: everybody could see it, or it is no file here."""


def looks_like_resume(document: Document) -> bool:
    """Tell whether a JSON document is a resume."""
    value = document.value
    return isinstance(value, dict) and not PARTS.isdisjoint(value) and "@context" not in value


def read_document(data: bytes, *, file: str, notes: Notes) -> Document:
    """Read the JSON of a resume.

    Raises:
        ContentError: It is not JSON, or gives a name twice.
    """
    document = read_json(data, file=file, notes=notes)
    for finding in notes.findings:
        raise ContentError(finding.message, where=finding.where, hint=finding.hint)
    return document


def import_resume(data: bytes, *, file: str, new: bool) -> Import:
    """Return a resume as ``resume.yml``.

    Args:
        data: A ``resume.json``.
        file: Its name for messages.
        new: There is no portfolio yet; ``portfolio.yml`` is started with the name.

    Raises:
        ContentError: It is not JSON, or no resume.
    """
    notes = Notes()
    document = read_document(data, file=file, notes=notes)
    if not looks_like_resume(document):
        raise ContentError(
            "this is no resume: it has neither basics nor work, education or skills.",
            where=Where(file=file),
            hint="Export it as JSON Resume (resume.json).",
        )
    tidying = Tidying(where=document.where_named, notes=notes, older=OLDER)
    return planned_resume(tidying.fit(ResumeMeta, document.value), notes, file=file, new=new)


def planned_resume(meta: ResumeMeta, notes: Notes, *, file: str, new: bool) -> Import:
    """Return the files that a resume becomes.

    Args:
        meta: What it says.
        notes: What was told so far; takes a word on what everybody could read.
        file: Name of what was brought, for messages.
        new: There is no portfolio yet.
    """
    files = []
    basics = meta.basics
    if basics is not None:
        _warn(basics, notes, file)
    if new and basics is not None and basics.name != TO_FILL:
        fields = {"basics": _harmless(fields_of(basics))}
        files.append(settings_file(SETTINGS, fields, "your name and what is beside it"))
    files.append(settings_file(FILE, fields_of(meta), "your résumé"))
    return Import(files=tuple(files), notes=notes.findings)


def _harmless(fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields without what is private, also inside others."""
    return {
        name: _harmless(value) if isinstance(value, dict) else value
        for name, value in fields.items()
        if name not in PRIVATE
    }


def _warn(basics: Basics, notes: Notes, file: str) -> None:
    """Say what of a person everybody could read."""
    location = basics.location
    shown = {
        "e-mail address": basics.email,
        "phone number": basics.phone,
        "street": location.address if location else None,
    }
    given = [f"your {what}" for what, value in shown.items() if value]
    if given:
        notes.advise(
            "private",
            f"{listing(given, last='and')} would be shown to everybody.",
            where=Where(file=file),
            hint="Delete what you do not want to publish from basics in resume.yml.",
        )


def export_resume(portfolio: Portfolio, *, public: bool = False) -> bytes:
    """Return ``resume.json`` for other programs.

    Args:
        portfolio: Everything a student wrote.
        public: Only what the site shows: no scores, no names of people who did not agree.

    Raises:
        ContentError: There is no resume in the portfolio, or it holds the name of somebody who
            shows another one.
    """
    source = public_view(portfolio) if public else portfolio
    if source.resume is None:
        raise ContentError(
            "there is no resume.yml in this portfolio.",
            where=Where(file=str(portfolio.folder)),
            hint="Write one, or bring one in: portfolio-gen import resume.json",
        )
    meta = fields_of(source.resume.meta)
    basics = {**fields_of(source.settings.meta.basics), **meta.pop("basics", {})}
    whole = {"$schema": meta.pop("$schema", SCHEMA), "basics": basics, **meta}
    data = (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()
    refuse_own_name(portfolio, {str(source.resume.path): data})
    return data
