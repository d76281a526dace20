"""What stays on this machine: who this person is to an issuer, and which issuers they know."""

from pathlib import PurePosixPath

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.base.paths import inside
from portfolio_gen.content.folder import read_file
from portfolio_gen.content.items import Desk, read_settings
from portfolio_gen.model.common import Item, ItemKind
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.model.portfolio import IdentityMeta, IssuersMeta, KnownIssuerMeta

IDENTITY = PurePosixPath("identity.local.yml")
"""Addresses that prove that a badge is yours; never published."""

ISSUERS = PurePosixPath("issuers.yml")
"""Issuers this person knows; never published."""

OWN_LIST = "the list in issuers.yml"
"""Who vouches for an issuer where the entry does not say."""


def read_identity(desk: Desk) -> IdentityMeta:
    """Return ``identity.local.yml``; an empty one if it is not there or has mistakes."""
    if not desk.folder.has(IDENTITY.name):
        return IdentityMeta()
    item = read_settings(desk, IDENTITY, ItemKind.SETTINGS, "identity", IdentityMeta)
    return item.meta if item is not None else IdentityMeta()


def read_issuers(desk: Desk) -> tuple[KnownIssuer, ...]:
    """Return ``issuers.yml`` with the kept key documents read in."""
    if not desk.folder.has(ISSUERS.name):
        return ()
    item = read_settings(desk, ISSUERS, ItemKind.SETTINGS, "issuers", IssuersMeta)
    if item is None:
        return ()
    entries = item.meta.issuers
    _once_each(desk, item)
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
    )


def _document(desk: Desk, link: str, where: Where) -> bytes:
    try:
        path = inside(PurePosixPath(), link)
        desk.documents.add(path)
        data = read_file(desk.folder.root, path)
    except ContentError as error:
        desk.notes.problem("issuer", error.message, where=where, hint=error.hint)
        return b""
    if not data.lstrip().startswith(b"{"):
        desk.notes.problem(
            "issuer",
            f"{link} is not a key document: it does not start with {{.",
            where=where,
            hint="Save the JSON document at the issuer's address, not the web page around it.",
        )
        return b""
    return data


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
