/** Lists of withdrawn badges that are credentials themselves: read, not verified. */
import { BadgeError } from "./errors.js";
import { readAny } from "./read.js";
import { isObject } from "./tree.js";

/** A hundred years. */
const MAX_TTL_MS = 100 * 365 * 86_400_000;

/** `credential`: issuer, dates and proofs of the credential around it; no badge. `size`: bits of a
 * place, or 0 if the list does not say; `ttl`: how long a copy may be used, in milliseconds.
 * @typedef {{credential: Badge, types: string[], kinds: string[], purposes: string[],
 *   encoded: string, size: number, ttl: number}} StatusList */

/** @param {Bytes} data @param {string} source @returns {Promise<StatusList>} */
export async function readList(data, source) {
  const [badge, document] = await readAny(data, source);
  const subject = document.credentialSubject ?? {};
  const held = Array.isArray(subject) && subject.length === 1 ? subject[0] : subject;
  if (!isObject(held)) throw new BadgeError("“credentialSubject” must be one object.");
  if (typeof held.encodedList !== "string") throw new BadgeError("It holds no list (“encodedList”).");
  return {
    credential: badge,
    types: texts(document, "type"),
    kinds: texts(held, "type"),
    purposes: texts(held, "statusPurpose"),
    encoded: held.encodedList,
    size: number(held, "statusSize", 32),
    ttl: number(held, "ttl", MAX_TTL_MS),
  };
}

/** The texts of a list, or the one text. @param {Obj} holder @param {string} name @returns {string[]} */
function texts(holder, name) {
  const found = holder[name] === undefined ? [] : holder[name];
  const items = Array.isArray(found) ? found : [found];
  if (items.every((item) => typeof item === "string")) return items;
  throw new BadgeError(`“${name}” must be text, or a list of texts.`);
}

/** A positive number; 0 if there is none. @param {Obj} holder @param {string} name @param {number} limit */
function number(holder, name, limit) {
  const found = holder[name] ?? null;
  if (found === null) return 0;
  if (Number.isInteger(found) && found > 0 && found <= limit) return found;
  throw new BadgeError(`“${name}” must be a whole number from 1 to ${limit}.`);
}
