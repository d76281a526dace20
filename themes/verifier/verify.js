/** The one function that makes every check, and says what they add up to. */
import { caseOf } from "./case.js";
import { hostOf, keptCopy } from "./documents.js";
import { settled } from "./settle.js";
import { STEPS, Step } from "./steps.js";
import { vouched } from "./trust.js";
import { confirmed, outcomeOf, REQUIRED, verdictOf, WORDS } from "./verdict.js";

/** @param {Badge} badge from `readBadge` @param {Context} ctx @returns {Promise<Checked>} */
export const verifyBadge = (badge, ctx) => verified(badge, ctx, { level: 0, taken: { count: 0 } });

/** @param {Badge} badge @param {Context} ctx @param {Room} room @returns {Promise<Checked>} */
async function verified(badge, ctx, room) {
  const box = await caseOf(badge);
  /** @type {Finding[]} */
  const made = [];
  for (const step of STEPS) made.push(...(await step.run(step, box, ctx)));
  const findings = settled([...made, ...missing(made)]);
  const standing = await standingOf(badge, ctx, findings);
  const verdict = verdictOf(standing);
  // Whoever altered a file also chose the issuer it names, and what stands inside.
  const altered = verdict === "ALTERED";
  const { address, openHost, knownTo } = altered ? plain(badge, findings) : standing;
  const nested = !altered && hasInside(box) && (await import("./nested.js"));
  const inside = nested ? await nested.inside(box, ctx, room, verified) : [];
  const sentence = (await sentenceOf(verdict, standing)) + (nested ? nested.remark(inside) : "");
  return { badge, findings, verdict, words: WORDS[verdict], sentence, address, openHost, knownTo, inside };
}

/** The verdict explained for somebody who knows nothing of signatures.
 * @param {Verdict} verdict @param {import("./verdict.js").Standing} standing */
export const sentenceOf = async (verdict, standing) =>
  verdict === "CONFIRMED" ? confirmed(standing) : (await import("./sentences.js")).sentence(verdict, standing);

/** @param {Case} box */
const hasInside = ({ credential }) =>
  /"(endorsement|endorsementJwt|verifiableCredential)":/.test(JSON.stringify(credential));

/** Not checked: every required check that reported nothing. @param {Finding[]} findings */
export function missing(findings) {
  const reported = findings.filter((f) => !f.advice).map((f) => f.check);
  return REQUIRED.filter((check) => !reported.includes(check)).map((check) =>
    new Step(check, async () => []).finding("This check reported nothing.", "unknown"),
  );
}

/** @param {Badge} badge @param {Finding[]} findings */
const plain = (badge, findings) =>
  ({ badge, findings, address: "", openHost: false, kept: "", knownAs: "", knownTo: "" });

/** @param {Badge} badge @param {Context} ctx @param {Finding[]} findings
 * @returns {Promise<import("./verdict.js").Standing>} */
async function standingOf(badge, ctx, findings) {
  const { id } = badge.issuer;
  const found = plain(badge, findings);
  if (outcomeOf(findings, "key") !== "pass") return found;
  const known = vouched(id, ctx);
  const address = hostOf(id);
  const hosts = address && (await import("./hosts.js"));
  const openHost = !!hosts && (hosts.isOpenHost(address) || hosts.isPersonal(id));
  const kept = address && keptCopy(id, ctx);
  return { ...found, address, openHost, kept, knownAs: known?.name ?? "", knownTo: known?.says ?? "" };
}
