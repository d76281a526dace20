// Signed documents inside another: each has a verdict of its own, and none changes that around it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inside, remark } from "../../themes/verifier/nested.js";
import { readBadge } from "../../themes/verifier/read.js";
import { verifyBadge } from "../../themes/verifier/verify.js";
import { context, credential, file, KEY, OTHER, signed } from "./world.mjs";

const ACHIEVEMENT = credential().credentialSubject.achievement.id;

/** An endorsement of something; `changes` replace members of it. */
const endorsement = (about = ACHIEVEMENT, pair = OTHER, changes = {}) =>
  signed(
    {
      ...credential({}, pair),
      id: "urn:uuid:e",
      type: ["VerifiableCredential", "EndorsementCredential"],
      name: "Well done",
      credentialSubject: { id: about, type: ["EndorsementSubject"], endorsementComment: "Good." },
      ...changes,
    },
    pair,
  );

const verified = async (document, ctx = context()) =>
  verifyBadge(await readBadge(file(document), "badge.json"), ctx);

test("an endorsement has a verdict of its own, and belongs to nobody", async () => {
  const document = await signed(credential({ endorsement: [await endorsement()] }));
  const { verdict, sentence, inside: found } = await verified(document, context({ recipient: ["did:example:ana"] }));
  assert.equal(verdict, "UNCONFIRMED");
  assert.match(sentence, / Signed documents inside it: 1, each with a verdict of its own; confirmed: 0\.$/);
  assert.deepEqual(
    found.map(({ place, problem, aboutThis, byIssuer, checked }) => [place, problem, aboutThis, byIssuer, checked.verdict]),
    [["endorsement[0]", "", true, false, "UNCONFIRMED"]],
  );
  assert.deepEqual(found[0].checked.findings.filter((f) => f.check === "recipient").map((f) => f.outcome), ["skip"]);
});

test("one that was altered does not change the verdict around it", async () => {
  const altered = { ...(await endorsement()), name: "Gold" };
  const { verdict, inside: [found] } = await verified(await signed(credential({ endorsement: altered })));
  assert.deepEqual([verdict, found.place, found.checked.verdict], ["UNCONFIRMED", "endorsement", "ALTERED"]);
});

test("what an altered badge holds is not shown", async () => {
  const document = { ...(await signed(credential({ endorsement: await endorsement() }))), name: "Gold" };
  const { verdict, sentence, inside: found } = await verified(document);
  assert.deepEqual([verdict, found], ["ALTERED", []]);
  assert.doesNotMatch(sentence, /inside/);
});

for (const [what, about, aboutThis] of [
  ["the achievement", ACHIEVEMENT, true],
  ["the issuer", KEY.did, true],
  ["the recipient", "did:example:ana", true],
  ["the badge", credential().id, true],
  ["something else", "https://elsewhere.example/", false],
])
  test(`an endorsement of ${what} is ${aboutThis ? "" : "not "}about this badge`, async () => {
    const document = await signed(credential({ endorsement: await endorsement(about, KEY) }));
    const { inside: [found] } = await verified(document);
    assert.deepEqual([found.aboutThis, found.byIssuer], [aboutThis, true]);
  });

test("one that stands in the achievement must be about the achievement", async () => {
  const document = credential();
  document.credentialSubject.achievement.endorsement = [await endorsement(KEY.did), await endorsement()];
  const { inside: found } = await verified(await signed(document));
  assert.deepEqual(
    found.map((each) => [each.place, each.aboutThis]),
    [0, 1].map((n) => [`credentialSubject.achievement.endorsement[${n}]`, n === 1]),
  );
});

test("what cannot be read is named, with the reason", async () => {
  const { inside: [found] } = await verified(await signed(credential({ endorsementJwt: ["no token"] })));
  assert.equal(found.checked, null);
  assert.match(found.problem, /^It cannot be read: /);
});

/** What is found in a credential, without checking any of it. */
async function places(credentials, room = { level: 0, taken: { count: 0 } }) {
  const box = { credential: credentials, badge: await readBadge(file(credential()), "badge.json") };
  const levels = [];
  const verify = async (_badge, _ctx, { level }) => {
    levels.push(level);
    return { verdict: "CONFIRMED" };
  };
  const found = await inside(box, context(), room, verify);
  return { found, levels, told: found.map(({ place, problem }) => [place, problem]) };
}

test("documents are found in lists however deep, and in envelopes", async () => {
  const held = credential({}, OTHER);
  const envelope = { type: "EnvelopedVerifiableCredential", id: "data:application/vc+jwt,a.b.c" };
  const { found, levels } = await places({
    proof: { endorsement: held },
    endorsement: ["https://only.a.link.example/", [[held]]],
    credentialSubject: { verifiableCredential: [envelope, held, { ...held, endorsement: held }] },
  });
  assert.deepEqual(
    found.map(({ place, problem }) => [place, problem === ""]),
    [
      ["endorsement[1][0][0]", true],
      ["credentialSubject.verifiableCredential[0]", false],
      ["credentialSubject.verifiableCredential[1]", true],
      ["credentialSubject.verifiableCredential[2]", true],
    ],
  );
  assert.deepEqual(levels, [1, 1, 1]);
});

test("no more than sixty are checked in one file, on all levels together", async () => {
  const room = { level: 1, taken: { count: 58 } };
  const { told } = await places({ endorsement: Array(4).fill(credential()) }, room);
  assert.deepEqual(told.map(([, problem]) => problem), ["", "", "At most 60 documents inside one file are checked."]);
});

test("no more than three levels are checked", async () => {
  const { told } = await places({ endorsement: [credential(), credential()] }, { level: 3, taken: { count: 0 } });
  assert.deepEqual(told, [["endorsement[0]", "Documents below 3 levels are not checked."]]);
});

test("nothing inside, nothing to say", () => assert.equal(remark([]), ""));
