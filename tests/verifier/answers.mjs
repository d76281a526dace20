// What the browser's verifier answers to a case (tests/cases/*.json); the same in Node and in a page.
import { BadgeError, LimitError, Unreachable } from "../../themes/verifier/errors.js";
import { beside, readRegistry } from "../../themes/verifier/policy.js";
import { readCredential } from "../../themes/verifier/read.js";
import { verifyBadge } from "../../themes/verifier/verify.js";

const RANK = ["skip", "pass", "unknown", "fail"];
/** Outcomes in the words of Python. */
const OUTCOMES = { skip: "not applicable", pass: "passed", unknown: "not checked", fail: "failed" };

/** Bytes of text in base64. */
export const fromBase64 = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));

/** Bytes of a file or an answer. */
const bytes = ({ base64, text }) => (base64 ? fromBase64(base64) : new TextEncoder().encode(text));

/** An address as it would be asked: without fragment and without parameters that name a person. */
function asked(url) {
  let address;
  try {
    address = new URL(url);
  } catch {
    throw new Unreachable(`“${url}” is not a web address.`);
  }
  if (address.protocol !== "https:")
    throw new Unreachable(`“${url}” was not asked, because only https addresses are.`);
  if (address.username || url.length > 2000) throw new Unreachable(`${url} was not asked.`);
  const personal = (name, value) => /^(identity__.*|e-?mail|recipient)$/i.test(name) || value.includes("@");
  for (const [name, value] of [...address.searchParams]) if (personal(name, value)) address.searchParams.delete(name);
  address.hash = "";
  return address.href;
}

/** Answers from memory, under the rules about addresses of a real fetcher. */
function recorded(fetched) {
  const found = new Map(Object.entries(fetched).map(([url, answer]) => [asked(url), answer]));
  return {
    async fetch(url) {
      const address = asked(url);
      const answer = found.get(address);
      if (!answer) throw new Unreachable(`${address} was not asked, because only recorded answers are used.`);
      return { url: address, status: answer.status, body: bytes(answer), at: new Date(answer.at) };
    },
  };
}

/** An issuer with the copies of lists that are kept. */
const known = ({ lists = [], ...rest }) => ({
  ...rest,
  lists: lists.map(({ url, retrieved, ...kept }) => ({ url, retrieved, document: bytes(kept) })),
});

/** The world of a case. */
export function contextOf({ now, issuers, recipient, fetched, registry }) {
  const list = issuers.map(known);
  const other = registry && readRegistry(bytes({ text: registry }), "registry.json");
  const trust = other ? beside(other, list) : null;
  return { now: new Date(now), issuers: list, trust, recipient, fetcher: recorded(fetched) };
}

/** What came out of the documents inside, as cases write it down. */
const insideOf = (checked) =>
  checked.inside.map(({ place, checked: own, aboutThis, byIssuer }) => {
    const deeper = own ? insideOf(own) : [];
    const verdict = own ? own.verdict.toLowerCase() : "";
    const row = { place, verdict, about_this: aboutThis, by_issuer: byIssuer };
    return deeper.length ? { ...row, inside: deeper } : row;
  });

/** Name of the error, or verdict, worst outcome of each check (advice does not count), and what is
 * inside. */
export async function answerOf(given) {
  let badge;
  try {
    badge = await readCredential(bytes(given.input), given.id);
  } catch (error) {
    if (error instanceof BadgeError) return { error: error instanceof LimitError ? "limit" : "badge", told: [error.message] };
    throw error;
  }
  const checked = await verifyBadge(badge, contextOf(given));
  const ranks = {};
  for (const { check, outcome, advice } of checked.findings)
    if (!advice) ranks[check] = Math.max(ranks[check] ?? 0, RANK.indexOf(outcome));
  const checks = Object.fromEntries(Object.entries(ranks).map(([name, rank]) => [name, OUTCOMES[RANK[rank]]]));
  const told = checked.findings.map((f) => `${f.check}: ${f.outcome}: ${f.message}`);
  return { verdict: checked.verdict.toLowerCase(), checks, inside: insideOf(checked), told, checked };
}

/** Name of the error, or verdict and outcomes of every case: what is compared with Python. */
export async function answersOf(cases) {
  const found = [];
  for (const given of cases) {
    const { told, checked, ...compared } = await answerOf(given);
    found.push(compared);
  }
  return found;
}

/** What a reader is told of every case: the sentence, or why the file cannot be read. */
export async function sentencesOf(cases) {
  const found = [];
  for (const given of cases) {
    const { told, checked } = await answerOf(given);
    found.push(checked ? checked.sentence : told[0]);
  }
  return found;
}
