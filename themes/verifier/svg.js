/** Badges in SVG images: one element of the file. A scanner of its own, because a parser that the
 * browser has may fetch, and takes more than XML. */
import { BadgeError, LimitError } from "./errors.js";
import { MAX_TOKEN as MAX_TEXT } from "./jwt.js";

const MAX_ELEMENTS = 200_000;
const MAX_ATTRIBUTES = 10_000;
const NAMESPACES = ["https://purl.imsglobal.org/ob/v3p0", "http://openbadges.org"];
const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";
const ENCODINGS = ["utf-8", "us-ascii", "iso-8859-1", "windows-1252"];
const ENTITIES = new Map(Object.entries({ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }));

const NAME = "[A-Z_a-z\\xc0-\\uffff][\\w.\\-\\xb7\\xc0-\\uffff]*(?::[A-Z_a-z\\xc0-\\uffff][\\w.\\-\\xb7\\xc0-\\uffff]*)?";
const S = "[ \\t\\n]";
// Attributes are taken one by one: a pattern for all of them could be made to need too much memory.
const TAG = RegExp(`<(/?)(${NAME})`, "y");
const ATTRIBUTE = RegExp(`${S}+(${NAME})${S}*=${S}*("[^<"]*"|'[^<']*')`, "y");
const TAG_END = /[ \t\n]*(\/?)>/y;
const QUOTED = `(?:"[^"]*"|'[^']*')`;
const DOCTYPE = RegExp(`<!DOCTYPE${S}+${NAME}(?:${S}+(?:SYSTEM|PUBLIC${S}+${QUOTED})${S}+${QUOTED})?${S}*>`, "y");

/** What XML does not have. */
const NO_CHARACTER = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Surrogate}]/u;

/** What stands between marks that are no tags: begin, end, and whether it is text. */
const ASIDES = /** @type {[string, string][]} */ ([
  ["<!--", "-->"],
  ["<?", "?>"],
  ["<![CDATA[", "]]>"],
]);

/** @typedef {{verify: string, text: string[]}} Found */

/** The first badge in a drawing. @param {Bytes} image */
export function extract(image) {
  const { root, found } = new Scanner(decode(image)).run();
  if (root !== "svg") throw new BadgeError("This XML file is not an SVG image.");
  if (!found.length) return null;
  const notes = found.length > 1 ? [`The picture holds ${found.length} badges; the first is read.`] : [];
  return { text: found[0].text.join("").trim() || found[0].verify.trim(), notes };
}

/** @param {Bytes} image */
function decode(image) {
  const head = String.fromCharCode(...image.subarray(0, 200)).replace(/^\xef\xbb\xbf/, "");
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1].toLowerCase() ?? "utf-8";
  if (!ENCODINGS.includes(declared))
    throw new BadgeError("This SVG image is written in an encoding that is not read here.");
  const label = declared === "us-ascii" ? "utf-8" : declared;
  try {
    return new TextDecoder(label, { fatal: true }).decode(image).replace(/\r\n?/g, "\n");
  } catch {
    throw damaged();
  }
}

const damaged = () =>
  new BadgeError("This SVG image is damaged: it is not well-formed XML.", "Download it again.");

class Scanner {
  /** @param {string} text */
  constructor(text) {
    this.source = text;
    this.at = 0;
    this.root = "";
    this.count = 0;
    /** Names of the open elements, and the prefixes they declare. @type {[string, string[]][]} */
    this.open = [];
    /** What each prefix stands for, the innermost last. @type {Map<string, string[]>} */
    this.spaces = new Map([["xml", ["xml"]]]);
    /** @type {Found[]} */
    this.found = [];
    /** Level of the open element with a badge; 0 if there is none. */
    this.level = 0;
    this.size = 0;
  }

  run() {
    if (NO_CHARACTER.test(this.source)) throw damaged();
    while (this.at < this.source.length)
      if (this.source[this.at] !== "<") this.characters();
      else if (!this.aside() && !this.doctype()) this.tag();
    if (this.open.length || !this.root) throw damaged();
    return this;
  }

  characters() {
    const end = this.source.indexOf("<", this.at);
    const text = this.source.slice(this.at, end < 0 ? undefined : end);
    this.at += text.length;
    if (text.includes("]]>") || (!this.open.length && /[^ \t\n]/.test(text))) throw damaged();
    if (this.level) this.data(unescaped(text));
    else unescaped(text);
  }

  /** @param {string} text */
  data(text) {
    this.size += text.length;
    if (this.size > MAX_TEXT) throw new LimitError("The text in this picture is too long to be read.");
    this.found[this.found.length - 1].text.push(text);
  }

  /** A comment, an instruction, or text as it stands. */
  aside() {
    const kind = ASIDES.find(([begin]) => this.source.startsWith(begin, this.at));
    if (!kind) return false;
    const [begin, end] = kind;
    const stop = this.source.indexOf(end, this.at + begin.length);
    const inner = this.source.slice(this.at + begin.length, stop);
    const late = begin === "<?" && /^xml(?!\S)/i.test(inner) && (this.at > 0 || !/^xml\s+version/.test(inner));
    if (stop < 0 || late || (begin === "<!--" && /--|-$/.test(inner))) throw damaged();
    this.at = stop + end.length;
    if (begin === "<![CDATA[") {
      if (!this.open.length) throw damaged();
      if (this.level) this.data(inner);
    }
    return true;
  }

  /** One that only names the public definition is let through; nothing of it is ever fetched. */
  doctype() {
    if (!this.source.startsWith("<!DOCTYPE", this.at)) return false;
    DOCTYPE.lastIndex = this.at;
    if (this.root) throw damaged();
    if (!DOCTYPE.test(this.source))
      throw new BadgeError("This SVG image declares a document type with content of its own, which is refused because it can be used to attack whoever opens it.");
    this.at = DOCTYPE.lastIndex;
    return true;
  }

  /** @param {RegExp} pattern sticky */
  take(pattern) {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  tag() {
    const match = this.take(TAG);
    if (!match) throw damaged();
    const [, closing, name] = match;
    /** @type {Map<string, string>} */
    const attributes = new Map();
    for (let found; (found = this.take(ATTRIBUTE)); ) {
      if (attributes.has(found[1])) throw damaged();
      if (attributes.size === MAX_ATTRIBUTES) throw new LimitError("This SVG image has too many attributes.");
      attributes.set(found[1], unescaped(found[2].slice(1, -1).replace(/[\t\n]/g, " ")));
    }
    const end = this.take(TAG_END);
    if (!end || (closing && (attributes.size || end[1] || this.open.at(-1)?.[0] !== name))) throw damaged();
    if (!closing) this.start(name, attributes);
    if (closing || end[1]) this.end();
  }

  /** @param {string} name @param {Map<string, string>} attributes */
  start(name, attributes) {
    if (++this.count > MAX_ELEMENTS) throw new LimitError("This SVG image has too many elements.");
    if (this.root && !this.open.length) throw damaged();
    const declared = [];
    for (const [key, value] of attributes) {
      if (key !== "xmlns" && !key.startsWith("xmlns:")) continue;
      const prefix = key.slice(6);
      if ((prefix && !value) || prefix === "xmlns" || (prefix === "xml") !== (value === XML) || value === XMLNS)
        throw damaged();
      declared.push(prefix);
      const inner = this.spaces.get(prefix);
      if (inner) inner.push(value);
      else this.spaces.set(prefix, [value]);
    }
    for (const key of [name, ...attributes.keys()])
      if (key.includes(":") && !(key.startsWith("xmlns:") && key !== name) && !this.space(key.split(":")[0])) throw damaged();
    const [prefix, local] = name.includes(":") ? name.split(":") : ["", name];
    this.root ||= local;
    this.open.push([name, declared]);
    const badge = NAMESPACES.includes(this.space(prefix)) && /^(credential|assertion)$/.test(local);
    if (this.level || !badge) return;
    this.level = this.open.length;
    this.size = 0;
    this.found.push({ verify: attributes.get("verify") ?? "", text: [] });
  }

  /** @param {string} prefix */
  space(prefix) {
    return this.spaces.get(prefix)?.at(-1) ?? "";
  }

  end() {
    if (this.level === this.open.length) this.level = 0;
    const [, declared] = this.open.pop() ?? ["", []];
    for (const prefix of declared) this.spaces.get(prefix)?.pop();
  }
}

/** @param {string} text */
function unescaped(text) {
  if (!text.includes("&")) return text;
  if (/&(?!#0*\d{1,7};|#x0*[\da-fA-F]{1,6};|[a-z]{2,4};)/.test(text)) throw damaged();
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, decimal, hex, name) => {
    const code = decimal ? +decimal : hex ? parseInt(hex, 16) : 0;
    const char = name ? ENTITIES.get(name) : code < 0x110000 ? String.fromCodePoint(code) : undefined;
    if (char === undefined || NO_CHARACTER.test(char)) throw damaged();
    return char;
  });
}
