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
const OWN_VERDICT = [
  ["withdrawal", "WITHDRAWN", "It no longer counts."],
  ["suspension", "SUSPENDED", "It does not count for now."],
  ["valid-until", "EXPIRED", "Ask the issuer whether it was renewed."],
  ["valid-from", "NOT_YET", "Come back after that day."],
  ["recipient", "OTHER_PERSON", "It says nothing about this person."],
];
const ALTERING = REQUIRED.filter((check) => !OWN_VERDICT.some(([name]) => name === check));

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
const isUnchanged = ({ securing }, findings) =>
  (securing === "HOSTED" ? ["signature"] : INTEGRITY).every((c) => outcomeOf(findings, c) === "pass");

/** The verdict explained for somebody who knows nothing of signatures.
 * @param {Verdict} verdict @param {Standing} standing */
export function sentenceOf(verdict, standing) {
  const { badge, findings } = standing;
  /** Message of the first of `checks` that came out like this. @param {Outcome} outcome @param {string[]} checks */
  const first = (outcome, checks) =>
    checks.flatMap((c) => findings.filter((f) => f.check === c && f.outcome === outcome && !f.advice))[0]?.message ?? "";
  /** @param {string[]} checks */
  const left = (checks) => first("unknown", checks) && ` Not checked: ${first("unknown", checks)}`;
  /** @param {string} check */
  const passed = (check) => outcomeOf(findings, check) === "pass";
  let open = passed("signature") ? "" : " Whether the file is unchanged could not be checked.";
  if (badge.securing === "NONE") open = " The file is not signed.";
  if (verdict === "ALTERED") {
    const failed = REQUIRED.filter((check) => outcomeOf(findings, check) === "fail");
    const reason = first("fail", ["signature", "key", ...ALTERING]);
    if (failed.join() !== "structure") return `Do not rely on this file. ${reason}`;
    // Nobody should suspect a forger.
    const words = `This file is not written as the standard requires. ${reason}`;
    if (!isUnchanged(badge, findings)) return `${words}${open} Do not rely on it.`;
    const how =
      badge.securing === "HOSTED" ? "It says what its original says" : "It was not changed after it was signed";
    return `${words} ${how}, so whoever issued it has to mend it; do not rely on it until then.`;
  }
  const own = OWN_VERDICT.find(([, name]) => name === verdict);
  if (own) return `${first("fail", [own[0]])} ${own[2]}${open}`;
  if (verdict === "UNCONFIRMED") {
    const reason = passed("key")
      ? "the issuer is known by its key only, which anybody can make"
      : "it could not be shown that the named issuer signed it";
    return `Unchanged since it was signed, but ${reason}.${left(REQUIRED.filter((c) => c !== "key"))}`;
  }
  if (verdict === "INCOMPLETE")
    return `Nothing wrong was found, but not everything could be checked.${left(REQUIRED)}`;
  if (verdict === "CONFIRMED") return confirmed(standing);
  return (
    "This file is not signed, so nobody can verify it and anybody could have written it. If a " +
    "course recorded it, ask the course."
  );
}

/** Who signed it, by address before name. @param {Standing} standing */
function confirmed({ badge, findings, address, openHost, kept, knownAs, knownTo }) {
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
