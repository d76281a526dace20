/** Issuers whose name is a key written as JSON. */
import { base64urlDecode } from "./encoding.js";
import { fromJwk } from "./jwk.js";
import { unless } from "./documents.js";
import { loads } from "./strict_json.js";

/** @param {string} did @returns {Promise<PublicKey>} */
export async function fromDidJwk(did) {
  const data = base64urlDecode(did.slice("did:jwk:".length));
  return fromJwk(unless(() => loads(data), "The issuer's name contains no key:"));
}
