/** Parts that Open Badges 2.0 and 3.0 write alike. */
import { Fields, MAX_ADDRESS } from "./fields.js";

/** An address, a `data:` URI or an object. @param {Fields} holder @returns {Picture | null} */
export function imageOf(holder) {
  if (holder.isAddress("image")) return { id: holder.text("image", MAX_ADDRESS), caption: "" };
  const found = holder.child("image");
  if (!found || found.get("id") === null) return null;
  return { id: found.text("id", MAX_ADDRESS), caption: found.prose("caption") };
}

/** @param {Fields} profile @returns {Issuer} */
export const issuerOf = (profile) => ({
  id: profile.mustBeText("id"),
  ...profile.lines("name", "url", "email"),
  description: profile.prose("description"),
  image: imageOf(profile),
});

/** @param {Fields} holder @returns {Evidence[]} */
export const evidenceOf = (holder) =>
  holder.linked("evidence").map((work) => ({
    id: work.text("id", MAX_ADDRESS),
    ...work.lines("name", "genre", "audience"),
    description: work.prose("description"),
    narrative: work.prose("narrative"),
  }));

/** Version 1.1 calls their members `name` and `url`. @param {Fields} achievement @returns {Alignment[]} */
export const alignmentOf = (achievement) =>
  achievement.children("alignment").map((entry) => ({
    targetName: entry.text("targetName") || entry.text("name"),
    targetUrl: entry.text("targetUrl") || entry.text("url"),
    ...entry.lines("targetCode", "targetFramework"),
  }));

/** What had to be done; 2.0 may give an address only. @param {Fields} achievement */
export function criteriaOf(achievement) {
  if (achievement.isAddress("criteria"))
    return { criteria: "", criteriaUrl: achievement.text("criteria", MAX_ADDRESS) };
  const found = achievement.child("criteria") ?? new Fields({});
  return { criteria: found.prose("narrative"), criteriaUrl: found.text("id") };
}

/** One statement about the recipient, if it can be compared. Some issuers leave the mark of hashes
 * out. @param {Fields} statement @param {string} kind @param {string} value @returns {RecipientIdentity[]} */
export function identityOf(statement, kind, value) {
  const identity = statement.text(value);
  if (!identity) return [];
  const mark = statement.get("hashed");
  if (mark !== null && typeof mark !== "boolean") statement.odd("hashed", "true or false");
  const hashed = typeof mark === "boolean" ? mark : /^(sha256|md5)\$[\da-f]+$/i.test(identity);
  return [{ identityType: statement.text(kind), identity, hashed, salt: statement.text("salt") }];
}

/** Names of those who endorse, unverified. @param {Fields[]} holders @returns {Promise<string[]>} */
export async function endorsersOf(...holders) {
  if (!holders.some(({ data }) => "endorsement" in data || "endorsementJwt" in data)) return [];
  const { endorsers } = await import("./endorsements.js");
  return holders.flatMap(endorsers);
}
