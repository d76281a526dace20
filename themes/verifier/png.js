/** Badges in PNG images: the text chunks of the file, and nothing else of it. */
import { BadgeError, LimitError } from "./errors.js";
import { MAX_TOKEN as MAX_TEXT } from "./jwt.js";

const MAX_CHUNKS = 20_000;
const CUT = "The file is damaged; download it again.";

/** The first text that may hold a badge. Checksums are not asked for: the signature of a badge
 * protects better, and some writers get them wrong. @param {Bytes} image */
export async function extract(image) {
  const [found, whole] = chunks(image);
  if (!found.length) {
    if (whole) return null;
    throw new BadgeError("This PNG image ends in the middle.", CUT);
  }
  const notes = whole ? [] : ["The picture is cut off after the badge."];
  if (found.length > 1) notes.push(`The picture holds ${found.length} badges; the first is read.`);
  const [kind, body] = found[0];
  const { text, odd } = await textOf(kind, body);
  return { text, notes: odd ? [...notes, odd] : notes };
}

/** Kind and body of the chunks with a badge, and whether the file has its end.
 * @param {Bytes} image @returns {[[string, Bytes][], boolean]} */
function chunks(image) {
  const view = new DataView(image.buffer, image.byteOffset, image.length);
  /** @type {[string, Bytes][]} */
  const found = [];
  for (let at = 8, count = 0; at + 8 <= image.length; count++) {
    if (count === MAX_CHUNKS) throw new LimitError(`This PNG image has more than ${MAX_CHUNKS} parts.`);
    const kind = latin1(image.subarray(at + 4, at + 8));
    const body = image.subarray(at + 8, at + 8 + view.getUint32(at));
    at += 12 + view.getUint32(at);
    if (at > image.length) break;
    if (/^(iTXt|tEXt|zTXt)$/.test(kind) && /^openbadge(credential|s)$/.test(latin1(upTo(body))))
      found.push([kind, body]);
    if (kind === "IEND") return [found, true];
  }
  return [found, false];
}

/** @param {Bytes} data */
const latin1 = (data) => Array.from(data, (byte) => String.fromCharCode(byte)).join("");

/** Up to the first zero, or all. @param {Bytes} data */
const upTo = (data) => (data.includes(0) ? data.subarray(0, data.indexOf(0)) : data.subarray(0, 80));

/** @param {Bytes} data @returns {Bytes} */
const after = (data) => (data.includes(0) ? data.subarray(data.indexOf(0) + 1) : data.subarray(data.length));

/** @param {string} kind @param {Bytes} body */
async function textOf(kind, body) {
  const rest = after(body);
  if (kind === "iTXt") {
    const [packed] = rest;
    const fields = rest.subarray(2);
    if (!fields.includes(0) || !after(fields).includes(0))
      throw new BadgeError("The text in this picture is cut short.", CUT);
    const data = after(after(fields));
    const text = decode(packed ? await inflated(data) : bounded(data));
    if (text === null) throw new BadgeError("The text in this picture is not UTF-8.", CUT);
    return { text, odd: "" };
  }
  const data = kind === "zTXt" ? await inflated(rest.subarray(1)) : bounded(rest);
  // The format says Latin-1, but those who write badges mostly write UTF-8.
  const text = decode(data);
  if (text !== null) return { text, odd: "" };
  return { text: latin1(data), odd: "The text in the picture is Latin-1, not UTF-8." };
}

/** @param {Bytes} data */
function decode(data) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    return null;
  }
}

/** Unpack, never beyond `MAX_TEXT`. @param {Bytes} data @returns {Promise<Bytes>} */
async function inflated(data) {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate"));
  const reader = stream.getReader();
  /** @type {Bytes} */
  let out = new Uint8Array();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new BadgeError("The text in this picture cannot be unpacked.", CUT);
    });
    if (done) return out;
    const longer = new Uint8Array(out.length + value.length);
    longer.set(out);
    longer.set(value, out.length);
    out = bounded(longer);
  }
}

/** @param {Bytes} data */
function bounded(data) {
  if (data.length > MAX_TEXT) throw new LimitError("The text in this picture is too long to be read.");
  return data;
}
