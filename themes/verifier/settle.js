/** What a check may not claim, once another check found that nobody is shown to have signed: every
 * check looks at the badge on its own, and is true of a forged file as well. */
import { THIS_PROGRAM } from "./steps.js";
import { outcomeOf } from "./verdict.js";

/** Take back every pass that stands on a signature or an issuer that was not shown.
 * @param {Finding[]} findings */
export function settled(findings) {
  /** @param {string} message @param {string[]} checks */
  const without = (message, ...checks) => {
    findings = findings.map((f) =>
      checks.includes(f.check) && f.outcome === "pass"
        ? { ...f, outcome: "unknown", message, says: THIS_PROGRAM }
        : f,
    );
  };
  const signature = outcomeOf(findings, "signature");
  const nobody = "so nobody is shown to have signed it.";
  const built = ["withdrawal", "suspension", "picture", "key"];
  if (signature === "fail")
    without(`The signature does not match, ${nobody}`, ...built, "nothing-unsigned", "signed-facts", "issuer-known");
  if (signature === "skip") {
    without("Nothing shows who issued it, because the file is not signed.", "issuer-known");
    without("The file is not signed.", "picture");
  } else if (signature === "unknown")
    without(`Whether the signature matches could not be checked, ${nobody}`, ...built);
  if (signature !== "skip" && outcomeOf(findings, "key") !== "pass")
    without("It is not shown that the named issuer signed it, so nobody can vouch for it.", "issuer-known");
  return findings;
}
