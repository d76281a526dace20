/** What Open Badges 3.0 and CLR 2.0 require of what is rare in badges. Made by tools/make_browser_rules.py, which says how to read it.
 * @type {{[kind: string]: string}} */
export const RULES = {
  IdentifierEntry: "=IdentifierEntry !type:P !identifier:P !identifierType:P",
  Address: "=Address !type*:P addressCountry addressCountryCode addressRegion addressLocality streetAddress postOfficeBoxNumber postalCode geo:GeoCoordinates",
  GeoCoordinates: "=GeoCoordinates !type:P !latitude:N !longitude:N",
  Related: "!id:P inLanguage:L version",
  EndorsementSubject: "=EndorsementSubject !id:P !type*:P endorsementComment",
  ClrSubject: "=ClrSubject id:P !type*:P identifier*:IdentityObject achievement*:Achievement !verifiableCredential*:O|P association*:Association",
  Association: "=Association !type:P !associationType:P !sourceId:P !targetId:P",
  CredentialSchema: "!id:P !type*:P",
  RefreshService: "id:P !type*:P",
  EndorsementCredential: "=VerifiableCredential =EndorsementCredential !@context*:P !id:A !type*:P !issuer:Issuer|A !validFrom:M validUntil:M proof*:Proof credentialSchema*:CredentialSchema credentialStatus*:CredentialStatus refreshService*:RefreshService name description awardedDate:M !credentialSubject:EndorsementSubject",
  ClrCredential: "=VerifiableCredential =ClrCredential !@context*:P !id:A !type*:P !issuer:Issuer|A !validFrom:M validUntil:M proof*:Proof credentialSchema*:CredentialSchema credentialStatus*:CredentialStatus refreshService*:RefreshService name description image:Image|A partial:F awardedDate:M !credentialSubject:ClrSubject endorsement*:O|A endorsementJwt*:P",
};
