// Every case of the manifest gets the answer that Python gives.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answerOf, CASES } from "./cases.mjs";

for (const given of CASES)
  test(`case ${given.id}`, async () => {
    const { told, checked, ...found } = await answerOf(given);
    // What a newer edition of a badge is, is a question about a folder, which only Python reads.
    const { edition, ...expected } = given.expected;
    if (found.inside) expected.inside ??= [];
    if (found.checks) {
      const stated = Object.keys(expected.checks ?? {}).map((name) => [name, found.checks[name]]);
      found.checks = Object.fromEntries(stated);
    }
    assert.deepEqual(found, expected, `${given.what}\n${told.join("\n")}`);
  });

test("there are enough", () => assert.ok(CASES.length >= 480));
