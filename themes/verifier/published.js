/** What a published document says about keys: which there are, what for, and until when. */
import { OTHER_WAY } from "./documents.js";
import { ProofError, Unreachable } from "./errors.js";
import { fromMultibase } from "./keys.js";
import { day, parseTime } from "./moments.js";
import { isObject } from "./tree.js";

/** Who has a key, by the name for it in either vocabulary. @param {Obj} entry */
export const ownerIn = (entry) => ("controller" in entry ? entry.controller : entry.owner);

/** The issuer must still stand by a key. @param {Obj} entry @param {Context} ctx */
export function checkCurrent(entry, ctx) {
  for (const name of ["revoked", "expires"]) {
    const text = entry[name] ?? null;
    if (text === null) continue;
    const moment = typeof text === "string" ? parseTime(text) : null;
    if (moment === null)
      throw new Unreachable("The issuer's document dates this key in a way that cannot be read.");
    if (moment > +ctx.now) continue;
    throw name === "revoked"
      ? new ProofError(`The issuer has taken this key back (on ${day(moment)}).`)
      : new Unreachable(`The issuer let this key run out (on ${day(moment)}).`);
  }
}

/** @param {Obj} data @param {string} name @returns {any[]} */
function listed(data, name) {
  const found = data[name] === undefined ? [] : data[name];
  return Array.isArray(found) ? found.slice(0, 200) : [found];
}

/** The members of a set of keys, which is the document or stands in it. @param {Obj} data */
const keySet = (data) =>
  [data, data.jwks].flatMap((set) => (isObject(set) ? listed(set, "keys") : []));

/** A key's name in full; within a document it may be short. @param {string} about @param {any} entry */
function nameIn(about, entry) {
  if (isObject(entry) && "kty" in entry)
    return typeof entry.kid === "string" && entry.kid ? fullName(about, entry.kid) : about;
  const text = isObject(entry) ? entry.id : entry;
  return typeof text !== "string" ? "" : text[0] === "#" ? about + text : text;
}

/** @param {string} about @param {string} kid */
export const fullName = (about, kid) =>
  kid.includes(":") ? kid : `${about}#${kid.replace(/^#/, "")}`;

/** The entry of this name, whatever it may be used for.
 * @param {KeyDocument} document @param {string} method @returns {Obj | undefined} */
export function methodIn({ data, about }, method) {
  const lists = ["verificationMethod", "assertionMethod", "publicKey"];
  const entries = [...lists.flatMap((name) => listed(data, name)), ...keySet(data)];
  if (["publicKeyMultibase", "publicKeyJwk", "publicKeyPem", "kty"].some((name) => name in data))
    entries.push(data);
  return entries.find((entry) => isObject(entry) && nameIn(about, entry) === method);
}

/** Names of the keys that may make statements. Where nothing is said about purposes, those of a
 * profile of version 2.0, or of a set of keys for signatures. @param {KeyDocument} document */
export function asserting({ data, about }) {
  const purpose = "assertionMethod";
  const found = purpose in data ? listed(data, purpose) : [...listed(data, "publicKey"), ...keySet(data)];
  return found.map((entry) => nameIn(about, entry));
}

/** The key of one entry. @param {Obj} entry @returns {Promise<PublicKey>} */
export async function keyIn(entry) {
  const { type, publicKeyMultibase: text, publicKeyJwk: jwk, publicKeyPem: pem } = entry;
  if (["Multikey", "Ed25519VerificationKey2020"].includes(type) && typeof text === "string")
    return fromMultibase(text);
  if (typeof pem === "string" && !isObject(jwk)) return (await import("./pem.js")).fromPem(pem);
  if (!isObject(jwk) && !("kty" in entry)) throw new Unreachable(OTHER_WAY);
  return (await import("./jwk.js")).fromJwk(isObject(jwk) ? jwk : entry);
}
