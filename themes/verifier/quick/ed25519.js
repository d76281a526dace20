/** Ed25519 signatures, and keys as a `Multikey` has them. */

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** Four bytes, by which points that prove nothing differ from all but a few others. */
const WEAK = ["0,0,0,0", "255,255,255,255", "69,195,244,137", "186,60,11,118"];

/** @param {Bytes} key @param {Bytes} signature @param {BufferSource} message */
export async function verify(key, signature, message) {
  if ([key, signature].some((point) => WEAK.includes(point.slice(8, 12).join()))) return false;
  const ready = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", ready, signature, message);
}

/** @param {Obj} key */
export function keyIn({ type, publicKeyMultibase: text, publicKeyJwk }) {
  const [first, second, ...key] = bytesIn(text, 34);
  if (type !== "Multikey" || publicKeyJwk || first !== 0xed || second !== 1) throw new Error();
  return Uint8Array.from(key);
}

/** @param {string} text base58 that does not begin with a zero @param {number} length in bytes */
export function bytesIn([mark, ...text], length) {
  let number = 0n;
  for (const char of text) number = number * 58n + BigInt(BASE58.includes(char) ? BASE58.indexOf(char) : NaN);
  const bytes = Uint8Array.from(number.toString(16).padStart(2 * length, "0").match(/../g) ?? [], (pair) => +`0x${pair}`);
  if (mark !== "z" || bytes.length !== length || !bytes[0]) throw new Error();
  return bytes;
}
