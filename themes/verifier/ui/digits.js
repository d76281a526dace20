/** A badge as decimal digits, as codes on paper carry it behind the `#` of an address.
 *
 * The first digit is the edition, `1`. The others are one number; its bytes are one that names the
 * shape, and what follows packed by raw deflate, which may refer back to `PRESET`. */
import { base64urlEncode, toBytes, utf8 } from "../encoding.js";
import { BadgeError, LimitError } from "../errors.js";
import { MAX_BYTES } from "../strict_json.js";
import { PRESET } from "./preset.js";

const MAX_DIGITS = 4_000;
const AGAIN = "Scan the code once more, or copy the whole address.";

/** What JSON without blanks consists of; `{}` and `[]` stay on one line. */
const TOKEN = /"[^"\\]*(?:\\[^][^"\\]*)*"|\{\}|\[\]|[[\]{}:,]|[^[\]{}:," \t\r\n]+/y;

/** The badge in digits, byte for byte as it was. @param {string} text @returns {Promise<Bytes>} */
export async function fromDigits(text) {
  if (text.length > MAX_DIGITS) throw new LimitError("This address is too long to hold a badge.");
  if (!/^[1-9][0-9]*$/.test(text))
    throw new BadgeError("This address holds no badge: digits are expected after “#”.");
  if (text[0] !== "1")
    throw new BadgeError(
      "The badge in this address is written in a way that this page does not know.",
      "A newer edition of the program may know it.",
    );
  if (!/^[1-9]/.test(text.slice(1))) throw damaged();
  const [shape, ...packed] = toBytes(BigInt(text.slice(1)));
  if (shape < 1 || shape > 5) throw damaged();
  const data = await inflated(Uint8Array.from(packed));
  if (shape === 1) return data;
  const grown = shape < 4 ? indented(data) : closed(data);
  return shape % 2 ? joined([grown, utf8("\n")]) : grown;
}

/** Unpack, never beyond `MAX_BYTES`; nothing may be missing, and nothing may follow.
 * @param {Bytes} packed */
async function inflated(packed) {
  // Node ignores what follows the end, so the last byte has to be one that is needed.
  const shorter = packed.length ? await unpacked(packed.subarray(0, -1)) : null;
  const data = await unpacked(packed);
  if (!data || shorter) throw damaged();
  return data;
}

/** Browsers know no preset text, so it stands before the data, as a block that is not packed.
 * @param {Bytes} packed @returns {Promise<Bytes | null>} null: damaged */
async function unpacked(packed) {
  const text = utf8(PRESET);
  const { length } = text;
  const header = Uint8Array.of(0, length, length >> 8, ~length, ~length >> 8);
  const stream = new Blob([header, text, packed]).stream();
  const reader = stream.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  /** @type {Bytes[]} */
  const parts = [];
  for (let size = 0; ; ) {
    const step = await reader.read().catch(() => null);
    if (!step) return null;
    if (step.done) return joined(parts).subarray(length);
    parts.push(step.value);
    size += step.value.length;
    if (size <= length + MAX_BYTES) continue;
    await reader.cancel();
    throw tooLarge();
  }
}

/** JSON without blanks as most programs lay it out for people: by two blanks a level.
 * @param {Bytes} data */
function indented(data) {
  const text = latin1(data);
  const parts = [];
  let depth = 0;
  let size = 0;
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
    const token = TOKEN.exec(text)?.[0];
    depth += token === "{" || token === "[" ? 1 : token === "}" || token === "]" ? -1 : 0;
    if (!token || depth < 0) throw damaged();
    const part = spaced(token, "\n" + "  ".repeat(depth));
    size += part.length;
    if (size > MAX_BYTES) throw tooLarge();
    parts.push(part);
  }
  return Uint8Array.from(parts.join(""), (char) => char.charCodeAt(0));
}

/** @param {string} token @param {string} line */
function spaced(token, line) {
  if (token === ":") return ": ";
  if (/^[{[,]$/.test(token)) return token + line;
  return /^[}\]]$/.test(token) ? line + token : token;
}

/** Signed text from its three parts, which end in a zero but for the last. @param {Bytes} data */
function closed(data) {
  const first = data.indexOf(0);
  const second = data.indexOf(0, first + 1);
  if (first < 0 || second < 0) throw damaged();
  const parts = [data.subarray(0, first), data.subarray(first + 1, second), data.subarray(second + 1)];
  return utf8(parts.map(base64url).join("."));
}

/** In pieces, because a call takes only so many arguments. @param {Bytes} data */
function base64url(data) {
  let text = "";
  for (let at = 0; at < data.length; at += 9_000)
    text += base64urlEncode(data.subarray(at, at + 9_000));
  return text;
}

/** A character for each byte. @param {Bytes} data */
function latin1(data) {
  let text = "";
  for (let at = 0; at < data.length; at += 9_000)
    text += String.fromCharCode(...data.subarray(at, at + 9_000));
  return text;
}

/** @param {Bytes[]} parts @returns {Bytes} */
function joined(parts) {
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  return data;
}

const damaged = () => new BadgeError("The badge in this address is damaged.", AGAIN);
const tooLarge = () => new LimitError(`The badge in this address has more than ${MAX_BYTES} bytes.`);
