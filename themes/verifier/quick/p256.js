/** Points of the curve P-256: issuers write them by one coordinate, browsers read them by two. */

const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** Both coordinates, after the mark of that. @param {Bytes} key a `Multikey`, or the first coordinate
 * @param {Bytes} [second] the other, which is compared */
export function whole(key, second) {
  const sign = second ? 2 + (second[31] & 1) : key[2];
  const first = second ? key : key.slice(3);
  const kind = second ? second.length === 32 : key[0] === 0x80 && key[1] === 0x24;
  const x = [...first].reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const square = (x ** 3n - 3n * x + B) % P;
  // P leaves 3 when divided by 4, so this is a root if there is one.
  let y = 1n;
  for (let power = square, left = (P + 1n) / 4n; left; left >>= 1n) {
    if (left & 1n) y = (y * power) % P;
    power = (power * power) % P;
  }
  if (!kind || first.length !== 32 || sign >> 1 !== 1 || x >= P || (y * y - square) % P) throw new Error();
  if (Number(y & 1n) !== (sign & 1)) y = P - y;
  const found = Uint8Array.from({ length: 32 }, (_, at) => Number((y >> BigInt(8 * (31 - at))) & 255n));
  if (second && found.join() !== second.join()) throw new Error();
  return Uint8Array.of(4, ...first, ...found);
}
