/** Bytes as text: base58btc, base64url, multibase, varint. */
import { ProofError } from "./errors.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

const MAX_TEXT = 2000;
const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** @param {string} text @returns {Bytes} */
export const utf8 = (text) => new TextEncoder().encode(text);

/** @param {string} hash "sha256" or "sha384" @param {Bytes} data */
export async function digest(hash, data) {
  return new Uint8Array(await crypto.subtle.digest(hash.replace("sha", "SHA-"), data));
}

/** @param {Bytes} data */
export const toHex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {Bytes} data */
export const toNumber = (data) => BigInt("0x0" + toHex(data));

/** @param {bigint} number @param {number} [length] @returns {Bytes} */
export function toBytes(number, length = 0) {
  const hex = number ? number.toString(16) : "";
  const all = hex.padStart(Math.max(2 * length, hex.length + (hex.length % 2)), "0");
  return Uint8Array.from(all.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** @param {Bytes} data */
export function base58btcEncode(data) {
  let text = "";
  for (let number = toNumber(data); number; number /= 58n) text = BASE58[Number(number % 58n)] + text;
  const zeros = data.findIndex((byte) => byte);
  return "1".repeat(zeros < 0 ? data.length : zeros) + text;
}

/** @param {string} text @returns {Bytes} */
export function base58btcDecode(text) {
  if (text.length > MAX_TEXT) throw new ProofError("A key or signature is too long.");
  let number = 0n;
  for (const char of text) {
    const value = BASE58.indexOf(char);
    if (value < 0) throw new ProofError("A key or signature is not written in base58.");
    number = number * 58n + BigInt(value);
  }
  const zeros = text.length - text.replace(/^1+/, "").length;
  const data = toBytes(number);
  return toBytes(number, zeros + data.length);
}

/** In its one canonical form. @param {string} text @returns {Bytes} */
export function base64urlDecode(text) {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/");
  if (text.length <= MAX_TEXT && /^[\w-]*$/.test(text) && text.length % 4 !== 1) {
    const raw = atob(plain);
    if (btoa(raw).replace(/=+$/, "") === plain) return Uint8Array.from(raw, (char) => char.charCodeAt(0));
  }
  throw new ProofError("A key or signature is not written in base64url.");
}

/** @param {Bytes} data */
export const base64urlEncode = (data) =>
  btoa(String.fromCharCode(...data)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

/** @param {string} text */
export function multibaseDecode(text) {
  if (text[0] === "z") return base58btcDecode(text.slice(1));
  if (text[0] === "u") return base64urlDecode(text.slice(1));
  throw new ProofError("A key or signature is written in an unknown alphabet.");
}
