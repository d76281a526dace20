/** Keys in PEM form, as badges of version 2.0 have them. There is one way to write each in DER, so
 * that what stands before the key itself is compared as a whole. */
import { base64urlEncode, fromBase64, toBytes, toHex } from "./encoding.js";
import { ProofError, Unreachable } from "./errors.js";
import { fromJwk } from "./jwk.js";
import { KeyKind, PublicKey } from "./keys.js";
import { OTHER_WAY } from "./documents.js";
import { rsaNumbers } from "./rsa.js";

const PEM = /-----BEGIN (RSA )?PUBLIC KEY-----([A-Za-z\d+/\s]+={0,2}\s*)-----END \1PUBLIC KEY-----/;
const ED25519 = /^302a300506032b6570032100(.{64})$/;
const RSA = /^3082(....)300d06092a864886f70d01010105000382(....)00(.*)$/;
/** @type {[string, RegExp][]} */
const CURVES = [
  ["P-256", /^30(?:59|39)301306072a8648ce3d020106082a8648ce3d03010703(?:42|22)00(..)(.{64})(.{64})?$/],
  ["P-384", /^30(?:76|46)301006072a8648ce3d020106052b8104002203(?:62|32)00(..)(.{96})(.{96})?$/],
];
/** P-224, secp256k1, P-521, X25519, X448, Ed448 and DSA: keys, but not of a kind that signs badges. */
const OTHERS =
  /^30(?:81..|82....|..)30(?:81..|82....|..)06(?:072a8648ce3d020106052b810400(?:0a|21|23)|032b65(?:6e|6f|71)|072a8648ce380401)/;

/** @param {string} text @returns {Promise<PublicKey>} */
export async function fromPem(text) {
  const [, label, body] = PEM.exec(text) ?? [];
  const plain = (body ?? "").replace(/\s/g, "");
  if (!plain || plain.length % 4) throw notOne();
  const der = fromBase64(plain);
  const hex = toHex(der);
  const [, whole, inner, rsa] = RSA.exec(hex) ?? [];
  if (rsa && parseInt(whole, 16) === der.length - 4 && parseInt(inner, 16) === rsa.length / 2 + 1)
    return rsaKey(der.slice(-rsa.length / 2));
  if (label) return rsaKey(der);
  const [, point] = ED25519.exec(hex) ?? [];
  if (point) return new PublicKey(KeyKind.ED25519, der.slice(-32));
  for (const [crv, form] of CURVES) {
    const [, sign, x, y] = form.exec(hex) ?? [];
    if (x) return elliptic(crv, sign, x, y);
  }
  if (OTHERS.test(hex)) throw new Unreachable(OTHER_WAY);
  throw notOne();
}

const notOne = () => new ProofError("The issuer's key is not a public key in PEM form.");

/** @param {Bytes} raw */
function rsaKey(raw) {
  rsaNumbers(raw);
  return new PublicKey(KeyKind.RSA, raw);
}

/** @param {string} crv @param {string} sign @param {string} first @param {string | undefined} second */
async function elliptic(crv, sign, first, second) {
  const kind = crv === "P-256" ? KeyKind.P256 : KeyKind.P384;
  if ((sign === "04") !== (second !== undefined)) throw notOne();
  const x = bytes(first);
  if (second !== undefined) {
    const y = base64urlEncode(bytes(second));
    return fromJwk({ kty: "EC", crv, x: base64urlEncode(x), y });
  }
  const key = new PublicKey(kind, Uint8Array.of(parseInt(sign, 16), ...x));
  (await import("./points.js")).point(key);
  return key;
}

/** @param {string} hex */
const bytes = (hex) => toBytes(BigInt("0x" + hex), hex.length / 2);
