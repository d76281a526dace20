/** What each name of a vocabulary means. One line of terms_data.js is one vocabulary: "!" if its
 * names may not change their meaning later, "-" if it lacks `id` and `type`, and definitions
 * `name=iri^datatype+container>vocabulary inside`, addresses shortened by a letter. */
import { ProofError } from "../errors.js";
import { PREFIXES, SCOPES } from "./terms_data.js";

const WORD = /^(.+?)=([^^+>]+)(?:\^([^+>]+))?(?:\+(.))?(?:(>)(\d*))?$/;

/** @type {Map<number, Terms>} */
const READ = new Map();

/** `terms` with those of one more vocabulary on top.
 * @param {Terms} terms @param {number} scope @param {boolean} override protected ones as well */
export function extended(terms, scope, override) {
  const added = READ.get(scope) ?? read(scope);
  READ.set(scope, added);
  /** @param {string} name */
  const find = (name) => added.get(name) ?? terms.get(name);
  const made = new Map(terms);
  for (const [name, written] of added) {
    const [iri, kind] = [written.iri, written.kind].map((text) => full(text, find));
    const before = terms.get(name);
    const held = !override && before?.guarded;
    const term = { ...written, iri, kind, guarded: written.guarded || !!held };
    if (held && String(Object.values(term)) !== String(Object.values(before)))
      throw new ProofError("The vocabularies of the document contradict each other.");
    made.set(name, term);
  }
  return made;
}

/** The address that is written short as `name:rest`, if the name may begin one.
 * @param {string} text @param {(name: string) => Term | undefined} find */
export function full(text, find) {
  const at = text.indexOf(":");
  const iri = text.startsWith("//", at + 1) ? "" : (find(text.slice(0, at))?.iri ?? "");
  return /[:/?#[\]@]$/.test(iri) ? iri + text.slice(at + 1) : text;
}

/** @param {number} scope @returns {Terms} */
function read(scope) {
  const words = SCOPES[scope].split(" ");
  const guarded = words[0] === "!" && !!words.shift();
  const lacks = words[0] === "-" && !!words.shift();
  if (!lacks) words.push("id=@", "type=@");
  return new Map(
    words.map((word) => {
      const [, name, iri, kind = "", container = "", own, inside] = WORD.exec(word) ?? [];
      const number = own ? Number(inside || NaN) : -1;
      return [name, { iri: long(iri, name), kind: long(kind, ""), container, inside: number, guarded }];
    }),
  );
}

/** @param {string} text @param {string} name */
const long = (text, name) => text && PREFIXES[text[0]] + (text.slice(1) || name);
