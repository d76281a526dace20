"""What is done to a badge to make it wrong on purpose. Nothing here is for use."""

from collections.abc import Callable, Mapping
from typing import Any

from portfolio_gen.crypto.encoding import base58btc_encode
from portfolio_gen.issue.award import award
from portfolio_gen.issue.credential import Award, document_of, moment
from portfolio_gen.issue.sign import Signer, add_proof, at_address, to_bytes
from tools.badges.issuers import issuer, unsafe_test_key
from tools.badges.sources import fixed_id

Json = dict[str, Any]

CREDENTIALS = "https://www.w3.org/2018/credentials#"
DATE_TIME = "http://www.w3.org/2001/XMLSchema#dateTime"


def signed(name: str, source: Mapping[str, Any], given: Award) -> bytes:
    """Return a badge in JSON as its source asks: checked, unless it is to be wrong."""
    signer = issuer(source["issuer"]).signer
    if not UNSAFE & source.keys():
        return award(given, signer, at=given.valid_from)
    document = document_of(given)
    if "endorsement" in source:
        document["endorsement"] = [_endorsement(name, source, given)]
    document = add_proof(document, _signer(source, signer), created=given.valid_from)
    return to_bytes(CHANGES[source.get("change", "none")](document))


UNSAFE = frozenset({"change", "signed_by", "method", "endorsement", "unchecked"})
"""Members of a source that ask for something our own checks would refuse to hand out."""


def _signer(source: Mapping[str, Any], signer: Signer) -> Signer:
    """Return who really signs: the issuer, somebody else, or the issuer with a key of no list."""
    if "signed_by" in source:
        return issuer(source["signed_by"]).signer
    if "method" in source:
        key = unsafe_test_key(f"portfolio-gen TEST KEY, not a secret, {source['method']}")
        return at_address(signer.did, key, name=source["method"])
    return signer


def _endorsement(name: str, source: Mapping[str, Any], given: Award) -> Json:
    """Return a signed statement of somebody else about the award."""
    by = issuer(source["endorsement"]["issuer"])
    document: Json = {
        "@context": document_of(given)["@context"][:2],
        "id": fixed_id(f"{name} endorsement"),
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Endorsement",
        "issuer": {"id": by.profile.id, "type": ["Profile"], "name": by.profile.name},
        "validFrom": moment(given.valid_from),
        "credentialSubject": {
            "id": given.id,
            "type": ["EndorsementSubject"],
            "endorsementComment": source["endorsement"]["comment"],
        },
    }
    return add_proof(document, by.signer, created=given.valid_from)


def _altered(document: Json) -> Json:
    """Write something better into a signed badge."""
    subject = document["credentialSubject"]
    achievement = {**subject["achievement"], "description": "Can do everything, with distinction."}
    return {**document, "credentialSubject": {**subject, "achievement": achievement}}


def _undefined_member(document: Json) -> Json:
    """Add what no vocabulary defines: the signature still fits, because it never covered it."""
    return {**document, "gpa": "4.0"}


def _hidden_expiry(document: Json) -> Json:
    """Hide the end of validity under its full address: the signed statements stay the same."""
    rest = {name: value for name, value in document.items() if name != "validUntil"}
    value = {"@type": DATE_TIME, "@value": document["validUntil"]}
    return {**rest, f"{CREDENTIALS}validUntil": value}


def _unsupported(document: Json) -> Json:
    """Replace the proof by one of a kind that this release does not know."""
    (proof,) = document["proof"]
    value = "z" + base58btc_encode(b"not a signature of any kind" * 2)
    other = {**proof, "cryptosuite": "bbs-2023", "proofValue": value}
    return {**document, "proof": [other]}


CHANGES: Mapping[str, Callable[[Json], Json]] = {
    "none": lambda document: document,
    "altered": _altered,
    "undefined-member": _undefined_member,
    "hidden-expiry": _hidden_expiry,
    "no-signature": lambda document: {n: v for n, v in document.items() if n != "proof"},
    "empty-signature": lambda document: {**document, "proof": []},
    "unsupported": _unsupported,
}
