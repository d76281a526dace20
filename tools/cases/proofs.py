"""Embedded proofs: every kind, every way to break one, several at once, and whose key it is."""

from collections.abc import Iterator

from tests.builders import COLLEGE, MAKER, STRANGER, changed, credential, drop, put
from tools.cases.case import (
    BROKEN,
    FAIL,
    GOOD,
    HOST,
    KEYS,
    NA,
    OPEN,
    PASS,
    SUITES,
    Case,
    Checks,
    Suite,
    answer,
    case,
    key_document,
    known,
    secure,
    to_bytes,
    unreadable,
    usual,
)
from tools.cases.keys import ED, OTHER, P256

_DI = "VC Data Integrity 1.0 section 4.4"


def cases() -> Iterator[Case]:
    """Yield every case about embedded proofs."""
    for name, suite in SUITES.items():
        yield from _of_suite(name, suite)
    yield from _kinds()
    yield from _sets()
    yield from _unsigned()
    yield from _self_made()
    yield from _published()


def _of_suite(name: str, suite: Suite) -> Iterator[Case]:
    """Yield a good badge of one kind, and one for every way to break its signature."""
    good = secure(usual(), suite)
    yield case(
        f"{name}-good",
        "Signed by the college with a key it publishes.",
        "P2 K2",
        good,
        "confirmed",
        _without(GOOD, "nothing-unsigned", "signed-facts") if suite.text else GOOD,
        spec=suite.spec,
    )
    method = "proof.0.verificationMethod"
    broken = {
        "name-changed": ("The name was changed afterwards.", put("name", "Gold")),
        "subject-changed": (
            "The achievement was changed afterwards.",
            put("credentialSubject.achievement.name", "Gold"),
        ),
        "issuer-name-changed": ("The issuer's name was changed.", put("issuer.name", "Oxford")),
        "evidence-dropped": ("The evidence was taken out.", drop("evidence")),
        "date-changed": ("It was dated back.", put("validFrom", "2025-05-01T09:00:00Z")),
        "created-changed": (
            "The date of the signature was changed.",
            put("proof.0.created", "2026-05-02T09:00:00Z"),
        ),
        "value-of-another": (
            "The signature was taken from another badge.",
            put(
                "proof.0.proofValue",
                secure(usual(put("name", "B")), suite)["proof"][0]["proofValue"],
            ),
        ),
        "value-cut-short": (
            "The last character of the signature is missing.",
            put("proof.0.proofValue", good["proof"][0]["proofValue"][:-1]),
        ),
        "value-empty": ("The signature is empty.", put("proof.0.proofValue", "z")),
        "value-missing": ("There is no signature in the proof.", drop("proof.0.proofValue")),
        "value-in-another-base": (
            "The signature is written in base64url.",
            put("proof.0.proofValue", f"u{good['proof'][0]['proofValue'][1:]}"),
        ),
    }
    for kind, (what, change) in broken.items():
        document = changed(good, change)
        yield case(f"{name}-{kind}", what, "P2", document, "altered", {"signature": FAIL}, spec=_DI)
    yield case(
        f"{name}-wrong-purpose",
        "Made to log in, not to state something.",
        "P2 hazard:proof-purpose",
        secure(usual(), suite, proofPurpose="authentication"),
        "altered",
        {"signature": FAIL},
        spec=_DI,
    )
    yield case(
        f"{name}-key-of-another-kind",
        "Names a key that such a signature cannot be made with.",
        "P2",
        changed(good, put(method, f"{COLLEGE}#{(P256 if suite.signer is ED else ED).name}")),
        "altered",
        {"signature": FAIL},
        spec=suite.spec,
    )
    yield case(
        f"{name}-expired-proof",
        "The signature itself has expired.",
        "T1",
        secure(usual(), suite, expires="2026-06-01T00:00:00Z"),
        "expired",
        {"signature": PASS, "valid-until": FAIL},
        spec="VC Data Integrity 1.0 section 2.1 (expires)",
    )


def _without(checks: Checks, *names: str) -> Checks:
    return {name: outcome for name, outcome in checks.items() if name not in names}


def _kinds() -> Iterator[Case]:
    """Yield kinds of proof that are not checked, and must never pass."""
    unknown = {
        "bbs-2023": {"cryptosuite": "bbs-2023"},
        "ecdsa-sd-2023": {"cryptosuite": "ecdsa-sd-2023"},
        "rsa-signature-2018": {"type": "RsaSignature2018"},
        "no-cryptosuite": {"cryptosuite": ""},
    }
    for name, members in unknown.items():
        document = secure(usual())
        document["proof"][0].update(members)
        yield case(
            f"kind-{name}",
            "A kind of signature that is not known is not checked, whatever else is right.",
            "P2",
            document,
            "incomplete",
            {"signature": OPEN, "issuer-known": OPEN},
            spec="VC Data Integrity 1.0 section 4.4 step 4",
        )
    for name in ("type", "cryptosuite"):
        document = changed(secure(usual()), put(f"proof.0.{name}", ["DataIntegrityProof", "x"]))
        yield unreadable(
            f"kind-{name}-is-a-list",
            "A signature of two kinds at once is none.",
            "P2",
            to_bytes(document),
            "VC Data Integrity 1.0 section 2.1",
        )


def _sets() -> Iterator[Case]:
    """Yield badges with several proofs, with none, and with proofs that build on one another."""
    two = secure(secure(usual()), SUITES["ecdsa-rdfc-p256"])
    sets = "VC Data Integrity 1.0 section 4.5"
    yield case("set-two-good", "Both signatures are good.", "P2", two, "confirmed", GOOD, spec=sets)
    for number in (0, 1):
        value = f"proof.{number}.proofValue"
        wrong = secure(
            usual(put("name", "B")), SUITES["ecdsa-rdfc-p256" if number else "eddsa-rdfc"]
        )
        yield case(
            f"set-{('first', 'second')[number]}-bad",
            "One of two signatures does not match.",
            "P2 peer:first-proof-only",
            changed(two, put(value, wrong["proof"][0]["proofValue"])),
            "altered",
            {"signature": FAIL},
            spec=sets,
        )
    yield case(
        "set-second-by-a-stranger",
        "A stranger signed as well, in the name of a key of their own.",
        "P2 K2 peer:first-proof-only",
        secure(secure(usual()), signer=OTHER, method=OTHER.method),
        "altered",
        {"signature": PASS, "key": FAIL},
        spec=sets,
    )
    yield case(
        "set-empty",
        "The list of signatures is there and empty.",
        "P2 peer:empty-signatures",
        {**usual(), "proof": []},
        "altered",
        {"signature": FAIL},
        spec=sets,
    )
    yield case(
        "set-one-of-unknown-kind",
        "One signature is good, the other of a kind that is not known.",
        "P2",
        changed(two, put("proof.1.cryptosuite", "bbs-2023")),
        "incomplete",
        {"signature": OPEN},
        spec=sets,
    )
    yield case(
        "chain-of-nothing",
        "Builds on a signature that is not there.",
        "P2",
        secure(usual(), previousProof="urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544"),
        "altered",
        {"signature": FAIL},
        spec=sets,
    )
    yield case(
        "proof-is-an-object",
        "One signature, not in a list: advice, no defect.",
        "S4",
        {**two, "proof": two["proof"][0]},
        "confirmed",
        {"signature": PASS, "structure": PASS},
        spec="OB 3.0 section B.1.1 (proof)",
    )


def _unsigned() -> Iterator[Case]:
    """Yield what was added to a signed badge without breaking its signature."""
    dropped = {
        "grade": ("grade", "A"),
        "gpa": ("credentialSubject.gpa", 4.0),
        "date-of-the-older-model": ("expirationDate", "2020-01-01T00:00:00Z"),
        "member-of-the-proof": ("proof.0.note", "checked twice"),
        "in-the-achievement": ("credentialSubject.achievement.level", "gold"),
        "in-the-issuer": ("issuer.accredited", True),
        "in-evidence": ("evidence.0.mark", "1.0"),
    }
    for name, (way, value) in dropped.items():
        yield case(
            f"unsigned-{name}",
            "A member that no vocabulary defines was added; the signature does not cover it.",
            "P1 hazard:undefined-term",
            changed(secure(usual()), put(way, value)),
            "altered",
            {"nothing-unsigned": FAIL} if not way.startswith("proof") else {"signature": FAIL},
            spec="VC Data Integrity 1.0 section 2.4.1",
        )
    for kind in ("type", "id"):
        way = f"credentialSubject.achievement.{kind}"
        value = ["Achievement", "Gold"] if kind == "type" else "open-lesson"
        yield case(
            f"relative-{kind}",
            "A name that is no address is dropped from what is signed.",
            "P1 hazard:relative",
            changed(secure(usual()), put(way, value)),
            "altered",
            {"nothing-unsigned": FAIL},
            spec="JSON-LD 1.1 API section 7.1",
        )
    full = changed(
        secure(usual(put("validUntil", "2026-06-01T00:00:00Z"))),
        lambda d: d.update(
            {
                "https://www.w3.org/2018/credentials#validUntil": {
                    "type": "http://www.w3.org/2001/XMLSchema#dateTime",
                    "@value": d.pop("validUntil"),
                }
            }
        ),
    )
    yield case(
        "end-hidden-under-its-full-name",
        "The end of validity was renamed to its full address: same statements, nobody reads it.",
        "P1 T1 peer:full-iri",
        full,
        "altered",
        {"nothing-unsigned": FAIL},
        spec="VCDM 2.0 section 4.9",
    )
    inline = {"grade": "https://example.org/grade"}
    for name, contexts, verdict, outcome in (
        ("inline", [inline], "altered", FAIL),
        ("vocab", [{"@vocab": "https://example.org/"}], "altered", FAIL),
        ("unknown-address", ["https://example.org/context"], "incomplete", OPEN),
    ):
        document = usual()
        document["@context"] = [*document["@context"], *contexts]
        document["proof"] = secure(usual())["proof"]
        yield case(
            f"context-{name}",
            "A badge brings its own words.",
            f"S3 P1 hazard:context-{name}",
            document,
            verdict,
            {"contexts": outcome, "nothing-unsigned": outcome},
            spec="VCDM 2.0 section 4.3",
        )
    swapped = usual(lambda d: d["@context"].reverse())
    yield case(
        "context-wrong-order",
        "The first vocabulary must be that of credentials.",
        "S3",
        {**swapped, "proof": secure(usual())["proof"]},
        "altered",
        {"contexts": FAIL},
        spec="VCDM 2.0 section 4.3",
    )
    nested = changed(secure(usual()), put("credentialSubject.@context", inline))
    yield case(
        "context-inside",
        "A vocabulary stands inside the document.",
        "S3 hazard:context-inline",
        nested,
        "altered",
        {"contexts": FAIL},
        spec="VCDM 2.0 section 4.3",
    )


def _self_made() -> Iterator[Case]:
    """Yield issuers that are named by their key."""
    spec = "did:key method, section 3.1"
    for name, suite in (
        ("ed25519", SUITES["eddsa-rdfc"]),
        ("p256", SUITES["ecdsa-rdfc-p256"]),
        ("p384", SUITES["ecdsa-rdfc-p384"]),
    ):
        by = suite.signer
        document = secure(credential(by.did), suite, method=by.method)
        key = {"signature": PASS, "key": PASS}
        yield case(
            f"did-key-{name}",
            "The issuer is a key: unchanged, and nobody knows whose it is.",
            "K1",
            document,
            "unconfirmed",
            {**key, "issuer-known": OPEN},
            spec=spec,
        )
        yield case(
            f"did-key-{name}-on-a-list",
            "The issuer is a key, and whoever checks knows it.",
            "K1 G1",
            document,
            "confirmed",
            {**key, "issuer-known": PASS},
            spec=spec,
            issuers=(known(did=by.did, document={}) | {"document": ""},),
        )
        yield case(
            f"did-key-{name}-signed-by-another",
            "Names one key as issuer and is signed with another.",
            "K1 hazard:method-not-of-issuer",
            secure(credential(by.did), signer=OTHER, method=OTHER.method),
            "altered",
            {"signature": PASS, "key": FAIL},
            spec=spec,
        )
        yield case(
            f"did-key-{name}-other-fragment",
            "The key has a name that a did:key does not give it.",
            "K1",
            secure(credential(by.did), suite, method=f"{by.did}#key-1"),
            "altered",
            {"key": FAIL},
            spec=spec,
        )


def _published() -> Iterator[Case]:
    """Yield issuers with a web address, and what their key document says or does not say."""
    spec = "VC Controlled Identifiers 1.0 section 3.3"
    good = secure(usual())
    online = {KEYS: answer(key_document(ED))}
    rows: tuple[tuple[str, str, str, str, Checks, dict[str, object]], ...] = (
        (
            "did-web-fetched",
            "The key document is fetched from the issuer's address.",
            "K2",
            "confirmed",
            {"key": PASS, "issuer-known": NA},
            {"issuers": (), "fetched": online},
        ),
        (
            "did-web-nobody-answers",
            "The key document cannot be had.",
            "K2",
            "incomplete",
            {"signature": OPEN, "key": OPEN},
            {"issuers": ()},
        ),
        (
            "did-web-404",
            "The issuer's address answers that there is nothing.",
            "K2",
            "incomplete",
            {"signature": OPEN, "key": OPEN},
            {"issuers": (), "fetched": {KEYS: answer("", 404)}},
        ),
        (
            "did-web-about-somebody-else",
            "The key document is that of another issuer.",
            "K2",
            "incomplete",
            {"signature": OPEN, "key": OPEN},
            {"issuers": (known(key_document(ED, did="did:web:else.example")),)},
        ),
        (
            "did-web-key-for-login-only",
            "The key is listed for logging in, not for stating something.",
            "K2 hazard:authentication-only",
            "altered",
            {"signature": PASS, "key": FAIL},
            {
                "issuers": (
                    known(
                        key_document(ED, assertionMethod=[], authentication=[f"{COLLEGE}#key-1"])
                    ),
                )
            },
        ),
        (
            "did-web-key-not-for-stating",
            "The document has the key and does not list it for any purpose.",
            "K2",
            "altered",
            {"signature": PASS, "key": FAIL},
            {"issuers": (known(key_document(ED, assertionMethod=[])),)},
        ),
        (
            "did-web-key-written-out",
            "The key is written out where it is listed for stating something.",
            "K2",
            "confirmed",
            {"key": PASS},
            {
                "issuers": (
                    known(
                        key_document(
                            verificationMethod=[],
                            assertionMethod=key_document(ED)["verificationMethod"],
                        )
                    ),
                )
            },
        ),
        (
            "did-web-key-of-another-controller",
            "The key is listed but belongs to somebody else.",
            "K2",
            "altered",
            {"key": FAIL},
            {
                "issuers": (
                    known(
                        changed(key_document(ED), put("verificationMethod.0.controller", MAKER.did))
                    ),
                )
            },
        ),
        (
            "did-web-other-key-of-that-name",
            "The issuer publishes another key under this name.",
            "K2",
            "altered",
            BROKEN,
            {
                "issuers": (
                    known(
                        changed(
                            key_document(ED),
                            put("verificationMethod.0.publicKeyMultibase", STRANGER.multibase),
                        )
                    ),
                )
            },
        ),
        (
            "did-web-unknown-to-the-list",
            "Whoever checks has a list, and the issuer is not on it.",
            "G1",
            "confirmed",
            {"key": PASS, "issuer-known": OPEN},
            {"issuers": (known(trusted=False), known({}, did=MAKER.did) | {"document": ""})},
        ),
        (
            "did-web-pinned-not-vouched-for",
            "A copy is kept, and nobody vouches.",
            "G1",
            "confirmed",
            {"key": PASS, "issuer-known": NA},
            {"issuers": (known(trusted=False),)},
        ),
    )
    for name, what, covers, verdict, checks, more in rows:
        yield case(name, what, covers, good, verdict, checks, spec=spec, **more)
    yield from _forged(spec)


def _forged(spec: str) -> Iterator[Case]:
    """Yield badges in the name of an issuer that did not sign them."""
    yield case(
        "did-web-signed-by-a-stranger",
        "Names the college and is signed with a stranger's own key.",
        "K2 hazard:method-not-of-issuer",
        secure(usual(), signer=OTHER, method=OTHER.method),
        "altered",
        {"signature": PASS, "key": FAIL},
        spec=spec,
    )
    address = f"https://{HOST}/issuer"
    fragment = secure(credential(address), signer=OTHER, method=f"{address}#{OTHER.multibase}")
    yield case(
        "https-key-in-the-fragment-only",
        "Anybody can write a key of their own behind the address of a college.",
        "K3 peer:fragment-key",
        fragment,
        "unconfirmed",
        {"signature": PASS, "key": OPEN, "issuer-known": NA},
        spec=spec,
        issuers=(),
    )
    profile = {"id": address, "type": "Profile", "name": "Kestrel Valley College"}
    entry = {
        "id": f"{address}#key-1",
        "type": "Multikey",
        "controller": address,
        "publicKeyMultibase": ED.multibase,
    }
    lists = {**profile, "verificationMethod": [entry], "assertionMethod": [entry["id"]]}
    listed = secure(credential(address), method=f"{address}#key-1")
    yield case(
        "https-profile-lists-the-key",
        "The issuer's own document at its address names the key.",
        "K3",
        listed,
        "confirmed",
        {"signature": PASS, "key": PASS},
        spec=spec,
        issuers=(),
        fetched={address: answer(lists)},
    )
    for name, document in (("without-keys", profile), ("with-other-keys", lists)):
        yield case(
            f"https-forged-profile-{name}",
            "The key in the badge is not among those that the issuer's document names.",
            "K3 peer:fragment-key",
            fragment,
            "unconfirmed",
            {"signature": PASS, "key": OPEN},
            spec=spec,
            issuers=(),
            fetched={address: answer(document)},
        )
    yield case(
        "https-stranger-in-a-did",
        "Names an https issuer and is signed by a did:key.",
        "K3 hazard:method-not-of-issuer",
        secure(credential(address), signer=OTHER, method=OTHER.method),
        "unconfirmed",
        {"signature": PASS, "key": OPEN},
        spec=spec,
        issuers=(),
    )
    yield case(
        "did-of-an-unknown-kind",
        "An issuer of a kind that is not known here.",
        "K2",
        secure(credential("did:velocity:1"), method="did:velocity:1#key-1"),
        "incomplete",
        {"signature": OPEN, "key": OPEN},
        spec=spec,
        issuers=(),
    )
