"""Other people's files: every one is read, or refused with a sentence a student understands."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.model.badge import Badge, Container, Format, Securing

pytestmark = pytest.mark.corpus

FILES = 709
JARGON = re.compile(
    r"Traceback|Error\b|Exception|None\b|object at 0x|<class|@|%40|line \d+ of", re.IGNORECASE
)


def names(corpus: Path) -> list[str]:
    """The files that the manifest lists."""
    with (corpus / "MANIFEST.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row["path"] for row in rows]


@pytest.fixture(scope="module")
def outcomes(corpus: Path) -> dict[str, Badge | BadgeError]:
    """What became of every file."""
    found: dict[str, Badge | BadgeError] = {}
    for name in names(corpus):
        data = (corpus / name).read_bytes()
        try:
            badge = read_badge(data, source=name)
        except BadgeError as error:
            found[name] = error
        else:
            assert badge.raw == data
            found[name] = badge
    return found


def test_manifest_is_complete(outcomes: dict[str, Badge | BadgeError]) -> None:
    """A shortened manifest is noticed."""
    assert len(outcomes) == FILES


def test_refusals_are_sentences(outcomes: dict[str, Badge | BadgeError]) -> None:
    """A refusal says what is wrong and what to do, without words of the program."""
    refused = {name: found for name, found in outcomes.items() if isinstance(found, BadgeError)}
    assert refused
    for name, error in refused.items():
        for text in (error.message, error.hint):
            assert text.endswith("."), name
            assert not JARGON.search(text), (name, text)
        assert error.where is not None, name
        assert error.where.file == name


def test_notes_are_sentences(outcomes: dict[str, Badge | BadgeError]) -> None:
    """What is noted about a badge is a sentence, too, and names nobody's address."""
    for name, found in outcomes.items():
        for note in found.notes if isinstance(found, Badge) else ():
            assert note.endswith("."), name
            assert not JARGON.search(note), (name, note)


def test_kinds(outcomes: dict[str, Badge | BadgeError]) -> None:
    """So many files of each kind are badges; a change here is a badge lost or a stranger let in."""
    badges = [found for found in outcomes.values() if isinstance(found, Badge)]
    assert Counter((b.container, b.format, b.securing, b.vcdm) for b in badges) == {
        (Container.JSON, Format.OB3, Securing.EMBEDDED, "2.0"): 27,
        (Container.JSON, Format.OB3, Securing.EMBEDDED, "1.1"): 7,
        (Container.JSON, Format.OB3, Securing.NONE, "2.0"): 6,
        (Container.JSON, Format.OB3, Securing.NONE, "1.1"): 1,
        (Container.JWS, Format.OB3, Securing.JWS, "1.1"): 2,
        (Container.PNG, Format.OB3, Securing.JWS, "2.0"): 1,
        (Container.PNG, Format.OB3, Securing.JWS, "1.1"): 1,
        (Container.SVG, Format.OB3, Securing.JWS, "2.0"): 1,
        (Container.SVG, Format.OB3, Securing.JWS, "1.1"): 1,
        (Container.SVG, Format.OB3, Securing.EMBEDDED, "2.0"): 1,
        (Container.JSON, Format.OB2, Securing.HOSTED, ""): 14,
        (Container.JWS, Format.OB2, Securing.JWS, ""): 1,
        (Container.JSON, Format.OB1, Securing.HOSTED, ""): 4,
        (Container.JSON, Format.OB1, Securing.NONE, ""): 2,
    }


@pytest.mark.parametrize(
    ("name", "title", "issuer"),
    [
        ("1edtech-spec/test-vectors/obv3p0/signed.json", "Teamwork", "Example Corp"),
        ("1edtech-validator/ob30/complete.json", "1EdTech University Degree", "1EdTech University"),
        ("1edtech-validator/ob30/simple-json.svg", "Teamwork", "Example Corp"),
        ("1edtech-validator/ob30/simple-jwt.png", "Teamwork", "Example Corp"),
        ("1edtech-validator/ob30/simple-jwt_v1.svg", "Teamwork", "Example University"),
        ("1edtech-validator/ob30/simple.jwt", "Example University Degree", "Example University"),
        ("1edtech-validator/ob30/velocity.jwt", "Velocity Network Board Member 2022", ""),
        (
            "dcc-verifier-core/v1/v1Expired.json",
            "Badge",
            "Digital Credentials Consortium Test Issuer",
        ),
        ("dcc-verifier-core/v2/v2NoStatus.json", "Teamwork", "Example Corp"),
        ("ob-validator-core/0_5_assertion.json", "Basic McBadge", "Basic Issuer"),
        (
            "ob-validator-core/2_0_basic_assertion.json",
            "https://example.org/robotics-badge.json",
            "",
        ),
        (
            "1edtech-validator/ob20/assertion-with-endorsements.json",
            "Awesome Robotics Badge",
            "",
        ),
    ],
    ids=lambda value: value.rsplit("/", 1)[-1] or None,
)
def test_names(outcomes: dict[str, Badge | BadgeError], name: str, title: str, issuer: str) -> None:
    """Real badges show what they are and who issued them."""
    badge = outcomes[name]
    assert isinstance(badge, Badge)
    assert (badge.name, badge.issuer.name) == (title, issuer)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("1edtech-spec/test-vectors/clrv2p0/signed.json", "This is a Comprehensive Learner Record"),
        ("1edtech-validator/clr20/simple.jwt", "This is a Comprehensive Learner Record"),
        ("1edtech-validator/ob30/endorsement-valid.json", "This is an endorsement"),
        ("1edtech-validator/ob30/bit-string-list/testlist", "This is an issuer's list"),
        ("1edtech-validator/ob20/assets/beths-robot-work.html", "This file is empty"),
        ("1edtech-validator/ob20/assets/key1.json", "This is a part that badges refer to"),
        (
            "ob-validator-core/1_0_basic_badgeclass.json",
            "This describes a badge that can be earned",
        ),
        ("ob-validator-core/2_0_basic_issuer.json", "This describes an issuer of badges"),
        ("obf-salava/resources__test__no-metadata.png", "This PNG image has no badge inside it"),
        (
            "obf-salava/resources__test__invalid-metadata.png",
            "This picture is an old kind of badge that holds only an address (at openbadgefactory",
        ),
        ("mozilla-bakery/test__unbaked.svg", "This SVG image has no badge inside it"),
        ("mozilla-bakery/test__baked.svg", "This JSON document is not a badge"),
        ("w3c-vc-jose-cose/credential-sdjwt-selective.txt", "This is a credential with selective"),
        ("w3c-vc-jose-cose/presentation-single.json", "This is a presentation made by a wallet"),
        (
            "w3c-vc-jose-cose/credential-jose-minimal.txt",
            "This is a verifiable credential of another kind (ExampleAlumniCredential)",
        ),
        (
            "1edtech-validator/ob20/redirected-validation-subject.json",
            "This file is damaged, or of another kind",
        ),
    ],
    ids=lambda value: value.rsplit("/", 1)[-1][:40],
)
def test_what_it_is_instead(outcomes: dict[str, Badge | BadgeError], name: str, start: str) -> None:
    """What is no badge is called by its name."""
    error = outcomes[name]
    assert isinstance(error, BadgeError)
    assert error.message.startswith(start)


def test_recipients_are_kept(outcomes: dict[str, Badge | BadgeError]) -> None:
    """The salted hash of OB 2.0 and the plain address of OB 3.0 are there to be compared."""
    hashed = outcomes["1edtech-validator/ob20/basic-assertion.json"]
    plain = outcomes["1edtech-spec/examples/fullOpenBadge-1.json"]
    assert isinstance(hashed, Badge)
    assert isinstance(plain, Badge)
    assert [(i.hashed, i.salt) for i in hashed.recipient.identities] == [(True, "deadsea")]
    assert [i.identity for i in plain.recipient.identities] == [
        "student@1edtech.edu",
        "somebody@gmail.com",
    ]
