/** Whether the signature of a text fits, with a key as issuers write it. */

const ES256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const RS256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

/** @param {Obj} key @param {string} alg @param {Bytes} signature @param {Bytes} input
 * @param {(text: string) => Bytes} decode base64url */
export async function fits({ type, publicKeyMultibase: text, publicKeyJwk: jwk }, alg, signature, input, decode) {
  const { verify, hexOf } = await import("./ed25519.js");
  const { kty, crv, x, y, n, e, use = "sig", kid, alg: _, ...more } = jwk ?? {};
  if ((jwk ? text : type !== "Multikey") || use !== "sig" || Object.keys(more).length) return false;
  const hex = (/** @type {string} */ part) => toHex(decode(part));
  if (alg === "EdDSA" && (!jwk || (kty === "OKP" && crv === "Ed25519")))
    return verify(jwk ? "ed01" + hex(x) : hexOf(text, 34), toHex(signature), input);
  let ready;
  if (alg === "ES256" && (!jwk || (kty === "EC" && crv === "P-256"))) {
    const { point } = await import("./p256.js");
    const whole = point(jwk ? `80240${2 + (decode(y)[31] & 1)}${hex(x)}` : hexOf(text, 35));
    if (jwk && whole !== "04" + hex(x) + hex(y)) return false;
    ready = crypto.subtle.importKey("raw", bytesOf(whole), ES256, false, ["verify"]);
  } else if (alg === "RS256" && kty === "RSA" && e === "AQAB") {
    const modulus = decode(n);
    if (modulus.length < 256 || modulus.length > 1024 || modulus[0] < 128 || !(modulus[modulus.length - 1] & 1)) return false;
    ready = crypto.subtle.importKey("jwk", { kty, n, e }, RS256, false, ["verify"]);
  } else return false;
  return crypto.subtle.verify(alg === "ES256" ? ES256 : RS256, await ready, signature, input);
}

/** @param {Bytes} data */
const toHex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {string} hex */
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => +`0x${pair}`);
