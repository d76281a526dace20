"""Badges that are signed text: forged, unsigned, borrowed, and saying two things at once."""

import base64
import datetime as dt
import hashlib
import hmac
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.badges import jwt
from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import PortfolioError
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.crypto.jwk import to_jwk
from portfolio_gen.issue.did import key_document
from portfolio_gen.issue.keystore import IssuerKey
from portfolio_gen.issue.sign import Signer, by_key
from portfolio_gen.issue.token import claims_of, sign_text
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.builders import COLLEGE, Change, Document, changed, credential, drop, put
from tests.keys import RSA

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
V1 = "https://www.w3.org/2018/credentials/v1"
OB3 = "https://purl.imsglobal.org/spec/ob/v3p0/context.json"
KEYS = {
    "EdDSA": IssuerKey(private=Ed25519PrivateKey.from_private_bytes(b"\x07" * 32)),
    "ES256": IssuerKey(private=ec.derive_private_key(7, ec.SECP256R1())),
    "ES384": IssuerKey(private=ec.derive_private_key(7, ec.SECP384R1())),
    "RS256": IssuerKey(private=RSA),
}
ALGORITHMS = [*KEYS, "PS256"]
CHANGED = "The badge was changed after it was signed, or signed with another key."


def college(name: str = "EdDSA") -> Signer:
    """Return the college with a key of this kind, published as ``#key-1``."""
    key = KEYS["RS256" if name == "PS256" else name]
    document = key_document(COLLEGE, {"key-1": key.public})
    return Signer(key=key, did=COLLEGE, method=f"{COLLEGE}#key-1", document=document)


def pinned(signer: Signer) -> KnownIssuer:
    """Return the college as somebody's list has it."""
    return KnownIssuer(id=COLLEGE, name="The college", says="Ana", document=signer.document)


def check(token: str, *known: KnownIssuer) -> Checked:
    """Read and verify a token."""
    badge = read_badge(token.encode(), source="badges/podcast.jwt")
    return verify_badge(badge, Context(now=NOW, issuers=known))


def finding(checked: Checked, name: str) -> Finding:
    """Return the one finding of a check."""
    (found,) = [f for f in checked.report.named(name) if not f.advice]
    return found


def answer(checked: Checked, name: str) -> tuple[Outcome, str]:
    """Return outcome and message of a check."""
    found = finding(checked, name)
    return found.outcome, found.message


@pytest.mark.parametrize("name", ALGORITHMS)
def test_intact(name: str) -> None:
    """Signed text of every kind is unchanged, and the college's own document lists the key."""
    signer = college(name)
    token = sign_text(claims_of(credential(COLLEGE)), signer, algorithm=name)
    checked = check(token, pinned(signer))
    passed = {"contexts", "nothing-unsigned", "signed-facts", "signature", "key", "issuer-known"}
    assert {f.check for f in checked.report.findings if f.outcome is Outcome.PASS} >= passed
    assert answer(checked, "nothing-unsigned")[1] == (
        "Everything in the badge is covered: the whole text is signed."
    )
    assert answer(checked, "signed-facts")[1] == (
        "The signed text and the badge in it say the same."
    )
    assert answer(checked, "key")[1] == "The issuer lists this key in the kept copy."
    assert finding(checked, "signature").spec == "RFC 7515 section 5.2; OB 3.0 section 8.2"


@pytest.mark.parametrize("name", ALGORITHMS)
def test_changed(name: str) -> None:
    """Another word in the text, another header, another key: altered."""
    signer = college(name)
    claims = claims_of(credential(COLLEGE))
    token = sign_text(claims, signer, algorithm=name)
    other = sign_text({**claims, "name": "Forged"}, signer, algorithm=name)
    renamed = sign_text(claims, signer, algorithm=name, kid="key-1")
    head, body, signature = token.split(".")
    for forged in (
        f"{head}.{other.split('.')[1]}.{signature}",
        f"{renamed.split('.')[0]}.{body}.{signature}",
        f"{head}.{body}.{other.split('.')[2]}",
    ):
        checked = check(forged, pinned(signer))
        assert answer(checked, "signature") == (Outcome.FAIL, CHANGED)
        assert checked.verdict is Verdict.ALTERED


def headed(token: str, **header: Any) -> str:  # noqa: ANN401 (any JSON)
    """Return the token with another header, without signing it again."""
    signer = college()
    return ".".join([sign_text({}, signer, **header).split(".")[0], *token.split(".")[1:]])


SHARED = "The signature was made with a shared secret: whoever can check it can also forge it."
RULES = "The signature asks for rules of its own, which nobody has to follow."
OTHER = "The text was not signed as a badge, but as something else."
STRANGER = by_key(KEYS["ES256"])


@pytest.mark.parametrize(
    ("header", "outcome", "message"),
    [
        ({"alg": "none"}, Outcome.FAIL, "The file says itself that it is not signed."),
        ({"alg": "nOnE"}, Outcome.FAIL, "The file says itself that it is not signed."),
        ({"alg": "HS256"}, Outcome.FAIL, SHARED),
        ({"alg": "HS512"}, Outcome.FAIL, SHARED),
        (
            {"alg": "ES512"},
            Outcome.UNKNOWN,
            "Signatures of the kind 'ES512' are not supported yet.",
        ),
        (
            {"alg": "RS256"},
            Outcome.FAIL,
            "The signature says RS256, but the key is for Ed25519.",
        ),
        (
            {"alg": "ES256"},
            Outcome.FAIL,
            "The signature says ES256, but the key is for Ed25519.",
        ),
        ({"crit": ["exp"]}, Outcome.FAIL, RULES),
        ({"crit": []}, Outcome.FAIL, RULES),
        ({"b64": False, "crit": ["b64"]}, Outcome.FAIL, RULES),
        ({"b64": True}, Outcome.FAIL, RULES),
        ({"typ": "vp+jwt"}, Outcome.FAIL, OTHER),
        ({"typ": "bad+typ"}, Outcome.FAIL, OTHER),
        ({"typ": "at+jwt"}, Outcome.FAIL, OTHER),
        ({"typ": "statuslist+jwt"}, Outcome.FAIL, OTHER),
        ({"typ": 7}, Outcome.FAIL, OTHER),
        ({"typ": None}, Outcome.PASS, "Everything the badge says is what was signed."),
        (
            {"typ": "application/VC+JWT"},
            Outcome.PASS,
            "Everything the badge says is what was signed.",
        ),
        ({"kid": "#key-1"}, Outcome.PASS, "Everything the badge says is what was signed."),
        ({"kid": "key-1"}, Outcome.PASS, "Everything the badge says is what was signed."),
        ({"x5u": "https://evil.example/", "jku": "x"}, Outcome.PASS, None),
    ],
    ids=str,
)
def test_header(header: dict[str, Any], outcome: Outcome, message: str | None) -> None:
    """What a header may say, properly signed: nothing that changes the rules."""
    signer = college()
    named = {**header}
    algorithm = str(named.pop("alg", ""))
    token = sign_text(claims_of(credential(COLLEGE)), signer, algorithm=algorithm, **named)
    checked = check(token, pinned(signer))
    assert answer(checked, "signature")[0] is outcome
    assert message in (None, answer(checked, "signature")[1])
    assert (checked.verdict is Verdict.ALTERED) == (outcome is Outcome.FAIL)


@pytest.mark.parametrize("proof", [True, None, "x", [1], {"type": 1}])
def test_what_claims_call_a_proof(proof: Any) -> None:  # noqa: ANN401 (any JSON)
    """Beside the credential in a text, nothing is read as a signature, whatever it is."""
    signer = college()
    inner = credential(COLLEGE)
    inner = {**inner, "@context": [V1, OB3], "issuanceDate": inner["validFrom"]}
    del inner["validFrom"]
    claims = claims_of(credential(COLLEGE))
    kept: Document = {n: claims[n] for n in ("iss", "nbf", "jti", "sub") if n in claims}
    checked = check(sign_text({**kept, "vc": inner, "proof": proof}, signer), pinned(signer))
    assert answer(checked, "nothing-unsigned")[0] is Outcome.PASS
    assert checked.verdict is Verdict.CONFIRMED


def test_empty_signature() -> None:
    """A text that lost its signature is not signed."""
    signer = college()
    token = sign_text(claims_of(credential(COLLEGE)), signer).rpartition(".")[0] + "."
    assert answer(check(token, pinned(signer)), "signature") == (
        Outcome.FAIL,
        "The signature is empty.",
    )


def test_hmac_with_the_public_key() -> None:
    """The public key as a shared secret: the oldest forgery of all."""
    signer = college("RS256")
    text = headed(sign_text(claims_of(credential(COLLEGE)), signer), alg="HS256")
    text = text.rpartition(".")[0]
    secret = signer.key.public.raw
    forged = hmac.new(secret, text.encode(), hashlib.sha256).digest()
    token = f"{text}.{base64.urlsafe_b64encode(forged).rstrip(b'=').decode()}"
    checked = check(token, pinned(signer))
    assert answer(checked, "signature") == (Outcome.FAIL, SHARED)
    assert checked.verdict is Verdict.ALTERED


def test_a_key_that_the_text_brings_along() -> None:
    """Anybody can sign with a key of their own and put it beside: unchanged, by nobody known."""
    jwk = to_jwk(STRANGER.key.public)
    token = sign_text(claims_of(credential(COLLEGE)), STRANGER, kid=None, jwk=jwk)
    checked = check(token)
    assert finding(checked, "signature").outcome is Outcome.PASS
    assert answer(checked, "key") == (
        Outcome.UNKNOWN,
        "The key stands in the signed text itself; that it is the issuer's could not be shown.",
    )
    assert checked.verdict is Verdict.UNCONFIRMED
    assert checked.address == ""


def test_a_stranger_beside_the_issuers_document() -> None:
    """With the issuer's document at hand, a key of somebody else is never the issuer's."""
    jwk = to_jwk(STRANGER.key.public)
    for header in ({"kid": None, "jwk": jwk}, {"jwk": jwk}, {"kid": STRANGER.method}):
        token = sign_text(claims_of(credential(COLLEGE)), STRANGER, **header)
        checked = check(token, pinned(college()))
        assert finding(checked, "key").outcome is not Outcome.PASS
        assert (checked.address, checked.known_to) == ("", "")
        assert checked.verdict is not Verdict.CONFIRMED


def test_a_stranger_in_the_issuers_name() -> None:
    """The name of the issuer's key does not make a signature of it."""
    token = sign_text(claims_of(credential(COLLEGE)), STRANGER, kid=f"{COLLEGE}#key-1")
    checked = check(token, pinned(college("ES384")))
    assert answer(checked, "signature") == (
        Outcome.FAIL,
        "The signature says ES256, but the key is for ECDSA P-384.",
    )
    assert checked.verdict is Verdict.ALTERED


def test_a_secret_key_beside_the_text() -> None:
    """A header with a secret key makes the signature worth nothing."""
    jwk = {**to_jwk(STRANGER.key.public), "d": "AQ"}
    token = sign_text(claims_of(credential(COLLEGE)), STRANGER, kid=None, jwk=jwk)
    assert answer(check(token), "signature") == (
        Outcome.FAIL,
        "A secret key stands where a public one should, so anybody can sign.",
    )


def test_a_key_made_by_oneself() -> None:
    """A did:key is its own document: the same key, whoever holds it."""
    own = by_key(KEYS["ES384"])
    checked = check(sign_text(claims_of(credential(own.did)), own))
    assert answer(checked, "key") == (
        Outcome.PASS,
        "The issuer is named by the key itself: the same key, whoever holds it.",
    )
    assert checked.verdict is Verdict.UNCONFIRMED


def older(*changes: Change) -> Document:
    """Return a badge of 2022, with the claims that stood around it."""
    inner = changed(
        credential(COLLEGE),
        put("@context", [V1, OB3]),
        put("issuanceDate", "2026-05-01T09:00:00Z"),
        drop("validFrom"),
        *changes,
    )
    plain = claims_of(inner)
    claims: Document = {
        name: plain[name] for name in ("iss", "jti", "nbf", "exp", "sub") if name in plain
    }
    return {**claims, "vc": inner}


SAME = "The signed text and the badge in it say the same."
TWO = "The signed text holds two badges, and programs may read either."


def differ(fact: str, claim: str) -> str:
    """Return the sentence for a claim that differs."""
    return f"The signed text and the badge in it name a different {fact} (“{claim}”)."


def lacks(fact: str, claim: str) -> str:
    """Return the sentence for a claim that is missing."""
    return f"The signed text leaves out the {fact} (“{claim}”) beside the badge in it."


def plain(*changes: Change) -> Document:
    """Return a badge with its claims, and then changed."""
    inner = changed(
        credential(COLLEGE),
        put("credentialSubject.id", "did:example:ana"),
        put("validUntil", "2027-05-01T09:00:00.5Z"),
    )
    return changed(claims_of(inner), *changes)


CLAIMS: dict[str, tuple[Document, str]] = {
    "all": (plain(), SAME),
    "no recipient named": (claims_of(credential(COLLEGE)), SAME),
    "older": (older(), SAME),
    "older, told by claims only": (
        changed(older(), drop("vc.id"), drop("vc.issuanceDate")),
        SAME,
    ),
    "start in another form": (plain(put("validFrom", "2026-05-01T11:00:00+02:00")), SAME),
    "start to the fraction": (plain(put("nbf", 1777626000.9)), SAME),
    "end by claim only": (changed(plain(), drop("validUntil")), SAME),
    "other issuer": (plain(put("iss", "did:web:evil.example")), differ("issuer", "iss")),
    "other recipient": (plain(put("sub", "did:example:eve")), differ("recipient", "sub")),
    "other identifier": (plain(put("jti", "urn:uuid:1")), differ("identifier", "jti")),
    "other start": (plain(put("nbf", 1777626001)), differ("start of validity", "nbf")),
    "other end": (plain(put("exp", 4_000_000_000)), differ("end of validity", "exp")),
    "end beside an impossible one": (
        plain(put("validUntil", "never")),
        differ("end of validity", "exp"),
    ),
    "no issuer": (plain(drop("iss")), lacks("issuer", "iss")),
    "no recipient beside one named": (plain(drop("sub")), SAME),
    "no identifier": (plain(drop("jti")), lacks("identifier", "jti")),
    "no start": (plain(drop("nbf")), lacks("start of validity", "nbf")),
    "no end": (plain(drop("exp")), lacks("end of validity", "exp")),
    "older, other issuer": (
        changed(older(), put("iss", "did:web:evil.example")),
        differ("issuer", "iss"),
    ),
    "two badges": ({**older(), "credentialSubject": {}}, TWO),
    "two issuers": ({**older(), "issuer": COLLEGE}, TWO),
    "newer one in the old place": (
        {**older(), "vc": credential(COLLEGE)},
        "The badge stands where only older ones do (“vc”), so some read none.",
    ),
}


@pytest.mark.parametrize(("claims", "message"), CLAIMS.values(), ids=CLAIMS)
def test_claims(claims: Document, message: str) -> None:
    """Readers of the claims and readers of the badge must see the same."""
    signer = college()
    checked = check(sign_text(claims, signer), pinned(signer))
    assert finding(checked, "signature").outcome is Outcome.PASS
    expected = Outcome.PASS if message == SAME else Outcome.FAIL
    assert answer(checked, "signed-facts") == (expected, message)
    assert (checked.verdict is Verdict.ALTERED) == (expected is Outcome.FAIL)


def test_credentials_that_need_no_claims() -> None:
    """Text of the newer kind need not repeat itself, but may not contradict itself."""
    signer = college()
    bare = sign_text(credential(COLLEGE), signer, typ="vc+jwt")
    assert answer(check(bare, pinned(signer)), "signed-facts") == (Outcome.PASS, SAME)
    wrong = sign_text({**credential(COLLEGE), "iss": "did:x:1"}, signer, typ="vc+jwt")
    assert answer(check(wrong, pinned(signer)), "signed-facts") == (
        Outcome.FAIL,
        differ("issuer", "iss"),
    )


@pytest.mark.parametrize(
    ("change", "outcome", "message"),
    [
        (
            put("@context", ["https://www.w3.org/ns/credentials/v2", "https://x.example/"]),
            Outcome.UNKNOWN,
            "The vocabulary https://x.example/ is not known to this program.",
        ),
        (
            put("@context", ["https://www.w3.org/ns/credentials/v2", {"@vocab": "https://x/"}]),
            Outcome.FAIL,
            "The document does not say by address which vocabulary it is written in.",
        ),
        (
            put("credentialSubject.@context", ["https://www.w3.org/ns/credentials/v2"]),
            Outcome.FAIL,
            "credentialSubject brings a vocabulary of its own, which may hide things.",
        ),
    ],
    ids=["unknown", "inline", "inside"],
)
def test_words(change: Change, outcome: Outcome, message: str) -> None:
    """The rules about vocabularies are those of every other badge."""
    signer = college()
    token = sign_text(changed(claims_of(credential(COLLEGE)), change), signer)
    checked = check(token, pinned(signer))
    assert answer(checked, "contexts") == (outcome, message)
    assert checked.verdict is (Verdict.ALTERED if outcome is Outcome.FAIL else Verdict.INCOMPLETE)


def assertion(*changes: Change) -> Document:
    """Return an assertion of Open Badges 2.0 with everything in it."""
    document = {
        "@context": "https://w3id.org/openbadges/v2",
        "id": "urn:uuid:6f1c0a0e-7d0b-4c0e-9a53-0d6b5f1b2a11",
        "type": "Assertion",
        "recipient": {"type": "email", "identity": "ana@x.example", "hashed": False},
        "issuedOn": "2026-05-01T09:00:00Z",
        "verification": {"type": "SignedBadge", "creator": f"{COLLEGE}#key-1"},
        "badge": {
            "id": "https://x.example/badge",
            "type": "BadgeClass",
            "name": "Copyright basics",
            "description": "Knows what may be shared.",
            "image": "https://x.example/badge.png",
            "criteria": {"narrative": "Explain three licences."},
            "issuer": {"id": COLLEGE, "type": "Profile", "name": "College"},
        },
    }
    return changed(document, *changes)


def test_signed_assertion() -> None:
    """Open Badges 2.0 as signed text: unchanged, by the key that the assertion names."""
    signer = college("RS256")
    token = sign_text(assertion(), signer, kid=None, typ=None)
    checked = check(token, pinned(signer))
    for name in ("contexts", "nothing-unsigned", "signed-facts", "signature", "key"):
        assert finding(checked, name).outcome is Outcome.PASS, name
    assert answer(checked, "contexts")[1] == "The badge is written in the words of Open Badges 2.0."
    assert finding(checked, "signature").spec == "RFC 7515 section 5.2; OB 2.0 section 4.2"
    assert answer(checked, "nothing-unsigned")[1] == (
        "Everything in the badge is covered: the whole text is signed."
    )


def test_signed_assertion_changed() -> None:
    """Another name in the text, and the signature no longer fits."""
    signer = college("RS256")
    head, _, signature = sign_text(assertion(), signer, kid=None).split(".")
    body = sign_text(assertion(put("badge.name", "Forged")), signer).split(".")[1]
    checked = check(f"{head}.{body}.{signature}", pinned(signer))
    assert answer(checked, "signature") == (Outcome.FAIL, CHANGED)
    assert checked.verdict is Verdict.ALTERED


def test_assertion_whose_issuer_is_only_linked() -> None:
    """Who issued it is not in the file, so nobody is shown to have signed."""
    own = by_key(KEYS["RS256"])
    token = sign_text(assertion(put("badge", "https://x.example/badge")), own)
    checked = check(token)
    assert answer(checked, "key") == (
        Outcome.UNKNOWN,
        "The file does not contain the name of its issuer, only a link to it.",
    )
    assert checked.verdict not in (Verdict.CONFIRMED, Verdict.ALTERED)


ALIAS = {"x": "https://w3id.org/openbadges#expires"}


@pytest.mark.parametrize(
    ("change", "outcome", "message"),
    [
        (put("@context", ["https://w3id.org/openbadges/v2"]), Outcome.PASS, None),
        (put("badge.@context", "https://w3id.org/openbadges/v2"), Outcome.PASS, None),
        (
            put(
                "extensions:link",
                {"@context": "https://x.example/link", "type": ["Extension", "extensions:Link"]},
            ),
            Outcome.PASS,
            None,
        ),
        (
            put("@context", ["https://w3id.org/openbadges/v2", "https://x.example/own"]),
            Outcome.UNKNOWN,
            "The vocabulary https://x.example/own is not known to this program.",
        ),
        (
            put("@context", ["https://w3id.org/openbadges/v2", ALIAS]),
            Outcome.FAIL,
            "The document brings a vocabulary of its own, which may hide things.",
        ),
        (
            put("badge.@context", ALIAS),
            Outcome.FAIL,
            "badge brings a vocabulary of its own, which may hide things.",
        ),
        (
            drop("@context"),
            Outcome.FAIL,
            "The document does not say by address which vocabulary it is written in.",
        ),
    ],
    ids=["list", "again inside", "extension", "unknown", "inline", "inline inside", "none"],
)
def test_old_words(change: Change, outcome: Outcome, message: str | None) -> None:
    """Extensions bring their own vocabulary about themselves; nothing else may."""
    signer = college()
    checked = check(sign_text(assertion(change), signer), pinned(signer))
    assert finding(checked, "contexts").outcome is outcome
    assert message in (None, answer(checked, "contexts")[1])


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        ({"exp": 1_700_000_000}, differ("end of validity", "exp")),
        ({"nbf": 1_777_626_000}, None),
        ({"nbf": 1_700_000_000}, differ("start of validity", "nbf")),
        ({"jti": "urn:uuid:1"}, differ("identifier", "jti")),
    ],
    ids=str,
)
def test_claims_around_an_assertion(claims: dict[str, Any], message: str | None) -> None:
    """An assertion needs no claims; one that it has may not say more than the assertion."""
    signer = college()
    checked = check(sign_text({**assertion(), **claims}, signer), pinned(signer))
    expected = (Outcome.FAIL, message) if message else (Outcome.PASS, SAME)
    assert answer(checked, "signed-facts") == expected


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_one_character(data: st.DataObject) -> None:
    """Signed text with one character changed is never confirmed and never called genuine."""
    signer = college()
    token = sign_text(claims_of(credential(COLLEGE)), signer)
    place = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.characters(codec="ascii").filter(lambda c: c != token[place]))
    try:
        checked = check(token[:place] + other + token[place + 1 :], pinned(signer))
    except PortfolioError:
        return
    assert finding(checked, "signature").outcome is not Outcome.PASS
    assert checked.verdict not in (Verdict.CONFIRMED, Verdict.UNCONFIRMED)


def test_bytes_of_the_text_are_what_counts() -> None:
    """The same badge in other words is another text: nothing is written anew before checking."""
    signer = college()
    claims = claims_of(credential(COLLEGE))
    token = sign_text(claims, signer)
    shuffled = sign_text(dict(reversed(claims.items())), signer)
    assert json.loads(jwt.split(token).payload) == json.loads(jwt.split(shuffled).payload)  # noqa: TID251
    head, _, signature = token.split(".")
    checked = check(f"{head}.{shuffled.split('.')[1]}.{signature}", pinned(signer))
    assert answer(checked, "signature") == (Outcome.FAIL, CHANGED)
