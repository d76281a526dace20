// Answers of the browser's modules, for comparing them with those of Python. Standard input is a list
// of questions, each a name and its arguments; standard output the list of answers.
import { readFileSync } from "node:fs";
import { refused } from "../../themes/verifier/addresses.js";
import { BadgeError, LimitError, Unreachable } from "../../themes/verifier/errors.js";
import { md5 } from "../../themes/verifier/md5.js";
import { day, parseTime } from "../../themes/verifier/moments.js";
import { explained } from "../../themes/verifier/questions.js";
import { readCredential } from "../../themes/verifier/read.js";
import { parseSpan } from "../../themes/verifier/spans.js";
import { judged } from "../../themes/verifier/structure.js";
import { verdictOf } from "../../themes/verifier/verdict.js";
import { sentenceOf, verifyBadge } from "../../themes/verifier/verify.js";

const RANK = ["skip", "pass", "unknown", "fail"];
const bytes = (base64) => new Uint8Array(Buffer.from(base64, "base64"));
const moment = (found) => (found === null || isFinite(found) ? found : String(found));
const fetcher = {
  async fetch(url) {
    throw new Unreachable(`${url} was not asked.`);
  },
};

/** The worst outcome of each check. */
function outcomes(findings) {
  const ranks = {};
  for (const { check, outcome, advice } of findings)
    if (!advice) ranks[check] = Math.max(ranks[check] ?? 0, RANK.indexOf(outcome));
  return Object.fromEntries(Object.entries(ranks).map(([name, rank]) => [name, RANK[rank]]));
}

/** The view of a badge without its bytes; or what kind of error it is. */
async function view(base64) {
  try {
    const { raw, payload, notes, reshaped, ...rest } = await readCredential(bytes(base64), "x");
    return { ...rest, payload: Buffer.from(payload).toString("base64") };
  } catch (error) {
    if (error instanceof BadgeError) return error instanceof LimitError ? "limit" : "badge";
    throw error;
  }
}

const ANSWERS = {
  moment: (text) => moment(parseTime(text)),
  span(text) {
    const found = parseSpan(text);
    return found && [moment(found.earliest), moment(found.latest), found.words];
  },
  day: (text) => day(parseTime(text)),
  refused,
  md5: (base64) => Buffer.from(md5(bytes(base64))).toString("hex"),
  problems: async (document, kind, vcdm) => (await judged(document, kind, vcdm)).map(([, place]) => place),
  async verdict(standing) {
    const verdict = verdictOf(standing);
    return [verdict, await sentenceOf(verdict, standing)];
  },
  explained(finding) {
    const { title, why, spec } = explained({ advice: false, ...finding });
    return [title, why, spec];
  },
  view,
  async checked(base64, now) {
    let badge;
    try {
      badge = await readCredential(bytes(base64), "x");
    } catch (error) {
      if (error instanceof BadgeError) return error instanceof LimitError ? "limit" : "badge";
      throw error;
    }
    const ctx = { now: new Date(now), issuers: [], recipient: ["ana.reyes@kestrelvalley.example"], fetcher };
    const { verdict, findings, inside } = await verifyBadge(badge, ctx);
    return { verdict, checks: outcomes(findings), inside: inside.map(({ checked }) => checked?.verdict ?? "") };
  },
};

const found = [];
for (const [name, ...given] of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    found.push(await ANSWERS[name](...given));
  } catch (error) {
    found.push(`defect: ${error.stack}`);
  }
}
process.stdout.write(JSON.stringify(found));
