"""What stays on this machine: who this person is to an issuer, and which issuers they know."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.base.paths import inside
from portfolio_gen.content.folder import MAX_TEXT_BYTES, read_file
from portfolio_gen.content.items import Desk, read_settings
from portfolio_gen.model.common import Item, ItemKind
from portfolio_gen.model.issuer import KeptList, KnownIssuer
from portfolio_gen.model.portfolio import IdentityMeta, IssuersMeta, KeptListMeta, KnownIssuerMeta

IDENTITY = PurePosixPath("identity.local.yml")
"""Addresses that prove that a badge is yours; never published."""

ISSUERS = PurePosixPath("issuers.yml")
"""Issuers this person knows; never published."""

COPIES = "issuers"
"""Folder of the copies that ``issuers.yml`` names."""

OWN_LIST = "the list in issuers.yml"
"""Who vouches for an issuer where the entry does not say."""

MAX_LIST_BYTES = 4_000_000
"""Largest kept list of withdrawn badges, in bytes; as much is read of one that is fetched."""

_NAME_OF_ISSUER = re.compile(r"(?:did:[a-z0-9]+:[^\s#?/]+|(?!did:)[A-Za-z][A-Za-z0-9+.-]*:\S+)")
"""What issuers are called in badges: an address; and a DID, without the name of one of its keys."""

_JSON, _SIGNED_TEXT = b"{", b"eyJ"
"""How a document begins, and how one does that is a signed text (the header of a JWS)."""


def read_identity(desk: Desk) -> IdentityMeta:
    """Return ``identity.local.yml``; an empty one if it is not there or has mistakes."""
    if not desk.folder.has(IDENTITY.name):
        return IdentityMeta()
    item = read_settings(desk, IDENTITY, ItemKind.SETTINGS, "identity", IdentityMeta)
    return item.meta if item is not None else IdentityMeta()


def read_issuers(desk: Desk, path: PurePosixPath = ISSUERS) -> tuple[KnownIssuer, ...]:
    """Return ``issuers.yml``, or another such list, with the kept copies read in."""
    if not desk.folder.has(path.name):
        return ()
    item = read_settings(desk, path, ItemKind.SETTINGS, "issuers", IssuersMeta)
    if item is None:
        # Nobody knows which copies it names, so none of them is called unused.
        desk.documents.update(desk.folder.under(COPIES))
        return ()
    entries = item.meta.issuers
    _once_each(desk, item)
    _can_match(desk, item)
    return tuple(_issuer(desk, item, number, entry) for number, entry in enumerate(entries))


def _issuer(
    desk: Desk, item: Item[IssuersMeta], number: int, entry: KnownIssuerMeta
) -> KnownIssuer:
    document = b""
    if entry.document is not None:
        where = item.where("issuers", number, "document")
        document = _document(desk, entry.document, where)
        if entry.retrieved is None:
            desk.notes.problem(
                "issuer",
                f'"retrieved" is missing: nobody can tell how old {entry.document} is.',
                where=where,
                hint="Write the day you saved the copy, such as retrieved: 2026-04-28",
            )
    return KnownIssuer(
        id=entry.id,
        name=entry.name,
        says=entry.says or OWN_LIST,
        document=document,
        retrieved=entry.retrieved,
        trusted=entry.trusted,
        lists=tuple(_lists(desk, item, number, entry.lists)),
    )


def _document(desk: Desk, link: str, where: Where) -> bytes:
    """Return a kept key document; empty, with a note, if it cannot be one."""
    data = _kept(desk, link, where)
    if data and not data.lstrip().startswith(_JSON):
        desk.notes.problem(
            "issuer",
            f"{link} is not a key document: it does not start with {{.",
            where=where,
            hint="Save the JSON document at the issuer's address, not the web page around it.",
        )
        return b""
    return data


def _lists(
    desk: Desk, item: Item[IssuersMeta], number: int, entries: tuple[KeptListMeta, ...]
) -> Iterator[KeptList]:
    """Yield the kept lists of one issuer, as far as they can be ones."""
    seen: set[str] = set()
    for position, entry in enumerate(entries):
        way = ("issuers", number, "lists", position)
        if entry.url in seen:
            desk.notes.problem(
                "duplicate-entry",
                f"{entry.url} is listed twice.",
                where=item.where(*way, "url"),
                hint="Keep the newer copy.",
            )
            continue
        seen.add(entry.url)
        where = item.where(*way, "document")
        data = _kept(desk, entry.document, where, limit=MAX_LIST_BYTES)
        if data and not data.lstrip().startswith((_JSON, _SIGNED_TEXT)):
            desk.notes.problem(
                "issuer",
                f"{entry.document} is not a list of withdrawn badges: it is neither JSON nor a "
                "signed text.",
                where=where,
                hint=f"Save what stands at {entry.url}, not the web page around it.",
            )
        elif data:
            yield KeptList(url=entry.url, document=data, retrieved=entry.retrieved)


def _kept(desk: Desk, link: str, where: Where, *, limit: int = MAX_TEXT_BYTES) -> bytes:
    """Return a copy that is kept in the folder; empty, with a note, if it cannot be read."""
    try:
        path = inside(PurePosixPath(), link)
        desk.documents.add(path)
        return read_file(desk.folder.root, path, limit=limit)
    except ContentError as error:
        desk.notes.problem("issuer", error.message, where=where, hint=error.hint)
        return b""


def _once_each(desk: Desk, item: Item[IssuersMeta]) -> None:
    seen: set[str] = set()
    for number, entry in enumerate(item.meta.issuers):
        if entry.id in seen:
            desk.notes.problem(
                "duplicate-entry",
                f"{entry.id} is listed twice.",
                where=item.where("issuers", number, "id"),
                hint="Keep one entry.",
            )
        seen.add(entry.id)


def _can_match(desk: Desk, item: Item[IssuersMeta]) -> None:
    """Note entries that no badge will ever name, so that nobody relies on them in vain."""
    for number, entry in enumerate(item.meta.issuers):
        if not _NAME_OF_ISSUER.fullmatch(entry.id):
            desk.notes.problem(
                "issuer",
                f"no badge names its issuer “{entry.id[:100]}”, so this entry never counts.",
                where=item.where("issuers", number, "id"),
                hint="Copy the issuer's id from a badge of theirs, such as "
                "did:web:badges.college.example or https://college.example/issuer",
            )
