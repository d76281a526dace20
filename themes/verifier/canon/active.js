/** Which names are known at one place of a document. */
import { CONTEXTS } from "../contexts.js";
import { ProofError } from "../errors.js";
import { isIri } from "../tree.js";
import { extended, full } from "./terms.js";

/** Only somebody who writes the vocabularies in ever new orders comes near this. */
const MAX_TABLES = 500;
let tables = 0;

export class Active {
  /** @param {Terms} terms
   * @param {Active} [outer] the table for objects inside, if a type brought names for one object */
  constructor(terms, outer) {
    this.terms = terms;
    this.outer = outer;
    /** @type {Map<string, Active>} */
    this.made = new Map();
    /** @type {Map<string, Way>} */
    this.ways = new Map();
  }

  /** The table after a `@context`. @param {any} contexts @returns {Active} */
  after(contexts) {
    const [url, ...rest] = Array.isArray(contexts) ? contexts : [contexts];
    if (url === undefined) return this;
    const scope = CONTEXTS.indexOf(url);
    if (scope < 0) throw new ProofError("A part of the document brings a vocabulary of its own.");
    return this.next(scope, false, this.outer).after(rest);
  }

  /** The table inside an object with these types, which are texts. @param {string[]} types */
  typed(types) {
    /** @type {Active} */
    let active = this;
    for (const name of [...types].sort()) {
      const inside = this.terms.get(name)?.inside ?? -1;
      if (inside >= 0) active = active.next(inside, false, active.outer ?? active);
    }
    return active;
  }

  /** The table inside a member. @param {Term} term @returns {Active} */
  within({ inside }) {
    if (inside < 0) return this;
    return inside >= 0 ? this.next(inside, true, this.outer) : empty();
  }

  /** @param {string} name @returns {Way} */
  way(name) {
    const found = this.ways.get(name);
    if (found) return found;
    const term = this.terms.get(name);
    if (!term)
      throw new ProofError(
        `The document has the member “${name.slice(0, 80)}” that its vocabularies do not define; ` +
          "it could have been added after signing.",
      );
    const here = this.within(term);
    const way = {
      predicate: term.iri[0] === "@" ? "" : `<${term.iri}>`,
      kind: here.terms.get(name)?.kind ?? "",
      container: term.container,
      here,
      inside: (here.outer ?? here).within(term),
    };
    this.ways.set(name, way);
    return way;
  }

  /** An identifier as N-Quads write it. @param {any} text */
  address(text) {
    const iri = typeof text === "string" ? full(text, (name) => this.terms.get(name)) : "";
    if (isIri(iri)) return `<${iri}>`;
    throw new ProofError(`“${String(text).slice(0, 80)}” is used as an identifier or type, but it is not an address.`);
  }

  /** A type or another word of the vocabulary. @param {string} text */
  name(text) {
    return this.address(this.terms.get(text)?.iri ?? text);
  }

  /** @param {number} scope @param {boolean} override @param {Active} [outer] @returns {Active} */
  next(scope, override, outer) {
    const key = `${scope} ${override} ${outer === this.outer}`;
    let found = this.made.get(key);
    if (!found) {
      found = new Active(extended(this.terms, scope, override), outer);
      this.made.set(key, found);
      tables++;
    }
    return found;
  }
}

let root = new Active(new Map());

/** The table that knows no name; every document starts from it. */
export function empty() {
  if (tables > MAX_TABLES) [root, tables] = [new Active(new Map()), 0];
  return root;
}
