/** Open Badges 2.0 assertions, and older ones for display, to `Badge`. */
import { fromSeconds } from "./claims.js";
import { BadgeError } from "./errors.js";
import { Fields } from "./fields.js";
import { alignmentOf, criteriaOf, endorsersOf, evidenceOf, identityOf, imageOf, issuerOf } from "./parts.js";

/** @param {Obj} document @param {import("./read.js").Packed} packed @param {"OB2" | "OB1"} format
 * @returns {Promise<Badge>} */
export async function read(document, packed, format) {
  const assertion = new Fields(document);
  const about = linked(assertion, "badge");
  if (!about) throw new BadgeError("This file does not say which badge was earned (“badge”).");
  const profile = linked(about, "issuer");
  const verification =
    assertion.child("verification") ?? assertion.child("verify") ?? new Fields({});
  const types = verification.texts("type");
  const hosted = types.includes("hosted") || types.includes("HostedBadge");
  const address = hosted ? verification.text("url") : "";
  const id = assertion.mustBeText("id") || address || assertion.text("uid");
  const achievement = achievementOf(about);
  return {
    ...packed,
    format,
    vcdm: "",
    securing: securingOf(packed, types, hosted, id),
    id,
    name: achievement.name || achievement.id || id,
    issuer: issuerIn(profile ?? new Fields({})),
    achievement,
    recipient: { id: "", identities: identities(assertion) },
    validFrom: moment(assertion, "issuedOn") || moment(assertion, "issued_on"),
    validUntil: moment(assertion, "expires"),
    narrative: assertion.prose("narrative"),
    image: imageOf(assertion),
    evidence: evidenceOf(assertion),
    results: [],
    proofs: packed.proofs.map((proof) => ({
      ...proof,
      verificationMethod: proof.verificationMethod || verification.text("creator") || verification.text("url"),
    })),
    status: statusOf(profile),
    endorsements: await endorsersOf(assertion, about),
    revoked: revokedIn(assertion),
    reshaped: [],
  };
}

/** An object that stands here or is only named by its address. @param {Fields} holder @param {string} name */
const linked = (holder, name) =>
  typeof holder.get(name) === "string" ? holder.linked(name)[0] : holder.mustBeChild(name);

/** @param {import("./read.js").Packed} packed @param {string[]} types @param {boolean} hosted
 * @param {string} id */
function securingOf({ token, notes }, types, hosted, id) {
  if (token) return "JWS";
  if (types.includes("signed") || types.includes("SignedBadge")) {
    notes.push("It says that it is signed, but the signature is not in this file.");
    return "NONE";
  }
  return hosted || /^https?:\/\//.test(id) ? "HOSTED" : "NONE";
}

/** @param {Fields} about @returns {Achievement} */
const achievementOf = (about) => ({
  ...criteriaOf(about),
  id: about.mustBeText("id"),
  name: about.text("name"),
  description: about.prose("description"),
  achievementType: "",
  image: imageOf(about),
  creator: null,
  alignment: alignmentOf(about),
  tags: about.texts("tags"),
  resultDescriptions: [],
});

/** Version 0.5 names it by `origin` and has `contact`. @param {Fields} profile @returns {Issuer} */
function issuerIn(profile) {
  const issuer = issuerOf(profile);
  const origin = profile.text("origin");
  const email = issuer.email || profile.text("contact");
  return { ...issuer, id: issuer.id || origin, url: issuer.url || origin, email };
}

/** Version 0.5 has the identity and its salt at the top. @param {Fields} assertion */
function identities(assertion) {
  if (typeof assertion.get("recipient") === "string")
    return identityOf(assertion, "type", "recipient").map((old) => ({ ...old, identityType: "email" }));
  const statement = assertion.child("recipient");
  return statement ? identityOf(statement, "type", "identity") : [];
}

/** Before version 2.0 it may be a number of seconds. @param {Fields} assertion @param {string} name */
function moment(assertion, name) {
  const value = assertion.get(name);
  if (typeof value !== "number") return assertion.mustBeText(name);
  const found = fromSeconds(value);
  if (found === null) throw assertion.wrong(name, "a possible time");
  return found;
}

/** @param {Fields | null} profile @returns {Status[]} */
function statusOf(profile) {
  const listUrl = profile?.mustBeText("revocationList") ?? "";
  const status = { type: "RevocationList", purpose: "", index: "", id: "", size: "", messages: [] };
  return listUrl ? [{ ...status, listUrl }] : [];
}

/** @param {Fields} assertion */
function revokedIn(assertion) {
  const value = assertion.get("revoked") ?? false;
  if (typeof value !== "boolean") throw assertion.wrong("revoked", "true or false");
  return value;
}
