// Badges of version 2.0 that are kept on the issuer's web site, and the key of signed ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readBadge } from "../../themes/verifier/read.js";
import { verifyBadge } from "../../themes/verifier/verify.js";
import { context, file, recorded } from "./world.mjs";

const SITE = "https://badges.college.example";
const [ASSERTION, CLASS, ISSUER] = [`${SITE}/a/1`, `${SITE}/b/1`, `${SITE}/i/1`];

const issuer = { "@context": "https://w3id.org/openbadges/v2", id: ISSUER, type: "Issuer", name: "College", url: `${SITE}/`, email: "a@college.example" };
const achievement = { "@context": "https://w3id.org/openbadges/v2", id: CLASS, type: "BadgeClass", name: "Lesson", description: "d", image: `${SITE}/x.png`, criteria: { narrative: "n" }, issuer: ISSUER };
const assertion = {
  "@context": "https://w3id.org/openbadges/v2",
  id: ASSERTION,
  type: "Assertion",
  recipient: { type: "email", hashed: false, identity: "ana@college.example" },
  badge: CLASS,
  issuedOn: "2026-05-01T09:00:00Z",
  verification: { type: "HostedBadge" },
};
/** As platforms hand it out: with the documents that it links to inside. */
const FILE = { ...assertion, badge: { ...achievement, issuer } };
const WEB = { [ASSERTION]: assertion, [CLASS]: achievement, [ISSUER]: issuer };

async function outcomes(badge, web, status) {
  const ctx = { ...context(), fetcher: recorded(web, undefined, status) };
  const { verdict, findings } = await verifyBadge(await readBadge(file(badge), "badge.json"), ctx);
  const worst = (name) => findings.find((f) => f.check === name && !f.advice);
  return { verdict, signature: worst("signature"), key: worst("key"), withdrawal: worst("withdrawal") };
}

test("a file that says what the original says is the issuer's", async () => {
  const { verdict, signature, key } = await outcomes(FILE, WEB);
  assert.deepEqual([verdict, signature.outcome, key.outcome], ["CONFIRMED", "pass", "pass"]);
  assert.equal(key.says, "badges.college.example");
});

for (const [what, badge, web, different] of [
  ["another name", { ...FILE, badge: { ...FILE.badge, name: "Gold" } }, {}, "badge.name"],
  ["another name of the issuer", { ...FILE, badge: { ...FILE.badge, issuer: { ...issuer, name: "MIT" } } }, {}, "badge.issuer.name"],
  ["a member more", { ...FILE, evidence: "https://ana.example/" }, {}, "evidence"],
  ["an end less", FILE, { [ASSERTION]: { ...assertion, expires: "2026-06-01T00:00:00Z" } }, "expires"],
  ["true for one", { ...FILE, extra: true }, { [ASSERTION]: { ...assertion, extra: 1 } }, "extra"],
])
  test(`a file with ${what} is not the original`, async () => {
    const { verdict, signature } = await outcomes(badge, { ...WEB, ...web });
    assert.deepEqual([verdict, signature.outcome], ["ALTERED", "fail"]);
    assert.ok(signature.message.includes(`“${different}” differs`), signature.message);
  });

for (const [what, changes] of [
  ["context", { "@context": ["https://w3id.org/openbadges/v2"] }],
  ["a list of one", { recipient: [assertion.recipient] }],
  ["order of members", Object.fromEntries(Object.entries(assertion).reverse())],
])
  test(`another ${what} is no difference`, async () => {
    const web = { ...WEB, [ASSERTION]: { ...assertion, ...changes } };
    assert.equal((await outcomes(FILE, web)).signature.outcome, "pass");
  });

for (const [what, rules, outcome] of [
  ["at another host", { allowedOrigins: "other.example" }, "fail"],
  ["at this host", { allowedOrigins: ["other.example", "badges.college.example"] }, "pass"],
  ["at this origin", { allowedOrigins: SITE }, "pass"],
  ["under another address", { startsWith: `${SITE}/other/` }, "fail"],
  ["under this address", { startsWith: [`${SITE}/other/`, `${SITE}/a/`] }, "pass"],
  ["under an address that only looks like this host", { startsWith: "https://badges.college.exam" }, "fail"],
  ["under this address and at another host", { startsWith: `${SITE}/a/`, allowedOrigins: "other.example" }, "fail"],
  ["nowhere that can be read", { startsWith: 1 }, "unknown"],
])
  test(`an issuer who keeps its badges ${what}`, async () => {
    const web = { ...WEB, [ISSUER]: { ...issuer, verification: { type: "VerificationObject", ...rules } } };
    const badge = { ...assertion, badge: { ...achievement, issuer: web[ISSUER] } };
    assert.equal((await outcomes(badge, web)).key.outcome, outcome);
  });

test("an original that names another issuer is not this issuer's", async () => {
  const evil = "https://evil.example/i/1";
  const badge = { ...assertion, badge: { ...achievement, issuer: { ...issuer, id: evil } } };
  const { key, verdict } = await outcomes(badge, { ...WEB, [evil]: { ...issuer, id: evil } });
  assert.deepEqual([verdict, key.outcome], ["ALTERED", "fail"]);
});

for (const [what, original, outcome] of [
  ["that says so", { ...assertion, revoked: true, revocationReason: "cheated" }, "fail"],
  ["that says yes and no", { ...assertion, revoked: "yes" }, "unknown"],
  ["of another badge", { ...assertion, id: `${SITE}/a/2` }, "unknown"],
  ["without a name", { ...assertion, id: undefined }, "unknown"],
  ["that is a page", "<html>", "unknown"],
])
  test(`an original ${what}`, async () => {
    assert.equal((await outcomes(FILE, { ...WEB, [ASSERTION]: original })).withdrawal.outcome, outcome);
  });

for (const [status, verdict] of [
  [410, "WITHDRAWN"],
  [404, "INCOMPLETE"],
])
  test(`an original that is answered with ${status}`, async () => {
    assert.equal((await outcomes(FILE, WEB, status)).verdict, verdict);
  });

test("nothing is asked with the address of a person", async () => {
  const personal = `${ASSERTION}?identity__email=ana%40college.example&v=2`;
  const badge = { ...FILE, id: personal };
  const ctx = context();
  await verifyBadge(await readBadge(file(badge), "badge.json"), ctx);
  assert.ok(ctx.fetcher.asked.length > 0);
  assert.deepEqual([...new Set(ctx.fetcher.asked)].filter((url) => /ana|identity/.test(url)), []);
});
