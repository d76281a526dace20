/** Embedded proofs: what exactly they sign. */
import { Unreachable } from "./errors.js";

/** @typedef {{[name: string]: any}} Json */
/** @typedef {{nquads: string, about: [string, string][], objects: (predicate: string) => Set<string>}} Canonical */
/** @typedef {{document: Json, options: Json, chained: boolean}} Inputs */

/** The document without its proofs. @param {Json} document @returns {Json} */
export function unsecured({ proof, ...rest }) {
  return rest;
}

/** The proofs of a document, in its order. @param {Json} document @returns {any[]} */
export function proofsOf(document) {
  return [document.proof ?? []].flat();
}

/** The two documents that a proof signs. @param {Json} document @param {Json} proof @param {import("./suites.js").Suite} suite @returns {Inputs} */
export function inputs(document, proof, suite) {
  throw new Unreachable("to come");
}

/** Statements of a document that `checkTree` and `contextsOf` accept; loads the JSON-LD part.
 * @param {Json} document @param {string} [hash] @returns {Promise<Canonical>} */
export async function canonicalize(document, hash = "sha256") {
  throw new Unreachable("to come");
}

/** The bytes a signature is made over, from two canonical forms. @param {string} options @param {string} document @param {string} hash
 * @returns {Promise<import("./encoding.js").Bytes>} */
export async function message(options, document, hash) {
  throw new Unreachable("to come");
}
