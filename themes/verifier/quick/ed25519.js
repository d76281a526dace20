/** Whether an Ed25519 signature fits. */

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** Four bytes that tell the points by which nothing is proven from all but a few others. */
const WEAK = /^.{16}(0{8}|f{8}|45c3f489|ba3c0b76)/;

/** @param {Obj} key @param {string} value the signature @param {string[]} forms what it is over */
export async function fits({ type, publicKeyMultibase }, value, forms) {
  const hashes = forms.map((form) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(form)));
  const message = await new Blob(await Promise.all(hashes)).arrayBuffer();
  return type === "Multikey" && verify(hexOf(publicKeyMultibase, 34), hexOf(value, 64), message);
}

/** @param {string} key with the mark of its kind @param {string} signature both in hexadecimal
 * @param {BufferSource} message */
export async function verify(key, signature, message) {
  const point = key.slice(4);
  if (!key.startsWith("ed01") || WEAK.test(point) || WEAK.test(signature)) return false;
  const [raw, made] = [point, signature].map((hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => +`0x${pair}`));
  const ready = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", ready, made, message);
}

/** @param {string} text base58 @param {number} length in bytes @returns {string} in hexadecimal */
export function hexOf([mark, ...text], length) {
  let number = 0n;
  for (const char of text) number = number * 58n + BigInt(BASE58.includes(char) ? BASE58.indexOf(char) : NaN);
  const hex = number.toString(16).padStart(2 * length, "0");
  // A text may begin with zeros, of which this takes no account.
  return mark === "z" && hex.length === 2 * length && !/^00/.test(hex) ? hex : "";
}
