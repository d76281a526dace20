"""Endorsements and learner records: each document inside has a verdict of its own."""

import base64
import datetime as dt
import json
from typing import Any

import pytest

from portfolio_gen.badges.read import read_credential
from portfolio_gen.base.report import Outcome
from portfolio_gen.crypto.tree import embedded_credentials
from portfolio_gen.model.badge import Container
from portfolio_gen.verify import nested
from portfolio_gen.verify.case import case_of
from portfolio_gen.verify.checked import Checked, Inside, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.builders import (
    COLLEGE,
    EMAIL,
    MAKER,
    OB3,
    STRANGER,
    V2,
    Change,
    Document,
    Key,
    changed,
    credential,
    drop,
    put,
    sign,
)

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
CTX = Context(now=NOW)
ACHIEVEMENT = "credentialSubject.achievement"
PRAISED = "https://badges.kestrelvalley.example/achievements/open-lesson"
CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"


def endorsement(about: str = PRAISED, key: Key = STRANGER, number: int = 1) -> Document:
    """Return an unsigned endorsement."""
    return {
        "@context": [V2, OB3],
        "id": f"urn:uuid:b9a9a5ec-3d41-4c7c-8a9b-{number:012}",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "A good word",
        "issuer": {"id": key.did, "type": ["Profile"], "name": "River Commons"},
        "validFrom": "2026-05-02T09:00:00Z",
        "credentialSubject": {
            "id": about,
            "type": ["EndorsementSubject"],
            "endorsementComment": "Well made.",
        },
    }


def endorsed(*inside: Any, way: str = f"{ACHIEVEMENT}.endorsement") -> Document:  # noqa: ANN401
    """Return the usual badge with endorsements inside, signed."""
    return sign(changed(credential(), put(way, list(inside))))


def check(document: Document, ctx: Context = CTX) -> Checked:
    """Check a document of any kind."""
    return verify_badge(read_credential(json.dumps(document).encode(), source="badge.json"), ctx)


def verdicts(checked: Checked) -> list[Verdict | None]:
    """Return the verdicts of the documents inside."""
    return [each.checked.verdict if each.checked else None for each in checked.inside]


def outcome(checked: Checked, name: str) -> Outcome:
    """Return the outcome of a check that reported once."""
    (found,) = checked.report.named(name)
    return found.outcome


def alter(document: Document, *changes: Change) -> Document:
    """Return a signed document changed after it was signed."""
    return changed(document, *changes)


GOOD = sign(endorsement(), STRANGER)
ALTERED = alter(GOOD, put("credentialSubject.endorsementComment", "The best of all!"))


@pytest.mark.parametrize(
    ("inside", "verdict", "praise"),
    [
        (GOOD, Verdict.UNCONFIRMED, True),
        (ALTERED, Verdict.ALTERED, False),
        (
            sign(changed(endorsement(), put("validUntil", "2026-06-01T00:00:00Z")), STRANGER),
            Verdict.EXPIRED,
            False,
        ),
        (endorsement(), Verdict.COURSE_ONLY, False),
        (sign(endorsement(), MAKER), Verdict.ALTERED, False),
    ],
    ids=["genuine", "altered", "expired", "unsigned", "signed by another"],
)
def test_an_endorsement_has_a_verdict_of_its_own(
    inside: Document, verdict: Verdict, *, praise: bool
) -> None:
    """A bad one is never praise, and never makes the badge around it altered."""
    checked = check(endorsed(inside))
    (found,) = checked.inside
    assert found.place == f"{ACHIEVEMENT}.endorsement[0]"
    assert verdicts(checked) == [verdict]
    assert found.is_praise is praise
    assert checked.verdict is Verdict.UNCONFIRMED
    assert outcome(checked, "signature") is Outcome.PASS
    assert outcome(checked, "nothing-unsigned") is Outcome.PASS
    assert checked.sentence.endswith(
        " Signed documents inside it: 1, each with a verdict of its own; confirmed: 0."
    )


def test_what_is_inside_is_covered_from_outside() -> None:
    """Putting another endorsement into a signed badge alters the badge."""
    whole = endorsed(GOOD)
    exchanged = alter(whole, put(f"{ACHIEVEMENT}.endorsement", [ALTERED]))
    checked = check(exchanged)
    assert checked.verdict is Verdict.ALTERED
    assert checked.inside == ()


@pytest.mark.parametrize(
    ("way", "about", "right"),
    [
        (f"{ACHIEVEMENT}.endorsement", PRAISED, True),
        (f"{ACHIEVEMENT}.endorsement", MAKER.did, False),
        ("issuer.endorsement", MAKER.did, True),
        ("issuer.endorsement", PRAISED, False),
        ("endorsement", PRAISED, True),
        ("endorsement", MAKER.did, True),
        ("endorsement", "urn:uuid:6f1c0a0e-7d0b-4c0e-9a53-0d6b5f1b2a11", True),
        ("endorsement", "https://elsewhere.example/other", False),
    ],
)
def test_what_an_endorsement_speaks_of(way: str, about: str, *, right: bool) -> None:
    """A good word for something else is no praise of this."""
    (found,) = check(endorsed(sign(endorsement(about), STRANGER), way=way)).inside
    assert found.checked is not None
    assert found.checked.verdict is Verdict.UNCONFIRMED
    assert (found.about_this, found.is_praise) == (right, right)


def test_an_endorsement_of_nothing() -> None:
    """One that does not say what it speaks of does not speak of a badge without a name."""
    nameless = changed(endorsement(), drop("credentialSubject.id"))
    badge = changed(credential(), drop(f"{ACHIEVEMENT}.id"))
    unsigned = changed(badge, put(f"{ACHIEVEMENT}.endorsement", [nameless]))
    (found,) = nested.inside(_case(unsigned), CTX, nested.Room(), _verify)
    assert found.about_this is False


@pytest.mark.parametrize(("key", "own"), [(MAKER, True), (STRANGER, False)])
def test_the_issuer_praises_itself(key: Key, *, own: bool) -> None:
    """Self-praise is told apart."""
    (found,) = check(endorsed(sign(endorsement(key=key), key))).inside
    assert found.by_issuer is own


def test_the_person_is_not_asked_of_an_endorsement() -> None:
    """An endorsement belongs to nobody; only the badge is compared with a person."""
    for address, expected in ((EMAIL, Verdict.UNCONFIRMED), ("x@y.example", Verdict.OTHER_PERSON)):
        checked = check(endorsed(GOOD), Context(now=NOW, recipient=(address,)))
        assert checked.verdict is expected
        assert verdicts(checked) == [Verdict.UNCONFIRMED]


def test_an_endorsement_alone() -> None:
    """At the top level it is checked like a badge."""
    checked = check(GOOD, Context(now=NOW, recipient=(EMAIL,)))
    assert (checked.verdict, checked.inside) == (Verdict.UNCONFIRMED, ())
    (found,) = checked.report.named("recipient")
    assert found.message == ("An endorsement speaks of a badge or an issuer and belongs to nobody.")
    assert check(ALTERED).verdict is Verdict.ALTERED


def token(document: Document, key: Key = STRANGER) -> str:
    """Return a document as signed text."""
    head = {"alg": "EdDSA", "kid": key.method, "typ": "vc+jwt"}
    parts = [_base64(json.dumps(part).encode()) for part in (head, document)]
    signature = key.private.sign(".".join(parts).encode())
    return ".".join([*parts, _base64(signature)])


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def test_signed_text() -> None:
    """An endorsement may be signed text; it is read from its own text."""
    document = endorsed(token(endorsement()), "no token", way=f"{ACHIEVEMENT}.endorsementJwt")
    first, second = check(document).inside
    assert first.place == f"{ACHIEVEMENT}.endorsementJwt[0]"
    assert first.checked is not None
    assert first.checked.badge.container is Container.JWS
    assert first.checked.badge.issuer.id == STRANGER.did
    assert first.about_this
    assert (second.checked, second.is_praise) == (None, False)
    assert second.problem == (
        "It cannot be read: This is not a badge file that is known here: JSON, signed text (JWS), "
        "or a PNG or SVG image with a badge inside."
    )


def record(*inside: Any, key: Key = MAKER, **subject: Any) -> Document:  # noqa: ANN401
    """Return a signed learner record that holds badges."""
    return sign(
        {
            "@context": [V2, CLR, OB3],
            "id": "urn:uuid:0d0c2a5e-61f4-4c53-9b5b-9a5f0a3b7c11",
            "type": ["VerifiableCredential", "ClrCredential"],
            "name": "Transcript",
            "issuer": {"id": key.did, "type": ["Profile"], "name": "Kestrel Valley College"},
            "validFrom": "2026-06-01T09:00:00Z",
            "credentialSubject": {
                "id": "did:example:ana",
                "type": ["ClrSubject"],
                "verifiableCredential": list(inside),
                **subject,
            },
        },
        key,
    )


def other(number: int = 1, person: dict[str, str] | None = None) -> Document:
    """Return a badge of a record, signed."""
    plain = changed(credential(), put("id", f"urn:uuid:6f1c0a0e-7d0b-4c0e-9a53-{number:012}"))
    plain["credentialSubject"] = {**plain["credentialSubject"], **(person or {})}
    return sign(plain)


def test_a_learner_record() -> None:
    """Each badge has a verdict; a bad one is reported at that badge and nowhere else."""
    bad = alter(other(2), put("name", "Doctor of everything"))
    checked = check(record(other(1), bad, endorsed(GOOD)))
    assert verdicts(checked) == [Verdict.UNCONFIRMED, Verdict.ALTERED, Verdict.UNCONFIRMED]
    assert checked.verdict is Verdict.UNCONFIRMED
    deeper = checked.inside[2].checked
    assert deeper is not None
    assert verdicts(deeper) == [Verdict.UNCONFIRMED]
    assert deeper.badge.source == "badge.json credentialSubject.verifiableCredential[2]"


@pytest.mark.parametrize(
    ("person", "same"), [({}, True), ({"id": "did:example:ana"}, True), ({"id": "did:x:b"}, False)]
)
def test_a_badge_of_somebody_else_in_a_record(person: dict[str, str], *, same: bool) -> None:
    """A record that holds another person's badge is noticed."""
    (found,) = check(record(other(person=person))).inside
    assert (found.about_this, found.is_praise) == (same, same)


def test_a_badge_in_an_envelope() -> None:
    """Signed text inside a record stands in an envelope; another envelope cannot be read."""
    text = token(credential(STRANGER.did))
    good = {"@context": [V2], "type": "EnvelopedVerifiableCredential"}
    first, second = nested.inside(
        _case(
            record(
                {**good, "id": f"data:application/vc+jwt,{text}"},
                {**good, "id": "data:application/vc+cbor,x"},
            )
        ),
        CTX,
        nested.Room(),
        _verify,
    )
    assert first.checked is not None
    assert first.checked.badge.token == text
    assert second.problem == (
        "It cannot be read: This file wraps a signed credential in another document."
    )


def test_too_many() -> None:
    """Work is bounded over all levels; what is left out is said, once."""
    seen: list[str] = []

    def verify(badge: Any, ctx: Context, room: nested.Room) -> Checked:  # noqa: ANN401
        seen.append(badge.id)
        return _verify(badge, ctx, room)

    many = [endorsement(number=n) for n in range(nested.MAX_INSIDE + 5)]
    unsigned = changed(credential(), put("endorsement", many))
    found = nested.inside(_case(unsigned), CTX, nested.Room(), verify)
    assert len(seen) == nested.MAX_INSIDE
    assert len(found) == nested.MAX_INSIDE + 1
    assert found[-1] == Inside(
        place=f"endorsement[{nested.MAX_INSIDE}]",
        problem="At most 60 documents inside one file are checked.",
    )


def test_too_deep() -> None:
    """An endorser who is endorsed, and so on, ends somewhere."""
    inner = endorsement(number=9)
    for number in range(nested.MAX_LEVELS):
        inner = changed(endorsement(number=number), put("issuer.endorsement", [inner]))
    checked = check(changed(credential(), put("endorsement", [inner])))
    for _ in range(nested.MAX_LEVELS):
        (found,) = checked.inside
        assert found.checked is not None
        checked = found.checked
    assert [each.problem for each in checked.inside] == [
        "Documents more than 3 levels inside one another are not checked."
    ]


def test_a_link_is_no_document() -> None:
    """An endorsement that is only linked says nothing, and is not fetched."""
    unsigned = changed(credential(), put("endorsement", ["https://elsewhere.example/e.json"]))
    assert check(unsigned).inside == ()


def test_every_vocabulary_inside_belongs_to_a_document_that_is_checked() -> None:
    """What brings its own words into a badge is found by both who look for it."""
    document = changed(
        record(endorsed(GOOD), other(3)),
        put("endorsement", [[GOOD]]),
        put("issuer.parentOrg", {"id": "urn:x", "endorsement": GOOD}),
    )
    places = [str(place) for place in embedded_credentials(document)]
    found = [f.place.replace("[", ".").replace("]", "") for f in nested.documents_in(document)]
    assert len(found) == 4
    assert all(any(p == f or p.startswith(f"{f}.") for f in found) for p in places)


def _case(document: Document) -> Any:  # noqa: ANN401
    return case_of(read_credential(json.dumps(document).encode(), source="badge.json"))


def _verify(badge: Any, ctx: Context, _room: nested.Room) -> Checked:  # noqa: ANN401
    return verify_badge(badge, ctx)


def test_the_same_person_stands_around() -> None:
    """A document that nobody signed may still hold one that somebody did."""
    checked = check(changed(credential(COLLEGE), put(f"{ACHIEVEMENT}.endorsement", [GOOD])))
    assert checked.verdict is Verdict.COURSE_ONLY
    assert verdicts(checked) == [Verdict.UNCONFIRMED]
