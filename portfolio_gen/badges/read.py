"""Any badge file to a ``Badge``, by its content and never by its name."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from portfolio_gen.badges import kinds, ob2, ob3, parsed, refusals, sniff
from portfolio_gen.badges.fields import Notes
from portfolio_gen.badges.packed import Packed
from portfolio_gen.base.errors import BadgeError, LimitError, Where
from portfolio_gen.model.badge import Badge, Container, Format

_WITHOUT_BADGE = {
    Container.PNG: refusals.PNG_WITHOUT_BADGE,
    Container.SVG: refusals.SVG_WITHOUT_BADGE,
}

_NO_BADGES = {Format.CLR2: refusals.CLR, Format.ENDORSEMENT: refusals.ENDORSEMENT}

MAX_FILE = 10_000_000
"""Largest accepted file, in bytes: a picture with a badge inside."""


def read_badge(data: bytes, *, source: str) -> Badge:
    """Read one badge; nothing in it is verified, and nothing is fetched.

    Args:
        data: The whole file.
        source: Name of the file for messages.

    Raises:
        BadgeError: These bytes are not one badge, for the reason in the message.
        LimitError: They are larger, deeper or longer than we are willing to read.
    """
    return _read(data, source, refused=_NO_BADGES)


def read_credential(data: bytes, *, source: str) -> Badge:
    """Read one badge, one learner record (CLR 2.0), or one endorsement; nothing is verified.

    Args:
        data: The whole file.
        source: Name of the file for messages.

    Raises:
        BadgeError: These bytes are none of these, for the reason in the message.
        LimitError: They are larger, deeper or longer than we are willing to read.
    """
    return _read(data, source, refused={})


def read_any(data: bytes, *, source: str) -> tuple[Badge, Mapping[str, Any]]:
    """Read any credential as far as all of them are alike: issuer, dates, proofs.

    Args:
        data: The whole file.
        source: Name of the file for messages.

    Returns:
        Its view, which says nothing of a subject that is no achievement, and the document.

    Raises:
        BadgeError: These bytes are no credential, for the reason in the message.
        LimitError: They are larger, deeper or longer than we are willing to read.
    """
    packed = _unpack(data, source)
    document = _document(packed)
    return ob3.read(document, packed), document


def _read(data: bytes, source: str, *, refused: Mapping[Format, refusals.Refusal]) -> Badge:
    """Read one document of any kind but those ``refused``.

    Raises:
        BadgeError: These bytes are no such document.
        LimitError: They are larger, deeper or longer than we are willing to read.
    """
    try:
        return _view(_unpack(data, source), refused)
    except BadgeError as error:
        place = error.where if error.where and sniff.begins_as_json(data) else Where(file=source)
        where = Where(file=source, line=place.line, column=place.column)
        hint = error.hint or refusals.AGAIN
        raise type(error)(error.message, where=where, hint=hint) from error


def _unpack(data: bytes, source: str) -> Packed:
    """Find the document in a file.

    Raises:
        BadgeError: There is none.
        LimitError: Something is too large.
    """
    if len(data) > MAX_FILE:
        raise LimitError(
            f"This file has {len(data):,} bytes; at most {MAX_FILE:,} are read.",
            hint="A badge is much smaller; check that this is the right file.",
        )
    container = sniff.kind_of(data)
    notes = Notes()
    if container in _WITHOUT_BADGE:
        text = _unbaked(data, container, notes)
        inner = sniff.kind_of_text(text.strip(), baked=True)
        payload = text.encode("utf-8")
    else:
        inner, payload = container, data.removeprefix(sniff.BOM)
        if payload != data:
            notes.add("The file begins with a byte order mark, which was left out.")
    packed = Packed(source=source, raw=data, payload=payload, container=container, notes=notes)
    return _opened(packed) if inner is Container.JWS else packed


def _unbaked(data: bytes, container: Container, notes: Notes) -> str:
    """Return the text inside a picture.

    Raises:
        BadgeError: There is none, or the picture is damaged.
        LimitError: Something in it is too large.
    """
    # Most badges are no pictures, and readers of pictures take a while to load.
    from portfolio_gen.badges.baked import extract  # noqa: PLC0415

    baked = extract(data, container)
    if baked is None:
        raise _WITHOUT_BADGE[container].error()
    for note in baked.notes:
        notes.add(note)
    return baked.text


def _opened(packed: Packed) -> Packed:
    """Return signed text with its content as the document.

    Raises:
        BadgeError: Not a compact JWS.
        LimitError: Too long.
    """
    try:
        token = packed.payload.decode("ascii").strip(" \t\n\v\f\r")
    except UnicodeDecodeError as error:
        raise BadgeError("This signed text holds characters that cannot stand in one.") from error
    parts = parsed.parts_of(token)
    for oddity in parts.oddities:
        packed.notes.add(oddity)
    return replace(packed, payload=parts.payload, token=token, proofs=(parts.proof,))


def _view(packed: Packed, refused: Mapping[Format, refusals.Refusal]) -> Badge:
    """Return what the document says.

    Raises:
        BadgeError: Not strict JSON, no document that is read here, or a member of a wrong type.
        LimitError: Something is too long, too deep or too many.
    """
    document = _document(packed)
    kind = kinds.format_of(document)
    if kind in refused:
        raise refused[kind].error()
    if kind in (Format.OB2, Format.OB1):
        return ob2.read(document, packed, kind)
    return ob3.read(document, packed, kind)


def _document(packed: Packed) -> Mapping[str, Any]:
    """Return the document that was unpacked; for signed text, what its claims stand for.

    Raises:
        BadgeError: Not strict JSON, or a claim of a wrong type.
        LimitError: Too large or too deep.
    """
    if not packed.token:
        return parsed.document_of(packed.payload)
    credential, notes = parsed.credential_in(packed.payload)
    for note in notes:
        packed.notes.add(note)
    return credential
