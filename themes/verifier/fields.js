/** Members of a JSON object, taken one by one, bounded, and never by trust. A wrong type is refused
 * for members that a verdict depends on (`must`); a strange description is left out. */
import { isObject } from "./case.js";
import { BadgeError, LimitError } from "./errors.js";
import { jcs } from "./jcs.js";

export const MAX_ITEMS = 200;
const MAX_LINE = 2000;
const MAX_PROSE = 50_000;
/** An address may be a picture. */
export const MAX_ADDRESS = 1_000_000;

export class Fields {
  /** @param {Obj} data @param {string} [way] how to name it in a message; empty at the top */
  constructor(data, way = "") {
    this.data = data;
    this.way = way;
  }

  /** @param {string} name */
  to(name) {
    return this.way ? `${this.way}.${name}` : name;
  }

  /** @param {string} name @returns {any} */
  get(name) {
    return Object.hasOwn(this.data, name) ? this.data[name] : null;
  }

  /** A text, a number as text, or the first of texts in several languages; else empty.
   * @param {string} name @param {number} [limit] */
  text(name, limit = MAX_LINE) {
    return this.bounded(name, asText(this.get(name)) ?? "", limit);
  }

  /** @param {string} name */
  prose(name) {
    return this.text(name, MAX_PROSE);
  }

  /** Several at once, by their names. @param {string[]} names @returns {any} */
  lines(...names) {
    return Object.fromEntries(names.map((name) => [name, this.text(name)]));
  }

  /** @param {string} name @returns {string} */
  mustBeText(name) {
    const value = this.get(name) ?? "";
    if (typeof value !== "string") throw this.wrong(name, "text");
    return this.bounded(name, value, MAX_LINE);
  }

  /** @param {string} name @param {number} [limit] @returns {string[]} */
  texts(name, limit = MAX_LINE) {
    return this.items(name).flatMap((item) => {
      const text = item === null ? null : asText(item);
      return text === null ? [] : this.bounded(name, text, limit);
    });
  }

  /** @param {string} name */
  child(name) {
    const value = only(this.get(name));
    return isObject(value) ? new Fields(value, this.to(name)) : null;
  }

  /** @param {string} name */
  mustBeChild(name) {
    const value = only(this.get(name));
    if (value !== null && !isObject(value)) throw this.wrong(name, "one object");
    return value && new Fields(value, this.to(name));
  }

  /** @param {string} name */
  children(name) {
    return this.items(name).filter(isObject).map((item) => new Fields(item, this.to(name)));
  }

  /** @param {string} name */
  mustBeChildren(name) {
    if (!this.items(name).every(isObject)) throw this.wrong(name, "an object");
    return this.children(name);
  }

  /** Objects; an address in place of one becomes its `id`. @param {string} name */
  linked(name) {
    const items = this.items(name).map((item) => (typeof item === "string" ? { id: item } : item));
    return items.filter(isObject).map((item) => new Fields(item, this.to(name)));
  }

  /** @param {string} name @param {string} wanted */
  wrong(name, wanted) {
    const hint = "The issuer made a mistake in this file; ask for a corrected badge.";
    return new BadgeError(`“${this.to(name)}” must be ${wanted}, but it is something else.`, hint);
  }

  /** Each entry once: most signatures do not cover how often there is one.
   * @param {string} name @returns {any[]} */
  items(name) {
    const value = this.get(name);
    if (!Array.isArray(value)) return value === null ? [] : [value];
    if (value.length > MAX_ITEMS) throw new LimitError(`“${this.to(name)}” has too many entries.`);
    return [...new Map(value.map((item) => [jcs(item), item])).values()];
  }

  /** @param {string} name @param {string} text @param {number} limit */
  bounded(name, text, limit) {
    if (text.length > limit && [...text].length > limit)
      throw new LimitError(`“${this.to(name)}” is longer than ${limit} characters.`);
    return text;
  }
}

/** The entry of a list of one is the same as the entry itself. @param {any} value */
const only = (value) => (Array.isArray(value) && value.length === 1 ? value[0] : value);

/** @param {any} value @returns {string | null} */
function asText(value) {
  if (Array.isArray(value) && value.length && value.every(isLanguageText)) value = value[0];
  value = only(value);
  if (isLanguageText(value)) value = value["@value"];
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : value === null ? "" : null;
}

/** @param {any} value */
const isLanguageText = (value) => isObject(value) && typeof value["@value"] === "string";
