// Keys, recorded answers and a moment, for tests of the browser's verifier.
import { message } from "../../themes/verifier/data_integrity.js";
import { base58btcEncode } from "../../themes/verifier/encoding.js";
import { Unreachable } from "../../themes/verifier/errors.js";
import { jcs } from "../../themes/verifier/jcs.js";
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

/** A document with an eddsa-jcs-2022 proof by one of the keys above. */
export async function signed(document, pair = KEY, changes = {}) {
  const options = {
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-jcs-2022",
    created: "2026-05-01T09:00:00Z",
    verificationMethod: `${pair.did}#${pair.multibase}`,
    proofPurpose: "assertionMethod",
    ...changes,
  };
  const data = await message(jcs(options), jcs(document), "sha256");
  const signature = await crypto.subtle.sign("Ed25519", pair.secret, data);
  const proofValue = "z" + base58btcEncode(new Uint8Array(signature));
  return { ...document, proof: { ...options, proofValue } };
}

/** A credential by one of the keys above, unsigned. */
export const credential = (changes = {}, pair = KEY) => ({
  "@context": [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
  ],
  id: "urn:uuid:6f1c0a0e-7d0b-4c0e-9a53-0d6b5f1b2a11",
  type: ["VerifiableCredential", "OpenBadgeCredential"],
  name: "Open lesson",
  issuer: { id: pair.did, type: ["Profile"], name: "Kestrel Valley College" },
  validFrom: "2026-05-01T09:00:00Z",
  credentialSubject: {
    id: "did:example:ana",
    type: ["AchievementSubject"],
    achievement: {
      id: "https://badges.kestrelvalley.example/achievements/open-lesson",
      type: ["Achievement"],
      name: "Open lesson",
      description: "Made a lesson that others may use and change.",
      criteria: { narrative: "Teach it once." },
    },
  },
  ...changes,
});

/** A badge as bytes. */
export const file = (value) => new Uint8Array(bytes(value));
