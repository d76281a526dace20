"""Open Badges 3.0 documents become one view."""

from typing import Any

import pytest

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import BadgeError, LimitError
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
    Result,
    ResultDescription,
    Securing,
    Status,
)
from tests.unit.badges.samples import (
    EMAIL,
    ISSUER,
    PROOF,
    dumps,
    ob3,
    token,
    with_achievement,
    with_subject,
)

HINT = "The issuer made a mistake in this file; ask for a corrected badge."
LIST = "https://badges.kestrelvalley.example/status/1"


def read(document: dict[str, Any]) -> Badge:
    """Read a document as the file ``a.json``."""
    return read_badge(dumps(document), source="a.json")


def test_whole_view() -> None:
    """Every part of a plain badge is where pages and checks look for it."""
    data = dumps(ob3())
    badge = read_badge(data, source="a.json")
    assert badge == Badge(
        source="a.json",
        raw=data,
        payload=data,
        container=Container.JSON,
        format=Format.OB3,
        vcdm="2.0",
        securing=Securing.EMBEDDED,
        id="urn:uuid:3f1f9a56-0d5e-4a2e-9d3c-2f4f7a3c1d11",
        name="Video Explainer",
        issuer=Issuer(id=ISSUER, name="Kestrel Valley College"),
        achievement=Achievement(
            id="https://badges.kestrelvalley.example/video-explainer",
            name="Video Explainer",
            description="Explains one idea in a short video.",
            criteria="Make a captioned video.",
        ),
        recipient=Recipient(
            identities=(
                RecipientIdentity(identity_type="emailAddress", identity=EMAIL, hashed=False),
            )
        ),
        valid_from="2026-03-02T00:00:00Z",
        proofs=(
            Proof(
                type="DataIntegrityProof",
                suite="eddsa-rdfc-2022",
                verification_method=f"{ISSUER}#key-1",
                purpose="assertionMethod",
                created="2026-03-02T10:00:00Z",
            ),
        ),
    )


def test_rich_view() -> None:
    """The parts that only some badges have."""
    document = with_subject(
        id="did:key:z6MkAna",
        narrative="She **explains**.",
        image="https://x.example/ana.png",
        result=[
            {
                "resultDescription": "urn:r",
                "value": 95,
                "status": "Completed",
                "achievedLevel": "urn:l",
            }
        ],
    )
    document["credentialSubject"]["achievement"].update(
        achievementType="Badge",
        criteria={"id": "https://x.example/criteria"},
        image={"id": "https://x.example/a.png", "type": "Image", "caption": "A star"},
        creator={"id": "https://x.example/board", "name": "Board", "email": "b@x.example"},
        tag=["video", "teaching"],
        alignment=[
            {
                "targetName": "T",
                "targetUrl": "https://x.example/t",
                "targetCode": "1",
                "targetFramework": "F",
            }
        ],
        resultDescription=[
            {
                "id": "urn:r",
                "name": "Clarity",
                "resultType": "RubricCriterionLevel",
                "allowedValue": ["1", "2"],
                "valueMin": "1",
                "valueMax": "2",
                "rubricCriterionLevel": [{"id": "urn:l", "name": "Clear", "description": "D"}],
            }
        ],
    )
    document.update(
        validUntil="2030-01-01T00:00:00Z",
        evidence=[
            {
                "id": "https://x.example/w",
                "name": "N",
                "description": "D",
                "narrative": "R",
                "genre": "G",
                "audience": "A",
            },
            "https://x.example/bare",
        ],
    )
    badge = read(document)
    assert badge.valid_until == "2030-01-01T00:00:00Z"
    assert badge.recipient.id == "did:key:z6MkAna"
    assert badge.narrative == "She **explains**."
    assert badge.image == Image(id="https://x.example/ana.png")
    assert badge.results == (
        Result(result_description="urn:r", value="95", status="Completed", achieved_level="urn:l"),
    )
    assert badge.evidence == (
        Evidence(
            id="https://x.example/w",
            name="N",
            description="D",
            narrative="R",
            genre="G",
            audience="A",
        ),
        Evidence(id="https://x.example/bare"),
    )
    achievement = badge.achievement
    assert achievement.achievement_type == "Badge"
    assert (achievement.criteria, achievement.criteria_url) == ("", "https://x.example/criteria")
    assert achievement.image == Image(id="https://x.example/a.png", caption="A star")
    assert achievement.creator == Issuer(
        id="https://x.example/board", name="Board", email="b@x.example"
    )
    assert achievement.tags == ("video", "teaching")
    assert achievement.alignment == (
        Alignment(
            target_name="T",
            target_url="https://x.example/t",
            target_code="1",
            target_framework="F",
        ),
    )
    assert achievement.result_descriptions == (
        ResultDescription(
            id="urn:r",
            name="Clarity",
            result_type="RubricCriterionLevel",
            allowed_value=("1", "2"),
            value_min="1",
            value_max="2",
            levels=(("urn:l", "Clear", "D"),),
        ),
    )
    assert badge.notes == ()


@pytest.mark.parametrize(
    ("context", "dates", "vcdm", "found", "notes"),
    [
        (
            ["https://www.w3.org/2018/credentials/v1"],
            {"issuanceDate": "2020-01-01T00:00:00Z", "expirationDate": "2021-01-01T00:00:00Z"},
            "1.1",
            ("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"),
            (),
        ),
        (
            "https://www.w3.org/2018/credentials/v1",
            {"validFrom": "2020-01-01T00:00:00Z"},
            "1.1",
            ("2020-01-01T00:00:00Z", ""),
            (),
        ),
        (
            ["https://www.w3.org/ns/credentials/v2"],
            {"validUntil": "2030-01-01", "expirationDate": "2021-01-01"},
            "2.0",
            ("", "2030-01-01"),
            ("“validUntil” and “expirationDate” differ; the first is shown.",),
        ),
        (
            ["https://www.w3.org/ns/credentials/v2"],
            {"expirationDate": "2021-01-01"},
            "2.0",
            ("", "2021-01-01"),
            (),
        ),
        ([], {}, "", ("", ""), ()),
        ([{}], {}, "", ("", ""), ()),
        (["https://x.example"], {}, "", ("", ""), ()),
    ],
    ids=["old", "old-new-name", "both", "new-old-name", "none", "inline", "unknown"],
)
def test_versions(
    context: object,
    dates: dict[str, str],
    vcdm: str,
    found: tuple[str, str],
    notes: tuple[str, ...],
) -> None:
    """The first context names the version, and the version the dates; no date is lost."""
    badge = read({**ob3(validFrom=None), "@context": context, **dates})
    assert badge.vcdm == vcdm
    assert (badge.valid_from, badge.valid_until) == found
    assert badge.notes == notes


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (with_achievement(name=None), "Video Explainer"),
        (ob3(credentialSubject={"achievement": {"id": "urn:a"}}, name=None), "urn:a"),
        (ob3(credentialSubject={"achievement": {}}, name=None), ob3()["id"]),
    ],
    ids=["credential", "achievement-id", "id"],
)
def test_name_is_never_empty(document: dict[str, Any], name: str) -> None:
    """A badge without a name is called by the next best thing."""
    assert read(document).name == name


def test_issuer_by_identifier() -> None:
    """An issuer may be named without a profile."""
    assert read(ob3(issuer=ISSUER)).issuer == Issuer(id=ISSUER)


@pytest.mark.parametrize(
    ("proof", "count", "securing"),
    [
        (PROOF, 1, Securing.EMBEDDED),
        (
            [PROOF, {**PROOF, "type": "Ed25519Signature2020", "expires": "2030-01-01"}],
            2,
            Securing.EMBEDDED,
        ),
        ([], 0, Securing.NONE),
        (None, 0, Securing.NONE),
    ],
    ids=["object", "two", "empty", "none"],
)
def test_proofs(proof: object, count: int, securing: Securing) -> None:
    """Every proof is kept, as an object or in a list; an empty list is no proof."""
    badge = read(ob3(proof=proof))
    assert len(badge.proofs) == count
    assert badge.securing is securing


@pytest.mark.parametrize(
    ("status", "found"),
    [
        (
            {
                "id": f"{LIST}#7",
                "type": "BitstringStatusListEntry",
                "statusPurpose": "revocation",
                "statusListIndex": 7,
                "statusListCredential": LIST,
            },
            (
                Status(
                    type="BitstringStatusListEntry",
                    purpose="revocation",
                    list_url=LIST,
                    index="7",
                    id=f"{LIST}#7",
                ),
            ),
        ),
        (
            [{"id": LIST, "type": "1EdTechRevocationList"}, {"type": "X"}],
            (Status(type="1EdTechRevocationList", list_url=LIST, id=LIST), Status(type="X")),
        ),
        ([], ()),
    ],
    ids=["bitstring", "list", "empty"],
)
def test_status(status: object, found: tuple[Status, ...]) -> None:
    """Where a withdrawal would be said is kept for every kind of list."""
    assert read(ob3(credentialStatus=status)).status == found


def test_recipients() -> None:
    """Hashed and plain statements are kept; one that holds nothing is noted without its value."""
    badge = read(
        with_subject(
            identifier=[
                {
                    "hashed": True,
                    "identityHash": "sha256$ab",
                    "identityType": "emailAddress",
                    "salt": "s",
                },
                {"identityHash": "sha256$AB01"},
                {"identityHash": "sha256$no hash"},
                {"hashed": True},
            ]
        )
    )
    assert badge.recipient.identities == (
        RecipientIdentity(
            identity_type="emailAddress", identity="sha256$ab", hashed=True, salt="s"
        ),
        RecipientIdentity(identity_type="", identity="sha256$AB01", hashed=True),
        RecipientIdentity(identity_type="", identity="sha256$no hash", hashed=False),
    )
    statement = "“credentialSubject.identifier.identityHash”"
    assert badge.notes == (f"{statement} is missing, so nobody can be compared with it.",)


def test_endorsements() -> None:
    """Those who endorse the award or the achievement are named, embedded or signed."""
    document = with_achievement(endorsement={"issuer": {"id": "did:key:z2", "name": "Board"}})
    document["endorsement"] = [
        {"issuer": "did:key:z1"},
        {"issuer": {"name": "Dean"}},
        {"issuer": {}},
        {},
        "https://x.example/linked",
    ]
    document["endorsementJwt"] = [
        token({"vc": {"issuer": {"id": "x", "name": "Library"}}}),
        token({"iss": "did:key:z3"}),
        token({"issuer": {}}),
        token({}, x="y" * 3000),
        token({"vc": 7}),
        "nonsense",
    ]
    badge = read(document)
    assert badge.endorsements == ("did:key:z1", "Dean", "Library", "did:key:z3", "Board")
    parts = "A signed text (JWS) has 3 parts with dots between them; this one has 1."
    claim = "“vc” must be an object: it holds the credential of this signed text."
    assert badge.notes == (
        f"“endorsementJwt” cannot be read: {claim}",
        f"“endorsementJwt” cannot be read: {parts}",
    )


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (ob3(id=7), "“id” must be text, but it is a number."),
        (ob3(validUntil=["2030"]), "“validUntil” must be text, but it is a list."),
        (ob3(validFrom={"@value": "2020"}), "“validFrom” must be text, but it is an object."),
        (ob3(issuer=["a", "b"]), "“issuer” must be one object, but it is a list."),
        (ob3(issuer={"id": 1}), "“issuer.id” must be text, but it is a number."),
        (ob3(proof="z1"), "“proof” must be an object, but it is text."),
        (
            ob3(proof=[{**PROOF, "verificationMethod": {}}]),
            "“proof.verificationMethod” must be text, but it is an object.",
        ),
        (ob3(credentialStatus=LIST), "“credentialStatus” must be an object, but it is text."),
        (
            ob3(credentialStatus={"statusListCredential": []}),
            "“credentialStatus.statusListCredential” must be text, but it is a list.",
        ),
        (
            ob3(credentialSubject=[{}, {}]),
            "“credentialSubject” must be one object, but it is a list.",
        ),
        (with_subject(id=True), "“credentialSubject.id” must be text, but it is true or false."),
        (
            with_subject(achievement="urn:a"),
            "“credentialSubject.achievement” must be one object, but it is text.",
        ),
    ],
    ids=[
        "id",
        "until",
        "from",
        "issuer",
        "issuer-id",
        "proof",
        "method",
        "status",
        "status-list",
        "subjects",
        "subject-id",
        "achievement",
    ],
)
def test_wrong_types(document: dict[str, Any], message: str) -> None:
    """Where a verdict depends on a member, a wrong type is refused by its name."""
    with pytest.raises(BadgeError) as caught:
        read(document)
    assert (caught.value.message, caught.value.hint) == (message, HINT)


@pytest.mark.parametrize("issuer", [None, {}, "", {"id": ""}], ids=["none", "object", "text", "id"])
def test_no_issuer(issuer: object) -> None:
    """A badge by nobody is refused."""
    with pytest.raises(BadgeError) as caught:
        read({**ob3(), "issuer": issuer})
    assert caught.value.message == "This badge does not say who issued it."
    assert caught.value.hint == "Ask whoever gave it to you for a corrected badge."


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (ob3(evidence=[{}] * 201), "“evidence” has 201 entries; at most 200 are read."),
        (ob3(proof=[PROOF] * 201), "“proof” has 201 entries; at most 200 are read."),
        (
            with_subject(narrative="x" * 50_001),
            "“credentialSubject.narrative” has 50,001 characters; at most 50,000 are read.",
        ),
        (ob3(id="x" * 2_001), "“id” has 2,001 characters; at most 2,000 are read."),
    ],
    ids=["evidence", "proofs", "narrative", "id"],
)
def test_limits(document: dict[str, Any], message: str) -> None:
    """What is too long or too many is refused by its name."""
    with pytest.raises(LimitError) as caught:
        read(document)
    assert caught.value.message == message


def test_oddities_do_not_lose_a_badge() -> None:
    """Wrong types that no verdict depends on are left out and noted."""
    badge = read(
        with_achievement(
            description=["a", "b"], criteria="https://x.example/c", image={"caption": "x"}, tag=[{}]
        )
    )
    assert badge.achievement.description == ""
    assert badge.achievement.criteria_url == "https://x.example/c"
    assert badge.achievement.image is None
    where = "“credentialSubject.achievement"
    assert badge.notes == (
        f"{where}.description” is a list where text was expected; it was left out.",
        f"{where}.tag” is an object where text was expected; it was left out.",
    )


def test_missing_parts_are_noted() -> None:
    """A badge without a subject is read, so that a check can say what is missing."""
    badge = read(ob3(credentialSubject=None))
    assert badge.achievement == Achievement(id="", name="")
    assert badge.notes == (
        "There is no “credentialSubject”, which the standard asks for.",
        "There is no “credentialSubject.achievement”, which the standard asks for.",
    )


def test_language_values() -> None:
    """Of names in several languages one is shown, whatever their order."""
    names = [{"@value": "Vidéo", "@language": "fr"}, {"@value": "Video"}]
    assert read(with_achievement(name=names)).name == "Video"
    assert read(with_achievement(name=names[::-1])).name == "Video"


def test_a_creator_that_is_only_named() -> None:
    """An issuer who is named as creator is shown with the name it has as issuer."""
    badge = read(with_achievement(creator={"id": ISSUER, "type": ["Profile"]}))
    assert badge.achievement.creator == badge.issuer
    assert badge.issuer.name == "Kestrel Valley College"
    other = read(with_achievement(creator={"id": "https://other.example", "type": ["Profile"]}))
    assert other.achievement.creator == Issuer(id="https://other.example")


@pytest.mark.parametrize("hashed", ["true", 1, []], ids=["text", "number", "list"])
def test_neither_true_nor_false(hashed: object) -> None:
    """Whether an identity is hashed is guessed, and the guess is noted."""
    identity = {"type": "IdentityObject", "hashed": hashed, "identityHash": EMAIL}
    badge = read(with_subject(identifier=[identity]))
    note = "“credentialSubject.identifier.hashed” is neither true nor false."
    assert badge.notes == badge.reshaped == (note,)


def test_data_image() -> None:
    """A picture inside the document may be long."""
    uri = "data:image/png;base64," + "A" * 300_000
    assert read(with_achievement(image={"id": uri})).achievement.image == Image(id=uri)
