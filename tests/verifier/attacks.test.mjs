// Attacks that other verifiers let pass, each by its name. The cases are those that Python is held
// to; what is added here is that the reason is the right one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answerOf, CASES } from "./cases.mjs";

/** @param {string} id */
function caseOf(id) {
  const found = CASES.find((given) => given.id === id);
  assert.ok(found, `there is no case ${id}`);
  return structuredClone(found);
}

/** @param {string} id @param {(document: any) => void} change */
function changed(id, change) {
  const found = caseOf(id);
  const document = JSON.parse(found.input.text);
  change(document);
  found.input.text = JSON.stringify(document);
  return found;
}

const WORDS = "https://www.w3.org/2018/credentials#";
const hidden = (document, name, value) => {
  delete document[name];
  document[WORDS + name] = value;
};

test("the end of validity under its full address is refused, not overlooked", async () => {
  const { verdict, told } = await answerOf(caseOf("end-hidden-under-its-full-name"));
  assert.equal(verdict, "altered");
  assert.ok(told.some((line) => /^nothing-unsigned: fail: .*hides what is signed/.test(line)), told.join("\n"));
});

test("the place of withdrawal under its full address is refused", async () => {
  const given = changed("status-set", (document) => hidden(document, "credentialStatus", document.credentialStatus));
  const { verdict, checks } = await answerOf(given);
  assert.deepEqual([verdict, checks["nothing-unsigned"]], ["altered", "failed"]);
});

for (const name of ["validUntil", "credentialStatus"])
  test(`${name} under an alias of the badge's own is refused`, async () => {
    const given = changed("status-set", (document) => {
      document["@context"].push({ alias: { "@id": WORDS + name, "@type": "@id" } });
      document.alias = document[name] ?? "2020-01-01T00:00:00Z";
      delete document[name];
    });
    const { verdict, checks } = await answerOf(given);
    assert.deepEqual([verdict, checks.contexts], ["altered", "failed"]);
  });

for (const [id, set] of [
  ["status-list-of-a-stranger", "with the badge in it"],
  ["status-clean-list-of-a-stranger", "without the badge in it"],
])
  test(`a list of another issuer ${set} says nothing, neither way`, async () => {
    const { verdict, checks, told } = await answerOf(caseOf(id));
    assert.deepEqual([verdict, checks.withdrawal], ["incomplete", "not checked"]);
    assert.ok(told.some((line) => /^withdrawal: unknown: The list does not count: it is of /.test(line)), told.join("\n"));
  });

test("a list that unpacks to more than is read says nothing", async () => {
  const { verdict, told } = await answerOf(caseOf("status-list-bomb"));
  assert.equal(verdict, "incomplete");
  assert.ok(told.some((line) => /^withdrawal: unknown: .*more than 16,000,000 bytes/.test(line)), told.join("\n"));
});

for (const status of [404, 410, 500])
  test(`a list that is answered with ${status} is no word for the badge`, async () => {
    const given = caseOf("status-set");
    for (const answer of Object.values(given.fetched)) answer.status = status;
    const { verdict, checks } = await answerOf(given);
    assert.deepEqual([verdict, checks.withdrawal], ["incomplete", "not checked"]);
  });

test("an original that is gone (410) was withdrawn", async () => {
  const { verdict, told } = await answerOf(caseOf("ob2-hosted-410"));
  assert.equal(verdict, "withdrawn");
  assert.ok(told.some((line) => /^withdrawal: fail: .*its web site says that it is gone/.test(line)), told.join("\n"));
});

for (const id of ["https-key-in-the-fragment-only", "https-forged-profile-without-keys", "https-forged-profile-with-other-keys"])
  test(`a key in the fragment of an address is not the issuer's: ${id}`, async () => {
    const { verdict, checks } = await answerOf(caseOf(id));
    assert.deepEqual([verdict, checks.signature, checks.key], ["unconfirmed", "passed", "not checked"]);
  });

test("a key in the header says only that the text is unchanged", async () => {
  const { verdict, checks } = await answerOf(caseOf("jwt-key-in-the-header-only"));
  assert.deepEqual([verdict, checks.signature, checks.key], ["unconfirmed", "passed", "not checked"]);
});

test("a stranger's key in the header is not the college's", async () => {
  const { verdict, checks } = await answerOf(caseOf("jwt-key-in-the-header-of-the-college"));
  assert.deepEqual([verdict, checks.key], ["altered", "failed"]);
});

test("members called like those of every object do no harm", async () => {
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const given = caseOf("eddsa-jcs-good");
    given.input.text = given.input.text.replace("{", `{"${name}": {"validUntil": "2099-01-01T00:00:00Z"}, `);
    const { verdict, checks } = await answerOf(given);
    assert.deepEqual([verdict, checks.signature, checks["valid-until"]], ["altered", "failed", "not applicable"], name);
  }
});
