// Was it withdrawn: every kind of list, whose it is, how old it is, and what it says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { readBadge } from "../../themes/verifier/read.js";
import { verifyBadge } from "../../themes/verifier/verify.js";
import { context, credential, file, KEY, OTHER, recorded, signed } from "./world.mjs";

const LIST = "https://badges.kestrelvalley.example/status/1";
const PLACE = 94567;

/** @param {number[]} set which places are set @param {number} size bits of a place */
function packed(set = [], size = 1, places = 131_072) {
  const bits = Buffer.alloc((places * size) / 8);
  for (const at of set) bits[at >> 3] |= 128 >> (at & 7);
  return "u" + gzipSync(bits).toString("base64url");
}

const entry = (changes = {}) => ({
  id: `${LIST}#${PLACE}`,
  type: "BitstringStatusListEntry",
  statusPurpose: "revocation",
  statusListIndex: String(PLACE),
  statusListCredential: LIST,
  ...changes,
});

/** A list credential; `held` replaces members of the list in it, `changes` of the credential. */
const listOf = (set, held = {}, changes = {}, pair = KEY) =>
  signed(
    {
      "@context": ["https://www.w3.org/ns/credentials/v2"],
      id: LIST,
      type: ["VerifiableCredential", "BitstringStatusListCredential"],
      issuer: pair.did,
      validFrom: "2026-09-30T00:00:00Z",
      credentialSubject: { id: `${LIST}#list`, type: "BitstringStatusList", statusPurpose: "revocation", encodedList: packed(set), ...held },
      ...changes,
    },
    pair,
  );

/** What the checks of withdrawal and suspension say of a badge with these entries. */
async function asked(status, ctx) {
  const badge = await readBadge(file(await signed(credential({ credentialStatus: status }))), "badge.json");
  const { findings, verdict, sentence } = await verifyBadge(badge, ctx);
  const told = (name) => findings.filter((f) => f.check === name).map((f) => ({ ...f }));
  return { verdict, sentence, withdrawal: told("withdrawal"), suspension: told("suspension") };
}

const online = async (list, more = {}) => context({ fetched: { [LIST]: await list }, ...more });

test("a place that is not set: not withdrawn, and who says so", async () => {
  const { withdrawal, suspension } = await asked(entry(), await online(listOf([PLACE + 1])));
  assert.deepEqual(withdrawal.map((f) => [f.outcome, f.says]), [["pass", KEY.did]]);
  assert.match(withdrawal[0].message, /^Not withdrawn, says the issuer's list as of 1 October 2026\.$/);
  assert.deepEqual(suspension.map((f) => f.outcome), ["skip"]);
});

test("a place that is set: withdrawn", async () => {
  const { verdict, withdrawal } = await asked(entry(), await online(listOf([PLACE])));
  assert.equal(verdict, "WITHDRAWN");
  assert.match(withdrawal[0].message, /^The issuer has withdrawn this badge, says its list/);
});

test("a suspension is another question", async () => {
  const status = entry({ statusPurpose: "suspension" });
  const { verdict, withdrawal } = await asked(status, await online(listOf([PLACE], { statusPurpose: "suspension" })));
  assert.equal(verdict, "SUSPENDED");
  assert.deepEqual(withdrawal.map((f) => f.outcome), ["skip"]);
});

for (const [what, list] of [
  ["for another purpose", () => listOf([], { statusPurpose: "suspension" })],
  ["of another issuer", () => listOf([], {}, {}, OTHER)],
  ["of another issuer in the name of this one", () => listOf([], {}, { issuer: KEY.did }, OTHER)],
  ["with another name", () => listOf([], {}, { id: "https://badges.kestrelvalley.example/status/2" })],
  ["of another kind", () => listOf([], { type: "StatusList2021" })],
  ["around which something else stands", () => listOf([], {}, { type: ["VerifiableCredential"] })],
  ["that ran out", () => listOf([], {}, { validUntil: "2026-09-30T00:00:00Z" })],
  ["that begins later", () => listOf([], {}, { validFrom: "2026-10-02T00:00:00Z" })],
  ["with a date that is none", () => listOf([], {}, { validUntil: "soon" })],
  ["that is too short", () => listOf([], { encodedList: packed([], 1, 131_064) })],
  ["whose places have another size", () => listOf([], { statusSize: 2 })],
  ["whose places have no size", () => listOf([], { statusSize: 0 })],
  ["with an end of its copies that is none", () => listOf([], { ttl: "1" })],
  ["without bits", () => listOf([], { encodedList: 1 })],
  ["with words of its own", () => listOf([], {}, { "@context": ["https://www.w3.org/ns/credentials/v2", { a: "https://a.example/" }] })],
  ["that was altered", async () => ({ ...(await listOf([])), validFrom: "2026-09-29T00:00:00Z" })],
  ["that is not signed", async () => ({ ...(await listOf([])), proof: undefined })],
  ["signed for another purpose", async () => ({ ...(await listOf([])), proof: { ...(await listOf([])).proof, proofPurpose: "authentication" } })],
  ["with too many signatures", async () => ({ ...(await listOf([])), proof: Array(9).fill((await listOf([])).proof) })],
  ["that is a page", () => "<html></html>"],
])
  test(`nothing is concluded from a list ${what}`, async () => {
    const { verdict, withdrawal } = await asked(entry(), await online(list()));
    assert.deepEqual([verdict, withdrawal.map((f) => f.outcome)], ["UNCONFIRMED", ["unknown"]]);
  });

for (const [what, changes] of [
  ["no purpose", { statusPurpose: undefined }],
  ["no list", { statusListCredential: undefined }],
  ["no place", { statusListIndex: undefined }],
  ["a place before the first", { statusListIndex: "-1" }],
  ["a place after the last", { statusListIndex: "131072" }],
  ["a place in words", { statusListIndex: "one" }],
  ["places of no bits", { statusSize: "0" }],
  ["messages for none of the values", { statusMessage: [{ status: "0x0", message: "no" }] }],
  ["a purpose that needs messages", { statusPurpose: "message" }],
  ["a kind that is not known", { type: "RevocationBitmap2022" }],
])
  test(`nothing is concluded where a badge names ${what}`, async () => {
    const { withdrawal } = await asked(entry(changes), await online(listOf([PLACE])));
    assert.ok(withdrawal.some((f) => f.outcome === "unknown"));
    assert.ok(withdrawal.every((f) => f.outcome === "unknown" || f.outcome === "skip"));
  });

for (const [what, ttl, at, outcome] of [
  ["within what its issuer allows", 86_400_000, "2026-09-30T12:00:00Z", "pass"],
  ["older than its issuer allows", 86_400_000, "2026-09-30T11:59:59Z", "unknown"],
  ["of the last hour, whatever its issuer allows", 1, "2026-10-01T11:00:00Z", "pass"],
  ["of thirty days, if its issuer says nothing", undefined, "2026-09-01T12:00:00Z", "pass"],
  ["of more than thirty days, if its issuer says nothing", undefined, "2026-09-01T11:59:59Z", "unknown"],
])
  test(`a copy ${what}`, async () => {
    const list = listOf([], ttl ? { ttl } : {}, { validFrom: "2026-08-01T00:00:00Z" });
    const { withdrawal } = await asked(entry(), await online(list, { at }));
    assert.equal(withdrawal[0].outcome, outcome);
  });

test("a withdrawal is for good: an old copy is as true as it was", async () => {
  const list = listOf([PLACE], {}, { validFrom: "2026-01-01T00:00:00Z" });
  assert.equal((await asked(entry(), await online(list, { at: "2026-01-02T00:00:00Z" }))).verdict, "WITHDRAWN");
});

test("a kept copy answers where nothing can be fetched, and says who keeps it", async () => {
  const copy = (set, retrieved) => listOf(set).then((list) => ({ url: LIST, document: JSON.stringify(list), retrieved }));
  const lists = [await copy([PLACE], "2026-09-28"), await copy([], "2026-09-30"), await copy([PLACE], "2026-09-29")];
  const issuers = [{ id: KEY.did, name: "College", says: "Ana", trusted: true, lists }];
  const { verdict, withdrawal, sentence } = await asked(entry(), context({ issuers }));
  assert.deepEqual([verdict, withdrawal[0].says, withdrawal[0].kept], ["CONFIRMED", "Ana", true]);
  assert.match(sentence, /as of 30 September 2026, in a copy kept by Ana\./);
  const fetched = { [LIST]: await listOf([PLACE]) };
  assert.equal((await asked(entry(), context({ issuers, fetched }))).verdict, "WITHDRAWN");
});

const MESSAGES = [
  { status: "0x0", message: "fine" },
  { status: "0x1", message: "under review" },
  { status: "0x2", message: "ask\u202e\nus" },
  { status: "0x3", message: "" },
];

test("what an issuer announces is advice, with the words of the badge on one line", async () => {
  const status = entry({ statusPurpose: "message", statusSize: "2", statusMessage: MESSAGES });
  const held = { statusPurpose: "message", statusSize: 2, encodedList: packed([2 * PLACE], 2) };
  const { withdrawal } = await asked(status, await online(listOf([], held)));
  assert.deepEqual(withdrawal.map((f) => [f.outcome, f.advice]), [["skip", false], ["pass", true]]);
  assert.match(withdrawal[1].message, /^“ask us”, says the issuer's list/);
});

for (const [set, words] of [
  [[], /^There is nothing newer, /],
  [[PLACE], /^There is a newer version of this badge, /],
])
  test(`a list for newer versions with ${set.length} places set`, async () => {
    const ctx = await online(listOf(set, { statusPurpose: "refresh" }));
    const { withdrawal } = await asked(entry({ statusPurpose: "refresh" }), ctx);
    assert.match(withdrawal[1].message, words);
  });

for (const [set, outcome] of [
  [[], "pass"],
  [[PLACE], "unknown"],
])
  test(`a list for a purpose that nobody knows with ${set.length} places set`, async () => {
    const ctx = await online(listOf(set, { statusPurpose: "colour" }));
    const { withdrawal } = await asked(entry({ statusPurpose: "colour" }), ctx);
    assert.deepEqual(withdrawal.map((f) => f.outcome), [outcome]);
  });

test("more places than anybody has are not all asked", async () => {
  const ctx = await online(listOf([]));
  const { withdrawal } = await asked(Array.from({ length: 9 }, (_, n) => entry({ id: `${LIST}#${n}` })), ctx);
  assert.deepEqual(withdrawal.map((f) => f.outcome), [...Array(8).fill("pass"), "unknown"]);
});

const NAMED = "https://badges.kestrelvalley.example/revoked";
const id = credential().id;
const place = { id: NAMED, type: "1EdTechRevocationList" };

for (const [what, list, outcome] of [
  ["without the badge", { revokedCredential: [{ id: "urn:other" }] }, "pass"],
  ["with the badge", { revokedCredential: [{ id }] }, "fail"],
  ["with the badge alone", { revokedCredentials: [id] }, "fail"],
  ["with the badge taken off again", { revokedCredential: [{ id, revoked: false }] }, "pass"],
  ["with the badge and neither yes nor no", { revokedCredential: [{ id, revoked: "yes" }] }, "unknown"],
  ["in both spellings", { revokedCredential: [], revokedCredentials: [] }, "unknown"],
  ["in no spelling", {}, "unknown"],
  ["of numbers", { revokedCredential: [1] }, "unknown"],
  ["that is no list", { revokedCredential: { id } }, "unknown"],
  ["of nobody", { issuer: undefined, revokedCredential: [] }, "unknown"],
  ["of another issuer", { issuer: OTHER.did, revokedCredential: [{ id }] }, "unknown"],
])
  test(`a list of names ${what}`, async () => {
    const ctx = context({ fetched: { [NAMED]: { id: NAMED, issuer: KEY.did, ...list } } });
    const { withdrawal } = await asked(place, ctx);
    assert.deepEqual(withdrawal.map((f) => f.outcome), [outcome]);
  });

test("a reason is shown as the issuer's words, on one line", async () => {
  const list = { issuer: KEY.did, revokedCredential: [{ id, revocationReason: `wrong\n<b>${"x".repeat(300)}` }] };
  const { withdrawal } = await asked(place, context({ fetched: { [NAMED]: list } }));
  assert.match(withdrawal[0].message, /Reason given: “wrong <b>x{191}…”\.$/);
});

test("a list of names that another host answered for does not count", async () => {
  const inner = recorded({ [NAMED]: { issuer: KEY.did, revokedCredential: [] } });
  const fetcher = { fetch: async (url) => ({ ...(await inner.fetch(url)), final: "https://evil.example/" }) };
  const { withdrawal } = await asked(place, { ...context(), fetcher });
  assert.deepEqual(withdrawal.map((f) => f.outcome), ["unknown"]);
});

test("nothing is asked where a badge names no list", async () => {
  const ctx = context();
  const { withdrawal } = await asked(undefined, ctx);
  assert.deepEqual([withdrawal.map((f) => f.outcome), ctx.fetcher.asked], [["skip"], []]);
});
