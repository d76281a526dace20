/** What a place in a list means, by the purpose of the list. */
import { ProofError, Unreachable } from "./errors.js";
import { answer, plain, tooOld, withdrawn, words } from "./status_copy.js";

/** What a list says of one badge; `stale` if the copy is too old to say what happened since.
 * @typedef {{value: number, copy: import("./status_copy.js").Copy, stale: boolean, says: string}} Said */

/** @param {Status} place @param {Said} said @returns {Answer} */
export function meaning(place, { value, copy, stale, says }) {
  const { purpose } = place;
  // For good: an old copy is as true today as it was then.
  if (purpose === "revocation" && value) throw withdrawn(copy);
  if (stale) throw tooOld(copy, "the list");
  const told = (/** @type {string} */ message) => answer(copy, message, says);
  const by = `says the issuer's list ${words(copy)}.`;
  if (purpose === "suspension" && value)
    throw new ProofError(`The issuer has suspended this badge, says its list ${words(copy)}.`);
  if (purpose === "revocation") return told(`Not withdrawn, ${by}`);
  if (purpose === "suspension") return told(`Not suspended, ${by}`);
  if (purpose === "refresh")
    return told((value ? "There is a newer version of this badge, " : "There is nothing newer, ") + by);
  if (purpose === "message") return told(`“${announced(place, value)}”, ${by}`);
  const shown = plain(purpose, 60);
  if (!value) return told(`Not marked with “${shown}”, ${by}`);
  const marked = `The issuer's list marks this badge with “${shown}”, ${words(copy)}`;
  throw new Unreachable(`${marked}; what that means is not known here.`);
}

/** @param {Status} place @param {number} value */
function announced({ messages }, value) {
  const found = messages.find(([key]) => /^0x[\da-f]+$/i.test(key) && Number(key) === value);
  return found ? plain(found[1], 200) : `0x${value.toString(16)}`;
}
