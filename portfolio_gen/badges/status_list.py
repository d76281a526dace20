"""Lists of withdrawn badges that are credentials themselves: read, not verified."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolio_gen.badges.bitstring import MAX_SIZE
from portfolio_gen.badges.fields import Fields, Notes
from portfolio_gen.badges.read import read_any
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.model.badge import Badge

MAX_TTL_MS = 100 * 365 * 86_400_000
"""Longest time that an issuer can let a copy live, in milliseconds: a hundred years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusList:
    """What a list says.

    Attributes:
        credential: The credential around it: its issuer, dates and proofs. No badge.
        types: Types of that credential.
        kinds: Types of the list inside.
        purposes: What a bit of the list can mean.
        encoded: The bits, packed.
        size: How many bits a place has, if the list says so; else 0.
        ttl: How long a copy may be used, if the list says so.
    """

    credential: Badge
    types: tuple[str, ...]
    kinds: tuple[str, ...]
    purposes: tuple[str, ...]
    encoded: str
    size: int = 0
    ttl: dt.timedelta | None = None


def read_list(data: bytes, *, source: str) -> StatusList:
    """Read a list of withdrawn badges, as JSON or as signed text.

    Args:
        data: The whole document.
        source: Name of it for messages.

    Raises:
        BadgeError: It is no such list, or a member that an answer depends on is of a wrong type.
        LimitError: It is larger, deeper or longer than we are willing to read.

    Spec: Bitstring Status List 1.0 section 2.2; StatusList2021 (W3C CCG), section 3.2.
    """
    credential, document = read_any(data, source=source)
    subject = Fields(data=document, notes=Notes()).must_be_child("credentialSubject")
    held = subject.data if subject else {}
    encoded = held.get("encodedList")
    if not isinstance(encoded, str):
        raise BadgeError("It holds no list (“encodedList”).")
    return StatusList(
        credential=credential,
        types=_texts(document, "type"),
        kinds=_texts(held, "type"),
        purposes=_texts(held, "statusPurpose"),
        encoded=encoded,
        size=_number(held, "statusSize", MAX_SIZE) or 0,
        ttl=_milliseconds(_number(held, "ttl", MAX_TTL_MS)),
    )


def _texts(holder: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return the texts of a list, or the one text.

    Raises:
        BadgeError: Something in it is no text.
    """
    found = holder.get(name, [])
    items = found if isinstance(found, list) else [found]
    if not all(isinstance(item, str) for item in items):
        raise BadgeError(f"“{name}” must be text, or a list of texts.")
    return tuple(items)


def _number(holder: Mapping[str, Any], name: str, limit: int) -> int | None:
    """Return a positive number; None if there is none.

    Raises:
        BadgeError: It is something else, or larger than ``limit``.
    """
    found = holder.get(name)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int) or not 0 < found <= limit:
        raise BadgeError(f"“{name}” must be a whole number from 1 to {limit:,}.")
    return found


def _milliseconds(number: int | None) -> dt.timedelta | None:
    return None if number is None else dt.timedelta(milliseconds=number)
