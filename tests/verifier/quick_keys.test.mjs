// Keys as issuers write them for signed text: the small verifier takes those that the full one takes,
// or leaves them to it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { base58btcEncode, base64urlEncode } from "../../themes/verifier/encoding.js";
import { verify } from "../../themes/verifier/quick/ed25519.js";
import { compared, pageContext } from "./quick.mjs";
import { credential } from "./world.mjs";

const NOW = "2026-06-01T12:00:00Z";
const DID = "did:web:badges.kestrelvalley.example";
const METHOD = `${DID}#key-1`;
const utf8 = (text) => new TextEncoder().encode(text);
const EXPONENT = Uint8Array.of(1, 0, 1);
/** What makes keys, and what signs with them. */
const MADE = {
  EdDSA: [{ name: "Ed25519" }, { name: "Ed25519" }],
  ES256: [{ name: "ECDSA", namedCurve: "P-256" }, { name: "ECDSA", hash: "SHA-256" }],
  RS256: [
    { name: "RSASSA-PKCS1-v1_5", modulusLength: 2048, publicExponent: EXPONENT, hash: "SHA-256" },
    { name: "RSASSA-PKCS1-v1_5" },
  ],
  "RS256 of 1024 bits": [
    { name: "RSASSA-PKCS1-v1_5", modulusLength: 1024, publicExponent: EXPONENT, hash: "SHA-256" },
    { name: "RSASSA-PKCS1-v1_5" },
  ],
};

/** A badge as text, and the public key that signed it, as JSON. */
async function issued(kind) {
  const [parameters, algorithm] = MADE[kind];
  const { publicKey, privateKey } = await crypto.subtle.generateKey(parameters, true, ["sign", "verify"]);
  const { ext, key_ops, ...jwk } = await crypto.subtle.exportKey("jwk", publicKey);
  const badge = { ...credential(), issuer: { id: DID, type: "Profile", name: "Kestrel Valley College" } };
  const header = { alg: kind.split(" ")[0], kid: METHOD, typ: "vc+jwt" };
  const input = [header, badge].map((part) => base64urlEncode(utf8(JSON.stringify(part)))).join(".");
  const signature = await crypto.subtle.sign(algorithm, privateKey, utf8(input));
  return { token: utf8(`${input}.${base64urlEncode(new Uint8Array(signature))}`), jwk };
}

/** The verdict where the college publishes one key. */
function verdict(token, key, name) {
  const entry = { id: METHOD, type: "JsonWebKey", controller: DID, ...key };
  const document = utf8(JSON.stringify({ id: DID, verificationMethod: [entry], assertionMethod: [METHOD] }));
  const address = "https://badges.kestrelvalley.example/.well-known/did.json";
  return compared(token, pageContext(NOW, { [address]: document }), name);
}

/** The same key with something else in it. */
const otherwise = (jwk) =>
  [
    ...[{ use: "enc" }, { key_ops: ["sign"] }, { d: "AA" }, { kty: "oct" }, { kty: "EC" }, { kty: "OKP" }, { crv: "P-384" }],
    ...[{ crv: "X25519" }, { alg: "none" }, { e: "Aw" }, { e: "AAEAAQ" }, { n: "AA" }, { x: "AA" }, { y: "AA" }, { x5c: [] }],
    ...["x", "y", "n"].filter((name) => jwk[name]).flatMap((name) => {
      const text = jwk[name];
      const last = text.charCodeAt(text.length - 1);
      return [`${text}=`, `A${text}`, text.slice(1), text.slice(0, -1) + String.fromCharCode(last + 1), "A".repeat(text.length), 5, null]
        .map((value) => ({ [name]: value }));
    }),
  ].map((change) => ({ ...jwk, ...change }));

for (const kind of Object.keys(MADE))
  test(`keys in JSON: ${kind}`, async () => {
    const { token, jwk } = await issued(kind);
    const good = kind === "RS256 of 1024 bits" ? "" : "CONFIRMED";
    assert.equal(await verdict(token, { publicKeyJwk: jwk }, kind), good);
    assert.equal(await verdict(token, { publicKeyJwk: { ...jwk, use: "sig", kid: "1" } }, kind), good);
    const left = new Set();
    for (const changed of otherwise(jwk)) left.add(await verdict(token, { publicKeyJwk: changed }, JSON.stringify(changed)));
    assert.ok(left.has(""));
    for (const beside of [{ publicKeyMultibase: "z6Mk" }, { publicKeyPem: "x" }, { type: ["JsonWebKey"] }])
      await verdict(token, { publicKeyJwk: jwk, ...beside }, JSON.stringify(beside));
  });

test("keys as one text", async () => {
  const ed = await issued("EdDSA");
  const raw = [...Buffer.from(ed.jwk.x, "base64url")];
  const multibase = (...data) => ({ type: "Multikey", publicKeyMultibase: "z" + base58btcEncode(Uint8Array.from(data)) });
  assert.equal(await verdict(ed.token, multibase(0xed, 1, ...raw), "Ed25519"), "CONFIRMED");
  for (const key of [[0xed, 0, ...raw], [0xec, 1, ...raw], [0xed, 1, ...raw, 0], [0xed, 1, ...raw.slice(1)], [0, 0xed, 1, ...raw]])
    assert.equal(await verdict(ed.token, multibase(...key), key.join()), "");

  const es = await issued("ES256");
  const [x, y] = [es.jwk.x, es.jwk.y].map((part) => [...Buffer.from(part, "base64url")]);
  const sign = 2 + (y[31] & 1);
  assert.equal(await verdict(es.token, multibase(0x80, 0x24, sign, ...x), "P-256"), "CONFIRMED");
  for (const key of [[0x80, 0x24, sign ^ 1, ...x], [0x80, 0x24, 4, ...x], [0x81, 0x24, sign, ...x], [0x80, 0x24, sign, ...x.slice(1)]])
    assert.equal(await verdict(es.token, multibase(...key), key.join()), "");
});

test("points by which a signature proves nothing are refused before anybody computes with them", async (context) => {
  const asked = context.mock.method(crypto.subtle, "importKey");
  const p = 2n ** 255n - 19n;
  const torsion = 0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
  const ys = [0n, 1n, p - 1n, torsion, p - torsion, ...Array.from({ length: 19 }, (_, more) => p + BigInt(more))];
  const bytes = (number) => Uint8Array.from(Buffer.from(number.toString(16).padStart(64, "0"), "hex").reverse());
  const usual = bytes(7n ** 90n);
  for (const y of ys)
    for (const sign of [0n, 2n ** 255n]) {
      const weak = bytes(y + sign);
      assert.equal(await verify(weak, Uint8Array.of(...usual, ...usual), utf8("x")), false);
      assert.equal(await verify(usual, Uint8Array.of(...weak, ...usual), utf8("x")), false);
    }
  assert.equal(asked.mock.callCount(), 0);
  // Without that, a key that nobody made would sign everything.
  const [one, zero] = [bytes(1n), bytes(0n)];
  const key = await crypto.subtle.importKey("raw", one, "Ed25519", false, ["verify"]);
  assert.equal(await crypto.subtle.verify("Ed25519", key, Uint8Array.of(...one, ...zero), utf8("anything")), true);
});
