"""Badges, pages, journals and projects of Mahara become badges, drafts and reflections."""

import datetime as dt
import re
from collections.abc import Container
from functools import partial
from pathlib import PurePosixPath

from portfolio_gen.badges.read import MAX_FILE, read_badge
from portfolio_gen.base.errors import BadgeError, ContentError
from portfolio_gen.content.reading.suggest import shown
from portfolio_gen.exchange.backpack import free_slug, identity, planned_badge
from portfolio_gen.exchange.leap2a.move import (
    Move,
    attach,
    day_of,
    file_of,
    has_day,
    heading,
    place,
    plain_text,
    whole_text,
    with_links,
)
from portfolio_gen.exchange.leap2a.reading import Entry
from portfolio_gen.exchange.leap2a.spaces import OWN
from portfolio_gen.exchange.plan import page_file
from portfolio_gen.model.work import ArtefactKind

BADGE_ENDINGS = frozenset({".json", ".jwt", ".png", ".svg"})
"""Endings of files that may be badges."""

MADE_BY_MAHARA = frozenset({"profile", "dashboard", "grouphomepage"})
"""Pages that Mahara puts together from things that are elsewhere in the export."""

_OWN_BADGE = re.compile(r"portfolio:credential/([a-z0-9-]+)")

_OWN_ID = re.compile(r"portfolio:(projects|assignments|reflections)/([a-z0-9-]+)")


def take_badges(move: Move) -> None:
    """Take every file that is a badge, byte for byte."""
    for entry in move.feed.entries.values():
        name = file_of(move, entry)
        if PurePosixPath(name).suffix.casefold() not in BADGE_ENDINGS:
            continue
        try:
            badge = read_badge(move.pile.read(name, limit=MAX_FILE), source=name)
        except (BadgeError, ContentError):
            continue  # a picture or a document like any other
        move.done.add(entry.id)
        known = move.shelf.known.get(identity(badge))
        if known is None:
            own = _OWN_BADGE.fullmatch(entry.id)
            wanted = [own[1]] if own else [badge.name, PurePosixPath(name).stem]
            planned = planned_badge(badge, wanted, move.shelf)
            move.files.append(planned)
            known = str(planned.path)
        move.refs[entry.id] = f"badges/{PurePosixPath(known).stem}"
    for claim in move.feed.entries.values():
        ref = next((move.refs[id_] for id_ in claim.to("related") if id_ in move.refs), "")
        if ref and claim.type == "achievement":
            move.refs[claim.id] = ref
            move.done.add(claim.id)


def take_works(move: Move) -> None:
    """Turn pages, journals and projects into drafts."""
    parts = _journals(move).keys()
    for entry in move.feed.entries.values():
        if entry.id in move.done or not _is_work(move, entry, parts):
            continue
        folder = entry.filed(f"{OWN}folder#")
        folder = folder if folder == "assignments" else "projects"
        _give(move, entry, folder)
        _draft(move, entry, folder)


def _is_work(move: Move, entry: Entry, parts: Container[str]) -> bool:
    if entry.type == "selection":
        if entry.filed("selection_type") == "Blog":
            return any(_is_post(move, part) for part in entry.to("has_part"))
        return entry.filed("selection_type") == "Webpage" and entry.view not in MADE_BY_MAHARA
    if entry.type == "activity":
        return not entry.filed("life_area")
    alone = entry.id not in parts and not entry.to("is_part_of") and not entry.to("reflects_on")
    return entry.type == "entry" and entry.plugin in {"", "blog"} and alone and not is_intro(entry)


def _is_post(move: Move, id_: str) -> bool:
    entry = move.feed.entries.get(id_)
    return entry is not None and entry.type == "entry" and not entry.to("reflects_on")


def is_intro(entry: Entry) -> bool:
    """Tell whether an entry is what somebody wrote about themselves."""
    return entry.filed("common_item") == "Personalstatement"


def take_reflections(move: Move) -> None:
    """Turn posts and reflections into reflections on what they belong to."""
    journals = _journals(move)
    for entry in move.feed.entries.values():
        if entry.id in move.done or entry.type != "entry" or is_intro(entry):
            continue
        about = [move.refs[id_] for id_ in entry.to("reflects_on") if id_ in move.refs]
        if not about:
            owners = [*entry.to("is_part_of"), *journals.get(entry.id, ())]
            about = [move.refs[id_] for id_ in owners if id_ in move.refs]
        if not about or (entry.plugin not in {"", "blog"}):
            continue
        _give(move, entry, "reflections")
        slug = move.refs[entry.id].partition("/")[2]
        home = PurePosixPath(about[0]) if about[0].startswith(("projects", "assign")) else None
        text = whole_text(entry, partial(_from_reflection, move, home), summary=True)
        fields = {
            "about": list(dict.fromkeys(about)),
            "title": heading(entry.title),
            "date": dt.date.fromisoformat(day_of(entry, move.feed)) if has_day(entry) else None,
            "visibility": "draft",
        }
        path = f"reflections/{slug}.md"
        body = with_links(text, attach(move, entry, home, before=f"../{home}/"))
        move.files.append(page_file(path, fields, body, f"a reflection: {shown(entry.title)}"))


def _from_reflection(move: Move, home: PurePosixPath | None, link: str) -> str:
    """Return where a link in a reflection leads: to a file beside what it is about."""
    name = place(move, link, home) if home is not None else ""
    return f"../{home}/{name}" if name else ""


def _journals(move: Move) -> dict[str, list[str]]:
    """Return the journals that say they hold an entry, by the entry."""
    found: dict[str, list[str]] = {}
    for entry in move.feed.entries.values():
        if entry.filed("selection_type") == "Blog":
            for part in entry.to("has_part"):
                found.setdefault(part, []).append(entry.id)
    return found


def _give(move: Move, entry: Entry, folder: str) -> None:
    """Give an entry a name in a folder; one that was exported from here gets its own back."""
    own = _OWN_ID.fullmatch(entry.id)
    wanted = [own[2]] if own and own[1] == folder else [entry.title]
    slug = free_slug(wanted, move.slugs[folder], spare=folder.removesuffix("s"))
    move.refs[entry.id] = f"{folder}/{slug}"
    move.done.add(entry.id)


def _draft(move: Move, entry: Entry, folder: str) -> None:
    home = PurePosixPath(move.refs[entry.id])
    text = whole_text(entry, lambda link: place(move, link, home), summary=False)
    known = {kind.value for kind in ArtefactKind}
    kind = entry.filed(f"{OWN}kind#")
    first = text.partition("\n\n")[0]
    fields = {
        "title": heading(entry.title) or "Without a title",
        "kind": kind if kind in known else ("other" if folder == "projects" else None),
        "description": heading(plain_text(entry.summary or first)) or "From Mahara.",
        "date": dt.date.fromisoformat(day_of(entry, move.feed)),
        "skills": [heading(tag) for tag in entry.tags],
        "license": heading(entry.filed(f"{OWN}license#")) or None,
        "visibility": "draft",
    }
    body = with_links(text, attach(move, entry, home))
    what = f"a draft: {shown(entry.title)}"
    move.files.append(page_file(f"{home}/index.md", fields, body, what))
