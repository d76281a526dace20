"""What Open Badges 3.0 and CLR 2.0 require of credentials, on both versions of the data model."""

from portfolio_gen.badges.vcdm import names_of_dates
from portfolio_gen.verify.rules.judge import Class, Judge, Member
from portfolio_gen.verify.rules.ob3_parts import (
    CLR,
    EITHER,
    ENDORSED,
    IMAGE,
    MANY,
    OB,
    PARTS,
    TYPES,
)
from portfolio_gen.verify.rules.values import ADDRESS, FLAG, MOMENT, PLAIN, may, must, texts


def _shared(vcdm: str) -> tuple[Member, ...]:
    """Return the rules that all credentials of one version of the data model share."""
    start, end = names_of_dates(vcdm)
    return (
        must("@context", PLAIN, count=MANY),
        must("id", ADDRESS),
        TYPES,
        must("issuer", "Issuer", ADDRESS),
        must(start, MOMENT),
        may(end, MOMENT),
        may("proof", "Proof", count=MANY),
        may("credentialSchema", "CredentialSchema", count=MANY),
        may("credentialStatus", "CredentialStatus", count=EITHER),
        may("refreshService", "RefreshService", count=EITHER),
    )


def _credentials(vcdm: str) -> dict[str, Class]:
    """Return the rules of credentials."""
    return {
        "AchievementCredential": Class(
            spec=OB.format("AchievementCredential"),
            types=(("VerifiableCredential",), ("OpenBadgeCredential", "AchievementCredential")),
            any_of=("name",),
            without="The credential has no name of its own.",
            needless=True,
            members=(
                *_shared(vcdm),
                *texts("name", "description"),
                IMAGE,
                may("awardedDate", MOMENT),
                must("credentialSubject", "AchievementSubject"),
                *ENDORSED,
                may("evidence", "Evidence", count=MANY),
            ),
        ),
        "EndorsementCredential": Class(
            spec=OB.format("EndorsementCredential"),
            types=(("VerifiableCredential",), ("EndorsementCredential",)),
            members=(
                *_shared(vcdm),
                *texts("name", "description"),
                may("awardedDate", MOMENT),
                must("credentialSubject", "EndorsementSubject"),
            ),
        ),
        "ClrCredential": Class(
            spec=CLR.format("ClrCredential"),
            types=(("VerifiableCredential",), ("ClrCredential",)),
            any_of=("name",),
            without="The record has no name of its own.",
            needless=True,
            members=(
                *_shared(vcdm),
                *texts("name", "description"),
                IMAGE,
                may("partial", FLAG),
                may("awardedDate", MOMENT),
                must("credentialSubject", "ClrSubject"),
                *ENDORSED,
            ),
        ),
    }


JUDGES = {vcdm: Judge(classes={**PARTS, **_credentials(vcdm)}) for vcdm in ("1.1", "2.0")}
"""The tables for each version of the credentials data model."""
