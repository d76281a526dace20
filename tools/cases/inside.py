"""Signed documents inside others: endorsements of a badge, and the badges of a learner record."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.builders import COLLEGE, Document, changed, drop, put
from tools.cases.case import ED2020, FAIL, OPEN, PASS, SUITES, Case, Suite, case, secure, usual
from tools.cases.keys import ED, OTHER
from tools.cases.kinds import ACHIEVEMENT, endorsement, record
from tools.cases.tokens import claims, token

_ENDORSED = "OB 3.0 section B.1.1 (endorsement, endorsementJwt)"
_RECORD = "CLR 2.0 section B.1.2 (verifiableCredential)"


def cases() -> Iterator[Case]:
    """Yield every case about documents inside others."""
    yield from _endorsements()
    yield from _signed_as_text()
    yield from _places()
    yield from _records()


def found(place: str, verdict: str, *, about: bool = True, own: bool = False) -> Mapping[str, Any]:
    """Return what must come out of one document inside; without a verdict it is not checked."""
    return {"place": place, "verdict": verdict, "about_this": about, "by_issuer": own}


def _by_stranger(*changes: Any) -> Document:  # noqa: ANN401 (changes of a document)
    """Return an endorsement by somebody who is named by their own key."""
    document = changed(endorsement(OTHER.did), *changes)
    return secure(document, signer=OTHER, method=OTHER.method)


def _endorsed(
    *inside: Document | str,
    way: str = f"{ACHIEVEMENT}.endorsement",
    suite: Suite = SUITES["eddsa-rdfc"],
) -> Document:
    """Return the usual badge with documents inside, signed by the college."""
    return secure(usual(put(way, list(inside))), suite)


def _endorsements() -> Iterator[Case]:
    """Yield endorsements of every quality inside a badge that is good, whatever they are."""
    good = _by_stranger()
    comment = "credentialSubject.endorsementComment"
    rows: tuple[tuple[str, str, Document, str, bool], ...] = (
        ("by-a-key", "Genuine, by somebody who is a key.", good, "unconfirmed", False),
        (
            "by-the-issuer",
            "The issuer praises its own badge.",
            secure(endorsement()),
            "confirmed",
            True,
        ),
        (
            "changed",
            "Its words were changed.",
            changed(good, put(comment, "The best!")),
            "altered",
            False,
        ),
        (
            "signed-by-another",
            "Names the college and is signed by a stranger.",
            secure(endorsement(), signer=OTHER, method=OTHER.method),
            "altered",
            True,
        ),
        (
            "over",
            "It has run out.",
            _by_stranger(put("validUntil", "2026-06-01T00:00:00Z")),
            "expired",
            False,
        ),
        (
            "placeholder",
            "Its signature only fills the place, as in a published sample.",
            changed(good, put("proof.0.proofValue", "z" + "1" * 88)),
            "altered",
            False,
        ),
        ("unsigned", "Nobody signed it.", endorsement(OTHER.did), "course_only", False),
        (
            "of-an-unknown-kind",
            "It is signed in a way that is not known.",
            changed(good, put("proof.0.cryptosuite", "bbs-2023")),
            "incomplete",
            False,
        ),
        (
            "by-somebody-out-of-reach",
            "The key document of its issuer cannot be had.",
            secure(endorsement("did:web:else.example"), method="did:web:else.example#key-1"),
            "incomplete",
            False,
        ),
    )
    for name, what, inside, verdict, own in rows:
        yield case(
            f"endorsement-{name}",
            what,
            "E2",
            _endorsed(inside),
            "confirmed",
            {"nothing-unsigned": PASS, "signature": PASS},
            spec=_ENDORSED,
            inside=(found(f"{ACHIEVEMENT}.endorsement[0]", verdict, own=own),),
        )
    yield case(
        "endorsement-exchanged",
        "One endorsement was put in the place of another; the badge's own signature covers it.",
        "E2 P2",
        changed(_endorsed(good), put(f"{ACHIEVEMENT}.endorsement", [secure(endorsement())])),
        "altered",
        {"signature": FAIL},
        spec=_ENDORSED,
    )


def _signed_as_text() -> Iterator[Case]:
    """Yield endorsements whose proofs name vocabularies, as proofs that sign text do."""
    way, words = f"{ACHIEVEMENT}.endorsement", "proof.0.@context"
    good = secure(endorsement(), SUITES["eddsa-jcs"])
    short = changed(good, put("@context", good["@context"][:1]), drop("proof"))
    longer = changed(secure(short, SUITES["eddsa-jcs"]), put("@context", good["@context"]))
    kept: tuple[tuple[str, str, Document, str], ...] = (
        ("by-ed25519", "The endorsement is signed as text.", good, "confirmed"),
        (
            "by-p256",
            "The endorsement is signed as text with another kind of key.",
            secure(endorsement(), SUITES["ecdsa-jcs-p256"]),
            "confirmed",
        ),
        (
            "and-a-vocabulary-added",
            "The endorsement was signed as text before a vocabulary was added to it.",
            longer,
            "confirmed",
        ),
        (
            "and-changed",
            "The endorsement was signed as text, and changed.",
            changed(good, put("credentialSubject.endorsementComment", "The best!")),
            "altered",
        ),
        (
            "in-a-list-of-two",
            "The endorsement is signed as text and as statements.",
            secure(good, SUITES["eddsa-rdfc"]),
            "confirmed",
        ),
    )
    for name, what, document, verdict in kept:
        yield case(
            f"endorsement-as-text-{name}",
            f"{what} What its proof repeats of its vocabularies hides nothing.",
            "E2 P1",
            _endorsed(document),
            "confirmed",
            {"contexts": PASS, "nothing-unsigned": PASS, "signature": PASS},
            spec="vc-di-eddsa 1.0 section 3.3.1",
            inside=(found(f"{way}[0]", verdict, own=True),),
        )
    yield case(
        "endorsement-as-text-in-a-badge-as-text",
        "Badge and endorsement are both signed as text.",
        "E2 P1",
        secure(usual(put(way, [good])), SUITES["eddsa-jcs"]),
        "confirmed",
        {"contexts": PASS, "nothing-unsigned": PASS, "signature": PASS},
        spec="vc-di-eddsa 1.0 section 3.3.1",
        inside=(found(f"{way}[0]", "confirmed", own=True),),
    )
    yield case(
        "endorsement-as-text-in-a-signed-text",
        "The badge around the endorsement is a signed text.",
        "E2 P1 P3",
        token(claims(usual(put(way, [good]))), ED, "EdDSA"),
        "confirmed",
        {"contexts": PASS, "nothing-unsigned": PASS, "signature": PASS},
        spec="vc-di-eddsa 1.0 section 3.3.1",
        inside=(found(f"{way}[0]", "confirmed", own=True),),
    )
    brought: tuple[tuple[str, Document], ...] = (
        ("of-its-own", changed(good, put(words, {"@vocab": "https://else.example/"}))),
        ("in-another-order", changed(good, put(words, good["@context"][::-1]))),
        ("that-are-none", changed(good, put(words, []))),
        ("that-are-more", changed(good, put(words, [*good["@context"], ED2020]))),
        ("deeper-inside", changed(good, put("proof.0.proof", {"@context": good["@context"]}))),
    )
    for name, document in brought:
        yield case(
            f"endorsement-with-a-proof-in-words-{name}",
            "The proof of an endorsement names vocabularies that the endorsement does not have.",
            "E2 P1",
            _endorsed(document, suite=SUITES["eddsa-jcs"]),
            "altered",
            {"contexts": FAIL, "nothing-unsigned": FAIL},
            spec="vc-di-eddsa 1.0 section 3.3.2",
        )
    yield case(
        "proof-with-words-in-no-endorsement",
        "Something called a proof names vocabularies, in an object that is no credential.",
        "P1",
        secure(
            usual(put(f"{ACHIEVEMENT}.proof", {"@context": good["@context"]})), SUITES["eddsa-jcs"]
        ),
        "altered",
        {"contexts": FAIL, "nothing-unsigned": FAIL},
        spec="VCDM 2.0 section 4.3",
    )


def _places() -> Iterator[Case]:
    """Yield endorsements in every place, of something else, and as signed text."""
    good = _by_stranger()
    places = {
        "of-the-issuer": ("issuer.endorsement", COLLEGE),
        "of-the-badge": ("endorsement", usual()["id"]),
    }
    for name, (way, about) in places.items():
        yield case(
            f"endorsement-{name}",
            "An endorsement in another place, of what it stands in.",
            "E2",
            _endorsed(_by_stranger(put("credentialSubject.id", about)), way=way),
            "confirmed",
            {"signature": PASS},
            spec=_ENDORSED,
            inside=(found(f"{way}[0]", "unconfirmed"),),
        )
    yield case(
        "endorsement-of-something-else",
        "A good word for another achievement says nothing about this one.",
        "E2",
        _endorsed(_by_stranger(put("credentialSubject.id", "https://else.example/1"))),
        "confirmed",
        {"signature": PASS},
        spec=_ENDORSED,
        inside=(found(f"{ACHIEVEMENT}.endorsement[0]", "unconfirmed", about=False),),
    )
    text = token(claims(endorsement(OTHER.did)), OTHER, "EdDSA", kid=OTHER.method).decode()
    yield case(
        "endorsement-as-text",
        "Endorsements as signed text: a good one, a changed one, and what is no text of that kind.",
        "E2 P3",
        _endorsed(text, f"{text[:-4]}AAAA", "text", way=f"{ACHIEVEMENT}.endorsementJwt"),
        "confirmed",
        {"signature": PASS},
        spec=_ENDORSED,
        inside=tuple(
            found(f"{ACHIEVEMENT}.endorsementJwt[{n}]", verdict)
            for n, verdict in enumerate(("unconfirmed", "altered", ""))
        ),
    )
    yield case(
        "endorsement-linked",
        "Only the address of an endorsement; nobody asks there, and it praises nothing.",
        "E2 hazard:ssrf",
        _endorsed("http://127.0.0.1/endorsement.json"),
        "confirmed",
        {"signature": PASS},
        spec=_ENDORSED,
    )
    yield case(
        "endorsement-two-levels",
        "The endorser is endorsed as well.",
        "E2",
        _endorsed(
            _by_stranger(
                put(
                    "issuer.endorsement",
                    [
                        secure(
                            changed(endorsement(number=2), put("credentialSubject.id", OTHER.did))
                        )
                    ],
                )
            )
        ),
        "confirmed",
        {"signature": PASS},
        spec=_ENDORSED,
        inside=(
            {
                **found(f"{ACHIEVEMENT}.endorsement[0]", "unconfirmed"),
                "inside": [found("issuer.endorsement[0]", "confirmed")],
            },
        ),
    )
    yield case(
        "endorsement-without-a-proof-of-its-own-words",
        "A member that nobody defines was added to an endorsement before the badge was signed.",
        "E2 P1",
        _endorsed({**good, "grade": "A"}),
        "altered",
        {"nothing-unsigned": FAIL},
        spec="VC Data Integrity 1.0 section 2.4.1",
    )


def _records() -> Iterator[Case]:
    """Yield learner records, whose badges each have a verdict of their own."""
    way = "credentialSubject.verifiableCredential"
    good, self_made = secure(usual()), usual(put("issuer.id", OTHER.did))
    own = secure(self_made, signer=OTHER, method=OTHER.method)
    forged = changed(secure(usual(put("id", "urn:uuid:2"))), put("name", "Doctor of everything"))
    nobody = usual(put("id", "urn:uuid:3"), put("issuer.id", "did:web:else.example"))
    far = secure(nobody, method="did:web:else.example#key-1")
    yield case(
        "record-good",
        "A learner record with a badge of the same issuer and one of somebody else.",
        "S2 E2",
        secure(record(good, changed(own, put("id", own["id"])))),
        "confirmed",
        {"format": PASS, "structure": PASS, "signature": PASS, "recipient": PASS},
        spec=_RECORD,
        inside=(found(f"{way}[0]", "confirmed", own=True), found(f"{way}[1]", "unconfirmed")),
    )
    yield case(
        "record-with-a-forged-badge",
        "The record is good, one badge in it is not, and of one nobody can tell.",
        "S2 E2",
        secure(record(good, forged, far)),
        "confirmed",
        {"signature": PASS},
        spec=_RECORD,
        inside=(
            found(f"{way}[0]", "confirmed", own=True),
            found(f"{way}[1]", "altered", own=True),
            found(f"{way}[2]", "incomplete"),
        ),
    )
    yield case(
        "record-changed",
        "A badge was added to the record after it was signed.",
        "S2 E2",
        changed(secure(record(good)), put(way, [good, secure(usual(put("id", "urn:uuid:2")))])),
        "altered",
        {"format": PASS, "signature": FAIL},
        spec=_RECORD,
    )
    yield case(
        "record-of-signed-texts",
        "The badges of the record are signed texts.",
        "S2 E2 P3",
        secure(record(token(claims(usual()), ED, "EdDSA").decode())),
        "confirmed",
        {"signature": PASS},
        spec=_RECORD,
        inside=(found(f"{way}[0]", "confirmed", own=True),),
    )
    yield case(
        "record-of-an-unknown-signature",
        "The record itself is signed in a way that is not known.",
        "S2",
        changed(secure(record(good)), put("proof.0.cryptosuite", "bbs-2023")),
        "incomplete",
        {"format": PASS, "signature": OPEN},
        spec=_RECORD,
        inside=(found(f"{way}[0]", "confirmed", own=True),),
    )
    yield case(
        "record-without-badges",
        "A record must hold badges.",
        "S2 S4",
        secure(changed(record(good), drop(way)), SUITES["eddsa-rdfc"]),
        "altered",
        {"structure": FAIL},
        spec=_RECORD,
    )
