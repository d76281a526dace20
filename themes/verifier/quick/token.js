/** Badges that are signed text (JWS), around which some things are said twice. */

/** @param {Bytes} bytes @param {(data: Bytes) => Obj} read @returns {Promise<Secured>} */
export async function opened(bytes, read) {
  const parts = new TextDecoder().decode(bytes).trim().split(".");
  const [{ alg, typ = "JWT", kid, ...more }, claims] = parts.slice(0, 2).map((part) => read(decode(part)));
  const { iss, sub, jti, nbf, exp, iat = 0, ...credential } = claims;
  const { id, issuer, credentialSubject: subject, validFrom, validUntil } = credential;
  /** @type {[any, any][]} */
  const pairs = [[iss, issuer.id], [jti, id], [nbf, seconds(validFrom)], [exp, seconds(validUntil)]];
  // Newer media types may leave out what the badge says itself.
  const agree = pairs.every(([claim, value]) => claim === value || (claim === undefined && typ !== "JWT"));
  const known = ["JWT", "vc+jwt", "vc+ld+jwt"].includes(typ) && bytes[0] === 101 && parts.length === 3;
  if (!known || !agree || Object.keys(more).length || typeof iat !== "number") throw new Error();
  if (nbf < 0 || ![undefined, subject.id].includes(sub) || !["EdDSA", "ES256", "RS256"].includes(alg)) throw new Error();
  const signature = decode(parts[2]);
  const input = new TextEncoder().encode(`${parts[0]}.${parts[1]}`);
  const fits = async (/** @type {Obj} */ key) => (await import("./jws.js")).fits(key, alg, signature, input, decode);
  return { credential, method: kid, fits };
}

/** @param {string} [text] */
const seconds = (text) => text && Math.floor(Date.parse(text) / 1000);

/** Base64url in its one form. @param {string} part */
function decode(part) {
  const rest = part.slice(part.length & ~3);
  if (!/^[\w-]+$/.test(part) || !/^(|.[AQgw]|..[AEIMQUYcgkosw048])$/.test(rest)) throw new Error();
  const text = atob(part.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
