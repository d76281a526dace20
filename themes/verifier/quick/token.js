/** Badges that are signed text (JWS), which says some things twice. */

/** @param {Bytes} bytes @param {Read} read @returns {Promise<Secured>} */
export async function opened(bytes, read) {
  const text = new TextDecoder().decode(bytes);
  const parts = text.trim().split(".");
  const [header, payload, signature, ...others] = parts.map(decode);
  const { alg, typ = "JWT", kid: method, ...more } = read(header);
  const { iss, sub, jti, nbf, exp, iat = 0, ...credential } = read(payload);
  const { id, issuer, credentialSubject: subject, validFrom, validUntil } = credential;
  const said = [issuer.id, id, seconds(validFrom), seconds(validUntil)];
  // Newer media types may leave out what the badge says itself.
  const agree = [iss, jti, nbf, exp].every((claim, i) => claim === said[i] || (claim === undefined && typ !== "JWT"));
  const known = ["EdDSA", "ES256", "RS256"].includes(alg) && ["JWT", "vc+jwt", "vc+ld+jwt"].includes(typ);
  const plain = bytes[0] === 101 && text.length === bytes.length && !others.length && !Object.keys(more).length && typeof iat === "number";
  if (!agree || !known || !plain || nbf < 0 || ![undefined, subject.id].includes(sub)) throw new Error();
  const input = new TextEncoder().encode(`${parts[0]}.${parts[1]}`);
  const fits = async (/** @type {Obj} */ key) => {
    if (alg !== "EdDSA" || key.publicKeyJwk) return (await import("./jws.js")).fits(key, alg, signature, input, decode);
    const { keyIn, verify } = await import("./ed25519.js");
    return verify(keyIn(key), signature, input);
  };
  return { credential, method, fits };
}

/** @param {string} [text] */
const seconds = (text) => text && Math.floor(Date.parse(text) / 1000);

/** Base64url in its one form. @param {string} part */
function decode(part) {
  const rest = part.slice(part.length & ~3);
  if (!/^[\w-]+$/.test(part) || !/^(|.[AQgw]|..[AEIMQUYcgkosw048])$/.test(rest)) throw new Error();
  return Uint8Array.from(atob(part.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
}
