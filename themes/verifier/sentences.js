/** Verdicts other than the best, explained for somebody who knows nothing of signatures. */
import { ALTERING, isUnchanged, outcomeOf, OWN_VERDICT, REQUIRED } from "./verdict.js";

/** @param {Verdict} verdict @param {import("./verdict.js").Standing} standing */
export function sentence(verdict, standing) {
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
  return (
    "This file is not signed, so nobody can verify it and anybody could have written it. If a " +
    "course recorded it, ask the course."
  );
}
