"""What Open Badges 3.0 and CLR 2.0 require of the objects inside a credential.

One row is one member.
"""

from portfolio_gen.verify.rules import words
from portfolio_gen.verify.rules.judge import Class, Count
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
    texts,
)

OB = "OB 3.0 appendix B, {}"
CLR = "CLR 2.0 appendix B, {}"
MANY, EITHER = Count.LIST, Count.EITHER
TYPES = must("type", PLAIN, count=EITHER)
_TYPE = must("type", PLAIN)

ENDORSED = (
    # What an endorsement lacks is told where the endorsement gets its own verdict.
    may("endorsement", OBJECT, ADDRESS, count=MANY),
    may("endorsementJwt", PLAIN, count=MANY),
)
IMAGE = may("image", "Image", PICTURE_ADDRESS)
_PROFILE = (
    must("id", ADDRESS),
    *texts("name", "phone", "description", "email", "official"),
    *texts("familyName", "givenName", "additionalName", "patronymicName"),
    *texts("honorificPrefix", "honorificSuffix", "familyNamePrefix", "dateOfBirth"),
    may("url", PLAIN),
    *ENDORSED,
    IMAGE,
    may("address", "Address"),
    may("otherIdentifier", "IdentifierEntry", count=MANY),
    may("parentOrg", "Profile"),
)
PARTS = {
    "AchievementSubject": Class(
        spec=OB.format("AchievementSubject"),
        types=(("AchievementSubject",),),
        closed=True,
        any_of=("id", "identifier"),
        without="The badge does not say who received it.",
        needless=True,
        members=(
            may("id", PLAIN),
            TYPES,
            may("activityEndDate", MOMENT),
            may("activityStartDate", MOMENT),
            may("creditsEarned", NUMBER),
            must("achievement", "Achievement"),
            may("identifier", "IdentityObject", count=MANY),
            IMAGE,
            *texts("licenseNumber", "narrative", "role", "term"),
            may("result", "Result", count=MANY),
            may("source", "Profile"),
        ),
    ),
    "Achievement": Class(
        spec=OB.format("Achievement"),
        types=(("Achievement",),),
        members=(
            must("id", ADDRESS),
            TYPES,
            may("alignment", "Alignment", count=MANY),
            may("achievementType", words.ACHIEVEMENT),
            may("creator", "Profile", ADDRESS),
            may("creditsAvailable", NUMBER),
            must("criteria", "Criteria"),
            must("description", TEXT),
            *ENDORSED,
            *texts("fieldOfStudy", "humanCode", "specialization", "version"),
            IMAGE,
            may("inLanguage", LANGUAGE),
            must("name", TEXT),
            may("otherIdentifier", "IdentifierEntry", count=MANY),
            may("related", "Related", count=MANY),
            may("resultDescription", "ResultDescription", count=MANY),
            may("tag", TEXT, count=MANY),
        ),
    ),
    "Criteria": Class(
        spec=OB.format("Criteria"),
        any_of=("id", "narrative"),
        without="The badge does not say what had to be done to earn it.",
        members=(may("id", PLAIN), *texts("narrative")),
    ),
    "Profile": Class(spec=OB.format("Profile"), types=(("Profile",),), members=(*_PROFILE, TYPES)),
    # Who issued it is what "issuer" says, whether or not it repeats that this is a profile.
    "Issuer": Class(
        spec=OB.format("Profile"),
        types=(("Profile",),),
        loose=True,
        members=(*_PROFILE, may("type", PLAIN, count=EITHER)),
    ),
    "Evidence": Class(
        spec=OB.format("Evidence"),
        types=(("Evidence",),),
        members=(
            may("id", PLAIN),
            TYPES,
            *texts("narrative", "name", "description", "genre", "audience"),
        ),
    ),
    "Result": Class(
        spec=OB.format("Result"),
        types=(("Result",),),
        members=(
            TYPES,
            *texts("achievedLevel", "resultDescription", "value"),
            may("alignment", "Alignment", count=MANY),
            may("status", words.STATUS),
        ),
    ),
    "ResultDescription": Class(
        spec=OB.format("ResultDescription"),
        types=(("ResultDescription",),),
        members=(
            must("id", PLAIN),
            TYPES,
            may("alignment", "Alignment", count=MANY),
            may("allowedValue", TEXT, count=MANY),
            must("name", TEXT),
            must("resultType", words.RESULT),
            *texts("requiredLevel", "requiredValue", "valueMax", "valueMin"),
            may("rubricCriterionLevel", "RubricCriterionLevel", count=MANY),
        ),
    ),
    "RubricCriterionLevel": Class(
        spec=OB.format("RubricCriterionLevel"),
        types=(("RubricCriterionLevel",),),
        members=(
            must("id", PLAIN),
            TYPES,
            may("alignment", "Alignment", count=MANY),
            *texts("description", "level", "points"),
            must("name", TEXT),
        ),
    ),
    "Alignment": Class(
        spec=OB.format("Alignment"),
        types=(("Alignment",),),
        members=(
            TYPES,
            *texts("targetCode", "targetDescription", "targetFramework"),
            must("targetName", TEXT),
            may("targetType", words.TARGET),
            must("targetUrl", PLAIN),
        ),
    ),
    "IdentityObject": Class(
        spec=OB.format("IdentityObject"),
        types=(("IdentityObject",),),
        closed=True,
        members=(
            _TYPE,
            must("hashed", FLAG),
            must("identityHash", PLAIN),
            must("identityType", words.IDENTITY),
            may("salt", PLAIN),
        ),
    ),
    "IdentifierEntry": Class(
        spec=OB.format("IdentifierEntry"),
        types=(("IdentifierEntry",),),
        closed=True,
        members=(_TYPE, must("identifier", PLAIN), must("identifierType", words.IDENTITY)),
    ),
    "Image": Class(
        spec=OB.format("Image"),
        types=(("Image",),),
        closed=True,
        members=(must("id", PLAIN), _TYPE, *texts("caption")),
    ),
    "Address": Class(
        spec=OB.format("Address"),
        types=(("Address",),),
        closed=True,
        members=(
            TYPES,
            *texts("addressCountry", "addressCountryCode", "addressRegion", "addressLocality"),
            *texts("streetAddress", "postOfficeBoxNumber", "postalCode"),
            may("geo", "GeoCoordinates"),
        ),
    ),
    "GeoCoordinates": Class(
        spec=OB.format("GeoCoordinates"),
        types=(("GeoCoordinates",),),
        closed=True,
        members=(_TYPE, must("latitude", NUMBER), must("longitude", NUMBER)),
    ),
    "Related": Class(
        spec=OB.format("Related"),
        members=(must("id", PLAIN), may("inLanguage", LANGUAGE), *texts("version")),
    ),
    "EndorsementSubject": Class(
        spec=OB.format("EndorsementSubject"),
        types=(("EndorsementSubject",),),
        closed=True,
        members=(must("id", PLAIN), TYPES, *texts("endorsementComment")),
    ),
    "ClrSubject": Class(
        spec=CLR.format("ClrSubject"),
        types=(("ClrSubject",),),
        members=(
            may("id", PLAIN),
            TYPES,
            may("identifier", "IdentityObject", count=MANY),
            may("achievement", "Achievement", count=MANY),
            # What such a credential lacks is told where it gets its own verdict.
            must("verifiableCredential", OBJECT, PLAIN, count=MANY),
            may("association", "Association", count=MANY),
        ),
    ),
    "Association": Class(
        spec=CLR.format("Association"),
        types=(("Association",),),
        closed=True,
        members=(
            _TYPE,
            must("associationType", words.ASSOCIATION),
            must("sourceId", PLAIN),
            must("targetId", PLAIN),
        ),
    ),
    "Proof": Class(
        spec=OB.format("Proof"),
        members=(
            _TYPE,
            may("created", MOMENT),
            *texts("challenge", "nonce", "proofPurpose", "proofValue", "verificationMethod"),
            may("domain", PLAIN, count=EITHER),
        ),
    ),
    "CredentialStatus": Class(
        spec="VCDM 2.0 section 4.10", members=(may("id", PLAIN), must("type", PLAIN, count=EITHER))
    ),
    "CredentialSchema": Class(
        spec="VCDM 2.0 section 4.11",
        members=(must("id", PLAIN), must("type", PLAIN, count=EITHER)),
    ),
    "RefreshService": Class(
        spec="VCDM 2.0 section 5.4", members=(may("id", PLAIN), must("type", PLAIN, count=EITHER))
    ),
}
"""The rules of every class but credentials, by the name of the class."""
