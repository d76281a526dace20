/** Any badge file to a `Badge`, by its content and never by its name. What is rare is loaded when a
 * file needs it. Nothing is verified here, and nothing fetched. */
import { LimitError } from "./errors.js";
import * as ob3 from "./ob3.js";
import { loads } from "./strict_json.js";
import { typesOf } from "./tree.js";

const MAX_FILE = 10_000_000;

/** What unpacking a file found, on its way to becoming a `Badge`.
 * @typedef {Pick<Badge, "source" | "raw" | "payload" | "token" | "container" | "proofs" | "notes">} Packed */
/** @typedef {"OB3" | "OB2" | "OB1" | "CLR2" | "ENDORSEMENT"} Format */

/** Read one badge. @param {Bytes} data @param {string} source name of the file @returns {Promise<Badge>} */
export const readBadge = (data, source) => read(data, source, true);

/** Read one badge, one learner record, or one endorsement.
 * @param {Bytes} data @param {string} source @returns {Promise<Badge>} */
export const readCredential = (data, source) => read(data, source, false);

/** Any credential as far as all of them are alike, and its document.
 * @param {Bytes} data @param {string} source @returns {Promise<[Badge, Obj]>} */
export async function readAny(data, source) {
  const packed = await unpack(data, source);
  const document = await documentIn(packed);
  return [await ob3.read(document, packed), document];
}

/** @param {Bytes} data @param {string} source @param {boolean} only a badge */
async function read(data, source, only) {
  const packed = await unpack(data, source);
  const document = await documentIn(packed);
  const format = await formatOf(document);
  if (only && (format === "CLR2" || format === "ENDORSEMENT"))
    throw (await import("./refusals.js")).refusal(format);
  if (format === "OB2" || format === "OB1")
    return (await import("./ob2.js")).read(document, packed, format);
  return ob3.read(document, packed, format);
}

/** @param {Obj} document @returns {Promise<Format>} */
async function formatOf(document) {
  const [first, second, ...more] = typesOf(document);
  const usual = first === "VerifiableCredential" && ["OpenBadgeCredential", "AchievementCredential"].includes(second);
  return usual && !more.length ? "OB3" : (await import("./kinds.js")).formatOf(document);
}

/** Find the document in a file. @param {Bytes} data @param {string} source @returns {Promise<Packed>} */
async function unpack(data, source) {
  if (data.length > MAX_FILE) throw new LimitError("This file is too large to be read.");
  /** @type {Packed} */
  const packed = { source, raw: data, payload: data, token: "", container: "JSON", proofs: [], notes: [] };
  // "{" and then text; or "eyJ", with which every header of a signed text begins
  if (data[0] === 123 && data[1]) return packed;
  if (data[0] === 101 && data[1] === 121 && data[2] === 74) return opened({ ...packed, container: "JWS" });
  const found = await (await import("./sniff.js")).unpack(data);
  Object.assign(packed, { payload: found.payload, container: found.container, notes: found.notes });
  return found.signed ? opened(packed) : packed;
}

/** Signed text with its content as the document. @param {Packed} packed @returns {Promise<Packed>} */
async function opened(packed) {
  const { split, tokenIn } = await import("./jwt.js");
  const token = tokenIn(packed.payload);
  const { header, payload } = split(token);
  const proof = { suite: header.alg, verificationMethod: header.kid ?? "", purpose: "", created: "", expires: "" };
  return { ...packed, payload, token, proofs: [{ type: "JWS", ...proof }] };
}

/** For signed text, what its claims stand for. @param {Packed} packed @returns {Promise<Obj>} */
async function documentIn({ payload, token }) {
  const document = loads(payload);
  return token ? (await import("./claims.js")).credentialOf(document) : document;
}
