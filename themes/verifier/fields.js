/** Members of a JSON object, taken one by one, bounded, and never by trust. A wrong type is refused
 * for members that a verdict depends on (`must`); a strange description is left out. */
import { BadgeError, LimitError } from "./errors.js";
import { jcs } from "./jcs.js";
import { isObject } from "./tree.js";

export const MAX_ITEMS = 200;
const MAX_LINE = 2000;
const MAX_PROSE = 50_000;
/** An address may be a picture. */
export const MAX_ADDRESS = 1_000_000;

/** For all objects of a document: sentences about members that are shown otherwise than they are
 * written, and what is taken in place of objects with these identifiers.
 * @typedef {{reshaped: string[], things: Map<any, Obj>}} Shared */

export class Fields {
  /** @param {Obj} data @param {Shared} [shared] @param {string} [way] how to name it in a message */
  constructor(data, shared = { reshaped: [], things: new Map() }, way = "") {
    this.data = shared.things.get(data.id) ?? data;
    this.shared = shared;
    this.way = way;
  }

  /** @param {any} data @param {string} name */
  inner(data, name) {
    return new Fields(data, this.shared, this.to(name));
  }

  /** @param {string} name @param {string} wanted */
  odd(name, wanted) {
    this.shared.reshaped.push(`“${this.to(name)}” is not ${wanted}, which was expected.`);
  }

  /** @param {string} name */
  to(name) {
    return this.way ? `${this.way}.${name}` : name;
  }

  /** @param {string} name @returns {any} */
  get(name) {
    return Object.hasOwn(this.data, name) ? this.data[name] : null;
  }

  /** A text, a number as text, or one of texts in several languages; else empty.
   * @param {string} name @param {number} [limit] */
  text(name, limit = MAX_LINE) {
    const text = asText(this.get(name));
    const value = only(this.get(name));
    const fraction = typeof value === "number" && !Number.isSafeInteger(value);
    if (text === null || fraction) this.odd(name, "text");
    return this.bounded(name, text ?? "", limit);
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
      const text = asText(item);
      if (text === null) this.odd(name, "text");
      return text === null || item === null ? [] : this.bounded(name, text, limit);
    });
  }

  /** Whether a member is an address that stands for an object not known otherwise.
   * @param {string} name */
  isAddress(name) {
    const value = this.get(name);
    return typeof value === "string" && !this.shared.things.has(value);
  }

  /** @param {string} name */
  one(name) {
    const value = only(this.get(name));
    return (typeof value === "string" && this.shared.things.get(value)) || value;
  }

  /** @param {string} name */
  child(name) {
    const value = this.one(name);
    if (isObject(value)) return this.inner(value, name);
    if (value !== null) this.odd(name, "an object");
    return null;
  }

  /** @param {string} name */
  mustBeChild(name) {
    const value = this.one(name);
    if (value !== null && !isObject(value)) throw this.wrong(name, "one object");
    return value && this.inner(value, name);
  }

  /** @param {string} name @param {any[]} [items] */
  children(name, items = this.items(name)) {
    const found = items.filter(isObject);
    if (found.length !== items.length) this.odd(name, "an object");
    return found.map((item) => this.inner(item, name));
  }

  /** @param {string} name */
  mustBeChildren(name) {
    if (!this.items(name).every(isObject)) throw this.wrong(name, "an object");
    return this.children(name);
  }

  /** Objects; an address in place of one becomes its `id`. @param {string} name */
  linked(name) {
    return this.children(name, this.items(name).map((item) => (typeof item === "string" ? { id: item } : item)));
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
    const { things } = this.shared;
    return [...new Map(value.map((v) => things.get(v?.id) ?? v).map((v) => [jcs(v), v])).values()];
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
  // Their order is not signed everywhere, so that it may not decide what is shown.
  if (Array.isArray(value) && value.length && value.every(isLanguageText))
    value = value.map((v) => [rank(v), v]).sort(([one], [other]) => (one < other ? -1 : 1))[0][1];
  value = only(value);
  if (isLanguageText(value)) value = value["@value"];
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : value === null ? "" : null;
}

/** English first, then those of no language. @param {Obj} text */
function rank({ "@language": language, "@value": value }) {
  const name = typeof language === "string" ? language.toLowerCase() : "";
  return `${name.split("-")[0] === "en" ? 0 : name ? 2 : 1}${name}\0${value}`;
}

/** @param {any} value */
const isLanguageText = (value) => isObject(value) && typeof value["@value"] === "string";
