/** Signatures of texts that are made with other keys than an Ed25519 `Multikey`. */
import { bytesIn, verify } from "./ed25519.js";

const ES256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const RS256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

/** @param {Obj} key @param {string} alg @param {Bytes} signature @param {Bytes} input
 * @param {(text: string) => Bytes} decode base64url */
export async function fits({ type, publicKeyMultibase: text, publicKeyJwk: jwk }, alg, signature, input, decode) {
  const { kty, crv, x, y, n, e, use = "sig", kid, alg: own, ...more } = jwk ?? { kty: "EC", crv: "P-256" };
  const kind = `${alg} ${kty} ${crv}`;
  if ((jwk ? text : type !== "Multikey") || use !== "sig" || Object.keys(more).length) return false;
  // The newer name of an algorithm is that of the curve.
  if (![undefined, alg].includes(own) && (kty !== "OKP" || own !== crv)) return false;
  if (kind === "EdDSA OKP Ed25519") return verify(decode(x), signature, input);
  let ready;
  if (kind === "ES256 EC P-256") {
    const { whole } = await import("./p256.js");
    const point = jwk ? whole(decode(x), decode(y)) : whole(bytesIn(text, 35));
    ready = crypto.subtle.importKey("raw", point, ES256, false, ["verify"]);
  } else if (kind === "RS256 RSA undefined" && e === "AQAB" && isModulus(decode(n)))
    ready = crypto.subtle.importKey("jwk", { kty, n, e }, RS256, false, ["verify"]);
  else return false;
  return crypto.subtle.verify(kty === "EC" ? ES256 : RS256, await ready, signature, input);
}

/** Odd, of 2048 to 8192 bits. @param {Bytes} bytes */
const isModulus = (bytes) =>
  bytes.length > 255 && bytes.length < 1025 && bytes[0] > 127 && bytes[bytes.length - 1] % 2;
