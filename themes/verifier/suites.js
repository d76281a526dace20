/** The kinds of embedded proof that can be checked; others are never guessed at. */
import { Unreachable } from "./errors.js";

/** @typedef {{type: string, name: string, text: boolean, kinds: import("./keys.js").Kind[], spec: string}} Suite */

/** @param {{[name: string]: any}} proof @returns {Suite} */
export function suiteOf(proof) {
  throw new Unreachable("to come");
}

/** "sha256" or "sha384". @param {import("./keys.js").Kind} kind */
export const hashFor = (kind) => (kind.codec === 0x1201 ? "sha384" : "sha256");

/** @param {Suite} suite @param {import("./keys.js").PublicKey} key */
export function checkKey(suite, key) {}
