/** The two versions of the W3C data model for verifiable credentials. */

/** First vocabulary of a credential, and the version that it stands for. */
const VERSIONS = new Map([
  ["https://www.w3.org/ns/credentials/v2", "2.0"],
  ["https://www.w3.org/2018/credentials/v1", "1.1"],
]);

/** Empty for an unknown vocabulary. @param {Obj} document */
export const versionOf = ({ "@context": context }) =>
  VERSIONS.get(Array.isArray(context) ? context[0] : context) ?? "";

/** What a version calls the two dates. @param {string} version */
export const namesOfDates = (version) =>
  version === "1.1" ? ["issuanceDate", "expirationDate"] : ["validFrom", "validUntil"];

/** Members whose objects are credentials of their own, with verdicts of their own. */
export const PLACES = ["endorsement", "verifiableCredential"];
