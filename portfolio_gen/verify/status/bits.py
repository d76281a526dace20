"""Lists of bits: ``BitstringStatusList``, and ``StatusList2021`` before it.

The list is a credential. It is verified like a badge, and it counts only if the issuer of the badge
signed it: the standard lets others keep the list, but nothing in a badge says that they may.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from portfolio_gen.badges.bitstring import decode_list
from portfolio_gen.badges.status_list import StatusList, read_list
from portfolio_gen.base.addresses import shown
from portfolio_gen.base.errors import BadgeError, ProofError, Unreachable
from portfolio_gen.model.badge import Status
from portfolio_gen.verify import proofs, signed, token
from portfolio_gen.verify.case import Answer, Case, case_of
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.dates import ends_of, start_of
from portfolio_gen.verify.identifiers import host_of
from portfolio_gen.verify.status.copy import MAX_AGE, Copy, obtain
from portfolio_gen.verify.status.purpose import MESSAGE, Said, meaning

MIN_PLACES = 131_072
"""Fewest places of a list: in a short one, whoever fetches it can be told apart."""

_NUMBER = re.compile(r"[0-9]{1,15}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One of the two kinds.

    Attributes:
        credential: Type of the credential around the list.
        inside: Type of the list.
        multibase: The list says how it is written.
    """

    credential: str
    inside: str
    multibase: bool


KINDS = {
    "BitstringStatusListEntry": Kind(
        credential="BitstringStatusListCredential", inside="BitstringStatusList", multibase=True
    ),
    "StatusList2021Entry": Kind(
        credential="StatusList2021Credential", inside="StatusList2021", multibase=False
    ),
}
"""The kinds by the type of the entry in a badge."""


def check(place: Status, case: Case, ctx: Context) -> Answer:
    """Ask the list for the place of this badge.

    Raises:
        ProofError: The badge is withdrawn or suspended.
        Unreachable: The list is missing, foreign, broken, out of date, or says nothing of it.

    Spec: Bitstring Status List 1.0 section 3.2; StatusList2021 (W3C CCG) section 4.2.
    """
    index, size = _place(place)
    issuer, kind = case.badge.issuer.id, KINDS[place.type]
    copy = obtain(place.list_url, issuer, ctx)
    try:
        found = read_list(copy.data, source=copy.url)
        _check_belongs(found, place, issuer)
        _check_kind(found, kind, place, size)
        verify_list(found, ctx)
        value = _value(found, kind, index, size)
    except BadgeError as error:
        raise Unreachable(f"The list {copy.words} cannot be used: {error.message}") from error
    said = Said(
        value=value, copy=copy, stale=_is_stale(found, copy, ctx), says=host_of(issuer) or issuer
    )
    return meaning(place, said)


def verify_list(found: StatusList, ctx: Context) -> None:
    """Check that a list is unchanged, signed by the issuer that it names, and valid now.

    Raises:
        Unreachable: It is not, or that could not be checked.

    Spec: Bitstring Status List 1.0 section 3.2 (steps 4 and 5); VCDM 2.0 section 4.9.
    """
    case = case_of(found.credential)
    for check, wrong in (*_CONTENT, *_signatures(case)):
        try:
            check(case, ctx)
        except ProofError as error:
            raise Unreachable(f"The list does not count: {wrong}.") from error
        except Unreachable as error:
            message = f"The list could not be verified: {error.message}"
            raise Unreachable(message, hint=error.hint) from error
    _check_dates(case, ctx)


_Check = Callable[[Case, Context], Answer]

_CONTENT: tuple[tuple[_Check, str], ...] = (
    (signed.check_contexts, "it brings words of its own"),
    (signed.check_nothing_unsigned, "something in it is not signed"),
    (signed.check_signed_facts, "it shows something else than was signed"),
)

_CHANGED = "its signature does not match"
_FOREIGN = "it was not signed by the issuer that it names"


def _signatures(case: Case) -> Iterator[tuple[_Check, str]]:
    """Yield what is asked about every signature of a list.

    Raises:
        Unreachable: There is none, or there are too many.
    """
    if case.badge.token:
        yield token.check_signature, _CHANGED
        yield token.check_key, _FOREIGN
        return
    if not case.embedded:
        raise Unreachable("The list does not count, because it is not signed.")
    if len(case.proofs) > proofs.MAX_PROOFS:
        raise Unreachable("The list has too many signatures.")
    for proof in case.proofs:
        yield partial(proofs.check_signature, proof=proof), _CHANGED
        yield partial(proofs.check_key, proof=proof), _FOREIGN


def _check_dates(case: Case, ctx: Context) -> None:
    """Check that a list is valid now.

    Raises:
        Unreachable: It is not, or does not say so in a way that can be read.
    """
    try:
        start, ends = start_of(case), ends_of(case)
    except Unreachable as error:
        raise Unreachable("The list does not count: its dates cannot be read.") from error
    if start and ctx.now < start.latest:
        raise Unreachable(f"The list is not valid before {start.words}.")
    for _, end in ends:
        if ctx.now > end.earliest:
            raise Unreachable(f"The list ran out on {end.words}.")


def _check_belongs(found: StatusList, place: Status, issuer: str) -> None:
    """Check that a list is of the badge's issuer, and the one that the badge names.

    Raises:
        Unreachable: It is another.
    """
    credential = found.credential
    if credential.issuer.id != issuer:
        raise Unreachable(
            f"The list does not count: it is of {credential.issuer.id[:200]}, not of the badge's "
            "issuer."
        )
    if credential.id and credential.id not in (place.list_url, place.list_url.partition("#")[0]):
        raise Unreachable(
            f"The list does not count: the one at {shown(place.list_url)} calls itself "
            f"{credential.id[:200]}."
        )


def _check_kind(found: StatusList, kind: Kind, place: Status, size: int) -> None:
    """Check that a list is of the kind that the badge names, and for that purpose.

    Raises:
        Unreachable: It is not.
    """
    if kind.credential not in found.types or kind.inside not in found.kinds:
        raise Unreachable("The list does not count: it is not of the kind that the badge names.")
    if place.purpose not in found.purposes:
        raise Unreachable("The list does not count: it is for another purpose.")
    if found.size not in (0, size):
        raise Unreachable("The list does not count: its places have another size.")


def _place(place: Status) -> tuple[int, int]:
    """Return the place of the badge in its list, and how many bits it has.

    Raises:
        Unreachable: It cannot be told.

    Spec: Bitstring Status List 1.0 section 2.1 (statusListIndex, statusSize, statusMessage).
    """
    if not place.purpose or not place.list_url:
        raise Unreachable("The badge does not say which list of its issuer is for what.")
    size = int(place.size) if _NUMBER.fullmatch(place.size) else 0
    if place.size and not size:
        raise Unreachable("The badge does not say in which way its list is to be read.")
    if not _NUMBER.fullmatch(place.index):
        raise Unreachable("The badge does not say where in the list of its issuer it stands.")
    needed = bool(place.messages) or size > 1 or place.purpose == MESSAGE
    if needed and len(place.messages) != 2 ** min(size or 1, 16):
        raise Unreachable("The badge does not say what every entry of its list means.")
    return int(place.index), size or 1


def _value(found: StatusList, kind: Kind, index: int, size: int) -> int:
    """Return the value at a place of the list.

    Raises:
        BadgeError: The list is damaged, too short or too large, or has no such place.
    """
    bits = decode_list(found.encoded, multibase=kind.multibase)
    if len(bits) // size < MIN_PLACES:
        raise BadgeError(
            f"It has {len(bits) // size:,} places; the standard asks for {MIN_PLACES:,} at least."
        )
    return bits.get(index, size)


def _is_stale(found: StatusList, copy: Copy, ctx: Context) -> bool:
    """Tell whether a copy is older than its issuer allows.

    Spec: Bitstring Status List 1.0 section 2.2 (ttl).
    """
    silent = None if found.credential.valid_until else MAX_AGE
    return copy.is_stale(ctx.now, found.ttl or silent)
