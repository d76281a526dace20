/** The kinds of embedded proof that can be checked; others are never guessed at. */
import { ProofError, Unreachable } from "./errors.js";
import { KeyKind } from "./keys.js";

const EDDSA = [KeyKind.ED25519];
const ECDSA = [KeyKind.P256, KeyKind.P384];

/** By type and cryptosuite. @type {Map<string, Suite>} */
const SUITES = new Map([
  ["DataIntegrityProof eddsa-rdfc-2022", { text: false, kinds: EDDSA }],
  ["DataIntegrityProof eddsa-jcs-2022", { text: true, kinds: EDDSA }],
  ["DataIntegrityProof ecdsa-rdfc-2019", { text: false, kinds: ECDSA }],
  ["DataIntegrityProof ecdsa-jcs-2019", { text: true, kinds: ECDSA }],
  // What drafts before 2023 called eddsa-rdfc-2022.
  ["DataIntegrityProof eddsa-2022", { text: false, kinds: EDDSA }],
  ["Ed25519Signature2020 ", { text: false, kinds: EDDSA }],
]);

/** @param {Obj} proof @returns {Suite} */
export function suiteOf({ type, cryptosuite = "" }) {
  const suite = SUITES.get([type, cryptosuite].map((part) => typeof part === "string" ? part : "?").join(" "));
  if (suite) return suite;
  const shown = `${String(type).slice(0, 60)} ${String(cryptosuite).slice(0, 60)}`.trim();
  throw new Unreachable(`Signatures of the kind “${shown}” are not supported yet.`);
}

/** @param {Kind} kind @returns {HashName} */
export const hashFor = (kind) => (kind === KeyKind.P384 ? "sha384" : "sha256");

/** @param {Suite} suite @param {PublicKey} key */
export function checkKey(suite, key) {
  if (!suite.kinds.includes(key.kind))
    throw new ProofError(`Signatures of this kind are not made with ${key.kind.title} keys.`);
}
