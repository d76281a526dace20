// Who vouches for an issuer, and that no rule vouches for anybody by being empty.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { BadgeError, Unreachable } from "../../themes/verifier/errors.js";
import { isOpenHost, OPEN_HOSTS } from "../../themes/verifier/hosts.js";
import { allOf, anyOf, domain, pinned, readRegistry, registry } from "../../themes/verifier/policy.js";
import { checkIssuerKnown, vouched } from "../../themes/verifier/trust.js";
import { context } from "./world.mjs";

const COLLEGE = "did:web:badges.college.example";
const entry = { id: COLLEGE, name: "College", says: "Ana", trusted: true };
const boxOf = (id) => ({ badge: { issuer: { id } } });

test("the hosts at which anybody gets an address are those of Python", () => {
  const source = readFileSync(new URL("../../portfolio_gen/verify/hosts.py", import.meta.url), "utf8");
  const table = source.slice(source.indexOf("OPEN_HOSTS = ("), source.indexOf("\n)"));
  assert.deepEqual(OPEN_HOSTS, [...table.matchAll(/"(.+?)"/g)].map((match) => match[1]));
});

for (const [host, open] of [
  ["github.io", true],
  ["ana.github.io", true],
  ["notgithub.io", false],
  ["github.io.college.example", false],
  ["", false],
])
  test(`${host || "no host"} is ${open ? "" : "not "}one where anybody gets an address`, () => {
    assert.equal(isOpenHost(host), open);
  });

test("without a list the question does not arise", () => {
  assert.equal(checkIssuerKnown(boxOf(COLLEGE), context()).outcome, "skip");
  const untrusted = context({ issuers: [{ ...entry, trusted: false }] });
  assert.equal(checkIssuerKnown(boxOf(COLLEGE), untrusted).outcome, "skip");
});

test("a list vouches for whom it names, exactly as written", () => {
  const ctx = context({ issuers: [entry] });
  const answer = checkIssuerKnown(boxOf(COLLEGE), ctx);
  assert.deepEqual([answer.outcome, answer.message, answer.says], ["pass", "Known as College.", "Ana"]);
  for (const other of [COLLEGE.toUpperCase(), `${COLLEGE}:x`, ""])
    assert.throws(() => checkIssuerKnown(boxOf(other), ctx), Unreachable);
});

test("a policy that is given replaces the list", () => {
  const ctx = context({ issuers: [entry], trust: domain("other.example", "us") });
  assert.equal(vouched(COLLEGE, ctx), null);
});

const none = { voucher: () => null };
const by = (says) => ({ voucher: (id) => (id === COLLEGE ? { name: `name by ${says}`, says } : null) });

for (const [what, policy, id, expected] of [
  ["a list", pinned([entry]), COLLEGE, { name: "College", says: "Ana" }],
  ["a list", pinned([entry, { ...entry, id: "x", trusted: false }]), "x", null],
  ["a host", domain("college.example", "us"), COLLEGE, { name: "badges.college.example", says: "us" }],
  ["a host", domain("college.example", "us"), "https://college.example/1", { name: "college.example", says: "us" }],
  ["a host", domain("college.example", "us"), "https://evilcollege.example/1", null],
  ["a host", domain("college.example", "us"), "did:key:z6Mk", null],
  ["a host", domain("college.example", "us"), "https://college.example/~ana/1", null],
  ["a host", domain("college.example", "us"), "did:web:college.example:~ana", null],
  ["a registry", registry(new Map([[COLLEGE, "College"]]), "it"), COLLEGE, { name: "College", says: "it" }],
  ["a registry", registry(new Map([[COLLEGE, "College"]]), "it"), "constructor", null],
  ["all of several", allOf([by("a"), by("b")]), COLLEGE, { name: "name by a", says: "a and b" }],
  ["all of several", allOf([by("a"), none]), COLLEGE, null],
  ["any of several", anyOf([none, by("b")]), COLLEGE, { name: "name by b", says: "b" }],
  ["any of several", anyOf([none, by("b")]), "x", null],
])
  test(`${what}, asked about ${id}: ${expected ? expected.says : "nobody"}`, () => {
    const found = policy.voucher(id);
    assert.deepEqual(found && { name: found.name, says: found.says }, expected);
  });

for (const [what, make] of [
  ["a list of nobody", () => pinned([])],
  ["a list of nobody trusted", () => pinned([{ ...entry, trusted: false }])],
  ["no host", () => domain("", "us")],
  ["a host with a path", () => domain("college.example/x", "us")],
  ["a host in capitals", () => domain("College.example", "us")],
  ["a host of anybody", () => domain("ana.github.io", "us")],
  ["an empty registry", () => registry(new Map(), "it")],
  ["all of nothing", () => allOf([])],
  ["any of nothing", () => anyOf([])],
])
  test(`a rule of ${what} cannot be made`, () => {
    assert.throws(make, TypeError);
  });

const file = (value) => new TextEncoder().encode(JSON.stringify(value));

test("a registry is read with the day it is of", () => {
  const data = { meta: { updated: "2026-05-01T00:00:00Z" }, registry: { [COLLEGE]: { name: "College" }, __proto__x: { name: "P" } } };
  const found = readRegistry(file(data), "list.json");
  assert.deepEqual(found.voucher(COLLEGE), { name: "College", says: "the registry list.json of 2026-05-01" });
  assert.equal(found.voucher("toString"), null);
});

for (const [what, data, error] of [
  ["that is no JSON", new TextEncoder().encode("{"), BadgeError],
  ["without entries", file({ meta: {} }), TypeError],
  ["with a list of entries", file({ registry: [] }), TypeError],
  ["with nobody in it", file({ registry: {} }), TypeError],
  ["with somebody without a name", file({ registry: { [COLLEGE]: {} } }), TypeError],
])
  test(`a registry ${what} is refused`, () => {
    assert.throws(() => readRegistry(data, "list.json"), error);
  });
