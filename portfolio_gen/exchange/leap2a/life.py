"""Jobs, schools, certificates, publications, skills and interests of Mahara become a resume."""

import re
from typing import Any

from portfolio_gen.exchange.json_resume import PARTS, planned_resume
from portfolio_gen.exchange.leap2a.move import Move, plain_text
from portfolio_gen.exchange.leap2a.reading import Entry
from portfolio_gen.exchange.leap2a.spaces import OWN
from portfolio_gen.exchange.tidy import MAX_LINE, Tidying
from portfolio_gen.model.resume import ResumeMeta

_VOLUNTEERING = "Volunteering"

_ITEM = re.compile(r"^(?:- |\d+\. )(.+)$", re.MULTILINE)


def take_life(move: Move) -> None:
    """Turn jobs, schools, certificates, publications, skills and interests into a resume."""
    for entry in move.feed.entries.values():
        if entry.id in move.done:
            continue
        part, fields = _station(move, entry)
        if part:
            move.resume.setdefault(part, []).extend(fields)
            move.done.add(entry.id)


def _station(move: Move, entry: Entry) -> tuple[str, list[dict[str, Any]]]:
    """Return a part of a resume and what an entry adds to it; nothing if it is no part of one."""
    text = plain_text(entry.text(lambda _: ""))
    end = entry.dates.get("end", "")
    if entry.type == "activity":
        return _activity(move, entry, text)
    if entry.type == "achievement":
        award = entry.filed(f"{OWN}part#") == "awards"
        name = {"title" if award else "name": entry.title, "date": end}
        if award:
            return "awards", [{**name, "awarder": _organisation(move, entry), "summary": text}]
        url = next(iter(entry.to("alternate")), "")
        issuer = _organisation(move, entry) or (text if len(text) <= MAX_LINE else "")
        return "certificates", [{**name, "issuer": issuer, "url": url}]
    if entry.type == "publication" or entry.filed("resource_type") == "Printed":
        url = next(iter(entry.to("alternate")), "")
        publisher = _organisation(move, entry)
        fields = {"name": entry.title, "releaseDate": end, "url": url, "summary": text}
        return "publications", [{**fields, "publisher": publisher}]
    names = [plain_text(name) for name in _ITEM.findall(entry.text(lambda _: ""))]
    if names and entry.type == "ability":
        if entry.filed(f"{OWN}part#") == "languages":
            return "languages", [{"language": name} for name in names]
        return "skills", [{"name": name} for name in names]
    if names and entry.kind == "interest":
        return "interests", [{"name": name} for name in names]
    return "", []


def _activity(move: Move, entry: Entry, text: str) -> tuple[str, list[dict[str, Any]]]:
    when = {"startDate": entry.dates.get("start"), "endDate": entry.dates.get("end")}
    place = _organisation(move, entry)
    area = next((c for c in entry.categories if c.scheme == "life_area"), None)
    if area and area.term == "Education":
        degree = _related(move, entry, "supports", "achievement")
        study = degree.title if degree else ""
        fields = {"institution": place, "area": entry.title, "studyType": study, **when}
        lines = [line for line in text.split("\n") if line.strip()]
        return "education", [{**fields, "courses": lines}]
    if area and area.label == _VOLUNTEERING:
        fields = {"organization": place, "position": entry.title, "summary": text}
        return "volunteer", [{**fields, **when}]
    if area and area.term in {"Work", "Placement"}:
        return "work", [{"name": place, "position": entry.title, "summary": text, **when}]
    return "", []


def _organisation(move: Move, entry: Entry) -> str:
    found = _related(move, entry, "supported_by", "organization")
    return found.title if found else ""


def _related(move: Move, entry: Entry, rel: str, type_: str) -> Entry | None:
    for id_ in (*entry.to(rel), *entry.to(f"is_{rel}")):
        target = move.feed.entries.get(id_)
        if target is not None and target.type == type_:
            move.done.add(id_)
            return target
    return None


def write_resume(move: Move) -> None:
    """Plan ``resume.yml``, unless there is a resume already."""
    if not move.resume:
        return
    ordered = {part: move.resume[part] for part in sorted(PARTS) if part in move.resume}
    tidying = Tidying(where=lambda _: move.where, notes=move.notes)
    meta = tidying.fit(ResumeMeta, ordered)
    result = planned_resume(meta, move.notes, file=move.file, new=False)
    if move.portfolio is not None and move.portfolio.resume is not None:
        move.notes.advise(
            "import",
            f"{move.portfolio.resume.path} is there already and was left as it is.",
            where=move.where,
            hint="To take the jobs, schools and skills from Mahara as well, move it away and "
            "import once more.",
        )
        return
    move.files += result.files
