"""Whose key it is: the key a proof names, and whether the named issuer's own document lists it.

An issuer publishes its keys in a document at its own web address. Such a document is taken from
the copies that whoever runs the check keeps, or else fetched, if the check may go online.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from portfolio_gen.badges import strict_json
from portfolio_gen.base.errors import BadgeError, Unreachable
from portfolio_gen.crypto.jwk import from_jwk
from portfolio_gen.crypto.keys import DID_KEY, PublicKey, from_did_key, from_multibase
from portfolio_gen.verify.context import Context

DID_WEB = "did:web:"
MAX_METHODS = 200
"""Most keys in one document that are looked at."""

_HOST = r"(?=[^.]+\.)[A-Za-z0-9][A-Za-z0-9.-]{0,251}[A-Za-z0-9]"
_DID_WEB = re.compile(
    rf"did:web:({_HOST})(?:%3[Aa]([0-9]{{1,5}}))?((?::[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*)*)"
)
_ED25519_TEXT = "z6Mk"
_MULTIKEY_TYPES = ("Multikey", "Ed25519VerificationKey2020")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDocument:
    """What an issuer publishes about its keys.

    Attributes:
        data: The parsed document.
        origin: Where it is from, in words that end a sentence.
        says: Who says so.
    """

    data: Mapping[str, Any]
    origin: str
    says: str

    def method(self, method: str) -> Mapping[str, Any] | None:
        """Return the entry of the key with this identifier, whatever it may be used for."""
        entries = (
            *_listed(self.data, "verificationMethod"),
            *_listed(self.data, "assertionMethod"),
        )
        return next(
            (e for e in entries if isinstance(e, Mapping) and self._full(e.get("id")) == method),
            None,
        )

    def may_assert(self, method: str) -> bool:
        """Tell whether the document lists this key for making statements."""
        entries = _listed(self.data, "assertionMethod")
        names = [e.get("id") if isinstance(e, Mapping) else e for e in entries]
        return method in [self._full(name) for name in names]

    def _full(self, name: object) -> str:
        """Return a key's identifier in full; within the document it may be short."""
        text = name if isinstance(name, str) else ""
        return f"{self.data['id']}{text}" if text.startswith("#") else text


def _listed(data: Mapping[str, Any], name: str) -> list[Any]:
    """Return a member of a key document as a list of bounded length."""
    found = data.get(name, [])
    return found[:MAX_METHODS] if isinstance(found, list) else [found]


def host_of(identifier: str) -> str:
    """Return the host of the web address that an issuer's identifier names; empty if none."""
    if match := _DID_WEB.fullmatch(identifier):
        return match[1].lower()
    parts = _https(identifier)
    return parts[1] if parts else ""


def _https(identifier: str) -> tuple[str, str] | None:
    """Return the address and its host if ``identifier`` is a plain https address."""
    try:
        parts = urlsplit(identifier)
        host, user = parts.hostname or "", parts.username
    except ValueError:
        return None
    if parts.scheme != "https" or user is not None or not re.fullmatch(_HOST, host):
        return None
    return identifier, host


def document_address(identifier: str) -> str:
    """Return the address at which an issuer publishes its keys.

    Raises:
        Unreachable: The identifier names no such address.

    Spec: did:web method, section 3.2.
    """
    if match := _DID_WEB.fullmatch(identifier):
        host, port, path = match.groups()
        place = path.replace(":", "/") or "/.well-known"
        return f"https://{host}{f':{port}' if port else ''}{place}/did.json"
    parts = _https(identifier)
    if parts is None:
        raise Unreachable(f"{identifier[:200]} is no address at which keys could be published.")
    return parts[0]


def kept_copy(identifier: str, ctx: Context) -> str:
    """Say which kept copy of the issuer's key document is used, and who keeps it.

    Returns:
        Such as ``of 2025-09-02 kept by Ana Reyes``; nothing if no copy is kept.
    """
    for known in ctx.issuers:
        if known.id == identifier and known.document:
            date = f"of {known.retrieved.isoformat()}" if known.retrieved else "without a date"
            return f"{date} kept by {known.says}"
    return ""


def key_document(identifier: str, ctx: Context) -> KeyDocument:
    """Return the document in which ``identifier`` publishes its keys.

    Raises:
        Unreachable: None is kept, and none could be fetched; or it cannot be read.
    """
    for known in ctx.issuers:
        if known.id == identifier and known.document:
            date = f" of {known.retrieved.isoformat()}" if known.retrieved else ""
            return _parsed(known.document, identifier, f"in the kept copy{date}", known.says)
    address = document_address(identifier)
    fetched = ctx.fetcher.fetch(address)
    if fetched.status != 200:  # noqa: PLR2004 (HTTP: here it is)
        raise Unreachable(f"{address} answered with {fetched.status} instead of a document.")
    return _parsed(fetched.body, identifier, f"at {address}", host_of(identifier))


def _parsed(data: bytes, identifier: str, origin: str, says: str) -> KeyDocument:
    """Read a key document.

    Raises:
        Unreachable: It is not JSON, or is about somebody else.
    """
    try:
        parsed = strict_json.loads(data)
    except BadgeError as error:
        raise Unreachable(f"The key document {origin} cannot be read: {error.message}") from error
    if parsed.get("id") != identifier:
        raise Unreachable(f"The key document {origin} is not about {identifier[:200]}.")
    return KeyDocument(data=parsed, origin=origin, says=says)


def key_of(method: str, ctx: Context) -> PublicKey:
    """Return the key that a proof names, whoever it belongs to.

    A key document comes first. Without one, a name that contains the key itself will do: it says
    whether the badge is unchanged, and nothing about who signed it.

    Raises:
        ProofError: The name contains a key that is none.
        Unreachable: The key is not in the name and no document could be had.
    """
    holder, _, fragment = method.partition("#")
    if holder.startswith(DID_KEY):
        return from_did_key(holder)
    try:
        document = key_document(holder, ctx)
        entry = document.method(method)
        if entry is not None:
            return _key_in(entry)
        missing = Unreachable(f"The key document {document.origin} does not contain this key.")
    except Unreachable as error:
        missing = error
    if fragment.startswith(_ED25519_TEXT):
        return from_multibase(fragment)
    raise missing


def _key_in(entry: Mapping[str, Any]) -> PublicKey:
    """Return the key of one entry of a key document.

    Raises:
        ProofError: It is not a key.
        Unreachable: It is written in a way that is not supported.
    """
    kind, text = entry.get("type"), entry.get("publicKeyMultibase")
    if kind not in _MULTIKEY_TYPES or not isinstance(text, str):
        raise Unreachable("The issuer writes this key in a way that is not supported yet.")
    return from_multibase(text)


def key_for_token(
    issuer: str, header: Mapping[str, Any], ctx: Context
) -> tuple[PublicKey, KeyDocument | None]:
    """Return the key that signed text names, and the issuer's document if that lists it.

    A key written in the header is a candidate only: it can tell whether the text is unchanged,
    and not who signed it.

    Args:
        issuer: The issuer that the text names.
        header: The header of the signed text, with ``kid`` or ``jwk``.
        ctx: Where documents come from.

    Raises:
        ProofError: The key is none.
        Unreachable: No key could be had.

    Spec: OB 3.0 section 8.2.3; RFC 7515 sections 4.1.3 and 4.1.4.
    """
    jwk, kid = header.get("jwk"), header.get("kid", "")
    method = kid if ":" in kid else f"{issuer}#{kid.removeprefix('#')}"
    if issuer.startswith(DID_KEY) and method.partition("#")[0] == issuer:
        return from_did_key(issuer), KeyDocument(data={"id": issuer}, origin="itself", says="")
    if isinstance(jwk, Mapping):
        return from_jwk(jwk), None
    key = key_of(method, ctx)
    try:
        document = key_document(issuer, ctx)
    except Unreachable:
        return key, None
    return key, document if document.may_assert(method) else None
