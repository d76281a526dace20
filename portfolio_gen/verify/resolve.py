"""Whose key it is: only the issuer's own document can say so.

What a file says about its own key proves nothing, however the name of the key looks: a key in the
fragment of an issuer's address, or in the header of a signed text, is written there by whoever made
the file.
"""

from collections.abc import Mapping
from typing import Any

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.jwk import from_jwk
from portfolio_gen.crypto.keys import DID_KEY, PublicKey
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.documents import issuer_document, key_document, key_of
from portfolio_gen.verify.hosts import is_open, is_personal
from portfolio_gen.verify.identifiers import DID_JWK, DID_WEB, host_of, origin_of
from portfolio_gen.verify.moments import day, parse_time
from portfolio_gen.verify.published import Entry, KeyDocument, key_in

_SOMEBODY_ELSE = "The badge was signed by somebody other than the issuer it names."


def owner_of(issuer: str, method: str, ctx: Context) -> KeyDocument:
    """Return the document in which the issuer itself names the key called ``method``.

    Args:
        issuer: The identifier of the issuer, as the badge names it.
        method: The full name of the key.
        ctx: Where documents come from.

    Raises:
        ProofError: The key is not that of this issuer: it belongs to another DID, or the document
            of the issuer's DID does not list it for statements.
        Unreachable: The document is not here, or does not settle it.

    Spec: VC Controlled Identifiers 1.0 section 3.3; VCDM 2.0 section 4.7; OB 2.0 section 4.2.
    """
    if not issuer:
        raise Unreachable("The file does not contain the name of its issuer, only a link to it.")
    if not issuer.startswith("did:"):
        return _of_web_address(issuer, method, ctx)
    if method.partition("#")[0] != issuer:
        raise ProofError(_SOMEBODY_ELSE)
    if not issuer.startswith((DID_KEY, DID_JWK, DID_WEB)):
        raise Unreachable(f"Issuers of the kind {':'.join(issuer.split(':')[:2])} are not known.")
    document = issuer_document(issuer, ctx)
    entry = document.method(method)
    named = entry is not None and document.may_assert(method) and _owner(entry) == issuer
    if entry is None or not named:
        raise _not_listed(issuer, document)
    _check_same(entry, method, document, ctx)
    _check_current(entry, ctx)
    return document


def _not_listed(issuer: str, document: KeyDocument) -> ProofError:
    """Return what is said of a key that the document of a DID does not list."""
    if not issuer.startswith(DID_WEB):
        return ProofError(_SOMEBODY_ELSE)
    return ProofError(
        f"The issuer does not list this key for signing badges {document.origin}.",
        hint="If the issuer has a new key, get a newer copy of its key document.",
    )


def _of_web_address(issuer: str, method: str, ctx: Context) -> KeyDocument:
    """Return the document for an issuer that is named by its web address.

    Raises:
        ProofError: What should be the key is none, or was taken back.
        Unreachable: The document is not here, or does not settle it.
    """
    try:
        document = issuer_document(issuer, ctx)
    except Unreachable as error:
        return _same_origin(issuer, method, ctx, error)
    if not document.may_assert(method):
        unlisted = Unreachable(f"The issuer's document {document.origin} does not list this key.")
        if document.lists_keys:
            raise unlisted
        return _same_origin(issuer, method, ctx, unlisted)
    entry = document.method(method)
    if entry is None:
        # The issuer names the key by its address only; then the key must name the issuer.
        linked = key_document(method.partition("#")[0], ctx)
        entry = linked.method(method) or {}
    _check_owner(entry, issuer, document)
    _check_same(entry, method, document, ctx)
    _check_current(entry, ctx)
    return document


def _same_origin(issuer: str, method: str, ctx: Context, otherwise: Unreachable) -> KeyDocument:
    """Return a key document beside that of the issuer, at the issuer's own host.

    It counts where the issuer's document is silent about keys, or says nothing to us, and where
    strangers do not share the host.

    Raises:
        ProofError: What should be the key is none, or was taken back.
        Unreachable: ``otherwise``, if there is no such document; or its owner is another.
    """
    holder = method.partition("#")[0]
    own = origin_of(holder) and origin_of(holder) == origin_of(issuer)
    shared = is_open(issuer, host_of(issuer)) or is_personal(holder)
    if not own or holder == issuer or shared:
        raise otherwise
    document = key_document(holder, ctx)
    entry = document.method(method)
    if entry is None:
        raise otherwise
    if "kty" not in entry:  # keys of a set have no owner but the host
        _check_owner(entry, issuer, document)
    _check_current(entry, ctx)
    return document


def _check_same(entry: Entry, method: str, document: KeyDocument, ctx: Context) -> None:
    """Check that the key which is listed is the one with which the signature was compared.

    Raises:
        ProofError: What should be the key is none.
        Unreachable: It is another, or cannot be read.
    """
    if key_in(entry) != key_of(method, ctx):
        raise Unreachable(f"The issuer lists another key under this name {document.origin}.")


def _check_owner(entry: Entry, issuer: str, document: KeyDocument) -> None:
    """Check that a key names the issuer as its owner.

    Raises:
        Unreachable: It names nobody, or somebody else.
    """
    if "kty" not in entry and _owner(entry) != issuer:
        raise Unreachable(f"The key {document.origin} does not say that it is the issuer's.")


def _owner(entry: Entry) -> object:
    """Return who has a key, by the name for it in either vocabulary."""
    return entry.get("controller", entry.get("owner"))


def _check_current(entry: Entry, ctx: Context) -> None:
    """Check that the issuer still stands by a key.

    Raises:
        ProofError: The issuer has taken it back.
        Unreachable: It has run out, so signatures with it are not to be relied on any more.

    Spec: VC Controlled Identifiers 1.0 section 2.2 (``expires``, ``revoked``).
    """
    for name, error, words in (
        ("revoked", ProofError, "The issuer has taken this key back"),
        ("expires", Unreachable, "The issuer let this key run out"),
    ):
        text = entry.get(name)
        if text is None:
            continue
        moment = parse_time(text) if isinstance(text, str) else None
        if moment is None:
            raise Unreachable("The issuer's document dates this key in a way that cannot be read.")
        if moment <= ctx.now:
            raise error(f"{words} (on {day(moment)}).")


def key_of_token(issuer: str, header: Mapping[str, Any], ctx: Context) -> PublicKey:
    """Return the key that signed text names, whoever it belongs to.

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
    return chosen_key(issuer, header, ctx)[0]


def owner_of_token(issuer: str, header: Mapping[str, Any], ctx: Context) -> KeyDocument:
    """Return the document in which the issuer itself names the key of a signed text.

    Args:
        issuer: The issuer that the text names.
        header: The header of the signed text.
        ctx: Where documents come from.

    Raises:
        ProofError: The key is none, or not that of this issuer.
        Unreachable: The document is not here, or does not settle it.
    """
    return _owner_ofchosen_key(issuer, *chosen_key(issuer, header, ctx), ctx)


def chosen_key(issuer: str, header: Mapping[str, Any], ctx: Context) -> tuple[PublicKey, str]:
    """Return the key a signature is compared with, and its name; empty if it came along.

    Both are decided here and only here, so that the key which is compared and the key which the
    issuer names are always the same.

    Raises:
        ProofError: The key is none.
        Unreachable: No key could be had.
    """
    name, jwk = _name_in(issuer, header), header.get("jwk")
    if not isinstance(jwk, Mapping):
        return (key_of(name, ctx), name) if name else _only_key(issuer, ctx)
    try:
        return (key_of(name, ctx), name) if name else (from_jwk(jwk), "")
    except Unreachable:
        return from_jwk(jwk), ""


def _owner_ofchosen_key(issuer: str, key: PublicKey, name: str, ctx: Context) -> KeyDocument:
    """Return the issuer's document for a key of this name, or for this key under any name.

    Raises:
        ProofError: The key is not that of this issuer.
        Unreachable: The document is not here, or does not settle it.
    """
    return owner_of(issuer, name, ctx) if name else _holder_of(issuer, key, ctx)


def _name_in(issuer: str, header: Mapping[str, Any]) -> str:
    """Return the full name of the key a header names; empty if it names none."""
    kid = header.get("kid", "")
    if not isinstance(kid, str) or kid in ("", issuer):
        return ""
    return kid if ":" in kid else f"{issuer}#{kid.removeprefix('#')}"


def _holder_of(issuer: str, key: PublicKey, ctx: Context) -> KeyDocument:
    """Return the issuer's document, if it lists exactly this key under whatever name.

    Raises:
        ProofError: The document of the issuer's DID does not list it.
        Unreachable: The document is not here, or that of a web address does not list it.
    """
    try:
        document = issuer_document(issuer, ctx)
    except Unreachable as error:
        raise Unreachable(
            "The key stands in the signed text itself; that it is the issuer's could not be shown.",
            hint=error.message,
        ) from error
    for name, found in document.asserting_keys():
        if found == key:
            return owner_of(issuer, name, ctx)
    if issuer.startswith("did:"):
        raise _not_listed(issuer, document)
    raise Unreachable(f"The issuer's document {document.origin} does not list this key.")


def _only_key(issuer: str, ctx: Context) -> tuple[PublicKey, str]:
    """Return the one key of an issuer and its name, for text that names none.

    Raises:
        Unreachable: There is no document, or it lists none or several.
    """
    found = list(issuer_document(issuer, ctx).asserting_keys())
    if len(found) != 1:
        raise Unreachable("The signed text does not name the key it was made with.")
    name, key = found[0]
    return key, name
