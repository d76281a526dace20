"""What Open Badges 3.0 and CLR 2.0 require of credentials, on both versions of the data model.

One row is one member; the order is that of the standard. ``Comprehensive Learner Record`` shares
most classes with Open Badges.
"""

from portfolio_gen.badges.vcdm import names_of_dates
from portfolio_gen.verify.rules.judge import Class, Count, Judge, Member
from portfolio_gen.verify.rules.values import (
    ADDRESS,
    FLAG,
    LANGUAGE,
    MOMENT,
    NUMBER,
    OBJECT,
    PICTURE_ADDRESS,
    PLAIN,
    TEXT,
    may,
    must,
    one_of,
    texts,
)

_OB = "OB 3.0 appendix B, {}"
_CLR = "CLR 2.0 appendix B, {}"
_MANY, _EITHER = Count.LIST, Count.EITHER

_TYPES = must("type", PLAIN, count=_EITHER)
_TYPE = must("type", PLAIN)

_IDENTITY = one_of(
    "accountId", "emailAddress", "identifier", "isbn", "issn", "lisSourcedId", "ltiContextId",
    "ltiDeploymentId", "ltiPlatformId", "ltiToolId", "ltiUserId", "nationalIdentityNumber",
    "oneRosterSourcedId", "productId", "sisSourcedId", "sourcedId", "systemId", "userName",
)  # fmt: skip
_ACHIEVEMENT = one_of(
    "Achievement", "ApprenticeshipCertificate", "Assessment", "Assignment", "AssociateDegree",
    "Award", "BachelorDegree", "Badge", "Certificate", "CertificateOfCompletion", "Certification",
    "CoCurricular", "CommunityService", "Competency", "Course", "Degree", "Diploma",
    "DoctoralDegree", "Fieldwork", "GeneralEducationDevelopment", "JourneymanCertificate",
    "LearningProgram", "License", "MasterCertificate", "MasterDegree", "Membership",
    "MicroCredential", "ProfessionalDoctorate", "QualityAssuranceCredential",
    "ResearchDoctorate", "SecondarySchoolDiploma",
)  # fmt: skip
_TARGET = one_of(
    "CFItem", "CFRubric", "CFRubricCriterion", "CFRubricCriterionLevel", "CTDL",
    "ceasn:Competency", "ceterms:Credential",
)  # fmt: skip
_RESULT = one_of(
    "GradePointAverage", "LetterGrade", "Percent", "PerformanceLevel", "PredictedScore",
    "RawScore", "Result", "RubricCriterion", "RubricCriterionLevel", "RubricScore",
    "ScaledScore", "Status",
)  # fmt: skip
_STATUS = one_of("Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Withdrew")
_ASSOCIATION = one_of(
    "exactMatchOf", "isChildOf", "isParentOf", "isPartOf", "isPeerOf", "isRelatedTo", "precedes",
    "replacedBy",
)  # fmt: skip

_ENDORSED = (
    # What an endorsement lacks is told where the endorsement gets its own verdict.
    may("endorsement", OBJECT, ADDRESS, count=_MANY),
    may("endorsementJwt", PLAIN, count=_MANY),
)
_IMAGE = may("image", "Image", PICTURE_ADDRESS)
_PROFILE = (
    must("id", ADDRESS),
    *texts("name", "phone", "description", "email", "official"),
    *texts("familyName", "givenName", "additionalName", "patronymicName"),
    *texts("honorificPrefix", "honorificSuffix", "familyNamePrefix", "dateOfBirth"),
    may("url", PLAIN),
    *_ENDORSED,
    _IMAGE,
    may("address", "Address"),
    may("otherIdentifier", "IdentifierEntry", count=_MANY),
    may("parentOrg", "Profile"),
)
_PARTS = {
    "AchievementSubject": Class(
        spec=_OB.format("AchievementSubject"),
        types=(("AchievementSubject",),),
        closed=True,
        any_of=("id", "identifier"),
        without="The badge does not say who received it.",
        needless=True,
        members=(
            may("id", PLAIN),
            _TYPES,
            may("activityEndDate", MOMENT),
            may("activityStartDate", MOMENT),
            may("creditsEarned", NUMBER),
            must("achievement", "Achievement"),
            may("identifier", "IdentityObject", count=_MANY),
            _IMAGE,
            *texts("licenseNumber", "narrative", "role", "term"),
            may("result", "Result", count=_MANY),
            may("source", "Profile"),
        ),
    ),
    "Achievement": Class(
        spec=_OB.format("Achievement"),
        types=(("Achievement",),),
        members=(
            must("id", ADDRESS),
            _TYPES,
            may("alignment", "Alignment", count=_MANY),
            may("achievementType", _ACHIEVEMENT),
            may("creator", "Profile", ADDRESS),
            may("creditsAvailable", NUMBER),
            must("criteria", "Criteria"),
            must("description", TEXT),
            *_ENDORSED,
            *texts("fieldOfStudy", "humanCode", "specialization", "version"),
            _IMAGE,
            may("inLanguage", LANGUAGE),
            must("name", TEXT),
            may("otherIdentifier", "IdentifierEntry", count=_MANY),
            may("related", "Related", count=_MANY),
            may("resultDescription", "ResultDescription", count=_MANY),
            may("tag", TEXT, count=_MANY),
        ),
    ),
    "Criteria": Class(
        spec=_OB.format("Criteria"),
        any_of=("id", "narrative"),
        without="The badge does not say what had to be done to earn it.",
        members=(may("id", PLAIN), *texts("narrative")),
    ),
    "Profile": Class(
        spec=_OB.format("Profile"), types=(("Profile",),), members=(*_PROFILE, _TYPES)
    ),
    # Who issued it is what "issuer" says, whether or not it repeats that this is a profile.
    "Issuer": Class(
        spec=_OB.format("Profile"),
        types=(("Profile",),),
        loose=True,
        members=(*_PROFILE, may("type", PLAIN, count=_EITHER)),
    ),
    "Evidence": Class(
        spec=_OB.format("Evidence"),
        types=(("Evidence",),),
        members=(
            may("id", PLAIN),
            _TYPES,
            *texts("narrative", "name", "description", "genre", "audience"),
        ),
    ),
    "Result": Class(
        spec=_OB.format("Result"),
        types=(("Result",),),
        members=(
            _TYPES,
            *texts("achievedLevel", "resultDescription", "value"),
            may("alignment", "Alignment", count=_MANY),
            may("status", _STATUS),
        ),
    ),
    "ResultDescription": Class(
        spec=_OB.format("ResultDescription"),
        types=(("ResultDescription",),),
        members=(
            must("id", PLAIN),
            _TYPES,
            may("alignment", "Alignment", count=_MANY),
            may("allowedValue", TEXT, count=_MANY),
            must("name", TEXT),
            must("resultType", _RESULT),
            *texts("requiredLevel", "requiredValue", "valueMax", "valueMin"),
            may("rubricCriterionLevel", "RubricCriterionLevel", count=_MANY),
        ),
    ),
    "RubricCriterionLevel": Class(
        spec=_OB.format("RubricCriterionLevel"),
        types=(("RubricCriterionLevel",),),
        members=(
            must("id", PLAIN),
            _TYPES,
            may("alignment", "Alignment", count=_MANY),
            *texts("description", "level", "points"),
            must("name", TEXT),
        ),
    ),
    "Alignment": Class(
        spec=_OB.format("Alignment"),
        types=(("Alignment",),),
        members=(
            _TYPES,
            *texts("targetCode", "targetDescription", "targetFramework"),
            must("targetName", TEXT),
            may("targetType", _TARGET),
            must("targetUrl", PLAIN),
        ),
    ),
    "IdentityObject": Class(
        spec=_OB.format("IdentityObject"),
        types=(("IdentityObject",),),
        closed=True,
        members=(
            _TYPE,
            must("hashed", FLAG),
            must("identityHash", PLAIN),
            must("identityType", _IDENTITY),
            may("salt", PLAIN),
        ),
    ),
    "IdentifierEntry": Class(
        spec=_OB.format("IdentifierEntry"),
        types=(("IdentifierEntry",),),
        closed=True,
        members=(_TYPE, must("identifier", PLAIN), must("identifierType", _IDENTITY)),
    ),
    "Image": Class(
        spec=_OB.format("Image"),
        types=(("Image",),),
        closed=True,
        members=(must("id", PLAIN), _TYPE, *texts("caption")),
    ),
    "Address": Class(
        spec=_OB.format("Address"),
        types=(("Address",),),
        closed=True,
        members=(
            _TYPES,
            *texts("addressCountry", "addressCountryCode", "addressRegion", "addressLocality"),
            *texts("streetAddress", "postOfficeBoxNumber", "postalCode"),
            may("geo", "GeoCoordinates"),
        ),
    ),
    "GeoCoordinates": Class(
        spec=_OB.format("GeoCoordinates"),
        types=(("GeoCoordinates",),),
        closed=True,
        members=(_TYPE, must("latitude", NUMBER), must("longitude", NUMBER)),
    ),
    "Related": Class(
        spec=_OB.format("Related"),
        members=(must("id", PLAIN), may("inLanguage", LANGUAGE), *texts("version")),
    ),
    "EndorsementSubject": Class(
        spec=_OB.format("EndorsementSubject"),
        types=(("EndorsementSubject",),),
        closed=True,
        members=(must("id", PLAIN), _TYPES, *texts("endorsementComment")),
    ),
    "ClrSubject": Class(
        spec=_CLR.format("ClrSubject"),
        types=(("ClrSubject",),),
        members=(
            may("id", PLAIN),
            _TYPES,
            may("identifier", "IdentityObject", count=_MANY),
            may("achievement", "Achievement", count=_MANY),
            # What such a credential lacks is told where it gets its own verdict.
            must("verifiableCredential", OBJECT, PLAIN, count=_MANY),
            may("association", "Association", count=_MANY),
        ),
    ),
    "Association": Class(
        spec=_CLR.format("Association"),
        types=(("Association",),),
        closed=True,
        members=(
            _TYPE,
            must("associationType", _ASSOCIATION),
            must("sourceId", PLAIN),
            must("targetId", PLAIN),
        ),
    ),
    "Proof": Class(
        spec=_OB.format("Proof"),
        members=(
            _TYPE,
            may("created", MOMENT),
            *texts("challenge", "nonce", "proofPurpose", "proofValue", "verificationMethod"),
            may("domain", PLAIN, count=_EITHER),
        ),
    ),
    "CredentialStatus": Class(
        spec="VCDM 2.0 section 4.10", members=(may("id", PLAIN), must("type", PLAIN, count=_EITHER))
    ),
    "CredentialSchema": Class(
        spec="VCDM 2.0 section 4.11",
        members=(must("id", PLAIN), must("type", PLAIN, count=_EITHER)),
    ),
    "RefreshService": Class(
        spec="VCDM 2.0 section 5.4", members=(may("id", PLAIN), must("type", PLAIN, count=_EITHER))
    ),
}


def _shared(vcdm: str) -> tuple[Member, ...]:
    """Return the rules that all credentials of one version of the data model share."""
    start, end = names_of_dates(vcdm)
    return (
        must("@context", PLAIN, count=_MANY),
        must("id", ADDRESS),
        _TYPES,
        must("issuer", "Issuer", ADDRESS),
        must(start, MOMENT),
        may(end, MOMENT),
        may("proof", "Proof", count=_MANY),
        may("credentialSchema", "CredentialSchema", count=_MANY),
        may("credentialStatus", "CredentialStatus", count=_EITHER),
        may("refreshService", "RefreshService", count=_EITHER),
    )


def _credentials(vcdm: str) -> dict[str, Class]:
    """Return the rules of credentials."""
    return {
        "AchievementCredential": Class(
            spec=_OB.format("AchievementCredential"),
            types=(("VerifiableCredential",), ("OpenBadgeCredential", "AchievementCredential")),
            any_of=("name",),
            without="The credential has no name of its own.",
            needless=True,
            members=(
                *_shared(vcdm),
                *texts("name", "description"),
                _IMAGE,
                may("awardedDate", MOMENT),
                must("credentialSubject", "AchievementSubject"),
                *_ENDORSED,
                may("evidence", "Evidence", count=_MANY),
            ),
        ),
        "EndorsementCredential": Class(
            spec=_OB.format("EndorsementCredential"),
            types=(("VerifiableCredential",), ("EndorsementCredential",)),
            members=(
                *_shared(vcdm),
                *texts("name", "description"),
                may("awardedDate", MOMENT),
                must("credentialSubject", "EndorsementSubject"),
            ),
        ),
        "ClrCredential": Class(
            spec=_CLR.format("ClrCredential"),
            types=(("VerifiableCredential",), ("ClrCredential",)),
            any_of=("name",),
            without="The record has no name of its own.",
            needless=True,
            members=(
                *_shared(vcdm),
                *texts("name", "description"),
                _IMAGE,
                may("partial", FLAG),
                may("awardedDate", MOMENT),
                must("credentialSubject", "ClrSubject"),
                *_ENDORSED,
            ),
        ),
    }


JUDGES = {vcdm: Judge(classes={**_PARTS, **_credentials(vcdm)}) for vcdm in ("1.1", "2.0")}
"""The tables for each version of the credentials data model."""
