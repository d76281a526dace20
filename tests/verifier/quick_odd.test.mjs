// What the small verifier must leave to the full one, whatever stands around a good badge.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Unreachable } from "../../themes/verifier/errors.js";
import { KeyKind, PublicKey } from "../../themes/verifier/keys.js";
import { whole } from "../../themes/verifier/quick/p256.js";
import { quickly } from "../../themes/verifier/quick/quick.js";
import { point } from "../../themes/verifier/points.js";
import { compared, pageContext } from "./quick.mjs";
import { credential, KEY, signed } from "./world.mjs";

const NOW = "2026-06-01T12:00:00Z";
const DID = "did:web:badges.kestrelvalley.example";
const ADDRESS = "https://badges.kestrelvalley.example/.well-known/did.json";
const METHOD = `${DID}#key-1`;
const bytes = (value) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));

const own = credential();
const GOOD = bytes(await signed(own));
const ofCollege = async (changes = {}) =>
  bytes(await signed({ ...own, issuer: { ...own.issuer, id: DID }, ...changes }, KEY, { verificationMethod: METHOD }));

/** The college's document with the key that signs here. */
const document = (entry = {}, changes = {}) => ({
  id: DID,
  verificationMethod: [{ id: METHOD, type: "Multikey", controller: DID, publicKeyMultibase: KEY.multibase, ...entry }],
  assertionMethod: [METHOD],
  ...changes,
});
const answering = (answer) => ({
  ...pageContext(NOW),
  fetcher: { fetch: async (url) => ({ url, status: 200, body: bytes(document()), at: new Date(NOW), ...answer }) },
});

test("a good badge is answered at all", async () => {
  assert.equal(await compared(GOOD, pageContext(NOW), "a key"), "UNCONFIRMED");
  assert.equal(await compared(await ofCollege(), answering({}), "a college"), "CONFIRMED");
});

test("lists of issuers, persons and rules are for the full verifier", async () => {
  const known = [{ id: KEY.did, name: "x", says: "y", trusted: true }];
  for (const more of [{ issuers: known }, { recipient: ["a@b.example"] }, { trust: { voucher: () => null } }])
    assert.equal(await quickly(GOOD, { ...pageContext(NOW), ...more }), null);
});

/** Answers of a host: none of them confirms anything. */
const ANSWERS = {
  "nothing there": { status: 404 },
  "sent on to another host": { final: "https://elsewhere.example/did.json" },
  "sent on to a host that begins alike": { final: "https://badges.kestrelvalley.example.evil.example/did.json" },
  "no JSON": { body: bytes("<html>") },
  "not UTF-8": { body: Uint8Array.of(0x22, 0xff, 0x22) },
  "about another issuer": { body: bytes(document({}, { id: "did:web:other.example" })) },
  "a key of somebody else": { body: bytes(document({ controller: "did:web:other.example" })) },
  "a key taken back": { body: bytes(document({ revoked: "2026-01-01T00:00:00Z" })) },
  "a key run out": { body: bytes(document({ expires: "2026-01-01T00:00:00Z" })) },
  "a key not for badges": { body: bytes(document({}, { assertionMethod: [] })) },
  "purposes as one text": { body: bytes(document({}, { assertionMethod: METHOD })) },
  "another key": { body: bytes(document({ publicKeyMultibase: KEY.multibase.replace("z6Mk", "z6Ml") })) },
  "a short name for the key": { body: bytes(document({ id: "#key-1" })) },
};
for (const [name, answer] of Object.entries(ANSWERS))
  test(`an issuer's document: ${name}`, async () => {
    assert.equal(await quickly(await ofCollege(), answering(answer)), null);
  });

test("sent on within the host", async () => {
  const context = answering({ final: "https://badges.kestrelvalley.example/other/did.json" });
  assert.equal(await compared(await ofCollege(), context, "moved"), "CONFIRMED");
});

test("under an address that anybody can get", async () => {
  const id = "did:web:ana.github.io:badges";
  const method = `${id}#key-1`;
  const text = bytes(await signed({ ...own, issuer: { ...own.issuer, id } }, KEY, { verificationMethod: method }));
  const entry = { id: method, type: "Multikey", controller: id, publicKeyMultibase: KEY.multibase };
  const found = bytes({ id, verificationMethod: [entry], assertionMethod: [method] });
  const context = pageContext(NOW, { "https://ana.github.io/badges/did.json": found });
  assert.equal(await compared(text, context, "github"), "CONFIRMED");
  assert.match((await quickly(text, context)).sentence, /Anybody can get an address of this kind/);
});

test("lists of withdrawn badges that are not asked are said to be open; one that answers is not read here", async () => {
  const list = "https://lists.example/1";
  const entry = { type: "BitstringStatusListEntry", statusPurpose: "suspension", statusListIndex: "3", statusListCredential: list };
  const text = bytes(await signed({ ...own, credentialStatus: [entry, { ...entry, statusPurpose: "revocation" }] }));
  assert.equal(await compared(text, pageContext(NOW), "lists"), "UNCONFIRMED");
  assert.equal(await quickly(text, pageContext(NOW, { [list]: bytes("{}") })), null);
  for (const change of [{ statusPurpose: "message" }, { statusListIndex: "-1" }, { type: ["BitstringStatusListEntry"] }, { statusSize: "2" }])
    assert.equal(await quickly(bytes(await signed({ ...own, credentialStatus: { ...entry, ...change } })), pageContext(NOW)), null);
});

test("a fetcher with a defect", async () => {
  const context = { ...pageContext(NOW), fetcher: { fetch: () => Promise.reject(new TypeError("x")) } };
  assert.equal(await quickly(await ofCollege(), context), null);
  const silent = { ...pageContext(NOW), fetcher: { fetch: () => Promise.reject(new Unreachable("")) } };
  assert.equal(await quickly(await ofCollege(), silent), null);
});

test("a page without cryptography, or without this kind of it", async (context) => {
  const { subtle } = crypto;
  context.after(() => Object.defineProperty(crypto, "subtle", { value: subtle, configurable: true }));
  for (const value of [undefined, { ...subtle, importKey: () => Promise.reject(new DOMException("x", "NotSupportedError")) }]) {
    Object.defineProperty(crypto, "subtle", { value, configurable: true });
    assert.equal(await quickly(GOOD, pageContext(NOW)), null);
  }
});

const deep = (depth, inner = "") => '{"a":'.repeat(depth) + inner;
const JUNK = [
  ...["", "{", "{}", "[]", "eyJ", "eyJ..", "a", "a.b.c", "..", "eyJ9.e30.AAAA", '{"proof":null}', '{"proof":[]}', '{"proof":[null]}'],
  ...[deep(100_000), deep(5000, "1") + "}".repeat(5000), '{"a":"' + "\\n".repeat(400_000) + '"}', `{${'"a":1,'.repeat(90_000)}"b":2}`],
  ...["\ufeff{}", "\0", '{"a":"\ud800"}', '{"__proto__":{"proof":1}}', '{"constructor":1}', "e" + "A".repeat(900_000) + "..A"],
];
test("junk is neither answered nor an error", async () => {
  for (const text of JUNK) assert.equal(await quickly(bytes(text), pageContext(NOW)), null, text.slice(0, 40));
  for (const data of [Uint8Array.of(123, 0xff), new Uint8Array(2_000_000).fill(123), readFileSync(new URL(import.meta.url))])
    assert.equal(await quickly(new Uint8Array(data), pageContext(NOW)), null);
});

test("a signature that begins with a zero is left to the full verifier, and none is guessed at", async () => {
  const { proof, ...rest } = JSON.parse(new TextDecoder().decode(GOOD));
  for (const proofValue of [`z1${proof.proofValue.slice(1)}`, proof.proofValue.slice(1), `${proof.proofValue}1`, "z", "", 5, null, [proof.proofValue]])
    assert.equal(await quickly(bytes({ ...rest, proof: { ...proof, proofValue } }), pageContext(NOW)), null);
});

test("points of P-256 as the full verifier computes them", () => {
  const gx = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
  for (const [sign, first] of [[2, gx], [3, gx], [2, "00".repeat(31) + "05"], [3, "00".repeat(31) + "06"]]) {
    const raw = Uint8Array.of(sign, ...Buffer.from(first, "hex"));
    const [x, y] = point(new PublicKey(KeyKind.P256, raw)).map((n) => n.toString(16).padStart(64, "0"));
    assert.equal(Buffer.from(whole(Uint8Array.of(0x80, 0x24, ...raw))).toString("hex"), `04${x}${y}`);
    const coordinates = [x, y].map((hex) => new Uint8Array(Buffer.from(hex, "hex")));
    assert.equal(Buffer.from(whole(...coordinates)).toString("hex"), `04${x}${y}`);
    coordinates[1][0] ^= 1;
    assert.throws(() => whole(...coordinates));
  }
  assert.throws(() => whole(Uint8Array.of(0x80, 0x24, 2, ...new Uint8Array(32).fill(255))));
  assert.throws(() => whole(Uint8Array.of(0x80, 0x24, 4, ...Buffer.from(gx, "hex"))));
  assert.throws(() => whole(Uint8Array.of(0xed, 0x01, 2, ...Buffer.from(gx, "hex"))));
});
