"""Dates, withdrawal, recipient, addresses and structure, one fact at a time."""

import datetime as dt
import hashlib
from dataclasses import replace
from typing import Any

import pytest

from portfolio_gen.base.errors import PortfolioError, ProofError, Unreachable
from portfolio_gen.model.badge import Badge, Proof, Recipient, RecipientIdentity, Status
from portfolio_gen.verify import dates, links, recipient, status, structure
from portfolio_gen.verify.case import Answer, Case, case_of
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.moments import parse_time
from tests.builders import EMAIL, SALT, Change, badge, changed, credential, drop, hashed, put

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
CTX = Context(now=NOW)
PLAIN = badge(credential())


def case(subject: Badge = PLAIN, **parts: Any) -> Case:  # noqa: ANN401
    """Return the case of a badge of which some parts are different."""
    return case_of(replace(subject, **parts))


def outcome_of(check: Any, *args: object) -> tuple[str, str]:  # noqa: ANN401
    """Return how a check ended, and its sentence."""
    try:
        answer = check(*args)
    except ProofError as error:
        return "failed", error.message
    except Unreachable as error:
        return "not checked", error.message
    assert isinstance(answer, Answer)
    return str(answer.outcome), answer.message


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-05-01T09:00:00Z", dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)),
        ("2026-05-01T09:00:00.1234567Z", dt.datetime(2026, 5, 1, 9, 0, 0, 123456, tzinfo=dt.UTC)),
        ("2026-05-01T09:00:00+02:00", dt.datetime(2026, 5, 1, 7, tzinfo=dt.UTC)),
        ("2026-05-01T09:00:00", None),
        ("2026-05-01", None),
        ("2026-02-30T09:00:00Z", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("２０２６-05-01T09:00:00Z", None),
        ("2026-05-01T09:00:00Z\n", None),
        ("2026-05-01T09:00:00+99:00", None),
        ("", None),
    ],
)
def test_parse_time(text: str, moment: dt.datetime | None) -> None:
    """Only a moment with its time zone is one; a date alone means another day elsewhere."""
    assert parse_time(text) == moment


@pytest.mark.parametrize(
    ("valid_from", "expected"),
    [
        ("", ("not applicable", "The badge does not say when it begins to be valid.")),
        ("2026-10-01T12:00:00Z", ("passed", "Valid since 1 October 2026.")),
        ("2026-10-01T12:00:01Z", ("failed", "The badge is not valid before 1 October 2026.")),
        (
            "soon",
            ("not checked", "When the badge begins to be valid cannot be read: 'soon'."),
        ),
    ],
    ids=["none", "exactly now", "one second early", "unreadable"],
)
def test_valid_from(valid_from: str, expected: tuple[str, str]) -> None:
    """From the first moment on, and not before."""
    assert outcome_of(dates.check_valid_from, case(valid_from=valid_from), CTX) == expected


@pytest.mark.parametrize(
    ("valid_until", "expires", "expected"),
    [
        ("", "", ("not applicable", "The badge does not expire.")),
        ("2026-10-01T12:00:00Z", "", ("passed", "Valid until 1 October 2026.")),
        ("2026-10-01T11:59:59Z", "", ("failed", "The badge expired on 1 October 2026.")),
        (
            "2030-01-01T00:00:00Z",
            "2026-06-30T00:00:00Z",
            ("failed", "The badge expired on 30 June 2026."),
        ),
        ("", "2027-06-30T00:00:00Z", ("passed", "Valid until 30 June 2027.")),
        ("2027", "", ("not checked", "When the badge expires cannot be read: '2027'.")),
    ],
    ids=["none", "exactly now", "a second late", "signature expired", "signature", "unreadable"],
)
def test_valid_until(valid_until: str, expires: str, expected: tuple[str, str]) -> None:
    """Up to the last moment, of the badge or of its signature, whichever is earlier."""
    proofs = (Proof(type="DataIntegrityProof", expires=expires),)
    subject = case(valid_until=valid_until, proofs=proofs)
    assert outcome_of(dates.check_valid_until, subject, CTX) == expected


ASKED = "not checked"


@pytest.mark.parametrize(
    ("revoked", "purposes", "withdrawal", "suspension"),
    [
        (False, [], "not applicable", "not applicable"),
        (True, [], "failed", "not applicable"),
        (True, ["revocation"], "failed", "not applicable"),
        (False, ["revocation"], ASKED, "not applicable"),
        (False, [""], ASKED, "not applicable"),
        (False, ["suspension"], "not applicable", ASKED),
        (False, ["suspension", "revocation"], ASKED, ASKED),
    ],
)
def test_status(revoked: bool, purposes: list[str], withdrawal: str, suspension: str) -> None:  # noqa: FBT001
    """A list that was not asked is never shown as "not withdrawn"."""
    entries = tuple(Status(type="BitstringStatusListEntry", purpose=p) for p in purposes)
    subject = case(revoked=revoked, status=entries)
    assert outcome_of(status.check_withdrawal, subject, CTX)[0] == withdrawal
    assert outcome_of(status.check_suspension, subject, CTX)[0] == suspension


def identity(text: str, kind: str = "emailAddress", salt: str = SALT) -> RecipientIdentity:
    """Return an identity, hashed if it looks so."""
    return RecipientIdentity(identity_type=kind, identity=text, hashed="$" in text, salt=salt)


MD5 = "md5$" + hashlib.md5((EMAIL + SALT).encode()).hexdigest()
MATCH = "The badge was issued to one of the given addresses."
NAMED = "The badge names one of the given identifiers as its recipient."
OTHER = "The badge was issued to somebody else than the given addresses belong to."
CANNOT = "The badge names its recipient in a way that could not be compared."


@pytest.mark.parametrize(
    ("who", "given", "expected"),
    [
        (
            Recipient(identities=(identity(hashed(EMAIL)),)),
            [],
            ("not applicable", "Nobody said whose badge this should be."),
        ),
        (
            Recipient(),
            [EMAIL],
            ("not checked", "The badge does not say who received it; anybody could show it."),
        ),
        (
            Recipient(),
            [],
            ("not checked", "The badge does not say who received it; anybody could show it."),
        ),
        (Recipient(identities=(identity(hashed(EMAIL)),)), [EMAIL], ("passed", MATCH)),
        (
            Recipient(identities=(identity(hashed(EMAIL).upper().replace("SHA", "sha")),)),
            [EMAIL],
            ("passed", MATCH),
        ),
        (Recipient(identities=(identity(hashed(EMAIL)),)), [EMAIL.title()], ("passed", MATCH)),
        (
            Recipient(identities=(identity(hashed(EMAIL.title())),)),
            [EMAIL.title()],
            ("passed", MATCH),
        ),
        (Recipient(identities=(identity(MD5, "email"),)), [f" {EMAIL} "], ("passed", MATCH)),
        (
            Recipient(identities=(identity(hashed(EMAIL, "")[:-1] + "x"),)),
            [EMAIL],
            ("failed", OTHER),
        ),
        (
            Recipient(identities=(identity(hashed(EMAIL), salt="other"),)),
            [EMAIL],
            ("failed", OTHER),
        ),
        (Recipient(identities=(identity("sha1$00"),)), [EMAIL], ("failed", OTHER)),
        (Recipient(identities=(identity(EMAIL.upper()),)), [EMAIL], ("passed", MATCH)),
        (Recipient(identities=(identity(f"mailto:{EMAIL}"),)), [EMAIL], ("passed", MATCH)),
        (Recipient(identities=(identity("x@y.example"),)), [EMAIL], ("failed", OTHER)),
        (
            Recipient(identities=(identity(hashed("+1 555", SALT), "phoneNumber"),)),
            [EMAIL],
            ("not checked", CANNOT),
        ),
        (
            Recipient(identities=(identity(hashed("+1555"), "telephone"),)),
            ["+1555"],
            ("passed", MATCH),
        ),
        (
            Recipient(identities=(identity(hashed("4711"), "studentId"),)),
            ["4711"],
            ("passed", MATCH),
        ),
        (
            Recipient(identities=(identity(hashed("https://a.example"), "url"),)),
            ["https://a.example"],
            ("passed", MATCH),
        ),
        (Recipient(id="did:key:z6MkAna"), ["did:key:z6MkAna"], ("passed", NAMED)),
        (Recipient(id=f"mailto:{EMAIL}"), [EMAIL], ("passed", NAMED)),
        (Recipient(id="did:key:z6MkAna"), ["did:key:z6MkBea"], ("failed", OTHER)),
        (Recipient(id="did:key:z6MkAna"), [EMAIL], ("not checked", CANNOT)),
        (
            Recipient(id="did:key:z6MkAna", identities=(identity(hashed(EMAIL)),)),
            [EMAIL],
            ("passed", MATCH),
        ),
        (
            Recipient(identities=(identity(hashed("x@y.example")), identity(hashed(EMAIL)))),
            ["z@y.example", EMAIL],
            ("passed", MATCH),
        ),
    ],
    ids=[
        "nobody asked",
        "names nobody",
        "names nobody, nobody asked",
        "salted hash",
        "capital digits",
        "written in capitals",
        "hashed in capitals",
        "md5 and blanks",
        "one digit wrong",
        "another salt",
        "unknown hash",
        "plain in capitals",
        "plain mailto",
        "plain other",
        "another kind",
        "phone",
        "other kind",
        "web address",
        "DID",
        "subject mailto",
        "another DID",
        "DID against e-mail",
        "DID and e-mail",
        "second of two",
    ],
)
def test_recipient(who: Recipient, given: list[str], expected: tuple[str, str]) -> None:
    """Whose badge it is, by every way a badge can say so."""
    ctx = Context(now=NOW, recipient=tuple(given))
    assert outcome_of(recipient.check_recipient, case(recipient=who), ctx) == expected


PNG = "data:image/png;base64,iVBORw0KGgo="
ACHIEVEMENT = "credentialSubject.achievement"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put("evidence.0.id", "javascript:alert(1)"), "evidence"),
        (put("evidence.0.id", "JavaScript:alert(1)"), "evidence"),
        (put("evidence.0.id", " javascript:alert(1)"), "evidence"),
        (put("evidence.0.id", "java\tscript:alert(1)"), "evidence"),
        (put("evidence.0.id", "https://x.example/\n"), "evidence"),
        (put("evidence.0.id", "data:text/html,<script>"), "evidence"),
        (put("evidence.0.id", "file:///etc/passwd"), "evidence"),
        (put("evidence.0.id", "//evil.example/"), "evidence"),
        (put("evidence.0.id", "\\\\evil.example\\x"), "evidence"),
        (put("evidence.0.id", PNG), "evidence"),
        (put(f"{ACHIEVEMENT}.criteria.id", "vbscript:x"), "criteria"),
        (put("issuer.url", "javascript:x"), "issuer"),
        (put(f"{ACHIEVEMENT}.creator", {"id": "blob:x", "type": ["Profile"]}), "creator"),
        (put(f"{ACHIEVEMENT}.image", {"id": "data:text/html,x", "type": "Image"}), "picture"),
        (
            put(f"{ACHIEVEMENT}.creator", {"id": "urn:c", "image": {"id": "javascript:x"}}),
            "picture",
        ),
        (
            put(f"{ACHIEVEMENT}.alignment", [{"targetName": "a", "targetUrl": "javascript:x"}]),
            "alignment",
        ),
    ],
)
def test_unsafe_addresses(change: Change, message: str) -> None:
    """Every place where a badge can put an address, and every address that is a program."""
    subject = case_of(badge(changed(credential(), change)))
    assert outcome_of(links.check_links, subject, CTX) == (
        "failed",
        f"The address of the {message} is not that of a web page.",
    )


@pytest.mark.parametrize(
    "change",
    [
        put("evidence.0.id", "http://x.example/a?b#c"),
        put("evidence.0.id", "urn:uuid:1"),
        put("evidence.0.id", "projects/water-cycle.html"),
        put("issuer.url", "mailto:a@b.example"),
        put(f"{ACHIEVEMENT}.image", {"id": PNG, "type": "Image"}),
        drop("evidence"),
    ],
)
def test_safe_addresses(change: Change) -> None:
    """Web pages, names, relative addresses, and pictures inside the badge."""
    subject = case_of(badge(changed(credential(), change)))
    assert outcome_of(links.check_links, subject, CTX)[0] == "passed"


def test_no_addresses() -> None:
    """A badge that leads nowhere cannot lead anywhere bad."""
    bare = replace(PLAIN, evidence=(), issuer=replace(PLAIN.issuer, id=""))
    assert outcome_of(links.check_links, case(bare), CTX)[0] == "not applicable"


@pytest.mark.parametrize(
    ("image", "outcome"),
    [(None, "not applicable"), (PNG, "passed"), ("https://x.example/a.png", "not applicable")],
    ids=["none", "inside", "elsewhere"],
)
def test_picture(image: str | None, outcome: str) -> None:
    """Only a picture inside the badge is covered by its signature."""
    change = put(f"{ACHIEVEMENT}.image", {"id": image, "type": "Image"}) if image else drop("name")
    subject = case_of(badge(changed(credential(), change)))
    assert outcome_of(links.check_picture, subject, CTX)[0] == outcome


def untyped(way: str) -> Change:
    """Return a change that gives an object another type."""
    return put(f"{way}.type", ["Thing"])


NO_TYPE = "is not described as one (type"


@pytest.mark.parametrize(
    ("change", "serious", "advice"),
    [
        (put("name", "x"), [], []),
        (put("name", {"@value": "Leçon", "@language": "fr"}), [], []),
        (put("name", [{"@value": "Lesson"}, {"@value": "Leçon", "@language": "fr"}]), [], []),
        (put("name", " "), [], ["The credential has no name of its own."]),
        (put("name", []), [], ["The credential has no name of its own."]),
        (put("proof", {}), [], ["The signature is not in a list, as the standard's schema asks."]),
        (
            untyped("issuer"),
            [],
            ["The issuer is not described as one (type Profile)."],
        ),
        (put("issuer", "https://x.example"), [], []),
        (
            drop("credentialSubject.identifier"),
            [],
            ["The badge does not say who received it."],
        ),
        (drop("id"), ["The badge has no identifier that is an address."], []),
        (put("id", "open-lesson"), ["The badge has no identifier that is an address."], []),
        (
            untyped("credentialSubject"),
            ["Who achieved it is not described as such (type AchievementSubject)."],
            [],
        ),
        (
            untyped(ACHIEVEMENT),
            ["What was achieved is missing, or not described as an achievement."],
            [],
        ),
        (
            drop(f"{ACHIEVEMENT}.id"),
            ["The achievement has no identifier that is an address."],
            [],
        ),
        (drop(f"{ACHIEVEMENT}.name"), ["The achievement has no name."], []),
        (drop(f"{ACHIEVEMENT}.description"), ["The achievement has no description."], []),
        (
            drop(f"{ACHIEVEMENT}.criteria"),
            ["The badge does not say what had to be done to earn it."],
            [],
        ),
        (
            put(f"{ACHIEVEMENT}.criteria", {}),
            ["The badge does not say what had to be done to earn it."],
            [],
        ),
        (put(f"{ACHIEVEMENT}.criteria", {"id": "https://x.example/c"}), [], []),
        (
            untyped("evidence.0"),
            ["A piece of evidence is not described as one (type Evidence)."],
            [],
        ),
        (
            put("credentialSubject.result", [{"type": ["Profile"]}]),
            ["A result is not described as one (type Result)."],
            [],
        ),
        (
            untyped("credentialSubject.identifier.0"),
            ["An identity of the recipient is not described as one (type IdentityObject)."],
            [],
        ),
        (drop("validFrom"), ["The badge does not say since when it is valid."], []),
        (
            put("validFrom", "2026-05-01"),
            ["'2026-05-01' is not a moment with its time zone."],
            [],
        ),
        (put("validUntil", "never"), ["'never' is not a moment with its time zone."], []),
        (
            put("validUntil", "2026-04-01T00:00:00Z"),
            ["The badge ends before it begins to be valid."],
            [],
        ),
    ],
)
def test_structure(change: Change, serious: list[str], advice: list[str]) -> None:
    """Every requirement, one missing at a time; each names its section."""
    found = list(structure.problems(case_of(badge(changed(credential(), change)))))
    assert [p.message for p in found if not p.advice] == serious
    assert [p.message for p in found if p.advice] == advice
    assert all(p.spec for p in found)


def test_no_open_badge() -> None:
    """A credential that is no Open Badge is refused by the reader, and by this rule as well."""
    plain = case()
    other = Case(badge=plain.badge, document={**plain.document, "type": ["VerifiableCredential"]})
    assert [p.message for p in structure.problems(other)] == [
        "The document does not say that it is an Open Badge."
    ]


def test_an_older_data_model_names_its_own_section() -> None:
    """A badge of 2022 is judged by the standard of 2022."""
    older = case(vcdm="1.1", valid_from="")
    assert [p.spec for p in structure.problems(older)] == ["VCDM 1.1 section 4.6"]


def test_a_badge_nobody_read() -> None:
    """A badge made by hand, whose bytes are not JSON, is refused and not judged."""
    with pytest.raises(PortfolioError):
        case(payload=b"not JSON")
