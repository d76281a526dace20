/** Which kind of document a JSON object is, by its types and members. */
import { LimitError } from "./errors.js";
import { MAX_ITEMS } from "./fields.js";
import { refusal } from "./refusals.js";

/** @type {[string, string][]} */
const BY_TYPE = [
  ["VerifiablePresentation", "PRESENTATION"],
  ["EnvelopedVerifiableCredential", "ENVELOPE"],
  ["EnvelopedVerifiablePresentation", "ENVELOPE"],
  ["Endorsement", "ENDORSEMENT"],
  ["BitstringStatusListCredential", "STATUS_LIST"],
  ["StatusList2021Credential", "STATUS_LIST"],
  ["BadgeClass", "BADGE_CLASS"],
  ["Achievement", "BADGE_CLASS"],
  ["Issuer", "ISSUER"],
  ["Profile", "ISSUER"],
  ["CryptographicKey", "COMPONENT"],
  ["Key", "COMPONENT"],
  ["RevocationList", "COMPONENT"],
];

/** Documents without a type that says what they are; the first that fits.
 * @type {[string[], string][]} */
const BY_MEMBERS = [
  [["verifiableCredential"], "PRESENTATION"],
  [["vp"], "PRESENTATION"],
  [["credentials"], "SEVERAL"],
  [["credential"], "SEVERAL"],
  [["compactJwsString"], "SEVERAL"],
  [["badges"], "SEVERAL"],
  [["result", "status"], "SEVERAL"],
  [["payload", "signatures"], "JWS_JSON"],
  [["payload", "signature"], "JWS_JSON"],
  [["verificationMethod"], "KEY_DOCUMENT"],
  [["criteria", "issuer"], "BADGE_CLASS"],
  [["credentialSubject"], "OTHER"],
];

/** @param {Obj} document @returns {import("./read.js").Format} */
export function formatOf(document) {
  const types = texts(document.type === undefined ? document["@type"] : document.type);
  if (types.length > MAX_ITEMS) throw new LimitError("This document has too many types.");
  /** @param {string[]} names */
  const has = (...names) => names.some((name) => types.includes(name));
  if (has("ClrCredential")) return "CLR2";
  if (has("EndorsementCredential")) return "ENDORSEMENT";
  for (const [name, why] of BY_TYPE) if (has(name)) throw refusal(why);
  if (has("OpenBadgeCredential", "AchievementCredential")) return "OB3";
  if (has("EuropeanDigitalCredential", "EuropassCredential", "VerifiableCredential")) throw refusal("OTHER");
  if (has("Assertion"))
    return texts(document["@context"]).includes("https://w3id.org/openbadges/v1") ? "OB1" : "OB2";
  // Before version 1.1 an award had no type.
  if (!types.length && "recipient" in document && "badge" in document) return "OB1";
  const fits = BY_MEMBERS.find(([names]) => names.every((name) => name in document));
  throw refusal(fits?.[1] ?? "NOT_A_BADGE");
}

/** @param {any} value @returns {string[]} */
const texts = (value) =>
  (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
