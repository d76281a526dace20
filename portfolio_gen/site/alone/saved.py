"""One badge in one file, with the program that checks it.

Nothing that the badge says stands in the page before the reader's browser has checked it.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.model.portfolio import BadgeFile
from portfolio_gen.site.alone.frame import Frame, digest_of, in_one_file, program_files, render
from portfolio_gen.site.alone.known import Known, Maker, data_block, is_key
from portfolio_gen.site.alone.words import WORDS, Words
from portfolio_gen.site.pages.exhibits import size_words
from portfolio_gen.site.words.dates import long_date

ENTRY = "shell/saved.js"
"""The module that such a page runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """What the page shows.

    Attributes:
        file: Name of the badge file.
        saved_by: Who saved it, and when.
        copy: Words of the box that puts the kept copies aside; empty if there are none.
        copies: What is to be known of the kept copies.
        href: The badge file itself, as an address.
        note: Its size and fingerprint.
    """

    w: Words
    frame: Frame
    data: Markup
    file: str
    saved_by: str
    copy: str
    copies: tuple[str, ...]
    href: str
    note: str
    version: tuple[str, ...]
    files: tuple[tuple[str, str], ...]


def saved_page(file: BadgeFile, issuers: Iterable[KnownIssuer], maker: Maker) -> bytes:
    """Return a page that holds a badge exactly as it was issued, and checks it.

    Args:
        file: The badge.
        issuers: The holder's list. Their word for an issuer is left out; the copies that they keep
            of what this issuer publishes go along, as theirs.
        maker: Who saves the page.
    """
    w, raw, name = WORDS, file.badge.raw, maker.name
    own = tuple(_copies(file, issuers, name))
    encoded = base64.b64encode(raw).decode()
    sha256 = hashlib.sha256(raw).hexdigest()
    view = SavedView(
        w=w,
        frame=in_one_file(ENTRY),
        data=data_block(Known(issuers=own), name=file.path.name, file=encoded),
        file=file.path.name,
        saved_by=w.saved_by.format(name=name, date=maker.date),
        copy=_copy(own, name),
        copies=tuple(_about(own, name)),
        href=f"data:application/octet-stream;base64,{encoded}",
        note=w.save_badge_note.format(size=size_words(len(raw)), sha256=sha256),
        version=(
            w.saved_version.format(version=maker.version),
            w.version_text,
            w.version_single.format(digest=digest_of(ENTRY)),
        ),
        files=program_files(ENTRY),
    )
    return render("saved.html", view)


def knows_keys(file: BadgeFile, issuers: Iterable[KnownIssuer]) -> bool:
    """Tell whether the issuer's keys are in a saved page: in its name, or as a kept copy."""
    issuer = file.badge.issuer.id
    return is_key(issuer) or any(known.id == issuer and known.document for known in issuers)


def _copies(file: BadgeFile, issuers: Iterable[KnownIssuer], name: str) -> Iterator[KnownIssuer]:
    """Yield what the holder keeps of this issuer; nobody vouches for themselves."""
    for known in issuers:
        if known.id == file.badge.issuer.id and (known.document or known.lists):
            yield replace(known, says=WORDS.copy_says.format(name=name), trusted=False)


def _copy(own: tuple[KnownIssuer, ...], name: str) -> str:
    dates = [
        d for known in own for d in (known.retrieved, *(k.retrieved for k in known.lists)) if d
    ]
    return WORDS.copy_use.format(name=name, date=long_date(min(dates))) if dates else ""


def _about(own: tuple[KnownIssuer, ...], name: str) -> Iterator[str]:
    w = WORDS
    if not own:
        yield w.copy_none
        return
    yield w.copy_beware.format(name=name)
    for known in own:
        for kept in known.lists:
            yield w.copy_lists.format(name=name, date=long_date(kept.retrieved))
