// Whose key it is: names of issuers, documents, and everything that only looks like a key.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ProofError, Unreachable } from "../../themes/verifier/errors.js";
import { documentAddress, hostOf, keptCopy, keyDocument, originOf } from "../../themes/verifier/documents.js";
import { keyOf, ownerOf } from "../../themes/verifier/resolve.js";
import { context, KEY, OTHER, recorded } from "./world.mjs";

const COLLEGE = "did:web:badges.college.example";
const METHOD = `${COLLEGE}#key-1`;
const ADDRESS = "https://badges.college.example/.well-known/did.json";

/** A key document of the college; `changes` replace members of it, `entry` members of its key. */
function documentOf(changes = {}, entry = {}) {
  const key = { id: METHOD, type: "Multikey", controller: COLLEGE, publicKeyMultibase: KEY.multibase };
  const own = { verificationMethod: [{ ...key, ...entry }], assertionMethod: [METHOD] };
  return { id: COLLEGE, ...own, ...changes };
}

const known = (document, more = {}) =>
  context({ issuers: [{ id: document.id, name: "College", says: "us", document: JSON.stringify(document), retrieved: "2026-05-03", trusted: true, ...more }] });

for (const [id, host, origin, address] of [
  [COLLEGE, "badges.college.example", "", ADDRESS],
  ["did:web:College.Example%3A8443:a:b", "college.example", "", "https://College.Example:8443/a/b/did.json"],
  ["https://College.Example/1", "college.example", "college.example:443", "https://College.Example/1"],
  ["HTTPS://college.example:8443?x", "college.example", "college.example:8443", "HTTPS://college.example:8443?x"],
  ["https://college.example:99999/", "", "", null],
  ["https://college.example@evil.example/", "", "", null],
  ["https://college.example\\@evil.example/", "", "", null],
  ["https://a.b:1@evil.example/", "", "", null],
  ["https://user/:pw@college.example/", "", "", null],
  ["http://college.example/", "", "", null],
  ["https://localhost/", "", "", null],
  ["https://[::1]/", "", "", null],
  ["did:web:localhost", "", "", null],
  ["did:web:localhost:a.b", "", "", null],
  ["did:web:college.example/x", "", "", null],
  ["did:web:college.example::x", "", "", null],
  ["did:web:college.example:%2e%2e", "college.example", "", "https://college.example/%2e%2e/did.json"],
  ["did:web:college.example:..", "", "", null],
  ["did:example:1", "", "", null],
])
  test(`what ${id} stands for`, () => {
    assert.equal(hostOf(id), host);
    assert.equal(originOf(id), origin);
    if (address) assert.equal(documentAddress(id), address);
    else assert.throws(() => documentAddress(id), Unreachable);
  });

test("a key in the fragment says whether a badge is unchanged, and nothing about who signed it", async () => {
  const issuer = "https://college.example/issuers/1";
  const method = `${issuer}#${OTHER.multibase}`;
  assert.equal((await keyOf(method, context())).multibase, OTHER.multibase);
  await assert.rejects(ownerOf(issuer, method, context()), Unreachable);
  const listed = { id: issuer, publicKey: [{ id: `${issuer}#k`, owner: issuer, publicKeyMultibase: KEY.multibase, type: "Multikey" }] };
  const ctx = context({ fetched: { [issuer]: listed } });
  await assert.rejects(ownerOf(issuer, method, ctx), /does not list this key/);
});

test("a key document that cannot be had does not make the key in the name the issuer's", async () => {
  const method = `${COLLEGE}#${OTHER.multibase}`;
  assert.equal((await keyOf(method, context())).multibase, OTHER.multibase);
  await assert.rejects(ownerOf(COLLEGE, method, context()), Unreachable);
});

for (const [what, changes, entry, error] of [
  ["not listed for statements", { assertionMethod: [] }, {}, ProofError],
  ["listed for logging in only", { assertionMethod: undefined, authentication: [METHOD] }, {}, ProofError],
  ["of somebody else", {}, { controller: "did:web:evil.example" }, ProofError],
  ["taken back", {}, { revoked: "2026-09-30T00:00:00Z" }, ProofError],
  ["run out", {}, { expires: "2026-10-01T12:00:00Z" }, Unreachable],
  ["dated by no date", {}, { expires: "soon" }, Unreachable],
  ["dated by no text", {}, { revoked: 1 }, Unreachable],
  ["of a kind that is not known", {}, { type: "NewKey2030" }, Unreachable],
  ["no key", {}, { publicKeyMultibase: "z0OIl" }, ProofError],
  ["a secret one", {}, { type: "JsonWebKey", publicKeyJwk: { kty: "OKP", crv: "Ed25519", x: "AA", d: "AA" } }, ProofError],
])
  test(`a key that is ${what} is not the issuer's`, async () => {
    await assert.rejects(ownerOf(COLLEGE, METHOD, known(documentOf(changes, entry))), error);
  });

for (const [what, changes, entry] of [
  ["by its full name", {}, {}],
  ["by its short name", { assertionMethod: ["#key-1"] }, { id: "#key-1" }],
  ["inside the list of purposes", { verificationMethod: undefined, assertionMethod: [{ ...documentOf().verificationMethod[0] }] }, {}],
  ["with an end still to come", {}, { expires: "2026-10-01T12:00:01Z" }],
])
  test(`a key that the document lists ${what} is the issuer's`, async () => {
    const { origin, says } = await ownerOf(COLLEGE, METHOD, known(documentOf(changes, entry)));
    assert.deepEqual([origin, says], ["in the kept copy of 3 May 2026", "us"]);
  });

test("a document that was fetched says as of when, if that is not today", async () => {
  const fetched = { [ADDRESS]: documentOf() };
  const { origin, says } = await ownerOf(COLLEGE, METHOD, context({ fetched }));
  assert.deepEqual([origin, says], [`at ${ADDRESS}`, "badges.college.example"]);
  const older = context({ fetched, at: "2026-09-30T23:59:59Z" });
  assert.equal((await ownerOf(COLLEGE, METHOD, older)).origin, `at ${ADDRESS} (as of 30 September 2026)`);
});

test("a page that sends on to another host does not speak for its own", async () => {
  const fetcher = { fetch: async (url) => ({ url, status: 200, body: new TextEncoder().encode(JSON.stringify(documentOf())), at: new Date("2026-10-01"), final: "https://evil.example/did.json" }) };
  await assert.rejects(keyDocument(COLLEGE, { ...context(), fetcher }), /sends on to another host, evil.example/);
});

for (const [what, body] of [
  ["of somebody else", { ...documentOf(), id: "did:web:evil.example" }],
  ["without a name", { ...documentOf(), id: undefined }],
  ["with a name given twice", `{"id": "${COLLEGE}", "id": "${COLLEGE}"}`],
  ["that is no object", "[]"],
])
  test(`a key document ${what} is not used`, async () => {
    const ctx = context({ fetched: { [ADDRESS]: body } });
    await assert.rejects(keyDocument(COLLEGE, ctx), Unreachable);
  });

for (const status of [404, 410, 500])
  test(`an answer ${status} is no document`, async () => {
    const fetcher = recorded({ [ADDRESS]: documentOf() }, undefined, status);
    await assert.rejects(keyDocument(COLLEGE, { ...context(), fetcher }), RegExp(`\\(${status}\\)`));
  });

test("an issuer that is nothing but a key is named by that key alone", async () => {
  const issuer = KEY.did;
  const method = `${issuer}#${KEY.multibase}`;
  assert.equal((await ownerOf(issuer, method, context())).says, "");
  for (const other of [`${issuer}#x`, issuer, `${OTHER.did}#${OTHER.multibase}`])
    await assert.rejects(ownerOf(issuer, other, context()), ProofError);
  const jwk = { kty: "OKP", crv: "Ed25519", x: Buffer.from(KEY.raw).toString("base64url") };
  const did = `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString("base64url")}`;
  assert.equal((await keyOf(`${did}#0`, context())).multibase, KEY.multibase);
  await ownerOf(did, `${did}#0`, context());
  await assert.rejects(ownerOf(did, `${did}#1`, context()), ProofError);
  await assert.rejects(ownerOf("did:jwk:e30", "did:jwk:e30#0", context()), Unreachable);
});

test("kinds of names that are not known are not checked", async () => {
  await assert.rejects(ownerOf("did:ion:1", "did:ion:1#k", context()), /Issuers of the kind did:ion are not known/);
  await assert.rejects(ownerOf("", "x#k", context()), Unreachable);
});

test("who keeps a copy is said with it", () => {
  assert.equal(keptCopy(COLLEGE, known(documentOf())), "of 3 May 2026 kept by us");
  assert.equal(keptCopy(COLLEGE, known(documentOf(), { retrieved: null })), "without a date kept by us");
  assert.equal(keptCopy(COLLEGE, known(documentOf(), { document: "" })), "");
});

const SITE = "https://college.example/issuers/1";
const KEYS = "https://college.example/keys/1";
const linked = { id: KEYS, type: "Multikey", publicKeyMultibase: KEY.multibase, owner: SITE };
const beside = { id: SITE, name: "College" };

for (const [what, fetched, method, error] of [
  ["lists a key by address that names the issuer", { [SITE]: { ...beside, publicKey: KEYS }, [KEYS]: linked }, KEYS, null],
  ["lists a key by address that names somebody else", { [SITE]: { ...beside, publicKey: KEYS }, [KEYS]: { ...linked, owner: "https://evil.example/" } }, KEYS, /does not say that it is the issuer's/],
  ["is silent about keys, and the key beside it names it", { [SITE]: beside, [KEYS]: linked }, KEYS, null],
  ["is silent about keys, and the key is at another host", { [SITE]: beside, "https://evil.example/k": { ...linked, id: "https://evil.example/k" } }, "https://evil.example/k", /does not list this key/],
  ["lists other keys, and the key beside it names it", { [SITE]: { ...beside, publicKey: [] }, [KEYS]: linked }, KEYS, /does not list this key/],
  ["cannot be had, and the key beside it names it", { [KEYS]: linked }, KEYS, null],
  ["lists another key under this name", { [SITE]: { ...beside, publicKey: { ...linked, publicKeyMultibase: OTHER.multibase } }, [KEYS]: linked }, KEYS, /lists another key under this name/],
])
  test(`an issuer at a web address whose document ${what}`, async () => {
    const found = ownerOf(SITE, method, context({ fetched }));
    if (error) await assert.rejects(found, error);
    else assert.equal((await found).says, "college.example");
  });

test("a key beside the issuer does not count where strangers share the host", async () => {
  const [site, keys] = ["https://college.github.io/1", "https://college.github.io/k"];
  const ctx = context({ fetched: { [site]: { id: site }, [keys]: { ...linked, id: keys, owner: site } } });
  await assert.rejects(ownerOf(site, keys, ctx), /does not list this key/);
});
