"""Issuers somebody knows, and the copies of their key documents that this somebody keeps."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptList:
    """A copy of a list of withdrawn badges.

    Attributes:
        url: The address of the list, exactly as badges write it.
        document: The list as bytes.
        retrieved: When it was retrieved.
    """

    url: str
    document: bytes
    retrieved: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIssuer:
    """One entry of a list of issuers.

    Attributes:
        id: The issuer's identifier exactly as badges write it: a DID or an https address.
        name: The name the owner of the list knows the issuer by.
        says: Who vouches for this entry, for example ``Ana R.`` or ``SUNY Oneonta registrar``.
        document: The issuer's key document (``did.json`` or profile) as bytes; empty if none
            was pinned.
        retrieved: When the document was retrieved; None if none was pinned.
        trusted: True if the owner of the list vouches for the issuer; False if the entry only
            pins a key document.
        lists: Copies of the issuer's lists of withdrawn badges, for checks without the network.
    """

    id: str
    name: str
    says: str
    document: bytes = b""
    retrieved: date | None = None
    trusted: bool = True
    lists: tuple[KeptList, ...] = ()
