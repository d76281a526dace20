/** When a badge is valid, judged by the moment in the context. */
import { pass, skip } from "./case.js";
import { ProofError, Unreachable } from "./errors.js";
import { day, parseTime } from "./moments.js";
import { namesOfDates } from "./vcdm.js";

/** The first and the last instant that a text can mean, and the day in words.
 * @typedef {{earliest: number, latest: number, words: string}} Span */
/** @typedef {(text: string) => Span | null} Parse */

/** @type {Parse} */
const exactly = (text) => {
  const found = parseTime(text);
  return found === null ? null : { earliest: found, latest: found, words: day(found) };
};

/** How the dates of a badge are read. @param {Badge} badge @returns {Promise<Parse>} */
const parserOf = async ({ format }) =>
  /^OB[12]$/.test(format) ? (await import("./spans.js")).parseSpan : exactly;

/** Fail before the badge begins to be valid, or if a signature is dated in the future.
 * @param {Case} box @param {Context} ctx */
export async function checkValidFrom(box, ctx) {
  const start = startOf(box, await parserOf(box.badge));
  if (start && +ctx.now < start.earliest) throw new ProofError(`The badge is not valid before ${start.words}; here it is ${day(ctx.now)}.`);
  for (const made of ofProofs(box.badge, "created", "was made"))
    if (made && +ctx.now < made.earliest)
      throw new ProofError(`The signature says that it was made on ${made.words}; here it is ${day(ctx.now)}.`);
  if (!start) return skip("The badge does not say when it begins to be valid.");
  if (+ctx.now < start.latest) throw depends(start);
  return pass(`Valid since ${start.words}.`);
}

/** Fail after the badge has expired, or after one of its signatures has.
 * @param {Case} box @param {Context} ctx */
export async function checkValidUntil(box, ctx) {
  const ends = endsOf(box, await parserOf(box.badge));
  for (const [what, end] of ends)
    if (+ctx.now > end.latest) throw new ProofError(`The ${what} expired on ${end.words}.`);
  if (!ends.length) return skip("The badge does not expire.");
  const [[, first]] = ends.sort(([, one], [, other]) => (one.earliest < other.earliest ? -1 : 1));
  if (+ctx.now > first.earliest) throw depends(first);
  return pass(`Valid until ${first.words}.`);
}

/** When the document begins to be valid, if it says so. @param {Case} box @param {Parse} [parse] */
export const startOf = (box, parse = exactly) => read(box, box.badge.validFrom, 0, parse);

/** When the document and its signatures expire, as far as they do.
 * @param {Case} box @param {Parse} [parse] */
export function endsOf(box, parse = exactly) {
  /** @type {[string, Span | null][]} */
  const found = [["badge", read(box, box.badge.validUntil, 1, parse)]];
  for (const span of ofProofs(box.badge, "expires", "expires")) found.push(["signature on the badge", span]);
  return found.filter(/** @returns {pair is [string, Span]} */ (pair) => pair[1] !== null);
}

/** @param {Badge} badge @param {"created" | "expires"} name @param {string} what */
const ofProofs = ({ proofs }, name, what) =>
  proofs.map(({ [name]: text }) => known(exactly(text), text, `When the signature ${what}`));

/** @param {Case} box @param {string} text @param {number} place @param {Parse} parse */
function read({ badge, credential }, text, place, parse) {
  const what = `When the badge ${["begins to be valid", "expires"][place]}`;
  const foreign = namesOfDates(badge.vcdm === "2.0" ? "1.1" : "2.0")[place];
  // Such a date is signed by some kinds of signature and dropped by others.
  if (badge.vcdm && foreign in credential)
    throw new Unreachable(`${what} is said under a name of another version (${foreign}), which is not used.`);
  return known(parse(text), text, what);
}

/** @param {Span | null} found @param {string} text @param {string} what */
function known(found, text, what) {
  if (text && !found) throw new Unreachable(`${what} cannot be read: “${text.slice(0, 40)}”.`);
  return found;
}

/** @param {Span} span */
const depends = ({ words }) =>
  new Unreachable(`It depends on the time zone: the badge says ${words}, and not where on earth.`);
