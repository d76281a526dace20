/** Public keys written as JSON (JWK). */
import { Unreachable } from "./errors.js";

/** @param {{[name: string]: any}} jwk @returns {import("./keys.js").PublicKey} */
export function fromJwk(jwk) {
  throw new Unreachable("to come");
}
