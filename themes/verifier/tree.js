/** What a document may look like before anybody processes it: bounded, and without tricks. */
import { CONTEXTS } from "./contexts.js";
import { ProofError, Unreachable } from "./errors.js";
import { jcs } from "./jcs.js";

const MAX_DEPTH = 32;
const MAX_VALUES = 1500;
const MAX_TYPES = 10;
const MAX_CONTEXTS = 8;
const TEXT_OBJECT = ["@value", "@language", "@direction"];
const OWN = "brings a vocabulary of its own, which may hide things.";

/** "credentialSubject.achievement" @param {Place} place */
export const placeName = ({ way }) =>
  way.map((name) => name.slice(0, 80)).join(".") || "The document";

/** True for a full address that can stand between angle brackets. @param {any} text */
export const isIri = (text) =>
  typeof text === "string" && /^[a-z][a-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\\x7f]*$/i.test(text);

/** @param {any} value @returns {value is Obj} */
export const isObject = (value) => !!value && typeof value === "object" && !Array.isArray(value);

/** @param {Obj} value @returns {any[]} */
export const typesOf = ({ type = [] }) => (Array.isArray(type) ? type : [type]);

/** @param {any} value @returns {any[]} */
export const listed = (value) => (Array.isArray(value) ? value : [value]);

/** The document and every value in it. @param {Obj} document @returns {Generator<Place>} */
export function* walk(document) {
  /** @type {Place[]} */
  const waiting = [{ way: [], value: document }];
  for (let place; (place = waiting.pop()); ) {
    yield place;
    const { way, value } = place;
    if (value && typeof value === "object")
      for (const name of Object.keys(value)) waiting.push({ way: [...way, name], value: value[name] });
  }
}

/** Checks size and shape; every later step may rely on it. @param {Obj} document */
export function checkTree(document) {
  /** @type {any[]} */
  let level = [document];
  for (let depth = 0, count = 0; level.length; depth++) {
    count += level.length;
    if (count > MAX_VALUES || depth > MAX_DEPTH)
      throw new Unreachable("The document is larger or deeper than is processed here.");
    level.filter(isObject).forEach(checkObject);
    level = level.flatMap((value) => (value && typeof value === "object" ? Object.values(value) : []));
  }
}

/** @param {Obj} value */
function checkObject(value) {
  const names = Object.keys(value);
  const text = names.every((n) => TEXT_OBJECT.includes(n)) && typeof value["@value"] === "string";
  const bad = names.find((n) => n.includes(":") || (n[0] === "@" && n !== "@context" && !text));
  if (bad !== undefined)
    throw new ProofError(`A member is called “${bad.slice(0, 80)}”, which hides what is signed.`);
  if (typesOf(value).length > MAX_TYPES)
    throw new Unreachable(`An object has more than ${MAX_TYPES} types.`);
}

/** Addresses of the vocabularies, in order. @param {Obj} document @returns {string[]} */
export function contextsOf({ "@context": found }) {
  const urls = typeof found === "string" ? [found] : found;
  if (!Array.isArray(urls) || !urls.length || urls.some((url) => typeof url !== "string"))
    throw new ProofError("The document does not say by address which vocabulary it is written in.");
  if (urls.length > MAX_CONTEXTS || new Set(urls).size !== urls.length)
    throw new ProofError("The list of vocabularies is too long or names one twice.");
  const first = CONTEXTS.slice(0, 2);
  if (!first.includes(urls[0]))
    throw new ProofError("The first vocabulary is not the one for verifiable credentials.");
  if (first.every((url) => urls.includes(url)))
    throw new ProofError("The document mixes two versions of the vocabulary for credentials.");
  const unknown = urls.find((url) => !CONTEXTS.includes(url));
  if (unknown !== undefined)
    throw new Unreachable(`The vocabulary ${unknown.slice(0, 200)} is not known to this program.`);
  return urls;
}

/** True if a document's vocabularies begin with those that its proof names, and it names some.
 * @param {any} contexts @param {any} own */
export function beginsWith(contexts, own) {
  const signed = listed(own);
  return signed.length > 0 && jcs(listed(contexts).slice(0, signed.length)) === jcs(signed);
}

/** Credentials inside that name vocabularies of their own; their proofs may repeat those.
 * @param {Obj} document @returns {Place[]} */
export function embeddedCredentials(document) {
  const found = [...walk(document)].filter(
    ({ way, value }) => way.length && isObject(value) && Object.hasOwn(value, "@context"),
  );
  const named = new Map(found.map((place) => [JSON.stringify(place.way), place]));
  const credentials = found.filter((place) => !isProof(place, named));
  for (const place of credentials) {
    if (!typesOf(place.value).includes("VerifiableCredential"))
      throw new ProofError(`${placeName(place)} ${OWN}`);
    contextsOf(place.value);
  }
  return credentials;
}

/** True for a proof in the words of the credential that it belongs to.
 * @param {Place} place @param {Map<string, Place>} named everything with vocabularies, by its way */
function isProof({ way, value }, named) {
  const entry = way.at(-2) === "proof";
  if (!entry && way.at(-1) !== "proof") return false;
  const holder = named.get(JSON.stringify(way.slice(0, entry ? -2 : -1)));
  if (!holder || !typesOf(holder.value).includes("VerifiableCredential")) return false;
  return beginsWith(holder.value["@context"], value["@context"]);
}
