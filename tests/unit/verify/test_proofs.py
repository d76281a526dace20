"""Embedded proofs of every kind on badges: intact, changed, chained, and signed as text."""

import datetime as dt
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from portfolio_gen.base.errors import ProofError
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.crypto.suites import (
    ECDSA_JCS,
    ECDSA_RDFC,
    ED25519_2020,
    EDDSA_2022,
    EDDSA_JCS,
    EDDSA_RDFC,
)
from portfolio_gen.issue.keystore import IssuerKey
from portfolio_gen.issue.sign import add_proof, by_key
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.builders import OB3, STATUS, V2, Change, Document, badge, changed, credential, drop, put

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
AT = dt.datetime(2026, 5, 1, 9, 0, tzinfo=dt.UTC)
SUITE_2020 = "https://w3id.org/security/suites/ed25519-2020/v1"
CRED = "https://www.w3.org/2018/credentials#"

ED = by_key(IssuerKey(private=Ed25519PrivateKey.from_private_bytes(b"\x07" * 32)))
P256 = by_key(IssuerKey(private=ec.derive_private_key(7, ec.SECP256R1())))
P384 = by_key(IssuerKey(private=ec.derive_private_key(7, ec.SECP384R1())))

KINDS = {
    "eddsa-rdfc-2022": (EDDSA_RDFC, ED),
    "eddsa-2022": (EDDSA_2022, ED),
    "eddsa-jcs-2022": (EDDSA_JCS, ED),
    "Ed25519Signature2020": (ED25519_2020, ED),
    "ecdsa-rdfc-2019 P-256": (ECDSA_RDFC, P256),
    "ecdsa-rdfc-2019 P-384": (ECDSA_RDFC, P384),
    "ecdsa-jcs-2019 P-256": (ECDSA_JCS, P256),
    "ecdsa-jcs-2019 P-384": (ECDSA_JCS, P384),
}
TEXTS = [name for name in KINDS if "jcs" in name]
CHANGED = "The badge was changed after it was signed, or signed with another key."


def made(kind: str, *changes: Change, **more: Any) -> Document:  # noqa: ANN401 (members of a proof)
    """Return a badge signed by whom it names, in this way."""
    suite, signer = KINDS[kind]
    document = changed(credential(signer.did), put("@context", [V2, OB3, SUITE_2020]), *changes)
    return add_proof(document, signer, created=AT, suite=suite, **more)


def check(document: Document) -> Checked:
    """Read and verify a document."""
    return verify_badge(badge(document), Context(now=NOW))


def finding(checked: Checked, name: str) -> Finding:
    """Return the first finding of a check that is not advice."""
    return next(f for f in checked.report.named(name) if not f.advice)


@pytest.mark.parametrize("kind", KINDS)
def test_intact(kind: str) -> None:
    """Every kind of proof on an unchanged badge: everything that can be known is."""
    checked = check(made(kind, put("validUntil", "2027-01-01T00:00:00Z")))
    for name in ("contexts", "nothing-unsigned", "signed-facts", "signature", "key"):
        assert finding(checked, name).outcome is Outcome.PASS, name
    assert checked.verdict is Verdict.UNCONFIRMED


SPECS = {
    "eddsa-rdfc-2022": "vc-di-eddsa 1.0 section 3.2",
    "eddsa-2022": "vc-di-eddsa, draft of November 2022, section 3.1",
    "eddsa-jcs-2022": "vc-di-eddsa 1.0 section 3.3",
    "Ed25519Signature2020": "vc-di-eddsa 1.0 appendix A.1",
    "ecdsa-rdfc-2019 P-256": "vc-di-ecdsa 1.0 section 3.2",
    "ecdsa-rdfc-2019 P-384": "vc-di-ecdsa 1.0 section 3.2",
    "ecdsa-jcs-2019 P-256": "vc-di-ecdsa 1.0 section 3.3",
    "ecdsa-jcs-2019 P-384": "vc-di-ecdsa 1.0 section 3.3",
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_section_for_each_kind(kind: str) -> None:
    """A finding about a signature names the section for its kind, passed or failed."""
    good = made(kind)
    for document in (good, changed(good, put("name", "Gold"))):
        assert finding(check(document), "signature").spec == SPECS[kind]


def test_the_sections_of_several() -> None:
    """Each signature of a set has its own section; an unknown kind that for any kind."""
    document = made("eddsa-jcs-2022")
    document["proof"].append({**document["proof"][0], "cryptosuite": "bbs-2023"})
    specs = [found.spec for found in check(document).report.named("signature")]
    assert specs == ["vc-di-eddsa 1.0 section 3.3", "VC Data Integrity 1.0 section 4.4"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "change",
    [
        put("name", "Forged"),
        put("credentialSubject.achievement.description", "Forged"),
        drop("evidence"),
        put("validFrom", "2026-04-01T09:00:00Z"),
        put("proof.0.created", "2026-04-01T09:00:00Z"),
        put("proof.0.expires", "2099-04-01T09:00:00Z"),
    ],
    ids=["name", "text inside", "dropped", "date", "date of the proof", "end of the proof"],
)
def test_changed(kind: str, change: Change) -> None:
    """Change anything of the badge or of the proof, and the signature no longer fits."""
    checked = check(changed(made(kind), change))
    assert finding(checked, "signature").outcome is Outcome.FAIL
    assert finding(checked, "signature").message == CHANGED
    assert checked.verdict is Verdict.ALTERED


@pytest.mark.parametrize("kind", KINDS)
def test_another_kind_in_its_name(kind: str) -> None:
    """A proof that is relabelled as another kind fits nothing."""
    document = made(kind)
    (proof,) = document["proof"]
    for suite, _ in KINDS.values():
        relabelled = {**proof, "type": suite.type, "cryptosuite": suite.name}
        if (suite.type, suite.name) == (proof["type"], proof.get("cryptosuite", "")):
            continue
        if not suite.name:
            del relabelled["cryptosuite"]
        checked = check({**document, "proof": [relabelled]})
        assert finding(checked, "signature").outcome is Outcome.FAIL


@pytest.mark.parametrize("kind", TEXTS)
def test_every_member_is_signed(kind: str) -> None:
    """As text, a member that no vocabulary defines is signed too; added later, it is noticed."""
    checked = check(made(kind, put("grade", "A")))
    assert finding(checked, "signature").outcome is Outcome.PASS
    assert finding(checked, "nothing-unsigned").message == (
        "Everything in the badge is covered: the whole text is signed."
    )
    added = check(changed(made(kind), put("grade", "A")))
    assert finding(added, "signature").outcome is Outcome.FAIL


@pytest.mark.parametrize("kind", TEXTS)
def test_a_member_behind_an_address(kind: str) -> None:
    """Signed or not, a date must not hide where only some programs find it."""
    suite, signer = KINDS[kind]
    document = {**credential(signer.did), CRED + "validUntil": "2026-06-30T00:00:00Z"}
    for hidden in (
        {**made(kind), CRED + "validUntil": "2026-06-30T00:00:00Z"},
        {**document, "proof": made(kind)["proof"]},
    ):
        checked = check(hidden)
        assert "member named by an address" in finding(checked, "nothing-unsigned").message
        assert checked.verdict is Verdict.ALTERED
    with pytest.raises(ProofError, match="member named by an address"):
        add_proof(document, signer, created=AT, suite=suite)


@pytest.mark.parametrize("kind", TEXTS)
def test_words_added_later(kind: str) -> None:
    """A known vocabulary may stand behind those that were signed; an unknown one is not judged."""
    document = made(kind, put("@context", [V2, OB3]))
    assert document["proof"][0]["@context"] == [V2, OB3]
    more = check({**document, "@context": [V2, OB3, SUITE_2020]})
    assert finding(more, "signature").outcome is Outcome.PASS
    strange = check({**document, "@context": [V2, OB3, "https://x.example/"]})
    assert finding(strange, "contexts").outcome is Outcome.UNKNOWN
    assert strange.verdict is Verdict.INCOMPLETE
    own = check({**document, "@context": [V2, OB3, {"name": "https://x.example/"}]})
    assert finding(own, "contexts").outcome is Outcome.FAIL
    before = check({**document, "@context": [V2, SUITE_2020, OB3]})
    assert finding(before, "signature").message == (
        "The proof names vocabularies of its own, which are not signed."
    )


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize(
    ("member", "value", "message"),
    [
        ("valid_until", "2099-01-01T00:00:00Z", "The end of validity that"),
        ("valid_from", "2025-01-01T00:00:00Z", "The start of validity that"),
        ("status", (), "The file hides or invents a place where the issuer withdraws badges."),
    ],
)
def test_facts_as_text(kind: str, member: str, value: object, message: str) -> None:
    """Whatever the reader of the file takes for a fact is compared with what was signed."""
    seen = badge(made(kind, put("credentialStatus", [STATUS])))
    parts = {name: getattr(seen, name) for name in seen.__slots__}
    assert finding(verify_badge(seen, Context(now=NOW)), "signed-facts").outcome is Outcome.PASS
    checked = verify_badge(type(seen)(**{**parts, member: value}), Context(now=NOW))
    assert finding(checked, "signed-facts").message.startswith(message)
    assert checked.verdict is Verdict.ALTERED


def test_an_issuer_as_text() -> None:
    """An issuer may be an object or an identifier alone."""
    plain = made("eddsa-jcs-2022", put("issuer", ED.did))
    assert finding(check(plain), "signed-facts").outcome is Outcome.PASS


def test_text_and_statements() -> None:
    """With one proof of each kind, a member must be signed by both."""
    document = made("eddsa-jcs-2022")
    both = add_proof(document, ED, created=AT, suite=EDDSA_RDFC)
    checked = check(both)
    assert [f.outcome for f in checked.report.named("signature")] == [Outcome.PASS] * 2
    assert "signed statements" in finding(checked, "nothing-unsigned").message
    graded = made("eddsa-jcs-2022", put("grade", "A"))
    graded["proof"].append(both["proof"][1])
    assert finding(check(graded), "nothing-unsigned").outcome is Outcome.FAIL


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "Ed25519Signature2020"])
def test_chain(kind: str) -> None:
    """A proof that builds on another one signs that too, whatever its kind."""
    suite, signer = KINDS[kind]
    one = made(kind, id="urn:uuid:1")
    two = add_proof(one, signer, created=AT, suite=suite, previousProof="urn:uuid:1")
    checked = check(two)
    assert [f.outcome for f in checked.report.named("signature")] == [Outcome.PASS] * 2
    # The same badge signed anew below: the proof on top was made over another one.
    other = made(kind, id="urn:uuid:1", expires="2099-01-01T00:00:00Z")["proof"][0]
    swapped = check({**two, "proof": [other, two["proof"][1]]})
    assert [f.outcome for f in swapped.report.named("signature")] == [Outcome.PASS, Outcome.FAIL]
    gone = check({**two, "proof": two["proof"][1:]})
    assert finding(gone, "signature").message == (
        "The signature builds on another one that is not there."
    )
    assert gone.verdict is Verdict.ALTERED
