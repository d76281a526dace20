/** RSA keys: their size, and their DER form (PKCS #1) in which this verifier keeps them. */
import { toBytes, toNumber } from "./encoding.js";
import { ProofError, Unreachable } from "./errors.js";
import { KeyKind, PublicKey } from "./keys.js";

/** @param {bigint} n @param {bigint} e */
export function rsaKey(n, e) {
  const [bits, small] = [n, e].map((number) => number.toString(2).length);
  if (!(n & e & 1n) || e < 3n || e >= n) throw new ProofError("The RSA key is none.");
  if (bits < 2048) throw new ProofError(`The RSA key has ${bits} bits; a safe one has 2048 or more.`);
  if (bits > 8192 || small > 32) throw new Unreachable("The RSA key is too large to work with.");
  return new PublicKey(KeyKind.RSA, Uint8Array.from(value(0x30, [...integer(n), ...integer(e)])));
}

/** Modulus and exponent. @param {Bytes} der @returns {[bigint, bigint]} */
export function rsaNumbers(der) {
  const [body = der.subarray(0, 0)] = values(der);
  const [n = 0n, e = 0n] = [...values(body)].map(toNumber);
  if (rsaKey(n, e).raw.join() !== der.join())
    throw new ProofError("The RSA key is not written as the standard asks.");
  return [n, e];
}

/** @param {number} tag @param {number[]} data */
function value(tag, data) {
  const size = toBytes(BigInt(data.length));
  return [tag, ...(data.length < 128 ? [] : [0x80 | size.length]), ...size, ...data];
}

/** @param {bigint} number */
function integer(number) {
  const data = toBytes(number);
  return value(2, [...(data[0] >> 7 ? [0] : []), ...data]);
}

/** Whatever is not DER comes out as something else. @param {Bytes} data */
function* values(data) {
  for (let at = 0; at + 1 < data.length; ) {
    const many = data[at + 1] > 0x80 ? data[at + 1] & 0x7f : 0;
    const start = at + 2 + many;
    const size = many ? Number(toNumber(data.subarray(at + 2, start))) : data[at + 1];
    yield data.subarray(start, start + size);
    at = start + size;
  }
}
