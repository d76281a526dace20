"""A person's own credentials in one archive, exactly as they were received."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from portfolio_gen.author.received import ENDINGS
from portfolio_gen.badges.read import MAX_FILE
from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.base.report import Finding
from portfolio_gen.content.coach.own_name import named_in_badges
from portfolio_gen.content.own_name import own_names, refuse_own_name
from portfolio_gen.content.privacy import PUBLISHED
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.exchange.packing import SUMS, packed, sha256, with_sums
from portfolio_gen.exchange.pile import Pile
from portfolio_gen.model.portfolio import BadgeFile, Portfolio
from portfolio_gen.verify.checked import Checked, Verdict

VERSION = 1
"""Raised when a program that reads the manifest would have to change."""

MANIFEST = "manifest.json"
"""Name of the list of what is in it."""

NOTE = (
    "These files are exactly as their issuers made them. This list was made by the person who "
    "holds them; it is not signed and is no learner record (CLR). What it says about a file is a "
    "note of one day, not proof: check the file."
)
"""What a reader of the manifest has to know."""

_EMAIL = re.compile(rb"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """An archive that could be handed on.

    Attributes:
        data: The archive.
        count: How many things of interest are in it.
        notes: What should be known before it is handed on.
    """

    data: bytes
    count: int
    notes: tuple[Finding, ...] = ()


def export_bundle(
    portfolio: Portfolio, checked: Mapping[str, Checked], *, everything: bool = False
) -> Packed:
    """Return the badges of a portfolio as an archive.

    Args:
        portfolio: Everything a student wrote and received.
        checked: What the checks found, by the slug of the badge.
        everything: Also badges that are private or drafts.

    Raises:
        ContentError: There is no badge to put into it.
    """
    badges = [b for b in portfolio.badges if everything or b.visibility in PUBLISHED]
    if not badges:
        raise ContentError(
            "there is no badge file in this portfolio that everybody may see.",
            where=Where(file=str(portfolio.folder)),
            hint="Put badges into badges/; with --all, private ones are taken as well.",
        )
    names = own_names(portfolio)
    files = {_name(badge): badge.badge.raw for badge in badges}
    manifest = {
        "version": VERSION,
        "note": NOTE,
        "holder": portfolio.settings.meta.basics.name,
        "credentials": [_entry(badge, names.out_of(checked[badge.slug])) for badge in badges],
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    files[MANIFEST] = text.encode("utf-8", "replace")
    refuse_own_name(portfolio, files)
    notes = (*_emails(badges), *named_in_badges(replace(portfolio, badges=tuple(badges))))
    return Packed(data=packed(with_sums(files)), count=len(badges), notes=notes)


def lists_of_bundle(pile: Pile) -> frozenset[str]:
    """Return what lies beside the badges in an archive that was made here; nothing of others."""
    names = {PurePosixPath(name).name: name for name in pile.names if name.count("/") <= 1}
    if not {MANIFEST, SUMS} <= names.keys():
        return frozenset()
    ours = json.dumps(NOTE).encode() in pile.read(names[MANIFEST], limit=MAX_FILE)
    return frozenset({names[MANIFEST], names[SUMS]} if ours else ())


def _name(badge: BadgeFile) -> str:
    """Return the name in the archive; the ending says what the file is."""
    return str(PurePosixPath("badges", f"{badge.slug}{ENDINGS[badge.badge.container]}"))


def _entry(badge: BadgeFile, checked: Checked) -> dict[str, object]:
    """Return what the manifest says of a badge; of one that was altered, nothing it claims."""
    entry: dict[str, object] = {
        "file": _name(badge),
        "sha256": sha256(badge.badge.raw),
        "verified": {
            "verdict": checked.verdict.value,
            "words": checked.sentence,
            "on": checked.at.date().isoformat(),
        },
    }
    if checked.verdict is Verdict.ALTERED:
        return entry
    said = checked.badge
    issuer = {"id": said.issuer.id, "name": said.issuer.name}
    return {"id": said.id, "name": said.name, "issuer": issuer, **entry}


def _emails(badges: Iterable[BadgeFile]) -> tuple[Finding, ...]:
    """Say which badges name a person's e-mail address in plain letters."""
    notes = Notes()
    for badge in badges:
        recipients = badge.badge.recipient.identities
        plain = any(not one.hashed and "@" in one.identity for one in recipients)
        if plain or _EMAIL.search(_without_issuer(badge)):
            notes.advise(
                "private",
                "an e-mail address can be read in this badge.",
                where=Where(file=str(badge.path)),
                why="Whoever gets the file can read it, and it cannot be taken out without "
                "breaking the signature.",
                hint="Ask the issuer for one with a hashed address if that matters to you.",
            )
    return notes.findings


def _without_issuer(badge: BadgeFile) -> bytes:
    """Return the document without the issuer's own address, which is public anyway."""
    address = badge.badge.issuer.email
    return badge.badge.payload.replace(address.encode(), b"") if address else badge.badge.payload
