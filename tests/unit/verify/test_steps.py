"""The checks as a reader meets them: one badge, one thing wrong, one verdict."""

import base64
import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import PortfolioError
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.model.badge import Format, Securing
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify import steps
from portfolio_gen.verify.case import Answer
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.step import once
from portfolio_gen.verify.steps import STEPS, missing, verify_badge
from portfolio_gen.verify.verdict import REQUIRED
from tests.builders import (
    COLLEGE,
    MAKER,
    OB3,
    STATUS,
    STRANGER,
    V2,
    Change,
    Document,
    badge,
    changed,
    credential,
    drop,
    key_document,
    put,
    sign,
    signed,
)

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
PINNED = KnownIssuer(
    id=COLLEGE,
    name="Kestrel Valley College",
    says="Ana Reyes",
    document=key_document(),
    retrieved=dt.date(2026, 4, 28),
)
CRED = "https://www.w3.org/2018/credentials#"


def check(document: Document, **ctx: Any) -> Checked:  # noqa: ANN401
    """Read and verify a document."""
    return verify_badge(badge(document), Context(**{"now": NOW, **ctx}))


def finding(checked: Checked, name: str) -> Finding:
    """Return the first finding of a check that is not advice."""
    return next(f for f in checked.report.named(name) if not f.advice)


def college(*changes: Change) -> Document:
    """Return a badge of the college, signed with the key it publishes as ``#key-1``."""
    return signed(*changes, issuer=COLLEGE, method=f"{COLLEGE}#key-1")


def test_confirmed() -> None:
    """The college's own document, kept by whoever checks, names the key."""
    checked = check(college(), issuers=(PINNED,), recipient=("Ana.Reyes@kestrelvalley.example",))
    assert checked.verdict is Verdict.CONFIRMED
    assert checked.sentence == (
        "Unchanged since it was signed by the holder of badges.kestrelvalley.example, and still "
        "valid. The key was compared with a copy of 28 April 2026 kept by Ana Reyes, not with the "
        "address itself. The issuer is known as Kestrel Valley College, says Ana Reyes."
    )
    assert (checked.address, checked.open_host) == ("badges.kestrelvalley.example", False)
    assert checked.known_to == "Ana Reyes"
    assert checked.at == NOW
    assert [f.check for f in checked.report.findings] == [step.name for step in STEPS]


def test_pinned_but_not_vouched_for() -> None:
    """A copy of the key document suffices; the name is then nobody's word."""
    pin = KnownIssuer(id=COLLEGE, name="", says="Ana", document=key_document(), trusted=False)
    checked = check(college(), issuers=(pin,))
    assert checked.verdict is Verdict.CONFIRMED
    assert checked.sentence == (
        "Unchanged since it was signed by the holder of badges.kestrelvalley.example, and still "
        "valid. The key was compared with a copy without a date kept by Ana, not with the address "
        "itself."
    )
    assert finding(checked, "issuer-known").message == "Nobody gave a list of issuers they know."


def test_an_address_anybody_can_get() -> None:
    """A made-up college at a free host is flagged, however well it signs."""
    issuer = "did:web:kestrel-valley.github.io"
    pin = KnownIssuer(id=issuer, name="K", says="Ana", document=key_document(issuer), trusted=False)
    checked = check(signed(issuer=issuer, method=f"{issuer}#key-1"), issuers=(pin,))
    assert (checked.verdict, checked.open_host) == (Verdict.CONFIRMED, True)
    assert checked.sentence == (
        "Unchanged since it was signed by the holder of kestrel-valley.github.io, and still valid. "
        "The key was compared with a copy without a date kept by Ana, not with the address "
        "itself. "
        "Anybody can get an address of this kind, so the address alone says little."
    )


def test_a_key_made_by_oneself() -> None:
    """A did:key says that the same key signed, not whose it is."""
    checked = check(signed())
    assert checked.verdict is Verdict.UNCONFIRMED
    assert checked.sentence == (
        "Unchanged since it was signed, but the issuer is known by its key only, which anybody "
        "can make."
    )
    assert (checked.address, checked.known_to) == ("", "")


def test_a_key_on_the_list() -> None:
    """The same badge is confirmed for whoever knows that key."""
    known = KnownIssuer(id=MAKER.did, name="River Commons Library", says="Ana Reyes")
    checked = check(signed(), issuers=(known,))
    assert checked.verdict is Verdict.CONFIRMED
    assert checked.sentence == (
        "Unchanged since it was signed, and still valid. The issuer is known as River Commons "
        "Library, says Ana Reyes."
    )


def test_on_no_list() -> None:
    """A list that does not name the issuer leaves the question open."""
    checked = check(signed(), issuers=(PINNED,))
    assert checked.verdict is Verdict.UNCONFIRMED
    assert finding(checked, "issuer-known").outcome is Outcome.UNKNOWN


def test_nothing_pinned_and_no_network() -> None:
    """Without the issuer's document there is no key, so nothing could be compared."""
    checked = check(college())
    assert checked.verdict is Verdict.INCOMPLETE
    assert checked.sentence == (
        "Nothing wrong was found, but not everything could be checked. Not checked: "
        "https://badges.kestrelvalley.example/.well-known/did.json was not asked, because this "
        "check ran without the network."
    )


HIDDEN: dict[str, tuple[Change, str]] = {
    "undefined member": (
        put("grade", "A"),
        (
            "The document has the member 'grade' that its vocabularies do not define; it could "
            "have been added after signing."
        ),
    ),
    "undefined member deep inside": (
        put("credentialSubject.achievement.gpa", "4.0"),
        (
            "The document has the member 'gpa' that its vocabularies do not define; it could "
            "have been added after signing."
        ),
    ),
    "date of another version": (
        put("expirationDate", "2099-01-01T00:00:00Z"),
        (
            "The document has the member 'expirationDate' that its vocabularies do not define; it "
            "could have been added after signing."
        ),
    ),
    "relative type": (
        put("type", ["VerifiableCredential", "OpenBadgeCredential", "Gold"]),
        "'Gold' is used as an identifier or type, but it is not an address.",
    ),
    "relative picture": (
        put("credentialSubject.achievement.image", {"id": "badge.png", "type": "Image"}),
        "'badge.png' is used as an identifier or type, but it is not an address.",
    ),
    "null that is no member": (
        put("score", None),
        (
            "The document has the member 'score' that its vocabularies do not define; it could "
            "have been added after signing."
        ),
    ),
}


@pytest.mark.parametrize(("change", "message"), HIDDEN.values(), ids=HIDDEN)
def test_nothing_unsigned_is_shown(change: Change, message: str) -> None:
    """What is added after signing, where a plain signature check still says yes, is refused."""
    checked = check(changed(signed(), change))
    assert checked.verdict is Verdict.ALTERED
    assert finding(checked, "nothing-unsigned").outcome is Outcome.FAIL
    assert finding(checked, "nothing-unsigned").message == message
    assert finding(checked, "signature").outcome is Outcome.UNKNOWN
    assert checked.sentence == f"Do not rely on this file. {message}"


def rename(old: str, new: str) -> Change:
    """Return a change that writes the same statement under another name."""

    def change(document: Document) -> None:
        document[new] = document.pop(old)

    return change


@pytest.mark.parametrize(
    ("member", "value"),
    [("validUntil", "2026-06-30T00:00:00Z"), ("credentialStatus", STATUS)],
    ids=["validUntil", "credentialStatus"],
)
def test_hidden_behind_a_full_address(member: str, value: object) -> None:
    """The signature stays valid, and an expired or withdrawn badge would look current."""
    original = signed(put(member, value))
    hidden = changed(original, rename(member, CRED + member))
    checked = check(hidden)
    assert finding(checked, "nothing-unsigned").outcome is Outcome.FAIL
    assert "member named by an address" in finding(checked, "nothing-unsigned").message
    assert checked.verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("member", "value"),
    [("validUntil", "2026-06-30T00:00:00Z"), ("credentialStatus", STATUS)],
    ids=["validUntil", "credentialStatus"],
)
def test_hidden_behind_an_inline_alias(member: str, value: object) -> None:
    """A vocabulary of the badge's own can give the date a name that nobody looks for."""
    original = signed(put(member, value))
    alias: Any = {"x": {"@id": CRED + member, "@type": "@id"}}
    hidden = changed(original, rename(member, "x"), put("@context", [V2, OB3, alias]))
    checked = check(hidden)
    assert finding(checked, "contexts").outcome is Outcome.FAIL
    assert checked.verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("contexts", "outcome", "verdict"),
    [
        ([OB3, V2], Outcome.FAIL, Verdict.ALTERED),
        ([V2, OB3, {"@vocab": "https://x.example/"}], Outcome.FAIL, Verdict.ALTERED),
        ([V2, OB3, "https://x.example/own"], Outcome.UNKNOWN, Verdict.INCOMPLETE),
    ],
    ids=["order", "catch-all", "unknown"],
)
def test_contexts(contexts: list[Any], outcome: Outcome, verdict: Verdict) -> None:
    """Tricks are refused; a vocabulary we do not know is not called a forgery."""
    checked = check(changed(signed(), put("@context", contexts)))
    assert finding(checked, "contexts").outcome is outcome
    assert finding(checked, "signature").outcome is Outcome.UNKNOWN
    assert checked.verdict is verdict


def test_a_vocabulary_inside() -> None:
    """An object with a vocabulary of its own is refused even where the signature would fit."""
    checked = check(changed(signed(), put("credentialSubject.achievement.@context", [V2])))
    assert finding(checked, "contexts").message == (
        "credentialSubject.achievement brings a vocabulary of its own, which may hide things."
    )
    assert checked.verdict is Verdict.ALTERED


def test_a_credential_where_none_belongs() -> None:
    """What a badge shows is never said in the vocabulary of a document inside it."""
    strange = {
        "@context": [V2],
        "id": "urn:uuid:b9a9a5ec-3d41-4c7c-8a9b-6f5d3e2c1b0a",
        "type": ["VerifiableCredential", "Profile"],
    }
    checked = check(signed(put("credentialSubject.source", strange)))
    assert finding(checked, "signature").outcome is Outcome.PASS
    assert finding(checked, "nothing-unsigned").message == (
        "credentialSubject.source is a signed document where none belongs."
    )
    assert checked.verdict is Verdict.INCOMPLETE


def test_facts_are_compared_with_the_signed_ones() -> None:
    """A second object with the badge's identifier must not lend it a date."""
    original = signed(put("validUntil", "2026-06-30T00:00:00Z"), put("evidence.0.id", "urn:uuid:1"))
    moved = changed(original, drop("validUntil"))
    assert finding(check(moved), "signature").outcome is Outcome.FAIL
    # The reader of the file is wrong about the date: only this check notices.
    wrong = badge(signed())
    replaced = {name: getattr(wrong, name) for name in wrong.__slots__}
    checked = verify_badge(
        type(wrong)(**{**replaced, "valid_until": "2099-01-01T00:00:00Z"}), Context(now=NOW)
    )
    assert finding(checked, "signed-facts").message == (
        "The end of validity that the file shows is not the one that was signed."
    )
    assert checked.verdict is Verdict.ALTERED


def test_a_status_that_the_reader_did_not_see() -> None:
    """A place for withdrawals that was signed but is not shown is a failure."""
    seen = badge(signed(put("credentialStatus", STATUS)))
    parts = {name: getattr(seen, name) for name in seen.__slots__}
    checked = verify_badge(type(seen)(**{**parts, "status": ()}), Context(now=NOW))
    assert finding(checked, "signed-facts").message == (
        "The file hides or invents a place where the issuer withdraws badges."
    )


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(STATUS, Verdict.UNCONFIRMED), ([STATUS, {**STATUS, "id": "urn:x:2"}], Verdict.UNCONFIRMED)],
    ids=["one", "two"],
)
def test_signed_status(value: object, verdict: Verdict) -> None:
    """One or two places for withdrawals are what was signed."""
    checked = check(signed(put("credentialStatus", value)))
    assert finding(checked, "signed-facts").outcome is Outcome.PASS
    assert finding(checked, "withdrawal").outcome is Outcome.UNKNOWN
    assert checked.verdict is verdict
    assert checked.sentence.endswith(
        "Not checked: https://badges.kestrelvalley.example/status/1 was not asked, because this "
        "check ran without the network."
    )


@pytest.mark.parametrize(
    "way",
    [
        "name",
        "issuer.name",
        "validFrom",
        "credentialSubject.achievement.name",
        "credentialSubject.achievement.criteria.narrative",
        "credentialSubject.identifier.0.salt",
        "evidence.0.name",
    ],
)
def test_every_text_is_signed(way: str) -> None:
    """Change any text and the signature no longer fits."""
    checked = check(changed(signed(), put(way, "2026-05-02T09:00:00Z")))
    assert finding(checked, "signature").message == (
        "The badge was changed after it was signed, or signed with another key."
    )
    assert checked.verdict is Verdict.ALTERED


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_one_byte(data: st.DataObject) -> None:
    """A badge with one byte changed is never confirmed and never called genuine."""
    original = json.dumps(college()).encode()
    place = data.draw(st.integers(0, len(original) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda b: b != original[place]))
    altered = original[:place] + bytes([byte]) + original[place + 1 :]
    try:
        checked = verify_badge(
            read_badge(altered, source="x.json"), Context(now=NOW, issuers=(PINNED,))
        )
    except PortfolioError:
        return
    assert json.loads(altered) == json.loads(original) or (  # noqa: TID251
        checked.verdict not in (Verdict.CONFIRMED, Verdict.UNCONFIRMED)
    )


def test_a_forged_name() -> None:
    """Anybody can write a college's name on a badge and sign it with a key of their own."""
    checked = check(signed(key=STRANGER, issuer=COLLEGE), issuers=(PINNED,))
    assert finding(checked, "signature").outcome is Outcome.PASS
    assert finding(checked, "key").message == (
        "The badge was signed by somebody other than the issuer it names."
    )
    assert checked.verdict is Verdict.ALTERED
    assert checked.sentence == (
        "Do not rely on this file. The badge was signed by somebody other than the issuer it names."
    )


def test_a_forged_name_with_a_key_that_looks_right() -> None:
    """The key's name may begin with the college's address; its document does not list it."""
    method = f"{COLLEGE}#{STRANGER.multibase}"
    forged = signed(key=STRANGER, issuer=COLLEGE, method=method)
    checked = check(forged, issuers=(PINNED,))
    assert finding(checked, "key").message == (
        "The issuer does not list this key for signing badges in the kept copy of 28 April 2026."
    )
    assert finding(checked, "key").hint == (
        "If the issuer has a new key, get a newer copy of its key document."
    )
    assert checked.verdict is Verdict.ALTERED
    assert check(forged).verdict is Verdict.UNCONFIRMED


def test_a_forged_https_issuer() -> None:
    """With an https issuer and no document, the name is only claimed."""
    issuer = "https://example.edu/issuers/565049"
    method = f"{issuer}#{STRANGER.multibase}"
    checked = check(signed(key=STRANGER, issuer=issuer, method=method))
    assert checked.verdict is Verdict.UNCONFIRMED
    assert checked.sentence == (
        "Unchanged since it was signed, but it could not be shown that the named issuer signed it."
    )


def proofs(*made: Document) -> Document:
    """Return the usual credential with exactly these proofs."""
    return {**credential(), "proof": list(made)}


ONE = signed()["proof"][0]
BAD = {**ONE, "created": "2026-05-02T09:00:00Z"}


@pytest.mark.parametrize(
    ("made", "outcomes", "verdict"),
    [
        ([], [Outcome.FAIL], Verdict.ALTERED),
        ([ONE], [Outcome.PASS], Verdict.UNCONFIRMED),
        ([ONE, BAD], [Outcome.PASS, Outcome.FAIL], Verdict.ALTERED),
        ([BAD, ONE], [Outcome.FAIL, Outcome.PASS], Verdict.ALTERED),
        ([ONE] * 9, [*[Outcome.PASS] * 8, Outcome.UNKNOWN], Verdict.INCOMPLETE),
    ],
    ids=["empty", "one", "two with one bad", "bad one first", "too many"],
)
def test_lists_of_proofs(made: list[Document], outcomes: list[Outcome], verdict: Verdict) -> None:
    """Every proof is checked and reported; none at all never passes."""
    checked = check(proofs(*made))
    assert [f.outcome for f in checked.report.named("signature")] == outcomes
    assert checked.verdict is verdict


@pytest.mark.parametrize(
    ("change", "outcome", "message"),
    [
        (
            {"proofPurpose": "authentication"},
            Outcome.FAIL,
            "The signature was not made to state something, but for another purpose.",
        ),
        (
            {"cryptosuite": "ecdsa-sd-2023"},
            Outcome.UNKNOWN,
            "Signatures of the kind 'DataIntegrityProof ecdsa-sd-2023' are not supported yet.",
        ),
        (
            {"type": "Ed25519Signature2018", "cryptosuite": ""},
            Outcome.UNKNOWN,
            "Signatures of the kind 'Ed25519Signature2018' are not supported yet.",
        ),
        (
            {"previousProof": "urn:uuid:1"},
            Outcome.FAIL,
            "The signature builds on another one that is not there.",
        ),
        (
            {"verificationMethod": ""},
            Outcome.UNKNOWN,
            "The signature does not name the key it was made with.",
        ),
        (
            {"proofValue": ""},
            Outcome.FAIL,
            "The signature is missing or not written as the standard asks.",
        ),
        (
            {"proofValue": "z0"},
            Outcome.FAIL,
            "'0' cannot stand in a key or signature written in base58.",
        ),
        (
            {"proofValue": "z" + "2" * 40},
            Outcome.FAIL,
            "The badge was changed after it was signed, or signed with another key.",
        ),
        (
            {"verifier": "me"},
            Outcome.FAIL,
            (
                "The document has the member 'verifier' that its vocabularies do not define; it "
                "could have been added after signing."
            ),
        ),
        (
            {"@context": [V2]},
            Outcome.FAIL,
            "The proof names vocabularies of its own, which are not signed.",
        ),
        (
            {"verificationMethod": "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169#x"},
            Outcome.FAIL,
            "Signatures of this kind are not made with ECDSA P-256 keys.",
        ),
    ],
    ids=[
        "purpose",
        "suite",
        "type",
        "chain",
        "no key named",
        "no value",
        "not base58",
        "short",
        "unknown member",
        "own vocabulary",
        "another kind of key",
    ],
)
def test_one_proof(change: Document, outcome: Outcome, message: str) -> None:
    """One thing about the proof is different."""
    checked = check(proofs({**ONE, **change}))
    assert (finding(checked, "signature").outcome, finding(checked, "signature").message) == (
        outcome,
        message,
    )
    assert checked.verdict not in (Verdict.CONFIRMED, Verdict.UNCONFIRMED)


def test_a_proof_with_the_same_vocabularies() -> None:
    """Some issuers repeat the vocabularies of the document in the proof."""
    checked = check(proofs({**ONE, "@context": [V2, OB3]}))
    assert finding(checked, "signature").outcome is Outcome.PASS


TAKEN_BACK = "The signature does not match, so nobody is shown to have signed it."
PIXEL = {"id": "data:image/png;base64,iVBORw0KGgo=", "type": "Image"}


@pytest.mark.parametrize(
    "name", ["nothing-unsigned", "signed-facts", "key", "issuer-known", "picture"]
)
def test_nothing_stands_on_a_failed_signature(name: str) -> None:
    """A letter was changed: no row may say that the named issuer signed this file."""
    original = college(put("credentialSubject.achievement.image", PIXEL))
    assert finding(check(original, issuers=(PINNED,)), name).outcome is Outcome.PASS
    altered = finding(check(changed(original, put("name", "Gold")), issuers=(PINNED,)), name)
    assert (altered.outcome, altered.message, altered.says) == (
        Outcome.UNKNOWN,
        TAKEN_BACK,
        "this program",
    )


def test_an_altered_badge_names_nobody() -> None:
    """Address and voucher are those of the issuer that whoever altered the file chose to name."""
    open_host = "did:web:kestrel-valley.github.io"
    pin = KnownIssuer(id=open_host, name="K", says="Ana", document=key_document(open_host))
    good = signed(issuer=open_host, method=f"{open_host}#key-1")
    checked = check(good, issuers=(pin,))
    assert (checked.address, checked.open_host, checked.known_to) == (
        "kestrel-valley.github.io",
        True,
        "Ana",
    )
    # The signature still fits; only an address in it is a program.
    unsafe = put("evidence.0.id", "javascript:alert(1)")
    bad = signed(unsafe, issuer=open_host, method=f"{open_host}#key-1")
    for document in (bad, changed(good, put("name", "Gold"))):
        checked = check(document, issuers=(pin,))
        assert checked.verdict is Verdict.ALTERED
        assert (checked.address, checked.open_host, checked.known_to) == ("", False, "")


def test_a_known_name_on_a_strangers_badge() -> None:
    """The list knows the college, and the college did not sign this."""
    checked = check(signed(key=STRANGER, issuer=COLLEGE), issuers=(PINNED,))
    assert finding(checked, "issuer-known").outcome is Outcome.UNKNOWN
    assert finding(checked, "issuer-known").message == (
        "It is not shown that the named issuer signed it, so nobody can vouch for it."
    )


def test_a_signature_that_was_not_compared() -> None:
    """The issuer's key beside a signature of an unknown kind does not make it the signer."""
    document = college()
    document["proof"][0]["cryptosuite"] = "ecdsa-sd-2023"
    checked = check(document, issuers=(PINNED,))
    assert checked.verdict is Verdict.INCOMPLETE
    assert finding(checked, "key").outcome is Outcome.UNKNOWN
    assert finding(checked, "key").message == (
        "Whether the signature matches could not be checked, so nobody is shown to have signed it."
    )
    assert finding(checked, "issuer-known").outcome is Outcome.UNKNOWN
    assert (checked.address, checked.known_to) == ("", "")


def test_an_unsigned_file_with_a_known_name() -> None:
    """Anybody can write a known issuer into a file that nobody signed."""
    unsigned = changed(college(put("credentialSubject.achievement.image", PIXEL)), drop("proof"))
    checked = check(unsigned, issuers=(PINNED,))
    assert checked.verdict is Verdict.COURSE_ONLY
    assert (checked.address, checked.known_to) == ("", "")
    assert {name: finding(checked, name).outcome for name in ("issuer-known", "picture")} == {
        "issuer-known": Outcome.UNKNOWN,
        "picture": Outcome.UNKNOWN,
    }
    assert finding(checked, "issuer-known").message == (
        "Nothing shows who issued it, because the file is not signed."
    )


def part(value: object) -> str:
    """Return a part of a signed text."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


@pytest.mark.parametrize(
    ("algorithm", "signature", "message"),
    [
        ("none", "", "The file says itself that it is not signed."),
        ("None", "AAAA", "The file says itself that it is not signed."),
        ("RS256", "", "The signature is empty."),
    ],
    ids=["none", "none with a signature", "empty"],
)
def test_signed_text_without_signature(algorithm: str, signature: str, message: str) -> None:
    """Signed text that is not signed is an attack, and not merely open."""
    token = f"{part({'alg': algorithm})}.{part(credential(COLLEGE))}.{signature}"
    checked = verify_badge(
        read_badge(token.encode(), source="x.jwt"), Context(now=NOW, issuers=(PINNED,))
    )
    assert checked.verdict is Verdict.ALTERED
    assert finding(checked, "signature").message == message
    assert finding(checked, "issuer-known").outcome is Outcome.UNKNOWN


def test_two_signers() -> None:
    """A second signature by somebody else makes the badge one the issuer did not make alone."""
    checked = check(sign(signed(), STRANGER))
    assert [f.outcome for f in checked.report.named("key")] == [Outcome.PASS, Outcome.FAIL]
    assert checked.verdict is Verdict.ALTERED


def test_unsigned() -> None:
    """A badge without a signature never gets a tick."""
    checked = check(credential())
    assert checked.verdict is Verdict.COURSE_ONLY
    assert finding(checked, "signature").outcome is Outcome.SKIP
    assert checked.sentence == (
        "This file is not signed, so nobody can verify it and anybody could have written it. "
        "If a course recorded it, ask the course."
    )


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            {"securing": Securing.HOSTED, "format": Format.OB1},
            "The original of this badge is on the issuer's web site, which was not asked.",
        ),
        (
            {"securing": Securing.EMBEDDED, "format": Format.OTHER},
            "Signatures inside this kind of document cannot be checked yet.",
        ),
    ],
    ids=["hosted", "another document"],
)
def test_kinds_not_supported_yet(parts: dict[str, Any], message: str) -> None:
    """What cannot be checked is said, and is never a pass."""
    plain = badge(credential())
    own = {name: getattr(plain, name) for name in plain.__slots__}
    checked = verify_badge(type(plain)(**{**own, **parts}), Context(now=NOW))
    assert finding(checked, "signature").message == message
    assert finding(checked, "nothing-unsigned").outcome is Outcome.SKIP
    assert checked.verdict is Verdict.INCOMPLETE


def test_checks_do_not_stop_each_other() -> None:
    """Everything wrong with a badge is reported at once."""
    document = changed(
        signed(
            put("validUntil", "2026-06-30T00:00:00Z"), drop("credentialSubject.achievement.name")
        ),
        put("grade", "A"),
    )
    checked = check(document, recipient=("somebody.else@kestrelvalley.example",))
    failed = {
        f.check for f in checked.report.findings if f.outcome is Outcome.FAIL and not f.advice
    }
    assert failed == {"nothing-unsigned", "structure", "valid-until", "recipient"}


def test_silence_is_not_a_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """A required check that reports nothing counts as not checked."""
    monkeypatch.setattr(steps, "STEPS", [s for s in STEPS if s.name != "valid-until"])
    checked = check(college(), issuers=(PINNED,))
    assert finding(checked, "valid-until").message == "This check reported nothing."
    assert checked.verdict is Verdict.INCOMPLETE
    assert {f.check for f in missing(())} == set(REQUIRED)


def test_defects_travel_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of this program is never turned into a finding."""

    def broken(*_: object) -> Answer:
        raise ZeroDivisionError

    monkeypatch.setattr(steps, "STEPS", [replace(STEPS[9], run=once(broken))])
    with pytest.raises(ZeroDivisionError):
        check(signed())


def test_steps_are_numbered() -> None:
    """Numbers are the order of the table, names are unique, required checks exist."""
    assert [step.number for step in STEPS] == list(range(1, len(STEPS) + 1))
    assert len({step.name for step in STEPS}) == len(STEPS)
    assert set(REQUIRED) <= {step.name for step in STEPS}
