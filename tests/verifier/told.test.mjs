// By what an issuer counts as known in a verifier that stands alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { policyOf } from "../../themes/verifier/shell/told.js";

const COLLEGE = { id: "did:web:college.example", name: "College", says: "the registrar", trusted: true };
const PIN = { ...COLLEGE, id: "did:web:pinned.example", trusted: false };
const REGISTRY = { says: "a registry", names: [[COLLEGE.id, "Other name"], ["did:web:museum.example", "Museum"]] };
const OTHER = { says: "another", names: [["did:web:museum.example", "The Museum"], ["__proto__", "Nobody"]] };
const policy = (issuers, ...registries) => policyOf({ issuers, registries, name: "", file: "" });

test("without a registry the list of issuers decides, as everywhere", () => {
  assert.equal(policy([COLLEGE]), null);
});

for (const [id, expected] of [
  [COLLEGE.id, "College, the registrar"],
  [PIN.id, ""],
  ["did:web:museum.example", "Museum, a registry"],
  ["__proto__", "Nobody, another"],
  ["constructor", ""],
])
  test(`own list first, then the registries: ${id}`, () => {
    const found = policy([PIN, COLLEGE], REGISTRY, OTHER)?.voucher(id);
    assert.equal(found ? `${found.name}, ${found.says}` : "", expected);
  });

test("a registry counts without a list, and beside one that only keeps keys", () => {
  for (const issuers of [[], [PIN]]) {
    assert.equal(policy(issuers, REGISTRY)?.voucher(COLLEGE.id)?.says, "a registry");
    assert.equal(policy(issuers, REGISTRY)?.voucher(PIN.id), null);
  }
});

test("a registry of nobody is refused", () => {
  assert.throws(() => policy([COLLEGE], { says: "empty", names: [] }), TypeError);
});
