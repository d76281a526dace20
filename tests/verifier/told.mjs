// Verdict and outcome of every check for other people's badges; the same in Node and in a page.
import { BadgeError, LimitError, Unreachable } from "../../themes/verifier/errors.js";
import { readBadge } from "../../themes/verifier/read.js";
import { verifyBadge } from "../../themes/verifier/verify.js";
import { fromBase64 } from "./answers.mjs";

const RANK = ["skip", "pass", "unknown", "fail"];

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

/** Files answer for the address they have, or else for their name.
 * @param {(path: string) => Uint8Array} bytesOf a file
 * @param {{now: string, recipient: string[], paths: string[], names: Record<string, string>}} question */
export async function toldOfAll(bytesOf, { now, recipient, paths, names }) {
  const fetcher = {
    async fetch(url) {
      const path = [url, url.slice(url.lastIndexOf("/") + 1)].find((name) => Object.hasOwn(names, name));
      if (path === undefined) throw new Unreachable(`${url} is not in the corpus.`);
      return { url, status: 200, body: bytesOf(names[path]), at: new Date(now) };
    },
  };
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
  return found;
}

/** The same, of files whose bytes come along. @param {Record<string, string>} files base64 by path */
export const toldOfThese = (files, question) => toldOfAll((path) => fromBase64(files[path]), question);
