/** Lists of withdrawn badges. */

const CHECKS = new Map([["revocation", "withdrawal"], ["suspension", "suspension"]]);

/** Why they were not asked. None may answer: reading lists is for the full verifier.
 * @param {Obj | Obj[]} lists @param {Ask} ask */
export async function unasked(lists, ask) {
  const entries = [lists].flat();
  if (new Set(entries.map((entry) => JSON.stringify(entry))).size < entries.length) throw new Error();
  /** @type {{[check: string]: string}} */
  const found = {};
  for (const [purpose, check] of CHECKS)
    for (const { type, statusPurpose, statusListIndex, statusListCredential } of entries) {
      const known = CHECKS.has(statusPurpose) && typeof type === "string";
      if (!known || !/^\d{1,9}$/.test(statusListIndex)) throw new Error();
      const { reason } = purpose === statusPurpose ? await ask(statusListCredential) : { reason: "" };
      if (reason === undefined) throw new Error();
      if (reason) found[check] ??= reason;
    }
  return found;
}
