/** Keys in PEM form, as badges of version 2.0 have them. */
import { base64urlEncode, fromBase64, toHex } from "./encoding.js";
import { ProofError, Unreachable } from "./errors.js";
import { fromJwk } from "./jwk.js";
import { KeyKind, PublicKey } from "./keys.js";
import { point } from "./points.js";
import { OTHER_WAY } from "./resolve.js";
import { rsaNumbers, values } from "./rsa.js";

const PEM = /-----BEGIN ((?:RSA )?PUBLIC KEY)-----([A-Za-z\d+/=\s]+)-----END \1-----/;
const [RSA, EC, ED25519] = ["2a864886f70d010101", "2a8648ce3d0201", "2b6570"];
/** X25519, X448, Ed448 and DSA: keys, but not of a kind that signs badges. */
const OTHERS = ["2b656e", "2b656f", "2b6571", "2a8648ce380401"];
/** @type {Map<string, [string, number]>} */
const CURVES = new Map([
  ["2a8648ce3d030107", ["P-256", 32]],
  ["2b81040022", ["P-384", 48]],
]);

/** @param {string} text @returns {Promise<PublicKey>} */
export async function fromPem(text) {
  const [, label, body] = PEM.exec(text) ?? [];
  if (!body) throw notOne();
  const der = decoded(body.replace(/\s/g, ""));
  if (label[0] === "R") return rsa(der);
  const [algorithm, bits] = inside(der);
  const [name, parameter] = [...values(algorithm)].map(toHex);
  if (bits[0] !== 0) throw notOne(); // bits that are left over
  const key = bits.slice(1);
  if (name === RSA) return rsa(key);
  if (name === EC) return elliptic(key, parameter);
  if (name === ED25519 && key.length === 32) return new PublicKey(KeyKind.ED25519, key);
  throw OTHERS.includes(name) ? new Unreachable(OTHER_WAY) : notOne();
}

const notOne = () => new ProofError("The issuer's key is not a public key in PEM form.");

/** @param {string} text */
function decoded(text) {
  if (text.length % 4 || !/^[^=]*={0,2}$/.test(text)) throw notOne();
  return fromBase64(text);
}

/** The two parts of a key with its algorithm. @param {Bytes} der */
function inside(der) {
  const [whole, ...rest] = values(der);
  const parts = whole ? [...values(whole)] : [];
  if (rest.length || parts.length !== 2) throw notOne();
  return parts;
}

/** @param {Bytes} der */
function rsa(der) {
  rsaNumbers(der);
  return new PublicKey(KeyKind.RSA, der.slice());
}

/** @param {Bytes} key @param {string} curve */
function elliptic(key, curve) {
  const [crv, length] = CURVES.get(curve) ?? [];
  if (!crv || !length) throw new Unreachable(OTHER_WAY);
  if (key[0] === 4 && key.length === 2 * length + 1) {
    const [x, y] = [key.slice(1, length + 1), key.slice(length + 1)].map(base64urlEncode);
    return fromJwk({ kty: "EC", crv, x, y });
  }
  if (key.length !== length + 1) throw notOne();
  const found = new PublicKey(crv === "P-256" ? KeyKind.P256 : KeyKind.P384, key);
  point(found);
  return found;
}
