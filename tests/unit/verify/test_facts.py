"""Dates, withdrawal, recipient, addresses and structure, one fact at a time."""

import datetime as dt
import hashlib
from dataclasses import replace
from typing import Any

import pytest

from portfolio_gen.base.errors import PortfolioError, ProofError, Unreachable
from portfolio_gen.model.badge import Badge, Recipient, RecipientIdentity
from portfolio_gen.verify import links, recipient
from portfolio_gen.verify.case import Answer, Case, case_of
from portfolio_gen.verify.context import Context
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


def identity(text: str, kind: str = "emailAddress", salt: str = SALT) -> RecipientIdentity:
    """Return an identity, hashed if it looks so."""
    return RecipientIdentity(identity_type=kind, identity=text, hashed="$" in text, salt=salt)


MD5 = "md5$" + hashlib.md5((EMAIL + SALT).encode()).hexdigest()
MATCH = "The badge was issued to one of the given addresses."
NAMED = "The badge names one of the given identifiers as its recipient."
OTHER = "The badge was issued to somebody else than the given addresses belong to."
CANNOT = (
    "What was given is not of the kind by which the badge names its recipient, so it could not be "
    "compared."
)


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


def test_a_badge_nobody_read() -> None:
    """A badge made by hand, whose bytes are not JSON, is refused and not judged."""
    with pytest.raises(PortfolioError):
        case(payload=b"not JSON")
