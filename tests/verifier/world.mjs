// Keys, recorded answers and a moment, for tests of the browser's verifier.
import { Unreachable } from "../../themes/verifier/errors.js";
import { KeyKind, PublicKey } from "../../themes/verifier/keys.js";

export const NOW = "2026-10-01T12:00:00Z";

/** @param {number} seed fills the secret key */
async function pair(seed) {
  const prefix = Buffer.from("302e020100300506032b657004220420", "hex");
  const pkcs8 = Buffer.concat([prefix, Buffer.alloc(32, seed)]);
  const secret = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
  const { x } = await crypto.subtle.exportKey("jwk", secret);
  const key = new PublicKey(KeyKind.ED25519, Uint8Array.from(Buffer.from(x, "base64url")));
  return { secret, raw: key.raw, multibase: key.multibase, did: key.did };
}

export const KEY = await pair(1);
export const OTHER = await pair(2);

/** @param {string | object | Uint8Array} body */
const bytes = (body) =>
  body instanceof Uint8Array ? body : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));

/** Answers from memory. */
export function recorded(found = {}, at = NOW, status = 200) {
  const asked = [];
  return {
    asked,
    async fetch(url) {
      asked.push(url);
      if (!Object.hasOwn(found, url)) throw new Unreachable(`${url} was not asked.`);
      return { url, status, body: new Uint8Array(bytes(found[url])), at: new Date(at) };
    },
  };
}

/** The world as a check sees it. */
export const context = ({ issuers = [], fetched = {}, at = NOW, now = NOW, ...more } = {}) => ({
  now: new Date(now),
  issuers,
  recipient: [],
  fetcher: recorded(fetched, at),
  ...more,
});
