"""Badges that are not signed but kept on the issuer's web site (Open Badges 2.0, "hosted").

The file proves nothing by itself. What counts is the original at the address of the badge, and that
the issuer's own profile says that its badges are kept there. Parts that a document only links to
are compared as far as they can be obtained; what cannot be obtained is not believed.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from portfolio_gen.badges import strict_json
from portfolio_gen.base.addresses import shown, without_personal
from portfolio_gen.base.errors import BadgeError, ProofError, Unreachable
from portfolio_gen.verify.case import Answer, Case
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.documents import fetch_from, key_document, where
from portfolio_gen.verify.hosts import is_personal
from portfolio_gen.verify.identifiers import host_of, origin_of

Document = Mapping[str, Any]

_LINKS = {"badge": "issuer", "issuer": ""}
"""Members that may be a document or only its address, and the next such member inside it."""

SPEC = "OB 2.0 section 4.1"
"""Where it is said how such badges are verified."""

_LEADS_AWAY = re.compile(r"[\s\\]|/(?:\.|%2e){1,2}(?=/|\Z)", re.IGNORECASE)
"""Steps up, and what some programs take for a slash or leave out."""

_FOLDER = (
    "The original is in the folder of one person (“~”) on the issuer's web site, and the issuer's "
    "profile does not say that it keeps badges there."
)

_FACTS = ("id", "type", "recipient", "badge", "issuedOn", "expires")
"""Members of an assertion that the file may not leave out if the original has them.

That the original says "revoked" is for the check of withdrawals to report.
"""


def check_same(case: Case, ctx: Context) -> Answer:
    """Fail if the file says something that the original on the web site does not say.

    Raises:
        ProofError: File and original differ.
        Unreachable: The original, or a part that it links to, could not be had or read.

    Spec: OB 2.0, section "Hosted Verification".
    """
    address = case.badge.id
    found, origin = _obtained(address, ctx)
    left_out = (name for name in _FACTS if name in found and name not in case.document)
    different = next(left_out, "") or _first_difference(case.document, found, "badge", ctx)
    if different:
        raise ProofError(
            f"The file does not say the same as the original {origin}: “{different}” differs.",
            hint="Download the badge again, or ask the issuer what was changed.",
        )
    return Answer(message=f"The file says what the original says {origin}.", says=host_of(address))


def check_issuer(case: Case, ctx: Context) -> Answer:
    """Fail if the original is not kept where the named issuer keeps its badges.

    Raises:
        ProofError: The issuer's profile puts its badges elsewhere, or the original names another
            issuer.
        Unreachable: The profile or the original could not be had or read.

    Spec: OB 2.0, sections "Hosted Verification" and "VerificationObject" (``startsWith``,
        ``allowedOrigins``).
    """
    issuer, address = case.badge.issuer.id, case.badge.id
    if not issuer:
        raise Unreachable("The file does not contain the name of its issuer, only a link to it.")
    if _issuer_in(_obtained(address, ctx)[0], ctx) != issuer:
        raise ProofError("The original of the badge names another issuer than the file.")
    profile = key_document(issuer, ctx)
    if not _in_scope(without_personal(address), issuer, profile.data):
        raise ProofError(
            f"The original is not at an address where the issuer keeps its badges {profile.origin}."
        )
    return Answer(
        message=f"The issuer keeps its badges where the original is, it says {profile.origin}.",
        says=profile.says,
    )


def _obtained(address: str, ctx: Context) -> tuple[Document, str]:
    """Return the document at an address, and where it is from in words.

    Raises:
        Unreachable: It could not be had, cannot be read, or is about something else.
    """
    fetched = fetch_from(without_personal(address), ctx)
    try:
        found = strict_json.loads(fetched.body)
    except BadgeError as error:
        raise Unreachable(
            f"The document at {shown(address)} cannot be read: {error.message}"
        ) from error
    name = found.get("id")
    if not isinstance(name, str) or without_personal(name) != without_personal(address):
        raise Unreachable(f"The document at {shown(address)} is about something else.")
    return found, where(fetched, ctx)


def _linked(value: Any, ctx: Context) -> Document:  # noqa: ANN401 (any JSON value)
    """Return a document that stands here, or the one at the address that stands here.

    Raises:
        Unreachable: It is neither, or the address leads to nothing.
    """
    if isinstance(value, Mapping):
        return value
    if not isinstance(value, str):
        raise Unreachable("The original does not say which badge it is, or who issued it.")
    return _obtained(value, ctx)[0]


def _issuer_in(assertion: Document, ctx: Context) -> str:
    """Return the identifier of the issuer that the original names; empty if it names none.

    Raises:
        Unreachable: The description of the badge could not be had.
    """
    issuer = _linked(assertion.get("badge"), ctx).get("issuer")
    name = issuer.get("id") if isinstance(issuer, Mapping) else issuer
    return name if isinstance(name, str) else ""


def _first_difference(file: Document, original: Document, link: str, ctx: Context) -> str:
    """Return the first member of ``file`` that the original does not say; empty if there is none.

    Args:
        file: What the file says.
        original: What the web site says; it may say more.
        link: The member that may be a document or only its address.
        ctx: Where documents come from.

    Raises:
        Unreachable: A linked document could not be had.
    """
    for name, value in file.items():
        other = original.get(name)
        if name == "@context" or _plain(value) == _plain(other):
            continue
        if name != link or other is None:
            return name
        inner = _first_difference(_linked(value, ctx), _linked(other, ctx), _LINKS[name], ctx)
        if inner or _name(value) != _name(other):
            return f"{name}.{inner}" if inner else name
    return ""


def _name(value: Any) -> object:  # noqa: ANN401 (any JSON value)
    """Return the address of a document that stands here or is only linked."""
    return _plain(value.get("id") if isinstance(value, Mapping) else value)


def _plain(value: Any) -> object:  # noqa: ANN401 (any JSON value)
    """Return a value in a form in which equal statements are equal.

    A list of one is that one, and addresses are compared without personal parameters.
    """
    if isinstance(value, list):
        return _plain(value[0]) if len(value) == 1 else [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items() if name != "@context"}
    if isinstance(value, str) and value.startswith("https://"):
        return without_personal(value)
    # True and 1 are equal in Python, and different statements.
    return (type(value).__name__, value)


def _in_scope(address: str, issuer: str, profile: Document) -> bool:
    """Tell whether an issuer's profile says that badges are kept at an address like this.

    Without a word about it, they are kept at the host of the profile.

    Raises:
        Unreachable: What the profile says about it cannot be read.
    """
    rules = profile.get("verification", {})
    if not isinstance(rules, Mapping):
        raise Unreachable("Where the issuer keeps its badges cannot be read from its profile.")
    starts, hosts = (list(_texts(rules.get(name))) for name in ("startsWith", "allowedOrigins"))
    if starts and not any(_is_under(address, start) for start in starts):
        return False
    if not hosts and not starts:
        if is_personal(address) and not is_personal(issuer):
            raise Unreachable(_FOLDER)
        hosts = [host_of(issuer)]
    return not hosts or any(host_of(address) in (host, host_of(host)) for host in hosts)


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 (any JSON value)
    """Yield the one text, or the texts of a list.

    Raises:
        Unreachable: It is something else.
    """
    for item in value if isinstance(value, list) else [] if value is None else [value]:
        if not isinstance(item, str):
            raise Unreachable("Where the issuer keeps its badges cannot be read from its profile.")
        yield item


def _is_under(address: str, start: str) -> bool:
    """Tell whether an address begins with another one; the host must be the same, and whole.

    Whoever asks for an address takes out ``..`` and the step before it, so that such an address
    leads elsewhere than it begins.
    """
    same = origin_of(address) == origin_of(start) != ""
    path = re.split("[?#]", address, maxsplit=1)[0]
    return same and address.startswith(start) and not _LEADS_AWAY.search(path)
