/** What a file is, by its first bytes, and the document in it. */
import { utf8 } from "./encoding.js";
import { refusal } from "./refusals.js";

/** Position and first bytes of files that are no badges. @type {[number, string, string][]} */
const MARKS = [
  [0, "\xff\xd8\xff", "PHOTO"],
  [0, "GIF8", "PHOTO"],
  [8, "WEBP", "PHOTO"],
  [4, "ftyphei", "PHOTO"],
  [4, "ftypmif", "PHOTO"],
  [4, "ftypavi", "PHOTO"],
  [0, "%PDF-", "PDF"],
  [0, "PK\x03\x04", "ZIP"],
  [0, "\x1f\x8b", "COMPRESSED"],
  [0, "\xff\xfe", "UTF16"],
  [0, "\xfe\xff", "UTF16"],
  [0, "{\0", "UTF16"],
  [0, "\0{", "UTF16"],
];
const PAGE = /^(html|head|body|meta|title|script|div|p|a)$/i;
const ASIDE = /^\s*(<\?[^]*?\?>|<!--[^]*?-->)/;

/** @typedef {{payload: Bytes, container: Badge["container"], notes: string[], signed: boolean}} Found */

/** Find the document in a file. @param {Bytes} data @returns {Promise<Found>} */
export async function unpack(data) {
  const start = String.fromCharCode(...data.subarray(0, 16));
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return unbaked("PNG", await (await import("./png.js")).extract(data));
  for (const [place, mark, why] of MARKS) if (start.startsWith(mark, place)) throw refusal(why);
  const marked = start.startsWith("\xef\xbb\xbf");
  const payload = marked ? data.subarray(3) : data;
  const text = new TextDecoder().decode(payload).trim();
  if (text.startsWith("<")) {
    checkIsDrawing(text);
    return unbaked("SVG", (await import("./svg.js")).extract(data));
  }
  const signed = isSigned(text, false);
  const notes = marked ? ["The file begins with a byte order mark, which was left out."] : [];
  return { payload, container: signed ? "JWS" : "JSON", notes, signed };
}

/** @param {"PNG" | "SVG"} container @param {{text: string, notes: string[]} | null} baked @returns {Found} */
function unbaked(container, baked) {
  if (!baked) throw refusal(container);
  const { text, notes } = baked;
  return { payload: utf8(text), container, notes, signed: isSigned(text.trim(), true) };
}

/** Whether a text is signed text or JSON. @param {string} text @param {boolean} baked */
function isSigned(text, baked) {
  if (text.startsWith("{")) return false;
  // Every header begins with {" and that is eyJ in base64url.
  if (text.startsWith("eyJ")) return true;
  if (/^https?:\/\/[^\s"<>]{3,2000}$/i.test(text)) throw refusal(baked ? "BAKED_ADDRESS" : "ADDRESS");
  if (/^\[InternetShortcut\]/i.test(text)) throw refusal("ADDRESS");
  if (text.startsWith("[")) throw refusal(/^\[\s*(\{|"eyJ)/.test(text) ? "SEVERAL" : "NOT_A_BADGE");
  throw refusal(baked ? "BAKED_UNKNOWN" : text ? "UNKNOWN" : "EMPTY");
}

/** @param {string} text */
function checkIsDrawing(text) {
  for (let aside; (aside = ASIDE.exec(text)); ) text = text.slice(aside[0].length);
  const found = /^\s*<!DOCTYPE\s+([\w:.-]+)/i.exec(text) ?? /^\s*<((?:[a-z_][\w.-]*:)?[a-z_][\w.-]*)(?=[\s/>])/i.exec(text);
  const root = found?.[1].split(":").pop() ?? "";
  if (root === "svg") return;
  throw refusal(PAGE.test(root) ? "HTML" : root === "plist" ? "ADDRESS" : root ? "XML" : "UNKNOWN");
}
