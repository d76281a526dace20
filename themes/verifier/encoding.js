/** Bytes as text: base58btc, base64url, multibase, varint; and hashes. */
import { ProofError, Unreachable } from "./errors.js";

const MAX_TEXT = 2000;
const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** @param {string} text @returns {Bytes} */
export const utf8 = (text) => new TextEncoder().encode(text);

/** What the browser computes with; pages that came over plain http have none. */
export function subtle() {
  if (globalThis.crypto?.subtle) return crypto.subtle;
  throw new Unreachable("This browser only checks signatures on pages opened over https.");
}

/** @param {string} hash "sha256" or "sha384" @param {Bytes} data @returns {Promise<Bytes>} */
export async function digest(hash, data) {
  return new Uint8Array(await subtle().digest(hash.replace("sha", "SHA-"), data));
}

/** @param {Bytes} data */
export const toHex = (data) =>
  Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {Bytes} data */
export const toNumber = (data) => BigInt("0x0" + toHex(data));

/** @param {bigint} number @param {number} [length] at least; 0 is no bytes @returns {Bytes} */
export function toBytes(number, length = 0) {
  const hex = number ? number.toString(16) : "";
  const whole = hex.padStart(Math.max(2 * length, hex.length + (hex.length % 2)), "0");
  return Uint8Array.from(whole.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** @param {Bytes} data */
export function base58btcEncode(data) {
  let text = "";
  for (let number = toNumber(data); number; number /= 58n)
    text = BASE58[Number(number % 58n)] + text;
  const first = data.findIndex((byte) => byte !== 0);
  return "1".repeat(first < 0 ? data.length : first) + text;
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
  return toBytes(number, zeros + toBytes(number).length);
}

/** Reads the one canonical form. @param {string} text @returns {Bytes} */
export function base64urlDecode(text) {
  if (text.length <= MAX_TEXT && /^[\w-]*$/.test(text) && text.length % 4 !== 1) {
    const data = fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
    if (base64urlEncode(data) === text) return data;
  }
  throw new ProofError("A key or signature is not written in base64url.");
}

/** @param {string} text valid base64 @returns {Bytes} */
export const fromBase64 = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/** @param {Bytes} data */
export const base64urlEncode = (data) =>
  btoa(String.fromCharCode(...data))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

/** @param {string} text @returns {Bytes} */
export function multibaseDecode(text) {
  if (text[0] === "z") return base58btcDecode(text.slice(1));
  if (text[0] === "u") return base64urlDecode(text.slice(1));
  throw new ProofError("A key or signature is written in an unknown alphabet.");
}
