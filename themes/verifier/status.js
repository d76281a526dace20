/** Was it withdrawn: by the document itself, or by what the issuer publishes. Every place is asked;
 * a list counts if it is the issuer's and current. Only loaded where there is something to ask. */
import { Unreachable } from "./errors.js";
import { plain } from "./status_copy.js";

/** Real badges have one or two. */
const MAX_PLACES = 8;

/** Lists of bits, by the type of the entry in a badge: type of the credential around the list, type
 * of the list, and whether the list says how it is written.
 * @type {Map<string, [string, string, boolean]>} */
const KINDS = new Map([
  ["BitstringStatusListEntry", ["BitstringStatusListCredential", "BitstringStatusList", true]],
  ["StatusList2021Entry", ["StatusList2021Credential", "StatusList2021", false]],
]);

/** Purposes that take nothing away from a badge. */
const INFORMS = ["refresh", "message"];

/** @typedef {() => Promise<Answer>} Question */
/** @typedef {{finding(message: string, outcome: Outcome, says?: string): Finding,
 *   ask(question: Question): Promise<Finding>}} Step */

/** What every place says about withdrawal, and what the issuer announces there.
 * @param {Step} step @param {Case} box @param {Context} ctx @returns {Promise<Finding[]>} */
export async function withdrawals(step, box, ctx) {
  const { badge } = box;
  const places = badge.status.filter((s) => !["suspension", ...INFORMS].includes(purposeOf(s)));
  const questions = [...old(box, ctx), ...asking(places, box, ctx)];
  const findings = await asked(step, questions);
  if (badge.revoked)
    findings.unshift(step.finding("The badge itself says that it was withdrawn.", "fail"));
  if (!findings.length)
    findings.push(step.finding("The issuer keeps no list of withdrawn badges for this one.", "skip"));
  const announced = badge.status.filter((s) => INFORMS.includes(purposeOf(s)));
  for (const finding of await asked(step, asking(announced, box, ctx)))
    findings.push({ ...finding, why: "", advice: true });
  return findings;
}

/** @param {Step} step @param {Case} box @param {Context} ctx @returns {Promise<Finding[]>} */
export async function suspensions(step, box, ctx) {
  const places = box.badge.status.filter((status) => purposeOf(status) === "suspension");
  if (places.length) return asked(step, asking(places, box, ctx));
  return [step.finding("The issuer keeps no list of suspended badges for this one.", "skip")];
}

/** What a list is for; those that name badges know of withdrawal only. @param {Status} place */
const purposeOf = (place) => (KINDS.has(place.type) ? place.purpose : "");

/** @param {Step} step @param {Question[]} questions */
async function asked(step, questions) {
  const findings = await Promise.all(questions.slice(0, MAX_PLACES).map((q) => step.ask(q)));
  if (questions.length > MAX_PLACES) {
    const message = `The badge names more than ${MAX_PLACES} lists; the others were not asked.`;
    findings.push(step.finding(message, "unknown"));
  }
  return findings;
}

/** @param {Status[]} places @param {Case} box @param {Context} ctx @returns {Question[]} */
const asking = (places, box, ctx) =>
  places.map((place) => async () => {
    const kind = KINDS.get(place.type);
    if (kind) return (await import("./status_bits.js")).check(place, kind, box, ctx);
    const named = await import("./status_named.js");
    if (place.type === "1EdTechRevocationList") return named.checkCredentials(place, box, ctx);
    if (place.type === "RevocationList") return named.checkAssertions(place.listUrl, box, ctx);
    throw new Unreachable(
      `The issuer would say in a way that is not supported (“${plain(place.type, 60)}”) whether it was withdrawn.`,
    );
  });

/** What is asked about badges older than 3.0, whatever they say themselves.
 * @param {Case} box @param {Context} ctx @returns {Question[]} */
function old(box, ctx) {
  const { format, securing, status } = box.badge;
  if (format !== "OB2" && format !== "OB1") return [];
  const original = () => import("./status_original.js");
  if (securing === "HOSTED") return [async () => (await original()).checkOriginal(box, ctx)];
  if (securing === "JWS" && !status.length)
    return [async () => (await original()).checkIssuersList(box, ctx)];
  return [];
}
