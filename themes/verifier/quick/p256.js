/** Points of the curve P-256, which issuers write by one coordinate and browsers read by two. */

const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** With both. @param {string} key with the mark of its kind; all in hexadecimal */
export function point(key) {
  const [, sign, first] = /^80240([23])(.{64})$/.exec(key) ?? [];
  const x = BigInt("0x" + first);
  const square = (x ** 3n - 3n * x + B) % P;
  // P leaves 3 when divided by 4, so this is a root if there is one.
  let y = 1n;
  for (let power = square, left = (P + 1n) / 4n; left; left >>= 1n) {
    if (left & 1n) y = (y * power) % P;
    power = (power * power) % P;
  }
  if (x >= P || (y * y - square) % P) throw new Error();
  if ((y & 1n) !== BigInt(sign) - 2n) y = P - y;
  return "04" + first + y.toString(16).padStart(64, "0");
}
