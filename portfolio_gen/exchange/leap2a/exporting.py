"""What everybody may see of a portfolio as Leap2A, for Mahara and others that read it.

Works and reflections are entries of one journal, because that is what every reader knows; files
lie beside the document; jobs and schools are activities. Nothing private, no draft, no grade and no
address of the person is written.
"""

import hashlib
import mimetypes
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import unquote
from xml.sax.saxutils import escape, quoteattr

from portfolio_gen.author.received import ENDINGS
from portfolio_gen.base.errors import Where
from portfolio_gen.content.coach.own_name import named_in_badges
from portfolio_gen.content.names import withheld_names
from portfolio_gen.content.own_name import own_names, refuse_own_name
from portfolio_gen.content.privacy import public_view, visibility_of
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.secret_values import refuse_secret_values
from portfolio_gen.content.targets import contents_of
from portfolio_gen.exchange.archive import files_beside, public_file
from portfolio_gen.exchange.bundle import Packed
from portfolio_gen.exchange.leap2a.spaces import (
    ATOM,
    CATEGORIES,
    LEAP2,
    LEAP2_ARCHIVED,
    MAHARA,
    OWN,
    RDF,
    VERSION,
)
from portfolio_gen.exchange.leap2a.stations import add_resume
from portfolio_gen.exchange.leap2a.writing import (
    EPOCH,
    JOURNAL,
    Export,
    NewEntry,
    moment,
    page_link,
    written,
)
from portfolio_gen.exchange.packing import packed
from portfolio_gen.model.common import AnyItem, Item, Model, Visibility
from portfolio_gen.model.portfolio import BadgeFile, Portfolio
from portfolio_gen.site import links
from portfolio_gen.site.prose.text import prose
from portfolio_gen.verify.checked import Checked, Verdict

M = TypeVar("M", bound=Model)

DOCUMENT = "leap2a.xml"
"""Name of the document in the archive."""

SHOWN = frozenset({Verdict.CONFIRMED, Verdict.UNCONFIRMED, Verdict.INCOMPLETE, Verdict.EXPIRED})
"""Verdicts of badges that are listed as achievements; of the others only the file is handed on."""

_QUOTES = {'"': "&quot;"}

_PERSON = "person"

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_LOOKS = re.compile(r' class="pf-[a-z-]+"')

_FILE_LINK = re.compile(r'(<(?:a|img)\b[^>]*?)\b(href|src)="(files/[^"]*)"')


def export_leap2a(
    portfolio: Portfolio, checked: Mapping[str, Checked], *, base_url: str = ""
) -> Packed:
    """Return a portfolio as a Leap2A archive, equal to the byte for equal input.

    Args:
        portfolio: Everything a student wrote and received.
        checked: What the checks found, by the slug of the badge.
        base_url: Where the site stands, with a slash at its end; empty if nowhere.
    """
    shown = _listed(portfolio)
    notes = Notes()
    export = Export(portfolio=shown, base_url=base_url, contents=contents_of(shown))
    _files(export, portfolio, notes)
    names = own_names(portfolio)
    _badges(export, {slug: names.out_of(found) for slug, found in checked.items()})
    _works(export)
    _reflections(export)
    if shown.resume is not None:
        add_resume(export, shown.resume.meta)
        if shown.resume.meta.references:
            notes.advise(
                "leap2a",
                "references were not written: they are other people's words.",
                where=Where(file=str(shown.resume.path)),
                hint="Hand them on yourself where you were allowed to.",
            )
    count = len(export.entries)
    text = _document(export)
    whole = {**export.files, DOCUMENT: _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text).encode()}
    refuse_own_name(portfolio, whole)
    refuse_secret_values(portfolio, shown, whole)
    named = named_in_badges(replace(portfolio, badges=shown.badges))
    return Packed(data=packed(whole), count=count, notes=(*notes.findings, *named))


def _listed(portfolio: Portfolio) -> Portfolio:
    """Return what is public and not merely unlisted: the archive would be the list."""

    def hidden(items: Iterable[Item[M]]) -> tuple[Item[M], ...]:
        return tuple(item if public(item) else _private(item) for item in items)

    def public(item: AnyItem) -> bool:
        return visibility_of(item, portfolio) is Visibility.PUBLIC

    return public_view(
        replace(
            portfolio,
            about=portfolio.about if portfolio.about and public(portfolio.about) else None,
            resume=portfolio.resume if portfolio.resume and public(portfolio.resume) else None,
            courses=hidden(portfolio.courses),
            projects=hidden(portfolio.projects),
            assignments=hidden(portfolio.assignments),
            reflections=hidden(portfolio.reflections),
            course_badges=hidden(portfolio.course_badges),
            badges=tuple(
                badge
                if badge.visibility is Visibility.PUBLIC
                else replace(badge, visibility=Visibility.PRIVATE)
                for badge in portfolio.badges
            ),
            views=(),
        )
    )


def _private(item: Item[M]) -> Item[M]:
    return replace(item, meta=item.meta.model_copy(update={"visibility": Visibility.PRIVATE}))


def _files(export: Export, portfolio: Portfolio, notes: Notes) -> None:
    """Put the files that public works name into the archive, each with an entry."""
    withheld = withheld_names(portfolio)
    words = {
        item.path.parent / media.src: media.alt or media.caption or ""
        for item in export.portfolio.works
        for media in item.meta.media
    }
    for path in sorted(files_beside(export.portfolio)):
        data = public_file(portfolio, path, withheld, notes)
        if data is not None:
            id_ = f"file/{path}"
            export.at[path] = _enclose(export, id_, path.name, data, words.get(path, ""))


def _enclose(export: Export, id_: str, name: str, data: bytes, summary: str = "") -> str:
    """Add a file with its entry, and return its name in the archive."""
    place = f"files/{len(export.files) + 1}-{name}"
    export.files[place] = data
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    export.entries.append(
        NewEntry(
            id=id_,
            type="resource",
            title=name,
            summary=summary,
            enclosure=(place, kind),
            categories=[("categories:resource_type#", "Offline", "File")],
            plugin=("file", "file"),
        )
    )
    return place


def _badges(export: Export, checked: Mapping[str, Checked]) -> None:
    for badge in export.portfolio.badges:
        name = f"{badge.slug}{ENDINGS[badge.badge.container]}"
        _enclose(export, f"credential/{badge.slug}", name, badge.badge.raw)
        if checked[badge.slug].verdict in SHOWN:
            export.entries.append(_achievement(export, badge))
    for recorded in export.portfolio.course_badges:
        meta = recorded.meta
        export.entries.append(
            NewEntry(
                id=recorded.ref,
                type="achievement",
                title=meta.name,
                text="Recorded by the course; not a verifiable credential.",
                end=meta.awarded.isoformat(),
                plugin=("resume", "pseudo:certification"),
            )
        )


def _achievement(export: Export, badge: BadgeFile) -> NewEntry:
    said = badge.badge
    page = links.absolute(export.base_url, links.item_page(badge.ref))
    return NewEntry(
        id=badge.ref,
        type="achievement",
        title=said.name or badge.slug,
        text=f"Names as issuer: {said.issuer.name or said.issuer.id}. The credential itself is the "
        f"file {badge.slug}{ENDINGS[said.container]}; check it before you rely on it.",
        end=said.valid_from[: len(EPOCH)],
        links=[("related", f"portfolio:credential/{badge.slug}"), *page_link(page)],
        plugin=("resume", "pseudo:certification"),
    )


def _works(export: Export) -> None:
    reflected: dict[str, list[str]] = {}
    for reflection in export.portfolio.reflections:
        for ref in reflection.meta.about:
            reflected.setdefault(ref, []).append(reflection.ref)
    badges = {entry.id for entry in export.entries}
    for item in export.portfolio.works:
        meta = item.meta
        page = links.absolute(export.base_url, links.item_page(item.ref))
        own = [(f"{OWN}folder#", item.kind.value, "")]
        own += [(f"{OWN}kind#", meta.kind.value, "")] if meta.kind else []
        own += [(f"{OWN}license#", meta.license, "")] if meta.license else []
        near = [("related", f"portfolio:file/{path}") for path in _named(export, item)]
        near += [
            ("related", f"portfolio:badges/{slug}")
            for slug in meta.badges
            if f"badges/{slug}" in badges
        ]
        near += [("leap2:reflected_on_by", f"portfolio:{r}") for r in reflected.get(item.ref, [])]
        export.journal.append(item.ref)
        export.entries.append(
            NewEntry(
                id=item.ref,
                type="activity",
                title=meta.title,
                day=meta.date.isoformat(),
                end=meta.date.isoformat(),
                html=_html(export, item),
                summary=meta.description,
                links=[("leap2:is_part_of", f"portfolio:{JOURNAL}"), *near, *page_link(page)],
                categories=own,
                tags=meta.skills,
            )
        )


def _named(export: Export, item: AnyItem) -> list[PurePosixPath]:
    return sorted(path for path in item.files if path in export.at)


def _reflections(export: Export) -> None:
    titles = {item.ref: item.meta.title for item in export.portfolio.works}
    for item in export.portfolio.reflections:
        about = [("leap2:reflects_on", f"portfolio:{ref}") for ref in item.meta.about]
        first = next((titles[ref] for ref in item.meta.about if ref in titles), item.slug)
        export.journal.append(item.ref)
        export.entries.append(
            NewEntry(
                id=item.ref,
                type="entry",
                title=item.meta.title or f"Reflection: {first}",
                day=item.meta.date.isoformat() if item.meta.date else "",
                html=_html(export, item),
                links=[("leap2:is_part_of", f"portfolio:{JOURNAL}"), *about],
            )
        )


def _html(export: Export, item: AnyItem) -> str:
    """Return a text as HTML, with its pictures and files as parts of the archive."""

    def resolve(link: str) -> str:
        target = export.contents.resolve(link, item.path)
        if target.path in export.at:
            return f"files/{target.path}"
        if not target.ref or not export.base_url:
            return ""
        return links.absolute(export.base_url, links.item_page(target.ref))

    html = prose(item.body, prefix=f"{item.slug}-", level=1, resolve=resolve)
    return _FILE_LINK.sub(_part, _LOOKS.sub("", str(html)))


def _part(found: re.Match[str]) -> str:
    """Return a link to a file as a link to its entry, in the way that Mahara reads."""
    id_ = unquote(found[3]).replace("files/", "file/", 1)
    return f'{found[1]}rel="leap2:has_part" {found[2]}="portfolio:{escape(id_, _QUOTES)}"'


def _document(export: Export) -> str:
    basics = export.portfolio.settings.meta.basics
    days = [entry.day for entry in export.entries if entry.day]
    day = max(days, default=EPOCH)
    entries = [_person(export), _journal(export), *export.entries]
    body = "".join(written(entry, day) for entry in entries)
    here = export.base_url or f"{OWN}{hashlib.sha256(body.encode()).hexdigest()[:32]}/"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f"<feed xmlns={quoteattr(ATOM)} xmlns:rdf={quoteattr(RDF)} xmlns:leap2={quoteattr(LEAP2)} "
        f"xmlns:categories={quoteattr(CATEGORIES)} xmlns:mahara={quoteattr(MAHARA)} "
        f"xmlns:portfolio={quoteattr(f'{here}leap2a/')}>\n"
        f"<leap2:version>{VERSION}</leap2:version>\n"
        f"<id>{escape(here)}leap2a</id>\n"
        f"<title>{escape(basics.name)}</title>\n"
        f"<updated>{moment(day)}</updated>\n"
        "<generator>portfolio-gen</generator>\n"
        f"<author><name>{escape(basics.name)}</name><uri>portfolio:{_PERSON}</uri></author>\n"
        f"{body}</feed>\n"
    )


def _person(export: Export) -> NewEntry:
    basics = export.portfolio.settings.meta.basics
    *given, family = basics.name.split() or [""]
    facts = [("full_name", basics.name), ("preferred_family_name", family)]
    facts += [("preferred_given_name", " ".join(given))] if given else []
    websites = [basics.url, *(profile.url for profile in basics.profiles)]
    facts += [("website", address) for address in dict.fromkeys(filter(None, websites))]
    about = export.portfolio.about
    return NewEntry(
        id=_PERSON,
        type="person",
        title=basics.name,
        html=_html(export, about) if about is not None else "",
        categories=[("categories:person_type#", "Self", "")],
        plugin=("internal", "internal"),
        more="".join(_fact(name, value) for name, value in facts),
    )


def _fact(name: str, value: str) -> str:
    # Newer releases of Mahara look for the attribute under the archived address only; inside this
    # element the second prefix disturbs nobody.
    names = f"leap2:field={quoteattr(name)} archived:field={quoteattr(name)}"
    space = f"xmlns:archived={quoteattr(LEAP2_ARCHIVED)}"
    return f"<leap2:persondata {space} {names}>{escape(value)}</leap2:persondata>\n"


def _journal(export: Export) -> NewEntry:
    return NewEntry(
        id=JOURNAL,
        type="selection",
        title=f"Portfolio of {export.portfolio.settings.meta.basics.name}",
        links=[("leap2:has_part", f"portfolio:{ref}") for ref in export.journal],
        categories=[("categories:selection_type#", "Blog", "")],
        plugin=("blog", "blog"),
    )
