// The cases that Python is held to (tests/cases/*.json), as the browser's verifier takes them.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BadgeError, LimitError, Unreachable } from "../../themes/verifier/errors.js";
import { readBadge } from "../../themes/verifier/read.js";
import { verifyBadge } from "../../themes/verifier/verify.js";

const FOLDER = new URL("../cases/", import.meta.url);
const RANK = ["skip", "pass", "unknown", "fail"];
/** Outcomes in the words of Python. */
const OUTCOMES = { skip: "not applicable", pass: "passed", unknown: "not checked", fail: "failed" };

/** Every case, in the order of the files. */
export const CASES = readdirSync(fileURLToPath(FOLDER))
  .filter((name) => name.endsWith(".json"))
  .sort()
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")).cases);

/** Bytes of a file or an answer. */
const bytes = ({ base64, text }) => new Uint8Array(base64 ? Buffer.from(base64, "base64") : Buffer.from(text));

/** An address as it would be asked: without fragment and without parameters that name a person. */
function asked(url) {
  let address;
  try {
    address = new URL(url);
  } catch {
    throw new Unreachable(`${url} is not a web address.`);
  }
  if (address.protocol !== "https:" || address.username || url.length > 2000)
    throw new Unreachable(`${url} was not asked.`);
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
      if (!answer) throw new Unreachable(`${address} was not asked.`);
      return { url: address, status: answer.status, body: bytes(answer), at: new Date(answer.at) };
    },
  };
}

/** The world of a case. */
export const contextOf = ({ now, issuers, recipient, fetched }) => ({
  now: new Date(now),
  issuers,
  recipient,
  fetcher: recorded(fetched),
});

/** Name of the error, or verdict and worst outcome of each check; advice does not count. */
export async function answerOf(given) {
  let badge;
  try {
    badge = await readBadge(bytes(given.input), given.id);
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
  return { verdict: checked.verdict.toLowerCase(), checks, told, checked };
}
