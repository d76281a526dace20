"""A Leap2A export becomes drafts, reflections, a resume and badges; the rest becomes one draft.

What comes from Mahara was often meant for one course only. So nothing of it is public by itself:
every new item is a draft until somebody reads it again.
"""

import datetime as dt
from pathlib import PurePosixPath

from portfolio_gen.author.slugs import former_names
from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.suggest import shown
from portfolio_gen.exchange.backpack import free_slug, shelf_of
from portfolio_gen.exchange.json_resume import SETTINGS
from portfolio_gen.exchange.leap2a.life import take_life, write_resume
from portfolio_gen.exchange.leap2a.move import (
    NO_DAY,
    Move,
    attach,
    escaped,
    file_of,
    heading,
    listed,
    partial_day,
    place,
)
from portfolio_gen.exchange.leap2a.reading import MAX_BYTES, Entry, read_feed
from portfolio_gen.exchange.leap2a.works import (
    MADE_BY_MAHARA,
    is_intro,
    take_badges,
    take_reflections,
    take_works,
)
from portfolio_gen.exchange.pile import Pile
from portfolio_gen.exchange.plan import Import, fields_of, page_file, settings_file
from portfolio_gen.exchange.tidy import Tidying
from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.model.resume import ResumeMeta

DOCUMENTS = ("leap2a.xml", "leap2.xml", "leap.xml")
"""Names that the document has in an export, the newest first."""

REST = "from-mahara"
"""Name of the draft that takes what has no place of its own."""

_STRUCTURE = frozenset({"Folder", "Grouping"})

_NAMES = frozenset(
    {"full_name", "legal_given_name", "legal_family_name", "name_prefix", "name_suffix"}
    | {"preferred_given_name", "preferred_family_name", "family_name_first"}
)


def leap2a_document(pile: Pile) -> str:
    """Return the Leap2A document of a pile: at its top or in its only folder; empty if none."""
    for name in DOCUMENTS:
        found = [n for n in pile.names if PurePosixPath(n).name.casefold() == name]
        shallow = [n for n in found if len(PurePosixPath(n).parts) <= 2]  # noqa: PLR2004
        if shallow:
            return min(shallow, key=len)
    return ""


def import_leap2a(pile: Pile, portfolio: Portfolio | None) -> Import:
    """Return what an export of Mahara becomes.

    Args:
        pile: The archive or folder.
        portfolio: What is there already; None if there is no portfolio yet.

    Raises:
        ContentError: There is no Leap2A document in it, or it cannot be read.
    """
    name = leap2a_document(pile)
    if not name:
        raise ContentError(
            "there is no leap2a.xml in what you brought.",
            where=Where(file=pile.name),
            hint="In Mahara choose Export, then Leap2A, and bring the ZIP file as it is.",
        )
    file = pile.where(name).file
    move = Move(
        pile=pile,
        root=name[: -len(PurePosixPath(name).name)],
        file=file,
        feed=read_feed(pile.read(name, limit=MAX_BYTES), file=file),
        portfolio=portfolio,
        shelf=shelf_of(portfolio),
        notes=Notes(),
        slugs=_taken(portfolio),
    )
    take_badges(move)
    take_works(move)
    take_reflections(move)
    take_life(move)
    _person(move)
    _leftovers(move)
    _write_rest(move)
    write_resume(move)
    notes = (*move.notes.findings, *pile.notes.findings)
    return Import(files=tuple(move.files), notes=notes)


def _taken(portfolio: Portfolio | None) -> dict[str, set[str]]:
    taken: dict[str, set[str]] = {"projects": set(), "assignments": set(), "reflections": set()}
    if portfolio is not None:
        taken["projects"] |= {item.slug for item in portfolio.projects}
        taken["assignments"] |= {item.slug for item in portfolio.assignments}
        taken["reflections"] |= {item.slug for item in portfolio.reflections}
        for folder, names in taken.items():
            names.update(former_names(portfolio, folder))
    return taken


def _person(move: Move) -> None:
    """Take name, page and introduction; say what of a person was left where it is."""
    person = move.feed.entries.get(move.feed.person)
    if person is None:
        of_type = (e for e in move.feed.entries.values() if e.type == "person")
        person = next((e for e in of_type if e.filed("person_type") in {"", "Self"}), None)
    data = person.persondata if person else ()
    pages = [d.value for d in data if d.field == "website" and d.value.startswith("http")]
    left = [d.label for d in data if d.field not in _NAMES and d.value not in pages]
    if left:
        move.notes.advise(
            "private",
            f"facts about you were left in the file that you brought: {', '.join(left)}.",
            where=move.where,
            why="Whatever stands in a portfolio can become public.",
            hint="Addresses that badges were issued to belong into identity.local.yml.",
        )
    intro = next((e for e in move.feed.entries.values() if is_intro(e)), None)
    about = next((e for e in (person, intro) if e and e.text(lambda _: "")), None)
    move.done |= {e.id for e in (person,) if e}
    if about is not None and not (move.portfolio and move.portfolio.about):
        move.done.add(about.id)
        text = about.text(lambda _: "")
        move.files.append(page_file("about.md", {}, text, "what you wrote about yourself"))
    elif about is not None:
        move.rest.append(about)
        move.done.add(about.id)
    if move.portfolio is None:
        _settings(move, pages)


def _settings(move: Move, websites: list[str]) -> None:
    profiles = [{"network": "Website", "url": address} for address in websites[1:]]
    basics = {"name": move.feed.author, "url": (websites or [""])[0], "profiles": profiles}
    tidying = Tidying(where=lambda _: move.where, notes=move.notes)
    meta = tidying.fit(ResumeMeta, {"basics": basics})
    if meta.basics is not None:
        fields = {"basics": fields_of(meta.basics)}
        move.files.insert(0, settings_file(SETTINGS, fields, "your name and what is beside it"))


def _leftovers(move: Move) -> None:
    """Gather what has no place: notes, plans, goals, files that nothing names."""
    for entry in move.feed.entries.values():
        if entry.id in move.done or entry.filed("selection_type") in _STRUCTURE:
            continue
        silent = not entry.summary and not entry.text(lambda _: "")
        if entry.view in MADE_BY_MAHARA or (entry.type == "selection" and silent):
            continue
        move.rest.append(entry)


def _write_rest(move: Move) -> None:
    if not move.rest:
        return
    slug = free_slug([REST], move.slugs["projects"], spare=REST)
    home = PurePosixPath("projects", slug)
    sections = []
    for entry in move.rest:
        text = entry.text(lambda link: place(move, link, home))
        if file_of(move, entry):
            name = place(move, entry.id, home)
            links = [f"[{escaped(heading(entry.title) or name)}]({name})"] if name else []
        else:
            links = attach(move, entry, home)
        parts = [p for p in (entry.summary, text, listed(links)) if p]
        if parts or entry.title:
            sections.append(
                "\n\n".join([f"## {escaped(heading(entry.title) or entry.type)}", *parts])
            )
        move.notes.advise(
            "import",
            f"{shown(entry.title or entry.id)} ({_kind_words(entry)}) has no place of its own.",
            where=move.where,
            hint=f"It is in {home}/index.md, which is a draft: move it where you want it.",
        )
    fields = {
        "title": "Everything else from Mahara",
        "kind": "other",
        "description": "What Mahara kept and has no place of its own in a portfolio.",
        "date": dt.date.fromisoformat(partial_day(move.feed.updated) or NO_DAY),
        "visibility": "draft",
    }
    what = "a draft with everything that has no place of its own"
    move.files.append(page_file(f"{home}/index.md", fields, "\n\n".join(sections), what))


def _kind_words(entry: Entry) -> str:
    return entry.kind or entry.type or "an entry"
