// Packed lists: what is refused, how far a bomb gets, and which bit is which.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";
import { decodeList, valueAt } from "../../themes/verifier/bitstring.js";
import { BadgeError, LimitError } from "../../themes/verifier/errors.js";

const base64url = (data) => Buffer.from(data).toString("base64url");
const list = Buffer.alloc(20_000, 0);
list[1] = 0b0100_0001;
const PACKED = gzipSync(list);

test("an honest list comes out whole, with and without the letter that names the alphabet", async () => {
  assert.deepEqual(Buffer.from(await decodeList("u" + base64url(PACKED), true)), list);
  assert.deepEqual(Buffer.from(await decodeList(base64url(PACKED), false)), list);
});

test("a bomb is not unpacked beyond the limit", async () => {
  const bomb = base64url(gzipSync(Buffer.alloc(200_000_000)));
  let unpacked = 0;
  const original = globalThis.DecompressionStream;
  globalThis.DecompressionStream = class {
    constructor(format) {
      const inner = new original(format);
      const count = new TransformStream({
        transform(chunk, controller) {
          unpacked += chunk.length;
          controller.enqueue(chunk);
        },
      });
      this.writable = inner.writable;
      this.readable = inner.readable.pipeThrough(count);
    }
  };
  try {
    await assert.rejects(decodeList("u" + bomb, true), LimitError);
  } finally {
    globalThis.DecompressionStream = original;
  }
  assert.ok(unpacked > 16_000_000);
  assert.ok(unpacked < 20_000_000, `${unpacked} bytes were unpacked`);
});

test("exactly the limit is read, and not one byte more", async () => {
  const text = "u" + base64url(gzipSync(Buffer.alloc(1000)));
  assert.equal((await decodeList(text, true, 1000)).length, 1000);
  await assert.rejects(decodeList(text, true, 999), LimitError);
});

for (const [what, text, error] of [
  ["without the letter before it", base64url(PACKED), BadgeError],
  ["with padding", "u" + base64url(PACKED) + "=", BadgeError],
  ["in base64 of another alphabet", "u+/+/", BadgeError],
  ["of an impossible length", "uAAAAA", BadgeError],
  ["of nothing", "u", BadgeError],
  ["that is empty", "", BadgeError],
  ["packed in another way", "u" + base64url(deflateSync(list)), BadgeError],
  ["not packed", "u" + base64url(list), BadgeError],
  ["cut off", "u" + base64url(PACKED.subarray(0, -9)), BadgeError],
  ["with a wrong sum at its end", "u" + base64url(Buffer.concat([PACKED.subarray(0, -8), Buffer.alloc(4), PACKED.subarray(-4)])), BadgeError],
  ["with something after its end", "u" + base64url(Buffer.concat([PACKED, Buffer.from("more")])), BadgeError],
  ["with a second one after its end", "u" + base64url(Buffer.concat([PACKED, PACKED])), BadgeError],
  ["longer than is read", "u".repeat(4_000_001), LimitError],
])
  test(`a list ${what} is refused`, async () => {
    await assert.rejects(decodeList(text, true), error);
  });

test("the first place is the highest bit of the first byte", () => {
  const bits = Uint8Array.of(0b1000_0000, 0b0100_0001, 0xff, 0xff, 0xff, 0xff, 0xff);
  assert.deepEqual([0, 1, 8, 9, 15].map((at) => valueAt(bits, at, 1)), [1, 0, 0, 1, 1]);
  assert.deepEqual([0, 4, 5].map((at) => valueAt(bits, at, 2)), [2, 1, 0]);
  assert.equal(valueAt(bits, 1, 8), 0b0100_0001);
  assert.equal(valueAt(bits, 0, 32), 0x8041ffff);
});

for (const [index, size] of [
  [16, 1],
  [8, 2],
  [999_999_999_999_999, 32],
  [0, 33],
  [0, 0],
])
  test(`there is no place ${index} of ${size} bits in two bytes`, () => {
    assert.throws(() => valueAt(Uint8Array.of(255, 255), index, size), BadgeError);
  });
