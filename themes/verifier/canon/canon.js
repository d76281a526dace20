/** The canonical form of a document: the statements a signature is about, one a line, sorted. */
import { Unreachable } from "../errors.js";
import { Statements } from "./expand.js";
import { canonicalLines } from "./rdfc.js";

/** Most steps to tell nameless nodes apart; honest badges need fewer than a hundred. */
const MAX_STEPS = 2500;
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;
/** @type {{[mark: string]: string}} */
const ESCAPED = { t: "\t", n: "\n", r: "\r" };

/** `about`: what the document says of itself, pairs of predicate and object.
 * @param {Obj} document that `checkTree` and `contextsOf` accept
 * @param {string} [hash] tells nameless nodes apart
 * @returns {Promise<Canonical>} */
export async function canonicalize(document, hash) {
  const { quads, root } = new Statements(document);
  const found = [...quads.values()];
  if (found.some(([, , object]) => CONTROL.test(object)))
    throw new Unreachable("A text of the document contains an invisible control character.");
  const own = found.filter(([subject, , , graph]) => subject === root && !graph);
  return {
    nquads: await canonicalLines(found, MAX_STEPS, hash),
    about: own.map(([, predicate, object]) => [predicate.slice(1, -1), plain(object)]),
  };
}

/** A term without the marks of N-Quads. @param {string} term */
function plain(term) {
  if (term[0] === "<") return term.slice(1, -1);
  if (term[0] !== '"') return term;
  const text = term.slice(1, term.lastIndexOf('"'));
  return text.replace(/\\(.)/g, (_, mark) => ESCAPED[mark] ?? mark);
}
