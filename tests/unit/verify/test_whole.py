"""Signed badges written otherwise, so that they state the same and show something else.

Each change keeps every signed statement. None may pass as unchanged while it shows less.
"""

from typing import Any

import pytest

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.report import Outcome
from portfolio_gen.crypto.data_integrity import unsecured
from portfolio_gen.verify.checked import Verdict
from portfolio_gen.verify.whole import check_whole
from tests.builders import V2, Change, Document, badge, canonical, changed, credential, drop, put
from tests.unit.verify.test_proofs import ED, SUITE_2020, check, finding, made
from tools import mutate

ACHIEVEMENT = "credentialSubject.achievement"
PART = (
    "One thing stands in several places of the badge, and not all of them show all that is said "
    "of it; in which place it was said is not signed."
)
SHARED = "https://badges.kestrelvalley.example/shared"
ITSELF = credential(ED.did)
KIND = "eddsa-rdfc-2022"
V1 = "https://www.w3.org/2018/credentials/v1"
COLLEGE = {"id": ED.did, "type": ["Profile"], "name": "Kestrel Valley College"}


def both(*changes: Change) -> Change:
    """Return several changes as one."""

    def change(document: Document) -> None:
        for each in changes:
            each(document)

    return change


def move(start: str, end: str, name: str) -> Change:
    """Return a change that takes a member from one place to another."""

    def change(document: Document) -> None:
        giver, taker = (_at(document, way) for way in (start, end))
        taker[name] = giver.pop(name)

    return change


def move_to(name: str, other: str) -> Change:
    """Return a change that gives a member of the badge another name."""

    def change(document: Document) -> None:
        document[other] = document.pop(name)

    return change


def _at(document: Document, way: str) -> Any:  # noqa: ANN401
    place: Any = document
    for name in way.split(".") if way else ():
        place = place[int(name)] if name.isdigit() else place[name]
    return place


def _creator_as_issuer(document: Document) -> None:
    document["credentialSubject"]["achievement"]["creator"] = dict(document["issuer"])


CREATOR = put(f"{ACHIEVEMENT}.creator", {"id": ED.did, "type": ["Profile"]})
WORKS = put(
    "evidence",
    [
        {"id": SHARED, "type": ["Evidence"], "name": "Lesson", "description": "A lesson."},
        {"id": f"{SHARED}/2", "type": ["Evidence"], "name": "Photo", "description": "A photo."},
    ],
)
PICTURE = {"id": SHARED, "type": "Image", "caption": "A kestrel"}
PICTURES = both(put("issuer.image", {**PICTURE}), put(f"{ACHIEVEMENT}.image", {**PICTURE}))
CRITERIA = both(
    put(f"{ACHIEVEMENT}.criteria", {"id": SHARED, "narrative": "Teach it."}),
    put("evidence", [{"id": SHARED, "type": ["Evidence"], "narrative": "Teach it."}]),
)


def untouched(_document: Document) -> None:
    """Change nothing."""


ATTACKS: dict[str, tuple[Change, Change]] = {
    "name of the issuer at the creator": (
        CREATOR,
        move("issuer", f"{ACHIEVEMENT}.creator", "name"),
    ),
    "issuer by address": (
        put(f"{ACHIEVEMENT}.creator", COLLEGE),
        put("issuer", ED.did),
    ),
    "part of the issuer": (
        both(put("issuer.url", "https://x.example/"), _creator_as_issuer),
        drop("issuer.url"),
    ),
    "part of the creator": (
        both(put("issuer.url", "https://x.example/"), _creator_as_issuer),
        drop(f"{ACHIEVEMENT}.creator.url"),
    ),
    "work divided": (
        WORKS,
        lambda d: d["evidence"].append(
            {"id": SHARED, "type": ["Evidence"], "name": d["evidence"][0].pop("name")}
        ),
    ),
    "picture without its words": (PICTURES, drop("issuer.image.caption")),
    "picture by address": (PICTURES, put(f"{ACHIEVEMENT}.image", SHARED)),
    "criteria without words": (CRITERIA, drop(f"{ACHIEVEMENT}.criteria.narrative")),
    "criteria by address": (CRITERIA, put(f"{ACHIEVEMENT}.criteria", SHARED)),
    "work by address": (CRITERIA, put("evidence", [SHARED, {"id": SHARED, "type": "Evidence"}])),
}
"""By name: how the badge was before it was signed, and what somebody did to it afterwards."""


@pytest.mark.parametrize(("before", "after"), ATTACKS.values(), ids=ATTACKS)
def test_moved(before: Change, after: Change) -> None:
    """What is said of a thing is taken to another of its places; every statement is still there."""
    document = made(KIND, before)
    assert finding(check(document), "signature").outcome is Outcome.PASS
    moved = changed(document, after)
    assert canonical(unsecured(moved)) == canonical(unsecured(document))
    checked = check(moved)
    for name in ("nothing-unsigned", "signature"):
        found = finding(checked, name)
        assert (found.outcome, found.message) == (Outcome.UNKNOWN, PART)
    assert checked.verdict in (Verdict.INCOMPLETE, Verdict.ALTERED)


SAME: dict[str, tuple[Change, Change]] = {
    "works in another order": (WORKS, lambda d: d["evidence"].reverse()),
    "kinds in another order": (untouched, lambda d: d["type"].reverse()),
    "an entry repeated": (WORKS, lambda d: d["evidence"].append(d["evidence"][0])),
    "creator written out": (CREATOR, put(f"{ACHIEVEMENT}.creator", COLLEGE)),
    "creator named only": (
        put(f"{ACHIEVEMENT}.creator", COLLEGE),
        put(f"{ACHIEVEMENT}.creator", {"id": ED.did, "type": ["Profile"]}),
    ),
    "a language in capitals": (
        put("name", {"@value": "Open lesson", "@language": "en"}),
        put("name", {"@value": "Open lesson", "@language": "EN"}),
    ),
}
"""Changes that keep every statement and everything that is shown, but for the order of lists."""


@pytest.mark.parametrize(("before", "after"), SAME.values(), ids=SAME)
def test_nothing_else_is_shown(before: Change, after: Change) -> None:
    """Where a file shows the same, it is the same badge."""
    document = made(KIND, before)
    again = check(changed(document, after))
    assert finding(again, "signature").outcome is Outcome.PASS
    assert again.verdict is Verdict.UNCONFIRMED
    assert mutate.shown(again.badge) == mutate.shown(check(document).badge)


SHAPES: dict[str, tuple[Change, str]] = {
    "text twice": (
        put("issuer.name", ["Kestrel Valley College", "Kestrel Valley College"]),
        "“issuer.name” is a list where text was expected; it was left out.",
    ),
    "text in lists": (
        put("issuer.name", [["Kestrel Valley College"]]),
        "“issuer.name” is a list where text was expected; it was left out.",
    ),
    "entry in lists": (
        lambda d: put("evidence", [[d["evidence"][0]]])(d),
        "“evidence” is a list where an object or an address was expected; it was left out.",
    ),
    "truth as text": (
        put("credentialSubject.identifier.0.hashed", "true"),
        "“credentialSubject.identifier.hashed” is neither true nor false.",
    ),
}


@pytest.mark.parametrize(("change", "note"), SHAPES.values(), ids=SHAPES)
def test_shape(change: Change, note: str) -> None:
    """A value of another shape states the same, and is not shown any more."""
    document = made(KIND)
    shaped = changed(document, change)
    assert canonical(unsecured(shaped)) == canonical(unsecured(document))
    found = finding(check(shaped), "signature")
    assert (found.outcome, found.message) == (
        Outcome.UNKNOWN,
        f"{note} How it was written is not signed.",
    )


@pytest.mark.parametrize("kind", ["eddsa-jcs-2022", "ecdsa-jcs-2019 P-256"])
@pytest.mark.parametrize(("before", "after"), ATTACKS.values(), ids=ATTACKS)
def test_as_text(kind: str, before: Change, after: Change) -> None:
    """A signature over the text covers the places as well."""
    document = made(kind, before)
    assert finding(check(document), "signature").outcome is Outcome.PASS
    assert finding(check(changed(document, after)), "signature").outcome is Outcome.FAIL


def test_a_date_moved_away() -> None:
    """An expired badge that is its own evidence does not lose its end to that place."""
    document = made(
        KIND,
        put("validUntil", "2026-06-30T00:00:00Z"),
        put("evidence", [{"id": ITSELF["id"], "type": ["Evidence"], "name": ITSELF["name"]}]),
    )
    assert check(document).verdict is Verdict.EXPIRED

    def hide(document: Document) -> None:
        document["evidence"][0] |= {
            "validUntil": document.pop("validUntil"),
            "type": ["Evidence", "VerifiableCredential"],
        }

    hidden = changed(document, hide)
    assert canonical(unsecured(hidden)) == canonical(unsecured(document))
    checked = check(hidden)
    assert finding(checked, "signature").message == PART
    assert checked.verdict is not Verdict.UNCONFIRMED


FIRST = both(
    put("@context", [V1, "https://purl.imsglobal.org/spec/ob/v3p0/context.json", SUITE_2020]),
    move_to("validFrom", "issuanceDate"),
)
SECOND = put(
    "@context", [V2, "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json", SUITE_2020]
)


@pytest.mark.parametrize(
    ("before", "usual", "second"),
    [
        (untouched, f"{ACHIEVEMENT}.criteria", "Criteria"),
        (both(SECOND, PICTURES), f"{ACHIEVEMENT}.image", "Image"),
        (both(FIRST, put(f"{ACHIEVEMENT}.creator", COLLEGE)), f"{ACHIEVEMENT}.creator", "Profile"),
        (FIRST, ACHIEVEMENT, "Achievement"),
    ],
    ids=["criteria", "image", "creator", "achievement"],
)
def test_second_name(before: Change, usual: str, second: str) -> None:
    """In Open Badges 3.0 some kinds of things share an address with the member that holds them."""
    document = made("Ed25519Signature2020", before)
    way, _, name = usual.rpartition(".")

    def rename(document: Document) -> None:
        holder = _at(document, way)
        holder[second] = holder.pop(name)

    hidden = changed(document, rename)
    assert canonical(unsecured(hidden)) == canonical(unsecured(document))
    checked = check(hidden)
    found = finding(checked, "nothing-unsigned")
    assert (found.outcome, found.message) == (
        Outcome.FAIL,
        f"{way} has the member '{second}' in place of '{name}', which hides it.",
    )
    assert finding(checked, "signature").outcome is Outcome.UNKNOWN
    assert checked.verdict is Verdict.ALTERED


def test_another_version() -> None:
    """Which vocabularies a file names is not signed, only what its words mean."""
    document = made("Ed25519Signature2020", drop("name"))
    older = {**document, "@context": [V1, *document["@context"][1:]]}
    assert canonical(unsecured(older)) == canonical(unsecured(document))
    found = finding(check(older), "signature")
    assert found.outcome is Outcome.UNKNOWN
    assert found.message == (
        "Which version of the standard the badge is written in is not signed, and it has no "
        "“issuanceDate”, which this version asks for."
    )


def test_a_list_of_withdrawn_badges() -> None:
    """No view shows what such a list holds; so it stands in one place."""
    subject = {"id": "https://x.example/list#list", "encodedList": "uH4sI"}
    document = {**credential(ED.did), "credentialSubject": subject}
    whole = badge(changed(credential(ED.did), put("credentialSubject.id", subject["id"])))
    check_whole(whole, document)
    with pytest.raises(Unreachable) as caught:
        check_whole(whole, {**document, "related": {"id": subject["id"], "ttl": 1}})
    assert caught.value.message == PART


def test_what_cannot_be_shown_together() -> None:
    """A recipient with two identifiers of its own, say, is no badge that can be read."""
    document = changed(
        credential(ED.did),
        put("credentialSubject.id", SHARED),
        put("evidence.0.id", SHARED),
        put("evidence.0.achievement", {"id": "https://x.example/2", "type": ["Achievement"]}),
    )
    with pytest.raises(Unreachable) as caught:
        check_whole(badge(document), document)
    assert caught.value.message == PART


def test_a_thing_in_many_places_is_read_quickly() -> None:
    """Things that name one another are looked up when they are shown, and not written out."""
    chain: list[Any] = [
        {"id": f"urn:x:{n}", "image": [{"id": f"urn:x:{n + 1}"}, {"id": f"urn:x:{n + 1}"}]}
        for n in range(40)
    ]
    document = changed(credential(ED.did), put("evidence", chain))
    check_whole(badge(document), document)
