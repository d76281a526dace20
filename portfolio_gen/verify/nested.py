"""Signed documents inside another: endorsements, and the badges of a learner record.

The signature around them says that they are the documents which its signer put there, and nothing
more. Whether anybody endorses anything is what their own signatures say, so each is read again
from nothing and gets a verdict of its own. Its verdict never changes that of the document around
it: whoever issues a badge cannot be blamed for an endorsement that was withdrawn.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from portfolio_gen.badges.read import read_credential
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.crypto.tree import types_of
from portfolio_gen.model.badge import Badge, Format
from portfolio_gen.verify.case import Case
from portfolio_gen.verify.checked import Checked, Inside, Verdict
from portfolio_gen.verify.context import Context

MAX_INSIDE = 60
"""Most documents checked inside one file, on all levels together."""

MAX_LEVELS = 3
"""Most levels below the file: record, badge, endorsement, endorsement of the endorser."""

ENDORSEMENT, TOKEN, CREDENTIAL = "endorsement", "endorsementJwt", "verifiableCredential"
PLACES = (ENDORSEMENT, CREDENTIAL)
"""Members whose objects are credentials of their own, with vocabularies of their own."""

_TEXTS = (TOKEN, CREDENTIAL)
"""Members whose texts are signed documents."""

_ENVELOPE = "EnvelopedVerifiableCredential"
_ENVELOPED = ("data:application/vc+jwt,", "data:application/jwt,")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much more is checked inside one file.

    Attributes:
        level: How many documents stand around the one that is looked into.
        taken: Counts the documents of all levels.
    """

    level: int = 0
    taken: Iterator[int] = field(default_factory=count)

    def deeper(self) -> "Room":
        """Return the room for what stands inside a document found here."""
        return Room(level=self.level + 1, taken=self.taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One document, and where it stands.

    Attributes:
        place: The way to it, such as ``credentialSubject.achievement.endorsement[0]``.
        member: The last name on that way.
        value: An object, or signed text.
        holder: Identifier of the object that it stands in; empty if that has none.
    """

    place: str
    member: str
    value: Mapping[str, Any] | str
    holder: str


Verify = Callable[[Badge, Context, Room], Checked]


def inside(case: Case, ctx: Context, room: Room, verify: Verify) -> tuple[Inside, ...]:
    """Return every signed document inside this one, each checked by itself.

    Args:
        case: The document around them.
        ctx: The world as the checks of the document around them see it.
        room: How much is checked; shared by all levels.
        verify: What checks one of them.

    Spec: OB 3.0 sections B.1.1 (endorsement, endorsementJwt) and B.1.10 (EndorsementCredential);
    CLR 2.0 section B.1.2 (ClrSubject, verifiableCredential); VCDM 2.0 section 4.13 (enveloped).
    """
    return tuple(_each(case, ctx, room, verify))


def _each(case: Case, ctx: Context, room: Room, verify: Verify) -> Iterator[Inside]:
    """Yield them in the order of the file, and the reason where it stops."""
    for found in documents_in(case.credential):
        if room.level >= MAX_LEVELS:
            problem = f"Documents more than {MAX_LEVELS} levels inside one another are not checked."
            yield Inside(place=found.place, problem=problem)
            return
        if next(room.taken) >= MAX_INSIDE:
            problem = f"At most {MAX_INSIDE} documents inside one file are checked."
            yield Inside(place=found.place, problem=problem)
            return
        yield _one(found, case, ctx, lambda badge, own: verify(badge, own, room.deeper()))


def _one(
    found: Found, case: Case, ctx: Context, verify: Callable[[Badge, Context], Checked]
) -> Inside:
    """Read and check one document."""
    try:
        badge = read_credential(_data(found.value), source=f"{case.badge.source} {found.place}")
    except BadgeError as error:
        return Inside(place=found.place, problem=f"It cannot be read: {error.message}")
    endorses = badge.format is Format.ENDORSEMENT
    own = replace(ctx, recipient=()) if endorses else ctx
    return Inside(
        place=found.place,
        checked=verify(badge, own),
        about_this=_is_about(badge, found, case),
        by_issuer=badge.issuer.id == case.badge.issuer.id,
    )


def documents_in(credential: Mapping[str, Any]) -> Iterator[Found]:
    """Yield the signed documents inside, but not those inside of them."""
    members = {name: value for name, value in credential.items() if name != "proof"}
    return _documents(members, "")


def _documents(holder: Mapping[str, Any], way: str) -> Iterator[Found]:
    """Yield the signed documents of one object and of the objects in it."""
    identifier = holder.get("id")
    named = identifier if isinstance(identifier, str) else ""
    for name, value in holder.items():
        if isinstance(value, str) and name not in _TEXTS:
            continue
        place = f"{way}.{name}" if way else name
        entries = _items(value, place) if isinstance(value, list) else ((place, value),)
        for spot, item in entries:
            if _is_document(name, item):
                yield Found(place=spot, member=name, value=item, holder=named)
            elif isinstance(item, dict):
                yield from _documents(item, spot)


def _items(value: Any, place: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 (any JSON value)
    """Yield the entries of a list, however deep, or the one value."""
    if not isinstance(value, list):
        yield place, value
        return
    for number, item in enumerate(value):
        yield from _items(item, f"{place}[{number}]")


def _is_document(name: str, item: object) -> bool:
    """Tell whether a member holds a document; an endorsement that is only an address is none."""
    if isinstance(item, dict):
        return name in PLACES
    return isinstance(item, str) and name in _TEXTS


def _data(value: Mapping[str, Any] | str) -> bytes:
    """Return the bytes of a document: its text, the text in an envelope, or its JSON."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    envelope = value.get("id")
    if _ENVELOPE in types_of(value) and isinstance(envelope, str):
        for prefix in _ENVELOPED:
            if envelope.startswith(prefix):
                return envelope.removeprefix(prefix).encode("utf-8", "replace")
    return json.dumps(value).encode("utf-8")


def _is_about(badge: Badge, found: Found, case: Case) -> bool:
    """Tell whether an endorsement speaks of what it stands in; a badge, of the same person."""
    if badge.format is not Format.ENDORSEMENT:
        people = {badge.recipient.id, case.badge.recipient.id} - {""}
        return case.badge.format is not Format.CLR2 or len(people) < 2  # noqa: PLR2004 (a pair)
    outer = case.badge
    own = {found.holder}
    if found.holder == outer.id:
        # Those at the top may speak of anything the badge is made of.
        own |= {outer.achievement.id, outer.issuer.id, outer.recipient.id}
    return badge.achievement.id in own - {""}


def remark(found: tuple[Inside, ...]) -> str:
    """Return a sentence about the documents inside, to follow that of the verdict."""
    if not found:
        return ""
    verdicts = [each.checked.verdict for each in found if each.checked is not None]
    confirmed = verdicts.count(Verdict.CONFIRMED)
    return (
        f" Signed documents inside it: {len(found)}, each with a verdict of its own; confirmed: "
        f"{confirmed}."
    )
