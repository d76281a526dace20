"""Addresses in a badge: is it safe to follow them, and is the picture part of what was signed?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from portfolio_gen.base.errors import ProofError
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.model.badge import Badge, Image, Issuer
from portfolio_gen.verify import nested
from portfolio_gen.verify.case import Answer, Case, skip
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.step import Step

_LINKS = ("http", "https")
_NAMES = ("did", "mailto", "urn")
_MARKUP = re.compile(r"[<>\"]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PROGRAMS = ("blob", "data", "file", "filesystem", "javascript", "vbscript", "view-source")
"""Schemes of addresses that run something, or open something of the reader's own."""

_ADDRESSES = frozenset(
    {
        *("id", "url", "image", "criteria", "evidence", "issuer", "badge", "creator", "related"),
        *("targetUrl", "revocationList", "publicKey", "endorsement", "origin", "source", "owner"),
        *("statusListCredential", "verificationMethod", "allowedOrigins", "startsWith"),
    }
)
"""Members that may hold an address, in badges of every version."""

_ELSEWHERE = frozenset({*nested.PLACES, "@context"})
"""Members that are looked at by other checks."""

_PICTURE = re.compile(r"data:image/(?:png|svg\+xml|jpeg|gif|webp)[;,]", re.IGNORECASE)


RENEWAL = "The badge names an address at which a newer edition may be had. Nobody was asked there."


def links(step: Step, case: Case, ctx: Context) -> Iterator[Finding]:
    """Report whether addresses are safe to follow, and of one that is never followed that it is.

    Spec: OB 3.0 section B.1.23 (RefreshService).
    """
    yield step.ask(lambda: check_links(case, ctx))
    if "refreshService" in case.credential:
        yield replace(step.finding(RENEWAL, Outcome.SKIP), advice=True)


def check_links(case: Case, _ctx: Context) -> Answer:
    """Fail if an address in the badge would run a program instead of opening a page.

    Raises:
        ProofError: A scheme other than those of web pages and of plain identifiers, where a page
            leads; a scheme that runs something, or a piece of HTML, anywhere else.
    """
    badge = case.badge
    links, pictures = list(_links(badge)), list(_pictures(badge))
    for what, address in links + pictures:
        if not _is_safe(address) and not (what == "picture" and _PICTURE.match(address)):
            raise ProofError(f"The address of the {what} is not that of a web page.")
    for place, name, address in _written(case.credential):
        picture = name == "image" and _PICTURE.match(address)
        if not picture and (_runs(address) or _MARKUP.search(address)):
            raise ProofError(f"The address at “{place}” is not one that is safe to follow.")
    if not links and not pictures:
        return skip("The badge leads nowhere.")
    return Answer(message="All addresses in the badge are those of web pages or plain names.")


def check_picture(case: Case, _ctx: Context) -> Answer:
    """Tell whether the picture of the badge is covered by its signature.

    Spec: OB 3.0 section B.1.8 (Image).
    """
    pictures = [address for _, address in _pictures(case.badge)]
    if not pictures:
        return skip("The badge has no picture.")
    if all(_PICTURE.match(address) for address in pictures):
        return Answer(message="The picture is inside the badge.")
    return skip("The picture is kept at an address; only the address is part of the badge.")


def _is_safe(address: str) -> bool:
    """Tell whether an address can only open a page or name something."""
    # Browsers skip line ends and tabs inside a scheme; whoever uses them means no good.
    if not address.isprintable():
        return False
    match = _SCHEME.match(address.strip())
    if match is None:
        return not address.strip().startswith(("\\", "//"))
    return match[1].lower() in (*_LINKS, *_NAMES)


def _runs(address: str) -> bool:
    """Tell whether an address would run something; browsers skip what cannot be seen in it."""
    if not address.isprintable():
        address = "".join(char for char in address if char.isprintable())
    match = _SCHEME.match(address.strip())
    return match is not None and match[1].lower() in _PROGRAMS


def _written(
    holder: Mapping[str, Any], place: str = "", inside: str = ""
) -> Iterator[tuple[str, str, str]]:
    """Yield place, purpose and text of every address, but those of documents with own checks."""
    for name, value in holder.items():
        if isinstance(value, str) and name not in _ADDRESSES:
            continue
        way = f"{place}.{name}" if place else name
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and name in _ADDRESSES:
                yield way, inside if name == "id" else name, item
            elif isinstance(item, dict) and name not in _ELSEWHERE:
                yield from _written(item, way, name)


def _links(badge: Badge) -> Iterator[tuple[str, str]]:
    """Yield what each address of the badge is for, and the address."""
    achievement = badge.achievement
    found = [
        ("criteria", achievement.criteria_url),
        *(("evidence", evidence.id) for evidence in badge.evidence),
        *(("alignment", alignment.target_url) for alignment in achievement.alignment),
        *(("issuer", url) for url in _issuer_urls(badge.issuer)),
        *(("creator", url) for url in _issuer_urls(achievement.creator)),
    ]
    return ((what, address) for what, address in found if address)


def _issuer_urls(issuer: Issuer | None) -> tuple[str, ...]:
    """Return identifier and web address of an issuer."""
    return (issuer.id, issuer.url) if issuer else ()


def _pictures(badge: Badge) -> Iterator[tuple[str, str]]:
    """Yield every picture the badge names."""
    achievement = badge.achievement
    images: list[Image | None] = [badge.image, achievement.image, badge.issuer.image]
    images.append(achievement.creator.image if achievement.creator else None)
    return (("picture", image.id) for image in images if image and image.id)
