"""What Open Badges 2.0 requires of assertions, badge classes and profiles."""

from portfolio_gen.verify.rules.judge import Class, Count, Judge
from portfolio_gen.verify.rules.values import (
    ADDRESS,
    DATE,
    FLAG,
    OBJECT,
    PLAIN,
    TEXT,
    may,
    must,
    one_of,
    texts,
)

_SPEC = "OB 2.0 section 3, {}"
_EITHER = Count.EITHER
_TYPES = must("type", PLAIN, count=_EITHER)
_ENDORSED = may("endorsement", OBJECT, ADDRESS, count=_EITHER)
_RELATED = may("related", OBJECT, ADDRESS, count=_EITHER)
_PROOFS = ("HostedBadge", "hosted", "SignedBadge", "signed")

JUDGE = Judge(
    classes={
        "Assertion": Class(
            spec=_SPEC.format("Assertion"),
            types=(("Assertion",),),
            members=(
                must("@context", PLAIN, OBJECT, count=_EITHER),
                must("id", ADDRESS),
                _TYPES,
                must("recipient", "IdentityObject"),
                must("badge", "BadgeClass", ADDRESS),
                must("verification", "VerificationObject"),
                must("issuedOn", DATE),
                may("image", "Image", ADDRESS),
                may("evidence", "Evidence", ADDRESS, count=_EITHER),
                *texts("narrative", "revocationReason"),
                may("expires", DATE),
                may("revoked", FLAG),
                _ENDORSED,
                _RELATED,
            ),
        ),
        "BadgeClass": Class(
            spec=_SPEC.format("BadgeClass"),
            types=(("BadgeClass",),),
            members=(
                must("id", ADDRESS),
                _TYPES,
                must("name", TEXT),
                must("description", TEXT),
                must("image", "Image", ADDRESS),
                must("criteria", "Criteria", ADDRESS),
                must("issuer", "Profile", ADDRESS),
                may("alignment", "AlignmentObject", count=_EITHER),
                may("tags", TEXT, count=_EITHER),
                _ENDORSED,
                _RELATED,
            ),
        ),
        "Profile": Class(
            spec=_SPEC.format("Profile"),
            types=(("Profile", "Issuer"),),
            members=(
                must("id", ADDRESS),
                _TYPES,
                must("name", TEXT),
                must("url", ADDRESS),
                must("email", TEXT),
                *texts("telephone", "description"),
                may("image", "Image", ADDRESS),
                may("publicKey", OBJECT, ADDRESS, count=_EITHER),
                may("verification", OBJECT),
                may("revocationList", ADDRESS),
                _ENDORSED,
            ),
        ),
        "IdentityObject": Class(
            spec=_SPEC.format("IdentityObject"),
            members=(
                must("identity", PLAIN),
                must("type", one_of("email", "url", "telephone", "id"), count=_EITHER),
                must("hashed", FLAG),
                may("salt", PLAIN),
            ),
        ),
        "VerificationObject": Class(
            spec=_SPEC.format("VerificationObject"),
            types=(_PROOFS,),
            members=(_TYPES, may("creator", ADDRESS), may("url", ADDRESS)),
        ),
        "Criteria": Class(
            spec=_SPEC.format("Criteria"),
            any_of=("id", "narrative"),
            without="The badge does not say what had to be done to earn it.",
            members=(may("id", ADDRESS), *texts("narrative")),
        ),
        "Evidence": Class(
            spec=_SPEC.format("Evidence"),
            members=(
                may("id", ADDRESS),
                *texts("narrative", "name", "description", "genre", "audience"),
            ),
        ),
        "Image": Class(
            spec=_SPEC.format("Image"), members=(must("id", ADDRESS), *texts("caption"))
        ),
        "AlignmentObject": Class(
            spec=_SPEC.format("AlignmentObject"),
            members=(
                must("targetName", TEXT),
                must("targetUrl", ADDRESS),
                *texts("targetDescription", "targetFramework", "targetCode"),
            ),
        ),
    }
)
"""The tables of Open Badges 2.0."""
