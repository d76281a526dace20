/** What the findings add up to: one verdict and one sentence, the worst first. */

/** Together: unchanged since it was signed. */
const INTEGRITY = ["contexts", "nothing-unsigned", "signed-facts", "signature"];

/** Checks without which nothing is confirmed; the others are for the reader to weigh. */
export const REQUIRED = [
  ...["container", "format", ...INTEGRITY, "structure", "key", "valid-from", "valid-until"],
  ...["withdrawal", "suspension", "recipient", "links"],
];

/** Failures that mean something else than that the document is wrong, worst first: verdict, and
 * what follows the reason. @type {[string, Verdict, string][]} */
export const OWN_VERDICT = [
  ["withdrawal", "WITHDRAWN", "It no longer counts."],
  ["suspension", "SUSPENDED", "It does not count for now."],
  ["valid-until", "EXPIRED", "Ask the issuer whether it was renewed."],
  ["valid-from", "NOT_YET", "Come back then, or set the clock of this device if it is wrong."],
  ["recipient", "OTHER_PERSON", "It says nothing about this person."],
];
export const ALTERING = REQUIRED.filter((check) => !OWN_VERDICT.some(([name]) => name === check));

/** @type {Record<Verdict, string>} */
export const WORDS = {
  ALTERED: "Altered or invalid",
  WITHDRAWN: "Withdrawn by the issuer",
  SUSPENDED: "Suspended by the issuer",
  EXPIRED: "Expired",
  NOT_YET: "Not valid yet",
  OTHER_PERSON: "Does not match this person",
  UNCONFIRMED: "Genuine, issuer not confirmed",
  INCOMPLETE: "Not fully checked",
  CONFIRMED: "Confirmed",
  COURSE_ONLY: "Recorded by the course only",
};

/** From harmless to worst. @type {Outcome[]} */
const RANK = ["skip", "pass", "unknown", "fail"];

/** What a verdict is made of: host that publishes the key, which kept copy named the key, and by what
 * name and whose list the issuer is known.
 * @typedef {{badge: Badge, findings: Finding[], address: string, openHost: boolean, kept: string,
 *   knownAs: string, knownTo: string}} Standing */

/** The worst outcome of one check; one that reported nothing was not made.
 * @param {Finding[]} findings @param {string} check @returns {Outcome} */
export function outcomeOf(findings, check) {
  const ranks = findings.filter((f) => f.check === check && !f.advice).map((f) => RANK.indexOf(f.outcome));
  return ranks.length ? RANK[Math.max(...ranks)] : "unknown";
}

/** The first that applies, from the worst. @param {Standing} standing @returns {Verdict} */
export function verdictOf({ badge, findings, address, knownTo }) {
  /** @param {string} check */
  const outcome = (check) => outcomeOf(findings, check);
  if (ALTERING.some((check) => outcome(check) === "fail")) return "ALTERED";
  const own = OWN_VERDICT.find(([check]) => outcome(check) === "fail");
  if (own) return own[1];
  if (badge.securing === "NONE") return "COURSE_ONLY";
  const hosted = badge.securing === "HOSTED";
  const unchanged = isUnchanged(badge, findings);
  const confirmed = unchanged && outcome("key") === "pass" && (address || knownTo) !== "";
  // An original at somebody's address shows nothing until it is the issuer's address.
  if (unchanged && !confirmed && !hosted) return "UNCONFIRMED";
  if (!confirmed || REQUIRED.some((check) => outcome(check) === "unknown")) return "INCOMPLETE";
  return "CONFIRMED";
}

/** Whether the file says what was signed, or what its original says.
 * @param {Badge} badge @param {Finding[]} findings */
export const isUnchanged = ({ securing }, findings) =>
  (securing === "HOSTED" ? ["signature"] : INTEGRITY).every((c) => outcomeOf(findings, c) === "pass");

/** Who signed it, by address before name. @param {Standing} standing */
export function confirmed({ badge, findings, address, openHost, kept, knownAs, knownTo }) {
  let words;
  if (badge.securing === "HOSTED") {
    words = `The same as the original on the web site${address && ` of ${address}`}, and still valid.`;
    if (kept) words += ` That the original is the issuer's was read in a copy ${kept}.`;
  } else {
    words = `Unchanged since it was signed${address && ` by the holder of ${address}`}, and still valid.`;
    if (kept) words += ` The key was compared with a copy ${kept}, not with the address itself.`;
  }
  // What only a kept list says: a newer one may say otherwise.
  for (const found of findings)
    if (found.kept && found.outcome === "pass" && !found.advice) words += ` ${found.message}`;
  if (knownTo) words += ` The issuer is known as ${knownAs}, says ${knownTo}.`;
  if (openHost) words += " Anybody can get an address of this kind, so the address alone says little.";
  return words;
}
