/** Every embedded proof: is the document unchanged, and is the signer who the document says? */
import { algorithmFor } from "./algorithms.js";
import { pass } from "./case.js";
import { canonicalize, inputs, message } from "./data_integrity.js";
import { multibaseDecode } from "./encoding.js";
import { ProofError, Unreachable } from "./errors.js";
import { jcs } from "./jcs.js";
import { answerOf, CHANGED, keyOf, ownerOf, UNCHANGED } from "./resolve.js";
import { checkKey as checkKind, hashFor, suiteOf } from "./suites.js";

/** Real badges have one or two. */
export const MAX_PROOFS = 8;

/** Fail if the document is not the one this proof was made over.
 * @param {Case} box @param {Context} ctx @param {Obj} proof */
export async function checkSignature(box, ctx, proof) {
  const suite = suiteOf(proof);
  if (proof.proofPurpose !== "assertionMethod")
    throw new ProofError("The signature was not made to state something, but for another purpose.");
  const key = await keyOf(methodOf(proof), ctx);
  const signature = signatureOf(proof);
  checkKind(suite, key);
  const algorithm = await algorithmFor(key);
  const hash = hashFor(key.kind);
  const found = inputs(box.document, proof, suite);
  let forms = [];
  if (suite.text) forms = [jcs(found.options), jcs(found.document)];
  else {
    let document = await box.statements(hash);
    if (found.chained) document = await canonicalize(found.document, hash);
    forms = [(await canonicalize(found.options, hash)).nquads, document.nquads];
  }
  if (!(await algorithm.verify(signature, await message(forms[0], forms[1], hash))))
    throw new ProofError(CHANGED);
  return pass(UNCHANGED);
}

/** Fail if this proof was made by somebody other than the named issuer.
 * @param {Case} box @param {Context} ctx @param {Obj} proof */
export async function checkKey(box, ctx, proof) {
  const issuer = box.badge.issuer.id;
  return answerOf(issuer, await ownerOf(issuer, methodOf(proof), ctx));
}

/** The name of the key. @param {Obj} proof @returns {string} */
function methodOf({ verificationMethod: method }) {
  if (typeof method === "string" && method) return method;
  throw new Unreachable("The signature does not name the key it was made with.");
}

/** @param {Obj} proof */
function signatureOf({ proofValue: value }) {
  if (typeof value === "string" && value[0] === "z") return multibaseDecode(value);
  throw new ProofError("The signature is missing or not written as the standard asks.");
}
