/** Points of P-256 and P-384 from their compressed form, which browsers do not read. */
import { toNumber } from "./encoding.js";
import { ProofError } from "./errors.js";
import { KeyKind } from "./keys.js";

const P256 = [
  2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
  0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
];
const P384 = [
  2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
  0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
];

/** Both coordinates. @param {PublicKey} key @returns {[bigint, bigint]} */
export function point(key) {
  const [p, b] = key.kind === KeyKind.P256 ? P256 : P384;
  const x = toNumber(key.raw.subarray(1));
  const square = (x ** 3n - 3n * x + b) % p;
  // Both primes leave 3 when divided by 4, so this is a root if there is one.
  let y = power(square, (p + 1n) / 4n, p);
  if (x >= p || key.raw[0] >> 1 !== 1 || (y * y - square) % p)
    throw new ProofError(`The ${key.kind.title} key is not a point of its curve.`);
  if (Number(y & 1n) !== (key.raw[0] & 1)) y = p - y;
  return [x, y];
}

/** @param {bigint} base @param {bigint} exponent @param {bigint} p */
function power(base, exponent, p) {
  let result = 1n;
  for (; exponent; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % p;
    base = (base * base) % p;
  }
  return result;
}
