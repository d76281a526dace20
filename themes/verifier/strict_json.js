/** JSON as signed documents need it: one reading only, and bounded. */
import { BadgeError, LimitError } from "./errors.js";

export const MAX_BYTES = 1_000_000;
const MAX_DEPTH = 64;
// A text without its end runs to the end, so that a scan is linear on any input.
const TOKEN = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s"{}[\],:]+/gs;

/** @param {Uint8Array} data UTF-8 @param {number} [maxBytes] @returns {Obj} */
export function loads(data, maxBytes = MAX_BYTES) {
  if (data.length > maxBytes) throw new LimitError("This document is too long to be read.");
  let value;
  const text = decode(data);
  checkDepth(text);
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadgeError("This file is damaged, or of another kind.", "Download it again from where it was issued.");
  }
  if (!value || typeof value !== "object" || Array.isArray(value))
    throw new BadgeError("This JSON is not an object.");
  checkTokens(text);
  return value;
}

/** @param {Uint8Array} data */
function decode(data) {
  let text = "\ufeff";
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    // said below, as for a byte order mark
  }
  if (text[0] === "\ufeff") throw new BadgeError("This document is not UTF-8 text without marks.");
  return text;
}

/** @param {string} text */
function checkDepth(text) {
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (/[{[]/.test(token[0]) && ++depth > MAX_DEPTH)
      throw new LimitError(`This document nests more than ${MAX_DEPTH} levels deep.`);
    if (/[}\]]/.test(token[0])) depth--;
  }
}

/** Refuses what only some readers accept. @param {string} text valid JSON */
function checkTokens(text) {
  /** Names so far, of every object around; null for a list. @type {(Set<string> | null)[]} */
  const open = [];
  let last = "";
  for (const [token] of text.matchAll(TOKEN)) {
    if (/[{[]/.test(token[0])) open.push(token === "{" ? new Set() : null);
    else if (/[}\]]/.test(token[0])) open.pop();
    else if (token === ":") checkName(JSON.parse(last), open.at(-1));
    else if (/[-\d]/.test(token[0])) checkNumber(token);
    else if (token.includes("\\u") && /\p{Surrogate}/u.test(JSON.parse(token)))
      throw new BadgeError("A text contains half of a surrogate pair, which is no character.");
    last = token;
  }
}

/** @param {string} name @param {Set<string> | null | undefined} names */
function checkName(name, names) {
  if (names?.has(name))
    throw new BadgeError("A name is given twice in one object, so two readers may see two badges.");
  names?.add(name);
}

/** @param {string} token */
function checkNumber(token) {
  const number = Number(token);
  if (/[.e]/i.test(token) ? !Number.isFinite(number) : !Number.isSafeInteger(number))
    throw new BadgeError("A number is too large to be read alike by every program.");
}
