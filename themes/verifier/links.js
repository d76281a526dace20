/** Addresses in a badge: is it safe to follow them, and is the picture part of what was signed? */
import { pass, skip } from "./case.js";
import { ProofError } from "./errors.js";
import { isObject } from "./tree.js";
import { PLACES } from "./vcdm.js";

const SCHEME = /^([a-z][a-z\d+.-]*):/i;
const WEB = /^(https?|did|mailto|urn)$/i;
/** They run something, or open something of the reader's own. */
const PROGRAMS = /^(blob|data|file|filesystem|javascript|vbscript|view-source)$/i;
const PICTURE = /^data:image\/(png|svg\+xml|jpeg|gif|webp)[;,]/i;
/** Browsers skip these inside a scheme. */
const UNSEEN = /(?! )[\p{C}\p{Z}]/gu;

/** Members that may hold an address, in badges of every version. */
const ADDRESSES = new Set(
  ("id url image criteria evidence issuer badge creator related targetUrl revocationList publicKey " +
    "endorsement origin source owner statusListCredential verificationMethod allowedOrigins startsWith")
    .split(" "),
);

/** Fail if an address in the badge would run a program instead of opening a page. @param {Case} box */
export function checkLinks({ badge, credential }) {
  const found = [...links(badge), ...pictures(badge).map((address) => ["picture", address])];
  for (const [what, address] of found)
    if (!isSafe(address) && !(what === "picture" && PICTURE.test(address)))
      throw new ProofError(`The address of the ${what} is not that of a web page.`);
  for (const [place, name, address] of written(credential, "", "")) {
    const picture = name === "image" && PICTURE.test(address);
    if (!picture && (PROGRAMS.test(schemeOf(address.replace(UNSEEN, ""))) || /[<>"]/.test(address)))
      throw new ProofError(`The address at “${place}” is not one that is safe to follow.`);
  }
  if (!found.length) return skip("The badge leads nowhere.");
  return pass("All addresses in the badge are those of web pages or plain names.");
}

/** Tell whether the picture of the badge is covered by its signature. @param {Case} box */
export function checkPicture({ badge }) {
  const found = pictures(badge);
  if (!found.length) return skip("The badge has no picture.");
  if (found.every((address) => PICTURE.test(address))) return pass("The picture is inside the badge.");
  return skip("The picture is kept at an address; only the address is part of the badge.");
}

/** @param {string} address */
const schemeOf = (address) => SCHEME.exec(address.trim())?.[1] ?? "";

/** Whether an address can only open a page or name something. @param {string} address */
function isSafe(address) {
  if (address.search(UNSEEN) >= 0) return false;
  const scheme = schemeOf(address);
  return scheme ? WEB.test(scheme) : !/^(\\|\/\/)/.test(address.trim());
}

/** Place, purpose and text of every address, but those of documents with own checks.
 * @param {Obj} holder @param {string} place @param {string} inside
 * @returns {Generator<[string, string, string]>} */
function* written(holder, place, inside) {
  for (const [name, value] of Object.entries(holder)) {
    const way = place ? `${place}.${name}` : name;
    for (const item of Array.isArray(value) ? value : [value])
      if (typeof item === "string") {
        if (ADDRESSES.has(name)) yield [way, name === "id" ? inside : name, item];
      } else if (isObject(item) && name !== "@context" && !PLACES.includes(name))
        yield* written(item, way, name);
  }
}

/** @param {Badge} badge */
function links({ achievement, evidence, issuer }) {
  const creator = achievement.creator;
  return [
    ["criteria", achievement.criteriaUrl],
    ...evidence.map(({ id }) => ["evidence", id]),
    ...achievement.alignment.map(({ targetUrl }) => ["alignment", targetUrl]),
    ...[issuer.id, issuer.url].map((url) => ["issuer", url]),
    ...[creator?.id ?? "", creator?.url ?? ""].map((url) => ["creator", url]),
  ].filter(([, address]) => address);
}

/** @param {Badge} badge */
const pictures = ({ image, achievement, issuer }) =>
  [image, achievement.image, issuer.image, achievement.creator?.image]
    .map((picture) => picture?.id ?? "")
    .filter(Boolean);
