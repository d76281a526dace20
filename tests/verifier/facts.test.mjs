// What a badge says, in words for people.
import assert from "node:assert/strict";
import { test } from "node:test";
import { factsOf } from "../../themes/verifier/ui/facts.js";

const NAMES = [
  ["did:web:badges.kestrelvalley.example", "badges.kestrelvalley.example"],
  ["did:web:somebody.github.io:badges:new", "somebody.github.io/badges/new"],
  ["did:web:a.example%3A8443:x", "a.example:8443/x"],
  ["did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp", "a key that ends in X3mDooWp"],
  ["did:jwk:eyJrdHkiOiJPS1AifQ", "a key that ends in JPS1AifQ"],
  ["mailto:ana@kestrelvalley.example", "ana@kestrelvalley.example"],
  ["https://badges.kestrelvalley.example/issuers/1", "https://badges.kestrelvalley.example/issuers/1"],
  ["urn:uuid:1", "urn:uuid:1"],
  ["did:web:", "did:web:"],
];
for (const [id, words] of NAMES)
  test(`who is called ${id}`, () => {
    const badge = { achievement: {}, issuer: { id, name: "" }, recipient: { id, identities: [] }, validFrom: "", validUntil: "", name: "x" };
    const { issuer, recipient } = factsOf({ ...badge, achievement: { name: "", description: "" } }, {});
    assert.deepEqual([issuer, recipient], [words, words]);
  });
