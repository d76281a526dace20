"""A portfolio in one archive: the site as built, and what everybody may see of its sources."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from portfolio_gen.author.yaml_text import page, settings
from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.content.coach.own_name import named_in_badges
from portfolio_gen.content.folder import MAX_MEDIA_BYTES, read_file
from portfolio_gen.content.linked_files import linked_files
from portfolio_gen.content.names import Withheld, withheld_names
from portfolio_gen.content.own_name import refuse_own_name
from portfolio_gen.content.privacy import public_view
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.secret_values import refuse_secret_values
from portfolio_gen.exchange.bundle import Packed
from portfolio_gen.exchange.packing import packed, with_sums
from portfolio_gen.exchange.pictures import KINDS, UNCLEAN, without_metadata
from portfolio_gen.exchange.plan import fields_of
from portfolio_gen.model.common import AnyItem
from portfolio_gen.model.portfolio import Portfolio

SITE = "site"
"""Folder of the site in the archive."""

SOURCES = "sources"
"""Folder of the sources in the archive."""

README = "README.txt"
"""What somebody finds who opens the archive in ten years."""

TEXTS = frozenset({".md", ".txt", ".vtt", ".srt", ".csv", ".html", ".htm", ".json", ".svg"})
"""Endings of files in which names of people can be read."""

ABOUT = """\
This is the portfolio of {name}.

site/      The site: open site/index.html in a browser. It needs no network and no server.
           The files in site/badges are the credentials exactly as their issuers made them.
sources/   What the site was made from, as plain text and pictures. Drafts, private items, grades
           and everything that identifies a person beyond what the site shows are not in it.
{sums}   A checksum for every file (SHA-256); "sha256sum --check {sums}" compares them.

To build the site anew: portfolio-gen build sources
"""


def export_archive(portfolio: Portfolio, site: Mapping[str, bytes]) -> Packed:
    """Return site, sources and checksums as one archive, equal to the byte for equal input.

    Args:
        portfolio: Everything a student wrote and received.
        site: The files of the site as it was built, by their path in it.
    """
    notes = Notes()
    sources = public_sources(portfolio, notes)
    files = {f"{SITE}/{name}": data for name, data in site.items()}
    refuse_own_name(portfolio, sources)
    refuse_secret_values(portfolio, public_view(portfolio), sources)
    files |= {f"{SOURCES}/{name}": data for name, data in sources.items()}
    name = portfolio.settings.meta.basics.name
    files[README] = ABOUT.format(name=name, sums="SHA256SUMS.txt").encode()
    whole = with_sums(files)
    return Packed(
        data=packed(whole), count=len(whole), notes=(*notes.findings, *named_in_badges(portfolio))
    )


def public_sources(portfolio: Portfolio, notes: Notes) -> dict[str, bytes]:
    """Return the content files of what everybody may see, written anew, by their path.

    Files are written from what was read and not copied, so that no comment, no link to something
    private and no name of somebody who did not agree comes along.

    Args:
        portfolio: Everything a student wrote and received.
        notes: Takes what was left out.
    """
    shown = public_view(portfolio)
    files = dict(_texts(shown))
    files |= {str(badge.path): badge.badge.raw for badge in shown.badges}
    files |= {f"theme/{name}": data for name, data in shown.theme_files.items()}
    withheld = withheld_names(portfolio)
    for path in sorted(files_beside(shown)):
        data = public_file(portfolio, path, withheld, notes)
        if data is not None:
            files[str(path)] = data
    return files


def _texts(shown: Portfolio) -> Iterator[tuple[str, bytes]]:
    """Yield every content file that consists of fields or text."""
    default = shown.settings.meta.visibility
    settings_ = fields_of(shown.settings.meta)
    kept = {b.slug: b.visibility.value for b in shown.badges if b.visibility is not default}
    if kept:
        settings_["badge_visibility"] = kept
    yield "portfolio.yml", settings(settings_).encode()
    if shown.about is not None:
        yield "about.md", _page(shown.about)
    if shown.resume is not None:
        yield "resume.yml", settings(fields_of(shown.resume.meta)).encode()
    if shown.outcomes is not None:
        yield "outcomes.yml", settings(fields_of(shown.outcomes.meta)).encode()
    texts: tuple[AnyItem, ...] = (*shown.works, *shown.reflections)
    yield from ((str(item.path), _page(item)) for item in texts)
    lists: tuple[AnyItem, ...] = (
        *shown.courses,
        *shown.course_badges,
        *shown.rubrics,
        *shown.views,
    )
    yield from ((str(item.path), settings(fields_of(item.meta)).encode()) for item in lists)


def _page(item: AnyItem) -> bytes:
    fields = fields_of(item.meta)
    return (page(fields, item.body) if fields else item.body).encode()


def files_beside(shown: Portfolio) -> frozenset[PurePosixPath]:
    """Return the files that something in the site names."""
    there = {path for item in shown.works for path in item.files} | set(shown.media)
    pictures = {
        item.path.parent / item.meta.image for item in shown.course_badges if item.meta.image
    }
    return frozenset((there | pictures) & linked_files(shown))


def public_file(
    portfolio: Portfolio, path: PurePosixPath, withheld: Withheld, notes: Notes
) -> bytes | None:
    """Return a file as it may go out; None, with a note, if it may not."""
    where = Where(file=str(path))
    ending = path.suffix.casefold()
    try:
        data = read_file(portfolio.folder, path, limit=MAX_MEDIA_BYTES)
    except ContentError as error:
        notes.error("archive", error, where=where)
        return None
    if ending in TEXTS and withheld.names:
        return withheld.out_of(data.decode("utf-8", "surrogateescape")).encode(
            "utf-8", "surrogateescape"
        )
    if ending in KINDS or ending in UNCLEAN:
        clean = without_metadata(data)
        if clean is None:
            notes.problem(
                "archive",
                "this picture was left out of the sources: what the camera may have written into "
                "it, such as the place, cannot be taken out here.",
                where=where,
                hint="Save it as JPEG, PNG or WebP.",
            )
        return clean
    return data
