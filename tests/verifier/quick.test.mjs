// The small verifier answers for ordinary badges, and never says what the full one does not.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { quickly } from "../../themes/verifier/quick/quick.js";
import { CASES, contextOf } from "./cases.mjs";
import { compared, pageContext } from "./quick.mjs";

const SAMPLE = new URL("../../sample_portfolio/", import.meta.url);
const CORPUS = process.env.PORTFOLIO_GEN_CORPUS ?? fileURLToPath(new URL("../../../shared/corpus", import.meta.url));
const NOW = "2026-06-01T12:00:00Z";
const KEYS = {
  "https://badges.kestrelvalley.example/.well-known/did.json": readFileSync(
    new URL("issuers/badges.kestrelvalley.example.json", SAMPLE),
  ),
};

const sample = (name) => new Uint8Array(readFileSync(new URL(`badges/${name}`, SAMPLE)));

/** What the page of a badge says first, and once the issuer's document is there. */
const ORDINARY = [
  ["accessible-infographic.json", "INCOMPLETE", "CONFIRMED"],
  ["alternative-assessment.json", "INCOMPLETE", "CONFIRMED"],
  ["data-detective.json", "INCOMPLETE", "CONFIRMED"],
  ["lab-safety.json", "INCOMPLETE", "CONFIRMED"],
  ["makerspace-facilitator.json", "UNCONFIRMED", "UNCONFIRMED"],
  ["open-lesson.json", "INCOMPLETE", "CONFIRMED"],
  ["peer-mentor.json", "INCOMPLETE", "CONFIRMED"],
  ["podcast-storyteller.jwt", "INCOMPLETE", "CONFIRMED"],
];
for (const [name, first, then] of ORDINARY)
  test(`the sample's ${name} is answered`, async () => {
    assert.equal(await compared(sample(name), pageContext(NOW), name), first);
    assert.equal(await compared(sample(name), pageContext(NOW, KEYS), name), then);
  });

test("what is not ordinary, or not good, is left to the full verifier", async () => {
  for (const name of ["copyright-basics.json", "video-explainer.png", "netiquette.svg"])
    assert.equal(await quickly(sample(name), pageContext(NOW, KEYS)), null, name);
  assert.equal(await quickly(sample("lab-safety.json"), pageContext("2026-10-01T12:00:00Z", KEYS)), null);
});

/** The proof kinds, each by an issuer that is a key, and by the college; and who asks. */
const KINDS = CASES.filter(({ id }) =>
  /^(eddsa-(rdfc|jcs)-good|jwt-(eddsa|rs256|es256)-(good|nobody-answers)|did-key-ed25519|jwt-did-key-(ed25519|p256))$/.test(id),
);

/** A case as a page meets it: without a list of issuers, whose documents stand at their addresses. */
function onPage(given) {
  const known = contextOf(given);
  const documents = Object.fromEntries(
    given.issuers
      .filter(({ id, document }) => id.startsWith("did:web:") && document)
      .map(({ id, document }) => [`https://${id.slice(8)}/.well-known/did.json`, Buffer.from(document)]),
  );
  const page = pageContext(known.now, documents);
  const fetch = (url) => page.fetcher.fetch(url).catch(() => known.fetcher.fetch(url));
  return { ...known, issuers: [], trust: null, recipient: [], fetcher: { fetch } };
}

const input = ({ input: { base64, text } }) => new Uint8Array(Buffer.from(base64 ?? text, base64 ? "base64" : "utf8"));

for (const given of KINDS)
  test(`of the cases, ${given.id} is answered`, async () => {
    assert.notEqual(await compared(input(given), onPage(given), given.id), "");
  });

test("there is one of each kind", () => assert.equal(KINDS.length, 11));

test("no case gets another answer than that of the full verifier", async () => {
  for (const given of CASES) {
    await compared(input(given), contextOf(given), given.id);
    await compared(input(given), onPage(given), given.id);
    await compared(input(given), { ...onPage(given), fetcher: pageContext(NOW).fetcher }, given.id);
  }
});

test("a badge of the corpus is answered, and no file gets another answer", { skip: !existsSync(CORPUS) }, async () => {
  const answered = [];
  for (const entry of readdirSync(CORPUS, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const verdict = await compared(
      new Uint8Array(readFileSync(`${entry.parentPath ?? entry.path}/${entry.name}`)), pageContext(NOW), entry.name,
    );
    if (verdict) answered.push([entry.name, verdict]);
  }
  assert.deepEqual(answered, [["v2OBv3SpecExample.json", "UNCONFIRMED"]]);
});
