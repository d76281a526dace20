/** What Open Badges 3.0 requires. Made by tools/make_browser_rules.py, which says how to read it.
 * @type {{[kind: string]: string}} */
export const RULES = {
  AchievementSubject: "=AchievementSubject id:P !type*:P activityEndDate:M activityStartDate:M creditsEarned:N !achievement:Achievement identifier*:IdentityObject image:Image|A licenseNumber narrative role term result*:Result source:Profile",
  Achievement: "=Achievement !id:A !type*:P alignment*:Alignment achievementType:P creator:Profile|A creditsAvailable:N !criteria:Criteria !description endorsement*:O|A endorsementJwt*:P fieldOfStudy humanCode specialization version image:Image|A inLanguage:L !name otherIdentifier*:IdentifierEntry related*:Related resultDescription*:ResultDescription tag*",
  Criteria: "?id|narrative id:P narrative",
  Profile: "=Profile !id:A name phone description email official familyName givenName additionalName patronymicName honorificPrefix honorificSuffix familyNamePrefix dateOfBirth url:P endorsement*:O|A endorsementJwt*:P image:Image|A address:Address otherIdentifier*:IdentifierEntry parentOrg:Profile !type*:P",
  Issuer: "!id:A name phone description email official familyName givenName additionalName patronymicName honorificPrefix honorificSuffix familyNamePrefix dateOfBirth url:P endorsement*:O|A endorsementJwt*:P image:Image|A address:Address otherIdentifier*:IdentifierEntry parentOrg:Profile type*:P",
  Evidence: "=Evidence id:P !type*:P narrative name description genre audience",
  Result: "=Result !type*:P achievedLevel resultDescription value alignment*:Alignment status:P",
  ResultDescription: "=ResultDescription !id:P !type*:P alignment*:Alignment allowedValue* !name !resultType:P requiredLevel requiredValue valueMax valueMin rubricCriterionLevel*:RubricCriterionLevel",
  RubricCriterionLevel: "=RubricCriterionLevel !id:P !type*:P alignment*:Alignment description level points !name",
  Alignment: "=Alignment !type*:P targetCode targetDescription targetFramework !targetName targetType:P !targetUrl:P",
  IdentityObject: "=IdentityObject !type:P !hashed:F !identityHash:P !identityType:P salt:P",
  Image: "=Image !id:P !type:P caption",
  Proof: "!type:P created:M challenge nonce proofPurpose proofValue verificationMethod domain*:P",
  CredentialStatus: "id:P !type*:P",
  AchievementCredential: "=VerifiableCredential =OpenBadgeCredential|AchievementCredential !@context*:P !id:A !type*:P !issuer:Issuer|A !validFrom:M validUntil:M proof*:Proof credentialSchema*:CredentialSchema credentialStatus*:CredentialStatus refreshService*:RefreshService name description image:Image|A awardedDate:M !credentialSubject:AchievementSubject endorsement*:O|A endorsementJwt*:P evidence*:Evidence",
};
