"""Open Badges 2.0 assertions, and older ones, become the same view."""

from typing import Any

import pytest

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.model.badge import (
    Achievement,
    Alignment,
    Badge,
    Container,
    Evidence,
    Format,
    Image,
    Issuer,
    Proof,
    Recipient,
    RecipientIdentity,
    Securing,
    Status,
)
from tests.unit.badges.samples import EMAIL, dumps, ob2, token

HASH = "sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942"
BASE = "https://badges.kestrelvalley.example"


def read(document: dict[str, Any]) -> Badge:
    """Read a document as the file ``a.json``."""
    return read_badge(dumps(document), source="a.json")


def test_whole_view() -> None:
    """Every part of an assertion with everything inside."""
    data = dumps(ob2())
    assert read_badge(data, source="a.json") == Badge(
        source="a.json",
        raw=data,
        payload=data,
        container=Container.JSON,
        format=Format.OB2,
        securing=Securing.HOSTED,
        id=f"{BASE}/assertions/7.json",
        name="Copyright Basics",
        issuer=Issuer(id=f"{BASE}/issuer.json", name="Kestrel Valley College"),
        achievement=Achievement(
            id=f"{BASE}/copyright-basics.json",
            name="Copyright Basics",
            description="Knows what may be reused.",
            criteria="Write an essay.",
        ),
        recipient=Recipient(
            identities=(
                RecipientIdentity(
                    identity_type="email", identity=HASH, hashed=True, salt="deadsea"
                ),
            )
        ),
        valid_from="2025-11-03T00:00:00Z",
    )


def test_rich_view() -> None:
    """The parts that only some assertions have."""
    document = ob2(
        expires="2030-01-01",
        narrative="Well **done**.",
        image={"id": "https://x.example/a.png", "caption": "A star"},
        evidence=["https://x.example/w", {"narrative": "R"}],
        endorsement=["https://x.example/linked", {"issuer": {"name": "Dean"}}],
        revoked=True,
    )
    document["badge"].update(
        criteria="https://x.example/c",
        tags=["law"],
        image="https://x.example/b.png",
        alignment=[{"targetName": "T", "targetUrl": "u"}, {"name": "O", "url": "v"}],
        endorsement={"issuer": f"{BASE}/board"},
    )
    document["badge"]["issuer"].update(
        url=BASE, email="desk@x.example", description="D", revocationList=f"{BASE}/revoked.json"
    )
    badge = read(document)
    assert badge.valid_until == "2030-01-01"
    assert badge.narrative == "Well **done**."
    assert badge.image == Image(id="https://x.example/a.png", caption="A star")
    assert badge.evidence == (Evidence(id="https://x.example/w"), Evidence(narrative="R"))
    assert badge.endorsements == ("Dean", f"{BASE}/board")
    assert badge.revoked
    assert badge.achievement.criteria_url == "https://x.example/c"
    assert badge.achievement.tags == ("law",)
    assert badge.achievement.image == Image(id="https://x.example/b.png")
    assert badge.achievement.alignment == (
        Alignment(target_name="T", target_url="u"),
        Alignment(target_name="O", target_url="v"),
    )
    assert badge.issuer.email == "desk@x.example"
    assert badge.status == (Status(type="RevocationList", list_url=f"{BASE}/revoked.json"),)
    assert badge.notes == ()


def test_linked_class_and_issuer() -> None:
    """What is only linked is named by its address, and said to be elsewhere."""
    badge = read(ob2(badge=f"{BASE}/b.json"))
    assert badge.achievement == Achievement(id=f"{BASE}/b.json", name="")
    assert badge.name == f"{BASE}/b.json"
    assert badge.issuer == Issuer(id="")
    assert badge.notes == ("“badge” is only linked; what it says is not in this file.",)
    badge = read(ob2(badge={"name": "B", "issuer": f"{BASE}/i.json"}))
    assert badge.issuer == Issuer(id=f"{BASE}/i.json")
    assert badge.notes == ("“badge.issuer” is only linked; what it says is not in this file.",)


@pytest.mark.parametrize(
    ("changes", "securing", "notes"),
    [
        ({"verification": {"type": "hosted"}}, Securing.HOSTED, ()),
        ({"verification": {"type": ["HostedBadge", "x"]}, "id": "urn:1"}, Securing.HOSTED, ()),
        ({"verification": None}, Securing.HOSTED, ()),
        ({"verification": None, "id": "urn:1"}, Securing.NONE, ()),
        (
            {"verification": {"type": "SignedBadge"}},
            Securing.NONE,
            ("It says that it is signed, but the signature is not in this file.",),
        ),
    ],
    ids=["hosted", "types", "by-address", "nothing", "signed-without"],
)
def test_securing(changes: dict[str, Any], securing: Securing, notes: tuple[str, ...]) -> None:
    """What keeps an assertion from being changed, and what only claims to."""
    badge = read(ob2(**changes))
    assert badge.securing is securing
    assert badge.notes == notes


@pytest.mark.parametrize(
    ("document", "header", "key"),
    [
        (ob2(verification={"type": "signed", "creator": f"{BASE}/key"}), {}, f"{BASE}/key"),
        (ob2(verification={"type": "signed", "creator": f"{BASE}/key"}), {"kid": "k"}, "k"),
        (
            ob2(verification=None, verify={"type": "signed", "url": f"{BASE}/old"}),
            {},
            f"{BASE}/old",
        ),
    ],
    ids=["creator", "kid", "older"],
)
def test_signed(document: dict[str, Any], header: dict[str, str], key: str) -> None:
    """A signed assertion names its key in the header or in itself."""
    text = token(document, **header)
    badge = read_badge(text.encode(), source="a.jws")
    assert badge.securing is Securing.JWS
    assert badge.container is Container.JWS
    assert badge.token == text
    assert badge.payload == dumps(document)
    assert badge.proofs == (Proof(type="JWS", suite="RS256", verification_method=key),)
    assert badge.id == document["id"]


def test_version_1_1() -> None:
    """An assertion of version 1.1 is the same, under its own name."""
    assert read({**ob2(), "@context": "https://w3id.org/openbadges/v1"}).format is Format.OB1


@pytest.mark.parametrize(
    ("verify", "identifier"),
    [
        ({"type": "hosted", "url": f"{BASE}/1"}, f"{BASE}/1"),
        ({"type": "signed", "url": f"{BASE}/key"}, "abc"),
    ],
    ids=["hosted", "signed"],
)
def test_version_1_0(verify: dict[str, str], identifier: str) -> None:
    """Before version 1.1 there was no type; a hosted assertion is named by its address."""
    badge = read(
        {
            "uid": "abc",
            "recipient": {"identity": EMAIL, "hashed": False, "type": "email"},
            "badge": f"{BASE}/b",
            "issuedOn": 1430352000,
            "expires": 1430438400.0,
            "verify": verify,
        }
    )
    assert badge.format is Format.OB1
    assert badge.id == identifier
    assert (badge.valid_from, badge.valid_until) == ("2015-04-30T00:00:00Z", "2015-05-01T00:00:00Z")
    assert badge.recipient.identities[0].identity == EMAIL


def test_version_0_5() -> None:
    """The first version had the recipient and its salt at the top."""
    badge = read(
        {
            "recipient": HASH,
            "salt": "sel",
            "issued_on": "2011-06-01",
            "badge": {
                "version": "0.5.0",
                "name": "Basic",
                "criteria": "/criteria/2",
                "issuer": {"origin": BASE, "name": "College", "contact": "c@x.example"},
            },
        }
    )
    assert badge.format is Format.OB1
    assert badge.issuer == Issuer(id=BASE, name="College", url=BASE, email="c@x.example")
    assert badge.recipient.identities == (
        RecipientIdentity(identity_type="email", identity=HASH, hashed=True, salt="sel"),
    )
    assert badge.valid_from == "2011-06-01"
    assert badge.securing is Securing.NONE
    assert badge.name == "Basic"


@pytest.mark.parametrize(
    "recipient", ["", None, {"hashed": True}, 7], ids=["empty", "null", "no-value", "number"]
)
def test_no_recipient(recipient: object) -> None:
    """A badge for nobody is read, so that a check can say so."""
    assert read({**ob2(), "recipient": recipient}).recipient == Recipient()


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (ob2(badge=None), "This file does not say which badge was earned (“badge”)."),
        (ob2(badge=["a", "b"]), "“badge” must be one object, but it is a list."),
        (ob2(badge={"issuer": 1}), "“badge.issuer” must be one object, but it is a number."),
        (
            ob2(badge={"issuer": {"revocationList": {}}}),
            "“badge.issuer.revocationList” must be text, but it is an object.",
        ),
        (ob2(expires=["2030"]), "“expires” must be text, but it is a list."),
        (ob2(expires=True), "“expires” must be text, but it is true or false."),
        (ob2(expires=-1), "“expires” must be a possible time, but it is a number."),
        (ob2(issuedOn=1e20), "“issuedOn” must be a possible time, but it is a number."),
        (ob2(revoked="true"), "“revoked” must be true or false, but it is text."),
        (ob2(id={}), "“id” must be text, but it is an object."),
    ],
    ids=[
        "no-badge",
        "badges",
        "issuer",
        "revocation",
        "expires",
        "expires-bool",
        "past",
        "future",
        "revoked",
        "id",
    ],
)
def test_refused(document: dict[str, Any], message: str) -> None:
    """Where a verdict depends on a member, a wrong type is refused by its name."""
    with pytest.raises(BadgeError) as caught:
        read(document)
    assert caught.value.message == message
