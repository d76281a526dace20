// Verdict and outcome of every check for files of a folder, as JSON on standard output.
// Input (standard input): {"folder": ..., "now": ..., "recipient": [...], "paths": [...],
// "names": {address or name: path of the file that answers for it}}.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BadgeError, LimitError, Unreachable } from "../../themes/verifier/errors.js";
import { readBadge } from "../../themes/verifier/read.js";
import { verifyBadge } from "../../themes/verifier/verify.js";

const RANK = ["skip", "pass", "unknown", "fail"];
const { folder, now, recipient, paths, names } = JSON.parse(readFileSync(0, "utf8"));

const bytesOf = (path) => new Uint8Array(readFileSync(join(folder, path)));

const fetcher = {
  async fetch(url) {
    const path = [url, url.slice(url.lastIndexOf("/") + 1)].find((name) => Object.hasOwn(names, name));
    if (path === undefined) throw new Unreachable(`${url} is not in the corpus.`);
    return { url, status: 200, body: bytesOf(names[path]), at: new Date(now) };
  },
};

function told({ verdict, findings, inside }) {
  const checks = {};
  for (const { check, outcome, advice } of findings) {
    const before = checks[check] ?? "skip";
    if (!advice) checks[check] = RANK.indexOf(outcome) > RANK.indexOf(before) ? outcome : before;
  }
  const documents = inside.map(({ place, checked, aboutThis, byIssuer }) => ({
    place,
    aboutThis,
    byIssuer,
    checked: checked && told(checked),
  }));
  return { verdict, checks, inside: documents };
}

async function result(path) {
  let badge;
  try {
    badge = await readBadge(bytesOf(path), path);
  } catch (error) {
    if (error instanceof LimitError) return { error: "limit" };
    if (error instanceof BadgeError) return { error: "badge" };
    throw error;
  }
  return told(await verifyBadge(badge, { now: new Date(now), issuers: [], recipient, fetcher }));
}

const found = {};
for (const path of paths) found[path] = await result(path);
process.stdout.write(JSON.stringify(found));
