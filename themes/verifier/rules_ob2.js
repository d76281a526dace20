/** What Open Badges 2.0 requires. Made by tools/make_browser_rules.py, which says how to read it.
 * @type {{[kind: string]: string}} */
export const RULES = {
  Assertion: "=Assertion !@context*:P|O !id:A !type*:P !recipient:IdentityObject !badge:BadgeClass|A !verification:VerificationObject !issuedOn:D image:Image|A evidence*:Evidence|A narrative revocationReason expires:D revoked:F endorsement*:O|A related*:O|A",
  BadgeClass: "=BadgeClass !id:A !type*:P !name !description !image:Image|A !criteria:Criteria|A !issuer:Profile|A alignment*:AlignmentObject tags* endorsement*:O|A related*:O|A",
  Profile: "=Profile|Issuer !id:A !type*:P !name !url:A !email telephone description image:Image|A publicKey*:O|A verification:O revocationList:A endorsement*:O|A",
  IdentityObject: "!identity:P !type*:P !hashed:F salt:P",
  VerificationObject: "=HostedBadge|hosted|SignedBadge|signed !type*:P creator:A url:A",
  Criteria: "?id|narrative id:A narrative",
  Evidence: "id:A narrative name description genre audience",
  Image: "!id:A caption",
  AlignmentObject: "!targetName !targetUrl:A targetDescription targetFramework targetCode",
};
