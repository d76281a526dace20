"""What is awarded is what is read; what does not pass our own checks is not written."""

import datetime as dt
import re
import zlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import BadgeError, ConfigError, ProofError, Unreachable
from portfolio_gen.base.report import Outcome
from portfolio_gen.issue.award import award, bake, check_own
from portfolio_gen.issue.credential import Award, moment
from portfolio_gen.issue.keystore import IssuerKey
from portfolio_gen.issue.sign import Signer, add_proof, at_address, by_key, to_bytes
from portfolio_gen.model.badge import (
    Achievement,
    Alignment,
    Badge,
    Container,
    Evidence,
    Image,
    Issuer,
    Result,
    ResultDescription,
    Status,
)
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge

AT = dt.datetime(2026, 5, 1, 9, 30, tzinfo=dt.UTC)
ANA = "ana@college.example"
PNG = (
    b"\x89PNG\r\n\x1a\n"
    b"\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0"
    + zlib.crc32(b"IHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0").to_bytes(4)
    + b"\0\0\0\0IEND\xaeB`\x82"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>'


def checked(data: bytes, signer: Signer) -> Checked:
    """Return what a reader's checks say, who knows the issuer and the person."""
    known = KnownIssuer(
        id=signer.did, name="A college", says="the registrar", document=signer.document
    )
    ctx = Context(now=AT, issuers=(known,), recipient=(ANA,))
    return verify_badge(read_badge(data, source="knots.json"), ctx)


def test_confirmed(given: Award, signer: Signer) -> None:
    """An award of a known issuer to the right person is confirmed, with every check passed."""
    result = checked(award(given, signer, at=AT), signer)
    assert result.verdict is Verdict.CONFIRMED
    assert result.address == "college.example"
    assert result.report.outcome is Outcome.PASS


def test_signed_later_than_valid(given: Award, signer: Signer) -> None:
    """A badge may be valid from a day before it was signed; nobody signs in the future."""
    later = AT + dt.timedelta(days=3)
    badge = read_badge(award(given, signer, at=later), source="knots.json")
    assert (badge.valid_from, badge.proofs[0].created) == (moment(AT), moment(later))
    assert verify_badge(badge, Context(now=AT)).verdict is Verdict.NOT_YET
    assert verify_badge(badge, Context(now=later)).verdict is not Verdict.NOT_YET


def test_same_bytes(given: Award, signer: Signer) -> None:
    """The same award, signed at the same moment, is the same file."""
    assert award(given, signer, at=AT) == award(given, signer, at=AT)


def test_self_made_key(given: Award, key: IssuerKey) -> None:
    """A ``did:key`` signs as well; who holds it is another question."""
    own = by_key(key)
    data = award(replace(given, issuer=Issuer(id=own.did, name="A library")), own, at=AT)
    badge = read_badge(data, source="knots.json")
    assert verify_badge(badge, Context(now=AT)).verdict is Verdict.UNCONFIRMED


def test_status_stays_open(given: Award, signer: Signer) -> None:
    """A badge may name a list of withdrawn badges that does not exist yet."""
    url = "https://college.example/status/1"
    status = Status(
        id=f"{url}#7",
        type="BitstringStatusListEntry",
        purpose="revocation",
        list_url=url,
        index="7",
    )
    data = award(replace(given, status=(status,)), signer, at=AT)
    assert read_badge(data, source="knots.json").status == (status,)


@pytest.mark.parametrize("picture", [PNG, SVG], ids=["png", "svg"])
def test_baked(picture: bytes, given: Award, signer: Signer) -> None:
    """A badge in a picture is the same badge."""
    data = award(given, signer, at=AT)
    baked = bake(picture, data)
    badge = read_badge(baked, source="knots")
    assert badge.container is (Container.PNG if picture is PNG else Container.SVG)
    assert badge.raw == baked
    assert badge.achievement == given.achievement
    assert checked(baked, signer).verdict is Verdict.CONFIRMED
    check_own(baked, signer, at=AT)


def test_not_baked_into_text(given: Award, signer: Signer) -> None:
    """A badge is not put into something that is no picture."""
    data = award(given, signer, at=AT)
    with pytest.raises(ConfigError) as e:
        bake(data, data)
    assert str(e.value) == "A badge can be put into a PNG or an SVG picture only."


def test_not_baked_unless_readable() -> None:
    """What is no badge does not get into a picture."""
    with pytest.raises(BadgeError):
        bake(PNG, b'{"type": "Profile"}')


def test_somebody_elses_name(given: Award, key: IssuerKey) -> None:
    """Nobody signs in the name of another issuer."""
    own = by_key(key)
    with pytest.raises(ConfigError) as e:
        award(given, own, at=AT)
    assert str(e.value) == (
        f"The award names did:web:college.example as its issuer, but {own.did} would sign it."
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": "knots"}, "'knots' is used as an identifier or type, but it is not an address."),
        ({"criteria": ""}, "The badge does not say what had to be done to earn it."),
        (
            {"criteria_url": "javascript:alert(1)"},
            "The address of the criteria is not that of a web page.",
        ),
    ],
    ids=["relative-id", "no-criteria", "program-as-address"],
)
def test_not_written(change: dict[str, Any], message: str, given: Award, signer: Signer) -> None:
    """What a reader's checks would refuse is refused before it is handed out."""
    wrong = replace(given, achievement=replace(given.achievement, **change))
    with pytest.raises(ProofError, match=re.escape(message)):
        award(wrong, signer, at=AT)


def test_too_much(given: Award, signer: Signer) -> None:
    """More than a reader is willing to process is not signed."""
    works = tuple(Evidence(id=f"https://college.example/{n}") for n in range(3_000))
    with pytest.raises(Unreachable, match="The document has more than "):
        award(replace(given, evidence=works), signer, at=AT)


def test_unlisted_key(given: Award, signer: Signer, key: IssuerKey) -> None:
    """A badge signed with a key that the issuer does not publish is not handed out."""
    other = replace(signer, method=f"{signer.did}#key-9")
    with pytest.raises(ProofError) as e:
        award(given, other, at=AT)
    assert str(e.value).startswith("The badge was not written, because our own check of it says: ")
    assert at_address(signer.did, key, name="key-9").method == other.method


def test_own_check_sees_changes(given: Award, signer: Signer) -> None:
    """The check before handing out is the same as a reader's."""
    data = award(given, signer, at=AT).replace(b"nine knots", b"ten knots ")
    with pytest.raises(ProofError, match="was changed after it was signed"):
        check_own(data, signer, at=AT)


def test_proof_of_a_document_without_vocabulary(signer: Signer) -> None:
    """A document in words of its own is not signed."""
    with pytest.raises(ProofError):
        add_proof({"id": "urn:a"}, signer, created=AT)


def test_file_is_readable(given: Award, signer: Signer) -> None:
    """The file is for people too: indented, with the letters they wrote."""
    text = award(replace(given, narrative="Bien noué, señora."), signer, at=AT).decode()
    assert text.startswith('{\n  "@context": [\n')
    assert text.endswith("}\n")
    assert "Bien noué, señora." in text
    assert to_bytes({"a": "é"}) == '{\n  "a": "é"\n}\n'.encode()


# Line ends are left out because readers bring every text to one form of them.
WORDS = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" "),
        min_size=1,
        max_size=60,
    )
    .map(str.strip)
    .filter(bool)
)
ADDRESS = st.from_regex(r"https://[a-z]{3,9}\.example/[a-z0-9-]{1,9}", fullmatch=True)
MOMENTS = st.integers(946_684_800, 1_777_593_600).map(
    lambda s: dt.datetime.fromtimestamp(s, dt.UTC)
)


def below(name: str) -> st.SearchStrategy[str]:
    """Return addresses that no other kind of thing has: of one thing, one place says everything."""
    return ADDRESS.map(lambda address: f"{address}/{name}")


def levels_differ(descriptions: list[ResultDescription]) -> bool:
    """Tell whether no level stands in two descriptions."""
    ids = [level[0] for description in descriptions for level in description.levels]
    return len(ids) == len(set(ids))


LEVELS = st.lists(
    st.tuples(below("level"), WORDS, WORDS), max_size=3, unique_by=lambda level: level[0]
)

AWARDS = st.builds(
    Award,
    id=st.uuids().map(lambda value: value.urn),
    issuer=st.builds(
        Issuer,
        id=st.just("did:web:college.example"),
        name=WORDS,
        url=ADDRESS,
        description=WORDS,
        image=st.none() | st.builds(Image, id=below("logo"), caption=WORDS),
    ),
    achievement=st.builds(
        Achievement,
        id=ADDRESS,
        name=WORDS,
        description=WORDS,
        criteria=WORDS,
        criteria_url=below("criteria"),
        achievement_type=st.sampled_from(["", "Badge", "MicroCredential"]),
        image=st.none() | st.builds(Image, id=below("picture"), caption=WORDS),
        creator=st.none() | st.builds(Issuer, id=below("creator"), name=WORDS),
        alignment=st.lists(
            st.builds(Alignment, target_name=WORDS, target_url=ADDRESS, target_code=WORDS),
            max_size=2,
            unique=True,  # readers take an entry that is written twice for one
        ).map(tuple),
        tags=st.lists(WORDS, max_size=3, unique=True).map(tuple),
        result_descriptions=st.lists(
            st.builds(
                ResultDescription,
                id=below("result"),
                name=WORDS,
                result_type=st.just("RubricCriterionLevel"),
                allowed_value=st.lists(WORDS, max_size=2, unique=True).map(tuple),
                levels=LEVELS.map(tuple),
            ),
            max_size=3,
            unique_by=lambda description: description.id,
        )
        .filter(levels_differ)
        .map(tuple),
    ),
    recipient=st.just(None),
    valid_from=MOMENTS,
    valid_until=st.none() | MOMENTS.map(lambda at: at + dt.timedelta(days=20_000)),
    narrative=st.just("") | WORDS,
    evidence=st.lists(
        st.builds(
            Evidence,
            id=below("work"),
            name=WORDS,
            description=WORDS,
            narrative=WORDS,
            genre=WORDS,
            audience=WORDS,
        ),
        max_size=3,
        unique_by=lambda work: work.id,
    ).map(tuple),
    results=st.lists(
        st.builds(Result, result_description=ADDRESS, value=WORDS, status=st.just("Completed")),
        max_size=3,
        unique=True,
    ).map(tuple),
)


def shown(badge: Badge) -> tuple[object, ...]:
    """Return what a page shows of a badge."""
    return (
        badge.id,
        badge.issuer,
        badge.achievement,
        badge.recipient,
        badge.narrative,
        badge.evidence,
        badge.results,
    )


@settings(deadline=None, max_examples=40)
@for_all(asked=AWARDS)
def test_read_as_awarded(asked: Award, given: Award, signer: Signer) -> None:
    """Whatever is awarded is verified and read back as it was put in."""
    asked = replace(asked, recipient=given.recipient)
    badge = read_badge(award(asked, signer, at=AT), source="any.json")
    assert shown(badge) == (
        asked.id,
        asked.issuer,
        asked.achievement,
        asked.recipient,
        asked.narrative,
        asked.evidence,
        asked.results,
    )
    assert badge.valid_from == moment(asked.valid_from)
    assert badge.valid_until == (moment(asked.valid_until) if asked.valid_until else "")


@pytest.fixture(scope="module")
def written(given: Award, signer: Signer) -> bytes:
    """One award as a file without white space that means nothing."""
    data = award(given, signer, at=AT)
    return b"".join(line.strip() for line in data.splitlines())


@settings(deadline=None, max_examples=120)
@for_all(data=st.data())
def test_one_bit_is_enough(data: st.DataObject, written: bytes, signer: Signer) -> None:
    """Flipping one bit anywhere never leaves a confirmed badge with other content."""
    position = data.draw(st.integers(0, len(written) - 1))
    bit = data.draw(st.integers(0, 7))
    flipped = bytearray(written)
    flipped[position] ^= 1 << bit
    try:
        result = checked(bytes(flipped), signer)
    except BadgeError:
        return
    if result.verdict is Verdict.CONFIRMED:
        assert shown(result.badge) == shown(read_badge(written, source="knots.json"))
