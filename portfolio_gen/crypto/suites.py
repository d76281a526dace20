"""The kinds of embedded proof that can be checked: one object for each.

A kind that is not in the table is never guessed at: it is "not supported", whatever it may be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.crypto.canonical import HashName
from portfolio_gen.crypto.keys import KeyKind, PublicKey

PROOF_TYPE = "DataIntegrityProof"


class Form(Enum):
    """How a document becomes the bytes that are hashed."""

    STATEMENTS = "RDFC-1.0"
    """As sorted statements; only what the vocabularies define is signed."""

    TEXT = "JCS"
    """As JSON with one way to write it; every member is signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """One kind of embedded proof.

    Attributes:
        type: Type of the proof.
        name: Its ``cryptosuite``; empty where the type says it all.
        form: How documents become bytes.
        kinds: The keys it is made with.
        spec: The sections that define it.
    """

    type: str
    name: str
    form: Form
    kinds: tuple[KeyKind, ...]
    spec: str

    def hash_for(self, kind: KeyKind) -> HashName:
        """Return the hash that goes with a kind of key."""
        return "sha384" if kind is KeyKind.P384 else "sha256"

    def check_key(self, key: PublicKey) -> None:
        """Check that this kind of proof is made with such a key.

        Raises:
            ProofError: It is not.
        """
        if key.kind not in self.kinds:
            raise ProofError(f"Signatures of this kind are not made with {key.kind.title} keys.")


_EDDSA = (KeyKind.ED25519,)
_ECDSA = (KeyKind.P256, KeyKind.P384)

EDDSA_RDFC = Suite(
    type=PROOF_TYPE,
    name="eddsa-rdfc-2022",
    form=Form.STATEMENTS,
    kinds=_EDDSA,
    spec="vc-di-eddsa 1.0 section 3.2",
)
EDDSA_JCS = Suite(
    type=PROOF_TYPE,
    name="eddsa-jcs-2022",
    form=Form.TEXT,
    kinds=_EDDSA,
    spec="vc-di-eddsa 1.0 section 3.3",
)
ECDSA_RDFC = Suite(
    type=PROOF_TYPE,
    name="ecdsa-rdfc-2019",
    form=Form.STATEMENTS,
    kinds=_ECDSA,
    spec="vc-di-ecdsa 1.0 section 3.2",
)
ECDSA_JCS = Suite(
    type=PROOF_TYPE,
    name="ecdsa-jcs-2019",
    form=Form.TEXT,
    kinds=_ECDSA,
    spec="vc-di-ecdsa 1.0 section 3.3",
)
EDDSA_2022 = Suite(
    type=PROOF_TYPE,
    # What drafts before 2023 called eddsa-rdfc-2022; some issuers still do.
    name="eddsa-2022",
    form=Form.STATEMENTS,
    kinds=_EDDSA,
    spec="vc-di-eddsa, draft of November 2022, section 3.1",
)
ED25519_2020 = Suite(
    type="Ed25519Signature2020",
    name="",
    form=Form.STATEMENTS,
    kinds=_EDDSA,
    spec="vc-di-eddsa 1.0 appendix A.1",
)

SUITES: Mapping[tuple[str, str], Suite] = {
    (suite.type, suite.name): suite
    for suite in (EDDSA_RDFC, EDDSA_JCS, ECDSA_RDFC, ECDSA_JCS, EDDSA_2022, ED25519_2020)
}
"""Every kind of proof that can be checked, by type and cryptosuite."""


def suite_of(proof: Mapping[str, Any]) -> Suite:
    """Return the kind of a proof.

    Raises:
        Unreachable: A kind that is not supported.

    Spec: VC Data Integrity 1.0 sections 2.1 and 3.1.
    """
    named = (proof.get("type"), proof.get("cryptosuite", ""))
    texts = tuple(part for part in named if isinstance(part, str))
    # A list could name two types; a proof has one.
    suite = SUITES.get((texts[0], texts[1])) if len(texts) == len(named) else None
    if suite is None:
        shown = " ".join(str(part)[:60] for part in named if part)
        raise Unreachable(f"Signatures of the kind {shown!r} are not supported yet.")
    return suite
