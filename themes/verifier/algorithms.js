/** Signature algorithms: a key, and the question whether a signature fits. */
import { Unreachable } from "./errors.js";

/** @typedef {import("./encoding.js").Bytes} Bytes */
/** @typedef {{verify: (signature: Bytes, message: Bytes) => Promise<boolean>}} Algorithm */

/** Throws if signed text may not name this algorithm. @param {string} name */
export function checkName(name) {
  throw new Unreachable("to come");
}

/** @param {import("./keys.js").PublicKey} key @param {string} [name] @returns {Promise<Algorithm>} */
export async function algorithmFor(key, name = "") {
  throw new Unreachable("to come");
}

/** An RSA key in DER (PKCS #1 or SubjectPublicKeyInfo), as OB 2.0 publishes it. @param {Bytes} der @returns {import("./keys.js").PublicKey} */
export function rsaFromDer(der) {
  throw new Unreachable("to come");
}
