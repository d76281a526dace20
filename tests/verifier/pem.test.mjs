// Keys in PEM form, and addresses without what is personal in them.
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { shown, withoutPersonal } from "../../themes/verifier/addresses.js";
import { ProofError, Unreachable } from "../../themes/verifier/errors.js";
import { fromJwk } from "../../themes/verifier/jwk.js";
import { fromPem } from "../../themes/verifier/pem.js";

const made = (type, options = {}) => generateKeyPairSync(type, options).publicKey;
const KEYS = {
  Ed25519: made("ed25519"),
  "P-256": made("ec", { namedCurve: "P-256" }),
  "P-384": made("ec", { namedCurve: "P-384" }),
  "RSA 2048": made("rsa", { modulusLength: 2048 }),
};
const pem = (key, type = "spki") => key.export({ type, format: "pem" });
const wrapped = (der, label = "PUBLIC KEY") =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString("base64")}\n-----END ${label}-----\n`;
const der = (key) => key.export({ type: "spki", format: "der" });

for (const [name, key] of Object.entries(KEYS))
  for (const [way, text] of [
    ["as it is", pem(key)],
    ["with other line ends", pem(key).replaceAll("\n", "\r\n")],
    ["on one line, after a word", `key: ${pem(key).replaceAll("\n", "")}`],
  ])
    test(`${name} ${way} is the key that the JWK says`, async () => {
      const jwk = await fromJwk(key.export({ format: "jwk" }));
      assert.equal((await fromPem(text)).multibase, jwk.multibase);
    });

test("RSA in its own form is the same key", async () => {
  const key = KEYS["RSA 2048"];
  assert.equal((await fromPem(pem(key, "pkcs1"))).multibase, (await fromPem(pem(key))).multibase);
});

for (const [curve, size] of [["P-256", 32], ["P-384", 48]])
  test(`a point of ${curve} that is compressed is the same key`, async () => {
    const data = Buffer.from(der(KEYS[curve]));
    const point = data.subarray(-2 * size - 1);
    const head = Buffer.from(data.subarray(0, -2 * size - 1));
    head[1] -= size;
    head[head.length - 2] -= size;
    const compressed = Buffer.concat([head, Buffer.of(2 + (point.at(-1) & 1)), point.subarray(1, size + 1)]);
    assert.equal((await fromPem(wrapped(compressed))).multibase, (await fromPem(pem(KEYS[curve]))).multibase);
  });

for (const [name, key] of Object.entries(KEYS))
  test(`${name} with a byte more, less or changed before the key is none`, async () => {
    const data = Buffer.from(der(key));
    const changed = [Buffer.concat([data, Buffer.of(0)]), data.subarray(0, -1)];
    for (const at of [0, 1, 5, 8]) {
      const other = Buffer.from(data);
      other[at] ^= 4;
      changed.push(other);
    }
    for (const each of changed) await assert.rejects(fromPem(wrapped(each)), ProofError);
  });

test("a point that is not on its curve is none", async () => {
  const data = Buffer.from(der(KEYS["P-256"]));
  data[data.length - 1] ^= 2;
  await assert.rejects(fromPem(wrapped(data)), ProofError);
});

test("an RSA key that is too short is none", async () => {
  await assert.rejects(fromPem(pem(made("rsa", { modulusLength: 1024 }))), ProofError);
});

for (const [name, key] of [
  ["X25519", made("x25519")],
  ["Ed448", made("ed448")],
  ["secp256k1", made("ec", { namedCurve: "secp256k1" })],
  ["P-521", made("ec", { namedCurve: "P-521" })],
])
  test(`a key for ${name} is not supported, which is no failure`, async () => {
    await assert.rejects(fromPem(pem(key)), Unreachable);
  });

for (const [what, text] of [
  ["nothing", ""],
  ["a word", "key"],
  ["an empty frame", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----"],
  ["a secret key", generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" })],
  ["half of a key", pem(KEYS.Ed25519).slice(0, 50)],
  ["an Ed25519 key in the frame of RSA", wrapped(der(KEYS.Ed25519), "RSA PUBLIC KEY")],
  ["a frame that ends otherwise", pem(KEYS.Ed25519).replace("END PUBLIC", "END RSA PUBLIC")],
])
  test(`${what} is no key`, async () => {
    await assert.rejects(fromPem(text), ProofError);
  });

for (const [url, expected] of [
  ["https://a.example/x", "https://a.example/x"],
  ["https://a.example/?identity__email=a%40b.example&v=2", "https://a.example/?v=2"],
  ["https://a.example/?E-Mail=x#f", "https://a.example/#f"],
  ["https://a.example/?recipient=x&y=1#f", "https://a.example/?y=1#f"],
  ["https://a.example/?who=a@b.example", "https://a.example/"],
  ["https://a.example/?a=b%20c+d&x", "https://a.example/?a=b%20c+d&x"],
  ["https://a.example/?a=b%20c&email=x", "https://a.example/?a=b+c"],
  ["https://a.example/#?email=1", "https://a.example/#"],
])
  test(`${url} is asked without a person`, () => {
    assert.equal(withoutPersonal(url), expected);
  });

test("what is shown of an address is not endless", () => {
  assert.equal(shown(`https://a.example/${"x".repeat(1000)}`).length, 200);
});
