/** The small verifier: what a page runs first, a few kilobytes instead of sixty. It knows one closed
 * world of ordinary badges, and may only say what is good or not yet asked; for everything else,
 * and for everything that is wrong, it says nothing, and the full verifier decides. */
import { Unreachable } from "../errors.js";
import { embedded } from "./embedded.js";
import { entryOf } from "./keys.js";
import { fits, isAddress, moment, read } from "./world.js";

const CONTEXT = "https://www.w3.org/ns/credentials/v2";
const MORE = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/(context-3\.0\.3|extensions)\.json$/;
const PICTURE = /^data:/;

/** What is signed and how: the credential, the name of the key, and the question whether the
 * signature was made with the key of one entry of a key document.
 * @typedef {{credential: Obj, method: string, signed: (entry: Obj) => Promise<boolean>}} Secured */

/** Only these members of the badge are there.
 * @typedef {Pick<Badge, "id" | "name" | "issuer" | "validFrom" | "validUntil">} Shown */

/** The verdict and the outcome of every check, without their messages; or null: ask the full
 * verifier. Never throws. @param {Bytes} bytes @param {Context} context
 * @returns {Promise<(Omit<Checked, "badge"> & {badge: Shown}) | null>} */
export async function quickly(bytes, context) {
  try {
    return await judged(bytes, context);
  } catch {
    return null; // whatever it was, the full verifier has the words for it
  }
}

/** @param {Bytes} bytes @param {Context} context */
async function judged(bytes, context) {
  if (context.recipient.length || context.trust || bytes.length > 1e6) return null;
  const secured =
    bytes[0] === 123 ? await embedded(read(bytes)) : await (await import("./token.js")).opened(bytes);
  const { "@context": contexts, type, ...document } = secured.credential;
  const [first, ...others] = contexts;
  const known = first === CONTEXT && new Set(others).size === others.length && others.every(isKnown);
  if (!known || !/^VerifiableCredential,(OpenBadge|Achievement)Credential$/.test(type.join())) return null;
  if (!fits(document, "Credential")) return null;
  return null;
}

/** @param {any} context */
const isKnown = (context) => typeof context === "string" && MORE.test(context);
void [Unreachable, entryOf, isAddress, moment, PICTURE];
