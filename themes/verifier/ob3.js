/** Open Badges 3.0 and their kin, on version 1.1 and 2.0 of the data model, to `Badge`. */
import { BadgeError } from "./errors.js";
import { Fields, MAX_ITEMS } from "./fields.js";
import { alignmentOf, criteriaOf, endorsersOf, evidenceOf, identityOf, imageOf, issuerOf } from "./parts.js";
import { namesOfDates, versionOf } from "./vcdm.js";

/** A learner record has no achievement of its own; that of an endorsement is what it speaks of.
 * @param {Obj} document for signed text, with its claims merged into it
 * @param {import("./read.js").Packed} packed
 * @param {"OB3" | "CLR2" | "ENDORSEMENT"} [format]
 * @param {Map<any, Obj>} [things] taken in place of objects with these identifiers
 * @returns {Promise<Badge>} */
export async function read(document, packed, format = "OB3", things = new Map()) {
  const credential = new Fields(document, { reshaped: [], things });
  const subject = inside(credential, "credentialSubject");
  const about = aboutOf(subject, format);
  const issuer = issuerIn(credential);
  const achievement = achievementOf(about, issuer);
  const id = credential.mustBeText("id");
  const vcdm = versionOf(document);
  const proofs = proofsIn(credential);
  const [validFrom, validUntil] = datesOf(credential, vcdm);
  return {
    ...packed,
    format,
    vcdm,
    securing: packed.token ? "JWS" : proofs.length ? "EMBEDDED" : "NONE",
    id,
    name: achievement.name || credential.text("name") || achievement.id || id,
    issuer,
    achievement,
    recipient: format === "ENDORSEMENT" ? { id: "", identities: [] } : recipientOf(subject),
    validFrom,
    validUntil,
    narrative: subject.prose("narrative") || subject.prose("endorsementComment"),
    image: imageOf(credential) ?? imageOf(subject),
    evidence: evidenceOf(credential),
    results: subject
      .children("result")
      .map((/** @type {Fields} */ entry) => entry.lines("resultDescription", "value", "status", "achievedLevel")),
    proofs: [...packed.proofs, ...proofs],
    status: credential.mustBeChildren("credentialStatus").map(statusOf),
    endorsements: await endorsersOf(credential, about),
    revoked: false,
    reshaped: credential.shared.reshaped,
  };
}

/** What was achieved, or what an endorsement speaks of. @param {Fields} subject @param {string} format */
function aboutOf(subject, format) {
  if (format === "OB3") return inside(subject, "achievement");
  return new Fields(format === "ENDORSEMENT" ? { id: subject.mustBeText("id") } : {});
}

/** An object the standard asks for; the checks refuse a badge without it. @param {Fields} holder
 * @param {string} name */
const inside = (holder, name) => holder.mustBeChild(name) ?? holder.inner({}, name);

/** By the names that this version uses, or else by the other names.
 * @param {Fields} credential @param {string} vcdm */
function datesOf(credential, vcdm) {
  const other = namesOfDates(vcdm === "1.1" ? "2.0" : "1.1").map((name) => credential.mustBeText(name));
  return namesOfDates(vcdm).map((name, i) => credential.mustBeText(name) || other[i]);
}

/** By identifier alone or by a profile. @param {Fields} credential @returns {Issuer} */
function issuerIn(credential) {
  const profile = credential.isAddress("issuer")
    ? new Fields({ id: credential.mustBeText("issuer") })
    : credential.mustBeChild("issuer");
  const issuer = issuerOf(profile ?? new Fields({}));
  if (issuer.id) return issuer;
  throw new BadgeError("This badge does not say who issued it.", "Ask for a corrected badge.");
}

/** A creator that is only named is the issuer of that name.
 * @param {Fields} about @param {Issuer} issuer @returns {Achievement} */
function achievementOf(about, issuer) {
  const criteria = criteriaOf(about);
  const profile = about.child("creator");
  const creator = profile && issuerOf(profile);
  const named = JSON.stringify(issuerOf(new Fields({ id: issuer.id })));
  return {
    id: about.mustBeText("id"),
    ...about.lines("name", "achievementType"),
    description: about.prose("description"),
    ...criteria,
    image: imageOf(about),
    creator: JSON.stringify(creator) === named ? issuer : creator,
    alignment: alignmentOf(about),
    tags: about.texts("tag"),
    resultDescriptions: about.children("resultDescription").map((entry) => ({
      ...entry.lines("id", "name", "resultType", "valueMin", "valueMax"),
      allowedValue: entry.texts("allowedValue"),
      levels: entry
        .children("rubricCriterionLevel")
        .map((level) => [level.text("id"), level.text("name"), level.prose("description")]),
    })),
  };
}

/** @param {Fields} subject */
const recipientOf = (subject) => ({
  identities: subject
    .children("identifier")
    .flatMap((entry) => identityOf(entry, "identityType", "identityHash")),
  id: subject.mustBeText("id"),
});

/** @param {Fields} credential @returns {Proof[]} */
const proofsIn = (credential) =>
  credential.mustBeChildren("proof").map((entry) => ({
    type: entry.mustBeText("type"),
    suite: entry.mustBeText("cryptosuite"),
    verificationMethod: entry.mustBeText("verificationMethod"),
    purpose: entry.mustBeText("proofPurpose"),
    created: entry.mustBeText("created"),
    expires: entry.mustBeText("expires"),
  }));

/** Where the issuer would say that the badge was withdrawn. @param {Fields} entry @returns {Status} */
function statusOf(entry) {
  const [type, id] = [entry.mustBeText("type"), entry.mustBeText("id")];
  const messages = entry.get("statusMessage");
  const many = Array.isArray(messages) && messages.length > MAX_ITEMS;
  return {
    type,
    id,
    purpose: entry.mustBeText("statusPurpose"),
    listUrl: entry.mustBeText("statusListCredential") || (type === "1EdTechRevocationList" ? id : ""),
    index: entry.text("statusListIndex"),
    size: entry.text("statusSize"),
    messages: many ? [] : entry.children("statusMessage").map((m) => [m.text("status"), m.text("message")]),
  };
}
