/** Public keys written as JSON (JWK), as signed texts, `did:jwk` and key documents have them. */
import { base64urlDecode, toNumber } from "./encoding.js";
import { ProofError, Unreachable } from "./errors.js";
import { KeyKind, PublicKey } from "./keys.js";

/** What a key may say that it is for, by its curve or kind. @type {Map<any, string[]>} */
const ALGORITHMS = new Map([
  ["Ed25519", ["EdDSA", "Ed25519"]],
  ["P-256", ["ES256", "ESP256"]],
  ["P-384", ["ES384", "ESP384"]],
  ["RSA", ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"]],
]);
const SECRET = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/** @param {Obj} jwk @returns {Promise<PublicKey>} */
export async function fromJwk(jwk) {
  if (SECRET.some((name) => Object.hasOwn(jwk, name)))
    throw new ProofError("A secret key stands where a public one should, so anybody can sign.");
  const { kty, use = "sig", key_ops: operations = ["verify"] } = jwk;
  if (use !== "sig" || !Array.isArray(operations) || !operations.includes("verify"))
    throw new ProofError("The key is meant for something else than signatures.");
  const made = ALGORITHMS.get(kty === "RSA" ? kty : jwk.crv);
  if (made && Object.hasOwn(jwk, "alg") && !made.includes(jwk.alg))
    throw new ProofError("The key is meant for something else than signatures of its kind.");
  if (kty === "OKP") return octet(jwk);
  if (kty === "EC") return elliptic(jwk);
  if (kty === "RSA") return (await import("./rsa.js")).rsaKey(number(jwk, "n"), number(jwk, "e"));
  throw new Unreachable(`Keys of the kind “${String(kty).slice(0, 60)}” are not supported yet.`);
}

/** @param {Obj} jwk */
function octet(jwk) {
  if (jwk.crv !== "Ed25519") throw otherCurve(jwk);
  const raw = bytes(jwk, "x");
  if (raw.length !== 32) throw new ProofError("This Ed25519 key has a wrong length.");
  return new PublicKey(KeyKind.ED25519, raw);
}

/** @param {Obj} jwk */
async function elliptic(jwk) {
  const [kind, length] =
    jwk.crv === "P-256" ? [KeyKind.P256, 32] : jwk.crv === "P-384" ? [KeyKind.P384, 48] : [];
  if (!kind) throw otherCurve(jwk);
  const [x, y] = [bytes(jwk, "x"), bytes(jwk, "y")];
  const key = new PublicKey(kind, Uint8Array.of(2 + (y[y.length - 1] & 1), ...x));
  const { point } = await import("./points.js");
  if (x.length !== length || y.length !== length || point(key)[1] !== toNumber(y))
    throw new ProofError(`The ${kind.title} key is not a point of its curve.`);
  return key;
}

/** @param {Obj} jwk */
const otherCurve = (jwk) =>
  new Unreachable(`Keys on the curve “${String(jwk.crv).slice(0, 60)}” are not supported yet.`);

/** @param {Obj} jwk @param {string} name */
function bytes(jwk, name) {
  const data = typeof jwk[name] === "string" ? base64urlDecode(jwk[name]) : [];
  if (!data.length) throw new ProofError(`The key lacks its part “${name}”.`);
  return /** @type {Bytes} */ (data);
}

/** @param {Obj} jwk @param {string} name */
const number = (jwk, name) => toNumber(bytes(jwk, name));
