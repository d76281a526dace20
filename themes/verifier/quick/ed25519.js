/** Ed25519 signatures. */

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** Four bytes of points that prove nothing, and of few others. */
const WEAK = ["0,0,0,0", "255,255,255,255", "69,195,244,137", "186,60,11,118"];

/** @param {Bytes} key @param {Bytes} signature @param {any} message */
export async function verify(key, signature, message) {
  if ([key, signature].some((point) => WEAK.includes(point.slice(8, 12).join()))) return false;
  const ready = crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", await ready, signature, await message);
}

/** @param {Obj} key */
export function keyIn({ type, publicKeyMultibase: text, publicKeyJwk }) {
  const [first, second, ...key] = bytesIn(text, 34);
  if (type !== "Multikey" || publicKeyJwk || first !== 0xed || second !== 1) throw new Error();
  return Uint8Array.from(key);
}

/** @param {string} text base58, but not for a zero at the start @param {number} length in bytes */
export function bytesIn([mark, ...text], length) {
  const number = text.reduce((sum, char) => {
    if (!BASE58.includes(char)) throw new Error();
    return sum * 58n + BigInt(BASE58.indexOf(char));
  }, 0n);
  const bytes = Array.from({ length }, (_, at) => Number(BigInt.asUintN(8, number >> BigInt(8 * (length - 1 - at)))));
  if (mark !== "z" || text[0] === "1" || number >> BigInt(8 * length) || !bytes[0]) throw new Error();
  return Uint8Array.from(bytes);
}
