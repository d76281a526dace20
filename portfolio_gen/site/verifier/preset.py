"""What badges often say: the text that packed badges refer back to.

Codes on paper are read years later, so this text never changes: the first digit of a code names the
edition, and a better text would be another one. Line breaks are not part of it. The same text
stands in ``themes/verifier/ui/preset.js``.
"""

_TEXT = r"""
The student has planned, written, recorded, taught, tested, revised and published the work of th
e course, alone or in a group. Can explain how and why; uses evidence from more than one source
, names the licence of what others made, and says what was learned. Awarded for completing thi
s module of the program with all criteria met.**Explore.** **Apply.** **Create.** \n1. \n2. \n3
. \n\n* "termsOfUse":[{"refreshService":{"id":"https://","type":"1EdTechCredentialRefresh"},"end
orsement":[{"type":["VerifiableCredential","EndorsementCredential"],"endorsementComment":"Endors
ementSubject","endorsementJwt":[""parentOrg":{"otherIdentifier":[{"type":"IdentifierEntry","iden
tifierType":"identifier"}],"address":{"type":["Address"],"addressCountry":"US","addressLocality"
:"","postalCode":""},"phone":"","official":"","dateOfBirth":"","givenName":"","familyName":"","h
umanCode":"CR","creditsAvailable":3.0,"creditsEarned":,"fieldOfStudy":"","specialization":"","ve
rsion":"1.0","inLanguage":"en-US","activityStartDate":"","activityEndDate":"","licenseNumber":""
,"term":"Fall 2026 Spring 2027 Summer "achievementType":"Certificate""Certification""Certificate
OfCompletion""CommunityService""Competency""Course""Degree""Award""Assignment""Assessment""CoCur
ricular""Diploma""Fieldwork""Membership""QualityAssuranceCredential""ResearchDoctorate""MicroCre
dential""Badge"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://","
uid":"","recipient":{"type":"email","hashed":true,"salt":"","identity":"sha256$"},"issuedOn":"20
26-01-01T00:00:00+00:00","expires":"","verification":{"type":"hosted"},"verification":{"type":"S
ignedBadge","creator":"https://"},"verify":{"type":"signed"},"badge":{"type":"BadgeClass","crite
ria":{"narrative":"","tags":["","alignment":[{"targetName":"","issuer":{"type":"Issuer","name":"
","url":"https://","email":"@.edu","publicKey":"source":{"creator":{"related":[{"result":[{"type
":["Result"],"resultDescription":"urn:uuid:","status":"Completed""Failed","value":"","achievedLe
vel":"urn:uuid:"}],"resultDescription":[{"id":"urn:uuid:","type":["ResultDescription"],"name":""
,"resultType":"RubricCriterionLevel""LetterGrade""Percent""Status","allowedValue":["","requiredV
alue":"","requiredLevel":"","rubricCriterionLevel":[{"id":"urn:uuid:","type":["RubricCriterionLe
vel"],"level":"Met""Not met","points":"0","valueMin":"0","valueMax":"100","alignment":[{"type":[
"Alignment"],"targetName":"","targetUrl":"https://","targetCode":"","targetFramework":"","target
Type":"CFItem""CTDL"}],"tag":["","evidence":[{"id":"https://","type":["Evidence"],"name":"","des
cription":"","genre":"","audience":"","narrative":""}]"image":{"id":"data:image/png;base64,iVBOR
w0KGgoAAAANSUhEUgAA","type":"Image","caption":""},"image":{"id":"data:image/svg+xml;base64,PHN2Z
yB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA"credentialStatus":[{"id":"htt
ps://","type":"1EdTechRevocationList","type":"BitstringStatusListEntry","statusPurpose":"revocat
ion","statusListIndex":"","statusListCredential":"https://"}],"StatusList2021Entry"{"alg":"ES256
","typ":"vc+jwt","cty":"vc","jwk":{"kty":"EC","crv":"P-256","x":"","y":""}}{"alg":"RS256","typ":
"JWT","jwk":{"e":"AQAB","kty":"RSA","n":"{"alg":"EdDSA","typ":"JWT","kid":"did:web:{"kid":"did:k
ey:z6Mk,"iss":"did:web:","iss":"https://","jti":"urn:uuid:","sub":"did:key:z6Mk","sub":"mailto:"
,"nbf":1760000000,"exp":1790000000,"iat":17,"vc":{"verificationMethod":"https://","issuanceDate"
:"20","expirationDate":"20","cryptosuite":"ecdsa-rdfc-2019","proofValue":"z","cryptosuite":"ecds
a-sd-2023","type":"Ed25519Signature2020","proof":{"type":"DataIntegrityProof","cryptosuite":"edd
sa-jcs-2022","@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec
/ob/v3p0/context-3.0.3.json"],"created":"2026-01-01T"https://www.w3.org/2018/credentials/v1","ht
tps://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json","https://purl.imsglobal.org/spec/ob/v3
p0/context-3.0.1.json","https://w3id.org/security/suites/ed25519-2020/v1","https://w3id.org/secu
rity/data-integrity/v2"],"type":["VerifiableCredential","AchievementCredential"],"awardedDate":"
20{"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/c
ontext-3.0.3.json"],"id":"https://{"@context":["https://www.w3.org/ns/credentials/v2","https://p
url.imsglobal.org/spec/ob/v3p0/context-3.0.3.json","https://purl.imsglobal.org/spec/ob/v3p0/exte
nsions.json"],"id":"urn:uuid:","type":["VerifiableCredential","OpenBadgeCredential"],"name":"","
description":"","issuer":{"id":"did:key:z6Mk","issuer":{"id":"https://www..edu/issuers/","issuer
":{"id":"did:web:badges..edu","type":["Profile"],"name":"University","name":"College, School o
f Education","url":"https://www..org/","email":"badges@.edu","description":""},"validFrom":"2026
-05-01T12:00:00Z","validUntil":"2029-12-31T23:59:59Z","credentialSubject":{"id":"did:key:z6Mk","
id":"mailto:","type":["AchievementSubject"],"identifier":[{"type":"IdentityObject","hashed":true
,"identityHash":"sha256$","identityType":"emailAddress","salt":""}],"achievement":{"id":"https:/
/","type":["Achievement"],"achievementType":"MicroCredential","name":"","description":"","criter
ia":{"id":"https://","narrative":"The student "}},"narrative":""},"credentialSchema":[{"id":"htt
ps://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json","typ
e":"1EdTechJsonSchemaValidator2019"}],"proof":[{"type":"DataIntegrityProof","cryptosuite":"eddsa
-rdfc-2022","created":"2026-05-01T12:00:00Z","verificationMethod":"did:key:z6Mk#z6Mk","verificat
ionMethod":"did:web:#key-1","proofPurpose":"assertionMethod","proofValue":"z"}]}
"""

PRESET = _TEXT.replace("\n", "").encode("ascii")
"""The text of edition 1."""
