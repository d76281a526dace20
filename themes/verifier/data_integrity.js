/** Embedded proofs: what exactly they sign. */
import { digest, utf8 } from "./encoding.js";
import { ProofError } from "./errors.js";
import { jcs } from "./jcs.js";
import { beginsWith, listed } from "./tree.js";

const PREVIOUS = "previousProof";
const OWN_WORDS = "The proof names vocabularies of its own, which are not signed.";

/** The document without its proofs. @param {Obj} document @returns {Obj} */
export const unsecured = ({ proof, ...rest }) => rest;

/** The proofs of a document, in its order. @param {Obj} document */
export const proofsOf = ({ proof = [] }) => listed(proof);

/** The two documents that a proof signs; `chained` if the first still has the proofs it builds on.
 * @param {Obj} document @param {Obj} proof @param {Suite} suite */
export function inputs(document, proof, suite) {
  const plain = unsecured(document);
  const chained = Object.hasOwn(proof, PREVIOUS);
  if (chained) plain.proof = previous(document, proof[PREVIOUS]);
  const { proofValue, ...options } = proof;
  const contexts = plain["@context"];
  const own = options["@context"];
  if (!suite.text) {
    if (own !== undefined && jcs(own) !== jcs(contexts)) throw new ProofError(OWN_WORDS);
    options["@context"] = contexts;
  } else if (own !== undefined) {
    if (!beginsWith(contexts, own)) throw new ProofError(OWN_WORDS);
    plain["@context"] = own;
  }
  return { document: plain, options, chained };
}

/** The proofs that a proof builds on. @param {Obj} document @param {any} names */
function previous(document, names) {
  const found = listed(names).map((name) => {
    const same = proofsOf(document).filter((proof) => typeof name === "string" && proof?.id === name);
    if (same.length !== 1) throw new ProofError("The signature builds on another one that is not there.");
    return same[0];
  });
  if (!found.length) throw new ProofError("The signature builds on another one that is not there.");
  return found;
}

/** The statements of a document that `checkTree` and `contextsOf` accept; loads the JSON-LD part.
 * @param {Obj} document @param {string} [hash] @returns {Promise<Canonical>} */
export const canonicalize = async (document, hash = "sha256") =>
  (await import("./canon/canon.js")).canonicalize(document, hash);

/** What is signed: 64 bytes, or 96 with SHA-384. @param {string} options canonical form
 * @param {string} document canonical form @param {string} hash */
export async function message(options, document, hash) {
  const [first, second] = await Promise.all([options, document].map((t) => digest(hash, utf8(t))));
  return Uint8Array.of(...first, ...second);
}
