/** What stands at an address, and as of when; and what is said of a withdrawn badge. */
import { refused } from "./addresses.js";
import { pass } from "./case.js";
import { ProofError, Unreachable } from "./errors.js";
import { day } from "./moments.js";
import { bytesOf } from "./documents.js";

/** A copy as fresh as this counts as current, so that nobody is asked over and over. */
const FRESH = 3_600_000;
/** How long a copy may be used whose issuer says nothing about it. */
export const MAX_AGE = 30 * 86_400_000;

/** `moved` if another host answered, to which the one that was asked sent on; `keeper` is who keeps
 * the copy and says what stood there, or empty if it was fetched.
 * @typedef {{url: string, data: Bytes, at: Date, moved: boolean, keeper: string}} Copy */

/** What stands at `url`: fetched, or else kept with what is known of the issuer.
 * @param {string} url @param {string} issuer @param {Context} ctx @returns {Promise<Copy>} */
export async function obtain(url, issuer, ctx) {
  try {
    const fetched = await ctx.fetcher.fetch(url);
    if (fetched.status !== 200)
      throw new Unreachable(refused(url, fetched.status));
    return { url, data: fetched.body, at: fetched.at, moved: hasMoved(fetched), keeper: "" };
  } catch (error) {
    const kept = error instanceof Unreachable && keptList(url, issuer, ctx);
    if (!kept) throw error;
    return kept;
  }
}

/** The newest copy that whoever runs this keeps with the issuer.
 * @param {string} url @param {string} issuer @param {Context} ctx @returns {Copy | null} */
function keptList(url, issuer, ctx) {
  const known = ctx.issuers.filter((entry) => entry.id === issuer);
  const [newest] = known
    .flatMap(({ lists = [], says }) => lists.map((list) => ({ ...list, keeper: says })))
    .filter((list) => list.url === url)
    .sort((one, other) => (one.retrieved < other.retrieved ? 1 : -1));
  if (!newest) return null;
  const { document, retrieved, keeper } = newest;
  return { url, data: bytesOf(document), at: new Date(retrieved), moved: false, keeper };
}

/** Whoever sends on to any address speaks for nobody. @param {Fetched} fetched */
export const hasMoved = ({ url, final }) => !!final && siteOf(final) !== siteOf(url);

/** Scheme and host. @param {string} url */
const siteOf = (url) => /^[^/]*\/\/[^/?#]*/.exec(url)?.[0];

/** @param {Copy} copy */
export const words = ({ at, keeper }) =>
  `as of ${day(at)}${keeper && `, in a copy kept by ${keeper}`}`;

/** Whoever keeps a copy is the one who says so.
 * @param {Copy} copy @param {string} message @param {string} says @returns {Answer} */
export const answer = ({ keeper }, message, says) =>
  ({ ...pass(message, keeper || says), kept: keeper !== "" });

/** Tell whether a copy is too old to say that nothing happened since.
 * @param {Copy} copy @param {Context} ctx @param {number | null} [ttl] */
export const isStale = ({ at }, ctx, ttl = MAX_AGE) =>
  ttl !== null && +ctx.now - +at > Math.max(ttl, FRESH);

/** @param {Copy} copy @param {string} what */
export const tooOld = ({ at }, what) =>
  new Unreachable(`The copy of ${what} is of ${day(at)}, too old to tell what happened since.`);

/** @param {Copy} copy @param {unknown} [reason] a text of the issuer */
export const withdrawn = (copy, reason) =>
  new ProofError(
    `The issuer has withdrawn this badge, says its list ${words(copy)}.${inWords(reason)}`,
  );

/** A reason as a sentence with a blank before it; nothing if there is none. @param {unknown} reason */
export function inWords(reason) {
  const text = typeof reason === "string" ? plain(reason, 200) : "";
  return text && ` Reason given: “${text}”.`;
}

/** A text of a stranger on one line, without characters that nobody sees.
 * @param {string} text @param {number} limit */
export function plain(text, limit) {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  return line.length > limit ? line.slice(0, limit) + "…" : line;
}
