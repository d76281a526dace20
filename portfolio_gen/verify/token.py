"""Badges that are a signed text (JWS): is the text unchanged, who signed it, and is it of a piece?

All of the text is signed, so nothing in it can have been added later. What remains to be asked is
whether the claims around a credential say the same as the credential itself.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portfolio_gen.badges import jwt
from portfolio_gen.badges.vcdm import names_of_dates, version_of
from portfolio_gen.base.errors import ProofError
from portfolio_gen.crypto.algorithms import algorithm_for, check_name
from portfolio_gen.crypto.keys import DID_KEY
from portfolio_gen.model.badge import Format
from portfolio_gen.verify.case import CREDENTIALS, Answer, Case
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.identifiers import DID_JWK
from portfolio_gen.verify.moments import parse_time
from portfolio_gen.verify.proofs import CHANGED
from portfolio_gen.verify.resolve import key_of_token, owner_of_token

_RULES = ("crit", "b64")
"""Members of a header that change what a signature means."""

_LOOSE = ("vc+jwt", "vc+ld+jwt", "vc+ld+json+jwt")
"""Media types of credentials that need not repeat what they say in registered claims."""

_SPECS = {Format.OB2: "RFC 7515 section 5.2; OB 2.0 section 4.2"}
_SPEC = "RFC 7515 section 5.2; OB 3.0 section 8.2"

_OPTIONAL = ("sub",)
"""Claims that may be missing although the credential has them. Samples that Open Badges publishes
leave the recipient out; nobody is misled by a claim that is not there, and the rest is signed."""

_TYPES = ("", "jwt", "jws", "jose", "json", "ld+json", *_LOOSE)
"""Media types of signed text that can be a badge. Another one is text made for something else."""


def check_signature(case: Case, ctx: Context) -> Answer:
    """Fail if the text is not the one that was signed.

    Raises:
        ProofError: The signature does not fit, proves nothing, or was made for something else.
        Unreachable: A kind of signature that is not supported, or a key that cannot be had.

    Spec: RFC 7515 section 5.2; RFC 8725 section 3; OB 3.0 section 8.2; OB 2.0 section 4.2.
    """
    signed = case.signed
    name = signed.header["alg"]
    check_name(name)
    if not signed.signature:
        raise ProofError("The signature is empty.")
    _check_header(signed.header)
    key = key_of_token(case.badge.issuer.id, header_of(case, signed), ctx)
    if not algorithm_for(key, name).verify(signed.signature, signed.signing_input):
        raise ProofError(CHANGED)
    return Answer(message="Everything the badge says is what was signed.")


def spec_of(case: Case) -> str:
    """Return the sections that say how such a text is verified."""
    return _SPECS.get(case.badge.format, _SPEC)


def check_key(case: Case, ctx: Context) -> Answer:
    """Fail if the text was signed by somebody other than the named issuer.

    Raises:
        ProofError: The key is not the issuer's.
        Unreachable: The issuer's own document is not here, or does not name the key.

    Spec: OB 3.0 section 8.2.4; OB 2.0 section 4.2; VC Controlled Identifiers 1.0 section 3.3.
    """
    issuer = case.badge.issuer.id
    document = owner_of_token(issuer, header_of(case, case.signed), ctx)
    if issuer.startswith((DID_KEY, DID_JWK)):
        return Answer(
            message="The issuer is named by the key itself: the same key, whoever holds it."
        )
    return Answer(message=f"The issuer lists this key {document.origin}.", says=document.says)


def header_of(case: Case, signed: jwt.Jws) -> Mapping[str, Any]:
    """Return the header, with the key that an assertion of 2.0 names for itself."""
    named = case.badge.proofs[0].verification_method
    return {**signed.header, "kid": named} if named else signed.header


def _check_header(header: Mapping[str, Any]) -> None:
    """Check what a header says beside algorithm and key.

    Raises:
        ProofError: It asks for rules of its own, or names a text of another kind.

    Spec: RFC 7515 section 4.1.11; RFC 7797 section 3; RFC 8725 section 3.11.
    """
    if any(name in header for name in _RULES):
        raise ProofError("The signature asks for rules of its own, which nobody has to follow.")
    if _type(header) not in _TYPES:
        raise ProofError("The text was not signed as a badge, but as something else.")


def _type(header: Mapping[str, Any]) -> str:
    """Return the media type of a signed text, in its short form."""
    value = header.get("typ", "")
    return value.lower().removeprefix("application/") if isinstance(value, str) else "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """What one registered claim says, and the credential.

    Attributes:
        claim: Name of the claim.
        fact: What it is about, in words.
        value: The claim; None if there is none.
        written: What the credential says; empty if nothing.
    """

    claim: str
    fact: str
    value: Any
    written: str

    @property
    def agree(self) -> bool:
        """True if claim and credential say the same."""
        if self.claim not in ("nbf", "exp"):
            return bool(self.value == self.written)
        moment = parse_time(self.written)
        # Claims count whole seconds.
        return moment is not None and math.floor(moment.timestamp()) == math.floor(self.value)


def check_claims(case: Case) -> Answer:
    """Fail unless the registered claims of a signed text say what its credential says.

    Other programs read the claims only, or the credential only; both must see the same badge.

    Raises:
        ProofError: They say different things, a claim is missing that the standard asks for, or
            the text holds two credentials.

    Spec: OB 3.0 section 8.2.4.1; VCDM 1.1 section 6.3.1; RFC 7519 section 4.1; vc-jose-cose 1.0
        section 3.1.3.
    """
    claims, old = case.document, case.badge.format not in CREDENTIALS
    inner = claims.get("vc", claims)
    _check_one_credential(claims, inner)
    strict = not old and _type(case.signed.header) not in _LOOSE
    for pair in _pairs(claims, inner, old=old):
        if pair.value is None:
            if pair.written and strict and pair.claim not in _OPTIONAL:
                raise ProofError(
                    f"The signed text leaves out the {pair.fact} (“{pair.claim}”) beside the "
                    "badge in it."
                )
        elif (pair.written or old) and not pair.agree:
            raise ProofError(
                f"The signed text and the badge in it name a different {pair.fact} "
                f"(“{pair.claim}”)."
            )
    return Answer(message="The signed text and the badge in it say the same.")


def _check_one_credential(claims: Mapping[str, Any], inner: Mapping[str, Any]) -> None:
    """Check that a signed text holds one credential, in the place where its version has it.

    Raises:
        ProofError: Two, or one where only older ones are.
    """
    if inner is claims:
        return
    if {"@context", "type", "issuer", "credentialSubject"} & claims.keys():
        raise ProofError("The signed text holds two badges, and programs may read either.")
    if version_of(inner) == "2.0":
        raise ProofError("The badge stands where only older ones do (“vc”), so some read none.")


def _pairs(claims: Mapping[str, Any], inner: Mapping[str, Any], *, old: bool) -> Iterator[_Pair]:
    """Yield every registered claim that has a counterpart."""
    names = ("issuedOn", "expires") if old else names_of_dates(version_of(inner))
    if not old:
        issuer, subject = (_named(inner.get(name)) for name in ("issuer", "credentialSubject"))
        yield _Pair(claim="iss", fact="issuer", value=claims.get("iss"), written=issuer)
        yield _Pair(claim="sub", fact="recipient", value=claims.get("sub"), written=subject)
    identifier = _named(inner)
    yield _Pair(claim="jti", fact="identifier", value=claims.get("jti"), written=identifier)
    for name, claim, fact in zip(
        names, ("nbf", "exp"), ("start of validity", "end of validity"), strict=True
    ):
        yield _Pair(claim=claim, fact=fact, value=claims.get(claim), written=_text(inner.get(name)))


def _named(value: object) -> str:
    """Return an identifier, or that of an object."""
    return _text(value.get("id") if isinstance(value, Mapping) else value)


def _text(value: object) -> str:
    """Return a text; empty if it is none."""
    return value if isinstance(value, str) else ""
