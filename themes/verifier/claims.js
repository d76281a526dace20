/** From the claims of a JWT to the credential they stand for. */
import { BadgeError } from "./errors.js";
import { parseTime } from "./moments.js";
import { isObject } from "./tree.js";
import { namesOfDates, versionOf } from "./vcdm.js";

/** With a `vc` claim the registered claims replace what the credential says; without one they only
 * fill what it leaves out. Whether both agree is for the checks to say. @param {Obj} claims @returns {Obj} */
export function credentialOf(claims) {
  const replace = "vc" in claims;
  const inner = replace ? claims.vc : claims;
  if (!isObject(inner)) throw new BadgeError("“vc” must be an object: the credential of this signed text.");
  const credential = { ...inner };
  /** @param {Obj} holder @param {string} name @param {string} value */
  const put = (holder, name, value) => {
    const written = holder[name] ?? null;
    if (value && !sameMoment(written, value) && (written === null || replace)) holder[name] = value;
    return holder;
  };
  put(credential, "id", text(claims, "jti"));
  const issuer = credential.issuer;
  if (isObject(issuer)) credential.issuer = put({ ...issuer }, "id", text(claims, "iss"));
  else put(credential, "issuer", text(claims, "iss"));
  const subject = credential.credentialSubject;
  if (isObject(subject)) credential.credentialSubject = put({ ...subject }, "id", text(claims, "sub"));
  const [from, until] = namesOfDates(versionOf(credential));
  put(credential, from, time(claims, "nbf"));
  put(credential, until, time(claims, "exp"));
  return credential;
}

/** @param {any} one @param {string} other */
function sameMoment(one, other) {
  const moment = typeof one === "string" ? parseTime(one) : null;
  return moment !== null && moment === parseTime(other);
}

/** @param {Obj} claims @param {string} claim @returns {string} */
function text(claims, claim) {
  const value = claims[claim] ?? "";
  if (typeof value === "string") return value;
  throw new BadgeError(`The claim “${claim}” of this signed text must be text.`);
}

/** As a date and time. @param {Obj} claims @param {string} claim */
function time(claims, claim) {
  const value = claims[claim] ?? null;
  if (value === null) return "";
  if (typeof value !== "number") throw new BadgeError(`The claim “${claim}” of this signed text must be a number.`);
  return fromSeconds(value) ?? fail(`The claim “${claim}” of this signed text is not a possible time.`);
}

/** @param {string} message @returns {never} */
function fail(message) {
  throw new BadgeError(message);
}

/** Seconds since 1970 as a date; null before that and after the year 9999. @param {number} seconds */
export const fromSeconds = (seconds) =>
  seconds >= 0 && seconds <= 253_402_300_799
    ? new Date(seconds * 1000).toISOString().replace(".000Z", "Z").replace(/(\.\d+)Z/, "$1000Z")
    : null;
