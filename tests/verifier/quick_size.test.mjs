// What a page of a badge loads until its verdict stands, in bytes as a server packs them: every file
// by itself, gzip -9, as it is.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { base64urlEncode } from "../../themes/verifier/encoding.js";
import { CASES } from "./cases.mjs";
import { credential, KEY, signed } from "./world.mjs";

const THEME = new URL("../../themes/verifier/", import.meta.url);
const SAMPLE = new URL("../../sample_portfolio/", import.meta.url);
const NOW = "2026-06-01T12:00:00Z";
const PAGE = new URL("ui/badge_page.js", THEME);
const DID = "did:web:badges.kestrelvalley.example";
const DOCUMENT = {
  "https://badges.kestrelvalley.example/.well-known/did.json": readFileSync(
    new URL("issuers/badges.kestrelvalley.example.json", SAMPLE), "utf8",
  ),
};

const packed = (url) => gzipSync(readFileSync(new URL(url)), { level: 9 }).length;

/** A module and all that it imports at once. */
function closure(url, found = new Set()) {
  if (found.has(url.href)) return found;
  found.add(url.href);
  const code = readFileSync(url, "utf8");
  for (const [, path] of code.matchAll(/^(?:import|export)\b[^;"()]*"(\.[^"]+)";/gm)) closure(new URL(path, url), found);
  return found;
}

/** What is loaded for a badge, and the verdict. */
function loaded(badge, documents) {
  const input = JSON.stringify({ badge: Buffer.from(badge).toString("base64"), documents, now: NOW });
  const output = execFileSync(process.execPath, [fileURLToPath(new URL("loaded.mjs", import.meta.url))], { input });
  return JSON.parse(output);
}

/** Signed text by the key, or by the college if it has no say. */
async function text(document, method) {
  const { id, issuer, validFrom } = document;
  const claims = { iss: issuer.id, jti: id, nbf: Date.parse(validFrom) / 1000, ...document };
  const parts = [{ alg: "EdDSA", typ: "JWT", kid: method }, claims];
  const input = parts.map((part) => base64urlEncode(new TextEncoder().encode(JSON.stringify(part)))).join(".");
  const signature = await crypto.subtle.sign("Ed25519", KEY.secret, new TextEncoder().encode(input));
  return `${input}.${base64urlEncode(new Uint8Array(signature))}`;
}

const sample = (name) => readFileSync(new URL(`badges/${name}`, SAMPLE));
const own = credential();
const KEYS_OF_COLLEGE = {
  "https://badges.kestrelvalley.example/.well-known/did.json": JSON.stringify({
    id: DID,
    verificationMethod: [{ id: `${DID}#key-1`, type: "Multikey", controller: DID, publicKeyMultibase: KEY.multibase }],
    assertionMethod: [`${DID}#key-1`],
  }),
};
const ofCollege = { ...own, issuer: { ...own.issuer, id: DID } };
const method = `${KEY.did}#${KEY.multibase}`;
const list = { type: "BitstringStatusListEntry", statusPurpose: "revocation", statusListIndex: "7" };
const listed = { credentialStatus: [{ ...list, statusListCredential: "https://badges.kestrelvalley.example/lists/1" }] };
const JCS = JSON.stringify(await signed(ofCollege, KEY, { verificationMethod: `${DID}#key-1` }));

/** A key that browsers read by two coordinates: three modules more, and more than 8 kB. */
const P256 = CASES.find(({ id }) => id === "jwt-did-key-p256").input.text;

/** Badge; its verdict when the page is opened; most bytes of the small verifier, and of all scripts.
 * After a click on the name of a host comes its document, and what reads it and compares keys. */
const PAGES = [
  ["eddsa-jcs-2022, a key", JSON.stringify(await signed(own)), "UNCONFIRMED", 5300, 8000, {}],
  ["eddsa-jcs-2022, a college", JCS, "INCOMPLETE", 5300, 8000, {}],
  ["JWT, a key", await text(own, method), "UNCONFIRMED", 5650, 8000, {}],
  ["JWT, a college", sample("podcast-storyteller.jwt"), "INCOMPLETE", 5650, 8000, {}],
  ["eddsa-jcs-2022, a list", JSON.stringify(await signed({ ...own, ...listed })), "UNCONFIRMED", 5300, 8000, {}],
  ["JWT, a list", await text({ ...own, ...listed }, method), "UNCONFIRMED", 5650, 8000, {}],
  ["JWT, a key of another kind", P256, "UNCONFIRMED", 7200, 9600, {}],
  ["eddsa-jcs-2022, a college that was asked", JCS, "CONFIRMED", 7400, 12_000, KEYS_OF_COLLEGE],
  ["JWT, a college that was asked", sample("podcast-storyteller.jwt"), "CONFIRMED", 9300, 12_000, DOCUMENT],
  ["eddsa-rdfc-2022, a key", sample("makerspace-facilitator.json"), "UNCONFIRMED", 7900, 20_000, {}],
  ["eddsa-rdfc-2022, a college", sample("open-lesson.json"), "INCOMPLETE", 7900, 20_000, {}],
  ["eddsa-rdfc-2022, a college that was asked", sample("open-lesson.json"), "CONFIRMED", 9900, 20_000, DOCUMENT],
];

for (const [name, badge, verdict, small, whole, documents] of PAGES)
  test(`what is loaded for ${name}`, (context) => {
    const found = loaded(badge, documents);
    assert.equal(found.verdict, verdict);
    const bytes = Object.fromEntries(found.modules.map((url) => [url.slice(THEME.href.length), packed(url)]));
    const sum = Object.values(bytes).reduce((one, other) => one + other, 0);
    context.diagnostic(`${sum} bytes: ${JSON.stringify(bytes)}`);
    assert.ok(sum <= small, `${sum} of ${small} bytes: ${JSON.stringify(bytes)}`);
    if (!existsSync(PAGE)) return;
    const all = [...new Set([...closure(PAGE), ...found.modules])].reduce((before, url) => before + packed(url), 0);
    context.diagnostic(`with the page, ${all} bytes`);
    assert.ok(all <= whole, `${all} of ${whole} bytes`);
  });

test("every file of the small verifier is measured for some badge", () => {
  const used = new Set(PAGES.flatMap(([, badge, , , , documents]) => loaded(badge, documents).modules));
  const left = readdirSync(new URL("quick/", THEME)).filter((name) => !used.has(new URL(`quick/${name}`, THEME).href));
  assert.deepEqual(left, []);
});

test("the small verifier never loads a part of the full one, but for names of hosts and kinds of errors", () => {
  const allowed = ["errors.js", "hosts.js"].map((name) => new URL(name, THEME).href);
  for (const [, badge, , , , documents] of PAGES)
    for (const url of loaded(badge, documents).modules)
      assert.ok(url.startsWith(new URL("quick/", THEME).href) || allowed.includes(url), url);
});
