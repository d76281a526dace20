"""Words that Open Badges 3.0 and CLR 2.0 list; others are marked by ``ext:``."""

from portfolio_gen.verify.rules.values import one_of

IDENTITY = one_of(
    "accountId", "emailAddress", "identifier", "isbn", "issn", "lisSourcedId", "ltiContextId",
    "ltiDeploymentId", "ltiPlatformId", "ltiToolId", "ltiUserId", "nationalIdentityNumber",
    "oneRosterSourcedId", "productId", "sisSourcedId", "sourcedId", "systemId", "userName",
)  # fmt: skip
ACHIEVEMENT = one_of(
    "Achievement", "ApprenticeshipCertificate", "Assessment", "Assignment", "AssociateDegree",
    "Award", "BachelorDegree", "Badge", "Certificate", "CertificateOfCompletion", "Certification",
    "CoCurricular", "CommunityService", "Competency", "Course", "Degree", "Diploma",
    "DoctoralDegree", "Fieldwork", "GeneralEducationDevelopment", "JourneymanCertificate",
    "LearningProgram", "License", "MasterCertificate", "MasterDegree", "Membership",
    "MicroCredential", "ProfessionalDoctorate", "QualityAssuranceCredential",
    "ResearchDoctorate", "SecondarySchoolDiploma",
)  # fmt: skip
TARGET = one_of(
    "CFItem", "CFRubric", "CFRubricCriterion", "CFRubricCriterionLevel", "CTDL",
    "ceasn:Competency", "ceterms:Credential",
)  # fmt: skip
RESULT = one_of(
    "GradePointAverage", "LetterGrade", "Percent", "PerformanceLevel", "PredictedScore",
    "RawScore", "Result", "RubricCriterion", "RubricCriterionLevel", "RubricScore",
    "ScaledScore", "Status",
)  # fmt: skip
STATUS = one_of("Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Withdrew")
ASSOCIATION = one_of(
    "exactMatchOf", "isChildOf", "isParentOf", "isPartOf", "isPeerOf", "isRelatedTo", "precedes",
    "replacedBy",
)  # fmt: skip
