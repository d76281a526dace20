"""Open Badges 3.0 and their kin, on version 1.1 and 2.0 of the data model, to ``Badge``."""

from collections.abc import Mapping
from typing import Any

from portfolio_gen.badges.endorsements import endorsers_of
from portfolio_gen.badges.fields import MAX_ITEMS, Fields
from portfolio_gen.badges.packed import Packed
from portfolio_gen.badges.parts import (
    alignment_of,
    criteria_of,
    evidence_of,
    identity_of,
    image_of,
    issuer_of,
)
from portfolio_gen.badges.things import Things, whole
from portfolio_gen.badges.vcdm import names_of_dates, version_of
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.model.badge import (
    Achievement,
    Badge,
    Format,
    Issuer,
    Proof,
    Recipient,
    Result,
    ResultDescription,
    Securing,
    Status,
)


def read(
    document: Mapping[str, Any],
    packed: Packed,
    kind: Format = Format.OB3,
    *,
    things: Things | None = None,
) -> Badge:
    """Return the view of an Open Badges 3.0 credential, a learner record or an endorsement.

    Args:
        document: The credential; for a JWT, after its claims were merged into it.
        packed: The file, and what was found while it was unpacked.
        kind: ``Format.OB3``, ``Format.CLR2`` or ``Format.ENDORSEMENT``. A learner record has no
            achievement of its own; that of an endorsement is the thing it speaks of, which has an
            identifier and nothing else.
        things: What is taken in place of objects with these identifiers, to compare with.

    Raises:
        BadgeError: No issuer is named, or a member that a verdict depends on is of the wrong
            type.
        LimitError: Something is too long or too many.

    Spec: OB 3.0 appendix B; CLR 2.0 appendix B; VCDM 2.0 section 4; VCDM 1.1 section 4.
    """
    things = things or {}
    credential = Fields(data=whole(document, things), notes=packed.notes, things=things)
    subject = _inside(credential, "credentialSubject")
    about = _about(subject, kind)
    issuer = _issuer(credential)
    achievement = _achievement(about, issuer)
    identifier = credential.must_be_text("id")
    vcdm = version_of(document)
    proofs = _proofs(credential)
    valid_from, valid_until = _dates(credential, vcdm)
    return Badge(
        source=packed.source,
        raw=packed.raw,
        payload=packed.payload,
        token=packed.token,
        container=packed.container,
        format=kind,
        vcdm=vcdm,
        securing=_securing(packed, proofs),
        id=identifier,
        name=achievement.name or credential.text("name") or achievement.id or identifier,
        issuer=issuer,
        achievement=achievement,
        recipient=Recipient() if kind is Format.ENDORSEMENT else _recipient(subject),
        valid_from=valid_from,
        valid_until=valid_until,
        narrative=subject.prose("narrative") or subject.prose("endorsementComment"),
        image=image_of(credential) or image_of(subject),
        evidence=evidence_of(credential),
        results=_results(subject),
        proofs=(*packed.proofs, *proofs),
        status=_status(credential),
        endorsements=(*endorsers_of(credential), *endorsers_of(about)),
        notes=tuple(packed.notes.found),
        reshaped=tuple(packed.notes.reshaped),
    )


def _about(subject: Fields, kind: Format) -> Fields:
    """Return what was achieved, or what an endorsement speaks of.

    Raises:
        BadgeError: The achievement is no object, or what is endorsed is named by no text.
        LimitError: The name of what is endorsed is too long.
    """
    if kind is Format.OB3:
        return _inside(subject, "achievement")
    endorsed = subject.must_be_text("id") if kind is Format.ENDORSEMENT else ""
    return Fields(data={"id": endorsed} if endorsed else {}, notes=subject.notes)


def _inside(holder: Fields, name: str) -> Fields:
    """Return an object the standard asks for; an empty one and a note where it is missing.

    The checks refuse such a badge; showing what else it says is no harm.

    Raises:
        BadgeError: The member is something else, or a list of several.
    """
    found = holder.must_be_child(name)
    if found is not None:
        return found
    holder.notes.add(f"There is no “{holder.to(name)}”, which the standard asks for.")
    return Fields(data={}, way=holder.to(name), notes=holder.notes)


def _dates(credential: Fields, vcdm: str) -> tuple[str, str]:
    """Return both dates by the names that this version uses, or else by the other names.

    Raises:
        BadgeError: A date is no text.
        LimitError: A date is too long.
    """
    own, other = names_of_dates(vcdm), names_of_dates("2.0" if vcdm == "1.1" else "1.1")
    found = []
    for names in zip(own, other, strict=True):
        values = [credential.must_be_text(name) for name in names]
        if all(values) and values[0] != values[1]:
            credential.notes.add(f"“{names[0]}” and “{names[1]}” differ; the first is shown.")
        found.append(values[0] or values[1])
    return found[0], found[1]


def _securing(packed: Packed, proofs: tuple[Proof, ...]) -> Securing:
    if packed.token:
        return Securing.JWS
    return Securing.EMBEDDED if proofs else Securing.NONE


def _issuer(credential: Fields) -> Issuer:
    """Return the issuer, named by identifier alone or by a profile.

    Raises:
        BadgeError: There is none, or it has no identifier.
        LimitError: Something is too long.
    """
    if credential.is_address("issuer"):
        issuer = Issuer(id=credential.must_be_text("issuer"))
    else:
        profile = credential.must_be_child("issuer")
        issuer = issuer_of(profile) if profile else Issuer(id="")
    if not issuer.id:
        raise BadgeError(
            "This badge does not say who issued it.",
            hint="Ask whoever gave it to you for a corrected badge.",
        )
    return issuer


def _achievement(about: Fields, issuer: Issuer) -> Achievement:
    """Return what was achieved; a creator that is only named is the issuer of that name.

    Raises:
        BadgeError: The identifier of it or of its creator is no text.
        LimitError: Something is too long or too many.
    """
    narrative, address = criteria_of(about)
    profile = about.child("creator")
    creator = issuer_of(profile) if profile else None
    return Achievement(
        id=about.must_be_text("id"),
        name=about.text("name"),
        description=about.prose("description"),
        criteria=narrative,
        criteria_url=address,
        achievement_type=about.text("achievementType"),
        image=image_of(about),
        creator=issuer if creator == Issuer(id=issuer.id) else creator,
        alignment=alignment_of(about),
        tags=about.texts("tag"),
        result_descriptions=tuple(
            _result_description(entry) for entry in about.children("resultDescription")
        ),
    )


def _result_description(entry: Fields) -> ResultDescription:
    """Return a result that the achievement can have.

    Raises:
        LimitError: Something is too long or too many.
    """
    return ResultDescription(
        id=entry.text("id"),
        name=entry.text("name"),
        result_type=entry.text("resultType"),
        allowed_value=entry.texts("allowedValue"),
        value_min=entry.text("valueMin"),
        value_max=entry.text("valueMax"),
        levels=tuple(
            (level.text("id"), level.text("name"), level.prose("description"))
            for level in entry.children("rubricCriterionLevel")
        ),
    )


def _results(subject: Fields) -> tuple[Result, ...]:
    """Return the results of this award.

    Raises:
        LimitError: Something is too long or too many.
    """
    return tuple(
        Result(
            result_description=entry.text("resultDescription"),
            value=entry.text("value"),
            status=entry.text("status"),
            achieved_level=entry.text("achievedLevel"),
        )
        for entry in subject.children("result")
    )


def _recipient(subject: Fields) -> Recipient:
    """Return who received it.

    Raises:
        BadgeError: The identifier is no text.
        LimitError: Something is too long or too many.
    """
    statements = (
        identity_of(entry, kind="identityType", value="identityHash")
        for entry in subject.children("identifier")
    )
    return Recipient(
        id=subject.must_be_text("id"),
        identities=tuple(found for found in statements if found is not None),
    )


def _proofs(credential: Fields) -> tuple[Proof, ...]:
    """Return every embedded proof, in the order of the file.

    Raises:
        BadgeError: One is no object, or a member of one is no text.
        LimitError: Something is too long or too many.
    """
    return tuple(
        Proof(
            type=entry.must_be_text("type"),
            suite=entry.must_be_text("cryptosuite"),
            verification_method=entry.must_be_text("verificationMethod"),
            purpose=entry.must_be_text("proofPurpose"),
            created=entry.must_be_text("created"),
            expires=entry.must_be_text("expires"),
        )
        for entry in credential.must_be_children("proof")
    )


def _status(credential: Fields) -> tuple[Status, ...]:
    """Return where the issuer would say that the badge was withdrawn.

    Raises:
        BadgeError: One is no object, or has no type.
        LimitError: Something is too long or too many.
    """
    return tuple(_one_status(entry) for entry in credential.must_be_children("credentialStatus"))


def _one_status(entry: Fields) -> Status:
    """Return one such place.

    Raises:
        BadgeError: Its type is no text.
        LimitError: Something is too long.
    """
    kind = entry.must_be_text("type")
    identifier = entry.must_be_text("id")
    own_list = identifier if kind == "1EdTechRevocationList" else ""
    return Status(
        type=kind,
        purpose=entry.must_be_text("statusPurpose"),
        list_url=entry.must_be_text("statusListCredential") or own_list,
        index=entry.text("statusListIndex"),
        id=identifier,
        size=entry.text("statusSize"),
        messages=_messages(entry),
    )


def _messages(entry: Fields) -> tuple[tuple[str, str], ...]:
    """Return what values mean; nothing if there are more than anybody reads.

    Raises:
        LimitError: Something is too long.
    """
    found = entry.data.get("statusMessage")
    if isinstance(found, list) and len(found) > MAX_ITEMS:
        entry.notes.add(f"“{entry.to('statusMessage')}” has too many entries to be read.")
        return ()
    return tuple(
        (message.text("status"), message.text("message"))
        for message in entry.children("statusMessage")
    )
