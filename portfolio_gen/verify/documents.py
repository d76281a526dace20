"""The documents in which issuers publish their keys, and the key that stands under a name.

An issuer publishes its keys in a document at its own web address. Such a document is taken from
the copies that whoever runs the check keeps, or else fetched, if the check may go online.
"""

from functools import lru_cache

from portfolio_gen.badges import strict_json
from portfolio_gen.base.addresses import refused
from portfolio_gen.base.errors import BadgeError, Unreachable
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.crypto.encoding import base64url_decode
from portfolio_gen.crypto.jwk import from_jwk
from portfolio_gen.crypto.keys import DID_KEY, PublicKey, from_did_key, from_multibase
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.identifiers import (
    DID_JWK,
    document_address,
    host_of,
    origin_of,
)
from portfolio_gen.verify.moments import day
from portfolio_gen.verify.published import KeyDocument, key_in

_FOUND = 200

_KEPT = 128
"""How many names that contain a key are kept with the document they stand for."""

_ITSELF = "in its own name"
_KEY_TEXTS = ("z6Mk", "zDn", "z82L")
"""How Ed25519, P-256 and P-384 keys begin where a name contains the key."""


def kept_copy(identifier: str, ctx: Context) -> str:
    """Say which kept copy of the issuer's key document is used, and who keeps it.

    Returns:
        Such as ``of 2025-09-02 kept by Ana Reyes``; nothing if no copy is kept.
    """
    for known in ctx.issuers:
        if known.id == identifier and known.document:
            date = f"of {day(known.retrieved)}" if known.retrieved else "without a date"
            return f"{date} kept by {known.says}"
    return ""


def issuer_document(identifier: str, ctx: Context) -> KeyDocument:
    """Return what is known of the keys of ``identifier``: its document, or what its name contains.

    Raises:
        ProofError: The identifier should contain a key, and what it contains is none.
        Unreachable: None is kept, and none could be fetched; or it cannot be read.
    """
    if identifier.startswith((DID_KEY, DID_JWK)):
        return _own_document(identifier)
    return key_document(identifier, ctx)


def key_document(identifier: str, ctx: Context) -> KeyDocument:
    """Return the document in which ``identifier`` publishes its keys.

    Raises:
        Unreachable: None is kept, and none could be fetched; or it cannot be read.
    """
    for known in ctx.issuers:
        if known.id == identifier and known.document:
            date = f" of {day(known.retrieved)}" if known.retrieved else ""
            return _parsed(known.document, identifier, f"in the kept copy{date}", known.says)
    fetched = fetch_from(document_address(identifier), ctx)
    return _parsed(fetched.body, identifier, where(fetched, ctx), host_of(identifier))


def fetch_from(address: str, ctx: Context) -> Fetched:
    """Return what the holder of the host of ``address`` publishes there.

    Raises:
        Unreachable: Nothing could be had, or it came from another host. A page that sends on to
            any address it is given would otherwise let anybody speak for its host.
    """
    fetched = ctx.fetcher.fetch(address)
    if fetched.final and origin_of(fetched.final) != origin_of(address):
        raise Unreachable(f"{address} sends on to another host, {host_of(fetched.final)}.")
    if fetched.status != _FOUND:
        raise Unreachable(refused(address, fetched.status))
    return fetched


def where(fetched: Fetched, ctx: Context) -> str:
    """Return where a document is from, in words that end a sentence; a date if it is not new."""
    date = fetched.at.date()
    return f"at {fetched.url}" + ("" if date == ctx.now.date() else f" (as of {day(date)})")


@lru_cache(maxsize=_KEPT)
def _own_document(identifier: str) -> KeyDocument:
    """Return the document that a name stands for which consists of a key.

    Raises:
        ProofError: It is not a key.
        Unreachable: A kind of key that is not known.

    Spec: did:key method, section 3.1; did:jwk method, section 3.
    """
    key = embedded_key(identifier)
    fragment = key.multibase if identifier.startswith(DID_KEY) else "0"
    name = f"{identifier}#{fragment}"
    entry = {
        "id": name,
        "type": "Multikey",
        "controller": identifier,
        "publicKeyMultibase": key.multibase,
    }
    data = {"id": identifier, "verificationMethod": [entry], "assertionMethod": [name]}
    return KeyDocument(data=data, about=identifier, origin=_ITSELF, says="")


def embedded_key(identifier: str) -> PublicKey:
    """Return the key that a ``did:key`` or ``did:jwk`` consists of.

    Raises:
        ProofError: It is not a key.
        Unreachable: A kind of key that is not known.
    """
    if identifier.startswith(DID_KEY):
        return from_did_key(identifier)
    data = base64url_decode(identifier.removeprefix(DID_JWK))
    try:
        return from_jwk(strict_json.loads(data))
    except BadgeError as error:
        raise Unreachable(f"The issuer's name contains no key: {error.message}") from error


def _parsed(data: bytes, identifier: str, origin: str, says: str) -> KeyDocument:
    """Read a key document.

    Raises:
        Unreachable: It is not JSON, or is about somebody else.
    """
    try:
        parsed = strict_json.loads(data)
    except BadgeError as error:
        raise Unreachable(f"The key document {origin} cannot be read: {error.message}") from error
    nameless = "id" not in parsed and ("kty" in parsed or "keys" in parsed)
    if parsed.get("id") != identifier and not nameless:
        raise Unreachable(f"The key document {origin} is not about {identifier[:200]}.")
    return KeyDocument(data=parsed, about=identifier, origin=origin, says=says)


def key_of(method: str, ctx: Context) -> PublicKey:
    """Return the key that a proof names, whoever it belongs to.

    A key document comes first. Without one, a name that contains the key itself will do: it says
    whether the badge is unchanged, and nothing about who signed it.

    Raises:
        ProofError: The name contains a key that is none.
        Unreachable: The key is not in the name and no document could be had.
    """
    holder, _, fragment = method.partition("#")
    if holder.startswith((DID_KEY, DID_JWK)):
        return embedded_key(holder)
    try:
        return _published_key(method, ctx)
    except Unreachable:
        if fragment.startswith(_KEY_TEXTS):
            return from_multibase(fragment)
        raise


def _published_key(method: str, ctx: Context) -> PublicKey:
    """Return the key that stands under this name in the document of the name's holder.

    Raises:
        ProofError: What stands there is not a key.
        Unreachable: There is no such document, or no such key in it.
    """
    holder = method.partition("#")[0]
    document = key_document(holder, ctx)
    entry = document.method(method)
    if entry is None:
        raise Unreachable(f"The key document {document.origin} does not contain this key.")
    return key_in(entry)
