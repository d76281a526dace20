/** The parts of a badge of version 2.0 that it only names by address. */
import { refused } from "./addresses.js";
import { Unreachable } from "./errors.js";
import { unless } from "./documents.js";
import { loads } from "./strict_json.js";
import { judged } from "./structure.js";
import { isObject } from "./tree.js";

/** What is wrong with them. @param {Case} box @param {Context} ctx
 * @param {import("./structure.js").Problem[]} found grows, also if a part could not be had */
export async function problemsOfLinked({ credential }, ctx, found) {
  let about = credential.badge;
  if (typeof about === "string") {
    about = await obtained(about, "badge", ctx);
    found.push(...(await judged(about, "BadgeClass", "", "badge")));
  }
  const issuer = isObject(about) ? about.issuer : null;
  if (typeof issuer !== "string") return;
  const profile = await obtained(issuer, "badge.issuer", ctx);
  found.push(...(await judged(profile, "Profile", "", "badge.issuer")));
}

/** @param {string} address @param {string} place @param {Context} ctx */
async function obtained(address, place, ctx) {
  const { status, body } = await ctx.fetcher.fetch(address);
  if (status !== 200) throw new Unreachable(`“${place}” is only a link: ${refused(address, status)}`);
  return unless(() => loads(body), `“${place}” is only a link, and what it leads to cannot be read:`);
}
