/** Signature algorithms: a key, and the question whether a signature fits. */
import { base64urlEncode, subtle, toBytes, toNumber } from "./encoding.js";
import { ProofError, Unreachable } from "./errors.js";
import { KeyKind } from "./keys.js";

const { ED25519, P256, P384, RSA } = KeyKind;
const [SHA256, SHA384] = ["SHA-256", "SHA-384"];

/** @type {Map<string, [Kind, Obj & {name: string}]>} */
const BY_NAME = new Map([
  ["EdDSA", [ED25519, { name: "Ed25519" }]],
  ["Ed25519", [ED25519, { name: "Ed25519" }]],
  ["ES256", [P256, { name: "ECDSA", namedCurve: "P-256", hash: SHA256 }]],
  ["ES384", [P384, { name: "ECDSA", namedCurve: "P-384", hash: SHA384 }]],
  ["RS256", [RSA, { name: "RSASSA-PKCS1-v1_5", hash: SHA256 }]],
  ["PS256", [RSA, { name: "RSA-PSS", hash: SHA256, saltLength: 32 }]],
]);

/** Throws if signed text may not name this algorithm. @param {string} name */
export function checkName(name) {
  if (/^none$/i.test(name)) throw new ProofError("The file says itself that it is not signed.");
  if (/^hs(256|384|512)$/i.test(name))
    throw new ProofError("The signature was made with a shared secret: whoever can check it can also forge it.");
  if (!BY_NAME.has(name))
    throw new Unreachable(`Signatures of the kind “${name.slice(0, 60)}” are not supported yet.`);
}

/** Without a name the key decides. @param {PublicKey} key @param {string} [name]
 * @returns {Promise<Fitting>} */
export async function algorithmFor(key, name = "") {
  if (name) checkName(name);
  const known = [...BY_NAME].find(([id, [kind]]) =>
    name ? id === name : kind === key.kind && kind !== RSA,
  );
  if (!known || known[1][0] !== key.kind)
    throw new ProofError(
      name
        ? `The signature says ${name}, but the key is for ${key.kind.title}.`
        : `Signatures of this kind are not made with ${key.kind.title} keys.`,
    );
  const [, parameters] = known[1];
  const [format, data] = await usable(key);
  const ready = await subtle()
    .importKey(/** @type {any} */ (format), data, parameters, false, ["verify"])
    .catch((error) => {
      // Only this says something about the key; a browser may have other reasons of its own.
      throw error.name === "DataError"
        ? new ProofError(`The ${key.kind.title} key is not a key.`)
        : new Unreachable(`This browser cannot check ${key.kind.title} signatures.`);
    });
  return {
    verify: async (signature, message) =>
      (key.kind !== ED25519 || !smallOrder(signature.subarray(0, 32))) &&
      subtle().verify(parameters, ready, signature, message),
  };
}

/** Refuses keys by which a signature would prove nothing. @param {PublicKey} key
 * @returns {Promise<[string, any]>} */
async function usable(key) {
  if (key.kind === RSA) {
    const [n, e] = (await import("./rsa.js")).rsaNumbers(key.raw);
    const [modulus, exponent] = [n, e].map((number) => base64urlEncode(toBytes(number)));
    return ["jwk", { kty: "RSA", n: modulus, e: exponent }];
  }
  if (key.kind !== ED25519) {
    const numbers = (await import("./points.js")).point(key);
    const [x, y] = numbers.map((number) => toBytes(number, key.kind.length - 1));
    return ["raw", Uint8Array.of(4, ...x, ...y)];
  }
  if (smallOrder(key.raw))
    throw new ProofError("The Ed25519 key is not one that a signature could prove anything by.");
  return ["raw", key.raw];
}

const FIELD = 2n ** 255n - 19n;
const TORSION = 0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;

/** Eight points go round at once; they, and other ways to write any point, are refused because
 * browsers do not agree about them. @param {Bytes} raw */
function smallOrder(raw) {
  const y = toNumber(raw.slice().reverse()) & (2n ** 255n - 1n);
  return y >= FIELD || [0n, 1n, FIELD - 1n, TORSION, FIELD - TORSION].includes(y);
}
