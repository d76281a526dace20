/** Lists of bits, compressed, as issuers publish them. */
import { fromBase64 } from "./encoding.js";
import { BadgeError, LimitError } from "./errors.js";

/** Places for 128 million badges. One packed megabyte can hold a gigabyte of nothing. */
const MAX_BYTES = 16_000_000;
const MAX_TEXT = 4_000_000;

/** @param {string} encoded @param {boolean} multibase a `u` stands before it
 * @param {number} [maxBytes] unpacked @returns {Promise<Bytes>} */
export async function decodeList(encoded, multibase, maxBytes = MAX_BYTES) {
  if (encoded.length > MAX_TEXT) throw new LimitError("The list is too long to be read.");
  if (multibase && encoded[0] !== "u")
    throw new BadgeError("The list does not say that it is written in base64url (“u” before it).");
  const text = multibase ? encoded.slice(1) : encoded;
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1)
    throw new BadgeError("The list is not written in base64url without padding.");
  return unpacked(fromBase64(text.replaceAll("-", "+").replaceAll("_", "/")), maxBytes);
}

/** Reading stops as soon as there is too much; nothing may follow the end, where the size stands.
 * @param {Bytes} packed @param {number} maxBytes */
async function unpacked(packed, maxBytes) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  /** @type {Bytes[]} */
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw damaged();
    });
    if (done) break;
    parts.push(value);
    size += value.length;
    if (size <= maxBytes) continue;
    await reader.cancel();
    throw new LimitError(`The list has more than ${maxBytes.toLocaleString("en")} bytes once it is unpacked.`);
  }
  if (new DataView(packed.buffer).getUint32(packed.length - 4, true) !== size) throw damaged();
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const damaged = () => new BadgeError("The list is damaged, cut off, not gzip, or something follows.");

/** The value at a place. @param {Bytes} bits @param {number} index @param {number} size bits of each */
export function valueAt(bits, index, size) {
  const first = index * size;
  if (size < 1 || size > 32) throw new BadgeError("The places of a list have 1 to 32 bits.");
  if (first + size > 8 * bits.length)
    throw new BadgeError("The list has fewer places than the one of this badge.");
  let value = 0;
  for (let at = first; at < first + size; at++)
    value = 2 * value + ((bits[at >> 3] >> (7 - (at & 7))) & 1);
  return value;
}
